"""The decisions about meaning that three truth values force, each on a list of a few lines."""

from __future__ import annotations

import pytest

from dualclass.evaluation.outcome import Outcome

from .written import Data, judged, needs, outcome, status


def machine(kind: str = "machine", **parameters: object) -> Data:
    return {"kind": kind, "parameters": parameters}


# ---------------------------------------------------------------- S1: a residual is a label

RESIDUAL = """
1A001 "machines"
    as follows, a to b:
  a  it is a machine; width at least 2 m
  b  it is a machine; other than those in 1A001.a
"""


def test_s1_a_residual_never_decides_but_names_the_other_code() -> None:
    found = outcome(RESIDUAL, machine())
    assert found.outcome is Outcome.CONTROLLED
    by_code = {each.code: each for each in found.results}
    assert by_code["1A001.b"].status == "controlled"
    assert by_code["1A001.b"].instead == ("1A001.a",)
    assert by_code["1A001.b"].label
    wide = outcome(RESIDUAL, machine(width="2 m"))
    assert wide.outcome is Outcome.CONTROLLED
    assert wide.controlled_by == ("1A001.a",)


def test_s1_a_residual_to_another_list_is_a_real_not() -> None:
    rules = '1A001 "machines"\n    it is a machine; other than those in the military list\n'
    assert status(rules, "1A001", machine()) == "open"
    said = machine() | {"statements": {"it is specified in the military list": False}}
    assert status(rules, "1A001", said) == "controlled"


# ---------------------------------------------------------------- S2: an unclaimed release

RELEASE = """
1A001 "machines"
    it is a machine
    width at least 2 m
  note 1 releases 1A001 if
    judged limited to toys
"""


def test_s2_an_unclaimed_release_is_neither_free_nor_plainly_controlled() -> None:
    found = outcome(RELEASE, machine(width="3 m"))
    assert found.outcome is Outcome.CONTROLLED_UNLESS_RELEASED
    assert needs(RELEASE, "1A001", machine(width="3 m")) == ["limited to toys"]
    shown = machine(width="3 m") | {"judgements": judged(limited_to_toys=True)}
    excluded = machine(width="3 m") | {"judgements": judged(limited_to_toys=False)}
    assert status(RELEASE, "1A001", shown) == "released"
    assert status(RELEASE, "1A001", excluded) == "controlled"


def test_s2_an_assumption_closes_a_release_but_never_shows_it() -> None:
    rules = RELEASE.replace("judged limited to toys", "it is not hardened")
    assert status(rules, "1A001", machine(width="3 m"), ordinary=True) == "unless released"
    positive = RELEASE.replace("judged limited to toys", "it is hardened")
    assert status(positive, "1A001", machine(width="3 m"), ordinary=True) == "controlled"


def test_s2_no_release_is_shown_through_the_release_of_another_paragraph() -> None:
    rules = """
1A001 "machines"
    it is a machine
  note 1 releases 1A001 if
    it is specified in 1A002
1A002 "wide machines"
    it is a machine
  note 1 releases 1A002 if
    it is hardened
"""
    assert status(rules, "1A001", machine()) == "unless released"
    assert status(rules, "1A001", machine(), ordinary=True) == "unless released"
    assert status(rules, "1A001", machine(hardened=False)) == "released"


# ---------------------------------------------------------------- S3, S12: collections


def seals(*gaps: str, complete: bool = True) -> Data:
    return machine("material", seal={"members": [{"gap": gap} for gap in gaps], "complete": complete})


@pytest.mark.parametrize(
    ("sentence", "item", "expected"),
    [
        ("some seal has (gap more than 1 mm)", seals("2 mm", complete=False), "controlled"),
        ("some seal has (gap more than 1 mm)", seals("1 mm", complete=False), "open"),
        ("some seal has (gap more than 1 mm)", seals("1 mm"), "no"),
        ("some seal has (gap more than 1 mm)", machine("material"), "open"),
        ("some seal has (gap more than 1 mm)", machine("material", seal="none"), "no"),
        ("every seal has (gap more than 1 mm)", seals("2 mm", "3 mm"), "controlled"),
        ("every seal has (gap more than 1 mm)", seals("2 mm", complete=False), "open"),
        ("every seal has (gap more than 1 mm)", seals("2 mm", "1 mm", complete=False), "no"),
        ("every seal has (gap more than 1 mm)", machine("material", seal="none"), "open"),
        ("every seal, if any, has (gap more than 1 mm)", machine("material", seal="none"), "controlled"),
        ("every seal, if any, has (gap more than 1 mm)", machine("material"), "open"),
        ("no seal has (gap more than 1 mm)", seals("1 mm"), "controlled"),
        ("no seal has (gap more than 1 mm)", seals("1 mm", complete=False), "open"),
        ("at least 2 seal have (gap more than 1 mm)", seals("2 mm", "3 mm", complete=False), "controlled"),
        ("at least 2 seal have (gap more than 1 mm)", seals("2 mm", "1 mm", complete=False), "open"),
        ("at least 2 seal have (gap more than 1 mm)", seals("2 mm", "1 mm"), "no"),
        ("exactly 1 seal have (gap more than 1 mm)", seals("2 mm", "1 mm"), "controlled"),
        ("exactly 1 seal have (gap more than 1 mm)", seals("2 mm", "1 mm", complete=False), "open"),
        ("at most 1 seal have (gap more than 1 mm)", seals("2 mm", "3 mm", complete=False), "no"),
    ],
)
def test_s3_s12_what_is_not_listed_may_be_there(sentence: str, item: Data, expected: str) -> None:
    rules = f'1C001 "materials"\n    it is a material\n    {sentence}\n'
    assert status(rules, "1C001", item) == expected


