"""The key of built lists: the contents of all rule files, the plugins and their versions, the state of the code."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import dualclass.version
from dualclass.plugins import cache

FORMAT = "dualclass lists 2"
_CODE = (
    "checking",
    "diagnostics",
    "evaluation",
    "explanation",
    "language",
    "lists",
    "plugins",
    "quantities",
    "vocabulary",
    "grammars",
    "../../grammars",
    ".",
)
_STATE = "state of files"


def content_key(files: Iterable[Path], code: Iterable[Path], facts: Iterable[str]) -> str | None:
    """The key of what is built from rule files by some code and by our own, with the facts that were told;
    ``None`` when a file cannot be read.

    A change of any content gives another key. Files that are as they were when they were last read are not read
    again: the key is kept beside their state.
    """
    files = tuple(files)
    own = (*map(str, code), *_own_code())
    told = (FORMAT, *facts)
    folder = cache.cache_folder()
    state = cache.state_of((*files, *own)) if folder is not None else None
    whole = None if state is None else "\n".join((*told, state))
    slot = " ".join(map(str, files))
    if folder is not None and whole is not None:
        kept = cache.read(folder, _STATE, whole, slot)
        if isinstance(kept, str):
            return kept
    key = _digest(files, own, told)
    if folder is not None and whole is not None and key is not None and state == cache.state_of((*files, *own)):
        cache.write(folder, {_STATE: key}, whole, slot)
    return key


def _digest(files: Iterable[Path], own: Iterable[str], facts: Iterable[str]) -> str | None:
    import hashlib

    digest = hashlib.sha256()

    def add(*parts: bytes) -> None:
        for part in parts:
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)

    try:
        for fact in facts:
            add(b"fact", fact.encode(errors="surrogateescape"))
        for path in files:
            add(b"file", str(path).encode(errors="surrogateescape"), path.read_bytes())
        for each in own:
            state = os.stat(each)
            add(b"code", each.encode(errors="surrogateescape"), f"{state.st_mtime_ns} {state.st_size}".encode())
    except OSError:
        return None
    return digest.hexdigest()


def _own_code() -> Iterable[str]:
    package = os.path.dirname(os.path.abspath(dualclass.version.__file__))
    for name in _CODE:
        folder = f"{package}/{name}"
        try:
            names = sorted(each for each in os.listdir(folder) if each.endswith((".py", ".lark")))
        except OSError:
            continue
        yield from (f"{folder}/{each}" for each in names)
