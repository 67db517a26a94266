"""The rows of a block: its own item, one value varied after another, and cases that change several."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dualclass.diagnostics import Diagnostic, Place
from dualclass.workshop.testing.changing import PathError, changed
from dualclass.workshop.testing.expecting import GROUNDS, day_of, expectation, from_entries
from dualclass.workshop.testing.nodes import UNKNOWN, Node, Scalar, Sequence, Table, fault
from dualclass.workshop.testing.records import Data, Expectation, RuleTest
from dualclass.workshop.testing.stating import item_data, plain, table_data
from dualclass.workshop.testing.words import Word

ROW = (*GROUNDS, "name", "item", "as of")


@dataclass(frozen=True, slots=True)
class Head:
    """What holds for a whole file."""

    list: str | None
    day: date | None
    always: Data


@dataclass(slots=True)
class _Rows:
    table: Table
    heading: Scalar
    code: str
    item: Data
    head: Head
    found: list[Diagnostic]
    day: date | None = None
    confirmed: str | bool = True
    tests: list[RuleTest] = field(default_factory=list[RuleTest])
    names: set[str] = field(default_factory=set[str])

    def add(self, name: str, place: Place, item: Data, expected: Expectation, day: date | None = None) -> None:
        if name in self.names:
            help = "keep one of them, or name the row: `name: the same from another maker`"
            self.found.append(
                fault("T012", f"the test `{name[:80]}` stands twice under `{self.heading.text}`", place, help)
            )
            return
        self.names.add(name)
        self.tests.append(
            RuleTest(
                file=place.file,
                place=place,
                block=self.heading.text,
                code=self.code,
                name=name,
                item=item_data(item),
                expected=expected,
                list=self.head.list,
                day=day or self.day,
                confirmed=self.confirmed,
                places=_places(self.table),
            )
        )


def tests_of(
    table: Table,
    heading: Scalar,
    code: str,
    item: Data,
    head: Head,
    found: list[Diagnostic],
    *,
    is_base: bool = False,
) -> list[RuleTest]:
    """Every test of a block; what is wrong with it goes to the diagnostics.

    ``is_base``: other blocks start from its item, so that it need not test anything itself.
    """
    rows = _Rows(table, heading, code, item, head, found)
    rows.day = day_of(table.get("as of"), found) or head.day
    rows.confirmed = _confirmed(table.get("confirmed"), found)
    before = len(found)
    own = [(name, value) for name, value in table.entries if name.text in GROUNDS]
    if own:
        expected = from_entries(own, table, found)
        if expected is not None:
            rows.add("the item", heading.place, item, expected)
    _vary(rows)
    _cases(rows)
    if not rows.tests and len(found) == before and not is_base:
        help = "add `verdict:`, `vary:` or `cases:`, or let another block start from it with `like`"
        found.append(fault("T006", f"there is no test under `{heading.text}`", heading.place, help))
    return rows.tests


def _confirmed(node: Node | None, found: list[Diagnostic]) -> str | bool:
    if node is None:
        return True
    if isinstance(node, Scalar) and node.value is not UNKNOWN:
        value = node.value
        return value if isinstance(value, bool) else str(value)
    found.append(fault("T003", "`confirmed` is no, or who confirmed it", node.place, "for instance: `confirmed: no`"))
    return False


def _places(table: Table) -> dict[str, Place]:
    """Where the values of the item stand, by the first step of their path."""
    item = table.get("item")
    return {name.text: name.place for name, _ in item.entries} if isinstance(item, Table) else {}


def _vary(rows: _Rows) -> None:
    """One value after another: ``sample_rate: {400 MS/s: not, 401 MS/s: controlled}``."""
    node = rows.table.get("vary")
    if node is None:
        return
    if not isinstance(node, Table):
        help = "name a value, then what it is and the verdict: `sample_rate: {400 MS/s: not}`"
        rows.found.append(fault("T003", "`vary` is a table of values", node.place, help))
        return
    for path, values in node.entries:
        if not isinstance(values, Table):
            help = "write the values and the verdict of each: `{400 MS/s: not, 401 MS/s: controlled}`"
            rows.found.append(fault("T003", f"`{path.text}` has no table of values", values.place, help))
            continue
        if not values.entries:
            help = "write the values and the verdict of each: `{400 MS/s: not, 401 MS/s: controlled}`"
            rows.found.append(fault("T006", f"no value of `{path.text}` is tested", values.place, help))
        for value, expected in values.entries:
            wanted = expectation(expected, rows.found)
            key = path.text.rpartition(".")[2]
            item = _changed(rows, rows.item, path, plain(value, key))
            if wanted is not None and item is not None:
                rows.add(f"{path.text} {value.text}", value.place, item, wanted)


def _cases(rows: _Rows) -> None:
    """Rows that change several values, or bring an item of their own."""
    node = rows.table.get("cases")
    if node is None:
        return
    if not isinstance(node, Sequence):
        help = "each begins with a dash: `- {sample_rate: 400 MS/s, verdict: not}`"
        rows.found.append(fault("T003", "`cases` is a list of rows", node.place, help))
        return
    if not node.items:
        help = "add a row, `- {sample_rate: 400 MS/s, verdict: not}`, or take `cases` out"
        rows.found.append(fault("T006", "`cases` has no row", node.place, help))
    for row in node.items:
        if isinstance(row, Table):
            _case(rows, row)
        else:
            help = "a row names the values that it changes and the verdict"
            rows.found.append(fault("T003", "a row of `cases` is a table", row.place, help))


def _case(rows: _Rows, row: Table) -> None:
    wanted = from_entries(row.entries, row, rows.found, _own_verdict(row))
    item: Data | None = rows.item
    other = row.get("item")
    if other is not None:
        item = {**rows.head.always, **table_data(other)} if isinstance(other, Table) else None
        if item is None:
            rows.found.append(fault("T003", "`item` is a table of values", other.place, "for instance: {kind: alloy}"))
    changes = [(name, value) for name, value in row.entries if name.text not in ROW]
    for name, value in changes:
        if item is not None:
            item = _changed(rows, item, name, plain(value, name.text.rpartition(".")[2]))
    name = row.get("name")
    if isinstance(name, Scalar):
        title = name.text
    else:
        title = ", ".join(f"{path.text} {_shown(value)}" for path, value in changes) or "another item"
        title += f" as of {day.text}" if isinstance(day := row.get("as of"), Scalar) else ""
    if wanted is not None and item is not None:
        rows.add(title, row.place, item, wanted, day_of(row.get("as of"), rows.found))


def _own_verdict(row: Table) -> Word | None:
    """``released by`` alone says that it is released."""
    return "released" if row.get("released by") is not None else None


def _changed(rows: _Rows, item: Data, path: Scalar, value: object) -> Data | None:
    try:
        return changed(item, path.text, value)
    except PathError as error:
        help = "name it as `dualclass kind` does; a member's value after a dot, a judgement after `judged`"
        rows.found.append(fault("T011", str(error), path.place, help))
        return None


def _shown(node: Node) -> str:
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return ", ".join(_shown(each) for each in items)
        case Table(entries=entries):
            return ", ".join(f"{name.text} {_shown(value)}" for name, value in entries)
