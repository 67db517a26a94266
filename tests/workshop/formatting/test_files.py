"""``dualclass rules format``: files, folders, standard input; nothing lost, nothing half-written."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from dualclass.language.reader import parse_rule_file
from dualclass.workshop.formatting import format_text, formatted
from tests.cli.conftest import Run
from tests.docs.style import assert_well_said

ROOT = Path(__file__).parents[3]
UGLY = '2B001   "x"\nit is turning\n'
GOOD = '2B001 "x"\n    it is turning\n'
FAULTY = '2B001 "x"\n  it is turning\n  any of a to b:\na   mass at least 1kg\nb   travel < 1 m\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "ugly.rules").write_text(UGLY, encoding="utf-8")
    (tmp_path / "in" / "good.rules").write_text(GOOD, encoding="utf-8")
    (tmp_path / "in" / "other.txt").write_text(UGLY, encoding="utf-8")
    return tmp_path


def test_files_and_folders_are_formatted_in_place(run: Run, folder: Path) -> None:
    before = (folder / "in" / "good.rules").stat()
    answer = run("rules", "format", folder, folder / "ugly.rules")
    assert answer.status == 0
    assert answer.out == f"formatted {folder / 'ugly.rules'}\n1 file formatted, 1 file left as written\n"
    assert (folder / "ugly.rules").read_text(encoding="utf-8") == GOOD
    assert (folder / "in" / "other.txt").read_text(encoding="utf-8") == UGLY
    assert (folder / "in" / "good.rules").stat().st_mtime_ns == before.st_mtime_ns
    assert sorted(path.name for path in folder.iterdir()) == ["in", "ugly.rules"]
    assert run("rules", "format", folder).out == "0 files formatted, 2 files left as written\n"


@pytest.mark.parametrize(
    "command", [("rules", "format"), ("rules", "check"), ("plugin", "new", "norway", "--directory")]
)
def test_a_name_that_no_file_system_takes(run: Run, command: tuple[str, ...]) -> None:
    answer = run(*command, "x" * 5000)
    assert answer.status == 1 and "error[P006]: `xxx" in answer.err and len(answer.err) < 500


def test_what_is_installed_below_a_folder_is_left_alone(run: Run, folder: Path) -> None:
    for name in (".venv/lib", "env/lib/site-packages", ".hidden"):
        (folder / name).mkdir(parents=True)
        (folder / name / "other.rules").write_text(UGLY, encoding="utf-8")
    assert run("rules", "format", folder).out.endswith("1 file formatted, 1 file left as written\n")
    assert (folder / ".hidden" / "other.rules").read_text(encoding="utf-8") == UGLY
    assert "there is no rule file in" in run("rules", "format", folder / "env").err
    assert run("rules", "format", folder / ".hidden").out.startswith("formatted"), "what is named is formatted"


def test_check_writes_nothing_and_says_what_would_change(run: Run, folder: Path) -> None:
    answer = run("rules", "format", "--check", folder)
    assert answer.status == 1
    assert answer.out == f"would change {folder / 'ugly.rules'}\n1 file would change, 1 file left as written\n"
    assert (folder / "ugly.rules").read_text(encoding="utf-8") == UGLY
    assert run("rules", "format", "--check", folder / "in").status == 0


def test_diff_writes_nothing_and_shows_what_would_change(run: Run, folder: Path) -> None:
    path = folder / "ugly.rules"
    path.write_text(UGLY.rstrip("\n"), encoding="utf-8")
    answer = run("rules", "format", "--diff", path)
    assert answer.status == 0
    shown = answer.out.splitlines()
    assert shown[:2] == [f"--- {path}", f"+++ {path}"]
    assert '-2B001   "x"' in shown and '+2B001 "x"' in shown and "+    it is turning" in shown
    assert "\\ no line end at the end of the file" in shown
    assert run("rules", "format", "--diff", "--check", path).status == 1
    assert path.read_text(encoding="utf-8") == UGLY.rstrip("\n")


def test_paragraphs_with_mistakes_are_left_and_the_rest_is_formatted(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "faulty.rules"
    path.write_text(FAULTY, encoding="utf-8")
    answer = run("rules", "format", path)
    assert answer.status == 1
    text = path.read_text(encoding="utf-8")
    assert text == '2B001 "x"\n    it is turning\n    any of a to b:\n  a  mass at least 1 kg\nb   travel < 1 m\n'
    assert "error[F002]: `b` has a mistake and stays as written" in answer.err
    assert f"{path}:5:1 (b)" in answer.err
    assert run("rules", "format", "--check", path).status == 1, "a file with mistakes is not in order"
    windows = FAULTY.replace("\n", "\r\n")
    path.write_bytes(windows.encode())
    assert f"{path}:5:1 (b)" in run("rules", "format", "--check", path).err
    path.write_bytes(windows.replace("a   mass", "\r\n\r\na   mass").encode())
    assert f"{path}:6:1 (b)" in run("rules", "format", path).err
    for diagnostic in format_text(FAULTY + "c   mass 1 kg\n", "x").diagnostics:
        assert diagnostic.message == "`2B001` and 2 more have mistakes and stay as written"
        assert_well_said(diagnostic)


def test_what_cannot_be_read(run: Run, folder: Path) -> None:
    answer = run("rules", "format", folder / "no.rules", folder / "none", folder)
    assert answer.status == 1 and answer.err.count("error[P006]: there is no file or folder") == 2
    assert (folder / "ugly.rules").read_text(encoding="utf-8") == UGLY, "wrong usage changes nothing"
    (folder / "empty").mkdir()
    assert "there is no rule file in" in run("rules", "format", folder / "empty").err
    (folder / "in" / "utf16.rules").write_bytes(UGLY.encode("utf-16"))
    answer = run("rules", "format", folder)
    assert answer.status == 1 and "error[R005]" in answer.err and "is not UTF-8" in answer.err
    assert (folder / "ugly.rules").read_text(encoding="utf-8") == GOOD, "one bad file does not stop the others"
    assert (folder / "in" / "utf16.rules").read_bytes() == UGLY.encode("utf-16")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (UGLY.replace("\n", "\r\n"), GOOD.replace("\n", "\r\n")),
        ("\ufeff" + UGLY, "\ufeff" + GOOD),
        ("\ufeff" + UGLY.replace("\n", "\r\n"), "\ufeff" + GOOD.replace("\n", "\r\n")),
        (UGLY.rstrip("\n"), GOOD),
        ("", ""),
    ],
)
def test_line_ends_and_marks_on_disk(run: Run, tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "some.rules"
    path.write_bytes(before.encode("utf-8"))
    assert run("rules", "format", path).status == 0
    assert path.read_bytes() == after.encode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="permissions and links are those of POSIX")
def test_permissions_and_links_stay(run: Run, folder: Path) -> None:
    path, link = folder / "ugly.rules", folder / "link.rules"
    path.chmod(0o640)
    link.symlink_to(path)
    assert run("rules", "format", link).status == 0
    assert link.is_symlink() and path.read_text(encoding="utf-8") == GOOD
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_that_cannot_be_written_stays_as_it_is(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "ugly.rules"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        answer = run("rules", "format", folder)
    assert answer.status == 1
    assert f"error[F003]: `{path}` cannot be written: No space left on device" in answer.err
    assert path.read_text(encoding="utf-8") == UGLY
    assert sorted(each.name for each in folder.iterdir()) == ["in", "ugly.rules"], "nothing half-written is left"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "cannot be written: it may not be written" in run("rules", "format", path).err


def given_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given_input(monkeypatch, UGLY.encode())
    answer = run("rules", "format", "-")
    assert (answer.status, answer.out, answer.err) == (0, GOOD, "")
    given_input(monkeypatch, FAULTY.encode())
    answer = run("rules", "format", "-")
    assert answer.status == 1 and answer.out.endswith("b   travel < 1 m\n") and "F002" in answer.err
    given_input(monkeypatch, UGLY.encode())
    answer = run("rules", "format", "--check", "-")
    assert (answer.status, answer.out) == (1, "would change standard input\n")
    given_input(monkeypatch, UGLY.encode())
    assert "+++ standard input" in run("rules", "format", "--diff", "-").out
    given_input(monkeypatch, UGLY.encode("utf-16"))
    answer = run("rules", "format", "-")
    assert answer.status == 1 and "error[F004]: `standard input` is not UTF-8" in answer.err and not answer.out
    answer = run("rules", "format", "-", "some.rules")
    assert answer.status == 2 and "`-` stands alone" in answer.err


def test_a_text_that_is_too_large_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatted, "LARGEST_FILE", 10)
    monkeypatch.setattr("dualclass.language.reader.LARGEST_FILE", 10)
    found = format_text(UGLY, "x.rules")
    assert found.text == UGLY and [each.code for each in found.diagnostics] == ["R004"]


def test_without_proof_nothing_is_changed(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A layout that loses a comment, changes a word or is never done is found out, and the file stays."""
    path = folder / "ugly.rules"
    text = UGLY + "  # kept\n"
    for fault in (
        GOOD,
        GOOD.replace("turning", "milling") + "# kept\n",
        GOOD + "#kept\n",
        GOOD + "# kept\n" + "\n" * 3,
        "# kept\n" + GOOD,
        GOOD.replace('"x"', '" x"') + "# kept\n",
    ):
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(formatted, "layout", lambda tree, _, fault=fault: fault if tree.text == text else GOOD)
        answer = run("rules", "format", path)
        assert answer.status == 1 and "error[F001]" in answer.err, fault
        assert path.read_text(encoding="utf-8") == text
    assert_well_said(format_text(text, "x.rules").diagnostics[0])


def test_our_own_rule_files_are_formatted(run: Run) -> None:
    answer = run("rules", "format", "--check", ROOT / "src", ROOT / "plugins", ROOT / "tests" / "workshop" / "outside")
    assert answer.status == 0, answer.out


def test_five_thousand_lines_are_read_twice_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once to format, once to prove; nothing else costs as much as reading."""
    count = 0

    def counted(text: str, file: str) -> object:
        nonlocal count
        count += 1
        return parse_rule_file(text, file)

    monkeypatch.setattr(formatted, "parse_rule_file", counted)
    entries = "".join(
        f'\n2B{number:03} "x"\n    it is turning\n    mass at least {number} kg\n' for number in range(1000)
    )
    assert format_text(entries, "x.rules").text == entries[1:]
    assert count == 2
