"""Lines of a kind, and rows of a table, in other words than the language's."""

from __future__ import annotations

from dualclass.language.complaints.complaint import NAME, UNIT, Repair, complaint
from dualclass.quantities import find_unit

_MEASURED = r"(?:parameter\s+)?(?:quantity|span|curve|level)"
_TYPES = (
    r"quantity|count|span|curve|level|flag|choice|ranked|set|judgement|identifier|composition|part|enumerated|sampled"
)
_OTHERS = "derived|apart|extraordinary|en|zh|ko|ru"


def _in_unit(text: str, begin: int, end: int) -> Repair | None:
    unit = text[begin:end].strip("[]() ")
    return Repair(begin, end, f"in {unit}") if find_unit(unit) is not None else None


def _quantity(text: str, begin: int, end: int) -> Repair | None:
    return Repair(begin, end, f"quantity {text[begin:end]}", sure=False)


def _apart(text: str, begin: int, end: int) -> Repair | None:
    word, _, names = text[begin:end].partition(" ")
    return Repair(begin, end, "; ".join(f"{word} {name.strip()}" for name in names.split(",")))


def _quoted(text: str, begin: int, end: int) -> Repair | None:
    words = text[begin:end].rstrip()
    return Repair(begin, begin + len(words), f'"{words}"')


PARAMETERS = (
    complaint(
        "R157",
        rf"^{_MEASURED}\s+{NAME}(?:\.{NAME})?\s*(?P<at>\[[^\]]*\]|\([^)]*\)|(?!in\b|of\b|by\b|falls\b|rises\b){UNIT})\s*(?:$|,|\")",
        "`{at}`: the unit stands behind `in`",
        "write `quantity travel in mm, m`; a name of several words is joined with `_`",
        "quantity travel mm",
        "quantity travel [mm]",
        starts=("vocabulary", "statement"),
        mend=_in_unit,
    ),
    complaint(
        "R158",
        rf"^(?:parameter\s+)?(?P<at>(?!(?:{_TYPES}|{_OTHERS}|parameter|kind|list|table|group)\b){NAME})\s+in\s+(?!force\b){UNIT}",
        "`{at}`: the type of the parameter is missing",
        "write `quantity travel in mm`; other types are count, span, flag, choice, set ..",
        "travel in mm",
        starts=("vocabulary", "statement"),
        mend=_quantity,
    ),
    complaint(
        "R159",
        rf"^(?P<at>(?:{_TYPES})\s+{NAME}(?:\s*,\s*{NAME})+)\s*$",
        "`{at}`: one parameter a line",
        "write each on its line, or part them with `;`",
        "flag fast, slow",
        starts=("vocabulary",),
        mend=_apart,
    ),
    complaint(
        "R162",
        rf"^(?:choice|set|ranked)\s+{NAME}(?:\.{NAME})?\s*(?P<at>:|=|in\b|is\b)\s",
        "`{at}`: the options stand behind `of`",
        "write `choice form of tube, bar`",
        "choice form: tube, bar",
        starts=("vocabulary",),
        mend=lambda text, begin, end: Repair(begin, end, "of" if text[begin - 1].isspace() else " of"),
    ),
)

ROWS = (
    complaint(
        "R163",
        rf"(?:^row\s|[|,])\s*(?P<at>(?:[A-Z][\w.+-]*|{NAME}\s+[\w.+-]+)(?:\s+[\w.+-]+)*)",
        "`{at}`: a text stands in quotes",
        'write `row "CVD" | "superalloys"`; a single small word needs none',
        'row CVD | "steel"',
        'row "CVD" | steel alloy',
        starts=("row",),
        mend=_quoted,
    ),
)
