"""The text of an item file: bounded in size, UTF-8; another encoding is refused by its name."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError

LARGEST = 5_000_000
"""Bytes an item file may have."""

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def refusal(code: str, message: str, file: Path, help: str | None = None) -> DiagnosticError:
    """An error about a whole file."""
    return DiagnosticError(Diagnostic(code, "error", message, help=help, subject=str(file)))


def read_text(file: Path, largest: int = LARGEST) -> str:
    """The file's text. DiagnosticError when it is missing, no file, too large, empty or not UTF-8."""
    content = _content(file, largest)
    if not content.strip():
        raise refusal("I004", "the file is empty", file, "describe the item: at least its `kind`")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            raise _encoding(file, encoding)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _encoding(file, likely_encoding(content), content.count(b"\n", 0, error.start) + 1) from None
    if "\x00" in text:
        raise _encoding(file, "UTF-16")
    return text


def _content(file: Path, largest: int) -> bytes:
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise refusal("I002", "this is a directory, not an item file", file, "name the files inside it")
        if not stat.S_ISREG(mode):
            raise refusal("I002", "this is not a regular file", file, "name a file that holds the item")
        with file.open("rb") as stream:
            content = stream.read(largest + 1)
    except FileNotFoundError:
        raise refusal("I001", "there is no such file", file, _neighbour(file) or "check the path") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name cannot be used"
        raise refusal(
            "I001", f"the file cannot be read: {reason.lower()}", file, "check its path and permissions"
        ) from None
    if len(content) > largest:
        raise refusal(
            "I003",
            f"the file is larger than {largest // 1000} kilobytes",
            file,
            "an item needs a few kilobytes; split a catalogue into several files",
        )
    return content


def _neighbour(file: Path) -> str | None:
    from dualclass.vocabulary.search import closest

    try:
        near = closest(file.name, sorted(entry.name for entry in file.parent.iterdir())[:1000], 80)
    except (OSError, ValueError):
        return None
    return f"there is `{near}` beside it" if near else None


def _encoding(file: Path, encoding: str, line: int | None = None) -> DiagnosticError:
    where = f" (line {line})" if line is not None else ""
    return refusal("I005", f"the file is not UTF-8{where}; it looks like {encoding}", file, "save it as UTF-8")


_HIGH = re.compile(rb"[\x80-\xff]+")


def likely_encoding(content: bytes) -> str:
    """The encoding that text of the four lists' languages most likely has, if it is not UTF-8."""
    high = [byte for byte in content[:20_000] if byte >= 0x80]
    if content[:2000].count(0) > len(content[:2000]) // 8:
        return "UTF-16"
    # among the letters of western languages those with accents stand alone, as do signs such as the one for micro
    runs = _HIGH.findall(content[:20_000])
    if sum(len(run) == 1 for run in runs) > 0.9 * len(runs):
        return "windows-1252"
    # Russian in cp1251 is mostly small letters, 0xE0 to 0xFF; in koi8-r they are 0xC0 to 0xDF with no byte
    # above
    if sum(byte >= 0xE0 for byte in high) > 0.6 * len(high):
        return "windows-1251"
    korean = _decoded(content, "euc_kr")
    if korean is not None and _share(korean, "\uac00", "\ud7a3") > 0.9:
        return "EUC-KR"
    chinese = _decoded(content, "gb18030")
    if chinese is not None and _share(chinese, "\u4e00", "\u9fff") > 0.6:
        return "GBK"
    return "another 8-bit encoding"


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _share(text: str, first: str, last: str) -> float:
    high = [character for character in text if character >= "\x80"]
    return sum(first <= character <= last for character in high) / len(high) if high else 0.0
