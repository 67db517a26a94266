"""A form: items of one sort whose fields are known beforehand, answered by code generated for it.

    >>> form = ItemForm(classifier, {"kind": "ADC"}, {"resolution": "bit", "sample_rate": "GS/s"})
    >>> form.outcomes((14, 2.6))["intl"]
    <Outcome.UNDETERMINED: 'undetermined'>

Every answer is that of ``Classifier.classify``, at the borders, too: a number is read as the decimal it is written as.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dualclass.api import Classifier
from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.lowering import Lowering
from dualclass.evaluation.outcome import Outcome
from dualclass.items import ItemLike, item_from_data
from dualclass.tables.cuts import Cuts
from dualclass.tables.features import ABSENT, BAD, Feature, Reader, features_of
from dualclass.tables.fields import Field, FieldValue
from dualclass.tables.leaves import Leaves
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.programs import GroupProgram
from dualclass.tables.rows import Rows
from dualclass.tables.single import SingleItems
from dualclass.vocabulary import ParameterDefinition
from dualclass.vocabulary.expressions import names_in

type Values = Sequence[FieldValue]


class ItemForm:
    """Items that differ only in the values of some parameters. Not to be shared between threads."""

    def __init__(self, classifier: Classifier, said: Mapping[str, object], units: Mapping[str, str | None]) -> None:
        """``said``: what an item file says of all of them (``kind``, ``statements`` ..); ``units``: the parameters that
        are the fields, in the order of the values, each with the unit of its bare numbers (``None``: it has none).

        Raises ``DiagnosticError`` for mistakes in ``said``, ``ValueError`` for a field that the kind does not have.
        """
        self.classifier, self.said, self.units = classifier, dict(said), dict(units)
        template = classifier.record(item_from_data(self.said))
        vocabulary = classifier.vocabulary
        for name in units:
            if not vocabulary.has_parameter(template.kinds, name):
                raise ValueError(f"an item of this kind has no parameter `{name}`")
        uses = tuple(ColumnUse(name, "parameter", name, unit) for name, unit in units.items())
        self._rows = Rows(TableMapping(uses), vocabulary)
        reader = Reader(vocabulary, Cuts(classifier.evaluators.values()))
        features = features_of(TableMapping(uses), reader)
        held = {definition.name: definition for definition in vocabulary.parameters_of(template.kinds)}
        derived = [
            Feature(name, (), TableMapping(()), reader) for name in held if _follows(name, features, held, frozenset())
        ]
        every = features | {feature.name: feature for feature in derived if feature.name not in features}
        leaves = Leaves(ordinary=classifier.assume_ordinary)
        program = GroupProgram(template, classifier.evaluators, every, Lowering(), leaves)
        looked_at = {feature.name for feature in program.features}
        # where a parameter follows from the fields, and is looked at or may contradict one, items go the ordinary way
        plain = not any(feature.name in looked_at or feature.name in features for feature in derived)
        self._places = [number for number, name in enumerate(units) if name in looked_at]
        self._fields = [Field(features[name], reader.cuts, matters=name in looked_at) for name in units]
        self._single = SingleItems(program) if plain else None
        self._decide: Callable[[Values], dict[str, Outcome] | None] = _unmade
        self._trace: Callable[[Values], tuple[bool, ...] | None] = _unmade
        self.paragraphs = tuple((each.regime, each.lowered.unit.code) for each in program.paragraphs)
        """The paragraphs that can concern these items, each with its list, in the order in which traces are told."""

    def outcomes(self, values: Values) -> dict[str, Outcome]:
        """What each list says of an item with these values, by regime; ``None`` (or not a number) for a value that
        is not stated.

        Raises ``DiagnosticError`` with every mistake in them.
        """
        found = self._decide(values)
        if found is None and (single := self._met(values)) is not None:
            if self._decide is _unmade:
                self._decide = single.deciding(*self._head(single))
            found = self._decide(values)
        if found is not None:
            return found
        record = self.classifier.record(self.item(values))
        return {regime: outcome.outcome for regime, outcome in self.classifier.outcomes(record).items()}

    def traces(self, values: Values) -> tuple[bool, ...] | None:
        """Whether each of the ``paragraphs`` controls an item with these values, and whether it is open (then it hangs
        on what is not known): two for each.

        ``None`` where only the ordinary evaluator can tell, or finds a mistake: what ``outcomes`` says then counts.
        """
        found = self._trace(values)
        if found is None and (single := self._met(values)) is not None:
            if self._trace is _unmade:
                self._trace = single.tracing(*self._head(single))
            found = self._trace(values)
        return found

    def item(self, values: Values) -> ItemLike:
        """The item that has these values. Raises ``DiagnosticError`` for values that no item can have."""
        row = self._rows.of(dict(zip((field.feature.columns[0] for field in self._fields), values, strict=True)))
        if row.faults:
            raise DiagnosticError(row.faults)
        return item_from_data({**self.said, **row.data})

    def _met(self, values: Values) -> SingleItems | None:
        """Read values that were not met before; what generated code can tell their answers, if any can."""
        single = self._single
        if single is None or not single.plain:
            return None
        numbers = [field.read(value) for field, value in zip(self._fields, values, strict=True)]
        if BAD in numbers:
            return None
        classes, before = [numbers[place] for place in self._places], single.laid
        known = single.knows(classes)
        if single.laid != before:
            self._decide = self._trace = _unmade
            for field in self._fields:
                field.forget()
        if not known:
            return None
        facts = dict(zip(self._places, single.facts(classes), strict=True))
        for number, (field, value) in enumerate(zip(self._fields, values, strict=True)):
            field.take(value, facts.get(number, ()))
        return single

    def _head(self, single: SingleItems) -> tuple[list[str], dict[str, object]]:
        """The beginning of a function of values: the facts of every field."""
        lines = [f"{''.join(f'v{number}, ' for number in range(len(self._fields)))}= given"] if self._fields else []
        space: dict[str, object] = {}
        absent = dict(zip(self._places, single.facts([ABSENT] * len(self._places)), strict=True))
        for number, field in enumerate(self._fields):
            mine, names = field.code(number, absent.get(number, ()))
            lines += mine
            space |= names
            if field.matters:
                lines += single.code.unpacked(self._places.index(number), "facts")
        return lines, space


def _unmade(given: Values) -> None:
    """Stands where a function is made as soon as it is needed."""


def _follows(
    name: str, fields: Mapping[str, Feature], held: Mapping[str, ParameterDefinition], above: frozenset[str]
) -> bool:
    """Whether a parameter can be worked out from the fields."""
    definition = held.get(name)
    if definition is None or definition.expression is None or name in above:
        return False
    needed = {each.partition(".")[0] for each in names_in(definition.expression)}
    return all(each in fields or _follows(each, fields, held, above | {name}) for each in needed)
