"""Items: read from files or programs, checked against the vocabulary, turned into plain records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualclass.items.derive import derive, inputs_missing
from dualclass.items.files import item_from_data, read_item_file, read_items
from dualclass.items.normalise import normalise
from dualclass.items.plain import PlainItem, plain_item
from dualclass.items.record import Collection, Composition, ItemRecord, Judgement, Measured, Target
from dualclass.items.stated import ItemLike

if TYPE_CHECKING:
    from dualclass.items.model import Item

__all__ = [
    "Collection",
    "Composition",
    "Item",
    "ItemLike",
    "ItemRecord",
    "Judgement",
    "Measured",
    "PlainItem",
    "Target",
    "derive",
    "inputs_missing",
    "item_from_data",
    "normalise",
    "plain_item",
    "read_item_file",
    "read_items",
]


def __getattr__(name: str) -> object:
    """``Item`` is imported when it is asked for: files that are in order need no model."""
    if name != "Item":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from dualclass.items.model import Item

    return Item
