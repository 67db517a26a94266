"""The outcomes of one item at a time, quickly: by the classes of its values, as columns are, without its reasons.

For services that ask a million times: a class that was met before costs a few comparisons. What an item says beyond its
parameters (targets, components, a host) is left to the ordinary evaluator; every answer is the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Mapping

from dualclass.api import Classifier
from dualclass.evaluation.footprint import COMPOSITION
from dualclass.evaluation.lowering import Lowering
from dualclass.evaluation.outcome import Outcome
from dualclass.items import ItemLike
from dualclass.items.record import ItemRecord, Measured
from dualclass.quantities import Quantity, unit_named
from dualclass.tables.cuts import Cuts
from dualclass.tables.features import ABSENT, Feature, Reader, Stated
from dualclass.tables.groups import said
from dualclass.tables.leaves import Leaves
from dualclass.tables.mapping import TableMapping
from dualclass.tables.programs import GroupProgram
from dualclass.tables.single import SingleItems

MOST_KNOWN = 1 << 16
"""So many combinations of classes are remembered for items of one sort; then they are worked out anew."""


class _Values:
    """The classes of what items state of one feature."""

    def __init__(self, feature: Feature, cuts: Cuts) -> None:
        self.feature = feature
        self._exact = feature.name in cuts.exact
        self._cuts = [float(cut) for cut in cuts.canonical(feature.name)]
        self._classes: dict[tuple[str, str | None], list[int]] = {}

    def of(self, stated: Stated) -> int:
        """The class; of one plain number, by its place between the cuts unless it is on one of them."""
        if type(stated) is tuple and len(stated) == 1:
            value = stated[0].value
            if type(value) is Quantity and not stated[0].conditions and not value.is_span and not self._exact:
                low = value.interval.low
                if low is not None and low == value.interval.high:
                    return self._of_number(float(low), stated, value, stated[0].method)
        return self.feature.classed(stated)

    def _of_number(self, number: float, stated: tuple[Measured, ...], value: Quantity, method: str | None) -> int:
        cuts = self._cuts
        place = bisect_left(cuts, number)
        if place < len(cuts) and cuts[place] == number:
            return self.feature.classed(stated)
        classes = self._classes.get((value.unit, method))
        if classes is None:
            if not unit_named(value.unit).exact:
                return self.feature.classed(stated)
            classes = self._classes[value.unit, method] = [-1] * (len(cuts) + 1)
        known = classes[place]
        if known < 0:
            known = classes[place] = self.feature.classed(stated)
        return known


class QuickSort:
    """Items of the same kinds, of which the same was said."""

    def __init__(
        self,
        program: GroupProgram,
        values: Mapping[str, _Values],
        nested: frozenset[str],
        ordinarily: Callable[[ItemRecord], dict[str, Outcome]],
    ) -> None:
        """``values``: the plain features first; ``ordinarily``: what answers an item that generated code cannot."""
        self._ordinarily = ordinarily
        names = [feature.name for feature in program.features]
        self._plain = [(name, values[name].of) for name in names if name not in nested]
        self._nested = [(name, values[name].of) for name in names if name in nested]
        self._nothing = (ABSENT,) * len(self._nested)
        self._known: dict[tuple[int, ...], dict[str, Outcome]] = {}
        self.single = SingleItems(program)

    def outcomes(self, record: ItemRecord) -> dict[str, Outcome]:
        """What each list says."""
        key = self.classes(record)
        if self.single.knows(key):
            return self.single.outcomes(key)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self._ordinarily(record)
        return known

    def classes(self, record: ItemRecord) -> tuple[int, ...]:
        """The classes of the item's features."""
        values = record.values
        key = tuple([of(values[name]) if name in values else ABSENT for name, of in self._plain])
        if record.collections or record.composition is not None or record.shipment is not None:
            key += tuple(_nested(record, name, of) for name, of in self._nested)
        else:
            key += self._nothing
        return key


def _nested(record: ItemRecord, name: str, of: Callable[[Stated], int]) -> int:
    """The class of a collection, of the composition, or of a field of the shipment."""
    if name == COMPOSITION:
        stated: Stated | None = record.composition
    elif name.startswith("shipment."):
        shipment = record.shipment
        stated = None if shipment is None else shipment.values.get(name.partition(".")[2])
    else:
        stated = record.collections.get(name) or record.values.get(name)
    return ABSENT if stated is None else of(stated)


class QuickOutcomes:
    """The outcomes of single items under the lists of a classifier. Not to be shared between threads."""

    def __init__(self, classifier: Classifier) -> None:
        """Take the lists on their day, and whether extraordinary features are assumed absent."""
        self.classifier = classifier
        cuts = Cuts(classifier.evaluators.values())
        reader = Reader(classifier.vocabulary, cuts)
        parameters = [name for name, each in classifier.vocabulary.parameters.items() if each.type != "composition"]
        shipped = [f"shipment.{name}" for name in ("destination", "quantity", "packaging")]
        held = {name for name, each in classifier.vocabulary.parameters.items() if each.is_collection}
        self._nested = frozenset({*held, COMPOSITION, *shipped})
        names = sorted((*parameters, COMPOSITION, *shipped), key=self._nested.__contains__)
        self._features = {name: Feature(name, (), TableMapping(()), reader) for name in names}
        self._values = {name: _Values(feature, cuts) for name, feature in self._features.items()}
        self._lowering = Lowering()
        self._leaves = Leaves(ordinary=classifier.assume_ordinary)
        self._sorts: dict[Hashable, QuickSort] = {}

    def of(self, item: ItemLike | ItemRecord) -> Mapping[str, Outcome]:
        """What each list says of an item, by regime. Raises ``DiagnosticError`` with every mistake in it."""
        record = item if isinstance(item, ItemRecord) else self.classifier.record(item)
        if record.targets or record.components or record.host is not None:
            return self._ordinarily(record)
        return self.sort_of(record).outcomes(record)

    def sort_of(self, record: ItemRecord) -> QuickSort:
        """What answers items of the same kinds, of which the same was said."""
        unsaid = not (record.judgements or record.statements or record.assumptions)
        key = record.kinds if unsaid else (record.kinds, said(record))
        sort = self._sorts.get(key)
        if sort is None:
            if len(self._sorts) >= MOST_KNOWN:
                self._sorts.clear()
            sort = self._sorts[key] = self._new_sort(record)
        return sort

    def _new_sort(self, record: ItemRecord) -> QuickSort:
        template = ItemRecord(
            "",
            record.kinds,
            judgements=record.judgements,
            statements=record.statements,
            assumptions=record.assumptions,
        )
        evaluators = self.classifier.evaluators
        program = GroupProgram(template, evaluators, self._features, self._lowering, self._leaves)
        return QuickSort(program, self._values, self._nested, self._ordinarily)

    def _ordinarily(self, record: ItemRecord) -> dict[str, Outcome]:
        return {regime: outcome.outcome for regime, outcome in self.classifier.outcomes(record).items()}
