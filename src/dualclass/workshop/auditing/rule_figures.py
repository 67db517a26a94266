"""What a rule says in numbers, CAS numbers, standards and references: the other side of the comparison.

Figures that decide stand in borders, conditions and quantifiers. Numbers in quoted words (questions, families, notes
that only say something) and in names can answer a figure of the text, and need none there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

from dualclass.language.criteria import (
    Arithmetic,
    Bound,
    Bounds,
    Condition,
    Face,
    Formula,
    FreeStatement,
    Literal,
    Members,
    Not,
    NoteFigure,
    Purpose,
    Quantifier,
    Rank,
    Reference,
    Span,
    Subject,
    Substance,
)
from dualclass.language.paragraphs import Mark, Note, Paragraph
from dualclass.lists.walking import as_record, field_names
from dualclass.vocabulary import ParameterDefinition, Vocabulary
from dualclass.workshop.auditing.figures import Figure, ReadText, read_text
from dualclass.workshop.auditing.measures import Measure
from dualclass.workshop.auditing.numerals import WORDS
from dualclass.workshop.auditing.printed_references import references_of_rule, references_printed
from dualclass.workshop.auditing.set_apart import standard_name


@dataclass(frozen=True, slots=True)
class RuleFigure:
    """A number that decides. ``border`` is ``None`` for a condition or a term of a formula.

    ``negated``: under a *not*. ``units``: for terms of a formula, the units the whole may have.
    """

    measures: tuple[Measure, ...]
    border: str | None
    negated: bool = False

    @property
    def shown(self) -> str:
        """The figure as the rule writes it."""
        return f"{self.border} {self.measures[0].shown}" if self.border else self.measures[0].shown


def _no_figures() -> list[RuleFigure]:
    return []


def _no_words() -> list[str]:
    return []


def _no_lists() -> list[frozenset[str]]:
    return []


def _no_texts() -> set[str]:
    return set()


@dataclass(slots=True)
class RuleContent:
    """All that a paragraph or a note of a rule holds for the comparison.

    ``lists``: references that stand together. ``explained``: what the vocabulary says of its names. ``merged``: several
    paragraphs are in it, since the text has one record for them.
    """

    figures: list[RuleFigure] = field(default_factory=_no_figures)
    words: list[str] = field(default_factory=_no_words)
    names: set[str] = field(default_factory=_no_texts)
    codes: set[str] = field(default_factory=_no_texts)
    lists: list[frozenset[str]] = field(default_factory=_no_lists)
    standards: set[str] = field(default_factory=_no_texts)
    cas: set[str] = field(default_factory=_no_texts)
    explained: list[str] = field(default_factory=_no_words)
    judged: bool = False
    merged: bool = False
    span: Span | None = None

    def add(self, other: RuleContent) -> None:
        """Add all that another paragraph holds; which figure belongs to which is then no longer known."""
        self.merged = True
        self.figures += other.figures
        self.words += other.words
        self.lists += other.lists
        self.names |= other.names
        self.codes |= other.codes
        self.standards |= other.standards
        self.cas |= other.cas
        self.judged = self.judged or other.judged

    def repeat(self, head: RuleContent, text: ReadText) -> None:
        """Add of a paragraph above what the text says once more: its figures, references and CAS numbers."""
        printed = {measure.key for figure in text.figures for measure in figure.readings}
        self.figures += [
            figure for figure in head.figures if any(measure.key in printed for measure in figure.measures)
        ]
        self.words += head.words
        self.names |= head.names
        self.codes |= head.codes & text.apart.references.codes
        self.cas |= head.cas & text.apart.all_of("cas")

    def add_note(self, note: Note) -> None:
        """Add what a note says: its effect, what it releases, and its conditions."""
        _gather(note.effect, self, negated=False)
        _gather(note.criterion, self, negated=note.effect.action == "releases unless")
        _gather(note.marks, self, negated=False)
        self.words += [text for text in (note.title, note.effect.text) if text]

    def explain(self, vocabulary: Vocabulary) -> None:
        """Add what the vocabulary says of its names: a parameter's meaning may hold a number of the text."""
        for name in sorted(self.names):
            definitions = [vocabulary.parameter(name), *_members_named(name, vocabulary)]
            self.explained += [each.text for each in definitions if each is not None and each.text]
            for each in definitions:
                if each is not None:
                    self.explained += each.methods
            if name in vocabulary.kinds:
                self.explained += vocabulary.kinds[name].names.get("en", ())

    def mentioned(self) -> tuple[Figure, ...]:
        """Figures in its quoted words and in its names: they may answer the text."""
        quoted = [figure for words in (*self.words, *self.explained) for figure in read_text(words, "point").figures]
        return (*quoted, *(_in_name(name) for name in _numbers_of(self.names)))

    def standards_mentioned(self) -> frozenset[str]:
        """The standards of its parameters and those in its words."""
        words = (
            standard
            for text in (*self.words, *self.explained)
            for standard in read_text(text, "point").apart.all_of("standards")
        )
        return frozenset({*self.standards, *words})

    def cas_mentioned(self) -> frozenset[str]:
        """CAS numbers of its substances and those in its words."""
        words = (number for text in self.words for number in read_text(text, "point").apart.all_of("cas"))
        return frozenset({*self.cas, *words})

    def codes_mentioned(self) -> frozenset[str]:
        """References, and codes in its words."""
        return frozenset({*self.codes, *(code for text in self.words for code in references_printed(text).codes)})


