"""What our style is, rule by rule."""

from __future__ import annotations

from textwrap import dedent

import pytest

from dualclass.workshop.formatting import format_text


def formatted(text: str) -> str:
    found = format_text(text, "test.rules")
    assert found.diagnostics == (), found.diagnostics
    return found.text


def becomes(before: str, after: str) -> None:
    after = dedent(after)
    assert formatted(dedent(before)) == after
    assert formatted(after) == after


def test_labels_stand_in_one_column_and_what_they_say_below_them() -> None:
    becomes(
        """
        3A001    "converters"
          it is   an analogue_to_digital_converter
        as follows, a to b:
                note 1 releases 3A001.a if any of a to b:
        note 1.a
        it is bar_feed_only
        it is turning
        note 1.b   it is turning
        a "fast"
        it is turning
        any of 1 to 2:
              a.1
           resolution at least 12 bit
             sample_rate more than 1 GS/s
           a.2 resolution at least 14 bit
        b not   used
        """,
        """\
        3A001 "converters"
            it is an analogue_to_digital_converter
            as follows, a to b:
          note 1 releases 3A001.a if any of a to b:
            note 1.a
              it is bar_feed_only
              it is turning
            note 1.b  it is turning
          a "fast"
            it is turning
            any of 1 to 2:
          a.1
            resolution at least 12 bit
            sample_rate more than 1 GS/s
          a.2  resolution at least 14 bit
          b not used
        """,
    )


def test_notes_at_the_margin() -> None:
    becomes(
        """\
        general note gsn releases 1D to 9D if any of a to b:
           gsn note.a   it is turning
           gsn note.b "the rest"
           all of 1 to 2:
           gsn note.b.1 it is turning
           gsn note.b.2 it is milling
          3A note 1 says   "a text  with  blanks"
        """,
        """\
        general note gsn releases 1D to 9D if any of a to b:
          gsn note.a  it is turning
          gsn note.b "the rest"
            all of 1 to 2:
          gsn note.b.1  it is turning
          gsn note.b.2  it is milling
        3A note 1 says "a text  with  blanks"
        """,
    )


def test_statements_changes_kinds_and_tables() -> None:
    becomes(
        """\
          list works   "our  list"
        edition   2026 in force   from 2026-01-01
          amends 3A001.a  because "order 4"
        replaces 250   MS/s with 200 MS/s
        adds 3A777 "own"
        as follows , a to b:
        a   it is turning
        b   it is milling
          kind gear_pump is   equipment,component
        en "gear pump";zh "齿轮泵" ;ko "기어 펌프"
          quantity delivery in m3/h,l/s "at rated speed"
        derived power in kW=delivery*2/3 "worked out"
        table coatings of process,substrate
        row "CVD"|"superalloys" ,"steels"
        """,
        """\
        list works "our  list"
        edition 2026 in force from 2026-01-01
        amends 3A001.a because "order 4"
            replaces 250 MS/s with 200 MS/s

        adds 3A777 "own"
            as follows, a to b:
          a  it is turning
          b  it is milling
        kind gear_pump is equipment, component
            en "gear pump"; zh "齿轮泵"; ko "기어 펌프"
            quantity delivery in m3/h, l/s "at rated speed"
            derived power in kW = delivery * 2 / 3 "worked out"
        table coatings of process, substrate
            row "CVD" | "superalloys", "steels"
        """,
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("travel at   least 5um", "travel at least 5 um"),
        ("share of nickel more than 25%by weight", "share of nickel more than 25 % by weight"),
        ("some seal has(travel less than 1e-3m and mass at least .5kg)", None),
        ("some seal has( travel less than 1e-3m  and mass at least 2kg )",
         "some seal has (travel less than 1e-3 m and mass at least 2 kg)"),
        ("temperature more than 453K(180degC)", "temperature more than 453 K (180 degC)"),
        ("total_dose at least 5e3 Gy(Si)", "total_dose at least 5e3 Gy(Si)"),
        ("total_dose at least 5e3Gy(Si)", "total_dose at least 5e3 Gy(Si)"),
        ("endurance at least 30 min(0.5 h)", "endurance at least 30 min (0.5 h)"),
        ('size ranked at least "DN 25"("NPS 1")', 'size ranked at least "DN 25" ("NPS 1")'),
        ("it is one of tube ,bar,rod", "it is one of tube, bar, rod"),
        ("it is specified in 1C010.a ,.b,  1C350.2,.37  to .53", "it is specified in 1C010.a, .b, 1C350.2, .37 to .53"),
        ("every seal,if any,is made of any of nickel,monel", "every seal, if any, is made of any of nickel, monel"),
        ("error at most formula(1.7+L/1000)um where L is length in mm at any length",
         "error at most formula (1.7 + L / 1000) um where L is length in mm at any length"),
        ("rate at most formula (-N*log2 (N)-2^3) ms where N is points",
         "rate at most formula (-N * log2(N) - 2^3) ms where N is points"),
        ('repeatability by "ISO  230-2:2014"   at most 1.4um', 'repeatability by "ISO  230-2:2014" at most 1.4 um'),
        ("(it is aa)or(it is bb and(it is cc))", "(it is aa) or (it is bb and (it is cc))"),
    ],
)  # fmt: skip
def test_spaces_inside_a_line(before: str, after: str | None) -> None:
    head = "2B001\n    it is a machine_tool\n"
    found = format_text(f"{head}    {before}\n", "test.rules")
    line = found.text.split("\n")[2].strip()
    assert line == (after or before), "a line that cannot be read stays as it is"
    assert bool(found.diagnostics) == (after is None)


