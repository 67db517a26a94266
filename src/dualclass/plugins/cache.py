"""Built lists on disk: JSON beside a digest of itself, keyed by everything it was made from.

The cache only ever saves time: whatever is missing, damaged or not writable is passed over in silence, and
the lists are built anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import dualclass.version

FORMAT = 1
KEPT = 40
_CODE = ("language", "lists", "vocabulary", "checking", "quantities", "plugins", "diagnostics")


def cache_folder() -> Path | None:
    """Where the cache is: ``DUALCLASS_CACHE_DIR``, else the user's cache folder; ``None`` when switched
    off.
    """
    if os.environ.get("DUALCLASS_NO_CACHE", "") not in {"", "0"}:
        return None
    named = os.environ.get("DUALCLASS_CACHE_DIR")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("dualclass", appauthor=False))


def cache_key(files: Iterable[Path], facts: Iterable[str]) -> str:
    """The key: rule files with their contents, versions and other facts, and the state of our own code.

    Raises ``OSError`` when a rule file cannot be read.
    """
    digest = hashlib.sha256()

    def add(*parts: bytes) -> None:
        for part in parts:
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)

    add(str(FORMAT).encode())
    for fact in facts:
        add(b"fact", fact.encode())
    for path in files:
        add(b"file", str(path).encode(errors="surrogateescape"), path.read_bytes())
    for path in _own_code():
        state = path.stat()
        add(b"code", path.name.encode(), f"{state.st_mtime_ns} {state.st_size}".encode())
    return digest.hexdigest()


def _own_code() -> Iterable[Path]:
    package = Path(dualclass.version.__file__).resolve().parent
    for name in _CODE:
        yield from sorted((package / name).glob("*.py"))
    for folder in (package / "grammars", package.parents[1] / "grammars"):
        yield from sorted(folder.glob("*.lark"))


def read(folder: Path, name: str, key: str) -> object | None:
    """The data kept under a name and key; ``None`` when there is none or it is damaged."""
    try:
        content = _path(folder, name, key).read_bytes()
    except OSError:
        return None
    seal, _, payload = content.partition(b"\n")
    if seal != _seal(key, payload):
        return None
    try:
        return json.loads(payload)
    except (ValueError, RecursionError):
        return None


def write(folder: Path, entries: Mapping[str, object], key: str) -> None:
    """Keep data under names and a key, each file whole or not at all; a failure is no error."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in entries.items():
            payload = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
            _write_whole(_path(folder, name, key), _seal(key, payload) + b"\n" + payload)
        _tidy(folder)


def _write_whole(path: Path, content: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _tidy(folder: Path) -> None:
    """Keep only the newest files of ours."""
    files = sorted(folder.glob("*.lists.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in files[KEPT:]:
        old.unlink(missing_ok=True)


def _path(folder: Path, name: str, key: str) -> Path:
    return folder / f"{key[:32]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}.lists.json"


def _seal(key: str, payload: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\n" + payload).hexdigest().encode()
