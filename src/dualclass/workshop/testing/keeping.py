"""Writes into tests files: new blocks at the end, a confirmation in place; never over anything, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.workshop.testing.borders.blocks import Block
from dualclass.workshop.testing.borders.writing import block_text, scalar
from dualclass.workshop.testing.nodes import Scalar, Table, compose, read_file
from dualclass.workshop.testing.reading import ENDING, read_text

HEAD = "# Tests of {rules}: what each paragraph says of items at its borders.\n"


def append(path: Path, blocks: Iterable[Block], list_name: str) -> int:
    """Add blocks at the end of a tests file, which is made where it is not there; how many were added.

    What stands in the file stays as it is, comments too. Raises ``DiagnosticError`` when the file has mistakes, a
    heading is taken, or it cannot be written.
    """
    new = list(blocks)
    before = read_file(path) if path.exists() else _head(path, list_name)
    taken = headings_in(before, path)
    twice = [block.heading for block in new if block.heading in taken]
    if twice:
        help = "take the block out, or keep it and leave the new one"
        raise DiagnosticError(
            Diagnostic("T021", "error", f"`{path}` has a block `{twice[0]}` already", help=help, subject=str(path))
        )
    text = before.rstrip("\n") + "\n" + "".join(f"\n{block_text(block)}" for block in new)
    _check(text, path)
    write_whole(path, text)
    return len(new)


def _head(path: Path, list_name: str) -> str:
    rules = path.name.removesuffix(ENDING) + ".rules"
    return HEAD.format(rules=rules) + f"\nlist: {scalar(list_name)}\n"


def headings_in(text: str, path: Path) -> frozenset[str]:
    """The headings of a tests file. Raises ``DiagnosticError`` for broken YAML."""
    root = compose(text, str(path)) if text.strip() else None
    return frozenset(name.text for name, _ in root.entries) if isinstance(root, Table) else frozenset()


def _check(text: str, path: Path) -> None:
    """What is about to be written must read back without a mistake."""
    read = read_text(text, str(path))
    errors = [each for each in read.diagnostics if each.severity == "error"]
    if errors:
        raise DiagnosticError(errors)


def confirm(path: Path, codes: Iterable[str], by: str) -> int:
    """Write who confirmed into every block that nobody has, at or below the codes (all without codes); how many."""
    from dualclass.lists.labels import is_within

    asked = tuple(codes)
    text = read_file(path)
    root = compose(text, str(path)) if text.strip() else None
    places: list[Scalar] = []
    for heading, block in root.entries if isinstance(root, Table) else ():
        code = heading.text.split(" ", maxsplit=1)[0]
        mark = block.get("confirmed") if isinstance(block, Table) else None
        wanted = not asked or any(is_within(code, each) for each in asked)
        if wanted and isinstance(mark, Scalar) and mark.value is False:
            places.append(mark)
    for mark in sorted(places, key=lambda each: -each.place.start):
        text = text[: mark.place.start] + scalar(by) + text[mark.place.end :]
    if places:
        _check(text, path)
        write_whole(path, text)
    return len(places)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, with the mode it had. Raises ``DiagnosticError`` when it cannot be written."""
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            Path(temporary).chmod(mode)
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        help = "check the permissions of its folder, and the room on the disk"
        raise DiagnosticError(
            Diagnostic("T020", "error", f"`{path}` cannot be written: {reason}", help=help, subject=str(path))
        ) from None
