"""Reading rule files, each text once; texts that are not saved yet stand in the place of files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from dualclass.diagnostics import DiagnosticError, Source
from dualclass.language.paragraphs import RuleFile
from dualclass.language.reader import ParseResult, parse_rule_file, read_rule_text
from dualclass.plugins.remembering import MadeBefore

_WORDS = frozenset({"kind", "parameter", "names", "judgement", "group"})


class RuleReader:
    """Reads rule files and remembers what it read; a text that has not changed is not parsed again.

    An editor keeps one and lays over it what is being written. What a file says is looked up on the disk each
    time, so that a file changed by another program is read anew.
    """

    def __init__(self, texts: Mapping[Path, str] | None = None) -> None:
        """``texts``: unsaved texts by the path of their file, whether there is such a file or not."""
        self._texts: dict[Path, str] = {}
        self._known: dict[str, tuple[str, ParseResult]] = {}
        self._sources: dict[str, Source] = {}
        self.made = MadeBefore()
        self.lay_over(texts or {})

    def lay_over(self, texts: Mapping[Path, str]) -> None:
        """From now on these texts, and no others, stand in the place of files."""
        self._texts = {path.resolve(): text for path, text in texts.items()}

    @property
    def unsaved(self) -> Iterable[Path]:
        """The full paths of the texts that stand in the place of files."""
        return self._texts.keys()

    def has(self, path: Path) -> bool:
        """Whether there is such a file, or a text in its place."""
        return path.resolve() in self._texts or path.exists()

    def text(self, path: Path) -> str:
        """The text of a file. Raises ``DiagnosticError`` when it cannot be read."""
        unsaved = self._texts.get(path.resolve())
        return read_rule_text(path) if unsaved is None else unsaved

    def read(self, path: Path) -> ParseResult:
        """What a file says and what is wrong with it. Raises ``DiagnosticError`` when it cannot be read."""
        file, text = str(path), self.text(path)
        known = self._known.get(file)
        if known is None or known[0] != text:
            known = (text, parse_rule_file(text, file))
            self._known[file] = known
            self._sources.pop(file, None)
        return known[1]

    def source(self, file: str) -> Source | None:
        """The text of a file by the name it was read under, with its lines at hand."""
        known = self._known.get(file)
        if known is None:
            return None
        return self._sources.setdefault(file, Source(known[0]))

    def has_whole_vocabulary(self, path: Path) -> bool:
        """Whether every line of a file that declares a kind, a parameter or the like could be read."""
        known = self._known.get(str(path))
        if known is None:
            return False
        broken = [each.labels[0].place.start for each in known[1].errors if each.labels]
        doubtful = [block for block in known[1].tree.blocks if block.opening == "loose" or block.word in _WORDS]
        ends = [(block.lines[0].start, block.lines[-1].end) for block in doubtful]
        return not any(start <= at < end for at in broken for start, end in ends)

    def quietly(self, path: Path) -> RuleFile:
        """What a file says of itself, nothing if it cannot be read."""
        try:
            return self.read(path).rule_file
        except DiagnosticError:
            return RuleFile(str(path))
