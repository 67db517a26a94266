"""What software and technology entries of categories 3 and 4 refer to; editions and national differences."""

from __future__ import annotations

import pytest

from .cases import BEFORE_2025, CONTROLLED, DAY, FIRST_2025, NO, OPEN, Case, Data, check, outcome_of, table
from .purposes import DESIGNED, DESIGNED_OR_MODIFIED, REQUIRED, references, software, technology

BASE = ("intl", "gb")
BASE_LIKE = ("intl", "gb", "kr")
MAKING = ("development", "production")
ALL = ("development", "production", "use")
CASES_3 = [
    *references(
        "3D001",
        BASE,
        "software",
        DESIGNED,
        activities=MAKING,
        other="use",
        inside=(
            "3A001.b.2",
            "3A001.c.1",
            "3A001.e.4",
            "3A001.g.1",
            "3A001.i",
            "3A002.a",
            "3A002.h",
            "3A501.b.13",
            "3B001.a",
            "3B501.a.4",
        ),
        outside=("3A001.a.5.a", "3A003", "3A101", "3A501.a.15", "3C001", "4A003.b"),
    ),
    *references(
        "3D001",
        ("kr",),
        "software",
        DESIGNED,
        activities=MAKING,
        other="use",
        inside=("3A001.b.2", "3A001.i", "3A002.h", "3B001.a"),
        outside=("3A001.a.5.a", "3A003", "3C001"),
    ),
    *references(
        "3D002",
        BASE,
        "software",
        DESIGNED,
        activities=("use",),
        other="production",
        inside=("3B001.a", "3B001.f", "3B002", "3A225", "3B501.a.4", "3B501.f.1", "3B501.k", "3B501.n"),
        outside=("3B001.g", "3B501.a.1", "3A226", "3A001.b"),
    ),
    *references(
        "3D002",
        ("kr",),
        "software",
        DESIGNED,
        activities=("use",),
        other="production",
        inside=("3B001.a", "3B001.f", "3B002"),
        outside=("3B001.g", "3A225", "3A226"),
    ),
    *references(
        "3D201",
        ("kr",),
        "software",
        DESIGNED,
        activities=("use",),
        other="production",
        inside=("3A225",),
        outside=("3A226", "3B002"),
    ),
    *references(
        "3E101",
        BASE_LIKE,
        "technology",
        REQUIRED,
        activities=("use",),
        other="production",
        inside=("3A001.a.1", "3A001.a.2.b", "3A101", "3A102", "3D101"),
        outside=("3A001.a.5.a", "3A201", "3D001"),
    ),
    *references(
        "3E201",
        BASE,
        "technology",
        REQUIRED,
        activities=("use",),
        other="production",
        inside=("3A001.e.2", "3A001.e.3", "3A001.g", "3A201", "3A225", "3A230", "3A234"),
        outside=("3A001.e.1", "3A001.e.4", "3A001.h", "3A101", "3D002"),
    ),
    # Korea: development and production as well, and the software 3D201 to 3D203
    *references(
        "3E201",
        ("kr",),
        "technology",
        REQUIRED,
        activities=ALL,
        other=None,
        inside=("3A001.e.2", "3A001.e.3", "3A001.g", "3A201", "3A225", "3A234"),
        outside=("3A001.e.1", "3A001.h", "3A101"),
    ),
    Case("use of 3D201", technology("use", "3D201", regime="kr"), "kr", "3E201", CONTROLLED),
]
CASES_4 = [
    *references(
        "4D001.a",
        ("intl",),
        "software",
        DESIGNED_OR_MODIFIED,
        activities=MAKING,
        other="use",
        inside=("4A001", "4A003.b", "4A004", "4A507", "4D002", "4D001.b"),
        outside=("4A005", "4A101", "4A506.a.1", "3A001.a.5.a"),
    ),
    *references(
        "4D001.a",
        ("gb",),
        "software",
        DESIGNED_OR_MODIFIED,
        activities=MAKING,
        other="use",
        inside=("4A001", "4A003.b", "4A004", "4A005", "4A507", "4D002"),
        outside=("4A101", "4A506.a.1", "3A001.a.5.a"),
    ),
    *references(
        "4D001.a",
        ("kr",),
        "software",
        DESIGNED_OR_MODIFIED,
        activities=MAKING,
        other="use",
        inside=("4A001", "4A003.b", "4A004", "4A005", "4D002"),
        outside=("4A101", "3A001.a.5.a"),
    ),
    *references(
        "4D001.b.3",
        BASE,
        "software",
        DESIGNED_OR_MODIFIED,
        activities=MAKING,
        other="use",
        inside=("4A506.b", "4A506.c"),
        outside=("4A506.a.1", "4A507"),
    ),
    *references(
        "4D901",
        ("kr",),
        "software",
        DESIGNED_OR_MODIFIED,
        activities=MAKING,
        other="use",
        inside=("4A901.b", "4A901.c", "4A902"),
        outside=("4A901.a", "4A003.b", "3A903"),
        numbering="kr",
    ),
    *references(
        "4E001.a",
        ("intl",),
        "technology",
        REQUIRED,
        activities=ALL,
        other="testing",
        inside=("4A001", "4A003.b", "4A005", "4A101", "4A506.a.1", "4A507", "4D001.a"),
        outside=("3A001.a.5.a", "4E001.b", "5A001"),
        judged=dict.fromkeys(("limited to vulnerability_disclosure", "limited to cyber_incident_response"), False),
    ),
    *references(
        "4E001.a",
        ("gb",),
        "technology",
        REQUIRED,
        activities=ALL,
        other="testing",
        inside=("4A001", "4A003.b", "4A004", "4A005", "4A101", "4A102", "4A507", "4D001.a"),
        outside=("4A506.a.1", "4A506.b", "3A001.a.5.a"),
        judged=dict.fromkeys(("limited to vulnerability_disclosure", "limited to cyber_incident_response"), False),
    ),
    *references(
        "4E001.b.3",
        BASE,
        "technology",
        REQUIRED,
        activities=MAKING,
        other="use",
        inside=("4A506.b", "4A506.c"),
        outside=("4A506.a.1", "4A507"),
    ),
    Case(
        "Korea's quantum computers",
        technology(
            "use",
            "4A901.a.1",
            regime="kr",
            judged=dict.fromkeys(("limited to vulnerability_disclosure", "limited to cyber_incident_response"), False),
        ),
        "kr",
        "4E001.a",
        CONTROLLED,
    ),
]
CASES_2021 = [
    *references(
        "3D001",
        ("intl",),
        "software",
        DESIGNED,
        activities=MAKING,
        other="use",
        inside=("3A001.b.2", "3A001.i", "3A002.a", "3A002.h", "3B001.a"),
        outside=("3A001.a.5.a", "3A003", "3C001"),
        day=BEFORE_2025,
    ),
    *references(
        "3D002",
        ("intl",),
        "software",
        DESIGNED,
        activities=("use",),
        other="production",
        inside=("3B001.a", "3B001.f", "3B002", "3A225"),
        outside=("3B001.g", "3A226"),
        day=BEFORE_2025,
    ),
    *references(
        "4D001.a",
        ("intl",),
        "software",
        DESIGNED_OR_MODIFIED,
        activities=MAKING,
        other="use",
        inside=("4A001", "4A003.b", "4A004", "4D002"),
        outside=("4A005", "4A101"),
        day=BEFORE_2025,
    ),
]

