"""References to paragraphs as lists print them, and the same of rules, as comparable sets of codes.

``1C010.a., .b. or .e.``, ``2B001 to 2B009``, ``1C350.1, .3``: short forms are completed, ranges written out. A group
(``3A``) and a part of a category stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dualclass.language.criteria import Reference
from dualclass.language.labels import order_key
from dualclass.lists.labels import code_key, entry_key, group_of, is_within, parent_of

MOST_IN_A_RANGE = 400
_PART = r"(?:[0-9]{1,3}|[a-z])(?![A-Za-z0-9])"
_CODE = rf"(?:[0-9][A-E][0-9]{{3}}|PL[0-9]{{4}})(?:\.{_PART})*"
_GROUP = r"(?<![\w.])[0-9][A-E](?![\w-])"
_SHORT = rf"\.?{_PART}(?:\.{_PART})*(?=[.,;\s)]|$)"
_LINK = re.compile(r"(?P<to>\.?\s*(?:to|through|-|–|~)\s*)|(?P<list>[.,]*\s*(?:,|;|or|and|/|및|또는|、|和|或)*\s*)")
_BEHIND = "|".join(rf"(?<=\b{word} )" for word in ("in", "by", "under", "of", "for", "to", "excludes", "except"))
"""A group by itself is named behind one of these words; ``2D`` elsewhere may be two dimensions."""
_FIRST = re.compile(rf"(?<![\w]){_CODE}|(?:{_BEHIND}){_GROUP}")
_NEXT_CODE = re.compile(rf"{_CODE}|{_GROUP}")
_SAME_LETTERS = re.compile(r"[0-9]{3}(?![0-9A-Za-z])")
_NEXT_SHORT = re.compile(_SHORT)
_CATEGORY = re.compile(
    r"\bcategory (?P<category>[0-9])(?:,?\s*[-–]?\s*part (?P<part>[1-9])|\.[AP](?P<dot>[1-9]))?", re.IGNORECASE
)
_POINTING = re.compile(r"\bsee(?:\s+also)?(?:\s+(?:entry|entries|items?|paragraphs?))?[\s:]*\Z", re.IGNORECASE)
_MILITARY = re.compile(r"\bMilitary Goods Controls?\b|\bmilitary (?:goods )?list\b|\bMunitions List\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedReferences:
    """The codes a text names, written out, and where the references stand.

    ``ranges``: from one code to another that lie too far apart to be written out, ``3A001.b to 3A002.h``. ``pointers``:
    those that only send the reader on (``see 2B003``); they are in ``spans`` and not in ``codes``. ``lists``: the codes
    that are named in one go.
    """

    codes: frozenset[str]
    spans: tuple[tuple[int, int], ...]
    ranges: frozenset[tuple[str, str]] = frozenset()
    pointers: int = 0
    lists: tuple[frozenset[str], ...] = ()


def references_printed(text: str) -> PrintedReferences:
    """Every reference to paragraphs, groups, categories and the military list."""
    codes: set[str] = set()
    ranges: set[tuple[str, str]] = set()
    spans: list[tuple[int, int]] = []
    lists: list[frozenset[str]] = []
    position = pointers = 0
    while match := _FIRST.search(text, position):
        end, named, far = _chain(text, match)
        spans.append((match.start(), end))
        position = end
        if _POINTING.search(text[max(0, match.start() - 30) : match.start()]):
            pointers += 1
            continue
        codes |= named
        ranges |= far
        lists.append(frozenset(named))
    for match in _CATEGORY.finditer(text):
        part = match["part"] or match["dot"]
        codes.add(f"category {match['category']}" + (f" part {part}" if part else ""))
        spans.append(match.span())
    if _MILITARY.search(text):
        codes.add("military list")
    return PrintedReferences(frozenset(codes), tuple(sorted(spans)), frozenset(ranges), pointers, tuple(lists))


def _chain(text: str, first: re.Match[str]) -> tuple[int, set[str], set[tuple[str, str]]]:
    """Read on from a code: what follows it in a list or a range.

    Returns where the last reference ends, the codes, and the ranges whose codes cannot be counted.
    """
    last = first.group()
    codes, far = {last}, set[tuple[str, str]]()
    end = first.end()
    while link := _LINK.match(text, end):
        following = _NEXT_CODE.match(text, link.end())
        short = None if following else _NEXT_SHORT.match(text, link.end())
        number = _SAME_LETTERS.match(text, link.end()) if link["to"] and "." not in last else None
        if number is not None:
            code = last[:-3] + number.group()
        elif following is None and (short is None or not _is_short(text, end, link, short)):
            break
        else:
            code = following.group() if following else _completed(last, short.group() if short else "")
        run = _run(last, code) if link["to"] else [code]
        codes |= set(run)
        if link["to"] and run == [last, code]:
            far.add((last, code))
        last, end = code, (number or following or short or first).end()
    return end, codes, far


def lies_between(code: str, first: str, last: str) -> bool:
    """Whether a code stands between two others in the order of print, or below one of them."""
    if is_within(code, first) or is_within(code, last):
        return True
    return group_of(code) == group_of(first) and code_key(first) < code_key(code) < code_key(last)


def _is_short(text: str, end: int, link: re.Match[str], short: re.Match[str]) -> bool:
    """Whether a letter or number behind a code goes on with it: ``.b``, ``b.`` after a code with a point.

    A bare word such as ``a`` in ``1C010 a tube`` and a bare figure in ``1C008 or 10`` do not.
    """
    dotted = short.group().startswith(".")
    closed = text[short.end() : short.end() + 1] == "."
    open_code = text[end : end + 1] == "."
    if link.end() == end:
        return False
    return dotted or (open_code and closed and (link["to"] is not None or link["list"].strip(" .") != ""))


def _completed(last: str, short: str) -> str:
    """A short form completed by the code before it: as many of its last labels are replaced as it has itself."""
    labels = short.lstrip(".").split(".")
    if not re.match(r"[0-9][A-E][0-9]|PL", last):
        return last
    kept = last.split(".")
    depth = max(1, len(kept) - len(labels))
    sort = labels[0].isdigit()
    # `1C350.1, .a`: go up until the label before is of the same sort
    while depth > 1 and depth < len(kept) and kept[depth].isdigit() != sort:
        depth -= 1
    return ".".join([*kept[:depth], *labels])


def references_of_rule(references: Iterable[Reference]) -> frozenset[str]:
    """The same of references in a rule."""
    return frozenset(code for reference in references for code in _codes_of(reference))


def _codes_of(reference: Reference) -> Iterator[str]:
    match reference.form:
        case "range" | "group range":
            yield from _run(reference.first, reference.last or reference.first)
        case "category":
            yield f"category {reference.first}" + (f" part {reference.part}" if reference.part else "")
        case "note":
            yield reference.first.partition(" ")[0]
        case "code" | "group" | "outside":
            yield reference.first


def _run(first: str, last: str) -> list[str]:
    """The codes from one to another, both included; the two ends where what lies between cannot be counted."""
    ends = [first, last]
    if re.fullmatch(r"[0-9][A-E]", first) and re.fullmatch(r"[0-9][A-E]", last):
        numbers = range(int(first[0]), int(last[0]) + 1)
        letters = [chr(code) for code in range(ord(first[1]), ord(last[1]) + 1)]
        return [f"{number}{letter}" for number in numbers for letter in letters] or ends
    above = parent_of(first)
    if above != parent_of(last):
        return ends
    if above is None:
        one, other = entry_key(first), entry_key(last)
        if one[:2] != other[:2] or not 0 <= other[2] - one[2] <= MOST_IN_A_RANGE:
            return ends
        stem = first.rstrip("0123456789")
        return [f"{stem}{number:0{len(first) - len(stem)}d}" for number in range(one[2], other[2] + 1)]
    low, high = first.rpartition(".")[2], last.rpartition(".")[2]
    if low.isdigit() and high.isdigit() and 0 <= int(high) - int(low) <= MOST_IN_A_RANGE:
        return [f"{above}.{number}" for number in range(int(low), int(high) + 1)]
    if low.isalpha() and high.isalpha() and order_key(low) <= order_key(high):
        return [f"{above}.{chr(code)}" for code in range(ord(low), ord(high) + 1)]
    return ends
