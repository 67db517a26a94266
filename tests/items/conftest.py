"""One vocabulary for all tests of items."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from dualclass.vocabulary import Vocabulary


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    place = Path(__file__).parent / "sample.py"
    spec = importlib.util.spec_from_file_location("items_sample", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.vocabulary()
