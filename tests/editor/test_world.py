"""Which files count together, which may be changed, and the edits of formatting."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from lsprotocol import types

from dualclass.editor.checks import Result, Task
from dualclass.editor.documents import path_of
from dualclass.editor.finding import Finder
from dualclass.editor.formatting import formatted
from dualclass.editor.library import Library, load_library
from dualclass.editor.relabelling import RefusedError
from dualclass.editor.rename import rename
from dualclass.editor.state import State
from dualclass.editor.symbols import Symbol
from dualclass.editor.text import LineIndex
from dualclass.plugins.hooks import ListSource

from .workspace import HEAD, PUMPS, applied

ROOT = Path(__file__).parents[2]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path.resolve()


def opened(state: State, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    state.documents.open(types.TextDocumentItem(path.as_uri(), "dualclass-rules", 1, text))


def in_workspace(folder: Path, library: Library | None = None) -> State:
    state = State(library=Library() if library is None else library)
    state.world.folders = (folder.resolve(),)
    return state


def test_files_of_one_folder_count_together_and_other_folders_do_not(tmp_path: Path) -> None:
    state = in_workspace(tmp_path)
    first = write(tmp_path, "one/rules/a.rules", HEAD)
    second = write(tmp_path, "one/rules/more/b.rules", HEAD)
    write(tmp_path, "two/rules/c.rules", HEAD)
    write(tmp_path, "one/rules/.hidden/d.rules", HEAD)
    write(tmp_path, "one/rules/node_modules/e.rules", HEAD)
    assert set(state.world.project(first).files) == {first, second}
    assert set(state.world.project(second).files) == {first, second}


def test_a_file_outside_the_workspace_counts_with_those_beside_it_only(tmp_path: Path) -> None:
    state = in_workspace(tmp_path / "inside")
    here = write(tmp_path, "outside/a.rules", HEAD)
    beside = write(tmp_path, "outside/b.rules", HEAD)
    write(tmp_path, "outside/below/c.rules", HEAD)
    assert set(state.world.project(here).files) == {here, beside}


def test_installed_files_are_not_renamed_even_inside_the_workspace(tmp_path: Path) -> None:
    site = tmp_path / "work" / ".venv" / "lib" / "site-packages" / "pumps" / "rules"
    installed = write(site, "pumps.rules", 'list pumps "pumps"\nedition 1 in force from 2020-01-01\n' + PUMPS)
    library = Library(sources=(ListSource("pumps", "pumps", "pumps", site),))
    own = write(tmp_path / "work", "works.rules", HEAD + '2B990 "x"\n    it is a gear_pump\n')
    state = in_workspace(tmp_path / "work", library)
    opened(state, own)
    opened(state, installed)
    offset = own.read_text(encoding="utf-8").index("gear_pump")
    assert len(Finder(state.world, own).everywhere(Symbol("kind", "gear_pump"))) == 2
    with pytest.raises(RefusedError, match=r"installed or cannot be written: `pumps\.rules`"):
        rename(state.world, own, offset, "other_pump")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_files_that_cannot_be_written_are_not_renamed(tmp_path: Path) -> None:
    words = write(tmp_path, "words.rules", PUMPS)
    own = write(tmp_path, "works.rules", HEAD + '2B990 "x"\n    it is a gear_pump\n')
    words.chmod(0o444)
    state = in_workspace(tmp_path)
    offset = own.read_text(encoding="utf-8").index("gear_pump")
    with pytest.raises(RefusedError, match="cannot be written"):
        rename(state.world, own, offset, "other_pump")


def test_a_list_of_the_workspace_stands_in_the_place_of_the_installed_one(tmp_path: Path) -> None:
    site = tmp_path / "site" / "rules"
    write(site, "works.rules", HEAD + '2B991 "installed"\n    stated "x y"\n')
    library = Library(sources=(ListSource("works", "works", "works", site),))
    own = write(tmp_path / "work", "works.rules", HEAD + '2B990 "x"\n    stated "x y"\n')
    state = in_workspace(tmp_path / "work", library)
    codes = {symbol.name for symbol in Finder(state.world, own).meanings.lists["works"].declared}
    assert codes == {"2B990"}


def test_renaming_in_the_repository_itself_reaches_every_list() -> None:
    state = in_workspace(ROOT, load_library())
    path = ROOT / "src/dualclass/rules/vocabulary/machine_tools.rules"
    offset = path.read_text(encoding="utf-8").index("kind machine_tool") + 6
    edit = rename(state.world, path.resolve(), offset, "tool_of_a_workshop")
    assert edit.changes is not None
    names = {uri.rsplit("/", 1)[-1] for uri in edit.changes}
    assert {"machine_tools.rules", "2B001.rules", "2B201.rules", "china_machine_tools.rules"} <= names


def test_a_label_of_the_base_list_is_renamed_in_the_lists_that_adopt_it() -> None:
    state = in_workspace(ROOT, load_library())
    path = (ROOT / "plugins/dualclass-uk/src/dualclass_uk/rules/uk_electronics.rules").resolve()
    text = path.read_text(encoding="utf-8")
    edit = rename(state.world, path, text.index("4D001.a because") + 2, "z")
    assert edit.changes is not None
    after = applied(text, list(edit.changes[path.as_uri()]))
    assert "amends 4D001.z because" in after
    base = next(uri for uri in edit.changes if uri.endswith("4D_4E.rules"))
    assert all(each.new_text == "z" for each in edit.changes[base])


def test_closing_the_last_text_takes_all_messages_of_its_files_away(tmp_path: Path) -> None:
    state = in_workspace(tmp_path)
    path, other = write(tmp_path, "a.rules", HEAD), write(tmp_path, "b.rules", HEAD)
    opened(state, path)
    project = state.world.project(path)
    task = Task({path: HEAD}, ((project, path),))
    state.take(task, Result(project, path, failed="x"))
    state.told[project.root][other] = state.told[project.root].pop(path)
    shown = state.forget(path.as_uri())
    assert {path_of(each.uri) for each in shown} == {path, other}
    assert all(not each.diagnostics for each in shown)


lines = st.lists(st.sampled_from(["a  x\n", "    y\n", "\n", "z\r\n", "齿 😀\n"]), max_size=30).map("".join)


@seed(4)
@settings(max_examples=120, deadline=None)
@given(lines, lines, st.sampled_from(["", "tail"]))
def test_the_edits_of_formatting_give_the_formatted_text(before: str, after: str, tail: str) -> None:
    class Result:
        text = after + tail

    def format_text(text: str, file: str) -> Result:
        assert text == before + tail and file
        return Result()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dualclass.workshop.formatting.format_text", format_text)
        index = LineIndex(before + tail)
        edits = formatted(index, Path("a.rules"))
    new = index.text
    for edit in reversed(edits):
        start, end = index.offsets(edit.range)
        new = new[:start] + edit.new_text + new[end:]
    assert new == after + tail
