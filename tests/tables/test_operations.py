"""Whole processes: killed, interrupted, two at once, streams closed or full; and what else befalls files in use."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dualclass import api
from dualclass.tables import guarding

from .conftest import Answer, Run, Write
from .test_full_disks import RULES, Setting, setting, write_rules

__all__ = ["setting"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and streams of this kind are not known here")

ON = ("--as-of", "2026-11-23", "--regime", "made")


def command(setting: Setting, out: Path, *arguments: object) -> list[str]:
    words = ["batch", setting.table, "--out", out, "--rules", setting.rules, *ON, *arguments]
    return [sys.executable, "-m", "dualclass.cli.main", *map(str, words)]


def begun(setting: Setting, out: Path, parts: int) -> subprocess.Popen[str]:
    """A process of its own that has at least so many more parts done, and a row a part: it is far from its end."""
    journal = out.with_name(f"{out.name}.part") / "journal.jsonl"
    parts += journal.read_bytes().count(b"\n") if journal.exists() else 0
    process = subprocess.Popen(
        command(setting, out, "--batch-rows", 1), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    ends = time.monotonic() + 120
    while not journal.exists() or journal.read_bytes().count(b"\n") <= parts:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < ends
        time.sleep(0.01)
    return process


def test_killed_interrupted_and_two_at_once(setting: Setting) -> None:
    """SIGKILL leaves no time for anything; SIGINT some; what is there in the end is what was never stopped has."""
    wanted = setting.whole(".csv")
    out = setting.folder / "out.csv"
    process = begun(setting, out, 20)
    # another run of the same output is kept out, and the first one goes on
    assert "error[B063]" in setting.go(out).err
    assert process.poll() is None
    process.kill()
    assert process.wait() == -signal.SIGKILL
    _ = process.communicate()
    assert not out.exists()
    process = begun(setting, out, 20)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "rows are done and kept; the same command goes on from there" in said
    assert "Traceback" not in said
    assert not out.exists()
    again = setting.go(out, "--resume")
    assert again.status == 1
    assert "of them by a run that was stopped" in again.out
    assert [out.read_bytes(), out.with_name("out.csv.errors.csv").read_bytes()] == wanted
    rows = pl.read_csv(out)["row"].to_list()
    assert rows == list(range(1, len(rows) + 1))
    assert not out.with_name("out.csv.part").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_stream_for_what_is_printed(setting: Setting) -> None:
    wanted = setting.whole(".csv")
    out = setting.folder / "out.csv"
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command(setting, out), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert "the summary cannot be written: no space left on device" in ended.stderr
    assert "the outcomes are whole" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert out.read_bytes() == wanted[0]


def test_streams_that_are_closed_or_full(setting: Setting) -> None:
    """Started without streams the first file opened would be the error stream: nothing may be written into it."""
    wanted = setting.whole(".csv")
    for streams in (">&- 2>&- <&-", ">/dev/full 2>/dev/full"):
        out = setting.folder / "out.csv"
        words = ["sh", "-c", f'exec "$@" {streams}', "sh", *command(setting, out)]
        assert subprocess.run(words, check=False, timeout=120).returncode == 1
        assert [out.read_bytes(), out.with_name("out.csv.errors.csv").read_bytes()] == wanted
        out.unlink()


# ------------------------------------------------------------ between two runs, and during one


def stopped(
    setting: Setting, out: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], None], *arguments: object
) -> Answer:
    """A run during whose third batch something happens."""
    real, left = guarding.classify_batch, [3]

    def counting(*arguments: Any, **more: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            meanwhile()
        return real(*arguments, **more)

    monkeypatch.setattr(guarding, "classify_batch", counting)
    answer = setting.go(out, *arguments)
    monkeypatch.undo()
    return answer


def interrupt() -> None:
    raise KeyboardInterrupt


def test_rules_that_were_edited_between_two_runs(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    setting.rules = setting.folder / "rules"
    setting.rules.mkdir()
    write_rules(setting.rules)
    wanted = setting.whole(".csv")[0]
    out, rules = setting.folder / "out.csv", setting.rules / "made.rules"
    assert stopped(setting, out, monkeypatch, interrupt).status == 130
    _ = rules.write_text(RULES.replace("1 GS/s", "2 GS/s"), encoding="utf-8")
    # another process would read them anew
    api._loaded.cache_clear()  # pyright: ignore[reportPrivateUsage]
    answer = setting.go(out)
    assert answer.status == 1
    assert "error[B064]" in answer.err
    assert "the lists have changed" in answer.err
    assert not out.exists()
    assert setting.go(out, "--restart").status == 1
    assert out.read_bytes() != wanted
    _ = rules.write_text(RULES, encoding="utf-8")
    api._loaded.cache_clear()  # pyright: ignore[reportPrivateUsage]
    assert setting.go(out).status == 1
    assert out.read_bytes() == wanted


def test_a_mapping_that_was_edited_between_two_runs(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    out, mapping = setting.folder / "out.csv", setting.folder / "map.toml"
    for before, after, says in (
        ("", "decimal_comma = true\n", "the columns are read otherwise"),
        ("", 'missing = ["n/a"]\n', "other texts stand for a missing value"),
        ("", '[kinds]\nADC = "digital_computer"\n', "the columns are read otherwise"),
    ):
        _ = mapping.write_text(before, encoding="utf-8")
        assert stopped(setting, out, monkeypatch, interrupt, "--map", mapping).status == 130
        _ = mapping.write_text(after, encoding="utf-8")
        answer = setting.go(out, "--map", mapping)
        assert answer.status == 1
        assert says in answer.err
        assert setting.go(out, "--map", mapping, "--restart").status == 1


def test_a_table_that_is_written_to_while_it_is_read(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = setting.whole(".csv")[0]
    out, content = setting.folder / "out.csv", setting.table.read_bytes()
    answer = stopped(
        setting, out, monkeypatch, lambda: setting.table.write_bytes(content + b"late,ADC,1 S/s\n") and None
    )
    assert answer.status == 1
    assert "error[B036]" in answer.err
    assert "items.csv" in answer.err
    assert not out.exists()
    assert "the tables are others, or have changed" in setting.go(out).err
    _ = setting.table.write_bytes(content)
    answer = setting.go(out)
    assert "100 of them by a run that was stopped" in answer.out
    assert out.read_bytes() == wanted


def test_a_lock_that_was_taken_away(setting: Setting) -> None:
    """Whoever holds a lock that is no longer the one of that name holds nothing."""
    from dualclass.tables.journal import locked

    folder = setting.folder / "out.csv.part"
    first = locked(folder, folder)
    (folder / "lock").unlink()
    second = locked(folder, folder)
    assert "error[B063]" in setting.go(setting.folder / "out.csv").err
    first.close()
    assert "error[B063]" in setting.go(setting.folder / "out.csv").err
    second.close()
    assert setting.go(setting.folder / "out.csv").status == 1


# ------------------------------------------------------------ what is no file


@pytest.mark.parametrize("ending", [".csv", ".csv.gz", ".jsonl", ".xlsx", ".parquet", ".arrow"])
def test_pipes_are_refused_and_never_waited_for(ending: str, run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / f"pipe{ending}"
    os.mkfifo(pipe)
    answer = run(pipe, "--out", tmp_path / "out.csv")
    assert answer.status == 1
    assert "error[B030]" in answer.err
    assert "read more than once" in answer.err


def test_the_standard_streams_are_no_tables(run: Run, tmp_path: Path, write: Write) -> None:
    answer = run("-", "--out", tmp_path / "out.csv")
    assert answer.status == 1
    assert "the standard input cannot be a table" in answer.err
    answer = run(write("t.csv", "kind\nADC\n"), "--out", "-")
    assert answer.status == 1
    assert "the output cannot be the standard output" in answer.err


def test_links_are_not_put_an_end_to(run: Run, tmp_path: Path, write: Write) -> None:
    real = write("real.csv", "mine")
    link = tmp_path / "link.csv"
    link.symlink_to(real)
    answer = run(write("t.csv", "kind\nADC\n"), "--out", link)
    assert answer.status == 1
    assert "error[B060]" in answer.err
    assert "name the file that the link leads to" in answer.err
    assert link.is_symlink()
    assert real.read_text() == "mine"


# ------------------------------------------------------------ what comes out


def test_numbers_that_stand_for_several_rows(run: Run, write: Write, tmp_path: Path) -> None:
    mapping = write("map.toml", '[columns]\nid = "row"\n')
    table = write("t.csv", "id,name,kind\n17,a,ADC\n3,b,ADC\n5,c,ADC\n17,d,ADC\n")
    for rows in (2, 100):
        answer = run(table, "--map", mapping, "--out", tmp_path / "out.csv", "--batch-rows", rows)
        assert answer.status == 0
        assert "warning[B071]: 1 number stands for more than one row" in answer.err
        assert "17 (`a` and `d`)" in answer.err
    assert pl.read_csv(tmp_path / "out.csv")["row"].to_list() == [17, 3, 5, 17]


def test_a_table_of_mistakes_that_was_asked_for_is_never_an_older_one(run: Run, write: Write, tmp_path: Path) -> None:
    errors = tmp_path / "wrong.csv"
    bad, good = write("bad.csv", "kind,resolution\nADC,x\n"), write("good.csv", "kind,resolution\nADC,14 bit\n")
    assert run(bad, "--out", tmp_path / "out.csv", "--errors", errors).status == 1
    assert len(errors.read_text(encoding="utf-8").splitlines()) == 2
    answer = run(good, "--out", tmp_path / "out.csv", "--errors", errors)
    assert answer.status == 0
    assert "errors:" not in answer.out
    assert errors.read_text(encoding="utf-8") == "row,name,column,code,reason,value\n"
