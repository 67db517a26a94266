"""Chemicals by themselves: 1C350 and 1C450 of the base list and Korea, and what no mixture note touches."""

from __future__ import annotations

import pytest

from dualclass.evaluation.outcome import judge
from dualclass.items import item_from_data
from tests.rules.notes.cases import (
    BEFORE_2025,
    CONTROLLED,
    DAY,
    FIRST_2025,
    NO,
    OPEN,
    RELEASED,
    UNLESS_RELEASED,
    Case,
    Data,
    check,
    classifier,
    evaluator,
    has_code,
    outcome_of,
    table,
)
from tests.rules.notes.substances import PRECURSORS
from tests.rules.notes.wares import (
    AMINOETHANETHIOLS,
    AMINOETHANOLS,
    AMINOETHYL_CHLORIDES,
    AMITON_SALTS,
    DIHALIDES,
    MILITARY,
    PHOSPHORAMIDATES,
    SALTS_OF_DIETHYLAMINOETHANOL,
    SALTS_OF_DIMETHYLAMINOETHANOL,
    SHORT_ALKYL_ON_PHOSPHORUS,
    WATER,
    chemical,
    sent,
)

HYDROCHLORIDE = "41480-75-5"


@pytest.mark.parametrize("code", PRECURSORS)
def test_each_precursor_is_controlled_by_its_own_paragraph_alone(code: str) -> None:
    """The CAS number meets its own paragraph; a complete number meets no other."""
    item = sent(chemical(PRECURSORS[code]))
    assert outcome_of(item, "intl", code) == CONTROLLED
    other = "1C350.2" if code == "1C350.1" else "1C350.1"
    assert outcome_of(item, "intl", other) == NO


def test_there_are_87_precursors_and_three_pointers() -> None:
    """The paragraphs that only point to the military list control nothing here."""
    codes = {unit.code for unit in evaluator("intl").units_at("1C350") if not unit.tail}
    assert codes == set(PRECURSORS)
    assert len(codes) == 87


def pure(cas: str, said: Data | None = None) -> Data:
    """A chemical in bulk."""
    return sent(chemical(cas, said=said))


def family(name: str, *, other: Data | None = None) -> Data:
    """A chemical without CAS number that a chemist puts into a family, and that the military list does not have."""
    return sent({"kind": "chemical", "statements": {name: True, MILITARY: False, **(other or {})}})


RETAIL = "retail_or_individual_use"
THIODIGLYCOL = "111-48-8"

