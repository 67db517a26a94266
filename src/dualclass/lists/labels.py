"""Codes of paragraphs: ``2B001.b.2`` taken apart and put in the order in which a list prints them.

A code is an entry (``2B001``, ``PL9005``) and labels after dots. An entry of the common numbering has a
category (``2``), a group (``2B``) and a number; any other entry (``PL9005``) has its leading letters for
category and group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dualclass.language.criteria import Reference

_COMMON = re.compile(r"(\d)([A-Z])(\d+)\Z")
_OTHER = re.compile(r"([A-Z]+)(\d+)\Z")
_LABEL = re.compile(r"(\d*)(.*)\Z", re.DOTALL)

CRYPTOGRAPHY = frozenset({2, 3, 4})
"""Numbers of the category 5 entries that form its part 2 (information security): 5A002 to 5A004, 5B002,
5D002 ..
"""

type Key = tuple[int, int, str]


def entry_of(code: str) -> str:
    """The entry of a paragraph: ``2B001`` of ``2B001.b.2``."""
    return code.partition(".")[0]


def parent_of(code: str) -> str | None:
    """The code one level up, ``None`` for an entry."""
    head, dot, _ = code.rpartition(".")
    return head if dot else None


def lineage(code: str) -> Iterator[str]:
    """The code itself and its ancestors, upwards to the entry."""
    yield code
    while "." in code:
        code = code.rpartition(".")[0]
        yield code


def is_within(code: str, top: str) -> bool:
    """Whether the code is ``top`` or lies below it."""
    return code == top or code.startswith(top + ".")


def relative(code: str, parent: str) -> str:
    """The label of a child as its parent's join line names it: ``2`` for ``2B001.b.2`` under ``2B001.b``."""
    return code[len(parent) + 1 :] if code.startswith(parent + ".") else code


@lru_cache(maxsize=65536)
def label_key(label: str) -> Key:
    """Sort key of one label: numbers by value before letters, ``z`` before ``aa``, ``10a`` after ``10``."""
    match = _LABEL.match(label)
    digits, rest = match.groups() if match else ("", label)
    if digits:
        return (0, int(digits), rest)
    return (1, len(rest), rest)


@lru_cache(maxsize=65536)
def entry_key(entry: str) -> tuple[str, str, int, str]:
    """Sort key of an entry: category, group letter, number; lists' own series after the common numbering."""
    if match := _COMMON.match(entry):
        return (match[1], match[2], int(match[3]), "")
    if match := _OTHER.match(entry):
        return ("~", match[1], int(match[2]), "")
    return ("~", "~", 0, entry)


def code_key(code: str) -> tuple[tuple[str, str, int, str], tuple[Key, ...]]:
    """Sort key of a whole code, in the order of print."""
    entry, *labels = code.split(".")
    return entry_key(entry), tuple(label_key(label) for label in labels)


def group_of(code: str) -> str:
    """The group: ``2B`` of ``2B001.b``; the leading letters of a list's own series."""
    entry = entry_of(code)
    if match := _COMMON.match(entry):
        return match[1] + match[2]
    match = _OTHER.match(entry)
    return match[1] if match else entry


def category_of(code: str) -> str:
    """The category: ``2`` of ``2B001.b``; the leading letters of a list's own series."""
    group = group_of(code)
    return group[0] if group[:1].isdigit() else group


def covers(reference: Reference, code: str) -> bool:
    """Whether the reference names the code or something above it (by label alone, existing or not).

    Notes and other lists (forms ``note`` and ``outside``) cover no paragraph.
    """
    match reference.form:
        case "code":
            return is_within(code, reference.first)
        case "range":
            return _in_range(reference.first, reference.last or reference.first, code)
        case "group":
            return _in_group(reference.first, code)
        case "group range":
            return _in_groups(reference.first, reference.last or reference.first, code)
        case "category":
            return _in_category(reference, code)
        case "note" | "outside":
            return False


def range_is_sound(reference: Reference) -> bool:
    """Whether both ends of a range stand under the same paragraph and in the order of print."""
    last = reference.last or reference.first
    if parent_of(reference.first) != parent_of(last):
        return False
    return code_key(reference.first) <= code_key(last)


def _in_range(first: str, last: str, code: str) -> bool:
    parent = parent_of(first)
    if parent != parent_of(last):
        return False
    if parent is None:
        return entry_key(first) <= entry_key(entry_of(code)) <= entry_key(last)
    if not code.startswith(parent + "."):
        return False
    label = relative(code, parent).partition(".")[0]
    low, high = (label_key(relative(end, parent)) for end in (first, last))
    return low <= label_key(label) <= high


def _in_group(group: str, code: str) -> bool:
    return group_of(code) == group or category_of(code) == group


def _in_groups(first: str, last: str, code: str) -> bool:
    group = group_of(code)
    if len(group) != 2 or len(first) != 2 or len(last) != 2:
        return False
    return first[0] <= group[0] <= last[0] and first[1] <= group[1] <= last[1]


def _in_category(reference: Reference, code: str) -> bool:
    if category_of(code) != reference.first:
        return False
    if reference.part is None:
        return True
    match = _COMMON.match(entry_of(code))
    in_part_two = reference.first == "5" and match is not None and int(match[3]) in CRYPTOGRAPHY
    return in_part_two == (reference.part == 2)
