"""The page for the docs, with its plots: written from the results of a run, never by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.plots import draw
from benchmarks.summary import Results, lines_of

HEAD = """# Measurements beside other engines

This page is written by `uv run --group benchmarks python -m benchmarks --page`; [how it is done](#how) is at the
end. Figures are medians of one run in which the engines took turns: **read the ratios**, not the absolutes.

"""

HOW = """## How

The criteria are those of the real lists that are numbers, choices and flags of the item itself, for the kinds of
item with most of them: taken from the units of every list as they stand, written by code in each engine's own best
form, and **checked against exact arithmetic in three values** on random items and on items at every threshold,
before anything is timed. What peers cannot say (purposes, collections, references, derived values, conditions of a
measurement) is left out for all, and counted in the results.

- Items are random from a fixed seed: a fifth of the values missing, others at, just below and just above
  thresholds. Rows do not repeat.
- `zen, three-valued` and `JSONLogic, three-valued` are pairs of questions (may it hold, must it hold) with every
  value guarded against being null, all rules of a kind in one compiled expression. The two-valued forms cannot say
  *unknown*: how often that is wrong is told.
- polars and DuckDB get a frame a kind, sorted out beforehand, with numbers in one unit, and answer with a column of
  verdicts a rule; dualclass gets the mixed table as a company has it, and answers with outcomes, codes and open codes
  under a list. `dualclass, evaluated` leaves the table of outcomes out; `polars, from the mixed table` begins where
  dualclass begins; `polars, to outcomes` ends where it ends, too, and gives the same table.
- One item: dualclass answers with the verdicts of all rules from a form (`dualclass.tables.forms`) whose values are
  bare numbers in the units that items state; the peers get dictionaries of numbers in one unit.
- `text` is the whole way from a file of texts such as `14 bit` to outcomes under all lists on disk.
- `cold` are whole processes with their compiled modules and caches on disk.

Every section can be run by itself (`python -m benchmarks item columns`), `--quick` tells in two minutes whether
everything works, results are kept in `benchmarks/results` and what was measured is not measured again without
`--fresh`.
"""


def write_page(results: Results, path: Path) -> None:
    """The page, and its plots in a folder ``benchmarks`` beside it."""
    plots = draw(results, path.parent / "benchmarks")
    path.write_text("\n".join((HEAD + "\n".join(_body(results, plots)), HOW)), encoding="utf-8")


def _body(results: Results, plots: Mapping[str, str]) -> Iterator[str]:
    quick = [name for name, result in results.items() if result["quick"]]
    if quick:
        yield f"**These figures are of a quick run ({', '.join(quick)}): they show that it works, and nothing more.**\n"
    for name, result in results.items():
        yield f"## {name}\n"
        if name in plots:
            yield f"![{name}]({plots[name]})\n"
        yield "```text"
        yield from _of_section(results, name)
        yield "```\n"
        forms = [(peer, check["form"]) for peer, check in result.get("checks", {}).items()]
        if forms:
            yield from (f"- {peer}: {form}" for peer, form in forms)
            yield ""


def _of_section(results: Results, name: str) -> list[str]:
    lines = lines_of({name: results[name]})
    start = next(place for place, line in enumerate(lines) if line.startswith(f"{name}  ("))
    return [line for line in lines[start:] if line and "not measured" not in line]
