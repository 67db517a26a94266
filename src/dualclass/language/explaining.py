"""What is wrong with a line that does not parse, in words about the line instead of the grammar."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import cast

from lark import Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from rapidfuzz import fuzz, process

from dualclass.diagnostics import Diagnostic
from dualclass.language.complaints import COMPLAINTS
from dualclass.language.context import LineContext
from dualclass.language.parsing import Start
from dualclass.language.terminals import friendly, keyword

_STRING = re.compile(r'"[^"\n]*"')
_WORD = re.compile(r'"[^"\n]*"|[A-Za-z0-9_.+-]+|\S')
_LABEL = re.compile(r"(?:[0-9]{1,3}|[a-z])(?:\.(?:[0-9]{1,3}|[a-z]))*(?=\s|$)")
_NEAR = 75
_SHOWN = 6
_BORDERS = ("at least", "more than", "at most", "less than")
_OPENING = (
    *(
        "IT",
        "SOME",
        "EVERY",
        "NO",
        "JUDGED",
        "STATED",
        "SUBSTANCE",
        "SHARE",
        "SHIPMENT",
        "HOST",
        "OTHER",
        "ALSO",
    ),
    *("NOT", "SEE", "ANY", "ALL", "AS", "AT", "UNLESS", "RELEASES", "DEFERS", "SAYS", "READING", "DOUBTFUL"),
    *("INFERRED", "SUSPENDED"),
)


def explain(text: str, error: UnexpectedInput, context: LineContext, start: Start = "line") -> Diagnostic:
    """The diagnostic of a line that the grammar refuses; ``start`` is what it was read as."""
    blanked = _STRING.sub(lambda found: '"' + " " * (len(found.group()) - 2) + '"', text)
    place = _place(text, error)
    expected = _expected(error)
    if (found := _brackets(blanked, context)) is not None:
        return found
    if context.in_note and (label := _LABEL.match(text)):
        help = "a part of a note is written with a dot, on its own line: `note 1.a`"
        message = f"`{label.group()}`: a label behind the label of a note"
        return _at(context, "R097", message, 0, label.end(), help)
    for complaint in COMPLAINTS:
        if start in complaint.starts and (seen := complaint.pattern.search(blanked)):
            group = "at" if seen.groupdict().get("at") is not None or "at2" not in seen.groupdict() else "at2"
            begin, end = seen.span(group)
            message = complaint.message.format(at=" ".join(text[begin:end].split()))
            return _at(context, complaint.code, message, begin, end, complaint.help)
    for attempt in _ATTEMPTS:
        if (found := attempt(blanked, place, expected, context)) is not None:
            return found
    word = _word(text, place)
    return _at(context, "R099", f"`{word}` is not expected here", place, place + len(word), _expectation(expected))


_Attempt = Callable[[str, int, frozenset[str], LineContext], Diagnostic | None]


def _at(
    context: LineContext,
    code: str,
    message: str,
    begin: int,
    end: int,
    help: str | None,
    suggestion: str | None = None,
) -> Diagnostic:
    return context.report.make(
        code,
        message,
        context.start + begin,
        context.start + end,
        help=help,
        suggestion=suggestion,
        subject=context.subject,
    )


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


def _word(text: str, place: int) -> str:
    found = _WORD.match(text, place)
    return found.group() if found else text[place : place + 1]


def _word_before(text: str, place: int) -> str:
    words = _WORD.findall(text[:place])
    return words[-1] if words else ""


def _expectation(expected: frozenset[str]) -> str | None:
    names = sorted({friendly(name) for name in expected})
    if not names:
        return None
    shown = names[:_SHOWN]
    return "expected " + ", ".join(shown) + (" .." if len(names) > _SHOWN else "")


def _brackets(text: str, context: LineContext) -> Diagnostic | None:
    opened: list[int] = []
    for position, character in enumerate(text):
        if character == "(":
            opened.append(position)
        elif character == ")":
            if not opened:
                return _at(context, "R091", "a bracket is closed that was not opened", position, position + 1, None)
            opened.pop()
    if not opened:
        return None
    help = "close it with `)`; a line goes on inside brackets until the next label"
    return _at(context, "R091", "a bracket is not closed", opened[-1], opened[-1] + 1, help)


def _mixed(text: str, place: int, expected: frozenset[str], context: LineContext) -> Diagnostic | None:
    word = _word(text, place)
    other = {"and": "OR", "or": "AND"}.get(word)
    if (
        other is None
        or word.upper() in expected
        or not re.search(rf"\b{'or' if word == 'and' else 'and'}\b", text[:place])
    ):
        return None
    help = "put one pair in brackets: `(A and B) or C`"
    return _at(context, "R090", "`and` and `or` on one line", place, place + len(word), help)


def _sentence_behind_effect(text: str, place: int, expected: frozenset[str], context: LineContext) -> Diagnostic | None:
    del expected
    effect = re.match(r"(releases|takes\s+back|narrows|defers|defines|excludes)\b", text)
    if effect is None or place >= len(text) or not re.search(r"\b(if|unless|to|as)\s*$", text[:place]):
        return None
    help = "end the line there and put the sentence on its own line below"
    return _at(context, "R096", "a sentence behind an effect, on its line", place, len(text), help)


def _two_words(text: str, place: int, expected: frozenset[str], context: LineContext) -> Diagnostic | None:
    word, before = _word(text, place), _word_before(text, place)
    name = re.compile(r"[a-z][a-z0-9_]*[a-z0-9]")
    if not name.fullmatch(word) or not name.fullmatch(before) or keyword(before) or keyword(word):
        return None
    if _nearest(word, expected, _NEAR) or ("BORDER" in expected and _border(text[place:])):
        return None
    begin = text.rfind(before, 0, place)
    if re.search(r"(?:^|\(|\band|\bor)\s*$", text[:begin]) and (meant := _nearest(before, _OPENING, _NEAR)):
        message = f"`{before}` is not expected here"
        return _at(context, "R094", message, begin, begin + len(before), "a sentence begins otherwise", meant)
    joined = f"{before}_{word}"
    return _at(
        context,
        "R092",
        f"`{before} {word}`: two names side by side",
        begin,
        place + len(word),
        "a name of several words is joined with `_`",
        joined,
    )


def _capital(text: str, place: int, expected: frozenset[str], context: LineContext) -> Diagnostic | None:
    word = _word(text, place)
    if not re.fullmatch(r"[A-Z][A-Za-z0-9_-]+", word) or "NAME" not in expected:
        return None
    name = word.lower().replace("-", "_")
    help = "names are written small, words joined with `_`"
    return _at(context, "R093", f"`{word}` is no name", place, place + len(word), help, name)


def _early_end(text: str, place: int, expected: frozenset[str], context: LineContext) -> Diagnostic | None:
    if text[place:].strip():
        return None
    end = len(text.rstrip())
    return _at(context, "R095", "the line ends too early", max(0, end - 1), end, _expectation(expected))


def _unknown(text: str, place: int, expected: frozenset[str], context: LineContext) -> Diagnostic | None:
    word = _word(text, place)
    nearest = _border(text[place:]) if "BORDER" in expected else None
    nearest = nearest or _nearest(word, expected, _NEAR)
    if nearest is None:
        return None
    return _at(
        context,
        "R094",
        f"`{word}` is not expected here",
        place,
        place + len(word),
        _expectation(expected),
        nearest,
    )


def _border(rest: str) -> str | None:
    written = " ".join(rest.split()[:2])
    found = process.extractOne(written, _BORDERS, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None


def _nearest(word: str, expected: Collection[str], cutoff: int) -> str | None:
    choices = sorted({part for name in expected for part in (keyword_text(name),) if part})
    # of two letters one may be wrong
    least = 50 if len(word) == 2 else cutoff
    found = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=least)
    return found[0] if found and found[0] != word else None


def keyword_text(terminal: str) -> str:
    """The fixed words of a terminal, empty when it has none; of a border its first word."""
    shown = friendly(terminal)
    return shown.strip("`").split(" ")[0] if shown.startswith("`") else ""


_ATTEMPTS: tuple[_Attempt, ...] = (
    _mixed,
    _sentence_behind_effect,
    _early_end,
    _capital,
    _two_words,
    _unknown,
)
