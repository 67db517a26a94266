"""Single items of one group, one after the other: by a generated function of what is known of their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dualclass.evaluation.outcome import Outcome
from dualclass.tables.circuits import NONE, CircuitBuilder
from dualclass.tables.generated import CircuitCode, Facts
from dualclass.tables.layout import CONTROLLED, GRAVEST, OPEN, Layout, Traces, laid_out
from dualclass.tables.programs import GroupProgram
from dualclass.tables.sorts import Ranking, Sorts


class SingleItems:
    """The outcomes of items of one group. ``plain``: whether a function can tell them (nothing in the group rests on an
    assumption, nor on several features together); it may turn out that it cannot when new values are met.
    """

    def __init__(self, program: GroupProgram) -> None:
        """Take the group's program."""
        self.program = program
        sentences = program.sentences()
        self._sorts = [Sorts(feature, sentences[feature.name], program.trees) for feature in program.features]
        self.plain = not program.together()
        self.laid = 0
        """How often the circuit was laid: facts told before, and functions made before, are of no use after it."""
        self._sizes: list[int] = []
        self._ranks: list[Ranking] = []
        self._tables: list[list[Facts]] = []
        self._nodes: list[Traces] = []
        self._of_lists: list[int] = []
        self._decide: Callable[[Sequence[Facts]], dict[str, Outcome]] | None = None
        self.code = CircuitCode(CircuitBuilder(), (), {})
        self._renew()

    def outcomes(self, classes: Sequence[int]) -> dict[str, Outcome]:
        """What each list says of an item whose features, in the program's order, have these classes; ``plain`` must
        hold.
        """
        if self._decide is None:
            head = [line for place in range(len(self._sorts)) for line in self.code.unpacked(place, f"given[{place}]")]
            self._decide = self.deciding(head, {})
        return self._decide(self.facts(classes))

    def deciding(self, head: Sequence[str], space: Mapping[str, object]) -> Callable[[Any], Any]:
        """A function that tells the outcomes. ``head``: the lines that put the facts of every feature into their
        variables, ``space``: what the names in them mean.
        """
        names: dict[str, object] = {f"outcome{trace}": outcome for trace, outcome in enumerate(GRAVEST)}
        for number, (regime, negative) in enumerate(self.program.negatives.items()):
            names |= {f"regime{number}": regime, f"negative{number}": negative}
        count = len(self.program.negatives)

        def answer(texts: Sequence[str]) -> str:
            return f"{{{', '.join(_gravest(number, texts[4 * number : 4 * number + 4]) for number in range(count))}}}"

        return self.code.function(head, self._of_lists, answer, {**space, **names})

    def tracing(self, head: Sequence[str], space: Mapping[str, object]) -> Callable[[Any], Any]:
        """A function, likewise, that tells whether each paragraph controls the item and whether it is open: two for
        each of the program's paragraphs.
        """
        nodes = [nodes[trace] for nodes in self._nodes for trace in (CONTROLLED, OPEN)]
        return self.code.function(head, nodes, lambda texts: f"({''.join(f'{text}, ' for text in texts)})", space)

    def facts(self, classes: Sequence[int]) -> list[Facts]:
        """The facts of each feature, from its class."""
        return [table[number] for table, number in zip(self._tables, classes, strict=True)]

    def knows(self, classes: Sequence[int]) -> bool:
        """Take in classes that were not met before; whether the function can tell these."""
        if not self.plain:
            return False
        if any(number >= len(table) for number, table in zip(classes, self._tables, strict=True)):
            self._renew()
        return self.plain

    def _renew(self) -> None:
        """Take in the classes that are known now; where there are new sorts among them, lay the circuit anew."""
        if not self.plain:
            return
        tables = [sorts.table() for sorts in self._sorts]
        sizes = [len(sorts) for sorts in self._sorts]
        if sizes != self._sizes or not self.laid:
            layout = laid_out(self.program, {sorts.feature.name: sorts for sorts in self._sorts}, set())
            self.plain = not layout.apart
            self.laid += 1
            self._sizes, self._ranks = sizes, [ranking for _, ranking in layout.ranks]
            if self.plain:
                self._lay(layout)
        if self.plain:
            self._tables = [
                [facts[rank] for rank in ranking.table(table).tolist()]
                for facts, ranking, table in zip(self.code.facts, self._ranks, tables, strict=True)
            ]

    def _lay(self, layout: Layout) -> None:
        circuit = layout.builder
        self._nodes = [nodes or (NONE, NONE, NONE, NONE) for nodes in layout.traces]
        self._of_lists = list[int]()
        for regime in self.program.evaluators:
            mine = [
                nodes
                for nodes, paragraph in zip(self._nodes, self.program.paragraphs, strict=True)
                if paragraph.regime == regime
            ]
            self._of_lists += [circuit.some(nodes[trace] for nodes in mine) for trace in range(len(GRAVEST))]
        roots = [node for nodes in self._nodes for node in nodes] + self._of_lists
        self.code = CircuitCode(circuit, roots, {name: len(ranking) for name, ranking in layout.ranks})
        self._decide = None


def _gravest(number: int, traces: Sequence[str]) -> str:
    """The outcome of a list by the first of its traces that there is."""
    text = f"negative{number}"
    for trace in reversed(range(len(GRAVEST))):
        text = f"outcome{trace} if {traces[trace]} else {text}"
    return f"regime{number}: {text}"
