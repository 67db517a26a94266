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


@cache
def meanings() -> Mapping[str, Meaning]:
    """Every code's meaning; empty where the page is not installed.

    An installed package carries ``dualclass/pages/``; a working copy has ``docs/`` beside ``src/``.
    """
    for page in (_PACKAGE / "pages" / "diagnostics.md", _PACKAGE.parents[1] / "docs" / "diagnostics.md"):
        if page.is_file():
            rows = _ROW.finditer(page.read_text(encoding="utf-8"))
            return {row["code"]: Meaning(row["when"], row["remedy"]) for row in rows}
    return {}
