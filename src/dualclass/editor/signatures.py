"""The shape of the sentence that is being written about a parameter, with the part that comes next."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import (
    MarkupContent,
    MarkupKind,
    ParameterInformation,
    SignatureHelp,
    SignatureInformation,
)

from dualclass.editor.describing import form_of
from dualclass.editor.expecting import Expected, endings, expected
from dualclass.editor.file_index import Writing
from dualclass.editor.finding import Finder
from dualclass.editor.indexing import names_of, tried
from dualclass.editor.world import World
from dualclass.vocabulary.definitions import ParameterDefinition

_BORDER = "at least | more than | at most | less than"


def signature(world: World, path: Path, offset: int) -> SignatureHelp | None:
    """The shape of the comparison at an offset; ``None`` where no parameter has been named."""
    index = world.index(path)
    if index is None or index.too_large:
        return None
    writing = index.writing_at(offset)
    if writing.begin != "line":
        return None
    wanted = expected(writing)
    if wanted.quoted or not wanted.terminals:
        return None
    finder = Finder(world, path)
    name = _subject(writing, wanted)
    parameter, shown = finder.meanings.parameter(name) if name else (None, "")
    if parameter is None:
        return None
    parts = _parts(parameter)
    if not parts:
        return None
    label = " ".join((shown, *parts))
    about = f"{form_of(parameter)}\n\n{parameter.text}" if parameter.text else form_of(parameter)
    information = SignatureInformation(
        label,
        documentation=MarkupContent(MarkupKind.Markdown, about),
        parameters=[ParameterInformation(part) for part in parts],
    )
    return SignatureHelp([information], active_signature=0, active_parameter=_active(parameter, wanted, len(parts)))


def _subject(writing: Writing, wanted: Expected) -> str:
    """The path of the parameter named last on the line, if a sentence about it is still open."""
    head = wanted.head.rstrip()
    closing = ")" * max(0, head.count("(") - head.count(")"))
    for ending in ("", *endings(writing.begin), " 1 zr", " m"):
        tree = tried(f"{head}{ending}{closing}", writing.begin)
        if tree is None:
            continue
        before = [
            each
            for each in names_of(tree, writing.context)
            if each.symbol.sort == "parameter" and each.end <= len(head)
        ]
        if before:
            symbol = max(before, key=lambda each: each.start).symbol
            return f"{symbol.owner}.{symbol.name}" if symbol.owner else symbol.name
    return ""


def _parts(parameter: ParameterDefinition) -> list[str]:
    """What follows the name, part by part."""
    unit = " | ".join(parameter.units) or "UNIT"
    match parameter.type:
        case "quantity" | "curve" | "level" | "derived":
            method = [f"[by {' | '.join(parameter.methods)}]"] if parameter.methods else []
            return [*method, _BORDER, "VALUE", unit, "[at CONDITION ..]"]
        case "count":
            return [f"{_BORDER} | exactly", "NUMBER"]
        case "span":
            return ["overlaps | covers | reaches | stays within", "RANGE", unit]
        case "choice" | "identifier":
            return ["is | is not | is one of | is none of", " | ".join(parameter.options) or "VALUE"]
        case "set":
            return ["includes | includes any of | includes all of | includes only", " | ".join(parameter.options)]
        case "ranked":
            return [f"ranked {_BORDER}", " | ".join(f'"{option}"' for option in parameter.options)]
        case _:
            return []


def _active(parameter: ParameterDefinition, wanted: Expected, count: int) -> int:
    method = 1 if parameter.methods and parameter.type in ("quantity", "curve", "level", "derived") else 0
    terminals = wanted.terminals
    if "UNIT" in terminals:
        return min(method + 2, count - 1)
    if "NUMBER" in terminals:
        return min(method + 1, count - 1)
    if "BORDER" in terminals and ("IS" in terminals or "BUT" not in terminals):
        return 0 if method and "METHOD" in terminals else method
    if "NAME" in terminals or "STRING" in terminals:
        return 1 if count > 1 else 0
    return count - 1
