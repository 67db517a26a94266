"""A list that was kept: the same as it was, read entry by entry; and what is no list says so."""

from __future__ import annotations

import json
import pickle
from datetime import date

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.lists import ControlList
from dualclass.lists.kept import KeptControlList, days_of, list_bytes, list_from
from dualclass.lists.outline import Outline, outline_from
from dualclass.records import replace

DAY = date(2026, 1, 1)


class Memory:
    """A shelf in memory, that counts what is put there."""

    def __init__(self, data: dict[str, object] | None = None) -> None:
        self.data = {} if data is None else data
        self.puts: list[str] = []

    def get(self, name: str) -> object | None:
        return self.data.get(name)

    def put(self, name: str, data: object) -> None:
        self.puts.append(name)
        self.data[name] = json.loads(json.dumps(data))


def kept(base: ControlList, shelf: Memory | None = None) -> ControlList:
    shelf = Memory() if shelf is None else shelf
    return list_from(list_bytes(base), lambda _day: shelf)


def test_the_same_list(base: ControlList) -> None:
    again = kept(base)
    assert isinstance(again, KeptControlList)
    for name in ControlList.__match_args__ or ("name", "entries", "notes", "gaps", "editions"):
        assert getattr(again, name) == getattr(base, name)
    assert again.entries == base.entries
    assert replace(again, title="other") == replace(base, title="other")
    assert pickle.loads(pickle.dumps(again)) == base


def test_the_outline_is_worked_out_once(base: ControlList) -> None:
    shelf = Memory()
    first = kept(base, shelf).view(DAY)
    assert shelf.puts == ["outline"]
    second = kept(base, shelf).view(DAY)
    assert shelf.puts == ["outline"]
    assert first.codes == second.codes == base.view(DAY).codes
    assert second.entries == base.view(DAY).entries


@pytest.mark.parametrize("wrong", [None, 3, [], {}, {"codes": ["1A001"]}, {"codes": 1, "ends": [], "starts": []}])
def test_an_outline_that_is_none_is_worked_out_anew(base: ControlList, wrong: object) -> None:
    shelf = Memory({"outline": wrong})
    assert kept(base, shelf).view(DAY).codes == base.view(DAY).codes
    assert shelf.puts == ["outline"]


def test_an_outline_of_another_size_is_none() -> None:
    whole = Outline(("1A001",), (1,), (0,), (0,), ((),), {}).to_data()
    assert outline_from(whole) is not None
    for name in ("codes", "ends", "numbers", "notes"):
        assert outline_from({**whole, name: []}) is None


def test_a_kept_list_that_is_none_is_told(base: ControlList) -> None:
    content = list_bytes(base)
    line, _, body = content.partition(b"\n")
    with pytest.raises(ValueError, match="missing"):
        list_from(content[:-1], lambda _day: Memory())
    head = json.loads(line)
    with pytest.raises((TypeError, ValueError)):
        list_from(json.dumps({**head, "list": ["Face", ["/", "1/2"]]}).encode() + b"\n" + body, lambda _day: Memory())
    forged = list_from(line + b"\n" + b"x" * len(body), lambda _day: Memory())
    with pytest.raises(DiagnosticError) as error:
        _ = forged.entries
    assert error.value.diagnostics[0].code == "P008"


def test_between_two_days_nothing_changes(base: ControlList) -> None:
    days = days_of(base)
    assert days == sorted(days)
    starts = [edition.in_force.start.isoformat() for edition in base.editions if edition.in_force.start]
    assert set(starts) <= set(days)
