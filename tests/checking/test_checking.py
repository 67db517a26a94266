"""Each mistake a list can make, with the code of its diagnostic, what it says and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dualclass.checking import cas_is_valid, check_list, check_vocabulary
from dualclass.diagnostics import Diagnostic
from dualclass.language.criteria import IsKind, Substance
from dualclass.language.paragraphs import Effect, Join, Note, Paragraph, Period
from dualclass.language.reader import parse_rule_file
from dualclass.lists import ControlList, build_list
from dualclass.vocabulary import Vocabulary, build_vocabulary

VOCABULARY = """
kind measurement
    quantity temperature in K, degC
    quantity output_frequency in Hz, MHz
kind machine_tool
    flag numerically_controllable
    count contouring_axes
    quantity travel in mm, m
    quantity accuracy in um by "ISO 1"
    quantity accuracy in um by "ISO 2"
    quantity fraction
    curve phase_noise in Hz
    span rated_band in Hz, MHz
    choice form of tube, bar
    set process of laser_beam, cutting
    ranked nominal_size of "DN 10", "DN 15"
    enumerated linear_axis "the axes"
    quantity linear_axis.length in mm, m
    flag linear_axis.contouring
    flag chuck
    flag spindle
    part seal "its seals"
kind turning_machine is machine_tool
kind chemical
    identifier cas
kind fibre
    quantity modulus in GPa
kind shipment
    identifier destination
group cwc_party of all except eg
"""

HEAD = """list small "x"
edition 1 in force from 2020-01-01
not encoded 9A001 with 3 paragraphs
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    parsed = parse_rule_file(VOCABULARY, "vocabulary.rules")
    assert parsed.diagnostics == ()
    built, diagnostics = build_vocabulary([parsed.rule_file])
    assert diagnostics == ()
    return built


def checked(text: str, vocabulary: Vocabulary) -> list[Diagnostic]:
    parsed = parse_rule_file(HEAD + text, "small.rules")
    # What the parser refuses as well is checked again here: amending and adopting can bring it about.
    strange = [each.message for each in parsed.errors if each.code not in {"R023", "R051", "R060"}]
    assert strange == []
    built, diagnostics = build_list([parsed.rule_file], {}, regime="x")
    assert [each for each in diagnostics if each.severity == "error"] == []
    return list(check_list(built, vocabulary))


def sentence(text: str, vocabulary: Vocabulary) -> list[Diagnostic]:
    return checked(f'2B001 "x"\n    it is a machine_tool\n    {text}\n', vocabulary)


