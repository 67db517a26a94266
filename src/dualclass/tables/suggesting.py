"""From the heads of a table's columns to a mapping: by name, by synonym, by the unit in the head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dualclass.diagnostics import Diagnostic
from dualclass.tables.called import NEARLY, called, method_named, nearly
from dualclass.tables.headers import Reading, readings
from dualclass.tables.kinds_seen import kinds_seen
from dualclass.tables.mapping import ColumnUse, Role, TableMapping
from dualclass.tables.suggesting_messages import not_read_like, twice, unit_of_another_sort, whole_item_field
from dualclass.tables.synonyms import STRUCTURAL, UNIT_WORDS, common_role, plain, without_unit_word
from dualclass.tables.targets import admits, target_of, targets_by_head
from dualclass.vocabulary import Vocabulary
from dualclass.vocabulary.search import closest

_GROUPS: tuple[tuple[Role, str], ...] = (("statement", "statements."), ("judgement", "judgements."))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A mapping, what is to be said about it, and the columns that it leaves unread with the nearest name known.

    ``several``: of an unread column that is a name of parameters, these parameters.
    """

    mapping: TableMapping
    diagnostics: tuple[Diagnostic, ...] = ()
    unread: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    several: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


def suggest(
    columns: Iterable[str],
    vocabulary: Vocabulary,
    *,
    settled: TableMapping | None = None,
    sample: Mapping[str, Sequence[object]] | None = None,
) -> Suggestion:
    """How a table with these columns is read.

    ``settled``: what the user has laid down; only the other columns are looked at. ``sample``: some values of the
    columns, which choose between several that could hold the kind. A column that two readings fit, or whose unit is
    not one of its parameter's, is left unread and told about: what is not read is unknown, never "no".
    """
    return _Suggester(vocabulary, settled or TableMapping(()), sample or {}).suggest(list(columns))


