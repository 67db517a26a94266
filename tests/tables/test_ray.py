"""The same answers from a local cluster of two workers, also when one of them dies over its work."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.tables.batches import classify_batch
from dualclass.tables.joined import BatchMapper, errors_of, joined_schema, outcomes_of_joined
from dualclass.tables.mapping import ColumnUse

from ..docs.style import the_one
from .oracle import DAY, mapping_of, plan_for

ROWS, GROUP = 60, 10
DATA = pa.table(
    {
        "name": [f"part {number}" for number in range(ROWS)],
        "kind": ["ADC"] * ROWS,
        "resolution": [f"{8 + number % 9} {'GHz' if number % 20 == 7 else 'bit'}" for number in range(ROWS)],
        "id": list(range(1, ROWS + 1)),
    }
)
MAPPING = mapping_of("name", "kind", "resolution", ColumnUse("id", "row"))


def batch_of(table: pa.Table) -> pa.RecordBatch:
    return table.combine_chunks().to_batches()[0]


def local(table: pa.Table) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What one call says of the whole table."""
    answer = classify_batch(batch_of(table), plan_for(batch_of(table), MAPPING))
    return answer.outcomes.to_pylist(), answer.errors.to_pylist()


def joined(table: pa.Table) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Outcomes and mistakes of a joined table, by row (within a row the order of the lists is kept)."""
    rows = outcomes_of_joined(table).to_pylist()
    return sorted(rows, key=lambda row: row["row"]), sorted(errors_of(table).to_pylist(), key=lambda row: row["row"])


# ------------------------------------------------------------ the function itself, as mapInArrow calls it


def test_an_iterator_of_record_batches() -> None:
    mapper = BatchMapper(plan_for(batch_of(DATA), MAPPING))
    batches = DATA.to_batches(max_chunksize=7)
    assert len(batches) > 5
    answers = list(mapper(iter(batches)))
    assert len(answers) == len(batches)
    assert all(answer.schema == joined_schema() for answer in answers)
    assert joined(pa.Table.from_batches(answers)) == local(DATA)
    assert list(mapper(iter([DATA.slice(0, 0).to_batches()[0]] if DATA.slice(0, 0).to_batches() else []))) == []


def test_it_travels_as_its_arguments_and_is_made_once_in_a_process() -> None:
    packed = pickle.dumps(BatchMapper(plan_for(batch_of(DATA), MAPPING)))
    assert len(packed) < 8192
    first, second = pickle.loads(packed), pickle.loads(packed)
    assert first is second
    assert joined(first.table(DATA)) == local(DATA)


def test_rows_without_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="role `row`"):
        _ = BatchMapper(plan_for(batch_of(DATA), mapping_of("name", "kind", "resolution")))
    from dualclass.tables.ray import classify_dataset

    with pytest.raises(DiagnosticError) as error:
        _ = classify_dataset(None, mapping_of("name", "kind"))
    _ = the_one(error.value.diagnostics, "B070")


# ------------------------------------------------------------ the cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers on this machine, ended with the tests: no environment is built for them, nothing reported."""
    os.environ["RAY_ENABLE_UV_RUN_RUNTIME_ENV"] = "0"
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray = pytest.importorskip("ray", reason="ray is not installed for this Python")
    data = pytest.importorskip("ray.data", reason="ray is not installed for this Python")
    _ = ray.init(
        num_cpus=2,
        include_dashboard=False,
        object_store_memory=100 << 20,
        logging_level="ERROR",
        log_to_driver=False,
        configure_logging=False,
    )
    context = data.DataContext.get_current()
    context.enable_progress_bars = False
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    yield ray
    ray.cloudpickle.unregister_pickle_by_value(sys.modules[__name__])
    ray.shutdown()


def gathered(dataset: Any) -> pa.Table:
    import ray

    return pa.concat_tables([table for table in ray.get(dataset.to_arrow_refs()) if table.num_rows])


