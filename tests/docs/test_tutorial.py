"""The tutorial, followed to the letter in a bare environment: files saved as it says, commands typed as it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..packaging.test_wheels import wheels
from .style import ROOT
from .test_guides import Command, assert_shown_in_order

__all__ = ["wheels"]

PAGE = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```(?P<sort>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
STATUS = re.compile(r"\(exit status (?P<status>\d+)\)")
UV = os.environ.get("UV") or shutil.which("uv")

pytestmark = pytest.mark.skipif(UV is None, reason="uv, which the tutorial uses, is not there")


class Reader:
    """Somebody who follows the page: an environment, and the folder they are in."""

    def __init__(self, folder: Path, wheels: Path) -> None:
        venv = folder / "venv"
        hidden = {"PYTHONPATH", "PYTHONHOME", "UV_PROJECT_ENVIRONMENT", "DUALCLASS_CACHE_DIR"}
        kept = {key: value for key, value in os.environ.items() if key not in hidden}
        bin_folder = venv / ("Scripts" if os.name == "nt" else "bin")
        path = os.pathsep.join([str(bin_folder), str(Path(str(UV)).parent), os.environ.get("PATH", "")])
        self.environment = {**kept, "VIRTUAL_ENV": str(venv), "PATH": path}
        self.environment["DUALCLASS_CACHE_DIR"] = str(folder / "cache")
        self.here = folder / "work"
        self.here.mkdir()
        self.must(str(UV), "venv", "--python", sys.executable, str(venv))
        (wheel,) = wheels.glob("dualclass-[0-9]*.whl")
        self.must(str(UV), "pip", "install", str(wheel), "pytest")

    def must(self, *words: str) -> None:
        ended = subprocess.run(words, cwd=self.here, env=self.environment, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, f"{words}\n{ended.stdout}\n{ended.stderr}"

    def types(self, line: str, command: Command) -> None:
        """A line behind the prompt, and what the page shows of the answer."""
        if line.startswith("cd "):
            self.here = self.here / line.removeprefix("cd ")
            return
        ended = subprocess.run(
            line, cwd=self.here, env=self.environment, capture_output=True, text=True, check=False, shell=True
        )
        assert ended.returncode == command.status, f"{line}\n{ended.stdout}\n{ended.stderr}"
        assert_shown_in_order(command, ended.stderr + ended.stdout)

    def saves(self, file: str, text: str) -> None:
        path = self.here / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_the_tutorial_leads_where_it_says(wheels: Path, tmp_path: Path) -> None:
    reader = Reader(tmp_path, wheels)
    waiting: list[tuple[str, str]] = []
    ran = 0
    for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        if block["file"]:
            waiting = [(block["file"], block["text"])]
            reader.saves(*waiting[0])
        elif block["sort"] == "console":
            for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
                line, *rest = part.splitlines()
                shown = [each.strip() for each in rest if each.strip() and each.strip() != "..."]
                status = next((int(found["status"]) for each in shown if (found := STATUS.fullmatch(each))), 0)
                kept = tuple(each for each in shown if not STATUS.fullmatch(each))
                reader.types(line, Command(tuple(line.split()), kept, status))
                ran += 1
    assert ran >= 20
    test = reader.here / "tests" / "test_ruritania.py"
    test.write_text(test.read_text(encoding="utf-8").replace("converter.toml", "capacitor.toml"), encoding="utf-8")
    reader.must("pytest", "-q")
