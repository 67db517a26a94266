"""Comparisons: does the verb fit the parameter's type, the unit its dimension, the method its declaration."""

from __future__ import annotations

from fractions import Fraction

from dualclass.checking.scope import Checker, Scope
from dualclass.diagnostics import DiagnosticError
from dualclass.language.criteria import (
    Arithmetic,
    Bounds,
    Condition,
    Face,
    Formula,
    Limit,
    Literal,
    Node,
    NoteFigure,
    OtherParameter,
    Rank,
    Share,
    SpanTest,
    Subject,
    Threshold,
)
from dualclass.lists.reporting import instead
from dualclass.quantities import format_number, to_canonical, unit_named
from dualclass.vocabulary.definitions import ParameterDefinition, rank_of

COMPARED = frozenset({"quantity", "count", "curve", "level", "derived", "ranked"})
PURE = "number"
LOWER, UPPER = {"at least", "more than"}, {"at most", "less than"}


def check_threshold(checker: Checker, threshold: Threshold, scope: Scope) -> None:
    """A border against one value."""
    parameter = checker.subject(threshold.subject, threshold, scope)
    if parameter is None:
        return
    if parameter.type == "span":
        checker.error(
            "C010",
            f"`{parameter.name}` is a span: a border alone does not say what is compared",
            threshold,
            scope,
            "say `overlaps`, `covers`, `reaches` or `stays within`",
        )
        return
    if parameter.type not in COMPARED:
        checker.error("C010", f"`{parameter.name}` is a {parameter.type} and has no borders", threshold, scope)
        return
    check_method(checker, threshold.subject, parameter, threshold, scope)
    check_bounds(checker, threshold.bounds, parameter, threshold, scope)
    check_conditions(checker, threshold.conditions, parameter, threshold, scope)


def check_span_test(checker: Checker, test: SpanTest, scope: Scope) -> None:
    """What an item covers against a range."""
    parameter = checker.subject(test.subject, test, scope)
    if parameter is None:
        return
    if parameter.type != "span":
        checker.error(
            "C010",
            f"`{test.verb}` needs a span, and `{parameter.name}` is a {parameter.type}",
            test,
            scope,
            "compare it with a border: `at least`, `more than`, `at most`, `less than`",
        )
        return
    check_method(checker, test.subject, parameter, test, scope)
    check_bounds(checker, test.bounds, parameter, test, scope)
    check_conditions(checker, test.conditions, parameter, test, scope)


def check_share(checker: Checker, share: Share, scope: Scope) -> None:
    """A share is a pure number with ``%`` or ``ppm``."""
    for bound in share.bounds.bounds:
        for face in _faces(bound.limit):
            dimension = _dimension(checker, face, share, scope)
            if dimension not in (None, PURE):
                checker.error("C007", f"`{face.unit}` is a {dimension}, and a share is a part of a whole", share, scope)
    _check_order(checker, share.bounds, share, scope)


def check_method(checker: Checker, subject: Subject, parameter: ParameterDefinition, node: Node, scope: Scope) -> None:
    """The method must be declared for the name; a bare name must leave no doubt which is meant."""
    known = ", ".join(f'by "{method}"' for method in parameter.methods)
    if subject.method is not None and subject.method not in parameter.methods:
        near, word = checker.near(subject.method, parameter.methods), f'"{subject.method}"'
        message = f'`{parameter.name}` is not declared by "{subject.method}"'
        checker.error("C014", message, node, scope, f"declared: {known or 'without a method'}", near, word=word)
    elif subject.method is None and not parameter.plain and len(parameter.methods) > 1:
        message = f"`{parameter.name}` is measured in several ways, and the sentence does not say which"
        checker.error("C014", message, node, scope, f"declared: {known}")


