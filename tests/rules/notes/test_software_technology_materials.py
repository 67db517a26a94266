"""What software and technology entries of categories 1 and 2 refer to."""

from __future__ import annotations

from .cases import OPEN, Case, check, outcome_of, table
from .purposes import DESIGNED_OR_MODIFIED, INTENDED, REQUIRED, references, technology

BASE = ("intl", "gb")
BASE_LIKE = ("intl", "gb", "kr")
MAKING = ("development", "production")
ALL = ("development", "production", "use")
NOT_PART_PROGRAMMING = {"it is a part_programming_software": False}
CASES_2 = [
    *references(
        "2D001.a",
        BASE,
        "software",
        DESIGNED_OR_MODIFIED,
        activities=MAKING,
        other="use",
        inside=("2A001", "2B001.b.2.a", "2B005", "2B009", "2B510"),
        outside=("2B104", "2B201.a", "2A225", "2B350"),
        said=NOT_PART_PROGRAMMING,
    ),
    *references(
        "2D001.a",
        ("kr",),
        "software",
        DESIGNED_OR_MODIFIED,
        activities=MAKING,
        other="use",
        inside=("2A001", "2B001.b.2.a", "2B005", "2B009"),
        outside=("2B104", "2B201.a", "2A225"),
        said=NOT_PART_PROGRAMMING,
    ),
    *references(
        "2D001.b",
        BASE_LIKE,
        "software",
        DESIGNED_OR_MODIFIED,
        activities=("use",),
        other="production",
        inside=("2A001.c", "2B001.a.1", "2B003", "2B009"),
        outside=("2A001.a", "2B002", "2B104", "2B201.a"),
        said=NOT_PART_PROGRAMMING,
    ),
    *references(
        "2D202",
        BASE_LIKE,
        "software",
        DESIGNED_OR_MODIFIED,
        activities=ALL,
        other="repair",
        inside=("2B201.a", "2B201.c"),
        outside=("2B001.a", "2B204"),
        said=NOT_PART_PROGRAMMING,
    ),
    *references(
        "2D202",
        ("cn",),
        "software",
        DESIGNED_OR_MODIFIED,
        activities=ALL,
        other="repair",
        inside=("2B201.a", "2B201.d"),
        outside=("2B204",),
        said=NOT_PART_PROGRAMMING,
        numbering="cn",
    ),
    *references(
        "2E001",
        BASE_LIKE,
        "technology",
        REQUIRED,
        activities=("development",),
        other="use",
        inside=("2A001", "2B001.a.1", "2B350", "2D001.a"),
        outside=("2E002", "1B001", "2C001"),
    ),
    *references(
        "2E002",
        BASE_LIKE,
        "technology",
        REQUIRED,
        activities=("production",),
        other="development",
        inside=("2A001", "2B001.a.1", "2B350"),
        outside=("2D001.a", "1B001"),
    ),
    *references(
        "2E201",
        BASE_LIKE,
        "technology",
        REQUIRED,
        activities=("use",),
        other="production",
        inside=("2A225", "2B001.a.1", "2B006.b", "2B007.c", "2B009", "2B201.a", "2B209", "2B225", "2B233", "2D202"),
        outside=("2B002", "2B005", "2B007.a", "2B219", "2D001.a", "2D002"),
    ),
    *references(
        "2E201",
        ("cn",),
        "technology",
        INTENDED,
        activities=ALL,
        other="repair",
        inside=("2A225", "2B201.a", "2B210", "2B219", "2B228", "2B230", "2D203"),
        outside=("2B205", "2B229", "2D204", "2B001"),
        numbering="cn",
    ),
]
CASES_1 = [
    *references(
        "1E001",
        BASE_LIKE,
        "technology",
        REQUIRED,
        activities=MAKING,
        other="use",
        inside=("1A002", "1A005", "1A006.b", "1A007", "1B001", "1C010.b", "1C350.1"),
        outside=("1A001", "1A006.a", "1A008", "1A202", "1D001"),
    ),
    *references(
        "1E201",
        BASE,
        "technology",
        REQUIRED,
        activities=("use",),
        other="production",
        inside=(
            "1A002",
            "1A007",
            "1A202",
            "1A226",
            "1B201",
            "1B235",
            "1C002.b.3",
            "1C010.b",
            "1C210.a",
            "1C241",
            "1D201",
        ),
        outside=("1A001", "1B001", "1C002.b.2", "1C010.a", "1C010.e", "1C011", "1A003"),
    ),
    *references(
        "1E201",
        ("kr",),
        "technology",
        REQUIRED,
        activities=("use",),
        other="production",
        inside=("1A002", "1A202", "1B234", "1C010.a", "1C010.b", "1C010.e", "1C210.a"),
        outside=("1A001", "1B235", "1C010.c", "1C010.d"),
    ),
    *references(
        "1E201",
        ("cn",),
        "technology",
        INTENDED,
        activities=ALL,
        other="repair",
        inside=("1A202", "1A226", "1B201", "1B226", "1B228", "1B234", "1C210.c", "1C216", "1C241", "1D201"),
        outside=("1A201", "1B227", "1B235", "1C901.a"),
        numbering="cn",
    ),
    *references(
        "1E901",
        ("cn",),
        "technology",
        INTENDED,
        activities=("production",),
        other="use",
        inside=("1C901.a",),
        outside=("1C210.a",),
        numbering="cn",
    ),
]


@table([*CASES_1, *CASES_2])
def test_references_of_categories_1_and_2(case: Case) -> None:
    check(case)


def test_open_is_what_a_base_code_is_in_china() -> None:
    """China's numbers are its own: a base code says nothing there."""
    assert outcome_of(technology("use", "2B201.a", INTENDED), "cn", "2E201") == OPEN
