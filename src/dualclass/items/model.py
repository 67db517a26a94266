"""The item as a file or a program states it: pydantic models at the border, with a published JSON Schema.

The models fix the shape only; what the names and texts mean is checked against the vocabulary when an item is
normalised (``dualclass.items.normalise``), so that all mistakes are told at once.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StrictBool, StrictStr, WithJsonSchema

_SCALAR = {"type": ["string", "integer", "boolean"]}
_MEASURED = {
    "type": "object",
    "description": "one value with its method or its conditions",
    "properties": {
        "value": {"anyOf": [_SCALAR, {"type": "array", "items": {"type": "string"}}]},
        "method": {"type": "string"},
        "at": {"type": "object", "additionalProperties": _SCALAR},
    },
    "required": ["value"],
    "additionalProperties": False,
}
_SCHEMA = {
    "description": (
        'text with its unit ("14 bit", ">= 2.6 GS/s", "1.2..1.5 GHz"), an integer for a count, true or '
        "false for a flag, texts for a set, a value with its method or conditions, "
        '"none" or tables for a collection or parts, '
        "a table of shares for a composition"
    ),
    "anyOf": [
        _SCALAR,
        _MEASURED,
        {"type": "array", "items": {"anyOf": [_SCALAR, {"type": "object"}]}},
        {"type": "object"},
    ],
}

ParameterValue = Annotated[JsonValue, WithJsonSchema(_SCHEMA)]
"""What may stand for a parameter; its form depends on the parameter's type."""


class Border(BaseModel):
    """Frozen, and closed: a field that is not known is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class StatedJudgement(Border):
    """What a person decided; the reason is part of it."""

    answer: StrictBool
    reason: StrictStr


class StatedTarget(Border):
    """One thing that software, technology or a component is for: a code, or an item, and the activities."""

    activities: tuple[StrictStr, ...] = ()
    code: StrictStr | None = None
    regime: StrictStr | None = None
    item: Item | None = None
    judgements: dict[str, StatedJudgement] = Field(default_factory=dict)


class StatedShipment(Border):
    """What is sent where: some paragraphs depend on it."""

    destination: StrictStr | None = Field(default=None, description="ISO 3166 code of two letters")
    quantity: StrictStr | None = Field(default=None, description="with its unit")
    packaging: StrictStr | None = None


class Item(Border):
    """One item as its exporter describes it.

    ``kind`` or ``kinds`` name what it is, in any of the vocabulary's four languages; ``parameters`` say what
    is known of it, values with their units as text. What is not stated is unknown, never "no".
    """

    name: StrictStr | None = None
    kind: StrictStr | None = None
    kinds: tuple[StrictStr, ...] = ()
    source: StrictStr | None = Field(default=None, description="where the values are from; kept in the result")
    assumptions: tuple[StrictStr, ...] = Field(
        default=(), description="extraordinary features that the exporter rules out, by name"
    )
    parameters: dict[str, ParameterValue] = Field(default_factory=dict)
    judgements: dict[str, StatedJudgement] = Field(default_factory=dict)
    statements: dict[str, StrictBool] = Field(default_factory=dict)
    components: tuple[Item, ...] = ()
    targets: tuple[StatedTarget, ...] = Field(default=(), alias="for")
    shipment: StatedShipment | None = None
    host: Item | None = None


_ = StatedTarget.model_rebuild()
