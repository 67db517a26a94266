"""Putting what a line says into the paragraph or note it stands in, and refusing what has no place there."""

from __future__ import annotations

import re

from dualclass.diagnostics import Patch
from dualclass.language.blocks import Part
from dualclass.language.criteria import AllOf, AnyOf, Criterion, Not, Open, SpecifiedIn
from dualclass.language.drafts import Draft, NoteDraft, ParagraphDraft, PartDraft
from dualclass.language.faults import Report
from dualclass.language.lines import Content, EffectLine, Status
from dualclass.language.paragraphs import Join, Mark, Period, Replacement, Residual, Suspension, Tail

_DENIED = r"it\s+is\s+not\s+specified\s+in\b(?!.*\b(?:and|or)\b)"
_CONDITIONAL = {"releases", "releases unless", "takes back", "narrows", "defers", "defines", "excludes"}


def fill_paragraph(draft: ParagraphDraft, content: Content, part: Part, report: Report) -> None:
    """One line of a paragraph."""
    where = (part.start, part.end)
    if isinstance(content, EffectLine):
        if content.effect.action == "says" and content.effect.text is not None:
            draft.marks.append(Mark("says", content.effect.text))
            return
        report.error(
            "R040",
            f"`{draft.name}` is a paragraph, an effect needs the label of a note",
            *where,
            help="begin the line with `note` or with the label and `note`: `a note 1 releases a if`",
            subject=draft.name,
            patch=report.patch(part.start, part.start, "note ", sure=False),
        )
        return
    if isinstance(content, Replacement):
        if draft.change == "amends":
            draft.replacements.append(content)
        else:
            report.error(
                "R041",
                "only `amends` replaces a value",
                *where,
                help="write the value itself",
                subject=draft.name,
            )
        return
    if _shared(draft, content, part, report):
        return
    if isinstance(content, Join):
        _join(draft, content, part, report)
        return
    if isinstance(content, Suspension):
        draft.suspensions.append(content)
        return
    if _too_late(draft, part, report):
        return
    if isinstance(content, Tail):
        draft.tails.append(content)
    elif isinstance(content, Status):
        _status(draft, content, part, report)
    elif draft.tails:
        report.error(
            "R042",
            "a sentence after a second door: it would not be clear whose it is",
            *where,
            help="move it above the `also` line, or into its brackets: `also its .. components with (..)`",
            subject=draft.name,
        )
    elif isinstance(content, Residual):
        draft.residuals.append(content)
    elif not isinstance(content, Period | tuple):
        _refuse_own_residual(draft, content, part, report)
        draft.criteria.append(content)


def fill_note(draft: PartDraft, content: Content, part: Part, report: Report) -> None:
    """One line of a note or of a lettered part of one."""
    where = (part.start, part.end)
    note = draft if isinstance(draft, NoteDraft) else None
    if isinstance(content, EffectLine):
        _effect(draft, content, part, report)
        return
    if note is not None and part.head and not isinstance(content, Join | Period | Suspension | tuple):
        report.error(
            "R043",
            f"a sentence on the line of `{draft.name}`: only a title or an effect stands there",
            *where,
            help="put it on its own line below; a part of the note is written `note.a`, `note 1.a`",
            subject=draft.name,
            patch=report.patch(_after_word(report.text, part.start), part.start, "\n      "),
        )
        return
    if isinstance(content, Replacement | Tail | Suspension):
        report.error("R044", "this has no place in a note", *where, help="it is said of paragraphs", subject=draft.name)
        return
    if isinstance(content, Residual):
        report.error(
            "R045",
            "`other than those in` only decides a label, a note has none",
            *where,
            help="a real not is written `it is not specified in ..`",
            subject=draft.name,
            patch=_reworded(part, report, r"other\s+than\s+those\s+in\b", "it is not specified in"),
        )
        return
    if _shared(draft, content, part, report):
        return
    if isinstance(content, Join):
        _join(draft, content, part, report)
        return
    if _too_late(draft, part, report):
        return
    if isinstance(content, Status):
        if content.status == "not encoded":
            draft.criteria.append(Open(content.text or ""))
        elif content.status == "not used" and note is None:
            draft.status = "not used"
        else:
            report.error(
                "R044",
                "this has no place in a note",
                *where,
                help="it is said of paragraphs",
                subject=draft.name,
            )
    elif not isinstance(content, Period | tuple):
        draft.criteria.append(content)


