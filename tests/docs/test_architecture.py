"""The page on architecture names what is there."""

from __future__ import annotations

import re
import tomllib

from .style import ROOT, SOURCE

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def packages() -> set[str]:
    """The packages and single modules right below ``dualclass``."""
    folders = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    modules = {path.stem for path in SOURCE.glob("*.py")} - {"__init__"}
    return folders | modules


def test_every_package_is_named() -> None:
    named = set(re.findall(r"`([a-z_]+)`", PAGE))
    assert sorted(packages() - named) == []


def test_the_table_has_no_package_that_is_not_there() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \|", PAGE, re.MULTILINE)
    assert len(rows) > 10
    assert sorted(set(rows) - packages()) == []


def test_the_table_follows_the_layers() -> None:
    """What stands lower in the table never stands lower in the order of imports."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = config["tool"]["importlinter"]["contracts"][0]["layers"]
    order = [str(layer).removeprefix("dualclass.") for layer in reversed(layers)]
    rows = [row for row in re.findall(r"^\| `([a-z_]+)` \|", PAGE, re.MULTILINE) if row != "version"]
    assert rows == [layer for layer in order if layer != "version"]


def test_named_files_exist() -> None:
    names = re.findall(r"`(?:(\w+)\.)?(\w+)\.py`", PAGE)
    assert names
    for _, name in names:
        assert list(SOURCE.rglob(f"{name}.py")), name


def test_named_modules_exist() -> None:
    for package, module in re.findall(r"`(language|plugins|cli|items|lists)\.(\w+)`", PAGE):
        assert (SOURCE / package / f"{module}.py").is_file(), f"{package}.{module}"
