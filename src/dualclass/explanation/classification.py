"""The published model of a whole answer: what ``classify`` returns and ``--format json`` prints."""

from __future__ import annotations

import datetime

from pydantic import BaseModel, ConfigDict

from dualclass.explanation.report import ItemResult


class Classification(BaseModel):
    """The whole answer: the day it is about, and a result per item.

    Its parts are the records of ``dualclass.explanation.report``. ``model_json_schema()`` is the JSON Schema of the
    output of ``dualclass classify --format json``; ``model_validate_json`` reads such an output back.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: datetime.date
    results: tuple[ItemResult, ...]
