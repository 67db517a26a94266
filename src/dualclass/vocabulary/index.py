"""What is asked of a whole vocabulary at every start, worked out once: who is above whom, and what is called how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from dualclass.records import dataclass
from dualclass.vocabulary.definitions import KindDefinition, ParameterDefinition

_LONGEST_KEPT = 200


def folded(text: str) -> str:
    """A name for comparison: case, spaces, hyphens and underscores do not count.

    Applied character by character without Unicode normalisation: Chinese, Korean and Russian names compare as
    written.
    """
    return _folded(text) if len(text) <= _LONGEST_KEPT else _folded.__wrapped__(text)


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character not in " -_‐‑–/\u00a0\u3000")


@dataclass(frozen=True, slots=True)
class VocabularyIndex:
    """``parents``: of each kind, direct ones. ``apart``: of a kind, the kinds it is declared apart from, either way
    round. ``named``: folded names in all languages, with their kinds. ``declared``: of a kind, the parameters it
    declares. ``everywhere``: the parameters of every item.
    """

    parents: Mapping[str, tuple[str, ...]]
    apart: Mapping[str, tuple[str, ...]]
    named: Mapping[str, tuple[str, ...]]
    declared: Mapping[str, tuple[str, ...]]
    everywhere: tuple[str, ...]


def index_of(kinds: Iterable[KindDefinition], parameters: Iterable[ParameterDefinition]) -> VocabularyIndex:
    """The index of these definitions."""
    parents: dict[str, tuple[str, ...]] = {}
    apart: dict[str, list[str]] = {}
    named: dict[str, list[str]] = {}
    for kind in kinds:
        parents[kind.name] = kind.parents
        for other in kind.apart:
            _once(apart, kind.name, other)
            _once(apart, other, kind.name)
        for text in (kind.name, *(name for names in kind.names.values() for name in names)):
            _once(named, folded(text), kind.name)
    declared: dict[str, list[str]] = {}
    everywhere: list[str] = []
    for parameter in parameters:
        if parameter.everywhere:
            everywhere.append(parameter.name)
        for kind in sorted(parameter.kinds):
            _once(declared, kind, parameter.name)
    return VocabularyIndex(parents, _frozen(apart), _frozen(named), _frozen(declared), tuple(everywhere))


def _once(found: dict[str, list[str]], key: str, value: str) -> None:
    held = found.setdefault(key, [])
    if value not in held:
        held.append(value)


def _frozen(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in found.items()}


def index_data(index: VocabularyIndex) -> dict[str, Any]:
    """The index as JSON can hold it, the same in whatever order names were read."""
    tables = {name: getattr(index, name) for name in VocabularyIndex.__match_args__}
    return tables | {"named": dict(sorted(index.named.items()))}


def index_from(data: Mapping[str, Any]) -> VocabularyIndex:
    """The index that ``index_data`` wrote. KeyError, TypeError or AttributeError for anything else."""
    tables = (data[name].items() for name in ("parents", "apart", "named", "declared"))
    parents, apart, named, declared = ({key: tuple(values) for key, values in table} for table in tables)
    return VocabularyIndex(parents, apart, named, declared, tuple(data["everywhere"]))


class Definitions[Kind](Mapping[str, Kind]):
    """Definitions by name, each made of its data when it is asked for."""

    def __init__(self, data: Mapping[str, Any], make: Callable[[Any], Kind]) -> None:
        """Take the data by name, and what makes a definition of it."""
        self._data = data
        self._make = make
        self._made: dict[str, Kind] = {}

    def __getitem__(self, name: str) -> Kind:
        """One definition. KeyError when there is none."""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._make(self._data[name])
        return made

    def __contains__(self, name: object) -> bool:
        """Whether there is one of the name."""
        return name in self._data

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._data)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._data)


def by_name(rows: object) -> Mapping[str, Mapping[str, Any]]:
    """Data by its ``name``. KeyError or TypeError for anything else."""
    return {row["name"]: row for row in cast("list[Mapping[str, Any]]", rows)}