def test_s3_a_sample_is_never_complete() -> None:
    rules = '1C001 "materials"\n    it is a material\n    some point has (power more than 5 W)\n'
    assert status(rules, "1C001", machine("material", point=[{"power": "6 W"}])) == "controlled"
    assert status(rules, "1C001", machine("material", point=[{"power": "5 W"}])) == "open"


# ---------------------------------------------------------------- S4: conditions


def strong(value: str, at: str | None) -> Data:
    stated: Data = {"value": value}
    if at is not None:
        stated["at"] = {"temperature": at}
    return machine("material", strength=stated)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (strong("101 MPa", "473 K"), "controlled"),
        (strong("100 MPa", "200 degC"), "no"),
        (strong("101 MPa", None), "open"),
        (strong("101 MPa", "500 K"), "controlled"),
        (strong("100 MPa", "500 K"), "open"),
        (strong("100 MPa", "300 K"), "no"),
        (strong("101 MPa", "300 K"), "open"),
    ],
)
def test_s4_a_value_counts_at_its_condition_or_on_the_safe_side(item: Data, expected: str) -> None:
    rules = '1C001 "m"\n    it is a material\n    strength more than 100 MPa at temperature 473 K (200 degC)\n'
    assert status(rules, "1C001", item) == expected


def test_s4_what_is_not_declared_to_fall_decides_at_its_condition_only() -> None:
    rules = '1C001 "m"\n    it is a material\n    force more than 100 N at temperature 473 K (200 degC)\n'
    for value in ("1 N", "1000 N"):
        item = machine("material", force={"value": value, "at": {"temperature": "500 K"}})
        assert status(rules, "1C001", item) == "open"


def test_s4_a_value_that_fails_under_circumstances_nobody_asked_for_leaves_the_others_open() -> None:
    rules = '1C001 "m"\n    it is a material\n    force more than 100 N\n'
    hot = machine("material", force={"value": "1 N", "at": {"temperature": "500 K"}})
    assert status(rules, "1C001", hot) == "open"
    assert needs(rules, "1C001", hot) == ["force is stated for every temperature"]
    assert status(rules, "1C001", hot | {"statements": {"force is stated for every temperature": True}}) == "no"
    assert status(rules, "1C001", machine("material", force="1 N")) == "no"


def test_s4_within_a_range_a_failing_value_must_be_the_best_one() -> None:
    rules = '1C001 "m"\n    it is a material\n    strength more than 100 MPa at temperature at least 473 K (200 degC)\n'
    assert status(rules, "1C001", strong("101 MPa", "500 K")) == "controlled"
    assert status(rules, "1C001", strong("50 MPa", "500 K")) == "open"
    assert status(rules, "1C001", strong("50 MPa", "473 K")) == "no"


def test_s4_the_nearest_specified_value_counts_when_no_point_is_left_out() -> None:
    rules = (
        '1C001 "m"\n    it is a material\n'
        "    dynamic_range more than 68 dBc at output_frequency 100 MHz or the highest specified below it\n"
    )
    item = machine("material", dynamic_range={"value": "60 dBc", "at": {"output_frequency": "80 MHz"}})
    assert status(rules, "1C001", item) == "open"
    whole = {"statements": {"dynamic_range is stated for every output_frequency": True}}
    assert status(rules, "1C001", item | whole) == "no"


AT_FREQUENCY = """
1C001 "m"
    it is a material
    power more than 5 W at any output_frequency more than 40 MHz but at most 90 MHz
1C002 "m"
    it is a material
    noise less than 5 dBc at any output_frequency more than 40 MHz
1C003 "m"
    it is a material
    power less than 5 W at any output_frequency more than 40 MHz
"""


def power(value: str, *frequencies: str, whole: bool = False) -> Data:
    points = [{"value": value, "at": {"output_frequency": each}} for each in frequencies]
    statements = {"statements": {"power is stated for every output_frequency": True}} if whole else {}
    return machine("material", power=points or value) | statements


