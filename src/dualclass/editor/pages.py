"""Where the page of a diagnostic is: on the site that the editor names, else in the documentation beside the code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import dualclass.version


@dataclass
class Pages:
    """``site``: the address of the documentation, as the editor's settings have it; empty when they have none."""

    site: str = ""

    def of(self, code: str) -> str | None:
        """The address of the page about a code, ``None`` when there is no documentation at hand."""
        if self.site:
            return f"{self.site.rstrip('/')}/diagnostics.html#{code.lower()}"
        if self._local is None:
            return None
        own = self._local / "diagnostics" / f"{code}.md"
        if own.is_file():
            return own.as_uri()
        table = self._local / "diagnostics.md"
        return table.as_uri() if table.is_file() else None

    @cached_property
    def _local(self) -> Path | None:
        package = Path(dualclass.version.__file__).resolve().parent
        folders = (package / "docs", package.parents[1] / "docs")
        return next((folder for folder in folders if (folder / "diagnostics.md").is_file()), None)
