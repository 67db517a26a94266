"""An item under construction: what has been decided of it, and how a test states it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from dualclass.workshop.testing.records import Data
from dualclass.workshop.testing.witness.numbers import Range, written

type At = tuple[tuple[str, str], ...]
"""The circumstances of a measurement: parameter and value, as stated."""

type Slot = tuple[str, str | None, At]
"""One value of a parameter: its name, the method it is measured by, and the circumstances."""


class UnwrittenError(ValueError):
    """A number that cannot be stated exactly."""


@dataclass
class TargetDraft:
    """What the item is for."""

    activities: list[str] = field(default_factory=list[str])
    code: str | None = None
    regime: str | None = None
    item: Draft | None = None
    judged: dict[str, bool] = field(default_factory=dict[str, bool])

    def copy(self) -> TargetDraft:
        """A draft of its own that says the same."""
        item = self.item.copy() if self.item is not None else None
        return TargetDraft(list(self.activities), self.code, self.regime, item, dict(self.judged))

    def data(self) -> Data:
        """As a test states it."""
        found: Data = {}
        if self.activities:
            found["activities"] = self.activities[0] if len(self.activities) == 1 else list(self.activities)
        if self.code is not None:
            found["code"] = self.code
        if self.regime is not None:
            found["regime"] = self.regime
        if self.item is not None:
            found["item"] = self.item.data()
        if self.judged:
            found["judged"] = dict(self.judged)
        return found


@dataclass
class Draft:
    """An item, a member, a host: numbers as ranges that are narrowed, everything else as it will be stated.

    ``shares``: by constituent and basis; of the empty name its own share in what it is part of.
    """

    kinds: list[str] = field(default_factory=list[str])
    numbers: dict[Slot, Range] = field(default_factory=dict["Slot", Range])
    words: dict[str, object] = field(default_factory=dict[str, object])
    spans: dict[Slot, str] = field(default_factory=dict["Slot", str])
    shares: dict[tuple[str, str | None], Range] = field(default_factory=dict[tuple[str, str | None], Range])
    members: dict[str, list[Draft]] = field(default_factory=dict[str, "list[Draft]"])
    judged: dict[str, bool] = field(default_factory=dict[str, bool])
    stated: dict[str, bool] = field(default_factory=dict[str, bool])
    targets: list[TargetDraft] = field(default_factory=list[TargetDraft])
    shipment: Draft | None = None
    host: Draft | None = None
    default_kind: str | None = None

    def copy(self) -> Draft:
        """A draft of its own that says the same."""
        return Draft(
            list(self.kinds),
            dict(self.numbers),
            {
                name: list(cast("list[object]", each)) if isinstance(each, list) else each
                for name, each in self.words.items()
            },
            dict(self.spans),
            dict(self.shares),
            {name: [member.copy() for member in members] for name, members in self.members.items()},
            dict(self.judged),
            dict(self.stated),
            [target.copy() for target in self.targets],
            self.shipment.copy() if self.shipment is not None else None,
            self.host.copy() if self.host is not None else None,
            self.default_kind,
        )

    def data(self) -> Data:
        """The item as a test states it. Raises ``UnwrittenError``."""
        found: Data = {}
        kinds = self.kinds or ([self.default_kind] if self.default_kind else [])
        if len(kinds) == 1:
            found["kind"] = kinds[0]
        elif kinds:
            found["kinds"] = list(kinds)
        found.update(self.words)
        self._measured(found)
        for (name, basis), share in self.shares.items():
            text = _text(share) + (f" by {basis}" if basis else "")
            if name:
                cast("Data", found.setdefault("composition", dict[str, object]()))[name] = text
            else:
                found["share"] = text
        for name, members in self.members.items():
            every: list[object] = [member.data() for member in members]
            # Members whose shares leave something over are all there are only where that is said.
            shared = any(("", basis) in member.shares for member in members for basis in ("weight", "volume", "mole"))
            found[name] = {"members": every, "complete": True} if shared else every or "none"
        if self.judged:
            found["judged"] = dict(self.judged)
        if self.stated:
            found["stated"] = dict(self.stated)
        if self.targets:
            targets = [target.data() for target in self.targets]
            found["for"] = targets[0] if len(targets) == 1 else targets
        if self.shipment is not None:
            found["shipment"] = self.shipment.data()
        if self.host is not None:
            found["host"] = self.host.data()
        return found

    def _measured(self, found: Data) -> None:
        texts: dict[Slot, str] = {slot: _text(number) for slot, number in self.numbers.items()} | self.spans
        values: dict[str, list[object]] = {}
        for (name, method, at), text in texts.items():
            value: object = text
            if method is not None or at:
                table: Data = {"value": text}
                if method is not None:
                    table["method"] = method
                if at:
                    table["at"] = dict(at)
                value = table
            values.setdefault(name, []).append(value)
        for name, every in values.items():
            found[name] = every[0] if len(every) == 1 else every


def _text(number: Range) -> str:
    value = number.value()
    text = None if value is None else written(value, number.unit)
    if text is None:
        raise UnwrittenError(number)
    return text
