"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def save(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of a file that is there, which keeps its permissions; a link keeps leading to it.

    Raises ``OSError`` when that cannot be done, and then the file is as it was.
    """
    path = path.resolve(strict=True)
    if not os.access(path, os.W_OK):
        raise PermissionError(13, "it may not be written")
    _put(path, data, path.stat().st_mode & 0o7777)


def save_new(path: Path, data: bytes) -> None:
    """Make a file, whole or not at all. Raises ``OSError`` when that cannot be done."""
    mask = os.umask(0)
    os.umask(mask)
    _put(path, data, 0o666 & ~mask)


def _put(path: Path, data: bytes, mode: int) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
