"""Use, and what it is made of."""

from __future__ import annotations

import pytest

from dualclass.vocabulary.activities import is_for


@pytest.mark.parametrize(
    ("named", "stated", "expected"),
    [
        ({"production"}, {"production"}, True),
        ({"production", "use"}, {"use"}, True),
        ({"production"}, {"use"}, False),
        ({"use"}, {"operation"}, None),
        ({"operation"}, {"use"}, None),
        ({"repair"}, {"operation"}, False),
        ({"use"}, {"operation", "use"}, True),
        ({"use"}, {"component"}, False),
    ],
)
def test_a_part_of_use_is_neither_yes_nor_no(named: set[str], stated: set[str], expected: bool | None) -> None:
    assert is_for(named, stated) is expected
