"""What a plugin may tell: three hooks, one sentence each.

A plugin is a module named by an entry point of the group ``dualclass``; it implements the hooks it needs with
``@hookimpl``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dualclass.records import dataclass

GROUP = "dualclass"

_PLAIN_SPEC = {"firstresult": False, "historic": False, "warn_on_impl": None, "warn_on_impl_args": None}
_PLAIN_IMPL = {
    "wrapper": False,
    "hookwrapper": False,
    "optionalhook": False,
    "tryfirst": False,
    "trylast": False,
    "specname": None,
}


def hookspec[Function: Callable[..., object]](function: Function, /) -> Function:
    """Mark a hook specification, as ``pluggy.HookspecMarker("dualclass")`` does."""
    setattr(function, f"{GROUP}_spec", dict(_PLAIN_SPEC))
    return function


def hookimpl[Function: Callable[..., object]](function: Function, /) -> Function:
    """Mark a function that implements a hook, as ``pluggy.HookimplMarker("dualclass")`` does, and without loading it.

    A plugin that needs pluggy's options uses pluggy's own marker.
    """
    setattr(function, f"{GROUP}_impl", dict(_PLAIN_IMPL))
    return function


type Numbering = Callable[[str], str | None]
"""The number a state prints for a code of the common numbering; ``None`` where it has none."""


@dataclass(frozen=True, slots=True)
class ListSource:
    """A control list as a plugin announces it.

    ``name``: the list's name in its rule files (``list uk ..``). ``regime``: whose list it is (``gb``).
    ``folder``: where its rule files are, searched with all folders below it. ``version``: of the package; the version
    of the plugin's distribution when it is left out.
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