@pytest.mark.parametrize(
    "text",
    [
        "travel at least 1 m but less than 4 m",
        "contouring_axes exactly 3",
        "fraction at least 5 %",
        'accuracy by "ISO 2" at most 5 um',
        "rated_band overlaps more than 2 MHz but at most 3 MHz",
        "phase_noise less than 5 Hz at any output_frequency",
        "travel at least 1 m at temperature 300 K",
        'nominal_size ranked at least "DN 15"',
        "form is one of tube, bar",
        "process includes any of laser_beam, cutting",
        "some linear_axis has (length at least 1 m and it is contouring)",
        "some seal has (modulus at least 3 GPa)",
        "it has chuck",
        "it has no linear_axis",
        "shipment destination is cwc_party",
        "shipment destination is fr",
        "some seal is specified in 9A001.a",
        "stated designed for development of 9A001 to 9A003, 9A",
        "travel at least formula (N * 2) mm where N is contouring_axes",
    ],
)
def test_what_is_right_has_no_error(text: str, vocabulary: Vocabulary) -> None:
    found = [each for each in sentence(text, vocabulary) if each.code != "C020"]
    assert found == []


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("it is a machine_tol", "C001", "`machine_tol` is no known kind"),
        ("travle at least 1 m", "C002", "`travle` is no known parameter"),
        ("some linear_axis has (lenth at least 1 m)", "C002", "of a member of `linear_axis`"),
        ("some linear_axis has (travel at least 1 m)", "C002", "of a member of `linear_axis`"),
        ("it is numerically_controlable", "C003", "is no known flag"),
        ("it has chuk", "C003", "`chuk` is not known"),
        ("it is travel", "C010", "`travel` is a quantity, not a flag"),
        ("form is tub", "C004", "`tub` is no option of `form`"),
        ("process includes laser_beem", "C004", "`laser_beem`"),
        ("shipment destination is europe", "C004", "`europe`"),
        ("some travel has (length at least 1 m)", "C005", "`travel` is no collection or part: it is a quantity"),
        ("some axle has (length at least 1 m)", "C005", "it is not known"),
        ("travel at least 1 furlong", "C006", "`furlong`"),
        ("travel at least 1 kg", "C007", "`kg` is a unit of mass, and `travel` is a length"),
        ("travel at least 1", "C008", "needs a unit"),
        ("contouring_axes at least 3 mm", "C009", "is a count and has no unit"),
        ("rated_band more than 3 MHz", "C010", "is a span"),
        ("travel overlaps more than 1 m but at most 3 m", "C010", "needs a span, and `travel` is a quantity"),
        ("form at least 3", "C010", "is a choice and has no borders"),
        ("process is laser_beam", "C010", "is a set"),
        ("form includes tube", "C010", "needs a set"),
        ("travel at least 1 m at any output_frequency", "C011", "needs a curve, and `travel` is a quantity"),
        ("travel at least 1 m at humidity 5 %", "C012", "no parameter has this name"),
        ("travel at least 1 m at temperature 5 mm", "C007", "`mm` is a unit of length"),
        ("accuracy at most 5 um", "C014", "does not say which"),
        ('accuracy by "ISO 3" at most 5 um', "C014", 'not declared by "ISO 3"'),
        ('travel by "ISO 3" at most 5 um', "C014", 'not declared by "ISO 3"'),
        ('nominal_size ranked at least "DN 99"', "C015", "no grade of `nominal_size`"),
        ('travel ranked at least "DN 10"', "C015", "not ranked"),
        ("travel at least 4 m but at most 1 m", "C016", "no value lies between"),
        ("travel more than 1000 mm but less than 1 m", "C016", "no value lies between"),
        ("travel at least formula (N * 2) mm where N is travl in mm", "C002", "`travl`"),
        ("travel at least formula (N * M) mm where N is contouring_axes", "C017", "`M` in the formula"),
        ("some row of coatings matches form", "C018", "no table `coatings`"),
        ("some seal is specified in 1C010.c", "C020", "`1C010.c` names nothing"),
        ("some seal is specified in 2B001.c", "C020", "`2B001` has no such sub-paragraph"),
        ("stated designed for development of 7A", "C020", "`7A` names nothing"),
        ("some seal is specified in 2B001 note 3", "C020", "is no note"),
        ("some seal is specified in 9A001.a.1 to 9A001.b.2", "C023", "is no range"),
        ("some seal is specified in 9A003 to 9A001", "C023", "is no range"),
        ("it is specified in 2B001", "C021", "refers to itself"),
        ("it is not specified in 9A001", "C024", "of the item itself"),
        ("judged designed for class_3_lasers", "C041", "hides a number"),
        ("it has no chuck or it has no spindle", "C036", "neither"),
        ("modulus at least 3 GPa", "C043", "belongs to `fibre`"),
    ],
)
def test_each_mistake_is_named(text: str, code: str, says: str, vocabulary: Vocabulary) -> None:
    found = sentence(text, vocabulary)
    assert [each.code for each in found] == [code], [each.message for each in found]
    assert says in found[0].message
    assert found[0].subject == "2B001"
    assert found[0].labels, "a mistake in a file has a place"


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("it is a machine_tol", "machine_tool"),
        ("travle at least 1 m", "travel"),
        ("form is tub", "tube"),
        ("some linear_axiss has (length at least 1 m)", "linear_axis"),
        ('accuracy by "ISO 11" at most 5 um', "ISO 1"),
    ],
)
def test_the_nearest_name_is_suggested(text: str, near: str, vocabulary: Vocabulary) -> None:
    assert sentence(text, vocabulary)[0].suggestion == near


