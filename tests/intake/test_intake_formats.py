"""What every format file keeps to, found by walking the folder."""

import inspect
from types import ModuleType

import pytest
from intake_samples import PARAGRAPHS, SAMPLES, TITLE

from riwaya.intake import read_bytes
from riwaya.intake.registry import HEAD, all_formats, choose

FORMATS = {one.NAME: one for one in all_formats()}


def test_every_format_has_a_sample():
    assert set(FORMATS) == set(SAMPLES)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_format_keeps_the_contract(name: str):
    module = FORMATS[name]
    assert isinstance(module, ModuleType)
    assert list(inspect.signature(module.sniff).parameters) == ["head", "name", "media_type"]
    assert list(inspect.signature(module.read).parameters) == ["stream", "origin", "inner"]
    assert module.__doc__ and module.sniff.__doc__ and module.read.__doc__


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_format_is_chosen_by_content_not_by_suffix(name: str):
    head = SAMPLES[name][0][:HEAD]
    for suffix in ("", ".txt", ".html", ".pdf", ".json", ".bin"):
        for media_type in (None, "application/octet-stream"):
            chosen = choose(head, "source" + suffix, media_type)
            assert chosen is not None and name == chosen.NAME


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_sample_is_read(name: str):
    data, count = SAMPLES[name]
    intakes = list(read_bytes(data, "s"))
    assert len(intakes) == count
    for intake in intakes:
        assert intake.problems == ()
        report = intake.report
        assert report is not None
        assert report.id.startswith("sha256:") and len(report.id) == 71
        assert report.language == "ar"
        assert report.title is not None and report.title.startswith(TITLE)
        assert [passage.id for passage in report.passages] == list(range(len(report.passages)))
        assert [passage.text for passage in report.passages if passage.kind == "title"] == [report.title]
        texts = {passage.text for passage in report.passages}
        assert texts.issuperset(set(PARAGRAPHS)), set(PARAGRAPHS) - texts
    assert len({intake.source for intake in intakes}) == count


@pytest.mark.parametrize("name", sorted(SAMPLES))
@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
def test_truncated_sample_never_raises(name: str, share: float):
    data, _ = SAMPLES[name]
    intakes = list(read_bytes(data[: int(len(data) * share)], "s"))
    assert intakes
    assert all(intake.report is not None or intake.problems for intake in intakes)


def test_reading_twice_gives_the_same():
    for data, _ in SAMPLES.values():
        assert list(read_bytes(data, "s")) == list(read_bytes(data, "s"))
