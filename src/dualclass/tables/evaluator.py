"""All rows of a batch under all lists: by classes where their columns allow it, one by one where they do not."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dualclass.api import Classifier
from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.lowering import Lowering
from dualclass.items import ItemLike
from dualclass.items.record import ItemRecord
from dualclass.tables.answers import ERROR, LISTS, Answer, answer_of
from dualclass.tables.arrow import filled_rows, is_text, plain_batch, taken
from dualclass.tables.coded import Codes
from dualclass.tables.cuts import Cuts
from dualclass.tables.derived import Derivation, derived_names
from dualclass.tables.distinct import distinct_of
from dualclass.tables.errors import Errors
from dualclass.tables.features import BAD, Classes, Feature, Reader, features_of
from dualclass.tables.groups import Groups, said
from dualclass.tables.leaves import Leaves
from dualclass.tables.mapping import TableMapping
from dualclass.tables.numbers import NumberColumn, reads_at_once
from dualclass.tables.packed import GroupAnswers, PackedGroup
from dualclass.tables.pieces import Lists, Pieces, laid_together
from dualclass.tables.programs import GroupProgram
from dualclass.tables.rows import Rows
from dualclass.tables.scales import Mask, Numbers
from dualclass.tables.singly import of_answers
from dualclass.tables.sorted_rows import SortedRows

type Names = pa.Array[Any] | None


@dataclass
class Statistics:
    """How many rows took which way: by their classes, by themselves as items, or not at all for their mistakes."""

    by_class: int = 0
    by_item: int = 0
    bad: int = 0

    def __add__(self, other: Statistics) -> Statistics:
        """Both together."""
        return Statistics(self.by_class + other.by_class, self.by_item + other.by_item, self.bad + other.bad)


@dataclass(frozen=True)
class Evaluated:
    """The rows' answers. ``outcomes``: places among ``OUTCOME_WORDS``, of shape (rows, lists)."""

    outcomes: NDArray[np.uint8]
    columns: Mapping[str, Lists]
    pieces: Pieces
    errors: pa.RecordBatch
    statistics: Statistics


@dataclass
class _Group:
    """What rows of the same kinds, statements and assumptions have in common."""

    template: ItemRecord
    packed: PackedGroup
    admitted: frozenset[str]
    derivations: list[Derivation]


