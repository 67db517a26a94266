"""How many answers settle an ordinary item: it is asked as an exporter would be, one question after another.

uv run python -m benchmarks.questions            # a table of all items beside this file
uv run python -m benchmarks.questions FILE..     # every question of some items, with the answer

An item of `benchmarks/ordinary` says everything that a data sheet says. The interview begins with its kind alone, or
with `first_kind`, the wider kind under which somebody would look for it; "which kind, more exactly?" is then answered
with the kind. The first open question of the national lists is answered from the item, until no list asks for anything
more. The features that an ordinary item does not have are assumed absent, as with `--assume-ordinary`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import cast

from dualclass.api import Classifier, loaded_lists
from dualclass.explanation.report import ItemResult, QuestionToAsk
from dualclass.items import item_from_data

ORDINARY = Path(__file__).parent / "ordinary"
DAY = date(2026, 11, 27)
NATIONAL = ("cn", "gb", "kr", "ru")
MOST = 60
"""More questions than this are an item that cannot be settled."""


@dataclass
class Interview:
    """What was asked of one item, in order; ``unanswered``: what the lists still ask in the end, because the item has
    no answer.
    """

    name: str
    kind: str
    asked: list[str] = field(default_factory=list[str])
    unanswered: list[str] = field(default_factory=list[str])
    outcomes: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def settled(self) -> bool:
        """Whether no list has anything left to ask."""
        return not self.unanswered


class Interviewer:
    """Asks items under some lists."""

    def __init__(self, regimes: tuple[str, ...] = NATIONAL, day: date = DAY) -> None:
        """Take the lists to ask for and the day."""
        self.classifier = Classifier(loaded_lists(), regimes, day, assume_ordinary=True)

    def ask(self, item: Mapping[str, object]) -> Interview:
        """Interview one item, given as in an item file."""
        exact = item.get("kinds") or [item["kind"]]
        kinds = [item["first_kind"]] if "first_kind" in item else exact
        told: dict[str, dict[str, object]] = {"parameters": {}, "judgements": {}, "statements": {}}
        held = {part: _mapping(item.get(part)) for part in told}
        interview = Interview(str(item.get("name", "")), str(item.get("kind") or kinds))
        known: dict[str, object] = {"name": interview.name, "kinds": kinds}
        passed: list[str] = []
        while len(interview.asked) < MOST:
            result = self.classifier.classify(item_from_data({**known, **told}))
            question = self._next(result, passed)
            if question is None:
                break
            if question.parameter == "kind" and known["kinds"] != exact:
                known["kinds"] = exact
                interview.asked.append("kind")
                continue
            answer = _answer(question.parameter, held)
            if answer is None or answer[1] in told[answer[0]]:
                passed.append(question.parameter)
                continue
            part, name = answer
            told[part][name] = held[part][name]
            interview.asked.append(name)
        final = self.classifier.classify(item_from_data({**known, **told}))
        interview.outcomes = {each.regime: each.outcome.value for each in final.regimes}
        left = (question.parameter for regime in final.regimes for question in regime.questions)
        interview.unanswered = list(dict.fromkeys(left))
        return interview

    def _next(self, result: ItemResult, passed: list[str]) -> QuestionToAsk | None:
        """The question that the lists ask first, weighed by its place in each of them."""
        weight: dict[str, float] = {}
        found: dict[str, QuestionToAsk] = {}
        for regime in result.regimes:
            for place, question in enumerate(regime.questions):
                if question.parameter not in passed:
                    weight[question.parameter] = weight.get(question.parameter, 0) + 1 / (1 + place)
                    found.setdefault(question.parameter, question)
        return found[max(weight, key=lambda name: weight[name])] if weight else None


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, Mapping) else {}


def _answer(need: str, held: Mapping[str, Mapping[str, object]]) -> tuple[str, str] | None:
    """Where the item answers a question: which part of it, and under which name."""
    for part in ("judgements", "statements"):
        if need in held[part]:
            return part, need
    for name in (need, need.split(" ")[0], need.split(".")[0], need.split(" ")[0].split(".")[0]):
        if name in held["parameters"]:
            return "parameters", name
    return None


def ordinary_items() -> dict[Path, Mapping[str, object]]:
    """Every item beside this file, by its path."""
    return {path: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(ORDINARY.glob("*.toml"))}


def main(arguments: list[str] | None = None) -> int:
    """Print the table, or the interviews of some items."""
    parser = argparse.ArgumentParser(description="how many answers settle an ordinary item")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    interviewer = Interviewer()
    if options.files:
        for path in options.files:
            interview = interviewer.ask(tomllib.loads(path.read_text(encoding="utf-8")))
            print(f"{interview.name} ({interview.kind}): {len(interview.asked)} answers; {interview.outcomes}")
            print("".join(f"  answered   {name}\n" for name in interview.asked), end="")
            print("".join(f"  unanswered {name}\n" for name in interview.unanswered), end="")
        return 0
    counts: list[int] = []
    for path, item in ordinary_items().items():
        interview = interviewer.ask(item)
        counts.append(len(interview.asked))
        left = f"  {len(interview.unanswered)} without an answer" if interview.unanswered else ""
        said = ", ".join(f"{regime} {outcome}" for regime, outcome in interview.outcomes.items())
        print(f"{len(interview.asked):3}  {path.stem:40} {said}{left}")
    print(f"median {statistics.median(counts)} answers over {len(counts)} items, most {max(counts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
