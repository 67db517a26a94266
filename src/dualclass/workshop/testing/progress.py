"""Long work tells how far it is, where somebody looks."""

from __future__ import annotations

import sys
import time
from typing import TextIO


class ProgressLine:
    """One line that is written over, on a terminal only; elsewhere nothing is written."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Take the stream, the standard error stream by default."""
        self.stream = stream or sys.stderr
        self.shown = self.stream.isatty()
        self._last = 0.0
        self._width = 0

    def __call__(self, what: str, done: int, every: int) -> None:
        """Show how much is done, some times a second at most, and at the end."""
        now = time.monotonic()
        if not self.shown or (now - self._last < 0.2 and done < every):
            return
        self._last = now
        text = f"{what}: {done} of {every}"
        self.stream.write("\r" + text.ljust(self._width))
        self._width = len(text)
        self.stream.flush()

    def close(self) -> None:
        """Take the line away."""
        if self.shown and self._width:
            self.stream.write("\r" + " " * self._width + "\r")
            self.stream.flush()
