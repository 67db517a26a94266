"""Names that may stand at a place, from the vocabulary, the lists and the files, each with what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lsprotocol.types import CompletionItemKind

from dualclass.editor.describing import form_of
from dualclass.editor.expecting import Meant
from dualclass.editor.finding import Finder
from dualclass.editor.indexing import Context
from dualclass.vocabulary.definitions import ParameterDefinition

_COMPARED = frozenset({"quantity", "count", "curve", "level", "derived", "ranked"})
_SHARES = ("%", "ppm")
_TYPES: dict[str, frozenset[str]] = {
    "threshold": _COMPARED,
    "span_test": frozenset({"span"}),
    **dict.fromkeys(
        ("choice_is", "choice_is_not", "choice_one_of", "choice_none_of"),
        frozenset({"choice", "identifier", "ranked"}),
    ),
    **dict.fromkeys(("includes_any", "includes_all", "includes_only"), frozenset({"set"})),
    "is_flag": frozenset({"flag"}),
    "is_not_flag": frozenset({"flag"}),
    "has_part": frozenset({"flag", "part", "enumerated", "sampled"}),
    "has_no_part": frozenset({"flag", "part", "enumerated", "sampled"}),
    "members": frozenset({"part", "enumerated", "sampled"}),
    "join_members": frozenset({"part", "enumerated", "sampled"}),
    "excludes": frozenset({"part", "enumerated", "sampled"}),
    "at_state": frozenset({"choice", "identifier"}),
    **dict.fromkeys(("at_value", "at_bounds", "at_any", "at_every", "binding", "same_as"), _COMPARED),
}
"""Rule of the grammar -> the types of parameter that can stand in it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name to propose. ``order``: the smaller the nearer. ``also``: other texts by which it is found."""

    text: str
    kind: CompletionItemKind
    detail: str = ""
    order: int = 5
    also: tuple[str, ...] = ()
    about: tuple[str, str, str] | None = None


def proposals(finder: Finder, meant: Iterable[Meant], context: Context) -> Iterator[Proposal]:
    """The names that may stand where a placeholder was given these meanings."""
    wanted: dict[tuple[str, str], set[str]] = {}
    details: dict[tuple[str, str], str] = {}
    for each in meant:
        if each.occurrence.role == "declared":
            continue
        key = (each.occurrence.symbol.sort, each.occurrence.symbol.owner)
        wanted.setdefault(key, set()).add(each.rule)
        details[key] = each.occurrence.detail
    for (sort, owner), rules in wanted.items():
        match sort:
            case "kind":
                yield from _kinds(finder)
            case "parameter":
                yield from _parameters(finder, owner, rules, context)
            case "option":
                yield from _options(finder, owner)
            case "unit":
                yield from _units(finder, details[sort, owner])
            case "constituent":
                yield from _constituents(finder)
            case "object":
                yield from _objects(finder, details[sort, owner])
            case "judgement":
                yield from _judgements(finder)
            case "activity" | "tag" | "table" | "list" | "column":
                yield from _seen(finder, sort, owner)
            case _:
                pass


def _kinds(finder: Finder) -> Iterator[Proposal]:
    for kind in finder.meanings.vocabulary.kinds.values():
        names = tuple(name for names in kind.names.values() for name in names)
        yield Proposal(
            kind.name, CompletionItemKind.Class, names[0] if names else "", also=names, about=("kind", kind.name, "")
        )
    yield from _defined(finder)


def _defined(finder: Finder) -> Iterator[Proposal]:
    names: dict[str, None] = {}
    waiting, seen = [finder.list_of(finder.path)], set[str]()
    while waiting:
        name = waiting.pop()
        facts = finder.meanings.lists.get(name)
        if facts is None or name in seen:
            continue
        seen.add(name)
        waiting += facts.adopts
        names.update(dict.fromkeys(symbol.name for symbol in facts.declared if symbol.sort == "definition"))
    for name in names:
        yield Proposal(name, CompletionItemKind.TypeParameter, "defined by a note", about=("definition", name, ""))


def _parameters(finder: Finder, collection: str, rules: set[str], context: Context) -> Iterator[Proposal]:
    vocabulary = finder.meanings.vocabulary
    types: frozenset[str] | None = frozenset()
    for rule in rules:
        allowed = _TYPES.get(rule)
        types = None if allowed is None or types is None else types | allowed
    own = {each.name for each in vocabulary.parameters_of(context.kinds)} if context.kinds else set[str]()
    owner = vocabulary.parameters.get(collection) if collection else None
    members = dict(owner.members) if owner is not None else {}
    for name, member in members.items():
        if types is None or member.type in types:
            yield _parameter(member, f"{collection}.{name}", 0)
    if owner is None or owner.type == "part":
        for parameter in vocabulary.parameters.values():
            if parameter.name in members or not (types is None or parameter.type in types):
                continue
            near = 1 if parameter.name in own and not parameter.everywhere else 2 if parameter.everywhere else 6
            yield _parameter(parameter, parameter.name, near)
    if types is not None and "flag" in types:
        yield from _defined(finder)


def _parameter(parameter: ParameterDefinition, path: str, order: int) -> Proposal:
    kind = CompletionItemKind.Field if parameter.is_collection else CompletionItemKind.Property
    return Proposal(parameter.name, kind, form_of(parameter).replace("`", ""), order, about=("parameter", path, ""))


def _options(finder: Finder, path: str) -> Iterator[Proposal]:
    parameter, path = finder.meanings.parameter(path)
    groups = finder.meanings.vocabulary.groups
    if parameter is None:
        return
    for option in parameter.options:
        yield Proposal(option, CompletionItemKind.EnumMember, f"option of {path}", 1, about=("option", option, path))
    if parameter.type == "identifier" or not parameter.options:
        for name in groups:
            yield Proposal(name, CompletionItemKind.Enum, "group", 2, about=("group", name, ""))


def _units(finder: Finder, path: str) -> Iterator[Proposal]:
    parameter, _ = finder.meanings.parameter(path) if path else (None, "")
    for unit in parameter.units if parameter is not None else _SHARES if not path else ():
        yield Proposal(unit, CompletionItemKind.Unit, f"unit of {path}" if path else "", 0, about=("unit", unit, path))


def _constituents(finder: Finder) -> Iterator[Proposal]:
    vocabulary = finder.meanings.vocabulary
    for name in vocabulary.kinds:
        if "material" in vocabulary.kinds and vocabulary.is_a(name, "material"):
            yield Proposal(name, CompletionItemKind.Class, "a material", about=("kind", name, ""))
    yield from _seen(finder, "constituent", "")


def _objects(finder: Finder, term: str) -> Iterator[Proposal]:
    judgements = finder.meanings.vocabulary.judgements
    declared: set[str] = set()
    for key, judgement in judgements.items():
        before, _, name = key.rpartition(" ")
        if before == term and term:
            declared.add(name)
            yield Proposal(name, CompletionItemKind.Value, judgement.question, 1, about=("judgement", key, ""))
    for each in _seen(finder, "object", ""):
        if each.text not in declared:
            yield each


def _judgements(finder: Finder) -> Iterator[Proposal]:
    for key, judgement in finder.meanings.vocabulary.judgements.items():
        yield Proposal(key, CompletionItemKind.Value, judgement.question, about=("judgement", key, ""))


def _seen(finder: Finder, sort: str, owner: str) -> Iterator[Proposal]:
    """Names of a sort that are written somewhere in the files that count."""
    names: dict[str, None] = {}
    for path in finder.world.visible(finder.project):
        index = finder.world.index(path)
        for symbol in index.symbols if index is not None else ():
            if symbol.sort == sort and symbol.owner == owner:
                names[symbol.name] = None
    for name in names:
        if " " not in name or sort != "object":
            yield Proposal(name, CompletionItemKind.Value, sort, about=(sort, name, owner))
