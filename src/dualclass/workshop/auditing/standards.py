"""Standards and methods: what a text names must be named in the rules of its entry, and the same edition of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dualclass.language.paragraphs import Paragraph
from dualclass.lists import ListView
from dualclass.lists.labels import entry_of
from dualclass.workshop.auditing.differences import Finding
from dualclass.workshop.auditing.official_text import OfficialText
from dualclass.workshop.auditing.rule_figures import RuleContent, content_of_note
from dualclass.workshop.auditing.set_apart import masked


def audit_standards(
    entry: Paragraph, view: ListView, text: OfficialText, contents: Mapping[str, RuleContent]
) -> Iterator[Finding]:
    """Standards of one side that the other does not name. Where one stands may differ, so an entry is one place;
    but a paragraph that names standards is measured by none but those it names.
    """
    written: dict[str, frozenset[str]] = {}
    named: set[str] = set()
    for code in view.below(entry.code):
        paragraph = view.paragraph(code)
        content = contents[code]
        written[code] = frozenset(content.standards)
        named |= content.standards_mentioned()
        for note in paragraph.notes:
            named |= content_of_note(note).standards_mentioned()
    printed: dict[str, frozenset[str]] = {}
    in_text: set[str] = set()
    for code, paragraph in text.paragraphs.items():
        if entry_of(code) == entry.code and code in written and view.paragraph(code).missing is None:
            printed[code] = masked(paragraph.text).all_of("standards")
            in_text |= printed[code]
            in_text |= {name for note in paragraph.notes for name in masked(note.text).all_of("standards")}
    for name in sorted(in_text - named):
        code = next((code for code, names in printed.items() if name in names), entry.code)
        message = f"the text names `{name}`, and no rule of `{entry.code}` does"
        yield Finding(code, "standard-missing", name, message, span=view.paragraph(code).span)
    for code, names in written.items():
        span = view.paragraph(code).span
        mine = printed.get(code, frozenset[str]())
        if names and mine and not names & mine:
            message = f"the rule measures by {_list(names)}, the text by {_list(mine)}"
            yield Finding(code, "standard-missing", ", ".join(sorted(mine)), message, span=span)
        for name in sorted(names - in_text):
            message = f"the rule measures by `{name}`, which the text of `{entry.code}` does not name"
            yield Finding(code, "standard-surplus", name, message, span=span)


def _list(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
