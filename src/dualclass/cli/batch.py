"""``dualclass batch TABLE... --out OUT``: what each list says about every row of a table."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from dualclass.cli.batch_streams import have_streams, told
from dualclass.cli.messages import print_diagnostics
from dualclass.cli.options import add_lists, regimes_of
from dualclass.diagnostics import Diagnostic

if TYPE_CHECKING:
    from dualclass.tables.preparing import BatchJob
    from dualclass.tables.running import RunResult

_FORMATS = "CSV or TSV (also .gz), XLSX, Parquet, Arrow, Feather, JSON Lines"


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("tables", nargs="+", type=Path, metavar="TABLE", help=f"a row an item: {_FORMATS}")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="OUT",
        help="outcomes, a row for an item and list: .parquet, .csv, .xlsx, .jsonl",
    )
    parser.add_argument("--errors", type=Path, metavar="FILE", help="mistakes in rows, if any (OUT.errors.csv)")
    add_lists(parser)
    parser.add_argument(
        "--assume-ordinary",
        action="store_true",
        help="take extraordinary features that are not stated as absent; each use is named in the outcome",
    )
    columns = parser.add_argument_group("columns")
    columns.add_argument("--map", type=Path, metavar="MAP.toml", help="what the columns and categories are")
    columns.add_argument("--suggest-map", action="store_true", help="print a mapping file, to be corrected")
    columns.add_argument("--decimal-comma", action="store_true", help="in numbers the comma is the decimal sign")
    reading = parser.add_argument_group("reading")
    reading.add_argument("--sheet", metavar="NAME", help="sheet of a workbook, by name or number (the first)")
    reading.add_argument("--encoding", type=_encoding, metavar="NAME", help="gb18030, cp949, cp1251 .. (UTF-8)")
    reading.add_argument("--delimiter", type=_delimiter, metavar="C", help="what parts the cells of CSV; or `tab`")
    running = parser.add_argument_group("running")
    running.add_argument("--batch-rows", type=_rows, metavar="N", help="rows that are classified at once (65536)")
    again = running.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="go on where an equal run was stopped, or fail")
    again.add_argument("--restart", action="store_true", help="begin anew where a run was stopped")
    running.add_argument("--quiet", action="store_true", help="no progress and no summary")
    running.add_argument(
        "--exit-code",
        action="store_true",
        help="exit with 10 when something is controlled, 11 when something is undetermined or not covered",
    )


def run(options: argparse.Namespace) -> int:
    """Classify the tables; a row with a mistake is reported and the others still classified."""
    have_streams()
    if options.out is None and not options.suggest_map:
        sys.stderr.write("dualclass batch: name the output with `--out`, or ask for a mapping with `--suggest-map`\n")
        return 2
    from dualclass.tables.libraries import library

    for name in ("numpy", "pyarrow", "polars"):
        _ = library(name)
    from dualclass.api import loaded_lists
    from dualclass.tables.progress import Progress
    from dualclass.tables.running import StoppedError, run_batch

    if options.suggest_map:
        return _suggest(options)
    lists = loaded_lists(options.rules)
    job = _job(options)

    def notify(notices: Iterable[Diagnostic]) -> None:
        # a full or forsaken stream is no reason to end the work
        with suppress(OSError):
            print_diagnostics(each for each in notices if not options.quiet or each.severity == "error")

    before = {number: signal.signal(number, _stop) for number in _stopping()}
    try:
        result = run_batch(job, lists, Progress(sys.stderr, quiet=options.quiet), notify)
    except StoppedError as stopped:
        done = f"{stopped.rows:,} rows are done and kept" if stopped.rows else "nothing was done yet"
        sys.stderr.write(f"stopped: {done}; the same command goes on from there\n")
        return 130
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    notify(result.notices)
    if not options.quiet:
        from dualclass.tables.summary import summary_lines

        if not told(summary_lines(result, lists.lists), result.finished.outcomes):
            return 1
    elif result.bad:
        with suppress(OSError):
            sys.stderr.write(f"{result.bad:,} rows have errors: {result.finished.errors}\n")
    return _status(result, wanted=options.exit_code)


def _job(options: argparse.Namespace) -> BatchJob:
    from dualclass.tables.preparing import BatchJob
    from dualclass.tables.sources import ReadingOptions

    regimes = regimes_of(options)
    return BatchJob(
        inputs=tuple(options.tables),
        out=options.out or Path("outcomes.csv"),
        errors=options.errors,
        map_file=options.map,
        regimes=tuple(regimes) if regimes is not None else None,
        as_of=options.as_of,
        assume_ordinary=options.assume_ordinary,
        rules_dirs=tuple(options.rules),
        reading=ReadingOptions(options.encoding, options.delimiter, options.sheet),
        decimal_comma=options.decimal_comma,
        batch_rows=options.batch_rows,
        restart=options.restart,
        resume=options.resume,
    )


def _suggest(options: argparse.Namespace) -> int:
    from dualclass.api import loaded_lists
    from dualclass.tables.drafting import draft

    vocabulary = loaded_lists(options.rules).vocabulary
    text, notices = draft(_job(options), vocabulary)
    print_diagnostics(notices)
    sys.stdout.write(text)
    return 0


def _status(result: RunResult, *, wanted: bool) -> int:
    if result.bad or result.failures:
        return 1
    if not wanted:
        return 0
    outcomes = {outcome for counts in result.counts.values() for outcome, count in counts.items() if count}
    if outcomes & {"controlled", "controlled_unless_released"}:
        return 10
    return 11 if outcomes & {"undetermined", "not_covered"} else 0


def _stopping() -> list[int]:
    names = ("SIGTERM", "SIGHUP")
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """A request to end is heard like Ctrl-C: what is done is kept."""
    _ = number, frame
    raise KeyboardInterrupt


def _rows(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10_000_000:
        raise argparse.ArgumentTypeError(f"`{text}` is no number of rows; write 1 to 10000000")
    return int(text)


def _delimiter(text: str) -> str:
    character = {"tab": "\t", "\\t": "\t"}.get(text, text)
    if len(character) != 1 or not character.isascii() or character in '"\r\n\0' or character.isalnum():
        raise argparse.ArgumentTypeError(f"`{text}` cannot part cells; write one character such as `;`, or `tab`")
    return character


def _encoding(text: str) -> str:
    from dualclass.tables.encodings import check_encoding

    try:
        return check_encoding(text)
    except (LookupError, ValueError):
        raise argparse.ArgumentTypeError(f"`{text}` is no encoding: write utf-8, gb18030, cp949, cp1251 ..") from None
