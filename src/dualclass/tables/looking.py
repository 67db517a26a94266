"""A look at some values of each column before the work begins: what would make an error of every row is told first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dualclass.diagnostics import Diagnostic
from dualclass.items.problems import listed, short
from dualclass.tables.cells import has_unit, is_empty
from dualclass.tables.chunks import Source
from dualclass.tables.kinds_seen import kinds_seen
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.targets import target_of
from dualclass.vocabulary import Vocabulary

_EITHER = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9,.])")
_NUMBER = re.compile(r"[0-9]")


def looked_at(mapping: TableMapping, source: Source, vocabulary: Vocabulary) -> list[Diagnostic]:
    """What is to be said of the first values of a table that is read so."""
    found: list[Diagnostic] = []
    sample = source.sample()
    for use in mapping.with_role("parameter"):
        texts = [value for value in sample.get(use.column, ()) if isinstance(value, str) and _NUMBER.search(value)]
        if not mapping.decimal_comma:
            found += _commas(use, texts, source)
        if use.unit is None and mapping.unit_column_of(use.column) is None:
            found += _bare(use, texts, source, vocabulary)
    return [*found, *_of_no_kind(mapping, source, vocabulary)]


def _of_no_kind(mapping: TableMapping, source: Source, vocabulary: Vocabulary) -> list[Diagnostic]:
    """Columns of parameters that none of the kinds looked at has: a package's length is not that of a fibre."""
    sample = source.sample()
    kinds = kinds_seen(mapping, sample, vocabulary)
    if not kinds:
        return []
    found: list[Diagnostic] = []
    for use in mapping.with_role("parameter"):
        name = (use.target or use.column).partition(".")[0]
        held = name not in vocabulary.parameters or any(vocabulary.has_parameter((kind,), name) for kind in kinds)
        if not held and not all(is_empty(cell) for cell in sample.get(use.column, ())):
            message = f"the column `{short(use.column)}` is read as `{name}`, which no kind looked at has"
            help = "a row that fills it is an error; if it is something else, mark it as ignored in a mapping file"
            found.append(Diagnostic("B027", "warning", message, help=help, subject=str(source.path)))
    return found


def _commas(use: ColumnUse, texts: Sequence[str], source: Source) -> list[Diagnostic]:
    either = next((text for text in texts if _EITHER.search(text)), None)
    if either is None:
        return []
    message = f"the column `{short(use.column)}` has numbers such as `{short(either)}`, which can be read in two ways"
    help = "with `--decimal-comma` the comma is the decimal sign; without it such a row is an error"
    return [Diagnostic("B016", "warning", message, help=help, subject=str(source.path))]


def _bare(use: ColumnUse, texts: Sequence[str], source: Source, vocabulary: Vocabulary) -> list[Diagnostic]:
    definition = target_of(use.target or "", vocabulary)
    if definition is None or not definition.is_quantity or not any(definition.units) or "" in definition.units:
        return []
    bare = [text for text in texts if not has_unit(text)]
    if not bare:
        return []
    units = [unit for unit in definition.units if unit]
    some = "values" if len(bare) == len(texts) else f"{len(bare)} of {len(texts)} values looked at"
    message = f"the column `{short(use.column)}` has {some} without a unit, such as `{short(bare[0])}`"
    help = (
        f"write it into the head, as in `{short(use.column)} [{units[0]}]`, or into a column of its own, "
        f"`{short(use.column)} unit`; the parameter is given in {listed(units)}"
    )
    return [Diagnostic("B017", "warning", message, help=help, subject=str(source.path))]
