"""Writes criteria back as rule text: for explanations, exports and messages.

The text is the language itself (``docs/language.md``), so that what a report quotes can be found in a rule file.
"""

from __future__ import annotations

from fractions import Fraction

from dualclass.language.criteria import (
    AllOf,
    AnyOf,
    Arithmetic,
    Bound,
    Bounds,
    Choice,
    Condition,
    Contains,
    Criterion,
    Enriched,
    Face,
    Family,
    Formula,
    FreeStatement,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    Labelled,
    Limit,
    Literal,
    MadeOf,
    Mainly,
    Members,
    Not,
    NoteFigure,
    Open,
    OtherParameter,
    PerformanceOf,
    Purpose,
    Rank,
    Reference,
    Share,
    SpanTest,
    SpecifiedIn,
    Subject,
    Substance,
    TableRow,
    Threshold,
)


def write_number(value: Fraction) -> str:
    """A Fraction as a decimal without loss where it has one (``1.3``, ``12.7e6``), else as ``a/b``."""
    if value.denominator == 1:
        digits = str(value.numerator)
        stripped = digits.rstrip("0")
        if len(digits) - len(stripped) >= 5:
            return f"{stripped}e{len(digits) - len(stripped)}"
        return digits
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    sign = "-" if value < 0 else ""
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def write_face(face: Face) -> str:
    """One number with its unit."""
    sign = "+-" if face.either_sign else ""
    return f"{sign}{write_number(face.value)} {face.unit}".rstrip()


def write_limit(limit: Limit) -> str:
    """The right-hand side of a border."""
    match limit:
        case Literal(faces=faces):
            equivalents = "".join(f" ({write_face(face)})" for face in faces[1:])
            return write_face(faces[0]) + equivalents
        case Rank(name=name, also=also):
            return f'"{name}"' + (f' ("{also}")' if also else "")
        case Formula(expression=expression, unit=unit, bindings=bindings):
            text = f"formula ({write_arithmetic(expression)}) {unit}".rstrip()
            places = [f"{b.letter} is {b.parameter}" + (f" in {b.unit}" if b.unit else "") for b in bindings]
            return text + (f" where {', '.join(places)}" if places else "")
        case NoteFigure(reference=reference):
            return f"the figure in {reference}"
        case OtherParameter(name=name):
            return name


def write_arithmetic(term: Arithmetic) -> str:
    """A formula as arithmetic, every operation in brackets but the outermost."""
    return _arithmetic(term, outer=True)


def _arithmetic(term: Arithmetic, *, outer: bool) -> str:
    if term.operation == "number":
        assert term.value is not None
        return f"{write_number(term.value)} {term.unit}".rstrip()
    if term.operation == "name":
        return term.name or ""
    if term.operation == "negate":
        return f"-{_arithmetic(term.terms[0], outer=False)}"
    if term.operation in {"+", "-", "*", "/", "^"}:
        text = f" {term.operation} ".join(_arithmetic(part, outer=False) for part in term.terms)
        return text if outer else f"({text})"
    return f"{term.operation}({', '.join(_arithmetic(part, outer=True) for part in term.terms)})"


def write_bounds(bounds: Bounds) -> str:
    """The borders, joined by ``but``; a conventional range as ``between A and B``."""
    if bounds.by_convention and len(bounds.bounds) == 2:
        low, high = (write_limit(bound.limit) for bound in bounds.bounds)
        return f"between {low} and {high}"
    return " but ".join(_bound(bound) for bound in bounds.bounds)


def _bound(bound: Bound) -> str:
    if isinstance(bound.limit, NoteFigure):
        return f"beyond {write_limit(bound.limit)}"
    if isinstance(bound.limit, OtherParameter):
        return f"the same as {bound.limit.name}"
    ranked = "ranked " if isinstance(bound.limit, Rank) else ""
    return f"{ranked}{bound.border} {write_limit(bound.limit)}"


def write_condition(condition: Condition) -> str:
    """``at temperature 923 K`` and its kin."""
    if condition.mode in {"any", "every"}:
        bounds = f" {write_bounds(condition.bounds)}" if condition.bounds else ""
        return f"at {condition.mode} {condition.parameter}{bounds}"
    if condition.mode == "state":
        return f"at {condition.parameter} {condition.state}"
    if condition.mode == "bounds" and condition.bounds:
        return f"at {condition.parameter} {write_bounds(condition.bounds)}"
    value = write_limit(condition.value) if condition.value else ""
    nearest = {
        "highest below": " or the highest specified below it",
        "lowest above": " or the lowest specified above it",
        None: "",
    }[condition.fallback]
    return f"at {condition.parameter} {value}{nearest}"


def write_subject(subject: Subject) -> str:
    """The parameter, with its method and whose it is."""
    scope = "" if subject.scope == "item" else f"{subject.scope} "
    return f"{scope}{subject.name}" + (f' by "{subject.method}"' if subject.method else "")


def write_references(references: tuple[Reference, ...]) -> str:
    """References as the law cites them, joined by commas."""
    return ", ".join(_reference(reference) for reference in references)


