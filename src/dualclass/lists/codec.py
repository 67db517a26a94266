"""Records as plain data that JSON can hold, and back: the form in which built lists are kept on disk.

A record is ``[name, field, field ..]`` in the order of its fields, trailing defaults left out; a tuple is
``["", item, item ..]``; a mapping, a mapping of texts alone, a number, a date are tagged likewise; the entries of a
list are texts of their own, so that equal ones are read once. Nothing is ever evaluated: what is not in the closed set
of records is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, cast

from dualclass.diagnostics import records as diagnostics
from dualclass.language import criteria, paragraphs
from dualclass.language.paragraphs import Paragraph
from dualclass.lists.control_list import ControlList
from dualclass.lists.walking import Record
from dualclass.records import MISSING, RecordField, fields_of, is_record, setters_of

type Data = str | int | bool | list["Data"] | dict[str, "Data"] | None

TUPLE, MAPPING, TEXTS, FRACTION, DAY, ENTRIES = "", "{}", "{t}", "/", "@", "#"


@cache
def _record_types() -> Mapping[str, type[Record]]:
    found: dict[str, type[Record]] = {"ControlList": cast("type[Record]", ControlList)}
    for module in (criteria, paragraphs, diagnostics):
        for name, member in vars(module).items():
            if isinstance(member, type) and is_record(member):
                found[name] = cast("type[Record]", member)
    return found


@cache
def _layout(name: str) -> tuple[type[Record], tuple[RecordField, ...], tuple[str, ...]]:
    record_type = _record_types().get(name)
    if record_type is None:
        raise ValueError(f"unknown record {name!r}")
    ordered = tuple(sorted(fields_of(record_type), key=lambda field: field.name == "span"))
    return record_type, ordered, tuple(field.name for field in ordered)


def encode(value: object, *, spans: bool = True) -> Data:
    """Plain data for a record or any tuple, mapping, text, number or date inside one.

    Without ``spans`` the places in the source are left out. Raises ``TypeError`` for anything else.
    """
    match value:
        case None | bool() | str() | int():
            return value
        case Fraction():
            return [FRACTION, f"{value.numerator}/{value.denominator}"]
        case date():
            return [DAY, value.isoformat()]
        case tuple():
            items = cast("tuple[object, ...]", value)
            return [TUPLE, *(encode(item, spans=spans) for item in items)]
        case Mapping():
            pairs = cast("Mapping[str, object]", value)
            if pairs and all(isinstance(held, str) for held in pairs.values()):
                return [TEXTS, cast("dict[str, Data]", dict(pairs))]
            flat: list[Data] = [MAPPING]
            for key, held in pairs.items():
                flat += [key, encode(held, spans=spans)]
            return flat
        case _:
            return _encode_record(value, spans)


def _encode_record(value: object, spans: bool) -> Data:
    name = type(value).__name__
    if _record_types().get(name) is not type(value):
        raise TypeError(f"cannot encode {name}")
    _, ordered, _ = _layout(name)
    parts: list[Data] = [name]
    length = 1
    for field in ordered:
        held: object = getattr(value, field.name)
        if field.name == "span" and not spans:
            held = None
        if isinstance(value, ControlList) and field.name == "entries":
            parts.append([ENTRIES, *(json.dumps(encode(entry, spans=spans)) for entry in value.entries)])
        else:
            parts.append(encode(held, spans=spans))
        default = field.fresh()
        if default is MISSING or held != default or type(held) is not type(default):
            length = len(parts)
    return parts[:length]


def decode(data: object) -> object:
    """The records that ``encode`` wrote. Raises ``ValueError`` or ``TypeError`` for anything else."""
    if not isinstance(data, list):
        if data.__class__ in _PLAIN:
            return data
        raise ValueError(f"unknown data {type(data).__name__}")
    parts = cast("list[object]", data)
    if not parts or not isinstance(parts[0], str):
        raise ValueError("data without a tag")
    return _READERS[parts[0]](parts)


_PLAIN = frozenset({str, int, bool, type(None)})


class _Readers(dict[str, "Callable[[list[object]], object]"]):
    """What reads data of each tag; what reads records of one kind is made when the first of them is met."""

    def __missing__(self, tag: str) -> Callable[[list[object]], object]:
        made = self[tag] = _reader(tag)
        return made


def _reader(tag: str) -> Callable[[list[object]], object]:
    """What reads records of one kind: straight into their fields, since a list has thousands of them."""
    record_type, ordered, names = _layout(tag)
    known = setters_of(record_type)
    setters = tuple(known[name] for name in names)
    least = sum(field.default is MISSING and field.factory is None for field in ordered)
    left = tuple(zip(setters, ordered, strict=True))
    new, plain, readers = object.__new__, _PLAIN, _READERS

    def read(parts: list[Any]) -> object:
        given = len(parts) - 1
        if not least <= given <= len(setters):
            raise ValueError(f"{given} fields for {tag}")
        made = new(record_type)
        for setter, part in zip(setters, parts[1:], strict=False):
            if part.__class__ in plain:
                setter(made, part)
            elif part.__class__ is list and part and part[0].__class__ is str:
                setter(made, readers[part[0]](part))
            else:
                setter(made, decode(part))  # which refuses it
        if given < len(setters):
            for setter, field in left[given:]:
                setter(made, field.default if field.factory is None else field.factory())
        return made

    return read


def _decode_entries(parts: list[object]) -> object:
    return tuple([entry_from(str(part)) for part in parts[1:]])


@lru_cache(maxsize=8192)
def entry_from(text: str | bytes) -> Paragraph:
    """One entry of a list. Lists that adopt an entry as it is have the same text, which is read once.

    Raises ``ValueError`` or ``TypeError`` for what is no entry.
    """
    entry = decode(json.loads(text))
    if not isinstance(entry, Paragraph):
        raise TypeError("an entry is a paragraph")
    return entry


def _decode_tuple(parts: list[object]) -> object:
    return tuple([part if part.__class__ in _PLAIN else decode(part) for part in parts[1:]])


def _decode_mapping(parts: list[object]) -> object:
    if len(parts) % 2 == 0:
        raise ValueError("a mapping has pairs")
    return {parts[at]: decode(parts[at + 1]) for at in range(1, len(parts), 2)}


def _decode_texts(parts: list[object]) -> object:
    if len(parts) != 2 or not isinstance(parts[1], dict):
        raise ValueError("texts by name are one table")
    texts = cast("dict[str, object]", parts[1])
    if set(map(type, texts.values())) - {str}:
        raise ValueError("texts by name are texts")
    return texts


@lru_cache(maxsize=4096)
def _fraction(text: str) -> Fraction:
    top, _, bottom = text.partition("/")
    if not int(bottom):
        raise ValueError("a fraction over nought")
    return Fraction(int(top), int(bottom))


def _decode_fraction(parts: list[object]) -> object:
    if len(parts) != 2:
        raise ValueError("a fraction is one text")
    return _fraction(str(parts[1]))


def _decode_day(parts: list[object]) -> object:
    if len(parts) != 2:
        raise ValueError("a day is one text")
    return date.fromisoformat(str(parts[1]))


_READERS = _Readers(
    {
        TUPLE: _decode_tuple,
        MAPPING: _decode_mapping,
        TEXTS: _decode_texts,
        FRACTION: _decode_fraction,
        DAY: _decode_day,
        ENTRIES: _decode_entries,
    }
)
