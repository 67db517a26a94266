"""``dualclass kind NAME``: what to say about an item of a kind, and which paragraphs ask for it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from fractions import Fraction

from dualclass.api import Classifier, loaded_lists
from dualclass.cli.options import add_lists, regimes_of
from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.evaluation.listing import ListEvaluator
from dualclass.explanation.listing import walk
from dualclass.explanation.printing import print_lines
from dualclass.explanation.text import Line
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import (
    Choice,
    Contains,
    HasPart,
    Includes,
    IsFlag,
    MadeOf,
    Mainly,
    Members,
    Node,
    Share,
    SpanTest,
    Threshold,
)
from dualclass.quantities import Interval, format_interval
from dualclass.vocabulary import ParameterDefinition, Vocabulary


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("name", metavar="NAME", help="the kind's name, or a synonym in one of the four languages")
    add_lists(parser)


def run(options: argparse.Namespace) -> int:
    """Print the kind, its parameters and the paragraphs that ask for each."""
    lists = loaded_lists(options.rules)
    vocabulary = lists.vocabulary
    kind = vocabulary.resolve_kind(options.name)
    if kind is None:
        suggestion = vocabulary.suggest_kind(options.name)
        raise DiagnosticError(
            Diagnostic(
                "A004",
                "error",
                f"there is no kind `{options.name}`",
                help=f"did you mean {suggestion}?" if suggestion else "search with `dualclass kinds TEXT`",
                suggestion=suggestion,
                subject="kind",
            )
        )
    classifier = Classifier(lists, regimes_of(options), options.as_of)
    asked = {regime: dict(_asked(evaluator, kind)) for regime, evaluator in classifier.evaluators.items()}
    print_lines(_lines(vocabulary, kind, asked), sys.stdout)
    return 0


def _asked(evaluator: ListEvaluator, kind: str) -> Iterator[tuple[str, list[str]]]:
    """Parameter -> the codes of the units about this kind that speak of it."""
    record = ItemRecord("example", kinds=frozenset({kind}))
    context = evaluator.context(record)
    found: dict[str, list[str]] = {}
    for unit in evaluator.units:
        if unit.tail or not unit.kinds or not evaluator.concerned(unit, record, context):
            continue
        for node in walk(unit.core):
            name = _parameter_of(node)
            if name is not None and unit.code not in found.setdefault(name, []):
                found[name].append(unit.code)
    yield from found.items()


def _parameter_of(node: Node) -> str | None:
    if isinstance(node, Threshold | SpanTest | Choice | Includes):
        return node.subject.name
    if isinstance(node, IsFlag | HasPart):
        return node.name
    if isinstance(node, Members):
        return node.collection
    if isinstance(node, Share | Mainly | Contains):
        return "composition"
    return "made_of" if isinstance(node, MadeOf) else None


def _lines(vocabulary: Vocabulary, kind: str, asked: dict[str, dict[str, list[str]]]) -> Iterator[Line]:
    definition = vocabulary.kinds[kind]
    yield Line(0, kind, "title")
    for language, names in definition.names.items():
        yield Line(1, f"{language}: {', '.join(names)}")
    if definition.parents:
        yield Line(1, f"is a kind of {', '.join(definition.parents)}")
    below = sorted(vocabulary.below(kind))
    if below:
        yield Line(1, f"more exactly: {', '.join(below)}")
    for share in definition.shares:
        interval = Interval(share.low, share.high).scaled(Fraction(100))
        yield Line(1, f"holds {share.constituent}: {format_interval(interval)} % by {share.basis}")
    yield Line(0, "what to say about it:", "heading")
    for parameter in vocabulary.parameters_of([kind]):
        if parameter.everywhere and not any(parameter.name in names for names in asked.values()):
            # what every item may say has nothing to do with a kind about which nobody asks it
            continue
        yield Line(1, f"{parameter.name}: {_form(parameter)}")
        if parameter.text:
            yield Line(2, parameter.text, "quiet")
        names = vocabulary.parameter_names.of(parameter.name)
        if names:
            yield Line(2, "; ".join(f"{language}: {', '.join(each)}" for language, each in names.items()), "quiet")
        for member in parameter.members.values():
            yield Line(
                2, f"{member.name.split('.')[-1]}: {_form(member)}" + (f" ({member.text})" if member.text else "")
            )
        for regime, names in asked.items():
            codes = names.get(parameter.name)
            if codes:
                shown = ", ".join(codes[:8]) + (f" and {len(codes) - 8} more" if len(codes) > 8 else "")
                yield Line(2, f"asked by {regime} {shown}", "quiet")


def _form(parameter: ParameterDefinition) -> str:
    parts: list[str] = [parameter.type]
    if parameter.units:
        parts.append(f"in {' or '.join(parameter.units)}")
    if parameter.options:
        parts.append(f"one of {', '.join(parameter.options)}")
    if parameter.methods:
        parts.append(f"by {' or '.join(parameter.methods)}")
    if parameter.extraordinary:
        parts.append("extraordinary")
    return ", ".join(parts)
