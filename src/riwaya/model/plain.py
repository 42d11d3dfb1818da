"""Readings as plain data (dicts, lists, strings, numbers) and back, in the shape of codebook §6."""

import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from riwaya.errors import ReadingError
from riwaya.model.reading import Reading

Record = TypeVar("Record")


def to_plain(record: Any) -> Any:
    """Turn a record of the model, or a tuple of them, into plain data ready for JSON.

    >>> from riwaya.model import Span
    >>> to_plain(Span(0, 2, 5, "abc"))
    {'passage': 0, 'start': 2, 'end': 5, 'quote': 'abc'}
    """
    if isinstance(record, tuple):
        return [to_plain(item) for item in record]
    if is_dataclass(record) and not isinstance(record, type):
        return {name: to_plain(getattr(record, name)) for name in _names(type(record))}
    return record


def from_plain(data: Any, where: str = "reading") -> Reading:
    """Build a Reading from plain data, checking every field; unknown fields are passed over.

    Raises ReadingError that names the path of the first field that is missing or wrong.

    >>> from_plain({"report": {"id": "sha256:0"}}).report.id
    'sha256:0'
    """
    reading = _reader(Reading)(data, where)
    assert isinstance(reading, Reading)
    return reading


def record_from_plain(kind: type[Record], data: Any, where: str = "record") -> Record:
    """Build a record of any type of the model from plain data, checked as `from_plain` does."""
    found: Record = _reader(cast(Hashable, kind))(data, where)
    return found


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any, str], Any]:
    """Return the function that reads one type of the model from plain data."""
    origin = get_origin(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _record_reader(kind)
    if origin is tuple:
        items = get_args(kind)
        if items[-1] is not Ellipsis:
            readers = tuple(map(_reader, items))
            return lambda data, where: _read_row(data, where, readers)
        item = _reader(items[0])
        return lambda data, where: _read_list(data, where, item)
    if origin in (Union, types.UnionType):
        inner = _reader(next(arg for arg in get_args(kind) if arg is not type(None)))
        return lambda data, where: None if data is None else inner(data, where)
    if origin is Literal:
        codes = get_args(kind)
        kinds = {type(code) for code in codes}
        return lambda data, where: _check(
            data, type(data) in kinds and data in codes, where, f"one of {', '.join(map(str, codes))}"
        )
    if kind is float:
        return lambda data, where: float(
            _check(data, isinstance(data, int | float) and not isinstance(data, bool), where, "a number")
        )
    return lambda data, where: _check(data, type(data) is kind, where, f"a {kind.__name__}")


def _record_reader(kind: type) -> Callable[[Any, str], Any]:
    hints = get_type_hints(kind)
    readers = {name: _reader(hints[name]) for name in _names(kind)}
    required = {
        field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING
    }

    def read(data: Any, where: str) -> Any:
        _check(data, isinstance(data, dict), where, "an object")
        missing = required - data.keys()
        if missing:
            raise ReadingError(where, f"has no {sorted(missing)[0]!r}", "see docs/reading.schema.json")
        return kind(
            **{name: readers[name](data[name], f"{where}.{name}") for name in readers if name in data}
        )

    return read


def _read_list(data: Any, where: str, item: Callable[[Any, str], Any]) -> tuple[Any, ...]:
    _check(data, isinstance(data, list | tuple), where, "a list")
    return tuple(item(element, f"{where}[{index}]") for index, element in enumerate(data))


def _read_row(data: Any, where: str, readers: tuple[Callable[[Any, str], Any], ...]) -> tuple[Any, ...]:
    right = isinstance(data, list | tuple) and len(data) == len(readers)
    _check(data, right, where, f"a list of {len(readers)}")
    return tuple(read(element, f"{where}[{at}]") for at, (read, element) in enumerate(zip(readers, data)))


def _check(data: Any, holds: bool, where: str, wanted: str) -> Any:
    if not holds:
        raise ReadingError(where, f"is {data!r:.60}, wanted {wanted}", "see docs/reading.schema.json")
    return data
