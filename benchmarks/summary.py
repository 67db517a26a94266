"""What a run found, in lines: ratios of medians, each beside the aim it is measured by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

OURS, ZEN3, POLARS = "dualclass", "zen, three-valued", "polars"
EVALUATED, MIXED, BY_HAND = "dualclass, evaluated", "polars, from the mixed table", "polars, to outcomes"

type Results = Mapping[str, Mapping[str, Any]]


def lines_of(results: Results) -> list[str]:
    """Everything that was measured, a section after another."""
    found: list[str] = []
    for name, tell in _SECTIONS.items():
        result = results.get(name)
        if result is None:
            found += [f"{name}: not measured", ""]
            continue
        found += [f"{name}  ({result['machine']}{', QUICK' if result['quick'] else ''})", *map(_indented, tell(result))]
        found += [f"  missing: {each}" for each in result["missing"]]
        found.append("")
    return found


def _indented(line: str) -> str:
    return f"  {line}"


def ratio(of: float, to: float) -> str:
    """``of`` as a multiple of ``to``."""
    return f"{of / to:.2f}" if to else "-"


def _item(result: Mapping[str, Any]) -> Iterator[str]:
    yield f"{result['rules']} rules, {result['kinds']} kinds; processor time an item, a fifth of the values missing:"
    times: Mapping[str, float] = result["missing_values"]
    for name, each in sorted(times.items(), key=lambda pair: pair[1]):
        yield f"{name:28s} {each:10.2f} us   {ratio(each, times[OURS])} x dualclass"
    if ZEN3 in times:
        yield f"zen three-valued / dualclass = {ratio(times[ZEN3], times[OURS])}   (aim: 5 or more)"
    for name, check in result["checks"].items():
        if check["wrong"]:
            yield f"NOT TIMED: {name} has {check['wrong']} wrong verdicts of {check['compared']}"
        elif not check["says_unknown"]:
            decided, raised = 100 * check["wrong_on_missing"], 100 * check["raises_on_missing"]
            yield f"{name}: cannot say unknown; {decided:.0f} % of verdicts wrong, raises on {raised:.0f} % of items"


def _columns(result: Mapping[str, Any]) -> Iterator[str]:
    for name, check in result["checks"].items():
        if check["wrong"]:
            yield f"DIFFERS: {name} has {check['wrong']} wrong verdicts of {check['compared']}"
    for rows, times in result["sizes"].items():
        told = ", ".join(f"{name} {each['wall_ns']:.0f} ({each['processor_ns']:.0f})" for name, each in times.items())
        yield f"{int(rows):>9,} rows, ns a row by the clock (of processors): {told}"
    rows, times = max(result["sizes"].items(), key=lambda pair: int(pair[0]))
    ours = times[OURS]["wall_ns"]
    if POLARS in times:
        yield f"dualclass / polars at {int(rows):,} rows = {ratio(ours, times[POLARS]['wall_ns'])}   (aim: 1 or less)"
    if MIXED in times:
        yield f"the same, polars from the mixed table, too = {ratio(ours, times[MIXED]['wall_ns'])}"
        evaluated = ratio(times[EVALUATED]["wall_ns"], times[MIXED]["wall_ns"])
        yield f"evaluated only / polars from the mixed table = {evaluated}"
        yield f"the same table of outcomes by hand in polars / dualclass = {ratio(times[BY_HAND]['wall_ns'], ours)}"
    if ZEN3 in times:
        yield f"zen / dualclass at {int(rows):,} rows = {ratio(times[ZEN3]['wall_ns'], ours)}   (aim: 150 or more)"


def _text(result: Mapping[str, Any]) -> Iterator[str]:
    reading, ours = (result["warm"][name]["wall_s"] for name in ("polars reads the CSV", "dualclass batch"))
    yield f"{result['rows']:,} rows, {result['bytes'] / 1e6:.0f} MB, {result['lists']} lists"
    yield f"polars reads it in {reading:.3f} s; dualclass to outcomes on disk in {ours:.3f} s"
    yield f"dualclass / polars reading = {ratio(ours, reading)}   (aim: 5 or less)"
    whole = [each["wall_s"] for each in result["process"].values()]
    yield f"as whole processes: {whole[1]:.2f} s / {whole[0]:.2f} s = {ratio(whole[1], whole[0])}"


def _cold(result: Mapping[str, Any]) -> Iterator[str]:
    for name, seconds in result["seconds"].items():
        yield f"{name:40s} {1000 * seconds:8.1f} ms   {result['ratio_to_pydantic'][name]:.2f} x import pydantic"
    yield "aim: dualclass classify 3 or less"
    yield f"the first run ever, which reads and checks the rules: {result['first_run_ever_s']:.1f} s"


def _criteria(result: Mapping[str, Any]) -> Iterator[str]:
    for rules, times in result["item_us"].items():
        yield f"{rules:>6} rules, us an item: " + ", ".join(f"{name} {each:.1f}" for name, each in times.items())
    for rules, times in result["columns_ns"].items():
        told = ", ".join(f"{name} {each['wall_ns']:.0f}" for name, each in times.items())
        yield f"{rules:>6} rules, ns a row in columns: {told}"


def _memory(result: Mapping[str, Any]) -> Iterator[str]:
    sizes = list(result["rows"].items())
    for rows, each in sizes:
        ours, reading = each["dualclass_kb"] / 1024, each["polars_reading_kb"] / 1024
        told = f"{ours:.0f} MB in {each['wall_s']:.0f} s; polars, merely reading all: {reading:.0f} MB"
        yield f"{int(rows):>10,} rows: {told}"
    growth = sizes[-1][1]["dualclass_kb"] / sizes[-2][1]["dualclass_kb"]
    yield f"largest / next = {growth:.2f}   (aim: within 1.2)"


def _workers(result: Mapping[str, Any]) -> Iterator[str]:
    if "skipped" in result:
        yield f"skipped: {result['skipped']}"
        return
    one, two = result["one_s"], result["two_s"]
    yield f"{result['rows']:,} rows in {result['row_groups']} row groups, each worker held to one thread"
    yield f"one worker {one:.1f} s, two {two:.1f} s"
    yield f"before that, once: {result['start_s']:.1f} s until the workers had loaded the lists"
    yield f"one / two = {ratio(one, two)}   (aim: 1.7 or more)"


_SECTIONS = {
    "item": _item,
    "columns": _columns,
    "text": _text,
    "cold": _cold,
    "criteria": _criteria,
    "memory": _memory,
    "workers": _workers,
}
