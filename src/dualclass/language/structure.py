"""Checks on the tree of labels: parents, order, join lines and what they announce, dated variants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from dualclass.diagnostics import Patch
from dualclass.language.drafts import Draft, NoteDraft, ParagraphDraft, PartDraft
from dualclass.language.faults import Report
from dualclass.language.filling import takes_criterion, wants_criterion
from dualclass.language.joins import labels_of
from dualclass.language.labels import order_key, successors
from dualclass.language.paragraphs import Period

_ALWAYS = Period()
_RUN = re.compile(r"[a-z0-9]+(?:\s+to\s+[a-z0-9]+)?\s*:(?=[^:]*$)")
_OPEN = re.compile(r"(?:(?:any|all)\s+of\s+the\s+following|as\s+follows)\s*:")


def check_paragraph(draft: ParagraphDraft, report: Report, added: frozenset[str], *, complete: bool = True) -> None:
    """Check a paragraph and everything below it.

    ``added`` are the codes that `adds` lines of the file bring, which count as announced children;
    ``complete`` is false for an amended paragraph, whose other children stand in the list it amends.
    """
    _check_children(draft, draft.children, report, added if draft.change or added else frozenset(), complete=complete)
    for note in draft.notes:
        check_note(note, report)
    said = draft.criteria or draft.residuals or draft.tails or draft.join or draft.children or draft.replacements
    if draft.change == "amends":
        said = said or draft.notes or draft.marks or draft.suspensions or draft.period
    if draft.status == "encoded" and not said and not draft.faulty:
        report.error(
            "R060",
            f"`{draft.name}` says nothing, and would control everything",
            *draft.place,
            help='write its sentences, or `not encoded ".."`, `not used`, `see ..`',
            subject=draft.name,
        )
    if draft.status in ("not used", "printed empty") and said:
        report.error(
            "R061",
            f"`{draft.name}` is {draft.status} and says something all the same",
            *draft.place,
            help="keep one of the two",
            subject=draft.name,
        )
    for child in draft.children:
        check_paragraph(child, report, added, complete=child.change != "amends")


def check_note(draft: NoteDraft, report: Report) -> None:
    """Check a note and its lettered parts."""
    _check_parts(draft, report)
    where = draft.place
    if draft.faulty:
        return
    if draft.effect is None:
        report.error(
            "R062",
            f"`{draft.name}` does not say what it does",
            *where,
            help='say `releases X if`, `says ".."` or another effect behind the label',
            subject=draft.name,
        )
        return
    has = bool(draft.criteria or draft.children)
    if wants_criterion(draft) and not has:
        report.error(
            "R063",
            f"`{draft.name}` {draft.effect.action}, but does not say when",
            *where,
            help='put the sentences below it, or `not encoded ".."` while they are missing',
            subject=draft.name,
        )
    if has and not takes_criterion(draft):
        report.error(
            "R064",
            f"`{draft.name}` {draft.effect.action}: it takes no sentences",
            *where,
            help="move the sentences to the note they belong to",
            subject=draft.name,
        )


def check_variants(drafts: Sequence[Draft], report: Report) -> None:
    """The same label twice is a doubled label, unless the dates of the two do not meet."""
    by_name: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_name.setdefault(draft.name, []).append(draft)
    for name, same in by_name.items():
        for first, second in combinations(same, 2):
            if _meet(first.period or _ALWAYS, second.period or _ALWAYS):
                report.error(
                    "R065",
                    f"`{name}` stands here twice",
                    *second.place,
                    help="two texts of one label need dates that do not meet: `in force from .. until ..`",
                    subject=name,
                )
                break


def _meet(first: Period, second: Period) -> bool:
    return (first.end is None or second.start is None or second.start < first.end) and (
        second.end is None or first.start is None or first.start < second.end
    )


def _check_parts(draft: PartDraft, report: Report) -> None:
    _check_children(draft, draft.children, report, frozenset(), complete=True)
    for part in draft.children:
        if part.status == "not used":
            continue
        if not part.criteria and not part.children and not part.faulty and part.join is None:
            report.error(
                "R060",
                f"`{part.name}` says nothing, and would hold for everything",
                *part.place,
                help='write its sentences, or `not encoded ".."`, `not used`',
                subject=part.name,
            )
        _check_parts(part, report)


def _check_children(
    draft: Draft, children: Sequence[Draft], report: Report, added: frozenset[str], *, complete: bool
) -> None:
    children = [child for child in children if not child.orphan]
    check_variants(children, report)
    for before, after in pairwise(children):
        if order_key(after.part) < order_key(before.part):
            report.error(
                "R066",
                f"`{after.name}` stands behind `{before.name}`",
                *after.place,
                help="write the children in the order of their labels",
                subject=after.name,
            )
    if draft.join is None:
        if children and not draft.faulty and complete:
            names = ", ".join(f"`{child.name}`" for child in children[:3])
            run = f"{children[0].part} to {children[-1].part}"
            more = " .." if len(children) > 3 else ""
            report.error(
                "R067",
                f"`{draft.name}` has {names}{more} but does not say how they join",
                *draft.place,
                help=f"end its lines with `any of {children[0].part} to {children[-1].part}:` or `all of ..`",
                subject=draft.name,
                patch=report.patch(draft.end, draft.end, f"\n{' ' * (draft.column + 4)}any of {run}:", sure=False),
            )
        return
    present = list(dict.fromkeys(child.part for child in children))
    present += [part for part in _added_parts(draft.name, added) if part not in present]
    _check_announced(draft, present, report, complete=complete)


def _added_parts(name: str, added: frozenset[str]) -> list[str]:
    below = (code.removeprefix(f"{name}.") for code in added if code.startswith(f"{name}."))
    return sorted((part for part in below if "." not in part), key=order_key)


def _check_announced(draft: Draft, present: Sequence[str], report: Report, *, complete: bool) -> None:
    join = draft.join
    assert join is not None
    if join.formula is not None:
        announced = tuple(label.rpartition(".")[2] for label in labels_of(join.formula))
        _compare(draft, announced, "joins " + ", ".join(announced), present, report, complete=complete)
        return
    if join.first is None or join.last is None:
        if not present:
            report.error(
                "R068",
                f"`{draft.name}` announces children and has none",
                *draft.join_place,
                help='write them, or `not encoded ".."` instead of the join line',
                subject=draft.name,
            )
            return
        word = "as follows," if join.kind == "as follows" else f"{join.kind} of"
        report.warn(
            "R069",
            f"`{draft.name}` does not say which is its last child: a forgotten one would stay unnoticed",
            *draft.join_place,
            help=f"when the group is complete: `{word} {present[0]} to {present[-1]}:`",
            subject=draft.name,
            patch=_rewritten(draft, _OPEN, f"{word} {present[0]} to {present[-1]}:", report, sure=False),
        )
        return
    announced = successors(join.first, join.last)
    if announced is None:
        report.error(
            "R070",
            f"`{join.first} to {join.last}` is no run of labels below `{draft.name}`",
            *draft.join_place,
            help="name the first and the last child by their own letter or number, `a to c`",
            subject=draft.name,
        )
        return
    announced = tuple(part for part in announced if part not in join.left_out)
    _compare(draft, announced, f"announces {join.first} to {join.last}", present, report, complete=complete)


def _compare(
    draft: Draft,
    announced: Sequence[str],
    said: str,
    present: Sequence[str],
    report: Report,
    *,
    complete: bool,
) -> None:
    missing = [part for part in announced if part not in present]
    further = [part for part in present if part not in announced]
    if missing and complete and not draft.mislabelled:
        report.error(
            "R071",
            f"`{draft.name}` {said}, {_listed(missing)} missing",
            *draft.join_place,
            help="write it, with `not used` if the list leaves the label free",
            subject=draft.name,
        )
    if further:
        report.error(
            "R072",
            f"`{draft.name}` {said}, but has {', '.join(f'`{part}`' for part in further)} as well",
            *draft.join_place,
            help="name the real first and last child in the join line",
            subject=draft.name,
            patch=_announcing(draft, present, report) if complete else None,
        )


def _announcing(draft: Draft, present: Sequence[str], report: Report) -> Patch | None:
    """The join line with the first and last child that are there, when they are a run without a gap."""
    run = sorted(present, key=order_key)
    if successors(run[0], run[-1]) != tuple(run):
        return None
    return _rewritten(draft, _RUN, f"{run[0]} to {run[-1]}:", report, sure=True)


def _rewritten(draft: Draft, pattern: re.Pattern[str], text: str, report: Report, *, sure: bool) -> Patch | None:
    start, end = draft.join_place
    found = pattern.search(report.text, start, end)
    return None if found is None else report.patch(*found.span(), text, sure=sure)


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(f"`{part}`" for part in parts[:5]) + (
        " .. are" if len(parts) > 5 else " are" if len(parts) > 1 else " is"
    )
