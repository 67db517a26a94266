"""The plugins' own pages say what their lists are, neither more nor less."""

from __future__ import annotations

import datetime
import json
import re

import pytest

from dualclass.api import loaded_lists
from dualclass.cli.main import main
from dualclass.lists.coverage import encoding_of

from .style import ROOT

PLUGINS = {"china": "cn", "uk": "gb", "korea": "kr", "russia": "ru"}
DAY = datetime.date(2026, 11, 23)
RANGE = re.compile(r"`([0-9][A-E][0-9]{3})` to `([0-9][A-E][0-9]{3})`")
"""Every entry of the list from the one to the other."""
ENTRY = re.compile(r"`((?:[0-9][A-E]|PL)[0-9]{3,4})`")


def page(plugin: str) -> str:
    return (ROOT / "plugins" / f"dualclass-{plugin}" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("plugin", PLUGINS)
def test_the_encoded_entries_are_named_all_of_them(plugin: str) -> None:
    section = page(plugin).split("## Encoded", 1)[1].split("\n## ", 1)[0]
    view = loaded_lists().lists[PLUGINS[plugin]].view(DAY)
    written = [entry.code for entry in view.entries if entry.children or encoding_of(entry, view) != "not_encoded"]
    ranges = RANGE.findall(section)
    named = {*ENTRY.findall(section), *(code for code in written for low, high in ranges if low <= code <= high)}
    assert sorted(named) == sorted(written)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_the_editions_are_those_of_the_list(plugin: str) -> None:
    rows = re.findall(r"^\| (\d{4}) \| from (\S+?)(?: until (\S+))? \|$", page(plugin), re.MULTILINE)
    editions = loaded_lists().lists[PLUGINS[plugin]].editions
    told = [(each.name, str(each.in_force.start), str(each.in_force.end or "")) for each in editions]
    assert rows == told


@pytest.mark.parametrize("plugin", PLUGINS)
def test_the_page_leaves_counting_to_the_program(plugin: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts go stale; the command that the page names has them."""
    regime = PLUGINS[plugin]
    assert f"`dualclass lists --regime {regime}`" in page(plugin)
    assert not re.search(r"\d+\s+(?:of\s+\d+\s+)?(?:paragraphs|entries)", page(plugin))
    assert main(["lists", "--regime", regime, "--as-of", DAY.isoformat(), "--format", "json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)["lists"]
    assert record["regime"] == regime
    assert sum(each["encoded"] for each in record["coverage"].values()) > 0


@pytest.mark.parametrize("plugin", PLUGINS)
def test_the_page_names_doubts_and_the_disclaimer(plugin: str) -> None:
    assert "## Known doubts" in page(plugin)
    assert "Apache-2.0" in page(plugin)
    assert "no legal determination" in page(plugin)


def test_russia_is_marked_as_doubtful_as_its_page_says() -> None:
    assert loaded_lists().lists["ru"].negatives_doubtful
    assert "by correspondence" in page("russia")
