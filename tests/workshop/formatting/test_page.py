"""The page about the style shows the style, and the hooks for pre-commit run commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML

from dualclass.cli.main import build_parser
from dualclass.workshop.formatting import format_text
from dualclass.workshop.formatting.wrapping import WIDTH

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "rule-style.md").read_text(encoding="utf-8")


def test_the_example_is_in_the_style_and_without_mistakes() -> None:
    (example,) = re.findall(r"```rules\n(.*?)```", PAGE, re.DOTALL)
    flat = re.sub(r"(?m)^ +", "", example)
    assert flat != example
    for text in (example, flat):
        found = format_text(text, "page.rules")
        assert found.diagnostics == () and found.text == example
    assert f"above {WIDTH} columns" in PAGE


def test_the_hooks_run_commands_that_exist() -> None:
    hooks = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["dualclass-rules-format", "dualclass-rules-check"]
    for hook in hooks:
        program, verb, action = hook["entry"].split()
        options = build_parser(verb).parse_args([verb, action, "some.rules"])
        assert program == "dualclass" and options.action == action
        assert re.search(hook["files"], "src/x/norway.rules") and not re.search(hook["files"], "norway.tests.yaml")
