"""The documentation site builds without a warning, and every page of the folder is in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .style import ROOT


def test_the_site_builds(tmp_path: Path) -> None:
    built = tmp_path / "site"
    ended = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", "-d", tmp_path / "trees", ROOT / "docs", built],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    assert not [page for page in sorted(pages) if not (built / page).is_file()]
    assert "error[R108]" in (built / "messages" / "R108.html").read_text(encoding="utf-8").replace("&#39;", "")
    assert 'class="highlight-rules' in (built / "language.html").read_text(encoding="utf-8")
