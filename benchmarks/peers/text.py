"""Criteria as expressions in text, for the engines that read text."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.criteria import Compare, Every, Flag, Form, Negated, OneOf, Some


@dataclass(frozen=True)
class Dialect:
    """How a language writes things. ``null``: its word for nothing, ``None`` where forms need no guards."""

    both: str
    either: str
    negation: str
    null: str | None = None
    equal: str = "=="
    unequal: str = "!="
    quote: str = '"'
    member: str = "{name} in [{options}]"

    def number(self, value: float) -> str:
        """A number that is never taken for a whole one."""
        return repr(float(value))

    def plain(self, form: Form) -> str:
        """The form as it stands."""
        match form:
            case Compare(name=name, operator=operator):
                return f"{name} {operator} {self.number(form.threshold)}"
            case OneOf(name=name, options=options):
                listed = ", ".join(f"{self.quote}{option}{self.quote}" for option in options)
                return self.member.format(name=name, options=listed)
            case Flag(name=name):
                return f"{name} {self.equal} true"
            case Negated(part=part):
                return f"{self.negation}({self.plain(part)})"
            case Every(parts=parts):
                return self._joined(self.both, [self.plain(part) for part in parts])
            case Some(parts=parts):
                return self._joined(self.either, [self.plain(part) for part in parts])

    def guarded(self, form: Form, *, certain: bool) -> str:
        """Whether the form must hold (``certain``), or may: the pair says unknown where the language cannot."""
        match form:
            case Compare(name=name) | OneOf(name=name) | Flag(name=name):
                if certain:
                    return f"({name} {self.unequal} {self.null} {self.both} {self.plain(form)})"
                return f"({name} {self.equal} {self.null} {self.either} {self.plain(form)})"
            case Negated(part=part):
                return f"{self.negation}({self.guarded(part, certain=not certain)})"
            case Every(parts=parts):
                return self._joined(self.both, [self.guarded(part, certain=certain) for part in parts])
            case Some(parts=parts):
                return self._joined(self.either, [self.guarded(part, certain=certain) for part in parts])

    def _joined(self, word: str, parts: list[str]) -> str:
        return "(" + f" {word} ".join(parts) + ")"


def from_pair(may: bool, must: bool) -> bool | None:
    """The verdict that two questions give: may it hold, must it hold."""
    return True if must else None if may else False
