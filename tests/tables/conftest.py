"""Tables on disk, and the command run in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dualclass.api import loaded_lists
from dualclass.cli.main import main
from dualclass.vocabulary import Vocabulary


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str


type Run = Callable[..., Answer]
type Write = Callable[..., Path]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return loaded_lists().vocabulary


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``dualclass batch`` with arguments, about one day and one list unless they say otherwise."""

    def command(*arguments: object) -> Answer:
        words = ["batch", *(str(argument) for argument in arguments)]
        for option, value in (("--as-of", "2026-11-23"), ("--regime", "intl")):
            if option not in words and not (option == "--regime" and "--rules" in words):
                words += [option, value]
        try:
            status = main(words)
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
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return file
