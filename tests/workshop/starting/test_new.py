"""``dualclass plugin new``: what is made, what is refused, and that nothing is half-made."""

from __future__ import annotations

import ast
import datetime
import os
import shutil
import tempfile
import tomllib
from pathlib import Path

import pytest

from dualclass.api import loaded_lists
from dualclass.diagnostics import DiagnosticError
from dualclass.workshop.formatting import format_text
from dualclass.workshop.starting import Request, checked, make, render, request
from tests.cli.conftest import Answer, Run
from tests.docs.style import assert_well_said

DAY = datetime.date(2026, 6, 1)
ON = ("--as-of", "2026-11-23")


def new(run: Run, folder: Path, *arguments: str) -> Answer:
    return run("plugin", "new", *arguments, "--directory", folder)


def refused(
    name: str, regime: str | None = None, title: str | None = None, adopts: str | None = None
) -> list[tuple[str, str]]:
    """Codes and messages, every one of which must be well said."""
    with pytest.raises(DiagnosticError) as caught:
        checked(name, regime, title, adopts, day=DAY, installed=loaded_lists().lists)
    for each in caught.value.diagnostics:
        assert_well_said(each)
    return [(each.code, each.message) for each in caught.value.diagnostics]


@pytest.mark.parametrize("adopts", [(), ("--adopts", "international")])
def test_what_is_made_is_in_order_and_classifies(run: Run, tmp_path: Path, adopts: tuple[str, ...]) -> None:
    answer = new(run, tmp_path, "far_away", "--regime", "fa", "--title", "Liste des biens à double usage", *adopts)
    assert answer.status == 0, answer.err
    made = tmp_path / "dualclass-far-away"
    assert [path.name for path in tmp_path.iterdir()] == [made.name]
    names = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert names == {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        ".gitignore",
        "src/dualclass_far_away/__init__.py",
        "src/dualclass_far_away/plugin.py",
        "src/dualclass_far_away/rules/far_away.rules",
        "src/dualclass_far_away/rules/far_away.tests.yaml",
        "examples/converter.toml",
        "tests/test_far_away.py",
    }
    assert all(str(made / name) in answer.out for name in names)
    for name in names:
        text = (made / name).read_bytes().decode("utf-8")
        assert "$" not in text and "\r" not in text and text.endswith("\n"), name
        if name.endswith(".py"):
            ast.parse(text)
    project = tomllib.loads((made / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"] == {"dualclass": {"far_away": "dualclass_far_away.plugin"}}
    assert len((made / "src/dualclass_far_away/plugin.py").read_text(encoding="utf-8").splitlines()) <= 12
    rules = made / "src" / "dualclass_far_away" / "rules"
    assert run("rules", "check", rules).out == "1 file: 0 errors, 0 warnings\n"
    assert run("rules", "format", "--check", rules).status == 0
    tested = run("rules", "test", rules)
    assert tested.status == 0 and "13 tests of 1 paragraph, 13 passed" in tested.out
    item = made / "examples" / "converter.toml"
    classified = run("classify", item, "--rules", rules, "--regime", "far_away", *ON)
    assert "[far_away] CONTROLLED: 3A990" in classified.out
    assert ("3A001.a.5" in classified.out) == bool(adopts), "an adopted list asks its own paragraphs too"


def test_a_list_that_is_being_written_never_says_that_an_item_is_free(run: Run, tmp_path: Path) -> None:
    assert new(run, tmp_path, "norway").status == 0
    item = tmp_path / "item.toml"
    item.write_text('kind = "milling_machine"\n', encoding="utf-8")
    rules = tmp_path / "dualclass-norway" / "src" / "dualclass_norway" / "rules"
    answer = run("classify", item, "--rules", rules, "--regime", "norway", *ON)
    assert answer.status == 0 and "[norway] NOT COVERED" in answer.out, answer.out
    assert "the list is still being written" in answer.out


def test_the_rules_made_are_in_our_style() -> None:
    for adopts in (None, ("international", "2025")):
        text = render(Request("us", "us", "T", 2026, adopts))["src/dualclass_us/rules/us.rules"]
        found = format_text(text, "us.rules")
        assert found.text == text and not found.diagnostics


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Norway", "norway"),
        ("new-zealand", "new_zealand"),
        ("España", "espana"),
        ("中国", None),
        ("n", None),
        ("1st", None),
        ("norway_", "norway"),
        ("", None),
        ("../../etc", "etc"),
        ("a/b", "a_b"),
        ("nor\nway", "nor_way"),
        ("x" * 41, "x" * 40),
    ],
)
def test_names_that_cannot_be(name: str, suggestion: str | None) -> None:
    with pytest.raises(DiagnosticError) as caught:
        checked(name, "zz", None, None, day=DAY, installed={})
    (found,) = caught.value.diagnostics
    assert (found.code, found.suggestion) == ("N001", suggestion)


