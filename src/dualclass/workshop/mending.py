"""Making the patches of diagnostics: all that are sure, again and again until none is left, then written at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dualclass.diagnostics import Diagnostic
from dualclass.diagnostics.patches import fitting, patched
from dualclass.language.reader import read_rule_text
from dualclass.plugins.examining import Examined, examine_paths
from dualclass.plugins.host import Host
from dualclass.plugins.reading import RuleReader
from dualclass.workshop.saving import save

_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file's text before and after, and the diagnostics whose patches were made, in the order they were."""

    path: Path
    before: str
    after: str
    made: tuple[Diagnostic, ...]

    def difference(self) -> str:
        """What was changed, as a unified diff."""
        name = str(self.path)
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), name, name
        )
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ no line end at the end of the file\n" for line in lines
        )


@dataclass(frozen=True, slots=True)
class Mended:
    """What could be mended, nothing of it written yet, and what is still wrong after it."""

    files: tuple[MendedFile, ...]
    examined: Examined

    @property
    def made(self) -> int:
        """How many patches were made."""
        return sum(len(file.made) for file in self.files)


def mend(paths: Iterable[Path], host: Host | None = None) -> Mended:
    """Make every sure patch in the files of the paths, in memory.

    One patch may bring the next mistake of its line to light, so it goes on until nothing is left to patch, or a
    text comes back that was there before. Raises ``DiagnosticError`` as ``examine_paths`` does.
    """
    paths = tuple(paths)
    reader = RuleReader()
    host = Host() if host is None else host
    examined = examine_paths(paths, host, reader=reader)
    before: dict[Path, str] = {}
    texts: dict[Path, str] = {}
    made: dict[Path, list[Diagnostic]] = {}
    seen: set[tuple[Path, int]] = set()
    for _ in range(_ROUNDS):
        again = False
        for path in examined.files:
            found = fitting(examined.diagnostics, str(path))
            source = reader.source(str(path))
            if not found or source is None:
                continue
            text = patched(source.text, (each.patch for each in found if each.patch is not None))
            before.setdefault(path, source.text)
            if (path, hash(text)) in seen or text == source.text:
                continue
            seen.add((path, hash(text)))
            texts[path] = text
            made.setdefault(path, []).extend(found)
            again = True
        if not again:
            break
        reader.lay_over(texts)
        examined = examine_paths(paths, host, reader=reader)
    for path, lines in _unreadable(texts, before, examined).items():
        texts[path] = _restored(texts[path], before[path], lines)
        made[path] = [each for each in made[path] if _line_of(each, before[path]) not in lines]
        reader.lay_over(texts)
    texts = {path: text for path, text in texts.items() if text != before[path]}
    examined = examine_paths(paths, host, reader=reader, usage=True)
    files = tuple(MendedFile(path, before[path], text, tuple(made[path])) for path, text in texts.items())
    return Mended(files, examined)


def _unreadable(texts: dict[Path, str], before: dict[Path, str], examined: Examined) -> dict[Path, set[int]]:
    """The lines, from 0, that were changed and cannot be read all the same: half a repair is no repair."""
    found: dict[Path, set[int]] = {}
    for each in examined.errors:
        if not each.code.startswith("R") or not each.labels:
            continue
        path = Path(each.labels[0].place.file)
        if path in texts and texts[path].count("\n") == before[path].count("\n"):
            line = texts[path].count("\n", 0, each.labels[0].place.start)
            if texts[path].split("\n")[line] != before[path].split("\n")[line]:
                found.setdefault(path, set()).add(line)
    return found


def _restored(text: str, before: str, lines: set[int]) -> str:
    """The text with some of its lines as they were."""
    old = before.split("\n")
    return "\n".join(old[number] if number in lines else line for number, line in enumerate(text.split("\n")))


def _line_of(diagnostic: Diagnostic, text: str) -> int:
    """The line of a diagnostic, from 0; patches that were made before it may have moved it within the line only."""
    patch = diagnostic.patch
    return text.count("\n", 0, patch.place.start) if patch is not None else -1


def write(file: MendedFile) -> Diagnostic | None:
    """Put the mended text in the place of the file; what went wrong, if anything did: then it is as it was."""
    name = str(file.path)
    try:
        if read_rule_text(file.path) != file.before:
            message = f"`{name}` was changed by somebody else in the meantime"
            return Diagnostic("C060", "error", message, help="nothing was written there; run it again", subject=name)
        save(file.path, file.after.encode("utf-8"))
    except OSError as error:
        message = f"`{name}` cannot be written: {error.strerror or error}"
        return Diagnostic("C060", "error", message, help="check its permissions; it is as it was", subject=name)
    return None
