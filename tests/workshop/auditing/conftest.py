"""A small list, its text in our own words, and an audit of the two."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dualclass.language.paragraphs import RuleFile
from dualclass.language.reader import parse_rule_file
from dualclass.lists import build_list
from dualclass.vocabulary import build_vocabulary
from dualclass.workshop.auditing.auditing import Audit, audit
from dualclass.workshop.auditing.official_text import read_official_text

RULES = """list small "A small list"
edition 1 in force from 2020-01-01

kind pump
    quantity flow in m3/h; quantity pressure in kPa, MPa; quantity temperature in K, degC
    quantity repeatability in um by "ISO 230-2:1988"; count stages
    enumerated seal; quantity seal.width in mm
kind poison
    identifier cas
judgement specially designed for race_cars "Is it made for race cars?"

2B990 "pumps"
    it is a pump
    as follows, a to e:
  note 1 releases 2B990 if
    stages at most 1
    judged specially designed for race_cars
  note 2 says "pumps with 12 stages or more are included"
  technical note says "flow is measured at 293 K"
  a
    flow at least 5 m3/h
    pressure more than 2.5 MPa but at most 10 MPa
  b
    temperature more than 563 K (290 degC)
    other than those in 2B990.a
  c  repeatability by "ISO 230-2:1988" at most 6 um
  d not used
  e "with seals"
    at least 2 seal have all of 1 to 2:
  e.1  width less than 15 mm
  e.2  judged specially designed for 2B990.a to 2B990.c
2C990 "poisons"
    it is a poison
    as follows, 1 to 2:
  1  substance "phosgene" CAS 75-44-5
  2  it is specified in 2B990.a, 2B990.b, 2B990.c
not encoded 2B991 with 2 paragraphs
"""

TEXT: list[dict[str, Any]] = [
    {
        "code": "2B990",
        "text": "Pumps, as follows:",
        "notes": [
            {"label": "Note 1", "text": "2B990 does not control pumps of one stage or less made for race cars."},
            {"label": "Note 2", "text": "2B990 includes pumps having twelve stages or more."},
        ],
        "technical_notes": [{"label": "Technical Note", "text": "Flow is that at 293 K."}],
        "nb": [{"label": "N.B.", "text": "See also 2B350."}],
    },
    {"code": "2B990.a", "text": "A flow of 5 m3/h or more at a pressure exceeding 2 500 kPa but not exceeding 10 MPa;"},
    {"code": "2B990.b", "text": "Other than those specified in 2B990.a., for temperatures above 563 K (290 °C);"},
    {"code": "2B990.c", "text": "A repeatability equal to or less (better) than 6 µm according to ISO 230-2:1988 (6);"},
    {"code": "2B990.d", "text": "Not used;"},
    {"code": "2B990.e", "text": "Two or more seals, each of them having all of the following:"},
    {"code": "2B990.e.1", "text": "A width less than 15 mm; and"},
    {"code": "2B990.e.2", "text": "Specially designed for pumps specified in 2B990.a. to c.;"},
    {"code": "2C990", "text": "Poisons, as follows:"},
    {"code": "2C990.1", "text": "Phosgene (CAS 75-44-5);"},
    {"code": "2C990.2", "text": "Those specified in 2B990.a., .b. or .c."},
    {"code": "2B991", "text": "Valves exceeding 3 m, as follows:"},
    {"code": "2B991.a", "text": "Of 4 m."},
]

type Audited = Callable[..., Audit]


def rule_file(text: str) -> RuleFile:
    """The records of a rule text without errors."""
    result = parse_rule_file(text, "small.rules")
    assert not result.errors, [each.message for each in result.errors]
    return result.rule_file


def lines(records: list[dict[str, Any]]) -> str:
    """Records as JSON lines."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records)


@pytest.fixture
def audited(tmp_path: Path) -> Audited:
    """Audit the small list, with changes: of the rules (old text, new text), of the records by code."""

    def run(*changes: tuple[str, str], records: list[dict[str, Any]] | None = None, **options: Any) -> Audit:
        rules = RULES
        for old, new in changes:
            assert rules.count(old) == 1, (old, rules.count(old))
            rules = rules.replace(old, new)
        file = rule_file(rules)
        built, _ = build_list([file], {}, regime="small")
        vocabulary, _ = build_vocabulary([file])
        path = tmp_path / "text.jsonl"
        path.write_text(lines(TEXT if records is None else records), encoding="utf-8")
        return audit(built.view(date(2026, 1, 1)), vocabulary, read_official_text(path), **options)

    return run
