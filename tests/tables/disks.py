"""Small disks of their own, where the process may mount them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A disk of so many kilobytes at a folder that is made; the test is skipped where none can be mounted."""
    folder.mkdir()
    if not _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)):
        pytest.skip("no disk can be mounted here: that takes a system of Linux, and its administrator")
    try:
        yield folder
    finally:
        _ = subprocess.run(["umount", "-l", str(folder)], check=True)


def remounted(folder: Path, options: str) -> None:
    """The same disk with other options: ``size=900k``, ``ro``."""
    assert _mount("-o", f"remount,{options}", str(folder))


def _mount(*arguments: str) -> bool:
    try:
        return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
    except OSError:
        return False
