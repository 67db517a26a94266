"""What is wrong with a line that does not parse, in words about the line instead of the grammar."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from lark import Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from dualclass.diagnostics import Diagnostic
from dualclass.language.complaints import COMPLAINTS
from dualclass.language.context import LineContext
from dualclass.language.guessing import ATTEMPTS
from dualclass.language.parsing import Start, parse_line
from dualclass.language.terminals import friendly
from dualclass.language.trouble import Trouble, is_readable

_LABEL = re.compile(r"(?:[0-9]{1,3}|[a-z])(?:\.(?:[0-9]{1,3}|[a-z]))*(?=\s|$)")
_LETTERED = re.compile(r"[0-9a-zA-Z]{1,3}\)\s")
_STRING = re.compile(r'"[^"\n]*"')
_SHOWN = 6
LONGEST_EXPLAINED = 1_000
"""Longer lines are only shown where reading stopped: looking for a cause would take too long."""


def explain(text: str, error: UnexpectedInput, context: LineContext, start: Start = "line") -> Diagnostic:
    """The diagnostic of a line that the grammar refuses; ``start`` is what it was read as.

    A repair is only named if the line is better for it: it can be read, or what is wrong next is something else.
    """
    found = _explained(text, error, context, start)
    if found.patch is None or _is_better(found, text, context, start):
        return found
    return replace(found, patch=None)


def _is_better(found: Diagnostic, text: str, context: LineContext, start: Start) -> bool:
    patch = found.patch
    assert patch is not None
    begin, end = patch.place.start - context.start, patch.place.end - context.start
    mended = text[:begin] + patch.replacement + text[end:]
    if patch.replacement.startswith("\n"):
        return is_readable(text[:begin], start)
    try:
        parse_line(mended, start)
    except UnexpectedInput as error:
        after = _explained(mended, error, context, start)
        return (after.code, after.message) != (found.code, found.message)
    return True


def _explained(text: str, error: UnexpectedInput, context: LineContext, start: Start) -> Diagnostic:
    blanked = _STRING.sub(lambda found: '"' + " " * (len(found.group()) - 2) + '"', text)
    trouble = Trouble(text, blanked, _place(text, error), _expected(error), context, start)
    if len(text) <= LONGEST_EXPLAINED and (found := _recognised(trouble)) is not None:
        return found
    word = trouble.word
    return trouble.at(
        "R099", f"`{word}` is not expected here", trouble.place, trouble.place + len(word), expectation(trouble)
    )


def _recognised(trouble: Trouble) -> Diagnostic | None:
    text = trouble.text
    lettered = _LETTERED.match(text) is not None or re.search("[\uff08\uff09]", trouble.blanked) is not None
    if not lettered and (found := _brackets(trouble)) is not None:
        return found
    if trouble.context.in_note and (label := _LABEL.match(text)):
        help = "a part of a note is written with a dot, on its own line: `note 1.a`"
        return trouble.at("R097", f"`{label.group()}`: a label behind the label of a note", 0, label.end(), help)
    for complaint in COMPLAINTS:
        if trouble.start in complaint.starts and (seen := complaint.pattern.search(trouble.blanked)):
            begin, end = next(seen.span(name) for name, found in seen.groupdict().items() if found is not None)
            message = complaint.message.format(at=" ".join(text[begin:end].split()))
            mended = complaint.mend(text, begin, end) if complaint.mend is not None else None
            return trouble.at(complaint.code, message, begin, end, complaint.help, mended=mended)
    for attempt in ATTEMPTS:
        if (found := attempt(trouble)) is not None:
            return found if found.help is not None else replace(found, help=expectation(trouble))
    return None


def _place(text: str, error: UnexpectedInput) -> int:
    position: int | None = error.pos_in_stream
    # the end of the line carries the position of the last word
    if isinstance(error, UnexpectedToken) and cast(Token, error.token).type == "$END":
        return len(text)
    return min(max(position or 0, 0), len(text))


def _expected(error: UnexpectedInput) -> frozenset[str]:
    if isinstance(error, UnexpectedToken):
        return frozenset(str(name) for name in (error.accepts or error.expected))
    if isinstance(error, UnexpectedCharacters):
        return frozenset(str(name) for name in error.allowed or ())
    return frozenset()


def expectation(trouble: Trouble) -> str | None:
    """What could stand there instead, the plain words first."""
    names = sorted({friendly(name) for name in trouble.expected}, key=lambda name: (not name[:1].isalpha(), name))
    if not names:
        return None
    shown = names[:_SHOWN]
    return "expected " + ", ".join(shown) + (" .." if len(names) > _SHOWN else "")


def _brackets(trouble: Trouble) -> Diagnostic | None:
    opened: list[int] = []
    for position, character in enumerate(trouble.blanked):
        if character == "(":
            opened.append(position)
        elif character == ")":
            if not opened:
                help = "take it out, or open it before the sentence it closes"
                message = "a bracket is closed that was not opened"
                mended = trouble.repair(position, position + 1, "", sure=False)
                return trouble.at("R091", message, position, position + 1, help, mended=mended)
            opened.pop()
    if not opened:
        return None
    end = len(trouble.text.rstrip())
    help = "close it with `)`; a line goes on inside brackets until the next label"
    mended = trouble.repair(end, end, ")", sure=False)
    return trouble.at("R091", "a bracket is not closed", opened[-1], opened[-1] + 1, help, mended=mended)
