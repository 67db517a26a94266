"""The gaps a reference reaches are those that looking at every gap would find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dualclass.language.criteria import Reference
from dualclass.language.paragraphs import Gap
from dualclass.lists.gap_index import GapIndex, reaches

labels = st.lists(st.sampled_from(["a", "b", "c", "1", "2", "10"]), max_size=3)
entries = st.sampled_from(["1A001", "1A002", "1C350", "3A001", "5A002", "PL9005"])
codes = st.builds(lambda entry, parts: ".".join((entry, *parts)), entries, labels)


@st.composite
def ranges(draw: st.DrawFn) -> Reference:
    parent, first, last = draw(codes), draw(st.sampled_from("abc12")), draw(st.sampled_from("abc12"))
    return Reference("range", f"{parent}.{first}", f"{parent}.{last}")


references = st.one_of(
    st.builds(lambda code: Reference("code", code), codes),
    ranges(),
    st.builds(lambda first, last: Reference("range", first, last), codes, codes),
    st.builds(lambda group: Reference("group", group), st.sampled_from(["1A", "3A", "PL", "1"])),
    st.just(Reference("group range", "1A", "3C")),
    st.builds(lambda part: Reference("category", "5", part=part), st.sampled_from([None, 1, 2])),
    st.just(Reference("outside", "military list")),
)


@settings(max_examples=200)
@given(st.lists(codes, unique=True, max_size=12), st.lists(references, max_size=3))
def test_as_looking_at_all_of_them(gap_codes: list[str], asked: list[Reference]) -> None:
    gaps = tuple(Gap(code, 1) for code in gap_codes)
    every = {gap.code: gap for gap in gaps if any(reaches(each, gap.code) for each in asked)}
    found = GapIndex(gaps).reached(asked)
    assert found == every
    assert list(found) == list(every)
