"""What counts as encoded, and what does not."""

from __future__ import annotations

from datetime import date

import pytest

from dualclass.lists import ControlList, build_list, coverage_of, encoding_of, total

from .conftest import read

TEXT = """
list small "x"
edition 1 in force from 2020-01-01
not encoded 3A002 with 24 paragraphs
not encoded PL9001 with 2 paragraphs
3A001 "x"
    as follows, a to h:
  a  it is a circuit
    judged specially designed for missiles
    as follows, 1 to 2:
  a.1  gain at least 10 dB
  a.2  it is fast
  b  it is a valve
    all of 1 to 2:
  b.1  gain at least 10 dB
  b.2  judged "it is fit for it"
  c  it is a pump
    stated designed for missiles
  d not used
  e see the military list
  f not encoded "too long"
  g  it is a pump
  g note releases g if
    not encoded "the questionnaire"
  h  it is a pump
    also its specially designed components
"""


@pytest.fixture
def small() -> ControlList:
    return build_list([read(TEXT)], {}, regime="x")[0]


@pytest.mark.parametrize(
    ("code", "encoding"),
    [
        ("3A001", "structural"),
        ("3A001.a", "judgement"),
        ("3A001.a.1", "judgement"),
        ("3A001.b", "judgement"),
        ("3A001.b.1", "criteria"),
        ("3A001.c", "criteria"),
        ("3A001.d", "unused"),
        ("3A001.e", "unused"),
        ("3A001.f", "not_encoded"),
        ("3A001.g", "criteria"),
        ("3A001.h", "criteria"),
    ],
)
def test_encoding(small: ControlList, code: str, encoding: str) -> None:
    view = small.view(date(2026, 1, 1))
    assert encoding_of(view.paragraph(code), view) == encoding


def test_counts_by_category_with_gaps(small: ControlList) -> None:
    counts = coverage_of(small.view(date(2026, 1, 1)))
    assert list(counts) == ["3", "PL"]
    three = counts["3"]
    assert (three.criteria, three.judgement, three.structural) == (4, 5, 1)
    assert (three.not_encoded, three.unused) == (1, 2)
    assert (three.gaps, three.gap_paragraphs, counts["PL"].gap_paragraphs) == (1, 24, 2)
    assert total(counts.values()).paragraphs == 13 + 24 + 2
