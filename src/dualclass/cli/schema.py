"""``dualclass schema item|result``: the JSON Schema of what goes in and of what comes out."""

from __future__ import annotations

import argparse
import json
import sys


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("of", choices=("item", "result"), help="of item files, or of `classify --format json`")


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    if options.of == "item":
        from dualclass.items import Item

        schema = Item.model_json_schema()
    else:
        from dualclass.explanation.classification import Classification

        schema = Classification.model_json_schema()
    sys.stdout.write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")
    return 0
