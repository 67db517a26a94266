"""Plain text in a pipe, wrapped and coloured on a terminal unless asked not to."""

from __future__ import annotations

import os
import pty
import re
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path

import pytest

from dualclass.explanation.printing import columns

EXAMPLES = Path(__file__).parents[2] / "examples"
ARGUMENTS = ["classify", str(EXAMPLES / "board_with_adc.toml"), "--regime", "intl,ru", "--as-of", "2026-11-23"]
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
COMMAND = [sys.executable, "-m", "dualclass.cli.main"]


def on_a_terminal(arguments: list[str], columns: int, **settings: str) -> str:
    """What the command writes to a terminal of a width."""
    environment = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLUMNS", "LINES"}}
    parent, child = pty.openpty()
    ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=child,
        stdout=child,
        stderr=subprocess.PIPE,
        env={**environment, "TERM": "xterm-256color", **settings},
        close_fds=True,
    )
    os.close(child)
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(parent, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    os.close(parent)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    return b"".join(parts).decode().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def piped() -> str:
    ended = subprocess.run([*COMMAND, *ARGUMENTS], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stderr == ""
    return ended.stdout


def test_a_pipe_gets_plain_lines(piped: str) -> None:
    assert "\x1b" not in piped
    assert "\r" not in piped
    assert piped.startswith("digitiser board")
    assert "UNDETERMINED" in piped


def test_a_terminal_gets_colour_and_the_same_words(piped: str) -> None:
    shown = on_a_terminal(ARGUMENTS, 100)
    assert "\x1b[" in shown
    assert ESCAPE.sub("", shown).split() == piped.split()


@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_is_left_out_when_asked(settings: dict[str, str], piped: str) -> None:
    shown = on_a_terminal(ARGUMENTS, 100, **settings)
    assert "\x1b" not in shown
    assert shown.split() == piped.split()


@pytest.mark.parametrize("settings", [{}, {"NO_COLOR": "1"}])
@pytest.mark.parametrize(
    "arguments",
    [ARGUMENTS, ["lists", "--regime", "intl"], ["show", "3A001.a.5", "--regime", "ru"], ["kind", "dac"], ["kinds"]],
    ids=lambda arguments: arguments[0],
)
def test_lines_fit_60_columns(arguments: list[str], settings: dict[str, str]) -> None:
    shown = ESCAPE.sub("", on_a_terminal(arguments, 60, **settings))
    for line in shown.splitlines():
        assert columns(line) <= 60 or len(line.split()) == 1, line


def test_wide_characters_take_two_columns() -> None:
    assert columns("模数转换器 ADC") == 14
    assert columns("цап") == 3
    assert columns("한글") == 4
    assert columns("e\u0301") == 1


def test_a_reader_that_stops_early_is_told_by_the_status_alone() -> None:
    """As a shell does for a broken pipe: what was not read must not look like an answer that was given in full."""
    process = subprocess.Popen([*COMMAND, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    errors = process.stderr.read()
    process.wait(timeout=60)
    process.stderr.close()
    assert errors == b""
    assert process.returncode == 141
