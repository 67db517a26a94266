"""A reader that is asked again gives what a fresh one gives, and builds anew only what changed and what rests on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dualclass.plugins import Host, building
from dualclass.plugins.examining import Examined, examine_paths
from dualclass.plugins.reading import RuleReader

from .conftest import BASE, NATION, VOCABULARY, MakeList

WRONG = "    travel at least 3 kg\n"


class Asked:
    """Lists on disk, one reader that is asked again and again, and the regimes that were built for each answer."""

    def __init__(self, host: Host, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.host = host
        self.files = {
            "words": folder / "base_vocabulary" / "words.rules",
            "intl": folder / "base" / "list.rules",
            "na": folder / "nation" / "list.rules",
        }
        self.reader = RuleReader()
        self.built: list[str] = []
        real = building.build_list

        def noted(*arguments: Any, regime: str) -> object:
            self.built.append(regime)
            return real(*arguments, regime=regime)

        monkeypatch.setattr(building, "build_list", noted)

    def write(self, name: str, text: str) -> None:
        self.files[name].write_text(text, encoding="utf-8")

    def again(self) -> list[str]:
        """What is built for the same question; the answer is that of a fresh reader."""
        self.built.clear()
        mine = self.answer(self.reader)
        built = list(self.built)
        fresh = self.answer(RuleReader())
        assert (mine.diagnostics, mine.lists) == (fresh.diagnostics, fresh.lists)
        return built

    def answer(self, reader: RuleReader) -> Examined:
        return examine_paths([self.files["na"]], self.host, reader=reader)


@pytest.fixture
def asked(make_list: MakeList, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    host = Host([make_list("nation", "na", NATION), make_list("base", "intl", BASE, VOCABULARY)])
    return Asked(host, tmp_path, monkeypatch)


def test_only_what_changed_is_built_anew(asked: Asked) -> None:
    assert asked.again() == ["intl", "na"]
    assert asked.again() == []
    asked.write("na", NATION.replace("2 m", "3 m"))
    assert asked.again() == ["na"]
    asked.write("na", NATION)
    assert asked.again() == ["na"]


def test_what_rests_on_a_change_is_built_anew(asked: Asked) -> None:
    assert asked.again() == ["intl", "na"]
    asked.write("intl", BASE.replace("it is fast", "it is not fast"))
    assert asked.again() == ["intl", "na"]
    asked.write("words", VOCABULARY.replace("mm, m", "mm, m, km"))
    assert asked.again() == ["intl", "na"]
    asked.write("na", NATION + "kind hammer\n")
    assert asked.again() == ["intl", "na"], "it speaks in other words now"
    assert asked.again() == []


def test_mistakes_come_and_go(asked: Asked) -> None:
    assert asked.again() == ["intl", "na"]
    added = NATION + 'adds 2B002 "x"\n    it is a tool\n' + WRONG
    for text, wrong in ((added, True), (NATION, False), (added, True)):
        asked.write("na", text)
        asked.again()
        assert any(each.severity == "error" for each in asked.answer(asked.reader).diagnostics) is wrong
    asked.write("intl", BASE + '2B003 "x"\n    it is a tool\n' + WRONG)
    asked.write("na", NATION)
    asked.again()
    assert asked.answer(asked.reader).errors, "errors of what it rests on are told each time"