def _effect(draft: PartDraft, content: EffectLine, part: Part, report: Report) -> None:
    where = (part.start, part.end)
    if isinstance(draft, NoteDraft) and draft.effect is None and not draft.criteria and draft.join is None:
        draft.effect = content.effect
        if content.join is not None:
            _join(draft, content.join, part, report)
        return
    if content.effect.action == "says" and content.effect.text is not None:
        draft.marks.append(Mark("says", content.effect.text))
        return
    if isinstance(draft, NoteDraft):
        message = f"`{draft.name}` has its effect already" if draft.effect else "the effect comes before the sentences"
    else:
        message = f"`{draft.name}` is a part of a note, the effect stands at the note itself"
    report.error("R046", message, *where, help="one note, one effect, at its label", subject=draft.name)


def wants_criterion(draft: NoteDraft) -> bool:
    """Whether the effect of a note is worth nothing without a condition."""
    return draft.effect is not None and draft.effect.action in _CONDITIONAL - {"excludes"}


def takes_criterion(draft: NoteDraft) -> bool:
    """Whether the effect of a note can have a condition at all."""
    return draft.effect is not None and draft.effect.action in _CONDITIONAL


def _shared(draft: Draft, content: Content, part: Part, report: Report) -> bool:
    """Marks and dates, which stand anywhere."""
    if isinstance(content, tuple):
        draft.marks.extend(content)
        return True
    if not isinstance(content, Period):
        return False
    if draft.period is not None:
        report.error(
            "R047",
            "two periods of force for one text",
            part.start,
            part.end,
            help="write the label twice, each with its own dates",
            subject=draft.name,
        )
    draft.period = content
    return True


def _join(draft: Draft, content: Join, part: Part, report: Report) -> None:
    if draft.join is not None:
        report.error(
            "R048",
            f"`{draft.name}` says twice how its children join",
            part.start,
            part.end,
            help="keep one join line, the last line before the children",
            subject=draft.name,
        )
        return
    draft.join = content
    draft.join_place = (part.start, part.end)


def _too_late(draft: Draft, part: Part, report: Report) -> bool:
    if draft.join is None:
        return False
    report.error(
        "R049",
        f"`{draft.name}` has named its children; this line would be read as one of them",
        part.start,
        part.end,
        help="move it above the join line",
        subject=draft.name,
        patch=_before_join(draft, part, report),
    )
    return True


def _before_join(draft: Draft, part: Part, report: Report) -> Patch:
    """The line and the join line in each other's place, with everything that stands between them kept."""
    start, end = draft.join_place
    between = report.text[end : part.start]
    moved = report.text[part.start : part.end] + between + report.text[start:end]
    return report.patch(start, part.end, moved)


def _reworded(part: Part, report: Report, pattern: str, words: str) -> Patch | None:
    found = re.compile(pattern).match(report.text, part.start, part.end)
    return None if found is None else report.patch(*found.span(), words)


def _after_word(text: str, position: int) -> int:
    """Where the word before a position ends."""
    while position and text[position - 1] in " \t":
        position -= 1
    return position


def _status(draft: ParagraphDraft, content: Status, part: Part, report: Report) -> None:
    if draft.status != "encoded":
        report.error(
            "R050",
            f"`{draft.name}` is both {draft.status} and {content.status}",
            part.start,
            part.end,
            help="keep one of the two",
            subject=draft.name,
        )
        return
    draft.status, draft.status_text, draft.see = content.status, content.text, content.see
    draft.unwritten = content.unwritten


def _refuse_own_residual(draft: ParagraphDraft, content: Criterion, part: Part, report: Report) -> None:
    """Inside one list the words "not specified in" of the item itself only choose the label (S1)."""
    if any(_denies_specified(each) for each in _flat(content)):
        report.error(
            "R051",
            "`it is not specified in` of the item itself would decide the outcome",
            part.start,
            part.end,
            help="for the label write `other than those in ..`; a real not is for parts and notes",
            subject=draft.name,
            patch=_reworded(
                part, report, r"it\s+is\s+not\s+specified\s+in\b(?!.*\b(?:and|or)\b)", "other than those in"
            ),
        )


def _flat(content: Criterion) -> tuple[Criterion, ...]:
    if isinstance(content, AllOf | AnyOf):
        return tuple(each for item in content.items for each in _flat(item))
    return (content,)


def _denies_specified(content: Criterion) -> bool:
    if isinstance(content, Not):
        return any(isinstance(each, SpecifiedIn) and not each.negated for each in _flat(content.item))
    return isinstance(content, SpecifiedIn) and content.negated
