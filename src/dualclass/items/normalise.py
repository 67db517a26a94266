"""From the item as stated to the record that rules are evaluated against: names resolved, values read, all
checked.

Everything that is wrong is told at once. What is not stated stays absent; nothing is assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from dualclass.diagnostics import DiagnosticError
from dualclass.items.contradictions import tell_contradictions
from dualclass.items.derive import derive
from dualclass.items.files import item_from_data
from dualclass.items.parameters import Parameters
from dualclass.items.problems import Problems, listed, short
from dualclass.items.record import ItemRecord, Judgement, Target
from dualclass.items.stated import ItemLike, StatedJudgementLike, StatedShipmentLike, StatedTargetLike
from dualclass.vocabulary.activities import ACTIVITIES
from dualclass.vocabulary.definitions import ParameterDefinition
from dualclass.vocabulary.search import closest
from dualclass.vocabulary.vocabulary import Vocabulary

_DEEPEST = 20
_OWN_FIELDS = frozenset(
    {"name", "kind", "kinds", "source", "parameters", "judgements", "statements", "components", "for", "host"}
)
_SHIPMENT = {
    "destination": ParameterDefinition("destination", "identifier"),
    "quantity": ParameterDefinition("quantity", "quantity", ("kg", "g"), "mass"),
    "packaging": ParameterDefinition("packaging", "choice"),
}


def normalise(item: ItemLike, vocabulary: Vocabulary, *, file: str = "") -> ItemRecord:
    """The item as a record, derived parameters worked out where their inputs are known.

    ``file`` is named in messages. Raises DiagnosticError with everything that is wrong: unknown kinds,
    parameters, units, options, methods and assumptions, values of another sort or dimension or below zero,
    CAS numbers that are none, and values that contradict one another.
    """
    problems = Problems(file)
    record = _Normaliser(vocabulary, problems).item(item, "", 0)
    if not problems.found:
        record = derive(record, vocabulary)
        tell_contradictions(record, vocabulary, problems)
    if problems.found:
        raise DiagnosticError(problems.found)
    return record


class Fragments:
    """Reads single parameters, for those who put items together from columns."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the vocabulary that knows the parameters."""
        self.vocabulary = vocabulary

    def parameters(self, table: Mapping[str, object], kinds: frozenset[str] = frozenset()) -> ItemRecord | None:
        """A record of these parameters alone, as ``normalise`` would read and derive them in an item of these kinds;
        ``None`` when anything is wrong. Whether the kinds have the parameters is not asked.
        """
        problems = Problems()
        read = _Normaliser(self.vocabulary, problems).parameters.read(
            table, self.vocabulary.parameters, kinds, "parameters"
        )
        if problems.found:
            return None
        record = derive(ItemRecord("", kinds, read.values, read.collections, read.composition), self.vocabulary)
        tell_contradictions(record, self.vocabulary, problems)
        return None if problems.found else record

    def shipment(self, table: Mapping[str, object]) -> ItemRecord | None:
        """The shipment that has these fields, ``None`` when anything is wrong with them."""
        problems = Problems()
        found = _Normaliser(self.vocabulary, problems).shipped(table, "shipment")
        return None if problems.found else found


