"""What people write that the rule language refuses, and what is said to them.

Each complaint is tried on the words of a line that did not parse (quoted texts blanked out); the first that
fits speaks. The examples are tests at the same time: each must earn exactly its complaint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = r"[a-z][a-z0-9_]*[a-z0-9]"
_NUMBER = r"(?:\+-|-)?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?"
_MEMBERS = rf"^(?:some|every|no|at\s+least\s+\d+|at\s+most\s+\d+|more\s+than\s+\d+|exactly\s+\d+)\s+{_NAME}\s+"


@dataclass(frozen=True, slots=True)
class Complaint:
    """A mistake by its looks: the pattern, whose group ``at`` (or the whole) is pointed at, and what is said.

    ``{at}`` in the message is the text found. ``starts``: the kinds of line it is tried on.
    """

    code: str
    pattern: re.Pattern[str]
    message: str
    help: str
    examples: tuple[str, ...]
    starts: tuple[str, ...] = ("line",)


def _complaint(
    code: str, pattern: str, message: str, help: str, *examples: str, starts: tuple[str, ...] = ("line",)
) -> Complaint:
    return Complaint(code, re.compile(pattern), message, help, examples, starts)


_ALL = ("line", "statement", "vocabulary", "row")

COMPLAINTS: tuple[Complaint, ...] = (
    _complaint(
        "R101",
        r'(?P<at>"[^"]*)$',
        "a quotation is not closed",
        'close it with `"` on the same line',
        'judged "it could be used so',
        starts=_ALL,
    ),
    _complaint(
        "R102",
        r"(?<![\w.])(?P<at>\d+,\d+)(?!-|\d*\s*to\b)",
        "`{at}`: rule files use the point",
        "write `0.9`, not `0,9`; figures of a large number are not grouped",
        "travel at least 0,9 um",
        "sample_rate more than 1,300 MS/s",
    ),
    _complaint(
        "R103",
        r"(?<![\w.])(?P<at>\d{1,3}(?:[^\S\n]\d{3})+)(?!\d)",
        "`{at}`: the figures of a number stand together",
        "write `10000`, not `10 000`",
        "travel at least 10 000 m",
    ),
    _complaint(
        "R104",
        r"(?P<at>[\u00b0\u00b5\u03bc\u03a9\u2126\u00b2\u00b3\u00d7\u00b1\u2013\u2212\u201c\u201d\u2018\u2019])",
        "`{at}` is no sign of the rule language",
        "units and numbers are in plain letters: `degC`, `um`, `m2`, `12.7e6`, `+-1`; quotes are straight",
        "travel at least 9 \u00b5m",
        "temperature more than 180 \u00b0C",
        starts=_ALL,
    ),
    _complaint(
        "R105",
        r"(?P<at><=|>=|[<>\u2264\u2265])",
        "`{at}`: borders are written in words",
        "say `less than`, `at most`, `more than` or `at least`",
        "travel < 1 m",
        "travel <= 1 m",
        "some linear_axis has travel \u2265 1 m",
    ),
    _complaint(
        "R106",
        rf"^(?:it|the)\s+is\s+(?P<at>{_NUMBER})|(?P<at2>\bit\s+has\s+(?:at\s+least|more\s+than|exactly|at\s+most)\s+\d+)",
        "a number belongs to a parameter, not to the item",
        "name the parameter: `contouring_axes at least 2`",
        "it has at least 2 axes",
        "it is 5 kg",
    ),
    _complaint(
        "R107",
        rf"{_NAME}\s+(?P<at>(?:is\s+)?(?:in\s+the\s+range(?:\s+of)?|within|in|ranges?\s+from))\s+(?:from\s+)?[0-9-]",
        "`{at}` does not say how the two ranges meet",
        "say `overlaps`, `covers` or `stays within`; of a single value `at least .. but at most ..`",
        "rated_band in 1 GHz to 4 GHz",
        "rated_band in the range 1 GHz to 4 GHz",
        "rated_band is in the range of 1 GHz to 4 GHz",
        "rated_band within 1 GHz to 4 GHz",
    ),
    _complaint(
        "R108",
        rf"(?P<at>\b(?:up\s+to|not\s+exceeding|exceeding|not\s+more\s+than|no\s+more\s+than|not\s+less\s+than|no\s+less"
        rf"\s+than|greater\s+than|higher\s+than|larger\s+than|smaller\s+than|lower\s+than|fewer\s+than|above|below|under"
        rf"|over|from|minimum|min|maximum|max|is\s+(?:at\s+least|at\s+most|more\s+than|less\s+than)))\s+{_NUMBER}(?!\w*-)",
        "`{at}` is no border",
        "the borders are `at least`, `more than`, `at most` and `less than`, without `is` before them",
        "travel up to 1 m",
        "travel exceeding 1 m",
        "travel greater than 1 m",
        "travel not more than 1 m",
        "travel is at least 1 m",
    ),
    _complaint(
        "R109",
        rf"(?P<at>(?:\bis(?:\s+(?:equal\s+to|exactly))?|\bequals|=)\s*{_NUMBER}|\bexactly\s+{_NUMBER}\s*[A-Za-z%](?!nd\b|r\b)"
        rf"[\w/.%()]*(?!\s+(?:ha(?:s|ve)|is)\b))",
        "`{at}`: a measured value is never equal",
        "give a border, `at least 1 m but at most 1.1 m`; `exactly 3` is for counts, without a unit",
        "travel is 1 m",
        "travel exactly 1 m",
        "travel = 1 m",
        "some linear_axis has travel exactly 1 m",
    ),
    _complaint(
        "R110",
        rf"^{_NAME}\s+(?:by\s+\"[^\"]*\"\s+)?(?P<at>{_NUMBER}(?:\s*[A-Za-z%][\w/.%()]*)?\s*(?:to|-|\.\.)\s*{_NUMBER}(?:\s*[A-Za-z%][\w/.%()]*)?)",
        "`{at}` does not say whether its ends belong to it",
        "say `at least 1 m but at most 4 m`; `A to B` is for spans, behind `covers` or `overlaps`",
        "travel 1 m to 4 m",
        "travel 1 to 4 m",
    ),
    _complaint(
        "R111",
        rf"(?P<at>\bis\s+(?:not\s+)?(?:an?\s+)?{_NAME}\s*,\s*(?:an?\s+)?{_NAME})",
        "`{at}`: a comma does not say how the names join",
        "say `is one of tube, bar`; of what none may be `is none of tube, bar`",
        "form is tube, bar",
        "it is a tube, bar",
        "form is not tube, bar",
    ),
    _complaint(
        "R112",
        rf"(?P<at>\b(?:includes|contains|made\s+of)\s+{_NAME}\s*,\s*{_NAME})",
        "`{at}`: a comma does not say how the names join",
        "say `any of jet, beam` or `all of jet, beam`",
        "removal_process includes jet, beam",
        "it contains samarium, cobalt",
        "it is made of monel, beryllium",
    ),
    _complaint(
        "R113",
        r"(?P<at>\b(?:releases|defers|evaluates)\s+(?:if|unless|to\s+the\s+host|by\s+the\s+lowest)\b)",
        "name what the note releases",
        "say `releases 2B001 if`: a label only says where the note stands",
        "releases if",
        "releases unless",
        "defers to the host if",
    ),
    _complaint(
        "R114",
        rf"{_MEMBERS}(?:ha(?:s|ve)|is)\s+(?!\().*?(?P<at>\b(?:and|or)\b)",
        "`{at}` behind a member: it would not be clear whether it is still of the same one",
        "put what the member has in brackets, `has (travel .. and width ..)`, or the second on its own line",
        "some linear_axis has travel at least 1 m and width at most 2 m",
        "every seal is made of nickel or it is made of monel",
    ),
    _complaint(
        "R115",
        rf"^(?P<at>{_NAME})\s+(?:and|or)\b",
        "`{at}` is not a sentence",
        "say `it is turning`, or name its border",
        "turning and contouring_axes at least 2",
    ),
    _complaint(
        "R116",
        r"^(?P<at>(?:(?:any|all)\s+of\s+(?:the\s+following|[a-z0-9]{1,2}(?:\s+to\s+[a-z0-9]{1,2})?)"
        r"|as\s+follows(?:,\s*[a-z0-9]{1,2}\s+to\s+[a-z0-9]{1,2})?))\s*$",
        "a join line ends in a colon",
        "`any of a to c:`",
        "any of a to c",
        "as follows",
        "all of the following",
    ),
    _complaint(
        "R117",
        r"^(?P<at>(?:one|either|each|none)\s+of\s+(?:the\s+following|[a-z0-9]{1,2}\s+to\s+[a-z0-9]{1,2}|.*:)|(?:any|all)\s+of"
        r"\s+[a-z0-9]{1,2}\s*(?:,|and|or)\s*[a-z0-9]{1,2}.*)",
        "`{at}` is no join line",
        "say `any of a to c:` or `all of a to c:`, or `joined as (a and b) or c`",
        "one of the following:",
        "either of a to b:",
        "any of a, b, c:",
    ),
    _complaint(
        "R118",
        r"^(?P<at>(?:not\s+)?(?:specially\s+designed|designed|usable|capable\s+of|limited\s+to|required\s+for|intended\s+for"
        r"|for\s+use\s+in|for\s+repair\s+of))\b",
        "`{at}`: say who answers",
        "begin with `judged` (a person decides, with a reason) or `stated` (a plain fact)",
        "specially designed for gear_manufacture",
        "limited to gear_manufacture",
    ),
    _complaint(
        "R119",
        r"\b(?:judged|stated)\s+(?P<at>it\b|that\b)",
        "a statement in free words stands in quotes",
        'write `judged "it could .."`, a statement that can be answered yes or no',
        "judged it could be used so",
        "stated that it is so",
    ),
    _complaint(
        "R120",
        r"^(?P<at>(?:not|does\s+not|cannot|without)\s)",
        "`{at}` does not begin a sentence",
        "say `it is not ..`, `it has no ..`; in a note `unless ..`",
        "not twisted",
        "without a chuck",
    ),
    _complaint(
        "R121",
        r"^(?P<at>[0-9]{0,2}[A-Za-z]?[0-9]*(?:\.[0-9A-Za-z]*)+|[0-9]+[A-Z][0-9]*[A-Z]*|[0-9]{1,3}[a-z]?|[A-Za-z])(?=\s|$)",
        "`{at}` is no label here",
        "a label begins its own line: an entry `3A001`, then small letters and numbers after dots",
        "B.2 it is a valve",
        "2B1.a it is a valve",
        starts=("line", "statement"),
    ),
)

ALSO_SEEN: tuple[tuple[str, str], ...] = (
    ("travel at least 1 m and width at most 2 m or mass more than 3 kg", "R090"),
    ("(it is a valve", "R091"),
    ("it is a valve)", "R091"),
    ("it is a machine tool", "R092"),
    ("it is a Machine", "R093"),
    ("travel att least 1 m", "R094"),
    ("evry wetted_surface is made of monel", "R094"),
    ("jugded limited to gear_manufacture", "R094"),
    ("it iz a valve", "R094"),
    ("form is one of tube,", "R095"),
    ("travel at least", "R095"),
    ("releases 2B001 if it is a valve", "R096"),
)
