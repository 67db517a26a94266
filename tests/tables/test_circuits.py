"""Masks and circuits against truth values joined one by one; generated code against the circuit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualclass.tables.bits import bytes_of_rows, mask_of, unpacked, words_for
from dualclass.tables.circuits import ALL, NONE, CircuitBuilder
from dualclass.tables.generated import CircuitCode, Facts
from dualclass.tables.rails import AtLeast

RANDOM = st.integers(0, 2**32).map(Random)


def built(random: Random, circuit: CircuitBuilder) -> tuple[list[int], dict[int, object]]:
    """Nodes over comparisons of three features, and what each is made of."""
    made: dict[int, object] = {NONE: False, ALL: True}
    for feature in "abc":
        for rank in range(1, 5):
            for below in (False, True):
                key = AtLeast(feature, rank, below)
                made[circuit.input(key)] = key
    nodes = list(made)
    for _ in range(30):
        parts = random.sample(nodes, random.randint(0, 5))
        some = random.random() < 0.5
        node = circuit.some(parts) if some else circuit.every(parts)
        made.setdefault(node, (some, parts))
        nodes.append(node)
    return nodes, made


def truth(node: int, made: dict[int, object], ranks: dict[str, int]) -> bool:
    match made[node]:
        case bool() as said:
            return said
        case AtLeast(feature=feature, rank=rank, below=below):
            return (ranks[feature] >= rank) is not below
        case (some, parts):
            found = [truth(part, made, ranks) for part in parts]
            return any(found) if some else all(found)
        case other:
            raise AssertionError(other)


@given(RANDOM)
def test_circuits(random: Random) -> None:
    circuit = CircuitBuilder()
    nodes, made = built(random, circuit)
    outputs = random.sample(nodes, 12)
    rows = random.choice((1, 7, 64, 65, 200))
    ranks = {feature: np.array([random.randrange(6) for _ in range(rows)]) for feature in "abc"}
    ready = circuit.build(outputs)
    masks = ready.blank(words_for(rows))
    for key, register in ready.inputs.items():
        assert isinstance(key, AtLeast)
        masks[register] = mask_of((ranks[key.feature] >= key.rank) ^ key.below)
    found = unpacked(ready.run(masks), rows)
    code = CircuitCode(circuit, outputs, dict.fromkeys("abc", 6))
    head = [line for place in range(3) for line in code.unpacked(place, f"given[{place}]")]
    decide = cast("Callable[[list[Facts]], list[bool]]", code.function(head, outputs, _listed, {}))
    for row in range(rows):
        mine = {feature: int(each[row]) for feature, each in ranks.items()}
        wanted = [truth(node, made, mine) for node in outputs]
        assert found[:, row].tolist() == wanted
        assert decide([facts[mine[feature]] for feature, facts in zip("abc", code.facts, strict=True)]) == wanted


def _listed(texts: Sequence[str]) -> str:
    return f"[{', '.join(texts)}]"


def test_code_for_comparisons_of_ranks_only() -> None:
    circuit = CircuitBuilder()
    low, other = circuit.input(AtLeast("a", 1, below=True)), circuit.input("another thing")
    CircuitCode(circuit, [low], {"a": 2})
    with pytest.raises(KeyError, match="another thing"):
        CircuitCode(circuit, [circuit.every([low, other])], {"a": 2})


@given(RANDOM)
def test_bytes_of_rows(random: Random) -> None:
    rows = random.choice((1, 8, 63, 64, 130))
    bits = np.array([[random.random() < 0.5 for _ in range(rows)] for _ in range(8)])
    masks = np.stack([mask_of(each) for each in bits])
    assert bytes_of_rows(masks)[:rows].tolist() == [
        sum(int(b) << n for n, b in enumerate(bits[:, r])) for r in range(rows)
    ]
