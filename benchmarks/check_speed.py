"""How long `rules check` takes, against lark reading the same lines and nothing else.

    uv run python benchmarks/check_speed.py

Two measurements in one process, each the median of several runs, in processor time:

- every installed list at once, as its authors check them: adopted paragraphs are built and checked in every list
  that adopts them, and counted once as lines;
- one list by itself of five thousand lines, made of the entries of the base list under further numbers.

The ratio is what counts; lines a second depend on the machine.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time

from dualclass.language import assembly, gathering, parsing
from dualclass.plugins import Host
from dualclass.plugins.examining import examine_paths
from dualclass.plugins.folders import rule_files
from dualclass.plugins.reading import RuleReader

RUNS = 5
LINES = 5_000
ENTRY = re.compile(r"\b[0-9][A-E][0-9]{3}\b")
HEAD = 'list large "a list as large as a whole one"\nedition 1 in force from 2020-01-01\n'


def main() -> None:
    """Measure both, and print a line for each."""
    host = Host()
    installed = [source.folder for source in host.lists()] + [Path(folder) for folder in host.vocabularies()]
    report("all installed lists", installed, host)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.rules"
        base = next(source for source in host.lists() if source.regime == "intl")
        path.write_text(large(rule_files(base.folder)), encoding="utf-8")
        report("one list by itself", [path], host)


def report(name: str, paths: Sequence[Path], host: Host) -> None:
    """Measure and print: lines, lines a second, the ratio."""
    read: list[tuple[str, parsing.Start]] = []

    def remembered(text: str, start: parsing.Start) -> parsing.Branch:
        read.append((text, start))
        return parsing.parse_line(text, start)

    assembly.parse_line = gathering.parse_line = remembered  # type: ignore[assignment]
    reader = RuleReader()
    found = examine_paths(paths, host, reader=reader, usage=True)
    assembly.parse_line = gathering.parse_line = parsing.parse_line  # type: ignore[assignment]
    lines = sum(reader.text(path).count("\n") for path in found.files)

    def check() -> None:
        parsing.parse_line.cache_clear()
        examine_paths(paths, host, usage=True)

    def lark_alone() -> None:
        for text, start in read:
            parsing.parse_line.__wrapped__(text, start)

    checking, alone = timed(check), timed(lark_alone)
    errors = len(found.errors)
    print(
        f"{name}: {lines} lines ({len(read)} of them read by lark), {errors} errors; "
        f"check {lines / checking:,.0f} lines/s in {checking:.2f} s, lark alone {lines / alone:,.0f} lines/s; "
        f"ratio {checking / alone:.1f}"
    )


def timed(work: Callable[[], None]) -> float:
    """The median of several runs, in seconds of processor time."""
    seconds: list[float] = []
    for _ in range(RUNS):
        begin = process_time()
        work()
        seconds.append(process_time() - begin)
    return median(seconds)


def large(files: Sequence[Path]) -> str:
    """The entries of some files, again and again under free numbers of their groups, until there are enough lines."""
    entries = "\n".join(body(path.read_text(encoding="utf-8")) for path in files)
    codes = sorted(set(ENTRY.findall(entries)))
    used = set(codes)
    parts = [HEAD, entries]
    while sum(part.count("\n") for part in parts) < LINES:
        further = {code: free(code, used) for code in codes}
        parts.append(ENTRY.sub(lambda found, further=further: further[found.group()], entries))
    return "".join(parts)


def free(code: str, used: set[str]) -> str:
    """The first number of the code's group that nothing has yet."""
    found = next(new for number in range(1000) if (new := f"{code[:2]}{number:03}") not in used)
    used.add(found)
    return found


def body(text: str) -> str:
    """A file without its head and its general notes."""
    kept: list[str] = []
    entry = False
    for line in text.splitlines():
        if not line[:1].isspace() and line.strip() and not line.startswith("#"):
            entry = ENTRY.match(line) is not None or line.startswith("not encoded ")
        if entry:
            kept.append(line)
    return "\n".join(kept) + "\n"


if __name__ == "__main__":
    main()
