"""The page: escaped, whole in itself, its links and ids in order, its marks without width."""

import re
import tomllib
from collections import Counter
from dataclasses import replace
from importlib.resources import files

import lxml.html
import pytest

from riwaya.model import Event, Passage, Reading, Report, Span, Statement
from riwaya.model.codebook import ACTS, CHANNELS, COUNTED, EVENT_TYPES, MENTION_KINDS, SOURCE_TYPES, VALUES
from riwaya.publication import Sheet, write
from riwaya.publication.highlights import Layer, isolate_latin, segments
from riwaya.publication.labels import labels
from riwaya.publication.rows import shorten
from riwaya.publication.voices import voices


def page(*readings: Reading, language: str = "ar") -> str:
    return "".join(write(readings, "html", Sheet(language)))


def parsed(*readings: Reading, language: str = "ar") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page(*readings, language=language).encode("utf-8", "replace"))


def test_every_passage_keeps_its_text(reading: Reading) -> None:
    tree = parsed(reading)
    for passage in reading.report.passages:
        [block] = tree.xpath(f"//*[@id='r1-p{passage.id}']")
        assert block.text_content() == passage.text


def test_evidence_is_marked_where_it_stands(reading: Reading) -> None:
    """The words marked for a record are those of its spans, no more and no fewer."""
    tree = parsed(reading)
    spans = {s.id: [*s.content, s.cue, *([s.source] if s.source else [])] for s in reading.statements}
    spans |= {e.id: [e.trigger, *(number.span for number in e.numbers)] for e in reading.events}
    for record, evidence in spans.items():
        marked = tree.xpath(f"//*[contains(concat(' ', @data-of, ' '), ' r1-{record} ')]")
        letters = sorted({(span.passage, at) for span in evidence for at in range(span.start, span.end)})
        wanted = "".join(reading.report.passages[passage].text[at] for passage, at in letters)
        assert "".join(one.text_content() for one in marked) == wanted