class _Suggester:
    def __init__(self, vocabulary: Vocabulary, settled: TableMapping, sample: Mapping[str, Sequence[object]]) -> None:
        self.vocabulary = vocabulary
        self.settled = settled
        self.sample = sample
        self.diagnostics: list[Diagnostic] = []
        self.several: dict[str, tuple[str, ...]] = {}
        self.refused: dict[str, Diagnostic] = {}
        self.names = targets_by_head(vocabulary)
        self.keys = {plain(key): key for key in vocabulary.judgements}

    def suggest(self, columns: list[str]) -> Suggestion:
        open_columns = [column for column in columns if column not in {use.column for use in self.settled.columns}]
        found = {use.column: use for use in self.settled.columns}
        for column in open_columns:
            use = self.parameter(column)
            if use is not None:
                found[column] = use
        self.common_roles([column for column in open_columns if column not in found], found)
        self.called([column for column in open_columns if column not in found], found)
        self.unit_columns([column for column in open_columns if column not in found], found)
        self.tell_twice(found)
        for column in [each for each in open_columns if each not in found]:
            if plain(column) in STRUCTURAL:
                self.diagnostics.append(whole_item_field(column))
        unread = {column: self.nearest(column) for column in open_columns if column not in found}
        self.diagnostics += [not_read_like(column, near) for column, near in unread.items() if near is not None]
        order = [found[column] for column in columns if column in found]
        settled = self.settled
        mapping = TableMapping(tuple(order), settled.kinds, settled.kind, settled.decimal_comma)
        return Suggestion(mapping, tuple(self.diagnostics), unread, self.several)

    # ------------------------------------------------------------ parameters

    def parameter(self, column: str) -> ColumnUse | None:
        """The column as a parameter, or as a judgement or statement by its key."""
        key = self.keys.get(plain(column))
        if key is not None:
            return ColumnUse(column, "judgement", key)
        for role, prefix in _GROUPS:
            if column.startswith(prefix) and len(column) > len(prefix):
                return ColumnUse(column, role, column[len(prefix) :])
        refused: Diagnostic | None = None
        for reading in readings(column):
            path = self.names.get(plain(reading.words))
            definition = target_of(path, self.vocabulary) if path is not None else None
            if path is None or definition is None:
                continue
            method = method_named(definition, reading.remark)
            if reading.remark is not None and method is None:
                continue
            if reading.unit is not None and not admits(definition, reading.unit):
                refused = refused or unit_of_another_sort(column, reading.unit, definition)
                continue
            return ColumnUse(column, "parameter", path, reading.unit, method)
        if refused is not None:
            self.refused[column] = refused
        return None

    def called(self, columns: list[str], found: dict[str, ColumnUse]) -> None:
        """Columns headed by a parameter's name in one of the four languages, judged by what the kinds have.

        After the columns of names and kinds: `类型` is the kind of item where its cells are kinds.
        """
        settled = self.settled
        mapping = TableMapping(tuple(found.values()), settled.kinds, settled.kind)
        kinds = kinds_seen(mapping, self.sample, self.vocabulary)
        for column in columns:
            if plain(column) in STRUCTURAL:
                continue
            meant = called(column, self.vocabulary, kinds)
            refused = meant.refused or self.refused.get(column)
            if meant.use is not None:
                found[column] = meant.use
            elif refused is not None:
                self.diagnostics.append(refused)
            if meant.paths:
                self.several[column] = meant.paths

    def tell_twice(self, found: Mapping[str, ColumnUse]) -> None:
        """Two columns for one thing: nobody but the user knows which of them is right."""
        by_target: dict[tuple[str, str | None, str | None], list[str]] = {}
        for use in found.values():
            if use.role in ("parameter", "statement", "judgement", "unit"):
                by_target.setdefault((use.role, use.target, use.method), []).append(use.column)
            elif use.role not in ("ignored", "kind"):
                by_target.setdefault((use.role, None, None), []).append(use.column)
        for (role, target, _), columns in by_target.items():
            if len(columns) > 1:
                self.diagnostics.append(twice(role, target, columns))

    # ------------------------------------------------------------ name, kind, assumptions, units

    def common_roles(self, columns: list[str], found: dict[str, ColumnUse]) -> None:
        """The column of each role that says it best, unless the user has laid one down."""
        candidates: dict[str, list[tuple[float, int, str]]] = {}
        for column in columns:
            for reading in readings(column):
                known = common_role(reading.words) if reading.unit is None and reading.remark is None else None
                if known is not None:
                    role, place = known
                    score = -self.resolved(column) if role == "kind" else 0.0
                    candidates.setdefault(role, []).append((score, place, column))
        for role in ("name", "kind", "assumptions"):
            taken = self.settled.column_with(role) is not None or (role == "kind" and self.settled.kind is not None)
            if candidates.get(role) and not taken:
                _, _, column = min(candidates[role])
                found[column] = ColumnUse(column, role)

    def resolved(self, column: str) -> float:
        """The part of a column's sampled values that name a kind."""
        texts = {str(value).strip() for value in self.sample.get(column, ()) if value is not None} - {""}
        known = [t for t in texts if t in self.settled.kinds or len(self.vocabulary.kinds_named(t)) == 1]
        return len(known) / len(texts) if texts else 0.0

    def unit_columns(self, columns: list[str], found: dict[str, ColumnUse]) -> None:
        """Columns that hold the units of other ones."""
        by_words: dict[str, str] = {}
        for use in found.values():
            if use.role == "parameter" and use.target is not None:
                _ = by_words.setdefault(plain(use.target), use.column)
                _ = by_words.setdefault(plain(use.column), use.column)
        for column in columns:
            rest = without_unit_word(column) or _unit_in_brackets(column)
            owner = by_words.get(plain(rest)) if rest is not None else None
            if owner is not None:
                found[column] = ColumnUse(column, "unit", owner)

    def nearest(self, column: str) -> str | None:
        """The parameter that an unread column was probably meant to be; none for one that has been spoken of."""
        if any(each.subject == column for each in self.diagnostics) or common_role(column) is not None:
            return None
        words = next((r.words for r in readings(column) if r.unit is not None or r.remark is not None), column)
        paths = [path for path in self.names.values() if "." not in path]
        return closest(words, paths, NEARLY) or nearly(words, self.vocabulary, paths)


def _unit_in_brackets(column: str) -> str | None:
    """``Sample rate (unit)`` -> ``Sample rate``."""
    words = [r.words for r in readings(column) if r.remark is not None and _is_unit_word(r)]
    return words[0] if words else None


def _is_unit_word(reading: Reading) -> bool:
    return plain(reading.remark or "") in {plain(word) for word in UNIT_WORDS}
