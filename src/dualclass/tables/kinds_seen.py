"""Which kinds of item a table holds, as far as its first rows say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dualclass.tables.cells import is_empty, words
from dualclass.tables.mapping import TableMapping
from dualclass.vocabulary import Vocabulary


def kinds_seen(mapping: TableMapping, sample: Mapping[str, Sequence[object]], vocabulary: Vocabulary) -> frozenset[str]:
    """The kinds that the sampled cells may name and the mapping lays down; none where no cell names a known one."""
    column = mapping.column_with("kind")
    said = [word for cell in sample.get(column or "", ()) if not is_empty(cell) for word in words(cell)]
    own = [mapping.kinds.get(word.strip(), word) for word in dict.fromkeys(said)] + [mapping.kind or ""]
    return frozenset(kind for text in own for word in words(text) for kind in vocabulary.kinds_named(word))
