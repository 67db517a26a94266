"""Borders in other words than the four."""

from __future__ import annotations

import re

from dualclass.language.complaints.complaint import BORDER, NAME, NUMBER, UNIT, Repair, complaint, spelt, written_as

_AT_MOST = (
    "<=|\u2264|up to|not exceeding|not more than|no more than|not greater than|no greater than|not over|not above"
)
_OR_EQUAL = "less than or equal to|equal to or less than|equal or less than|smaller than or equal to"
_MORE = ">|exceeding|exceeds|in excess of|greater than|higher than|larger than|above|over|beyond|is more than"
_AT_LEAST = ">=|\u2265|not less than|no less than|not lower than|not below|not under|minimum|min|is at least|from"
_OR_MORE_EQUAL = "greater than or equal to|more than or equal to|equal to or greater than|equal or greater than"
_LESS = "<|smaller than|lower than|fewer than|below|under|is less than"

_BEFORE: dict[str, tuple[str, ...]] = {
    "at most": (*_AT_MOST.split("|"), *_OR_EQUAL.split("|"), "maximum", "max", "is at most"),
    "more than": tuple(_MORE.split("|")),
    "at least": (*_AT_LEAST.split("|"), *_OR_MORE_EQUAL.split("|")),
    "less than": tuple(_LESS.split("|")),
}
_OR_MORE = "or more|or greater|or higher|or larger|or above|or over|and more|and above"
_OR_LESS = "or less|or lower|or smaller|or fewer|or below|or under|and less|and below"
_BEHIND = {"at least": tuple(_OR_MORE.split("|")), "at most": tuple(_OR_LESS.split("|"))}

_BORDER_OF = {word: border for words in (_BEFORE, _BEHIND) for border, each in words.items() for word in each} | {
    "least": "at least",
    "most": "at most",
}
_UNSURE = frozenset({"from", "over", "under", "beyond", "minimum", "min", "maximum", "max"})
_WORDS = spelt(word for words in _BEFORE.values() for word in words if word[0].isalpha()) + r"|(?<!t\s)(?:least|most)"
_BEHIND_WORDS = spelt(word for words in _BEHIND.values() for word in words)
_VALUE = rf"{NUMBER}(?:\s*{UNIT})?"


def _border(text: str, begin: int, end: int) -> Repair | None:
    """The border that the words mean."""
    written = " ".join(text[begin:end].split())
    meant = _BORDER_OF.get(written)
    if meant is None:
        return None
    space = "" if text[end : end + 1].isspace() else " "
    before = "" if begin == 0 or text[begin - 1].isspace() else " "
    return Repair(begin, end, before + meant + space, written not in _UNSURE)


def _behind(text: str, begin: int, end: int) -> Repair | None:
    found = re.fullmatch(r"(?:of\s+)?(?P<value>.+?)\s+(?P<word>(?:or|and)\s+\w+)", text[begin:end])
    meant = _BORDER_OF.get(" ".join(found["word"].split())) if found is not None else None
    return Repair(begin, end, f"{meant} {found['value']}") if found is not None and meant is not None else None


def _ends(text: str, begin: int, end: int) -> Repair | None:
    """``1 m to 4 m`` with both ends inside, as the lists' own reading of "from .. to" goes: to be confirmed."""
    written = re.sub(rf"^(?:from|between|{BORDER})\s+", "", text[begin:end])
    low, _, high = re.sub(r"\s*(?:to|-|\.\.)\s*(?=[\d+-])", "\n", written, count=1).partition("\n")
    unit = re.search(r"[A-Za-z%].*$", high)
    if not re.search(r"[A-Za-z%]", low) and unit is not None:
        low = f"{low} {unit.group()}"
    return Repair(begin, end, f"at least {low} but at most {high}", sure=False)


def _exactly(text: str, begin: int, end: int) -> Repair | None:
    """A number without a unit may be a count, for which it can be said."""
    number = re.search(rf"{NUMBER}$", text[begin:end])
    if number is None or text[begin:end].startswith("exactly") or re.match(r"\s*[A-Za-z%]", text[end:]):
        return None
    return Repair(begin, end, f"exactly {number.group()}", sure=False)


def _method_first(text: str, begin: int, end: int) -> Repair | None:
    found = re.search(rf"({NAME})(\s+{BORDER}\s+{_VALUE}\s+)$", text[:begin])
    if found is None:
        return None
    return Repair(found.start(), end, f"{found[1]} {text[begin:end]}{found[2].rstrip()}")


def _without_it_has(text: str, begin: int, end: int) -> Repair | None:
    return Repair(begin, end, re.sub(r"^it\s+has\s+", "", text[begin:end]))


def _name_first(text: str, begin: int, end: int) -> Repair | None:
    border, name = text[begin:end].rsplit(maxsplit=1)
    return Repair(begin, end, f"{name} {border}")


