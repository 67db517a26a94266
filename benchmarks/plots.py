"""Plots of the results: small, and the same bytes for the same results."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "dualclass"
mpl.rcParams["svg.fonttype"] = "none"

from matplotlib import pyplot as plt  # noqa: E402


def draw(results: Mapping[str, Mapping[str, Any]], folder: Path) -> dict[str, str]:
    """A plot for every section that has one; by section the plot's path from the page's own folder."""
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, str] = {}
    for name, plot in _PLOTS.items():
        if name in results and "skipped" not in results[name]:
            figure, axes = plt.subplots(figsize=(7, 3.2))
            plot(results[name], axes)
            axes.grid(visible=True, which="major", alpha=0.25)
            figure.tight_layout()
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None, "Creator": None})
            plt.close(figure)
            found[name] = f"{folder.name}/{name}.svg"
    return found


def _item(result: Mapping[str, Any], axes: Any) -> None:
    times = dict(sorted(result["missing_values"].items(), key=lambda pair: -pair[1]))
    axes.barh(list(times), list(times.values()), color=["#c44" if name == "dualclass" else "#888" for name in times])
    axes.set_xscale("log")
    axes.set_xlabel("microseconds an item, three-valued, warm (log)")


def _columns(result: Mapping[str, Any], axes: Any) -> None:
    sizes = {int(rows): times for rows, times in result["sizes"].items()}
    for name in next(iter(sizes.values())):
        axes.plot(list(sizes), [times[name]["wall_ns"] for times in sizes.values()], marker="o", label=name)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("rows")
    axes.set_ylabel("ns a row")
    axes.legend(fontsize=8)


def _cold(result: Mapping[str, Any], axes: Any) -> None:
    times = dict(sorted(result["ratio_to_pydantic"].items(), key=lambda pair: -pair[1]))
    axes.barh(list(times), list(times.values()), color=["#c44" if "dualclass" in name else "#888" for name in times])
    axes.axvline(3, color="#444", linestyle="--", linewidth=1)
    axes.tick_params(axis="y", labelsize=7)
    axes.set_xlabel('times `python -c "import pydantic"`, whole processes')


def _criteria(result: Mapping[str, Any], axes: Any) -> None:
    sizes = {int(rules): times for rules, times in result["item_us"].items()}
    for name in next(iter(sizes.values())):
        axes.plot(list(sizes), [times[name] for times in sizes.values()], marker="o", label=name)
    axes.set_yscale("log")
    axes.set_xlabel("rules")
    axes.set_ylabel("microseconds an item")
    axes.legend(fontsize=8)


def _memory(result: Mapping[str, Any], axes: Any) -> None:
    sizes = {int(rows): each for rows, each in result["rows"].items()}
    for name, label in (("dualclass_kb", "dualclass batch"), ("polars_reading_kb", "polars, reading all")):
        axes.plot(list(sizes), [each[name] / 1024 for each in sizes.values()], marker="o", label=label)
    axes.set_xscale("log")
    axes.set_ylim(bottom=0)
    axes.set_xlabel("rows")
    axes.set_ylabel("largest memory, MB")
    axes.legend(fontsize=8)


def _workers(result: Mapping[str, Any], axes: Any) -> None:
    rows = result["rows"]
    axes.bar(["one worker", "two workers"], [rows / result["one_s"], rows / result["two_s"]], color=["#888", "#c44"])
    axes.set_ylabel("rows a second")


_PLOTS = {
    "item": _item,
    "columns": _columns,
    "cold": _cold,
    "criteria": _criteria,
    "memory": _memory,
    "workers": _workers,
}
