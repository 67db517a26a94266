"""The answers for all rows of a group at once: its circuit run over masks, what is not plain beside it by classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dualclass.evaluation.finding import distinct
from dualclass.evaluation.lowering import Leaf
from dualclass.evaluation.outcome import Outcome
from dualclass.tables.bits import Masks, bytes_of_rows, mask_of, packed, whole_words, words_for
from dualclass.tables.coded import Coded, Codes, constant, paired
from dualclass.tables.features import ABSENT
from dualclass.tables.layout import CONTROLLED, GAP, GRAVEST, OPEN, UNLESS, Column, Layout, laid_out
from dualclass.tables.pieces import BlockTable, Pieces, Run
from dualclass.tables.programs import GroupProgram
from dualclass.tables.rails import AtLeast, Together
from dualclass.tables.sorts import Sorts
from dualclass.tables.trees import Rows
from dualclass.tables.unit_states import UnitState

OUTCOMES = tuple(Outcome)
"""The outcomes by number, the gravest first."""

TRACE_OF = {
    "controlled": CONTROLLED,
    "unless released": UNLESS,
    **dict.fromkeys(("open", "not established", "doubtful"), OPEN),
    "gap": GAP,
}
"""The trace that a status leaves; the others leave none."""


@dataclass(frozen=True, slots=True)
class GroupAnswers:
    """``outcomes``: their numbers, of shape (lists, rows); ``columns``: the words of the other columns."""

    outcomes: NDArray[np.uint8]
    columns: Mapping[str, Run]


class PackedGroup:
    """Answers the rows of one group. Lays its circuit anew when values of a sort come that it has not met."""

    def __init__(self, program: GroupProgram, pieces: Pieces) -> None:
        """``pieces``: shared by all groups of a table."""
        self.program = program
        self._pieces = pieces
        sentences = program.sentences()
        self._sorts = {
            feature.name: Sorts(feature, sentences[feature.name], program.trees) for feature in program.features
        }
        self._impure: set[int] = set()
        self._laid: tuple[tuple[int, ...], Layout, dict[str, BlockTable]] | None = None
        self._leaves: dict[int, Leaf] = {leaf.number: leaf for leaf in program.together()}
        self._mine = [
            np.array([n for n, each in enumerate(program.paragraphs) if each.regime == regime], np.intp)
            for regime in program.evaluators
        ]

    def answers(self, classes: Mapping[str, Codes | None], rows: int) -> GroupAnswers:
        """The answers of some rows, at least one, by the classes of their features; ``None``: nothing is stated."""
        tables = {name: sorts.table() for name, sorts in self._sorts.items()}
        stated = {name: found for name in tables if (found := classes.get(name)) is not None}
        by_class = Rows(
            {
                name: Coded(tables[name][stated[name]] if name in stated else int(table[ABSENT]), sorts.representatives)
                for (name, table), sorts in zip(tables.items(), self._sorts.values(), strict=True)
            },
            {
                name: Coded(stated.get(name, ABSENT), range(len(sorts.feature.representatives)))
                for name, sorts in self._sorts.items()
            },
        )
        traces, states, layout, said = self._traces(tables, stated, by_class, rows)
        lost = self._lost(traces, by_class, rows)
        outcomes = self._outcomes(traces, rows)
        columns = {name: self._column(traces, lost, layout, name, said[name], rows) for name in layout.columns}
        columns["assumptions"] = self._assumptions(layout, states, rows)
        return GroupAnswers(outcomes, columns)

    # ------------------------------------------------------------ masks

    def _traces(
        self, tables: Mapping[str, Codes], stated: Mapping[str, Codes], by_class: Rows, rows: int
    ) -> tuple[Masks, list[Coded[UnitState]], Layout, dict[str, BlockTable]]:
        """The masks of all traces: (paragraphs and one that is nowhere, traces, words); the states of those apart."""
        layout, said = self._layout()
        together = self._together(layout, by_class, rows)
        while together is None:  # a sentence turned out to rest on an assumption
            layout, said = self._layout()
            together = self._together(layout, by_class, rows)
        masks = layout.circuit.blank(words_for(rows))
        self._compared(layout, tables, stated, masks)
        for key, mask in together.items():
            masks[layout.circuit.inputs[key]] = mask
        count = len(self.program.paragraphs)
        traces = np.zeros((count + 1, 4, masks.shape[1]), np.uint64)
        traces[:count] = layout.circuit.run(masks).reshape(count, 4, masks.shape[1])
        states = [self.program.states(self.program.paragraphs[place], by_class) for place in layout.apart]
        for place, each in zip(layout.apart, states, strict=True):
            for trace, mask in _masks_of(each, rows):
                traces[place, trace] |= mask
        return traces, states, layout, said

    def _layout(self) -> tuple[Layout, dict[str, BlockTable]]:
        sizes = (*map(len, self._sorts.values()), len(self._impure))
        if self._laid is None or self._laid[0] != sizes:
            layout = laid_out(self.program, self._sorts, self._impure)
            said = {name: BlockTable(column.blocks, self._pieces) for name, column in layout.columns.items()}
            self._laid = sizes, layout, said
        return self._laid[1:]

    def _compared(self, layout: Layout, tables: Mapping[str, Codes], stated: Mapping[str, Codes], masks: Masks) -> None:
        """Fill in the inputs that compare the rank of a feature."""
        wanted: dict[str, list[tuple[AtLeast, int]]] = {}
        for key, register in layout.circuit.inputs.items():
            if isinstance(key, AtLeast):
                wanted.setdefault(key.feature, []).append((key, register))
        for name, ranking in layout.ranks:
            keys = wanted.get(name)
            if keys is None:
                continue
            table = ranking.table(tables[name])
            edges = np.array([key.rank for key, _ in keys], ranking.type)
            places = [register for _, register in keys]
            below = np.array([key.below for key, _ in keys], np.bool_)
            if name not in stated:
                masks[places] = np.where((table[ABSENT] >= edges) ^ below, ~np.uint64(0), np.uint64(0))[:, None]
                continue
            ranks = whole_words(table[stated[name]])
            found = packed(ranks >= edges[:, None])
            found[below] = ~found[below]
            masks[places] = found

    def _together(self, layout: Layout, by_class: Rows, rows: int) -> dict[Together, Masks] | None:
        """The inputs of sentences on several features; ``None`` where one is not plain, which is remembered."""
        found: dict[Together, Masks] = {}
        for key in layout.together:
            states = self.program.trees.of_leaf(self._leaves[key.leaf], by_class)
            if any(state.names or not state.asks for state in states.things):
                self._impure.add(key.leaf)
                return None
            truth = np.array([(state.verdict == key.verdict) is not key.negated for state in states.things])
            found[key] = _mask(truth, states.codes, rows)
        return found

    # ------------------------------------------------------------ labels and outcomes

    def _lost(self, traces: Masks, by_class: Rows, rows: int) -> dict[int, Masks]:
        """Where a controlled paragraph loses its label to one that its residual names (S1)."""
        found: dict[int, Masks] = {}
        for place, named in self.program.heads.items():
            controlled = traces[place, CONTROLLED]
            if not controlled.any():
                continue
            if named is not None:
                taken = np.bitwise_or.reduce(traces[list(named), CONTROLLED], axis=0)
            else:
                asked = self.program.asked(self.program.paragraphs[place], by_class)
                taken = _mask(np.array(asked.things, np.bool_), asked.codes, rows)
            if (taken & controlled).any():
                found[place] = taken & controlled
        return found

    def _outcomes(self, traces: Masks, rows: int) -> NDArray[np.uint8]:
        """The gravest trace decides, list by list."""
        words = traces.shape[2]
        any_of = np.zeros((len(self._mine), 8, words), np.uint64)
        for number, mine in enumerate(self._mine):
            np.bitwise_or.reduce(traces[mine], axis=0, out=any_of[number, :4])
        return np.stack(
            [
                _DECIDED[negative][each[:rows]]
                for negative, each in zip(self.program.negatives.values(), bytes_of_rows(any_of), strict=True)
            ]
        )

    # ------------------------------------------------------------ words

    def _column(
        self, traces: Masks, lost: Mapping[int, Masks], layout: Layout, name: str, said: BlockTable, rows: int
    ) -> Run:
        column = layout.columns[name]
        masks = traces[:, column.trace]
        if column.trace == CONTROLLED and lost:
            masks = self._labelled(masks, lost)
        barred = layout.alike if column.trace == OPEN else ()
        if barred or column.twice:
            own, masks = masks, masks.copy()
            for place, other in barred:
                masks[place] &= ~traces[other, UNLESS]
            for place, before in column.twice:
                masks[place] &= ~(masks[before] if column.trace == OPEN else own[before])
        return self._run(masks, column, said, rows)

    def _labelled(self, masks: Masks, lost: Mapping[int, Masks]) -> Masks:
        """The codes that keep their label; all of them in the rows where none does."""
        found = masks.copy()
        for place, mask in lost.items():
            found[place] &= ~mask
        for mine in self._mine:
            places = [place for place in mine.tolist() if place in lost]
            if places:
                kept = np.bitwise_or.reduce(found[mine], axis=0)
                for place in places:
                    found[place] |= masks[place] & ~kept
        return found

    def _run(self, masks: Masks, column: Column, said: BlockTable, rows: int) -> Run:
        """The pieces of those blocks that say anything in any row."""
        chosen = masks[column.places]
        active = chosen.any(axis=(1, 2)) if len(chosen) else np.zeros(0, np.bool_)
        speaking = np.flatnonzero(active | (said.unsaid != 0))
        found = np.zeros((len(speaking), rows), np.uint8)
        busy = active[speaking]
        if busy.any():
            found[busy] = bytes_of_rows(chosen[speaking[busy]])[:, :rows]
        ends = np.searchsorted(speaking, column.ends).tolist()
        return Run(said.pieces(speaking, found), tuple(ends))

    def _assumptions(self, layout: Layout, states: Sequence[Coded[UnitState]], rows: int) -> Run:
        """The names that the traces rest on, each list's in one piece."""
        of_list: dict[str, Coded[tuple[str, ...]]] = {regime: constant(()) for regime in self.program.evaluators}
        for place, each in zip(layout.apart, states, strict=True):
            regime = self.program.paragraphs[place].regime
            if any(state.names for state in each.things):
                of_list[regime] = paired(of_list[regime], each, lambda names, state: distinct((*names, *state.names)))
        numbers = [
            _spread(np.array([self._pieces.number(names) for names in each.things], np.int32), each.codes, rows)
            for each in of_list.values()
        ]
        return Run(np.stack(numbers), tuple(range(1, len(numbers) + 1)))


