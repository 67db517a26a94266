"""One tested set of dependencies: the lock file and the constraints of the workspace say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_constraints_are_those_of_the_lock_file() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lines = [line.split(" \\")[0].strip() for line in lock.splitlines() if re.match(r"[a-z0-9]", line)]
    locked = {re.sub(r"\s*;\s*", "; ", line) for line in lines}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["tool"]["uv"]["constraint-dependencies"]) == locked


def test_the_lock_file_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "http" not in lock
    assert lock.count("--hash=sha256:") > lock.count("==")
