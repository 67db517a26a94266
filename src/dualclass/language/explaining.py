"""What is wrong with a line that does not parse."""

from __future__ import annotations

from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from dualclass.diagnostics import Diagnostic
from dualclass.language.context import LineContext


def explain(text: str, error: UnexpectedInput, context: LineContext) -> Diagnostic:
    """The diagnostic of a line that the grammar refuses."""
    position = len(text)
    if isinstance(error, UnexpectedCharacters) or (isinstance(error, UnexpectedToken) and error.token.type != "$END"):
        position = min(error.pos_in_stream or 0, len(text))
    word = text[position:].split(None, 1)[0] if text[position:].split() else ""
    return context.report.make(
        "R001", f"`{word}` is not expected here", context.start + position, context.start + position + len(word)
    )
