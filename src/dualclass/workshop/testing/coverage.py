"""Which sentences tests show to decide both ways: an item that meets the whole by it, and one that fails by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dualclass.evaluation.finding import Finding
from dualclass.language.criteria import AllOf, AnyOf, Labelled, Members, Not
from dualclass.verdict import Verdict
from dualclass.workshop.testing.bench import Bench
from dualclass.workshop.testing.borders.leaves import Leaf, leaves
from dualclass.workshop.testing.mutation.mutating import passing
from dualclass.workshop.testing.owning import Owning
from dualclass.workshop.testing.records import RuleTest
from dualclass.workshop.testing.running import speaking

type Key = tuple[str, str, str]
"""List, label and sentence."""


@dataclass
class Coverage:
    """Every sentence of the lists that tests are about, and which were seen to decide as true and as false."""

    sentences: dict[Key, str] = field(default_factory=dict["Key", str])
    seen: dict[Key, set[Verdict]] = field(default_factory=dict["Key", set[Verdict]])

    def lacking(self, key: Key) -> str | None:
        """What was not seen of a sentence; ``None`` when both were."""
        seen = self.seen.get(key, set())
        words = [word for word, verdict in (("true", Verdict.TRUE), ("false", Verdict.FALSE)) if verdict not in seen]
        return " nor ".join(words) if words else None

    @property
    def uncovered(self) -> list[tuple[Key, str]]:
        """The sentences that are not covered, with what was not seen."""
        return [(key, what) for key in self.sentences if (what := self.lacking(key)) is not None]

    def lines(self) -> Iterator[str]:
        """The sentences not covered, and the counts."""
        for (name, label, _), what in self.uncovered:
            yield f"NOT SHOWN {name} {label}: {self.sentences[name, label, _]}"
            yield f"  no test in which it decides being {what}"
        every, open_ones = len(self.sentences), len(self.uncovered)
        share = f" ({100 * (every - open_ones) / every:.1f} %)" if every else ""
        yield f"{every - open_ones} of {every} sentences{share} are shown to decide both ways"

    def data(self) -> dict[str, Any]:
        """The same as plain values for JSON."""
        return {
            "sentences": len(self.sentences),
            "covered": len(self.sentences) - len(self.uncovered),
            "uncovered": [
                {"list": name, "place": label, "sentence": self.sentences[name, label, text], "not_seen": what}
                for (name, label, text), what in self.uncovered
            ],
        }


def coverage(tests: Iterable[RuleTest], bench: Bench) -> Coverage:
    """The coverage of everything that the tests' lists say themselves, by the tests that pass."""
    found = Coverage()
    known: set[tuple[str, object]] = set()
    for prepared in passing(tests, bench):
        evaluator, record = prepared.evaluator, prepared.record
        control_list = evaluator.view.control_list
        if (control_list.name, evaluator.view.as_of) not in known:
            known.add((control_list.name, evaluator.view.as_of))
            owning = Owning(control_list, bench)
            for unit in (unit for unit in evaluator.units if owning.owns_unit(unit) and unit.gap is None):
                for label, criterion in ((unit.code, unit.core), *((r.note, r.criterion) for r in unit.releases)):
                    for leaf in leaves(criterion, label, evaluator.facts, unit.code):
                        found.sentences.setdefault((control_list.name, *_key(leaf)), leaf.key[1])
        result = speaking(evaluator, prepared.test.code, record)
        _note(found, control_list.name, result.unit.code, result.core)
        for release in result.releases:
            _note(found, control_list.name, release.release.note, release.finding)
    return found


def _key(leaf: Leaf) -> tuple[str, str]:
    return leaf.label, str(leaf.criterion)


def _note(found: Coverage, name: str, label: str, finding: Finding) -> None:
    """What decided: of a whole that holds everything that holds with it, of one that fails what fails."""
    label = finding.label or label
    criterion = finding.criterion
    if isinstance(criterion, Members) or not isinstance(criterion, AllOf | AnyOf | Labelled | Not | None):
        found.seen.setdefault((name, label, str(criterion)), set()).add(finding.verdict)
    if isinstance(criterion, AllOf | AnyOf | Labelled | Not | Members | None):
        turned = isinstance(criterion, Not) or (isinstance(criterion, Members) and criterion.quantifier.word == "no")
        for child in finding.children:
            if turned or child.verdict is finding.verdict:
                _note(found, name, label, child)
