"""What is new in blocks against the tests there are: nobody is asked to confirm the same item twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dualclass.workshop.testing.borders.blocks import Block
from dualclass.workshop.testing.changing import changed
from dualclass.workshop.testing.records import Data, RuleTest
from dualclass.workshop.testing.stating import item_data

type Key = tuple[str, date | None, str]


def fresh(blocks: Iterable[Block], tests: Iterable[RuleTest]) -> Iterator[Block]:
    """The blocks without the rows whose item a test has already; blocks of which nothing is left are left out."""
    known = {_key(test.code, test.day, test.item) for test in tests}
    for block in blocks:
        rows = [
            row
            for row in block.rows
            if _key(block.code, block.day, _item(changed(block.item, row.variation.path, row.variation.value)))
            not in known
        ]
        cases = [
            case
            for case in block.cases
            if _key(block.code, case.day or block.day, _item(case.item or block.item)) not in known
        ]
        itself = _key(block.code, block.day, _item(block.item)) not in known
        if rows or cases or itself:
            yield replace(block, rows=rows, cases=cases)


def _item(short: Data) -> Data:
    return item_data(short)


def _key(code: str, day: date | None, item: Data) -> Key:
    return code, day, json.dumps(item, sort_keys=True, default=str)
