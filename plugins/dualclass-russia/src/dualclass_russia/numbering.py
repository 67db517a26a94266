"""The number a paragraph of the base list has in section 1 of Russia's dual-use list.

The Russian text was not available; the rules below were worked out from excerpts of it and were confirmed by
parameters for the examples in the tests. A number is therefore a pointer for the reader, never evidence.
"""

from __future__ import annotations

import re

_CODE = re.compile(r"(?P<category>[0-9])(?P<group>[A-E])(?P<item>[0-9]{3})(?P<levels>(\.([a-z]|[0-9]+))*)")
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_FIRST_SISTER_ITEM = 100

CONDITION_PARENTS: frozenset[str] = frozenset(
    {
        *("1C010.a", "1C010.b", "1C010.c", "1C010.d", "1C010.e"),
        *("2A001.c", "2B001.a", "2B001.b.1", "2B001.b.2", "2B001.b.4", "2B001.c", "2B001.e"),
        *("2B002", "2B003", "2B004", "2B005.a", "2B005.c", "2B005.d", "2B005.g"),
        *("2B006.b.3", "2B008.c", "2B008.d", "2B009"),
        *("3A001.a.1", "3A001.a.2", "3A001.a.5.a", "3A001.a.5.b", "3A001.a.6", "3A001.a.7"),
        *("3A001.a.10", "3A001.a.11", "3A001.a.13", "3A001.a.14", "3E002"),
        *("3A001.b.1.a.4", "3A001.b.1.a.5", "3A001.b.2", "3A001.b.3", "3A001.b.4", "3A001.b.5", "3A001.b.7"),
        *("3A001.b.8", "3A001.b.9", "3A001.b.11", "3A001.b.12", "3A001.c.1", "3A001.d"),
        *("3A001.e.1.a", "3A001.e.2.a", "3A001.e.2.b", "3A001.e.3", "3A001.g", "3A001.h", "3A001.i"),
        *("3A002.a.6", "3A002.c.4", "3A002.d", "3A002.e", "3A002.f", "3A002.g", "3A002.h"),
        *("3B001.b", "3B001.e", "3B001.f.1", "3B001.f.3", "3B001.f.4", "3B001.j"),
        *("5E001.d", "6A001.a.1.a.1", "6A001.a.2.g"),
        *("9A012.a", "9D004.b", "9D004.g"),
    }
)
"""Paragraphs whose children are conditions and nothing else ("having all/any of .."): Russia letters them.

Only paragraphs of the encoded entries and those that the evidence names; where a group mixes conditions with
kinds of goods of their own it is taken as numbered. Below any other paragraph levels are taken as numbered.
"""


def russian_number(code: str) -> str | None:
    """The Russian number of ``code``: ``6A001.a.2.g`` is ``6.1.1.1.2.7``, ``5E001.d.5`` is ``5.5.1.4 д)``.

    Groups A to E are 1 to 5, item numbers lose their zeros, a letter level is its position in the alphabet, a
    digit level stays. Where a level is only a condition the number ends with a Cyrillic letter, and what lies
    deeper has the number of the condition that holds it. ``None`` for what is not of Wassenaar origin:
    category 0, item numbers from 100 (sister lists have numbers of their own), and codes of another shape.
    """
    match = _CODE.fullmatch(code)
    if match is None or match["category"] == "0":
        return None
    item = int(match["item"])
    if not 0 < item < _FIRST_SISTER_ITEM:
        return None
    base = f"{match['category']}{match['group']}{match['item']}"
    number = f"{match['category']}.{'ABCDE'.index(match['group']) + 1}.{item}"
    for level in match["levels"].split(".")[1:]:
        position = int(level) if level.isdigit() else ord(level) - ord("a") + 1
        if base in CONDITION_PARENTS:
            return f"{number} {_LETTERS[position - 1]})" if 0 < position <= len(_LETTERS) else None
        number = f"{number}.{position}"
        base = f"{base}.{level}"
    return number
