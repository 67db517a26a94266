"""Plain records: ``dataclass``, ``field`` and ``replace`` as in the standard library, made in a tenth of the time.

A process that classifies one item makes over a hundred kinds of record; the standard library writes and compiles some
seven functions for each. Here the methods are shared, and ``__init__`` is compiled only for records that are made
often. Records always have slots. To others they are dataclasses: ``dataclasses.fields``, ``is_dataclass``, ``asdict``
and pydantic know them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, NoReturn, cast, dataclass_transform, overload

OFTEN = 24
"""A record made this many times is worth a compiled ``__init__``."""


class _Missing:
    __slots__ = ()


MISSING = _Missing()


class RecordField:
    """One field of a record; ``default`` is ``MISSING`` when it must be given, unless there is a ``factory``."""

    __slots__ = ("compare", "default", "factory", "kw_only", "name", "repr", "type")

    def __init__(self, *, default: object, factory: Callable[[], object] | None, compare: bool, repr: bool) -> None:
        """Take what ``field`` was told; name, type and place are given by the class."""
        self.name = ""
        self.type = ""
        self.kw_only = False
        self.default = default
        self.factory = factory
        self.compare = compare
        self.repr = repr

    def fresh(self) -> object:
        """The value a record has that is not told one, ``MISSING`` when there is none."""
        return self.default if self.factory is None else self.factory()


def field(
    *,
    default: Any = MISSING,
    default_factory: Callable[[], Any] | None = None,
    compare: bool = True,
    repr: bool = True,
) -> Any:
    """A field that is more than a name and a type: see ``dataclasses.field``."""
    return RecordField(default=default, factory=default_factory, compare=compare, repr=repr)


@overload
def dataclass[Kind](cls: type[Kind], /) -> type[Kind]: ...
@overload
def dataclass[Kind](
    *, frozen: bool = False, slots: bool = True, kw_only: bool = False
) -> Callable[[type[Kind]], type[Kind]]: ...
@dataclass_transform(field_specifiers=(field,))
def dataclass(
    cls: type[Any] | None = None,
    /,
    *,
    frozen: bool = False,
    slots: bool = True,
    kw_only: bool = False,
) -> Any:
    """Make a record of a class with annotations: see ``dataclasses.dataclass``. ``slots`` are there in any case."""
    if not slots:
        raise TypeError("a record has slots")

    def make(cls: type[Any]) -> type[Any]:
        return _made(cls, frozen=frozen, kw_only=kw_only)

    return make if cls is None else make(cls)


def is_record(kind: type[object]) -> bool:
    """Whether a class is a record."""
    return hasattr(kind, "__record_fields__")


def fields_of(kind: type[object]) -> tuple[RecordField, ...]:
    """The fields of a record in the order of their declaration. ``TypeError`` for any other class."""
    found: object = getattr(kind, "__record_fields__", None)
    if found is None:
        raise TypeError(f"{kind.__name__} is no record")
    return tuple(cast("Mapping[str, RecordField]", found).values())


type Setter = Callable[[object, object], None]


def setters_of(kind: type[object]) -> Mapping[str, Setter]:
    """What sets each field of a record that is being made, for those who read many records of a kind from data.

    ``TypeError`` for any other class.
    """
    if not is_record(kind):
        raise TypeError(f"{kind.__name__} is no record")
    return cast("Mapping[str, Setter]", getattr(kind, "__record_setters__"))  # noqa: B009


def replace[Kind](record: Kind, /, **changes: object) -> Kind:
    """The record with some fields changed. ``TypeError`` for a name that is no field."""
    kind = type(record)
    for each in fields_of(kind):
        if each.name not in changes:
            changes[each.name] = getattr(record, each.name)
    return cast("Callable[..., Kind]", kind)(**changes)


# ---------------------------------------------------------------- making the class


def _made(cls: type[Any], *, frozen: bool, kw_only: bool) -> type[Any]:
    known: dict[str, RecordField] = {}
    for base in reversed(cls.__mro__[1:]):
        known.update(base.__dict__.get("__record_fields__", {}))
    inherited = set(known)
    space: dict[str, Any] = dict(cls.__dict__)
    for name, annotation in cls.__annotations__.items():
        if not annotation.startswith("ClassVar"):
            known[name] = _declared(name, annotation, space.pop(name, MISSING), kw_only)
    for gone in ("__dict__", "__weakref__"):
        space.pop(gone, None)
    names = tuple(known)
    compared = _getter(tuple(name for name, each in known.items() if each.compare))
    space["__slots__"] = tuple(name for name in names if name not in inherited)
    space["__record_fields__"] = known
    space["__qualname__"] = cls.__qualname__
    space["__match_args__"] = tuple(name for name, each in known.items() if not each.kw_only)
    space["__dataclass_fields__"] = _StandardFields()
    space["__dataclass_params__"] = _StandardParameters(frozen)
    space["__eq__"], space["__hash__"] = _comparing(compared, frozen=frozen)
    space |= _DEFAULT_METHODS if "__repr__" not in space else {"__getstate__": _state, "__setstate__": _set_state}
    if frozen:
        space["__setattr__"], space["__delattr__"] = _refuse_change, _refuse_deletion
    made = cast("Callable[..., type[Any]]", type(cls))(cls.__name__, cls.__bases__, space)
    setters = {name: getattr(made, name).__set__ for name in names}
    made.__record_setters__ = setters
    made.__init__ = _first_init(made, known, setters)
    return made


def _declared(name: str, annotation: str, default: object, kw_only: bool) -> RecordField:
    if isinstance(default, RecordField):
        made = default
    else:
        made = RecordField(default=default, factory=None, compare=True, repr=True)
    made.name, made.type, made.kw_only = name, annotation, kw_only
    return made


def _getter(names: tuple[str, ...]) -> Callable[[object], object]:
    return attrgetter(*names) if names else lambda _: ()


def _first_init(cls: type[Any], known: Mapping[str, RecordField], setters: Mapping[str, Setter]) -> Callable[..., None]:
    """An ``__init__`` that needs no compiling, and has a compiled one put in its place when it is called often."""
    positional = tuple(name for name, each in known.items() if not each.kw_only)
    post: Callable[[object], None] | None = getattr(cls, "__post_init__", None)
    calls = 0

    def init(self: object, *given: object, **named: object) -> None:
        nonlocal calls
        calls += 1
        if calls == OFTEN:
            cls.__init__ = _compiled_init(cls, known, setters)
        if len(given) > len(positional):
            raise TypeError(f"{cls.__name__} has {len(positional)} fields by place, and {len(given)} are given")
        for name, value in zip(positional, given, strict=False):
            if name in named:
                raise TypeError(f"{cls.__name__} is given {name!r} twice")
            named[name] = value
        for name, each in known.items():
            if name in named:
                setters[name](self, named.pop(name))
                continue
            value = each.fresh()
            if value is MISSING:
                raise TypeError(f"{cls.__name__} needs {name!r}")
            setters[name](self, value)
        if named:
            raise TypeError(f"{cls.__name__} has no field {next(iter(named))!r}")
        if post is not None:
            post(self)

    return init


def _compiled_init(
    cls: type[Any], known: Mapping[str, RecordField], setters: Mapping[str, Setter]
) -> Callable[..., None]:
    space: dict[str, Any] = {"MISSING": MISSING}
    heads: list[str] = []
    body: list[str] = []
    ordered = sorted(known.values(), key=lambda each: each.kw_only)
    for number, each in enumerate(ordered):
        if each.kw_only and "*" not in heads:
            heads.append("*")
        space[f"set_{number}"] = setters[each.name]
        space[f"default_{number}"] = each.default
        space[f"factory_{number}"] = each.factory
        required = each.default is MISSING and each.factory is None
        heads.append(each.name if required else f"{each.name}=default_{number}")
        value = each.name
        if each.factory is not None:
            value = f"factory_{number}() if {each.name} is MISSING else {each.name}"
        body.append(f" set_{number}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    # Only the names of fields, which are words of our own source, stand in this text.
    exec("\n".join((f"def __init__(self, {', '.join(heads)}):", *(body or [" pass"]))), space)
    return cast("Callable[..., None]", space["__init__"])


# ---------------------------------------------------------------- what all records share


def _comparing(
    compared: Callable[[object], object], *, frozen: bool
) -> tuple[Callable[[object, object], bool], Callable[[object], int] | None]:
    def equal(self: object, other: object) -> bool:
        if self is other:
            return True
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def digest(self: object) -> int:
        return hash(compared(self))

    return equal, digest if frozen else None


def _repr(self: object) -> str:
    kind = type(self)
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields_of(kind) if each.repr)
    return f"{kind.__qualname__}({', '.join(shown)})"


def _state(self: object) -> list[object]:
    return [getattr(self, each.name) for each in fields_of(type(self))]


def _set_state(self: object, state: list[object]) -> None:
    for each, value in zip(fields_of(type(self)), state, strict=True):
        object.__setattr__(self, each.name, value)


_DEFAULT_METHODS: Mapping[str, object] = {"__repr__": _repr, "__getstate__": _state, "__setstate__": _set_state}


def _refuse_change(_self: object, name: str, _value: object) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(_self: object, name: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


class _StandardFields:
    """``__dataclass_fields__``, worked out when somebody asks."""

    def __get__(self, instance: object, owner: type[Any]) -> Mapping[str, object]:
        import dataclasses

        found: dict[str, object] = {}
        for each in fields_of(owner):
            default = dataclasses.MISSING if each.default is MISSING else each.default
            factory = dataclasses.MISSING if each.factory is None else each.factory
            options: dict[str, Any] = {"repr": each.repr, "compare": each.compare, "kw_only": each.kw_only}
            options |= {"default": default} if factory is dataclasses.MISSING else {"default_factory": factory}
            made: Any = dataclasses.field(**options)
            made.name, made.type = each.name, each.type
            made._field_type = getattr(dataclasses, "_FIELD")  # noqa: B009
            found[each.name] = made
        owner.__dataclass_fields__ = found
        return found


class _StandardParameters:
    """``__dataclass_params__``, worked out when somebody asks."""

    def __init__(self, frozen: bool) -> None:
        self.frozen = frozen
        self.init = self.repr = self.eq = self.match_args = self.slots = True
        self.order = self.unsafe_hash = self.kw_only = self.weakref_slot = False
