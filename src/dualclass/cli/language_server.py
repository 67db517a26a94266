"""``dualclass language-server``: what editors start to be told about rule files."""

from __future__ import annotations

import argparse
import io
import logging
import sys

from dualclass.diagnostics import Diagnostic, DiagnosticError


def configure(parser: argparse.ArgumentParser) -> None:
    """Its arguments: how to talk to the editor."""
    parser.description = (
        "Talks the Language Server Protocol with an editor, over standard input and output. "
        "Editors start it themselves: see docs/editors.md."
    )
    parser.add_argument("--stdio", action="store_true", help="over standard input and output: what is done anyway")
    parser.add_argument(
        "--tcp", type=_port, metavar="PORT", help="over this port of the machine itself (0 chooses one), for debugging"
    )
    parser.add_argument("--log", choices=("error", "warning", "info", "debug"), default="error", help="what to log")


def _port(text: str) -> int:
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"`{text}` is no port: a number from 0 to 65535")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Serve until the editor says goodbye."""
    logging.basicConfig(stream=sys.stderr, level=str(options.log).upper(), format="%(levelname)s %(name)s: %(message)s")
    if options.log in ("error", "warning"):
        logging.getLogger("pygls").setLevel(logging.CRITICAL)  # what fails is told by our own guard
    try:
        from dualclass.editor.server import RuleServer
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        raise DiagnosticError(missing_package(error.name or "pygls")) from error
    server = RuleServer()
    if options.tcp is not None:
        server.start_tcp("127.0.0.1", options.tcp)
    else:
        server.start_io()
    if sys.stdout.closed:  # the protocol closed it; others still flush it
        sys.stdout = io.StringIO()
    return 0 if server.shut_down else 1


def missing_package(package: str) -> Diagnostic:
    """What is said when the extra is not installed."""
    return Diagnostic(
        "E003",
        "error",
        f"the language server needs the package `{package}`, which is not installed",
        help="install it with the extra: `pip install 'dualclass[editor]'`",
        subject="language-server",
    )
