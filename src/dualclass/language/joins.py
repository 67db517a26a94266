"""Join lines: how the lettered children of a paragraph or the parts of a note join."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dualclass.language.context import LineContext
from dualclass.language.labels import successors
from dualclass.language.paragraphs import Join, LabelFormula
from dualclass.language.parsing import Branch, branch, branches, name_of, texts
from dualclass.language.sentences import conditions_in, read_quantifier
from dualclass.language.values import read_condition


def read_join(tree: Branch, context: LineContext) -> Join:
    """`at duration at least 12 h, every axis has all of a to b:` and all shorter forms."""
    subject = branch(tree, "join_members")
    word = branch(tree, "join_any", "join_all", "join_follows", "join_formula")
    assert word is not None
    runs = [each for each in branches(word) if name_of(each) == "label_run"]
    labels = texts(word, "LABEL") or [label for run in runs for label in texts(run, "LABEL")]
    quantifier = branch(subject, "quantifier") if subject is not None else None
    if subject is not None and branch(subject, "if_any") is not None:
        raise context.fault(
            "R025",
            "`if any` has no place in a join line",
            subject,
            help="say it of each child, in a sentence of its own",
        )
    formula = branches(word)[0] if name_of(word) == "join_formula" else None
    kind = name_of(word)
    return Join(
        "any"
        if kind == "join_any"
        else "all"
        if kind == "join_all"
        else "as follows"
        if formula is None
        else "formula",
        labels[0] if labels else None,
        labels[-1] if labels else None,
        read_label_formula(formula, context) if formula is not None else None,
        read_quantifier(quantifier, context) if quantifier is not None else None,
        texts(subject, "NAME")[0] if subject is not None else None,
        tuple(read_condition(each, context) for each in conditions_in(tree)),
        _left_out(runs, word, context),
    )


def _left_out(runs: Sequence[Branch], word: Branch, context: LineContext) -> tuple[str, ...]:
    """The labels between the runs of `as follows, a, f, k to n:`, which must run up."""
    found: list[str] = []
    ends = [texts(run, "LABEL") for run in runs]
    for before, after in itertools.pairwise(ends):
        between = successors(before[-1], after[0])
        if between is None or len(between) < 3:
            raise context.fault(
                "R070",
                f"`{before[-1]}` and `{after[0]}` are no runs of labels with others between them",
                word,
                help="name runs upwards, each once: `a, f, k to n`; labels that follow each other are one run",
            )
        found += between[1:-1]
    return tuple(found)


def read_label_formula(tree: Branch, context: LineContext) -> LabelFormula:
    """`(b.1 and b.2) or b.3`; the labels stay as written."""
    name = name_of(tree)
    if name == "bracketed":
        return read_label_formula(branches(tree)[0], context)
    if name == "label_name":
        return LabelFormula("label", label=texts(tree)[0])
    items = tuple(read_label_formula(each, context) for each in branches(tree))
    return LabelFormula("and" if name == "label_and" else "or", items)


def labels_of(formula: LabelFormula) -> tuple[str, ...]:
    """The labels a formula names, in order."""
    if formula.label is not None:
        return (formula.label,)
    return tuple(label for item in formula.items for label in labels_of(item))
