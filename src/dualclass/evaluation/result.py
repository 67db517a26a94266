"""What became of one unit for one item: plain records."""

from __future__ import annotations

from typing import Literal as OneOf

from dualclass.evaluation.finding import Finding, Need, distinct
from dualclass.evaluation.notes import Release
from dualclass.evaluation.units import Unit
from dualclass.lists import State
from dualclass.records import dataclass
from dualclass.verdict import Verdict

Status = OneOf[
    "controlled", "unless released", "open", "released", "suspended", "not established", "doubtful", "gap", "no"
]


@dataclass(frozen=True, slots=True)
class ReleaseResult:
    """What became of one release note: true is shown, false is excluded, unknown is unclaimed."""

    release: Release
    finding: Finding


@dataclass(frozen=True, slots=True)
class UnitResult:
    """The result of one unit for one item.

    ``verdict`` is the paragraph's: true (controls it), false (does not), unknown. ``status`` says in what way;
    ``needs`` what would settle it. ``core`` holds the findings; for a plain "no" it may hold the verdict alone.
    ``instead`` names codes of the same list that would take the label instead (S1); ``label`` is false where they
    certainly do.
    """

    unit: Unit
    verdict: Verdict
    status: Status
    core: Finding
    releases: tuple[ReleaseResult, ...] = ()
    needs: tuple[Need, ...] = ()
    state: State | None = None
    instead: tuple[str, ...] = ()
    label: bool = True

    @property
    def code(self) -> str:
        """The paragraph's code."""
        return self.unit.code

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The assumptions the verdict rests on."""
        return distinct(
            [*self.core.assumptions, *(name for result in self.releases for name in result.finding.assumptions)]
        )
