"""Positions, segments and the index of names: the parts that everything rests on, against plain and slow ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from dualclass.editor.expecting import expected
from dualclass.editor.file_index import FileIndex
from dualclass.editor.phrases import PHRASES
from dualclass.editor.segments import cut, read_segment
from dualclass.editor.text import UTF8, UTF16, UTF32, LineIndex
from dualclass.language.blocks import read_blocks
from dualclass.language.parsing import line_parser

ROOT = Path(__file__).parents[2]
RULES = sorted([*(ROOT / "src").rglob("*.rules"), *(ROOT / "plugins").rglob("src/**/*.rules")])

texts = st.text(st.sampled_from('ab "#;(),.\n\r齿é😀\u2028\x0b3A01:'), max_size=60)
_LABELS = ("2B001", ' "title"', "a", "b.1", " note 1", "amends 3A002.e.1", "kind lathe", "list works")
_LINES = ("any of a to b:", "it is a lathe", "travel at least 1 m", "releases a if", "# remark")
words = st.sampled_from([*_LABELS, *_LINES, "\n", "\n\n", "\r\n", "  ", "(", ")", ",", ";", '"'])
drafts = st.lists(words, max_size=40).map("".join)


# ---------------------------------------------------------------- positions


def slow_position(text: str, offset: int, encoding: str) -> tuple[int, int]:
    """Line and code units of an offset, by going through the text."""
    line, start, index = 0, 0, 0
    while index < offset:
        if text[index] == "\r" and text[index + 1 : index + 2] == "\n":
            if index + 1 >= offset:
                break
            index += 1
        if text[index] in "\r\n":
            line, start = line + 1, index + 1
        index += 1
    before = text[start:offset].rstrip("\r\n")
    size = {UTF8: "utf-8", UTF16: "utf-16-le", UTF32: "utf-32-le"}[encoding]
    width = {UTF8: 1, UTF16: 2, UTF32: 4}[encoding]
    return line, len(before.encode(size, "surrogatepass")) // width


@seed(1)
@settings(max_examples=200, deadline=None)
@given(texts, st.sampled_from([UTF8, UTF16, UTF32]), st.integers(0, 60))
def test_an_offset_becomes_the_position_that_going_through_the_text_gives(text: str, encoding: str, at: int) -> None:
    index = LineIndex(text, encoding)
    offset = min(at, len(text))
    place = index.position(offset)
    assert (place.line, place.character) == slow_position(text, offset, encoding)
    back = index.offset(place)
    assert back <= offset and text[back:offset].strip("\r\n") == ""


@pytest.mark.parametrize(
    ("position", "offset"),
    [
        (Position(0, 0), 0),
        (Position(0, 2), 1),  # inside the pair that makes one character
        (Position(0, 3), 2),
        (Position(0, 99), 3),
        (Position(1, 0), 5),
        (Position(9, 9), 7),
    ],
)
def test_positions_outside_or_inside_a_character_are_moved_to_the_nearest(position: Position, offset: int) -> None:
    text = "a😀b\r\ncd"
    assert LineIndex(text).offset(position) == offset


def test_a_change_of_a_range_the_wrong_way_round_loses_nothing() -> None:
    index = LineIndex("abc\ndef").changed(Range(Position(1, 1), Position(0, 1)), "X")
    assert index.text == "abc\ndXef"


# ---------------------------------------------------------------- segments


def spans(text: str, base: int = 0) -> list[tuple[object, ...]]:
    return [
        (block.opening, block.word, block.start + base, block.end + base, part.start + base, part.end + base, part.head)
        for block in read_blocks(text, "").blocks
        for part in block.parts
    ]


def parted_spans(text: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    last: tuple[object, ...] | None = None
    for base, segment in cut(text):
        for number, block in enumerate(read_segment(segment).blocks):
            goes_on = block.opening == "loose" and number == 0 and last is not None
            if not goes_on:
                last = (block.opening, block.word, block.start + base, block.end + base)
            for part in block.parts:
                assert last is not None
                found.append((*last, part.start + base, part.end + base, part.head and not goes_on))
    return found


@seed(2)
@settings(max_examples=300, deadline=None)
@given(drafts)
def test_segments_read_one_by_one_are_the_text_read_as_a_whole(text: str) -> None:
    assert "".join(segment for _, segment in cut(text)) == text
    assert parted_spans(text) == spans(text)


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.name)
def test_segments_of_the_real_lists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parted_spans(text) == spans(text)


def test_every_name_of_the_real_lists_stands_where_the_index_says() -> None:
    seen = 0
    for path in RULES:
        index = FileIndex(LineIndex(path.read_text(encoding="utf-8")))
        for each in index.occurrences():
            written = index.text.text[each.start : each.end]
            if each.symbol.sort == "code":
                last = written.strip(".").split(".")[-1]
                assert each.symbol.name.endswith(last), (path, written, each)
            elif each.symbol.sort == "note":
                assert written.split(".")[-1].split()[-1] in each.symbol.name
            else:
                assert " ".join(written.split()) == each.symbol.name, (path, each)
            seen += 1
    assert seen > 5_000


def test_no_line_of_the_real_lists_is_left_without_names_by_mistake() -> None:
    """Every line that is read has a name in it, save those that are made of words and numbers alone."""
    for path in RULES[:12]:
        index = FileIndex(LineIndex(path.read_text(encoding="utf-8")))
        starts = [each.start for each in index.occurrences()]
        for line in (line for entry in index.entries for line in index.lines_of(entry.name)):
            text = index.text.text[line.start : line.end]
            if text.startswith(("it is ", "some ", "judged limited", "share of", "other than", "releases")):
                assert any(line.start <= start <= line.end for start in starts), (path.name, text)


# ---------------------------------------------------------------- what may follow


def test_phrases_are_all_that_the_grammar_admits() -> None:
    """Each terminal with words: the phrases match it, and every choice of its pattern is among them."""
    patterns = {each.name: each.pattern for each in line_parser().terminals}
    for terminal, phrases in PHRASES.items():
        pattern = re.compile(patterns[terminal].to_regexp())
        for phrase in phrases:
            assert pattern.fullmatch(phrase), (terminal, phrase)
        letters = set(re.findall(r"[a-z]{2,}", patterns[terminal].value.replace(r"(?![a-z0-9_])", "")))
        said = {word for phrase in phrases for word in phrase.split()}
        assert letters <= said, terminal


def test_the_placeholder_never_stays_in_what_is_expected() -> None:
    text = 'list works "works"\n\n2B001 "x"\n    it is a lathe\n    travel at least 1 '
    writing = FileIndex(LineIndex(text)).writing_at(len(text))
    assert writing.before == "travel at least 1 "
    wanted = expected(writing)
    assert "UNIT" in wanted.terminals and "but" in wanted.phrases


@seed(3)
@settings(max_examples=150, deadline=None)
@given(drafts, st.integers(0, 400))
def test_what_is_expected_at_any_place_of_any_text(text: str, at: int) -> None:
    index = FileIndex(LineIndex(text))
    offset = min(at, len(text))
    wanted = expected(index.writing_at(offset))
    assert text[:offset].endswith(wanted.partial)
