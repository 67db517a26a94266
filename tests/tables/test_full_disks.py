"""Disks that are really full, or may not be written, or are two: no half file, nothing lost, and the way on told."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..sharing import once
from .conftest import Answer, Run
from .disks import disk, remounted

ROWS, BATCH = 300, 50
RULES = """list made "A made list"
edition 1 in force from 2020-01-01
3A009 "converters"
    it is an analogue_to_digital_converter
    sample_rate more than 1 GS/s
"""
TABLE = "name,kind,sample_rate\n" + "".join(
    f"part {number} {'x' * 40},ADC,{number * 10} MS/s\n" + ("odd,ADC,8 GHz kg\n" if number % 3 == 0 else "")
    for number in range(ROWS)
)


class Setting:
    """A table and the made list, and the command about both.

    ``rules``: the folder of the list, the same for all tests, so that the list is built once.
    """

    def __init__(self, run: Run, folder: Path, rules: Path) -> None:
        self.run = run
        self.folder = folder
        self.rules = rules
        self.table = folder / "items.csv"
        _ = self.table.write_text(TABLE, encoding="utf-8")

    def go(self, out: Path, *arguments: object) -> Answer:
        rules = ("--rules", self.rules, "--regime", "made")
        return self.run(self.table, "--out", out, *rules, "--batch-rows", BATCH, *arguments)

    def whole(self, ending: str) -> list[bytes]:
        """The outcomes and the mistakes of a run with room enough."""
        out = self.folder / f"whole{ending}"
        assert self.go(out).status == 1
        return [out.read_bytes(), out.with_name(f"{out.name}.errors.csv").read_bytes()]


def write_rules(folder: Path) -> None:
    _ = (folder / "made.rules").write_text(RULES, encoding="utf-8")


@pytest.fixture
def setting(run: Run, tmp_path: Path, shared: Path) -> Setting:
    return Setting(run, tmp_path, once(shared / "made", write_rules))


def sizes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("ending", [".parquet", ".xlsx"])
def test_a_disk_that_fills_up_and_is_made_larger(ending: str, setting: Setting) -> None:
    """Small steps, so that it is full over each sort of file: parts, journal, outcomes, mistakes."""
    wanted = setting.whole(ending)
    with disk(setting.folder / "disk", 16) as small:
        out = small / f"out{ending}"
        _ = out.write_bytes(b"the old one")
        where: set[str] = set()
        for kilobytes in range(24, 400, 20):
            answer = setting.go(out)
            if "error[B061]" not in answer.err:
                break
            assert answer.status == 1
            assert "no space left on device" in answer.err
            assert out.read_bytes() == b"the old one"
            assert set(sizes(small)) - set(sizes(small / f"{out.name}.part")) == {out.name}
            assert not [name for name in sizes(small) if name.startswith(("whole", "tmp"))], "room for the next attempt"
            # the file that could not be written
            where.add(answer.err.split("-->")[1].split()[0].rpartition("/")[2])
            remounted(small, f"size={kilobytes}k")
        else:
            remounted(small, "size=4m")
            answer = setting.go(out, "--resume")
        assert answer.status == 1, answer
        assert "outcomes:" in answer.out, answer
        assert len(where) > 2, where
        assert out.name in where, "the whole file was among them"
        assert [out.read_bytes(), out.with_name(f"{out.name}.errors.csv").read_bytes()] == wanted
        assert not out.with_name(f"{out.name}.part").exists()


def test_a_table_of_mistakes_on_another_disk(setting: Setting) -> None:
    wanted = setting.whole(".csv")
    with disk(setting.folder / "disk", 200) as other:
        out, errors = setting.folder / "out.csv", other / "errors.csv"
        assert setting.go(out, "--errors", errors).status == 1
        assert [out.read_bytes(), errors.read_bytes()] == wanted
        assert list(sizes(other)) == ["errors.csv"]


def test_a_full_disk_for_the_mistakes_alone(setting: Setting) -> None:
    wanted = setting.whole(".csv")
    with disk(setting.folder / "disk", 4) as other:
        out, errors = setting.folder / "out.csv", other / "errors.csv"
        _ = errors.write_bytes(b"the old one")
        answer = setting.go(out, "--errors", errors)
        assert answer.status == 1
        assert "error[B061]" in answer.err
        assert "errors.csv" in answer.err
        assert not out.exists()
        assert sizes(other) == {"errors.csv": 11}
        assert errors.read_bytes() == b"the old one"
        remounted(other, "size=100k")
        assert setting.go(out, "--errors", errors, "--resume").status == 1
        assert [out.read_bytes(), errors.read_bytes()] == wanted


def test_a_disk_that_may_only_be_read(setting: Setting) -> None:
    with disk(setting.folder / "disk", 100) as other:
        _ = (other / "out.csv").write_bytes(b"the old one")
        remounted(other, "ro")
        answer = setting.go(other / "out.csv")
        assert answer.status == 1
        assert "error[B060]" in answer.err
        assert "kept" not in answer.err
        answer = setting.go(setting.folder / "out.csv", "--errors", other / "errors.csv")
        assert answer.status == 1
        assert "error[B060]" in answer.err
        assert sizes(other) == {"out.csv": 11}
    assert not (setting.folder / "out.csv").exists()
