"""From folders to checked lists, with and without the cache."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.language.criteria import Face
from dualclass.lists import ControlList
from dualclass.lists.walking import records_in
from dualclass.plugins import Host, LoadedLists, building, folder_source, load_lists

from .conftest import BASE, NATION, VOCABULARY, MakeList, MakePlugin

DAY = date(2026, 1, 1)


def threshold(control_list: ControlList) -> Fraction:
    paragraph = control_list.view(DAY).paragraph("2B001.a")
    return next(record.value for record in records_in(paragraph) if isinstance(record, Face))


def same(one: LoadedLists, other: LoadedLists) -> bool:
    return one.lists == other.lists and one.diagnostics == other.diagnostics


def codes(error: pytest.ExceptionInfo[DiagnosticError]) -> list[str]:
    return [each.code for each in error.value.diagnostics]


def test_a_base_and_a_list_that_adopts_it(host: Host) -> None:
    loaded = load_lists(host=host)
    assert set(loaded.lists) == {"intl", "na"}
    assert threshold(loaded.lists["intl"]) == 1
    assert threshold(loaded.lists["na"]) == 2
    assert set(loaded.vocabulary.kinds) == {"tool"}
    assert [info.name for info in loaded.plugins] == ["base", "nation"]


def test_only_the_regimes_asked_for(host: Host) -> None:
    assert list(load_lists(["na"], host=host).lists) == ["na"]
    assert list(load_lists(["na"], host=host).lists) == ["na"]


def test_an_unknown_regime_is_an_error(host: Host) -> None:
    with pytest.raises(DiagnosticError) as error:
        load_lists(["na", "nat"], host=host)
    found = error.value.diagnostics[0]
    assert (found.code, found.subject) == ("P007", "nat")
    assert found.help is not None
    assert "intl" in found.help


def test_the_second_time_nothing_is_built(host: Host, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    first = load_lists(host=host)
    assert list(cache.glob("*.lists.json"))

    def refuse(*_: object) -> None:
        raise AssertionError("built again")

    monkeypatch.setattr(building, "build_all", refuse)
    assert same(load_lists(host=host), first)


@pytest.mark.parametrize("old", ["travel at least 1 m", "it is fast"])
def test_a_changed_rule_is_seen_at_once(host: Host, tmp_path: Path, old: str) -> None:
    load_lists(host=host)
    path = tmp_path / "base" / "list.rules"
    state = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, "travel at least 1 m; it is fast"), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    paragraphs = load_lists(host=host).lists["intl"].view(DAY)
    assert len(paragraphs.paragraph("2B001.a" if "travel" in old else "2B001.b").criteria) == 2


@pytest.mark.parametrize("damage", ["empty", "half", "garbage", "number", "folder", "null"])
def test_a_damaged_cache_is_built_anew(host: Host, cache: Path, damage: str) -> None:
    first = load_lists(host=host)
    for path in cache.glob("*.lists.json"):
        content = path.read_bytes()
        if damage == "folder":
            path.unlink()
            path.mkdir()
        elif damage == "empty":
            path.write_bytes(b"")
        elif damage == "half":
            path.write_bytes(content[: len(content) // 2])
        elif damage == "garbage":
            path.write_bytes(b"\xff\x00" * 100)
        elif damage == "null":
            path.write_bytes(content.split(b"\n")[0] + b"\nnull")
        else:
            path.write_bytes(content.replace(b'"2/1"', b'"9/1"').replace(b'"1/1"', b'"9/1"'))
    again = load_lists(host=host)
    assert same(again, first)
    assert threshold(again.lists["na"]) == 2


def test_a_cache_that_cannot_be_written_is_no_error(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("", encoding="utf-8")
    monkeypatch.setenv("DUALCLASS_CACHE_DIR", str(blocker / "below"))
    assert threshold(load_lists(host=host).lists["na"]) == 2


def test_the_cache_can_be_switched_off(host: Host, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUALCLASS_NO_CACHE", "1")
    assert threshold(load_lists(host=host).lists["na"]) == 2
    assert not cache.exists()


def test_all_errors_of_all_files_are_told(host: Host, tmp_path: Path) -> None:
    (tmp_path / "base" / "list.rules").write_text(
        BASE.replace("travel", "travle") + "  c  it is fasst\n", encoding="utf-8"
    )
    with pytest.raises(DiagnosticError) as error:
        load_lists(["na"], host=host)
    assert error.value.diagnostics
    (tmp_path / "base" / "list.rules").write_text(
        BASE.replace("travel", "travle").replace("is fast", "is fasst"), encoding="utf-8"
    )
    with pytest.raises(DiagnosticError) as error:
        load_lists(["na"], host=host)
    assert sorted(codes(error)) == ["C002", "C003"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"list nation \xe4\n"])
def test_a_file_in_another_encoding_is_an_error(host: Host, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "nation" / "extra.rules").write_bytes(content)
    with pytest.raises(DiagnosticError):
        load_lists(host=host)


def test_a_plain_folder_is_a_list(host: Host, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.rules").write_text(NATION.replace("list nation", "list mine").replace("2 m", "3 m"), encoding="utf-8")
    source = folder_source(folder)
    assert (source.name, source.regime, source.title) == ("mine", "mine", "A nation")
    loaded = load_lists(["mine", "na"], [folder], host=host)
    assert threshold(loaded.lists["mine"]) == 3
    assert threshold(loaded.lists["na"]) == 2


def test_a_folder_that_is_no_list(tmp_path: Path, host: Host) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for path in (empty, tmp_path / "absent", Path(__file__)):
        with pytest.raises(DiagnosticError) as error:
            load_lists(rules_dirs=[path], host=host)
        assert codes(error) == ["P006"]


def test_a_folder_may_not_take_a_regime(tmp_path: Path, host: Host) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.rules").write_text(NATION, encoding="utf-8")
    with pytest.raises(DiagnosticError) as error:
        load_lists(rules_dirs=[folder], host=host)
    assert codes(error) == ["P004"]


def test_lists_that_adopt_each_other(make_list: MakeList) -> None:
    one = NATION.replace("list nation", "list one").replace("adopts base", "adopts two")
    two = NATION.replace("list nation", "list two").replace("adopts base", "adopts one")
    host = Host([make_list("one", "a", one, VOCABULARY), make_list("two", "b", two)])
    with pytest.raises(DiagnosticError) as error:
        load_lists(host=host)
    assert codes(error) == ["L008"]


def test_the_state_s_own_numbers(make_list: MakeList, make_plugin: MakePlugin) -> None:
    body = "@hookimpl\ndef numbering():\n    return {'intl': lambda code: code.replace('2B', '2.2.') or None}\n"
    host = Host([make_list("base", "intl", BASE, VOCABULARY), make_plugin("numbers", body)])
    assert load_lists(host=host).lists["intl"].view(DAY).display("2B001.a") == "2.2.001.a"


def test_loading_from_the_cache_is_light(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "list.rules").write_text(BASE, encoding="utf-8")
    (folder / "words.rules").write_text(VOCABULARY, encoding="utf-8")
    program = (
        "import sys\nfrom pathlib import Path\nfrom dualclass.plugins import Host, load_lists\n"
        f"loaded = load_lists(rules_dirs=[Path({str(folder)!r})], host=Host([]))\n"
        "heavy = {'lark', 'pint', 'pydantic', 'dualclass.checking', 'dualclass.lists.build'}\n"
        "print(*loaded.lists, *sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    outputs = [subprocess.run(command, capture_output=True, text=True, check=False) for _ in range(2)]
    assert [each.stderr for each in outputs] == ["", ""]
    assert "lark" in outputs[0].stdout
    assert outputs[1].stdout.strip() == "base"
