"""Mixtures: the limits of the notes to 1C350 and 1C450, by destination, chemical by chemical."""

from __future__ import annotations

import pytest

from tests.rules.notes.cases import (
    BEFORE_2025,
    CONTROLLED,
    FIRST_2025,
    NO,
    OPEN,
    RELEASED,
    UNLESS_RELEASED,
    Case,
    Data,
    check,
    outcome_of,
    table,
)
from tests.rules.notes.substances import ONE_LIMIT, PARTY_LIMITS, PRECURSORS
from tests.rules.notes.wares import (
    AMINOETHANOLS,
    DIHALIDES,
    NAMED_ONLY,
    SALTS_OF_DIETHYLAMINOETHANOL,
    SALTS_OF_DIMETHYLAMINOETHANOL,
    SHORT_ALKYL_ON_PHOSPHORUS,
    WATER,
    chemical,
    in_water,
    mixture,
    sent,
)

PARTY = "de"
NON_PARTY = "eg"

THIODIGLYCOL = "111-48-8"  # 1C350.1: notes 1 and 2
DIMETHYL_METHYLPHOSPHONATE = "756-79-6"  # 1C350.3: notes 1 and 2
OXYCHLORIDE = "10025-87-3"  # 1C350.2: note 3
TRIETHANOLAMINE = "102-71-6"  # 1C350.46: note 3
DIPROPYLAMINE = "142-84-7"  # 1C350.90: note 3 of the edition of 2025
PFIB = "382-21-8"  # 1C450.a.2: a notes 1 and 2
PHOSGENE = "75-44-5"  # 1C450.a.4: a note 3
METHYLDIETHANOLAMINE = "105-59-9"  # 1C450.b.8: b note 3
AMITON = "78-53-5"  # 1C450.a.1

RETAIL = "retail_or_individual_use"


@pytest.mark.parametrize("code", PARTY_LIMITS)
def test_notes_1_and_2_name_it(code: str) -> None:
    """One part in five is above 10 % for a state that is no party, and below 30 % for a party."""
    item = in_water(PRECURSORS[code], "20")
    assert outcome_of(sent(item, NON_PARTY), "intl", code) == CONTROLLED
    assert outcome_of(sent(item, PARTY), "intl", code) == RELEASED


@pytest.mark.parametrize("code", ONE_LIMIT)
def test_note_3_names_it(code: str) -> None:
    """One part in five is below 30 %, wherever it goes."""
    assert outcome_of(sent(in_water(PRECURSORS[code], "20"), NON_PARTY), "intl", code) == RELEASED


def part(cas: str, share: str) -> Data:
    """A constituent with its share in per cent by weight."""
    return chemical(cas, share=f"{share} % by weight")


TWO_PARTIES_LIMITS = [
    ("9.99", NON_PARTY, RELEASED),
    ("10", NON_PARTY, RELEASED),
    ("10.01", NON_PARTY, CONTROLLED),
    ("29.99", PARTY, RELEASED),
    ("30", PARTY, RELEASED),
    ("30.01", PARTY, CONTROLLED),
    ("10", None, UNLESS_RELEASED),
    ("30", None, UNLESS_RELEASED),
    ("30.01", None, CONTROLLED),
    ("10.01", "il", CONTROLLED),
    ("10.01", "kp", CONTROLLED),
    ("10.01", "ss", CONTROLLED),
    ("10.01", "cn", RELEASED),
    ("10.01", "sy", RELEASED),
]

PRECURSOR_CASES = [
    Case(f"thiodiglycol {share} % to {to}", sent(in_water(THIODIGLYCOL, share), to), "intl", "1C350.1", status)
    for share, to, status in TWO_PARTIES_LIMITS
] + [
    Case(
        "note 3, at the limit, to no party", sent(in_water(OXYCHLORIDE, "30"), NON_PARTY), "intl", "1C350.2", RELEASED
    ),
    Case("note 3, at the limit, to a party", sent(in_water(OXYCHLORIDE, "30"), PARTY), "intl", "1C350.2", RELEASED),
    Case("note 3, no destination", sent(in_water(OXYCHLORIDE, "30")), "intl", "1C350.2", RELEASED),
    Case("note 3, above the limit", sent(in_water(OXYCHLORIDE, "30.01"), PARTY), "intl", "1C350.2", CONTROLLED),
    Case("dipropylamine, at", sent(in_water(DIPROPYLAMINE, "30"), NON_PARTY), "intl", "1C350.90", RELEASED, FIRST_2025),
    Case("dipropylamine, above", sent(in_water(DIPROPYLAMINE, "31")), "intl", "1C350.90", CONTROLLED, FIRST_2025),
    Case("dipropylamine the day before", sent(in_water(DIPROPYLAMINE, "31")), "intl", "1C350", NO, BEFORE_2025),
    Case("the older note 3", sent(in_water("1342700-45-1", "30")), "intl", "1C350.89", RELEASED, BEFORE_2025),
    Case("the older note 3, above", sent(in_water("1342700-45-1", "31")), "intl", "1C350.89", CONTROLLED, BEFORE_2025),
    Case("water", sent(mixture(part(WATER, "100"))), "intl", "1C350", NO),
    Case("a constituent nobody knows", sent(mixture(part(WATER, "50"), {"kind": "chemical"})), "intl", "1C350.1", OPEN),
    Case("maybe more in it", sent(mixture(part(WATER, "50"), complete=False)), "intl", "1C350.1", OPEN),
    Case("nothing known of it", sent({"kind": "chemical_mixture"}), "intl", "1C350.1", OPEN),
]

