"""Rows made from the lists' own thresholds: on each border, beside it, in every unit, uncertain, missing."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

import pyarrow as pa

from dualclass.evaluation.walking import every
from dualclass.language.criteria import Choice, Contains, IsKind, MadeOf, Mainly, Share, Substance
from dualclass.quantities import unit_named
from dualclass.tables.cuts import Cuts, all_criteria
from dualclass.tables.mapping import ColumnUse, TableMapping
from dualclass.vocabulary import ParameterDefinition

from .oracle import classifier

BESIDE = (Fraction(1), 1 - Fraction(1, 1000), 1 + Fraction(1, 1000), 1 - Fraction(1, 10**12), 1 + Fraction(1, 10**12))
WRONG = ("nonsense", "3 furlongs", "-5", "12 34", "1,234")
OTHERS = ("iron", "balance_of_all", "carbon")


def digits(value: Fraction) -> str:
    """A number as a person would write it: exact where it has few digits, else cut after fifteen."""
    for places in range(16):
        if (value * 10**places).denominator == 1:
            return _shifted(value, places)
    return f"{float(value):.15g}" if abs(value) > Fraction(1, 10**4) else f"{float(value):.12e}"


def _shifted(value: Fraction, places: int) -> str:
    whole = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    text = whole if not places else f"{whole[:-places]}.{whole[-places:]}"
    return f"-{text}" if value < 0 else text


class Pools:
    """For every kind and parameter the cells worth trying."""

    def __init__(self) -> None:
        self.classifier = classifier()
        self.vocabulary = self.classifier.vocabulary
        self.cuts = Cuts(self.classifier.evaluators.values())
        self.kinds: list[str] = []
        self._texts: dict[tuple[str, int], tuple[str, ...]] = {}
        self.substances: list[str] = ["67-64-1"]
        self.materials: list[str] = list(OTHERS[:1])
        self.options: dict[str, set[str]] = {}
        kinds: set[str] = set()
        for evaluator in self.classifier.evaluators.values():
            for criterion in all_criteria(evaluator.view):
                for each in every(criterion):
                    match each:
                        case IsKind(kinds=named):
                            kinds.update(named)
                        case Substance(cas=numbers):
                            self.substances.extend(numbers)
                        case Share(constituents=names) | Contains(constituents=names):
                            self.materials.extend(names)
                        case Mainly(constituent=name):
                            self.materials.append(name)
                        case MadeOf(materials=names):
                            self.materials.extend(names)
                        case Choice(subject=subject, options=options):
                            self.options.setdefault(subject.name, set()).update(options)
                        case _:
                            pass
        self.kinds = sorted(kind for kind in kinds if kind in self.vocabulary.kinds)
        self.materials = sorted(set(self.materials))
        self.substances = sorted(set(self.substances))

    def texts(self, name: str, definition: ParameterDefinition) -> tuple[str, ...]:
        """Cells of text for a parameter."""
        key = (name, id(definition))
        if key not in self._texts:
            self._texts[key] = self._made(name, definition)
        return self._texts[key]

    def _made(self, name: str, definition: ParameterDefinition) -> tuple[str, ...]:
        if definition.type == "flag":
            return ("true", "false", "yes")
        if definition.type in {"choice", "ranked"}:
            return definition.options or tuple(sorted(self.options.get(name, ()))) or ("some", "other")
        if definition.type == "set":
            options = definition.options or tuple(self.materials[:6])
            return (*options, "; ".join(options[:2]), "none")
        if definition.type == "identifier":
            return (*self.substances, "; ".join(self.substances[:2])) if name == "cas" else ("de", "eg", "kr")
        return tuple(dict.fromkeys(self._numbers(name, definition)))

    def _numbers(self, name: str, definition: ParameterDefinition) -> list[str]:
        found: list[str] = []
        cuts = self.cuts.canonical(name) or [Fraction(1), Fraction(50)]
        units = [unit_named(unit) for unit in definition.units] or [unit_named("")]
        units = [unit for unit in units if unit.exact] or units
        for cut in cuts:
            for unit in units:
                stated = (cut - unit.offset) / unit.factor
                if not unit.exact:
                    stated = Fraction(30)
                if definition.type == "count":
                    found += [str(each) for each in {int(stated), int(stated) + 1, max(int(stated) - 1, 0)}]
                    found += [f">= {int(stated)}", f"{int(stated)}..{int(stated) + 2}"]
                    continue
                near = [f"{digits(stated * factor)} {unit.name}".strip() for factor in BESIDE]
                if definition.type == "span":
                    found += [f"{digits(stated * Fraction(9, 10))} to {near[2]}", f"{digits(stated)} to {near[2]}"]
                    found += [f"{digits(stated / 2)} to {near[0]}", near[0]]
                    continue
                found += near
                text, above = near[0], near[2]
                found += [f">= {text}", f"> {text}", f"<= {text}", f"< {text}", f"{digits(stated)}..{above}"]
                found += [
                    f"{digits(stated * Fraction(9, 10))}..{text}",
                    f"{text} +- {digits(abs(stated) / 100)} {unit.name}",
                ]
        return found

    def share(self, random: Random) -> str:
        """A share of a mixture."""
        cuts = self.cuts.canonical("share") or [Fraction(1, 10)]
        value = random.choice(cuts) * random.choice(BESIDE) * 100
        return f"{digits(value)} % by {random.choice(('weight', 'weight', 'volume', 'mole'))}"

    def member(self, random: Random, definition: ParameterDefinition) -> dict[str, Any]:
        """A member of a collection, or a part."""
        found: dict[str, Any] = {}
        members = dict(definition.members)
        if definition.type == "part":
            found["kind"] = definition.name if definition.name in self.vocabulary.kinds else "chemical"
            if random.random() < 0.3:
                found["kind"] = random.choice(self.kinds)
            members |= {each.name: each for each in self.vocabulary.parameters_of((found["kind"],))}
            if random.random() < 0.7:
                found["share"] = self.share(random)
        for name, each in members.items():
            if each.is_collection or each.type in {"composition", "judgement"} or random.random() < 0.4:
                continue
            text = random.choice(self.texts(name, each))
            if each.type == "flag":
                found[name] = text != "false"
            else:
                found[name] = text.split("; ") if "; " in text else text
        return found

    def nested(self, random: Random, definition: ParameterDefinition) -> Any:
        """A collection or a composition, as an item file has it."""
        if definition.type == "composition":
            names = random.sample(self.materials, random.randint(1, 3))
            found: dict[str, Any] = {name: self.share(random) for name in names}
            return {**found, "iron": "balance"} if random.random() < 0.2 else found
        if random.random() < 0.1:
            return "none"
        members = [self.member(random, definition) for _ in range(random.randint(1, 3))]
        return {"members": members, "complete": False} if random.random() < 0.2 else members


@cache
def pools() -> Pools:
    """The pools of the real lists."""
    return Pools()


def items(random: Random, count: int, *, kinds: tuple[str, ...] = (), wrong: float = 0.02) -> list[dict[str, Any]]:
    """The data of items, parameters as the cells of a table would have them."""
    made = pools()
    return [item(random, random.choice(kinds or made.kinds), wrong=wrong) for _ in range(count)]


def item(random: Random, kind: str, *, wrong: float) -> dict[str, Any]:
    """One item: some of the parameters of its kind, now and then a mistake."""
    made = pools()
    parameters: dict[str, Any] = {}
    mine = [each for each in made.vocabulary.parameters_of((kind,)) if each.type != "judgement"]
    for definition in random.sample(mine, min(len(mine), random.randint(0, 7))):
        if definition.is_collection or definition.type == "composition":
            parameters[definition.name] = made.nested(random, definition)
        else:
            parameters[definition.name] = random.choice(made.texts(definition.name, definition))
    if random.random() < wrong:
        parameters[random.choice(("resolution", *parameters))] = random.choice(WRONG)
    return {"kind": kind, "parameters": parameters}


def table_of(data: list[dict[str, Any]]) -> tuple[pa.RecordBatch, TableMapping]:
    """The items as a table of texts, nested things as JSON."""
    names = sorted({name for each in data for name in each["parameters"]})
    columns: dict[str, list[str | None]] = {"kind": [each["kind"] for each in data]}
    for name in names:
        columns[name] = [_cell(each["parameters"].get(name)) for each in data]
    schema = pa.schema([(name, pa.string()) for name in columns])
    uses = (ColumnUse("kind", "kind"), *(ColumnUse(name, "parameter", name) for name in names))
    return pa.RecordBatch.from_pydict(columns, schema=schema), TableMapping(uses)


def _cell(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value)