@pytest.mark.parametrize(
    ("code", "item", "expected"),
    [
        ("1C001", power("5 W"), "no"),
        ("1C001", power("6 W"), "open"),
        ("1C001", power("4 W", "50 MHz"), "open"),
        ("1C002", machine("material", noise="5 dBc"), "no"),
        ("1C002", machine("material", noise="4 dBc"), "open"),
        # the best says nothing of the worst
        ("1C003", power("6 W"), "open"),
    ],
)
def test_s4_a_value_declared_the_best_when_alone_says_no_by_itself(code: str, item: Data, expected: str) -> None:
    assert status(AT_FREQUENCY, code, item) == expected


def test_s4_a_point_outside_the_range_says_nothing_about_it() -> None:
    assert needs(AT_FREQUENCY, "1C001", power("4 W", "60 MHz")) == ["power is stated for every output_frequency"]
    assert status(AT_FREQUENCY, "1C001", power("4 W", "30 MHz", "60 MHz", whole=True)) == "no"
    assert status(AT_FREQUENCY, "1C001", power("4 W", "30 MHz", whole=True)) == "open"


# ---------------------------------------------------------------- S5: two faces, S6: spans


@pytest.mark.parametrize(
    ("value", "expected"),
    [("153 K", "controlled"), ("-120 degC", "controlled"), ("153.1 K", "no"), ("-119.9 degC", "no")],
)
def test_s5_the_face_of_the_stated_scale_decides(value: str, expected: str) -> None:
    rules = '1C001 "m"\n    it is a material\n    low_temperature at most 153 K (-120 degC)\n'
    assert status(rules, "1C001", machine("material", low_temperature=value)) == expected


def test_s6_a_span_covers_and_an_uncertain_value_does_not() -> None:
    span = '1C001 "m"\n    it is a material\n    band overlaps more than 31.8 GHz but at most 37 GHz\n'
    assert status(span, "1C001", machine("material", band="30 to 40 GHz")) == "controlled"
    value = '1C001 "m"\n    it is a material\n    wavelength more than 31.8 nm\n'
    assert status(value, "1C001", machine("material", wavelength="30..40 nm")) == "open"
    assert status(value, "1C001", machine("material", wavelength="32..40 nm")) == "controlled"


# ---------------------------------------------------------------- S8: kinds


def test_s8_a_kind_above_is_open_and_another_kind_is_not_concerned() -> None:
    rules = '1A001 "lathes"\n    it is a lathe\n    it is fast\n'
    assert status(rules, "1A001", machine("machine", fast=True)) == "open"
    assert status(rules, "1A001", machine("lathe", fast=True)) == "controlled"
    assert status(rules, "1A001", machine("press", fast=True)) == "not concerned"


@pytest.mark.parametrize(("kind", "expected"), [("lathe", "controlled"), ("mill", "no"), ("press", "open")])
def test_s8_a_kind_not_held_must_be_certain(kind: str, expected: str) -> None:
    rules = '1A001 "machines"\n    it is a machine\n    it is not a mill\n'
    assert status(rules, "1A001", machine(kind)) == expected
    stated = machine(kind) | {"statements": {"it is a mill": False}}
    assert status(rules, "1A001", stated) == ("controlled" if kind != "mill" else "no")


@pytest.mark.parametrize(("kind", "expected"), [("lathe", "released"), ("press", "unless released")])
def test_s8_a_release_unless_of_a_kind_needs_the_kind_to_be_certainly_another(kind: str, expected: str) -> None:
    rules = """
1A001 "machines"
    it is a machine
  note 1 releases 1A001 unless
    it is a mill; it is fast
"""
    assert status(rules, "1A001", machine(kind, fast=True)) == expected


# ---------------------------------------------------------------- S9, S13: flags


def test_s9_s13_a_flag_that_nobody_stated_is_open_also_where_it_is_denied() -> None:
    for sentence, truth in (("it is fast", True), ("it is not fast", False)):
        rules = f'1A001 "machines"\n    it is a machine\n    {sentence}\n'
        assert status(rules, "1A001", machine()) == "open"
        assert status(rules, "1A001", machine(fast=truth)) == "controlled"
        assert status(rules, "1A001", machine(fast=not truth)) == "no"


# ---------------------------------------------------------------- S10, S11: intervals


def test_s10_an_interval_across_a_partition_is_open_on_both_sides() -> None:
    rules = """
1A001 "machines"
    it is a machine
    as follows, a to b:
  a  width less than 2 m
  b  width at least 2 m
"""
    found = outcome(rules, machine(width="1..3 m"))
    assert [each.status for each in found.results] == ["open", "open"]
    assert found.outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(("value", "expected"), [("75 mm", "controlled"), ("650 mm", "controlled"), ("651 mm", "no")])
def test_s11_between_includes_both_borders_and_says_so(value: str, expected: str) -> None:
    rules = '1A001 "machines"\n    it is a machine\n    width between 75 mm and 650 mm\n'
    (result,) = outcome(rules, machine(width=value)).results
    assert result.status == expected
    if expected == "controlled":
        assert "by convention" in {leaf.remark for leaf in result.core.leaves()}
