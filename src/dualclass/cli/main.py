"""The command line: one verb, one module; errors as messages, never as a traceback.

Exit status: 0 when everything asked was done, 1 on an error in an item, a list or a plugin, 2 on wrong usage;
``classify --exit-code`` adds 10 (something is controlled) and 11 (something is undetermined).
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from dualclass import __version__
from dualclass.diagnostics import DiagnosticError

VERBS = {
    "classify": "say what each list says about items, and why",
    "batch": "classify every row of a table: CSV, Excel, Parquet, JSON Lines",
    "explain": "one paragraph for one item, clause by clause",
    "lists": "the lists, their editions in force, how far they are encoded",
    "show": "a paragraph: its criteria, its source, its counterparts in the other lists",
    "kinds": "find kinds of item by name, in four languages",
    "kind": "what to say about an item of a kind, and which lists care",
    "rules": "check, format and test rule files, count what is encoded",
    "plugin": "start a list of your own, in a distribution of its own",
    "export": "every paragraph as JSON Lines, for other systems",
    "schema": "the JSON Schema of items or of results",
    "language-server": "serve editors with what rule files mean: mistakes, completion, references",
}
"""Each verb with its summary; its module, loaded when it is asked for, has the verb's name with underscores."""


SPEAKING = {"classify", "explain", "lists", "show", "kinds", "kind"}
"""Verbs that only read and print: nothing is left to be closed when they end."""


class _Formatter(argparse.HelpFormatter):
    """The standard one, told the width: it is made for every argument, and loads ``shutil`` to find out."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """As ``shutil.get_terminal_size`` finds them."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # pyright: ignore[reportOptionalMemberAccess]
    except (AttributeError, ValueError, OSError):
        return 80


def build_parser(verb: str | None = None) -> argparse.ArgumentParser:
    """The parser of all verbs, or of one alone, so that the others cost nothing."""
    parser = argparse.ArgumentParser(
        prog="dualclass",
        description="Classifies dual-use items under the control lists that plug in. An aid, no legal determination.",
        formatter_class=_Formatter,
    )
    parser.add_argument("--version", action="version", version=f"dualclass {__version__}")
    verbs = parser.add_subparsers(prog="dualclass", dest="verb", metavar="VERB", required=True)
    for name in VERBS if verb is None else (verb,):
        sub = verbs.add_parser(name, help=VERBS[name], description=VERBS[name], formatter_class=_Formatter)
        import_module(_module(name)).configure(sub)
    return parser


def _module(verb: str) -> str:
    return f"dualclass.cli.{verb.replace('-', '_')}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    verb = given[0] if given and given[0] in VERBS else None
    # The lists are many small records that live as long as the process: looking for garbage among them only costs time.
    gc.set_threshold(500_000 if verb in SPEAKING else 100_000, 50, 50)
    options = build_parser(verb).parse_args(given)
    module = import_module(_module(options.verb))
    try:
        status: int = module.run(options)
        sys.stdout.flush()
    except DiagnosticError as error:
        from dualclass.cli.messages import print_diagnostics

        print_diagnostics(error.diagnostics)
        return 1
    except BrokenPipeError:
        # whoever read stopped before it was said how it ended: as a process that the signal ends, never as a success
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        if error.filename is None:
            raise
        from dualclass.cli.messages import print_diagnostics
        from dualclass.diagnostics import Diagnostic

        # a name that no file system takes, a disk that went away: what whoever reads the file did not foresee
        shown = str(error.filename)[:80]
        message = f"`{shown}` cannot be read or written: {error.strerror}"
        print_diagnostics([Diagnostic("P006", "error", message, help="check the path", subject=shown)])
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        return 130
    if arguments is None and options.verb in SPEAKING:
        gc.freeze()  # the process ends: what is left need not be searched for garbage
    return status


if __name__ == "__main__":
    sys.exit(main())
