"""Loading plugins and asking them: whatever fails, fails the run and names the plugin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.plugins.calling import Caller, caller_of
from dualclass.plugins.hooks import ListSource, Numbering
from dualclass.plugins.points import Point, installed_points
from dualclass.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """A loaded plugin: the name of its entry point, its distribution and version."""

    name: str
    distribution: str
    version: str


class Host:
    """The loaded plugins. Every method raises ``DiagnosticError`` when a plugin fails, naming it and why."""

    def __init__(self, points: Iterable[Point] | None = None) -> None:
        """Load the plugins of the given entry points, by default of all that are installed."""
        self._infos: dict[str, PluginInfo] = {}
        self._plugins: dict[str, object] = {}
        self._callers: dict[str, Caller] = {}
        found = installed_points() if points is None else points
        failures: list[Diagnostic] = []
        seen: set[tuple[str, str]] = set()
        for point in sorted(found, key=lambda point: (point.name, point.value)):
            if (point.name, point.value) not in seen:
                seen.add((point.name, point.value))
                failures.extend(self._load(point))
        if failures:
            raise DiagnosticError(failures)

    def _load(self, point: Point) -> Iterable[Diagnostic]:
        info = info_of(point)
        if info.name in self._infos:
            message = f"two plugins are called `{info.name}`: {shown(self._infos[info.name])} and {shown(info)}"
            yield _failure("P001", message, info, "uninstall one of them")
            return
        try:
            plugin = point.load()
            twin = next((name for name, other in self._plugins.items() if other is plugin), None)
            if twin is not None:
                raise ValueError(f"it is already loaded as {twin}")
            self._callers[info.name] = caller_of(plugin, info.name)
        except (Exception, SystemExit) as error:  # whatever a plugin does, the run ends with a message
            message = f"the plugin {shown(info)} cannot be loaded: {reason(error)}"
            yield _failure("P001", message, info, "update or uninstall it")
            return
        self._plugins[info.name] = plugin
        self._infos[info.name] = info

    def plugins(self) -> tuple[PluginInfo, ...]:
        """The loaded plugins, by name."""
        return tuple(self._infos.values())

    def code_files(self) -> tuple[Path, ...]:
        """The modules of the plugins, with those that stand beside them in a package: what their answers come from."""
        found: list[Path] = []
        for plugin in self._plugins.values():
            file: object = getattr(plugin, "__file__", None)
            if isinstance(file, str):
                module = Path(file)
                found += sorted(module.parent.glob("*.py")) if getattr(plugin, "__package__", "") else [module]
        return tuple(dict.fromkeys(found))

    def lists(self) -> tuple[ListSource, ...]:
        """The control lists of all plugins; no two of one regime or of one name."""
        found: list[tuple[PluginInfo, ListSource]] = []
        for info, answer in self._ask("control_lists"):
            for source in _items(answer, info, "control_lists"):
                if not isinstance(source, ListSource):
                    raise DiagnosticError(_wrong(info, "control_lists", "something that is no list source"))
                found.append((info, source if source.version else replace(source, version=info.version)))
        failures = [*_clashes(found), *(_without_folder(info, source.folder) for info, source in found)]
        failures = [failure for failure in failures if failure is not None]
        if failures:
            raise DiagnosticError(failures)
        return tuple(source for _, source in found)

    def vocabularies(self) -> tuple[Path, ...]:
        """The folders of vocabulary files of all plugins."""
        found: list[Path] = []
        for info, answer in self._ask("vocabularies"):
            for folder in _items(answer, info, "vocabularies"):
                if not isinstance(folder, Path):
                    raise DiagnosticError(_wrong(info, "vocabularies", "something that is no path"))
                failure = _without_folder(info, folder)
                if failure is not None:
                    raise DiagnosticError(failure)
                found.append(folder)
        return tuple(found)

    def numbering(self) -> Mapping[str, Numbering]:
        """By regime, how a code is numbered in the state's own print; a regime's numbering is told once."""
        found: dict[str, Numbering] = {}
        owners: dict[str, PluginInfo] = {}
        for info, answer in self._ask("numbering"):
            if not isinstance(answer, Mapping):
                raise DiagnosticError(_wrong(info, "numbering", "no mapping"))
            for regime, function in cast("Mapping[str, object]", answer).items():
                if not callable(function):
                    raise DiagnosticError(_wrong(info, "numbering", "something that cannot be called"))
                if regime in owners:
                    message = f"two plugins number the regime `{regime}`: {shown(owners[regime])} and {shown(info)}"
                    raise DiagnosticError(_failure("P004", message, info, "uninstall one of them"))
                owners[regime] = info
                found[regime] = self._guarded(cast("Numbering", function), info)
        return found

    def _guarded(self, function: Numbering, info: PluginInfo) -> Numbering:
        def number(code: str) -> str | None:
            try:
                answer = cast("object", function(code))
            except Exception as error:  # a plugin's fault is reported, never shown as a traceback
                message = f"the plugin {shown(info)} failed to number `{code}`: {reason(error)}"
                raise DiagnosticError(_failure("P002", message, info)) from error
            if answer is not None and not isinstance(answer, str):
                raise DiagnosticError(_wrong(info, "numbering", f"no text for `{code}`"))
            return answer

        return number

    def _ask(self, hook: str) -> Iterable[tuple[PluginInfo, object]]:
        """Each plugin's own answer to a hook, plugin by plugin, so that a failure has a name."""
        for name, info in self._infos.items():
            try:
                answers = self._callers[name](hook)
            except DiagnosticError:
                raise
            except (Exception, SystemExit) as error:  # as above
                message = f"the plugin {shown(info)} failed in `{hook}`: {reason(error)}"
                raise DiagnosticError(_failure("P002", message, info, "update or uninstall it")) from error
            for answer in answers:
                yield info, answer