def check_bounds(checker: Checker, bounds: Bounds, parameter: ParameterDefinition, node: Node, scope: Scope) -> None:
    """Each border's value against the parameter's type and dimension, and the borders against each other."""
    for bound in bounds.bounds:
        if bound.border == "exactly" and parameter.type != "count":
            checker.error(
                "C013",
                f"`exactly` is for counts; `{parameter.name}` is measured and never equal",
                node,
                scope,
                "give a border",
            )
        _check_limit(checker, bound.limit, parameter, node, scope)
    _check_order(checker, bounds, node, scope)


def _check_limit(checker: Checker, limit: Limit, parameter: ParameterDefinition, node: Node, scope: Scope) -> None:
    match limit:
        case Rank(name=name, also=also):
            _check_rank(checker, name, also, parameter, node, scope)
        case Literal(faces=faces):
            if parameter.type == "ranked":
                message = f"`{parameter.name}` is ranked, its grades are names"
                checker.error("C015", message, node, scope, 'write `ranked at least "GRADE"`')
                return
            for face in faces:
                check_face(checker, face, parameter, node, scope)
        case Formula():
            _check_formula(checker, limit, parameter, node, scope)
        case OtherParameter(name=name):
            other = checker.parameter(name, node, scope)
            if other is not None and (other.dimension or PURE) != (parameter.dimension or PURE):
                message = f"`{name}` is a {other.dimension}, `{parameter.name}` a {parameter.dimension}"
                checker.error("C007", message, node, scope)
        case NoteFigure():
            return


def _check_rank(
    checker: Checker, name: str, also: str | None, parameter: ParameterDefinition, node: Node, scope: Scope
) -> None:
    if parameter.type != "ranked":
        message = f"`{parameter.name}` is a {parameter.type}, not ranked"
        checker.error("C015", message, node, scope, "compare it with a number and its unit")
        return
    if rank_of(name, parameter.options) is None and rank_of(also, parameter.options) is None:
        grades = ", ".join(f'"{option}"' for option in parameter.options)
        message = f'"{name}" is no grade of `{parameter.name}`'
        checker.error(
            "C015",
            message,
            node,
            scope,
            f"its grades: {grades}",
            checker.near(name, parameter.options),
            word=f'"{name}"',
        )


def check_face(checker: Checker, face: Face, parameter: ParameterDefinition, node: Node, scope: Scope) -> None:
    """One printed value: unit known, of the parameter's dimension, there where it must be."""
    expected = parameter.dimension or PURE
    if parameter.type == "count" and face.unit:
        message = f"`{parameter.name}` is a count and has no unit, not `{face.unit}`"
        word = f"{format_number(face.value)} {face.unit}"
        patch = instead(word, format_number(face.value), sure=False)  # the word may be a `not` in the wrong place
        checker.error("C009", message, node, scope, "leave the unit out", word=word, patch=patch)
        return
    if not face.unit and expected != PURE:
        units = ", ".join(parameter.units)
        message = f"a value of `{parameter.name}` needs a unit"
        word = format_number(face.value)
        patch = instead(word, f"{word} {parameter.units[0]}", sure=False) if len(parameter.units) == 1 else None
        checker.error("C008", message, node, scope, f"its units: {units}", word=word, patch=patch)
        return
    dimension = _dimension(checker, face, node, scope, parameter.units)
    if dimension is not None and dimension != expected:
        units = ", ".join(parameter.units)
        message = f"`{face.unit}` is a unit of {dimension}, and `{parameter.name}` is a {expected}"
        checker.error("C007", message, node, scope, f"its units: {units}" if units else None, word=face.unit)


def _dimension(checker: Checker, face: Face, node: Node, scope: Scope, admitted: tuple[str, ...] = ()) -> str | None:
    return unit_dimension(checker, face.unit, node, scope, admitted)


def unit_dimension(checker: Checker, unit: str, node: Node, scope: Scope, admitted: tuple[str, ...] = ()) -> str | None:
    """The dimension of a unit, ``None`` (and a diagnostic) when it is not known; ``admitted``: the parameter's."""
    try:
        return unit_named(unit).dimension
    except DiagnosticError as error:
        found = error.diagnostics[0]
        listed = f"its units: {', '.join(admitted)}" if admitted else "units are a closed vocabulary"
        same = [each for each in admitted if each.lower() == unit.lower()]
        near = same[0] if len(same) == 1 else found.suggestion
        checker.error("C006", found.message, node, scope, found.help or listed, near, word=unit)
        return None


