"""What an item says after reading, as plain data: names resolved, units read, nothing assumed.

A record holds only what was stated, or worked out from what was stated. What is absent is *unknown*, never
"no": a parameter that is not in ``values``, a collection that is not in ``collections``, a judgement nobody
made.
"""

from __future__ import annotations

from collections.abc import Mapping

from dualclass.quantities import Quantity
from dualclass.records import dataclass, field

Value = Quantity | bool | str | frozenset[str]
"""A quantity (also count, level, span, curve), a flag, a choice, rank or identifier, or a set of options."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One stated value of a parameter.

    ``method``: how it was measured; ``None`` where the vocabulary knows none, or where it knows several and
    the item does not say which (then it meets no sentence that names a method: unknown). ``conditions``:
    parameter name -> quantity or named state (``at = {..}``); empty means that none was stated, not that it
    holds under all. ``text``: as the item has it. ``derived``: worked out by the vocabulary's expression, not
    stated.

    A parameter may have several values. All of them hold at once (they were checked to be compatible), so one
    that decides a border decides it.
    """

    value: Value
    method: str | None = None
    conditions: Mapping[str, Value] = field(default_factory=dict[str, Value])
    text: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """The stated members of a collection or the parts of one sort, in the item's order.

    ``complete``: there are no others. True for an enumerated collection or a part unless the item says
    ``complete = false`` or its members' shares leave something over, and for ``"none"`` (which has no
    members); never true for a sampled one; false for an empty list, which says nothing.
    """

    members: tuple[ItemRecord, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, and why: the reason is kept in every result that rests on it."""

    answer: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Composition:
    """Shares by (constituent, basis): basis ``weight``, ``volume``, ``mole``, ``atom`` .. or ``None`` when
    not said.

    ``complete``: nothing else is in it (``rest = true``, or the shares make up the whole): a constituent that
    is not named has no share. Otherwise it is unknown. A constituent named without a figure has a share of
    more than zero.
    """

    shares: Mapping[tuple[str, str | None], Quantity]
    complete: bool


@dataclass(frozen=True, slots=True)
class Target:
    """What software, technology or a component is for: activities, and an item or the code of one.

    ``activities``: ``development``, ``production``, ``use`` .., or ``component`` for a component of the
    target. ``code``: the paragraph the target falls under, in the numbering of ``regime`` (``None``: the base
    numbering). ``judgements``: what was decided about this relation (``required for``), keys as in
    ``ItemRecord.judgements``.
    """

    activities: frozenset[str]
    code: str | None = None
    regime: str | None = None
    item: ItemRecord | None = None
    judgements: Mapping[str, Judgement] = field(default_factory=dict[str, Judgement])


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One item, part, member of a collection, component, host or shipment.

    ``kinds``: as stated, resolved to the vocabulary's names, not closed upwards; empty for members that have
    no kind of their own (an axis). ``values``: parameter name -> its values, never empty; inside a
    collection's member the name is the last part (``travel``, not ``linear_axis.travel``). A part's share in
    the whole is ``values["share"]``; its basis (``weight`` ..) stands in that value's conditions as
    ``basis``. ``judgements``: ``TERM OBJECT`` or the quoted text -> answer and reason. ``statements``: plain
    facts, same keys. ``assumptions``: extraordinary names that the exporter rules out. ``shipment`` has
    ``destination``, ``quantity`` and ``packaging`` among its values. ``path`` is where in the item file it
    stands, for messages and reasons.
    """

    name: str
    kinds: frozenset[str] = frozenset()
    values: Mapping[str, tuple[Measured, ...]] = field(default_factory=dict[str, tuple[Measured, ...]])
    collections: Mapping[str, Collection] = field(default_factory=dict[str, Collection])
    composition: Composition | None = None
    judgements: Mapping[str, Judgement] = field(default_factory=dict[str, Judgement])
    statements: Mapping[str, bool] = field(default_factory=dict[str, bool])
    targets: tuple[Target, ...] = ()
    components: tuple[ItemRecord, ...] = ()
    shipment: ItemRecord | None = None
    host: ItemRecord | None = None
    assumptions: frozenset[str] = frozenset()
    source: str | None = None
    path: str = ""
