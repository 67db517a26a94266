"""A plugin that fails, fails the run, and is named; never a traceback, never silence."""

from __future__ import annotations

import pytest

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.plugins import Host

from .conftest import BASE, MakeList, MakePlugin


def failure(make_plugin: MakePlugin, body: str, *, ask: str = "lists") -> Diagnostic:
    with pytest.raises(DiagnosticError) as error:
        getattr(Host([make_plugin("broken", body)]), ask)()
    assert len(error.value.diagnostics) == 1
    return error.value.diagnostics[0]


@pytest.mark.parametrize(
    ("body", "code", "says"),
    [
        ("import no_such_module\n", "P001", "No module named 'no_such_module'"),
        ("def broken(:\n", "P001", "SyntaxError"),
        ("raise SystemExit('bye')\n", "P001", "bye (SystemExit)"),
        ("@hookimpl\ndef control_list():\n    return []\n", "P001", "control_list"),
        ("@hookimpl\ndef control_lists():\n    raise ValueError('no\\n rules')\n", "P002", "no rules (ValueError)"),
        ("@hookimpl\ndef control_lists():\n    raise SystemExit(3)\n", "P002", "SystemExit"),
        ("@hookimpl\ndef control_lists():\n    return 'x'\n", "P003", "no list or tuple"),
        ("@hookimpl\ndef control_lists():\n    return ['x']\n", "P003", "no list source"),
        (
            "@hookimpl\ndef control_lists():\n    return [ListSource('a', 'b', 'c', Path('/nowhere/at/all'))]\n",
            "P005",
            "/nowhere/at/all",
        ),
    ],
)
def test_what_fails_is_named_with_version_and_reason(make_plugin: MakePlugin, body: str, code: str, says: str) -> None:
    found = failure(make_plugin, body)
    assert found.code == code
    assert "`broken` (made_broken unknown)" in found.message
    assert says in found.message
    assert "\n" not in found.message


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("@hookimpl\ndef numbering():\n    return []\n", "no mapping"),
        ("@hookimpl\ndef numbering():\n    return {'ru': 3}\n", "cannot be called"),
    ],
)
def test_numbering_is_checked(make_plugin: MakePlugin, body: str, says: str) -> None:
    found = failure(make_plugin, body, ask="numbering")
    assert (found.code, says in found.message) == ("P003", True)


@pytest.mark.parametrize(
    ("body", "code"), [("return 3", "P003"), ("raise KeyError(code)", "P002"), ("return code + '!'", None)]
)
def test_a_number_is_a_text_or_none(make_plugin: MakePlugin, body: str, code: str | None) -> None:
    text = f"def number(code):\n    {body}\n@hookimpl\ndef numbering():\n    return {{'ru': number}}\n"
    number = Host([make_plugin("numbers", text)]).numbering()["ru"]
    if code is None:
        assert number("3A001") == "3A001!"
        return
    with pytest.raises(DiagnosticError) as error:
        number("3A001")
    assert error.value.diagnostics[0].code == code


def test_two_plugins_of_one_regime(make_list: MakeList) -> None:
    points = [make_list("one", "xx", BASE), make_list("two", "xx", BASE)]
    with pytest.raises(DiagnosticError) as error:
        Host(points).lists()
    message = error.value.diagnostics[0].message
    assert "`xx`" in message
    assert "`one`" in message
    assert "`two`" in message


def test_all_that_fail_are_named_at_once(make_plugin: MakePlugin) -> None:
    with pytest.raises(DiagnosticError) as error:
        Host([make_plugin("one", "import nothing_a\n"), make_plugin("two", "import nothing_b\n")])
    assert [each.subject for each in error.value.diagnostics] == ["one", "two"]


def test_the_same_entry_point_seen_twice_is_one_plugin(make_list: MakeList) -> None:
    point = make_list("base", "intl", BASE)
    host = Host([point, point])
    assert [source.regime for source in host.lists()] == ["intl"]
    assert [info.name for info in host.plugins()] == ["base"]


def test_the_installed_plugins_load() -> None:
    host = Host()
    regimes = {source.regime for source in host.lists()}
    assert {"intl", "gb", "kr", "ru", "cn"} <= regimes
    number = host.numbering()["ru"]
    assert (number("3A001.a.5.a.3") or "").startswith("3.1.1.1.5")
    assert number("0A001") is None
