"""The outcomes table: a row for each item and list."""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# (the types of pyarrow's arrays are only partly known)

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dualclass.tables.answers import Answer

if TYPE_CHECKING:
    import pyarrow as pa

LISTS = ("controlled_by", "controlled_unless", "open", "assumptions")


def outcomes_schema() -> pa.Schema:
    """The columns of the outcomes table; the words of a few dozen values are dictionary-encoded."""
    import pyarrow as pa

    word = pa.dictionary(pa.int32(), pa.string())
    return pa.schema(
        [
            ("row", pa.int64()),
            ("name", pa.string()),
            ("regime", word),
            ("outcome", word),
            *((name, pa.list_(pa.string())) for name in LISTS),
            ("edition", word),
        ]
    )


def outcomes_of(
    rows: Sequence[int],
    names: Sequence[str | None],
    regimes: Sequence[str],
    editions: Sequence[str],
    answers: Sequence[Answer],
) -> pa.RecordBatch:
    """The table of these answers, each with its row, name, regime and edition."""
    import pyarrow as pa

    columns: dict[str, Sequence[object]] = {
        "row": rows,
        "name": names,
        "regime": regimes,
        "outcome": [answer.outcome for answer in answers],
        "controlled_by": [answer.controlled_by for answer in answers],
        "controlled_unless": [answer.controlled_unless for answer in answers],
        "open": [answer.open for answer in answers],
        "assumptions": [answer.assumptions for answer in answers],
        "edition": editions,
    }
    schema = outcomes_schema()
    return pa.RecordBatch.from_arrays(
        [pa.array(list(columns[field.name]), type=field.type) for field in schema], schema=schema
    )