def _members_named(name: str, vocabulary: Vocabulary) -> Iterator[ParameterDefinition]:
    for definition in vocabulary.parameters.values():
        if name in definition.members:
            yield definition.members[name]


def content_of_paragraph(paragraph: Paragraph) -> RuleContent:
    """A paragraph's own sentences, tails, join line, title and marks; neither its children nor its notes."""
    content = RuleContent(span=paragraph.span)
    for part in (
        paragraph.criteria,
        paragraph.residuals,
        paragraph.tails,
        paragraph.join,
        paragraph.marks,
        paragraph.see,
    ):
        _gather(part, content, negated=False)
    content.words += [text for text in (paragraph.title, paragraph.status_text) if text]
    return content


def content_of_note(note: Note) -> RuleContent:
    """A note: its effect, what it releases, and its conditions."""
    content = RuleContent(span=note.span)
    content.add_note(note)
    return content


def _gather(value: object, content: RuleContent, *, negated: bool) -> None:
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        content.lists.append(references_of_rule(each for each in items if isinstance(each, Reference)))
        for each in items:
            _gather(each, content, negated=negated)
        return
    record = as_record(value)
    if record is None or _figures_of(value, content, negated):
        return
    _others_of(value, content)
    turned = negated != (isinstance(value, Not) or (isinstance(value, Members) and value.quantifier.word == "no"))
    for name in field_names(type(record)):
        _gather(cast("object", getattr(record, name)), content, negated=turned)


def _figures_of(value: object, content: RuleContent, negated: bool) -> bool:
    """Take figures where the border is known; true when nothing else is inside."""
    match value:
        case Bounds(bounds=bounds):
            for bound in bounds:
                _bound(bound, content, negated)
            return True
        case Quantifier(word=word, count=int(count)):
            content.figures.append(RuleFigure((Measure(Fraction(count)),), word, negated))
            return True
        case Literal(faces=faces):
            content.figures += [RuleFigure((_measure(face),), None, negated) for face in faces]
            return True
        case Arithmetic(operation="number", value=Fraction() as number, unit=unit):
            content.figures.append(RuleFigure((Measure(number, unit),), None, negated))
            return True
        case _:
            return False


def _bound(bound: Bound, content: RuleContent, negated: bool) -> None:
    match bound.limit:
        case Literal(faces=faces):
            content.figures += [RuleFigure((_measure(face),), bound.border, negated) for face in faces]
        case Rank(name=name, also=also):
            content.words += [name, also] if also else [name]
        case NoteFigure(reference=reference):
            content.codes.add(reference.partition(" ")[0])
        case Formula(expression=expression, unit=unit):
            for number in _numbers_in(expression):
                units = (number.unit,) if number.unit else ("", unit) if unit else ("",)
                measures = tuple(Measure(number.value or Fraction(0), each) for each in units)
                content.figures.append(RuleFigure(measures, None, negated))
        case _:
            content.names.add(bound.limit.name)


def _numbers_in(term: Arithmetic) -> Iterator[Arithmetic]:
    if term.operation == "number":
        yield term
    for each in term.terms:
        yield from _numbers_in(each)


def _measure(face: Face) -> Measure:
    return Measure(face.value, face.unit)


def _others_of(value: object, content: RuleContent) -> None:
    match value:
        case Reference():
            content.codes |= references_of_rule((value,))
        case Subject(name=name, method=method):
            content.names.add(name)
            if method:
                content.standards.add(standard_name(method))
                content.words.append(method)
        case Substance(name=name, cas=cas):
            content.cas |= set(cas)
            content.words.append(name)
        case Mark(text=text):
            content.words.append(text)
        case Condition(parameter=parameter, state=state):
            content.names |= {parameter, state or parameter}
        case _:
            _names_and_words(value, content)


_GRAMMAR = frozenset(
    {"mode", "how", "verb", "action", "operation", "kind", "form", "word", "basis", "scope", "first", "last", "label"}
)
"""Fields whose texts are the language's own words."""


def _names_and_words(value: object, content: RuleContent) -> None:
    if isinstance(value, Purpose | FreeStatement):
        content.judged = content.judged or value.how == "judged"
    record = as_record(value)
    for name in field_names(type(record)) if record is not None else ():
        held: object = getattr(record, name)
        if name not in _GRAMMAR:
            _texts(cast("tuple[object, ...]", held) if isinstance(held, tuple) else (held,), content)


def _texts(held: Iterable[object], content: RuleContent) -> None:
    """Names and quoted texts of a sentence."""
    for text in held:
        if isinstance(text, str):
            if re.fullmatch(r"[a-z][a-z0-9_.]*", text):
                content.names.add(text)
            else:
                content.words.append(text)


def _numbers_of(names: set[str]) -> Iterator[tuple[str, int]]:
    """Numbers that names hold in figures or letters: ``two_stage_cryocooler``, ``lithium_6``."""
    for name in sorted(names):
        for word in re.split(r"[_.]", name):
            digits = re.match(r"\d{1,9}", word)
            if digits:
                yield name, int(digits.group())
            elif word in WORDS:
                yield name, WORDS[word]


def _in_name(found: tuple[str, int]) -> Figure:
    name, number = found
    return Figure((Measure(Fraction(number)),), None, 0, 0, name, optional=True)
