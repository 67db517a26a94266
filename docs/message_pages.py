"""A page for each message: when it is given, what to do, and an example that is run while the page is written.

The rows of ``diagnostics.md`` say when and what; ``messages/STAGE.yaml`` has the examples: ``wrong``, which must give
the code, and ``right``, which must not. One line of a rule file is a sentence by itself; several are a file, whose
head is put before them where it is missing. Examples of items are item files.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from dualclass.cli.main import main
from dualclass.diagnostics import Diagnostic, render_text
from dualclass.diagnostics.catalogue import Meaning, meanings
from dualclass.language.reader import read_rule_file
from dualclass.plugins.examining import examine_paths
from dualclass.plugins.reading import RuleReader

DOCS = Path(__file__).parent
EXAMPLES = DOCS / "messages"
WORDS = DOCS / "language-words.rules"
FOLDER = tempfile.TemporaryDirectory()
READER = RuleReader()
"""Remembers what is installed and the words beside each example, so that one costs little more than its own text."""
HEAD = 'list example "Example"\nedition 2026 in force from 2026-01-01\n'
ADOPTS = "adopts international edition 2025\n"
SENTENCE = '3A990 "example"\n    it is one of sample_item, machine_tool, material, equipment\n    {}\n'
DAY = "2026-11-01"
STAGES = {
    "A": "what is asked",
    "B": "tables of items",
    "C": "the check of a list",
    "D": "the audit",
    "E": "the editor",
    "F": "formatting",
    "I": "an item",
    "L": "a list as a whole",
    "N": "a new list",
    "P": "plugins and files",
    "Q": "a quantity",
    "R": "the text of a rule file",
    "T": "tests beside rules",
    "V": "the vocabulary",
}


class WrongExampleError(Exception):
    """An example that does not show what its page says."""


@dataclass(frozen=True)
class Example:
    """What gives the message, and what does not."""

    code: str
    wrong: str
    right: str | None

    @property
    def language(self) -> str:
        """The sort of text it is: rules, or an item file."""
        return "toml" if self.code[0] in "IQ" else "rules"


def examples() -> dict[str, Example]:
    """Every example, by code."""
    reader = YAML(typ="safe")
    found: dict[str, Example] = {}
    for path in sorted(EXAMPLES.glob("*.yaml")):
        for code, texts in reader.load(path.read_text(encoding="utf-8")).items():
            found[code] = Example(code, texts["wrong"], texts.get("right"))
    return found


def whole(text: str) -> str:
    """The example as a rule file; what refers to codes stands in a list that adopts the base list."""
    if "\n" not in text:
        adopts = ADOPTS if any(character.isdigit() for character in text) and " in " in f" {text} " else ""
        return HEAD + adopts + SENTENCE.format(text)
    return text if text.startswith(("list", "edition")) else HEAD + text


def of_rules(text: str, *, alone: bool = False) -> list[tuple[str, str, bool]]:
    """Code, rendered message and whether it is an error, of each message about a rule file.

    ``alone``: only what can be said of the text by itself, whatever its names mean.
    """
    folder = Path(FOLDER.name)
    path, words = folder / "example.rules", folder / "words.rules"
    path.write_text(whole(text), encoding="utf-8")
    if not words.exists():
        words.write_text(WORDS.read_text(encoding="utf-8"), encoding="utf-8")
    given = read_rule_file(path) if alone else examine_paths([path, words], reader=READER)
    return [
        (each.code, render_text(each, whole(text)).replace(f"{folder}/", ""), each.severity == "error")
        for each in given.diagnostics
        if not _is_of(each, words)
    ]


def _is_of(diagnostic: Diagnostic, words: Path) -> bool:
    return bool(diagnostic.labels) and diagnostic.labels[0].place.file == str(words)


def of_text(text: str) -> list[tuple[str, str, bool]]:
    """The same, of what can be said of a text by itself."""
    return of_rules(text, alone=True)


def of_item(text: str) -> list[tuple[str, str, bool]]:
    """The same, of each message about an item file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "item.toml"
        path.write_text(text, encoding="utf-8")
        said = io.StringIO()
        with redirect_stderr(said), redirect_stdout(io.StringIO()):
            main(["classify", str(path), "--regime", "intl", "--as-of", DAY])
    parts = said.getvalue().replace(f"{folder}/", "").split("error[")[1:]
    return [(part[:4], f"error[{part}", True) for part in parts]


def said_of(example: Example) -> str:
    """The message as it is shown.

    Raises ``WrongExampleError`` when the wrong text does not give it, or the right one does.
    """
    run = of_item if example.language == "toml" else of_text if example.code[0] == "R" else of_rules
    shown = [text for code, text, _ in run(example.wrong) if code == example.code]
    if not shown:
        raise WrongExampleError(f"{example.code}: the wrong example does not give it")
    if example.right is not None:
        left = [code for code, _, error in run(example.right) if error or code == example.code]
        if left:
            raise WrongExampleError(f"{example.code}: the right example gives {', '.join(left)}")
    return shown[0].rstrip()


def page(code: str, meaning: Meaning, example: Example | None) -> str:
    """The text of a page."""
    lines = [
        "---",
        "orphan: true",
        "---",
        f"# {code}",
        "",
        f"*About {STAGES[code[0]]}.* Given when {meaning.when.replace(' (warning)', '')}.",
        "",
        f"**What to do:** {meaning.remedy}.",
        "",
    ]
    if "(warning)" in meaning.when:
        lines += ["A warning: the work goes on, and somebody should look.", ""]
    if example is not None:
        lines += _shown("Wrong", example.language, example.wrong)
        lines += _shown("What is said", "text", said_of(example))
        if example.right is not None:
            lines += _shown("Right", example.language, example.right)
    lines += ["[All messages](../diagnostics.md)", ""]
    return "\n".join(lines)


def _shown(title: str, language: str, text: str) -> list[str]:
    return [f"## {title}", "", f"```{language}", text.rstrip(), "```", ""]


def pages() -> Iterator[tuple[str, str]]:
    """Code and page of every message."""
    known = examples()
    for code, meaning in meanings().items():
        yield code, page(code, meaning, known.get(code))


def write(folder: Path = EXAMPLES) -> None:
    """Write the pages; a page that stands there already is only touched when it changes."""
    for code, text in pages():
        path = folder / f"{code}.md"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
