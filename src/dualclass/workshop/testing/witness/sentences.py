"""What to state of an item so that one simple sentence holds of it, or fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dualclass.evaluation.facts import kind_statement
from dualclass.evaluation.listing import ListEvaluator
from dualclass.language.criteria import (
    Choice,
    Contains,
    Criterion,
    Enriched,
    Family,
    FreeStatement,
    HasPart,
    Includes,
    IsFlag,
    IsKind,
    MadeOf,
    Mainly,
    Purpose,
    Share,
    SpanTest,
    Subject,
    Substance,
    TableRow,
    Threshold,
)
from dualclass.vocabulary import Vocabulary
from dualclass.workshop.testing.witness import matter, measures
from dualclass.workshop.testing.witness.draft import Draft
from dualclass.workshop.testing.witness.goals import Goal

type Change = Callable[[Draft, Draft], bool]
"""States something of the root or of the subject; false when that contradicts what was stated before."""

COUNTRIES = ("de", "ir", "us", "kp", "ru", "il", "kr", "cn")


def changes(criterion: Criterion, goal: Goal, evaluator: ListEvaluator) -> Iterator[Change]:
    """The ways to make a sentence true, or false where that is wanted."""
    vocabulary = evaluator.vocabulary
    match criterion:
        case IsKind(kinds=kinds, negated=negated):
            if goal.want != negated:
                yield from (_be(kind, vocabulary) for kind in kinds)
            else:
                yield _not_be(kinds, vocabulary, strict=goal.strict or negated)
        case IsFlag(name=name, negated=negated):
            yield word(Subject(name), goal.want != negated)
        case HasPart(name=name, negated=negated):
            yield _part(name, vocabulary, there=goal.want != negated)
        case Threshold() | SpanTest():
            yield from measures.changes(criterion, goal, evaluator)
        case Choice(subject=subject, options=options, negated=negated):
            for option in _options(subject, options, vocabulary, goal, want=goal.want != negated):
                yield word(subject, option)
        case Includes():
            yield from _includes(criterion, vocabulary, goal)
        case Share() | Mainly() | Contains() | MadeOf():
            yield from matter.changes(criterion, goal)
        case Substance(cas=cas, name=name):
            if goal.want and cas:
                yield from (word(Subject("cas"), number) for number in cas)
            yield said(f"it is {name}", goal.want)
        case Family(name=name):
            yield said(f"it belongs to family {name}", goal.want)
        case Enriched(constituent=name):
            yield said(f"it is enriched in {name}", goal.want)
        case FreeStatement(text=text, how=how, negated=negated):
            yield said(text, goal.want != negated, judged=how == "judged")
        case Purpose(negated=negated):
            yield from _purpose(criterion, want=goal.want != negated)
        case TableRow():
            yield from _row(criterion, goal, evaluator)
        case _:
            return


def holder(root: Draft, subject: Draft, of: Subject) -> Draft:
    """Whose value a sentence speaks of."""
    if of.scope == "shipment":
        root.shipment = root.shipment or Draft()
        return root.shipment
    if of.scope == "host":
        root.host = root.host or Draft()
        return root.host
    return subject


def word(of: Subject, value: object) -> Change:
    """One word, truth value or list of words."""

    def change(root: Draft, subject: Draft) -> bool:
        return holder(root, subject, of).words.setdefault(of.name, value) == value

    return change


def said(key: str, answer: bool, *, judged: bool = False) -> Change:
    """What a person says."""

    def change(_: Draft, subject: Draft) -> bool:
        return (subject.judged if judged else subject.stated).setdefault(key, answer) == answer

    return change


def all_of(parts: list[Change]) -> Change:
    """Several statements together."""

    def change(root: Draft, subject: Draft) -> bool:
        return all(part(root, subject) for part in parts)

    return change


# ---------------------------------------------------------------- what it is and has


def _be(kind: str, vocabulary: Vocabulary) -> Change:
    def change(_: Draft, subject: Draft) -> bool:
        if subject.stated.get(kind_statement(kind)) is False:
            return False
        if any(vocabulary.is_a(held, kind) for held in subject.kinds):
            return True
        if any(vocabulary.apart(held, kind) for held in subject.kinds):
            return False
        subject.kinds = [held for held in subject.kinds if not vocabulary.is_a(kind, held)] + [kind]
        return True

    return change


def _not_be(kinds: tuple[str, ...], vocabulary: Vocabulary, *, strict: bool) -> Change:
    """Not of these kinds: by its own kinds where they settle it, else by a statement."""

    def change(_: Draft, subject: Draft) -> bool:
        for kind in kinds:
            held = subject.kinds
            if any(vocabulary.is_a(each, kind) for each in held):
                return False
            certain = held and all(vocabulary.apart(each, kind) for each in held)
            unrelated = held and not any(_may_be(each, kind, vocabulary) for each in held)
            if not certain and (strict or not unrelated):
                subject.stated[kind_statement(kind)] = False
        return True

    return change


def _may_be(held: str, kind: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.is_a(kind, held):
        return True
    return not (vocabulary.below(held) | {held}).isdisjoint(vocabulary.below(kind) | {kind})


def _part(name: str, vocabulary: Vocabulary, *, there: bool) -> Change:
    definition = vocabulary.parameter(name)
    if definition is None or not definition.is_collection:
        return word(Subject(name), there)

    def change(_: Draft, subject: Draft) -> bool:
        held = subject.members.get(name)
        if held is None:
            kind = name if name in vocabulary.kinds else "material"
            member = Draft(default_kind=kind if definition.type == "part" else None)
            subject.members[name] = [member] if there else []
            return True
        return bool(held) == there

    return change


# ---------------------------------------------------------------- words


def _options(
    subject: Subject, named: tuple[str, ...], vocabulary: Vocabulary, goal: Goal, *, want: bool
) -> Iterator[str]:
    """The options that are among the named ones (or, not wanted, among none of them)."""
    inside = [step[1] for step in goal.where if step[0] == "member"]
    path = f"{inside[-1]}.{subject.name}" if inside else subject.name
    definition = vocabulary.parameter(path) or vocabulary.parameter(subject.name)
    known = definition.options if definition is not None and definition.options else ()
    if not known:
        known = COUNTRIES if any(option in vocabulary.groups for option in named) else (*named, *COUNTRIES)

    def held(option: str) -> bool:
        return any(
            option == each or (each in vocabulary.groups and vocabulary.group_contains(each, option)) for each in named
        )

    ordered = [option for option in named if option in known] if want else []
    yield from dict.fromkeys([*ordered, *(option for option in known if held(option) == want)])


def _includes(criterion: Includes, vocabulary: Vocabulary, goal: Goal) -> Iterator[Change]:
    subject, options = criterion.subject, criterion.options
    inside = [step[1] for step in goal.where if step[0] == "member"]
    path = f"{inside[-1]}.{subject.name}" if inside else subject.name
    definition = vocabulary.parameter(path) or vocabulary.parameter(subject.name)
    others = [option for option in (definition.options if definition else ()) if option not in options]
    match criterion.mode, goal.want:
        case ("any", True) | ("only", True):
            yield from (_listed(subject, [option], options if criterion.mode == "only" else None) for option in options)
        case ("all", True):
            yield _listed(subject, list(options), None)
        case ("any", False):
            yield _listed(subject, others[:1], tuple(others))
        case ("all", False):
            rest = (*options[:-1], *others)
            yield _listed(subject, list(rest[:1]), rest)
        case _:
            yield from (_listed(subject, [option], None) for option in others)


def _listed(of: Subject, wanted: list[str], allowed: tuple[str, ...] | None) -> Change:
    """These words are among the stated ones, and (with ``allowed``) no others than those."""

    def change(root: Draft, subject: Draft) -> bool:
        held = holder(root, subject, of)
        known = held.words.get(of.name)
        before = [str(each) for each in known] if isinstance(known, list) else []  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        found = [*before, *(each for each in wanted if each not in before)]
        held.words[of.name] = found or "none"
        return allowed is None or all(each in allowed for each in found)

    return change


def _purpose(criterion: Purpose, *, want: bool) -> Iterator[Change]:
    objects = criterion.objects or tuple(f"{activity} of it" for activity in criterion.activities) or ("it",)
    judged = criterion.how == "judged"
    answers = [said(f"{criterion.term} {name}", want, judged=judged) for name in objects]
    if want:
        yield from answers
    else:
        yield all_of(answers)


def _row(criterion: TableRow, goal: Goal, evaluator: ListEvaluator) -> Iterator[Change]:
    table = evaluator.view.table(criterion.table)
    if table is None or not goal.want:
        return
    places = [table.columns.index(column) for column in criterion.columns]
    for row in table.rows:
        yield all_of(
            [word(Subject(column), row[place][0]) for column, place in zip(criterion.columns, places, strict=True)]
        )
