"""The guides' own files, commands and programs, run as a reader would run them."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dualclass.cli.main import main

from .style import ROOT

GUIDES = sorted((ROOT / "docs").glob("guide-*.md"))
BLOCK = re.compile(r"^```(?P<sort>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (?P<name>[\w/.-]+\.(?:toml|rules|py))\n")
STATUS = re.compile(r"\(exit status (?P<status>\d+)\)")


@dataclass(frozen=True)
class Command:
    """A line after ``$ dualclass``, what the guide shows of its output, and the exit status."""

    words: tuple[str, ...]
    shown: tuple[str, ...]
    status: int


def commands(text: str) -> Iterator[Command]:
    """The commands of a console block; ``...`` stands for lines left out, ``(exit status 1)`` for the status."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        first, *rest = part.splitlines()
        words = shlex.split(first)
        assert words[0] == "dualclass", first
        shown = [line.strip() for line in rest if line.strip() and line.strip() != "..."]
        status = next((int(found["status"]) for line in shown if (found := STATUS.fullmatch(line))), 0)
        yield Command(tuple(words[1:]), tuple(line for line in shown if not STATUS.fullmatch(line)), status)


def assert_shown_in_order(command: Command, output: str) -> None:
    """Every shown line is a line of the output (or, ending in ``...``, its beginning), in the same order."""
    lines = iter([" ".join(line.split()) for line in output.splitlines()])
    for shown in (" ".join(line.split()) for line in command.shown):
        cut = shown.removesuffix("...").rstrip()
        found = any(line == shown or (cut != shown and line.startswith(cut)) for line in lines)
        assert found, f"`{shown}` is not (or not there) in the output of {command.words}:\n{output}"


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_tells_the_truth(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "guide"}
    ran = 0
    for block in BLOCK.finditer(guide.read_text(encoding="utf-8")):
        text = block["text"]
        named = FILE.match(text)
        if named is not None:
            place = tmp_path / named["name"]
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        elif block["sort"] == "console":
            for command in commands(text):
                status = main(command.words)
                output = capsys.readouterr()
                assert status == command.status, output.err
                assert command.shown, f"{command.words}: the guide shows nothing of its output"
                assert_shown_in_order(command, output.err + output.out)
                ran += 1
        elif block["sort"] == "python":
            exec(compile(text, guide.name, "exec"), names)
            ran += 1
        else:
            assert block["sort"] in {"toml", "rules", "text"}, block["sort"]
    sys.modules.pop("site_plugin", None)
    assert ran >= 5


def test_a_lie_would_be_seen() -> None:
    (command,) = commands("$ dualclass lists\nfirst\n...\nsecond ...\n(exit status 3)\n")
    assert command == Command(("lists",), ("first", "second ..."), 3)
    assert_shown_in_order(command, "first\nbetween\nsecond half\n")
    for output in ("second half\nfirst\n", "first\n", "first and more\nsecond half\n"):
        with pytest.raises(AssertionError):
            assert_shown_in_order(command, output)


def test_there_are_three_guides() -> None:
    assert [guide.stem for guide in GUIDES] == ["guide-authors", "guide-exporters", "guide-systems"]
