"""``dualclass plugin new NAME``: a list's own distribution from a template."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dualclass.cli.options import today


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: an action, then what the action takes."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    summary = "start a list of your own"
    new = actions.add_parser("new", help=summary, description=summary)
    new.description = (
        "Makes the folder dualclass-NAME with a list's own distribution: rule file with a first entry, its tests, "
        "what registers it, a README. It installs and classifies at once."
    )
    new.add_argument("name", metavar="NAME", help="the list's name in rule files, as `norway`")
    new.add_argument("--regime", metavar="R", help="what the list is asked for by, as `no` (the name)")
    new.add_argument("--title", metavar="TEXT", help="what the list is, in one line of your own words")
    new.add_argument("--directory", type=Path, default=Path(), metavar="DIR", help="where the folder is made (here)")
    new.add_argument(
        "--adopts", metavar="LIST", help="an installed list to take over in its newest edition, as `international`"
    )


def run(options: argparse.Namespace) -> int:
    """Make the distribution and say how to go on."""
    from dualclass.api import loaded_lists
    from dualclass.workshop.starting import checked, make, render

    request = checked(
        options.name, options.regime, options.title, options.adopts, day=today(), installed=loaded_lists().lists
    )
    target = options.directory / request.distribution
    files = render(request)
    make(files, target)
    for name in files:
        sys.stdout.write(f"{target / name}\n")
    rules = f"src/{request.package}/rules"
    sys.stdout.write(
        f"\nMade {target}. Go on with:\n"
        f"  cd {target}\n"
        "  uv pip install -e .                (or: python -m pip install -e .)\n"
        f"  dualclass classify examples/converter.toml --regime {request.regime}\n"
        f"  dualclass rules test {rules}\n"
        f"Then put the list's first entry in the place of the example in {rules}/{request.name}.rules\n"
    )
    return 0
