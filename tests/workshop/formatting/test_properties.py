"""Any text is formatted without an exception, without losing a character, and once and for all."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.language.reader import parse_rule_file
from dualclass.language.writing import write_criterion
from dualclass.workshop.formatting import format_text
from tests.properties.criteria import criterion

ROOT = Path(__file__).parents[3]
FILES = sorted([*ROOT.glob("src/dualclass/rules/**/*.rules"), *ROOT.glob("plugins/*/src/*/rules/*.rules")])
FAULTY = sorted(ROOT.glob("tests/language/golden/*.rules"))
PIECES = [
    "\n".join(lines[start : start + 12])
    for lines in (path.read_text(encoding="utf-8").split("\n") for path in (*FILES, *FAULTY))
    for start in range(0, len(lines), 12)
]
DAMAGE = ["", "\n", "\n\n", "\r\n", "\r", " ", "\t", "  ", ";", "; ;", ",", "(", ")", '"', "#", " # c\n", "(\n", ",\n"]
DAMAGE += [
    "a ",
    "a.1  ",
    "3A001 ",
    "note 1 ",
    "kind ",
    "adds ",
    "; a  it is aa;",
    "5um",
    "=",
    "|",
    ":",
    "\ufeff",
    "\u2028",
    "é",
]
QUOTED = re.compile(r'("[^"\n]*"?)')


def characters(text: str) -> str:
    """Everything but white space and `;`, worked out without the formatter."""
    return re.sub(r"[\s;\ufeff]", "", text)


def quotes(text: str) -> list[str]:
    """The quoted texts outside comments, as they are."""
    return [each for each in re.findall(r'"[^"\n]*"|#[^\n]*', text) if each.startswith('"')]


def formats(text: str) -> str:
    """Format, with all that must hold whatever the text is."""
    found = format_text(text, "any.rules")
    assert {each.code for each in found.diagnostics} <= {"F002"}, "the formatter itself must never be at fault"
    assert characters(found.text) == characters(text)
    assert quotes(found.text) == quotes(text)
    assert format_text(found.text, "any.rules").text == found.text
    return found.text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    formats(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3), st.data())
def test_real_rules_with_damage(pieces: list[str], data: st.DataObject) -> None:
    text = "\n".join(pieces)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 0, 0, 1, 3, 30])))
        text = text[:start] + data.draw(st.sampled_from(DAMAGE)) + text[end:]
    if data.draw(st.booleans()):
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    formats(text)


def _sentence(random: Random) -> str:
    """A generated sentence that the language accepts by itself."""
    while True:
        found = write_criterion(criterion(random, 2))
        if not parse_rule_file(f"1A001\n    {found}\n", "g").errors:
            return found


def _paragraphs(random: Random) -> list[str]:
    """Paragraphs of generated sentences, one clean line each."""
    lines = ['1A001 "generated"']
    sentences = [_sentence(random) for _ in range(4)]
    lines += [f"    {sentence}" for sentence in sentences[:2]]
    lines += ["    any of a to b:", f"  a  {sentences[2]}", '  b "second"', f"    {sentences[3]}"]
    return lines


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_white_space_makes_no_difference(seed: int) -> None:
    random = Random(seed)
    text = "\n".join(_paragraphs(random)) + "\n"
    clean = formats(text)
    records = parse_rule_file(text, "g").rule_file
    assert parse_rule_file(clean, "g").rule_file == records
    parts = QUOTED.split(text)
    noisy = "".join(
        part if number % 2 else re.sub(r"[ \n]+", lambda found: _noise(found.group(), random), part)
        for number, part in enumerate(parts)
    )
    assert parse_rule_file(noisy, "g").rule_file == records
    assert formats(noisy) == clean


def _noise(blank: str, random: Random) -> str:
    if "\n" in blank:
        return random.choice(["", " ", "\t"]) + "\n" + " " * random.randint(0, 9)
    return random.choice([" ", "  ", "\t", " \t "])


def test_every_rule_file_keeps_its_records() -> None:
    assert len(FILES) > 40
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        flat = re.sub(r"(?m)^[ \t]+", "", text)
        found = format_text(flat, str(path))
        assert found.diagnostics == (), path
        assert parse_rule_file(found.text, str(path)).rule_file == parse_rule_file(text, str(path)).rule_file
        assert quotes(found.text) == quotes(text)
