"""The JSON Schema of a reading: what the writers write passes, what from_plain refuses does not."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from model_strategies import readings
from test_plain import FULL, wrong_fields

from riwaya.model import Reading, codebook, reading_schema, to_plain

PUBLISHED = Path(__file__).parents[2] / "docs" / "reading.schema.json"
VALIDATOR = Draft202012Validator(reading_schema())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(reading_schema())


def test_the_published_schema_is_the_one_of_the_types() -> None:
    published = json.loads(PUBLISHED.read_text("utf-8"))
    assert published == reading_schema(), "run: riwaya schema > docs/reading.schema.json"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(readings)
def test_every_reading_keeps_the_schema(reading: Reading) -> None:
    VALIDATOR.validate(to_plain(reading))


def test_the_schema_refuses_every_wrong_field() -> None:
    # `true` where a number of a closed list stands is left to each validator: to some it equals 1.
    cases = [case for case in wrong_fields(FULL, "reading") if case[1] is not True]
    passed = []
    for keys, wrong, path in cases:
        plain = to_plain(FULL)
        holder = plain
        for key in keys[:-1]:
            holder = holder[key]
        holder[keys[-1]] = wrong
        if VALIDATOR.is_valid(plain):
            passed.append((path, wrong))
    assert not passed


def test_a_reading_without_a_report_breaks_the_schema() -> None:
    assert not VALIDATOR.is_valid({})


LISTS = [
    "PASSAGE_KINDS",
    "MENTION_KINDS",
    "ACTS",
    "SOURCE_TYPES",
    "CHANNELS",
    "EVENT_TYPES",
    "COUNTED",
    "VALUES",
]


@pytest.mark.parametrize("codes", LISTS)
def test_the_closed_lists_are_in_the_schema(codes: str) -> None:
    wanted = list(getattr(codebook, codes))
    assert len(wanted) == len(set(wanted))

    def enums(node: Any) -> list[list[str]]:
        if isinstance(node, dict):
            own = [node["enum"]] if "enum" in node else []
            return own + [e for value in node.values() for e in enums(value)]
        return [e for item in node for e in enums(item)] if isinstance(node, list) else []

    assert wanted in enums(reading_schema())


def test_precisions_are_those_of_ucdp() -> None:
    assert get_args(codebook.GeoPrecision) == tuple(range(1, 8))
    assert get_args(codebook.TimePrecision) == tuple(range(1, 6))
