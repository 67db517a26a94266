"""The reviewed exceptions beside the lists: readable, with reasons, of paragraphs and editions that exist."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dualclass.api import loaded_lists
from dualclass.plugins.host import Host
from dualclass.workshop.auditing.exceptions import EVERY, ReviewedException, read_exceptions

NAME = "audit.exceptions.toml"
FILES = {source.regime: source.folder / NAME for source in Host().lists() if (source.folder / NAME).exists()}


def test_three_lists_have_them() -> None:
    assert set(FILES) == {"intl", "cn", "gb"}


@pytest.mark.parametrize("regime", FILES)
def test_every_exception_is_of_something_that_exists(regime: str) -> None:
    control_list = loaded_lists().lists[regime]
    editions = {each.name: each for each in control_list.editions}
    for exception in read_exceptions(FILES[regime]):
        assert set(exception.editions) <= set(editions), exception
        for name in exception.editions or editions:
            start, end = editions[name].in_force.start, editions[name].in_force.end
            view = control_list.view(start or (end or start) - timedelta(days=1))  # pyright: ignore[reportOperatorIssue, reportOptionalOperand]
            assert view.get(exception.paragraph) is not None or regime == "cn", exception
            if exception.note:
                place = view.paragraph(exception.paragraph)
                assert exception.note in [note.label for note in place.notes], exception


@pytest.mark.parametrize("regime", FILES)
def test_every_exception_has_a_reason_of_its_own_and_is_named_once(regime: str) -> None:
    exceptions = read_exceptions(FILES[regime])
    assert all(len(each.reason) > 10 for each in exceptions)
    assert all(each.value != EVERY for each in exceptions)
    named = [(each.paragraph, each.note, each.kind, each.value, each.editions) for each in exceptions]
    assert len(named) == len(set(named))


def test_no_sentence_of_a_list_hides_in_a_reason() -> None:
    longest = max((each for file in FILES.values() for each in read_exceptions(file)), key=_length)
    assert _length(longest) < 220, longest


def _length(exception: ReviewedException) -> int:
    return len(exception.reason)


def test_the_files_stand_beside_the_rules() -> None:
    assert all(list(Path(file).parent.glob("*.rules")) for file in FILES.values())
