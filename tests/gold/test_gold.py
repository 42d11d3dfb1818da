"""The gold is what its source compiles to, points at the words it quotes, and keeps the codebook."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from riwaya.intake import read_source
from riwaya.model import OUTLET, UNATTRIBUTED, from_plain, reading_schema, to_plain
from riwaya.model.codebook import ACTS, CHANNELS, EVENT_TYPES, MENTION_KINDS, SOURCE_TYPES, VALUES

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "gold" / "demo.jsonl"
READINGS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
each_reading = pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading["report"]["source"])


def tool(name: str) -> ModuleType:
    if str(ROOT / "tools") not in sys.path:
        sys.path.append(str(ROOT / "tools"))
    return import_module(name)


def spans(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        if data.keys() == {"passage", "start", "end", "quote"}:
            yield data
        for value in data.values():
            yield from spans(value)
    elif isinstance(data, list):
        for value in data:
            yield from spans(value)


def test_gold_is_what_its_source_compiles_to() -> None:
    compiled = tool("compile_gold").compile_source(ROOT / "gold" / "demo.source.txt")
    assert compiled.encode() == GOLD.read_bytes(), "run: python tools/compile_gold.py"


def test_gold_is_large_enough_to_measure_with() -> None:
    assert len(READINGS) >= 10
    assert sum(len(reading["report"]["passages"]) for reading in READINGS) >= 90
    assert sum(len(reading["statements"]) for reading in READINGS) >= 140
    assert sum(len(reading["events"]) for reading in READINGS) >= 160


@each_reading
def test_reading_survives_the_model_and_the_schema(reading: dict[str, Any]) -> None:
    assert to_plain(from_plain(reading)) == reading
    jsonschema.validate(reading, reading_schema())


@each_reading
def test_passages_are_those_that_intake_gives(reading: dict[str, Any]) -> None:
    path, _, number = reading["report"]["source"].partition("#")
    reports = [intake.report for intake in read_source(str(ROOT / path)) if intake.report is not None]
    wanted = [report for report in reports if report.id == reading["report"]["id"]]
    assert len(wanted) == 1, number
    assert to_plain(wanted[0].passages) == reading["report"]["passages"]


@each_reading
def test_every_span_quotes_its_passage(reading: dict[str, Any]) -> None:
    texts = {passage["id"]: passage["text"] for passage in reading["report"]["passages"]}
    found = list(spans(reading))
    assert found
    for span in found:
        assert span["start"] < span["end"]
        assert texts[span["passage"]][span["start"] : span["end"]] == span["quote"]


@each_reading
def test_codes_are_of_the_closed_lists(reading: dict[str, Any]) -> None:
    assert {mention["kind"] for mention in reading["mentions"]} <= set(MENTION_KINDS)
    assert {event["type"] for event in reading["events"]} <= set(EVENT_TYPES)
    for statement in reading["statements"]:
        assert statement["act"] in ACTS
        assert statement["channel"] in (*CHANNELS, None)
        assert statement["source_type"] in (*SOURCE_TYPES, None)
    for event in reading["events"]:
        assert {factuality["value"] for factuality in event["factuality"]} <= set(VALUES)


@each_reading
def test_every_reference_leads_somewhere(reading: dict[str, Any]) -> None:
    kinds = ("mentions", "actors", "places", "times", "statements", "events")
    ids = {kind: [record["id"] for record in reading[kind]] for kind in kinds}
    for kind in kinds:
        assert len(ids[kind]) == len(set(ids[kind])), kind
    for mention in reading["mentions"]:
        assert mention["actor"] in (*ids["actors"], None)
        assert mention["place"] in (*ids["places"], None)
        if mention["name"]:
            assert mention["span"]["start"] <= mention["name"]["start"]
            assert mention["name"]["end"] <= mention["span"]["end"]
    for statement in reading["statements"]:
        assert statement["parent"] in (*ids["statements"], None)
        assert statement["parent"] != statement["id"]
        assert statement["source_actor"] in (*ids["actors"], None)
    for event in reading["events"]:
        assert {*event["agent"], *event["patient"], *event["place"]} <= set(ids["mentions"])
        assert set(event["time"]) <= set(ids["times"])
        voices = [factuality["voice"] for factuality in event["factuality"]]
        assert OUTLET in voices
        assert len(voices) == len(set(voices))
        assert set(voices) <= {OUTLET, UNATTRIBUTED, *ids["statements"]}


@each_reading
def test_only_places_of_the_gazetteer_have_a_reference(reading: dict[str, Any]) -> None:
    for place in reading["places"]:
        if place["ref"] is not None:
            assert place["lat"] is not None and place["lon"] is not None
    assert all(place["ref"] is None for place in reading["places"] if "مخيم" in place["name"])


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("وقال القائد إن القتال توقف", "قال", "قال"),
        ("حاول اغتياله في المدينة", "اغتيال", "اغتيال"),
        ("حاول اغتياله في المدينة", "اغتيال+ه", "ه"),
        ("أكد الأول ثم أكد الثاني", "أكد#2", "أكد"),
        ("قال إن «الطريق مفتوح أمامهم»", "الطريق … أمامهم", "الطريق مفتوح أمامهم"),
    ],
)
def test_quotes_are_found_in_their_passage(text: str, quote: str, found: str) -> None:
    span = tool("gold_notation").locate(text, 0, quote)
    assert text[span["start"] : span["end"]] == span["quote"] == found


def test_a_quote_that_is_not_there_is_refused() -> None:
    with pytest.raises(tool("gold_notation").GoldError):
        tool("gold_notation").locate("مقتل ثلاثة", 0, "قتل")


def test_the_second_time_is_the_second_time() -> None:
    assert tool("gold_notation").locate("أكد الأول ثم أكد الثاني", 0, "أكد#2")["start"] == 13