BORDERS = (
    complaint(
        "R105",
        r"(?P<at><=|>=|[<>\u2264\u2265])",
        "`{at}`: borders are written in words",
        "say `less than`, `at most`, `more than` or `at least`",
        "travel < 1 m",
        "travel <= 1 m",
        "some linear_axis has travel \u2265 1 m",
        mend=_border,
    ),
    complaint(
        "R106",
        rf"^(?:it|the)\s+is\s+(?P<at>{NUMBER})|(?P<at2>\bit\s+has\s+(?:at\s+least|more\s+than|exactly|at\s+most|less\s+than"
        rf"|(?={NUMBER}))\s*\d+)",
        "a number belongs to a parameter, not to the item",
        "name the parameter: `contouring_axes at least 2`",
        "it has at least 2 axes",
        "it is 5 kg",
    ),
    complaint(
        "R130",
        rf"^(?P<at>(?:{BORDER}|exactly)\s+{NUMBER}\s+{NAME})\s*$",
        "`{at}`: the parameter stands first",
        "write `contouring_axes at least 5`",
        "at least 5 contouring_axes",
        mend=_name_first,
    ),
    complaint(
        "R156",
        rf"^(?P<at>it\s+has\s+{NAME})\s+(?:{BORDER}|exactly)",
        "`{at}`: a border needs the parameter alone",
        "write `contouring_axes at least 2`",
        "it has spindles at least 2",
        mend=_without_it_has,
    ),
    complaint(
        "R164",
        rf"{NAME}\s+{BORDER}\s+{_VALUE}\s+(?P<at>by\s+\"[^\"]*\")",
        "`{at}`: the method stands behind the name of the parameter",
        'write `travel by "ISO 230-2:2014" at most 1 um`',
        'travel at least 1 m by "ISO 1"',
        mend=_method_first,
    ),
    complaint(
        "R107",
        rf"(?<!specified)(?<!those)\s(?P<at>(?:is\s+)?(?:in\s+the\s+range(?:\s+of)?|within|in|ranges?\s+from))\s+(?:from\s+)?(?={NUMBER}(?:\s|[A-Za-z%]+\s))",
        "`{at}` does not say how the two ranges meet",
        "say `overlaps`, `covers` or `stays within`; of a single value `at least .. but at most ..`",
        "rated_band in 1 GHz to 4 GHz",
        "rated_band in the range 1 GHz to 4 GHz",
        "rated_band is in the range of 1 GHz to 4 GHz",
        "rated_band within 1 GHz to 4 GHz",
    ),
    complaint(
        "R131",
        rf"\bbetween\s+{_VALUE}\s+(?P<at>to|-|but)\s",
        "`between` goes with `and`",
        "write `between 75 mm and 650 mm`",
        "travel between 1 m to 4 m",
        mend=written_as("and"),
    ),
    complaint(
        "R124",
        rf"(?P<at>(?:\bof\s+)?{_VALUE}\s+(?:{_BEHIND_WORDS}|or\s+better))(?!\w|\s+than)",
        "`{at}`: the border stands before the number",
        '"or more" is `at least`, "or less" is `at most`; "exceeding" is `more than`',
        "travel 1 m or more",
        "travel of 1 m or less",
        "contouring_axes 2 or more",
        "travel 1 m or better",
        mend=_behind,
    ),
    complaint(
        "R110",
        rf"(?:^|\bhas\s+\(?|\bhave\s+\(?|\band\s+|\bor\s+){NAME}\s+(?:by\s+\"[^\"]*\"\s+)?"
        rf"(?P<at>(?:(?:from|{BORDER})\s+)?{_VALUE}\s*(?:to|-|\.\.)\s*{_VALUE})(?!\d*-\d)",
        "`{at}` does not say whether its ends belong to it",
        "say `at least 1 m but at most 4 m`; `A to B` is for spans, behind `covers` or `overlaps`",
        "travel 1 m to 4 m",
        "travel 1 to 4 m",
        "travel from 1 m to 4 m",
        "travel at least 1 m to 4 m",
        mend=_ends,
    ),
    complaint(
        "R108",
        rf"(?<!force\s)(?<!list\s)(?P<at>\b(?:{_WORDS}))\s+(?:of\s+)?(?={NUMBER}(?!\w*-))",
        "`{at}` is no border",
        "the borders are `at least`, `more than`, `at most` and `less than`, without `is` before them",
        "travel up to 1 m",
        "travel exceeding 1 m",
        "travel greater than 1 m",
        "travel not more than 1 m",
        "travel greater than or equal to 1 m",
        "travel is at least 1 m",
        "travel least 1 m",
        mend=_border,
    ),
    complaint(
        "R109",
        rf"(?P<at>(?:\bis(?:\s+(?:equal\s+to|exactly))?|\bequals|=)\s*{NUMBER}|\bexactly\s+{NUMBER}\s*[A-Za-z%](?!nd\b|r\b)"
        rf"[\w/.%()]*(?!\s+(?:ha(?:s|ve)|is)\b))",
        "`{at}`: a measured value is never equal",
        "give a border, `at least 1 m but at most 1.1 m`; `exactly 3` is for counts, without a unit",
        "travel is 1 m",
        "travel exactly 1 m",
        "travel = 1 m",
        "some linear_axis has travel exactly 1 m",
        mend=_exactly,
    ),
    complaint(
        "R132",
        rf"{_VALUE}\s+(?P<at>and)\s+{BORDER}\s+{NUMBER}",
        "two borders of one value are joined by `but`",
        "write `at least 1 m but less than 4 m`; `and` joins two sentences",
        "travel at least 1 m and less than 4 m",
        mend=written_as("but"),
    ),
    complaint(
        "R126",
        rf"^(?:(?:some|every|no)\s+{NAME}\s+(?:has|have)\s+\(?)?(?!see\b|except\b|releases\b|defers\b|suspended\b){NAME}\s+(?:by\s+\"[^\"]*\"\s+)?"
        rf"(?P<at>{NUMBER}(?![A-E]\d)(?:\s*{UNIT})?)\s*(?:\)|$|\band\b|\bat\b)",
        "`{at}` has no border",
        "say `at least`, `more than`, `at most` or `less than` before the number",
        "travel 1 m",
        "contouring_axes 5",
    ),
)
