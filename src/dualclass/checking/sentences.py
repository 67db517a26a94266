"""Every name in every sentence: kinds, parameters, flags, options, collections, tables, CAS numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dualclass.checking.measures import check_share, check_span_test, check_threshold
from dualclass.checking.scope import Checker, Scope
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Choice,
    Criterion,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    Labelled,
    Members,
    Node,
    Not,
    Purpose,
    Share,
    SpanTest,
    SpecifiedIn,
    Substance,
    TableRow,
    Threshold,
)
from dualclass.lists.reporting import instead
from dualclass.vocabulary.definitions import ParameterDefinition

_COUNTRY = re.compile(r"[a-z]{2}\Z")
_CAS = re.compile(r"([0-9]{2,7})-([0-9]{2})-([0-9])\Z")


def check_criterion(checker: Checker, criterion: Criterion, scope: Scope) -> None:
    """Check one sentence and those inside it."""
    match criterion:
        case AllOf(items=items):
            check_sentences(checker, items, scope)
        case AnyOf(items=items):
            for item in items:
                check_criterion(checker, item, scope)
        case Not(item=item) | Labelled(item=item):
            check_criterion(checker, item, scope)
        case IsKind(kinds=kinds):
            for kind in kinds:
                check_kind(checker, kind, criterion, scope)
        case IsFlag(name=name):
            _check_flag(checker, name, criterion, scope)
        case HasPart(name=name):
            _check_fitting(checker, name, criterion, scope)
        case Threshold():
            check_threshold(checker, criterion, scope)
        case SpanTest():
            check_span_test(checker, criterion, scope)
        case Choice():
            _check_choice(checker, criterion, scope)
        case Includes():
            _check_includes(checker, criterion, scope)
        case Share():
            check_share(checker, criterion, scope)
        case Substance(cas=numbers):
            for number in numbers:
                _check_cas(checker, number, criterion, scope)
        case TableRow():
            _check_table(checker, criterion, scope)
        case Members(collection=name, body=body):
            collection = check_collection(checker, name, criterion, scope)
            if collection is not None:
                check_criterion(checker, body, scope.of_member(collection))
        case SpecifiedIn(negated=True):
            _check_real_not(checker, criterion, scope)
        case Purpose(objects=objects):
            _check_objects(checker, objects, criterion, scope)
        case _:
            return


def check_sentences(checker: Checker, sentences: Iterable[Criterion], scope: Scope) -> Scope:
    """Sentences that all hold; returns the scope with the kinds they name, for what stands below them."""
    sentences = tuple(sentences)
    scope = with_kinds(scope, sentences)
    for sentence in sentences:
        check_criterion(checker, sentence, scope)
    return scope


def with_kinds(scope: Scope, sentences: Iterable[Criterion]) -> Scope:
    """The scope with the kinds that the sentences say the item is of."""
    if scope.collection is not None:
        return scope
    named = [sentence.kinds for sentence in sentences if isinstance(sentence, IsKind) and not sentence.negated]
    return replace(scope, kinds=named[-1]) if named else scope


def check_kind(checker: Checker, kind: str, node: Node, scope: Scope) -> None:
    """A kind of the vocabulary, or a name that a note of the list defines."""
    if kind in checker.vocabulary.kinds or kind in scope.defined:
        return
    remedy = None
    found = checker.find(kind, scope)
    if found is not None and found.type == "flag":
        remedy = f"`{kind}` is a flag: write `it is {kind}`, without `a`"
    near = checker.vocabulary.suggest_kind(kind) if len(checker.reports.found) < 300 else None
    word, patch = kind, None
    if remedy is None:
        remedy = f"use the name that is there (`dualclass kinds TEXT` finds it), or declare it: `kind {kind}`"
    else:
        word, near = f"{article(kind)} {kind}", None
        patch = instead(word, kind)
    checker.error("C001", f"`{kind}` is no known kind", node, scope, remedy, near, word=word, patch=patch)


def check_collection(checker: Checker, name: str, node: Node, scope: Scope) -> ParameterDefinition | None:
    """A collection or part; reported, and ``None``, when the name is something else or nothing."""
    found = checker.find(name, scope) or checker.vocabulary.parameter(name)
    if found is not None and found.is_collection:
        return found
    names = [each.name for each in checker.vocabulary.parameters.values() if each.is_collection]
    what = f"is a {found.type}" if found is not None else "is not known"
    message = f"`{name}` is no collection or part: it {what}"
    checker.error(
        "C005", message, node, scope, "declare `part`, `enumerated` or `sampled`", checker.near(name, names), word=name
    )
    return None


def article(name: str) -> str:
    """The article before a name, as it is read."""
    return "an" if name[0] in "aeiou" else "a"


def _check_flag(checker: Checker, name: str, node: Node, scope: Scope) -> None:
    found = checker.find(name, scope)
    if name in scope.defined or (found is not None and found.type == "flag"):
        return
    if found is not None:
        message = f"`{name}` is a {found.type}, not a flag"
        checker.error("C010", message, node, scope, "compare it, or say which option it is")
        return
    remedy = "declare `flag` in a vocabulary file, or let a technical note define it"
    if name in checker.vocabulary.kinds:
        remedy = f"`{name}` is a kind: write `it is {article(name)} {name}`"
        patch = instead(name, f"{article(name)} {name}")
        checker.error("C003", f"`{name}` is no known flag", node, scope, remedy, word=name, patch=patch)
        return
    flags = [each for each in checker.names_in(scope) if _is_flag(checker, each, scope)]
    checker.error("C003", f"`{name}` is no known flag", node, scope, remedy, checker.near(name, flags), word=name)


def _is_flag(checker: Checker, name: str, scope: Scope) -> bool:
    found = checker.find(name, scope)
    return found is not None and found.type == "flag"


def _check_fitting(checker: Checker, name: str, node: Node, scope: Scope) -> None:
    found = checker.find(name, scope)
    if found is not None and (found.type == "flag" or found.is_collection):
        return
    what = f"is a {found.type}" if found is not None else "is not known"
    names = [
        each
        for each in checker.names_in(scope)
        if (other := checker.find(each, scope)) is not None and (other.type == "flag" or other.is_collection)
    ]
    message = f"`it has {name}` needs a flag, a part or a collection: `{name}` {what}"
    remedy = "name a flag, a part or a collection; of a number say its border"
    checker.error("C003", message, node, scope, remedy, checker.near(name, names), word=name)


def _check_choice(checker: Checker, choice: Choice, scope: Scope) -> None:
    found = checker.subject(choice.subject, choice, scope)
    if found is None:
        return
    if found.type == "set":
        message = f"`{found.name}` is a set and may have several values"
        patch = instead("is", "includes") if len(choice.options) == 1 and not choice.negated else None
        remedy = f"write `{found.name} includes ..`"
        checker.error("C010", message, choice, scope, remedy, word="is", patch=patch)
        return
    if found.type not in {"choice", "identifier", "ranked"}:
        checker.error("C010", f"`{found.name}` is a {found.type}, not a choice", choice, scope)
        return
    _check_options(checker, choice.options, found, choice, scope)


def _check_includes(checker: Checker, includes: Includes, scope: Scope) -> None:
    found = checker.subject(includes.subject, includes, scope)
    if found is None:
        return
    if found.type != "set":
        remedy = f"write `{found.name} is ..`" if found.type == "choice" else None
        message = f"`includes` needs a set, and `{found.name}` is a {found.type}"
        one = found.type == "choice" and len(includes.options) == 1 and includes.mode == "any"
        patch = instead("includes", "is") if one else None
        checker.error("C010", message, includes, scope, remedy, word="includes", patch=patch)
        return
    _check_options(checker, includes.options, found, includes, scope)


def _check_options(
    checker: Checker, options: Iterable[str], found: ParameterDefinition, node: Node, scope: Scope
) -> None:
    groups = checker.vocabulary.groups
    for option in options:
        if option in found.options or option in groups:
            continue
        if found.type == "identifier" and _COUNTRY.match(option):
            continue
        if not found.options and found.type != "identifier":
            continue
        known = (*found.options, *groups)
        message = f"`{option}` is no option of `{found.name}`"
        listed = ", ".join(found.options or groups)
        checker.error("C004", message, node, scope, f"its options: {listed}", checker.near(option, known), word=option)


def _check_table(checker: Checker, row: TableRow, scope: Scope) -> None:
    columns = checker.tables.get(row.table)
    if columns is None:
        message = f"the list has no table `{row.table}`"
        checker.error(
            "C018",
            message,
            row,
            scope,
            "name one of the list's tables",
            checker.near(row.table, checker.tables),
            word=row.table,
        )
        return
    for column in row.columns:
        if column not in columns:
            message = f"the table `{row.table}` has no column `{column}`"
            listed = ", ".join(columns)
            checker.error(
                "C018", message, row, scope, f"its columns: {listed}", checker.near(column, columns), word=column
            )


def _check_real_not(checker: Checker, sentence: SpecifiedIn, scope: Scope) -> None:
    inside = any(reference.form != "outside" for reference in sentence.references)
    if scope.stands == "paragraph" and scope.collection is None and inside:
        checker.error(
            "C024",
            "`it is not specified in` of the item itself would make its outcome hang on another paragraph",
            sentence,
            scope,
            "for the label write `other than those in ..`; a real not is for parts and notes",
            word="it is not specified in",
            patch=instead("it is not specified in", "other than those in"),
        )


def _check_objects(checker: Checker, objects: Iterable[str], node: Node, scope: Scope) -> None:
    for name in objects:
        if " " not in name and any(character.isdigit() for character in name):
            message = f"`{name}` hides a number in a name, where no audit sees it"
            checker.warning("C041", message, node, scope, "say the number in a sentence of its own")


def cas_is_valid(number: str) -> bool:
    """Whether a CAS registry number has the right form and check digit."""
    match = _CAS.match(number)
    if match is None:
        return False
    digits = match[1] + match[2]
    weighted = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), start=1))
    return weighted % 10 == int(match[3])


def _check_cas(checker: Checker, number: str, node: Node, scope: Scope) -> None:
    if not cas_is_valid(number):
        message = f"`{number}` is no CAS number: its form or its check digit is wrong"
        checker.error("C040", message, node, scope, "compare it with the source, digit by digit", word=number)
