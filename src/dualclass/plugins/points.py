"""Which plugins are installed: the entry points of the group, found once and kept until an installation changes."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.machinery import BuiltinImporter, FrozenImporter, PathFinder
from typing import TYPE_CHECKING, cast

from dualclass.plugins import cache
from dualclass.plugins.hooks import GROUP
from dualclass.records import dataclass

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_NAME = "installed plugins"
_USUAL: tuple[object, ...] = (BuiltinImporter, FrozenImporter, PathFinder)


@dataclass(frozen=True, slots=True)
class KeptDistribution:
    """A distribution that was found before."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class KeptPoint:
    """An entry point that was found before."""

    name: str
    value: str
    dist: KeptDistribution

    def load(self) -> object:
        """Import the plugin; raises whatever importing it raises."""
        module, _, attributes = self.value.partition(":")
        found: object = import_module(module)
        for attribute in filter(None, attributes.split(".")):
            found = getattr(found, attribute)
        return found


type Point = EntryPoint | KeptPoint
"""An entry point: the standard library's, or one that was kept."""


def installed_points() -> tuple[Point, ...]:
    """The entry points of all installed plugins.

    To look them up takes longer than all else a warm process does, so what was found is kept beside the state of
    everything that says what is installed. Where distributions may come from elsewhere than plain folders, they are
    looked up each time.
    """
    folder = cache.cache_folder()
    state = None if folder is None else _state()
    if folder is None or state is None:
        return _look_up()
    known = _kept(cache.read(folder, _NAME, state, os.pathsep.join(sys.path)))
    if known is not None:
        return known
    found = _look_up()
    rows = [(point.name, point.value, point.dist.name, point.dist.version) for point in found if point.dist]
    plain = len(rows) == len(found) and not any(set(value) & set("[] ") for _, value, _, _ in rows)
    if plain and state == _state():
        cache.write(folder, {_NAME: rows}, state, os.pathsep.join(sys.path))
    return found


def _look_up() -> tuple[Point, ...]:
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))


def _kept(rows: object) -> tuple[Point, ...] | None:
    if not isinstance(rows, list):
        return None
    found: list[Point] = []
    for row in cast("list[object]", rows):
        match row:
            case [str(name), str(value), str(owner), str(version)]:
                found.append(KeptPoint(name, value, KeptDistribution(owner, version)))
            case _:
                return None
    return tuple(found)


def _state() -> str | None:
    """Every distribution in every folder that Python looks into, with the state of its entry points; ``None`` where
    that does not tell all.
    """
    if any(finder not in _USUAL and hasattr(finder, "find_distributions") for finder in sys.meta_path):
        return None
    rows = [sys.version]
    for place in sys.path:
        folder = place or "."
        if folder.endswith((".egg", ".whl", ".zip")) and os.path.exists(folder):
            return None
        rows.append(place if place and os.path.isabs(place) else os.path.join(os.getcwd(), place))
        try:
            names = sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue
        rows += [f"{name} {_stamp(f'{folder}/{name}/entry_points.txt')}" for name in names]
    return "\n".join(rows)


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return "-"
    return f"{found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}"
