"""The command line run in this process: quick, and with its real exit status and output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dualclass.cli.main import main

GOOD = """name = "a good one"
kind = "analogue_to_digital_converter"
[parameters]
resolution = "14 bit"
sample_rate = "3 GS/s"

[judgements."it is unalterably programmed or designed for a specific function of another piece of equipment"]
answer = false
reason = "a catalogue part"
"""


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str


type Run = Callable[..., Answer]
type Write = Callable[..., Path]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line with arguments."""

    def command(*arguments: object) -> Answer:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Answer(status, captured.out, captured.err)

    return command


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file, text or bytes, and give its path."""

    def file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return file


@pytest.fixture
def good(write: Write) -> Path:
    """An item without any mistake."""
    return write("good.toml", GOOD)
