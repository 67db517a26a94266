"""A list compiled: the verdict of each unit and of each reference, without findings, for any item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from dualclass.evaluation.compiled import Compiler, Decide, sentences
from dualclass.evaluation.context import Context, Inquiry, VerdictKey
from dualclass.evaluation.facts import LARGEST, Facts, is_of_kind, kind_statement
from dualclass.evaluation.gaps import specified_in
from dualclass.evaluation.index import UnitIndex
from dualclass.evaluation.notes import Release
from dualclass.evaluation.place import Mode, Place
from dualclass.evaluation.units import Unit
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import AllOf, AnyOf, Criterion, Labelled, Literal, Members, Reference, Threshold
from dualclass.verdict import Verdict

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN

type KindKey = tuple[frozenset[str], frozenset[tuple[str, bool]]]
"""What decides which units can concern an item: its kinds, and what is stated about kinds."""

type Recorded = Callable[[Unit, ItemRecord, Inquiry, Mode], Verdict | None]
"""What tells the verdict of a unit's core where the reference evaluator records it anyway; ``None`` elsewhere."""


class Program:
    """The compiled units of one list on one day. Units are compiled when they are first needed."""

    def __init__(self, facts: Facts, index: UnitIndex, recorded: Recorded) -> None:
        """Take the list's facts and units, and what knows verdicts that are recorded anyway."""
        self._facts = facts
        self._index = index
        self._recorded = recorded
        self.compiler = Compiler(facts, self._refer, index.at)
        self._cores: dict[tuple[int, Mode], Decide] = {}
        self._whole: dict[tuple[int, Mode], Decide] = {}
        self._releases: dict[tuple[int, Mode], Decide] = {}
        self._parts: dict[tuple[int, Mode], list[tuple[Decide, bool]]] = {}
        self._concerned: dict[tuple[str, KindKey], tuple[Unit, ...]] = {}
        self._opened: dict[KindKey, dict[int, bool]] = {}

    # ------------------------------------------------------------ which units can concern an item

    def candidates(self, record: ItemRecord) -> tuple[Unit, ...]:
        """The units whose kinds leave the item in question, in printed order."""
        return self._candidates("", record)

    @cached_property
    def _statements(self) -> frozenset[str]:
        return frozenset(map(kind_statement, self._index.kinds))

    def _candidates(self, code: str, record: ItemRecord) -> tuple[Unit, ...]:
        """The same, of the units at a code or (with none) of the whole list."""
        said = frozenset[tuple[str, bool]]()
        if record.statements:
            said = frozenset(each for each in record.statements.items() if each[0] in self._statements)
        key = (code, (record.kinds, said))
        known = self._concerned.get(key)
        if known is None:
            if len(self._concerned) >= LARGEST:
                self._concerned.clear()
                self._opened.clear()
            opened = self._opened.setdefault(key[1], {})
            known = self._concerned[key] = tuple(self._behind(code, record, opened))
        return known

    def _behind(self, code: str, record: ItemRecord, opened: dict[int, bool]) -> Iterator[Unit]:
        possible: dict[str, bool] = {}

        def may_be(kind: str) -> bool:
            known = possible.get(kind)
            if known is None:
                verdict = is_of_kind(kind, record.kinds, record.statements, self._facts)
                known = possible[kind] = verdict is not FALSE
            return known

        return self._index.behind(lambda door: all(any(map(may_be, kinds)) for kinds in door), code, opened)

    # ------------------------------------------------------------ verdicts

    def core(self, unit: Unit, record: ItemRecord, context: Context) -> tuple[Verdict, bool]:
        """The verdict of a unit's core and alternative, and whether an assumption was used on the way."""
        inquiry, mode = context.inquiry, context.place.mode
        key = (id(record), unit.code)
        fresh = key not in inquiry.running
        inquiry.running.add(key)
        before, inquiry.assumed = inquiry.assumed, False
        try:
            return self._core(unit, mode)(record, inquiry), inquiry.assumed
        finally:
            inquiry.assumed = before
            if fresh:
                inquiry.running.discard(key)

    def may_be_near(self, unit: Unit, record: ItemRecord, context: Context) -> bool:
        """Whether a single printed border may be all that keeps a false unit from being met."""
        if unit.alternative is not None:
            return False
        key = (id(unit), context.place.mode)
        parts = self._parts.get(key)
        if parts is None:
            place = Place(unit.code, mode=context.place.mode)
            parts = [(self.compiler.compile(item, place), _has_figure(item)) for item in sentences(unit.core)]
            self._parts[key] = parts
        failing = [figure for decide, figure in parts if decide(record, context.inquiry) is FALSE]
        return failing == [True]

    def of_code(self, code: str, record: ItemRecord, context: Context) -> tuple[Verdict, bool]:
        """Whether a record meets a paragraph, and whether an assumption was used on the way."""
        return self._of_code(code, record, context.inquiry, context.place.mode)

    def _of_code(self, code: str, record: ItemRecord, inquiry: Inquiry, mode: Mode) -> tuple[Verdict, bool]:
        key = (id(record), code, mode)
        return _remembered(key, inquiry, lambda: self._meets(code, record, inquiry, mode))

    def _meets(self, code: str, record: ItemRecord, inquiry: Inquiry, mode: Mode) -> Verdict:
        result = FALSE
        inner = mode._replace(wholes=False)
        for unit in self._candidates(code, record):
            if unit.tail and mode.wholes:
                continue
            key = (id(record), unit.code)
            if key in inquiry.running:
                inquiry.circles += 1
                result = UNKNOWN
                continue
            verdict, assumed = self._of_unit(unit, record, inquiry, inner)
            if assumed:
                inquiry.assumed = True
            if verdict is TRUE:
                return TRUE
            if verdict is UNKNOWN:
                result = UNKNOWN
        return result

    def of_unit(self, unit: Unit, record: ItemRecord, context: Context) -> tuple[Verdict, bool]:
        """The verdict of a unit as a reference sees it, and whether an assumption was used on the way."""
        return self._of_unit(unit, record, context.inquiry, context.place.at(unit.code).mode)

    def _of_unit(self, unit: Unit, record: ItemRecord, inquiry: Inquiry, mode: Mode) -> tuple[Verdict, bool]:
        decide = self._unit(unit, mode)
        running = (id(record), unit.code)

        def evaluate() -> Verdict:
            inquiry.running.add(running)
            verdict = decide(record, inquiry)
            inquiry.running.discard(running)
            return verdict

        return _remembered((id(record), id(unit), mode), inquiry, evaluate)

    # ------------------------------------------------------------ compiling

    def _core(self, unit: Unit, mode: Mode) -> Decide:
        key = (id(unit), mode)
        known = self._cores.get(key)
        if known is None:
            place = Place(unit.code, mode=mode)
            doors = (unit.core,) if unit.alternative is None else (unit.core, unit.alternative)
            known = self._cores[key] = self.compiler.compile(AnyOf(doors), place)
        return known

    def _unit(self, unit: Unit, mode: Mode) -> Decide:
        key = (id(unit), mode)
        known = self._whole.get(key)
        if known is None:
            known = self._whole[key] = self._compile_unit(unit, mode)
        return known

    def _compile_unit(self, unit: Unit, mode: Mode) -> Decide:
        """A unit's verdict as a reference sees it: core, state on the day, releases, marks of doubt."""
        core: Decide | None = None
        doubtful = any(mark.word in {"doubtful", "correspondence"} for mark in unit.marks)
        negative = UNKNOWN if doubtful and unit.gap is None else FALSE
        state = self._facts.state(unit.code).word
        inside = Place(unit.code, mode=mode).in_release()
        releases: list[Decide] | None = None if unit.releases else []
        gap = unit.gap is not None
        statement = specified_in(unit.code)

        def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
            nonlocal core, releases
            verdict = self._recorded(unit, record, inquiry, mode) if core is None else None
            if verdict is None:
                core = core or self._core(unit, mode)
                verdict = core(record, inquiry)
            if verdict is FALSE:
                return negative
            if gap:
                return Verdict.of(record.statements.get(statement))
            if state == "suspended":
                return FALSE
            if state == "not established":
                verdict = UNKNOWN
            if releases is None:  # most units are false, and their releases never asked
                releases = [self._release(each, inside) for each in unit.releases]
            for release in releases:
                released = release(record, inquiry)
                if released is TRUE:
                    return FALSE
                if released is UNKNOWN:
                    verdict = UNKNOWN
            return verdict

        return decide

    def _release(self, release: Release, place: Place) -> Decide:
        key = (id(release), place.mode)
        condition = self._releases.get(key)
        if condition is None:
            condition = self.compiler.compile(release.criterion, place)
            if release.common:
                self._releases[key] = condition
        if not release.deferred:
            return condition
        mode = place.turned().mode

        def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
            verdict = condition(record, inquiry)
            if verdict is FALSE:
                return FALSE
            host = ~self._host(inquiry, mode)
            return FALSE if host is FALSE else verdict if host is TRUE else UNKNOWN

        return decide

    def _host(self, outer: Inquiry, mode: Mode) -> Verdict:
        """Whether the host is controlled by its own paragraphs; a "no" is not certain while the list has gaps."""
        host = outer.root.host
        if host is None:
            return UNKNOWN
        inquiry = Inquiry(outer.facts, host, outer.specified, outer.performance, outer.ordinary)
        result = FALSE
        for unit in self.candidates(host):
            key = (id(host), unit.code)
            inquiry.running.add(key)
            verdict = self._unit(unit, mode)(host, inquiry)
            inquiry.running.discard(key)
            if verdict is TRUE:
                result = TRUE
                break
            if verdict is UNKNOWN:
                result = UNKNOWN
        outer.assumed = outer.assumed or inquiry.assumed
        view = self._facts.view
        doubtful = view.gaps or view.control_list.negatives_doubtful or host.components
        return UNKNOWN if result is FALSE and doubtful else result

    def _refer(self, references: tuple[Reference, ...], place: Place) -> Decide:
        """Whether the subject, taken as an item, meets one of the paragraphs; gaps among them leave it open."""
        facts, mode = self._facts, place.mode
        heads = facts.heads(references)
        gaps = [(gap.kinds, specified_in(gap.code)) for gap in facts.gaps_in(references)]
        elsewhere = any(reference.form in {"outside", "note"} for reference in references)

        def of_gap(kinds: tuple[str, ...], statement: str, record: ItemRecord) -> Verdict:
            said = record.statements.get(statement)
            if kinds and all(is_of_kind(kind, record.kinds, record.statements, facts) is FALSE for kind in kinds):
                return FALSE
            return Verdict.of(said)

        def decide(record: ItemRecord, inquiry: Inquiry) -> Verdict:
            result = UNKNOWN if elsewhere else FALSE
            for head in heads:
                verdict, assumed = self._of_code(head, record, inquiry, mode)
                if assumed:
                    inquiry.assumed = True
                if verdict is TRUE:
                    return TRUE
                if verdict is UNKNOWN:
                    result = UNKNOWN
            for kinds, statement in gaps:
                verdict = of_gap(kinds, statement, record)
                if verdict is TRUE:
                    return TRUE
                if verdict is UNKNOWN:
                    result = UNKNOWN
            return result

        return decide


def _remembered(key: VerdictKey, inquiry: Inquiry, evaluate: Callable[[], Verdict]) -> tuple[Verdict, bool]:
    """The verdict kept under the key, or worked out and kept; with whether an assumption was used for it."""
    known = inquiry.verdicts.get(key)
    if known is not None:
        return known
    before, inquiry.assumed = inquiry.assumed, False
    circles = inquiry.circles
    verdict = evaluate()
    found = (verdict, inquiry.assumed)
    inquiry.assumed = before
    # What was left open by a circle may be settled when it is asked from elsewhere.
    if verdict is not UNKNOWN or inquiry.circles == circles:
        inquiry.verdicts[key] = found
    return found


def _has_figure(criterion: Criterion) -> bool:
    match criterion:
        case Threshold(bounds=bounds):
            return any(isinstance(bound.limit, Literal) for bound in bounds.bounds)
        case AllOf(items=items) | AnyOf(items=items):
            return any(_has_figure(item) for item in items)
        case Labelled(item=item) | Members(body=item):
            return _has_figure(item)
        case _:
            return False
