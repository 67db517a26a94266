"""The VS Code extension: what it says of itself is true, and it builds where npm is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dualclass.cli.main import VERBS
from dualclass.editor.textmate import SCOPE

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "editors" / "vscode"
PACKAGE = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
_UNREACHABLE = re.compile(r"ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH|network")


def test_what_is_contributed_is_there() -> None:
    contributes = PACKAGE["contributes"]
    language, grammar = contributes["languages"][0], contributes["grammars"][0]
    assert language["id"] == grammar["language"]
    assert ".rules" in language["extensions"]
    assert grammar["scopeName"] == SCOPE
    for path in (language["configuration"], grammar["path"]):
        json.loads((FOLDER / path).read_text(encoding="utf-8"))


def test_the_server_is_started_by_a_verb_that_there_is() -> None:
    settings = PACKAGE["contributes"]["configuration"]["properties"]
    program, verb, *rest = settings["dualclass.server.command"]["default"]
    assert program == "dualclass" and verb in VERBS and rest == ["--stdio"]


def test_settings_of_the_extension_reach_the_server() -> None:
    source = (FOLDER / "src" / "extension.ts").read_text(encoding="utf-8")
    server = (ROOT / "src" / "dualclass" / "editor" / "server.py").read_text(encoding="utf-8")
    for option in ("delay", "documentation"):
        assert f"{option}: settings.get" in source
        assert f'options.get("{option}")' in server
    for setting in PACKAGE["contributes"]["configuration"]["properties"]:
        assert setting.startswith("dualclass.")
        assert f"`{setting}`" in (FOLDER / "README.md").read_text(encoding="utf-8")
    for command in PACKAGE["contributes"]["commands"]:
        assert f'"{command["command"]}"' in source


def test_the_lock_names_no_host() -> None:
    lock = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
    for name, package in lock["packages"].items():
        assert "resolved" not in package, name
        if name and not package.get("link"):
            assert package["integrity"].startswith("sha512-"), name


def test_it_builds_and_its_colours_are_right(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed: the extension cannot be built here")
    folder = tmp_path / "vscode"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("node_modules", "out", "*.vsix"))

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [npm, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=300, encoding="utf-8"
        )

    installed = run("ci", "--no-audit", "--no-fund")
    if installed.returncode and _UNREACHABLE.search(installed.stderr):
        pytest.skip("the packages of the extension cannot be fetched here")
    assert installed.returncode == 0, installed.stderr
    built = run("run", "build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "LanguageClient" in (folder / "out" / "extension.js").read_text(encoding="utf-8")
    coloured = run("test")
    assert coloured.returncode == 0, coloured.stdout + coloured.stderr
    wrong = folder / "tests" / "wrong.rules-test"
    wrong.write_text(f'# SYNTAX TEST "{SCOPE}" "a wrong claim"\n\nlist works\n#^^^ string\n', encoding="utf-8")
    assert run("test").returncode != 0, "a wrong colour is noticed"
