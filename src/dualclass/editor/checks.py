"""Checking what is open, in a thread of its own, a moment after the last change.

Each run takes the texts as they are when it begins; a change meanwhile asks for another run. Nothing that goes
wrong in a check ends the server: it is told, and the next check begins anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.editor.library import Library
from dualclass.editor.world import Project
from dualclass.lists import ControlList
from dualclass.plugins.examining import examine_paths
from dualclass.plugins.host import Host
from dualclass.plugins.reading import RuleReader

DELAY = 0.25
"""Seconds without a change before a check begins."""


@dataclass(frozen=True)
class Task:
    """What one run checks: the open texts by path, and the projects they belong to with a file to tell of each."""

    texts: Mapping[Path, str]
    projects: tuple[tuple[Project, Path], ...]


@dataclass(frozen=True)
class Result:
    """What was found in a project, and its lists as far as they could be built.

    ``failed``: why the check itself broke off; what it would have found is then not known.
    """

    project: Project
    about: Path
    diagnostics: tuple[Diagnostic, ...] = ()
    lists: tuple[ControlList, ...] = ()
    failed: str | None = None


type Deliver = Callable[[Task, Result], None]


@dataclass
class Checks:
    """Runs checks one after the other. ``prepare`` says what to check, ``deliver`` takes each result; both are called
    where the server runs.
    """

    library: Library
    prepare: Callable[[], Task]
    deliver: Deliver
    delay: float = DELAY
    _reader: RuleReader = field(default_factory=RuleReader)
    _executor: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "checks"))
    _timer: asyncio.TimerHandle | None = None
    _running: Future[None] | None = None
    _again: bool = False

    def soon(self) -> None:
        """Check after the delay, counted anew from now."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(self.delay, self.now)

    def now(self) -> None:
        """Check at once; while a check is running, as soon as it has ended."""
        if self._running is not None and not self._running.done():
            self._again = True
            return
        loop = asyncio.get_running_loop()
        task = self.prepare()
        if not task.projects:
            return

        def hand_over(result: Result) -> None:
            loop.call_soon_threadsafe(self.deliver, task, result)

        self._running = self._executor.submit(self._run, task, hand_over)
        self._running.add_done_callback(lambda _: _safely(loop, self._ended))

    def _ended(self) -> None:
        if self._again:
            self._again = False
            self.now()

    def _run(self, task: Task, hand_over: Callable[[Result], None]) -> None:
        for project, about in task.projects:
            hand_over(examine(project, about, task.texts, self._reader, self.library.host))

    def stop(self) -> None:
        """End; a running check is not waited for."""
        if self._timer is not None:
            self._timer.cancel()
        self._executor.shutdown(wait=False, cancel_futures=True)


def _safely(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(call)


def examine(project: Project, about: Path, texts: Mapping[Path, str], reader: RuleReader, host: Host | None) -> Result:
    """Check the files of a project, the open texts in the place of files."""
    try:
        reader.lay_over(texts)
        examined = examine_paths(project.files, host, reader=reader)
        return Result(project, about, examined.diagnostics, examined.lists)
    except DiagnosticError as error:
        return Result(project, about, error.diagnostics)
    except Exception as error:  # whatever it is, the editor goes on
        return Result(project, about, failed=f"{type(error).__name__}: {error}")
