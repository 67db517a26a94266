"""No text makes the audit fail or take long: any words in any language, damaged, endless, hostile."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.workshop.auditing.figures import read_text
from dualclass.workshop.auditing.splitting import split_notes

PIECES = """5 m3/h|0,9 µm|1.5:1|10 × 106 m|10 -6|-273,05 °C|(290 °C)|12 500|1,273.15 K|2B001.a.,.b. or .c.
ISO 230-2:19886|CAS 75-44-5|Note 2|1. |a. |two or more|not exceeding|less (better) than|at least|or|and|to|between|from
2-(ethyl)-1-propene|三 5 以上|이하 3|не более|10^-4|10⁻⁶|"|'|±|≤|…|\u2009|/|-|–|(|)|%|.5|5.|,5|,,|..|\u0664
N.B. see 2B003|3A001.a. to f."""
_PIECES = st.sampled_from([piece for line in PIECES.splitlines() for piece in line.split("|")])


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=200), st.sampled_from(["comma", "point"]))
def test_any_words(text: str, convention: str) -> None:
    read = read_text(text, convention)  # pyright: ignore[reportArgumentType]
    assert len(read.apart.text) == len(text)
    for figure in read.figures:
        assert figure.readings
        assert 0 <= figure.start <= figure.end <= len(text)
        assert all(measure.key for measure in figure.readings)
    split = split_notes([("Note", text)], [("Technical Notes", text)])
    assert all(note.label for note in split.notes)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_no_digit_is_passed_over(numbers: list[int]) -> None:
    """Whatever is between numbers: each is a figure, or was set apart."""
    text = " widgets, ".join(str(number) for number in numbers) + " widgets"
    read = read_text(text, "comma")
    covered = [False] * len(text)
    for start, end in [
        *((figure.start, figure.end) for figure in read.figures),
        *((each.start, each.end) for each in read.apart.apart),
    ]:
        covered[start:end] = [True] * (end - start)
    assert all(covered[index] for index, character in enumerate(text) if character.isdigit())


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "1,",
        "1 ",
        "10 x ",
        "2B001.a, ",
        "CAS ",
        "(5 m ",
        "-",
        "1-",
        "or ",
        "a. ",
        "Note 1: ",
        "9",
        "5 mm or more ",
        "\u0661",
    ],
)
def test_endless_texts_are_read(piece: str) -> None:
    """Long repetitions of one piece: the work grows with the length, not with its square."""
    text = piece * (30_000 // len(piece))
    assert read_text.__wrapped__(text, "point").text == text
    split_notes([("Note", text)], [("Technical Notes", text)])
