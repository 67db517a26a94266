"""Built lists on disk: plain data beside a sum of itself and the key of everything it was made from.

The cache only ever saves time: whatever is missing, damaged, of another key or not writable is passed over in
silence, and the lists are built anew. Files are written whole under another name first, so that processes that write
at once cannot mix. Nothing in them is ever run. A folder that others may write to is not trusted.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from zlib import crc32

KEPT = 60
ENDING = ".lists.json"
_WRITING = ".writing-"
_SETTLED = 2_000_000_000
_ABANDONED = 3600.0


def cache_folder() -> Path | None:
    """Where the cache is: ``DUALCLASS_CACHE_DIR``, else the user's cache folder; ``None`` when switched
    off, or when another user owns the folder or everybody may write to it.
    """
    if os.environ.get("DUALCLASS_NO_CACHE", "") not in {"", "0"}:
        return None
    named = os.environ.get("DUALCLASS_CACHE_DIR")
    folder = Path(named) if named else _users_folder()
    return folder if _is_trusted(folder) else None


def _users_folder() -> Path:
    if sys.platform == "linux":  # what platformdirs says there, without loading it
        home = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")
        return Path(home) / "dualclass"
    import platformdirs

    return Path(platformdirs.user_cache_dir("dualclass", appauthor=False))


def _is_trusted(folder: Path) -> bool:
    if sys.platform == "win32":
        return True
    try:
        state = folder.stat()
    except OSError:
        return True  # it is not there yet, and is made for its owner alone
    return state.st_uid in {os.getuid(), 0} and not state.st_mode & 0o002


# ---------------------------------------------------------------- reading and writing


def read(folder: Path, name: str, key: str, slot: str | None = None) -> object | None:
    """The data kept under a name and key; ``None`` when there is none or it is damaged."""
    content = read_bytes(folder, name, key, slot)
    if content is None:
        return None
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def read_bytes(folder: Path, name: str, key: str, slot: str | None = None) -> bytes | None:
    """The bytes kept under a name and key; ``None`` when there are none or they are damaged."""
    try:
        with open(_path(folder, name, slot or key), "rb") as file:
            content = file.read()
    except OSError:
        return None
    start = content.find(b"\n") + 1 + len(_bytes(key)) + 1
    payload = content[start:]
    return payload if content[:start] == _head(key, payload) else None


def write(folder: Path, entries: Mapping[str, object], key: str, slot: str | None = None) -> None:
    """Keep data (what JSON can hold, or bytes) under names and a key, each file whole or not at all; a failure is no
    error. Keys are kept side by side, unless they share a ``slot``: then the last one written takes the place.
    """
    texts = {
        name: data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        for name, data in entries.items()
    }
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, text in texts.items():
            _write_whole(_path(folder, name, slot or key), _head(key, text) + text)
        _tidy(folder)


def _write_whole(path: str, content: bytes) -> None:
    import tempfile

    descriptor, temporary = tempfile.mkstemp(prefix=_WRITING, dir=os.path.dirname(path))
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _tidy(folder: Path) -> None:
    """Keep only the newest files of ours, and none that a process left half written."""
    files = sorted(folder.glob(f"*{ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
    left = (path for path in folder.glob(f"{_WRITING}*") if path.stat().st_mtime < time.time() - _ABANDONED)
    for old in (*files[KEPT:], *left):
        old.unlink(missing_ok=True)


def _path(folder: Path, name: str, slot: str) -> str:
    return f"{folder}/{crc32(_bytes(slot)):08x}{crc32(_bytes(name)):08x}{ENDING}"


def _head(key: str, payload: bytes) -> bytes:
    """What stands before a payload: its sum and length, and the whole key (the names of files are too short for it)."""
    whole = _bytes(key)
    return b"%08x %d\n%s\n" % (crc32(payload, crc32(whole)), len(payload), whole)


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogateescape")


# ---------------------------------------------------------------- the state of files


def state_of(paths: Iterable[str | Path]) -> str | None:
    """What changes whenever one of the files does: size, inode and both times of each.

    ``None`` when one of them cannot be looked at, or was changed so lately that a second change within the clock's
    resolution would not show.
    """
    latest = 0
    rows: list[str] = []
    try:
        for path in paths:
            found = os.stat(path)
            latest = max(latest, found.st_mtime_ns, found.st_ctime_ns)
            rows.append(f"{path} {found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}")
    except OSError:
        return None
    return "\n".join(rows) if latest + _SETTLED < time.time_ns() else None
