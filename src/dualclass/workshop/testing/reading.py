"""Tests files: ``NAME.tests.yaml`` beside ``NAME.rules``, read into tests with every mistake told at once.

The format is described in docs/rule-tests.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.vocabulary.search import closest
from dualclass.workshop.testing import rows
from dualclass.workshop.testing.expecting import day_of
from dualclass.workshop.testing.nodes import Scalar, Table, compose, fault, read_file
from dualclass.workshop.testing.records import Data, ReadTests, RuleTest
from dualclass.workshop.testing.stating import table_data

ENDING = ".tests.yaml"
LONGEST_CHAIN = 40
"""Blocks that may start from one another, each from the next."""
HEAD = ("list", "as of", "always")
BLOCK = ("item", "like", "vary", "cases", "confirmed", "as of", "verdict", "reason", "needs", "released by", "outcome")
_HEADING = re.compile(r"(?P<code>[0-9A-Z][0-9A-Za-z]*(?:\.[0-9A-Za-z]+)*)(?:\s+(?P<words>\S.*))?")


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under one heading: the items of other blocks are found by it."""

    heading: Scalar
    code: str
    table: Table
    own: Data
    like: Scalar | None


def read_tests(paths: Iterable[Path], texts: Mapping[Path, str] | None = None) -> ReadTests:
    """The tests of files; ``texts`` stand in the place of files that are being edited."""
    files = tuple(paths)
    tests: list[RuleTest] = []
    found: list[Diagnostic] = []
    for path in files:
        try:
            text = (texts or {}).get(path)
            read = read_text(read_file(path) if text is None else text, str(path))
        except DiagnosticError as error:
            found.extend(error.diagnostics)
            continue
        tests += read.tests
        found += read.diagnostics
    return ReadTests(files, tuple(tests), tuple(found))


def read_text(text: str, file: str) -> ReadTests:
    """The tests of one text. Raises ``DiagnosticError`` when it is no YAML at all."""
    found: list[Diagnostic] = []
    root = compose(text.removeprefix("\ufeff"), file) if text.strip() else None
    if root is None:
        return ReadTests((Path(file),), (), ())
    if not isinstance(root, Table):
        help = "begin with the code of a paragraph and a colon"
        found.append(fault("T003", "a tests file is a table of paragraphs", root.place, help))
        return ReadTests((Path(file),), (), tuple(found))
    head = _head(root, found)
    blocks = _blocks(root, found)
    tests: list[RuleTest] = []
    bases = {block.like.text for block in blocks.values() if block.like is not None}
    for block in blocks.values():
        item = _item(block, blocks, head.always, found, ())
        is_base = block.heading.text in bases
        tests += rows.tests_of(block.table, block.heading, block.code, item, head, found, is_base=is_base)
    return ReadTests((Path(file),), tuple(tests), tuple(found))


def _head(root: Table, found: list[Diagnostic]) -> rows.Head:
    name = root.get("list")
    if name is not None and not (isinstance(name, Scalar) and name.text.strip()):
        found.append(fault("T003", "`list` is the name of one list", name.place, "write it as in the rules: `list uk`"))
        name = None
    always = root.get("always")
    if always is not None and not isinstance(always, Table):
        help = "name values that every item of the file has"
        found.append(fault("T003", "`always` is a table of values", always.place, help))
        always = None
    return rows.Head(
        name.text.strip() if isinstance(name, Scalar) else None,
        day_of(root.get("as of"), found),
        table_data(always) if isinstance(always, Table) else {},
    )


def _blocks(root: Table, found: list[Diagnostic]) -> dict[str, Block]:
    blocks: dict[str, Block] = {}
    for heading, node in root.entries:
        if heading.text in HEAD:
            continue
        match = _HEADING.fullmatch(heading.text.strip())
        if match is None or match["code"][:1].islower():
            near = closest(heading.text, HEAD, 75)
            help = (
                "a block of tests stands under the code of its paragraph, more words may follow: `3A001.a.5 released`"
            )
            found.append(
                fault("T004", f"`{heading.text[:60]}` is no code of a paragraph", heading.place, help, suggestion=near)
            )
            continue
        if not isinstance(node, Table):
            help = "write `item:`, `verdict:` and what follows under it, indented"
            found.append(fault("T003", f"`{heading.text}` has no table under it", node.place, help))
            continue
        _check_keys(node, found)
        blocks[heading.text] = _block(heading, match["code"], node, found)
    return blocks


def _check_keys(table: Table, found: list[Diagnostic]) -> None:
    for name, _ in table.entries:
        if name.text not in BLOCK:
            help = f"known are {', '.join(f'`{each}`' for each in BLOCK)}; values of the item stand under `item`"
            message = f"`{name.text[:60]}` is nothing that a block of tests has"
            found.append(fault("T004", message, name.place, help, suggestion=closest(name.text, BLOCK)))


def _block(heading: Scalar, code: str, table: Table, found: list[Diagnostic]) -> Block:
    like = table.get("like")
    if like is not None and not isinstance(like, Scalar):
        found.append(fault("T013", "`like` names one other heading", like.place, "write its code"))
        like = None
    item = table.get("item")
    own: Data = {}
    if isinstance(item, Table):
        own = table_data(item)
    elif item is not None:
        found.append(fault("T003", "`item` is a table of values", item.place, "for instance: {kind: machine_tool}"))
    return Block(heading, code, table, own, like)


def _item(
    block: Block, blocks: Mapping[str, Block], always: Data, found: list[Diagnostic], above: tuple[str, ...]
) -> Data:
    """The block's item: what every item has, what the named one has, then its own."""
    base = deepcopy(always)
    if block.like is not None:
        other = blocks.get(block.like.text)
        if other is None:
            message = f"there is no block `{block.like.text[:60]}` in this file"
            near = closest(block.like.text, blocks)
            found.append(fault("T013", message, block.like.place, "name another heading", suggestion=near))
        elif other.heading.text in (*above, block.heading.text):
            chain = " -> ".join((*above, block.heading.text, other.heading.text))
            found.append(fault("T013", f"`like` goes round in a circle: {chain}", block.like.place, "break it"))
        elif len(above) >= LONGEST_CHAIN:
            help = "let the blocks start from one and the same"
            message = f"`like` leads through more than {LONGEST_CHAIN} blocks"
            found.append(fault("T013", message, block.like.place, help))
        else:
            base = _item(other, blocks, always, found, (*above, block.heading.text))
    return laid_over(base, block.own)


def laid_over(base: Data, own: Data) -> Data:
    """The one table laid over the other: tables of one name are joined, everything else is replaced."""
    found: Data = dict(base)
    for key, value in own.items():
        under = found.get(key)
        if isinstance(under, dict) and isinstance(value, dict) and "value" not in value:
            found[key] = laid_over(cast("Data", under), cast("Data", value))
        else:
            found[key] = value
    if "kind" in own:
        found.pop("kinds", None)
    if "kinds" in own:
        found.pop("kind", None)
    return found
