"""Labels, join lines, references and dates in other words than the language's."""

from __future__ import annotations

import re
from datetime import date

from dualclass.language.complaints.complaint import CODE, Repair, complaint, written_as
from dualclass.language.labels import is_code, match_label, successors

_ENTRY = re.compile(r"(?P<entry>[0-9][A-Ea-e][0-9]{3}|[Pp][Ll][0-9]{4})(?P<rest>.*)", re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _colon(text: str, begin: int, end: int) -> Repair | None:
    del begin
    stop = len(text[:end].rstrip())
    return Repair(stop, stop, ":")


def _join(text: str, begin: int, end: int) -> Repair | None:
    """``one of the following:``, ``any of a, b or c:`` in the words of the language."""
    del end
    found = re.fullmatch(r"(?P<word>any|all|one|either|each)\s+of(?:\s+(?P<rest>[^:]*?))?\s*:?\s*", text[begin:])
    if found is None:
        return None
    word = "all" if found["word"] in ("all", "each") else "any"
    rest = found["rest"] or "following"
    labels = re.split(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", rest)
    if len(labels) > 1:
        if successors(labels[0], labels[-1]) != tuple(labels):
            return None
        return Repair(begin, len(text), f"{word} of {labels[0]} to {labels[-1]}:")
    if re.fullmatch(r"[a-z0-9]{1,2}\s+to\s+[a-z0-9]{1,2}", rest):
        return Repair(begin, len(text), f"{word} of {rest}:")
    return Repair(begin, len(text), f"{word} of the following:") if re.search(r"follow|below|these", rest) else None


def _label(text: str, begin: int, end: int) -> Repair | None:
    """A label in the wrong letters, or with a dot or bracket too many."""
    written = text[begin:end].strip("().:- ")
    head, _, rest = written.partition(".")
    entry = _ENTRY.fullmatch(head)
    for candidate in (written, written.lower(), f"{head.upper()}.{rest.lower()}" if rest else head.upper()):
        if entry is None and candidate != candidate.lower():
            continue
        found = match_label(candidate, 0)
        if found is not None and found[1] == len(candidate) and candidate != text[begin:end]:
            return Repair(begin, end, candidate)
    return None


def label_meant(text: str) -> tuple[str, str] | None:
    """The first word of a line and the label it was meant to be, ``2b001`` and ``2B001``; ``None`` if it is none."""
    word = text.split(maxsplit=1)[0] if text.strip() else ""
    found = _label(word, 0, len(word))
    return None if found is None else (word, found.replacement)


def _code(text: str, begin: int, end: int) -> Repair | None:
    """``3a001(a)5``, ``3A001a``: capitals in the entry, small letters and numbers after dots."""
    found = _ENTRY.fullmatch(text[begin:end].rstrip("."))
    if found is None:
        return None
    parts = re.findall(r"[0-9]+|[a-z]", found["rest"].lower())
    candidate = ".".join((found["entry"].upper(), *parts))
    return Repair(begin, end, candidate) if is_code(candidate) and candidate != text[begin:end] else None


def _residual(text: str, begin: int, end: int) -> Repair | None:
    return Repair(begin, end, "other than those in", sure=text[begin:end].startswith("other"))


def _day(text: str, begin: int, end: int) -> Repair | None:
    """A date in another order; day and month are only told apart where one of them is above twelve, or a word."""
    parts = re.findall(r"\d+|[A-Za-z]+", text[begin:end])
    if len(parts) != 3:
        return None
    named = next((index for index, part in enumerate(parts) if part[:3].lower() in _MONTHS), None)
    numbers = [
        _MONTHS.index(part[:3].lower()) + 1 if index == named else int(part)
        for index, part in enumerate(parts)
        if index == named or part.isdigit()
    ]
    if len(numbers) < 3:
        return None
    first, second, third = numbers
    if first > 31:
        year, month, day = first, second, third
    elif named == 0:
        year, month, day = third, first, second
    else:
        year, month, day = third, second, first
    sure = first > 31 or named is not None or day > 12
    try:
        return Repair(begin, end, date(year, month, day).isoformat(), sure)
    except ValueError:
        return None


def _quoted_rest(text: str, begin: int, end: int) -> Repair | None:
    del end
    words = text[begin:].rstrip()
    return Repair(begin, begin + len(words), f'"{words}"') if '"' not in words else None


DATES = (
    complaint(
        "R150",
        r"\b(?:from|until|since|till|to)\s+(?P<at>\d{1,4}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d-\d{1,2}|\d{4}-\d\d-\d(?!\d)|\d{1,2}-\d{1,2}-\d{4}"
        r"|\d{1,2}\.?\s+[A-Z][a-z]+\.?\s+\d{4}|[A-Z][a-z]+\.?\s+\d{1,2},?\s+\d{4})(?!\d)",
        "`{at}` is no date of the rule language",
        "year, month, day: `2025-11-15`",
        "in force from 2025/11/15",
        "in force from 15.11.2025",
        "in force from 15 November 2025",
        starts=("line", "statement"),
        mend=_day,
    ),
)

REFERENCES = (
    complaint(
        "R151",
        rf"(?:^|[\s,(])(?P<at>(?!{CODE})[0-9][A-Ea-e][0-9]{{2,4}}[\w().-]*|ML\s*[0-9]+[\w.]*)(?=[\s,:]|$)",
        "`{at}` is no code of a list",
        "an entry such as `3A001`, then small letters and numbers after dots: `3A001.a.5`; also `the military list`",
        "it is specified in 3A001a",
        "it is specified in 3a001.a",
        "it is specified in 3A001.A",
        "it is specified in 3A001(a)(5)",
        "it is specified in ML1",
        starts=("line", "statement"),
        mend=_code,
    ),
    complaint(
        "R152",
        rf"^(?P<at>(?:other\s+than|except|excluding|not)(?:\s+(?:those|that|items?|goods))?(?:\s+(?:specified|controlled|listed))?"
        rf"(?:\s+(?:in|by|under))?)\s+(?={CODE}|[0-9][A-E]\b|the\s)",
        "`{at}`: the words for the label are `other than those in`",
        "`other than those in 2B233` chooses the code, never the outcome",
        "other than 2B001",
        "other than those specified in 2B001",
        "not specified in 2B001",
        mend=_residual,
    ),
    complaint(
        "R153",
        rf"^(?P<at>see\s+also|refer\s+to|cf\.?|see\s+under)\s+(?={CODE})",
        "`{at}`: a pointer is written `see`",
        "write `see 2B003`: the paragraph itself controls nothing",
        "see also 2B001",
        "refer to 2B001",
        mend=written_as("see"),
    ),
)

NOTES = (
    complaint(
        "R113",
        r"(?P<at>\b(?:releases|defers|evaluates)\s+(?:if|unless|to\s+the\s+host|by\s+the\s+lowest)\b)",
        "name what the note releases",
        "say `releases 2B001 if`: a label only says where the note stands",
        "releases if",
        "releases unless",
        "defers to the host if",
    ),
    complaint(
        "R154",
        rf"^(?P<at>(?:does|do)\s+not\s+(?:control|apply\s+to|cover|include))\s+(?={CODE})",
        "`{at}`: a note releases",
        "write `releases 2B001 if`, then the sentences below it",
        "does not control 2B001 if",
        "does not apply to 2B001 if",
        mend=written_as("releases"),
    ),
    complaint(
        "R155",
        r"^because\s+(?P<at>[^\s\"].*)$",
        "`{at}`: a reason stands in quotes",
        'write `because "SI 2024/346"`',
        "because SI 2024/346",
        mend=_quoted_rest,
    ),
)

HEADS = (
    complaint(
        "R160",
        r"^list\s+(?P<at>\")",
        "the short name of the list is missing",
        'write `list works "Works list"`: the name in small letters, then the title',
        'list "Works list"',
        starts=("statement",),
    ),
    complaint(
        "R161",
        rf"^not\s+encoded\s+(?P<at>{CODE})\s*$",
        "`{at}`: how many paragraphs the list has there is missing",
        "write `not encoded 2B002 with 12 paragraphs`",
        "not encoded 2B002",
        starts=("statement",),
    ),
)

JOINS = (
    complaint(
        "R116",
        r"^(?P<at>(?:(?:any|all)\s+of\s+(?:the\s+following|[a-z0-9]{1,2}(?:\s+to\s+[a-z0-9]{1,2})?)"
        r"|as\s+follows(?:,\s*[a-z0-9]{1,2}\s+to\s+[a-z0-9]{1,2})?))\s*$",
        "a join line ends in a colon",
        "`any of a to c:`",
        "any of a to c",
        "as follows",
        "all of the following",
        mend=_colon,
    ),
    complaint(
        "R117",
        r"^(?P<at>(?:one|either|each|none)\s+of\s+(?:the\s+following|[a-z0-9]{1,2}\s+to\s+[a-z0-9]{1,2}|[^:]*)(?=\s*:)|(?:any|all)\s+of"
        r"\s+[a-z0-9]{1,2}\s*(?:,|and|or)\s*[a-z0-9]{1,2}.*|(?:any|all)\s+of(?:\s+(?:the\s+)?(?:following|below|these|those)\b[^:]*)?)\s*:?\s*$",
        "`{at}` is no join line",
        "say `any of a to c:` or `all of a to c:`, or `joined as (a and b) or c`",
        "one of the following:",
        "either of a to b:",
        "any of a, b, c:",
        "any of the below:",
        "all of:",
        mend=_join,
    ),
)

LABELS = (
    complaint(
        "R121",
        r"^(?P<at>[0-9]{0,2}[A-Za-z]?[0-9]*(?:\.[0-9A-Za-z]*)+|[0-9]+[A-Za-z][0-9]*[A-Z]*|\(?[0-9]{1,3}[a-z]?\)?[.):]?"
        r"|\(?[A-Za-z]\)|[A-Z][.):]?)(?=\s|$)",
        "`{at}` is no label here",
        "a label begins its own line: an entry `3A001`, then small letters and numbers after dots",
        "B.2 it is a valve",
        "2B1.a it is a valve",
        "(a) it is a valve",
        "a) it is a valve",
        starts=("line", "statement"),
        mend=_label,
    ),
)
