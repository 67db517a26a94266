"""Items: read from files or programs, checked against the vocabulary, turned into plain records."""

from dualclass.items.derive import derive, inputs_missing
from dualclass.items.files import item_from_data, read_item_file, read_items
from dualclass.items.model import Item
from dualclass.items.normalise import normalise
from dualclass.items.record import Collection, Composition, ItemRecord, Judgement, Measured, Target

__all__ = [
    "Collection",
    "Composition",
    "Item",
    "ItemRecord",
    "Judgement",
    "Measured",
    "Target",
    "derive",
    "inputs_missing",
    "item_from_data",
    "normalise",
    "read_item_file",
    "read_items",
]
