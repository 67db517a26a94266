"""Adoption and the changes of an adopting list: each does what it says, or says why it cannot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from dualclass.checking.references import check_references
from dualclass.checking.structure import check_structure
from dualclass.diagnostics import Diagnostic
from dualclass.language.criteria import Face, Purpose, Reference
from dualclass.language.paragraphs import LabelFormula
from dualclass.lists import ControlList, ListView
from dualclass.lists.reporting import Reports
from dualclass.lists.walking import records_in, references_in

Build = Callable[..., tuple[ControlList, tuple[Diagnostic, ...]]]
DAY = date(2026, 6, 1)


def view_of(built: tuple[ControlList, tuple[Diagnostic, ...]]) -> ListView:
    """The view of a list that was built without a diagnostic and whose join lines are true."""
    control_list, diagnostics = built
    assert diagnostics == ()
    reports = Reports()
    check_structure(control_list, reports)
    check_references(control_list, reports)
    assert [each.message for each in reports.found if each.severity == "error"] == []
    return control_list.view(DAY)


def codes_of(built: tuple[ControlList, tuple[Diagnostic, ...]]) -> list[str]:
    return [each.code for each in built[1]]


def faces(view: ListView, code: str) -> list[Face]:
    return [record for record in records_in(view.paragraph(code).criteria) if isinstance(record, Face)]


def test_everything_of_the_edition_comes_along(adopt: Build) -> None:
    view = view_of(adopt(""))
    assert view.codes[:5] == ("3A001", "3A001.a", "3A001.a.1", "3A001.a.2", "3A001.a.3")
    assert [note.name for note in view.notes] == ["general note gsn", "3A note 1"]
    assert [note.name for note in view.paragraph("3A001.a").notes] == ["3A001.a note"]
    assert [gap.code for gap in view.gaps] == ["2B001", "3A002"]
    assert view.origin("3A001.a.1") == "3A001.a.1"


def test_the_older_edition_lacks_what_came_later(adopt: Build) -> None:
    view = view_of(adopt("omits 3D001", edition="2021"))
    assert view.get("3A001.a.3") is None
    assert view.get("3A001.a.2") is not None


def test_what_is_adopted_holds_before_the_base_had_it(adopt: Build) -> None:
    control_list, _ = adopt("")
    assert all(paragraph.in_force is None for paragraph in control_list.paragraphs())


def test_only_keeps_what_stands_above(adopt: Build) -> None:
    view = view_of(adopt("", more="only 3A001.a.2"))
    assert view.codes == ("3A001", "3A001.a", "3A001.a.2")
    join = view.paragraph("3A001.a").join
    assert join is not None
    assert (join.first, join.last) == ("2", "2")
    assert view.paragraph("3A001.a").criteria
    assert [gap.code for gap in view.gaps] == []


def test_except_leaves_no_hole_and_no_gap(adopt: Build) -> None:
    view = view_of(adopt("", more="except 3A001.a.1, 3A002"))
    join = view.paragraph("3A001.a").join
    assert join is not None
    assert join.first == "2"
    assert [gap.code for gap in view.gaps] == ["2B001"]


@pytest.mark.parametrize("more", ["only 3A009", "except 3A001.z"])
def test_adopting_what_is_not_there_is_reported(adopt: Build, more: str) -> None:
    assert codes_of(adopt("", more=more)) == ["L012"]


def test_two_lines_may_take_parts_of_one_entry(adopt: Build) -> None:
    view = view_of(adopt("adopts base edition 2025 only 3A001.b", more="only 3A001.a"))
    assert [child.code for child in view.paragraph("3A001").children] == ["3A001.a", "3A001.b"]
    assert view.control_list.not_adopted == ("2B001", "3A001.c", "3A002", "3D001")


def test_adopting_twice_is_reported(adopt: Build) -> None:
    assert "L013" in codes_of(adopt("adopts base edition 2021 only 3A001.a.1", more="only 3A001.a"))


# ---------------------------------------------------------------- amends


def test_a_value_is_replaced(adopt: Build) -> None:
    view = view_of(adopt('amends 3A001.a.1 because "x"\n    replaces 400 MS/s with 500 MS/s'))
    assert [face.value for face in faces(view, "3A001.a.1")] == [Fraction(500), Fraction(1)]
    assert view.control_list.because["3A001.a.1"] == "x"


@pytest.mark.parametrize("value", ["401 MS/s", "400 GS/s", "0.4 GS/s"])
def test_a_value_that_is_not_printed_is_reported(adopt: Build, value: str) -> None:
    built = adopt(f'amends 3A001.a.1 because "x"\n    replaces {value} with 500 MS/s')
    assert codes_of(built)[0] == "L025"
    assert [face.value for face in faces(built[0].view(DAY), "3A001.a.1")] == [Fraction(400), Fraction(1)]


def test_a_value_that_occurs_twice_is_reported(adopt: Build) -> None:
    tail = """
    amends 3A001.a.1 because "x"
        sample_rate more than 5 MS/s or update_rate more than 5 MS/s
    amends 3A001.a.1 because "y"
        replaces 5 MS/s with 6 MS/s
    """
    found = adopt(tail)[1]
    assert found[0].code == "L025"
    assert "occurs 2 times" in found[0].message


def test_both_faces_must_be_replaced(adopt: Build) -> None:
    one = 'amends 3A001.a.2 because "x"\n    replaces 218 K with 208 K'
    both = one + "\n    replaces -55 degC with -65 degC"
    assert codes_of(adopt(one)) == ["L026"]
    assert [face.value for face in faces(view_of(adopt(both)), "3A001.a.2")][:2] == [208, -65]


def test_sentences_anew_keep_children_notes_and_join(adopt: Build) -> None:
    view = view_of(adopt('amends 3A001.a because "x"\n    it is a chip'))
    paragraph = view.paragraph("3A001.a")
    assert len(paragraph.children) == 3
    assert paragraph.join is not None
    assert [note.name for note in paragraph.notes] == ["3A001.a note"]
    assert len(paragraph.criteria) == 1
    assert faces(view, "3A001.a.1")


def test_sentences_anew_take_the_place_of_a_residual(adopt: Build) -> None:
    assert view_of(adopt("")).paragraph("3A001.a.3").residuals
    assert view_of(adopt('amends 3A001.a.3 because "x"\n    it is a chip')).paragraph("3A001.a.3").residuals == ()
    assert view_of(adopt('amends 3A001.a.3 because "x"\n    doubtful "y"')).paragraph("3A001.a.3").residuals


def test_a_doubt_is_added_not_lost(adopt: Build) -> None:
    tail = 'amends 3A001.a.1 because "x"\n    replaces 400 MS/s with 5 MS/s\n    doubtful "a slip"'
    assert [mark.text for mark in view_of(adopt(tail)).paragraph("3A001.a.1").marks] == ["a slip"]


def test_a_note_is_written_anew(adopt: Build) -> None:
    tail = """
    amends 3A note 1 because "x"
        defers 3A001 to the host if
        judged specially designed for other_equipment
    """
    note = view_of(adopt(tail)).note("3A note 1")
    assert note is not None
    assert note.effect.references == (Reference("code", "3A001"),)
    assert note.effect.exceptions == ()


@pytest.mark.parametrize(
    "change",
    [
        'amends 3A009 because "x"\n    it is a chip',
        'omits 3A001.z because "x"',
        'omits 3A001.b note 7 because "x"',
        "renumbers 3A001.z as 3A001.y",
        'suspends 3A007 from 2026-01-01 until 2027-01-01 because "x"',
        'marks 3A001.z as sensitive because "x"',
        'adds 3A001.a note 9 takes back 3A001.a note if\n    it is magnetic\nomits 3A001.a note 8 because "x"',
    ],
)
def test_a_change_of_nothing_is_an_error(adopt: Build, change: str) -> None:
    found = adopt(change)[1]
    assert [(each.code, each.severity) for each in found] == [("L030", "error")]


def test_a_change_inside_a_gap_is_a_warning(adopt: Build) -> None:
    found = adopt('amends 3A002.e.1 because "x"\n    replaces 110 GHz with 100 GHz')[1]
    assert [(each.code, each.severity) for each in found] == [("L031", "warning")]


# ---------------------------------------------------------------- omits, adds


def test_an_omitted_child_leaves_the_join_line_true(adopt: Build) -> None:
    view = view_of(adopt('omits 3A001.a.3 because "x"\nomits 3D001 because "y"'))
    join = view.paragraph("3A001.a").join
    assert join is not None
    assert (join.first, join.last) == ("1", "2")


def test_an_omitted_child_leaves_a_formula(adopt: Build) -> None:
    join = view_of(adopt('omits 3A001.b.1 because "x"')).paragraph("3A001.b").join
    assert join is not None
    assert join.formula == LabelFormula("or", (LabelFormula("label", label="b.2"), LabelFormula("label", label="b.3")))


def test_the_last_child_cannot_be_omitted(adopt: Build) -> None:
    built = adopt('omits 3A001.a.1 to a.3 because "x"')
    assert codes_of(built) == ["L032"]
    assert built[0].view(DAY).get("3A001.a.3") is not None


def test_notes_and_gaps_can_be_omitted(adopt: Build) -> None:
    tail = 'omits 3A001.a note because "x"\nomits 3A note 1 because "x"\nomits 2B001 because "x"'
    view = view_of(adopt(tail))
    assert [note.name for note in view.all_notes()] == ["general note gsn"]
    assert [gap.code for gap in view.gaps] == ["3A002"]


def test_a_child_is_added_and_announced(adopt: Build) -> None:
    view = view_of(adopt("adds 3A001.a.4\n    resolution at least 20 bit"))
    paragraph = view.paragraph("3A001.a")
    assert paragraph.join is not None
    assert (paragraph.join.last, paragraph.children[-1].code) == ("4", "3A001.a.4")
    assert view.origin("3A001.a.4") is None


def test_a_child_of_what_has_no_children_needs_a_join_line(adopt: Build) -> None:
    assert codes_of(adopt("adds 3A001.a.1.a\n    it is fast")) == ["L036"]
    tail = 'amends 3A001.a.1 because "x"\n    any of a to a:\nadds 3A001.a.1.a\n    it is fast'
    assert view_of(adopt(tail)).get("3A001.a.1.a") is not None


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        ("adds 3A001.a.1\n    it is fast", "L033"),
        ("adds 3A002.a\n    it is fast", "L034"),
        ("adds 3A777.a\n    it is fast", "L035"),
    ],
)
def test_what_cannot_be_added(adopt: Build, tail: str, code: str) -> None:
    assert codes_of(adopt(tail)) == [code]


# ---------------------------------------------------------------- renumbers


def references(view: ListView, code: str) -> list[Reference]:
    return [reference for reference, _ in references_in(view.paragraph(code).criteria)]


def test_references_follow_a_new_number(adopt: Build) -> None:
    view = view_of(adopt("renumbers 3A001.a.1 as 3A001.a.7"))
    assert view.get("3A001.a.1") is None
    assert view.origin("3A001.a.7") == "3A001.a.1"
    assert references(view, "3D001") == [
        Reference("code", "3A001.a.2"),
        Reference("code", "3A001.a.3"),
        Reference("code", "3A001.a.7"),
    ]
    join = view.paragraph("3A001.a").join
    assert join is not None
    assert (join.first, join.last) == ("2", "7")


def test_two_paragraphs_change_places(adopt: Build) -> None:
    view = view_of(adopt("renumbers 3A001.a.1 as 3A001.a.3\nrenumbers 3A001.a.3 as 3A001.a.1"))
    assert view.origin("3A001.a.1") == "3A001.a.3"
    assert [child.code for child in view.paragraph("3A001.a").children] == [
        "3A001.a.1",
        "3A001.a.2",
        "3A001.a.3",
    ]
    assert set(view.resolve(references(view, "3D001"))) == {"3A001.a.1", "3A001.a.2", "3A001.a.3"}


def test_what_hangs_below_and_cites_it_moves_too(adopt: Build) -> None:
    view = view_of(adopt("renumbers 3A001.a as 3A001.x"))
    assert view.get("3A001.x.2") is not None
    assert [note.name for note in view.releasing("3A001.x.2")] == ["3A001.x note"]
    assert [note.name for note in view.releasing("3A001.x.1")] == ["3A note 1", "3A001.x note"]
    purpose = next(r for r in records_in(view.paragraph("3D001")) if isinstance(r, Purpose))
    assert view.resolve(purpose.references) == ("3A001.x.1", "3A001.x.2", "3A001.x.3")


def test_a_formula_follows(adopt: Build) -> None:
    join = view_of(adopt("renumbers 3A001.b.2 as 3A001.b.5")).paragraph("3A001.b").join
    assert join is not None
    assert join.formula is not None
    labels = {record.label for record in records_in(join.formula) if isinstance(record, LabelFormula)}
    assert labels == {None, "1", "5", "3"}


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        ("renumbers 3A001.a.1 as 3A001.a.2", "L043"),
        ("renumbers 3A001.a.1 as 3A001.b.9", "L042"),
        ("renumbers 3A001.a.1 as 3A001.a.8\nrenumbers 3A001.a.1 as 3A001.a.9", "L041"),
    ],
)
def test_impossible_numbers(adopt: Build, tail: str, code: str) -> None:
    built = adopt(tail)
    assert codes_of(built) == [code]


def test_marks_and_suspension(adopt: Build) -> None:
    tail = """
    marks 3A001.a, 3A002 as sensitive because "x"
    suspends 3A001.a.1 from 2026-01-01 until 2027-01-01 because "order"
    """
    view = view_of(adopt(tail))
    assert view.tags("3A001.a.2") == ("sensitive",)
    assert view.tags("3A002.b") == ("sensitive",)
    assert view.tags("3A001.b") == ()
    assert view.state("3A001.a.1").word == "suspended"
    assert view.state("3A001.a.2").word == "applied"
