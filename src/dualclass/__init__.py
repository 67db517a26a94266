"""dualclass: what export-control lists say about a dual-use item, and why.

    >>> import dualclass
    >>> item = dualclass.Item(name="converter", kind="analogue_to_digital_converter",
    ...                       parameters={"resolution": "14 bit", "sample_rate": "3 GS/s"})
    >>> answer = dualclass.classify(item, regimes=["intl"])

An aid, not a legal determination. Names are imported when they are first used, so that ``import dualclass`` is light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dualclass.version import VERSION

if TYPE_CHECKING:
    from dualclass.api import Classifier, classify
    from dualclass.api import loaded_lists as load_lists
    from dualclass.diagnostics import Diagnostic, DiagnosticError
    from dualclass.evaluation.outcome import Outcome
    from dualclass.explanation.classification import Classification
    from dualclass.items import Item
    from dualclass.tables.frames import classify_table
    from dualclass.verdict import Verdict

__version__ = VERSION

__all__ = [
    "Classification",
    "Classifier",
    "Diagnostic",
    "DiagnosticError",
    "Item",
    "Outcome",
    "Verdict",
    "classify",
    "classify_table",
    "load_lists",
]

_PLACES = {
    "Classification": ("dualclass.explanation.classification", "Classification"),
    "Classifier": ("dualclass.api", "Classifier"),
    "Diagnostic": ("dualclass.diagnostics", "Diagnostic"),
    "DiagnosticError": ("dualclass.diagnostics", "DiagnosticError"),
    "Item": ("dualclass.items", "Item"),
    "Outcome": ("dualclass.evaluation.outcome", "Outcome"),
    "Verdict": ("dualclass.verdict", "Verdict"),
    "classify": ("dualclass.api", "classify"),
    "classify_table": ("dualclass.tables.frames", "classify_table"),
    "load_lists": ("dualclass.api", "loaded_lists"),
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)
