"""A run that is stopped loses nothing and repeats nothing, wherever it is stopped and whatever befalls its parts."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dualclass.api import loaded_lists
from dualclass.lists.control_list import ControlList
from dualclass.tables import fingerprint, finishing, guarding, journal
from dualclass.tables.duplicates import find_duplicates, keep_names
from dualclass.tables.journal import found_journal, locked

from .conftest import Answer, Run, Write

ROWS = 40
BATCH = 6


def lines(rows: int = ROWS) -> str:
    """A table with blank rows, bad rows and names that return."""
    text = "name,kind,resolution,sample_rate\n"
    for number in range(rows):
        text += f"part {number % 30},ADC,{8 + number % 9} bit,{number * 100} MS/s\n"
        if number % 11 == 5:
            text += "\n,,,\nragged,ADC\n"
        if number % 13 == 7:
            text += "odd,ADC,8 GHz,\n"
    return text


@pytest.fixture
def table(write: Write) -> Path:
    return write("items.csv", lines())


def stop_after(batches: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the run when so many batches have been classified."""
    real = guarding.classify_batch
    left = [batches]

    def counting(*arguments: Any, **more: Any) -> Any:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        return real(*arguments, **more)

    monkeypatch.setattr(guarding, "classify_batch", counting)


type Go = Callable[..., Answer]


@pytest.fixture
def go(run: Run, table: Path) -> Go:
    def command(name: str, *arguments: object) -> Answer:
        return run(table, "--out", table.with_name(name), "--batch-rows", BATCH, *arguments)

    return command


