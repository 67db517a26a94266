"""Calling the hooks a plugin implements: plain functions directly, everything else as pluggy has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from dualclass.plugins.hooks import GROUP, Hooks

type Caller = Callable[[str], Sequence[object]]
"""The answers of one plugin to a hook: none when it does not implement it."""

_HOOKS = frozenset(name for name in vars(Hooks) if not name.startswith("_"))


def caller_of(plugin: object, name: str) -> Caller:
    """How to ask a plugin. Raises what pluggy raises for a hook that does not exist or takes other arguments."""
    plain = _plain(plugin)
    return _through_pluggy(plugin, name) if plain is None else _directly(plain)


def _plain(plugin: object) -> Mapping[str, Callable[[], object]] | None:
    """The implementations by hook; ``None`` when one needs more of pluggy than to be called without arguments."""
    found: dict[str, Callable[[], object]] = {}
    for name in dir(plugin):
        member: object = getattr(plugin, name, None)
        options: object = getattr(member, f"{GROUP}_impl", None)
        if not isinstance(options, dict):
            continue
        code: object = getattr(member, "__code__", None)
        arguments: object = getattr(code, "co_argcount", None)
        if name not in _HOOKS or arguments != 0 or any(cast("dict[str, object]", options).values()):
            return None
        found[name] = cast("Callable[[], object]", member)
    return found


def _directly(found: Mapping[str, Callable[[], object]]) -> Caller:
    def ask(hook: str) -> Sequence[object]:
        function = found.get(hook)
        answer = None if function is None else function()
        return () if answer is None else (answer,)

    return ask


def _through_pluggy(plugin: object, name: str) -> Caller:
    import pluggy

    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    manager.register(plugin, name=name)
    manager.check_pending()

    def ask(hook: str) -> Sequence[object]:
        return cast("Sequence[object]", getattr(manager.hook, hook)())

    return ask
