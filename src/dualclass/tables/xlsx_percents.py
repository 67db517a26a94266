"""Numbers that a sheet shows in percent: the file keeps 0.05 where everybody reads 5 %."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, cast
from xml.etree import ElementTree

from dualclass.tables.libraries import library

_BUILT_IN = (9, 10)
"""The two formats in percent that every workbook has (ECMA-376 part 1, 18.8.30)."""

_LARGEST = 1 << 26
_QUOTED = re.compile(r'"[^"]*"|\\.')


def percent_cells(archive: zipfile.ZipFile) -> re.Pattern[bytes] | None:
    """What finds the cells of a sheet that are numbers in percent; ``None`` when the workbook has no such format."""
    styles = _percent_styles(archive)
    if not styles:
        return None
    numbers = b"|".join(str(number).encode() for number in styles)
    return re.compile(
        rb'<c (?=[^>]*\br="(?P<cell>[A-Z]{1,3}[0-9]{1,7})")(?=[^>]*\bs="(?:' + numbers + rb')")'
        rb'(?![^>]*\bt="[^n])[^>]*[^>/]>'
    )


def _percent_styles(archive: zipfile.ZipFile) -> list[int]:
    try:
        with archive.open("xl/styles.xml") as stream:
            root = ElementTree.fromstring(stream.read(_LARGEST))
    except KeyError:
        return []
    formats = {
        int(each.get("numFmtId", "-1")) for each in _all(root, "numFmt") if in_percent(each.get("formatCode", ""))
    }
    formats.update(_BUILT_IN)
    uses = next(iter(_all(root, "cellXfs")), None)
    return [
        number
        for number, use in enumerate(_all(uses, "xf") if uses is not None else ())
        if int(use.get("numFmtId", "0")) in formats
    ]


def _all(element: ElementTree.Element, name: str) -> Sequence[ElementTree.Element]:
    return [each for each in element.iter() if each.tag.rpartition("}")[2] == name]


def in_percent(format: str) -> bool:
    """Whether a format shows numbers in percent: its percent sign stands neither in quotes nor after a backslash."""
    return "%" in _QUOTED.sub("", format)


def as_shown(column: Any, rows: Sequence[int]) -> Any:
    """A column of text with the numbers in these rows as they are shown: ``0.05`` is ``5 %``."""
    pa = library("pyarrow")
    texts = cast("list[str | None]", column.to_pylist())
    for row in rows:
        texts[row] = in_hundredths(texts[row] or "") or None
    return pa.chunked_array([texts], pa.string())


def in_hundredths(text: str) -> str:
    """A number in percent; what is none stays."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return f"{(number * 100).normalize():f} %" if number.is_finite() else text


def rows_by_column(cells: Sequence[tuple[int, str]], columns: Mapping[str, str]) -> dict[str, list[int]]:
    """The rows of the cells in each of the columns, which are named by their letters."""
    found: dict[str, list[int]] = {}
    for row, letters in cells:
        if letters in columns:
            found.setdefault(columns[letters], []).append(row)
    return found
