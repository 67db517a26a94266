"""What every message owes its reader, whatever it is about."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from dualclass.diagnostics import Diagnostic

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "dualclass"
CODE = re.compile(r"[ABCDEFILNPQRTV]\d{3}")

# Messages of ours that still come without a line of help; one that gets help leaves this list.
WITHOUT_HELP = frozenset({"L004", "L005", "L006", "L021", "L022", "L037", "L038", "L009"}) | frozenset(
    {"I041", "I052", "I053", "I054", "I057"}
)

_INNER_WORDS = re.compile(r"\b(token|lark|terminal|traceback|regex|dataclass|None|True|False|NoneType)\b|__|<[a-z_]+ ")


@cache
def record_names() -> frozenset[str]:
    """The names of classes in our code that no reader could take for ordinary words."""
    names: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    return frozenset(name for name in names if re.fullmatch(r"[A-Z][a-z]+([A-Z][a-z]*)+", name))


@cache
def codes_in_source() -> frozenset[str]:
    """Every diagnostic code that stands as a text by itself anywhere in our code."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found.add(node.value)
    return frozenset(found)


def faults_of_style(diagnostic: Diagnostic) -> list[str]:
    """What is wrong with how a diagnostic speaks; empty when nothing is."""
    message, found = diagnostic.message, list[str]()
    if not message or not (message[0] == "`" or message[0] == '"' or message[0].islower()):
        found.append("begins neither small nor with what the user wrote")
    if message.endswith("."):
        found.append("ends in a full stop")
    if "\n" in message:
        found.append("has several lines")
    for text in (message, diagnostic.help or ""):
        ours = re.sub(r"`[^`]*`|\"[^\"]*\"", "", text)
        if _INNER_WORDS.search(ours):
            found.append(f"speaks of our workings: {text}")
        found += [f"names a class of ours: {name}" for name in record_names() if re.search(rf"\b{name}\b", ours)]
    return found


def assert_well_said(diagnostic: Diagnostic) -> None:
    """Style, and help: none of the messages without help may grow unnoticed, and none may be excused for nothing."""
    assert faults_of_style(diagnostic) == [], diagnostic
    has_help = bool(diagnostic.help and diagnostic.help.strip())
    assert has_help != (diagnostic.code in WITHOUT_HELP), f"{diagnostic.code}: {diagnostic.message}: {diagnostic.help}"


def the_one(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic], code: str) -> Diagnostic:
    """The first diagnostic of a code; every diagnostic beside it must be well said, too."""
    for each in diagnostics:
        assert faults_of_style(each) == [], each
    found = [each for each in diagnostics if each.code == code]
    assert found, [f"{each.code} {each.message}" for each in diagnostics]
    assert_well_said(found[0])
    return found[0]
