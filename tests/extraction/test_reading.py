"""A reading is the report's alone: the same every time, whatever was read before, in whatever process."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from reading_laws import check

from riwaya import desk, intake
from riwaya.extraction import ENGINES, extract, prepare
from riwaya.model import OUTLET, Passage, Reading, Report, to_plain

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples" / "reports").iterdir())
DIGEST = """
import hashlib, json, sys
from riwaya import desk
from riwaya.model import to_plain
readings = [to_plain(reading) for reading in desk.read_all(sys.argv[1:])]
print(hashlib.sha256(json.dumps(readings).encode()).hexdigest())
"""


def samples() -> list[Report]:
    found = [taken.report for path in SAMPLES for taken in intake.read_source(str(path))]
    return [report for report in found if report is not None]


def one(text: str, kind: str = "paragraph", language: str | None = "ar") -> Reading:
    passage = Passage(0, kind, text)  # type: ignore[arg-type]
    return extract(Report("sha256:0", published_at="2025-05-12", language=language, passages=(passage,)))


def test_a_report_reads_the_same_twice_and_after_others() -> None:
    reports = samples()
    assert len(reports) >= 12
    first = [extract(report) for report in reports]
    again = [extract(report) for report in reversed(reports)]
    assert first == again[::-1]
    for reading in first:
        check(reading)
        assert reading.statements and reading.events


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_no_order_of_a_set_shows(seed: str) -> None:
    paths = [str(path) for path in SAMPLES[:6]]
    here = [to_plain(reading) for reading in desk.read_all(paths)]
    wanted = hashlib.sha256(json.dumps(here).encode()).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", DIGEST, *paths],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert there.stdout.decode().strip() == wanted


@pytest.mark.parametrize("language", ["en", "fa", "fr", "ur"])
def test_a_report_in_another_language_comes_back_with_its_passages_alone(language: str) -> None:
    reading = one("قال القائد إن المدينة آمنة.", language=language)
    assert reading.report.passages
    assert not (reading.mentions or reading.statements or reading.events or reading.times or reading.actors)


def test_a_report_of_unknown_language_is_read() -> None:
    assert one("قال القائد إن المدينة آمنة.", language=None).statements


def test_a_report_without_passages_tells_nothing() -> None:
    reading = extract(Report("sha256:0", language="ar"))
    assert (reading.mentions, reading.statements, reading.events) == ((), (), ())


def test_a_reading_says_what_made_it() -> None:
    made_by = one("وصل الوفد.").made_by
    assert made_by.engine in ENGINES and made_by.riwaya and made_by.lexicon and made_by.model is None


def test_the_report_is_kept_as_it_was() -> None:
    for report in samples():
        assert extract(report).report is report


@pytest.mark.parametrize(
    "text", ["مقاتلون يحاصرون المخيم أمس.", "قصفت القوات البلدة وقتلت ثلاثة.", "آثار الانفجار في السوق."]
)
def test_a_caption_asserts_no_event(text: str) -> None:
    assert one(text).events
    events = one(text, kind="caption").events
    assert not [
        e for e in events for held in e.factuality if (held.voice, held.value) == (OUTLET, "asserted")
    ]


def test_a_nested_statement_has_its_holder() -> None:
    reading = one("قال الوزير إن القائد نفى وقوع الهجوم.")
    outer, inner = reading.statements
    assert (outer.cue.quote, inner.cue.quote, inner.parent, outer.parent) == ("قال", "نفى", outer.id, None)
    event = next(event for event in reading.events if event.type == "attack")
    assert inner.id in {held.voice for held in event.factuality}
    assert outer.id not in {held.voice for held in event.factuality}


def test_preparing_twice_is_harmless() -> None:
    prepare()
    prepare()