PRECURSOR_CASES = [
    Case("a military precursor stands elsewhere (.4)", pure("676-99-3"), "intl", "1C350", NO),
    Case("a military precursor stands elsewhere (.23)", pure("753-98-0"), "intl", "1C350", NO),
    Case("a military precursor stands elsewhere (.29)", pure("57856-11-8"), "intl", "1C350", NO),
    Case("water", pure(WATER), "intl", "1C350", NO),
    Case(
        "another CAS number alone decides nothing",
        sent({"kind": "chemical", "parameters": {"cas": WATER}}),
        "intl",
        "1C350",
        OPEN,
    ),
    Case("a chemical nobody identified", sent({"kind": "chemical"}), "intl", "1C350", OPEN),
    Case("a material of unknown sort", sent({"kind": "material"}), "intl", "1C350", OPEN),
    Case("a machine tool is no chemical", sent({"kind": "machine_tool"}), "intl", "1C350", NO),
    Case(
        "1C350 note 4: consumer goods in retail packages",
        sent(chemical(THIODIGLYCOL), packaging=RETAIL, consumer=True),
        "intl",
        "1C350.1",
        RELEASED,
    ),
    Case(
        "note 4: identified as consumer goods, in bulk",
        sent(chemical(THIODIGLYCOL), consumer=True),
        "intl",
        "1C350.1",
        CONTROLLED,
    ),
    Case(
        "note 4: in retail packages, no consumer goods",
        sent(chemical(THIODIGLYCOL), packaging=RETAIL, consumer=False),
        "intl",
        "1C350.1",
        CONTROLLED,
    ),
    Case(
        "note 4: in laboratory packages",
        sent(chemical(THIODIGLYCOL), packaging="laboratory", consumer=True),
        "intl",
        "1C350.1",
        CONTROLLED,
    ),
    Case(
        "note 4: packaging unknown",
        sent(chemical(THIODIGLYCOL), packaging=None, consumer=True),
        "intl",
        "1C350.1",
        UNLESS_RELEASED,
    ),
    Case(
        "note 4: nobody said consumer goods",
        sent(chemical(THIODIGLYCOL), packaging=RETAIL),
        "intl",
        "1C350.1",
        UNLESS_RELEASED,
    ),
    Case(
        "a mixture note never frees the chemical itself",
        sent(chemical(THIODIGLYCOL), "de"),
        "intl",
        "1C350.1",
        CONTROLLED,
    ),
    Case("dipropylamine the day before", pure("142-84-7"), "intl", "1C350", NO, BEFORE_2025),
    Case("dipropylamine on the first day", pure("142-84-7"), "intl", "1C350.90", CONTROLLED, FIRST_2025),
    Case("the last of 2021 in the older edition", pure("1342700-45-1"), "intl", "1C350.89", CONTROLLED, BEFORE_2025),
    Case("dipropylamine", pure("142-84-7"), "gb", "1C350.90", CONTROLLED),
    Case("dipropylamine", pure("142-84-7"), "kr", "1C350.90", CONTROLLED),
    Case("sodium bifluoride has the other's number", pure("1333-83-1"), "kr", "1C350.43", CONTROLLED),
    Case("sodium fluoride has the other's number", pure("7681-49-4"), "kr", "1C350.44", CONTROLLED),
    Case("sodium fluoride is not .43 there", pure("7681-49-4"), "kr", "1C350.43", NO),
    Case("sodium bifluoride is not .44 there", pure("1333-83-1"), "kr", "1C350.44", NO),
    Case(
        "sodium fluoride in retail packages",
        sent(chemical("7681-49-4"), packaging=RETAIL, consumer=True),
        "kr",
        "1C350.44",
        RELEASED,
    ),
    Case("sodium fluoride", pure("7681-49-4"), "gb", "1C350.43", CONTROLLED),
]


@table(PRECURSOR_CASES)
def test_precursors(case: Case) -> None:
    """1C350 without its mixtures."""
    check(case)


TOXIC_CASES = [
    Case("amiton", pure("78-53-5"), "intl", "1C450.a.1", CONTROLLED),
    Case("a salt of amiton", family(AMITON_SALTS), "intl", "1C450.a.1", CONTROLLED),
    Case("water is no amiton", pure(WATER), "intl", "1C450.a.1", NO),
    Case("a salt nobody placed", sent({"kind": "chemical"}), "intl", "1C450.a.1", OPEN),
    Case("PFIB", pure("382-21-8"), "intl", "1C450.a.2", CONTROLLED),
    Case("BZ stands in the military list", pure("6581-06-2"), "intl", "1C450", NO),
    Case("phosgene", pure("75-44-5"), "intl", "1C450.a.4", CONTROLLED),
    Case("cyanogen chloride", pure("506-77-4"), "intl", "1C450.a.5", CONTROLLED),
    Case("hydrogen cyanide", pure("74-90-8"), "intl", "1C450.a.6", CONTROLLED),
    Case("chloropicrin", pure("76-06-2"), "intl", "1C450.a.7", CONTROLLED),
    Case("methyldiethanolamine", pure("105-59-9"), "intl", "1C450.b.8", CONTROLLED),
    Case("ethyldiethanolamine is a pointer here", pure("139-87-7"), "intl", "1C450", NO),
    Case("ethyldiethanolamine stands there", pure("139-87-7"), "intl", "1C350.59", CONTROLLED),
    Case(
        "consumer goods (a note 4)",
        sent(chemical("76-06-2"), packaging=RETAIL, consumer=True),
        "intl",
        "1C450.a.7",
        RELEASED,
    ),
    Case(
        "not as consumer goods",
        sent(chemical("76-06-2"), packaging=RETAIL, consumer=False),
        "intl",
        "1C450.a.7",
        CONTROLLED,
    ),
    Case("packaging unknown", sent(chemical("76-06-2"), packaging=None), "intl", "1C450.a.7", UNLESS_RELEASED),
    Case(
        "consumer goods (b note 4)",
        sent(chemical("105-59-9"), packaging=RETAIL, consumer=True),
        "intl",
        "1C450.b.8",
        RELEASED,
    ),
    Case("in bulk (b note 4)", sent(chemical("105-59-9"), consumer=True), "intl", "1C450.b.8", CONTROLLED),
    Case("the same before the edition of 2025", pure("105-59-9"), "intl", "1C450.b.8", CONTROLLED, BEFORE_2025),
    Case("phosgene", pure("75-44-5"), "kr", "1C450.a.4", CONTROLLED),
    Case("phosgene", pure("75-44-5"), "gb", "1C450.a.4", CONTROLLED),
]

