"""Many small tables of one shape: the plan is made once, used by one at a time, and does not grow without end."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pyarrow as pa
import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.tables import idle
from dualclass.tables.frames import classify_table
from dualclass.tables.idle import IdlePlans

DAY = datetime.date(2026, 11, 23)


def table(*rates: str, kind: str = "ADC") -> pa.Table:
    return pa.table({"name": [f"it {rate}" for rate in rates], "kind": [kind] * len(rates), "sample_rate": list(rates)})


def answered(given: pa.Table, **more: Any) -> list[dict[str, Any]]:
    return classify_table(given, **{"as_of": DAY, "regimes": ["intl"], **more}).outcomes.to_pylist()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What plans were made for, from here on; none are kept before."""
    from dualclass.tables import frames

    kept, calls, real = IdlePlans(), list[object](), idle.plan_batches

    def noted(*arguments: Any, **more: Any) -> Any:
        calls.append((more["regimes"], more["as_of"]))
        return real(*arguments, **more)

    monkeypatch.setattr(frames, "_idle", lambda: kept)
    monkeypatch.setattr(idle, "plan_batches", noted)
    return calls


def test_one_plan_for_tables_of_one_shape(made: list[object]) -> None:
    first = answered(table("1 GS/s", "3 GS/s"))
    assert answered(table("2 GS/s", "nonsense")) != first
    assert answered(table("1 GS/s", "3 GS/s")) == first
    assert len(made) == 1


@pytest.mark.parametrize(
    ("given", "more"),
    [
        (table("1 GS/s"), {"regimes": ["gb"]}),
        (table("1 GS/s"), {"as_of": datetime.date(2026, 11, 24)}),
        (table("1 GS/s"), {"assume_ordinary": True}),
        (table("1 GS/s").drop_columns(["name"]), {}),
        (
            table("1 GS/s")
            .set_column(2, "sample_rate", pa.array([1.5]))
            .rename_columns(["name", "kind", "resolution"]),
            {},
        ),
    ],
)
def test_what_is_asked_otherwise_is_planned_anew(given: pa.Table, more: dict[str, Any], made: list[object]) -> None:
    _ = answered(table("1 GS/s"))
    _ = answered(given, **more)
    assert len(made) == 2


def test_two_at_once_have_a_plan_each(made: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    from dualclass.tables import batches

    wanted = [answered(table("1 GS/s")), answered(table("5 GS/s"))]
    both, real, used = Barrier(2, timeout=60), batches.classify_batch, list[int]()

    def together(batch: Any, plan: Any, **more: Any) -> Any:
        if batch.num_rows:
            used.append(id(plan))
            both.wait()
        return real(batch, plan, **more)

    monkeypatch.setattr(batches, "classify_batch", together)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda rate: answered(table(rate)), ["1 GS/s", "5 GS/s"]))
    assert found == wanted
    assert len(set(used)) == 2
    assert len(made) == 2


def test_a_plan_that_failed_or_knows_too_much_is_not_kept(made: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    from dualclass.tables import batches

    def failing(*_: object, **__: object) -> object:
        raise ZeroDivisionError

    with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError):
        broken.setattr(batches, "classify_batch", failing)
        _ = answered(table("1 GS/s"))
    _ = answered(table("1 GS/s"))
    assert len(made) == 2
    monkeypatch.setattr(idle, "MOST_KNOWN", 1)
    _ = answered(table("1 GS/s"))
    _ = answered(table("1 GS/s"))
    assert len(made) == 3, "the one that was kept was used once more"


def test_only_the_last_few_are_kept(made: list[object]) -> None:
    days = [DAY + datetime.timedelta(days=number) for number in range(idle.MOST_PLANS + 1)]
    for day in days:
        _ = answered(table("1 GS/s"), as_of=day)
    _ = answered(table("1 GS/s"), as_of=days[-1])
    assert len(made) == len(days)
    _ = answered(table("1 GS/s"), as_of=days[0])
    assert len(made) == len(days) + 1


def test_a_list_that_is_none_is_told_as_before(made: list[object]) -> None:
    with pytest.raises(DiagnosticError):
        _ = answered(table("1 GS/s"), regimes=["nowhere"])
    assert not made
