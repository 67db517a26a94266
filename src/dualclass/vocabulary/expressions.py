"""Checking the formulas of derived parameters: their names exist, and they do not need themselves."""

from __future__ import annotations

from collections.abc import Iterator

from dualclass.diagnostics import Diagnostic
from dualclass.language.criteria import Arithmetic
from dualclass.language.paragraphs import ParameterLine, RuleFile
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.problems import problem
from dualclass.vocabulary.search import closest
from dualclass.vocabulary.vocabulary import Vocabulary

OVER_MEMBERS = frozenset({"sum", "min", "max"})


def names_in(expression: Arithmetic) -> tuple[str, ...]:
    """The parameters a formula needs, in order, each once; members with a dot."""
    found: list[str] = [expression.name] if expression.name is not None else []
    for term in expression.terms:
        found.extend(names_in(term))
    return tuple(dict.fromkeys(found))


def check_expressions(vocabulary: Vocabulary, files: tuple[RuleFile, ...], diagnostics: list[Diagnostic]) -> None:
    """Tell what is wrong with the formulas of derived parameters."""
    for line in _lines(files):
        if line.type != "derived":
            continue
        if line.expression is None:
            message = f"`{line.path}` is derived, but has no formula"
            diagnostics.append(problem("V010", message, line))
            continue
        collection, dot, _ = line.path.partition(".")
        owner = vocabulary.parameters.get(collection) if dot else None
        inside = owner.members if owner is not None else dict[str, ParameterDefinition]()
        for name in names_in(line.expression):
            definition = inside.get(name) or vocabulary.parameter(name)
            if definition is None:
                diagnostics.append(
                    problem(
                        "V010",
                        f"the formula of `{line.path}` needs `{name}`, which no line declares",
                        line,
                        suggestion=closest(name, (*inside, *vocabulary.parameters)),
                        word=name,
                    )
                )
            elif not definition.is_quantity:
                message = f"the formula of `{line.path}` cannot reckon with `{name}`, a {definition.type}"
                diagnostics.append(problem("V010", message, line))
        if _needs_itself(vocabulary, line.path):
            message = f"`{line.path}` needs itself in order to be worked out"
            diagnostics.append(problem("V010", message, line))


def _lines(files: tuple[RuleFile, ...]) -> Iterator[ParameterLine]:
    for file in files:
        yield from file.parameters
        for kind in file.kinds:
            yield from kind.parameters


def _needs_itself(vocabulary: Vocabulary, path: str) -> bool:
    seen: set[str] = set()
    waiting = [path]
    while waiting:
        definition = vocabulary.parameter(waiting.pop())
        if definition is None or definition.expression is None:
            continue
        for name in names_in(definition.expression):
            if name == path:
                return True
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return False
