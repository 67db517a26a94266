"""A control list as data: everything a list says in all its editions, ready to be asked for a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.language.paragraphs import EditionHead, Gap, Note, Paragraph, Table
from dualclass.lists.pruning import in_force, notes_in_force
from dualclass.lists.view import ListView
from dualclass.records import dataclass, field


def _no_texts() -> Mapping[str, str]:
    return {}


def _no_tags() -> Mapping[str, tuple[str, ...]]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlList:
    """One list of one regime.

    ``entries``: trees of paragraphs with all dated variants, in printed order. ``notes``: those that stand
    above the entries (general notes, ``3A note 1``); notes of a paragraph hang on it. ``gaps``: what the list
    has and nobody wrote down. ``negatives_doubtful``: why no negative of this list can be trusted, if so.
    ``complete_kinds``: nothing else in the list can concern these kinds. ``tags``: code -> marks such as
    ``sensitive``. ``display``: code -> the number the state itself prints. ``origins``: code -> the base
    list's code of an adopted paragraph. ``because``: code or note name -> why it differs from the base.
    ``not_adopted``: base codes the list left out, top codes only (a reference to them is empty, not an
    error).
    """

    name: str
    regime: str
    title: str
    editions: tuple[EditionHead, ...] = ()
    texts: tuple[str, ...] = ()
    negatives_doubtful: str | None = None
    complete_kinds: tuple[str, ...] = ()
    entries: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
    gaps: tuple[Gap, ...] = ()
    tables: tuple[Table, ...] = ()
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=_no_tags)
    display: Mapping[str, str] = field(default_factory=_no_texts)
    origins: Mapping[str, str] = field(default_factory=_no_texts)
    because: Mapping[str, str] = field(default_factory=_no_texts)
    not_adopted: tuple[str, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph with every dated variant, in printed order."""
        stack = list(reversed(self.entries))
        while stack:
            paragraph = stack.pop()
            yield paragraph
            stack.extend(reversed(paragraph.children))

    def all_notes(self) -> Iterator[Note]:
        """Every note, those above the entries first."""
        yield from self.notes
        for paragraph in self.paragraphs():
            yield from paragraph.notes

    def edition_on(self, as_of: date) -> EditionHead | None:
        """The edition in force on a day: of several, the one that began last; ``None`` outside all of
        them.
        """
        current = [edition for edition in self.editions if edition.in_force.covers(as_of)]
        return max(current, key=lambda edition: edition.in_force.start or date.min, default=None)

    def view(self, as_of: date) -> ListView:
        """The list as it holds on a day.

        Raises ``DiagnosticError`` when the day lies outside every edition; the message names them.
        """
        edition = self.edition_in_force(as_of)
        entries = tuple(kept for entry in self.entries if (kept := in_force(entry, as_of)) is not None)
        return ListView(
            control_list=self,
            as_of=as_of,
            edition=edition,
            entries=entries,
            notes=notes_in_force(self.notes, as_of),
            gaps=self.gaps_on(as_of),
        )

    def edition_in_force(self, as_of: date) -> EditionHead:
        """The edition in force on a day. Raises ``DiagnosticError`` when the day lies outside every edition."""
        edition = self.edition_on(as_of)
        if edition is None:
            raise DiagnosticError((self._outside(as_of),))
        return edition

    def gaps_on(self, as_of: date) -> tuple[Gap, ...]:
        """The gaps that the list has on a day."""
        return tuple(gap for gap in self.gaps if gap.in_force is None or gap.in_force.covers(as_of))

    def _outside(self, as_of: date) -> Diagnostic:
        known = "; ".join(f"{edition.name}: {_period(edition)}" for edition in self.editions)
        return Diagnostic(
            code="L001",
            severity="error",
            message=f"the list `{self.name}` has no edition in force on {as_of.isoformat()}",
            help=f"its editions: {known}" if known else "the list's head names no edition",
            subject=self.name,
        )


def _period(edition: EditionHead) -> str:
    start, end = edition.in_force.start, edition.in_force.end
    words: list[str] = []
    if start is not None:
        words.append(f"from {start.isoformat()}")
    if end is not None:
        words.append(f"until {end.isoformat()}")
    return " ".join(words) or "always"
