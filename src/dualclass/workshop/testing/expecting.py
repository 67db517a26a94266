"""What a test expects, read from its nodes: one word, or a table with its grounds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args

from dualclass.diagnostics import Diagnostic
from dualclass.evaluation.outcome import Outcome
from dualclass.vocabulary.search import closest
from dualclass.workshop.testing.nodes import Node, Scalar, Sequence, Table, fault
from dualclass.workshop.testing.records import Expectation
from dualclass.workshop.testing.words import MEANINGS, Word

GROUNDS = ("verdict", "reason", "needs", "released by", "outcome")
"""The keys of a row that say what is expected; every other key is a value that the row changes."""

OUTCOMES = tuple(str(each.value) for each in Outcome)
_INSTEAD = {"no": "not", "not controlled": "not", "yes": "controlled", "unknown": "open", "free": "not"}


def expectation(node: Node, found: list[Diagnostic]) -> Expectation | None:
    """A word, or a table of grounds; ``None`` after telling what is wrong with it."""
    match node:
        case Scalar():
            word = verdict_word(node, found)
            return None if word is None else Expectation(word)
        case Table(entries=entries):
            for name, _ in entries:
                if name.text not in GROUNDS:
                    help = f"known are {', '.join(f'`{each}`' for each in GROUNDS)}"
                    message = f"`{name.text[:60]}` is nothing that a test expects"
                    near = closest(name.text, GROUNDS)
                    found.append(fault("T004", message, name.place, help, suggestion=near))
            return from_entries(entries, node, found)
        case Sequence(place=place):
            found.append(fault("T005", "a list is no verdict", place, _known()))
            return None


def from_entries(
    entries: Iterable[tuple[Scalar, Node]], whole: Node, found: list[Diagnostic], default: Word | None = None
) -> Expectation | None:
    """The grounds among the entries of a row or block. Without ``verdict`` the default, if there is one."""
    table = {name.text: value for name, value in entries if name.text in GROUNDS}
    word = default
    if "verdict" in table:
        node = table["verdict"]
        if not isinstance(node, Scalar):
            found.append(fault("T005", "the verdict is one word", node.place, _known()))
            return None
        word = verdict_word(node, found)
        if word is None:
            return None
    if word is None:
        help = "add `verdict: controlled`, or what the text says of this item"
        found.append(fault("T006", "the test expects no verdict", whole.place, help))
        return None
    return Expectation(
        word,
        _texts(table.get("reason"), found),
        _texts(table.get("needs"), found),
        _text(table.get("released by"), found),
        _outcome(table.get("outcome"), found),
    )


def verdict_word(node: Scalar, found: list[Diagnostic]) -> Word | None:
    """The word of a verdict; ``None`` after telling that it is none."""
    text = " ".join(node.text.replace("_", " ").split()).casefold()
    for word in get_args(Word):
        if word == text:
            return word
    near = _INSTEAD.get(text) or closest(text, tuple(MEANINGS))
    found.append(fault("T005", f"`{node.text[:60]}` is no verdict", node.place, _known(), suggestion=near))
    return None


def _known() -> str:
    return f"the verdicts are {', '.join(f'`{word}`' for word in MEANINGS)}"


def _texts(node: Node | None, found: list[Diagnostic]) -> tuple[str, ...]:
    if node is None:
        return ()
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return tuple(text for each in nodes if (text := _text(each, found)) is not None)


def _text(node: Node | None, found: list[Diagnostic]) -> str | None:
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text.strip():
        return " ".join(node.text.split())
    help = "write it as the report names it: a code, a note, the name of what must be asked for"
    found.append(fault("T003", "expected one text here", node.place, help))
    return None


def _outcome(node: Node | None, found: list[Diagnostic]) -> str | None:
    text = _text(node, found)
    if text is None or node is None:
        return None
    word = text.casefold().replace(" ", "_")
    if word in OUTCOMES:
        return word
    help = f"the outcomes are {', '.join(f'`{each}`' for each in OUTCOMES)}"
    found.append(
        fault("T005", f"`{text[:60]}` is no outcome of a list", node.place, help, suggestion=closest(word, OUTCOMES))
    )
    return None


def day_of(node: Node | None, found: list[Diagnostic]) -> date | None:
    """The day of a test; ``None`` when there is none, or after telling that it is none."""
    if node is None:
        return None
    try:
        if isinstance(node, Scalar):
            return date.fromisoformat(node.text.strip())
    except ValueError:
        pass
    text = node.text[:60] if isinstance(node, Scalar) else "this"
    found.append(fault("T009", f"`{text}` is no day", node.place, "write it as 2025-11-15"))
    return None
