"""What parameters are called in the four languages: gathered from `names of` lines, looked up, kept as data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import cast

from dualclass.vocabulary.index import folded

type NamesByLanguage = Mapping[str, tuple[str, ...]]
"""Language (``en``, ``zh``, ``ko``, ``ru``) -> names in it."""


class ParameterNames:
    """Names of parameters, read when the first is asked for: who classifies one item asks for none."""

    def __init__(self, source: Callable[[], Mapping[str, NamesByLanguage]]) -> None:
        """Take what gives the names by the path of their parameter; it is called at most once."""
        self._source = source

    @cached_property
    def by_parameter(self) -> Mapping[str, NamesByLanguage]:
        """The names of every parameter that has any."""
        return self._source()

    def of(self, path: str) -> NamesByLanguage:
        """The names of one parameter, none for one without."""
        return self.by_parameter.get(path, {})

    def all_of(self, path: str) -> tuple[str, ...]:
        """The names of one parameter in all languages, each once."""
        return tuple(dict.fromkeys(name for names in self.of(path).values() for name in names))

    def parameters_called(self, text: str) -> tuple[str, ...]:
        """Paths of the parameters with this name in any language, folded as kinds' names are; their own names
        (``sample_rate``) are not among these.
        """
        return self._called.get(folded(text), ())

    @cached_property
    def _called(self) -> Mapping[str, tuple[str, ...]]:
        return paths_by(folded, self.by_parameter)


def paths_by(fold: Callable[[str], str], names: Mapping[str, NamesByLanguage]) -> dict[str, tuple[str, ...]]:
    """Folded name -> the parameters that have it, in their order; what folds to nothing names nothing."""
    found: dict[str, dict[str, None]] = {}
    for path, by_language in names.items():
        for name in (name for each in by_language.values() for name in each):
            found.setdefault(fold(name), {})[path] = None
    return {key: tuple(paths) for key, paths in found.items() if key}


def names_data(names: ParameterNames) -> dict[str, dict[str, list[str]]]:
    """The names as JSON can hold them."""
    return {path: {code: list(each) for code, each in own.items()} for path, own in names.by_parameter.items()}


def names_from(data: object) -> dict[str, NamesByLanguage]:
    """The names that ``names_data`` wrote. AttributeError or TypeError for anything else."""
    table = cast("Mapping[str, Mapping[str, Iterable[str]]]", data)
    return {path: {code: tuple(each) for code, each in own.items()} for path, own in table.items()}
