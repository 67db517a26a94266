"""The headers of example files: what each list is expected to say, and on which day.

# expected: intl controlled 3A001.a.5.a.4; gb controlled 3A001.a.5.a.4; cn not_covered
# expected as of 2026-06-01: cn not_covered 3A001
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

DAY = datetime.date(2026, 11, 23)
REGIMES = ("intl", "gb", "kr", "ru", "cn")
OUTCOMES = ("controlled", "controlled_unless_released", "undetermined", "not_covered", "not_controlled")
EXAMPLES = Path(__file__).parents[2] / "examples"

_HEADER = re.compile(r"^# expected(?: as of (?P<day>\d{4}-\d\d-\d\d))?: (?P<answers>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """What one list says of one example on one day; ``codes`` must all be named in its result."""

    file: Path
    regime: str
    outcome: str
    codes: tuple[str, ...]
    day: datetime.date = DAY

    def __str__(self) -> str:
        """A name for the test."""
        day = "" if self.day == DAY else f" {self.day}"
        return f"{self.file.stem} {self.regime}{day}"


def example_files() -> list[Path]:
    """Every example, by name."""
    return sorted(EXAMPLES.glob("*.toml"))


def expected_of(file: Path) -> list[Expected]:
    """The expectations of a file, header by header. Raises ``ValueError`` for a header that cannot be read."""
    found: list[Expected] = []
    for match in _HEADER.finditer(file.read_text(encoding="utf-8")):
        day = datetime.date.fromisoformat(match["day"]) if match["day"] else DAY
        for answer in match["answers"].split(";"):
            regime, outcome, *codes = answer.split(maxsplit=2)
            if regime not in REGIMES or outcome not in OUTCOMES:
                raise ValueError(f"{file.name}: `{answer.strip()}` is no expectation")
            listed = tuple(code.strip() for code in codes[0].split(",")) if codes else ()
            found.append(Expected(file, regime, outcome, listed, day))
    return found
