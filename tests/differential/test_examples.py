"""Every example has the same outcome, findings and questions by both evaluators."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualclass.diagnostics import DiagnosticError
from dualclass.evaluation.outcome import judge
from dualclass.items import normalise, read_items

from .comparing import told
from .lists import REGIMES, evaluator

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))


@pytest.mark.parametrize("path", EXAMPLES[::2], ids=lambda path: path.stem)
def test_every_second_example(path: Path) -> None:
    for number, item in enumerate(read_items(path)):
        assert not isinstance(item, DiagnosticError)
        record = normalise(item, evaluator("intl").vocabulary)
        regime = REGIMES[(len(path.stem) + number) % len(REGIMES)]
        for ordinary in (False, True):
            quick, slow = (
                judge(evaluator(regime, reference=reference), record, ordinary=ordinary) for reference in (False, True)
            )
            assert told(quick) == told(slow)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 40