def test_a_paragraph_that_says_one_thing_says_it_beside_its_label() -> None:
    becomes(
        """\
        2B001
            it is a machine_tool
            any of a to e:
          a
            any of 1 to 2:
          a.1
            it is turning; it is milling
          a.2 "titled"
            it is turning
          b
            # why
            it is turning
          c   it is turning
              it is milling
          d
            not used
          e  see 2B003
        """,
        """\
        2B001
            it is a machine_tool
            any of a to e:
          a any of 1 to 2:
          a.1  it is turning; it is milling
          a.2 "titled"
            it is turning
          b
            # why
            it is turning
          c  it is turning
            it is milling
          d not used
          e see 2B003
        """,
    )


def test_one_line_paragraphs_begin_in_one_column() -> None:
    becomes(
        """\
        1C350
            it is a chemical
            as follows, 8 to 12:
          8 substance "eight" CAS 7664-39-3
          9 "nine" see the military list
          10 substance "ten"
            hs "28"
          11 substance "eleven"
          12 not used
        """,
        """\
        1C350
            it is a chemical
            as follows, 8 to 12:
          8  substance "eight" CAS 7664-39-3
          9  "nine" see the military list
          10  substance "ten"
            hs "28"
          11  substance "eleven"
          12 not used
        """,
    )
    becomes(
        """\
        1C350
            as follows, 8 to 10:
          8 substance "eight"
          9 "nine" see the military list
          10 substance "ten"
        """,
        """\
        1C350
            as follows, 8 to 10:
          8   substance "eight"
          9   "nine" see the military list
          10  substance "ten"
        """,
    )


def test_comments_stay_where_they_are() -> None:
    becomes(
        """\
        #  the head


        #second

        2B001   # behind a label
          it is a machine_tool   #behind; a sentence
            # inside
             any of a to b:      # behind a join
            # still about the join
        # about a
          a  it is turning; it is milling # both
                  # between

        # ---- part two
          b  it is one of tube,  # first
                bar
        # the end

        """,
        """\
        #  the head

        #second

        2B001  # behind a label
            it is a machine_tool  #behind; a sentence
            # inside
            any of a to b:  # behind a join
            # still about the join
          # about a
          a  it is turning; it is milling  # both
          # between

          # ---- part two
          b  it is one of tube,  # first
              bar
        # the end
        """,
    )


def test_blank_lines() -> None:
    becomes(
        """\


        list works "works"
        edition 2026 in force from 2026-01-01
        3A001 "one"

            it is turning

            as follows, a to b:



          a  it is turning
          b  it is milling
        # about the next
        3A002 "two"
            it is turning


        """,
        """\
        list works "works"
        edition 2026 in force from 2026-01-01

        3A001 "one"
            it is turning
            as follows, a to b:

          a  it is turning
          b  it is milling

        # about the next
        3A002 "two"
            it is turning
        """,
    )


def test_sentences_that_do_not_fit_in_one_line_have_a_line_each() -> None:
    long = "unidirectional_positioning_repeatability_of_the_slowest_axis"
    becomes(
        f"""\
        2B001
            {long} at most 1 um; {long} at least 0.1 um; mass at least 1 kg
            any of a to b:
          a  {long} at most 1 um; {long} at least 0.1 um # both
          b "title" {long} at most 1 um; {long} at least 0.1 um
        kind gear_pump
            en "{"x" * 90}"; zh "{"y" * 90}"
        """,
        f"""\
        2B001
            {long} at most 1 um
            {long} at least 0.1 um
            mass at least 1 kg
            any of a to b:
          a
            {long} at most 1 um
            {long} at least 0.1 um  # both
          b "title"
            {long} at most 1 um
            {long} at least 0.1 um
        kind gear_pump
            en "{"x" * 90}"; zh "{"y" * 90}"
        """,
    )


def test_long_lines_are_broken_after_commas_of_lists_and_inside_brackets() -> None:
    codes = ", ".join(f"2B{number:03}" for number in range(1, 40))
    found = formatted(
        f"2B901\n    it is turning\n  note releases {codes} if\n    it is milling\n"
        "    some linear_axis has (designation is x_axis and positioning_accuracy_of_the_axis at most 4 um and travel"
        " more than 2 m and (it is turning or it is milling))\n"
    )
    lines = found.split("\n")
    assert lines[2] == f"  note releases {', '.join(codes.split(', ')[:15])},"
    assert lines[3].startswith("      2B016, 2B017")
    assert lines[-3].endswith("at most 4 um")
    assert lines[-2] == "        and travel more than 2 m and (it is turning or it is milling))"
    assert max(map(len, lines)) <= 120
    assert formatted(found) == found


def test_what_cannot_be_broken_stays_whole() -> None:
    text = f'2B901\n    it is turning\n    reading "{"word " * 60}"\n    it is aa_aa or it is {"b" * 200}\n'
    assert formatted(text) == text


def test_line_ends_and_the_mark_of_the_byte_order_stay() -> None:
    text = '2B001 "x"\n  it is turning\n'
    good = '2B001 "x"\n    it is turning\n'
    assert formatted("\ufeff" + text) == "\ufeff" + good
    assert formatted(text.replace("\n", "\r\n")) == good.replace("\n", "\r\n")
    assert formatted("# a\r\n" + text + 'note says "b"\n') == "# a\n" + good + '  note says "b"\n'
    assert formatted(text.rstrip("\n")) == good
    assert formatted("\t" + text.replace("  ", "\t")) == good


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "\t\r\n"])
def test_nothing_stays_nothing(text: str) -> None:
    assert formatted(text) == ""


def test_only_comments() -> None:
    assert formatted("\n  # a\n\n\n#b") == "  # a\n\n#b\n".replace("  # a", "# a")
