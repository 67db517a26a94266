"""The wheels, built and installed into a bare environment: what is in them, and that they classify there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from dualclass.cli.main import main

from ..sharing import once

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "adc_ad9208.toml"
DAY = "2026-11-23"
PLUGINS = {"china": "cn", "uk": "gb", "korea": "kr", "russia": "ru"}
UV = os.environ.get("UV") or shutil.which("uv")

pytestmark = pytest.mark.skipif(UV is None, reason="uv, which builds and installs the wheels, is not there")


def uv(*arguments: object, **settings: str) -> None:
    ended = subprocess.run(
        [str(UV), *map(str, arguments)],
        cwd=ROOT,
        env=environment(settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Nothing of the repository's own environment, so that only what is installed can be found."""
    hidden = {"PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME", "DUALCLASS_CACHE_DIR", "UV_PROJECT_ENVIRONMENT"}
    return {**{key: value for key, value in os.environ.items() if key not in hidden}, **settings}


class Bare:
    """A fresh environment and a folder to work in, both outside the repository."""

    def __init__(self, folder: Path, wheels: Path) -> None:
        self.folder = folder
        self.wheels = wheels
        self.venv = folder / "venv"
        self.work = folder / "work"
        self.work.mkdir(parents=True)
        shutil.copy(EXAMPLE, self.work / "item.toml")
        uv("venv", "--python", sys.executable, self.venv)

    @property
    def bin(self) -> Path:
        return self.venv / ("Scripts" if os.name == "nt" else "bin")

    def install(self, *names: str) -> None:
        """Install wheels of ours, with the tested versions of what they need."""
        files = [next(self.wheels.glob(f"{name.replace('-', '_')}-[0-9]*.whl")) for name in names]
        constraints = ("--constraint", ROOT / "requirements.lock")
        uv("pip", "install", "--find-links", self.wheels, *constraints, *files, VIRTUAL_ENV=str(self.venv))

    def uninstall(self, *names: str) -> None:
        uv("pip", "uninstall", *names, VIRTUAL_ENV=str(self.venv))

    def dualclass(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        settings = environment({"DUALCLASS_CACHE_DIR": str(self.folder / "cache")})
        command = [str(self.bin / "dualclass"), *arguments]
        return subprocess.run(
            command, cwd=self.work, env=settings, capture_output=True, text=True, check=False, timeout=120
        )


def built(folder: Path) -> None:
    """The wheels of this repository, made once in a run of the tests."""
    uv("build", "--wheel", "--all-packages", "--out-dir", folder)


@pytest.fixture(scope="session")
def wheels(shared: Path) -> Path:
    return once(shared / "wheels", built)


@pytest.fixture(scope="module")
def bare(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Bare:
    """An environment with dualclass and no plugin."""
    made = Bare(tmp_path_factory.mktemp("bare"), wheels)
    made.install("dualclass")
    return made


def regimes(bare: Bare) -> set[str]:
    ended = bare.dualclass("lists", "--as-of", DAY, "--format", "json")
    assert ended.returncode == 0, ended.stderr
    return {each["regime"] for each in json.loads(ended.stdout)["lists"]}


def in_the_repository(capsys: pytest.CaptureFixture[str], *names: str) -> object:
    """What the repository itself says of the example."""
    assert main(["classify", str(EXAMPLE), "--regime", ",".join(names), "--as-of", DAY, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def names_in(wheels: Path, distribution: str) -> list[str]:
    with zipfile.ZipFile(next(wheels.glob(f"{distribution}-[0-9]*.whl"))) as wheel:
        return wheel.namelist()


def test_the_wheel_holds_what_is_read_when_it_runs(wheels: Path) -> None:
    names = set(names_in(wheels, "dualclass"))
    source = ROOT / "src" / "dualclass"
    data = [file for file in source.rglob("*") if file.suffix in {".rules", ".txt", ".typed", ".json"}]
    assert len(data) > 20
    assert {f"dualclass/{file.relative_to(source).as_posix()}" for file in data} <= names
    grammars = sorted((ROOT / "grammars").glob("*.lark"))
    assert grammars
    assert {f"dualclass/grammars/{file.name}" for file in grammars} <= names
    assert {"dualclass/py.typed", "dualclass/items/countries.txt"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_plugins_wheel_holds_its_rules(plugin: str, wheels: Path) -> None:
    names = set(names_in(wheels, f"dualclass_{plugin}"))
    source = ROOT / "plugins" / f"dualclass-{plugin}" / "src"
    rules = [file.relative_to(source).as_posix() for file in source.rglob("*.rules")]
    assert rules
    assert {*rules, f"dualclass_{plugin}/plugin.py"} <= names


def test_wheels_hold_nothing_else(wheels: Path) -> None:
    for distribution in ("dualclass", *(f"dualclass_{plugin}" for plugin in PLUGINS)):
        for name in names_in(wheels, distribution):
            assert name.startswith((f"{distribution}/", f"{distribution}-")), name
            assert "__pycache__" not in name


def test_dualclass_alone_classifies_under_the_base_list(bare: Bare, capsys: pytest.CaptureFixture[str]) -> None:
    ended = bare.dualclass("classify", "item.toml", "--as-of", DAY, "--format", "json")
    assert ended.returncode == 0, ended.stderr
    result = json.loads(ended.stdout)
    assert result == in_the_repository(capsys, "intl")
    assert result["results"][0]["regimes"][0]["controlled_by"] == ["3A001.a.5.a.4"]
    shown = bare.dualclass("lists", "--as-of", DAY).stdout
    assert "not installed: dualclass-china, dualclass-uk, dualclass-korea, dualclass-russia" in shown
    assert regimes(bare) == {"intl"}
    asked = bare.dualclass("classify", "item.toml", "--regime", "gb")
    assert asked.returncode == 1
    assert "no list is loaded for the regime `gb`" in asked.stderr


@pytest.mark.parametrize("plugin", PLUGINS)
def test_each_plugin_installs_alone(plugin: str, bare: Bare) -> None:
    bare.install(f"dualclass-{plugin}")
    try:
        assert regimes(bare) == {"intl", PLUGINS[plugin]}
    finally:
        bare.uninstall(f"dualclass-{plugin}")


def test_all_together_say_what_the_repository_says(bare: Bare, capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"dualclass-{plugin}" for plugin in PLUGINS]
    bare.install(*names)
    try:
        ended = bare.dualclass("classify", "item.toml", "--as-of", DAY, "--format", "json")
    finally:
        bare.uninstall(*names)
    assert ended.returncode == 0, ended.stderr
    mine = {each["regime"]: each for each in json.loads(ended.stdout)["results"][0]["regimes"]}
    theirs = in_the_repository(capsys, "intl", *PLUGINS.values())
    assert isinstance(theirs, dict)
    assert mine == {each["regime"]: each for each in theirs["results"][0]["regimes"]}
    assert mine.keys() == {"intl", *PLUGINS.values()}