class _Normaliser:
    def __init__(self, vocabulary: Vocabulary, problems: Problems) -> None:
        self.vocabulary = vocabulary
        self.problems = problems
        self.depth = 0
        self.parameters = Parameters(vocabulary, problems, self.member)

    # ------------------------------------------------------------ items

    def item(self, item: ItemLike, place: str, depth: int, part: ParameterDefinition | None = None) -> ItemRecord:
        """One item; ``part``: the collection it is a member of, whose own parameters come first."""
        if depth > _DEEPEST:
            self.problems.add("I008", f"items inside items, more than {_DEEPEST} levels deep", place)
            return ItemRecord(item.name or "", path=place)
        kinds, sound = self.kinds(item, place, needed=part is None or part.type == "part", part=part)
        definitions = self.definitions(kinds, sound=sound)
        if part is not None:
            definitions |= part.members
        outer, self.depth = self.depth, depth
        inside = _joined(place, "parameters") if part is None else place
        read = self.parameters.read(item.parameters, definitions, kinds, inside, share=part is not None)
        self.depth = outer
        return ItemRecord(
            name=_name(item, kinds, place),
            kinds=kinds,
            values=read.values,
            collections=read.collections,
            composition=read.composition,
            judgements=self.judgements(item.judgements, _joined(place, "judgements")),
            statements={_key(text): said for text, said in item.statements.items()},
            targets=tuple(self.target(t, _joined(place, f"for[{n}]"), depth) for n, t in enumerate(item.targets, 1)),
            components=tuple(
                self.item(each, _joined(place, f"components[{n}]"), depth + 1)
                for n, each in enumerate(item.components, 1)
            ),
            shipment=self.shipment(item.shipment, _joined(place, "shipment")) if item.shipment else None,
            host=self.item(item.host, _joined(place, "host"), depth + 1) if item.host else None,
            assumptions=self.assumptions(item.assumptions, _joined(place, "assumptions")),
            source=item.source,
            path=place,
        )

    def member(self, definition: ParameterDefinition, table: dict[str, object], place: str) -> ItemRecord | None:
        """A member of a collection: its parameters stand beside its kind, or under ``parameters``."""
        own: dict[str, object] = {name: entry for name, entry in table.items() if name in _OWN_FIELDS}
        beside = {name: entry for name, entry in table.items() if name not in _OWN_FIELDS}
        under = own.get("parameters", dict[str, object]())
        if isinstance(under, dict):
            under = cast("dict[str, object]", under)
            for name in beside.keys() & under.keys():
                self.problems.add("I028", f"`{short(name)}` is stated twice", f"{place}.{short(name)}")
            own["parameters"] = {**under, **beside}
        try:
            item = item_from_data(own, None, place)
        except DiagnosticError as error:
            self.problems.found.extend(
                each.about(f"{self.problems.file}: {each.subject}" if self.problems.file else each.subject or place)
                for each in error.diagnostics
            )
            return None
        return self.item(item, place, self.depth + 1, definition)

    def kinds(
        self, item: ItemLike, place: str, *, needed: bool, part: ParameterDefinition | None
    ) -> tuple[frozenset[str], bool]:
        """The item's kinds, and whether all of them are known."""
        texts = ((item.kind,) if item.kind is not None else ()) + item.kinds
        found: set[str] = set()
        sound = True
        if not texts and needed:
            sound = False
            what = "a part needs its kind" if part is not None else "an item needs its kind"
            near = part.name if part is not None and part.name in self.vocabulary.kinds else None
            self.problems.add(
                "I020", what, _joined(place, "kind"), help='for instance: kind = "chemical"', suggestion=near
            )
        for text in texts:
            named = self.vocabulary.kinds_named(text)
            if len(named) == 1:
                found.add(named[0])
                continue
            sound = False
            here = _joined(place, "kind")
            if named:
                self.problems.add("I021", f"`{short(text)}` may mean {listed(named)}", here, help="write one of them")
            else:
                near = self.vocabulary.find_kinds(text, 4)
                help = f"like it are {listed(near)}" if len(near) > 1 else "`dualclass kinds` lists the kinds"
                suggestion = near[0] if near else None
                self.problems.add("I019", f"unknown kind `{short(text)}`", here, help=help, suggestion=suggestion)
        both = next(((a, b) for a in sorted(found) for b in sorted(found) if self.vocabulary.apart(a, b)), None)
        if both is not None:
            message = f"it is called `{both[0]}` and `{both[1]}`, and nothing is both"
            help = "keep one; what one of its parts is stands under that part"
            self.problems.add("I065", message, _joined(place, "kinds"), help=help)
        return frozenset(found), sound

    def definitions(self, kinds: Iterable[str], *, sound: bool) -> dict[str, ParameterDefinition]:
        """The parameters that hold; with a kind unknown any is let pass, so that one mistake is told once."""
        if not sound:
            return dict(self.vocabulary.parameters)
        return {definition.name: definition for definition in self.vocabulary.parameters_of(kinds)}

    # ------------------------------------------------------------ what people say

    def judgements(self, stated: Mapping[str, StatedJudgementLike], place: str) -> dict[str, Judgement]:
        found: dict[str, Judgement] = {}
        for text, judgement in stated.items():
            if not judgement.reason.strip():
                help = "write why: the reason is kept in every result that rests on it"
                self.problems.add("I060", "a judgement needs its reason", f"{place}.{short(text)}.reason", help=help)
            found[_key(text)] = Judgement(judgement.answer, judgement.reason.strip())
        return found

    def assumptions(self, stated: tuple[str, ...], place: str) -> frozenset[str]:
        known = self.vocabulary.extraordinary
        found: set[str] = set()
        for text in stated:
            name = _key(text)
            if name in known:
                found.add(name)
                continue
            exists = self.vocabulary.parameter(name) is not None or name in self.vocabulary.judgements
            message = f"`{short(text)}` is not known" + (" as an extraordinary feature" if exists else "")
            help = "only what an ordinary item does not have can be ruled out by an assumption"
            near = None if exists else closest(name, known)
            self.problems.add("I061", message, place, help=help, suggestion=near)
        return frozenset(found)

    # ------------------------------------------------------------ relations

    def target(self, stated: StatedTargetLike, place: str, depth: int) -> Target:
        activities: set[str] = set()
        for text in stated.activities:
            name = text.strip().casefold()
            if name in ACTIVITIES:
                activities.add(name)
            else:
                near = closest(name, ACTIVITIES)
                help = f"known are {listed(ACTIVITIES, 20)}"
                self.problems.add(
                    "I062",
                    f"unknown activity `{short(text)}`",
                    f"{place}.activities",
                    help=help,
                    suggestion=near,
                )
        code = stated.code.strip() if stated.code is not None else None
        if not code and stated.item is None:
            help = "name the `code` it falls under, or describe the `item` it is for"
            self.problems.add("I063", "nothing says what it is for", place, help=help)
        return Target(
            frozenset(activities),
            code or None,
            stated.regime,
            self.item(stated.item, f"{place}.item", depth + 1) if stated.item is not None else None,
            self.judgements(stated.judgements, f"{place}.judgements"),
        )

    def shipment(self, stated: StatedShipmentLike, place: str) -> ItemRecord:
        table: dict[str, object] = {name: text for name in _SHIPMENT if (text := getattr(stated, name)) is not None}
        return self.shipped(table, place)

    def shipped(self, table: Mapping[str, object], place: str) -> ItemRecord:
        """The shipment whose fields are given by name."""
        kinds = frozenset({"shipment"}) if "shipment" in self.vocabulary.kinds else frozenset[str]()
        declared = {d.name: d for d in self.vocabulary.parameters_of(kinds) if d.name in _SHIPMENT}
        read = self.parameters.read(table, {**_SHIPMENT, **declared}, kinds, place)
        return ItemRecord("shipment", kinds, read.values, path=place)


def _joined(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _key(text: str) -> str:
    return " ".join(text.split())


def _name(item: ItemLike, kinds: frozenset[str], place: str) -> str:
    if item.name is not None and item.name.strip():
        return item.name.strip()
    return place.rpartition(".")[2] or ", ".join(sorted(kinds)) or "item"
