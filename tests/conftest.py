"""Options and fixtures that all tests share."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from .sharing import warm

settings.register_profile(
    "fixed", derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("fixed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


LONGEST = (
    "docs/test_site.py",
    "docs/test_tutorial.py",
    "tables/test_ray.py",
    "packaging/test_wheels.py",
    "workshop/outside/test_outside.py",
    "tables/test_operations.py",
    "memory/test_service.py",
    "differential/test_lists.py",
    "cached/test_cached_answers.py",
    "rules/test_rule_tests.py",
)
"""Begun first, so that no process is left alone with one of them in the end."""


def pytest_configure(config: pytest.Config) -> None:
    """Before any test, in the one process that starts the others: a cache of the tests' own, with the lists in it."""
    if hasattr(config, "workerinput") or "DUALCLASS_CACHE_DIR" in os.environ or config.getoption("collectonly"):
        return
    keeper = config.cache
    folder = Path(tempfile.mkdtemp()) if keeper is None else keeper.mkdir("lists")
    os.environ["DUALCLASS_CACHE_DIR"] = str(folder)
    warm(folder)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The modules that take longest first, everything else as it stands."""
    places = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or write the file when `--update-golden` is given."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: Path, text: str) -> None:
        if update:
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path} is missing: run with --update-golden and read what it wrote"
        assert text == path.read_text(encoding="utf-8")

    return compare