FAMILY_CASES = [
    Case(
        "short alkyl on phosphorus",
        sent(chemical("594-46-7", said={SHORT_ALKYL_ON_PHOSPHORUS: True, MILITARY: False})),
        "intl",
        "1C450.b.1",
        CONTROLLED,
    ),
    Case(
        "military list unanswered",
        sent(chemical("594-46-7", said={SHORT_ALKYL_ON_PHOSPHORUS: True})),
        "intl",
        "1C450.b.1",
        OPEN,
    ),
    Case(
        "military goods",
        sent(chemical("676-99-3", said={SHORT_ALKYL_ON_PHOSPHORUS: True, MILITARY: True})),
        "intl",
        "1C450.b.1",
        NO,
    ),
    Case(
        "of the family or not", sent({"kind": "chemical", "statements": {MILITARY: False}}), "intl", "1C450.b.1", OPEN
    ),
    Case(
        "fonofos",
        sent(chemical("944-22-9", said={SHORT_ALKYL_ON_PHOSPHORUS: True, MILITARY: False})),
        "intl",
        "1C450.b.1",
        RELEASED,
    ),
    Case("fonofos nobody identified", family(SHORT_ALKYL_ON_PHOSPHORUS), "intl", "1C450.b.1", UNLESS_RELEASED),
    Case("a dihalide", family(DIHALIDES), "intl", "1C450.b.2", CONTROLLED),
    Case("a phosphoramidate", family(PHOSPHORAMIDATES), "intl", "1C450.b.3", CONTROLLED),
    Case("an aminoethyl chloride", family(AMINOETHYL_CHLORIDES), "intl", "1C450.b.4", CONTROLLED),
    Case("a thiol", family(AMINOETHANETHIOLS), "intl", "1C450.b.6", CONTROLLED),
    Case("no thiol", pure(WATER), "intl", "1C450.b.6", NO),
    Case(
        "an aminoethanol",
        sent(
            chemical(
                "621-56-7",
                said={AMINOETHANOLS: True, SALTS_OF_DIMETHYLAMINOETHANOL: False, SALTS_OF_DIETHYLAMINOETHANOL: False},
            )
        ),
        "intl",
        "1C450.b.5",
        CONTROLLED,
    ),
    Case(
        "an aminoethanol, the salts unanswered",
        sent(chemical("621-56-7", said={AMINOETHANOLS: True})),
        "intl",
        "1C450.b.5",
        UNLESS_RELEASED,
    ),
    Case(
        "b.5 note a: dimethylaminoethanol",
        sent(chemical("108-01-0", said={AMINOETHANOLS: True})),
        "intl",
        "1C450.b.5",
        RELEASED,
    ),
    Case(
        "b.5 note a: its salt",
        family(AMINOETHANOLS, other={SALTS_OF_DIMETHYLAMINOETHANOL: True}),
        "intl",
        "1C450.b.5",
        RELEASED,
    ),
    Case(
        "b.5 note b: a salt of diethylaminoethanol",
        family(AMINOETHANOLS, other={SALTS_OF_DIETHYLAMINOETHANOL: True}),
        "intl",
        "1C450.b.5",
        RELEASED,
    ),
    Case("diethylaminoethanol is left out of the family", pure("100-37-8"), "intl", "1C450.b.5", NO),
    Case("diethylaminoethanol stands there", pure("100-37-8"), "intl", "1C350.49", CONTROLLED),
    Case("diisopropylaminoethanol is left out of the family", pure("96-80-0"), "intl", "1C450.b.5", NO),
    Case(
        "the hydrochloride is of the family there",
        sent(chemical(HYDROCHLORIDE, said={AMINOETHANETHIOLS: True})),
        "kr",
        "1C450.b.6",
        CONTROLLED,
    ),
    Case(
        "consumer goods of a family",
        sent(chemical(HYDROCHLORIDE, said={AMINOETHANETHIOLS: True}), packaging=RETAIL, consumer=True),
        "kr",
        "1C450.b.6",
        RELEASED,
    ),
]


