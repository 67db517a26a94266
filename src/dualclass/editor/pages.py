"""Where the page of a diagnostic is: on the site that the editor names, else the row of the page that is installed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dualclass.diagnostics.catalogue import page

_ROW = re.compile(r"^\| (?P<code>[A-Z][0-9]{3}) \|")


@dataclass
class Pages:
    """``site``: the address of the documentation, as the editor's settings have it; empty when they have none."""

    site: str = ""

    def of(self, code: str) -> str | None:
        """The address of what is said about a code, ``None`` when there is no documentation at hand."""
        if self.site:
            return f"{self.site.rstrip('/')}/messages/{code}.html"
        if self._page is None or code not in self._rows:
            return None
        return f"{self._page.as_uri()}#L{self._rows[code]}"

    @cached_property
    def _page(self) -> Path | None:
        return page()

    @cached_property
    def _rows(self) -> dict[str, int]:
        """Code -> the number of its row's line, from 1."""
        try:
            lines = self._page.read_text(encoding="utf-8").splitlines() if self._page is not None else []
        except (OSError, UnicodeDecodeError):
            return {}
        return {found["code"]: number for number, line in enumerate(lines, start=1) if (found := _ROW.match(line))}
