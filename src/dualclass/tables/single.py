"""Single items of one group, one after the other: by a generated function of the ranks of their values."""

from __future__ import annotations

from collections.abc import Sequence

from dualclass.evaluation.outcome import Outcome
from dualclass.tables.circuits import NONE
from dualclass.tables.generated import Decide, generated
from dualclass.tables.layout import CONTROLLED, GAP, GRAVEST, OPEN, UNLESS, Layout, laid_out
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
        """How often the functions were made: ranks told before are of no use after it."""
        self._sizes: list[int] = []
        self._ranks: list[Ranking] = []
        self._tables: list[list[int]] = []
        self._decide: Decide | None = None
        self._traces: Decide | None = None
        self._renew()

    def outcomes(self, classes: Sequence[int]) -> dict[str, Outcome]:
        """What each list says of an item whose features, in the program's order, have these classes; ``plain`` must
        hold.
        """
        return self.decided(self.ranks(classes))

    def decided(self, ranks: Sequence[int]) -> dict[str, Outcome]:
        """The same from the ranks of the classes."""
        assert self._decide is not None
        found = self._decide(ranks)
        outcomes: dict[str, Outcome] = {}
        for place, (regime, negative) in enumerate(self.program.negatives.items()):
            four = found[4 * place : 4 * place + 4]
            outcomes[regime] = GRAVEST[four.index(True)] if True in four else negative
        return outcomes

    def traces(self, classes: Sequence[int]) -> tuple[bool, ...]:
        """Whether each paragraph controls the item, whether it is open: two for each of the program's paragraphs."""
        return self.traced(self.ranks(classes))

    def traced(self, ranks: Sequence[int]) -> tuple[bool, ...]:
        """The same from the ranks of the classes."""
        assert self._traces is not None
        return self._traces(ranks)

    def ranks(self, classes: Sequence[int]) -> list[int]:
        """The rank of each feature's class."""
        return [table[number] for table, number in zip(self._tables, classes, strict=True)]

    def knows(self, classes: Sequence[int]) -> bool:
        """Take in classes that were not met before; whether the function can tell these."""
        if not self.plain:
            return False
        if any(number >= len(table) for number, table in zip(classes, self._tables, strict=True)):
            self._renew()
        return self.plain

    def _renew(self) -> None:
        """Take in the classes that are known now; where there are new sorts among them, make the functions anew."""
        if not self.plain:
            return
        tables = [sorts.table() for sorts in self._sorts]
        sizes = [len(sorts) for sorts in self._sorts]
        if sizes != self._sizes or self._decide is None:
            layout = laid_out(self.program, {sorts.feature.name: sorts for sorts in self._sorts}, set())
            self.plain = not layout.apart
            self.laid += 1
            self._sizes, self._ranks = sizes, [ranking for _, ranking in layout.ranks]
            if self.plain:
                self._generate(layout)
        self._tables = [ranking.table(table).tolist() for ranking, table in zip(self._ranks, tables, strict=True)]

    def _generate(self, layout: Layout) -> None:
        circuit, names = layout.builder, [name for name, _ in layout.ranks]
        traces = [nodes or (NONE,) * 4 for nodes in layout.traces]
        of_lists: list[int] = []
        for regime in self.program.evaluators:
            mine = [
                nodes
                for nodes, paragraph in zip(traces, self.program.paragraphs, strict=True)
                if paragraph.regime == regime
            ]
            of_lists += [circuit.some(nodes[trace] for nodes in mine) for trace in (CONTROLLED, UNLESS, OPEN, GAP)]
        self._decide = generated(circuit, of_lists, names)
        self._traces = generated(
            circuit, [node for nodes in traces for node in (nodes[CONTROLLED], nodes[OPEN])], names
        )
