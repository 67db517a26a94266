"""The official text of a list, as its user has it: JSON lines, a paragraph a line.

    {"code": "3A001.a", "text": "..", "notes": [{"label": "Note 1", "text": ".."}], "technical_notes": [..], "nb": [..]}

Only ``code`` and a text are needed. ``text_norm`` is read before ``text`` where both stand, since its powers of ten are
whole. Anything else in a record is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError, Label, Place
from dualclass.workshop.auditing.numerals import Convention, convention_of
from dualclass.workshop.auditing.splitting import TextNote, split_notes

LARGEST_FILE = 64_000_000
LONGEST_TEXT = 40_000
MOST_MESSAGES = 20
"""Bytes of a file, characters of a record, and mistakes that are told one by one."""
_CODE = re.compile(r"[^\s.]{1,40}(?:\.[^\s.]{1,20}){0,12}\Z")


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph of the text: its code, its words, its notes taken apart, its line in the file."""

    code: str
    text: str
    notes: tuple[TextNote, ...]
    pointers: int
    line: int


@dataclass(frozen=True, slots=True)
class OfficialText:
    """The whole text by code, in the order of the file, and how it writes decimals."""

    file: str
    paragraphs: Mapping[str, TextParagraph]
    convention: Convention

    @property
    def has_notes(self) -> bool:
        """Whether its notes stand apart; else they are among the words of the paragraphs, if they are there."""
        return any(paragraph.notes for paragraph in self.paragraphs.values())


def read_official_text(path: Path, fields: tuple[str, ...] = (), convention: Convention | None = None) -> OfficialText:
    """Read a text.

    ``fields``: where its words stand, put together in this order; without any ``text_norm``, else ``text``.
    ``convention``: of decimals; by what the file has more of, when it is not given.

    Raises ``DiagnosticError`` with every mistake (at most twenty are told): no such file, not UTF-8, too large, lines
    that are no JSON objects, records without code or text, a code twice, notes of another shape.
    """
    source = _source(path)
    problems: list[Diagnostic] = []
    found: dict[str, TextParagraph] = {}
    for number, start, line in _lines(source):
        record = _record(line, number, start, path, problems)
        paragraph = _paragraph(record, number, fields, path, problems) if record is not None else None
        if paragraph is None:
            continue
        if paragraph.code in found:
            first = found[paragraph.code].line
            help = "keep one of the two; the text of another edition belongs in a file of its own"
            message = f"line {number}: `{paragraph.code}` stands there already in line {first}"
            problems.append(_problem("D015", message, path, help))
            continue
        found[paragraph.code] = paragraph
    if problems:
        raise DiagnosticError(_told(problems, path))
    if not found:
        help = 'write a paragraph a line: {"code": "3A001.a", "text": ".."}'
        raise DiagnosticError(_problem("D016", "the file holds no paragraph", path, help))
    return OfficialText(str(path), found, convention or convention_of(each.text for each in found.values()))


