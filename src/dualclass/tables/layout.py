"""What a group's paragraphs may add to its answers, laid out once: the circuit, and the words its masks stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from dualclass.evaluation.outcome import Outcome
from dualclass.explanation.build import printed
from dualclass.tables.circuits import ALL, NONE, Circuit, CircuitBuilder
from dualclass.tables.pieces import BITS, Block, Word, blocks_of
from dualclass.tables.programs import GroupProgram, Paragraph
from dualclass.tables.rails import RailBuilder, Rails, Together
from dualclass.tables.sorts import Ranking, Sorts

CONTROLLED, UNLESS, OPEN, GAP = range(4)
"""The traces that a paragraph may leave in the rows: it controls them, unless released; it is open, it is a gap."""

GRAVEST = (Outcome.CONTROLLED, Outcome.CONTROLLED_UNLESS_RELEASED, Outcome.UNDETERMINED, Outcome.NOT_COVERED)
"""The outcome of a list in which a trace is the gravest, by trace: the first one there is decides."""

TRACED = {"controlled_by": CONTROLLED, "controlled_unless": UNLESS, "open": OPEN}
"""The columns of the outcomes table that tell the codes of one trace."""

type Traces = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """The blocks of one column of the outcomes table; ``ends``: for each list, how many blocks lie before its end.

    ``places``: for each block the paragraphs of its eight bits, or the number of paragraphs for none. ``twice``:
    places whose word another place before it says, too.
    """

    trace: int
    blocks: tuple[Block, ...]
    ends: tuple[int, ...]
    places: NDArray[np.intp]
    twice: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A group's circuit for the sorts that were known when it was laid. ``traces``: each paragraph's nodes.

    ``apart``: the places of the paragraphs that are not on rails; their masks are worked out beside the circuit.
    ``alike``: pairs of places of one code, the first of which is not told as open where the second is unless released.
    """

    builder: CircuitBuilder
    circuit: Circuit
    traces: tuple[Traces | None, ...]
    ranks: tuple[tuple[str, Ranking], ...]
    together: tuple[Together, ...]
    apart: tuple[int, ...]
    alike: tuple[tuple[int, int], ...]
    columns: Mapping[str, Column]


def laid_out(program: GroupProgram, sorts: Mapping[str, Sorts], impure: set[int]) -> Layout:
    """Lay a group's paragraphs out. ``impure``: sentences on several features that rest on assumptions."""
    circuit = CircuitBuilder()
    ranked = {name: (each, Ranking(each)) for name, each in sorts.items()}
    rails = RailBuilder(circuit, program.trees, ranked, impure)
    traces = [traces_of(paragraph, rails) for paragraph in program.paragraphs]
    built = circuit.build([node for each in traces for node in each or (NONE,) * 4])
    return Layout(
        circuit,
        built,
        tuple(traces),
        tuple((name, ranking) for name, (_, ranking) in ranked.items()),
        tuple(key for key in built.inputs if isinstance(key, Together)),
        tuple(place for place, each in enumerate(traces) if each is None),
        tuple(_alike(program.paragraphs, traces)),
        {name: _column(program, traces, trace) for name, trace in TRACED.items()},
    )


def traces_of(paragraph: Paragraph, rails: RailBuilder) -> Traces | None:
    """The nodes of a paragraph's traces, by the rules of ``unit_states``; ``None`` where it is not plain."""
    lowered, circuit = paragraph.lowered, rails.circuit
    core, fails = rails.of(paragraph.core), rails.of(paragraph.core, negated=True)
    if core is None or fails is None:
        return None
    if lowered.unit.gap is not None:
        return NONE, NONE, NONE, core.may
    doubtful = fails.must if lowered.doubtful else NONE
    if lowered.state == "suspended":
        return NONE, NONE, doubtful, NONE
    released: list[Rails] = []
    kept: list[Rails] = []
    for tree, (_, deferred) in zip(paragraph.releases, lowered.releases, strict=True):
        release, contrary = rails.of(tree), rails.of(tree, negated=True)
        if release is None or contrary is None:
            return None
        # a release that defers to a host nobody described never holds, and is open unless its own condition fails
        released.append(Rails(NONE if deferred else release.must, release.may))
        kept.append(Rails(contrary.must, ALL if deferred else contrary.may))
    unreleased = circuit.every(rails.may for rails in kept)
    unclaimed = circuit.some(rails.may for rails in released)
    still_open = circuit.every((core.may, fails.may, unreleased))
    if lowered.state == "not established":
        return NONE, NONE, circuit.some((doubtful, still_open, circuit.every((core.must, unreleased)))), NONE
    return (
        circuit.every((core.must, *(rails.must for rails in kept))),
        circuit.every((core.must, unreleased, unclaimed)),
        circuit.some((doubtful, still_open)),
        NONE,
    )


def _alike(paragraphs: Sequence[Paragraph], traces: Sequence[Traces | None]) -> Iterator[tuple[int, int]]:
    by_code: dict[tuple[str, str], list[int]] = {}
    for place, paragraph in enumerate(paragraphs):
        by_code.setdefault((paragraph.regime, paragraph.lowered.unit.code), []).append(place)
    for places in by_code.values():
        for one, other in permutations(places, 2):
            nodes = traces[other]
            if nodes is None or nodes[UNLESS] != NONE:
                yield one, other


def _column(program: GroupProgram, traces: Sequence[Traces | None], trace: int) -> Column:
    """The words of one trace list by list: in the order in which ``classify`` tells them."""
    paragraphs = program.paragraphs
    blocks: list[Block] = []
    ends: list[int] = []
    twice: list[tuple[int, int]] = []
    for regime, evaluator in program.evaluators.items():
        places: list[int] = []
        for place, (paragraph, nodes) in enumerate(zip(paragraphs, traces, strict=True)):
            if paragraph.regime == regime and (nodes is None or nodes[trace] != NONE):
                places.append(place)
        if trace != OPEN:
            places.sort(key=lambda place: -paragraphs[place].lowered.unit.code.count("."))
        words = {place: printed(paragraphs[place].lowered.unit.code, evaluator.view) for place in places}
        often = Counter(words.values())
        said: list[Word] = []
        for number, (place, word) in enumerate(words.items()):
            nodes = traces[place]
            always = often[word] == 1 and nodes is not None and nodes[trace] == ALL
            said.append(Word(word, None if always else place))
            twice += [(place, before) for before in places[:number] if words[before] == word]
        blocks += blocks_of(said)
        ends.append(len(blocks))
    nowhere = len(paragraphs)
    table = np.array([block.places(nowhere) for block in blocks], np.intp).reshape(len(blocks), BITS)
    return Column(trace, tuple(blocks), tuple(ends), table, tuple(twice))
