"""``lists``, ``kinds``, ``kind``, ``show``, ``explain``, ``export``, ``rules``, ``schema``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dualclass.api import loaded_lists
from dualclass.plugins import Host

from .conftest import Run, Write

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = ("--as-of", "2026-11-23")
REGIMES = {"intl", "gb", "kr", "ru", "cn"}


# ---------------------------------------------------------------- lists, counted independently


LABEL = re.compile(r"^\s*(?P<label>(?:\d[A-E]\d{3}|PL\d{4})(?:\.[a-z0-9]+)*|[a-z](?:\.[a-z0-9]+)*)(?=\s|$)")


def counted(folder: Path) -> tuple[int, int]:
    """Paragraphs, with those below gaps that have a gate, and what other gaps hold, from the files' lines alone."""
    written: set[str] = set()
    unwritten = below = 0
    for file in folder.rglob("*.rules"):
        entry, continued = None, False
        for raw in file.read_text(encoding="utf-8").splitlines():
            line = raw.split("#")[0].rstrip()
            within, continued = continued, line.endswith(",")
            if within:
                continue
            gated = re.match(r'^ +(?:\S+ )?not encoded ".*" with (\d+) paragraphs?', line)
            below += int(gated[1]) if gated else 0
            gap = re.match(r"^not encoded ([0-9A-Z]+) with (\d+) paragraphs?", line)
            if gap:
                unwritten += int(gap[2])
                continue
            found = LABEL.match(line)
            rest = line[found.end() :].strip() if found else ""
            if found is None or re.match(r"(technical )?note\b|note\.", rest):
                continue
            label = found["label"]
            if label[0].isdigit() or label.startswith("PL"):
                entry = label.split(".")[0]
                written.add(label)
            elif entry is not None:
                written.add(f"{entry}.{label}")
    return len(written) + below, unwritten


def test_lists_counts_what_the_rule_files_of_china_hold(run: Run) -> None:
    """China adopts nothing, so that its files can be counted line by line."""
    source = next(each for each in Host().lists() if each.regime == "cn")
    written, unwritten = counted(source.folder)
    data = json.loads(run("lists", "--regime", "cn", *DAY, "--format", "json").out)
    categories = data["lists"][0]["coverage"].values()
    assert sum(each["gap_paragraphs"] for each in categories) == unwritten
    own = sum(each["encoded"] + each["unused"] + each["not_encoded"] for each in categories)
    assert own == written


def test_lists_agrees_with_the_export_line_by_line(run: Run) -> None:
    records = [json.loads(line) for line in run("export", *DAY).out.splitlines()]
    lists = json.loads(run("lists", *DAY, "--format", "json").out)["lists"]
    assert {each["regime"] for each in lists} == REGIMES
    for each in lists:
        mine = [record for record in records if record["regime"] == each["regime"]]
        for encoding in ("criteria", "judgement", "structural", "unused"):
            told = sum(counts[encoding] for counts in each["coverage"].values())
            assert told == sum(record["encoding"] == encoding for record in mine)
        missing = sum(counts["not_encoded"] + counts["gap_paragraphs"] for counts in each["coverage"].values())
        gaps = sum(counts["gaps"] for counts in each["coverage"].values())
        marked = sum(record["encoding"] == "not_encoded" for record in mine) - gaps
        assert missing == marked + sum(record["unwritten"] for record in mine)


def test_lists_names_editions_and_doubts(run: Run) -> None:
    text = run("lists", *DAY).out
    assert "editions: 2021 from 2021-09-09 until 2025-11-15; 2025 from 2025-11-15" in text
    assert "no negative is complete: by correspondence, not checked against the text" in text
    assert text.count("in force on 2026-11-23: edition") == 5
    assert "plugins loaded: china (dualclass-china " in text
    assert "not installed" not in text


def test_lists_says_when_a_list_has_no_edition(run: Run) -> None:
    answer = run("lists", "--as-of", "2022-01-01")
    assert answer.status == 0
    assert "the list `uk` has no edition in force on 2022-01-01" in answer.out


# ---------------------------------------------------------------- the vocabulary


