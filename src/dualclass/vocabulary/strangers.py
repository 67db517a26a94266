"""What a file says of words that another folder declares: it may add to them, not change what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from dualclass.diagnostics import Diagnostic
from dualclass.language.criteria import Node
from dualclass.language.paragraphs import KindLine, RuleFile
from dualclass.vocabulary.problems import problem


def check_strangers(files: Iterable[RuleFile]) -> tuple[Diagnostic, ...]:
    """Marks and statements that would change answers of lists that know nothing of them.

    ``extraordinary`` lets an assumption close a feature; ``apart from`` lets a kind say no. Both belong to the folder
    that declares the word.
    """
    files = tuple(files)
    lines = [line for file in files for line in file.kinds]
    kinds: dict[str, KindLine] = {}
    for line in lines:
        kinds.setdefault(line.name, line)
    parameters: dict[str, Node] = {}
    for file in files:
        declared = (*file.parameters, *(each for kind in file.kinds for each in kind.parameters))
        for each in declared:
            parameters.setdefault(each.path, each)
    found: list[Diagnostic] = []
    for line in lines:
        found += _extraordinary(line, parameters)
        found += _apart(line, kinds)
    return tuple(found)


def _extraordinary(line: KindLine, parameters: Mapping[str, Node]) -> Iterable[Diagnostic]:
    for name in line.extraordinary:
        owner = parameters.get(name)
        if owner is None or _home(owner) == _home(line):
            continue
        message = f"`{name}` is called extraordinary by another folder than the one that declares it"
        help = "under an assumption it would then count as absent, for every list: leave the mark to its own folder"
        yield problem("V011", message, line, help=help, severity="warning", second=owner)


def _apart(line: KindLine, kinds: Mapping[str, KindLine]) -> Iterable[Diagnostic]:
    for other in line.apart:
        homes = {_home(kinds[name]) for name in (line.name, other) if name in kinds}
        if len(homes & {_home(line)}) or not homes:
            continue
        message = f"`{line.name}` and `{other}` are called apart by another folder than those that declare them"
        help = "one of them would then say no to the other, for every list: leave it to their own folder"
        yield problem("V012", message, line, help=help, severity="warning", second=kinds.get(line.name))


def _home(node: Node) -> str:
    return str(PurePath(node.span.file).parent) if node.span is not None else ""
