"""The files of a new list, from templates that travel in the wheel."""

from __future__ import annotations

from pathlib import Path
from string import Template

from dualclass.version import VERSION
from dualclass.workshop.starting.request import Request

_TEMPLATES = Path(__file__).parent / "templates"


def render(request: Request) -> dict[str, str]:
    """Each file's path inside the distribution, and its text."""
    source = f"src/{request.package}"
    return {
        path: _filled(template, request)
        for path, template in {
            "pyproject.toml": "pyproject",
            "README.md": "readme",
            "LICENSE": "licence",
            ".gitignore": "gitignore",
            f"{source}/__init__.py": "package",
            f"{source}/plugin.py": "plugin",
            f"{source}/rules/{request.name}.rules": "rules",
            f"{source}/rules/{request.name}.tests.yaml": "tests",
            "examples/converter.toml": "item",
            f"tests/test_{request.name}.py": "test_list",
        }.items()
    }


def _filled(template: str, request: Request) -> str:
    text = (_TEMPLATES / f"{template}.template").read_text(encoding="utf-8")
    adopts = "" if request.adopts is None else f"adopts {request.adopts[0]} edition {request.adopts[1]}\n"
    return Template(text).substitute(
        name=request.name,
        regime=request.regime,
        title=request.title,
        package=request.package,
        distribution=request.distribution,
        year=request.year,
        version=VERSION,
        adopts=adopts,
        adds="adds " if request.adopts else "",
    )