@pytest.mark.parametrize(
    "text",
    [
        "analogue-to-digital converter",
        "analog digital convertor",
        "模数转换器",
        "模数转换",
        "아날로그-디지털 변환기",
        "아날로그 디지탈 변환기",
        "аналого-цифровой преобразователь",
        "аналогоцифровой преобразавтель",
        "ADC",
    ],
)
def test_kinds_finds_a_kind_in_four_languages_and_misspelt(text: str, run: Run) -> None:
    answer = run("kinds", text)
    assert answer.status == 0
    assert "analogue_to_digital_converter" in answer.out.splitlines()[0]


def test_kinds_lists_all_and_says_when_there_is_none(run: Run) -> None:
    everything = run("kinds").out
    assert {line.split()[0] for line in everything.splitlines()} == set(loaded_lists().vocabulary.kinds)
    none = run("kinds", "zzzzqqqq")
    assert none.status == 1
    assert "`dualclass kinds` lists them all" in none.err


def test_kind_tells_what_to_say_and_who_asks(run: Run) -> None:
    answer = run("kind", "模数转换器", *DAY)
    assert answer.status == 0
    assert answer.out.startswith("analogue_to_digital_converter\n")
    assert "sample_rate: quantity, in S/s or kS/s or MS/s or GS/s" in answer.out
    assert "asked by intl 3A001.a.5.a.1" in answer.out
    assert "is a kind of integrated_circuit" in answer.out


def test_kind_tells_what_its_parameters_are_called(run: Run) -> None:
    answer = run("kind", "analogue_to_digital_converter", "--regime", "gb", *DAY)
    assert re.search(
        r"sample_rate: quantity.*\n.*\n\s+en: .*zh: 采样率.*ko: 샘플링 속도.*ru: частота дискретизации", answer.out
    )


def test_kinds_tells_of_a_word_that_names_a_parameter(run: Run) -> None:
    answer = run("kinds", "采样率")
    assert (answer.status, answer.out) == (1, "")
    assert "`采样率` is a name of the parameter `sample_rate` of" in answer.err
    assert "integrated_circuit" in answer.err


def test_an_item_that_names_a_parameter_in_another_language_is_told_its_name(run: Run, write: Write) -> None:
    item = write("item.toml", 'name = "x"\nkind = "ADC"\n[parameters]\n"采样率" = "1 GS/s"\n"разрядность" = "14 bit"\n')
    answer = run("classify", item, "--regime", "gb", *DAY)
    assert answer.status == 1
    assert answer.err.count("error[I022]") == 2
    assert "did you mean `sample_rate`?" in answer.err
    assert "did you mean `resolution`?" in answer.err


def test_kind_tells_what_a_grade_holds(run: Run) -> None:
    answer = run("kind", "316L", *DAY)
    assert answer.status == 0
    assert "holds nickel: 10..15 % by weight" in answer.out


def test_kind_that_is_none(run: Run) -> None:
    answer = run("kind", "analog to digital convertor")
    assert answer.status == 1
    assert "did you mean analogue_to_digital_converter?" in answer.err


# ---------------------------------------------------------------- show and explain


def test_show_prints_criteria_source_and_counterparts(run: Run) -> None:
    answer = run("show", "3A001.a.5.a.3", *DAY)
    assert answer.status == 0
    assert "resolution at least 12 bit but less than 14 bit" in answer.out
    assert "sample_rate more than 400 MS/s" in answer.out
    assert "edition 2025" in answer.out
    assert "gb 3A001.a.5.a.3" in answer.out
    assert "ru 3.1.1.1.5.1 в)" in answer.out
    assert "cn " not in answer.out.split("counterparts:")[1]


@pytest.mark.parametrize("code", ["3.1.1.1.5.1 в)", "3A001.a.5.a.3", "3a001.A.5.a.3"])
def test_a_russian_paragraph_is_found_by_either_number(code: str, run: Run) -> None:
    answer = run("show", code, "--regime", "ru", *DAY)
    assert answer.status == 0, answer.err
    assert "3.1.1.1.5.1 в) (base 3A001.a.5.a.3)" in answer.out
    assert "intl 3A001.a.5.a.3" in answer.out


def test_show_of_chinas_own_entry_has_no_counterpart(run: Run) -> None:
    answer = run("show", "3A001", "--regime", "cn", *DAY)
    assert "none by adoption: this paragraph is the list's own" in answer.out
    assert "not established since 2026-11-10" in answer.out
    early = run("show", "3A001", "--regime", "cn", "--as-of", "2025-10-01")
    assert early.status == 1
    assert "`3A001` is not in force on 2025-10-01" in early.err
    assert "in force from 2025-11-08" in early.err