def _reference(reference: Reference) -> str:
    if reference.form in {"range", "group range"}:
        return f"{reference.first} to {reference.last}"
    if reference.form == "category":
        return f"category {reference.first}" + (f" part {reference.part}" if reference.part else "")
    if reference.form == "outside":
        return f"the {reference.first}"
    return reference.first


def _options(options: tuple[str, ...], negated: bool) -> str:
    if len(options) == 1:
        return f"is not {options[0]}" if negated else f"is {options[0]}"
    return f"is {'none' if negated else 'one'} of {', '.join(options)}"


def _some(names: tuple[str, ...], mode: str) -> str:
    return names[0] if len(names) == 1 and mode != "only" else f"{mode} of {', '.join(names)}"


def _article(kind: str) -> str:
    return ("an " if kind[:1] in "aeiou" else "a ") + kind


def _purpose(purpose: Purpose) -> str:
    negation = "not " if purpose.negated else ""
    head = f"{purpose.how} {negation}{purpose.term} "
    if purpose.references or purpose.of_item:
        activities = f"{', '.join(purpose.activities)} of " if purpose.activities else ""
        return head + activities + ("it" if purpose.of_item else write_references(purpose.references))
    names = [name if name.replace("_", "").isalnum() else f'"{name}"' for name in purpose.objects]
    return head + (names[0] if len(names) == 1 else f"any of {', '.join(names)}")


def _members(members: Members) -> str:
    quantifier = members.quantifier.word + ("" if members.quantifier.count is None else f" {members.quantifier.count}")
    absent = ", if any," if members.if_any else ""
    verb = "have" if members.quantifier.count is not None else "has"
    return f"{quantifier} {members.collection}{absent} {verb} ({write_criterion(members.body)})"


def _share(share: Share) -> str:
    if not share.constituents:
        subject = "the share"
    elif share.mode == "together":
        subject = f"share of {', '.join(share.constituents)} together"
    elif share.mode == "any":
        subject = f"share of any of {', '.join(share.constituents)}"
    else:
        subject = f"share of {share.constituents[0]}"
    if share.exceptions:
        subject += f" except {', '.join(share.exceptions)}"
    return f"{subject} {write_bounds(share.bounds)}" + (f" by {share.basis}" if share.basis else "")


def write_criterion(criterion: Criterion) -> str:
    """A criterion as one line of rule text."""
    match criterion:
        case AllOf(items=items):
            return " and ".join(_nested(item) for item in items)
        case AnyOf(items=items):
            return " or ".join(_nested(item) for item in items)
        case Not(item=item):
            return f"unless {_nested(item)}"
        case Labelled(label=_, item=item):
            return write_criterion(item)
        case IsKind(kinds=kinds, negated=negated):
            if len(kinds) == 1:
                return f"it is {'not ' if negated else ''}{_article(kinds[0])}"
            return f"it is {'none' if negated else 'one'} of {', '.join(kinds)}"
        case IsFlag(name=name, negated=negated):
            return f"it is {'not ' if negated else ''}{name}"
        case HasPart(name=name, negated=negated):
            return f"it has {'no ' if negated else ''}{name}"
        case Threshold(subject=subject, bounds=bounds, conditions=conditions, basis=basis):
            by = f" by {basis}" if basis else ""
            return " ".join([f"{write_subject(subject)} {write_bounds(bounds)}{by}", *map(write_condition, conditions)])
        case SpanTest(subject=subject, verb=verb, bounds=bounds, conditions=conditions):
            return " ".join(
                [f"{write_subject(subject)} {verb} {write_bounds(bounds)}", *map(write_condition, conditions)]
            )
        case Choice(subject=subject, options=options, negated=negated):
            return f"{write_subject(subject)} {_options(options, negated)}"
        case Includes(subject=subject, options=options, mode=mode):
            return f"{write_subject(subject)} includes {_some(options, mode)}"
        case Share():
            return _share(criterion)
        case Mainly(constituent=constituent):
            return f"it is mainly {constituent}"
        case Contains(constituents=constituents, mode=mode):
            return f"it contains {_some(constituents, mode)}"
        case MadeOf(materials=materials, mode=mode):
            return f"it is made of {_some(materials, mode)}"
        case Enriched(constituent=constituent):
            return f"it is enriched in {constituent}"
        case Substance(name=name, cas=cas):
            return f'substance "{name}"' + (f" CAS {', '.join(cas)}" if cas else "")
        case Family(name=name):
            return f'it belongs to family "{name}"'
        case TableRow(table=table, columns=columns):
            return f"some row of {table} matches {', '.join(columns)}"
        case Members():
            return _members(criterion)
        case SpecifiedIn(references=references, negated=negated):
            return f"it is {'not ' if negated else ''}specified in {write_references(references)}"
        case PerformanceOf(references=references):
            return f"it has the performance of {write_references(references)}"
        case Purpose():
            return _purpose(criterion)
        case FreeStatement(how=how, text=text, negated=negated):
            return f'{how} {"not " if negated else ""}"{text}"'
        case Open(reason=reason):
            return f'not encoded "{reason}"'


def _nested(criterion: Criterion) -> str:
    text = write_criterion(criterion)
    inner = criterion.item if isinstance(criterion, Labelled) else criterion
    return f"({text})" if isinstance(inner, AllOf | AnyOf) and len(inner.items) > 1 else text
