"""What a name stands for, in Markdown: for hovers and for the documentation of proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dualclass.editor.finding import Finder, Found
from dualclass.editor.symbols import Symbol
from dualclass.quantities import dimension_named, find_unit, format_number
from dualclass.vocabulary import Vocabulary
from dualclass.vocabulary.called import NamesByLanguage
from dualclass.vocabulary.definitions import ParameterDefinition

_LANGUAGES = {"en": "English", "zh": "中文", "ko": "한국어", "ru": "русский"}
_MOST = 12
_LONGEST_TEXT = 2_000


def listed(names: Iterable[str], most: int = _MOST) -> str:
    """Names in code type, a few of many."""
    every = list(names)
    shown = ", ".join(f"`{name}`" for name in every[:most])
    return shown + (f" and {len(every) - most} more" if len(every) > most else "")


def describe_kind(vocabulary: Vocabulary, name: str) -> str:
    """A kind: its names in four languages, what it is a sort of, its sorts, its parameters."""
    kind = vocabulary.kinds[name]
    lines = [f"**{name}**: a kind of item", ""]
    lines += [f"- {_LANGUAGES.get(code, code)}: {', '.join(names)}" for code, names in kind.names.items()]
    if kind.parents:
        lines.append(f"- a sort of {listed(kind.parents)}")
    below = sorted(other for other in vocabulary.below(name) if name in vocabulary.kinds[other].parents)
    if below:
        lines.append(f"- its sorts: {listed(below)}")
    if kind.apart:
        lines.append(f"- apart from {listed(kind.apart)}")
    own = [path for path in kind.parameters if "." not in path]
    if own:
        lines.append(f"- parameters: {listed(own)}")
    inherited = [each.name for each in vocabulary.parameters_of([name]) if each.name not in own and not each.everywhere]
    if inherited:
        lines.append(f"- from the kinds above it: {listed(inherited)}")
    return "\n".join(lines)


def describe_parameter(parameter: ParameterDefinition, path: str, names: NamesByLanguage | None = None) -> str:
    """A parameter: its type, units, options, methods, meaning, ``names`` in four languages, the kinds that have it."""
    lines = [f"**{path}**: {form_of(parameter)}", ""]
    if parameter.text:
        lines += [parameter.text, ""]
    lines += [f"- {_LANGUAGES.get(code, code)}: {', '.join(each)}" for code, each in (names or {}).items()]
    if parameter.methods:
        plain = ", or without a method" if parameter.plain else ""
        lines.append(f"- measured by {', '.join(parameter.methods)}{plain}")
    if parameter.better:
        lines.append(f"- {parameter.better} is better")
    if parameter.alone_best:
        lines.append("- stated without its circumstances, it is the best under any of them")
    if parameter.falls_with:
        lines.append(f"- falls with {listed(parameter.falls_with)}")
    if parameter.rises_with:
        lines.append(f"- rises with {listed(parameter.rises_with)}")
    if parameter.members:
        lines.append(f"- of each member: {listed(parameter.members)}")
    if parameter.extraordinary:
        lines.append("- extraordinary: an ordinary item does not have it")
    if parameter.everywhere:
        lines.append("- of every item")
    elif parameter.kinds:
        lines.append(f"- of {listed(sorted(parameter.kinds))}")
    return "\n".join(lines)


def form_of(parameter: ParameterDefinition) -> str:
    """The type of a parameter with its units or options: ``quantity in mm, m``."""
    said = str(parameter.type)
    if parameter.units:
        said += f" in {', '.join(parameter.units)}"
    if parameter.options:
        said += f" of {listed(parameter.options)}"
    return said


def describe_unit(text: str) -> str | None:
    """A unit: what it measures, its factor, the other units of the same; ``None`` for one that is not known."""
    unit = find_unit(text)
    if unit is None:
        return None
    dimension = dimension_named(unit.dimension)
    lines = [f"**{text}**: a unit of {unit.dimension}", ""]
    if unit.name != text:
        lines.append(f"- written `{unit.name}` in rules")
    if unit.exact and unit.name != dimension.canonical:
        offset = f" + {format_number(unit.offset)}" if unit.offset else ""
        factor = format_number(unit.factor)
        lines.append(f"- compared in {dimension.canonical}: value × {factor}{offset}, exactly")
    others = [name for name in dimension.units if name and name != unit.name]
    if others:
        lines.append(f"- others: {listed(others)}")
    return "\n".join(lines)


def describe_option(symbol: Symbol, parameter: ParameterDefinition | None) -> str:
    """One option of a choice, a set or a rank."""
    lines = [f"**{symbol.name}**: an option of `{symbol.owner}`"]
    if parameter is not None:
        if parameter.text:
            lines += ["", parameter.text]
        lines += ["", f"all of them: {listed(parameter.options, 30)}"]
    return "\n".join(lines)


def describe_judgement(vocabulary: Vocabulary, key: str) -> str:
    """What is asked for a term of purpose or a free statement."""
    known = vocabulary.judgements.get(key)
    if known is None:
        return f"**{key}**\n\nno question of its own: it is asked as it stands here"
    extraordinary = "\n\nextraordinary: the answer for an ordinary item is no" if known.extraordinary else ""
    return f"**{key}**\n\n{known.question}{extraordinary}"


def describe_group(vocabulary: Vocabulary, name: str) -> str:
    """A named set of options."""
    group = vocabulary.groups.get(name)
    if group is None:
        return f"**{name}**: a group"
    said = "all except " if group.all_except else ""
    text = f"\n\n{group.text}" if group.text else ""
    return f"**{name}**: a group{text}\n\n{said}{listed(group.members, 30)}"


def describe_block(found: Found, what: str) -> str:
    """A paragraph, note, table or the like, as its file has it."""
    entry = found.index.entry_at(found.occurrence.start)
    if entry is None:
        return what
    text = found.index.text.text
    begin = text.rfind("\n", 0, entry.start) + 1
    shown = text[begin if not text[begin : entry.start].strip() else entry.start : entry.end].replace("\r", "")
    if len(shown) > _LONGEST_TEXT:
        shown = shown[:_LONGEST_TEXT].rsplit("\n", 1)[0] + "\n.."
    fence = "```" if "```" not in shown else "~~~~"
    return f"{what}\n\n{fence}dualclass-rules\n{_dedented(shown)}\n{fence}"


def _dedented(text: str) -> str:
    lines = text.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:].rstrip() for line in lines)


def describe_places(finder: Finder, places: Sequence[Found]) -> str:
    """Which paragraphs use a name, and where it is declared."""
    used = dict.fromkeys(
        f"{each.where}" for each in places if each.occurrence.role == "used" and each.where and each.index.list_name
    )
    lines: list[str] = []
    if used:
        lines.append(f"used by {listed(used)}")
    declared = [each for each in places if each.occurrence.role == "declared"]
    links = dict.fromkeys(_link(finder, each) for each in declared[:3])
    if links:
        lines.append(f"declared in {', '.join(links)}")
    return "\n\n".join(lines)


def _link(finder: Finder, found: Found) -> str:
    location = found.location(finder.world)
    line = location.range.start.line + 1
    return f"[{found.path.name}:{line}]({location.uri}#L{line})"