def test_a_reading_settles_not_or(vocabulary: Vocabulary) -> None:
    text = 'it has no chuck or it has no spindle\n    reading "one of them is enough"'
    assert sentence(text, vocabulary) == []


def test_a_real_not_is_for_parts_and_notes(vocabulary: Vocabulary) -> None:
    assert sentence("some seal is not specified in 9A001", vocabulary) == []
    note = '2B001 "x"\n    it is a machine_tool\nnote 1 releases 2B001 if\n    it is not specified in 9A001\n'
    assert checked(note, vocabulary) == []


def test_variants_are_checked_for_common_days(vocabulary: Vocabulary) -> None:
    text = (
        '2B001 "x"\n  it is a machine_tool\n  in force until 2024-01-01\n'
        '2B001 "x"\n  it is a turning_machine\n  in force from 2024-01-01\n'
    )
    assert checked(text, vocabulary) == []
    meeting = parse_rule_file(HEAD + text.replace("from 2024-01-01", "from 2023-12-31"), "small.rules")
    _, diagnostics = build_list([meeting.rule_file], {}, regime="x")
    assert [each.code for each in diagnostics] == ["L033"]


def test_variants_below_an_entry(vocabulary: Vocabulary) -> None:
    one = Paragraph("2B001.a", criteria=(IsKind(("machine_tool",)),), in_force=Period(None, date(2024, 1, 1)))
    other = replace(one, in_force=Period(date(2023, 1, 1)))
    join = Join("as follows", "a", "a")
    for variant, codes in ((other, ["C030"]), (replace(one, in_force=Period(date(2024, 1, 1))), [])):
        entry = Paragraph("2B001", join=join, children=(one, variant))
        built = ControlList(name="x", regime="x", title="x", entries=(entry,))
        assert [each.code for each in check_list(built, vocabulary)] == codes


@pytest.mark.parametrize(
    ("first", "last", "codes"),
    [("a", "b", []), ("a", "c", ["C032"]), ("b", "b", ["C032"]), (None, None, [])],
)
def test_join_lines_tell_the_truth(
    first: str | None, last: str | None, codes: list[str], vocabulary: Vocabulary
) -> None:
    children = tuple(Paragraph(f"2B001.{label}", criteria=(IsKind(("machine_tool",)),)) for label in "ab")
    entry = Paragraph("2B001", join=Join("any", first, last), children=children)
    built = ControlList(name="x", regime="x", title="x", entries=(entry,))
    assert [each.code for each in check_list(built, vocabulary)] == codes


def test_children_without_a_join_line(vocabulary: Vocabulary) -> None:
    child = Paragraph("2B001.a", criteria=(IsKind(("machine_tool",)),))
    for entry in (Paragraph("2B001", children=(child,)), replace(child, join=Join("any"))):
        built = ControlList(name="x", regime="x", title="x", entries=(entry,))
        assert [each.code for each in check_list(built, vocabulary)] == ["C032"]


def test_a_paragraph_that_says_nothing_would_cover_everything(vocabulary: Vocabulary) -> None:
    text = '2B001 "x"\n    as follows, a to b:\n  a  it is a machine_tool\n  b "others"\n'
    found = checked(text, vocabulary)
    assert [(each.code, each.subject) for each in found] == [("C033", "2B001.b")]


def test_a_circle_is_shown_as_a_chain(vocabulary: Vocabulary) -> None:
    text = """
2B001 "x"
    it is a machine_tool
    it is specified in 2B002.a
2B002 "y"
    it is a machine_tool
    as follows, a to a:
  a  it has the performance of 2B003
2B003 "z"
    it is a machine_tool
    it is specified in 2B001
"""
    found = checked(text, vocabulary)
    assert [each.code for each in found] == ["C022"]
    assert "2B001 -> 2B002.a -> 2B003 -> 2B001" in found[0].message


