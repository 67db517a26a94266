"""Which cells of a sheet have a format that shows something else than the number that is kept, and what it shows."""

from __future__ import annotations

import re
import zipfile
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from xml.etree import ElementTree

from dualclass.tables.chunks import Fault
from dualclass.tables.libraries import library
from dualclass.tables.xlsx_formats import NumberFormat, UncertainError, number_format

_NO_ZERO = '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'
_MONEY = '"$"#,##0.00'
_BUILT_IN = {
    **dict.fromkeys((5, 6, 7, 8, 42, 44), _MONEY),
    **dict.fromkeys((9, 10), "0%"),
    **dict.fromkeys((41, 43), _NO_ZERO),
}
"""Formats that a workbook has without naming them (ECMA-376 part 1, 18.8.30), as far as they show something else."""

_LARGEST = 1 << 26


@dataclass
class Styled:
    """Cells by the letters of their column: their rows, from 1, and the number of each one's style."""

    rows: dict[str, array[int]] = field(default_factory=dict[str, "array[int]"])
    styles: dict[str, array[int]] = field(default_factory=dict[str, "array[int]"])

    def add(self, letters: str, row: int, style: int) -> None:
        """Note a cell."""
        self.rows.setdefault(letters, array("I")).append(row)
        self.styles.setdefault(letters, array("I")).append(style)

    def of(self, letters: str) -> Iterator[tuple[int, int]]:
        """Row and style of each noted cell of a column."""
        return zip(self.rows.get(letters, ()), self.styles.get(letters, ()), strict=True)


def peculiar_formats(archive: zipfile.ZipFile) -> dict[int, NumberFormat]:
    """The formats that may show something else than the number that is kept, by the number of a cell's style."""
    try:
        with archive.open("xl/styles.xml") as stream:
            root = ElementTree.fromstring(stream.read(_LARGEST))
    except KeyError:
        return {}
    codes = _BUILT_IN | {int(each.get("numFmtId", "-1")): each.get("formatCode", "") for each in _all(root, "numFmt")}
    known = {number: format for number, code in codes.items() if (format := number_format(code)) is not None}
    uses = next(iter(_all(root, "cellXfs")), None)
    found: dict[int, NumberFormat] = {}
    for number, use in enumerate(_all(uses, "xf") if uses is not None else ()):
        format = known.get(int(use.get("numFmtId", "0")))
        if format is not None:
            found[number] = format
    return found


def styled_cells(formats: Mapping[int, NumberFormat]) -> re.Pattern[bytes] | None:
    """What finds the numbers of a sheet that have one of the formats; ``None`` when there is none."""
    if not formats:
        return None
    numbers = b"|".join(str(number).encode() for number in formats)
    style = rb'(?=[^>]*\bs="(?P<style>' + numbers + rb')")'
    if 0 in formats:
        # a cell that names no style has the first
        style = rb"(?:" + style + rb'|(?![^>]*\bs="))'
    return re.compile(rb'<c (?=[^>]*\br="(?P<cell>[A-Z]{1,3}[0-9]{1,7})")' + style + rb'(?![^>]*\bt="[^n])[^>]*[^>/]>')


def as_shown(
    column: Any, name: str, cells: Iterator[tuple[int, int]], first: int, formats: Mapping[int, NumberFormat]
) -> tuple[Any, list[Fault]]:
    """A column of text with its numbers as the sheet shows them, ``0.05`` as ``5 %``; and where that is not certain.

    ``cells``: row and style of those with a peculiar format; ``first``: the row that the first text is of.
    """
    pa = library("pyarrow")
    faults: list[Fault] = []
    texts: list[str | None] | None = None
    for row, style in cells:
        index = row - first
        if not 0 <= index < len(column):
            continue
        texts = cast("list[str | None]", column.to_pylist()) if texts is None else texts
        text = texts[index]
        if text is None:
            continue
        try:
            texts[index] = formats[style].shown(text)
        except UncertainError as error:
            texts[index] = None
            reason = f"the cell's format shows another number than the file keeps: {error}"
            faults.append(Fault(index, "B048", reason, name, text))
    return (column if texts is None else pa.chunked_array([texts], pa.string())), faults


def _all(element: ElementTree.Element, name: str) -> Sequence[ElementTree.Element]:
    return [each for each in element.iter() if each.tag.rpartition("}")[2] == name]