def _source(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise DiagnosticError(_problem("D010", "there is no such file", path, "check the path")) from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "its name cannot be used"
        message = f"the text cannot be read: {reason.lower()}"
        raise DiagnosticError(_problem("D010", message, path, "name a file that can be read")) from None
    if len(content) > LARGEST_FILE:
        message = f"the text is larger than {LARGEST_FILE // 1_000_000} megabytes"
        raise DiagnosticError(_problem("D010", message, path, "part it by category, and audit each part with `--only`"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"the text is not UTF-8: line {line} cannot be read"
        raise DiagnosticError(_problem("D011", message, path, "save it in the encoding UTF-8")) from None
    if "\x00" in text:
        message = "the text is not UTF-8: it has zero bytes"
        raise DiagnosticError(_problem("D011", message, path, "save it in the encoding UTF-8"))
    return text


def _lines(source: str) -> Iterator[tuple[int, int, str]]:
    """Lines with their number and the offset of their first character; empty ones are passed over."""
    start = 0
    for number, line in enumerate(source.split("\n"), 1):
        if line.strip():
            yield number, start, line
        start += len(line) + 1


def _record(line: str, number: int, start: int, path: Path, problems: list[Diagnostic]) -> dict[str, Any] | None:
    help = 'JSON lines: one object a line, as {"code": "3A001.a", "text": ".."}'
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        place = Place(str(path), start + error.pos, start + error.pos + 1)
        message = f"line {number} is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        problems.append(Diagnostic("D012", "error", message, (Label(place),), help=help, subject=str(path)))
        return None
    except (ValueError, RecursionError):
        problems.append(_problem("D012", f"line {number} is not JSON that can be read", path, help))
        return None
    if isinstance(record, dict):
        return cast("dict[str, Any]", record)
    problems.append(_problem("D012", f"line {number} holds no JSON object", path, help))
    return None


def _paragraph(
    record: dict[str, Any], number: int, fields: tuple[str, ...], path: Path, problems: list[Diagnostic]
) -> TextParagraph | None:
    code = record.get("code")
    if not isinstance(code, str) or not _CODE.match(code):
        message = f"line {number} has no `code`" if code is None else f"line {number} has a `code` that is none"
        problems.append(_problem("D013", message, path, 'the label of the paragraph, as "3A001.a.5"'))
        return None
    text = _words(record, fields)
    if text is None:
        named = " nor ".join(f"`{name}`" for name in fields or _USUAL)
        help = "`--text-field NAME` says where the words stand; a paragraph without words has an empty text"
        problems.append(_problem("D014", f"line {number}: `{code}` has no text in {named}", path, help))
        return None
    parts = {name: _notes(record.get(name)) for name in ("notes", "technical_notes", "nb")}
    wrong = next((name for name, notes in parts.items() if notes is None), None)
    if wrong is not None:
        help = '`notes` is a list of objects: [{"label": "Note 1", "text": ".."}]'
        problems.append(_problem("D017", f"line {number}: `{wrong}` of `{code}` is no list of notes", path, help))
        return None
    longest = max(len(text), *(len(words) for notes in parts.values() for _, words in notes or ()), 0)
    if longest > LONGEST_TEXT:
        message = f"line {number}: the text of `{code}` has {longest} characters"
        problems.append(_problem("D018", message, path, f"a paragraph has {LONGEST_TEXT} at most; part the record"))
        return None
    split = split_notes(parts["notes"] or (), parts["technical_notes"] or ())
    return TextParagraph(code, text, split.notes, split.pointers + len(parts["nb"] or ()), number)


_USUAL = ("text_norm", "text")


def _words(record: dict[str, Any], fields: tuple[str, ...]) -> str | None:
    if not fields:
        return next((record[name] for name in _USUAL if isinstance(record.get(name), str)), None)
    found = [record[name] for name in fields if isinstance(record.get(name), str)]
    return ": ".join(found) if found else None


def _notes(value: object) -> tuple[tuple[str, str], ...] | None:
    """Labels and texts of notes; plain texts are taken too; ``None`` for another shape."""
    if value is None:
        return ()
    if not isinstance(value, list):
        return None
    found: list[tuple[str, str]] = []
    for each in cast("list[object]", value):
        if isinstance(each, str):
            found.append(("Note", each))
            continue
        note = cast("dict[str, object]", each) if isinstance(each, dict) else {}
        label, text = note.get("label", "Note"), note.get("text")
        if not isinstance(label, str) or not isinstance(text, str):
            return None
        found.append((label, text))
    return tuple(found)


def _problem(code: str, message: str, path: Path, help: str) -> Diagnostic:
    return Diagnostic(code, "error", message, help=help, subject=str(path))


def _told(problems: list[Diagnostic], path: Path) -> list[Diagnostic]:
    if len(problems) <= MOST_MESSAGES:
        return problems
    left = len(problems) - MOST_MESSAGES
    more = _problem("D019", f"{left} more lines of the text are wrong", path, "mend the lines named first")
    return [*problems[:MOST_MESSAGES], more]
