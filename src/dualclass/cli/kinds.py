"""``dualclass kinds [TEXT]``: find kinds of item by name or synonym, in four languages, typing errors forgiven."""

from __future__ import annotations

import argparse
import sys

from dualclass.api import loaded_lists
from dualclass.cli.options import add_lists
from dualclass.explanation.printing import print_lines
from dualclass.explanation.text import Line


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("text", nargs="?", metavar="TEXT", help="what to look for; without it every kind is listed")
    add_lists(parser)


def run(options: argparse.Namespace) -> int:
    """Print the kinds, likeliest first."""
    vocabulary = loaded_lists(options.rules).vocabulary
    found = vocabulary.find_kinds(options.text) if options.text else sorted(vocabulary.kinds)
    if not found:
        sys.stderr.write(f"no kind is named like `{options.text}`; `dualclass kinds` lists them all\n")
        for name in vocabulary.parameter_names.parameters_called(options.text):
            owners = vocabulary.parameters[name.partition(".")[0]].kinds
            kinds = ", ".join(f"`{kind}`" for kind in sorted(owners)) or "every item"
            sys.stderr.write(f"`{options.text}` is a name of the parameter `{name}` of {kinds}\n")
        return 1
    lines: list[Line] = []
    for name in found:
        names = vocabulary.kinds[name].names
        texts = "; ".join(f"{language}: {', '.join(words)}" for language, words in names.items())
        lines.append(Line(0, f"{name}  {texts}"))
    print_lines(lines, sys.stdout)
    return 0
