"""The outcome of one item under one list, put together from its units and its components."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dualclass.evaluation.common import CommonFindings
from dualclass.evaluation.finding import Need, distinct
from dualclass.evaluation.listing import ListEvaluator, UnitResult
from dualclass.items.record import ItemRecord
from dualclass.lists import ListView
from dualclass.records import dataclass
from dualclass.verdict import Verdict


class Outcome(StrEnum):
    """What a list says about an item. There is no word for *cleared*: catch-all controls are another question."""

    CONTROLLED = "controlled"
    CONTROLLED_UNLESS_RELEASED = "controlled_unless_released"
    UNDETERMINED = "undetermined"
    NOT_COVERED = "not_covered"
    NOT_CONTROLLED = "not_controlled"


@dataclass(frozen=True, slots=True)
class ComponentResult:
    """A component of an assembly under the same list, and whether it is the assembly's principal element."""

    name: str
    outcome: ListOutcome
    principal: Verdict
    need: Need


@dataclass(frozen=True, slots=True)
class ListOutcome:
    """The outcome with everything it rests on.

    ``results``: every unit whose kinds did not rule the item out. ``gaps``: codes that might concern the item and are
    not encoded.
    """

    view: ListView
    outcome: Outcome
    results: tuple[UnitResult, ...]
    components: tuple[ComponentResult, ...] = ()
    gaps: tuple[str, ...] = ()

    def with_status(self, *statuses: str) -> tuple[UnitResult, ...]:
        """The results of these statuses, the most specific code first."""
        found = [result for result in self.results if result.status in statuses]
        return tuple(sorted(found, key=lambda result: -result.code.count(".")))

    @property
    def controlled_by(self) -> tuple[str, ...]:
        """The codes that control the item, most specific first; a label given to another by a residual is left out."""
        own = [result.code for result in self.with_status("controlled") if result.label]
        if not own:
            own = [result.code for result in self.with_status("controlled")]
        through = [
            code
            for component in self.components
            if component.principal is Verdict.TRUE
            for code in component.outcome.controlled_by
        ]
        return distinct([*own, *through])

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Every assumption that a result rests on, those of the components included."""
        own = [name for result in self.results for name in result.assumptions]
        return distinct([*own, *(name for part in self.components for name in part.outcome.assumptions)])


def judge(
    evaluator: ListEvaluator, record: ItemRecord, *, ordinary: bool = False, common: CommonFindings | None = None
) -> ListOutcome:
    """The outcome of an item, its components included (S16). ``common``: one table for the item under several lists."""
    context = evaluator.context(record, ordinary=ordinary, common=common)
    results = evaluator.results(record, context)
    components = tuple(
        _component(evaluator, component, name, record, ordinary=ordinary, common=common)
        for component, name in zip(record.components, component_names(record.components), strict=True)
    )
    gaps = gaps_of(evaluator, record, results)
    return ListOutcome(evaluator.view, outcome_of(evaluator, results, components, gaps), results, components, gaps)


def component_names(components: Sequence[ItemRecord]) -> tuple[str, ...]:
    """A name for each component that no other has: what a person says of one must not answer for its namesake."""
    names: list[str] = []
    for component in components:
        name = own = component.name or "component"
        number = 1
        while name in names:
            number += 1
            name = f"{own} {number}"
        names.append(name)
    return tuple(names)


def _component(
    evaluator: ListEvaluator,
    component: ItemRecord,
    name: str,
    whole: ItemRecord,
    *,
    ordinary: bool,
    common: CommonFindings | None,
) -> ComponentResult:
    outcome = judge(evaluator, component, ordinary=ordinary, common=common)
    key = f"principal element {name}"
    judgement = whole.judgements.get(key)
    principal = Verdict.of(judgement.answer if judgement is not None else None)
    return ComponentResult(name, outcome, principal, Need(key, "judgement"))


def outcome_of(
    evaluator: ListEvaluator,
    results: Sequence[UnitResult],
    components: Sequence[ComponentResult],
    gaps: Sequence[str],
) -> Outcome:
    """The outcome that these results make: the gravest status decides."""
    statuses = {result.status for result in results}
    by_component = {_through(component) for component in components}
    if "controlled" in statuses or Outcome.CONTROLLED in by_component:
        return Outcome.CONTROLLED
    if "unless released" in statuses or Outcome.CONTROLLED_UNLESS_RELEASED in by_component:
        return Outcome.CONTROLLED_UNLESS_RELEASED
    if statuses & {"open", "not established", "doubtful"} or Outcome.UNDETERMINED in by_component:
        return Outcome.UNDETERMINED
    if gaps or Outcome.NOT_COVERED in by_component or evaluator.view.control_list.negatives_doubtful:
        return Outcome.NOT_COVERED
    return Outcome.NOT_CONTROLLED


def _through(component: ComponentResult) -> Outcome:
    """What a component means for the whole: caught with it only as its principal element, which a person decides."""
    if component.principal is Verdict.FALSE:
        return Outcome.NOT_CONTROLLED
    outcome = component.outcome.outcome
    caught = outcome in {Outcome.CONTROLLED, Outcome.CONTROLLED_UNLESS_RELEASED}
    if caught and component.principal is Verdict.UNKNOWN:
        return Outcome.UNDETERMINED
    return outcome


def gaps_of(evaluator: ListEvaluator, record: ItemRecord, results: Sequence[UnitResult]) -> tuple[str, ...]:
    """What nobody wrote down and might concern the item."""
    named = [result.code for result in results if result.status == "gap"]
    return distinct([*named, *evaluator.gaps.concerning(record.kinds)])