EACH_BY_ITSELF = mixture(part(THIODIGLYCOL, "9"), part(DIMETHYL_METHYLPHOSPHONATE, "9"), part(WATER, "82"))
ONE_ABOVE = mixture(part(THIODIGLYCOL, "9"), part(DIMETHYL_METHYLPHOSPHONATE, "11"), part(WATER, "80"))


def both_groups(**judged: bool) -> Data:
    """5 % of the first group and 20 % of the second, with an answer to what the first limit is put to."""
    named = {NAMED_ONLY: judged["named_only"]} if judged else None
    parts = (part(THIODIGLYCOL, "5"), part(TRIETHANOLAMINE, "20"), part(WATER, "75"))
    return mixture(*parts, judged=named)


WITHOUT_SHARE = mixture(chemical(THIODIGLYCOL), chemical(WATER))
BY_VOLUME = mixture(chemical(THIODIGLYCOL, share="5 % by volume"), chemical(WATER, share="95 % by volume"))
HIGH_BY_VOLUME = mixture(chemical(THIODIGLYCOL, share="90 % by volume"), chemical(WATER, share="10 % by volume"))
ACROSS = mixture(chemical(THIODIGLYCOL, share="8..12 % by weight"), chemical(WATER))
AT_MOST = mixture(chemical(THIODIGLYCOL, share="<= 10 % by weight"), chemical(WATER))
MORE_THAN = mixture(chemical(THIODIGLYCOL, share="> 10 % by weight"), chemical(WATER))

COMPOSITION_CASES = [
    Case("two of 9 % are no 18 %", sent(EACH_BY_ITSELF, NON_PARTY), "intl", "1C350.1", RELEASED),
    Case("two of 9 %, the other's code", sent(EACH_BY_ITSELF, NON_PARTY), "intl", "1C350.3", RELEASED),
    Case("one above the limit keeps both: the one below", sent(ONE_ABOVE, NON_PARTY), "intl", "1C350.1", CONTROLLED),
    Case("one above the limit keeps both: itself", sent(ONE_ABOVE, NON_PARTY), "intl", "1C350.3", CONTROLLED),
    Case("11 % is free for a party", sent(ONE_ABOVE, PARTY), "intl", "1C350.3", RELEASED),
    Case("two groups, unanswered", sent(both_groups(), NON_PARTY), "intl", "1C350.1", UNLESS_RELEASED),
    Case("two groups, yes", sent(both_groups(named_only=True), NON_PARTY), "intl", "1C350.1", RELEASED),
    Case("two groups, no", sent(both_groups(named_only=False), NON_PARTY), "intl", "1C350.1", CONTROLLED),
    Case("two groups: the other's code", sent(both_groups(), NON_PARTY), "intl", "1C350.46", RELEASED),
    Case("two groups, to a party", sent(both_groups(), PARTY), "intl", "1C350.1", RELEASED),
    Case("no share", sent(WITHOUT_SHARE, NON_PARTY), "intl", "1C350.1", UNLESS_RELEASED),
    Case("by volume", sent(BY_VOLUME, NON_PARTY), "intl", "1C350.1", UNLESS_RELEASED),
    Case("much by volume", sent(HIGH_BY_VOLUME, PARTY), "intl", "1C350.1", UNLESS_RELEASED),
    Case("across the limit", sent(ACROSS, NON_PARTY), "intl", "1C350.1", UNLESS_RELEASED),
    Case("a share up to the limit", sent(AT_MOST, NON_PARTY), "intl", "1C350.1", RELEASED),
    Case("a share above the limit", sent(MORE_THAN, NON_PARTY), "intl", "1C350.1", CONTROLLED),
    Case(
        "maybe more in it: the note stays open",
        sent(mixture(part(THIODIGLYCOL, "5"), complete=False), NON_PARTY),
        "intl",
        "1C350.1",
        UNLESS_RELEASED,
    ),
    Case(
        "maybe more in it: too much already",
        sent(mixture(part(THIODIGLYCOL, "31"), complete=False), PARTY),
        "intl",
        "1C350.1",
        CONTROLLED,
    ),
    Case(
        "consumer goods",
        sent(in_water(THIODIGLYCOL, "50"), NON_PARTY, RETAIL, consumer=True),
        "intl",
        "1C350.1",
        RELEASED,
    ),
    Case(
        "consumer goods in bulk",
        sent(in_water(THIODIGLYCOL, "50"), NON_PARTY, consumer=True),
        "intl",
        "1C350.1",
        CONTROLLED,
    ),
    Case("10 % the same in Korea", sent(in_water(THIODIGLYCOL, "10.01"), NON_PARTY), "kr", "1C350.1", CONTROLLED),
    Case("30 % the same in Korea", sent(in_water(THIODIGLYCOL, "30"), PARTY), "kr", "1C350.1", RELEASED),
    Case(
        "the exchanged numbers keep their note",
        sent(in_water("1333-83-1", "30"), NON_PARTY),
        "kr",
        "1C350.43",
        RELEASED,
    ),
    Case("the exchanged numbers, above", sent(in_water("1333-83-1", "31"), PARTY), "kr", "1C350.43", CONTROLLED),
    Case(
        "10 % the same in the United Kingdom",
        sent(in_water(THIODIGLYCOL, "10.01"), NON_PARTY),
        "gb",
        "1C350.1",
        CONTROLLED,
    ),
    Case(
        "30 % of dipropylamine in the United Kingdom", sent(in_water(DIPROPYLAMINE, "30")), "gb", "1C350.90", RELEASED
    ),
]

