"""How far lists are encoded, for those who write them: by category and group, as a table and as plain values."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.lists import ControlList, Coverage, Missing, coverage_by_group, coverage_of, missing_in, total

if TYPE_CHECKING:
    from rich.table import Table

COLUMNS = ("part", "encoded", "of", "share", "criteria", "judgement", "structural", "unused", "not encoded", "entries")
"""Heads of the table; the last counts whole entries that no file has."""


@dataclass(frozen=True, slots=True)
class ListCoverage:
    """The counts of one list on one day; ``outside`` says why there are none, and then they stand empty."""

    control_list: ControlList
    edition: str | None
    categories: Mapping[str, Coverage]
    groups: Mapping[str, Coverage]
    missing: tuple[Missing, ...]
    outside: Diagnostic | None = None

    @property
    def all(self) -> Coverage:
        """The whole list."""
        return total(self.categories.values())


def list_coverage(control_list: ControlList, as_of: datetime.date) -> ListCoverage:
    """Count a list on a day."""
    try:
        view = control_list.view(as_of)
    except DiagnosticError as error:
        return ListCoverage(control_list, None, {}, {}, (), error.diagnostics[0])
    return ListCoverage(control_list, view.edition.name, coverage_of(view), coverage_by_group(view), missing_in(view))


def shortfall(counted: ListCoverage, least: Fraction) -> Diagnostic | None:
    """What is wrong when less than ``least`` per cent of a list is encoded, or when it cannot be counted."""
    name = counted.control_list.name
    if counted.outside is not None:
        return counted.outside
    if counted.all.paragraphs == counted.all.unused:
        help = "no share of nothing is enough: is it the right folder, and the right day?"
        return Diagnostic("D002", "error", f"`{name}` has no paragraph that could be encoded", help=help, subject=name)
    share = counted.all.share * 100
    if share >= least:
        return None
    message = f"`{name}` is encoded to {percent(share)}, and {percent(least)} are asked for"
    return Diagnostic("D002", "error", message, help="`--missing` names what is not encoded", subject=name)


def percent(share: Fraction) -> str:
    """A percentage with one decimal, rounded down: what is not whole is never shown as 100 %."""
    tenths = share.numerator * 10 // share.denominator
    return f"{tenths // 10}.{tenths % 10} %"


def table_of(counted: ListCoverage) -> Table:
    """The counts as a table: each category, its groups below it, the whole list last."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for index, head in enumerate(COLUMNS):
        table.add_column(head, justify="right" if index else "left", no_wrap=True)
    for name, count in _rows(counted):
        table.add_row(name, *_cells(count))
    return table


def _rows(counted: ListCoverage) -> Iterator[tuple[str, Coverage]]:
    for category, count in counted.categories.items():
        groups = {name: each for name, each in counted.groups.items() if _is_of(name, category)}
        yield f"category {category}", count
        if list(groups) != [category]:
            yield from ((f"  {name}", each) for name, each in groups.items())
    yield "whole list", counted.all


def _is_of(group: str, category: str) -> bool:
    return group == category or (category.isdigit() and group[:1] == category)


def _cells(count: Coverage) -> Iterator[str]:
    yield str(count.encoded)
    yield str(count.paragraphs)
    yield percent(count.share * 100)
    open_paragraphs = count.not_encoded + count.gap_paragraphs
    for number in (count.criteria, count.judgement, count.structural, count.unused, open_paragraphs, count.gaps):
        yield str(number) if number else "·"


def record(counted: ListCoverage, *, with_missing: bool) -> dict[str, Any]:
    """The counts as plain values for JSON."""
    head: dict[str, Any] = {
        "regime": counted.control_list.regime,
        "name": counted.control_list.name,
        "list": counted.control_list.title,
        "edition": counted.edition,
    }
    if counted.outside is not None:
        return {**head, "coverage": None, "why": counted.outside.message}
    found = {
        **head,
        "total": _values(counted.all),
        "categories": {name: _values(count) for name, count in counted.categories.items()},
        "groups": {name: _values(count) for name, count in counted.groups.items()},
    }
    return {**found, "missing": [asdict(each) for each in counted.missing]} if with_missing else found


def _values(count: Coverage) -> dict[str, Any]:
    share = count.share * 100
    return {
        **asdict(count),
        "paragraphs": count.paragraphs,
        "encoded": count.encoded,
        "percent": (share.numerator * 10 // share.denominator) / 10,
    }


def missing_lines(counted: ListCoverage) -> Iterator[str]:
    """One line for each code that is not encoded, with the paragraphs behind it."""
    for each in counted.missing:
        what = {"entry": "whole entry", "paragraph": "", "sentence": "a sentence of it"}[each.part]
        number = f"{each.paragraphs} paragraph{'' if each.paragraphs == 1 else 's'}"
        yield f"{each.code}  {number}" + "".join(f"  {text}" for text in (what, each.reason) if text)
