"""Shelves in the cache: what was worked out of a list for a span of days, kept beside the list."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

from dualclass.plugins import cache


class KeptShelf:
    """One file of the cache with everything small of one shelf, and one for each large thing; without a folder it lasts
    as long as the process.
    """

    def __init__(self, folder: Path | None, key: str, name: str) -> None:
        """Take the place of the shelf; its file is read when something is asked for."""
        self._folder = folder
        self._key = key
        self._name = name
        self._data: dict[str, object] | None = None

    def get(self, name: str) -> object | None:
        """What is kept under a name; ``None`` when nothing is."""
        return self._all().get(name)

    def put(self, name: str, data: object) -> None:
        """Keep something, here and in the file."""
        everything = self._all()
        everything[name] = json.loads(json.dumps(data))
        if self._folder is not None:
            cache.write(self._folder, {self._name: everything}, self._key)

    def get_bytes(self, name: str) -> bytes | None:
        """What ``put_bytes`` kept under a name; ``None`` when nothing is."""
        return None if self._folder is None else cache.read_bytes(self._folder, f"{self._name}: {name}", self._key)

    def put_bytes(self, name: str, content: bytes) -> None:
        """Keep what is large in a file of its own. Without a folder it is not kept: who made it has it."""
        if self._folder is not None:
            cache.write(self._folder, {f"{self._name}: {name}": content}, self._key)

    def _all(self) -> dict[str, object]:
        if self._data is None:
            kept = None if self._folder is None else cache.read(self._folder, self._name, self._key)
            self._data = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
        return self._data


def shelves_of(folder: Path | None, key: str | None, regime: str) -> Callable[[str], KeptShelf]:
    """The shelves of one list, by the first day of their span."""

    def shelf(day: str) -> KeptShelf:
        return KeptShelf(folder if key else None, key or "", f"{regime} from {day}")

    return shelf
