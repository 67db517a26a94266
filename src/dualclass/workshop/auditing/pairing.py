"""Which note of the text is which note of the rules: by label, place, what they name and the numbers they share.

A printed note may stand at another paragraph than the one it speaks of, and rules may write it there; so a pair is
found within the whole entry, the likeliest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dualclass.language.paragraphs import Note
from dualclass.lists.labels import lineage
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.auditing.figures import ReadText
from dualclass.workshop.auditing.rule_figures import RuleContent, content_of_note
from dualclass.workshop.auditing.splitting import TextNote

_RELEASING = re.compile(
    r"\b(?:does not|do not|nor|not)\s+(?:control|apply|include|extend|cover|specify|determine the status)\b|"
    r"\bis not (?:controlled|specified)\b|"
    r"\breleases?\b|\bnot controlled\b|不(?:管制|适用|包括)|통제하지|제외|не (?:контролир|применя|распростран)",
    re.IGNORECASE,
)
_RESTRICTING = re.compile(
    r"\bonly\b|\blimited to\b|\brestricted to\b|\bunless\b|\bexcept\b|\bexclud|\bdetermined by the control status\b|"
    r"\bcontrols\b|\bspecifies\b",
    re.IGNORECASE,
)
_DEFERRING = re.compile(r"\bcontrol status\b.*\bdetermined by\b", re.IGNORECASE | re.DOTALL)
_NAMED = re.compile(r"\b[0-9][A-E][0-9]{3}(?:\.[a-z0-9]{1,3})*(?![A-Za-z0-9])")
RELEASING = frozenset({"releases", "releases unless", "narrows", "takes back", "excludes", "defers"})
_LEAST = 3.0


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A note of the text with the paragraph it stands at, taken apart."""

    code: str
    note: TextNote
    read: ReadText

    @property
    def named(self) -> str:
        """The paragraph it speaks of: the first it names, else where it stands."""
        match = _NAMED.search(self.note.text)
        return match.group() if match else self.code

    @property
    def releases(self) -> bool:
        """Whether it takes something out of control, by its words."""
        return _RELEASING.search(self.note.text) is not None

    @property
    def may_release(self) -> bool:
        """Whether its words can be written as a release or a narrowing."""
        return self.releases or _RESTRICTING.search(self.note.text) is not None

    @property
    def defers(self) -> bool:
        """Whether it leaves the status to something else."""
        return _DEFERRING.search(self.note.text) is not None


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note of the rules with its content."""

    note: Note
    content: RuleContent

    @property
    def number(self) -> int | None:
        """The number in its label."""
        match = re.search(r"(\d+)\Z", self.note.label.partition(".")[0])
        return int(match[1]) if match else None

    @property
    def releases(self) -> bool:
        """Whether it takes something out of control."""
        return self.note.effect.action in RELEASING


def written(note: Note, vocabulary: Vocabulary) -> WrittenNote:
    """A note of the rules with its content."""
    content = content_of_note(note)
    content.explain(vocabulary)
    return WrittenNote(note, content)


def pairs(printed: Sequence[PrintedNote], rules: Sequence[WrittenNote]) -> list[tuple[int, int]]:
    """Indices of the notes that are one another's, the likeliest pairs first taken."""
    scored = [
        (_score(one, other), -i, -j)
        for i, one in enumerate(printed)
        for j, other in enumerate(rules)
        if one.note.technical == other.note.technical
    ]
    found: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in sorted(scored, reverse=True):
        if score < _LEAST:
            break
        if -i not in taken[0] and -j not in taken[1]:
            found.append((-i, -j))
            taken[0].add(-i)
            taken[1].add(-j)
    return sorted(found)


def _score(one: PrintedNote, other: WrittenNote) -> float:
    score = 3.0 if one.note.number == other.number else 0.0
    score += 2.5 * _nearness(other.note.place, (one.code, one.named))
    if other.note.effect.references:
        score += 0.5 * max(_nearness(each.first, (one.named,)) for each in other.note.effect.references)
    score += 1.0 if one.releases == other.releases or one.defers == (other.note.effect.action == "defers") else 0.0
    rule = {measure.key for figure in other.content.figures for measure in figure.measures}
    rule |= {measure.key for figure in other.content.mentioned() for measure in figure.readings}
    keys = {measure.key for figure in one.read.figures for measure in figure.readings}
    shared = len(rule & keys) + len(other.content.codes_mentioned() & one.read.apart.references.codes)
    return score + min(shared, 4) * 0.5 + len(other.content.cas_mentioned() & one.read.apart.all_of("cas"))


def _nearness(place: str, codes: Iterable[str]) -> float:
    """1 for the same paragraph, less for one above or below."""
    best = 0.0
    for code in codes:
        if code == place:
            return 1.0
        if place in lineage(code) or code in lineage(place):
            best = max(best, 0.5)
    return best
