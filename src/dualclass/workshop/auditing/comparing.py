"""One text against one rule: figures, borders, CAS numbers, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from dualclass.lists.labels import is_within, lineage
from dualclass.quantities import find_unit
from dualclass.workshop.auditing.border_words import agrees, is_turned
from dualclass.workshop.auditing.differences import Counts, Finding, Kind
from dualclass.workshop.auditing.figures import Figure, ReadText
from dualclass.workshop.auditing.measures import Key
from dualclass.workshop.auditing.printed_references import lies_between
from dualclass.workshop.auditing.rule_figures import RuleContent, RuleFigure

OWN_SCALES = frozenset(
    {"processing performance", "performance density", "adjusted peak performance", "sequence length"}
    | {"hardness Rockwell B", "hardness Rockwell C", "hardness Vickers", "bandwidth ratio"}
)
"""Dimensions whose unit a list may leave out, the number being one of a named scale."""
MANY = 3
"""Codes in a list that a rule may repeat: each time it must be whole."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the two stand, and what else is known there.

    ``note``: its label if it is one. ``is_open``: the rule leaves something unwritten. ``only_says``: the rule's note
    decides nothing, so its references bind nobody. ``nearby``: figures of technical notes that the paragraph's rule may
    take up, or of paragraphs that the note's words may be taken up by.
    """

    paragraph: str
    note: str | None = None
    is_open: bool = False
    only_says: bool = False
    nearby: tuple[Figure, ...] = ()
    taken_up: frozenset[Key] = frozenset()


def compare(text: ReadText, rule: RuleContent, place: Place, counts: Counts) -> list[Finding]:
    """Every difference between a text and a rule; ``counts`` grows by what was compared."""
    counts.apart += text.apart.counts()
    counts.pointers += text.apart.references.pointers
    found = [*_figures(text, rule, place, counts), *_cas_numbers(text, rule, place)]
    if not place.only_says:
        found += _references(text, rule, place)
    if place.is_open:
        found = [each for each in found if not each.kind.endswith("-missing")]
    return [replace(each, span=rule.span) for each in found]


def _figures(text: ReadText, rule: RuleContent, place: Place, counts: Counts) -> Iterator[Finding]:
    needed = [figure for figure in text.figures if not figure.optional]
    counts.figures += len(needed)
    counts.rule_figures += len(rule.figures)
    counts.restored += sum(figure.restored for figure in needed)
    decided = {measure.key for figure in rule.figures for measure in figure.measures}
    mentioned = {key for figure in rule.mentioned() for key in _keys(figure)}
    around = (*text.figures, *place.nearby)
    printed = {key for figure in around for key in _keys(figure)}
    unprinted: set[Fraction] = set()
    twins: list[Figure] = []
    surplus = [each for each in rule.figures if not any(measure.key in printed for measure in each.measures)]
    for figure in list(surplus):
        twin = _same_number(figure, needed, decided | mentioned)
        if twin is None:
            continue
        surplus.remove(figure)
        twins.append(twin)
        unprinted |= {measure.value for measure in figure.measures}
        if _own_scale(figure) and not twin.unknown_unit and not twin.readings[0].unit:
            counts.unit_unprinted += 1
            continue
        message = f"the text has `{twin.shown}`, the rule `{figure.measures[0].shown}`: the unit is another"
        yield _finding(place, "unit", figure.measures[0].shown, message, text.around(twin))
    missing: list[Figure] = []
    for figure in needed:
        keys = _keys(figure)
        without_unit = not figure.readings[0].unit and figure.readings[0].value in unprinted
        if without_unit or figure in twins or keys & decided:
            continue
        if keys & mentioned:
            counts.in_words += 1
            continue
        if keys & place.taken_up:
            counts.taken_up += 1
            continue
        missing.append(figure)
    yield from _unanswered(missing, surplus, text, place)
    yield from _borders(around, rule, text, place, counts)


def _unanswered(missing: list[Figure], surplus: list[RuleFigure], text: ReadText, place: Place) -> Iterator[Finding]:
    """Figures that only one side has; where one of each measures the same thing, they are named together."""
    told: set[str] = set()
    for figure in missing:
        value = figure.readings[0].shown
        if value in told:
            continue
        told.add(value)
        near = [each.measures[0].shown for each in surplus if _same_dimension(figure, each)]
        instead = f"; the rule has {', '.join(f'`{each}`' for each in dict.fromkeys(near))}" if near else ""
        if figure.unknown_unit:
            instead += f"; `{figure.unknown_unit}` is no known unit"
        yield _finding(place, "figure-missing", value, f"the rule has no `{value}`{instead}", text.around(figure))
    for figure in surplus:
        value = figure.measures[0].shown
        if f"rule {value}" not in told:
            told.add(f"rule {value}")
            yield _finding(place, "figure-surplus", value, f"the text has no `{value}` (rule: `{figure.shown}`)")


def _borders(
    printed: Iterable[Figure], rule: RuleContent, text: ReadText, place: Place, counts: Counts
) -> Iterator[Finding]:
    by_key: dict[Key, tuple[list[Figure], list[RuleFigure]]] = {}
    for rule_figure in rule.figures:
        for measure in rule_figure.measures:
            by_key.setdefault(measure.key, ([], []))[1].append(rule_figure)
    for figure in printed:
        for key in _keys(figure) & by_key.keys():
            by_key[key][0].append(figure)
    told: set[tuple[str, str]] = set()
    for figures, rule_figures in by_key.values():
        bordered = [each for each in rule_figures if each.border is not None]
        if not figures or not bordered:
            continue
        counts.bordered += sum(each.border is not None for each in figures)
        for figure in figures:
            if figure.optional or any(_agree(figure, each) for each in bordered):
                continue
            yield from _border(figure, bordered[0], text, place, told)
        for each in () if rule.merged else bordered:
            if not any(_agree(figure, each) for figure in figures):
                yield from _border(figures[0], each, text, place, told)


def _border(
    figure: Figure, written: RuleFigure, text: ReadText, place: Place, told: set[tuple[str, str]]
) -> Iterator[Finding]:
    value = written.measures[0].shown
    if (value, str(figure.border)) in told:
        return
    told.add((value, str(figure.border)))
    how = "in the other direction" if is_turned(figure.border, written.border) else "for the number itself"
    message = f"the text says `{figure.border} {value}`, the rule `{written.shown}`: they differ {how}"
    yield _finding(place, "border", value, message, text.around(figure))


def _agree(figure: Figure, written: RuleFigure) -> bool:
    return agrees(figure.border, written.border, negated=written.negated)


def _keys(figure: Figure) -> set[Key]:
    return {measure.key for measure in figure.readings}


def _same_number(figure: RuleFigure, needed: list[Figure], answered: set[Key]) -> Figure | None:
    """A figure of the text with the same number on another unit, or on none, that nothing else answers."""
    values = {measure.value for measure in figure.measures}
    for each in needed:
        if not _keys(each) & answered and any(measure.value in values for measure in each.readings):
            return each
    return None


def _own_scale(figure: RuleFigure) -> bool:
    unit = find_unit(figure.measures[0].unit)
    return unit is not None and unit.dimension in OWN_SCALES


def _same_dimension(figure: Figure, written: RuleFigure) -> bool:
    mine = {measure.key[0] for measure in figure.readings}
    return any(measure.key[0] in mine for measure in written.measures)


def _cas_numbers(text: ReadText, rule: RuleContent, place: Place) -> Iterator[Finding]:
    printed = text.apart.all_of("cas")
    for number in sorted(printed - rule.cas_mentioned()):
        yield _finding(place, "cas-missing", number, f"the rule has no CAS number `{number}`")
    for number in sorted(rule.cas - printed):
        yield _finding(place, "cas-surplus", number, f"the text has no CAS number `{number}`")


def _references(text: ReadText, rule: RuleContent, place: Place) -> Iterator[Finding]:
    """References both ways. A paragraph's own code and those above it are how it speaks of itself."""
    own = set(lineage(place.paragraph))
    printed, ranges = text.apart.references.codes, text.apart.references.ranges
    missing = printed - rule.codes_mentioned() - own
    surplus = {
        code
        for code in rule.codes - printed - own
        if not any(lies_between(code, first, last) for first, last in ranges)
    }
    for code in sorted(missing):
        parts = sorted(each for each in surplus if is_within(each, code))
        surplus.difference_update(parts)
        only = f"only {', '.join(f'`{each}`' for each in parts)}" if parts else "does not"
        message = f"the text names `{code}`, the rule {only}"
        yield _finding(place, "reference-missing", code, message)
    for printed_list in text.apart.references.lists:
        for written in () if rule.merged else rule.lists:
            shared = len(printed_list & written)
            if len(printed_list) >= MANY and 2 * shared >= len(printed_list):
                for code in sorted(printed_list - written - missing - own):
                    message = f"one of the rule's lists of codes leaves out `{code}`"
                    yield _finding(place, "reference-missing", code, message)
    for code in sorted(surplus):
        yield _finding(place, "reference-surplus", code, f"the rule names `{code}`, the text does not")


def _finding(place: Place, kind: Kind, value: str, message: str, words: str = "") -> Finding:
    return Finding(place.paragraph, kind, value, message, place.note, words)
