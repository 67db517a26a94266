"""Work that goes on beside other work: done by a thread of its own, one thing after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor


class Beside:
    """A thread that is given one thing at a time: no more than one is under way. What it raises comes at the next."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pool = ThreadPoolExecutor(1)
        self._last: Future[None] | None = None

    def do[**Arguments](
        self, work: Callable[Arguments, None], *given: Arguments.args, **named: Arguments.kwargs
    ) -> None:
        """Have it done once that before it is. Raises what that one raised."""
        self.settle()
        self._last = self._pool.submit(work, *given, **named)

    def settle(self) -> None:
        """Wait until all is done. Raises what it raised, once."""
        last, self._last = self._last, None
        if last is not None:
            last.result()

    def close(self) -> None:
        """Wait, whatever it raises, and give the thread up."""
        self._pool.shutdown()


def read_ahead[Thing](things: Iterator[Thing]) -> Iterator[Thing]:
    """The same things, each fetched while the one before it is used."""
    with ThreadPoolExecutor(1) as pool:
        following = pool.submit(next, things, None)
        while (thing := following.result()) is not None:
            following = pool.submit(next, things, None)
            yield thing
