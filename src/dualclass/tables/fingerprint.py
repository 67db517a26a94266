"""What an answer rests on: tables, mapping, lists, day and options. A run is only taken up again if all is the same."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dualclass.tables.mapping import TableMapping
from dualclass.tables.sources import ReadingOptions
from dualclass.version import VERSION

if TYPE_CHECKING:
    from dualclass.plugins.loading import LoadedLists

Fingerprint = dict[str, Any]

WORDS = {
    "dualclass": "another version of dualclass was used",
    "inputs": "the tables are others, or have changed",
    "mappings": "the columns are read otherwise",
    "missing": "other texts stand for a missing value",
    "lists": "the lists have changed",
    "regimes": "other lists are asked",
    "assume_ordinary": "`--assume-ordinary` differs",
    "reading": "the encoding, delimiter or sheet differs",
    "as_of": "it is about another day",
}
"""What to say of each part that differs."""


def fingerprint(
    *,
    inputs: Sequence[Path],
    mappings: Sequence[TableMapping],
    missing: Sequence[str],
    lists: LoadedLists,
    regimes: Sequence[str],
    as_of: datetime.date,
    assume_ordinary: bool,
    reading: ReadingOptions,
) -> Fingerprint:
    """All of it as plain data. Reads every table once, for its digest."""
    return {
        "dualclass": VERSION,
        "inputs": [[path.name, path.stat().st_size, file_digest(path)] for path in inputs],
        "mappings": [_mapping(each) for each in mappings],
        "missing": list(missing),
        "lists": lists_digest(lists, regimes),
        "regimes": list(regimes),
        "as_of": as_of.isoformat(),
        "assume_ordinary": assume_ordinary,
        "reading": asdict(reading),
    }


def differences(now: Mapping[str, Any], then: Mapping[str, Any]) -> list[str]:
    """What is not the same, in words."""
    return [words for part, words in WORDS.items() if now.get(part) != then.get(part)]


def file_digest(path: Path) -> str:
    """The digest of a file's content."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def lists_digest(lists: LoadedLists, regimes: Sequence[str]) -> str:
    """The digest of what the asked lists and the vocabulary say."""
    from dualclass.lists.kept import content_digest
    from dualclass.vocabulary import to_data

    digest = hashlib.sha256(json.dumps(to_data(lists.vocabulary), ensure_ascii=False).encode())
    for regime in regimes:
        digest.update(content_digest(lists.lists[regime]).encode())
    return digest.hexdigest()


def _mapping(mapping: TableMapping) -> dict[str, Any]:
    return {
        "columns": [list(asdict(use).values()) for use in mapping.columns],
        "kinds": dict(mapping.kinds),
        "kind": mapping.kind,
        "decimal_comma": mapping.decimal_comma,
    }
