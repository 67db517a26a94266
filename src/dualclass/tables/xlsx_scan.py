"""What a spreadsheet reader does not tell: merged cells, formulas, and formulas whose value was never worked out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from dualclass.tables.xlsx_formats import NumberFormat
from dualclass.tables.xlsx_styles import Styled, peculiar_formats, styled_cells

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
_PLACELESS = re.compile(rb'<c(?=[ >])(?=[^>]*>)(?![^>]*\br="[A-Z])')
_MERGED = re.compile(
    rb'<mergeCell ref="(?P<from>[A-Z]{1,3})(?P<top>[0-9]{1,7}):(?P<to>[A-Z]{1,3})(?P<bottom>[0-9]{1,7})"'
)


@dataclass
class SheetFacts:
    """What stands in one sheet: cells are named as a spreadsheet shows them (``C5``), rows count from 1.

    ``first_row``: the first one that holds anything. ``formulas``: how many, and the first one's cell. ``valueless``:
    row and column letters of formulas that the file has no value for. ``styled``: the cells whose format may show
    something else than the file keeps, ``formats``: by the number of their style.
    """

    first_row: int = 1
    formulas: int = 0
    first_formula: str = ""
    valueless: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    merged: list[tuple[str, int, int]] = field(default_factory=list[tuple[str, int, int]])
    styled: Styled = field(default_factory=Styled)
    formats: dict[int, NumberFormat] = field(default_factory=dict[int, NumberFormat])


def unpacked_size(path: Path) -> int:
    """Bytes a workbook has when unpacked, as it says itself; 0 when it is no archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (OSError, zipfile.BadZipFile, ValueError):
        return 0


class UnseenError(Exception):
    """A sheet that cannot be looked through: then nobody knows what its cells only seem to hold."""


def scan_sheet(path: Path, sheet: str) -> SheetFacts:
    """Look through the sheet of that name. Raises ``UnseenError`` where that cannot be done."""
    facts = SheetFacts()
    try:
        with zipfile.ZipFile(path) as archive:
            facts.formats = peculiar_formats(archive)
            peculiar = styled_cells(facts.formats)
            with archive.open(_part_of(archive, sheet)) as stream:
                started = False
                for piece, seen, last in _pieces(_without_prefix(stream.read)):
                    if not started and (cell := _CELL.search(piece)) is not None:
                        started, facts.first_row = True, int(cell["row"])
                    _look(piece, seen, facts, last=last)
                    if peculiar is not None:
                        _styled(peculiar, piece, seen, facts)
    except (OSError, zipfile.BadZipFile, ElementTree.ParseError, ValueError, KeyError, NotImplementedError, EOFError):
        raise UnseenError from None
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


def _without_prefix(read: Callable[[int], bytes]) -> Callable[[], bytes]:
    """What reads a sheet whose elements have a prefix (``<x:c r="A1">``) as if they had none."""
    head = read(_PIECE)
    named = re.search(rb"<(\w+):worksheet\b", head[:4096])
    if named is None:
        given = iter((head,))
        return lambda: next(given, None) or read(_PIECE)
    prefix, held = re.compile(rb"(</?)" + named[1] + rb":"), head

    def piece() -> bytes:
        nonlocal held
        part = read(_PIECE)
        whole = held + part
        # a tag that is cut in two is kept for the next piece
        cut = whole.rfind(b"<") if part else len(whole)
        held = whole[cut:]
        found = prefix.sub(rb"\1", whole[:cut])
        return found or (piece() if part else b"")

    return piece


def _look(piece: bytes, seen: int, facts: SheetFacts, *, last: bool) -> None:
    if piece.count(b"<c ") + piece.count(b"<c>") != piece.count(b'<c r="') and _PLACELESS.search(piece):
        raise ValueError("a cell does not say where it is")
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


def _styled(cells: re.Pattern[bytes], piece: bytes, seen: int, facts: SheetFacts) -> None:
    for found in cells.finditer(piece):
        if found.end() > seen:
            cell = found["cell"].decode()
            letters = cell.rstrip("0123456789")
            facts.styled.add(letters, int(cell[len(letters) :]), int(found["style"] or 0))


def _formula(found: re.Match[bytes], facts: SheetFacts) -> None:
    cell = found["cell"].decode()
    facts.formulas += 1
    facts.first_formula = facts.first_formula or cell
    if found["value"] is None and len(facts.valueless) < MOST_NAMED:
        letters = cell.rstrip("0123456789")
        facts.valueless.append((int(cell[len(letters) :]), letters))


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """The name of the part that holds a sheet. Raises ``KeyError`` when there is none."""
    book = ElementTree.fromstring(_small(archive, "xl/workbook.xml"))
    sheets = [each for each in book.iter() if each.tag.rpartition("}")[2] == "sheet" and each.get("name") == sheet]
    identity = next((value for each in sheets for key, value in each.items() if key.rpartition("}")[2] == "id"), None)
    relations = ElementTree.fromstring(_small(archive, "xl/_rels/workbook.xml.rels"))
    for relation in relations:
        if relation.get("Id") == identity:
            target = relation.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
    raise KeyError(sheet)


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(1 << 24)
