"""Every example on the pages about the rule language is read and checked, and every refusal is a refusal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from dualclass.diagnostics import Diagnostic
from dualclass.plugins.examining import examine_paths
from dualclass.plugins.reading import RuleReader

from .style import ROOT

PAGES = (ROOT / "docs" / "language.md", ROOT / "docs" / "how-lists-speak.md")
WORDS = ROOT / "docs" / "language-words.rules"
READER = RuleReader()
"""Remembers what is installed, so that an example costs no more than its own text."""
BLOCK = re.compile(r"^```rules(?P<sort>(?: \w+)?)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD = 'list example "Example"\nedition 2026 in force from 2026-01-01\n'
ADOPTS = "adopts international edition 2025\n"
EXPECTED = {"C066", "C078", "C043"}
"""Sentences without their kind: what the page shows is the sentence alone."""


@dataclass(frozen=True)
class Example:
    """A block of a page: its sort, its text, and the line where it begins."""

    page: str
    sort: str
    text: str
    line: int


def examples() -> list[Example]:
    return [
        Example(page.stem, found["sort"].strip() or "list", found["text"], text.count("\n", 0, found.start()) + 1)
        for page in PAGES
        for text in [page.read_text(encoding="utf-8")]
        for found in BLOCK.finditer(text)
    ]


def file_of(example: Example) -> str:
    """The example as a whole rule file."""
    match example.sort:
        case "whole":
            return example.text
        case "list":
            return HEAD + example.text
        case "adopting":
            return HEAD + ADOPTS + example.text
        case "sentences":
            return HEAD + ADOPTS + "".join(entry(number, line) for number, line in enumerate(lines_of(example), 900))
    raise AssertionError(f"a block of an unknown sort: {example.sort}")


def lines_of(example: Example) -> list[str]:
    return [line for line in example.text.splitlines() if line.strip()]


def entry(number: int, sentence: str) -> str:
    """The sentence in an entry; references of the item itself and residuals stand beside a kind, notes need none."""
    return f'7B{number} "example"\n    it is one of sample_item, machine_tool, material, equipment\n    {sentence}\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The words of the examples, and one example after the other beside them."""
    folder = tmp_path_factory.mktemp("language")
    (folder / "words.rules").write_text(WORDS.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def diagnostics_of(text: str, folder: Path) -> list[Diagnostic]:
    path = folder / "example.rules"
    path.write_text(text, encoding="utf-8")
    found = examine_paths([path, folder / "words.rules"], reader=READER).diagnostics
    return [each for each in found if each.code not in EXPECTED]


@pytest.mark.parametrize(
    "example", [each for each in examples() if each.sort != "refused"], ids=lambda each: f"{each.page}-{each.line}"
)
def test_an_example_is_right(example: Example, folder: Path) -> None:
    found = diagnostics_of(file_of(example), folder)
    assert found == [], [(each.code, each.message, each.subject) for each in found]


REFUSED = [line for each in examples() if each.sort == "refused" for line in lines_of(each)]


@pytest.mark.parametrize("line", REFUSED)
def test_a_refusal_is_one(line: str, folder: Path) -> None:
    sentence, code = re.fullmatch(r"(.*\S)\s+# ([A-Z]\d{3})", line).groups()  # type: ignore[union-attr]
    found = diagnostics_of(HEAD + entry(900, sentence), folder)
    assert code in {each.code for each in found}, [(each.code, each.message) for each in found]


def test_the_page_has_examples_in_every_section_that_shows_the_language() -> None:
    text = PAGES[0].read_text(encoding="utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    without = [section.split("\n", 1)[0] for section in sections if "```rules" not in section]
    assert without == ["10. Words"]
    assert not re.findall(r"^    \S", BLOCK.sub("", text), re.MULTILINE), "an example outside a block is not run"
