"""Vocabulary: the kinds of item and their parameters, built from the lines of rule files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dualclass.vocabulary.called import names_data, names_from
from dualclass.vocabulary.data import from_data, to_data
from dualclass.vocabulary.definitions import (
    GroupDefinition,
    HeldShare,
    JudgementDefinition,
    KindDefinition,
    ParameterDefinition,
)
from dualclass.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from dualclass.vocabulary.build import build_vocabulary

__all__ = [
    "GroupDefinition",
    "HeldShare",
    "JudgementDefinition",
    "KindDefinition",
    "ParameterDefinition",
    "Vocabulary",
    "build_vocabulary",
    "from_data",
    "names_data",
    "names_from",
    "to_data",
]


def __getattr__(name: str) -> object:
    """What only builds a vocabulary is loaded when it is asked for."""
    if name != "build_vocabulary":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from dualclass.vocabulary.build import build_vocabulary

    return build_vocabulary