def test_show_says_why_a_paragraph_differs(run: Run) -> None:
    lists = loaded_lists().lists["gb"]
    codes = {paragraph.code for paragraph in lists.paragraphs()}
    code, why = next((code, why) for code, why in lists.because.items() if code in codes)
    answer = run("show", code, "--regime", "gb", *DAY)
    assert f"differs from the base list: {why}" in answer.out


def test_explain_goes_clause_by_clause(run: Run) -> None:
    answer = run("explain", EXAMPLES / "adc_ad9208.toml", "3A001.a.5.a.3", *DAY)
    assert answer.status == 0
    assert "- resolution at least 12 bit but less than 14 bit" in answer.out
    assert "14 bit" in answer.out
    assert "+ sample_rate more than 400 MS/s" in answer.out
    whole = run("explain", EXAMPLES / "adc_ad9208.toml", "3A001.a.5.a", "--regime", "gb", *DAY)
    for number in range(1, 6):
        assert f"3A001.a.5.a.{number}" in whole.out


def test_explain_of_a_bad_item_names_the_file(run: Run, write: Write) -> None:
    bad = write("bad.toml", 'kind = "machine_tool"\n[[parameters.linear_axis]]\ntravel = "3 pinch"\n')
    answer = run("explain", bad, "2B001.b")
    assert answer.status == 1
    assert f"{bad}:3:13" in answer.err


# ---------------------------------------------------------------- export

FIELDS = {
    *("code", "parent", "title", "encoding", "kinds", "criteria", "quantities", "references", "notes"),
    *("in_force", "suspended", "source"),
}
MORE = {"regime", "number", "unwritten"}


@pytest.mark.parametrize("regime", sorted(REGIMES))
def test_export_is_a_record_a_paragraph_with_these_fields(regime: str, run: Run) -> None:
    answer = run("export", "--regime", regime, *DAY)
    assert answer.status == 0
    records = [json.loads(line) for line in answer.out.splitlines()]
    codes = {record["code"] for record in records}
    assert len(codes) == len(records)
    for record in records:
        assert record.keys() == FIELDS | MORE
        assert record["regime"] == regime
        assert record["encoding"] in {"criteria", "judgement", "structural", "not_encoded", "unused"}
        assert record["parent"] is None or record["parent"] in codes
        assert isinstance(record["criteria"], list)
        for quantity in record["quantities"]:
            assert quantity.keys() == {"parameter", "comparison", "value", "unit"}
            assert isinstance(quantity["value"], str)
        assert record["in_force"].keys() == {"from", "until"}
        assert {"list", "edition", "paragraph"} <= record["source"].keys()


def test_export_of_a_paragraph_known_by_heart(run: Run) -> None:
    records = {r["code"]: r for r in map(json.loads, run("export", "--regime", "ru", *DAY).out.splitlines())}
    record = records["3A001.a.5.a.3"]
    assert record["parent"] == "3A001.a.5.a"
    assert record["number"] == "3.1.1.1.5.1 в)"
    assert record["criteria"] == ["resolution at least 12 bit but less than 14 bit", "sample_rate more than 400 MS/s"]
    assert record["quantities"] == [
        {"parameter": "resolution", "comparison": "at least", "value": "12", "unit": "bit"},
        {"parameter": "resolution", "comparison": "less than", "value": "14", "unit": "bit"},
        {"parameter": "sample_rate", "comparison": "more than", "value": "400", "unit": "MS/s"},
    ]
    assert record["source"]["base"] == "3A001.a.5.a.3"


def test_export_tells_suspensions_by_day(run: Run) -> None:
    def state(day: str) -> object:
        lines = run("export", "--regime", "cn", "--as-of", day).out.splitlines()
        return {r["code"]: r["suspended"] for r in map(json.loads, lines)}.get("3A001", "absent")

    assert state("2025-10-10") == "absent"
    suspended = state("2026-01-05")
    assert isinstance(suspended, dict)
    assert suspended["state"] == "suspended"
    assert suspended["until"] == "2026-11-10"
    after = state("2026-11-23")
    assert isinstance(after, dict)
    assert after["state"] == "not established"


# ---------------------------------------------------------------- rules


