"""A list against an index of its codes, as its publisher prints one: what is missing, what is surplus."""

from __future__ import annotations

from collections.abc import Mapping

from dualclass.diagnostics import Diagnostic, Label, Place
from dualclass.lists.control_list import ControlList
from dualclass.lists.labels import is_within, lineage
from dualclass.vocabulary.search import closest


def check_index(control_list: ControlList, index: Mapping[str, Place]) -> tuple[Diagnostic, ...]:
    """Every code of the index that the list neither has nor names as a gap; every code of the list beyond the index.

    ``index``: each code with its place in the index file. A code may be the list's own or the number the state
    prints. What is missing is an error: an item that it controls would come out as not controlled.
    """
    written = {paragraph.code: paragraph for paragraph in control_list.paragraphs()}
    blanks = {gap.code for gap in control_list.gaps}
    blanks |= {code for code, paragraph in written.items() if paragraph.missing is not None}
    own = {number: code for code, number in control_list.display.items()}
    found: list[Diagnostic] = []
    for printed, place in index.items():
        code = own.get(printed, printed)
        if code in written or any(step in blanks for step in lineage(code)):
            continue
        message = f"`{printed}` is in the index, and the list `{control_list.name}` has neither it nor a gap for it"
        help = f"write the paragraph, or name it: `not encoded {printed} with 1 paragraph`"
        near = closest(printed, written) if "." not in printed else None
        found.append(Diagnostic("C081", "error", message, (Label(place),), help, near, subject=printed))
    known = {own.get(printed, printed) for printed in index}
    for code, paragraph in written.items():
        within_known = any(is_within(each, code) for each in known) if code not in known else True
        if within_known or paragraph.span is None:
            continue
        span = paragraph.span
        message = f"`{code}` is not in the index"
        help = "a label written wrongly, or an index of another edition"
        labels = (Label(Place(span.file, span.start, span.end)),)
        found.append(Diagnostic("C082", "warning", message, labels, help, subject=code))
    return tuple(found)
