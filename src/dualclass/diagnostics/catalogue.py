"""What each code means and what remedies it, as the page of messages says: read from that page itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_ROW = re.compile(r"^\| (?P<code>[A-Z]\d{3}) \| (?P<when>.+?) \| (?P<remedy>.+?) \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """When a code is given, and what puts it right."""

    when: str
    remedy: str


def page() -> Path | None:
    """The page of messages, ``None`` where it is not installed.

    An installed package carries ``dualclass/pages/``; a working copy has ``docs/`` beside ``src/``.
    """
    pages = (_PACKAGE / "pages" / "diagnostics.md", _PACKAGE.parents[1] / "docs" / "diagnostics.md")
    return next((each for each in pages if each.is_file()), None)


@cache
def meanings() -> Mapping[str, Meaning]:
    """Every code's meaning; empty where the page is not installed."""
    found = page()
    rows = _ROW.finditer(found.read_text(encoding="utf-8")) if found is not None else ()
    return {row["code"]: Meaning(row["when"], row["remedy"]) for row in rows}
