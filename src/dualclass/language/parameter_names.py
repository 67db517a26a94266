"""What a parameter is called, as rule text says it: `names of resolution`, and the lines below it."""

from __future__ import annotations

from dualclass.language.criteria import Node
from dualclass.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class ParameterNames(Node):
    """The names of one parameter, by language; ``path`` has a dot for a member's parameter."""

    path: str
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def has(self, language: str) -> bool:
        """Whether names in this language are among them."""
        return any(each == language for each, _ in self.names)

    def with_names(self, language: str, names: tuple[str, ...]) -> ParameterNames:
        """The same with the names of one more language."""
        return replace(self, names=(*self.names, (language, names)))
