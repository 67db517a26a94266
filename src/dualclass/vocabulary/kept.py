"""The vocabulary as it is kept: each definition a text of its own, read when it is asked for, and what kinds are called
in some dozens of texts, since an item names one kind.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, cast
from zlib import crc32

from dualclass.records import replace
from dualclass.vocabulary.called import NamesByLanguage
from dualclass.vocabulary.data import kind_from, parameter_from, vocabulary_of
from dualclass.vocabulary.definitions import KindDefinition, ParameterDefinition
from dualclass.vocabulary.index import Definitions, index_from
from dualclass.vocabulary.vocabulary import Vocabulary

SHEETS = 64
"""Over so many texts the names of kinds are spread."""


def vocabulary_bytes(data: Mapping[str, Any]) -> bytes:
    """What ``to_data`` gives as it is kept: a line of JSON that tells names and lengths, then the texts."""
    kinds = {entry["name"]: _dumped(entry) for entry in data["kinds"]}
    parameters = {entry["name"]: _dumped(entry) for entry in data["parameters"]}
    sheets: list[dict[str, Any]] = [{} for _ in range(SHEETS)]
    for name, called in data["index"]["named"].items():
        sheets[_sheet(name)][name] = called
    texts = [*kinds.values(), *parameters.values(), *map(_dumped, sheets)]
    head = {
        "kinds": list(kinds),
        "parameters": list(parameters),
        "lengths": list(map(len, texts)),
        "judgements": data["judgements"],
        "groups": data["groups"],
        "index": {name: table for name, table in data["index"].items() if name != "named"},
    }
    return b"".join((_dumped(head), b"\n", *texts))


def vocabulary_from(content: bytes, names: Callable[[], Mapping[str, NamesByLanguage]]) -> Vocabulary:
    """The vocabulary that ``vocabulary_bytes`` wrote. ValueError, KeyError, TypeError or AttributeError for anything
    else. ``names``: gives the names of parameters, which are kept by themselves.
    """
    line, _, body = content.partition(b"\n")
    head = cast("Mapping[str, Any]", json.loads(line))
    ends = list(accumulate(cast("list[int]", head["lengths"]), initial=0))
    kinds, parameters = cast("list[str]", head["kinds"]), cast("list[str]", head["parameters"])
    if ends[-1] != len(body) or len(ends) != 1 + len(kinds) + len(parameters) + SHEETS:
        raise ValueError("definitions are missing")
    texts = [body[start:end] for start, end in pairwise(ends)]
    return vocabulary_of(
        Definitions(dict(zip(kinds, texts, strict=False)), _kind),
        Definitions(dict(zip(parameters, texts[len(kinds) :], strict=False)), _parameter),
        head,
        replace(index_from(head["index"] | {"named": {}}), named=Called(texts[-SHEETS:])),
        names,
    )


class Called(Mapping[str, tuple[str, ...]]):
    """The kinds of each folded name, from the texts over which they are spread."""

    def __init__(self, texts: Sequence[bytes]) -> None:
        """Take the texts."""
        self._texts = texts
        self._read: dict[int, dict[str, tuple[str, ...]]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The kinds of a name. KeyError when there are none."""
        return self._on(_sheet(name))[name]

    def __iter__(self) -> Iterator[str]:
        """The names."""
        for number in range(len(self._texts)):
            yield from self._on(number)

    def __len__(self) -> int:
        """How many there are."""
        return sum(len(self._on(number)) for number in range(len(self._texts)))

    def _on(self, number: int) -> dict[str, tuple[str, ...]]:
        known = self._read.get(number)
        if known is None:
            table = cast("dict[str, list[str]]", json.loads(self._texts[number]))
            known = self._read[number] = {name: tuple(kinds) for name, kinds in table.items()}
        return known


def _sheet(name: str) -> int:
    return crc32(name.encode(errors="surrogatepass")) % SHEETS


def _kind(text: bytes) -> KindDefinition:
    return kind_from(json.loads(text))


def _parameter(text: bytes) -> ParameterDefinition:
    return parameter_from(json.loads(text))


def _dumped(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
