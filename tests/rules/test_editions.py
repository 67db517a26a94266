"""Paragraphs that one edition uses and the other does not."""

from __future__ import annotations

import datetime

import pytest

from dualclass.api import loaded_lists


@pytest.mark.parametrize(("day", "status"), [("2022-01-01", "not used"), ("2025-11-15", "encoded")])
def test_a_label_that_the_edition_of_2021_does_not_use(day: str, status: str) -> None:
    view = loaded_lists().lists["intl"].view(datetime.date.fromisoformat(day))
    assert view.paragraph("3A001.b.11.f").status == status
