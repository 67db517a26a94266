"""The YAML of a tests file as nodes that know their place; nothing of it is ever built into anything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError, Label, Place

LARGEST = 8_000_000
"""Characters a tests file may have."""
DEEPEST = 40
UNKNOWN = object()
"""The plain word ``unknown``: the value is not stated."""

_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A word, text or number, as written; ``plain`` when it stands without quotes."""

    text: str
    plain: bool
    place: Place

    @property
    def value(self) -> object:
        """A truth value for plain yes and no, ``UNKNOWN`` for plain ``unknown``, otherwise the text."""
        if not self.plain:
            return self.text
        return UNKNOWN if self.text == "unknown" else _TRUTH.get(self.text, self.text)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with their values, in their order."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Table


def fault(code: str, message: str, place: Place | None, help: str | None = None, **more: Any) -> Diagnostic:
    """An error at a place of a tests file."""
    labels = (Label(place),) if place is not None else ()
    return Diagnostic(code, "error", message, labels, help=help, **more)


def read_file(path: Path) -> str:
    """The text of a tests file. Raises ``DiagnosticError`` when it cannot be read, is not UTF-8 or is too large."""
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name cannot be used"
        message = f"the tests file cannot be read: {reason.lower()}"
        raise DiagnosticError(_whole(message, path, "check its path and permissions")) from None
    if len(content) > LARGEST:
        help = "split it into several files, each beside its rules"
        raise DiagnosticError(_whole(f"the tests file is larger than {LARGEST // 1_000_000} megabytes", path, help))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DiagnosticError(_whole(f"the tests file is not UTF-8 (line {line})", path, "save it as UTF-8")) from None
    return text


def _whole(message: str, path: Path, help: str) -> Diagnostic:
    return Diagnostic("T001", "error", message, help=help, subject=str(path))


def compose(text: str, file: str) -> Node | None:
    """The one document of a text, ``None`` when it is empty. Raises ``DiagnosticError`` for broken YAML."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        reader = cast("Any", YAML(typ="safe", pure=True))
        reader.max_depth = DEEPEST
        root = reader.compose(text)
        return None if root is None else _node(root, file, text, 0)
    except MarkedYAMLError as error:
        found = cast("Any", error)
        mark = found.problem_mark or found.context_mark
        offset = min(mark.index, len(text)) if mark is not None else 0
        raise DiagnosticError(_broken(_said(found), Place(file, offset, min(offset + 1, len(text))))) from None
    except RecursionError:
        raise DiagnosticError(_broken("it is nested too deeply", Place(file, 0, 0))) from None
    except (YAMLError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError, AssertionError):
        raise DiagnosticError(_broken("the text cannot be read", Place(file, 0, 0))) from None


def _said(error: Any) -> str:
    """What the reader of YAML complains of, in plain words."""
    text = " ".join(str(error.problem or error.context).split())
    if "maximum depth" in text:
        return "it is nested too deeply"
    if "expected the node content" in text:
        return "a value is missing here"
    return re.sub(r"'<([a-z ]+)>'", lambda match: f"the {match[1]}", text)


def _broken(what: str, place: Place) -> Diagnostic:
    help = "a value stands after its name and a colon; quote texts with special characters, indent with spaces"
    return fault("T002", f"broken YAML: {what[:1].lower()}{what[1:200]}", place, help)


def _node(raw: Any, file: str, text: str, depth: int) -> Node:
    place = Place(file, raw.start_mark.index, raw.end_mark.index)
    if raw.anchor is not None:
        raise DiagnosticError(_broken("anchors (`&`) and aliases (`*`) are not accepted; write `like: CODE`", place))
    if depth > DEEPEST:
        raise DiagnosticError(_broken("it is nested too deeply", place))
    kind = type(raw).__name__
    if kind == "ScalarNode":
        return Scalar(str(raw.value), raw.style is None, place)
    if kind == "SequenceNode":
        return Sequence(tuple(_node(each, file, text, depth + 1) for each in raw.value), place)
    entries: list[tuple[Scalar, Node]] = []
    seen: set[str] = set()
    for key, value in raw.value:
        name = _node(key, file, text, depth + 1)
        if not isinstance(name, Scalar):
            raise DiagnosticError(_broken("a name is a word, not a list or a table", name.place))
        if name.text in seen:
            message = f"`{name.text[:60]}` stands twice in one table"
            raise DiagnosticError(fault("T002", f"broken YAML: {message}", name.place, "keep one of them"))
        seen.add(name.text)
        entries.append((name, _node(value, file, text, depth + 1)))
    return Table(tuple(entries), place)
