"""Going through records: every record inside another, and a copy with some of them changed.

The records of the language are frozen dataclasses that hold records, tuples, texts and numbers; these two
functions are all that the other modules need to know about their shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, ClassVar, Protocol, cast

from dualclass.language.criteria import Reference
from dualclass.records import fields_of, is_record, replace

_PLAIN = frozenset({str, int, bool, type(None), Fraction, date})
"""What holds no record, and is most of what records hold."""


class Record(Protocol):
    """Any dataclass of the language."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


def as_record(value: object) -> Record | None:
    """The value if it is a record, else ``None``."""
    return cast("Record", value) if is_record(type(value)) else None


@cache
def field_names(record_type: type[Record]) -> tuple[str, ...]:
    """The names of a record's fields, without its place in the source."""
    return tuple(field.name for field in fields_of(record_type) if field.name != "span")


def records_in(value: object) -> Iterator[Record]:
    """Every record inside a value, the value itself included, in the order of the fields."""
    if isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            if type(item) not in _PLAIN:
                yield from records_in(item)
    elif (record := as_record(value)) is not None:
        yield record
        for name in field_names(type(record)):
            held: object = getattr(record, name)
            if type(held) not in _PLAIN:
                yield from records_in(held)


def references_in(value: object) -> Iterator[tuple[Reference, Record]]:
    """Every reference inside a value, with the record that holds it."""
    for record in records_in(value):
        for name in field_names(type(record)):
            held: object = getattr(record, name)
            if isinstance(held, tuple):
                for item in cast("tuple[object, ...]", held):
                    if isinstance(item, Reference):
                        yield item, record


type Change = Callable[[Record], Record]
type ChangeReferences = Callable[[tuple[Reference, ...]], tuple[Reference, ...]]


def changed[Value](value: Value, change: Change, references: ChangeReferences | None = None) -> Value:
    """A copy of a value in which ``change`` was applied to every record, the innermost first.

    ``references`` is applied to each tuple of references as a whole, since one may have to become several.
    Whatever stays equal is shared with the original.
    """
    return cast("Value", _changed(value, change, references))


def _changed(value: object, change: Change, references: ChangeReferences | None) -> object:
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        if references is not None and items and isinstance(items[0], Reference):
            return references(cast("tuple[Reference, ...]", value))
        new = tuple(item if type(item) in _PLAIN else _changed(item, change, references) for item in items)
        return items if all(a is b for a, b in zip(new, items, strict=True)) else new
    record = as_record(value)
    if record is None:
        return value
    differing: dict[str, object] = {}
    for name in field_names(type(record)):
        held: object = getattr(record, name)
        if type(held) in _PLAIN:
            continue
        new_held = _changed(held, change, references)
        if new_held is not held:
            differing[name] = new_held
    if differing:
        record = replace(record, **differing)
    return change(record)
