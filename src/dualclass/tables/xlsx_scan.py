"""What a spreadsheet reader does not tell: merged cells, formulas, and formulas whose value was never worked out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from dualclass.tables.xlsx_percents import percent_cells

LARGEST = 8 << 30
"""Bytes the parts of a workbook may have when unpacked."""

MOST_NAMED = 10_000
"""Formulas without a value that are named one by one; there are more only in a file that was never calculated."""

_PIECE = 1 << 20
_OVERLAP = 40_000
_NEAR = 64
_FORMULA = re.compile(
    rb'<c (?=[^>]*\br="(?P<cell>[A-Z]{1,3}[0-9]{1,7})")[^>]*>\s*'
    rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?P<value><v>[^<]+</v>)?"
)
_CELL = re.compile(
    rb'<c (?=[^>]*\br="[A-Z]{1,3}(?P<row>[0-9]{1,7})")[^>]*>\s*(?:<f\b[^>]*(?:/>|>[^<]*</f>))?\s*<(?:v|is)\b'
)
_MERGED = re.compile(
    rb'<mergeCell ref="(?P<from>[A-Z]{1,3})(?P<top>[0-9]{1,7}):(?P<to>[A-Z]{1,3})(?P<bottom>[0-9]{1,7})"'
)


@dataclass
class SheetFacts:
    """What stands in one sheet: cells are named as a spreadsheet shows them (``C5``), rows count from 1.

    ``first_row``: the first one that holds anything. ``formulas``: how many, and the first one's cell. ``valueless``:
    row and column letters of formulas that the file has no value for. ``percents``: row and column letters of numbers
    that are shown as a hundred times what the file keeps, with a percent sign.
    """

    first_row: int = 1
    formulas: int = 0
    first_formula: str = ""
    valueless: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    merged: list[tuple[str, int, int]] = field(default_factory=list[tuple[str, int, int]])
    percents: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])


def unpacked_size(path: Path) -> int:
    """Bytes a workbook has when unpacked, as it says itself; 0 when it is no archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (OSError, zipfile.BadZipFile, ValueError):
        return 0


def scan_sheet(path: Path, number: int) -> SheetFacts:
    """Look through the sheet of that number, from 0. Nothing is known of one that cannot be looked through."""
    facts = SheetFacts()
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part_of(archive, number)
            if part is None:
                return facts
            percents = percent_cells(archive)
            with archive.open(part) as stream:
                started = False
                for piece, seen, last in _pieces(lambda: stream.read(_PIECE)):
                    if not started and (cell := _CELL.search(piece)) is not None:
                        started, facts.first_row = True, int(cell["row"])
                    _look(piece, seen, facts, last=last)
                    if percents is not None:
                        _shown_in_percent(percents, piece, seen, facts)
    except (OSError, zipfile.BadZipFile, ElementTree.ParseError, ValueError, KeyError, NotImplementedError, EOFError):
        return SheetFacts()
    return facts


def column_number(letters: str) -> int:
    """``A`` -> 0, ``AA`` -> 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """0 -> ``A``, 26 -> ``AA``."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _pieces(read: Callable[[], bytes]) -> Iterator[tuple[bytes, int, bool]]:
    """Pieces that overlap, so that nothing is cut in two; with each, how much of it is old, and whether it ends."""
    held, part = b"", read()
    while part:
        following = read()
        piece = held + part
        yield piece, len(held), not following
        held, part = piece[-_OVERLAP:], following


def _look(piece: bytes, seen: int, facts: SheetFacts, *, last: bool) -> None:
    # what ends close to the end of a piece may go on: it is looked at again with the next one
    near = 0 if last else len(piece) - _NEAR
    if b"<f" in piece:
        for found in _FORMULA.finditer(piece):
            if found.end() > max(0, seen - _NEAR) and (last or found.end() <= near):
                _formula(found, facts)
    if b"<mergeCell " in piece:
        for found in _MERGED.finditer(piece):
            if found.end() > seen:
                cells = [found[name].decode() for name in ("from", "top", "to", "bottom")]
                name = f"{cells[0]}{cells[1]}:{cells[2]}{cells[3]}"
                facts.merged.append((name, int(cells[1]), int(cells[3])))


def _shown_in_percent(cells: re.Pattern[bytes], piece: bytes, seen: int, facts: SheetFacts) -> None:
    for found in cells.finditer(piece):
        if found.end() > seen:
            cell = found["cell"].decode()
            letters = cell.rstrip("0123456789")
            facts.percents.append((int(cell[len(letters) :]), letters))


def _formula(found: re.Match[bytes], facts: SheetFacts) -> None:
    cell = found["cell"].decode()
    facts.formulas += 1
    facts.first_formula = facts.first_formula or cell
    if found["value"] is None and len(facts.valueless) < MOST_NAMED:
        letters = cell.rstrip("0123456789")
        facts.valueless.append((int(cell[len(letters) :]), letters))


def _part_of(archive: zipfile.ZipFile, number: int) -> str | None:
    """The name of the part that holds a sheet."""
    book = ElementTree.fromstring(_small(archive, "xl/workbook.xml"))
    sheets = [each for each in book.iter() if each.tag.rpartition("}")[2] == "sheet"]
    if number >= len(sheets):
        return None
    identity = next((value for key, value in sheets[number].items() if key.rpartition("}")[2] == "id"), None)
    relations = ElementTree.fromstring(_small(archive, "xl/_rels/workbook.xml.rels"))
    for relation in relations:
        if relation.get("Id") == identity:
            target = relation.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
    return None


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(1 << 24)
