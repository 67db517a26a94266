"""Errors planted in a small list, one at a time: the audit notices each, and says what it is."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from .conftest import TEXT, Audited

type Found = tuple[str, str, str]


def found_in(result: Any) -> list[Found]:
    """What is found, as place, kind and value."""
    return [(each.subject, each.kind, each.value) for each in result.differences]


def test_a_list_that_says_what_the_text_says(audited: Audited) -> None:
    result = audited()
    assert found_in(result) == []
    counts = result.counts
    assert (counts.compared, counts.notes, counts.unused, counts.gap_paragraphs) == (10, 3, 1, 2)
    # 5, 2500 kPa, 10 MPa, 563 K, 290 degC, 6 um, 2, 15 mm, 12 and 293 K; the one stage may, and need not, be answered
    assert counts.figures == 10
    assert counts.rule_figures == 9
    assert counts.in_words == 2
    assert counts.pointers == 1
    assert dict(counts.apart) == {"references": 5, "standards": 1, "cas": 1}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param(
            "flow at least 5 m3/h", "flow more than 5 m3/h", [("2B990.a", "border", "5 m3/h")], id="strictness"
        ),
        pytest.param("flow at least 5 m3/h", "flow at most 5 m3/h", [("2B990.a", "border", "5 m3/h")], id="turned"),
        pytest.param(
            "flow at least 5 m3/h",
            "flow at least 6 m3/h",
            [("2B990.a", "figure-missing", "5 m3/h"), ("2B990.a", "figure-surplus", "6 m3/h")],
            id="digit",
        ),
        pytest.param(
            "2.5 MPa but at most 10 MPa",
            "2.5 MPa but at most 10 kPa",
            [("2B990.a", "unit", "10 kPa")],
            id="prefix",
        ),
        pytest.param(
            "563 K (290 degC)",
            "563 K (280 degC)",
            [("2B990.b", "figure-missing", "290 degC"), ("2B990.b", "figure-surplus", "280 degC")],
            id="second face",
        ),
        pytest.param("    flow at least 5 m3/h\n", "", [("2B990.a", "figure-missing", "5 m3/h")], id="clause dropped"),
        pytest.param(
            "    flow at least 5 m3/h\n",
            "    flow at least 5 m3/h\n    stages at least 7\n",
            [("2B990.a", "figure-surplus", "7")],
            id="clause added",
        ),
        pytest.param(
            "    other than those in 2B990.a\n",
            "",
            [("2B990.b", "reference-missing", "2B990.a")],
            id="reference dropped",
        ),
        pytest.param(
            "judged specially designed for 2B990.a to 2B990.c",
            "judged specially designed for 2B990.a, 2B990.b",
            [("2B990.e.2", "reference-missing", "2B990.c")],
            id="shorter range",
        ),
        pytest.param(
            "it is specified in 2B990.a, 2B990.b, 2B990.c",
            "it is specified in 2B990.a, 2B990.b, 2B990.c, 2B990.e",
            [("2C990.2", "reference-surplus", "2B990.e")],
            id="reference added",
        ),
        pytest.param(
            "it is specified in 2B990.a, 2B990.b, 2B990.c",
            "it is specified in 2B990.a, 2B990.b, 2B990.c or (it is specified in 2B990.a, 2B990.b)",
            [("2C990.2", "reference-missing", "2B990.c")],
            id="second list not whole",
        ),
        pytest.param(
            "at least 2 seal",
            "at least 3 seal",
            [("2B990.e", "figure-missing", "2"), ("2B990.e", "figure-surplus", "3")],
            id="count",
        ),
        pytest.param(
            "CAS 75-44-5",
            "CAS 76-06-2",
            [("2C990.1", "cas-missing", "75-44-5"), ("2C990.1", "cas-surplus", "76-06-2")],
            id="cas",
        ),
        pytest.param(
            '  note 2 says "pumps with 12 stages or more are included"\n',
            "",
            [("2B990", "note-missing", "note 2")],
            id="note",
        ),
        pytest.param(
            '  technical note says "flow is measured at 293 K"\n',
            "",
            [("2B990", "note-missing", "technical note")],
            id="technical note",
        ),
        pytest.param(
            "with 12 stages or more", "with 13 stages", [("2B990 note 2", "figure-missing", "12")], id="note's number"
        ),
        pytest.param(
            "note 1 releases 2B990 if\n    stages at most 1\n    judged specially designed for race_cars",
            'note 1 says "pumps of one stage for race cars are free"',
            [("2B990 note 1", "note-effect", "says")],
            id="release only said",
        ),
        pytest.param(
            'note 2 says "pumps with 12 stages or more are included"',
            "note 2 releases 2B990 if\n    stages at least 12",
            [("2B990 note 2", "note-effect", "releases")],
            id="release made up",
        ),
        pytest.param(
            "note 1 releases 2B990 if",
            "note 1 releases 2C990 if",
            [("2B990 note 1", "reference-surplus", "2C990")],
            id="release of another",
        ),
        pytest.param(
            "  d not used\n",
            "  d  flow at least 9 m3/h\n",
            [("2B990.d", "paragraph-status", "encoded"), ("2B990.d", "figure-surplus", "9 m3/h")],
            id="unused label used",
        ),
        pytest.param(
            '  c  repeatability by "ISO 230-2:1988" at most 6 um\n',
            "  c not used\n",
            [("2B990.c", "paragraph-status", "not used"), ("2B990.c", "standard-missing", "ISO 230-2:1988")],
            id="used label unused",
        ),
        pytest.param(
            '  c  repeatability by "ISO 230-2:1988" at most 6 um\n',
            '  c\n    it is a pump\n    not encoded "later"\n',
            [],
            id="a gap with a gate is not asked for its standard",
        ),
        pytest.param("2B991 with 2 paragraphs", "2B991 with 3 paragraphs", [("2B991", "gap-count", "3")], id="gap"),
        pytest.param(
            "not encoded 2B991 with 2 paragraphs\n",
            "",
            [("2B991", "paragraph-missing", "2B991"), ("2B991.a", "paragraph-missing", "2B991.a")],
            id="no gap",
        ),
    ],
)
def test_planted_in_the_rules(old: str, new: str, found: list[Found], audited: Audited) -> None:
    assert sorted(found_in(audited((old, new)))) == sorted(found)


def test_a_method_of_another_year(audited: Audited) -> None:
    result = audited(
        ('  c  repeatability by "ISO 230-2:1988" at most 6 um', '  c  repeatability by "ISO 230-2:2014" at most 6 um')
    )
    assert ("2B990.c", "standard-missing", "ISO 230-2:1988") in found_in(result)
    assert [(each.kind, each.value) for each in result.information] == [("standard-surplus", "ISO 230-2:2014")]


def changed(code: str, **fields: Any) -> list[dict[str, Any]]:
    """The records with one changed; ``drop`` takes it out."""
    records = copy.deepcopy(TEXT)
    if fields.pop("drop", False):
        return [each for each in records if each["code"] != code]
    next(each for each in records if each["code"] == code).update(fields)
    return records


def test_paragraphs_that_the_text_does_not_have(audited: Audited) -> None:
    assert found_in(audited(records=changed("2B990.e.1", drop=True))) == [
        ("2B990.e.1", "paragraph-surplus", "2B990.e.1")
    ]
    whole = [each for each in TEXT if not each["code"].startswith("2C990")]
    assert found_in(audited(records=whole)) == [("2C990", "paragraph-surplus", "2C990")]
    result = audited(records=whole, partial=True)
    assert found_in(result) == []
    assert result.counts.without_text == 3


def test_a_number_without_its_unit(audited: Audited) -> None:
    (found,) = audited(records=changed("2B990.e.1", text="A width less than 15; and")).differences
    assert (found.kind, found.value) == ("unit", "15 mm")
    (found,) = audited(records=changed("2B990.e.1", text="A width less than 15 furlongs/h; and")).differences
    assert found.kind == "unit"


def test_a_number_is_found_in_any_spelling(audited: Audited) -> None:
    for text in (
        "a width less than 0.015 m",
        "a width less than 1,5 cm",
        "a width smaller than 15 000 µm",
        "a width of fewer than 1,5 × 10^4 µm",
        "a width below 1,5 x 104 um",
    ):
        assert found_in(audited(records=changed("2B990.e.1", text=text))) == [], text


def test_what_is_not_encoded_is_not_compared(audited: Audited) -> None:
    result = audited(("    flow at least 5 m3/h\n", '    not encoded "the flow is not written out"\n'))
    assert found_in(result) == []
    # but what it has, the text must have
    result = audited(("    flow at least 5 m3/h\n", '    not encoded "the flow"\n    stages at least 7\n'))
    assert found_in(result) == [("2B990.a", "figure-surplus", "7")]


def test_only_some_paragraphs(audited: Audited) -> None:
    change = ("flow at least 5 m3/h", "flow at most 5 m3/h")
    assert found_in(audited(change, only=("2B990.e",))) == []
    assert len(found_in(audited(change, only=("2B990.a",)))) == 1


def test_information_is_no_difference(audited: Audited) -> None:
    result = audited(
        records=changed("2B990.e.1", text="Specially designed to be narrow; and"),
    )
    kinds = {each.kind for each in result.information}
    assert kinds == {"no-figure", "no-judgement"} or kinds == {"no-judgement"}
    assert found_in(result) == [("2B990.e.1", "figure-surplus", "15 mm")]


def test_a_text_with_its_notes_among_its_words(audited: Audited) -> None:
    records = [{"code": each["code"], "text": each["text"]} for each in TEXT]
    records[0]["text"] = "Pumps; excludes those of one stage; twelve stages or more are included; flow at 293 K"
    assert found_in(audited(records=records)) == []


def test_one_record_for_a_whole_entry(audited: Audited) -> None:
    records = [
        {
            "code": "2B990",
            "text": "a. flow 5 m3/h or more, over 2.5 MPa, up to 10 MPa; b. above 563 K (290 °C); c. 6 µm or less by "
            "ISO 230-2:1988; e. two or more seals under 15 mm, for 2B990.a. to c.; one stage, 12 stages or more; 293 K",
        }
    ]
    assert found_in(audited(records=records, partial=True)) == []
    records[0]["text"] = records[0]["text"].replace("15 mm", "16 mm")
    assert found_in(audited(records=records, partial=True)) == [
        ("2B990", "figure-missing", "16 mm"),
        ("2B990", "figure-surplus", "15 mm"),
    ]


def test_rows_that_repeat_what_stands_above_them(audited: Audited) -> None:
    rows = [{"code": "2B990.e.1", "text": "two or more seals under 15 mm"}]
    assert found_in(audited(records=rows, partial=True)) == []
    rows[0]["text"] = "three or more seals under 15 mm"
    assert ("2B990.e.1", "figure-missing", "3") in found_in(audited(records=rows, partial=True))
