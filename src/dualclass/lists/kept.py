"""A control list read from where it was kept: an entry is read when it is asked for, and a view from its outline.

So the time to answer for one item depends on what concerns the item, and not on how much is written in the list.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from itertools import accumulate, pairwise
from typing import Any, cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.language.paragraphs import Paragraph, Period
from dualclass.lists.codec import decode, encode, entry_from
from dualclass.lists.control_list import ControlList
from dualclass.lists.outline import Outline, Shelf, outline_from, outline_of
from dualclass.lists.pruning import in_force, notes_in_force
from dualclass.lists.view import ListView
from dualclass.lists.walking import records_in
from dualclass.records import fields_of, replace

VIEWS = 8
"""Views kept in memory: a service asks for today, and sometimes for another day."""

OUTLINE = "outline"

type Shelves = Callable[[str], Shelf]
"""Where to keep what is worked out of the list, by the day from which it holds (empty: always before)."""


class KeptControlList(ControlList):
    """A control list whose entries are read one by one. Made by ``list_from``."""

    _texts: tuple[bytes, ...]
    _days: tuple[str, ...]
    _shelves: Shelves
    _views: dict[date, ListView]

    def __new__(cls, **fields: Any) -> ControlList:  # pyright: ignore[reportInconsistentConstructor]
        """A list made of fields is a plain one, such as ``replace`` makes."""
        return ControlList(**fields)

    def __reduce__(self) -> tuple[Callable[[dict[str, Any]], ControlList], tuple[dict[str, Any]]]:
        """Go to another process as a plain list."""
        return _plain, ({**_fields(self), "entries": self.entries},)

    @property
    def entries(self) -> tuple[Paragraph, ...]:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The trees of paragraphs, all of them read."""
        return tuple(self.entry(number) for number in range(len(self._texts)))

    @property
    def kept_texts(self) -> tuple[bytes, ...]:
        """The entries as they are kept."""
        return self._texts

    def entry(self, number: int) -> Paragraph:
        """One tree with all dated variants, counted from nought. Raises ``DiagnosticError`` when it cannot be read."""
        try:
            return entry_from(self._texts[number])
        except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            raise DiagnosticError(unreadable(self.regime)) from error

    def view(self, as_of: date) -> ListView:
        """The list as it holds on a day; see ``ControlList.view``."""
        known = self._views.get(as_of)
        if known is None:
            if len(self._views) >= VIEWS:
                self._views.clear()
            known = self._views[as_of] = self._view(as_of)
        return known

    def _view(self, as_of: date) -> ListView:
        edition = self.edition_in_force(as_of)
        place = bisect_right(self._days, as_of.isoformat())
        shelf = self._shelves(self._days[place - 1] if place else "")
        outline = outline_from(shelf.get(OUTLINE))
        if outline is None or not self._fits(outline):
            trees = ((number, in_force(entry, as_of)) for number, entry in enumerate(self.entries))
            outline = outline_of((number, tree) for number, tree in trees if tree is not None)
            shelf.put(OUTLINE, outline.to_data())

        def tree(number: int) -> Paragraph:
            found = in_force(self.entry(number), as_of)
            if found is None:
                raise DiagnosticError(unreadable(self.regime))
            return found

        notes = notes_in_force(self.notes, as_of)
        return ListView(self, as_of, edition, (), notes, self.gaps_on(as_of), kept=(outline, tree, shelf))

    def _fits(self, outline: Outline) -> bool:
        return max(outline.numbers, default=-1) < len(self._texts)


def list_bytes(control_list: ControlList) -> bytes:
    """A list as it is kept: a line of JSON about the whole, then the text of each entry."""
    texts = [json.dumps(encode(entry, spans=False), separators=(",", ":")).encode() for entry in control_list.entries]
    head = {
        "list": encode(replace(control_list, entries=()), spans=False),
        "days": days_of(control_list),
        "lengths": [len(text) for text in texts],
    }
    return b"".join((json.dumps(head, separators=(",", ":")).encode(), b"\n", *texts))


def content_digest(control_list: ControlList) -> str:
    """A digest of all that a list says: the same from rule files and from the cache. Reads no entry of a kept list."""
    import hashlib

    if isinstance(control_list, KeptControlList):
        texts: Iterable[bytes] = control_list.kept_texts
    else:
        texts = (json.dumps(encode(each, spans=False), separators=(",", ":")).encode() for each in control_list.entries)
    head = encode(replace(control_list, entries=()), spans=False)
    digest = hashlib.sha256(json.dumps(head, separators=(",", ":")).encode())
    for text in texts:
        digest.update(len(text).to_bytes(8, "big"))
        digest.update(text)
    return digest.hexdigest()


def list_from(content: bytes, shelves: Shelves) -> ControlList:
    """The list that ``list_bytes`` wrote. Raises ``ValueError``, ``TypeError`` or ``KeyError`` for anything else."""
    line, _, body = content.partition(b"\n")
    head = cast("dict[str, Any]", json.loads(line))
    made = decode(head["list"])
    if not isinstance(made, ControlList):
        raise TypeError("no control list")
    ends = list(accumulate(cast("list[int]", head["lengths"]), initial=0))
    if ends[-1] != len(body):
        raise ValueError("entries are missing")
    kept = object.__new__(KeptControlList)
    for name, value in _fields(made).items():
        object.__setattr__(kept, name, value)
    kept.__dict__.update(
        _texts=tuple(body[start:end] for start, end in pairwise(ends)),
        _days=tuple(cast("list[str]", head["days"])),
        _shelves=shelves,
        _views={},
    )
    return kept


def _fields(made: ControlList) -> dict[str, object]:
    names = (each.name for each in fields_of(ControlList) if each.name != "entries")
    return {name: getattr(made, name) for name in names}


def _plain(fields: dict[str, Any]) -> ControlList:
    return ControlList(**fields)


def days_of(control_list: ControlList) -> list[str]:
    """Every day on which anything in the list begins or ends to hold, in order: between two of them nothing changes."""
    everything = (control_list.entries, control_list.notes, control_list.gaps, control_list.editions)
    periods = (each for part in everything for each in records_in(part) if isinstance(each, Period))
    days = {day for period in periods for day in (period.start, period.end) if day is not None}
    return [day.isoformat() for day in sorted(days)]


def unreadable(regime: str) -> Diagnostic:
    """That what is kept of a list cannot be read."""
    return Diagnostic(
        "P008",
        "error",
        f"the list kept for the regime `{regime}` cannot be read",
        help="delete the cache folder, or set DUALCLASS_NO_CACHE=1, and run again",
        subject=regime,
    )