def test_links_lead_to_the_words_and_back(reading: Reading, unread: Reading, hostile: Reading) -> None:
    tree = parsed(reading, unread, hostile)
    ids = Counter(tree.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    targets = [link.removeprefix("#") for link in tree.xpath("//a/@href")]
    assert [target for target in targets if target not in ids] == []
    for record in (*reading.statements, *reading.events):
        assert f"r1-{record.id}" in targets and f"r1-{record.id}-row" in targets


def test_ids_are_found_where_records_share_their_words(reading: Reading) -> None:
    cue = reading.statements[0].cue
    double = Statement("s9", None, None, None, cue, (), "warn")
    event = Event("e9", "kill", cue)
    tree = parsed(replace(reading, statements=(*reading.statements, double), events=(*reading.events, event)))
    assert tree.xpath("count(//*[@id='r1-s9'])") == tree.xpath("count(//*[@id='r1-e9'])") == 1


def test_nothing_from_a_report_is_taken_for_markup(
    reading: Reading, hostile: Reading, unread: Reading
) -> None:
    text = page(reading, hostile, unread)
    assert "<script" not in text
    assert 'onload="' not in text
    assert (
        "49"
        not in lxml.html.document_fromstring(text.encode("utf-8", "replace"))
        .xpath("//article")[1]
        .text_content()
    )
    assert "<b>text</b>" not in text


def test_the_page_needs_nothing_from_elsewhere(reading: Reading) -> None:
    text = page(reading)
    assert not re.search(r"(src|href)=[\"'](?!#)", text)
    assert not re.search(r"url\(|@import|@font-face", text)
    assert "default-src 'none'" in text


def test_a_report_address_is_not_a_link(reading: Reading) -> None:
    bad = replace(reading, report=replace(reading.report, url="javascript:alert(1)"))
    assert not parsed(bad).xpath("//a[starts-with(@href, 'javascript')]")


def test_marks_have_no_width() -> None:
    """Padding, margin, border, letter spacing or another font on a mark would tear a word's letters apart."""
    sheet = (files("riwaya.publication") / "templates" / "page.css").read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    on_marks = [
        body for selector, body in rules if re.search(r"\.(m|ev|num|src-\w|cue-\w|con-\w|out-\w)\b", selector)
    ]
    assert len(on_marks) > 20
    allowed = (
        r"--\w+|background-\w+|color|text-decoration|outline|forced-color-adjust"
        r"|(-webkit-)?(box-decoration-break|print-color-adjust)"
    )
    for body in on_marks:
        for declaration in filter(None, (part.strip() for part in body.split(";"))):
            assert re.fullmatch(allowed, declaration.split(":")[0].strip()), declaration


def test_direction_and_language(reading: Reading) -> None:
    root = parsed(reading)
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    english = parsed(reading, language="en")
    assert (english.get("lang"), english.get("dir")) == ("en", "ltr")
    assert english.xpath("//section[contains(@class, 'story')]/@dir") == ["rtl"]


def test_several_reports_are_listed(reading: Reading, unread: Reading) -> None:
    tree = parsed(reading, unread, reading)
    assert tree.xpath("//nav//a/@href") == ["#r1-top", "#r2-top", "#r3-top"]
    assert len(tree.xpath("//article")) == 3
    assert not parsed(reading).xpath("//nav")


def test_title_of_a_page(reading: Reading) -> None:
    assert parsed(reading).findtext(".//title").startswith(reading.report.title or "")


def test_segments_cover_the_text_once() -> None:
    over = [
        Layer("con", Span(0, 3, 9, ""), "a"),
        Layer("ev", Span(0, 0, 20, ""), "b"),
        Layer("num", Span(0, 9, 9, ""), "c"),
    ]
    cut = segments(12, over)
    assert [cut[0].start, *(segment.end for segment in cut)] == [0, 3, 9, 12]
    assert segments(0, []) == []


def test_latin_is_isolated_and_never_inside_a_word() -> None:
    assert isolate_latin("وكالة AFP & AP") == "وكالة <bdi>AFP &amp; AP</bdi>"
    assert isolate_latin("لا لاتينية") == "لا لاتينية"


def test_the_four_voices_that_speak_most_have_hues_of_their_own() -> None:
    text = "قال"
    cue = Span(0, 0, 3, text)
    speakers = ["v", "w", "w", "x", "x", "y", "y", "z", "z"]
    statements = tuple(
        Statement(f"s{n}", None, actor, "named", cue, (), "state") for n, actor in enumerate(speakers)
    )
    reading = Reading(Report("r", passages=(Passage(0, "paragraph", text),)), statements=statements)
    hues = [voice.hue for voice in voices(reading).values()]
    assert hues == ["h", "a", "a", "b", "b", "c", "c", "d", "d"]


def test_two_unnamed_sources_are_two_voices() -> None:
    cue = Span(0, 0, 1, "a")
    statements = tuple(Statement(f"s{n}", None, None, "anonymous", cue, (), "state") for n in range(2))
    one, other = voices(Reading(Report("r"), statements=statements)).values()
    assert one.hue != other.hue


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_code_has_a_label(language: str) -> None:
    words = labels(language)
    for section, codes in {
        "act": ACTS, "event": EVENT_TYPES, "value": VALUES, "channel": CHANNELS, "counted": COUNTED,
        "source_type": SOURCE_TYPES, "kind": MENTION_KINDS, "voice": ("outlet", "unattributed"),
    }.items():  # fmt: skip
        assert words[section].keys() == set(codes)


def test_both_languages_say_the_same_things() -> None:
    folder = files("riwaya.publication") / "strings"
    one, other = (
        tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")) for name in ("ar", "en")
    )
    assert {key: set(section) for key, section in one.items() if isinstance(section, dict)} == {
        key: set(section) for key, section in other.items() if isinstance(section, dict)
    }
    with pytest.raises(KeyError, match="only in ar, en"):
        labels("xx")


@pytest.mark.parametrize("length", [1, 2, 5, 8, 100])
def test_shortened_text_keeps_to_its_length(length: int) -> None:
    assert len(shorten("one  two three four", length)) <= length
