"""Records as plain data: nothing is lost, nothing strange is accepted."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.language import criteria as c
from dualclass.language.paragraphs import Paragraph, Period, Suspension
from dualclass.lists import ControlList
from dualclass.lists.codec import decode, encode
from dualclass.lists.walking import records_in

names = st.sampled_from(["travel", "линия", "", '"', "a b"])
faces = st.builds(c.Face, st.fractions(), names, st.booleans())
bounds = st.builds(
    c.Bounds,
    st.lists(
        st.builds(
            c.Bound,
            st.sampled_from(["at least", "less than"]),
            st.one_of(
                st.builds(c.Literal, st.lists(faces, min_size=1, max_size=2).map(tuple)),
                st.builds(c.Rank, names, st.none() | names),
                st.builds(c.NoteFigure, names),
            ),
        ),
        min_size=1,
        max_size=2,
    ).map(tuple),
    st.booleans(),
)
spans = st.none() | st.builds(c.Span, names, st.integers(0, 9), st.integers(0, 9))
leaves = st.one_of(
    st.builds(c.IsKind, st.lists(names, max_size=2).map(tuple), st.booleans(), span=spans),
    st.builds(c.Threshold, st.builds(c.Subject, names, st.none() | names), bounds, span=spans),
    st.builds(c.FreeStatement, st.sampled_from(["judged", "stated"]), names, st.booleans()),
    st.builds(c.Substance, names, st.lists(names, max_size=2).map(tuple)),
)
sentences = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(c.AllOf, st.lists(inner, max_size=3).map(tuple), span=spans),
        st.builds(c.AnyOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(c.Not, inner),
        st.builds(c.Members, st.builds(c.Quantifier, st.just("at least"), st.integers(1, 3)), names, inner),
    ),
    max_leaves=8,
)
periods = st.none() | st.builds(Period, st.none() | st.dates(), st.none() | st.dates())
paragraphs = st.recursive(
    st.builds(Paragraph, names, st.none() | names, st.lists(sentences, max_size=2).map(tuple), in_force=periods),
    lambda inner: st.builds(
        Paragraph,
        names,
        children=st.lists(inner, max_size=3).map(tuple),
        suspensions=st.lists(st.builds(Suspension, st.builds(Period), names, st.none() | names)).map(tuple),
        span=spans,
    ),
    max_leaves=4,
)


@settings(max_examples=80)
@given(paragraphs)
def test_there_and_back_through_json(paragraph: Paragraph) -> None:
    back = decode(json.loads(json.dumps(encode(paragraph))))
    assert back == paragraph
    spans_before = [each.span for each in records_in(paragraph) if isinstance(each, c.Node)]
    spans_after = [each.span for each in records_in(back) if isinstance(each, c.Node)]
    assert spans_before == spans_after


@settings(max_examples=40)
@given(paragraphs)
def test_without_places_the_meaning_is_the_same(paragraph: Paragraph) -> None:
    back = decode(encode(paragraph, spans=False))
    assert back == paragraph
    assert all(each.span is None for each in records_in(back) if isinstance(each, c.Node))


def test_a_whole_list(base: ControlList) -> None:
    full = replace(base, tags={"3A001": ("sensitive",)}, display={"3A001": "3.1.1"}, because={"a": "б"})
    assert decode(json.loads(json.dumps(encode(full)))) == full


def test_exact_numbers_and_days_stay_exact() -> None:
    for value in (Fraction(1, 3), Fraction(10**40), date(2026, 2, 28), True, None, (1, ("x",))):
        back = decode(json.loads(json.dumps(encode(value))))
        assert back == value
        assert type(back) is type(value)


@pytest.mark.parametrize(
    "data",
    [[], [1], ["os.system", "x"], ["Face"], ["Face", ["/", "1/0"]], ["Face", 1, 2, 3, 4, 5], {"a": 1}, 1.5, ["/"]],
)
def test_anything_else_is_refused(data: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        decode(data)


def test_what_is_no_record_is_not_written() -> None:
    with pytest.raises(TypeError):
        encode(object())
    with pytest.raises(TypeError):
        encode(1.5)