@table(TOXIC_CASES)
def test_toxic_chemicals(case: Case) -> None:
    """1C450 by CAS number."""
    check(case)


@table(FAMILY_CASES)
def test_families(case: Case) -> None:
    """1C450.b by family, with the chemicals that a family leaves out."""
    check(case)


RESIDUALS = [
    ("1C450.b.1", "756-79-6", SHORT_ALKYL_ON_PHOSPHORUS, "1C350.3"),
    ("1C450.b.2", "677-43-0", DIHALIDES, "1C350.57"),
    ("1C450.b.3", "2404-03-7", PHOSPHORAMIDATES, "1C350.18"),
    ("1C450.b.4", "96-79-7", AMINOETHYL_CHLORIDES, "1C350.11"),
    ("1C450.b.4", "4261-68-1", AMINOETHYL_CHLORIDES, "1C350.54"),
    ("1C450.b.6", "5842-07-9", AMINOETHANETHIOLS, "1C350.12"),
    ("1C450.b.6", HYDROCHLORIDE, AMINOETHANETHIOLS, "1C350.65"),
]


def named(cas: str, family_name: str, regime: str) -> tuple[str, ...]:
    """The codes a list names for a chemical of a family."""
    chosen = classifier(regime, DAY)
    record = chosen.record(item_from_data(sent(chemical(cas, said={family_name: True, MILITARY: False}))))
    return judge(chosen.evaluators[regime], record).controlled_by


@pytest.mark.parametrize(("code", "cas", "family_name", "instead"), RESIDUALS)
def test_a_chemical_of_1c350_keeps_its_code(code: str, cas: str, family_name: str, instead: str) -> None:
    """What a family leaves to 1C350 is named there, and only there."""
    found = named(cas, family_name, "intl")
    assert instead in found
    assert code not in found


def test_the_hydrochloride_has_two_codes_in_korea() -> None:
    """Korea leaves the thiol out of the family, but not its hydrochloride."""
    assert set(named(HYDROCHLORIDE, AMINOETHANETHIOLS, "kr")) == {"1C350.65", "1C450.b.6"}
    assert set(named("5842-07-9", AMINOETHANETHIOLS, "kr")) == {"1C350.12"}


def test_dipropylamine_is_younger_than_the_edition_of_2021() -> None:
    """The paragraph is not in the older edition, nor in the list that adopts it."""
    assert not has_code("intl", "1C350.90", BEFORE_2025)
    assert has_code("intl", "1C350.90", FIRST_2025)
    assert not has_code("ru", "1C350.90")
