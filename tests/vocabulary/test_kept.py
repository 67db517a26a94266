"""The vocabulary as it is kept: the same again, read piece by piece, and nothing else taken for one."""

from __future__ import annotations

import json

import pytest

from dualclass.api import loaded_lists
from dualclass.vocabulary import kept, to_data
from dualclass.vocabulary.kept import vocabulary_bytes, vocabulary_from
from dualclass.vocabulary.vocabulary import Vocabulary

WHOLE = loaded_lists().vocabulary


def read(content: bytes) -> Vocabulary:
    return vocabulary_from(content, dict)


def test_everything_is_read_as_it_was_written() -> None:
    found = read(vocabulary_bytes(to_data(WHOLE)))
    assert list(found.kinds.items()) == list(WHOLE.kinds.items())
    assert list(found.parameters.items()) == list(WHOLE.parameters.items())
    assert found.judgements == WHOLE.judgements
    assert found.groups == WHOLE.groups
    assert found.index == WHOLE.index
    assert len(found.index.named) == len(dict(WHOLE.index.named))
    assert json.dumps(to_data(found)) == json.dumps(to_data(WHOLE)), "what a stopped run is known by"
    for text in ("chemical", "Chemical", "ADC", "模数转换器", "no such kind"):
        assert found.kinds_named(text) == WHOLE.kinds_named(text)


def test_a_kind_is_found_by_its_name_without_reading_what_all_are_called(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(vocabulary_bytes(to_data(WHOLE)))
    texts: list[bytes] = []

    def noted(text: bytes) -> object:
        texts.append(text)
        return json.JSONDecoder().decode(text.decode())

    monkeypatch.setattr(kept.json, "loads", noted)
    assert found.kinds_named("chemical") == ("chemical",)
    assert found.kinds["chemical"].name == "chemical"
    assert found.kinds_named("chemical") == ("chemical",)
    assert len(texts) == 2


@pytest.mark.parametrize("damage", ["{}\n", "[]\n", "null\n", "no line", "longer", "shorter", "sheets"])
def test_anything_else_is_refused(damage: str) -> None:
    content = vocabulary_bytes(to_data(WHOLE))
    line, _, body = content.partition(b"\n")
    head = json.loads(line)
    damaged = {
        "longer": content + b" ",
        "shorter": content[:-1],
        "sheets": json.dumps({**head, "lengths": [*head["lengths"][:-2], sum(head["lengths"][-2:])]}).encode()
        + b"\n"
        + body,
    }.get(damage, damage.encode())
    with pytest.raises((ValueError, KeyError, TypeError)):
        read(damaged)
