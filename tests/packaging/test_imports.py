"""What is loaded when: importing costs little, and a warm command needs neither the parser nor pint."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from dualclass.cli.main import main

ROOT = Path(__file__).parents[2]
HEAVY = ("lark", "pint", "argparse", "rich", "pydantic", "pluggy", "ruamel.yaml")


def modules_after(code: str, cache: Path, *arguments: str) -> set[str]:
    """The modules that a fresh process has loaded after running some code."""
    report = "import sys, json; sys.stderr.write(json.dumps(sorted(sys.modules)))"
    environment = {**os.environ, "DUALCLASS_CACHE_DIR": str(cache)}
    command = [sys.executable, "-c", f"{code}\n{report}", *arguments]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stderr
    return set(json.loads(ended.stderr.splitlines()[-1]))


def test_importing_dualclass_loads_nothing_heavy(tmp_path: Path) -> None:
    loaded = modules_after("import dualclass", tmp_path)
    assert "dualclass" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_names_of_the_package_are_there_when_asked(tmp_path: Path) -> None:
    code = "import dualclass\nassert all(getattr(dualclass, name) for name in dualclass.__all__)"
    assert "dualclass.api" in modules_after(code, tmp_path)


def test_classifying_from_a_warm_cache_loads_neither_parser_nor_pint(tmp_path: Path) -> None:
    code = "import sys; from dualclass.cli.main import main; assert main(sys.argv[1:]) == 0"
    arguments = ("classify", str(ROOT / "examples" / "adc_ad9208.toml"))
    cold = modules_after(code, tmp_path, *arguments)
    assert "lark" in cold, "the first run reads the rules"
    modules_after(code, tmp_path, *arguments)  # what was changed a moment ago is not trusted to stay
    warm = modules_after(code, tmp_path, *arguments)
    assert warm.isdisjoint({"lark", "pint", "rich", "ruamel.yaml", "pydantic", "pluggy"})
    assert warm.isdisjoint({"dataclasses", "inspect", "importlib.metadata", "tempfile", "platformdirs"})
    assert warm.isdisjoint({"dualclass.plugins.building", "dualclass.vocabulary.build", "dualclass.lists.build"})
    assert not {name for name in warm if name.startswith("dualclass.checking")}
    assert len(warm) < 260, "every module is paid for at each start"


def test_the_first_command_of_the_readme(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^\s*uv run dualclass (classify .+)$", readme, re.MULTILINE)
    assert found is not None
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(found[1])) == 0
    said = capsys.readouterr().out
    for regime in ("intl", "gb", "kr", "ru", "cn"):
        assert f"[{regime}] " in said
    assert "CONTROLLED: 3A001.a.5.a.4" in said
