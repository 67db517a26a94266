"""Whether a table is still the file that it was when the work began: an answer must rest on one content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError

type Stamp = tuple[int, int, int, int] | None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What the system said of some files when it was first asked: which they are, how large, when written to."""

    stamps: dict[Path, Stamp]

    @classmethod
    def now(cls, paths: Iterable[Path]) -> Unchanged:
        """Take the stamps of the files."""
        return cls({path: _stamp(path) for path in paths})

    def check(self, path: Path) -> None:
        """Raise ``DiagnosticError`` when somebody has written to the file, or put another in its place."""
        if _stamp(path) != self.stamps[path]:
            message = "the table was written to while it was read"
            help = "give the same command again when nobody writes to it: it goes on if the content is as it was"
            raise DiagnosticError(Diagnostic("B036", "error", message, help=help, subject=str(path)))


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
