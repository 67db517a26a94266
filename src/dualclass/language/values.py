"""From syntax trees to numbers, borders, conditions and formulas. All numbers are exact."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from lark import Token

from dualclass.language.context import LineContext
from dualclass.language.criteria import (
    Arithmetic,
    Basis,
    Binding,
    Border,
    Bound,
    Bounds,
    Condition,
    Face,
    Formula,
    Limit,
    Literal,
    NoteFigure,
    OtherParameter,
    Rank,
)
from dualclass.language.parsing import Branch, branch, branches, name_of, plain, token, tokens
from dualclass.language.references import read_reference

_LONGEST_NUMBER = 60
_LARGEST_EXPONENT = 300
_OPERATIONS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "power": "^", "negate": "negate"}


def read_number(word: Token, context: LineContext) -> tuple[Fraction, bool]:
    """The exact value of a number, and whether it was written with `+-`."""
    text = str(word)
    either = text.startswith("+-")
    text = text.removeprefix("+-")
    exponent = text.partition("e")[2]
    if len(text) > _LONGEST_NUMBER or abs(int(exponent or 0)) > _LARGEST_EXPONENT:
        raise context.fault(
            "R017",
            "number is too long",
            word,
            help=f"at most {_LONGEST_NUMBER} characters and powers of ten up to {_LARGEST_EXPONENT}",
        )
    return Fraction(text), either


def read_count(word: Token, context: LineContext) -> int:
    """A whole number that is not negative."""
    value, either = read_number(word, context)
    if value.denominator != 1 or value < 0 or either:
        raise context.fault("R018", f"`{word}` is no whole number", word, help="a count has no fraction and no sign")
    return int(value)


def read_face(number: Token, unit: Token | None, context: LineContext) -> Face:
    """One printed number with its unit."""
    value, either = read_number(number, context)
    return Face(value, str(unit) if unit else "", either)


def read_literal(tree: Branch, context: LineContext) -> Literal:
    """`453 K (180 degC)`."""
    faces: list[Face] = []
    for part in (tree, branch(tree, "face")):
        number = token(part, "NUMBER") if part is not None else None
        if part is not None and number is not None:
            faces.append(read_face(number, token(part, "UNIT"), context))
    return Literal(tuple(faces))


def read_basis(tree: Branch, context: LineContext) -> Basis | None:
    """What a share is counted by, wherever the borders below ``tree`` name it; all must name the same."""
    found: set[str] = set()
    word: Token | None = None
    for part in tree.iter_subtrees():
        if name_of(part) == "number" and (word := token(part, "BASIS")):
            found.add(plain(word).removeprefix("by "))
    if len(found) > 1:
        raise context.fault("R019", "the borders are counted by different bases", tree, help="use one, `by weight`")
    return cast(Basis, found.pop()) if found else None


def read_value(tree: Branch, context: LineContext) -> Limit:
    """A number or a formula."""
    if name_of(tree) == "number":
        return read_literal(tree, context)
    expression, *rest = branches(tree)
    unit = token(tree, "UNIT")
    return Formula(
        read_arithmetic(expression, context),
        str(unit) if unit else "",
        tuple(_binding(each) for where in rest for each in branches(where)),
    )


def _binding(tree: Branch) -> Binding:
    letter, parameter, *unit = tokens(tree)
    return Binding(str(letter), str(parameter), str(unit[0]) if unit else "")


def read_arithmetic(tree: Branch, context: LineContext) -> Arithmetic:
    """An expression of a formula or of a derived parameter."""
    name = name_of(tree)
    if name == "bracketed":
        return read_arithmetic(branches(tree)[0], context)
    if name == "constant":
        number, *unit = tokens(tree)
        return Arithmetic("number", value=read_number(number, context)[0], unit=str(unit[0]) if unit else "")
    if name == "letter":
        return Arithmetic("name", name=str(tokens(tree)[0]))
    if name == "parameter":
        return Arithmetic("name", name=read_path(branches(tree)[0]))
    terms = tuple(read_arithmetic(each, context) for each in branches(tree) if name_of(each) != "function")
    if name == "call":
        function = branch(tree, "function")
        return Arithmetic(str(tokens(function)[0]) if function is not None else "", terms)
    return Arithmetic(_OPERATIONS[name], terms)


def read_path(tree: Branch) -> str:
    """`linear_axis.travel`."""
    return ".".join(str(word) for word in tokens(tree))


# ---------------------------------------------------------------- borders


def read_bounds(tree: Branch, context: LineContext) -> Bounds:
    """One border, two joined by `but`, `between A and B`, or the `A to B` of a span."""
    name = name_of(tree)
    if name in ("between", "closed"):
        low, high = (read_value(each, context) for each in branches(tree))
        return Bounds((Bound("at least", low), Bound("at most", high)), by_convention=True)
    return Bounds(tuple(_bound(each, context) for each in branches(tree)))


def _bound(tree: Branch, context: LineContext) -> Bound:
    name = name_of(tree)
    if name == "border":
        return Bound(_border(tokens(tree)[0]), read_value(branches(tree)[0], context))
    if name == "exactly":
        return Bound("exactly", Literal((read_face(tokens(tree)[0], None, context),)))
    if name == "rank":
        face = branch(tree, "rank_face")
        rank = Rank(plain(tokens(tree)[1]), plain(tokens(face)[0]) if face is not None else None)
        return Bound(_border(tokens(tree)[0]), rank)
    if name == "figure_in":
        reference, _ = read_reference(branches(tree)[0], context, None)
        return Bound("more than", NoteFigure(reference.first))
    return Bound("exactly", OtherParameter(str(tokens(tree)[0])))


def _border(word: Token) -> Border:
    text = plain(word)
    return cast(Border, "more than" if text == "better than" else text)


# ---------------------------------------------------------------- conditions


def read_condition(tree: Branch, context: LineContext) -> Condition:
    """One `at ..`."""
    name = name_of(tree)
    parameter = plain(tokens(tree)[0])
    if name == "at_state":
        return Condition(parameter, "state", state=plain(tokens(tree)[1]))
    below = branches(tree)
    if name == "at_any" or name == "at_every":
        bounds = read_bounds(below[0], context) if below else None
        return Condition(parameter, "any" if name == "at_any" else "every", bounds=bounds)
    if name == "at_bounds":
        return Condition(parameter, "bounds", bounds=read_bounds(below[0], context))
    value = read_value(below[0], context)
    if not isinstance(value, Literal):
        raise context.fault("R020", "a condition cannot be a formula", tree, help="write the number it is measured at")
    nearest = token(tree, "NEAREST")
    fallback = None if nearest is None else ("highest below" if "highest" in nearest else "lowest above")
    return Condition(parameter, "value", value=value, fallback=fallback)
