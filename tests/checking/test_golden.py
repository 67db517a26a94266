"""Mistakes that people really make, one a file, and what is said of each (`--update-golden` writes it anew)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dualclass.diagnostics import render_text
from dualclass.diagnostics.patches import patched
from dualclass.language.reader import parse_rule_file
from dualclass.plugins import Host
from dualclass.plugins.examining import examine_texts

FOLDER = Path(__file__).parent
WORDS = FOLDER / "words" / "words.rules"
FILES = sorted((FOLDER / "golden").glob("*.rules"))
HOST = Host([])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_and_its_message(path: Path, golden: Callable[[Path, str], None]) -> None:
    text = path.read_text(encoding="utf-8")
    texts = {Path(path.name): text, Path("words/words.rules"): WORDS.read_text(encoding="utf-8")}
    examined = examine_texts(texts, host=HOST, usage=True)
    found = [each for each in examined.diagnostics if not each.labels or each.labels[0].place.file == path.name]
    assert found, "a mistake that nobody notices"
    for each in found:
        assert each.help, f"{each.code} has no help"
        assert each.word is None
        if each.patch is not None and each.patch.place.file == path.name:
            assert patched(text, [each.patch]) != text
    shown = "\n\n".join(render_text(each, examined.sources(path.name)) for each in found)
    golden(path.with_suffix(".txt"), f"{shown}\n")


def test_there_are_many() -> None:
    assert len(FILES) >= 80


def test_the_words_themselves_are_in_order() -> None:
    assert parse_rule_file(WORDS.read_text(encoding="utf-8"), "words.rules").diagnostics == ()
