"""``python -m benchmarks``: run the sections, print the ratios, keep the results, write the page for the docs."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.report import write_page
from benchmarks.sections import NAMES, section
from benchmarks.settings import ROOT, Settings
from benchmarks.summary import lines_of
from benchmarks.timing import machine

RESULTS = ROOT / "benchmarks" / "results"


def main(arguments: list[str] | None = None) -> int:
    """Run what is asked; returns the exit status: 0 when every section ran."""
    options = _options(arguments)
    mode = "quick" if options.quick else "full"
    folder: Path = options.results / mode
    folder.mkdir(parents=True, exist_ok=True)
    failed = False
    for name in options.sections or NAMES:
        path = folder / f"{name}.json"
        if path.exists() and not options.fresh and not options.sections:
            print(f"{name}: measured before, kept (--fresh measures anew)", file=sys.stderr)
            continue
        print(f"{name}: measuring ..", file=sys.stderr, flush=True)
        try:
            _keep(path, _measured(name, Settings(quick=options.quick)))
        except Exception as error:  # one section that fails must not lose the others
            failed = True
            print(f"{name}: failed: {type(error).__name__}: {error}", file=sys.stderr)
    results = {path.stem: json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))}
    print("\n".join(lines_of(results)))
    if options.page is not None:
        write_page(results, options.page)
        print(f"written: {options.page}", file=sys.stderr)
    return 1 if failed else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sections", nargs="*", help=f"what to measure: {', '.join(NAMES)} (all)")
    parser.add_argument("--quick", action="store_true", help="small sizes, few rounds: does everything work?")
    parser.add_argument("--fresh", action="store_true", help="measure anew what was measured before")
    parser.add_argument("--results", type=Path, default=RESULTS, metavar="DIR", help="where results are kept")
    parser.add_argument("--page", type=Path, nargs="?", const=ROOT / "docs" / "benchmarks.md", metavar="FILE")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.sections if name not in NAMES]
    if unknown:
        parser.error(f"no section {unknown[0]}: {', '.join(NAMES)}")
    return options


def _measured(name: str, settings: Settings) -> dict[str, Any]:
    begun = time.perf_counter()
    found = section(name)(settings)
    return {
        "section": name,
        "quick": settings.quick,
        "machine": machine(),
        "took_s": round(time.perf_counter() - begun, 1),
        "missing": settings.missing,
        **found,
    }


def _keep(path: Path, result: dict[str, Any]) -> None:
    draft = path.with_suffix(".part")
    draft.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)


if __name__ == "__main__":
    sys.exit(main())
