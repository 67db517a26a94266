"""From the syntax tree of a line of a paragraph or note to what the line says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal as OneOf
from typing import cast

from lark import Token

from dualclass.language.context import LineContext
from dualclass.language.criteria import Criterion, Face, Not, Reference
from dualclass.language.effects import read_effect
from dualclass.language.joins import read_join
from dualclass.language.paragraphs import Effect, Join, Mark, Period, Replacement, Residual, Suspension, Tail
from dualclass.language.parsing import Branch, branch, branches, name_of, plain, texts, tokens
from dualclass.language.references import read_references
from dualclass.language.sentences import read_sentence
from dualclass.language.values import read_face


@dataclass(frozen=True, slots=True)
class Status:
    """`not used`, `printed empty`, `not encoded ".."`, `see 2B003`.

    ``unwritten``: how many paragraphs below it the list has and the file does not.
    """

    status: OneOf["not used", "printed empty", "not encoded", "see"]
    text: str | None = None
    unwritten: int = 0
    see: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class EffectLine:
    """A note's effect, and the join line when it stands on the same line."""

    effect: Effect
    join: Join | None


Content = (
    Criterion | Residual | Join | EffectLine | Tail | Status | Period | Suspension | tuple[Mark, ...] | Replacement
)


def read_line(tree: Branch, context: LineContext) -> Content:
    """What a line says; criteria keep their place in the file."""
    return _READERS[name_of(tree)](tree, context)


def read_period(tree: Branch, context: LineContext) -> Period:
    """`from D until D`, either half alone; ends before its last day."""
    days = [read_date(each, context) for each in tokens(tree)]
    if name_of(tree) == "period_until":
        return Period(None, days[0])
    if len(days) > 1 and days[1] <= days[0]:
        raise context.fault("R024", "the period ends before it begins", tree, help="the first day comes first")
    return Period(days[0], days[1] if len(days) > 1 else None)


def read_date(word: Token, context: LineContext) -> date:
    """A day of the calendar, year first."""
    try:
        return date.fromisoformat(str(word))
    except ValueError:
        raise context.fault("R024", f"`{word}` is no day of the calendar", word, help="write 2025-11-15") from None


def _sentence(tree: Branch, context: LineContext) -> Content:
    return read_sentence(branches(tree)[0], context)


def _unless(tree: Branch, context: LineContext) -> Content:
    return Not(read_sentence(branches(tree)[0], context), span=context.span(tree))


def _residual(tree: Branch, context: LineContext) -> Content:
    return Residual(read_references(branches(tree)[0], context), span=context.span(tree))


def _join(tree: Branch, context: LineContext) -> Content:
    return read_join(branches(tree)[0], context)


def _effect(tree: Branch, context: LineContext) -> Content:
    effect = branches(tree)[0]
    join = branch(effect, "join")
    return EffectLine(read_effect(effect, context), read_join(join, context) if join is not None else None)


def _tail(tree: Branch, context: LineContext) -> Content:
    name = name_of(tree)
    adjective = branch(tree, "adjective")
    listed = branch(tree, "names")
    with_ = branch(tree, "with")
    kinds = {"tail_components": "components", "tail_named": "named", "tail_mixture": "mixture"}
    return Tail(
        cast(OneOf["components", "named", "mixture"], kinds[name]),
        texts(adjective)[0] if adjective is not None else None,
        texts(listed) if listed is not None else texts(tree, "NAME"),
        (read_sentence(branches(with_)[0], context),) if with_ is not None else (),
        span=context.span(tree),
    )


def _status(tree: Branch, context: LineContext) -> Content:
    name = name_of(tree)
    if name == "see":
        return Status("see", see=read_references(branches(tree)[0], context))
    if name == "not_encoded":
        number = texts(tree, "NUMBER")
        return Status("not encoded", texts(tree, "STRING")[0], int(number[0]) if number else 0)
    return Status("not used" if name == "not_used" else "printed empty")


def _in_force(tree: Branch, context: LineContext) -> Content:
    return read_period(branches(branches(tree)[0])[0], context)


def _suspended(tree: Branch, context: LineContext) -> Content:
    period, *rest = branches(tree)
    by: str | None = None
    then: str | None = None
    for each in rest:
        if name_of(each) == "by":
            by = plain(tokens(each)[0]).split('"')[1]
        else:
            then = texts(each)[0]
    return Suspension(read_period(period, context), by, then)


def _mark(tree: Branch, context: LineContext) -> Content:
    del context
    word = texts(branches(tree)[0])[0]
    return (Mark(cast(OneOf["doubtful", "correspondence", "inferred", "reading"], word), texts(tree, "STRING")[0]),)


def _hs(tree: Branch, context: LineContext) -> Content:
    del context
    return tuple(Mark("hs", text) for text in texts(tree, "STRING"))


def _replaces(tree: Branch, context: LineContext) -> Content:
    faces: list[Face] = []
    number: Token | None = None
    for word in tokens(tree):
        if word.type == "NUMBER":
            if number is not None:
                faces.append(read_face(number, None, context))
            number = word
        elif number is not None:
            faces.append(read_face(number, word, context))
            number = None
    if number is not None:
        faces.append(read_face(number, None, context))
    return Replacement(faces[0], faces[1], span=context.span(tree))


_READERS: dict[str, Callable[[Branch, LineContext], Content]] = {
    "sentence_line": _sentence,
    "unless_line": _unless,
    "residual": _residual,
    "join_line": _join,
    "effect_line": _effect,
    "tail_components": _tail,
    "tail_named": _tail,
    "tail_mixture": _tail,
    "not_used": _status,
    "printed_empty": _status,
    "not_encoded": _status,
    "see": _status,
    "in_force": _in_force,
    "suspended": _suspended,
    "mark": _mark,
    "hs": _hs,
    "replaces": _replaces,
}
