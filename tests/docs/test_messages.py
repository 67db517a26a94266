"""The pages of messages: every code has one, and their examples show what they say."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest

from .style import ROOT, codes_in_source


@pytest.fixture(scope="module")
def message_pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("message_pages", ROOT / "docs" / "message_pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_examples_are_of_codes_that_there_are(message_pages: ModuleType) -> None:
    assert set(message_pages.examples()) <= codes_in_source()
    assert {code[0] for code in codes_in_source()} == set(message_pages.STAGES)


def test_nearly_every_message_about_a_text_has_an_example(message_pages: ModuleType) -> None:
    """What is said of rule text, of the vocabulary, of quantities: a page without an example is the exception."""
    of_texts = {code for code in codes_in_source() if code[0] in "RQ"}
    assert len(of_texts & set(message_pages.examples())) >= 0.9 * len(of_texts)


def test_a_page_says_when_what_and_shows_it(message_pages: ModuleType) -> None:
    example = message_pages.examples()["R108"]
    text = message_pages.page("R108", message_pages.meanings()["R108"], example)
    assert "\n# R108\n" in text
    assert "error[R108]" in text
    assert text.index("## Wrong") < text.index("## What is said") < text.index("## Right")


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ("travel at least 1 m", "travel at least 1 m", "does not give it"),
        ("travel up to 1 m", "travel up to 2 m", "the right example gives R108"),
    ],
)
def test_a_false_example_ends_the_build(message_pages: ModuleType, wrong: str, right: str, says: str) -> None:
    with pytest.raises(message_pages.WrongExampleError, match=says):
        message_pages.said_of(message_pages.Example("R108", wrong, right))
