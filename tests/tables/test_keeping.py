"""What is kept while the next batch is classified: the same as one after the other, whatever fails on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dualclass.tables import finishing, guarding, outcomes
from dualclass.tables.batches import classify_batch
from dualclass.tables.beside import Beside, read_ahead
from dualclass.tables.chunks import Chunk
from dualclass.tables.finishing import Draft
from dualclass.tables.keeping import counted
from dualclass.tables.outcomes import outcomes_schema

from .conftest import Run, Write
from .oracle import mapping_of, plan_for

KINDS = ("ADC", "laser", "machine_tool", "nothing")
LINES = "name,kind,resolution,sample_rate\n" + "".join(
    f"{'' if n % 7 == 3 else f'part {n % 9}'},{KINDS[n % 4]},{6 + n} bit,{n} GS/s\n" for n in range(60)
)


@pytest.fixture
def table(write: Write) -> Path:
    return write("items.csv", LINES)


def batch_of_names() -> pa.RecordBatch:
    return pa.record_batch(
        {
            "name": pa.array(["one", None, "two", "one", "", "three"]),
            "kind": ["ADC", "laser", "machine_tool", "ADC", "frequency_changer", "nothing of the sort"],
            "resolution": pa.array(["14 bit", "", None, "8 bit", "", ""]),
        }
    )


def test_the_compact_form_says_the_same() -> None:
    batch = batch_of_names()
    plan = plan_for(batch, mapping_of(*batch.schema.names))
    for part in (batch, batch.slice(2, 3), batch.slice(0, 0)):
        answer = classify_batch(part, plan)
        compact = answer.compact()
        columns = [compact.column(place).cast(field.type) for place, field in enumerate(outcomes_schema())]
        assert pa.RecordBatch.from_arrays(columns, schema=outcomes_schema()).to_pylist() == answer.outcomes.to_pylist()


def test_the_compact_form_hangs_on_no_other_batch() -> None:
    """So that a run which was stopped ends with the very bytes of one that was not."""
    batch = batch_of_names()
    once, later = (plan_for(batch, mapping_of(*batch.schema.names)) for _ in range(2))
    _ = classify_batch(batch, later).compact()
    part = batch.slice(3)
    alone, after = classify_batch(part, once).compact(), classify_batch(part, later).compact()
    assert alone.column("open").values.dictionary.equals(after.column("open").values.dictionary)
    assert alone.equals(after)
    words = alone.column("open").values.dictionary.to_pylist()
    assert words
    assert words == sorted(set(words))


def test_outcomes_are_counted_as_a_table_would() -> None:
    batch = batch_of_names()
    plan = plan_for(batch, mapping_of(*batch.schema.names))
    compact = classify_batch(batch, plan).compact()
    rows = [(row["regime"], row["outcome"]) for row in compact.to_pylist()]
    found = counted(compact)
    assert {(regime, word): often for regime, words in found.items() for word, often in words.items()} == {
        each: rows.count(each) for each in rows
    }
    assert list(found) == list(plan.regimes)


def test_parquet_is_read_as_plain_texts(run: Run, table: Path) -> None:
    out = table.with_name("out.parquet")
    assert run(table, "--out", out, "--batch-rows", 16).status == 1
    schema = pq.read_schema(out)
    assert schema.field("name").type == pa.string()
    assert schema.field("outcome").type == pa.string()
    assert schema.field("open").type.value_type == pa.string()
    lines = table.with_name("out.jsonl")
    assert run(table, "--out", lines, "--batch-rows", 16).status == 1
    assert pl.read_parquet(out).to_dicts() == pl.read_ndjson(lines, schema=pl.read_parquet_schema(out)).to_dicts()


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".jsonl"])
@pytest.mark.parametrize("fails", ["at once", "later", "in the end"])
def test_a_target_that_cannot_be_written_along_is_made_from_the_parts(
    ending: str, fails: str, run: Run, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, out = table.with_name(f"wanted{ending}"), table.with_name(f"out{ending}")
    assert run(table, "--out", wanted, "--batch-rows", 10).status == 1
    real, real_finish, calls = finishing.open_writer, finishing._finish, [0]

    class Failing:
        def __init__(self, writer: Any) -> None:
            self.writer, self.notices = writer, writer.notices
            self.close, self.give_up = writer.close, writer.give_up

        def write(self, batch: Any) -> None:
            if fails == "at once" or calls[0] > 2:
                raise OSError("it cannot be")
            calls[0] += 1
            self.writer.write(batch)

    def opened(*arguments: Any) -> Any:
        # the second writer is that which makes the target from the parts
        monkeypatch.setattr(finishing, "open_writer", real)
        return Failing(real(*arguments))

    def finished(*_: Any) -> None:
        monkeypatch.setattr(finishing, "_finish", real_finish)
        raise OSError("it cannot be")

    if fails == "in the end":
        monkeypatch.setattr(finishing, "_finish", finished)
    else:
        monkeypatch.setattr(finishing, "open_writer", opened)
    assert run(table, "--out", out, "--batch-rows", 10).status == 1
    assert out.read_bytes() == wanted.read_bytes()
    assert not out.with_name(f"{out.name}.part").exists()


def test_the_target_is_not_written_twice(run: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written along is what is put in place."""
    out, wanted = table.with_name("out.parquet"), table.with_name("wanted.parquet")
    assert run(table, "--out", wanted, "--batch-rows", 25).status == 1
    taken: list[int] = []
    real = Draft.take

    def noted(self: Draft, journal: Any, batch: Any) -> None:
        taken.append(batch.num_rows)
        real(self, journal, batch)

    def never(*_: object) -> object:
        raise AssertionError

    monkeypatch.setattr(Draft, "take", noted)
    real_write, written = finishing._write, list[str]()

    def counting(path: Path, *more: Any) -> Any:
        written.append(path.name)
        return real_write(path, *more)

    monkeypatch.setattr(finishing, "_write", counting)
    assert run(table, "--out", out, "--batch-rows", 25).status == 1
    assert taken == [25, 25, 10]
    assert written == ["whole.errors.csv"]
    assert out.read_bytes() == wanted.read_bytes()