@pytest.mark.parametrize(
    ("ending", "batches"), [(".csv", 1), (".csv", 7), (".parquet", 4), (".xlsx", 2), (".jsonl", 3)]
)
def test_a_stopped_run_goes_on(ending: str, batches: int, go: Go, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, parted = table.with_name(f"whole{ending}"), table.with_name(f"parted{ending}")
    assert go(whole.name).status == 1
    stop_after(batches, monkeypatch)
    stopped = go(parted.name)
    monkeypatch.undo()
    assert stopped.status == 130
    assert stopped.err.endswith(
        f"stopped: {batches * BATCH} rows are done and kept; the same command goes on from there\n"
    )
    assert not parted.exists()
    again = go(parted.name)
    assert again.status == 1
    assert f"{batches * BATCH} of them by a run that was stopped" in again.out
    assert parted.read_bytes() == whole.read_bytes()
    for name in (whole, parted):
        assert not name.with_name(f"{name.name}.part").exists()
    errors = [name.with_name(f"{name.name}.errors.csv").read_bytes() for name in (whole, parted)]
    assert errors[0] == errors[1]
    assert "items.csv" in {path.name for path in table.parent.iterdir()}


def test_stopped_over_and_over(go: Go, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert go("whole.csv").status == 1
    for _ in range(50):
        stop_after(1, monkeypatch)
        status = go("parted.csv").status
        monkeypatch.undo()
        if status != 130:
            break
    assert status == 1
    assert table.with_name("parted.csv").read_bytes() == table.with_name("whole.csv").read_bytes()


def test_stopped_before_anything_was_done(go: Go, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_after(0, monkeypatch)
    answer = go("out.csv")
    assert answer.status == 130
    assert "nothing was done yet" in answer.err
    assert not table.with_name("out.csv.part").exists()


def test_stopped_while_the_whole_file_is_written(go: Go, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(finishing, "put_in_place", stop)
    assert go("out.csv").status == 130
    assert not table.with_name("out.csv").exists()
    monkeypatch.undo()
    monkeypatch.setattr(guarding, "classify_batch", stop)
    assert go("out.csv", "--resume").status == 1
    assert table.with_name("out.csv").exists()


def test_several_tables(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = [write("a.csv", lines(10)), write("b.csv", lines(15)), write("c.csv", lines(1))]
    whole, parted = (tables[0].with_name(name) for name in ("whole.csv", "parted.csv"))
    assert run(*tables, "--out", whole, "--batch-rows", BATCH).status == 1
    for batches in (3, 1, 1):
        stop_after(batches, monkeypatch)
        assert run(*tables, "--out", parted, "--batch-rows", BATCH).status == 130
        monkeypatch.undo()
    assert run(*tables, "--out", parted, "--batch-rows", BATCH).status == 1
    assert parted.read_bytes() == whole.read_bytes()


# ------------------------------------------------------------ another question


def stopped(go: Go, monkeypatch: pytest.MonkeyPatch, batches: int = 3) -> None:
    stop_after(batches, monkeypatch)
    assert go("out.csv").status == 130
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--regime", "gb"), "other lists are asked"),
        (("--as-of", "2026-11-24"), "another day"),
        (("--assume-ordinary",), "`--assume-ordinary` differs"),
        (("--delimiter", ","), "the encoding, delimiter or sheet differs"),
        (("--decimal-comma",), "the columns are read otherwise"),
    ],
)
def test_other_options(
    arguments: tuple[str, ...], says: str, go: Go, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped(go, monkeypatch)
    answer = go("out.csv", *arguments)
    assert answer.status == 1
    assert "error[B064]" in answer.err
    assert "after 18 rows" in answer.err
    assert says in answer.err
    assert "`--restart`" in answer.err
    assert go("out.csv", *arguments, "--restart").status == 1
    assert table.with_name("out.csv").exists()


def test_a_table_that_has_changed(go: Go, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(go, monkeypatch)
    table.write_text(lines().replace("100 MS/s", "101 MS/s"), encoding="utf-8")
    answer = go("out.csv")
    assert answer.status == 1
    assert "the tables are others, or have changed" in answer.err


def test_a_table_that_was_only_touched(go: Go, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(go, monkeypatch)
    os.utime(table, (1, 1))
    assert "by a run that was stopped" in go("out.csv").out


def test_lists_that_have_changed(go: Go, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped(go, monkeypatch)
    monkeypatch.setattr(fingerprint, "lists_digest", lambda *_: "another")
    assert "the lists have changed" in go("out.csv").err


def test_the_digest_of_lists() -> None:
    lists = loaded_lists()
    digest = fingerprint.lists_digest(lists, ["intl"])
    assert fingerprint.lists_digest(lists, ["intl"]) == digest
    assert fingerprint.lists_digest(lists, ["gb"]) != digest
    plain = replace(lists.lists["intl"])
    assert type(plain) is ControlList
    assert fingerprint.lists_digest(replace(lists, lists={"intl": plain}), ["intl"]) == digest
    changed = replace(lists.lists["intl"], entries=lists.lists["intl"].entries[1:])
    assert fingerprint.lists_digest(replace(lists, lists={"intl": changed}), ["intl"]) != digest


def test_the_day_of_a_stopped_run_is_kept(
    table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from dualclass.cli.main import main

    words = ["batch", str(table), "--out", str(table.with_name("out.csv")), "--batch-rows", "6", "--regime", "intl"]
    stop_after(1, monkeypatch)
    assert main([*words, "--as-of", "2026-02-03"]) == 130
    monkeypatch.undo()
    assert main(words) == 1
    assert "(as of 2026-02-03)" in capsys.readouterr().out


def test_nothing_to_take_up(go: Go, table: Path) -> None:
    answer = go("out.csv", "--resume")
    assert answer.status == 1
    assert "no stopped run" in answer.err
    assert not table.with_name("out.csv.part").exists()


def test_two_runs_at_once(go: Go, table: Path) -> None:
    holder = locked(table.with_name("out.csv.part"), table)
    try:
        answer = go("out.csv")
    finally:
        holder.close()
    assert answer.status == 1
    assert "error[B063]" in answer.err
    assert go("out.csv").status == 1


# ------------------------------------------------------------ damaged parts


@pytest.mark.parametrize(
    "damage",
    [
        "cut journal",
        "note of half a line",
        "no journal",
        "nonsense",
        "cut part",
        "changed part",
        "lost part",
        "other head",
    ],
)
def test_damaged_parts_are_made_anew(damage: str, go: Go, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert go("whole.csv").status == 1
    stopped(go, monkeypatch, 5)
    folder = table.with_name("out.csv.part")
    notes, part = folder / "journal.jsonl", folder / "0000002.outcomes"
    content = notes.read_bytes()
    match damage:
        case "cut journal":
            notes.write_bytes(content[: len(content) // 2])
        case "note of half a line":
            notes.write_bytes(content[:-1])
        case "no journal":
            notes.unlink()
        case "nonsense":
            notes.write_bytes(content.split(b"\n")[0] + b'\n{"part": 1}\n[]\n\xff\n')
        case "cut part":
            part.write_bytes(part.read_bytes()[:-10])
        case "changed part":
            part.write_bytes(bytes(len(part.read_bytes())))
        case "lost part":
            part.unlink()
        case _:
            notes.write_bytes(b'{"format": 99}\n' + b"\n".join(content.split(b"\n")[1:]))
    assert go("out.csv").status == 1
    assert table.with_name("out.csv").read_bytes() == table.with_name("whole.csv").read_bytes()
    assert not folder.exists()


def test_a_journal_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    head = json.dumps({"format": journal.FORMAT, "batch_rows": 1, "fingerprint": {}})
    outside = tmp_path / "outside"
    outside.write_bytes(b"")
    folder = tmp_path / "x.part"
    folder.mkdir()
    note = {"number": 0, "source": 0, "rows": 1, "blank": 0, "bad": 0, "errors": 0, "counts": {}}
    note |= {"files": {"../outside": [0, journal.file_digest(outside)]}}
    (folder / "journal.jsonl").write_text(f"{head}\n{json.dumps(note)}\n", encoding="utf-8")
    found = found_journal(folder)
    assert found is not None
    assert found.parts == []


# ------------------------------------------------------------ signals


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not known here")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_leaves_what_is_done(
    number: str, go: Go, table: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    real = guarding.classify_batch
    left = [3]

    def signalled(*arguments: Any, **more: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), getattr(signal, number))
            time.sleep(5)
        return real(*arguments, **more)

    # A run in the background of a shell ignores the interrupt; here it is as in a terminal.
    interrupt = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, interrupt))
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(guarding, "classify_batch", signalled)
    answer = go("out.csv")
    assert answer.status == 130
    assert answer.err.endswith("stopped: 18 rows are done and kept; the same command goes on from there\n")
    assert signal.getsignal(signal.SIGTERM) == before
    assert not table.with_name("out.csv").exists()


# ------------------------------------------------------------ duplicates


@pytest.mark.parametrize("at_once", [1, 3, 1000])
def test_duplicates_among_parts(at_once: int, tmp_path: Path) -> None:
    import pyarrow as pa

    parts = [["a", "b", None, " "], ["c", "a"], [None, "b", "", "d", "a"]]
    paths = [tmp_path / str(number) for number in range(len(parts))]
    for names, path in zip(parts, paths, strict=True):
        keep_names(pa.array(names, pa.string()), path)
    found = find_duplicates(paths, at_once=at_once)
    assert found.names == 2
    assert found.examples == ((0, 5), (1, 7))
    assert find_duplicates([]).names == 0
