"""Putting whole files under their names: each in one step, on whatever disk its name is."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from dualclass.tables.failing import writing


def put_in_place(files: Mapping[Path, Path]) -> None:
    """Give each file its final name, in order. Raises ``DiagnosticError`` when that cannot be done.

    What stands on another disk than its name is copied beside it first; no name is taken before all copies are whole.
    """
    copies: dict[Path, Path] = {}
    try:
        for file, target in files.items():
            with writing(target):
                if file.stat().st_dev != target.parent.stat().st_dev:
                    _copy(file, target, copies)
        for file, target in files.items():
            with writing(target):
                _move(file, target, copies)
    finally:
        for copy in copies.values():
            with suppress(OSError):
                copy.unlink(missing_ok=True)


def _move(file: Path, target: Path, copies: dict[Path, Path]) -> None:
    try:
        _ = copies.get(file, file).replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # one disk that is mounted in two places says so only now
        _copy(file, target, copies)
        _ = copies[file].replace(target)
    _name_kept(target.parent)


def _copy(file: Path, target: Path, copies: dict[Path, Path]) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    with file.open("rb") as source, beside.open("xb") as copy:
        copies[file] = beside
        shutil.copyfileobj(source, copy, 1 << 20)
        copy.flush()
        os.fsync(copy.fileno())


def _name_kept(folder: Path) -> None:
    """Have the name itself on disk, where the system can be asked for that."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
