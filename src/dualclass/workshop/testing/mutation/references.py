"""A reference dropped, or a range cut down to one of its ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dualclass.language.criteria import Reference
from dualclass.language.writing import write_references

type References = tuple[Reference, ...]


def reference_turns(references: References) -> Iterator[tuple[str, str, References]]:
    """Each change with the texts before and after."""
    for place, reference in enumerate(references):
        rest = (*references[:place], *references[place + 1 :])
        text = write_references((reference,))
        if rest:
            yield text, "not named", rest
        if reference.form == "range" and reference.last is not None:
            for end in (reference.first, reference.last):
                changed = replace(reference, form="code", first=end, last=None)
                yield text, f"{end} alone", (*references[:place], changed, *references[place + 1 :])
