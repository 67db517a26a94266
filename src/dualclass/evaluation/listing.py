"""One item against one list: a result for every unit that could concern it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal as OneOf

from dualclass.evaluation.context import Context
from dualclass.evaluation.finding import (
    Finding,
    Need,
    combined,
    conjunction,
    disjunction,
    distinct,
    negation,
    unknown,
)
from dualclass.evaluation.natures import is_kind
from dualclass.evaluation.notes import Release, notes_of
from dualclass.evaluation.performance import figures_of
from dualclass.evaluation.reference import evaluate
from dualclass.evaluation.units import Unit, unit_at, units_of
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import Criterion, Reference
from dualclass.lists import ListView, State
from dualclass.verdict import Verdict, any_of
from dualclass.vocabulary import Vocabulary

Status = OneOf[
    "controlled", "unless released", "open", "released", "suspended", "not established", "doubtful", "gap", "no"
]

SELF_REFERENCE = " refers to itself"


@dataclass(frozen=True, slots=True)
class ReleaseResult:
    """What became of one release note: true is shown, false is excluded, unknown is unclaimed."""

    release: Release
    finding: Finding


@dataclass(frozen=True, slots=True)
class UnitResult:
    """The result of one unit for one item.

    ``verdict`` is the paragraph's: true (controls it), false (does not), unknown. ``status`` says in what way;
    ``needs`` what would settle it. ``instead`` names codes of the same list that would take the label instead (S1);
    ``label`` is false where they certainly do.
    """

    unit: Unit
    verdict: Verdict
    status: Status
    core: Finding
    releases: tuple[ReleaseResult, ...] = ()
    needs: tuple[Need, ...] = ()
    state: State | None = None
    instead: tuple[str, ...] = ()
    label: bool = True

    @property
    def code(self) -> str:
        """The paragraph's code."""
        return self.unit.code

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The assumptions the verdict rests on."""
        return distinct(
            [*self.core.assumptions, *(name for result in self.releases for name in result.finding.assumptions)]
        )


class ListEvaluator:
    """Evaluates items under one list on one day. Holds what is worked out once per list; keeps nothing of the items."""

    def __init__(self, view: ListView, vocabulary: Vocabulary) -> None:
        """Take a list as it holds on a day, and the vocabulary its rules speak in."""
        self.view = view
        self.vocabulary = vocabulary
        self._notes = notes_of(view)
        self.units = units_of(view, self._notes)
        self._by_path: dict[str, list[Unit]] = {}
        for unit in self.units:
            for code in unit.path:
                self._by_path.setdefault(code, []).append(unit)

    def context(self, root: ItemRecord, *, ordinary: bool = False) -> Context:
        """The surroundings for one item and everything inside it."""
        return Context(
            self.view, self.vocabulary, root, specified=self._specified, performance=self._performance, ordinary=ordinary
        )

    def concerned(self, unit: Unit, record: ItemRecord, context: Context) -> bool:
        """Whether the unit's kinds leave the item in question: a kind that is certainly another rules it out."""
        if unit.alternative is not None:
            return True
        return all(is_kind(kind, record, context).verdict is not Verdict.FALSE for kind in unit.kinds)

    def results(self, record: ItemRecord, context: Context) -> tuple[UnitResult, ...]:
        """A result for every unit whose kinds do not rule the item out."""
        found: list[UnitResult] = []
        for unit in self.units:
            if self.concerned(unit, record, context):
                found.append(self.result(unit, record, context))
        return tuple(found)

    def result(self, unit: Unit, record: ItemRecord, context: Context) -> UnitResult:
        """The unit's core, then its state on the day, then its releases."""
        here = replace(context, code=unit.code, running=context.running | {(id(record), unit.code)})
        core = evaluate(unit.core, record, here)
        if unit.alternative is not None:
            core = disjunction(None, (core, evaluate(unit.alternative, record, here)))
        if unit.gap is not None:
            if core.verdict is Verdict.FALSE:
                return UnitResult(unit, Verdict.FALSE, "no", core)
            return UnitResult(unit, Verdict.UNKNOWN, "gap", core, needs=(Need(f"{unit.code}: {unit.gap}", "gap"),))
        if core.verdict is Verdict.FALSE:
            return self._negative(unit, core)
        state = self.view.state(unit.code)
        if state.word == "suspended":
            return UnitResult(unit, Verdict.FALSE, "suspended", core, state=state)
        releases = tuple(self._release(release, record, here) for release in unit.releases)
        if any(result.finding.verdict is Verdict.TRUE for result in releases):
            return UnitResult(unit, Verdict.FALSE, "released", core, releases, state=state)
        instead, label = self._labels(unit, record, here)
        rest = UnitResult(unit, Verdict.TRUE, "controlled", core, releases, (), state, instead, label)
        if core.verdict is Verdict.UNKNOWN and all(need.sort == "gap" for need in core.needs):
            return UnitResult(unit, Verdict.UNKNOWN, "gap", core, needs=core.needs)
        if core.verdict is Verdict.UNKNOWN:
            return replace(rest, verdict=Verdict.UNKNOWN, status="open", needs=core.needs)
        if state.word == "not established":
            needs = (Need(f"status of {unit.code}", "status"),)
            return replace(rest, verdict=Verdict.UNKNOWN, status="not established", needs=needs)
        unclaimed = [result.finding for result in releases if result.finding.verdict is Verdict.UNKNOWN]
        if unclaimed:
            needs = distinct(need for finding in unclaimed for need in finding.needs)
            return replace(rest, verdict=Verdict.UNKNOWN, status="unless released", needs=needs)
        return rest

    def _negative(self, unit: Unit, core: Finding) -> UnitResult:
        """A false from a doubtful source is not to be trusted."""
        doubts = [mark for mark in unit.marks if mark.word in {"doubtful", "correspondence"}]
        if not doubts:
            return UnitResult(unit, Verdict.FALSE, "no", core)
        needs = (Need(f"{unit.code}: {doubts[0].text}", "source"),)
        return UnitResult(unit, Verdict.UNKNOWN, "doubtful", core, needs=needs)

    def _release(self, release: Release, record: ItemRecord, context: Context) -> ReleaseResult:
        finding = evaluate(release.criterion, record, context.in_release())
        if release.deferred and finding.verdict is not Verdict.FALSE:
            finding = conjunction(release.criterion, (finding, negation(None, self._host(context))))
        return ReleaseResult(release, finding)

    def _host(self, context: Context) -> Finding:
        """Whether the host is controlled: its own units; a negative is never certain while the list has gaps."""
        host = context.root.host
        if host is None:
            return unknown(None, Need("host", "host"))
        inside = replace(self.context(host), running=context.running)
        found = [result for result in self.results(host, inside) if result.status != "no"]
        verdict = any_of(result.verdict for result in found)
        if verdict is Verdict.FALSE and (self.view.gaps or self.view.control_list.negatives_doubtful):
            return unknown(None, Need("the list is not complete for the host", "gap"))
        needs = distinct(need for result in found for need in result.needs) if verdict is Verdict.UNKNOWN else ()
        return Finding(verdict, None, needs, stated=host.name)

    def _labels(self, unit: Unit, record: ItemRecord, context: Context) -> tuple[tuple[str, ...], bool]:
        """Which codes would take the label instead, and whether this one keeps it: never part of the verdict (S1)."""
        instead: list[str] = []
        label = True
        for residual in unit.residuals:
            for head in self.view.heads(residual.references):
                if head in unit.path:
                    continue
                found = self._of_code(head, record, context)
                if found.verdict is Verdict.TRUE:
                    label = False
                if found.verdict is not Verdict.FALSE:
                    instead.append(head)
        return tuple(instead), label

    def units_at(self, code: str) -> tuple[Unit, ...]:
        """The units at or below a code; a paragraph inside a block is taken as a unit of its own."""
        units = self._by_path.get(code)
        if units is not None:
            return tuple(units)
        inner = unit_at(self.view, code, self._notes)
        return (inner,) if inner is not None else ()

    # ------------------------------------------------------------ references

    def _specified(
        self, context: Context, record: ItemRecord, references: tuple[Reference, ...], criterion: Criterion
    ) -> Finding:
        """Whether the subject, taken as an item, meets one of the paragraphs; gaps among them leave it open."""
        parts = [self._of_code(head, record, context) for head in self.view.heads(references)]
        parts += [self._gap(gap.code, gap.kinds, record, context) for gap in self.view.gaps_in(references)]
        outside = [reference for reference in references if reference.form == "outside"]
        parts += [unknown(None, Need(f"it is specified in the {each.first}", "statement")) for each in outside]
        verdict = any_of(part.verdict for part in parts)
        deciding = tuple(part for part in parts if part.verdict is verdict)
        return combined(criterion, verdict, deciding if verdict is not Verdict.FALSE else ())

    def _gap(self, code: str, kinds: Iterable[str], record: ItemRecord, context: Context) -> Finding:
        from dualclass.language.criteria import IsKind

        kinds = tuple(kinds)
        if kinds and is_kind(IsKind(kinds), record, context).verdict is Verdict.FALSE:
            return Finding(Verdict.FALSE, None)
        statement = f"it is specified in {code}"
        said = record.statements.get(statement)
        if said is not None:
            return Finding(Verdict.of(said), None, stated="yes" if said else "no")
        return unknown(None, Need(statement, "statement"), remark=f"{code} is not encoded")

    def _of_code(self, code: str, record: ItemRecord, context: Context) -> Finding:
        """Whether a record meets a paragraph. Remembered for the item, unless the answer hangs on where it was asked."""
        key = (id(record), code, context.may_assume)
        known = context.memory.get(key)
        if known is None:
            known = self._meets_code(code, record, context)
            if not any(need.name.endswith(SELF_REFERENCE) for need in known.needs):
                context.memory[key] = known
        return known

    def _meets_code(self, code: str, record: ItemRecord, context: Context) -> Finding:
        parts: list[Finding] = []
        for unit in self.units_at(code):
            if unit.tail and not record.targets:
                continue
            if (id(record), unit.code) in context.running:
                parts.append(unknown(None, Need(f"{unit.code}{SELF_REFERENCE}", "gap")))
                continue
            if not self.concerned(unit, record, context):
                continue
            result = self.result(unit, record, context)
            parts.append(
                Finding(
                    result.verdict,
                    None,
                    result.needs,
                    assumptions=result.assumptions,
                    label=unit.code,
                    children=(result.core,),
                )
            )
        verdict = any_of(part.verdict for part in parts)
        return combined(None, verdict, tuple(part for part in parts if part.verdict is verdict))

    def _performance(
        self, context: Context, record: ItemRecord, references: tuple[Reference, ...], criterion: Criterion
    ) -> Finding:
        """The figures of the paragraphs, without kinds, labels and releases (E17)."""
        parts: list[Finding] = []
        for head in self.view.heads(references):
            for unit in self._by_path.get(head, []):
                figures = figures_of(unit.core)
                if figures is None:
                    parts.append(unknown(None, Need(f"{unit.code} has no figures to compare", "gap")))
                else:
                    parts.append(evaluate(figures, record, replace(context, code=unit.code)))
        parts += [
            unknown(None, Need(f"it has the performance of {gap.code}", "statement"))
            for gap in self.view.gaps_in(references)
        ]
        return disjunction(criterion, tuple(parts))
