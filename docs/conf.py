"""How the documentation site is built: ``uv run sphinx-build -W docs build/site``."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "dualclass"
author = "the dualclass developers"
release = version_of("dualclass")
version = release

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]

html_theme = "furo"
html_title = f"dualclass {release}"
html_static_path = ["_static"]
html_css_files = ["dualclass.css"]
html_copy_source = False
html_show_sphinx = False
pygments_style = "friendly"
pygments_dark_style = "native"


def pages_of_messages(app: object) -> None:
    """Write the page of every message; an example that shows something else ends the build."""
    del app
    sys.path.insert(0, str(Path(__file__).parent))
    from message_pages import write

    write()


def links_out_of_the_site(app: object, name: str, source: list[str]) -> None:
    """Pages link to files beside ``docs``, as readers of the repository need it; the site has them as pages."""
    del app
    if name == "diagnostics":
        source[0] = re.sub(r"^\| ([A-Z]\d{3}) \|", r"| [\1](messages/\1.md) |", source[0], flags=re.MULTILINE)
    source[0] = (
        source[0].replace("](../DISCLAIMER.md)", "](disclaimer.md)").replace("](../CHANGELOG.md)", "](changelog.md)")
    )


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("builder-inited", pages_of_messages)
    app.connect("source-read", links_out_of_the_site)