def check_conditions(
    checker: Checker,
    conditions: tuple[Condition, ...],
    parameter: ParameterDefinition | None,
    node: Node,
    scope: Scope,
) -> None:
    """The circumstances of a measurement. ``parameter`` is ``None`` when a join line says them for many."""
    for condition in conditions:
        found = checker.find(condition.parameter, scope) or checker.vocabulary.parameter(condition.parameter)
        if found is None:
            message = f"`at {condition.parameter}`: no parameter has this name"
            near = checker.near(condition.parameter, checker.vocabulary.parameters)
            checker.error(
                "C012", message, node, scope, "declare it for the kind `measurement`", near, word=condition.parameter
            )
            continue
        if condition.mode in {"any", "every"} and parameter is not None and parameter.type != "curve":
            checker.error(
                "C011",
                f"`at {condition.mode} {condition.parameter}` needs a curve, "
                f"and `{parameter.name}` is a {parameter.type}",
                node,
                scope,
                f"declare `curve {parameter.name}`, or give the point: `at {condition.parameter} ..`",
            )
        if condition.state is not None and found.options and condition.state not in found.options:
            message = f"`{condition.state}` is no state of `{found.name}`"
            near, listed = checker.near(condition.state, found.options), ", ".join(found.options)
            remedy = f"its states: {listed}"
            checker.error("C004", message, node, scope, remedy, near, word=condition.state)
        if condition.value is not None:
            for face in condition.value.faces:
                check_face(checker, face, found, node, scope)
        if condition.bounds is not None:
            check_bounds(checker, condition.bounds, found, node, scope)


def _check_formula(
    checker: Checker, formula: Formula, parameter: ParameterDefinition, node: Node, scope: Scope
) -> None:
    check_face(checker, Face(Fraction(1), formula.unit), parameter, node, scope)
    letters: set[str] = set()
    for binding in formula.bindings:
        letters.add(binding.letter)
        bound = checker.parameter(binding.parameter, node, scope)
        if bound is not None:
            check_face(checker, Face(Fraction(1), binding.unit), bound, node, scope)
    for name in _names(formula.expression):
        if name not in letters and checker.find(name, scope) is None:
            message = f"`{name}` in the formula stands for nothing"
            checker.error("C017", message, node, scope, f"add `where {name} is PARAMETER in UNIT`")


def _names(term: Arithmetic) -> list[str]:
    own = [term.name] if term.name is not None else []
    return own + [name for inner in term.terms for name in _names(inner)]


def _faces(limit: Limit) -> tuple[Face, ...]:
    return limit.faces if isinstance(limit, Literal) else ()


def _check_order(checker: Checker, bounds: Bounds, node: Node, scope: Scope) -> None:
    """Two borders must leave something between them."""
    if len(bounds.bounds) != 2:
        return
    first, second = bounds.bounds
    if {first.border, second.border} & {"exactly"}:
        return
    same_side = any({first.border, second.border} <= side for side in (LOWER, UPPER))
    if same_side:
        message = f"`{first.border}` and `{second.border}` are borders on the same side"
        checker.error("C016", message, node, scope, "one of them is the lower border, the other the upper one")
        return
    low, high = (first, second) if first.border in LOWER else (second, first)
    for one, other in zip(_faces(low.limit), _faces(high.limit), strict=False):
        values = [_canonical(face) for face in (one, other)]
        if values[0] is None or values[1] is None:
            continue
        empty = values[0] > values[1] or (
            values[0] == values[1] and (low.border == "more than" or high.border == "less than")
        )
        if empty:
            checker.error("C016", "no value lies between the two borders", node, scope, "compare both with the print")
            return


def _canonical(face: Face) -> Fraction | None:
    try:
        return to_canonical(face.value, face.unit)
    except (DiagnosticError, ValueError):
        return None
