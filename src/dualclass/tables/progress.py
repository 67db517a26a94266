"""How far a long run has come: a bar on a terminal, a line now and then elsewhere, nothing when asked for silence."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

EVERY = 10.0
"""Seconds between two lines where nobody looks at a terminal."""


class Progress:
    """Tells rows done, rows a second and the time left. ``share`` is how much of all tables has been read, 0 to 1."""

    def __init__(
        self,
        stream: TextIO,
        *,
        quiet: bool = False,
        clock: Callable[[], float] = time.monotonic,
        every: float = EVERY,
    ) -> None:
        """Take where to write; nothing is written before there is something to tell."""
        self._stream = stream
        self._quiet = quiet
        self._clock = clock
        self._every = every
        self._bar: Any = None
        self._task: Any = None
        self._start = self._told = clock()
        self._share = 0.0
        self._done = 0
        self._before = 0
        self._live = not quiet and stream.isatty()

    def begin(self, *, share: float = 0.0, rows: int = 0) -> None:
        """The work begins; ``share`` and ``rows`` were done by a run that was stopped."""
        self._start = self._told = self._clock()
        self._share, self._before, self._done = share, rows, rows
        if self._live:
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TextColumn("{task.fields[told]}"))
            self._bar = Bar(*columns, console=Console(file=self._stream), transient=True)
            self._task = self._bar.add_task("", total=1.0, completed=share, told="")
            self._bar.start()

    def tell(self, *, share: float, rows: int) -> None:
        """So many rows of all are done now."""
        self._done = rows
        now = self._clock()
        text = self.text(share, rows, now)
        if self._bar is not None:
            self._bar.update(self._task, completed=min(share, 1.0), told=text)
        elif not self._quiet and now - self._told >= self._every:
            self._told = now
            self.line(text)

    def phase(self, text: str) -> None:
        """What is being done now, when it is something else than classifying."""
        if self._bar is not None:
            self._bar.update(self._task, told=text)
        elif not self._quiet and self._clock() - self._start >= self._every:
            self.line(text)

    def line(self, text: str) -> None:
        """Write one line."""
        if not self._quiet:
            # whoever reads may be gone, or the file be full: that is no reason to end the work
            with suppress(OSError):
                _ = self._stream.write(f"{text}\n")
                self._stream.flush()

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def text(self, share: float, rows: int, now: float) -> str:
        """Rows done, rows a second, and the time left, guessed from the share that is still to be read."""
        spent = now - self._start
        parts = [f"{rows:,} rows"]
        if spent > 0 and rows > self._before:
            parts.append(f"{(rows - self._before) / spent:,.0f} a second")
            gained = share - self._share
            if gained > 0 and share < 1:
                parts.append(f"about {duration(spent * (1 - share) / gained)} left")
        return ", ".join(parts)


def duration(seconds: float) -> str:
    """Seconds in words: ``45 s``, ``2 min 5 s``, ``3 h 20 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"
