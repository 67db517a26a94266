"""A line that could not be read: where reading stopped, and what could have stood there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark.exceptions import UnexpectedInput

from dualclass.diagnostics import Diagnostic
from dualclass.language.complaints import Repair
from dualclass.language.context import LineContext
from dualclass.language.parsing import Start, parse_line

_WORD = re.compile(r'"[^"\n]*"|[A-Za-z0-9_.+-]+|\S')


@dataclass(frozen=True, slots=True)
class Trouble:
    """The line, the same with its quoted texts blanked out, the place, what was expected, and what it was read as."""

    text: str
    blanked: str
    place: int
    expected: frozenset[str]
    context: LineContext
    start: Start

    @property
    def word(self) -> str:
        """The word at the place."""
        found = _WORD.match(self.text, self.place)
        return found.group() if found else self.text[self.place : self.place + 1]

    @property
    def word_before(self) -> str:
        """The word before the place, empty at the beginning."""
        words = _WORD.findall(self.blanked[: self.place])
        return words[-1] if words else ""

    def end_of_words(self, count: int) -> int:
        """Where ``count`` words from the place on end."""
        found = re.match(r"\S+" + r"\s+\S+" * (count - 1), self.text[self.place :])
        return self.place + (found.end() if found is not None else len(self.word))

    def repair(self, begin: int, end: int, replacement: str, *, sure: bool = True) -> Repair:
        """A change of the line."""
        return Repair(begin, end, replacement, sure)

    def at(
        self,
        code: str,
        message: str,
        begin: int,
        end: int,
        help: str | None,
        suggestion: str | None = None,
        mended: Repair | None = None,
    ) -> Diagnostic:
        """A diagnostic of a stretch of the line."""
        context = self.context
        patch = mended and context.report.patch(
            context.start + mended.begin, context.start + mended.end, mended.replacement, sure=mended.sure
        )
        return context.report.make(
            code,
            message,
            context.start + begin,
            context.start + end,
            help=help,
            suggestion=suggestion,
            subject=context.subject,
            patch=patch,
        )


def is_readable(text: str, start: Start) -> bool:
    """Whether a line can be read as it is."""
    try:
        parse_line(text, start)
    except UnexpectedInput:
        return False
    return True
