"""Readings as plain data: nothing is lost on the way there and back, and no wrong field passes."""

import json
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from model_strategies import readings

from riwaya.errors import ReadingError
from riwaya.model import (
    Actor,
    Event,
    Factuality,
    MadeBy,
    Mention,
    Number,
    Passage,
    Place,
    Problem,
    Reading,
    Report,
    Span,
    Statement,
    Time,
    from_plain,
    to_plain,
)

SPAN = Span(0, 0, 3, "قال")
PASSAGES = (Passage(0, "paragraph", "قال"),)
FULL = Reading(
    report=Report(
        "sha256:0", "a.txt", "a.example", "أ", "ب", "ت", "ث", "ج", "ح", "2025-05-01", "1 أيار", "ar", PASSAGES
    ),
    mentions=(Mention("m1", "person", SPAN, SPAN, "a1", "p1"),),
    actors=(Actor("a1", "person", ("خالد",), "riwaya:x"),),
    places=(Place("p1", "حلب", 36.2, 37.1, "SY", "حلب", 1, "geonames:1", "حلب"),),
    times=(Time("t1", SPAN, "2025-05-01", "2025-05-02", 2),),
    statements=(
        Statement("s1", SPAN, "a1", "named", SPAN, (SPAN,), "deny", "audio", SPAN, SPAN, SPAN, "mixed", "s2"),
    ),
    events=(
        Event(
            "e1", "siege", SPAN, ("m1",), ("m1",), ("m1",), ("t1",), SPAN,
            (Number("killed", 1, 2, 3, SPAN),), (Factuality("outlet", "asserted"),),
        ),
    ),
    problems=(Problem("a.txt", "is empty", "save it again"),),
    made_by=MadeBy("0.1.0", "lexicon", "0", "m"),
)  # fmt: skip
"""A reading with something in every field."""


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(readings)
def test_a_reading_survives_plain_data_and_json(reading: Reading) -> None:
    plain = to_plain(reading)
    assert from_plain(plain) == reading
    assert to_plain(from_plain(json.loads(json.dumps(plain)))) == plain


def test_the_full_reading_leaves_no_field_empty() -> None:
    def check(record: Any) -> None:
        for field in fields(record):
            value = getattr(record, field.name)
            assert value is not None and value != (), (type(record).__name__, field.name)
            for item in value if isinstance(value, tuple) else (value,):
                if is_dataclass(item):
                    check(item)

    check(FULL)


def wrong_values(kind: Any) -> list[Any]:
    """Values that a field of this type must refuse."""
    origin, arguments = get_origin(kind), get_args(kind)
    nothing = [] if type(None) in arguments else [None]
    if origin is tuple:
        return [*nothing, {}, "قال", 3]
    inner = next((a for a in arguments if a is not type(None)), kind) if type(None) in arguments else kind
    if is_dataclass(inner):
        return [*nothing, [], "قال", 3]
    if inner is str:
        return [*nothing, 3, ["قال"], {}]
    if inner is int:
        return [*nothing, "3", 3.5, True, []]
    if inner is float:
        return [*nothing, "3", True, []]
    if inner is bool:
        return [*nothing, 1, 0, "true"]
    return [*nothing, "no such code", 99, [], {}, True]  # a closed list


def wrong_fields(record: Any, path: str, keys: tuple[Any, ...] = ()) -> list[Any]:
    """(keys to the field, a wrong value, the path that the error must name), for all fields of a record."""
    found = []
    hints = get_type_hints(type(record))
    for field in fields(record):
        here, there = (*keys, field.name), f"{path}.{field.name}"
        value = getattr(record, field.name)
        found += [(here, wrong, there) for wrong in wrong_values(hints[field.name])]
        if is_dataclass(value):
            found += wrong_fields(value, there, here)
        elif isinstance(value, tuple):
            item = get_args(hints[field.name])[0]
            found += [((*here, 0), wrong, f"{there}[0]") for wrong in wrong_values(item)]
            if is_dataclass(value[0]):
                found += wrong_fields(value[0], f"{there}[0]", (*here, 0))
    return found


def test_every_wrong_field_is_refused_by_its_path() -> None:
    cases = wrong_fields(FULL, "gold.jsonl:7")
    assert len(cases) > 400
    passed = []
    for keys, wrong, path in cases:
        plain = to_plain(FULL)
        holder = plain
        for key in keys[:-1]:
            holder = holder[key]
        holder[keys[-1]] = wrong
        try:
            from_plain(plain, "gold.jsonl:7")
        except ReadingError as error:
            if error.where == path and "wanted" in error.what and error.remedy:
                continue
        passed.append((path, wrong))
    assert not passed


RECORDS = [Report, Passage, Span, Mention, Actor, Place, Time, Statement, Number, Factuality, Event]


@pytest.mark.parametrize("kind", RECORDS)
def test_a_missing_field_is_named(kind: type) -> None:
    def first(node: Any, wanted: set[str]) -> Any:
        if isinstance(node, dict):
            if node.keys() == wanted:
                return node
            node = list(node.values())
        found = (first(item, wanted) for item in node) if isinstance(node, list) else ()
        return next((item for item in found if item is not None), None)

    plain = to_plain(FULL)
    names = [field.name for field in fields(kind)]
    record = first(plain, set(names))
    del record[names[0]]
    with pytest.raises(ReadingError, match=f"has no '{names[0]}'"):
        from_plain(plain)


def test_an_optional_field_that_is_left_out_has_its_default() -> None:
    event = {"id": "e1", "type": "kill", "trigger": to_plain(SPAN)}
    reading = from_plain({"report": {"id": "sha256:0"}, "events": [event]})
    assert reading.events[0].agent == () and reading.made_by == MadeBy("", "", "")


def test_an_unknown_field_is_passed_over() -> None:
    plain = to_plain(FULL)
    plain["colour"] = plain["mentions"][0]["colour"] = "green"
    assert from_plain(plain) == FULL


@pytest.mark.parametrize("data", [None, [], "قال", 3])
def test_what_is_no_object_is_no_reading(data: Any) -> None:
    with pytest.raises(ReadingError, match=r"^stored: is .*, wanted an object"):
        from_plain(data, "stored")


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        SPAN.start = 4  # type: ignore[misc]
