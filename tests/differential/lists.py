"""The real lists, and items made for each of their units."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache

from dualclass.api import loaded_lists
from dualclass.evaluation.listing import ListEvaluator
from dualclass.evaluation.units import Unit
from dualclass.items.record import ItemRecord
from dualclass.language.criteria import AllOf

from .drafts import Draft, Maker, variants

DAY = datetime.date(2026, 11, 23)
REGIMES = ("intl", "gb", "kr", "ru", "cn")


@cache
def evaluator(regime: str, *, reference: bool = False) -> ListEvaluator:
    """An evaluator of a real list, by the reference alone or as it is used."""
    lists = loaded_lists()
    return ListEvaluator(lists.lists[regime].view(DAY), lists.vocabulary, reference=reference)


@cache
def maker(regime: str) -> Maker:
    """What makes items for a list."""
    whole = evaluator(regime)
    firsts: dict[str, Unit] = {}
    for unit in whole.units:
        for code in unit.path:
            firsts.setdefault(code, unit)
    return Maker(whole.facts, {code: unit.core for code, unit in firsts.items()})


def made_for(regime: str, unit: Unit) -> Draft:
    """An item that meets the unit's core as far as it can be said."""
    draft = Draft()
    maker(regime).meet(unit.core, draft, code=unit.code)
    return draft


def items_for(regime: str, unit: Unit) -> Iterator[ItemRecord]:
    """The item made for a unit's core, one that meets its releases too, and each with one thing changed."""
    whole = evaluator(regime)
    draft = made_for(regime, unit)
    yield from variants(draft, draft.record(), whole.facts)
    if unit.alternative is not None:
        mixed = Draft()
        maker(regime).meet(unit.alternative, mixed, code=unit.code)
        yield mixed.record()
    for release in unit.releases:
        released = made_for(regime, unit)
        maker(regime).meet(AllOf((release.criterion,)), released, code=unit.code)
        yield released.record()
