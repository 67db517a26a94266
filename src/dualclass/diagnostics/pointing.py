"""From a sentence to the word in it that is meant: what a check knows by name is found in the source."""

from __future__ import annotations

import re

from dualclass.diagnostics.records import Diagnostic, Label, Patch, Place
from dualclass.diagnostics.sources import Sources
from dualclass.records import replace

_QUOTED = re.compile(r'"[^"\n]*"')
_COMMENT = re.compile(r"#[^\n]*")
_PLAIN = re.compile(r"[a-z_]{5,}")
_LONG = 9


def pointed(diagnostic: Diagnostic, sources: Sources) -> Diagnostic:
    """The diagnostic pointing at its word, with the patch that puts the suggestion there.

    Where the word does not stand in the source (it came from elsewhere, by an amendment), nothing is narrowed and a
    patch that has no place yet is left out.
    """
    place = diagnostic.labels[0].place if diagnostic.labels else None
    at = None
    if diagnostic.word is not None and place is not None and (source := sources(place.file)) is not None:
        at = _find(source.text, place, diagnostic.word)
    patch = diagnostic.patch
    if at is None:
        settled = patch is None or bool(patch.place.file)
        return replace(diagnostic, word=None, patch=patch if settled else None)
    word = diagnostic.word or ""
    if patch is None and diagnostic.suggestion is not None:
        quote = '"' if word.startswith('"') else ""
        name = diagnostic.suggestion.strip('"')
        patch = Patch(Place("", 0, len(word)), f"{quote}{name}{quote}", sure=misspelt(word.strip('"'), name))
    if patch is not None and not patch.place.file:
        end = at.end if patch.place.end == len(word) else at.start + patch.place.end
        patch = replace(patch, place=Place(at.file, at.start + patch.place.start, end))
    labels = (Label(at, diagnostic.labels[0].text), *diagnostic.labels[1:])
    return replace(diagnostic, word=None, labels=labels, patch=patch)


def misspelt(word: str, name: str) -> bool:
    """Whether a word is certainly the name with a slip of the finger in it: no digits, one letter off, or two.

    Anything else may be another name that is not known: `travel` is no misspelling of `slide_travel`.
    """
    if not _PLAIN.fullmatch(word) or not _PLAIN.fullmatch(name):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(word, name) <= (2 if len(word) >= _LONG else 1)


def _find(text: str, place: Place, word: str) -> Place | None:
    """The first place where the word stands by itself; outside quotes and comments, unless it is quoted."""
    part = text[place.start : place.end]
    if not word.startswith('"'):
        part = _COMMENT.sub(_blank, _QUOTED.sub(_blank, part))
    spaced = r"\s+".join(re.escape(each) for each in word.split(" "))
    before = r"(?<![\w.])" if word[:1].isalnum() else ""
    after = r"(?!\w)" if word[-1:].isalnum() else ""
    found = re.search(f"{before}{spaced}{after}", part)
    return None if found is None else Place(place.file, place.start + found.start(), place.start + found.end())


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