def info_of(point: Point) -> PluginInfo:
    """Name, distribution and version of an entry point's plugin."""
    dist = point.dist
    return PluginInfo(point.name, dist.name if dist else point.value, dist.version if dist else "unknown")


def shown(info: PluginInfo) -> str:
    """A plugin in a message: ``korea (dualclass-korea 0.1.0)``."""
    return f"`{info.name}` ({info.distribution} {info.version})"


def reason(error: BaseException) -> str:
    """Why something failed, on one line."""
    text = " ".join(str(error).split()) or "no reason given"
    return f"{text} ({type(error).__name__})"


def _failure(code: str, message: str, info: PluginInfo, remedy: str | None = None) -> Diagnostic:
    return Diagnostic(code=code, severity="error", message=message, help=remedy, subject=info.name)


def _wrong(info: PluginInfo, hook: str, what: str) -> Diagnostic:
    return _failure("P003", f"the plugin {shown(info)} answers `{hook}` with {what}", info)


def _items(answer: object, info: PluginInfo, hook: str) -> Iterable[object]:
    if not isinstance(answer, list | tuple):
        raise DiagnosticError(_wrong(info, hook, "no list or tuple"))
    return cast("Iterable[object]", answer)


def _without_folder(info: PluginInfo, folder: Path) -> Diagnostic | None:
    if folder.is_dir():
        return None
    message = f"the plugin {shown(info)} names a folder that is not there: `{folder}`"
    return _failure("P005", message, info, "install the plugin anew")


def _clashes(found: list[tuple[PluginInfo, ListSource]]) -> Iterable[Diagnostic]:
    regimes: dict[str, PluginInfo] = {}
    names: dict[str, PluginInfo] = {}
    for info, source in found:
        for word, key, owners in (("regime", source.regime, regimes), ("list name", source.name, names)):
            owner = owners.setdefault(key, info)
            if owner is not info:
                message = f"two plugins claim the {word} `{key}`: {shown(owner)} and {shown(info)}"
                yield _failure("P004", message, info, "uninstall one of them")
