"""One item against one list: a result for every unit that could concern it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager

from dualclass.evaluation.common import CommonFindings
from dualclass.evaluation.context import Context, Inquiry
from dualclass.evaluation.facts import Facts, is_of_kind
from dualclass.evaluation.finding import (
    Finding,
    Need,
    combined,
    conjunction,
    disjunction,
    distinct,
    negation,
    unknown,
    with_all_assumptions,
)
from dualclass.evaluation.gaps import Gaps, specified_in
from dualclass.evaluation.index import UnitIndex
from dualclass.evaluation.notes import Release
from dualclass.evaluation.performance import figures_of
from dualclass.evaluation.place import PLAIN, Mode, Place
from dualclass.evaluation.program import Program
from dualclass.evaluation.reference import evaluate
from dualclass.evaluation.result import ReleaseResult, Status, UnitResult
from dualclass.evaluation.units import Unit
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import Criterion, Reference
from dualclass.language.paragraphs import Mark
from dualclass.lists import ListView
from dualclass.records import replace
from dualclass.verdict import Verdict, any_of
from dualclass.vocabulary import Vocabulary

__all__ = ["ListEvaluator", "ReleaseResult", "Status", "UnitResult"]

SELF_REFERENCE = " refers to itself"


class ListEvaluator:
    """Evaluates items under one list on one day. Holds what is worked out once per list; keeps nothing of the items.

    Compiled verdicts choose what is worth recording: a unit that is certainly false leaves no findings, unless a
    single border may have decided it. With ``reference`` everything is evaluated by the reference evaluator alone.
    """

    def __init__(self, view: ListView, vocabulary: Vocabulary, *, reference: bool = False) -> None:
        """Take a list as it holds on a day, and the vocabulary its rules speak in."""
        self.view = view
        self.vocabulary = vocabulary
        self.facts = Facts(view, vocabulary)
        self.index = UnitIndex(view)
        self.gaps = Gaps(self.facts)
        self.reference = reference
        self._met: set[int] = set()
        self.program = Program(self.facts, self.index, self._recorded)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every unit of the list, in printed order."""
        return self.index.units

    def context(self, root: ItemRecord, *, ordinary: bool = False, common: CommonFindings | None = None) -> Context:
        """The surroundings for one item and everything inside it; ``common``: one table for several lists, on the same
        assumptions.
        """
        return Context(Inquiry(self.facts, root, self._specified, self._performance, ordinary, common=common))

    def concerned(self, unit: Unit, record: ItemRecord, context: Context) -> bool:
        """Whether the unit's kinds leave the item in question: a kind that is certainly another rules it out."""
        facts = context.facts
        return not unit.doors or not all(
            any(
                all(is_of_kind(kind, record.kinds, record.statements, facts) is Verdict.FALSE for kind in kinds)
                for kinds in door
            )
            for door in unit.doors
        )

    def results(self, record: ItemRecord, context: Context) -> tuple[UnitResult, ...]:
        """A result for every unit whose kinds do not rule the item out."""
        if self.reference:
            concerned = (unit for unit in self.units if self.concerned(unit, record, context))
            return tuple(self.result(unit, record, context) for unit in concerned)
        return tuple(self._quick(unit, record, context) for unit in self.program.candidates(record))

    def _quick(self, unit: Unit, record: ItemRecord, context: Context) -> UnitResult:
        """The same result with findings only where somebody may want to read them.

        To compile a unit is worth while from the second item on; for the first it is recorded right away.
        """
        core = _known(unit, record, context.at(unit.code)) if unit.common else None
        if core is not None:
            return _of_gate(unit, core) if unit.gap is not None else self.result(unit, record, context)
        if id(unit) not in self._met:
            self._met.add(id(unit))
            return self.result(unit, record, context)
        verdict, assumed = self.program.core(unit, record, context)
        plain = verdict is Verdict.FALSE and not assumed and (unit.gap is not None or not doubts(unit))
        if plain and not self.program.may_be_near(unit, record, context):
            return UnitResult(unit, Verdict.FALSE, "no", Finding(Verdict.FALSE, unit.core))
        return self.result(unit, record, context)

    def _recorded(self, unit: Unit, record: ItemRecord, inquiry: Inquiry, mode: Mode) -> Verdict | None:
        """The verdict of a core that the reference evaluator records in any case, so that nothing is compiled for it.

        Only where nothing can be assumed. One that is not recorded yet is recorded now if it is the first time that the
        unit is met, it is asked where ``results`` will ask it, and no reference is followed (the answer to one may hang
        on what is being asked): then the finding is the one that ``_result`` asks for.
        """
        if inquiry.ordinary or inquiry.root.assumptions or record.assumptions:
            return None
        known = inquiry.cores.get((id(unit), id(record), mode))
        if known is not None or not unit.common or inquiry.common is None:
            return known
        if record is not inquiry.root or mode != PLAIN or id(unit) in self._met:
            return None
        context = Context(inquiry, Place(unit.code))
        core = _known(unit, record, context)
        if core is None:
            found = _commonly(unit, True, record, context, lambda: _core(unit, record, context))
            core = found if _known(unit, record, context) is found else None
        return None if core is None else core.verdict

    def result(self, unit: Unit, record: ItemRecord, context: Context) -> UnitResult:
        """The unit's core, then its state on the day, then its releases."""
        with _running(context, record, unit.code):
            return self._result(unit, record, context.at(unit.code))

    def _result(self, unit: Unit, record: ItemRecord, here: Context) -> UnitResult:
        core = _commonly(unit, unit.common, record, here, lambda: _core(unit, record, here))
        # What a circle left open may be settled when it is asked from elsewhere; what is settled stays so.
        if core.verdict is not Verdict.UNKNOWN or not any(need.name.endswith(SELF_REFERENCE) for need in core.needs):
            here.inquiry.cores[id(unit), id(record), here.place.mode] = core.verdict
        if unit.gap is not None:
            return _of_gate(unit, core)
        if core.verdict is Verdict.FALSE:
            return _negative(unit, core)
        state = self.facts.state(unit.code)
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

    def _release(self, release: Release, record: ItemRecord, context: Context) -> ReleaseResult:
        inside = context.in_release()
        finding = _commonly(
            release, release.common, record, inside, lambda: evaluate(release.criterion, record, inside)
        )
        if release.deferred and finding.verdict is not Verdict.FALSE:
            finding = conjunction(release.criterion, (finding, negation(None, self._host(inside.turned()))))
        return ReleaseResult(release, finding)

    def _host(self, context: Context) -> Finding:
        """Whether the host is controlled: its own units; a negative is never certain while the list has gaps."""
        host = context.root.host
        if host is None:
            return unknown(None, Need("host", "host"))
        inquiry = Inquiry(self.facts, host, self._specified, self._performance, context.inquiry.ordinary)
        inside = Context(inquiry, context.place.at(""))
        found = [result for result in self.results(host, inside) if result.status != "no"]
        verdict = any_of(result.verdict for result in found)
        if verdict is Verdict.FALSE and host_doubtful(host, self.view):
            return unknown(None, Need("the list is not complete for the host", "gap"))
        needs = distinct(need for result in found for need in result.needs) if verdict is Verdict.UNKNOWN else ()
        return Finding(verdict, None, needs, stated=host.name)

    def _labels(self, unit: Unit, record: ItemRecord, context: Context) -> tuple[tuple[str, ...], bool]:
        """Which codes would take the label instead, and whether this one keeps it: never part of the verdict (S1)."""
        instead: list[str] = []
        label = True
        for residual in unit.residuals:
            for head in self.facts.heads(residual.references):
                if head in unit.path:
                    continue
                verdict = self._verdict_of_code(head, record, context)
                if verdict is Verdict.TRUE:
                    label = False
                if verdict is not Verdict.FALSE:
                    instead.append(head)
        return tuple(instead), label

    def units_at(self, code: str) -> tuple[Unit, ...]:
        """The units at or below a code; a paragraph inside a block is taken as a unit of its own."""
        return self.index.at(code)

    # ------------------------------------------------------------ references

    def _specified(
        self, context: Context, record: ItemRecord, references: tuple[Reference, ...], criterion: Criterion
    ) -> Finding:
        """Whether the subject, taken as an item, meets one of the paragraphs; gaps among them leave it open."""
        context.inquiry.followed += 1
        parts = [self._of_code(head, record, context) for head in self.facts.heads(references)]
        parts += [self._gap(gap.code, gap.kinds, record, context) for gap in self.facts.gaps_in(references)]
        parts += [unknown(None, Need(statement, "statement")) for statement in outside_statements(references)]
        verdict = any_of(part.verdict for part in parts)
        # A paragraph that does not apply needs no tree of reasons, but what it was assumed on must be said.
        deciding = () if verdict is Verdict.FALSE else tuple(part for part in parts if part.verdict is verdict)
        return with_all_assumptions(combined(criterion, verdict, deciding), parts)

    def _gap(self, code: str, kinds: Iterable[str], record: ItemRecord, context: Context) -> Finding:
        kinds = tuple(kinds)
        if kinds and all(
            is_of_kind(kind, record.kinds, record.statements, context.facts) is Verdict.FALSE for kind in kinds
        ):
            return Finding(Verdict.FALSE, None)
        return _of_unwritten(code, record)

    def _of_code(self, code: str, record: ItemRecord, context: Context) -> Finding:
        """Whether a record meets a paragraph. Remembered, unless the answer hangs on where it was asked."""
        memory = context.inquiry.memory
        key = (id(record), code, context.place.mode)
        known = memory.get(key)
        if known is None:
            known = self._meets_code(code, record, context)
            if not any(need.name.endswith(SELF_REFERENCE) for need in known.needs):
                memory[key] = known
        return known

    def _verdict_of_code(self, code: str, record: ItemRecord, context: Context) -> Verdict:
        if self.reference:
            return self._of_code(code, record, context).verdict
        return self.program.of_code(code, record, context)[0]

    def _meets_code(self, code: str, record: ItemRecord, context: Context) -> Finding:
        whole = None
        if not self.reference:
            whole, assumed = self.program.of_code(code, record, context)
            if whole is Verdict.FALSE and not assumed:
                return Finding(Verdict.FALSE, None)
        parts: list[Finding] = []
        for unit in self.units_at(code):
            if unit.tail and context.place.mode.wholes:
                continue
            if (id(record), unit.code) in context.inquiry.running:
                parts.append(unknown(None, Need(f"{unit.code}{SELF_REFERENCE}", "gap")))
                continue
            if not self.concerned(unit, record, context) or self._without_weight(unit, record, context, whole):
                continue
            result = self.result(unit, record, context)
            parts.append(_of_unit(result) if unit.gap is None else _of_gap(result, record))
        verdict = any_of(part.verdict for part in parts)
        found = combined(None, verdict, tuple(part for part in parts if part.verdict is verdict))
        return with_all_assumptions(found, parts)

    def _without_weight(self, unit: Unit, record: ItemRecord, context: Context, whole: Verdict | None) -> bool:
        """Whether a unit need not be recorded, the verdict on all units together being known."""
        if whole is None:
            return False
        verdict, assumed = self.program.of_unit(unit, record, context)
        return verdict is not whole and not assumed

    def _performance(
        self, context: Context, record: ItemRecord, references: tuple[Reference, ...], criterion: Criterion
    ) -> Finding:
        """The figures of the paragraphs, without kinds, labels and releases (E17)."""
        parts: list[Finding] = []
        for head in self.facts.heads(references):
            for unit in self.units_at(head):
                figures = figures_of(unit.core)
                if figures is None:
                    parts.append(unknown(None, Need(f"{unit.code} has no figures to compare", "gap")))
                else:
                    inside = Context(context.inquiry, context.place._replace(code=unit.code))
                    parts.append(evaluate(figures, record, inside))
        statements = [f"it has the performance of {gap.code}" for gap in self.facts.gaps_in(references)]
        parts += [unknown(None, Need(statement, "statement")) for statement in statements]
        return disjunction(criterion, tuple(parts))


