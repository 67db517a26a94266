"""Circuits as Python functions of one item: from what is known of its features to the nodes that are asked for.

What hangs on one feature alone is worked out beforehand for each rank it may have: its *facts*. A generated function
begins with the facts of every feature in local variables and joins what hangs on several. A node that is needed once
stands where it is needed, and is not looked at where the answer does not hang on it; one that is needed more often is
worked out first. The source is made of numbers and of names made here, of nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from dualclass.tables.circuits import ALL, NONE, CircuitBuilder
from dualclass.tables.rails import AtLeast

type Facts = tuple[bool, ...]
"""What holds of an item because one of its features has the rank it has."""

DEEPEST = 40
"""An expression nested deeper than this is parted."""

_CONSTANTS = {NONE: ("False", 0), ALL: ("True", 0)}
"""What the constants are written as, and how deep it is nested."""


class CircuitCode:
    """Some nodes of a circuit as code. ``facts``: by the place of a feature and its rank, the feature's facts."""

    def __init__(self, circuit: CircuitBuilder, roots: Sequence[int], features: Mapping[str, int]) -> None:
        """``roots``: the nodes that functions will ask for, singly or joined; ``features``: how many ranks each has.

        Raises ``KeyError`` where one hangs on an input that is no comparison of a rank.
        """
        self._circuit = circuit
        inputs = {node: key for key, node in circuit.inputs.items()}
        wanted = dict.fromkeys(roots)
        where: dict[int, tuple[str, int] | None] = {}
        """For a node that hangs on one feature alone, that feature and a bit for each of its ranks where it holds."""
        for node in _walked(circuit, roots, _CONSTANTS, Counter()):
            operation, one, two = circuit.parts(node)
            if node in inputs:
                where[node] = _ranks(inputs[node], features)
                continue
            first, second = where[one], where[two]
            if first is not None and second is not None and first[0] == second[0]:
                where[node] = first[0], first[1] & second[1] if operation == "and" else first[1] | second[1]
            else:
                where[node] = None
                wanted |= dict.fromkeys((one, two))
        held: dict[str, dict[int, str]] = {name: {} for name in features}
        places = {name: place for place, name in enumerate(features)}
        self._written = dict(_CONSTANTS)
        for node in wanted:
            found = where.get(node)
            if found is not None:
                mine = held[found[0]]
                self._written[node] = mine.setdefault(found[1], f"f{places[found[0]]}_{len(mine)}"), 0
        self._names = [tuple(each.values()) for each in held.values()]
        self.facts = [
            [tuple(bool(bits >> rank & 1) for bits in each) for rank in range(features[name])]
            for name, each in held.items()
        ]

    def unpacked(self, place: int, facts: str) -> list[str]:
        """The lines that put the facts of a feature into their variables."""
        names = self._names[place]
        return [f"{''.join(f'{name}, ' for name in names)}= {facts}"] if names else []

    def function(
        self,
        head: Sequence[str],
        nodes: Sequence[int],
        answer: Callable[[Sequence[str]], str],
        space: Mapping[str, object],
    ) -> Callable[..., object]:
        """A function of ``given``. ``head``: the lines that put all facts into their variables; ``answer``: the
        expression for the result, from those for the nodes; ``space``: what other names in them mean.
        """
        lines, texts = self._joined(nodes)
        body = "".join(f"    {line}\n" for line in (*head, *lines, f"return {answer(texts)}"))
        made: dict[str, Callable[..., object]] = {}
        exec(compile(f"def answer(given):\n{body}", "<circuit>", "exec"), {"__builtins__": {}, **space}, made)
        return made["answer"]

    def _joined(self, outputs: Sequence[int]) -> tuple[list[str], list[str]]:
        """The lines that work out what is needed more often than once, and the expressions for the outputs."""
        uses = Counter(outputs)
        written = dict(self._written)
        lines: list[str] = []
        for node in _walked(self._circuit, outputs, written, uses):
            operation, one, two = self._circuit.parts(node)
            (first, under_first), (second, under_second) = written[one], written[two]
            text, depth = f"({first} {operation} {second})", 1 + max(under_first, under_second)
            if uses[node] > 1 or depth > DEEPEST:
                lines.append(f"n{node} = {text}")
                text, depth = f"n{node}", 0
            written[node] = text, depth
        return lines, [written[node][0] for node in outputs]


def _ranks(key: object, features: Mapping[str, int]) -> tuple[str, int]:
    """The feature of a comparison, and a bit for each of its ranks in which it holds."""
    if not isinstance(key, AtLeast):
        raise KeyError(key)
    every, lower = (1 << features[key.feature]) - 1, (1 << key.rank) - 1
    return key.feature, every & (lower if key.below else ~lower)


def _walked(circuit: CircuitBuilder, outputs: Sequence[int], known: Container[int], uses: Counter[int]) -> list[int]:
    """The nodes below the outputs, down to known ones, each after its parts; counts how often each is used."""
    order: list[int] = []
    seen: set[int] = set()

    def parts(node: int) -> Iterator[int]:
        operation, one, two = circuit.parts(node)
        if operation in {"and", "or"}:
            yield from (one, two)

    for output in outputs:
        if output in seen or output in known:
            continue
        seen.add(output)
        stack = [(output, parts(output))]
        while stack:
            node, left = stack[-1]
            for part in left:
                uses[part] += 1
                if part not in seen and part not in known:
                    seen.add(part)
                    stack.append((part, parts(part)))
                    break
            else:
                order.append(node)
                stack.pop()
    return order
