"""Control lists: editions, adoption of one list by another, and what holds on a day."""

from dualclass.lists.build import build_list
from dualclass.lists.control_list import ControlList
from dualclass.lists.coverage import Coverage, Encoding, coverage_of, encoding_of, total
from dualclass.lists.view import APPLIED, ListView, State

__all__ = [
    "APPLIED",
    "ControlList",
    "Coverage",
    "Encoding",
    "ListView",
    "State",
    "build_list",
    "coverage_of",
    "encoding_of",
    "total",
]