def _core(unit: Unit, record: ItemRecord, context: Context) -> Finding:
    core = evaluate(unit.core, record, context)
    if unit.alternative is None:
        return core
    return disjunction(None, (core, evaluate(unit.alternative, record, context)))


def _of_gate(unit: Unit, core: Finding) -> UnitResult:
    """A gap is ruled out by its own condition, or may concern the item."""
    if core.verdict is Verdict.FALSE:
        return UnitResult(unit, Verdict.FALSE, "no", core)
    needs = (Need(f"{unit.code}: {unit.gap}", "gap"), *(core.needs if core.verdict is Verdict.UNKNOWN else ()))
    return UnitResult(unit, Verdict.UNKNOWN, "gap", core, needs=needs)


def _known(asked: Unit | Release, record: ItemRecord, context: Context) -> Finding | None:
    """What another list or paragraph found."""
    inquiry = context.inquiry
    if inquiry.common is None:
        return None
    return inquiry.common.get((id(asked), id(record), id(inquiry.root), context.place.mode))


def _commonly(
    asked: Unit | Release, common: bool, record: ItemRecord, context: Context, find: Callable[[], Finding]
) -> Finding:
    """What another paragraph or list found already, where nothing of either is in it; otherwise what is found."""
    known = _known(asked, record, context) if common else None
    if known is not None:
        return known
    inquiry = context.inquiry
    before = inquiry.followed
    found = find()
    if common and inquiry.common is not None and inquiry.followed == before:
        inquiry.common[id(asked), id(record), id(inquiry.root), context.place.mode] = found
    return found


