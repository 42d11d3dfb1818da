"""Which place a mention means, sentence by sentence (places.toml)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from expectations import read, words

from riwaya.model import Place, Reading

CASES = tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))["case"]
NOWHERE = Place("", "")


def placed(reading: Reading, asked: str) -> list[tuple[Any, Place]]:
    """The mentions with these words in the last paragraph, each with its place."""
    places = {place.id: place for place in reading.places}
    last = reading.report.passages[-1].id
    return [
        (mention, places.get(mention.place or "", NOWHERE))
        for mention in reading.mentions
        if mention.span.passage == last and words(mention.span) == asked
    ]


@pytest.mark.parametrize("case", [c for c in CASES if "words" in c], ids=lambda c: c["words"])
def test_a_mention_has_its_place(case: dict[str, Any]) -> None:
    reading = read(case)
    found = placed(reading, case["words"])
    assert found, [words(mention.span) for mention in reading.mentions]
    mention, place = found[0]
    said = {
        "place": place.name,
        "country": place.country,
        "precision": place.geo_precision,
        "kind": mention.kind,
        "inferred": mention.inferred,
    }
    asked = {"kind": "place", **{name: value for name, value in case.items() if name in said}}
    assert {name: said[name] for name in asked} == asked


@pytest.mark.parametrize("case", [c for c in CASES if "none" in c], ids=lambda c: c["none"][0])
def test_an_ordinary_word_is_no_place(case: dict[str, Any]) -> None:
    reading = read(case)
    for asked in case["none"]:
        assert all(place is NOWHERE for _, place in placed(reading, asked))
