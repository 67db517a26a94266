"""A first mapping file for a table: what was recognised, what was not, and what it may be; to be corrected by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dualclass.diagnostics import Diagnostic
from dualclass.tables.cells import is_empty, words
from dualclass.tables.chunks import Source
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.tables.preparing import BatchJob, understand
from dualclass.tables.suggesting import Suggestion
from dualclass.tables.targets import target_of
from dualclass.vocabulary import Vocabulary

MOST_KINDS = 500
"""Different categories that are looked for."""

MOST_ROWS = 1_000_000
"""Rows among which they are looked for."""

_ABSENT = frozenset({"-", "--", "—", "–", "n/a", "na", "n.a.", "none known", "unknown", "tbd", "tba", "?", "x", "/"})


def draft(job: BatchJob, vocabulary: Vocabulary) -> tuple[str, list[Diagnostic]]:
    """The text of a mapping file, and what is to be said beside it. Raises ``DiagnosticError`` for bad tables."""
    found, _ = understand(job, vocabulary)
    names = ", ".join(path.name for path in job.inputs)
    lines = [f"# How the columns of {_safe(names)} are read. Correct it, and give it with --map.", ""]
    notices = [notice for source, _ in found for notice in source.notices]
    joined = _joined([suggestion for _, suggestion in found])
    samples = _samples([source for source, _ in found])
    lines += _head(joined.mapping, samples)
    lines += ["[columns]", *_columns(joined, samples, vocabulary), ""]
    lines += _kinds(joined.mapping, [source for source, _ in found], vocabulary)
    return "\n".join(lines).rstrip() + "\n", notices


def _joined(suggestions: Sequence[Suggestion]) -> Suggestion:
    """What was found for several tables, as for one; a column of the same name is the same column."""
    uses: dict[str, ColumnUse] = {}
    unread: dict[str, str | None] = {}
    several: dict[str, tuple[str, ...]] = {}
    for suggestion in suggestions:
        uses |= {use.column: use for use in suggestion.mapping.columns if use.column not in uses}
        unread |= suggestion.unread
        several |= suggestion.several
    mapping = suggestions[0].mapping
    return Suggestion(
        TableMapping(tuple(uses.values()), mapping.kinds, mapping.kind, mapping.decimal_comma),
        tuple(each for suggestion in suggestions for each in suggestion.diagnostics),
        {column: near for column, near in unread.items() if column not in uses},
        several,
    )


def _samples(sources: Iterable[Source]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source in sources:
        for column, values in source.sample().items():
            texts = [str(value).strip() for value in values if value is not None and str(value).strip()]
            found.setdefault(column, []).extend(texts)
    return found


def _head(mapping: TableMapping, samples: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if mapping.column_with("kind") is None:
        yield "# No column says what kind of item each row is. Name it below, or say it here for all rows:"
        yield f"kind = {_text(mapping.kind)}" if mapping.kind else '# kind = "analogue_to_digital_converter"'
    yield f"decimal_comma = {str(mapping.decimal_comma).lower()}"
    columns = [use.column for use in mapping.columns if use.role == "parameter"]
    absent = sorted({text for column in columns for text in samples.get(column, ()) if text.casefold() in _ABSENT})
    if absent:
        yield "# these texts stood where values do; they are read as not known:"
    yield f"missing = [{', '.join(map(_text, absent))}]"
    yield ""


def _columns(found: Suggestion, samples: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> Iterator[str]:
    said: dict[str, list[str]] = {}
    for use in found.mapping.columns:
        same = said.setdefault(f"{use.role} {use.target} {use.method}", [])
        remark = _meaning(use, vocabulary)
        entry = f"{_text(use.column)} = {_use(use)}{f'  # {remark}' if remark else ''}"
        if same and use.role in ("parameter", "unit", "statement", "judgement"):
            yield f'# {same[0]} is the same: keep one of the two, and set the other to "ignored"'
        same.append(_text(use.column))
        yield entry
    if found.unread:
        yield ""
        yield "# not recognised: not read unless you say what it is"
    for column, near in found.unread.items():
        shown = ", ".join(list(dict.fromkeys(samples.get(column, ())))[:3])
        may_be = found.several.get(column, (near,) if near else ())
        like = f" perhaps {' or '.join(map(_text, may_be))}?" if may_be else ""
        values = f" such as {_safe(shown)[:80]}" if shown else ""
        yield f'{_text(column)} = "ignored"{f"  #{like}{values}" if like or values else ""}'


def _use(use: ColumnUse) -> str:
    match use.role:
        case "parameter":
            more = [f"unit = {_text(use.unit)}"] if use.unit else []
            more += [f"method = {_text(use.method)}"] if use.method else []
            target = _text(use.target or use.column)
            return f"{{ {', '.join([f'parameter = {target}', *more])} }}" if more else target
        case "unit":
            return f"{{ unit_of = {_text(use.target or '')} }}"
        case "statement" | "judgement":
            return f"{{ {use.role} = {_text(use.target or '')} }}"
        case _:
            return _text(use.role)


def _meaning(use: ColumnUse, vocabulary: Vocabulary) -> str:
    definition = target_of(use.target, vocabulary) if use.role == "parameter" and use.target else None
    if definition is None:
        return ""
    units = f"in {', '.join(unit for unit in definition.units if unit)}" if any(definition.units) else definition.type
    return _safe(f"{units}: {definition.text}" if definition.text else units)[:120]


def _kinds(mapping: TableMapping, sources: Sequence[Source], vocabulary: Vocabulary) -> Iterator[str]:
    column = mapping.column_with("kind")
    yield "# the company's own categories -> kinds; `dualclass kinds TEXT` finds them"
    yield "[kinds]"
    for text, kind in mapping.kinds.items():
        yield f"{_text(text)} = {_text(kind)}"
    if column is None:
        return
    unknown = [text for text in _categories(sources, column) if text not in mapping.kinds]
    for text in unknown:
        named = vocabulary.kinds_named(text)
        if len(named) == 1:
            continue
        near = named or tuple(vocabulary.find_kinds(text, 3))
        guess = near[0] if near else "?"
        also = f"  # or {', '.join(near[1:])}" if len(near) > 1 else ""
        yield f"# {_text(text)} = {_text(guess)}{also}"


def _categories(sources: Sequence[Source], column: str) -> list[str]:
    """The different texts of the column of kinds, the first ones of so many rows."""
    found: dict[str, None] = {}
    for source in (each for each in sources if column in each.columns):
        rows = 0
        for chunk in source.chunks([column], frozenset()):
            values: list[object] = chunk.table.column(0).to_pylist()
            found.update({word: None for value in values if not is_empty(value) for word in words(value)})
            rows += chunk.table.num_rows
            if len(found) > MOST_KINDS or rows > MOST_ROWS:
                break
    return list(found)[:MOST_KINDS]


def _text(text: str) -> str:
    """A basic string of TOML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _safe(text: str) -> str:
    """A text that may stand in a comment: one line, no control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
