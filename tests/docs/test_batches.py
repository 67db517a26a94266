"""The guide to tables: its mapping file is read, its code is run, its columns and options are those of the program."""

from __future__ import annotations

import argparse
import datetime
import re
import tomllib
from pathlib import Path
from typing import Any

import pyarrow as pa

from dualclass.api import loaded_lists
from dualclass.cli import batch
from dualclass.tables.joined import joined_schema
from dualclass.tables.map_file import read_map
from dualclass.tables.outcomes import outcomes_schema
from dualclass.tables.ray import classify_parquet

from .style import ROOT

PAGE = (ROOT / "docs" / "batches.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_mapping_file_can_be_read(tmp_path: Path) -> None:
    (text,) = blocks("toml")
    assert tomllib.loads(text)["missing"] == ["-", "n/a"]
    path = tmp_path / "map.toml"
    _ = path.write_text(text, encoding="utf-8")
    assert len(read_map(path, loaded_lists().vocabulary).mapping.columns) == 10


def test_the_recipe_runs() -> None:
    table = pa.table({"id": [1, 2], "name": ["a", "b"], "kind": ["ADC", "ADC"], "resolution": ["14 bit", "x"]})
    names: dict[str, Any] = {
        "schema": table.schema,
        "day": datetime.date(2026, 11, 23),
        "batches": iter(table.to_batches(max_chunksize=1)),
    }
    exec(blocks("python")[1], names)
    rows = [row for answer in names["answers"] for row in answer.to_pylist()]
    lists = len(loaded_lists().lists)
    assert [row["row"] for row in rows] == [1] * lists + [2] * lists
    assert {row["outcome"] for row in rows[lists:]} == {"error"}
    assert rows[lists]["errors"][0]["column"] == "resolution"


def test_the_columns_and_options_are_real() -> None:
    assert f"`{', '.join(outcomes_schema().names)}`" in PAGE
    spark = re.findall(r"(\w+) (?:long|string|array<)", " ".join(PAGE.split("ANSWERS = ")[1].split()))
    assert spark[: len(joined_schema().names)] == joined_schema().names
    assert classify_parquet.__name__ in blocks("python")[0]
    parser = argparse.ArgumentParser()
    batch.configure(parser)
    known = {option for action in parser._actions for option in action.option_strings}  # pyright: ignore[reportPrivateUsage]
    assert set(re.findall(r"--[a-z-]+", PAGE)) <= known
