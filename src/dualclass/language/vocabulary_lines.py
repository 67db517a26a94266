"""From the syntax tree of a vocabulary line to what it declares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from dualclass.language.context import LineContext
from dualclass.language.criteria import Share
from dualclass.language.paragraphs import KindLine, ParameterLine, ParameterType
from dualclass.language.parsing import Branch, branch, branches, name_of, plain, texts, tokens
from dualclass.language.sentences import read_share
from dualclass.language.values import read_arithmetic, read_path


@dataclass(frozen=True, slots=True)
class KindRemark:
    """A line of a kind that declares no parameter: names, kinds apart, extraordinary features, shares."""

    language: str | None = None
    names: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    extraordinary: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()


def read_vocabulary(tree: Branch, context: LineContext) -> ParameterLine | KindRemark:
    """One line of a kind."""
    name = name_of(tree)
    below = branches(tree)
    if name == "called":
        return KindRemark(language=texts(below[0])[0], names=texts(tree, "STRING"))
    if name == "apart":
        return KindRemark(apart=texts(below[0]))
    if name == "extraordinary_names":
        return KindRemark(extraordinary=texts(below[0]))
    if name == "held_share":
        return KindRemark(shares=(read_share(tree, context),))
    return read_parameter(below[0], context)


def with_line(kind: KindLine, line: ParameterLine | KindRemark) -> KindLine:
    """The kind with one more of its lines."""
    if isinstance(line, ParameterLine):
        return replace(kind, parameters=(*kind.parameters, line))
    names = kind.names
    if line.language is not None:
        known = dict(names)
        known[line.language] = (*known.get(line.language, ()), *line.names)
        names = tuple(known.items())
    return replace(
        kind,
        names=names,
        apart=(*kind.apart, *line.apart),
        extraordinary=(*kind.extraordinary, *line.extraordinary),
        shares=(*kind.shares, *line.shares),
    )


def read_parameter(tree: Branch, context: LineContext) -> ParameterLine:
    """`quantity linear_axis.travel in mm, m "text" smaller is better`, or a derived parameter."""
    derived = name_of(tree) == "derived"
    type_ = branch(tree, "parameter_type")
    path = branch(tree, "path")
    assert path is not None
    line = ParameterLine(
        "derived" if type_ is None else cast(ParameterType, texts(type_)[0]),
        read_path(path),
        span=context.span(tree),
    )
    # the parts stand in order: type, path, units, expression, modifiers
    for part in branches(tree):
        name = name_of(part)
        if part is path or name == "parameter_type":
            continue
        if name in _MODIFIERS:
            line = _modified(line, part, context)
        elif derived:
            line = replace(line, expression=read_arithmetic(part, context))
    return line


_MODIFIERS = (
    "units",
    "parameter_options",
    "description",
    "method",
    "smaller_better",
    "larger_better",
    "alone_best",
    "falls_with",
    "rises_with",
    "marked_extraordinary",
)


def _modified(line: ParameterLine, part: Branch, context: LineContext) -> ParameterLine:
    name = name_of(part)
    below = branches(part)
    if name == "units":
        return replace(_once(line, bool(line.units), part, context), units=texts(part))
    if name == "parameter_options":
        return replace(_once(line, bool(line.options), part, context), options=texts(below[0]))
    if name == "description":
        return replace(_once(line, line.text is not None, part, context), text=texts(part)[0])
    if name == "method":
        method = plain(tokens(part)[0]).split('"')[1]
        return replace(_once(line, line.method is not None, part, context), method=method)
    if name == "smaller_better":
        return replace(_once(line, line.better is not None, part, context), better="smaller")
    if name == "larger_better":
        return replace(_once(line, line.better is not None, part, context), better="larger")
    if name == "alone_best":
        return replace(_once(line, line.alone_best, part, context), alone_best=True)
    if name == "falls_with":
        return replace(line, falls_with=(*line.falls_with, *texts(below[0])))
    if name == "rises_with":
        return replace(line, rises_with=(*line.rises_with, *texts(below[0])))
    return replace(line, extraordinary=True)


def _once(line: ParameterLine, said: bool, part: Branch, context: LineContext) -> ParameterLine:
    if said:
        raise context.fault("R026", "the same is said twice of this parameter", part, help="keep one of the two")
    return line
