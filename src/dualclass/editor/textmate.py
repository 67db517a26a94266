"""The TextMate grammar of rule files, as VS Code and others read it, made from the language's own words.

``python -m dualclass.editor.textmate`` writes it; the one under ``editors/vscode`` is made so, and a test compares.
"""

from __future__ import annotations

import json
import re
import sys

from dualclass.editor.colouring import Colour, colours

SCOPE = "source.dualclass-rules"

SCOPES = {
    "comment": "comment.line.number-sign",
    "string": "string.quoted.double",
    "label": "entity.name.section",
    "statement": "keyword.control.statement",
    "type": "storage.type",
    "language": "storage.modifier.language",
    "border": "keyword.operator.comparison",
    "term": "support.function.purpose",
    "phrase": "keyword.other.phrase",
    "finding": "keyword.other.finding",
    "quantifier": "keyword.control.quantifier",
    "logic": "keyword.operator.logical",
    "join": "keyword.control.join",
    "effect": "keyword.control.effect",
    "function": "support.function.arithmetic",
    "word": "keyword.other",
    "date": "constant.other.date",
    "identifier": "constant.other.cas-number",
    "reference": "constant.other.reference",
    "number": "constant.numeric",
    "unit": "keyword.other.unit",
    "name": "variable.other",
    "sign": "punctuation",
}
"""Sort of text -> the scope that themes colour."""


def _rule(colour: Colour) -> dict[str, object]:
    scopes = [f"{SCOPES[sort]}.dualclass-rules" for sort in colour.sorts]
    if re.compile(colour.pattern).groups == 0:
        return {"match": colour.pattern, "name": scopes[0]}
    captures = {str(number): {"name": scope} for number, scope in enumerate(scopes, start=1)}
    return {"match": colour.pattern, "captures": captures}


def grammar() -> dict[str, object]:
    """The grammar as plain data."""
    return {
        "name": "dualclass rules",
        "scopeName": SCOPE,
        "fileTypes": ["rules"],
        "patterns": [{"include": f"#{colour.name}"} for colour in colours()],
        "repository": {colour.name: _rule(colour) for colour in colours()},
    }


def text() -> str:
    """The grammar as it is written to a file."""
    return json.dumps(grammar(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())
