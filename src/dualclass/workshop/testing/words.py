"""The words in which a test expects a verdict, and what each takes in."""

from __future__ import annotations

from typing import Literal as OneOf

from dualclass.evaluation.result import Status

Word = OneOf[
    "controlled",
    "not",
    "unless released",
    "open",
    "released",
    "suspended",
    "not met",
    "gap",
    "doubtful",
    "not established",
]

MEANINGS: dict[Word, frozenset[Status]] = {
    "controlled": frozenset({"controlled"}),
    "not": frozenset({"no", "released", "suspended"}),
    "unless released": frozenset({"unless released"}),
    "open": frozenset({"open"}),
    "released": frozenset({"released"}),
    "suspended": frozenset({"suspended"}),
    "not met": frozenset({"no"}),
    "gap": frozenset({"gap"}),
    "doubtful": frozenset({"doubtful"}),
    "not established": frozenset({"not established"}),
}
"""``not`` is a certain no of any sort; no word takes an unknown for one."""

RANKING: tuple[Status, ...] = (
    "controlled",
    "unless released",
    "not established",
    "open",
    "gap",
    "doubtful",
    "released",
    "suspended",
    "no",
)
"""Of several paragraphs below one code the first of these speaks for the code."""


def word_for(status: Status) -> Word:
    """The plainest word for a status: ``not`` for a sentence that fails."""
    return "not" if status == "no" else status