# ---------------------------------------------------------------- editions: the same item the day before and on the day

EDITIONS: list[tuple[str, Data, str, str, str]] = [
    # A code that the older edition does not have says neither yes nor no there.
    ("3D001 of 3A501.b.13", software("production", "3A501.b.13", DESIGNED), "3D001", OPEN, CONTROLLED),
    ("3D002 of 3B501.k", software("use", "3B501.k", DESIGNED), "3D002", OPEN, CONTROLLED),
    ("4D001.a of 4A507", software("production", "4A507", DESIGNED_OR_MODIFIED), "4D001.a", OPEN, CONTROLLED),
    (
        "2D001.a of 2B006",
        software("production", "2B006.a", DESIGNED_OR_MODIFIED, said={"it is a part_programming_software": False}),
        "2D001.a",
        NO,
        CONTROLLED,
    ),
    (
        "2D001.a of 2B001",
        software("production", "2B001.a", DESIGNED_OR_MODIFIED, said={"it is a part_programming_software": False}),
        "2D001.a",
        CONTROLLED,
        CONTROLLED,
    ),
    ("1E201 of 1B235", technology("use", "1B235"), "1E201", NO, CONTROLLED),
    ("1E201 of 1B234", technology("use", "1B234"), "1E201", CONTROLLED, CONTROLLED),
]


@table([*CASES_3, *CASES_4])
def test_references_of_categories_3_and_4(case: Case) -> None:
    check(case)


@table(CASES_2021)
def test_references_of_2021(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(("name", "made", "code", "before", "after"), EDITIONS, ids=[row[0] for row in EDITIONS])
def test_editions(name: str, made: Data, code: str, before: str, after: str) -> None:
    assert outcome_of(made, "intl", code, BEFORE_2025) == before, name
    assert outcome_of(made, "intl", code, FIRST_2025) == after, name


# what the United Kingdom and Korea change, beside the base list: (code of the target, entry, activity, three verdicts)
SIDE_BY_SIDE = [
    ("4A005", "4D001.a", "production", NO, CONTROLLED, CONTROLLED),
    ("4A004", "4D001.a", "production", CONTROLLED, CONTROLLED, CONTROLLED),
    ("4A506.b", "4E001.a", "production", CONTROLLED, NO, CONTROLLED),
    ("4A506.a.2", "4E001.a", "use", CONTROLLED, NO, CONTROLLED),
    ("4A005", "4E001.a", "use", CONTROLLED, CONTROLLED, CONTROLLED),
    ("3A225", "3D002", "use", CONTROLLED, CONTROLLED, NO),
    ("3A230", "3E201", "production", NO, NO, CONTROLLED),
    ("1C010.a", "1E201", "use", NO, NO, CONTROLLED),
    # Korea has the entry under a number of its own: a base code alone does not say.
    ("1B235", "1E201", "use", CONTROLLED, CONTROLLED, OPEN),
]


@pytest.mark.parametrize(("target", "code", "activity", "base", "kingdom", "korea"), SIDE_BY_SIDE)
def test_side_by_side(target: str, code: str, activity: str, base: str, kingdom: str, korea: str) -> None:
    judged: Data = {"limited to vulnerability_disclosure": False, "limited to cyber_incident_response": False}
    term = DESIGNED if code == "3D002" else DESIGNED_OR_MODIFIED
    made = technology(activity, target, judged=judged) if code[1] == "E" else software(activity, target, term)
    assert [outcome_of(made, regime, code, DAY) for regime in BASE_LIKE] == [base, kingdom, korea]