def outside_statements(references: Iterable[Reference]) -> tuple[str, ...]:
    """What must be asked because no paragraph of this list answers it: other lists, and notes."""
    return tuple(
        f"it is specified in {'the ' if reference.form == 'outside' else ''}{reference.first}"
        for reference in references
        if reference.form in {"outside", "note"}
    )


def host_doubtful(host: ItemRecord, view: ListView) -> bool:
    """Whether "not controlled" by its own paragraphs says too little of a host."""
    return bool(view.gaps or view.control_list.negatives_doubtful or host.components)


@contextmanager
def _running(context: Context, record: ItemRecord, code: str) -> Generator[None]:
    running, key = context.inquiry.running, (id(record), code)
    fresh = key not in running
    running.add(key)
    try:
        yield
    finally:
        if fresh:
            running.discard(key)


def doubts(unit: Unit) -> list[Mark]:
    """The marks that say why a negative of the unit is not to be trusted."""
    return [mark for mark in unit.marks if mark.word in {"doubtful", "correspondence"}]


def _negative(unit: Unit, core: Finding) -> UnitResult:
    """A false from a doubtful source is not to be trusted."""
    found = doubts(unit)
    if not found:
        return UnitResult(unit, Verdict.FALSE, "no", core)
    needs = (Need(f"{unit.code}: {found[0].text}", "source"),)
    return UnitResult(unit, Verdict.UNKNOWN, "doubtful", core, needs=needs)


def _of_gap(result: UnitResult, record: ItemRecord) -> Finding:
    """A gap as a reference sees it: ruled out by its gate, or else a person says whether it is meant."""
    if result.verdict is Verdict.FALSE:
        return _of_unit(result)
    return _of_unwritten(result.unit.code, record)


def _of_unwritten(code: str, record: ItemRecord) -> Finding:
    statement = specified_in(code)
    said = record.statements.get(statement)
    if said is not None:
        return Finding(Verdict.of(said), None, stated="yes" if said else "no")
    return unknown(None, Need(statement, "statement"), remark=f"{code} is not encoded")


def _of_unit(result: UnitResult) -> Finding:
    return Finding(
        result.verdict,
        None,
        result.needs,
        assumptions=result.assumptions,
        label=result.unit.code,
        children=(result.core,),
    )