def test_words_that_are_too_many_for_one_table(run: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch is parted until the words of each part have room: no row is lost for it."""
    wanted, out = table.with_name("wanted.jsonl"), table.with_name("out.jsonl")
    assert run(table, "--out", wanted).status == 1
    sizes: list[int] = []
    real = guarding.classify_batch

    def noted(batch: Any, *arguments: Any, **more: Any) -> Any:
        sizes.append(batch.num_rows)
        return real(batch, *arguments, **more)

    monkeypatch.setattr(guarding, "classify_batch", noted)
    monkeypatch.setattr(outcomes, "LARGEST_TEXT", 800)
    assert run(table, "--out", out).status == 1
    assert sizes[0] == 60
    assert min(sizes) <= 30
    assert out.read_bytes() == wanted.read_bytes()


def test_what_is_read_ahead_comes_in_order_and_fails_in_its_place() -> None:
    def chunks(fail: bool) -> Iterator[Chunk]:
        for position in range(5):
            yield Chunk(pa.table({}), position=position)
        if fail:
            raise ValueError("the rest cannot be read")

    assert [chunk.position for chunk in read_ahead(chunks(fail=False))] == list(range(5))
    seen: list[int] = []
    with pytest.raises(ValueError, match="the rest"):
        seen.extend(chunk.position for chunk in read_ahead(chunks(fail=True)))
    assert seen == list(range(5))


def test_what_fails_beside_is_told_at_the_next_once() -> None:
    beside, done = Beside(), list[int]()

    def work(number: int) -> None:
        done.append(number)
        if number == 1:
            raise ValueError("it failed")

    beside.do(work, 0)
    beside.do(work, 1)
    with pytest.raises(ValueError, match="it failed"):
        beside.do(work, 2)
    beside.do(work, 3)
    beside.settle()
    beside.close()
    assert done == [0, 1, 3]


def test_a_compact_form_with_too_many_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = batch_of_names()
    answer = classify_batch(batch, plan_for(batch, mapping_of(*batch.schema.names)))
    monkeypatch.setattr(outcomes, "LARGEST_TEXT", 3)
    with pytest.raises(OverflowError):
        answer.made.check_size()
    with pytest.raises(OverflowError):
        _ = answer.compact()
