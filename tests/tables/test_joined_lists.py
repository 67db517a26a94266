"""Lists as one text, joined by a space: parted at the spaces, every code comes back, those with a space inside too."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

from dualclass.api import loaded_lists
from dualclass.explanation.build import printed
from dualclass.tables.batches import classify_batch
from dualclass.tables.outcomes import LISTS
from dualclass.tables.writing import HARD_SPACE, flat, open_writer

from ..differential.lists import DAY, evaluator
from .conftest import Run, Write
from .oracle import mapping_of, plan_for

COLUMNS = ("controlled_by", "controlled_unless", "open", "assumptions")


def parted(text: str | None) -> list[str]:
    """As docs/batches.md says."""
    return [code.replace("\u00a0", " ") for code in (text or "").split(" ") if code]


def test_every_code_of_every_list_comes_back() -> None:
    """Also the text shows where a code ends: it has no plain space inside."""
    lists_of = {regime: loaded_lists().lists[regime].view(DAY) for regime in loaded_lists().lists}
    codes = [printed(unit.code, view) for regime, view in lists_of.items() for unit in evaluator(regime).units]
    assert sum(" " in code for code in codes) > 10, "there are codes with a space"
    assert not [code for code in codes if HARD_SPACE in code]
    lists = [codes, [], codes[:1], None, codes[::-1]]
    batch = pa.record_batch({"row": range(len(lists)), "open": pa.array(lists, pa.list_(pa.string()))})
    texts = flat(batch).column("open").to_pylist()
    assert [parted(text) for text in texts] == [each or [] for each in lists]
    sliced = flat(batch.slice(2)).column("open").to_pylist()
    assert [parted(text) for text in sliced] == [each or [] for each in lists[2:]]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_files_hold_what_parts_again(ending: str, run: Run, write: Write, tmp_path: Path) -> None:
    kinds = ["ADC", "frequency_changer", "machine_tool", "digital_computer", "laser"]
    table = write("t.jsonl", "".join(json.dumps({"name": kind, "kind": kind}) + "\n" for kind in kinds))
    out, lines = tmp_path / f"out{ending}", tmp_path / "out.jsonl"
    for path in (out, lines):
        assert run(table, "--out", path, "--regime", "ru,gb", "--assume-ordinary").status in (0, 1)
    found = pl.read_csv(out, infer_schema=False) if ending == ".csv" else pl.read_excel(out, infer_schema_length=0)
    wanted = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert [[parted(row[name]) for name in COLUMNS] for row in found.to_dicts()] == [
        [row[name] for name in COLUMNS] for row in wanted
    ]
    assert any(" " in code for row in wanted for name in COLUMNS for code in row[name])


def test_the_answer_of_a_batch_joins_alike(tmp_path: Path) -> None:
    batch = pa.record_batch({"kind": ["ADC", "machine_tool", "frequency_changer", "laser"]})
    answer = classify_batch(batch, plan_for(batch, mapping_of("kind")))
    joined, lists = answer.joined().to_pylist(), answer.outcomes.to_pylist()
    assert [[parted(row[name]) for name in LISTS] for row in joined] == [[row[name] for name in LISTS] for row in lists]
    # what was joined is written as it is
    path = tmp_path / "t.csv"
    writer = open_writer(path, ".csv", answer.joined().schema, "outcomes")
    writer.write(answer.joined())
    writer.close()
    texts = pl.read_csv(path, infer_schema=False)
    assert [parted(text) for text in texts["open"]] == [row["open"] for row in lists]
