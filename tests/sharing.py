"""What a run of the tests makes once, although several processes run them."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from dualclass.diagnostics import DiagnosticError
from dualclass.plugins import load_lists

LONGEST_WAIT = 600.0
_FAR_AHEAD = 10 * 365 * 86_400
_GENERATIONS = 40


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, filled by the process that asks first; the others wait until it is, and fail if that one failed."""
    done, failed = (folder.with_name(f"{folder.name}.{word}") for word in ("done", "failed"))
    try:
        folder.mkdir()
    except FileExistsError:
        ends = time.monotonic() + LONGEST_WAIT
        while not done.exists():
            assert not failed.exists(), f"another process could not make {folder}"
            assert time.monotonic() < ends, f"nobody finished {folder}"
            time.sleep(0.05)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return folder


def warm(folder: Path) -> None:
    """Build the installed lists into a cache and let them stay in it.

    The cache keeps the newest files only, and every list that a test makes brings some: without this each of many
    processes would find the installed lists pushed out, and build them anew.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there = [(path, path.stat().st_mtime) for path in folder.iterdir()]
    for path, changed in there:
        if changed <= time.time() or len(there) > _GENERATIONS:
            path.unlink(missing_ok=True)
    with contextlib.suppress(DiagnosticError):  # the tests tell what is wrong, and name it
        load_lists()
    later = time.time() + _FAR_AHEAD
    for path in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):
            os.utime(path, (later, later))
