"""Activities: what software and technology are for (development, production, use ..), as the lists name them."""

from __future__ import annotations

from collections.abc import Collection

ACTIVITIES = (
    "development",
    "production",
    "use",
    "operation",
    "installation",
    "maintenance",
    "repair",
    "overhaul",
    "refurbishing",
    "modification",
    "testing",
    "component",
)
"""What an item can be for: the lists' words, and ``component`` for a component of the target."""

USE = frozenset({"operation", "installation", "maintenance", "repair", "overhaul", "refurbishing"})
"""What *use* is made of. Whether one of them alone is use is debated, so neither settles the other as a no."""


def is_for(named: Collection[str], stated: Collection[str]) -> bool | None:
    """Whether stated activities meet those a rule names; ``None`` where use stands against a part of it."""
    if any(activity in named for activity in stated):
        return True
    part_of_use = "use" in named and any(activity in USE for activity in stated)
    use_of_part = "use" in stated and any(activity in USE for activity in named)
    return None if part_of_use or use_of_part else False
