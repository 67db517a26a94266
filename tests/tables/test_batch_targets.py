"""``dualclass batch`` where its output cannot be written, or its evaluator breaks: nothing half written or lost."""

from __future__ import annotations

import errno
import resource
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dualclass.tables import batches, failing, guarding, libraries

from .conftest import Run, Write
from .test_batch import HEAD, TABLE, outcomes


@pytest.fixture
def table(write: Write) -> Path:
    return write("items.csv", TABLE)


def test_outputs_that_would_write_over_an_input(run: Run, table: Path, write: Write) -> None:
    mapping = write("map.csv", "")
    link = table.with_name("link.csv")
    link.hardlink_to(table)
    for arguments in (
        (table, "--out", table),
        (table, "--out", link),
        (table, "--out", table.parent / "." / "items.csv"),
        (table, "--out", table.with_name("out.csv"), "--errors", table),
        (table, "--out", table.with_name("out.csv"), "--errors", table.with_name("out.csv")),
        (table, "--out", mapping, "--map", mapping),
    ):
        answer = run(*arguments)
        assert answer.status == 1
        assert "error[B065]" in answer.err
    assert table.read_text(encoding="utf-8") == TABLE


def test_outputs_that_cannot_be(run: Run, table: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for name, code in (
        ("folder.csv", "B060"),
        ("none/out.csv", "B060"),
        ("items.csv/out.csv", "B060"),
        ("out.docx", "B066"),
        ("out", "B066"),
    ):
        answer = run(table, "--out", tmp_path / name)
        assert answer.status == 1
        assert f"error[{code}]" in answer.err
    answer = run(table, "--out", "/dev/null")
    assert answer.status == 1
    assert "error[B066]" in answer.err


def test_a_folder_of_parts_that_is_somebody_elses(run: Run, table: Path) -> None:
    folder = table.with_name("out.csv.part")
    folder.mkdir()
    _ = (folder / "letter.txt").write_text("mine")
    answer = run(table, "--out", table.with_name("out.csv"))
    assert answer.status == 1
    assert "error[B062]" in answer.err
    assert (folder / "letter.txt").read_text() == "mine"


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("where", ["write_part", "finish"])
def test_a_full_disk(where: str, run: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dualclass.tables import finishing, keeping

    def full(*_: object) -> object:
        with failing.writing(table.with_name("out.csv")):
            raise RuntimeError from FULL

    out = table.with_name("out.csv")
    _ = out.write_text("the old one")
    monkeypatch.setattr(
        keeping if where == "write_part" else finishing, where if where == "write_part" else "_finish", full
    )
    answer = run(table, "--out", out)
    assert answer.status == 1
    assert "error[B061]" in answer.err
    assert out.read_text() == "the old one"
    monkeypatch.undo()
    assert run(table, "--out", out).status == 1
    assert out.read_text(encoding="utf-8").startswith(HEAD)
    assert not table.with_name("out.csv.part").exists()


def test_a_limit_on_the_size_of_files(run: Run, table: Path) -> None:
    """The system itself refuses to let a file grow: no output under the final name, and a clear end."""
    out = table.with_name("out.csv")
    _ = run(table, "--out", out, "--regime", "intl")
    before = out.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (700, hard))
    try:
        answer = run(table, "--out", out, "--regime", "gb")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert answer.status == 1
    assert "error[B061]" in answer.err
    assert out.read_bytes() == before


def test_a_library_that_is_not_there(run: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(libraries, "import_module", missing)
    answer = run(table, "--out", table.with_name("out.csv"))
    assert answer.status == 1
    assert "error[B001]" in answer.err
    assert "install `dualclass[tables]`" in answer.err


def test_a_row_that_breaks_the_evaluator(run: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = batches.classify_batch

    def brittle(batch: Any, *arguments: Any, **more: Any) -> Any:
        if "slow" in batch.column(0).to_pylist() and batch.column(1).to_pylist() != [None]:
            raise ZeroDivisionError("no more")
        return real(batch, *arguments, **more)

    monkeypatch.setattr(guarding, "classify_batch", brittle)
    out = table.with_name("out.csv")
    assert run(table, "--out", out).status == 1
    rows = outcomes(out)
    assert [row["outcome"] for row in rows] == [
        *("controlled_unless_released", "error", "undetermined", "error", "error", "controlled_unless_released"),
    ]
    assert rows[1]["name"] == "slow"
    errors = pl.read_csv(out.with_name("out.csv.errors.csv")).to_dicts()
    assert [(each["row"], each["code"]) for each in errors] == [(2, "B019"), (4, "Q009"), (4, "Q007"), (5, "B050")]
