"""TOML, JSON and YAML as plain data, with every fault of the text told by line; never more than the text
holds.

YAML aliases and anchors are refused (a few lines of them can stand for gigabytes), so are duplicate keys in
any format, numbers that are no numbers (NaN, Infinity) and nesting that no item needs.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any, NoReturn, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError, Label, Place
from dualclass.items.decoding import LARGEST, read_text, refusal
from dualclass.items.problems import short

DEEPEST = 40
"""Levels of tables and lists an item file may have."""
_LARGEST_YAML = 500_000
_REMEDIES = {
    "TOML": 'a field is `name = value`, texts stand in quotes: `kind = "chemical"`',
    "JSON": "names and texts stand in double quotes, with a comma between fields and none after the last",
    "YAML": "a field is `name: value`; mind the indentation, and quote texts that hold special characters",
}
_FORMATS = {".toml": "TOML", ".json": "JSON", ".yaml": "YAML", ".yml": "YAML"}


def read_data(file: Path) -> Any:
    """The file's content as dicts, lists and plain values. DiagnosticError for anything that is not that."""
    name = _FORMATS.get(file.suffix.lower())
    if name is None:
        if file.is_dir():
            read_text(file)
        ending = f"`{file.suffix}`" if file.suffix else "no ending"
        message = f"item files are TOML, JSON or YAML, and this one has {ending}"
        raise refusal("I006", message, file, "name it .toml, .json, .yaml or .yml")
    text = read_text(file, _LARGEST_YAML if name == "YAML" else LARGEST)
    reader = {"TOML": _toml, "JSON": _json, "YAML": _yaml}[name]
    try:
        data = reader(text, file)
    except RecursionError:
        raise _too_deep(file) from None
    if _depth_exceeds(data, DEEPEST):
        raise _too_deep(file)
    return data


def _broken(name: str, what: str, file: Path, text: str, line: int, column: int = 1) -> DiagnosticError:
    lines = text.split("\n")
    start = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    place = Place(str(file), min(start, len(text)), min(start + 1, len(text)))
    message = f"broken {name} in line {line}: {what}"
    return DiagnosticError(
        Diagnostic("I007", "error", message, (Label(place),), help=_REMEDIES[name], subject=str(file))
    )


def _too_deep(file: Path) -> DiagnosticError:
    return refusal("I008", f"the file is nested more than {DEEPEST} levels deep", file, "no item needs that")


def _depth_exceeds(data: Any, deepest: int) -> bool:
    level: list[Any] = [data]
    for _ in range(deepest + 1):
        inner: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                inner.extend(cast("dict[Any, Any]", each).values())
            elif isinstance(each, list):
                inner.extend(cast("list[Any]", each))
        if not inner:
            return False
        level = inner
    return True


def _toml(text: str, file: Path) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)", str(error))
        what = re.sub(r"\s*\(at .*\)$", "", str(error), flags=re.DOTALL)
        line, column = text.count("\n") + 1, 1
        if found and found[1]:
            line, column = int(found[1]), int(found[2])
        raise _broken("TOML", _lower(what), file, text, line, column) from None
    except ValueError:
        raise _too_long(file) from None


def _json(text: str, file: Path) -> Any:
    def no_number(word: str) -> NoReturn:
        line = text.count("\n", 0, max(0, text.find(word))) + 1
        raise _broken("JSON", f"`{word}` is not a number", file, text, line)

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                message = f"the key `{short(key)}` stands twice in one object"
                raise refusal("I009", message, file, "keep one of them")
            found[key] = value
        return found

    try:
        return json.loads(text, parse_constant=no_number, object_pairs_hook=table)
    except json.JSONDecodeError as error:
        raise _broken("JSON", _lower(error.msg), file, text, error.lineno, error.colno) from None
    except ValueError:
        raise _too_long(file) from None


def _yaml(text: str, file: Path) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.constructor import DuplicateKeyError
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        _check_yaml_events(YAML(typ="safe", pure=True), text, file)
        return cast("Any", YAML(typ="safe", pure=True)).load(text)
    except DuplicateKeyError as error:
        line, _ = _marked(error)
        raise _broken("YAML", "a key stands twice in one mapping", file, text, line) from None
    except MarkedYAMLError as error:
        fault = cast("Any", error)
        line, column = _marked(fault)
        raise _broken("YAML", _lower(str(fault.problem or fault.context)), file, text, line, column) from None
    except (YAMLError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError, AssertionError):
        help = "quote values that hold special characters"
        raise refusal("I007", "broken YAML: the text cannot be read", file, help) from None


def _marked(fault: Any) -> tuple[int, int]:
    """Line and column, both from 1, that a YAML error names."""
    mark = fault.problem_mark or fault.context_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _check_yaml_events(reader: Any, text: str, file: Path) -> None:
    """Refuse anchors, aliases and deep nesting while they are still events, before anything is built."""
    depth = 0
    for event in reader.parse(text):
        name = type(event).__name__
        if name == "AliasEvent" or getattr(event, "anchor", None) is not None:
            mark = event.start_mark
            what = "anchors (`&`) and aliases (`*`) are not accepted; write the value out"
            raise _broken("YAML", what, file, text, mark.line + 1, mark.column + 1)
        if name in ("MappingStartEvent", "SequenceStartEvent"):
            depth += 1
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1
        if depth > DEEPEST:
            raise _too_deep(file)


def _too_long(file: Path) -> DiagnosticError:
    return refusal("I010", "a number in the file has too many digits", file, "write values as text with units")


def _lower(text: str) -> str:
    first = " ".join(text.split())
    return first[:1].lower() + first[1:200]