def test_a_note_that_releases_by_its_own_paragraph_is_a_circle(vocabulary: Vocabulary) -> None:
    text = '2B001 "x"\n    it is a machine_tool\nnote 1 releases 2B001 if\n    it is not specified in 2B001\n'
    assert [each.code for each in checked(text, vocabulary)] == ["C021"]
    figures = text.replace("it is not specified in 2B001", "it has the performance of 2B001")
    assert checked(figures, vocabulary) == []


def test_a_condition_said_once_is_checked(vocabulary: Vocabulary) -> None:
    text = (
        '2B001 "x"\n    it is a machine_tool\n    at temperature at least 3 mm, any of a to b:\n'
        "  a  travel at least 1 m\n  b  it is numerically_controllable\n"
    )
    assert [each.code for each in checked(text, vocabulary)] == ["C007"]


def test_children_of_a_quantifier_speak_of_members(vocabulary: Vocabulary) -> None:
    text = (
        '2B001 "x"\n    it is a machine_tool\n    some linear_axis has all of a to b:\n'
        "  a  length at least 1 m\n  b  travel at least 1 m\n"
    )
    assert [(each.code, each.subject) for each in checked(text, vocabulary)] == [("C002", "2B001.b")]


def test_a_wrong_check_digit(vocabulary: Vocabulary) -> None:
    entry = Paragraph("1C350", criteria=(IsKind(("chemical",)), Substance("x", ("50-00-0", "50-00-1"))))
    built = ControlList(name="x", regime="x", title="x", entries=(entry,))
    found = check_list(built, vocabulary)
    assert [(each.code, "50-00-1" in each.message) for each in found] == [("C040", True)]


def test_a_doubled_note(vocabulary: Vocabulary) -> None:
    note = Note("2B001 note", "2B001", "note", None, Effect("says", text="a"))
    entry = Paragraph("2B001", criteria=(IsKind(("machine_tool",)),), notes=(note, replace(note, title="b")))
    built = ControlList(name="x", regime="x", title="x", entries=(entry,))
    assert [each.code for each in check_list(built, vocabulary)] == ["C031"]


def test_what_was_not_adopted_is_told_once(vocabulary: Vocabulary) -> None:
    base_text = HEAD + (
        '2B001 "x"\n    it is a machine_tool\n'
        '2B002 "y"\n    it is a machine_tool\n    some seal is specified in 2B001\n'
    )
    base, _ = build_list([parse_rule_file(base_text, "b.rules").rule_file], {}, regime="b")
    text = 'list nation "n"\nedition 1 in force from 2026-01-01\nadopts small edition 1 except 2B001\n'
    built, diagnostics = build_list([parse_rule_file(text, "n.rules").rule_file], {"small": base}, regime="n")
    assert diagnostics == ()
    assert [(each.code, each.severity) for each in check_list(built, vocabulary)] == [("C025", "warning")]


@pytest.mark.parametrize("number", ["50-00-0", "7732-18-5", "111-48-8", "68814-95-9", "10025-87-3"])
def test_cas_numbers(number: str) -> None:
    assert cas_is_valid(number)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert not cas_is_valid(wrong)


@pytest.mark.parametrize("number", ["", "50-0-0", "5-00-0", "a0-00-0", "50-00-0 ", "12345678-00-0", "٥٠-00-0"])
def test_no_cas_numbers(number: str) -> None:
    assert not cas_is_valid(number)


def test_vocabulary_names() -> None:
    text = "kind tool\n    quantity inner_diameter in mm\n    quantity diameter_inner in mm\n    flag class_3\n"
    parsed = parse_rule_file(text, "v.rules")
    built, diagnostics = build_vocabulary([parsed.rule_file])
    assert diagnostics == ()
    assert sorted(each.code for each in check_vocabulary(built)) == ["C041", "C042"]
