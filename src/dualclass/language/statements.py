"""From the syntax tree of a statement of the file to its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dualclass.language.context import LineContext
from dualclass.language.lines import read_period
from dualclass.language.paragraphs import (
    Adopts,
    EditionHead,
    Gap,
    GroupLine,
    JudgementLine,
    KindLine,
    Marks,
    Omits,
    ParameterLine,
    Period,
    Renumbers,
    Suspends,
    Suspension,
    Table,
)
from dualclass.language.parameter_names import ParameterNames
from dualclass.language.parsing import Branch, branch, branches, name_of, plain, texts, token, tokens
from dualclass.language.references import complete_note, read_references
from dualclass.language.values import read_count, read_path
from dualclass.language.vocabulary_lines import read_parameter


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the head: ``word`` is ``list``, ``language``, ``text``, ``negatives`` or ``complete``."""

    word: str
    values: tuple[str, ...]


Statement = (
    HeadLine
    | EditionHead
    | Adopts
    | Omits
    | Renumbers
    | Suspends
    | Marks
    | Gap
    | KindLine
    | ParameterLine
    | ParameterNames
    | JudgementLine
    | GroupLine
    | Table
)


def read_statement(tree: Branch, context: LineContext) -> Statement:
    """The record of a statement; tables, kinds and names get their lines later."""
    return _READERS[name_of(tree)](tree, context)


def read_row(tree: Branch) -> tuple[tuple[str, ...], ...]:
    """The cells of a table row; a cell is any of its texts."""
    return tuple(texts(cell) for cell in branches(tree))


def _because(tree: Branch) -> str | None:
    because = branch(tree, "because")
    return texts(because)[0] if because is not None else None


def _period(tree: Branch, context: LineContext) -> Period | None:
    validity = branch(tree, "validity")
    return read_period(branches(validity)[0], context) if validity is not None else None


def _head(tree: Branch, context: LineContext) -> Statement:
    del context
    words = {"list_head": "list", "text_source": "text", "negatives_doubtful": "negatives"}
    name = name_of(tree)
    return HeadLine(words.get(name, name), texts(tree))


def _complete(tree: Branch, context: LineContext) -> Statement:
    del context
    return HeadLine("complete", texts(branches(tree)[0]))


def _edition(tree: Branch, context: LineContext) -> Statement:
    period = _period(tree, context) or Period()
    return EditionHead(texts(tree)[0], period, span=context.span(tree))


def _adopts(tree: Branch, context: LineContext) -> Statement:
    only = branch(tree, "only")
    except_ = branch(tree, "except")
    source, edition = texts(tree)
    return Adopts(
        source,
        edition,
        read_references(branches(only)[0], context) if only is not None else (),
        read_references(branches(except_)[0], context) if except_ is not None else (),
        span=context.span(tree),
    )


def _omits(tree: Branch, context: LineContext) -> Statement:
    return Omits(read_references(branches(tree)[0], context), _because(tree), span=context.span(tree))


def _renumbers(tree: Branch, context: LineContext) -> Statement:
    old, new = tokens(tree)
    names = [complete_note(word, context) if word.type == "NOTE" else plain(word) for word in (old, new)]
    return Renumbers(names[0], names[1], new.type == "STRING", span=context.span(tree))


def _suspends(tree: Branch, context: LineContext) -> Statement:
    references, period, *_ = branches(tree)
    suspension = Suspension(read_period(period, context), _because(tree))
    return Suspends(read_references(references, context), suspension, span=context.span(tree))


def _marks(tree: Branch, context: LineContext) -> Statement:
    references = read_references(branches(tree)[0], context)
    return Marks(references, texts(tree, "NAME")[0], _because(tree), span=context.span(tree))


def _gap(tree: Branch, context: LineContext) -> Statement:
    number = token(tree, "NUMBER")
    title = texts(tree, "STRING")
    kinds = branch(tree, "for_kinds")
    assert number is not None
    return Gap(
        texts(tree, "CODE")[0],
        read_count(number, context),
        title[0] if title else None,
        texts(branches(kinds)[0]) if kinds is not None else (),
        _period(tree, context),
        span=context.span(tree),
    )


def _kind(tree: Branch, context: LineContext) -> Statement:
    parents = branch(tree, "names")
    return KindLine(texts(tree)[0], texts(parents) if parents is not None else (), span=context.span(tree))


def _parameter(tree: Branch, context: LineContext) -> Statement:
    return read_parameter(branches(tree)[0], context)


def _names_of(tree: Branch, context: LineContext) -> Statement:
    return ParameterNames(read_path(branches(tree)[0]), span=context.span(tree))


def _judgement(tree: Branch, context: LineContext) -> Statement:
    key = branches(tree)[0]
    extraordinary = branch(tree, "extraordinary") is not None
    return JudgementLine(" ".join(texts(key)), texts(tree)[0], extraordinary, span=context.span(tree))


def _group(tree: Branch, context: LineContext) -> Statement:
    text = texts(tree, "STRING")
    return GroupLine(
        texts(tree, "NAME")[0],
        texts(branches(tree)[0]),
        name_of(tree) == "group_except",
        text[0] if text else None,
        span=context.span(tree),
    )


def _table(tree: Branch, context: LineContext) -> Statement:
    return Table(texts(tree)[0], texts(branches(tree)[0]), (), span=context.span(tree))


_READERS: dict[str, Callable[[Branch, LineContext], Statement]] = {
    "list_head": _head,
    "language": _head,
    "edition": _edition,
    "text_source": _head,
    "negatives_doubtful": _head,
    "complete_for": _complete,
    "adopts": _adopts,
    "omits": _omits,
    "renumbers": _renumbers,
    "suspends": _suspends,
    "marks": _marks,
    "gap": _gap,
    "kind": _kind,
    "parameter_line": _parameter,
    "names_of": _names_of,
    "judgement": _judgement,
    "group_of": _group,
    "group_except": _group,
    "table": _table,
}
