"""What can be reached in a graph of references, worked out once for everything on the way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable


class Reach[Node: Hashable]:
    """Gathers what nodes hold, with all that can be reached from each; circles are no harm.

    ``direct``: what a node holds itself, and the nodes it leads to.
    """

    def __init__(self, direct: Callable[[Node], tuple[frozenset[str], Iterable[Node]]]) -> None:
        """Take what a node holds and where it leads."""
        self._direct = direct
        self._known: dict[Node, frozenset[str]] = {}
        self._leads: dict[Node, tuple[Node, ...]] = {}

    def of(self, nodes: Iterable[Node]) -> frozenset[str]:
        """What these nodes and everything reached from them hold."""
        nodes = tuple(nodes)
        for node in nodes:
            if node not in self._known:
                self._explore(node)
        return frozenset[str]().union(*(self._known[node] for node in nodes))

    def nodes(self, nodes: Iterable[Node]) -> set[Node]:
        """These nodes and everything reached from them."""
        stack = list(nodes)
        self.of(stack)
        found: set[Node] = set()
        while stack:
            node = stack.pop()
            if node not in found:
                found.add(node)
                stack.extend(self._leads[node])
        return found

    def _explore(self, start: Node) -> None:
        """Gather from the ends backwards; where there are circles, until nothing more comes."""
        order: list[Node] = []
        leads = self._leads
        held: dict[Node, frozenset[str]] = {}
        stack: list[tuple[Node, bool]] = [(start, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node)
                continue
            if node in leads or node in self._known:
                continue
            own, onward = self._direct(node)
            held[node], leads[node] = own, tuple(dict.fromkeys(onward))
            stack.append((node, True))
            stack.extend((each, False) for each in leads[node])
        changed = True
        while changed:
            changed = False
            for node in order:
                found = held[node].union(
                    *(self._known.get(each) or held.get(each, frozenset()) for each in leads[node])
                )
                if found != held[node]:
                    held[node], changed = found, True
        self._known.update(held)
