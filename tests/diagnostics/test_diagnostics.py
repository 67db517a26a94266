"""Diagnostics as records, as text and as values for JSON."""

import json
import pickle

import pytest

from dualclass.diagnostics import (
    Diagnostic,
    DiagnosticError,
    Label,
    Patch,
    Place,
    line_and_column,
    render_text,
    to_dict,
)

SOURCE = 'name = "X"\nsize = "3 kb"\n'


def sample(file: str = "item.toml", start: int = 21) -> Diagnostic:
    return Diagnostic(
        "Q008",
        "error",
        "`kb` can be misread as a unit",
        (Label(Place(file, start, start + 2), "can be misread"),),
        help="write `kbit` or `kbyte`",
        suggestion="kbit",
        patch=Patch(Place(file, start, start + 2), "kbit"),
        subject="parameters.size",
    )


def test_rendered_with_its_source_line() -> None:
    assert render_text(sample(), SOURCE).splitlines() == [
        "error[Q008]: `kb` can be misread as a unit",
        "  --> item.toml:2:11 (parameters.size)",
        "  |",
        '2 | size = "3 kb"',
        "  |           ^^ can be misread",
        "  = help: write `kbit` or `kbyte`",
        "  = did you mean `kbit`?",
    ]


def test_rendered_without_source() -> None:
    assert render_text(sample()).splitlines()[1] == "  --> item.toml (parameters.size)"


def test_wide_characters_are_underlined_where_they_stand() -> None:
    text = "数值 = 3 kb"
    line, under = render_text(sample(start=text.index("kb")), text).splitlines()[3:5]
    assert line == "1 | 数值 = 3 kb"
    # Each of the two wide characters takes two columns.
    assert under.index("^") == line.index("kb") + 2


def test_control_characters_never_reach_the_terminal() -> None:
    bad = Diagnostic("Q002", "error", "`\x1b[31m\u202e` is no quantity", (Label(Place("f", 0, 4)),), subject="a\nb")
    shown = render_text(bad, "\x1b[31m\u202e")
    assert "\x1b" not in shown and "\u202e" not in shown
    assert "\\u001b" in shown


def test_long_lines_are_cut_around_the_label() -> None:
    text = "x" * 100_000 + "kb" + "y" * 100_000
    shown = render_text(sample(start=100_000), text)
    assert len(shown) < 1000
    assert "kb" in shown.splitlines()[3]


def test_places_beyond_the_text_do_no_harm() -> None:
    assert "^" in render_text(sample(start=10_000), SOURCE)
    assert line_and_column("", 5) == (1, 1)
    assert line_and_column("a\nbc", 3) == (2, 2)


def test_as_values_for_json() -> None:
    found = json.loads(json.dumps(to_dict(sample(), SOURCE)))
    assert found["labels"] == [
        {
            "file": "item.toml",
            "start": 21,
            "end": 23,
            "line": 2,
            "column": 11,
            "end_line": 2,
            "end_column": 13,
            "text": "can be misread",
        }
    ]
    assert found["patch"]["replacement"] == "kbit"
    assert "line" not in to_dict(sample())["labels"][0]


def test_located_moves_only_what_has_no_file() -> None:
    loose = sample(file="", start=2)
    moved = loose.located("item.toml", 19, subject="other")
    assert moved.labels[0].place == Place("item.toml", 21, 23)
    assert moved.patch is not None and moved.patch.place == Place("item.toml", 21, 23)
    assert moved.subject == "parameters.size"
    assert moved.located("another", 5) == moved


def test_the_error_carries_all_of_them() -> None:
    error = DiagnosticError([sample(), sample()])
    assert len(error.diagnostics) == 2
    assert pickle.loads(pickle.dumps(error)).diagnostics == error.diagnostics
    with pytest.raises(DiagnosticError, match="misread"):
        raise DiagnosticError(sample())
