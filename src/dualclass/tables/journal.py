"""A run that can be stopped: its parts and its journal stand beside the target until the target is whole."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.tables.failing import writing
from dualclass.tables.fingerprint import Fingerprint, differences, file_digest

FORMAT = 2
OUTCOMES, ERRORS, NAMES, NUMBERS = "outcomes", "errors", "names", "numbers"
"""The sorts of files a part has."""
JOURNAL = "journal.jsonl"
_ATTEMPTS = 20
_HALF_MADE = re.compile(r"whole\.[a-z.]+|tmp[a-z0-9_]{8}")

_OURS = re.compile(r"journal\.jsonl(\.new)?|lock|[0-9]{7}\.[a-z]+|whole\.[a-z.]+|tmp[a-z0-9_]{8}")


@dataclass(frozen=True, slots=True)
class Part:
    """What one finished batch left behind.

    ``rows``: rows of the table it took; ``source``: the number of the table, from 0. ``counts``: outcomes by regime.
    ``bad``: rows with errors. ``errors``: their mistakes. ``files``: what was written, with size and digest.
    """

    number: int
    source: int
    rows: int
    blank: int
    bad: int
    errors: int
    counts: Mapping[str, Mapping[str, int]]
    files: Mapping[str, tuple[int, str]]


@dataclass
class Journal:
    """The folder of a run that is not finished. Every part is written whole, then noted; the note alone counts."""

    folder: Path
    fingerprint: Fingerprint
    batch_rows: int
    parts: list[Part] = field(default_factory=list[Part])

    def name(self, number: int, sort: str) -> str:
        """The name of a part's file."""
        return f"{number:07}.{sort}"

    def path(self, number: int, sort: str) -> Path:
        """Where a part's file is."""
        return self.folder / self.name(number, sort)

    def begin(self) -> None:
        """Write the head of a new journal."""
        head = {"format": FORMAT, "batch_rows": self.batch_rows, "fingerprint": self.fingerprint}
        self._append(head, new=True)

    def note(self, part: Part) -> None:
        """A part is finished: its files are on disk."""
        self._append(asdict(part))
        self.parts.append(part)

    def sealed(self, names: list[str]) -> dict[str, tuple[int, str]]:
        """Size and digest of files that have just been written, each forced to disk."""
        found: dict[str, tuple[int, str]] = {}
        for name in names:
            path = self.folder / name
            with writing(path), path.open("rb") as stream:
                os.fsync(stream.fileno())
            found[name] = (path.stat().st_size, file_digest(path))
        return found

    def existing(self, sort: str) -> Iterator[Path]:
        """The files of one sort, of every finished part that has one, in order."""
        for part in self.parts:
            if self.name(part.number, sort) in part.files:
                yield self.path(part.number, sort)

    def remove(self) -> None:
        """The run is finished: nothing of the folder is needed any more."""
        clear(self.folder)
        with suppress(OSError):
            self.folder.rmdir()

    def _append(self, entry: Mapping[str, Any], *, new: bool = False) -> None:
        path = self.folder / JOURNAL
        with writing(path, resumable=not new), path.open("wb" if new else "ab") as stream:
            _ = stream.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())


def found_journal(folder: Path) -> Journal | None:
    """The journal of a run that was stopped, up to its last sound part; ``None`` when none can be read."""
    try:
        content = (folder / JOURNAL).read_bytes()
    except OSError:
        return None
    lines = content.split(b"\n")
    # without its line end the last note is not whole
    entries = [_entry(line) for line in lines[:-1]]
    head = entries[0] if entries else None
    if head is None or head.get("format") != FORMAT:
        return None
    try:
        journal = Journal(folder, head["fingerprint"], int(head["batch_rows"]))
        for number, entry in enumerate(entries[1:]):
            part = _part(entry)
            if part is None or part.number != number or not _sound(folder, part):
                break
            journal.parts.append(part)
    except (KeyError, TypeError, ValueError):
        return None
    return journal


