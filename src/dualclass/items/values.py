"""One stated value of a parameter: from text, number or flag to what its type holds."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, cast

from dualclass.diagnostics import DiagnosticError
from dualclass.items.identifiers import cas_fault, countries, country_suggestion, elements
from dualclass.items.problems import Problems, listed, short, sort_of
from dualclass.items.record import Value
from dualclass.quantities import Quantity, is_negative, may_be_negative, read_quantity
from dualclass.vocabulary.definitions import ParameterDefinition, rank_names
from dualclass.vocabulary.search import closest
from dualclass.vocabulary.vocabulary import Vocabulary, folded

_LARGEST_INTEGER = 10**30


class Values:
    """Reads values by the type of their parameter; what is wrong goes to the problems and gives ``None``."""

    def __init__(self, vocabulary: Vocabulary, problems: Problems) -> None:
        """Take the vocabulary that names options and materials, and where problems are gathered."""
        self.vocabulary = vocabulary
        self.problems = problems
        self._readers: dict[str, Callable[[ParameterDefinition, Any, str], Value | None]] = {
            "quantity": self._quantity,
            "level": self._quantity,
            "curve": self._quantity,
            "derived": self._quantity,
            "span": self._quantity,
            "count": self._count,
            "flag": self._flag,
            "choice": self._choice,
            "ranked": self._choice,
            "set": self._set,
            "identifier": self._identifier,
        }

    def read(self, definition: ParameterDefinition, raw: object, place: str) -> Value | None:
        """The value, or ``None`` after telling what is wrong with it."""
        if definition.type == "judgement":
            help = f'write [judgements."{definition.name}"] with `answer` and `reason`'
            self.problems.add("I030", f"`{definition.name}` is decided by a person, with a reason", place, help=help)
            return None
        return self._readers[definition.type](definition, raw, place)

    # ------------------------------------------------------------ numbers

    def _quantity(self, definition: ParameterDefinition, raw: object, place: str) -> Quantity | None:
        pure = not definition.units or "" in definition.units
        if isinstance(raw, int) and not isinstance(raw, bool) and pure and abs(raw) < _LARGEST_INTEGER:
            raw = str(raw)
        text = self._number_text(definition, raw, place)
        if text is None:
            return None
        try:
            quantity = read_quantity(text, definition.units, span=definition.type == "span")
        except DiagnosticError as error:
            self.problems.take(error, place)
            return None
        if is_negative(quantity) and not may_be_negative(quantity.dimension):
            message = f"`{short(text)}` is below zero, and {definition.name.replace('_', ' ')} cannot be"
            if quantity.dimension == "temperature":
                message = f"`{short(text)}` is below absolute zero"
            self.problems.add("I031", message, place, help="correct the sign, or leave the value out")
            return None
        return quantity

    def _number_text(self, definition: ParameterDefinition, raw: object, place: str) -> str | None:
        if isinstance(raw, str):
            return raw
        units = listed(unit for unit in definition.units if unit)
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            wanted = f"text with its unit ({units})" if units else "a number"
            self.problems.add("I032", f"expected {wanted}, found {sort_of(raw)}", place)
        elif isinstance(raw, float) and not math.isfinite(raw):
            help = "leave the parameter out when its value is not known, or give a bound: `>= 2.6 GS/s`"
            self.problems.add("I033", f"`{raw}` is not a number", place, help=help)
        elif units:
            example = f'write "{short(raw)} {next(unit for unit in definition.units if unit)}"'
            message = f"`{short(raw)}` has no unit; this parameter is given in {units}"
            self.problems.add("I034", message, place, help=f"{example} if that is the unit")
        else:
            help = f'write "{short(raw)}": binary fractions are not exact'
            self.problems.add("I035", "a number with decimals stands in quotes", place, help=help)
        return None

    def _count(self, definition: ParameterDefinition, raw: object, place: str) -> Quantity | None:
        if isinstance(raw, float) and math.isfinite(raw):
            self.problems.add("I036", f"`{raw}` is not a whole number, and this is a count", place)
            return None
        quantity = self._quantity(definition, raw, place)
        if quantity is None:
            return None
        if quantity.interval.is_point and Fraction(quantity.interval.low or 0).denominator != 1:
            self.problems.add("I036", f"`{short(quantity.text)}` is not a whole number, and this is a count", place)
            return None
        return quantity

    # ------------------------------------------------------------ words

    def _flag(self, definition: ParameterDefinition, raw: object, place: str) -> bool | None:
        if isinstance(raw, bool):
            return raw
        suggestion = None
        if isinstance(raw, str):
            suggestion = {"yes": "true", "true": "true", "no": "false", "false": "false"}.get(raw.strip().casefold())
        help = "write true or false, without quotes"
        message = f"`{definition.name}` is true or false, found {sort_of(raw)}"
        self.problems.add("I037", message, place, help=help, suggestion=suggestion)
        return None

    def _choice(self, definition: ParameterDefinition, raw: object, place: str) -> str | None:
        if not isinstance(raw, str):
            help = f"one of {listed(definition.options, 40)}" if definition.options else None
            self.problems.add("I038", f"expected one word in quotes, found {sort_of(raw)}", place, help=help)
            return None
        return self._option(definition, raw, place)

    def _set(self, definition: ParameterDefinition, raw: object, place: str) -> frozenset[str] | None:
        if isinstance(raw, str):
            if raw.strip().casefold() == "none":
                return frozenset()
            raw = [raw]
        if not isinstance(raw, list):
            self.problems.add("I038", f"expected a list of words in quotes, found {sort_of(raw)}", place)
            return None
        entries = cast("list[object]", raw)
        if not entries:
            help = 'write "none" if there are none, or leave the parameter out'
            self.problems.add("I039", "an empty list says nothing", place, help=help)
            return None
        read = [self._set_member(definition, entry, f"{place}[{n}]") for n, entry in enumerate(entries, 1)]
        known = [option for option in read if option is not None]
        return frozenset(known) if len(known) == len(read) else None

    def _set_member(self, definition: ParameterDefinition, raw: object, place: str) -> str | None:
        if not isinstance(raw, str):
            self.problems.add("I038", f"expected a word in quotes, found {sort_of(raw)}", place)
            return None
        if definition.options:
            return self._option(definition, raw, place)
        return self.constituent(raw, place)

    def _option(self, definition: ParameterDefinition, raw: str, place: str) -> str | None:
        text = raw.strip()
        if not definition.options and text:
            return text
        for option in definition.options:
            if folded(text) in map(folded, (option, *rank_names(option))):
                return option
        self.problems.add(
            "I040",
            f"`{short(raw)}` is not an option of `{definition.name}`",
            place,
            help=f"one of {listed(definition.options, 40)}",
            suggestion=closest(text, definition.options),
        )
        return None

    def constituent(self, raw: str, place: str, *, element_first: bool = False) -> str | None:
        """The name of a material or element: a kind in any language, an element, or a name like none of them.

        ``element_first``: where a kind is also called like an element, as carbon materials are, the element is meant.
        """
        text = raw.strip()
        if element_first and text.casefold() in elements():
            return elements()[text.casefold()]
        kinds = self.vocabulary.kinds_named(text)
        if len(kinds) == 1:
            return kinds[0]
        if len(kinds) > 1:
            self.problems.add("I021", f"`{short(raw)}` may mean {listed(kinds)}", place, help="write one of them")
            return None
        name = "_".join(text.casefold().replace("-", " ").replace("_", " ").split())
        if not name:
            self.problems.add("I041", "a name is empty", place)
            return None
        element = elements().get(name)
        if element is not None:
            return element
        near = closest(name, (*elements(), *self.vocabulary.kinds), 80)
        if near is not None and not name.startswith(near) and not near.startswith(name):
            message = f"`{short(raw)}` is no known material"
            self.problems.add("I042", message, place, suggestion=near)
            return None
        return name

    def _identifier(self, definition: ParameterDefinition, raw: object, place: str) -> Value | None:
        if isinstance(raw, list) and raw:
            entries = cast("list[object]", raw)
            read = [self._identifier(definition, entry, f"{place}[{n}]") for n, entry in enumerate(entries, 1)]
            found = [each for each in read if isinstance(each, str)]
            return frozenset(found) if len(found) == len(read) else None
        if not isinstance(raw, str) or not raw.strip():
            self.problems.add("I038", f"expected text in quotes, found {sort_of(raw)}", place)
            return None
        text = raw.strip()
        if definition.name == "cas":
            text = text.removeprefix("CAS").strip().replace("‐", "-").replace("–", "-")
            fault = cas_fault(text)
            if fault is not None:
                self.problems.add("I043", f"`{short(raw)}` is not a CAS number", place, help=fault)
                return None
        if definition.name == "destination":
            text = text.lower()
            if text not in countries():
                help = "write the ISO 3166 code of two letters: `de`, `kr`"
                message = f"`{short(raw)}` is not a country code"
                self.problems.add("I044", message, place, help=help, suggestion=country_suggestion(text))
                return None
        return text