def test_rules_check_accepts_what_is_installed(run: Run) -> None:
    folder = next(each.folder for each in Host().lists() if each.regime == "ru")
    answer = run("rules", "check", folder)
    assert answer.status == 0, answer.err
    assert re.fullmatch(r"\d+ files?: 0 errors, \d+ warnings?\n", answer.out)


def test_rules_check_tells_every_mistake(run: Run, write: Write) -> None:
    head = 'list made "A made list"\nedition 1 in force from 2020-01-01\n'
    text = head + '3A009 "converters"\n    it is a converter_of_some_sort\n    sample_rate more than 3 m\n'
    file = write("rules/a.rules", text)
    write("rules/good.rules", head + '3A010 "converters"\n    it is an analogue_to_digital_converter\n')
    answer = run("rules", "check", file.parent)
    assert answer.status == 1
    assert answer.out.startswith("2 files: 2 errors, ")
    assert f"{file}:4:" in answer.err
    assert f"{file}:5:" in answer.err
    assert "converter_of_some_sort" in answer.err


def test_rules_check_lets_warnings_pass(run: Run, write: Write) -> None:
    file = write(
        "a.rules",
        'list made "A made list"\nedition 1 in force from 2020-01-01\n3A009 "converters"\n'
        "    it is an analogue_to_digital_converter\n    as follows:\n  a  resolution at least 9 bit\n",
    )
    answer = run("rules", "check", file)
    assert answer.status == 0
    assert answer.out == "1 file: 0 errors, 1 warning\n"
    assert "warning[" in answer.err


def test_rules_check_of_a_changed_copy_stands_for_the_installed_list(run: Run, tmp_path: Path) -> None:
    folder = next(each.folder for each in Host().lists() if each.regime == "kr")
    copy = tmp_path / "korea"
    copy.mkdir()
    for file in folder.rglob("*.rules"):
        (copy / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("rules", "check", copy).status == 0
    with (copy / "extra.rules").open("w", encoding="utf-8") as stream:
        lines = (line for file in folder.rglob("*.rules") for line in file.read_text(encoding="utf-8").splitlines())
        head = next(line for line in lines if line.startswith("list "))
        stream.write(f'{head}\nomits 9Z998 because "a mistake"\nomits 3A998 because "another"\n')
    answer = run("rules", "check", copy)
    assert answer.status == 1
    assert str(copy / "extra.rules") in answer.err


def test_rules_check_of_paragraphs_without_a_list(run: Run, write: Write) -> None:
    file = write("a.rules", '3A009 "converters"\n    it is an analogue_to_digital_converter\n')
    answer = run("rules", "check", file)
    assert answer.status == 1
    assert "does not say of which list it is" in answer.err


def test_rules_check_of_vocabulary_alone(run: Run, write: Write) -> None:
    good = write("good.rules", "kind flux_capacitor is component\n    quantity flux in W, kW\n")
    assert run("rules", "check", good).status == 0
    bad = write("bad.rules", "kind flux_capacitor is componnt\n")
    answer = run("rules", "check", bad)
    assert answer.status == 1
    assert "componnt" in answer.err


def test_rules_check_of_nothing(run: Run, tmp_path: Path) -> None:
    for path, words in ((tmp_path / "gone", "there is no file or folder"), (tmp_path, "there is no rule file in")):
        answer = run("rules", "check", path)
        assert answer.status == 1
        assert words in answer.err


def test_rules_coverage_says_what_lists_says(run: Run, write: Write) -> None:
    counts = [line for line in run("lists", *DAY).out.splitlines() if "all categories" in line]
    assert len(counts) == 5
    assert [line for line in run("rules", "coverage", *DAY).out.splitlines() if "paragraphs encoded" in line] == counts
    file = write(
        "rules/a.rules",
        'list made "A made list"\nedition 1 in force from 2020-01-01\nnot encoded 3A011 with 7 paragraphs\n'
        '3A009 "converters"\n    it is an analogue_to_digital_converter\n    any of a to b:\n'
        "  a  resolution at least 9 bit\n  b not used\n",
    )
    answer = run("rules", "coverage", file.parent, *DAY)
    assert answer.status == 0, answer.err
    assert (
        "all categories: 2 of 10 paragraphs encoded (2 criteria, 0 judgement, 0 structural), 1 unused, 7 not"
        in answer.out
    )
