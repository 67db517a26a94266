"""Names of parameters from the `names of` lines of rule files: several files add up, and mistakes are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dualclass.diagnostics import Diagnostic
from dualclass.language.parameter_names import ParameterNames as Line
from dualclass.vocabulary.called import NamesByLanguage
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.index import folded
from dualclass.vocabulary.problems import problem
from dualclass.vocabulary.search import closest


def gathered_names(
    lines: Iterable[Line], parameters: Mapping[str, ParameterDefinition], diagnostics: list[Diagnostic]
) -> Mapping[str, NamesByLanguage]:
    """The names of every parameter. What is wrong with a line is told; names of an unknown parameter are left out."""
    own = {folded(name): name for name in parameters}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    first: dict[tuple[str, str, str], Line] = {}
    for line in lines:
        if not _is_there(line.path, parameters):
            diagnostics.append(_unknown(line, parameters))
            continue
        held = found.setdefault(line.path, {})
        for language, names in line.names:
            for name in names:
                other = own.get(folded(name))
                if other is not None and other != line.path:
                    diagnostics.append(_taken(line, name, other))
                before = first.get((line.path, language, folded(name)))
                if before is not None:
                    diagnostics.append(_twice(line, name, before))
                    continue
                first[line.path, language, folded(name)] = line
                held[language] = (*held.get(language, ()), name)
    return found


def _is_there(path: str, parameters: Mapping[str, ParameterDefinition]) -> bool:
    name, dot, member = path.partition(".")
    known = parameters.get(name)
    return known is not None and (not dot or member in known.members)


def _unknown(line: Line, parameters: Mapping[str, ParameterDefinition]) -> Diagnostic:
    message = f"names are given to `{line.path}`, but no parameter is declared so"
    paths = [*parameters, *(f"{each.name}.{member}" for each in parameters.values() for member in each.members)]
    help = "declare it below a kind, or correct the name"
    return problem("V014", message, line, help=help, suggestion=closest(line.path, paths), word=line.path)


def _taken(line: Line, name: str, other: str) -> Diagnostic:
    message = f"`{name}` is said to name `{line.path}`, but is `{other}` itself"
    help = "a column headed so is always read as that parameter: choose a name that tells the two apart"
    return problem("V016", message, line, help=help, severity="warning", word=f'"{name}"')


def _twice(line: Line, name: str, before: Line) -> Diagnostic:
    message = f"`{line.path}` is called `{name}` twice in one language"
    help = "case, spaces and hyphens do not count: keep one"
    second = before if before is not line else None
    return problem("V015", message, line, help=help, severity="warning", word=f'"{name}"', second=second)
