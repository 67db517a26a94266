"""Units as they are kept: the same again, equal ones shared between lists, and nothing else taken for units."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from dualclass.api import loaded_lists
from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.index import UnitIndex
from dualclass.evaluation.notes import Notes
from dualclass.evaluation.unit_texts import door_table, units_bytes, units_from
from dualclass.evaluation.units import Unit, units_of
from dualclass.lists import ListView
from dualclass.plugins.shelves import KeptShelf

DAY = datetime.date(2026, 1, 1)


def view_of(regime: str, shelf: KeptShelf | None = None) -> ListView:
    view = loaded_lists().lists[regime].view(DAY)
    return view if shelf is None else with_shelf(view, shelf)


def with_shelf(view: ListView, shelf: KeptShelf) -> ListView:
    entries, control_list = view.entries, view.control_list
    made = ListView(control_list, view.as_of, view.edition, entries, view.notes, view.gaps)
    made.shelf = shelf
    return made


def worked_out(view: ListView) -> list[Unit]:
    notes = Notes(view)
    return [unit for number in range(view.entry_count) for unit in units_of(view.entry(number), notes)]


@pytest.mark.parametrize("regime", sorted(loaded_lists().lists))
def test_every_unit_is_read_as_it_was_worked_out(regime: str) -> None:
    units = worked_out(view_of(regime))
    kept = units_from(units_bytes(units, door_table(units)))
    assert kept is not None
    assert [kept.unit(number) for number in range(len(units))] == units


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    first = UnitIndex(view_of("kr", KeptShelf(tmp_path, "key", "kr")))
    second = UnitIndex(view_of("kr", KeptShelf(tmp_path, "key", "kr")))
    assert first.units == second.units == tuple(worked_out(view_of("kr")))
    assert first.at("3A001.a.5") == second.at("3A001.a.5") != ()
    everywhere = [unit.code for unit in second.behind(lambda _: True)]
    assert everywhere == [unit.code for unit in first.units]
    assert not list(second.behind(lambda _: False, "3A001"))


def test_lists_that_adopt_a_paragraph_share_its_unit(tmp_path: Path) -> None:
    shared: list[Unit] = []
    for regime in ("intl", "kr"):
        for _ in range(2):  # worked out and kept, then read
            index = UnitIndex(view_of(regime, KeptShelf(tmp_path, "key", regime)))
        shared += index.at("3A001.a.5.a.4")  # pyright: ignore[reportPossiblyUnboundVariable]
    assert len(shared) == 2
    assert shared[0] is shared[1]


def test_a_release_is_kept_and_read_once() -> None:
    units = worked_out(view_of("intl"))
    content = units_bytes(units, door_table(units))
    kept = units_from(content)
    assert kept is not None
    releases = [release for number in range(len(units)) for release in kept.unit(number).releases]
    distinct = set(releases)
    assert len({id(release) for release in releases}) == len(distinct) < len(releases) / 3
    assert sum(content.count(f'["{note}",["'.encode()) for note in {each.note for each in distinct}) == len(distinct)


@pytest.mark.parametrize("damage", ["no line", "{}\n", "[]\n", "null\n", "longer", "shorter", "door", "release"])
def test_anything_else_is_nothing(damage: str) -> None:
    units = worked_out(view_of("cn"))
    content = units_bytes(units, door_table(units))
    damaged = {
        "longer": content + b" ",
        "shorter": content[:-1],
        "release": content.replace(b'"releases":[', b'"releases":[[65536],', 1).replace(
            b'"codes":[', b'"codes":["",', 1
        ),
        "door": content.replace(b'"doors":[', b'"doors":[],"others":[', 1),
    }.get(damage, damage.encode())
    assert units_from(damaged) is None


def test_a_text_that_is_no_unit_ends_in_a_message(tmp_path: Path) -> None:
    shelf = KeptShelf(tmp_path, "key", "cn")
    units = UnitIndex(view_of("cn", shelf)).units
    content = units_bytes(units, door_table(units))
    shelf.put_bytes("units", content.replace(b'["AllOf"', b'["AllAf"'))
    with pytest.raises(DiagnosticError, match="cannot be read"):
        _ = UnitIndex(view_of("cn", shelf)).units
