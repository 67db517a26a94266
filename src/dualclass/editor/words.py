"""The vocabulary as the texts have it at this moment: only the stretches that declare something are read.

A text is being written, so part of it is always wrong: what can be read counts, and nothing is decided by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from dualclass.editor.segments import cut, read_segment
from dualclass.language.paragraphs import RuleFile
from dualclass.language.reader import parse_rule_file
from dualclass.vocabulary import Vocabulary, build_vocabulary

_DECLARES = re.compile(r"(?m)^[ \t\ufeff]*(?:kind|parameter|names|judgement|group)\b")
_KEPT = 1_000


@lru_cache(maxsize=_KEPT)
def _declarations(text: str) -> RuleFile | None:
    found = parse_rule_file(text, "").rule_file
    if not any(getattr(found, name) for name in _FIELDS):
        return None
    return replace(RuleFile(""), **{name: getattr(found, name) for name in _FIELDS})


_FIELDS = ("kinds", "parameters", "names", "judgements", "groups")


def declarations(text: str) -> tuple[RuleFile, ...]:
    """What a text declares, stretch by stretch; the same records for the same stretches."""
    found: list[RuleFile] = []
    gathered = ""
    for _, segment in cut(text):
        goes_on = bool(gathered) and _goes_on(segment)
        if not goes_on and gathered:
            _take(gathered, found)
            gathered = ""
        if goes_on or _DECLARES.search(segment):
            gathered += segment
    if gathered:
        _take(gathered, found)
    return tuple(found)


def _goes_on(segment: str) -> bool:
    blocks = read_segment(segment).blocks
    return not blocks or blocks[0].opening == "loose"


def _take(text: str, found: list[RuleFile]) -> None:
    read = _declarations(text)
    if read is not None:
        found.append(read)


class Words:
    """The vocabulary of a set of texts, built again only when a declaration has changed."""

    def __init__(self) -> None:
        """Begin with nothing built."""
        self._of_text: dict[str, tuple[str, tuple[RuleFile, ...]]] = {}
        self._built: dict[tuple[int, ...], tuple[tuple[RuleFile, ...], Vocabulary]] = {}

    def vocabulary(self, texts: Iterable[tuple[str, str]]) -> Vocabulary:
        """The vocabulary that texts declare together; each comes with the name of its file."""
        declared: list[RuleFile] = []
        for name, text in texts:
            known = self._of_text.get(name)
            if known is None or known[0] != text:
                known = (text, declarations(text))
                self._of_text[name] = known
            declared += known[1]
        key = tuple(map(id, declared))
        if key not in self._built:
            if len(self._built) > 20:
                self._built.clear()
            self._built[key] = (tuple(declared), build_vocabulary(declared)[0])
        return self._built[key][1]