ALKYL = {SHORT_ALKYL_ON_PHOSPHORUS: True, "it is specified in the military list": False}
ETHANOL = {AMINOETHANOLS: True, SALTS_OF_DIMETHYLAMINOETHANOL: False, SALTS_OF_DIETHYLAMINOETHANOL: False}

TOXIC_CASES = [
    Case("a note 1, at 1 %", sent(in_water(PFIB, "1"), NON_PARTY), "intl", "1C450.a.2", RELEASED),
    Case("a note 1, above", sent(in_water(PFIB, "1.01"), NON_PARTY), "intl", "1C450.a.2", CONTROLLED),
    Case("a note 1, amiton, at 1 %", sent(in_water(AMITON, "1"), NON_PARTY), "intl", "1C450.a.1", RELEASED),
    Case("a note 1, amiton, above", sent(in_water(AMITON, "1.01"), NON_PARTY), "intl", "1C450.a.1", CONTROLLED),
    Case("a note 2, at 30 %", sent(in_water(PFIB, "30"), PARTY), "intl", "1C450.a.2", RELEASED),
    Case("a note 2, above", sent(in_water(PFIB, "30.01"), PARTY), "intl", "1C450.a.2", CONTROLLED),
    Case("a note 2, amiton, above", sent(in_water(AMITON, "30.01"), PARTY), "intl", "1C450.a.1", CONTROLLED),
    Case("a notes 1 and 2, no destination", sent(in_water(PFIB, "1")), "intl", "1C450.a.2", UNLESS_RELEASED),
    Case("a notes 1 and 2, no destination, above", sent(in_water(PFIB, "31")), "intl", "1C450.a.2", CONTROLLED),
    Case("a note 3, at 30 %", sent(in_water(PHOSGENE, "30"), NON_PARTY), "intl", "1C450.a.4", RELEASED),
    Case("a note 3, above", sent(in_water(PHOSGENE, "30.01"), PARTY), "intl", "1C450.a.4", CONTROLLED),
    Case("a note 3, a.5", sent(in_water("506-77-4", "30"), NON_PARTY), "intl", "1C450.a.5", RELEASED),
    Case("a note 3, a.6", sent(in_water("74-90-8", "30"), NON_PARTY), "intl", "1C450.a.6", RELEASED),
    Case("a note 3, a.7", sent(in_water("76-06-2", "30"), NON_PARTY), "intl", "1C450.a.7", RELEASED),
    Case("a note 3, a.7, above", sent(in_water("76-06-2", "31"), NON_PARTY), "intl", "1C450.a.7", CONTROLLED),
    Case("b note 1, at 10 %", sent(in_water("594-46-7", "10", said=ALKYL), NON_PARTY), "intl", "1C450.b.1", RELEASED),
    Case("b note 1, above", sent(in_water("594-46-7", "11", said=ALKYL), NON_PARTY), "intl", "1C450.b.1", CONTROLLED),
    Case("b note 2, at 30 %", sent(in_water("594-46-7", "30", said=ALKYL), PARTY), "intl", "1C450.b.1", RELEASED),
    Case("b note 2, above", sent(in_water("594-46-7", "31", said=ALKYL), PARTY), "intl", "1C450.b.1", CONTROLLED),
    Case(
        "b note 1, b.2",
        sent(in_water("1498-54-0", "11", said={DIHALIDES: True}), NON_PARTY),
        "intl",
        "1C450.b.2",
        CONTROLLED,
    ),
    Case("b note 2, b.5", sent(in_water("621-56-7", "30", said=ETHANOL), PARTY), "intl", "1C450.b.5", RELEASED),
    Case(
        "b note 1, b.5, above",
        sent(in_water("621-56-7", "11", said=ETHANOL), NON_PARTY),
        "intl",
        "1C450.b.5",
        CONTROLLED,
    ),
    Case("b note 3, at 30 %", sent(in_water(METHYLDIETHANOLAMINE, "30"), NON_PARTY), "intl", "1C450.b.8", RELEASED),
    Case("b note 3, above", sent(in_water(METHYLDIETHANOLAMINE, "31"), PARTY), "intl", "1C450.b.8", CONTROLLED),
    Case("b note 3, no destination", sent(in_water(METHYLDIETHANOLAMINE, "30")), "intl", "1C450.b.8", RELEASED),
    Case("a note 4", sent(in_water(PFIB, "50"), NON_PARTY, RETAIL, consumer=True), "intl", "1C450.a.2", RELEASED),
    Case(
        "b note 4",
        sent(in_water(METHYLDIETHANOLAMINE, "50"), NON_PARTY, RETAIL, consumer=True),
        "intl",
        "1C450.b.8",
        RELEASED,
    ),
    Case("1 % the same in Korea", sent(in_water(PFIB, "1.01"), NON_PARTY), "kr", "1C450.a.2", CONTROLLED),
    Case("30 % the same in the United Kingdom", sent(in_water(PFIB, "30"), PARTY), "gb", "1C450.a.2", RELEASED),
    Case(
        "diethylaminoethanol between the two limits is free by the note of 1C350",
        sent(in_water("100-37-8", "20"), NON_PARTY),
        "intl",
        "1C350.49",
        RELEASED,
    ),
    Case("and nothing of 1C450 takes it back", sent(in_water("100-37-8", "20"), NON_PARTY), "intl", "1C450", NO),
]


