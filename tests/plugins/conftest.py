"""Plugins made for a test: modules on disk behind entry points."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from dualclass.plugins import Host

VOCABULARY = "kind tool\n    quantity travel in mm, m\n    flag fast\n"
BASE = """list base "A base list"
edition 1 in force from 2020-01-01
2B001 "tools"
    it is a tool
    as follows, a to b:
  a  travel at least 1 m
  b  it is fast
"""
NATION = """list nation "A nation"
edition 1 in force from 2021-01-01
adopts base edition 1
amends 2B001.a because "x"
    replaces 1 m with 2 m
"""

MakePlugin = Callable[[str, str], EntryPoint]
MakeList = Callable[..., EntryPoint]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DUALCLASS_CACHE_DIR", str(folder))
    monkeypatch.delenv("DUALCLASS_NO_CACHE", raising=False)
    return folder


@pytest.fixture
def make_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakePlugin]:
    """Write a plugin's module and give its entry point."""
    made: list[str] = []
    folder = tmp_path / "modules"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))

    def make(name: str, body: str) -> EntryPoint:
        module = f"made_{name}"
        head = "from pathlib import Path\nfrom dualclass.plugins import ListSource, hookimpl\n"
        (folder / f"{module}.py").write_text(head + body, encoding="utf-8")
        made.append(module)
        return EntryPoint(name, module, "dualclass")

    yield make
    for module in made:
        sys.modules.pop(module, None)


@pytest.fixture
def make_list(tmp_path: Path, make_plugin: MakePlugin) -> MakeList:
    """A plugin with one list, and a vocabulary if it is the base."""

    def make(name: str, regime: str, text: str, vocabulary: str = "") -> EntryPoint:
        rules = tmp_path / name
        rules.mkdir()
        (rules / "list.rules").write_text(text, encoding="utf-8")
        body = (
            "@hookimpl\ndef control_lists():\n"
            f"    return [ListSource({name!r}, {regime!r}, 'title', Path({str(rules)!r}), '1.0')]\n"
        )
        if vocabulary:
            words = tmp_path / f"{name}_vocabulary"
            words.mkdir()
            (words / "words.rules").write_text(vocabulary, encoding="utf-8")
            body += f"@hookimpl\ndef vocabularies():\n    return [Path({str(words)!r})]\n"
        return make_plugin(name, body)

    return make


@pytest.fixture
def host(make_list: MakeList) -> Host:
    """A host with a base list and one that adopts it."""
    return Host([make_list("nation", "na", NATION), make_list("base", "intl", BASE, VOCABULARY)])
