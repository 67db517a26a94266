"""Checking what is open, in a thread of its own, a moment after the last change.

Each run takes the texts as they are when it begins; a change meanwhile asks for another run. Nothing that goes
wrong in a check ends the server: it is told, and the next check begins anew.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.editor.file_index import FileIndex
from dualclass.editor.library import Library
from dualclass.editor.masking import masked, outside
from dualclass.editor.text import LineIndex
from dualclass.editor.verdicts import Tested, run_beside, tests_of
from dualclass.editor.world import Project
from dualclass.plugins.examining import Examined, examine_paths
from dualclass.plugins.host import Host
from dualclass.plugins.reading import RuleReader

log = logging.getLogger("dualclass.editor")

DELAY = 0.25
"""Seconds without a change before a check begins."""


@dataclass(frozen=True)
class Task:
    """What one run checks: the open texts by path, and the projects they belong to with a file to tell of each."""

    texts: Mapping[Path, str]
    projects: tuple[tuple[Project, Path], ...]


@dataclass(frozen=True)
class Result:
    """What was found in a project. ``tested``: what the tests beside open files say, once they were run.

    ``failed``: why the check itself broke off; what it would have found is then not known.
    """

    project: Project
    about: Path
    diagnostics: tuple[Diagnostic, ...] = ()
    tested: Mapping[Path, Tested] | None = None
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
            host = self.library.host
            for result in examine(project, about, task.texts, self._reader, host, lambda: self._again):
                hand_over(result)

    def stop(self) -> None:
        """End; a running check is not waited for."""
        if self._timer is not None:
            self._timer.cancel()
        self._executor.shutdown(wait=False, cancel_futures=True)


def _safely(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(call)


def examine(
    project: Project,
    about: Path,
    texts: Mapping[Path, str],
    reader: RuleReader,
    host: Host | None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Result]:
    """Check the files of a project, the open texts in the place of files; then run the tests beside open files."""
    try:
        reader.lay_over(texts)
        examined = examine_paths(project.files, host, reader=reader)
        found = examined.diagnostics
        if examined.vocabulary is None:
            found = _beyond_what_cannot_be_read(project, texts, found, reader, host)
        yield Result(project, about, found)
        yield Result(project, about, found, _tests(project, texts, examined, reader, stopped))
    except DiagnosticError as error:
        yield Result(project, about, error.diagnostics)
    except Exception as error:  # whatever it is, the editor goes on
        log.exception("a check broke off")
        yield Result(project, about, failed=f"{type(error).__name__}: {error}")


def _beyond_what_cannot_be_read(
    project: Project,
    texts: Mapping[Path, str],
    found: tuple[Diagnostic, ...],
    reader: RuleReader,
    host: Host | None,
) -> tuple[Diagnostic, ...]:
    """What is wrong besides the lines that cannot be read, when these are single lines of open texts."""
    errors: dict[str, list[Diagnostic]] = {}
    for each in found:
        if each.severity == "error":
            errors.setdefault(each.labels[0].place.file if each.labels else "", []).append(each)
    laid = dict(texts)
    places: dict[str, list[tuple[int, int]]] = {}
    for file, mine in errors.items():
        text = texts.get(Path(file)) if file else None
        result = masked(FileIndex(LineIndex(text)), mine) if text is not None else None
        if result is None:
            return found
        laid[Path(file)], places[file] = result
    reader.lay_over(laid)
    examined = examine_paths(project.files, host, reader=reader)
    reader.lay_over(texts)
    if examined.vocabulary is None:
        return found
    further: Iterable[Diagnostic] = examined.diagnostics
    for file, spans in places.items():
        further = outside(further, file, spans)
    return tuple(dict.fromkeys((*found, *further)))


def _tests(
    project: Project,
    texts: Mapping[Path, str],
    examined: Examined,
    reader: RuleReader,
    stopped: Callable[[], bool],
) -> dict[Path, Tested]:
    opened = [path for path in project.files if path in texts and (tests_of(path) in texts or tests_of(path).is_file())]
    if not opened:
        return {}
    if examined.errors or examined.vocabulary is None:
        return {path: Tested(unknown="the rules have a mistake") for path in opened}
    by_file = {path.resolve(): head.name for path in examined.files if (head := reader.quietly(path).head) is not None}
    return run_beside(opened, texts, examined.lists, examined.vocabulary, by_file, stopped)
