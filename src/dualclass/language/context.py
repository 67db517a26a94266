"""Where a line stands while it is read: its file, its offset, its entry."""

from __future__ import annotations

from dataclasses import dataclass

from lark import Token

from dualclass.language.criteria import Span
from dualclass.language.faults import LineFaultError, Report
from dualclass.language.parsing import Branch


@dataclass(frozen=True, slots=True)
class LineContext:
    """The report of the file, the offset of the line in it, its end, the entry and paragraph it stands in.

    ``in_note`` when it stands in a note or one of its parts, ``head`` when it stands on the line of a label.
    """

    report: Report
    start: int
    end: int
    entry: str | None = None
    subject: str | None = None
    in_note: bool = False
    head: bool = False

    @property
    def whole(self) -> Span:
        """The place of the whole line."""
        return Span(self.report.file, self.start, self.end)

    def place(self, node: Branch | Token) -> tuple[int, int]:
        """Start and end of a tree or token, as offsets into the file."""
        if isinstance(node, Token):
            begin = node.start_pos or 0
            return self.start + begin, self.start + (node.end_pos or begin)
        if node.meta.empty:
            return self.start, self.end
        return self.start + node.meta.start_pos, self.start + node.meta.end_pos

    def span(self, node: Branch | Token) -> Span:
        """The place of a tree or token, as the records carry it."""
        return Span(self.report.file, *self.place(node))

    def fault(
        self, code: str, message: str, node: Branch | Token | None = None, *, help: str | None = None
    ) -> LineFaultError:
        """An error about a part of the line (the whole line without ``node``), to be raised."""
        start, end = self.place(node) if node is not None else (self.start, self.end)
        return LineFaultError(self.report.make(code, message, start, end, help=help, subject=self.subject))
