"""Circuits as Python functions of one item: from the ranks of its features to the nodes that are asked for.

A node that is needed once stands where it is needed, and is not looked at where the answer does not hang on it; one
that is needed more often is worked out first. The source is made of numbers and of names made here, of nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from dualclass.tables.circuits import ALL, NONE, CircuitBuilder
from dualclass.tables.rails import AtLeast

type Decide = Callable[[Sequence[int]], tuple[bool, ...]]

DEEPEST = 40
"""An expression nested deeper than this is parted."""


def generated(circuit: CircuitBuilder, outputs: Sequence[int], features: Sequence[str]) -> Decide:
    """The function from the ranks of these features, in this order, to the outputs.

    Raises ``KeyError`` where an output hangs on an input that is no comparison of a rank.
    """
    return _made(_source(circuit, outputs, {name: f"r{number}" for number, name in enumerate(features)}))


def _made(source: str) -> Decide:
    space: dict[str, Decide] = {}
    exec(compile(source, "<circuit>", "exec"), {"__builtins__": {}}, space)
    return space["decide"]


def _source(circuit: CircuitBuilder, outputs: Sequence[int], names: Mapping[str, str]) -> str:
    inputs = {node: key for key, node in circuit.inputs.items()}
    uses = Counter(outputs)
    order: list[int] = []
    _walk(circuit, outputs, uses, order)
    written: dict[int, tuple[str, int]] = {NONE: ("False", 0), ALL: ("True", 0)}
    lines: list[str] = []
    for node in order:
        if node in inputs:
            key = inputs[node]
            if not isinstance(key, AtLeast):
                raise KeyError(key)
            text, depth = f"{names[key.feature]} {'<' if key.below else '>='} {key.rank}", 0
        else:
            operation, one, two = circuit.parts(node)
            text = f"({written[one][0]} {operation} {written[two][0]})"
            depth = 1 + max(written[one][1], written[two][1])
        if (uses[node] > 1 and node not in inputs) or depth > DEEPEST:
            lines.append(f"    n{node} = {text}")
            text, depth = f"n{node}", 0
        written[node] = text, depth
    said = "".join(f"{written[node][0]}, " for node in outputs)
    ranks = f"    {''.join(f'{name}, ' for name in names.values())}= ranks\n" if names else ""
    body = "\n".join(lines)
    return f"def decide(ranks):\n{ranks}{body}\n    return ({said})\n"


def _walk(circuit: CircuitBuilder, outputs: Sequence[int], uses: Counter[int], order: list[int]) -> None:
    """The nodes below the outputs, each after its parts, and how often each is used."""
    seen: set[int] = {NONE, ALL}

    def parts(node: int) -> Iterator[int]:
        operation, one, two = circuit.parts(node)
        if operation in {"and", "or"}:
            yield from (one, two)

    for output in outputs:
        if output in seen:
            continue
        seen.add(output)
        stack = [(output, parts(output))]
        while stack:
            node, left = stack[-1]
            for part in left:
                uses[part] += 1
                if part not in seen:
                    seen.add(part)
                    stack.append((part, parts(part)))
                    break
            else:
                order.append(node)
                stack.pop()
