"""What a classification says, as plain records: the text report prints them, the published model holds them.

They are plain so that printing text needs no model; ``dualclass.explanation.classification.Classification`` is the
pydantic model around them, with its JSON Schema.
"""

from __future__ import annotations

import datetime
from typing import Literal as OneOf

from dualclass.evaluation.outcome import Outcome
from dualclass.records import dataclass

REMINDER = (
    "Not being controlled by this list is no clearance: catch-all and end-use controls, sanctions "
    "and the military list are separate questions."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One sentence of a rule with its verdict, the item's value and what would settle it; parts below it."""

    text: str
    verdict: OneOf["true", "false", "unknown"]
    label: str | None = None
    stated: str | None = None
    margin: float | None = None
    remark: str | None = None
    needs: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseReason:
    """A note that may release the item, and whether it was shown (true), excluded (false) or left open."""

    note: str
    verdict: OneOf["true", "false", "unknown"]
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a paragraph has its result: its clauses, then its releases.

    ``instead``: codes that would take the label instead of this one ("other than those in ..": label only).
    """

    code: str
    number: str | None = None
    title: str | None = None
    status: str
    clauses: tuple[Clause, ...] = ()
    releases: tuple[ReleaseReason, ...] = ()
    instead: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlessReleased:
    """Criteria met; the named release has neither been shown nor excluded."""

    code: str
    release: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenParagraph:
    """A paragraph that is not decided, and the values that would decide it; for a component, its name."""

    code: str
    needs: tuple[str, ...]
    component: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionToAsk:
    """What to ask, in words, and the codes it helps to decide."""

    parameter: str
    text: str
    decides: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedAssumption:
    """An assumption and the paragraphs that rest on it."""

    name: str
    closed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMissReport:
    """A paragraph that one border alone kept away; ``margin`` is the relative distance from it."""

    code: str
    clause: str
    stated: str | None
    margin: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplied:
    """A paragraph whose criteria are met (or open) but which is suspended, of no established status, or not yet in
    force: ``start`` is the day from which it holds.
    """

    code: str
    state: OneOf["suspended", "not established", "not in force"]
    start: datetime.date | None = None
    by: str | None = None
    until: datetime.date | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageReport:
    """How far the list is encoded, and which gaps might concern this item."""

    paragraphs: int
    encoded: int
    complete: bool
    gaps: tuple[str, ...]
    doubts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentReport:
    """A component of an assembly under the same list; it catches the whole only as its principal element."""

    name: str
    outcome: Outcome
    principal_element: OneOf["true", "false", "unknown"]
    controlled_by: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeResult:
    """What one list says about one item, and why."""

    regime: str
    list: str
    edition: str
    outcome: Outcome
    controlled_by: tuple[str, ...]
    controlled_unless: tuple[UnlessReleased, ...]
    open: tuple[OpenParagraph, ...]
    questions: tuple[QuestionToAsk, ...]
    assumptions: tuple[UsedAssumption, ...]
    near_misses: tuple[NearMissReport, ...]
    not_applied: tuple[NotApplied, ...]
    components: tuple[ComponentReport, ...]
    coverage: CoverageReport
    reasons: tuple[Reason, ...]
    reminder: str = REMINDER


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """One item under every list that was asked."""

    item: str
    source: str | None = None
    regimes: tuple[RegimeResult, ...]