@pytest.mark.parametrize("name", ["is", "at", "any", "some", "in"])
def test_words_of_the_language_are_no_names(name: str) -> None:
    assert refused(name) == [("N001", f"`{name}` cannot be the name of a list")]


@pytest.mark.parametrize("name", ["class", "import", "lambda", "pass", "test", "new_zealand", "eu2"])
def test_words_of_other_languages_are(name: str) -> None:
    made = checked(name, None, None, None, day=DAY, installed=loaded_lists().lists)
    assert (made.name, made.regime, made.year, made.adopts) == (name, name, 2026, None)
    for path, text in render(made).items():
        if path.endswith(".py"):
            ast.parse(text)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    found = refused("Korea", "K R", ' "x" ', "internatonal")
    assert [code for code, _ in found] == ["N001", "N002", "N004", "N005"]
    assert refused("korea") == [("N003", "`korea` is the name of an installed list")]
    assert refused("corea", "kr") == [("N003", "`kr` is the regime of the installed list `korea`")]
    assert refused("norway", title="  ") == [("N004", "the title is empty")]
    assert refused("norway", title="x" * 201) == [("N004", "the title has 201 characters, at most 200 are taken")]
    for bad in ('a "b"', "a\\b", "a\nb", "a\u202eb", "a\u2028b", "a\x00b", "a\ud800b"):
        assert [code for code, _ in refused("norway", title=bad)] == ["N004"]


def test_titles_in_any_language_travel_unharmed(run: Run, tmp_path: Path) -> None:
    title = "军民两用物项 — d'usage $name {x} # 100 %"
    assert new(run, tmp_path, "norway", "--title", title).status == 0
    made = tmp_path / "dualclass-norway"
    project = tomllib.loads((made / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["description"] == f"A dualclass plugin: {title}"
    assert f'list norway "{title}"' in (made / "src/dualclass_norway/rules/norway.rules").read_text(encoding="utf-8")
    assert run("rules", "check", made).out == "1 file: 0 errors, 0 warnings\n"


def test_adopting_takes_the_newest_edition() -> None:
    made = checked("norway", None, None, "international", day=DAY, installed=loaded_lists().lists)
    assert made.adopts == ("international", "2025")


def test_folders_in_the_way(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "dualclass-norway"
    target.mkdir()
    assert new(run, tmp_path, "norway").status == 0, "an empty folder is taken"
    mine = target / "README.md"
    mine.write_text("mine", encoding="utf-8")
    answer = new(run, tmp_path, "norway")
    assert answer.status == 1 and f"error[N006]: `{target}` is there already" in answer.err
    assert mine.read_text(encoding="utf-8") == "mine"
    (tmp_path / "dualclass-sweden").write_text("a file", encoding="utf-8")
    assert "is there already" in new(run, tmp_path, "sweden").err
    answer = new(run, tmp_path / "none", "finland")
    assert answer.status == 1 and f"error[N006]: there is no folder `{tmp_path / 'none'}`" in answer.err
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(os.name == "nt", reason="links are those of POSIX")
def test_a_link_in_the_way_is_not_followed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "dualclass-norway").symlink_to(tmp_path / "nowhere")
    assert "is there already" in new(run, tmp_path, "norway").err
    assert not (tmp_path / "nowhere").exists()


def test_nothing_is_left_of_what_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = render(Request("norway", "no", "Norway", 2026))
    count = 0
    write = Path.write_text

    def third_fails(path: Path, *arguments: str, **options: str) -> int:
        nonlocal count
        count += 1
        if count == 3:
            raise OSError(28, "No space left on device")
        return write(path, *arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", third_fails)
        with pytest.raises(DiagnosticError) as caught:
            make(files, tmp_path / "dualclass-norway")
    (found,) = caught.value.diagnostics
    assert found.code == "N007" and found.message.endswith("cannot be written: No space left on device")
    assert_well_said(found)
    assert list(tmp_path.iterdir()) == []
    with monkeypatch.context() as patched:
        patched.setattr(
            tempfile, "mkdtemp", lambda **_: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
        )
        with pytest.raises(DiagnosticError, match="Permission denied"):
            make(files, tmp_path / "dualclass-norway")
    make(files, tmp_path / "dualclass-norway")
    assert shutil.rmtree(tmp_path / "dualclass-norway") is None


def test_usage(run: Run) -> None:
    for arguments in (("plugin",), ("plugin", "new"), ("plugin", "old", "norway")):
        assert run(*arguments).status == 2


def test_every_template_is_used() -> None:
    folder = Path(request.__file__).parent / "templates"
    assert len(list(folder.iterdir())) == len(render(Request("us", "us", "T", 2026)))
