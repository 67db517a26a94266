"""Labelled blocks become paragraph trees, notes and changes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Condition,
    Face,
    FreeStatement,
    HasPart,
    IsFlag,
    IsKind,
    Labelled,
    Literal,
    Members,
    Open,
    Quantifier,
    Reference,
    SpanTest,
    Threshold,
)
from dualclass.language.paragraphs import (
    Adds,
    Amends,
    Effect,
    LabelFormula,
    Mark,
    Paragraph,
    Period,
    Replacement,
    RuleFile,
    Suspension,
    Tail,
)
from dualclass.language.reader import parse_rule_file


def read(text: str) -> RuleFile:
    result = parse_rule_file(text, "test.rules")
    assert [each.message for each in result.diagnostics] == []
    return result.rule_file


def codes(paragraph: Paragraph) -> list[str]:
    return [paragraph.code, *(code for child in paragraph.children for code in codes(child))]


def test_a_tree_by_labels() -> None:
    (entry,) = read(
        '2B001 "machine tools"\n    it is a machine_tool\n    as follows, a to b:\n'
        '  a "turning"\n    any of 1 to 2:\n  a.1  it is big\n  2B001.a.2\n    it is red; it is new\n  b  not used\n'
    ).paragraphs
    assert codes(entry) == ["2B001", "2B001.a", "2B001.a.1", "2B001.a.2", "2B001.b"]
    assert entry.title == "machine tools" and entry.children[0].title == "turning"
    assert entry.join is not None and (entry.join.kind, entry.join.first, entry.join.last) == ("as follows", "a", "b")
    assert entry.children[0].children[1].criteria == (IsFlag("red"), IsFlag("new"))
    assert entry.children[1].status == "not used"


def test_join_lines() -> None:
    text = "2B001\n    {join}\n  a  it is big\n  b  it is red\n"
    join = read(text.format(join="at duration at least 12 h, all of a to b:")).paragraphs[0].join
    assert join is not None and join.kind == "all" and join.conditions[0].parameter == "duration"
    join = read(text.replace("  b ", "  f ").format(join="as follows, a, f:")).paragraphs[0].join
    assert join is not None and (join.first, join.last, join.left_out) == ("a", "f", ("b", "c", "d", "e"))
    join = read(text.format(join="every wetted_surface is any of a to b:")).paragraphs[0].join
    assert join is not None and (join.quantifier, join.collection) == (Quantifier("every"), "wetted_surface")
    join = read(text.format(join="at every field, at least 2 rotary_axis have all of a to b:")).paragraphs[0].join
    assert join is not None and join.quantifier == Quantifier("at least", 2)
    assert join.conditions == (Condition("field", "every"),)
    join = read("9B106\n  joined as (a and b) or c\n a  it is big\n b  it is red\n c  it is new\n").paragraphs[0].join
    assert join is not None and join.formula == LabelFormula(
        "or",
        (
            LabelFormula("and", (LabelFormula("label", label="a"), LabelFormula("label", label="b"))),
            LabelFormula("label", label="c"),
        ),
    )


def test_marks_dates_and_gaps() -> None:
    (entry,) = read(
        "3A001\n    in force from 2025-01-01 until 2026-01-01\n"
        '    suspended from 2025-11-07 until 2026-11-10 by "2025-70" then not established "nothing says"\n'
        '    doubtful "so"; correspondence "as"; inferred "if"; reading "that"; hs "1", "2"; says "hm"\n    it is big\n'
    ).paragraphs
    assert entry.in_force == Period(date(2025, 1, 1), date(2026, 1, 1))
    period = Period(date(2025, 11, 7), date(2026, 11, 10))
    assert entry.suspensions == (Suspension(period, "2025-70", "nothing says"),)
    assert [mark.word for mark in entry.marks] == [
        "doubtful",
        "correspondence",
        "inferred",
        "reading",
        "hs",
        "hs",
        "says",
    ]
    whole, partly, see, empty = read(
        '3A001\n not encoded "later"\n3A002\n it is big; not encoded "half"\n3A003\n see 2B003, the military list\n'
        "3A004\n printed empty\n"
    ).paragraphs
    assert (whole.status, whole.status_text, whole.criteria) == ("not encoded", "later", ())
    assert (partly.status, partly.criteria) == ("encoded", (IsFlag("big"), Open("half")))
    assert see.status == "see" and see.see == (Reference("code", "2B003"), Reference("outside", "military list"))
    assert empty.status == "printed empty"


def test_tails_and_residuals() -> None:
    (entry,) = read(
        "2B350\n    it is a vessel; other than those in 2B233\n"
        "    also its specially designed components with (mass more than 1 kg)\n    also its designed tube, plate\n"
        "    also chemical_mixture containing it\n    any of 1 to 1:\n  1  it is big\n"
    ).paragraphs
    assert entry.residuals[0].references == (Reference("code", "2B233"),)
    first, second, third = entry.tails
    assert first.kind == "components" and first.adjective == "specially designed" and len(first.criteria) == 1
    assert second == Tail("named", "designed", ("tube", "plate"))
    assert third == Tail("mixture", None, ("chemical_mixture",))


def test_dated_variants_have_their_own_children() -> None:
    (entry,) = read(
        "3A001\n    as follows, a to a:\n"
        "  a\n    in force until 2025-01-01\n    any of 1 to 1:\n  a.1  it is big\n"
        "  a\n    in force from 2025-01-01\n    any of 1 to 2:\n  a.1  it is red\n  a.2  it is new\n"
    ).paragraphs
    assert [child.code for child in entry.children] == ["3A001.a", "3A001.a"]
    assert [len(child.children) for child in entry.children] == [1, 2]


def test_notes() -> None:
    (entry,) = read(
        "6A003\n    as follows, b to b:\n  note 1 releases 6A003 except 6A003.b if\n      judged limited to testing\n"
        "  b\n    it is a camera\n    any of 4 to 4:\n  b.4  it is big\n"
        "  b.4 note 3 releases b.4 if any of a to c:\n"
        "    b.4 note 3.a  it is red\n"
        "    b.4 note 3.b\n      it is old\n      all of 1 to 2:\n"
        '    b.4 note 3.b.1  it is wide; reading "so"\n    b.4 note 3.b.2  not encoded "more"\n'
        "    b.4 note 3.c  not used\n"
        "  b.4 note 4 takes back b.4 note 3 if\n      it is magnetic\n"
        '  b.4 technical note says "as measured"\n'
    ).paragraphs
    (first,) = entry.notes
    assert (first.name, first.place, first.label) == ("6A003 note 1", "6A003", "note 1")
    assert first.effect.references == (Reference("code", "6A003"),)
    assert first.effect.exceptions == (Reference("code", "6A003.b"),)
    note, back, technical = entry.children[0].children[0].notes
    assert note.name == "6A003.b.4 note 3"
    inner = AllOf((Labelled("6A003.b.4 note 3.b.1", IsFlag("wide")), Labelled("6A003.b.4 note 3.b.2", Open("more"))))
    assert note.criterion == AnyOf(
        (
            Labelled("6A003.b.4 note 3.a", IsFlag("red")),
            Labelled("6A003.b.4 note 3.b", AllOf((IsFlag("old"), inner))),
        )
    )
    assert note.marks == (Mark("reading", "so"),)
    assert back.effect.note == "6A003.b.4 note 3" and back.criterion == IsFlag("magnetic")
    assert technical.technical and technical.criterion is None


def test_effects() -> None:
    notes = (
        read(
            "3A001\n    it is a valve\n"
            "  note 1 narrows servo_valve to\n    it is big\n"
            "  note 2 releases 3A001 unless\n    it is big\n"
            "  note 3 evaluates 3A001 by the lowest threshold\n"
            "  technical note defines hard_material as any of a to b:\n"
            "    technical note.a  it is big\n    technical note.b  it is red\n"
            "  note 4 excludes sealing_part from wetted_surface\n"
            "  note 5 defers 3A001 except 3A001.a to the host if\n    judged specially designed for other_equipment\n"
        )
        .paragraphs[0]
        .notes
    )
    assert [note.effect.action for note in notes] == [
        "narrows",
        "releases unless",
        "lowest threshold",
        "defines",
        "excludes",
        "defers",
    ]
    assert notes[0].effect.name == "servo_valve"
    assert notes[3].effect.name == "hard_material" and isinstance(notes[3].criterion, AnyOf)
    assert notes[4].effect == Effect("excludes", name="sealing_part", collections=("wetted_surface",))


def test_quantified_and_conditioned_joins_in_notes() -> None:
    (note,) = (
        read(
            "3E001\n    it is a technology\n  note 1 releases 3E001 if\n"
            "    at time 2 s, some target has all of a to b:\n"
            "    note 1.a  feature_size at least 0.13 um\n"
            "    note 1.b  operating_band covers 1 Hz to 2 Hz; it has layers\n"
        )
        .paragraphs[0]
        .notes
    )
    members = note.criterion
    assert isinstance(members, Members) and members.collection == "target"
    assert isinstance(members.body, AllOf)
    first, second = members.body.items
    at = (Condition("time", "value", value=Literal((Face(Fraction(2), "s"),))),)
    assert isinstance(first, Labelled) and isinstance(first.item, Threshold) and first.item.conditions == at
    assert isinstance(second, Labelled) and isinstance(second.item, AllOf)
    span, part = second.item.items
    assert isinstance(span, SpanTest) and span.conditions == at and part == HasPart("layers")


def test_group_and_general_notes() -> None:
    found = read(
        "3A note 1 defers 3A001, 3A002 to the host if\n    judged specially designed for other_equipment\n"
        'general note gtn "technology"\n    supplies required for to 1E to 9E\n'
        'general note gsn "software" releases 0D to 9D except category 5 part 2 if any of a to b:\n'
        '    gsn note.a  stated "it is sold at retail"\n    note.b  stated "it is public"\n'
        "general note one releases 1C if\n    it is big\n"
    )
    group, gtn, gsn, one = found.notes
    assert (group.name, group.place, group.general) == ("3A note 1", "3A", False)
    assert (gtn.name, gtn.title, gtn.general) == ("general note gtn", "technology", True)
    assert gtn.effect == Effect("supplies", (Reference("group range", "1E", "9E"),), name="required for")
    assert gsn.criterion == AnyOf(
        (
            Labelled("general note gsn.a", FreeStatement("stated", "it is sold at retail")),
            Labelled("general note gsn.b", FreeStatement("stated", "it is public")),
        )
    )
    assert one.criterion == IsFlag("big")


def test_changes() -> None:
    found = read(
        'list uk "United Kingdom"\nadopts international edition 2025 only 1A001, 3A except 3B501.a.1 to a.3\n'
        'amends 3A002.e.1 because "SI 1"\n    replaces 110 GHz with 100 GHz\n'
        'amends 4D001.a because "SI 2"\n    judged designed for use of 4A001\n'
        'amends 3A note 1 because "SI 3"\n    defers 3A001 to the host if\n    it is big\n'
        'adds PL8001 "goods"\n    it is a device\n    as follows, a to b:\n'
        "  a  it is big\n  a note releases a if\n    it is old\n"
        "  b  it is red\n"
        "adds 1C350 note 5 releases 1C350 if\n    it is a mixture\n"
        "adds 2B352.c.1\n    all of a to b:\nadds 2B352.c.1.a  it is big\nadds 2B352.c.1.b  it is red\n"
        'omits 9A008 technical note, 9A009 because "SI 4"\nrenumbers 0B004.b.10.1 as 0B004.b.10.a\n'
        'renumbers 3A001.a as "3.1.1"\nsuspends PL8001.b from 2026-01-01 until 2026-02-01 because "SI 5"\n'
        'marks 3A001.b.2, .3 as sensitive because "SI 6"\n'
    )
    assert found.adopts[0].only == (Reference("code", "1A001"), Reference("group", "3A"))
    assert found.adopts[0].exceptions == (Reference("range", "3B501.a.1", "3B501.a.3"),)
    amended, again, group = [each for each in found.changes if isinstance(each, Amends)]
    assert amended == Amends(
        "3A002.e.1", "SI 1", (Replacement(Face(Fraction(110), "GHz"), Face(Fraction(100), "GHz")),)
    )
    assert again.paragraph is not None and len(again.paragraph.criteria) == 1 and again.because == "SI 2"
    assert group.code == "3A note 1" and group.note is not None and group.note.criterion == IsFlag("big")
    added = [each for each in found.changes if isinstance(each, Adds)]
    assert added[0].paragraph is not None and codes(added[0].paragraph) == ["PL8001", "PL8001.a", "PL8001.b"]
    assert added[0].paragraph.children[0].notes[0].name == "PL8001.a note"
    assert added[1].note is not None and added[1].note.name == "1C350 note 5"
    assert [each.paragraph.code for each in added[2:] if each.paragraph] == ["2B352.c.1", "2B352.c.1.a", "2B352.c.1.b"]
    kinds = [type(each).__name__ for each in found.changes]
    assert kinds[-5:] == ["Omits", "Renumbers", "Renumbers", "Suspends", "Marks"]


def test_children_inside_an_amended_paragraph() -> None:
    found = read('amends 3B501.f because "SI"\n    it is new\n    any of 1 to 3:\n  f.1\n    it is big\n')
    (change,) = found.changes
    assert isinstance(change, Amends) and change.paragraph is not None
    assert codes(change.paragraph) == ["3B501.f", "3B501.f.1"]


def test_one_file_may_hold_entries_behind_changes() -> None:
    found = read("adds 3A001.z\n    it is big\n3A902\n    it is a valve\n    any of a to a:\n  a  it is red\n")
    assert [paragraph.code for paragraph in found.paragraphs] == ["3A902"]
    assert found.paragraphs[0].criteria == (IsKind(("valve",)),)
