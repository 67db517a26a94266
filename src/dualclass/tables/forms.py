"""A form: items of one sort whose fields are known beforehand, answered by code generated for it.

    >>> form = ItemForm(classifier, {"kind": "ADC"}, {"resolution": "bit", "sample_rate": "GS/s"})
    >>> form.outcomes((14, 2.6))["intl"]
    <Outcome.UNDETERMINED: 'undetermined'>

Every answer is that of ``Classifier.classify``, at the borders, too: a number is read as the decimal it is written as.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from dualclass.api import Classifier
from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.lowering import Lowering
from dualclass.evaluation.outcome import Outcome
from dualclass.items import ItemLike, item_from_data
from dualclass.tables.cuts import Cuts
from dualclass.tables.features import BAD, Feature, Reader, features_of
from dualclass.tables.fields import UNMET, Field, FieldValue
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
        self._fields = [Field(features[name], reader.cuts) for name in units]
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
        self.single: SingleItems | None = None
        self._ranks = _generated(self._fields)
        if plain:
            self.single = SingleItems(program)

    def outcomes(self, values: Values) -> dict[str, Outcome]:
        """What each list says of an item with these values, by regime; ``None`` (or not a number) for a value that
        is not stated.

        Raises ``DiagnosticError`` with every mistake in them.
        """
        ranks = self.ranks(values)
        if ranks is not None and self.single is not None:
            return self.single.decided(ranks)
        record = self.classifier.record(self.item(values))
        return {regime: outcome.outcome for regime, outcome in self.classifier.outcomes(record).items()}

    def item(self, values: Values) -> ItemLike:
        """The item that has these values. Raises ``DiagnosticError`` for values that no item can have."""
        row = self._rows.of(dict(zip((field.feature.columns[0] for field in self._fields), values, strict=True)))
        if row.faults:
            raise DiagnosticError(row.faults)
        return item_from_data({**self.said, **row.data})

    def ranks(self, values: Values) -> tuple[int, ...] | None:
        """The ranks of the values of those fields that matter; ``None`` where an item is asked in the ordinary way."""
        if self.single is None or not self.single.plain:
            return None
        found = self._ranks(values)
        if UNMET in found:
            if not self._meet(values, self.single):
                return None
            found = self._ranks(values)
        return found if len(found) == len(self._places) else tuple([found[place] for place in self._places])

    def _meet(self, values: Values, single: SingleItems) -> bool:
        """Read values that were not met before; whether generated code can tell their answers."""
        numbers = [field.read(value) for field, value in zip(self._fields, values, strict=True)]
        before = single.laid
        if BAD in numbers or not single.knows([numbers[place] for place in self._places]):
            return False
        if single.laid != before:
            for field in self._fields:
                field.forget()
        ranks = dict(zip(self._places, single.ranks([numbers[place] for place in self._places]), strict=True))
        for number, (field, value) in enumerate(zip(self._fields, values, strict=True)):
            field.take(value, ranks.get(number, 0))
        return True


def _follows(
    name: str, fields: Mapping[str, Feature], held: Mapping[str, ParameterDefinition], above: frozenset[str]
) -> bool:
    """Whether a parameter can be worked out from the fields."""
    definition = held.get(name)
    if definition is None or definition.expression is None or name in above:
        return False
    needed = {each.partition(".")[0] for each in names_in(definition.expression)}
    return all(each in fields or _follows(each, fields, held, above | {name}) for each in needed)


def _generated(fields: Sequence[Field]) -> Callable[[Values], tuple[int, ...]]:
    """The function from values to ranks, written out for these fields; its source is made of names made here."""
    space: dict[str, object] = {"find": bisect_right, "float": float, "bool": bool}
    lines = [f"    {''.join(f'v{n}, ' for n in range(len(fields)))}= values"] if fields else []
    said: list[str] = []
    for n, field in enumerate(fields):
        space |= {f"edges{n}": field.edges, f"ranks{n}": field.ranks}
        space |= {f"others{n}": field.others, f"truths{n}": field.truths}
        other = f"(truths{n} if v{n}.__class__ is bool else others{n}).get(v{n}, {UNMET})"
        plain = f"v{n}.__class__ is float and {field.low!r} < v{n} < {field.high!r}"
        number = f"ranks{n}[find(edges{n}, v{n})] if {plain} else {other}"
        said.append(number if field.low < field.high else other)
    source = "\n".join(["def read(values):", *lines, f"    return ({''.join(f'{each}, ' for each in said)})", ""])
    made: dict[str, Callable[[Values], tuple[int, ...]]] = {}
    exec(compile(source, "<form>", "exec"), {"__builtins__": {}, **space}, made)
    return made["read"]
