"""``dualclass rules ACTION``: rule files as those who write them look at them."""

from __future__ import annotations

import argparse
from importlib import import_module

ACTIONS = {
    "audit": "a list against its official text: numbers, borders, notes, references",
    "check": "every mistake and doubt in rule files",
    "format": "lay rule files out in one style",
    "test": "run the tests that stand beside rules",
    "coverage": "how far lists are encoded, by category and group",
}
"""Each action with its summary; its module, loaded when it is asked for, stands in ``rules_actions``."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: an action, then what the action takes."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, summary in ACTIONS.items():
        action = actions.add_parser(name, help=summary, description=summary)
        import_module(f"dualclass.cli.rules_actions.{name}").configure(action)


def run(options: argparse.Namespace) -> int:
    """Run the action."""
    status: int = import_module(f"dualclass.cli.rules_actions.{options.action}").run(options)
    return status
