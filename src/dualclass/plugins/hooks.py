"""What a plugin may tell: three hooks, one sentence each.

A plugin is a module named by an entry point of the group ``dualclass``; it implements the hooks it needs with
``@hookimpl``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pluggy

from dualclass.records import dataclass

GROUP = "dualclass"

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)

type Numbering = Callable[[str], str | None]
"""The number a state prints for a code of the common numbering; ``None`` where it has none."""


@dataclass(frozen=True, slots=True)
class ListSource:
    """A control list as a plugin announces it.

    ``name``: the list's name in its rule files (``list uk ..``). ``regime``: whose list it is (``gb``).
    ``folder``: where its rule files are, searched with all folders below it. ``version``: of the package.
    """

    name: str
    regime: str
    title: str
    folder: Path
    version: str = ""


class Hooks:
    """The hook specifications."""

    @hookspec
    def control_lists(self) -> Sequence[ListSource]:
        """Tell the control lists that the plugin brings."""
        return ()

    @hookspec
    def vocabularies(self) -> Sequence[Path]:
        """Tell the folders of vocabulary files that the plugin brings."""
        return ()

    @hookspec
    def numbering(self) -> Mapping[str, Numbering]:
        """Tell, by regime, how a code is numbered in the state's own print."""
        return {}
