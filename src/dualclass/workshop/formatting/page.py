"""The formatted text as it grows: lines, the comments between them, and blank lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dualclass.workshop.formatting.rows import Comment, Row


class Page:
    """Lines of text. Blank lines stand between blocks only, one at a time, and always before an entry."""

    def __init__(self) -> None:
        """Start at the top."""
        self._lines: list[str] = []
        self._column: int | None = 0

    def text(self) -> str:
        """The whole text; every line ends in a line end."""
        return "".join(f"{line}\n" for line in self._lines)

    def add(
        self,
        row: Row,
        column: int,
        lines: Sequence[str],
        behind: str | None,
        *,
        opens: bool = False,
        parted: bool = False,
    ) -> None:
        """A row with the comments above it. ``opens``: a block begins; ``parted``: a blank line stands before it."""
        if opens:
            self._above(row.above, row.column, column, parted=parted)
        else:
            self._lines += [" " * column + each.text for each in row.above if each]
        first, *rest = lines
        self._lines += [" " * column + first, *rest]
        if behind is not None:
            self._lines[-1] += f"  {behind}"
        self._column = column

    def keep(self, row: Row, lines: Iterable[str]) -> None:
        """A block as it was, its comments where they stood."""
        self._above(row.above, row.column, None, parted=False)
        self._lines += lines
        self._column = None

    def close(self, below: Sequence[Comment | None]) -> None:
        """The comments below the last row."""
        while below and below[-1] is None:
            below = below[:-1]
        self._above(below, 0, 0, parted=False)

    def _above(self, above: Sequence[Comment | None], stood: int, column: int | None, *, parted: bool) -> None:
        """Comments and blank lines before a block.

        A comment right above the block stands in its column; one that stood deeper, right below the line before,
        stays with that line; one between blank lines stands at the margin if it stood there.
        """
        before = self._column
        last_blank = max((number for number, each in enumerate(above) if each is None), default=-1)
        following = False
        for number, comment in enumerate(above):
            if comment is None:
                self._blank()
                following = True
                continue
            own = comment.column
            with_next = number > last_blank
            if column is None or before is None:
                place = own
            elif with_next and not following and own > stood and before > column:
                place = before
            elif with_next:
                place, following = column, True
            else:
                place = before if own else 0
            if with_next and parted and place == column:
                self._blank()
                parted = False
            self._lines.append(" " * place + comment.text)
        if parted:
            self._blank()

    def _blank(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")
