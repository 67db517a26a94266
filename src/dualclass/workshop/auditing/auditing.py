"""The audit of a list on a day against its official text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dualclass.language.criteria import Open
from dualclass.language.paragraphs import Paragraph
from dualclass.lists import ListView, encoding_of
from dualclass.lists.labels import entry_of, is_within, lineage
from dualclass.lists.walking import records_in
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.auditing.comparing import Place, compare
from dualclass.workshop.auditing.differences import Counts, Finding
from dualclass.workshop.auditing.figures import Figure, read_text
from dualclass.workshop.auditing.notes import NoteContext, audit_notes
from dualclass.workshop.auditing.official_text import OfficialText
from dualclass.workshop.auditing.presence import audit_presence
from dualclass.workshop.auditing.rule_figures import RuleContent, content_of_paragraph
from dualclass.workshop.auditing.standards import audit_standards

_PURPOSE = re.compile(
    r"\bspecially (?:designed|prepared)\b|\bdesigned or prepared\b|\"required\"|\brequired for\b|"
    r"\bGeneral Technology Note\b",
    re.IGNORECASE,
)


def _no_findings() -> list[Finding]:
    return []


@dataclass(slots=True)
class Audit:
    """What was found in one list on one day, in printed order, and what was counted."""

    view: ListView
    text: OfficialText
    findings: list[Finding] = field(default_factory=_no_findings)
    counts: Counts = field(default_factory=Counts)

    @property
    def differences(self) -> list[Finding]:
        """The findings that need an explanation."""
        return [each for each in self.findings if not each.is_information]

    @property
    def information(self) -> list[Finding]:
        """The findings that are only worth a look."""
        return [each for each in self.findings if each.is_information]


def audit(
    view: ListView, vocabulary: Vocabulary, text: OfficialText, only: Iterable[str] = (), *, partial: bool = False
) -> Audit:
    """Compare every encoded paragraph of a list with its text.

    ``only``: these codes and what lies below them. ``partial``: the text is not the whole list. A text whose records
    have no notes is taken to have them among its words: then the notes of a rule are compared with its paragraph. In a
    text that is not whole, what has no record of its own is compared with the record above it, and with each record
    below it as far as that repeats it.
    """
    wanted = tuple(only)
    result = Audit(view, text)
    open_codes = _open_codes(view)
    contents = {code: content_of_paragraph(view.paragraph(code)) for code in view.codes}
    if not text.has_notes:
        _with_notes(contents, view)
    if partial:
        _with_records(contents, view, text)
    found = list(audit_presence(view, text, result.counts, partial=partial))
    for code in view.codes:
        paragraph = view.paragraph(code)
        if not _is_wanted(code, wanted):
            continue
        if code not in text.paragraphs:
            result.counts.without_text += paragraph.status == "encoded"
            continue
        if paragraph.status != "encoded":
            result.counts.open += paragraph.status == "not encoded"
            result.counts.unused += paragraph.status != "not encoded"
            continue
        contents[code].explain(vocabulary)
        heads = _heads(code, contents, text) if partial else ()
        found += _paragraph(paragraph, contents, result, heads, is_open=code in open_codes)
    decided = {
        code: frozenset(measure.key for figure in content.figures for measure in figure.measures)
        for code, content in contents.items()
    }
    context = NoteContext(text, vocabulary, open_codes, decided)
    entries = {entry_of(code) for code in text.paragraphs}
    for entry in view.entries:
        is_asked = not wanted or any(is_within(each, entry.code) or is_within(entry.code, each) for each in wanted)
        if entry.code in entries and is_asked:
            found += audit_notes(entry, context, result.counts) if text.has_notes else ()
            found += audit_standards(entry, view, text, contents)
    result.counts.notes_above = len(view.notes)
    order = {code: index for index, code in enumerate(view.codes)}
    kept = [each for each in found if _is_wanted(each.paragraph, wanted)]
    result.findings = sorted(kept, key=lambda each: (order.get(each.paragraph, len(order)), each.note or ""))
    return result


def _with_notes(contents: Mapping[str, RuleContent], view: ListView) -> None:
    """The notes of a rule as part of its paragraph."""
    for code, content in contents.items():
        for note in view.paragraph(code).notes:
            content.add_note(note)


def _with_records(contents: Mapping[str, RuleContent], view: ListView, text: OfficialText) -> None:
    """What lies below a record of the text and has none of its own, as part of that record's paragraph."""
    for code in view.codes:
        if code not in text.paragraphs:
            above = next((step for step in lineage(code) if step in text.paragraphs and step in contents), None)
            if above is not None:
                contents[above].add(contents[code])


def _heads(code: str, contents: Mapping[str, RuleContent], text: OfficialText) -> Iterator[RuleContent]:
    """What stands above a record, up to the next record: a text in rows repeats it in each of them."""
    for step in lineage(code):
        if step != code:
            if step in text.paragraphs:
                return
            if step in contents:
                yield contents[step]


def _is_wanted(code: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(is_within(code, each) for each in wanted)


def _paragraph(
    paragraph: Paragraph,
    contents: Mapping[str, RuleContent],
    result: Audit,
    heads: Iterable[RuleContent] = (),
    *,
    is_open: bool,
) -> Iterator[Finding]:
    code, text, counts = paragraph.code, result.text, result.counts
    printed, content = text.paragraphs[code], contents[code]
    counts.compared += 1
    counts.pointers += printed.pointers
    read = read_text(printed.text, text.convention)
    for head in heads:
        content.repeat(head, read)
    place = Place(code, is_open=is_open, nearby=_of_technical_notes(code, text))
    yield from compare(read, content, place, counts)
    has_numbers = bool(read.figures or read.apart.all_of("cas"))
    if not has_numbers and content.figures and encoding_of(paragraph, result.view) == "criteria":
        message = "the rule decides by numbers, and the text of the paragraph has none"
        yield Finding(code, "no-figure", code, message, span=paragraph.span)
    purpose = _PURPOSE.search(printed.text)
    if purpose and not is_open and not paragraph.tails and not _asks(paragraph, contents, result.view):
        message = f"the text says `{purpose.group()}`, and the rule asks nobody"
        yield Finding(code, "no-judgement", purpose.group(), message, span=paragraph.span)


def _of_technical_notes(code: str, text: OfficialText) -> tuple[Figure, ...]:
    """Figures of the technical notes at a paragraph or above it: they define the terms of its sentences."""
    return tuple(
        replace(figure, optional=True)
        for step in lineage(code)
        if step in text.paragraphs
        for note in text.paragraphs[step].notes
        if note.technical
        for figure in read_text(note.text, text.convention, numbered=True).figures
    )


def _asks(paragraph: Paragraph, contents: Mapping[str, RuleContent], view: ListView) -> bool:
    """Whether a person is asked in the paragraph, above it, or in each of its children."""
    if any(contents[each.code].judged for each in view.path(paragraph.code)):
        return True
    children = [child for child in paragraph.children if child.status == "encoded"]
    return bool(children) and all(contents[child.code].judged or _asks(child, contents, view) for child in children)


def _open_codes(view: ListView) -> frozenset[str]:
    """Paragraphs that are not encoded, or have a sentence that is not, or nothing but such below them."""
    found: set[str] = set()
    for code in reversed(view.codes):
        paragraph = view.paragraph(code)
        below = [child.code for child in paragraph.children if child.status in ("encoded", "not encoded")]
        own = paragraph.status == "not encoded" or any(
            isinstance(record, Open) for criterion in paragraph.criteria for record in records_in(criterion)
        )
        if own or (below and all(child in found for child in below)):
            found.add(code)
    return frozenset(found)
