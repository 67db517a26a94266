"""Records are dataclasses to everybody else, and behave as the standard library's do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from typing import Any

import pydantic
import pytest

from dualclass import records
from dualclass.language import criteria, paragraphs
from dualclass.records import OFTEN, dataclass, field, fields_of, is_record, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """With a field that only a name can give, and that does not count."""

    span: int | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Point(Base):
    """A point."""

    x: int
    y: int = 2
    tags: tuple[str, ...] = field(default_factory=tuple)

    def moved(self) -> Point:
        return replace(self, x=self.x + 1)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TwinBase:
    span: int | None = dataclasses.field(default=None, compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Twin(TwinBase):
    x: int
    y: int = 2
    tags: tuple[str, ...] = dataclasses.field(default_factory=tuple)


@dataclass
class Heap:
    """One that changes."""

    found: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Positive:
    """One that looks at itself."""

    value: int

    def __post_init__(self) -> None:
        if self.value <= 0:
            raise ValueError("not positive")


CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, 3), {"span": 7}),
    ((), {"x": 1, "tags": ("a",)}),
    ((1, 2, ("b",)), {}),
    ((), {}),
    ((1, 2, (), 4), {}),
    ((1,), {"x": 2}),
    ((1,), {"z": 2}),
]


@pytest.mark.parametrize("often", [False, True])
def test_made_as_the_standard_librarys_twin_is_made(often: bool) -> None:
    for _ in range(OFTEN if often else 0):
        Point(0)
    for given, named in CALLS:
        try:
            twin = Twin(*given, **named)
        except TypeError:
            with pytest.raises(TypeError):
                Point(*given, **named)
            continue
        made = Point(*given, **named)
        assert [getattr(made, each.name) for each in fields_of(Point)] == [
            getattr(twin, each.name) for each in dataclasses.fields(Twin)
        ]
        assert repr(made) == repr(twin).replace("Twin", "Point")


def test_a_compiled_init_takes_the_place_of_the_first() -> None:
    @dataclass(frozen=True)
    class Fresh:
        value: int

    first = Fresh.__init__
    for number in range(OFTEN):
        assert Fresh(number).value == number
    assert Fresh.__init__ is not first
    assert list(inspect.signature(Fresh.__init__).parameters) == ["self", "value"]
    assert Fresh(5) == Fresh(value=5)


def test_equal_and_hashed_by_what_counts() -> None:
    assert Point(1, span=3) == Point(1, span=4)
    assert hash(Point(1, span=3)) == hash(Point(1))
    assert Point(1) != Point(2)
    assert Point(1) != Twin(1)
    assert Heap([1]) == Heap([1])
    with pytest.raises(TypeError):
        hash(Heap())


def test_frozen_and_without_a_dictionary() -> None:
    point: Any = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    with pytest.raises(AttributeError):
        object.__setattr__(point, "other", 1)
    heap = Heap()
    heap.found.append(1)
    assert Heap().found == []


def test_looks_at_itself_when_it_is_made() -> None:
    for number in [0] * 3 + [1] * OFTEN + [0] * 3:
        if number:
            assert Positive(number).value == 1
        else:
            with pytest.raises(ValueError, match="not positive"):
                Positive(number)


def test_matched_by_place_and_by_name() -> None:
    match Point(1, 5):
        case Point(x, y=y):
            assert (x, y) == (1, 5)
    assert Point.__match_args__ == Twin.__match_args__


def test_copied_pickled_and_replaced() -> None:
    point = Point(1, tags=("a",), span=9)
    for other in (copy.copy(point), copy.deepcopy(point), pickle.loads(pickle.dumps(point))):
        assert other == point
        assert other.span == 9
    assert point.moved() == dataclasses.replace(point, x=2) == Point(2, tags=("a",))
    assert point.moved().span == 9
    with pytest.raises(TypeError):
        replace(point, z=1)


def test_dataclasses_to_everybody_else() -> None:
    assert dataclasses.is_dataclass(Point)
    assert dataclasses.asdict(Point(1)) == {"span": None, "x": 1, "y": 2, "tags": ()}
    for ours, theirs in zip(dataclasses.fields(Point), dataclasses.fields(Twin), strict=True):
        for name in ("name", "type", "default", "default_factory", "compare", "repr", "kw_only"):
            assert getattr(ours, name) == getattr(theirs, name)
    adapter = pydantic.TypeAdapter(Point)
    assert adapter.validate_python({"x": 1, "y": 3}) == Point(1, 3)
    assert adapter.dump_python(Point(1)) == {"span": None, "x": 1, "y": 2, "tags": ()}

    @dataclasses.dataclass(frozen=True, slots=True)
    class Further(Point):
        z: int = 0

    assert Further(1, z=4).z == 4
    assert [each.name for each in dataclasses.fields(Further)] == ["span", "x", "y", "tags", "z"]


def test_what_is_no_record_is_refused() -> None:
    assert not is_record(int)
    assert not is_record(Twin)
    with pytest.raises(TypeError):
        fields_of(Twin)
    with pytest.raises(TypeError):
        dataclass(slots=False)(Heap)


def test_every_record_of_the_language_is_frozen() -> None:
    found = [each for module in (criteria, paragraphs) for each in vars(module).values() if isinstance(each, type)]
    made = [each for each in found if is_record(each)]
    assert len(made) > 60
    assert all(each.__setattr__ is records.dataclass(frozen=True)(Heap).__setattr__ for each in made)
