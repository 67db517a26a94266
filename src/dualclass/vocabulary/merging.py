"""Joining the lines that declare one parameter: one name, one meaning, or a diagnostic."""

from __future__ import annotations

from collections.abc import Iterable

from dualclass.diagnostics import Diagnostic, DiagnosticError
from dualclass.language.paragraphs import ParameterLine
from dualclass.quantities import find_unit, unit_named
from dualclass.records import dataclass, field, replace
from dualclass.vocabulary.definitions import COLLECTIONS, ParameterDefinition
from dualclass.vocabulary.problems import problem

_WITHOUT_UNIT = frozenset({"flag", "choice", "ranked", "set", "judgement", "identifier", "composition", "count"})


@dataclass
class ParameterTable:
    """The parameters read so far, by name, and what was wrong with their lines."""

    parameters: dict[str, ParameterDefinition] = field(default_factory=dict[str, ParameterDefinition])
    members: list[tuple[ParameterLine, str | None]] = field(default_factory=list[tuple[ParameterLine, str | None]])
    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])
    first: dict[str, ParameterLine] = field(default_factory=dict[str, ParameterLine])

    def declare(self, line: ParameterLine, kind: str | None) -> None:
        """Take one line; ``kind`` declares it, ``None`` when it belongs to every item."""
        if "." in line.path:
            self.members.append((line, kind))
            return
        self.first.setdefault(line.path, line)
        new = self._definition(line, line.path, kind)
        known = self.parameters.get(line.path)
        self.parameters[line.path] = new if known is None else self._merged(known, new, line)

    def declare_members(self) -> None:
        """Put members' parameters, ``linear_axis.travel``, under their collections; after all other lines."""
        gathered: dict[str, dict[str, ParameterDefinition]] = {}
        for line, kind in self.members:
            name, _, member = line.path.partition(".")
            collection = self.parameters.get(name)
            if collection is None or collection.type not in COLLECTIONS or "." in member:
                self.diagnostics.append(
                    problem(
                        "V001",
                        f"`{line.path}` is declared, but `{name}` is not a collection",
                        line,
                        help=f"declare `enumerated {name}`, `sampled {name}` or `part {name}` first",
                    )
                )
                continue
            self.first.setdefault(line.path, line)
            new = self._definition(line, member, kind)
            members = gathered.setdefault(name, dict(collection.members))
            known = members.get(member)
            members[member] = new if known is None else self._merged(known, new, line)
        for name, members in gathered.items():
            self.parameters[name] = replace(self.parameters[name], members=members)

    def mark_extraordinary(self, path: str) -> bool:
        """Mark a parameter (or ``collection.member``) as extraordinary; False when there is none."""
        name, dot, member = path.partition(".")
        known = self.parameters.get(name)
        if known is None or (dot and member not in known.members):
            return False
        if not dot:
            self.parameters[name] = replace(known, extraordinary=True)
        else:
            marked = replace(known.members[member], extraordinary=True)
            self.parameters[name] = replace(known, members={**known.members, member: marked})
        return True

    def _definition(self, line: ParameterLine, name: str, kind: str | None) -> ParameterDefinition:
        return ParameterDefinition(
            name=name,
            type=line.type,
            units=line.units,
            dimension=self._dimension(line),
            options=line.options,
            methods=(line.method,) if line.method is not None else (),
            plain=line.method is None,
            text=line.text,
            better=line.better,
            alone_best=line.alone_best,
            falls_with=line.falls_with,
            rises_with=line.rises_with,
            expression=line.expression,
            extraordinary=line.extraordinary,
            kinds=frozenset({kind}) if kind is not None else frozenset(),
            everywhere=kind is None,
        )

    def _dimension(self, line: ParameterLine) -> str | None:
        if line.type in _WITHOUT_UNIT or line.type in COLLECTIONS:
            if line.units:
                self._refuse("V002", f"`{line.path}` is a {line.type} and has no unit", line)
            return None
        if not line.units:
            return None
        dimensions: dict[str, str] = {}
        for unit in line.units:
            found = find_unit(unit)
            if found is None:
                near, help = _unit_meant(unit)
                message = f"the unit `{unit}` of `{line.path}` is not known or can be misread"
                self._refuse("V003", message, line, help, suggestion=near, word=unit)
            else:
                dimensions.setdefault(found.dimension, unit)
        if len(dimensions) > 1:
            units = " and ".join(f"`{unit}`" for unit in dimensions.values())
            self._refuse("V002", f"the units of `{line.path}` are of different things: {units}", line)
        return next(iter(dimensions), None)

    def _merged(self, known: ParameterDefinition, new: ParameterDefinition, line: ParameterLine) -> ParameterDefinition:
        for what, old_value, new_value in (
            ("type", known.type, new.type),
            ("dimension", known.dimension, new.dimension),
            ("better side", known.better or new.better, new.better or known.better),
            ("formula", known.expression, new.expression),
            ("order of ranks", known.options, new.options if known.type == "ranked" else known.options),
        ):
            if old_value != new_value:
                owners = ", ".join(f"`{kind}`" for kind in sorted(known.kinds)) or "every item"
                self._refuse(
                    "V004",
                    f"`{line.path}` already means something else ({owners}): another {what}",
                    line,
                    help="one name has one meaning everywhere: give this parameter a name of its own",
                    second=self.first.get(line.path),
                )
                return known
        falls, rises = _joined(known.falls_with, new.falls_with), _joined(known.rises_with, new.rises_with)
        if set(falls) & set(rises):
            self._refuse("V004", f"`{line.path}` cannot both fall and rise with one thing", line)
            return known
        return replace(
            known,
            units=_joined(known.units, new.units),
            options=known.options if known.type == "ranked" else _joined(known.options, new.options),
            methods=_joined(known.methods, new.methods),
            plain=known.plain or new.plain,
            text=known.text or new.text,
            better=known.better or new.better,
            alone_best=known.alone_best or new.alone_best,
            falls_with=falls,
            rises_with=rises,
            extraordinary=known.extraordinary or new.extraordinary,
            kinds=known.kinds | new.kinds,
            everywhere=known.everywhere or new.everywhere,
        )

    def _refuse(
        self,
        code: str,
        message: str,
        line: ParameterLine,
        help: str | None = None,
        *,
        suggestion: str | None = None,
        word: str | None = None,
        second: ParameterLine | None = None,
    ) -> None:
        found = problem(code, message, line, help=help, suggestion=suggestion, word=word, second=second)
        self.diagnostics.append(found)


def _unit_meant(unit: str) -> tuple[str | None, str]:
    """The unit most likely meant, and what to do."""
    try:
        unit_named(unit)
    except DiagnosticError as error:
        found = error.diagnostics[0]
        return found.suggestion, found.help or "units are a closed vocabulary: use one that other parameters have"
    return None, ""


def _joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