@table(PRECURSOR_CASES)
def test_limits_of_precursors(case: Case) -> None:
    """1C350: 10 % and 30 %, by destination."""
    check(case)


@table(COMPOSITION_CASES)
def test_compositions(case: Case) -> None:
    """Several constituents, and shares that are missing, of another basis, or not sharp."""
    check(case)


@table(TOXIC_CASES)
def test_limits_of_toxic_chemicals(case: Case) -> None:
    """1C450: 1 %, 10 % and 30 %, by paragraph and destination."""
    check(case)


OTHERS = [
    ("1C350.1", THIODIGLYCOL, TRIETHANOLAMINE, NON_PARTY, "10", "10.1"),
    ("1C350.1", THIODIGLYCOL, TRIETHANOLAMINE, PARTY, "30", "30.1"),
    ("1C350.46", TRIETHANOLAMINE, THIODIGLYCOL, PARTY, "30", "30.1"),
    ("1C450.a.2", PFIB, PHOSGENE, NON_PARTY, "1", "1.1"),
    ("1C450.a.2", PFIB, PHOSGENE, PARTY, "30", "30.1"),
    ("1C450.a.4", PHOSGENE, METHYLDIETHANOLAMINE, PARTY, "30", "30.1"),
    ("1C450.b.5", "621-56-7", METHYLDIETHANOLAMINE, NON_PARTY, "10", "10.1"),
    ("1C450.b.5", "621-56-7", METHYLDIETHANOLAMINE, PARTY, "30", "30.1"),
    ("1C450.b.8", METHYLDIETHANOLAMINE, PHOSGENE, PARTY, "30", "30.1"),
]


@pytest.mark.parametrize(("code", "own", "other", "to", "at", "above"), OTHERS)
def test_a_chemical_the_note_does_not_name(code: str, own: str, other: str, to: str, at: str, above: str) -> None:
    """Whether another chemical of the entry counts is asked once it is above the limit of the note, not before."""
    listed = chemical(own, share="0.5 % by weight", said=ETHANOL if own == "621-56-7" else None)
    mixed = {share: sent(mixture(listed, part(other, share), chemical(WATER)), to) for share in (at, above)}
    assert outcome_of(mixed[at], "intl", code) == RELEASED
    assert outcome_of(mixed[above], "intl", code) == UNLESS_RELEASED


def test_the_same_in_the_edition_of_2021() -> None:
    """The older note 3 asks at the same limit."""
    for share, status in (("30", RELEASED), ("30.1", UNLESS_RELEASED)):
        mixed = mixture(part(TRIETHANOLAMINE, "5"), part(THIODIGLYCOL, share), chemical(WATER))
        assert outcome_of(sent(mixed, PARTY), "intl", "1C350.46", BEFORE_2025) == status
