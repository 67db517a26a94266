"""Software and technology for the cases: what it is for, and everything said that decides nothing there."""

from __future__ import annotations

import datetime
from typing import Any

from .cases import CONTROLLED, DAY, NO, OPEN, Case, Data, made_for

RETAIL = (
    "it is sold from stock at retail selling points without restriction, over the counter, by mail, "
    "electronically or by telephone"
)
INSTALLABLE = "it is designed for installation by the user without further substantial support by the supplier"
PUBLIC = "it is in the public domain"
OBJECT_CODE = (
    "it is the minimum object code necessary for the installation, operation, maintenance or repair of items "
    "whose export has been authorised"
)
MINIMUM = (
    "it is the minimum necessary for the installation, operation, maintenance or repair of goods "
    "that are not controlled or whose export is authorised"
)
PATENT = "it is the minimum information necessary for a patent application"
RESEARCH = "it is basic scientific research"

NOT_FREE_SOFTWARE = {RETAIL: False, PUBLIC: False, OBJECT_CODE: False}
NOT_FREE_TECHNOLOGY = {MINIMUM: False, PUBLIC: False, PATENT: False}

DESIGNED = "specially designed for"
DESIGNED_OR_MODIFIED = "specially designed or modified for"
REQUIRED = "required for"
INTENDED = "intended for"


def software(
    activity: str | None,
    target: Data | str,
    term: str | None,
    *,
    said: Data | None = None,
    kind: str = "software",
    **more: Any,
) -> Data:
    """Software for a target, released by no general note unless ``said`` says so (``None`` leaves one open)."""
    activities = [] if activity is None else [activity]
    return made_for(kind, activities, target, term=term, said=without_none(NOT_FREE_SOFTWARE, said), **more)


def technology(
    activity: str | None,
    target: Data | str,
    term: str | None = REQUIRED,
    *,
    said: Data | None = None,
    judged: Data | None = None,
    **more: Any,
) -> Data:
    """Technology for a target, released by no general note unless ``said`` or ``judged`` says so."""
    activities = [] if activity is None else [activity]
    return made_for(
        "technology",
        activities,
        target,
        term=term,
        said=without_none(NOT_FREE_TECHNOLOGY, said),
        judged=without_none({RESEARCH: False}, judged),
        **more,
    )


def without_none(usual: Data, own: Data | None) -> Data:
    """The usual answers with one's own over them; ``None`` takes an answer back."""
    return {key: answer for key, answer in (usual | (own or {})).items() if answer is not None}


def references(
    code: str,
    regimes: tuple[str, ...],
    kind: str,
    term: str,
    *,
    activities: tuple[str, ...],
    other: str | None,
    inside: tuple[str, ...],
    outside: tuple[str, ...],
    numbering: str | None = None,
    day: datetime.date = DAY,
    **more: Any,
) -> list[Case]:
    """The cases that every entry has which speaks of what it is for.

    ``inside`` and ``outside`` are codes of targets, in the base numbering or in ``numbering``'s own; ``other`` an
    activity that the entry does not name (``None`` when it names all).
    """
    make: Any = software if kind == "software" else technology
    more = more | ({"regime": numbering} if numbering else {})
    first = inside[0]
    rows = [(f"{activity} of {first}", make(activity, first, term, **more), CONTROLLED) for activity in activities]
    rows += [(f"inside {target}", make(activities[0], target, term, **more), CONTROLLED) for target in inside[1:]]
    rows += [(f"outside {target}", make(activities[0], target, term, **more), NO) for target in outside]
    rows += [
        ("judged not so", make(activities[0], first, term, answer=False, **more), NO),
        ("nobody judged", make(activities[0], first, None, **more), OPEN),
        ("activity missing", make(None, first, term, **more), OPEN),
        ("nothing said of what it is for", make(None, first, None, **more) | {"for": []}, OPEN),
        ("another kind of item", {"kind": "machine_tool"}, NO),
    ]
    if other is not None:
        rows.append((f"{other} of {first}", make(other, first, term, **more), NO))
    return [Case(name, made, regime, code, status, day) for regime in regimes for name, made, status in rows]
