"""``dualclass export``: every paragraph of the lists as JSON Lines, for other systems."""

from __future__ import annotations

import argparse
import json
import sys

from dualclass.api import chosen_regimes, loaded_lists
from dualclass.cli.options import add_lists, regimes_of, today
from dualclass.explanation.listing import export_records


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    add_lists(parser)


def run(options: argparse.Namespace) -> int:
    """Print a line a paragraph, list by list, in printed order."""
    lists = loaded_lists(options.rules)
    as_of = options.as_of or today()
    views = [lists.lists[regime].view(as_of) for regime in chosen_regimes(lists, regimes_of(options))]
    for view in views:
        for record in export_records(view):
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0
