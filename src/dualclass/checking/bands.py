"""Bands beside each other, of a frequency or a travel: a value between two, or in both, is easily a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from dualclass.checking.claims import Ground, numbers_of, sentences_of
from dualclass.checking.ranges import EVERYTHING, extent_of, meeting
from dualclass.language.criteria import Criterion, Literal, Members, SpanTest, Threshold
from dualclass.language.paragraphs import Paragraph
from dualclass.lists.reporting import Reports
from dualclass.quantities import Interval, format_number, from_canonical
from dualclass.vocabulary.vocabulary import Vocabulary

_MOST_SENTENCES = 60


@dataclass(frozen=True, slots=True)
class Band:
    """A paragraph's part of one number's range; ``rest``: what else it asks about, whatever the values."""

    paragraph: Paragraph
    sentence: Threshold | SpanTest
    interval: Interval
    rest: frozenset[object]


def check_bands(paragraphs: Iterable[Paragraph], vocabulary: Vocabulary, reports: Reports) -> None:
    """Every ladder of bands among the children of paragraphs that join them by *any of* or *as follows*."""
    for paragraph in paragraphs:
        join = paragraph.join
        if join is None or join.kind not in {"any", "as follows"} or _is_read(paragraph):
            continue
        ground = Ground(vocabulary)
        if join.collection is not None:
            ground = ground.of_member(join.collection)
        for ladder in _ladders(paragraph.children, ground):
            for lower, upper in pairwise(ladder):
                if not (_is_read(lower.paragraph) or _is_read(upper.paragraph)):
                    _between(lower, upper, reports)


def _is_read(paragraph: Paragraph) -> bool:
    return any(mark.word == "reading" for mark in paragraph.marks)


def _ladders(children: Sequence[Paragraph], ground: Ground) -> Iterator[list[Band]]:
    """Bands of the same number that differ in nothing else but values, from the lowest up."""
    found: dict[tuple[object, ...], list[Band]] = {}
    for child in children:
        if child.status == "encoded":
            for about, band in _bands_of(child, ground):
                found.setdefault((*about, band.rest, child.in_force), []).append(band)
    for bands in found.values():
        closed = sum(band.interval.low is not None and band.interval.high is not None for band in bands)
        if len(bands) > 1 and closed:
            yield sorted(bands, key=_place)


def _place(band: Band) -> tuple[bool, Fraction, bool, bool, Fraction]:
    low, high = band.interval.low, band.interval.high
    return low is not None, low or Fraction(0), band.interval.low_open, high is None, high or Fraction(0)


def _bands_of(paragraph: Paragraph, ground: Ground) -> Iterator[tuple[tuple[object, ...], Band]]:
    """Every comparison of the paragraph that could be its band; also of one member, `some axis has (..)`."""
    sentences = tuple(sentences_of(paragraph.criteria))
    if len(sentences) > _MOST_SENTENCES:
        return
    topics = [_topic(sentence, ground) for sentence in sentences]
    for index, sentence in enumerate(sentences):
        others = (*topics[:index], *topics[index + 1 :])
        if isinstance(sentence, Members) and sentence.quantifier.word == "some":
            inside = ground.of_member(sentence.collection)
            body = tuple(sentences_of((sentence.body,)))
            within = [_topic(each, inside) for each in body]
            for at, each in enumerate(body):
                rest = (*others, *within[:at], *within[at + 1 :])
                yield from _band(paragraph, each, inside, (sentence.collection,), rest)
        else:
            yield from _band(paragraph, sentence, ground, (), others)


def _band(
    paragraph: Paragraph,
    sentence: Criterion,
    ground: Ground,
    where: tuple[str, ...],
    rest: Sequence[object],
) -> Iterator[tuple[tuple[object, ...], Band]]:
    interval = _interval(sentence, ground) if isinstance(sentence, Threshold | SpanTest) else None
    if interval is not None and isinstance(sentence, Threshold | SpanTest):
        yield (where, _topic(sentence, ground)), Band(paragraph, sentence, interval, frozenset(rest))


def _topic(sentence: Criterion, ground: Ground) -> object:
    claim = numbers_of(sentence, ground)
    if claim is not None:
        return claim.about
    if isinstance(sentence, SpanTest):
        return ("span", sentence.subject, sentence.verb, sentence.conditions)
    return ("sentence", sentence)


def _interval(sentence: Threshold | SpanTest, ground: Ground) -> Interval | None:
    if isinstance(sentence, SpanTest):
        if sentence.verb != "overlaps":
            return None
        extent = extent_of(sentence.bounds, ground.parameter(sentence.subject.name))
    else:
        claim = numbers_of(sentence, ground)
        if claim is None or claim.count:
            return None
        extent = claim.extent
    same = extent.widest == extent.surest and extent.widest != EVERYTHING
    return extent.widest if same else None


def _between(lower: Band, upper: Band, reports: Reports) -> None:
    one, other = lower.interval, upper.interval
    if one == other:
        return
    codes = f"`{lower.paragraph.code}` and `{upper.paragraph.code}`"
    name = lower.sentence.subject.name
    common = meeting(one, other)
    if common is not None and not (lower.paragraph.children or upper.paragraph.children):
        reports.warning(
            "C068",
            f"{codes} both take {_shown(common, lower)} of `{name}`",
            upper.sentence,
            upper.paragraph.code,
            'end the one where the other begins; if the list itself is so, say it: `reading ".."`',
        )
    elif common is None and one.high is not None and other.low is not None:
        above = Interval(one.high, None, not one.high_open)
        gap = meeting(above, Interval(None, other.low, high_open=not other.low_open))
        if gap is None:
            return
        reports.warning(
            "C067",
            f"{_shown(gap, lower)} of `{name}` falls between {codes}",
            upper.sentence,
            upper.paragraph.code,
            'compare the borders with the printed text; if the list itself leaves it out, say it: `reading ".."`',
        )


def _shown(interval: Interval, band: Band) -> str:
    unit = next(
        (
            face.unit
            for bound in band.sentence.bounds.bounds
            if isinstance(bound.limit, Literal)
            for face in bound.limit.faces
        ),
        "",
    )

    def number(value: Fraction | None) -> str:
        try:
            return f"{format_number(from_canonical(value or Fraction(0), unit))} {unit}".strip()
        except ValueError:
            return f"{format_number(value or Fraction(0))}"

    if interval.is_point:
        return f"the value {number(interval.low)}"
    if interval.high is None:
        return f"values from {number(interval.low)} on"
    if interval.low is None:
        return f"values up to {number(interval.high)}"
    return f"what lies between {number(interval.low)} and {number(interval.high)}"
