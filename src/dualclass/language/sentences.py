"""From the syntax tree of a sentence to its criterion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal as OneOf
from typing import cast

from lark import Token

from dualclass.language.context import LineContext
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Choice,
    Contains,
    Criterion,
    Enriched,
    Family,
    FreeStatement,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    MadeOf,
    Mainly,
    Members,
    PerformanceOf,
    Purpose,
    Quantifier,
    Scope,
    Share,
    SpanTest,
    SpecifiedIn,
    Subject,
    Substance,
    TableRow,
    Threshold,
)
from dualclass.language.parsing import Branch, branch, branches, name_of, plain, texts, token, tokens
from dualclass.language.references import read_references
from dualclass.language.values import read_basis, read_bounds, read_condition, read_count

_Word = OneOf["some", "every", "no", "at least", "at most", "more than", "less than", "exactly"]
_Verb = OneOf["overlaps", "covers", "reaches", "stays within"]
_Mode = OneOf["any", "all", "only"]
_AnyAll = OneOf["any", "all"]
_CONDITIONS = ("at_value", "at_bounds", "at_state", "at_any", "at_every")


def read_sentence(tree: Branch, context: LineContext) -> Criterion:
    """The criterion a sentence states."""
    name = name_of(tree)
    if name == "bracketed":
        return read_sentence(branches(tree)[0], context)
    if name in ("all_of", "any_of"):
        items = tuple(read_sentence(each, context) for each in branches(tree))
        group = AllOf if name == "all_of" else AnyOf
        return group(items, span=context.span(tree))
    return _READERS[name](tree, context)


def read_subject(tree: Branch) -> Subject:
    """Whose parameter, and measured by which method."""
    scope = branch(tree, "scope")
    method = token(tree, "METHOD")
    return Subject(
        texts(tree, "NAME")[0],
        str(method).split('"')[1] if method else None,
        cast(Scope, str(tokens(scope)[0])) if scope is not None else "item",
    )


def read_quantifier(tree: Branch, context: LineContext) -> Quantifier:
    """`some`, `every`, `no`, `at least 2`, `exactly 2`."""
    number = token(tree, "NUMBER")
    word = plain(tokens(tree)[0])
    return Quantifier(cast(_Word, word), read_count(number, context) if number else None)


def _threshold(tree: Branch, context: LineContext) -> Criterion:
    subject, bounds, *at = branches(tree)
    return Threshold(
        read_subject(subject),
        read_bounds(bounds, context),
        tuple(read_condition(each, context) for each in at),
        read_basis(bounds, context),
        span=context.span(tree),
    )


def _span_test(tree: Branch, context: LineContext) -> Criterion:
    subject, verb, bounds, *at = branches(tree)
    return SpanTest(
        read_subject(subject),
        cast(_Verb, " ".join(texts(verb))),
        read_bounds(bounds, context),
        tuple(read_condition(each, context) for each in at),
        span=context.span(tree),
    )


def read_share(tree: Branch, context: LineContext) -> Share:
    """`share of nickel more than 25 % by weight`, and the other forms of a share."""
    share, bounds = branches(tree)
    name = name_of(share)
    listed = branch(share, "names")
    below = texts(listed) if listed is not None else ()
    alone = texts(share, "NAME")
    mode = "together" if name == "share_together" else "any" if name == "share_any" else "one"
    return Share(
        alone or (() if name == "share_own" else below),
        read_bounds(bounds, context),
        mode,
        below if name == "share_except" else (),
        read_basis(bounds, context),
        span=context.span(tree),
    )


def _is_kind(tree: Branch, context: LineContext) -> Criterion:
    name = name_of(tree)
    listed = branch(tree, "names")
    kinds = texts(listed) if listed is not None else texts(tree, "NAME")
    return IsKind(kinds, name in ("is_not_kind", "is_none_of"), span=context.span(tree))


def _is_flag(tree: Branch, context: LineContext) -> Criterion:
    return IsFlag(texts(tree, "NAME")[0], name_of(tree) == "is_not_flag", span=context.span(tree))


def _has_part(tree: Branch, context: LineContext) -> Criterion:
    return HasPart(texts(tree, "NAME")[0], name_of(tree) == "has_no_part", span=context.span(tree))


def _some_names(tree: Branch) -> tuple[tuple[str, ...], _AnyAll]:
    listed = branches(tree)[0]
    below = branch(listed, "names")
    return texts(below if below is not None else listed), "all" if name_of(listed) == "all_names" else "any"


def _contains(tree: Branch, context: LineContext) -> Criterion:
    return Contains(*_some_names(tree), span=context.span(tree))


def _made_of(tree: Branch, context: LineContext) -> Criterion:
    return MadeOf(*_some_names(tree), span=context.span(tree))


def _mainly(tree: Branch, context: LineContext) -> Criterion:
    return Mainly(texts(tree)[0], span=context.span(tree))


def _enriched(tree: Branch, context: LineContext) -> Criterion:
    return Enriched(texts(tree)[0], span=context.span(tree))


def _specified_in(tree: Branch, context: LineContext) -> Criterion:
    references = read_references(branches(tree)[0], context)
    return SpecifiedIn(references, name_of(tree) == "not_specified_in", span=context.span(tree))


def _performance_of(tree: Branch, context: LineContext) -> Criterion:
    return PerformanceOf(read_references(branches(tree)[0], context), span=context.span(tree))


def _substance(tree: Branch, context: LineContext) -> Criterion:
    cas = branch(tree, "cas")
    numbers = tokens(cas) if cas is not None else []
    for number in numbers:
        _check_cas(number, context)
    return Substance(texts(tree)[0], tuple(str(number) for number in numbers), span=context.span(tree))


def _check_cas(number: Token, context: LineContext) -> None:
    """The last digit of a CAS number is the weighted sum of the others, from the right, modulo ten."""
    *digits, check = (int(each) for each in str(number) if each.isdigit())
    expected = sum(weight * digit for weight, digit in enumerate(reversed(digits), start=1)) % 10
    if check != expected:
        raise context.fault(
            "R023",
            f"`{number}` is no CAS number",
            number,
            help=f"its check digit would be {expected}; compare the source",
        )


def _family(tree: Branch, context: LineContext) -> Criterion:
    return Family(texts(tree)[0], span=context.span(tree))


def _table_row(tree: Branch, context: LineContext) -> Criterion:
    listed = branches(tree)[0]
    return TableRow(texts(tree)[0], texts(listed), span=context.span(tree))


def _options(tree: Branch) -> tuple[Subject, tuple[str, ...]]:
    subject, *rest = branches(tree)
    return read_subject(subject), texts(rest[0]) if rest else texts(tree)


def _choice(tree: Branch, context: LineContext) -> Criterion:
    negated = name_of(tree) in ("choice_is_not", "choice_none_of")
    return Choice(*_options(tree), negated, span=context.span(tree))


def _includes(tree: Branch, context: LineContext) -> Criterion:
    mode = name_of(tree).removeprefix("includes_")
    return Includes(*_options(tree), cast(_Mode, mode), span=context.span(tree))


def _purpose(tree: Branch, context: LineContext) -> Criterion:
    how, *rest = branches(tree)
    target = rest[-1]
    form = name_of(target)
    below = branches(target)
    named = branch(target, "names", "options")
    listed = branch(target, "refs")
    return Purpose(
        "judged" if texts(how) == ("judged",) else "stated",
        texts(tree, "TERM")[0],
        objects=(texts(named) if named is not None else texts(target)) if form == "target_object" else (),
        activities=texts(below[0]) if form in ("target_activities", "target_of_item") else (),
        references=read_references(listed, context) if listed is not None else (),
        of_item=form == "target_of_item",
        negated=len(rest) > 1,
        span=context.span(tree),
    )


def _free_statement(tree: Branch, context: LineContext) -> Criterion:
    how, *rest = branches(tree)
    asked = "judged" if texts(how) == ("judged",) else "stated"
    return FreeStatement(asked, texts(tree, "STRING")[0], bool(rest), span=context.span(tree))


def _members(tree: Branch, context: LineContext) -> Criterion:
    quantifier, *rest = branches(tree)
    return Members(
        read_quantifier(quantifier, context),
        texts(tree, "NAME")[0],
        read_sentence(rest[-1], context),
        branch(tree, "if_any") is not None,
        span=context.span(tree),
    )


def conditions_in(tree: Branch) -> list[Branch]:
    """The `at ..` that stand directly in a tree."""
    return [each for each in branches(tree) if name_of(each) in _CONDITIONS]


_READERS: dict[str, Callable[[Branch, LineContext], Criterion]] = {
    "threshold": _threshold,
    "span_test": _span_test,
    "share_test": read_share,
    "is_kind": _is_kind,
    "is_not_kind": _is_kind,
    "is_one_of": _is_kind,
    "is_none_of": _is_kind,
    "is_flag": _is_flag,
    "is_not_flag": _is_flag,
    "has_part": _has_part,
    "has_no_part": _has_part,
    "mainly": _mainly,
    "enriched": _enriched,
    "contains": _contains,
    "made_of": _made_of,
    "specified_in": _specified_in,
    "not_specified_in": _specified_in,
    "performance_of": _performance_of,
    "substance": _substance,
    "family": _family,
    "table_row": _table_row,
    "choice_is": _choice,
    "choice_is_not": _choice,
    "choice_one_of": _choice,
    "choice_none_of": _choice,
    "includes_any": _includes,
    "includes_all": _includes,
    "includes_only": _includes,
    "purpose": _purpose,
    "free_statement": _free_statement,
    "members": _members,
}
