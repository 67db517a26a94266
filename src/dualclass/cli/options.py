"""Options that several verbs share."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterable
from pathlib import Path


def day(text: str) -> datetime.date:
    """A day as ``2026-11-23``; anything else is wrong usage."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is no day; write it as 2026-11-23") from None


def regimes(text: str) -> tuple[str, ...]:
    """Regimes separated by commas."""
    names = tuple(name.strip().lower() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("name at least one regime, as in `gb,kr`")
    return names


def add_lists(parser: argparse.ArgumentParser, *, several: bool = True) -> None:
    """``--regime``, ``--as-of`` and ``--rules``."""
    if several:
        parser.add_argument(
            "--regime", type=regimes, metavar="R[,R...]", help="lists to ask: intl, gb, kr, ru, cn (all of them)"
        )
    parser.add_argument("--as-of", type=day, metavar="DATE", help="the day it is about (today)")
    parser.add_argument(
        "--rules",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="also load the rule files of a folder as a list of its own",
    )


def today() -> datetime.date:
    """Today, in coordinated universal time."""
    return datetime.datetime.now(tz=datetime.UTC).date()


def regimes_of(options: argparse.Namespace) -> Iterable[str] | None:
    """The asked regimes, ``None`` for all."""
    return options.regime


def at_least_one(text: str) -> int:
    """A whole number from one on."""
    if not text.isdecimal() or len(text) > 9 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"`{text}` is no whole number from 1 on")
    return int(text)
