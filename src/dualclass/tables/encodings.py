"""The encoding of a text table: told by a mark, proved by the bytes, or asked for; never guessed in silence."""

from __future__ import annotations

import codecs
import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.items.decoding import likely_encoding
from dualclass.items.problems import short

HEAD = 1 << 20
"""Bytes that are looked at to tell the encoding."""

REPLACED = "\ufffd"
"""Stands where bytes could not be decoded; a row that has it is an error."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ASK = {
    "windows-1252": "cp1252",
    "windows-1251": "cp1251",
    "EUC-KR": "cp949",
    "GBK": "gb18030",
    "Shift-JIS": "cp932",
    "UTF-16": "utf-16-le",
}
_CERTAIN = 4
"""So many different characters beyond ASCII, all of them sound UTF-8, are no accident."""
_WIDE = ("utf-16", "utf-32")
_UTF = ("utf-8", *_WIDE, "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "ascii")
_KANA, _NARROW = re.compile(r"[\u3041-\u30ff]"), re.compile(r"[\uff61-\uff9f]")


class TextBytes:
    """The bytes of a text table, compressed or not, in whatever encoding: read as UTF-8 without a mark."""

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        """Open the file. Raises ``DiagnosticError`` when it cannot be read, or its encoding is not known."""
        self.path = path
        self._raw = _opened(path)
        self._stream = cast("BinaryIO", gzip.GzipFile(fileobj=self._raw)) if path.suffix.lower() == ".gz" else self._raw
        try:
            head = self._read(HEAD)
            self.encoding, mark = _encoding(head, encoding, path)
        except BaseException:
            self._raw.close()
            raise
        self._pending = head[mark:]
        self._decoder = None if self.encoding == "utf-8" else codecs.getincrementaldecoder(self.encoding)("replace")

    @property
    def position(self) -> int:
        """Bytes of the file that have been read, compressed as they are."""
        return self._raw.tell()

    def read(self, size: int) -> bytes:
        """About so many bytes more, in UTF-8; none at the end of the file."""
        while True:
            raw, self._pending = self._pending[:size], self._pending[size:]
            if len(raw) < size:
                raw += self._read(size - len(raw))
            if self._decoder is None:
                return raw
            text = self._decoder.decode(raw, final=not raw)
            # a decoder may hold back half a character: nothing yet is not the end
            if text or not raw:
                return text.encode("utf-8", "replace")

    def close(self) -> None:
        """Close the file."""
        self._raw.close()

    def _read(self, size: int) -> bytes:
        parts: list[bytes] = []
        try:
            while size > 0 and (part := self._stream.read(size)):
                parts.append(part)
                size -= len(part)
        except (EOFError, gzip.BadGzipFile, OSError) as error:
            raise _unreadable(self.path, "it is damaged or cut off: " + " ".join(str(error).split()).lower()) from None
        except Exception as error:
            if type(error).__module__ != "zlib":
                raise
            raise _unreadable(self.path, "what is compressed in it is damaged") from None
        return b"".join(parts)


def check_encoding(name: str) -> str:
    """The codec's own name for an encoding. Raises ``LookupError`` for one that is not known or is no text's."""
    found = codecs.lookup(name)
    if not getattr(found, "_is_text_encoding", True) or found.name in ("idna", "punycode", "unicode_escape"):
        raise LookupError(name)
    return "utf-8" if found.name == "utf-8-sig" else found.name


def _opened(path: Path) -> BinaryIO:
    try:
        if path.is_dir():
            raise _unreadable(path, "it is a directory", "name the files inside it")
        if path.exists() and not path.is_file():
            raise _unreadable(path, "it is no regular file", "save it as a file: it may have to be read twice")
        return path.open("rb")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name cannot be used"
        raise _unreadable(path, reason.lower()) from None


def _unreadable(
    path: Path, why: str, help: str = "check its path and permissions, and that it is whole"
) -> DiagnosticError:
    return DiagnosticError(
        Diagnostic("B030", "error", f"the table cannot be read: {why}", help=help, subject=str(path))
    )


def _encoding(head: bytes, asked: str | None, path: Path) -> tuple[str, int]:
    """The encoding, and how many bytes its mark takes."""
    marked = next(((name, len(mark)) for mark, name in _MARKS if head.startswith(mark)), None)
    if asked is not None:
        wanted = check_encoding(asked)
        if marked is not None and not marked[0].startswith(wanted.removesuffix("-le").removesuffix("-be")):
            message = f"the file begins with the mark of {marked[0].upper()}, and `{short(asked)}` was asked for"
            raise DiagnosticError(
                Diagnostic(
                    "B031", "error", message, help="leave `--encoding` out: the mark tells it", subject=str(path)
                )
            )
        if marked is None and wanted not in _UTF and _is_utf8(head):
            message = f"the file is UTF-8 by its bytes, and `{short(asked)}` was asked for: it would be misread"
            help = "leave `--encoding` out"
            raise DiagnosticError(Diagnostic("B031", "error", message, help=help, subject=str(path)))
        return marked if marked is not None else (_with_order(wanted), 0)
    if marked is not None:
        return marked
    # decoding without an end lets a character be cut in the middle
    fault = _not_utf8(head)
    if fault is None and b"\0" not in head[:4096]:
        return "utf-8", 0
    if fault is None and head[:4096].count(0) < len(head[:4096]) // 8:
        return "utf-8", 0
    likely = "UTF-16" if fault is None else _likely(head)
    line = head.count(b"\n", 0, fault or 0) + 1
    ask = f"`--encoding {_ask(likely, head)}` if it is" if likely in _ASK else "say which with `--encoding`"
    message = f"the file is not UTF-8 (line {line}); it looks like {likely}"
    raise DiagnosticError(Diagnostic("B031", "error", message, help=f"{ask}, or save it as UTF-8", subject=str(path)))


def _is_utf8(head: bytes) -> bool:
    """Whether the bytes are UTF-8 beyond doubt."""
    if head.isascii() or _not_utf8(head) is not None:
        return False
    return len({each for each in head.decode("utf-8", "ignore") if each >= "\x80"}) >= _CERTAIN


def _likely(head: bytes) -> str:
    """What bytes that are not UTF-8 look like. Japanese is told by its kana, which no other reading of them has."""
    looked_at = head[:20_000]
    for cut in range(2):
        try:
            text = looked_at[: len(looked_at) - cut].decode("cp932")
        except UnicodeDecodeError:
            continue
        # the bytes of Chinese, Korean and Russian read so are katakana of half width
        if len(_KANA.findall(text)) > len(_NARROW.findall(text)):
            return "Shift-JIS"
    return likely_encoding(head)


def _ask(likely: str, head: bytes) -> str:
    # the signs that every table has are plain ones: their upper byte, a zero, comes first or last
    if likely == "UTF-16" and head[0:4096:2].count(0) > head[1:4096:2].count(0):
        return "utf-16-be"
    return _ASK[likely]


def _with_order(name: str) -> str:
    return f"{name}-le" if name in _WIDE else name


def _not_utf8(head: bytes) -> int | None:
    decoder: Callable[..., str] = codecs.getincrementaldecoder("utf-8")().decode
    try:
        _ = decoder(head, final=len(head) < HEAD)
    except UnicodeDecodeError as error:
        return error.start
    return None
