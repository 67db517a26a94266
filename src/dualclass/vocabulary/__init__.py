"""Vocabulary: the kinds of item and their parameters, built from the lines of rule files."""

from dualclass.vocabulary.build import build_vocabulary
from dualclass.vocabulary.data import from_data, to_data
from dualclass.vocabulary.definitions import (
    GroupDefinition,
    JudgementDefinition,
    KindDefinition,
    ParameterDefinition,
)
from dualclass.vocabulary.vocabulary import Vocabulary

__all__ = [
    "GroupDefinition",
    "JudgementDefinition",
    "KindDefinition",
    "ParameterDefinition",
    "Vocabulary",
    "build_vocabulary",
    "from_data",
    "to_data",
]
