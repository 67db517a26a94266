"""The composition of an item: shares of constituents, and whether they are the whole."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from dualclass.diagnostics import DiagnosticError
from dualclass.items.problems import Problems
from dualclass.items.record import Composition
from dualclass.items.values import Values, sort_of
from dualclass.quantities import Interval, Quantity, format_interval, is_negative, read_quantity, split_basis

SHARE_UNITS = ("%", "ppm", "ppb")
_WHOLE = Fraction(1)
_REST = frozenset({"balance", "rest", "remainder"})
_Key = tuple[str, str | None]


def read_share(text: str, problems: Problems, place: str) -> tuple[Quantity, str | None] | None:
    """``12 % by weight`` as a share and its basis; ``None`` after telling what is wrong with it."""
    number, basis = split_basis(text)
    try:
        share = read_quantity(number, SHARE_UNITS)
    except DiagnosticError as error:
        problems.take(error, place)
        return None
    low = share.interval.low
    if is_negative(share) or (low is not None and low > _WHOLE):
        problems.add("I050", f"`{text}` is not a share: it lies between 0 % and 100 %", place)
        return None
    return Quantity(text.strip(), share.interval, share.stated, share.unit, share.dimension), basis


def read_composition(raw: object, values: Values, place: str) -> Composition | None:
    """A table of constituents and shares; ``rest = true`` says that nothing else is in it."""
    problems = values.problems
    if not isinstance(raw, dict):
        help = 'for instance: nickel = "30 % by weight"'
        problems.add("I051", f"a composition is a table of shares, found {sort_of(raw)}", place, help=help)
        return None
    table = cast("dict[str, object]", raw)
    closed = table.get("rest", False)
    if not isinstance(closed, bool):
        problems.add("I052", "`rest` is true when the shares are the whole, else left out", f"{place}.rest")
        closed = False
    shares: dict[_Key, Quantity] = {}
    balance: str | None = None
    for name, entry in table.items():
        if name == "rest":
            continue
        here = f"{place}.{name}"
        constituent = values.constituent(name, here, element_first=True)
        if constituent is None:
            continue
        if isinstance(entry, str) and entry.strip().casefold() in _REST:
            if balance is not None:
                problems.add("I053", "only one constituent can be the balance", here)
            balance = constituent
            continue
        for share, basis in _entries(entry, problems, here):
            known = shares.setdefault((constituent, basis), share)
            if known is not share:
                problems.add("I054", f"`{constituent}` has two shares by one basis", here)
    if balance is not None:
        _add_balance(balance, shares, problems, f"{place}.{balance}")
    complete = _is_whole(shares) or balance is not None
    _check_sums(shares, problems, place, closed=closed)
    return Composition(shares, complete or closed)


def _entries(entry: object, problems: Problems, place: str) -> list[tuple[Quantity, str | None]]:
    """The shares stated of one constituent: one, or several by different bases; true: it is in it."""
    if isinstance(entry, bool):
        interval = Interval(Fraction(0), _WHOLE, low_open=True) if entry else Interval.point(0)
        return [(Quantity("> 0 %" if entry else "0 %", interval, interval, "", "number"), None)]
    texts = cast("list[object]", entry) if isinstance(entry, list) else [entry]
    found: list[tuple[Quantity, str | None]] = []
    for text in texts:
        if not isinstance(text, str):
            help = 'write the share with its basis, "30 % by weight", or true for an unknown share above zero'
            problems.add("I051", f"expected a share in quotes, found {sort_of(text)}", place, help=help)
            continue
        share = read_share(text, problems, place)
        if share is not None:
            found.append(share)
    return found


def _by_basis(shares: dict[_Key, Quantity]) -> dict[str | None, list[Interval]]:
    found: dict[str | None, list[Interval]] = {}
    for (_, basis), share in shares.items():
        found.setdefault(basis, []).append(share.interval)
    return found


def _lowest(intervals: list[Interval]) -> Fraction:
    return sum((max(each.low or Fraction(0), Fraction(0)) for each in intervals), Fraction(0))


def _highest(intervals: list[Interval]) -> Fraction | None:
    """The largest sum, ``None`` when a share has no upper bound."""
    ends = [each.high for each in intervals]
    return None if any(end is None for end in ends) else sum((end for end in ends if end is not None), Fraction(0))


def _is_whole(shares: dict[_Key, Quantity]) -> bool:
    return any(_lowest(intervals) == _WHOLE for intervals in _by_basis(shares).values())


def _add_balance(name: str, shares: dict[_Key, Quantity], problems: Problems, place: str) -> None:
    bases = {basis for _, basis in shares if basis is not None}
    if len(bases) > 1 or not shares:
        problems.add("I053", "a balance needs shares by one basis to be worked out from", place)
        return
    basis = next(iter(bases), None)
    intervals = [share.interval for share in shares.values()]
    low, high = _lowest(intervals), _highest(intervals)
    if low >= _WHOLE:
        problems.add("I055", "the other shares leave nothing for the balance", place)
        return
    interval = Interval(max(Fraction(0), _WHOLE - high) if high is not None else Fraction(0), _WHOLE - low)
    percent = interval.scaled(Fraction(100))
    shares[name, basis] = Quantity(f"{format_interval(percent)} %", interval, percent, "%", "number")


def _check_sums(shares: dict[_Key, Quantity], problems: Problems, place: str, *, closed: bool) -> None:
    groups = _by_basis(shares)
    for intervals in groups.values():
        if _lowest(intervals) > _WHOLE:
            problems.add("I055", "the shares add up to more than 100 %", place)
    highest = [_highest(intervals) for intervals in groups.values()]
    if closed and all(high is not None and high < _WHOLE for high in highest):
        help = 'give what makes up the rest, for instance iron = "balance", or leave `rest` out'
        problems.add("I056", "`rest = true`, but the shares add up to less than 100 %", place, help=help)
