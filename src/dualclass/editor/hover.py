"""What is shown about the name under the pointer."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from dualclass.editor import describing
from dualclass.editor.finding import Finder, Found, Named
from dualclass.editor.symbols import Symbol
from dualclass.editor.verdicts import Verdicts
from dualclass.editor.world import World


def hover(world: World, path: Path, offset: int, verdicts: Verdicts | None = None) -> Hover | None:
    """What is known about the name at an offset; ``None`` where there is none or nothing is known."""
    finder = Finder(world, path)
    named = finder.at(offset)
    if named is None:
        return None
    text = _about(finder, named, verdicts)
    if not text:
        return None
    occurrence = named.found.occurrence
    place = named.found.index.text.range(occurrence.start, occurrence.end)
    return Hover(MarkupContent(MarkupKind.Markdown, text), place)


def _about(finder: Finder, named: Named, verdicts: Verdicts | None) -> str:
    symbol, detail = named.symbol, named.found.occurrence.detail
    if symbol.sort == "unit":
        return _unit(finder, symbol.name, detail)
    if symbol.sort in ("code", "note"):
        return _paragraph(finder, named, verdicts)
    places = finder.places(symbol)
    about = _of_vocabulary(finder, symbol, detail) or _of_list(symbol, places)
    return "\n\n".join(part for part in (about, describing.describe_places(finder, places)) if part)


def _of_vocabulary(finder: Finder, symbol: Symbol, detail: str) -> str | None:
    vocabulary = finder.meanings.vocabulary
    match symbol.sort:
        case "kind" if symbol.name in vocabulary.kinds:
            return describing.describe_kind(vocabulary, symbol.name)
        case "parameter":
            path = f"{symbol.owner}.{symbol.name}" if symbol.owner else symbol.name
            parameter, path = finder.meanings.parameter(path)
            names = vocabulary.parameter_names.of(path)
            return describing.describe_parameter(parameter, path, names) if parameter is not None else None
        case "option":
            return describing.describe_option(symbol, finder.meanings.parameter(symbol.owner)[0])
        case "group":
            return describing.describe_group(vocabulary, symbol.name)
        case "judgement":
            return describing.describe_judgement(vocabulary, symbol.name)
        case "object":
            return describing.describe_judgement(vocabulary, f"{detail} {symbol.name}".strip())
        case _:
            return None


_WHAT = {
    "kind": "a kind that no vocabulary has",
    "parameter": "a parameter that no vocabulary has",
    "constituent": "a constituent",
    "activity": "an activity",
    "definition": "defined by a note",
    "table": "a table",
    "column": "a column of a table",
    "list": "a list",
    "entries": "a group of entries",
    "method": "a method of measurement",
    "tag": "a mark that travels with the result",
}


def _of_list(symbol: Symbol, places: list[Found]) -> str:
    what = f"**{symbol.name}**: {_WHAT.get(symbol.sort, symbol.sort)}"
    declared = [each for each in places if each.occurrence.role == "declared"]
    if symbol.sort in ("definition", "table", "list") and declared:
        return describing.describe_block(declared[0], what)
    return what


def _unit(finder: Finder, name: str, path: str) -> str:
    about = describing.describe_unit(name) or f"**{name}**: no unit that rules know"
    parameter, path = finder.meanings.parameter(path) if path else (None, path)
    if parameter is None or not parameter.units:
        return about
    return f"{about}\n\n`{path}`: {describing.form_of(parameter)}"


def _paragraph(finder: Finder, named: Named, verdicts: Verdicts | None) -> str:
    symbol = named.symbol
    written = named.found.occurrence.symbol.name
    places = finder.places(symbol)
    declared = [each for each in places if each.occurrence.role == "declared"]
    if not declared:
        return f"**{written}**: not in the files of this list" + _not_known(finder)
    parts: list[str] = []
    for each in declared[:3]:
        what = f"**{symbol.name}** · {_list_title(finder, each)}"
        if written != symbol.name:
            what = f"**{written}**, {what}"
        parts.append(describing.describe_block(each, what))
    own = finder.list_of(finder.path)
    changed = [each for each in places if each.occurrence.role == "changed" and each.index.list_name == own]
    parts += [describing.describe_block(each, f"changed by the list `{own}`:") for each in changed[:2]]
    text = finder.world.text(finder.path)
    said = verdicts.of(finder.path, written, text.text if text is not None else None) if verdicts is not None else ""
    if said:
        parts.append(said)
    above = written.rpartition(".")[0]
    cited = dict.fromkeys(
        each.where for each in places if each.occurrence.role == "used" and each.where not in ("", above, written)
    )
    if cited:
        parts.append(f"cited by {describing.listed(cited)}")
    return "\n\n".join(parts)


def _not_known(finder: Finder) -> str:
    adopts = finder.meanings.lists.get(finder.list_of(finder.path))
    names = describing.listed(adopts.adopts) if adopts is not None and adopts.adopts else ""
    return f" nor in {names}, which it adopts" if names else ""


def _list_title(finder: Finder, found: Found) -> str:
    """The list of a paragraph, with its editions."""
    name = found.index.list_name
    editions: dict[str, None] = {}
    for path in finder.world.visible(finder.project):
        index = finder.world.index(path)
        if index is None or index.list_name != name:
            continue
        for entry in index.entries:
            if entry.word == "edition":
                editions[" ".join(index.text.text[entry.start : entry.end].split())] = None
    return f"list `{name}`" + (f" ({'; '.join(editions)})" if editions else "")
