"""All rows of a batch under all lists: by classes where their columns allow it, one by one where they do not."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dualclass.api import Classifier
from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.lowering import Lowering
from dualclass.items.record import ItemRecord
from dualclass.tables.answers import ERROR, Answer, answer_of
from dualclass.tables.coded import Codes
from dualclass.tables.cuts import Cuts
from dualclass.tables.derived import Derivation, Mask, derived_names
from dualclass.tables.distinct import distinct_of
from dualclass.tables.errors import Errors
from dualclass.tables.features import ABSENT, BAD, Feature, Reader, features_of
from dualclass.tables.groups import Groups, said
from dualclass.tables.leaves import Leaves
from dualclass.tables.mapping import TableMapping
from dualclass.tables.memory import Answers, Memory
from dualclass.tables.programs import GroupProgram
from dualclass.tables.rows import Rows

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
    """The rows' answers: for each row and list a number, to be looked up in the list's ``answers``."""

    numbers: Answers
    answers: tuple[list[Answer], ...]
    errors: pa.RecordBatch
    statistics: Statistics


@dataclass
class _Group:
    """What rows of the same kinds, statements and assumptions have in common."""

    template: ItemRecord
    memory: Memory
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
        self._reader = Reader(self.vocabulary, Cuts(classifier.evaluators.values()))
        self._features = features_of(mapping, self._reader)
        self._derived = derived_names(self.vocabulary.parameters)
        for name in self._derived:
            if name not in self._features and self._inputs(name):
                self._features[name] = Feature(name, (), mapping, self._reader)
        self._groups = Groups(mapping, self.vocabulary)
        self._known: dict[object, _Group] = {}
        self._lowering = Lowering()
        self._leaves = Leaves(ordinary=classifier.assume_ordinary)
        self._books: list[dict[Answer, int]] = [{Answer(ERROR): 0} for _ in classifier.evaluators]
        self._components = [
            use.column for use in mapping.with_role("parameter") if (use.target or use.column) == "components"
        ]

    def evaluate(self, batch: pa.RecordBatch, numbers: NDArray[np.int64], names: Names) -> Evaluated:
        """The answers for every row; numbers and names of the rows are told in the errors table."""
        found = np.zeros((batch.num_rows, len(self._books)), np.int32)
        stated = {name: self._codes(feature, batch) for name, feature in self._features.items() if feature.columns}
        bad = self._beyond_columns(batch)
        for codes in stated.values():
            bad |= codes == BAD
        self._groupwise(batch, stated, bad, found)
        statistics = Statistics(by_class=batch.num_rows - int(bad.sum()))
        errors = Errors(self.mapping)
        places = np.flatnonzero(bad)
        for place in places.tolist():
            answers = self._item(batch, place, int(numbers[place]), names, errors)
            if answers is None:
                statistics.bad += 1
                continue
            statistics.by_item += 1
            found[place] = [self.number(list_place, answer) for list_place, answer in enumerate(answers)]
        return Evaluated(found, tuple(list(book) for book in self._books), errors.batch(), statistics)

    def number(self, place: int, answer: Answer) -> int:
        """The number of an answer of the list at a place."""
        book = self._books[place]
        return book.setdefault(answer, len(book))

    # ------------------------------------------------------------ by classes

    def _codes(self, feature: Feature, batch: pa.RecordBatch) -> Codes:
        distinct = distinct_of(batch, feature.columns)
        classes = [feature.read(distinct.cells(number)) for number in range(len(distinct))]
        return np.array(classes, np.int32)[distinct.codes]

    def _groupwise(self, batch: pa.RecordBatch, stated: dict[str, Codes], bad: Mask, found: Answers) -> None:
        """Answer the rows of each group together; mark those that cannot be answered so."""
        distinct = distinct_of(batch, self._groups.columns)
        order = np.argsort(distinct.codes, kind="stable").astype(np.int32)
        ends = np.cumsum(np.bincount(distinct.codes, minlength=len(distinct)))
        merged: dict[int, tuple[_Group, list[Codes]]] = {}
        for number in range(len(distinct)):
            rows = order[ends[number - 1] if number else 0 : ends[number]]
            if not len(rows):
                continue
            group = self._group(distinct.cells(number))
            if group is None:
                bad[rows] = True
            else:
                merged.setdefault(id(group), (group, []))[1].append(rows)
        for group, parts in merged.values():
            self._one(group, np.concatenate(parts), batch, stated, bad, found)

    def _one(
        self, group: _Group, rows: Codes, batch: pa.RecordBatch, stated: dict[str, Codes], bad: Mask, found: Answers
    ) -> None:
        wrong = bad[rows]
        for name, codes in stated.items():
            if name not in group.admitted:
                wrong |= codes[rows] != ABSENT
        own = {name: codes[rows] for name, codes in stated.items() if name in group.admitted}
        for derivation in group.derivations:
            codes = derivation.codes(batch, stated, rows)
            wrong |= codes == BAD
            own[derivation.feature.name] = codes
        if wrong.any():
            bad[rows[wrong]] = True
            kept = ~wrong
            rows = rows[kept]
            own = {name: codes[kept] for name, codes in own.items()}
        nothing = np.zeros(len(rows), np.int32)
        classes = [own.get(feature.name, nothing) for feature in group.memory.program.features]
        found[rows] = group.memory.answers(classes, len(rows))

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
        return _Group(template, Memory(program, self.number), admitted, derivations)

    def _inputs(self, name: str) -> dict[str, Feature]:
        """The features of columns that a derived parameter may be worked out from."""
        below = self._derived[name]
        return {each: feature for each, feature in self._features.items() if each in below and feature.columns}

    def _admits(self, kinds: frozenset[str], feature: Feature) -> bool:
        heads = {(use.target or use.column).partition(".")[0] for use in feature.uses} or {feature.name}
        return feature.name.startswith("shipment.") or all(self.vocabulary.has_parameter(kinds, head) for head in heads)

    # ------------------------------------------------------------ one by one

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
        cells = {column: batch.column(column)[place].as_py() for column in self.rows.columns}
        try:
            record = self.classifier.record(self.rows.of(cells).item())
        except DiagnosticError as error:
            name = names[place].as_py() if names is not None else None
            errors.add(number, name, cells, error.diagnostics)
            return None
        return [answer_of(outcome) for outcome in self.classifier.outcomes(record).values()]
