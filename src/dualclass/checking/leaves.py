"""The alternatives that a paragraph stands for, each as the sentences that all must hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from dualclass.language.criteria import AllOf, AnyOf, Criterion, FreeStatement, Labelled, Members, Not, Open
from dualclass.language.paragraphs import Paragraph

MOST = 200
MOST_SENTENCES = 60
DEEPEST = 5
"""Sentences nested deeper than this, or more of them, are not compared: it could take too long."""

type Leaf = tuple[Criterion, ...]


def leaves_of(paragraph: Paragraph) -> tuple[Leaf, ...] | None:
    """Every way to meet a paragraph by its own sentences and those below it.

    ``None`` where that cannot be told: there are too many, or something in it is not encoded or has no criteria.
    """
    found = tuple(islice(_leaves(paragraph), MOST + 1))
    if len(found) > MOST or any(len(leaf) > MOST_SENTENCES for leaf in found):
        return None
    if any(isinstance(each, Open) or not is_shallow(each) for leaf in found for each in leaf):
        return None
    return found or None


def is_shallow(criterion: Criterion, depth: int = DEEPEST) -> bool:
    """Whether a sentence holds no others, or few levels of them."""
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            return depth > 0 and len(items) <= MOST_SENTENCES and all(is_shallow(item, depth - 1) for item in items)
        case Not(item=item) | Labelled(item=item):
            return depth > 0 and is_shallow(item, depth - 1)
        case Members(body=body):
            return depth > 0 and is_shallow(body, depth - 1)
        case _:
            return True


def _leaves(paragraph: Paragraph) -> Iterator[Leaf]:
    if paragraph.status in {"not used", "printed empty", "see"}:
        return
    outside = tuple(
        FreeStatement("stated", f"it is specified in the {reference.first}", negated=True)
        for residual in paragraph.residuals
        for reference in residual.references
        if reference.form == "outside"
    )
    own = (*paragraph.criteria, *outside)
    if paragraph.status == "not encoded":
        yield (*own, Open(paragraph.status_text or ""))
        return
    join = paragraph.join
    if join is None or not paragraph.children:
        yield own
        return
    some = join.quantifier is not None and join.quantifier.word == "some"
    if join.kind == "formula" or join.conditions or (join.quantifier is not None and not some):
        yield (*own, Open("a join that is not taken apart"))
        return
    below = [tuple(islice(_leaves(child), MOST + 1)) for child in paragraph.children]
    below = [each for each in below if each]
    ways = product(*below) if join.kind == "all" else ((leaf,) for each in below for leaf in each)
    for way in ways:
        gathered = tuple(sentence for leaf in way for sentence in leaf)
        if join.quantifier is not None and join.collection is not None:
            yield (*own, Members(join.quantifier, join.collection, AllOf(gathered)))
        else:
            yield (*own, *gathered)
