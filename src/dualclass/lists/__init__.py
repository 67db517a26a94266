"""Control lists: editions, adoption of one list by another, and what holds on a day."""

from dualclass.lists.control_list import ControlList
from dualclass.lists.view import APPLIED, ListView, State

__all__ = ["APPLIED", "ControlList", "ListView", "State"]
