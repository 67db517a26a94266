"""Finding the grammar files: inside the installed package, or beside the sources in a working copy."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def grammar_text(name: str) -> str:
    """The text of the grammar called ``name``, without its ending (``quantity``).

    An installed package carries ``dualclass/grammars/``; a working copy has ``grammars/`` beside ``src/``.
    Raises ``FileNotFoundError`` when neither has it.
    """
    for folder in (_PACKAGE / "grammars", _PACKAGE.parents[1] / "grammars"):
        path = folder / f"{name}.lark"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError(f"no grammar called {name}")
