"""A text of rules in, the same rules in our style out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from dualclass.diagnostics import Diagnostic, Label, Place
from dualclass.language.limits import LARGEST_FILE
from dualclass.language.reader import ParseResult, parse_rule_file
from dualclass.workshop.formatting.layout import layout
from dualclass.workshop.formatting.proof import same


@dataclass(frozen=True, slots=True)
class Formatted:
    """The text as it should be, and what is to be said about it.

    With a diagnostic the text is the old one in the parts that it names, or in whole: ``F001`` when the proof failed
    (nothing was changed), ``F002`` for paragraphs with mistakes, which are left as they are, and what the reader says
    of a text that is too large to be read at all. Their places are those of the old text; ``afterwards`` has the same
    with the places of the new one.
    """

    text: str
    diagnostics: tuple[Diagnostic, ...] = ()
    afterwards: tuple[Diagnostic, ...] = ()


def format_text(text: str, file: str) -> Formatted:
    """The text of a rule file in our one style. Pure: reads and writes nothing. Never raises.

    ``file`` names it in diagnostics. Only white space, line ends and the ``;`` between sentences change; quoted texts,
    comments and the order of everything stay. The line ends are all those that the text mostly has, and a byte-order
    mark stays. The result is read again and compared before it is given out: the same records, the same comments, and
    formatting it once more changes nothing.
    """
    if len(text) > LARGEST_FILE:
        return _unchanged(text, parse_rule_file(text, file).diagnostics)
    before = parse_rule_file(text, file)
    faulty = _faulty(before)
    found = layout(before.tree, faulty)
    after = parse_rule_file(found, file)
    still = _faulty(after)
    if not same(before, after) or layout(after.tree, still) != found:
        return _unchanged(text, (_unproved(file),))
    result = _with_line_ends(found, text)
    if not faulty:
        return Formatted(result)
    return Formatted(result, (_left(before, faulty, text),), (_left(after, still, result),))


def _unchanged(text: str, diagnostics: tuple[Diagnostic, ...]) -> Formatted:
    return Formatted(text, diagnostics, diagnostics)


def _faulty(result: ParseResult) -> frozenset[int]:
    """The numbers of the blocks with an error inside."""
    starts = [block.lines[0].start for block in result.tree.blocks]
    places = [label.place.start for each in result.errors for label in each.labels]
    return frozenset(max(0, bisect_right(starts, place) - 1) for place in places if starts)


def _with_line_ends(text: str, like: str) -> str:
    windows = like.count("\r\n")
    return text.replace("\n", "\r\n") if windows * 2 > like.count("\n") else text


def _unproved(file: str) -> Diagnostic:
    return Diagnostic(
        "F001",
        "error",
        f"`{file}` would not say quite the same when formatted, so it was left as it is",
        (Label(Place(file, 0, 0)),),
        help="this is a fault of the formatter: please report it with the file",
        subject=file,
    )


def _left(result: ParseResult, faulty: frozenset[int], text: str) -> Diagnostic:
    """What was left; ``text`` is what was read, perhaps with other line ends."""
    first = result.tree.blocks[min(faulty)]
    label = first.label.text if first.label else result.tree.text[first.start : first.end].split("\n")[0][:40].strip()
    ends = 0 if len(text) == len(result.tree.text) else result.tree.text.count("\n", 0, first.start)
    others = len(faulty) - 1
    who = f"`{label}` has a mistake and stays" if not others else f"`{label}` and {others} more have mistakes and stay"
    return Diagnostic(
        "F002",
        "error",
        f"{who} as written",
        (Label(Place(result.tree.file, first.start + ends, first.end + ends)),),
        help="`dualclass rules check` says what is wrong; the rest was formatted",
        subject=first.label.text if first.label else None,
    )
