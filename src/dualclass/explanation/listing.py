"""Paragraphs as records for export and as lines for ``show``: what a list says, apart from any item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dualclass.explanation.text import Line
from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Criterion,
    IsKind,
    Labelled,
    Literal,
    Members,
    Not,
    Purpose,
    Reference,
    Share,
    SpanTest,
    SpecifiedIn,
    Threshold,
)
from dualclass.language.paragraphs import Join, Note, Paragraph
from dualclass.language.writing import write_condition, write_criterion, write_number, write_references
from dualclass.lists import ListView, State, encoding_of


def walk(criterion: Criterion) -> Iterator[Criterion]:
    """A criterion and everything inside it."""
    yield criterion
    match criterion:
        case AllOf(items=items) | AnyOf(items=items):
            for item in items:
                yield from walk(item)
        case Not(item=item) | Labelled(item=item) | Members(body=item):
            yield from walk(item)
        case _:
            return


def export_records(view: ListView) -> Iterator[dict[str, Any]]:
    """One record a paragraph in printed order, then one for every entry that is not encoded.

    Beside the fields that are relied on: ``regime``; ``number``, the state's own number where it differs from the
    code; ``unwritten``, how many paragraphs of the list this record stands for that nobody has written down.
    """
    for code in view.codes:
        yield paragraph_record(view.paragraph(code), view)
    for gap in view.gaps:
        yield {
            **_head(gap.code, None, gap.title, view),
            "encoding": "not_encoded",
            "kinds": list(gap.kinds),
            "criteria": [],
            "quantities": [],
            "references": [],
            "notes": [],
            "in_force": _period(gap.in_force),
            "suspended": None,
            "unwritten": gap.paragraphs,
        }


def _head(code: str, parent: str | None, title: str | None, view: ListView) -> dict[str, Any]:
    source = {"list": view.control_list.title, "edition": view.edition.name, "regime": view.control_list.regime}
    number = view.display(code)
    return {
        "regime": view.control_list.regime,
        "code": code,
        "number": number,
        "parent": parent,
        "title": title,
        "source": {**source, "paragraph": number or code, "base": view.origin(code)},
    }


def _period(period: Any) -> dict[str, str | None]:
    return {
        "from": period.start.isoformat() if period and period.start else None,
        "until": period.end.isoformat() if period and period.end else None,
    }


def paragraph_record(paragraph: Paragraph, view: ListView) -> dict[str, Any]:
    """The exported form of a paragraph: its own sentences as rule text, its figures, references and notes."""
    path = view.path(paragraph.code)
    parent = path[-2].code if len(path) > 1 else None
    inside = [node for criterion in paragraph.criteria for node in walk(criterion)]
    state = view.state(paragraph.code)
    return {
        **_head(paragraph.code, parent, paragraph.title, view),
        "encoding": encoding_of(paragraph, view),
        "kinds": sorted(
            {kind for node in inside if isinstance(node, IsKind) and not node.negated for kind in node.kinds}
        ),
        "criteria": criteria_texts(paragraph),
        "quantities": [quantity for node in inside for quantity in _quantities(node)],
        "references": _references(paragraph, inside),
        "notes": [
            {
                "name": note.name,
                "action": note.effect.action,
                "criteria": write_criterion(note.criterion) if note.criterion is not None else note.effect.text,
            }
            for note in paragraph.notes
        ],
        "in_force": _period(paragraph.in_force),
        "suspended": _suspended(state),
        "unwritten": paragraph.unwritten,
    }


def _suspended(state: State) -> dict[str, str | None] | None:
    if state.word == "applied":
        return None
    until = state.until.isoformat() if state.until else None
    return {"state": state.word, "by": state.by, "until": until, "why": state.why}


def criteria_texts(paragraph: Paragraph) -> list[str]:
    """The paragraph's own lines as rule text, the join line last."""
    lines = [write_criterion(criterion) for criterion in paragraph.criteria]
    lines += [f"other than those in {write_references(residual.references)}" for residual in paragraph.residuals]
    for tail in paragraph.tails:
        if tail.kind == "mixture":
            lines.append(f"also {', '.join(tail.names)} containing it")
        else:
            what = ", ".join(tail.names) if tail.names else "components"
            lines.append(f"also its {tail.adjective or ''} {what}".replace("  ", " "))
    if paragraph.join is not None:
        lines.append(join_text(paragraph.join))
    if paragraph.status != "encoded":
        lines.append(paragraph.status + (f' "{paragraph.status_text}"' if paragraph.status_text else ""))
    return lines


def join_text(join: Join) -> str:
    """The join line of a paragraph."""
    words = {"any": "any of", "all": "all of", "as follows": "as follows,", "formula": "joined as"}[join.kind]
    span = f"{join.first} to {join.last}" if join.last else "the following"
    if join.kind == "formula":
        span = "its formula"
    lead = " ".join(write_condition(condition) for condition in join.conditions)
    if join.quantifier is not None:
        count = "" if join.quantifier.count is None else f" {join.quantifier.count}"
        lead = f"{lead} {join.quantifier.word}{count} {join.collection} has".strip()
    return f"{lead} {words} {span}:".strip()


def _quantities(node: Criterion) -> Iterator[dict[str, Any]]:
    if not isinstance(node, Threshold | SpanTest | Share):
        return
    name = f"share of {', '.join(node.constituents)}" if isinstance(node, Share) else node.subject.name
    for bound in node.bounds.bounds:
        if isinstance(bound.limit, Literal):
            for face in bound.limit.faces:
                yield {
                    "parameter": name,
                    "comparison": bound.border,
                    "value": write_number(face.value),
                    "unit": face.unit or None,
                }


def _references(paragraph: Paragraph, inside: list[Criterion]) -> list[str]:
    found: list[Reference] = [*paragraph.see]
    found += [reference for residual in paragraph.residuals for reference in residual.references]
    for node in inside:
        if isinstance(node, SpecifiedIn | Purpose):
            found += node.references
    return list(dict.fromkeys(write_references((reference,)) for reference in found))


# ---------------------------------------------------------------- lines for `show`


def paragraph_lines(paragraph: Paragraph, view: ListView, indent: int = 0) -> Iterator[Line]:
    """A paragraph, its marks, notes and children, as the rule file says them."""
    number = view.display(paragraph.code)
    label = f"{number} (base {paragraph.code})" if number else paragraph.code
    yield Line(
        indent, f"{label} {paragraph.title or ''}  [{encoding_of(paragraph, view).replace('_', ' ')}]", "heading"
    )
    for text in criteria_texts(paragraph):
        yield Line(indent + 1, text)
    for mark in paragraph.marks:
        yield Line(indent + 1, f"{mark.word}: {mark.text}", "quiet")
    state = view.state(paragraph.code)
    if state.word != "applied":
        when = "" if state.until is None else f" {'until' if state.word == 'suspended' else 'since'} {state.until}"
        yield Line(indent + 1, f"{state.word}{when}: {state.why or state.by or ''}", "unknown")
    for note in paragraph.notes:
        yield from note_lines(note, indent + 1)
    for child in paragraph.children:
        yield from paragraph_lines(child, view, indent + 1)


def note_lines(note: Note, indent: int) -> Iterator[Line]:
    """A note: what it does and when."""
    effect = note.effect
    target = write_references(effect.references) or effect.note or effect.name or ""
    yield Line(indent, f"{note.name}: {effect.action} {target}".rstrip(), "quiet")
    if note.criterion is not None:
        yield Line(indent + 1, write_criterion(note.criterion), "quiet")
    elif effect.text:
        yield Line(indent + 1, effect.text, "quiet")
