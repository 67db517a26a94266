"""An audit as lines of text and as plain values for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from dualclass.diagnostics.rendering import line_and_column
from dualclass.language.criteria import Span
from dualclass.workshop.auditing.auditing import Audit
from dualclass.workshop.auditing.differences import KINDS, Finding
from dualclass.workshop.auditing.exceptions import Reviewed


@dataclass(frozen=True, slots=True)
class AuditReport:
    """An audit, and which of its findings an exception explains. ``reviewed`` goes with ``audit.findings``."""

    audit: Audit
    reviewed: Reviewed

    def findings(self) -> Iterator[tuple[Finding, str | None]]:
        """Each finding with the reason that explains it."""
        yield from zip(self.audit.findings, self.reviewed.reasons, strict=True)

    @property
    def unexplained(self) -> list[Finding]:
        """The differences that nothing explains; information apart."""
        return [finding for finding, reason in self.findings() if reason is None and not finding.is_information]

    @property
    def explained(self) -> list[tuple[Finding, str]]:
        """The findings that an exception explains, with its reason."""
        return [(finding, reason) for finding, reason in self.findings() if reason is not None]

    @property
    def information(self) -> list[Finding]:
        """Findings that are only worth a look, and that nothing explains."""
        return [finding for finding, reason in self.findings() if reason is None and finding.is_information]


def text_lines(report: AuditReport, *, explained: bool = False, information: bool = False) -> Iterator[str]:
    """The report by paragraph, then the counts. ``explained`` and ``information`` show these findings too."""
    audit = report.audit
    head = f"`{audit.view.control_list.name}`, edition {audit.view.edition.name}, against {audit.text.file}"
    yield head
    shown = [
        (finding, reason)
        for finding, reason in report.findings()
        if (explained or reason is None) and (information or not finding.is_information)
    ]
    for subject, group in groupby(shown, key=lambda each: each[0].subject):
        yield ""
        yield subject
        for finding, reason in group:
            yield from _finding_lines(finding, reason)
    yield ""
    yield from _summary_lines(report)


def _finding_lines(finding: Finding, reason: str | None) -> Iterator[str]:
    yield f"  {finding.kind}: {finding.message}"
    if finding.words:
        yield f"      text: {finding.words}"
    place = place_of(finding.span)
    if place is not None:
        yield f"      rule: {place['file']}:{place['line']}:{place['column']}"
    if reason is not None:
        yield f"      explained: {reason}"


def _summary_lines(report: AuditReport) -> Iterator[str]:
    counts = report.audit.counts
    yield f"compared: {counts.compared} paragraphs, {counts.notes} notes; {counts.unused} labels unused"
    yield (
        f"not compared: {counts.open} paragraphs marked not encoded, {counts.gap_paragraphs} in gaps, "
        f"{counts.notes_open} notes of such paragraphs, {counts.notes_above} notes above the entries, "
        f"{counts.without_text} encoded paragraphs that the text does not have"
    )
    yield (
        f"figures: {counts.figures} in the text ({counts.in_words} answered in quoted words or by the vocabulary, "
        f"{counts.taken_up} of technical notes taken up in paragraphs, {counts.restored} powers of ten restored), "
        f"{counts.rule_figures} in the rules; {counts.bordered} borders compared"
    )
    apart = ", ".join(f"{name} {number}" for name, number in sorted(counts.apart.items()))
    yield f"set apart in the text: {apart or 'nothing'}, pointers {counts.pointers}"
    unexplained = report.unexplained
    yield f"differences: {_counted(finding for finding in report.audit.differences)}"
    yield f"explained by exceptions: {len(report.explained)}; stale exceptions: {report.reviewed.stale}"
    yield f"worth a look: {_counted(report.information)}"
    yield f"unexplained: {len(unexplained)}"


def _counted(findings: Any) -> str:
    counter: Counter[str] = Counter(finding.kind for finding in findings)
    each = ", ".join(f"{counter[kind]} {kind}" for kind in KINDS if counter[kind])
    return f"{counter.total()}" + (f" ({each})" if each else "")


def record(report: AuditReport) -> dict[str, Any]:
    """The report as plain values."""
    audit, counts = report.audit, report.audit.counts
    return {
        "list": audit.view.control_list.name,
        "regime": audit.view.control_list.regime,
        "edition": audit.view.edition.name,
        "as_of": audit.view.as_of.isoformat(),
        "text": audit.text.file,
        "decimal": audit.text.convention,
        "summary": {
            "differences": len(audit.differences),
            "explained": len(report.explained),
            "unexplained": len(report.unexplained),
            "stale_exceptions": report.reviewed.stale,
            "information": len(report.information),
            "by_kind": dict(Counter(finding.kind for finding in audit.findings)),
        },
        "counts": {
            "paragraphs": counts.compared,
            "paragraphs_unused": counts.unused,
            "paragraphs_not_encoded": counts.open,
            "paragraphs_without_text": counts.without_text,
            "paragraphs_in_gaps": counts.gap_paragraphs,
            "notes": counts.notes,
            "notes_not_encoded": counts.notes_open,
            "notes_above_entries_not_compared": counts.notes_above,
            "figures": counts.figures,
            "figures_in_words": counts.in_words,
            "figures_taken_up": counts.taken_up,
            "figures_unit_unprinted": counts.unit_unprinted,
            "powers_of_ten_restored": counts.restored,
            "rule_figures": counts.rule_figures,
            "borders": counts.bordered,
            "pointers": counts.pointers,
            "set_apart": dict(sorted(counts.apart.items())),
        },
        "findings": [_finding(finding, reason) for finding, reason in report.findings()],
    }


def _finding(finding: Finding, reason: str | None) -> dict[str, Any]:
    return {
        "paragraph": finding.paragraph,
        "note": finding.note,
        "kind": finding.kind,
        "value": finding.value,
        "message": finding.message,
        "words": finding.words,
        "information": finding.is_information,
        "explained": reason,
        "rule": place_of(finding.span),
    }


def place_of(span: Span | None) -> dict[str, Any] | None:
    """File, line and column of a rule; ``None`` where lists were loaded without their places."""
    if span is None:
        return None
    text = _source(span.file)
    line, column = line_and_column(text, span.start) if text else (0, 0)
    return {"file": span.file, "line": line, "column": column}


@cache
def _source(file: str) -> str:
    try:
        with Path(file).open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError, ValueError):
        return ""
