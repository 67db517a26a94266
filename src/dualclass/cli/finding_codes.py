"""A code as the user writes it: in the list's own numbering, or in the base numbering."""

from __future__ import annotations

from rapidfuzz import process

from dualclass.diagnostics import Diagnostic
from dualclass.language.paragraphs import Period
from dualclass.lists import ListView


def code_in(view: ListView, text: str) -> str | None:
    """The list's code for what was written, in its own or in printed form; ``None`` when it has no such paragraph."""
    wanted = text.strip().rstrip(".;")
    known = {code.casefold(): code for code in view.codes}
    if wanted.casefold() in known:
        return known[wanted.casefold()]
    return next((code for code in view.codes if view.display(code) == wanted), None)


def no_such_code(text: str, view: ListView) -> Diagnostic:
    """The message for a code that does not exist; a gap is named as one, never as absent from the law."""
    entry = text.strip().split(".")[0].upper()
    above = view.path_above(text.strip())
    if any(gap.code == entry for gap in view.gaps) or (above and above[0].missing is not None):
        message = f"`{text}` is not encoded in this list: a gap, so nothing is said about it"
        return Diagnostic(
            "A003", "error", message, help=f"`dualclass lists` counts the gaps; {entry} is one", subject=text
        )
    periods = [each.in_force for each in view.control_list.paragraphs() if each.code == text.strip() and each.in_force]
    if periods:
        when = "; ".join(_period(period) for period in periods)
        message = f"`{text}` is not in force on {view.as_of.isoformat()}"
        return Diagnostic("A005", "error", message, help=f"in force {when}; ask with `--as-of`", subject=text)
    nearest = process.extractOne(text.strip(), view.codes)
    suggestion = str(nearest[0]) if nearest else None
    return Diagnostic(
        "A002",
        "error",
        f"there is no paragraph `{text}` in {view.control_list.title}, edition {view.edition.name}",
        help=f"did you mean {suggestion}?" if suggestion else "see `dualclass lists`",
        suggestion=suggestion,
        subject=text,
    )


def _period(period: Period) -> str:
    start = f"from {period.start}" if period.start else ""
    return f"{start} until {period.end}".strip() if period.end else start