def test_two_workers_answer_as_one(cluster: Any, tmp_path: Path) -> None:
    from dualclass.tables.ray import classify_dataset, classify_parquet

    dataset = cluster.data.from_arrow([DATA.slice(start, GROUP) for start in range(0, ROWS, GROUP)])
    assert joined(gathered(classify_dataset(dataset, MAPPING, as_of=DAY, batch_rows=GROUP))) == local(DATA)
    paths = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    pq.write_table(DATA.slice(0, 25), paths[0], row_group_size=GROUP)
    pq.write_table(DATA.slice(25), paths[1], row_group_size=GROUP)
    for task_rows in (1, 2 * GROUP + 1):
        assert joined(gathered(classify_parquet(paths, as_of=DAY, batch_rows=4, task_rows=task_rows))) == local(DATA)


@pytest.mark.parametrize(
    ("rows", "least", "wanted"),
    [
        ([5, 5, 5], 1, [[0], [1], [2]]),
        ([5, 5, 5], 5, [[0], [1], [2]]),
        ([5, 5, 5], 6, [[0, 1], [2]]),
        ([5, 5, 5], 100, [[0, 1, 2]]),
        ([1, 20, 1, 1, 8], 10, [[0, 1], [2, 3, 4]]),
        ([0, 0, 3], 1, [[0, 1, 2]]),
        ([3, 0], 1, [[0], [1]]),
    ],
)
def test_row_groups_are_put_together_to_pieces_of_work(rows: list[int], least: int, wanted: list[list[int]]) -> None:
    from dualclass.tables.ray import _tasks

    pieces = [{"group": number, "first": sum(rows[:number])} for number in range(len(rows))]
    assert [[piece["group"] for piece in task] for task in _tasks(pieces, sum(rows), least)] == wanted


class DyingMapper(BatchMapper):
    """Ends its own process over its work, as a machine that fails would, the first time it meets a certain row."""

    def __init__(self, plan: Any, marker: str) -> None:
        super().__init__(plan)
        self.marker = marker

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        number = self.plan.mapping.column_with("row")
        for batch in batches:
            answers = list(super().__call__([batch]))
            if 35 in batch.column(number).to_pylist() and not os.path.exists(self.marker):  # noqa: PTH110
                with open(self.marker, "w") as stream:  # noqa: PTH123
                    _ = stream.write(str(os.getpid()))
                os.kill(os.getpid(), signal.SIGKILL)
            yield from answers

    def __reduce__(self) -> tuple[Any, ...]:
        return DyingMapper, (self.plan, self.marker)


def held_after_a_death(answers: pa.Table, marker: Path) -> None:
    """Another process than this one died, and the answers are row by row those of one call."""
    died = marker.read_text(encoding="utf-8")
    assert died.isdecimal()
    assert int(died) != os.getpid()
    assert not Path(f"/proc/{died}/fd/0").exists()
    assert joined(answers) == local(DATA)
    frame = pl.DataFrame(outcomes_of_joined(answers))
    assert frame.select("row", "regime").is_duplicated().sum() == 0
    assert frame["row"].n_unique() == ROWS


def test_a_worker_that_dies_loses_and_repeats_no_row(cluster: Any, tmp_path: Path) -> None:
    """It has classified the rows of its piece, and dies before it hands them over."""
    from dualclass.tables.ray import _whole  # pyright: ignore[reportPrivateUsage]

    marker = tmp_path / "died"
    mapper = DyingMapper(plan_for(batch_of(DATA), MAPPING), str(marker))
    dataset = cluster.data.from_arrow([DATA.slice(start, GROUP) for start in range(0, ROWS, GROUP)])
    answers = gathered(dataset.map_batches(_whole, fn_args=(mapper,), batch_format="pyarrow", batch_size=GROUP))
    held_after_a_death(answers, marker)


def test_a_worker_that_dies_half_way_through_its_piece(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows 31 to 34 have been given out when it dies over 35 to 38 of the same row group: they must not come twice."""
    from dualclass.tables import ray as adapter

    assert cluster.is_initialized()
    marker, path = tmp_path / "died", tmp_path / "items.parquet"
    pq.write_table(DATA, path, row_group_size=GROUP)
    monkeypatch.setattr(adapter, "BatchMapper", lambda plan: DyingMapper(plan, str(marker)))
    held_after_a_death(gathered(adapter.classify_parquet([path], as_of=DAY, batch_rows=4, task_rows=1)), marker)
