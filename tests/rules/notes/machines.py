"""Machine tools for the hand-written cases: limited to nothing, with the axes a case asks for."""

from __future__ import annotations

from typing import Any

from .cases import Data, item

GEARS = "limited to gear_manufacture"
CRANKSHAFTS = "limited to crankshaft_or_camshaft_manufacture"
CUTTERS = "limited to tool_or_cutter_manufacture"
WORMS = "limited to extruder_worm_manufacture"
JEWELLERY = "limited to jewellery_part_manufacture"
PROSTHESES = "limited to dental_prosthesis_manufacture"
LENSES = "specially designed for contact_lens_production"
EITHER_150 = (
    "the 150 mm of the note are kept when only the diameter or only the length of the workpiece is limited to them"
)
FIGURE_TO_Z_AND_W = "the figure of the note is put to the z-axis and w-axis only"
LIMITED = (GEARS, CRANKSHAFTS, CUTTERS, WORMS, JEWELLERY, PROSTHESES)
ORDINARY = dict.fromkeys((*LIMITED, LENSES), False)


def axis(
    repeatability: str | None = None,
    travel: str | None = "500 mm",
    name: str = "x_axis",
    *,
    iso_1988: str | None = None,
    iso_2006: str | None = None,
) -> Data:
    """A linear axis with its unidirectional repeatability and its accuracies by the two editions of the standard."""
    accuracies = [
        {"value": value, "method": method}
        for value, method in ((iso_1988, "ISO 230-2:1988"), (iso_2006, "ISO 230-2:2006"))
        if value is not None
    ]
    made: Data = {"designation": name}
    if travel is not None:
        made["travel"] = travel
    if repeatability is not None:
        made["unidirectional_repeatability"] = repeatability
    if accuracies:
        made["positioning_accuracy"] = accuracies
    return made


def machine(
    kind: str,
    *axes: Data,
    judged: Data | None = None,
    more: Data | None = None,
    kinds: tuple[str, ...] = (),
    **parameters: Any,
) -> Data:
    """A machine tool for general use; ``judged`` overrides single answers, ``None`` takes an answer back."""
    answers = {key: answer for key, answer in (ORDINARY | (judged or {})).items() if answer is not None}
    if axes:
        parameters["linear_axis"] = list(axes)
    everything: dict[str, Any] = {"numerically_controllable": True, **parameters, **(more or {})}
    made = item(None if kinds else kind, judged=answers, **everything)
    return made | ({"kinds": [kind, *kinds]} if kinds else {})
