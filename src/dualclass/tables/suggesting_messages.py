"""What is said about columns that cannot be read as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from dualclass.diagnostics import Diagnostic
from dualclass.items.problems import listed, short
from dualclass.vocabulary import ParameterDefinition

_DRAFT = "`--suggest-map` drafts a mapping file in which it can be said"


def twice(role: str, target: str | None, columns: Sequence[str]) -> Diagnostic:
    """Several columns for one thing."""
    what = {
        "parameter": f"the parameter `{target}`",
        "statement": f"the statement `{target}`",
        "judgement": f"the judgement `{target}`",
        "unit": f"the unit of the column `{target}`",
    }.get(role, f"the {role} of the item")
    help = f"say in a mapping file which one is read, and that the others are ignored; {_DRAFT}"
    message = f"several columns stand for {what}: {listed(short(each) for each in columns)}"
    return Diagnostic("B010", "error", message, help=help, subject=columns[-1])


def not_read_like(column: str, near: str) -> Diagnostic:
    """A column that is not read and looks like a misspelt parameter."""
    message = f"the column `{short(column)}` is not read: no parameter has this name"
    help = f"rename it, or say in a mapping file what it is; {_DRAFT}"
    return Diagnostic("B011", "warning", message, help=help, suggestion=near, subject=column)


def not_read(columns: Sequence[str]) -> Diagnostic:
    """Columns that resemble nothing known: what they say counts for nothing, and nobody may think otherwise."""
    shown = listed((short(each) for each in columns), 12)
    one = len(columns) == 1
    message = (
        f"the column {shown} is not read: no parameter has this name"
        if one
        else f"{len(columns)} columns are not read: {shown}"
    )
    help = f"if one is a parameter, say in a mapping file which; {_DRAFT}"
    return Diagnostic("B026", "warning", message, help=help)


def called_several(column: str, paths: Sequence[str]) -> Diagnostic:
    """A head that is a name of several parameters: nobody but the user knows which is meant."""
    message = f"the column `{short(column)}` is not read: it may be {listed(paths)}"
    return Diagnostic("B028", "warning", message, help=f"say in a mapping file which; {_DRAFT}", subject=column)


def called_strangers(column: str, paths: Sequence[str]) -> Diagnostic:
    """A head that is the name of parameters of other kinds than those of the table."""
    message = f"the column `{short(column)}` is not read: it names {listed(paths)}, which no kind looked at has"
    help = f"if it is a parameter of these items, say in a mapping file which; {_DRAFT}"
    return Diagnostic("B029", "warning", message, help=help, subject=column)


def unit_of_another_sort(column: str, unit: str, definition: ParameterDefinition) -> Diagnostic:
    """A head whose unit does not measure the parameter that it names."""
    units = listed(each for each in definition.units if each)
    wanted = f"is given in {units}" if units else "has no unit"
    message = f"the column `{short(column)}` is not read: `{unit}` is no unit of `{definition.name}`, which {wanted}"
    return Diagnostic("B012", "warning", message, help=f"mend the unit, or say what it is; {_DRAFT}", subject=column)


def whole_item_field(column: str) -> Diagnostic:
    """A column that holds what an item is made of or for: a table has no place for it, and it may not be lost."""
    message = f"the column `{short(column)}` says what an item is made of or for, which a table cannot hold"
    help = "classify such items as item files with `dualclass classify`; if it says nothing, mark it as ignored"
    return Diagnostic("B013", "error", message, help=help, subject=column)


def nothing_fits(columns: Sequence[str]) -> Diagnostic:
    """A table of which no column is a parameter, and none says what the items are."""
    message = f"no column of the table is known: {listed((short(each) for each in columns), 8)}"
    help = f"the first row must name the columns, as in `name, kind, resolution, sample_rate`; {_DRAFT}"
    return Diagnostic("B014", "error", message, help=help)


def no_kind(columns: Sequence[str]) -> Diagnostic:
    """A table that says nowhere what its items are."""
    message = f"no column says what kind of item each row is: {listed((short(each) for each in columns), 8)}"
    help = f'call one `kind`, or write `kind = ".."` in a mapping file when all are of one kind; {_DRAFT}'
    return Diagnostic("B015", "error", message, help=help)