class ColumnEvaluator:
    """Evaluates batches of one table under the lists of a classifier. Keeps answers by classes, and no row."""

    def __init__(self, classifier: Classifier, mapping: TableMapping) -> None:
        """Take the lists on their day, and what each column is."""
        self.classifier = classifier
        self.mapping = mapping
        self.vocabulary = classifier.vocabulary
        self.rows = Rows(mapping, classifier.vocabulary)
        cuts = Cuts(classifier.evaluators.values())
        self._reader = Reader(self.vocabulary, cuts)
        self._features = features_of(mapping, self._reader)
        self._derived = derived_names(self.vocabulary.parameters)
        for name in self._derived:
            if name not in self._features and self._inputs(name):
                self._features[name] = Feature(name, (), mapping, self._reader)
        below = frozenset[str]().union(*self._derived.values())
        self._numbers = {
            name: NumberColumn(feature, cuts, with_numbers=name in below)
            for name, feature in self._features.items()
            if reads_at_once(feature, cuts)
        }
        self._groups = Groups(mapping, self.vocabulary)
        self._known: dict[object, _Group] = {}
        self._lowering = Lowering()
        self._leaves = Leaves(ordinary=classifier.assume_ordinary)
        self._pieces = Pieces()
        self._items: dict[str, tuple[Answer, ...] | DiagnosticError] = {}
        self._names = {use.column for use in mapping.columns if use.role in {"name", "row"}}
        self._components = [
            use.column for use in mapping.with_role("parameter") if (use.target or use.column) == "components"
        ]

    @property
    def known(self) -> int:
        """How many different values, groups of rows and pieces of words it remembers."""
        values = sum(len(feature.representatives) for feature in self._features.values())
        return values + len(self._known) + len(self._pieces.said)

    def evaluate(self, batch: pa.RecordBatch, numbers: NDArray[np.int64], names: Names) -> Evaluated:
        """The answers for every row; numbers and names of the rows are told in the errors table."""
        batch = plain_batch(batch)
        groups, group_of = self._grouped(batch)
        one_by_one = self._beyond_columns(batch) | (group_of < 0)
        sorted_rows = SortedRows(group_of, len(groups))
        stated: dict[str, Codes] = {}
        reckoned_with: dict[str, Numbers] = {}
        for name, feature in self._features.items():
            classes = self._classes(feature, batch)
            if classes is None or not len(classes.rows):
                continue
            admitted = np.array([name in group.admitted for group in groups] or [True])
            wrong = (classes.classes == BAD) | ~admitted[group_of[classes.rows]]
            one_by_one[classes.rows[wrong]] = True
            stated[name] = sorted_rows.dense(classes)
            plain = sorted_rows.numbers(classes)
            if plain is not None:
                reckoned_with[name] = plain
        answered: list[tuple[NDArray[np.intp], GroupAnswers]] = []
        for group, (first, end) in zip(groups, sorted_rows.spans, strict=True):
            mine = {name: codes[first:end] for name, codes in stated.items() if name in group.admitted}
            plain = {name: each[first:end] for name, each in reckoned_with.items() if name in mine}
            answered += self._one(group, sorted_rows.order[first:end], batch, mine, plain, one_by_one)
        statistics = Statistics(by_class=batch.num_rows - int(one_by_one.sum()))
        errors = Errors(self.mapping)
        places = np.flatnonzero(one_by_one)
        found: list[Iterable[Answer]] = []
        for place in places.tolist():
            answers = self._item(batch, place, int(numbers[place]), names, errors)
            if answers is None:
                statistics.bad += 1
                answers = [Answer(ERROR)] * len(self.classifier.evaluators)
            else:
                statistics.by_item += 1
            found.append(answers)
        if found:
            answered.append((places, of_answers(found, self._pieces)))
        return self._together(answered, batch.num_rows, errors.batch(), statistics)

    def _together(
        self,
        answered: list[tuple[NDArray[np.intp], GroupAnswers]],
        rows: int,
        errors: pa.RecordBatch,
        statistics: Statistics,
    ) -> Evaluated:
        """The answers of all groups in the order of the rows."""
        lists = len(self.classifier.evaluators)
        outcomes = np.zeros((rows, lists), np.uint8)
        for mine, answers in answered:
            outcomes[mine] = answers.outcomes.T
        columns = {
            name: laid_together([(mine, answers.columns[name]) for mine, answers in answered], rows, lists)
            for name in LISTS
        }
        return Evaluated(outcomes, columns, self._pieces, errors, statistics)

    # ------------------------------------------------------------ by classes

    def _classes(self, feature: Feature, batch: pa.RecordBatch) -> Classes | None:
        """What the columns of a feature state; ``None`` where it has none of its own."""
        if not feature.columns:
            return None
        numbers = self._numbers.get(feature.name)
        at_once = numbers.classes(batch) if numbers is not None else None
        if at_once is not None:
            return at_once
        filled = None
        if len(feature.columns) == 1 and is_text(batch.column(feature.columns[0]).type):
            (name,) = feature.columns
            filled = filled_rows(batch.column(name))
            batch = pa.RecordBatch.from_arrays([taken(batch.column(name), filled)], names=[name])
        distinct = distinct_of(batch, feature.columns)
        classes = [feature.read(distinct.cells(number)) for number in range(len(distinct))]
        codes = np.array(classes, np.int32)[distinct.codes]
        rows = np.flatnonzero(codes)
        if len(rows) < len(codes):
            codes = codes[rows]
            filled = filled[rows] if filled is not None else None
        return Classes(rows if filled is None else filled, codes)

    def _grouped(self, batch: pa.RecordBatch) -> tuple[list[_Group], Codes]:
        """The groups that occur, and the number of each row's group; -1 where its kind cannot be read."""
        distinct = distinct_of(batch, self._groups.columns)
        groups: dict[int, tuple[int, _Group]] = {}
        numbers: list[int] = []
        for number in range(len(distinct)):
            group = self._group(distinct.cells(number)) if batch.num_rows else None
            place = -1 if group is None else groups.setdefault(id(group), (len(groups), group))[0]
            numbers.append(place)
        return [group for _, group in groups.values()], np.array(numbers, np.int32)[distinct.codes]

    def _one(
        self,
        group: _Group,
        rows: NDArray[np.intp],
        batch: pa.RecordBatch,
        stated: dict[str, Codes],
        numbers: dict[str, Numbers],
        one_by_one: Mask,
    ) -> Iterator[tuple[NDArray[np.intp], GroupAnswers]]:
        """Answer the rows of one group together; mark those that must be read one by one."""
        for derivation in group.derivations:
            codes = derivation.codes(batch, stated, numbers, rows)
            one_by_one[rows[codes == BAD]] = True
            stated[derivation.feature.name] = codes
        aside = one_by_one[rows]
        if aside.any():
            rows = rows[~aside]
            stated = {name: codes[~aside] for name, codes in stated.items()}
        if len(rows):
            yield rows, group.packed.answers(stated, len(rows))

    def _group(self, cells: dict[str, object]) -> _Group | None:
        template = self._groups.template(cells)
        if template is None:
            return None
        key = (template.kinds, said(template))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._new_group(template)
        return known

    def _new_group(self, template: ItemRecord) -> _Group:
        kinds = template.kinds
        admitted = frozenset(name for name, feature in self._features.items() if self._admits(kinds, feature))
        program = GroupProgram(
            template,
            self.classifier.evaluators,
            {name: feature for name, feature in self._features.items() if name in admitted},
            self._lowering,
            self._leaves,
        )
        derivations = [
            Derivation(self._features[name], self._inputs(name), kinds, self._reader, self.mapping)
            for name in self._derived
            if name in self._features and self.vocabulary.has_parameter(kinds, name) and self._inputs(name)
        ]
        return _Group(template, PackedGroup(program, self._pieces), admitted, derivations)

    def _inputs(self, name: str) -> dict[str, Feature]:
        """The features of columns that a derived parameter may be worked out from."""
        below = self._derived[name]
        return {each: feature for each, feature in self._features.items() if each in below and feature.columns}

    def _admits(self, kinds: frozenset[str], feature: Feature) -> bool:
        heads = {(use.target or use.column).partition(".")[0] for use in feature.uses} or {feature.name}
        return feature.name.startswith("shipment.") or all(self.vocabulary.has_parameter(kinds, head) for head in heads)

    # ------------------------------------------------------------ one by one

    def item(self, batch: pa.RecordBatch, place: int) -> ItemLike:
        """The item that a row stands for. Raises ``DiagnosticError`` with what is wrong with its cells."""
        return self.rows.of(self._cells(plain_batch(batch.slice(place, 1)), 0)).item()

    def _cells(self, batch: pa.RecordBatch, place: int) -> dict[str, object]:
        return {column: batch.column(column)[place].as_py() for column in self.rows.columns}

    def _beyond_columns(self, batch: pa.RecordBatch) -> Mask:
        """The rows that hold what columns do not say: assemblies with components."""
        found = np.zeros(batch.num_rows, np.bool_)
        for column in self._components:
            found |= batch.column(column).is_valid().to_numpy(zero_copy_only=False)
        return found

    def _item(
        self,
        batch: pa.RecordBatch,
        place: int,
        number: int,
        names: Names,
        errors: Errors,
    ) -> Iterable[Answer] | None:
        """The answers for one row taken as an item, ``None`` after telling what is wrong with it."""
        cells = self._cells(batch, place)
        found = self._remembered(cells)
        if isinstance(found, DiagnosticError):
            errors.add(number, names[place].as_py() if names is not None else None, cells, found.diagnostics)
            return None
        return found

    def _remembered(self, cells: Mapping[str, object]) -> tuple[Answer, ...] | DiagnosticError:
        """What is said of an item with these cells; of those that are alike but for their names, once."""
        key = repr([cell for column, cell in cells.items() if column not in self._names])
        known = self._items.get(key)
        if known is None:
            if len(self._items) >= MOST_ITEMS:
                self._items.clear()
            known = self._items[key] = self._by_itself(cells)
        return known

    def _by_itself(self, cells: Mapping[str, object]) -> tuple[Answer, ...] | DiagnosticError:
        try:
            record = self.classifier.record(self.rows.of(cells).item())
        except DiagnosticError as error:
            return error
        return tuple(answer_of(outcome) for outcome in self.classifier.outcomes(record).values())


MOST_ITEMS = 4096
"""So many items that had to be read by themselves are remembered."""