def _masks_of(states: Coded[UnitState], rows: int) -> list[tuple[int, Masks]]:
    """The trace and the rows of every status that leaves one."""
    found: list[tuple[int, Masks]] = []
    for trace in {TRACE_OF[state.status] for state in states.things if state.status in TRACE_OF}:
        truth = np.array([TRACE_OF.get(state.status) == trace for state in states.things])
        found.append((trace, _mask(truth, states.codes, rows)))
    return found


def _mask(truth: NDArray[np.bool_], codes: Codes | int, rows: int) -> Masks:
    return mask_of(np.repeat(truth[codes], rows) if isinstance(codes, int) else truth[codes])


def _spread(table: Codes, codes: Codes | int, rows: int) -> Codes:
    return np.full(rows, table[codes], np.int32) if isinstance(codes, int) else table[codes]


def _decided(bits: int, negative: Outcome) -> int:
    """The number of the outcome of a list whose traces are these; ``negative``: where there is none."""
    return OUTCOMES.index(next((outcome for trace, outcome in enumerate(GRAVEST) if bits >> trace & 1), negative))


_DECIDED = {
    negative: np.array([_decided(bits, negative) for bits in range(256)], np.uint8)
    for negative in (Outcome.NOT_COVERED, Outcome.NOT_CONTROLLED)
}