def rewritten(journal: Journal) -> None:
    """Write the journal anew with its sound parts only, and clear away what no part of it owns."""
    temporary = journal.folder / f"{JOURNAL}.new"
    entries: list[Mapping[str, Any]] = [
        {"format": FORMAT, "batch_rows": journal.batch_rows, "fingerprint": journal.fingerprint},
        *(asdict(part) for part in journal.parts),
    ]
    with writing(temporary):
        with temporary.open("wb") as stream:
            stream.writelines(json.dumps(entry, ensure_ascii=False).encode() + b"\n" for entry in entries)
            stream.flush()
            os.fsync(stream.fileno())
        _ = temporary.replace(journal.folder / JOURNAL)
    clear(journal.folder, {JOURNAL, "lock", *(name for part in journal.parts for name in part.files)})


def clear_half_made(folder: Path) -> None:
    """Remove what a whole file was being made of: it is made anew from the parts, and takes room that may be wanted."""
    with suppress(OSError):
        clear(folder, {path.name for path in folder.iterdir() if not _HALF_MADE.fullmatch(path.name)})


def clear(folder: Path, kept: Collection[str] = ()) -> None:
    """Remove the files of a run but for those; what is none of ours is left alone."""
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if path.name not in kept and _OURS.fullmatch(path.name):
                with suppress(OSError):
                    path.unlink(missing_ok=True)


def refuse_strange(folder: Path, target: Path) -> None:
    """Raise ``DiagnosticError`` when the folder holds anything that no run of ours wrote."""
    try:
        strange = [path.name for path in folder.iterdir() if not _OURS.fullmatch(path.name)]
    except FileNotFoundError:
        return
    except OSError:
        strange = [folder.name]
    if strange:
        message = f"the parts of the output would stand in `{folder.name}`, which holds other things"
        help = f"give another name with `--out`, or move `{strange[0]}` away"
        raise DiagnosticError(Diagnostic("B062", "error", message, help=help, subject=str(target)))


def refuse_other(journal: Journal, now: Fingerprint, target: Path) -> None:
    """Raise ``DiagnosticError`` when the run that was stopped is not the one that is asked for now."""
    why = differences(now, journal.fingerprint)
    if not why:
        return
    rows = sum(part.rows for part in journal.parts)
    message = f"a run that was stopped after {rows:,} rows cannot be taken up again: {'; '.join(why)}"
    help = "give the same tables and options as then, or begin anew with `--restart`"
    raise DiagnosticError(Diagnostic("B064", "error", message, help=help, subject=str(target)))


def locked(folder: Path, target: Path) -> BinaryIO:
    """Keep the folder for this run until the stream is closed. Raises ``DiagnosticError`` when another run has it."""
    for _ in range(_ATTEMPTS):
        with writing(target, resumable=False):
            folder.mkdir(parents=False, exist_ok=True)
            try:
                stream = cast("BinaryIO", (folder / "lock").open("ab"))
            except FileNotFoundError:
                # a run that ended at this moment took its folder away
                continue
        if not _kept(stream):
            stream.close()
            break
        if _is_at(stream, folder / "lock"):
            return stream
        stream.close()
    message = "another run is writing this output"
    help = "wait until it has ended, or give another name with `--out`"
    raise DiagnosticError(Diagnostic("B063", "error", message, help=help, subject=str(target)))


def forsaken(folder: Path) -> None:
    """Remove the folder of a run that left nothing but its lock, on systems that keep a file while it is open."""
    if os.name == "nt":
        with suppress(OSError):
            if [path.name for path in folder.iterdir()] == ["lock"]:
                (folder / "lock").unlink()
                folder.rmdir()


def _kept(stream: BinaryIO) -> bool:
    """Lock the file, where the system can; whether nobody else has."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # some file systems of networks know no locks: then nobody can be kept out
        return error.errno in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
    return True


def _is_at(stream: BinaryIO, path: Path) -> bool:
    """Whether the file that was locked is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except OSError:
        return False


def _entry(line: bytes) -> dict[str, Any] | None:
    try:
        data = cast("object", json.loads(line))
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, Any]", data) if isinstance(data, dict) else None


def _part(entry: dict[str, Any] | None) -> Part | None:
    if entry is None:
        return None
    files = {name: (int(size), str(digest)) for name, (size, digest) in entry.pop("files").items()}
    return Part(files=files, **entry)


def _sound(folder: Path, part: Part) -> bool:
    for name, (size, digest) in part.files.items():
        path = folder / name
        try:
            if path.name != name or path.stat().st_size != size or file_digest(path) != digest:
                return False
        except OSError:
            return False
    return True
