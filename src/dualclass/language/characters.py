"""Characters that hide what a rule file says: control characters, and those that turn its direction."""

from __future__ import annotations

import re
from itertools import islice

from dualclass.language.faults import Report

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MOST = 20


def check_characters(text: str, report: Report) -> None:
    """Refuse them wherever they stand, in quotes and comments too: a page must read as it is.

    Codes that turn the direction of writing can show another border than the one that is checked.
    """
    if text.count("\0") > len(text) // 4:
        report.error(
            "R170", "every other character is nought", 0, 1, help="the file seems to be UTF-16: save it as UTF-8"
        )
        return
    for found in islice(_HIDDEN.finditer(text), _MOST):
        code = f"U+{ord(found.group()):04X}"
        report.error(
            "R170",
            f"the character {code} cannot be seen, or changes what is seen",
            found.start(),
            found.end(),
            help="take it out",
            patch=report.patch(found.start(), found.end(), ""),
        )
