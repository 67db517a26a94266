"""Rule texts to lists, for the tests of lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dualclass.diagnostics import Diagnostic
from dualclass.language.paragraphs import RuleFile
from dualclass.language.reader import parse_rule_file
from dualclass.lists import ControlList, build_list

Build = Callable[..., tuple[ControlList, tuple[Diagnostic, ...]]]

BASE = """
list base "A base list"
edition 2021 in force from 2021-09-09
edition 2025 in force from 2025-11-15

general note gsn releases 0D to 9D except category 5 part 2 if any of a to b:
  gsn note.a  judged "it is sold from stock"
  gsn note.b  stated "it is in the public domain"

3A note 1 defers 3A001, 3A002 except 3A001.a.2 to the host if
  judged specially designed for other_equipment

not encoded 2B001 with 24 paragraphs
not encoded 3A002 with 9 paragraphs

3A001 "electronic items"
    as follows, a to c:
  a "integrated circuits"
    it is an integrated_circuit
    as follows, 1 to 3:
  a note releases 3A001.a if
    judged limited to civil_use
  a.1  sample_rate more than 400 MS/s but at most 1 GS/s
  a.2  operating_temperature covers 218 K (-55 degC) to 398 K (125 degC)
  a.3  resolution at least 16 bit
    other than those in 3A001.a.1
    in force from 2025-11-15
  b  it is an amplifier
    joined as (b.1 and b.2) or b.3
  b.1  gain at least 10 dB
  b.2  rated_power more than 5 W
  b.3  it is a tube
  c not used

3D001 "software"
    it is a software
    judged specially designed for development of 3A001.a.1 to 3A001.a.3
"""


def read(text: str, file: str = "test.rules") -> RuleFile:
    """The records of a rule text that has no errors."""
    result = parse_rule_file(text, file)
    assert not result.errors, [each.message for each in result.errors]
    return result.rule_file


@pytest.fixture
def base() -> ControlList:
    built, diagnostics = build_list([read(BASE, "base.rules")], {}, regime="base")
    assert diagnostics == ()
    return built


@pytest.fixture
def adopt(base: ControlList) -> Build:
    """Build a list that adopts the base: the text after ``adopts base``."""

    def build(tail: str, *, edition: str = "2025", more: str = "") -> tuple[ControlList, tuple[Diagnostic, ...]]:
        head = 'list national "A national list"\nedition 1 in force from 2026-01-01\n'
        text = f"{head}adopts base edition {edition} {more}\n{tail}\n"
        return build_list([read(text)], {"base": base}, regime="xx")

    return build
