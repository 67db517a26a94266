"""Building the vocabulary from the kind, parameter, judgement and group lines of rule files.

Several files build one vocabulary. A later one may add kinds, parameters and names; it may not change the
meaning of what is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dualclass.diagnostics import Diagnostic
from dualclass.language.paragraphs import KindLine, RuleFile
from dualclass.vocabulary.calling import gathered_names
from dualclass.vocabulary.definitions import GroupDefinition, JudgementDefinition, KindDefinition
from dualclass.vocabulary.expressions import check_expressions
from dualclass.vocabulary.holding import held_shares
from dualclass.vocabulary.merging import ParameterTable
from dualclass.vocabulary.problems import problem
from dualclass.vocabulary.search import closest
from dualclass.vocabulary.strangers import check_strangers
from dualclass.vocabulary.vocabulary import Vocabulary

_MOST_IN_CIRCLES = 1_000
"""With more than these in or below circles, all of them are taken to be in one."""


def build_vocabulary(rule_files: Iterable[RuleFile]) -> tuple[Vocabulary, tuple[Diagnostic, ...]]:
    """The vocabulary that the files declare together, and everything that is wrong with it.

    What a diagnostic speaks of is left out or keeps its first meaning, so that the vocabulary can always be
    used to find more mistakes; with an error among the diagnostics it must not decide anything.
    """
    files = tuple(rule_files)
    lines = [line for file in files for line in file.kinds]
    diagnostics: list[Diagnostic] = []
    kinds = _kinds(lines, diagnostics)
    table = ParameterTable(diagnostics=diagnostics)
    for file in files:
        for line in file.parameters:
            table.declare(line, None)
        for kind in file.kinds:
            for line in kind.parameters:
                table.declare(line, kind.name)
    table.declare_members()
    judgements = _judgements(files, diagnostics)
    for kind in lines:
        for name in kind.extraordinary:
            if table.mark_extraordinary(name):
                continue
            if name in judgements:
                judgements[name] = replace(judgements[name], extraordinary=True)
                continue
            near = closest(name, (*table.parameters, *judgements))
            diagnostics.append(
                problem(
                    "V005",
                    f"`{name}` is called extraordinary, but no parameter or judgement has this name",
                    kind,
                    suggestion=near,
                    word=name,
                )
            )
    names = gathered_names([line for file in files for line in file.names], table.parameters, diagnostics)
    vocabulary = Vocabulary(kinds, table.parameters, judgements, _groups(files, diagnostics), names=lambda: names)
    _check_apart(vocabulary, lines, diagnostics)
    check_expressions(vocabulary, files, diagnostics)
    diagnostics += check_strangers(files)
    return vocabulary, tuple(diagnostics)


def _kinds(lines: list[KindLine], diagnostics: list[Diagnostic]) -> dict[str, KindDefinition]:
    kinds: dict[str, KindDefinition] = {}
    for line in lines:
        known = kinds.get(line.name)
        new = KindDefinition(
            line.name,
            line.parents,
            {language: tuple(names) for language, names in line.names},
            line.apart,
            tuple(dict.fromkeys(parameter.path for parameter in line.parameters)),
            held_shares(line, diagnostics),
        )
        kinds[line.name] = new if known is None else _extended(known, new, line, diagnostics)
    for line in lines:
        _check_parents(line, kinds, diagnostics)
    for name in _in_circles(kinds):
        line = next(line for line in lines if line.name == name)
        diagnostics.append(problem("V006", f"`{name}` is a sort of itself through its parents", line))
        kinds[name] = replace(kinds[name], parents=())
    return kinds


def _extended(
    known: KindDefinition, new: KindDefinition, line: KindLine, diagnostics: list[Diagnostic]
) -> KindDefinition:
    """A kind declared again: a line without parents adds to it; other parents would change what it is."""
    parents = known.parents
    if new.parents and set(new.parents) != set(known.parents):
        if known.parents or known.names:
            before = " and ".join(f"`{parent}`" for parent in known.parents) or "nothing"
            diagnostics.append(
                problem(
                    "V007",
                    f"`{line.name}` is declared again with other parents; it is a sort of {before}",
                    line,
                    help=f"write `kind {line.name}` without `is` to add to it, or choose another name",
                )
            )
        else:
            parents = new.parents
    names = {
        language: tuple(dict.fromkeys((*known.names.get(language, ()), *new.names.get(language, ()))))
        for language in dict.fromkeys((*known.names, *new.names))
    }
    return KindDefinition(
        known.name,
        parents,
        names,
        tuple(dict.fromkeys((*known.apart, *new.apart))),
        tuple(dict.fromkeys((*known.parameters, *new.parameters))),
        tuple(dict.fromkeys((*known.shares, *new.shares))),
    )


def _check_parents(line: KindLine, kinds: dict[str, KindDefinition], diagnostics: list[Diagnostic]) -> None:
    for word, named in (("is", line.parents), ("apart from", line.apart)):
        for other in named:
            if other in kinds:
                continue
            diagnostics.append(
                problem(
                    "V008",
                    f"`{line.name}` {word} `{other}`, but no kind has this name",
                    line,
                    suggestion=closest(other, kinds),
                    word=other,
                )
            )
    known = kinds[line.name]
    kinds[line.name] = replace(
        known,
        parents=tuple(name for name in known.parents if name in kinds),
        apart=tuple(name for name in known.apart if name in kinds),
    )


def _in_circles(kinds: dict[str, KindDefinition]) -> list[str]:
    """Kinds that are above themselves: first every kind is set aside that has no parent, or only such as are aside."""
    waits = {name: len(set(kind.parents)) for name, kind in kinds.items()}
    below: dict[str, list[str]] = {}
    for name, kind in kinds.items():
        for parent in set(kind.parents):
            below.setdefault(parent, []).append(name)
    ready = [name for name, count in waits.items() if not count]
    while ready:
        for child in below.get(ready.pop(), ()):
            waits[child] -= 1
            if not waits[child]:
                ready.append(child)
    left = {name for name, count in waits.items() if count}
    return [name for name in kinds if name in left and _is_above_itself(name, kinds, left)]


def _is_above_itself(name: str, kinds: dict[str, KindDefinition], left: set[str]) -> bool:
    if len(left) > _MOST_IN_CIRCLES:
        return True
    seen: set[str] = set()
    waiting = list(kinds[name].parents)
    while waiting:
        parent = waiting.pop()
        if parent not in seen and parent in left:
            seen.add(parent)
            waiting.extend(kinds[parent].parents)
    return name in seen


def _judgements(files: tuple[RuleFile, ...], diagnostics: list[Diagnostic]) -> dict[str, JudgementDefinition]:
    judgements: dict[str, JudgementDefinition] = {}
    for line in (line for file in files for line in file.judgements):
        known = judgements.get(line.key)
        new = JudgementDefinition(line.key, line.question, line.extraordinary)
        if known is not None and known != new:
            message = f"the judgement `{line.key}` is declared twice, with another question or mark"
            diagnostics.append(problem("V004", message, line))
            continue
        judgements[line.key] = new
    return judgements


def _groups(files: tuple[RuleFile, ...], diagnostics: list[Diagnostic]) -> dict[str, GroupDefinition]:
    groups: dict[str, GroupDefinition] = {}
    for line in (line for file in files for line in file.groups):
        known = groups.get(line.name)
        new = GroupDefinition(line.name, line.members, line.all_except, line.text)
        if known is not None and (set(known.members), known.all_except) != (set(new.members), new.all_except):
            message = f"the group `{line.name}` is declared twice, with other members"
            diagnostics.append(problem("V004", message, line))
            continue
        groups.setdefault(line.name, new)
    return groups


def _check_apart(vocabulary: Vocabulary, lines: list[KindLine], diagnostics: list[Diagnostic]) -> None:
    for line in lines:
        for other in line.apart:
            if other not in vocabulary.kinds:
                continue
            if vocabulary.is_a(line.name, other) or vocabulary.is_a(other, line.name):
                message = f"`{line.name}` is called apart from `{other}`, but one is a sort of the other"
                diagnostics.append(problem("V009", message, line))
        parents = vocabulary.kinds[line.name].parents
        for index, first in enumerate(parents):
            for second in parents[index + 1 :]:
                if vocabulary.apart(first, second):
                    message = f"`{line.name}` is both `{first}` and `{second}`, which are apart"
                    diagnostics.append(problem("V009", message, line))
