"""An ordinary item of a common kind is settled in all national lists by few answers."""

from __future__ import annotations

import statistics
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dualclass.api import loaded_lists
from dualclass.items import item_from_data, normalise

ROOT = Path(__file__).parents[2]
CONTROLLED = frozenset({"induction_furnace"})
"""Ordinary ones of these kinds are listed."""
MEDIAN = 8
ITEMS = 40
STEMS = sorted(path.stem for path in (ROOT / "benchmarks" / "ordinary").glob("*.toml"))


@pytest.fixture(scope="module")
def interviews() -> Iterator[dict[str, Any]]:
    """Every item of `benchmarks/ordinary`, interviewed once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        from benchmarks.questions import Interviewer, ordinary_items

        interviewer = Interviewer()
        yield {path.stem: interviewer.ask(item) for path, item in ordinary_items().items()}
        for name in [name for name in sys.modules if name.partition(".")[0] == "benchmarks"]:
            del sys.modules[name]


@pytest.mark.parametrize("stem", STEMS)
def test_every_item_is_settled(stem: str, interviews: dict[str, Any]) -> None:
    interview = interviews[stem]
    assert not interview.unanswered
    national = {interview.outcomes[regime] for regime in ("cn", "gb", "kr")}
    assert national == {"controlled" if stem in CONTROLLED else "not_controlled"}
    assert interview.outcomes["ru"] == ("controlled" if stem in CONTROLLED else "not_covered")


@pytest.mark.parametrize("stem", STEMS)
def test_every_item_is_an_item_file(stem: str) -> None:
    item = tomllib.loads((ROOT / "benchmarks" / "ordinary" / f"{stem}.toml").read_text(encoding="utf-8"))
    first = item.pop("first_kind", item["kind"])
    vocabulary = loaded_lists().vocabulary
    record = normalise(item_from_data(item), vocabulary)
    (kind,) = record.kinds
    assert kind != first or "first_kind" not in item
    assert kind == first or vocabulary.is_a(kind, first)
    assert "illustrative" in item["source"]


def test_few_answers_are_enough(interviews: dict[str, Any]) -> None:
    counts = [len(interview.asked) for interview in interviews.values()]
    assert len(counts) >= ITEMS
    assert statistics.median(counts) <= MEDIAN
    assert max(counts) <= 2 * MEDIAN


def test_the_items_are_of_different_kinds(interviews: dict[str, Any]) -> None:
    assert len({interview.kind for interview in interviews.values()}) >= ITEMS
