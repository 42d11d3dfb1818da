"""A speech behind a colon goes on over its sentences, up to the next one that reports again."""

from riwaya.extraction import extract
from riwaya.model import Passage, Report

FIRST = "وقال الشيخ: الطريق طويل. لن نرحل من هنا!"


def contents(text: str) -> list[str]:
    reading = extract(Report("sha256:0", language="ar", passages=(Passage(0, "paragraph", text),)))
    return [" | ".join(span.quote for span in statement.content) for statement in reading.statements]


def test_free_speech_goes_on_to_the_end_of_its_passage() -> None:
    assert contents(FIRST)[0] == "الطريق طويل. لن نرحل من هنا"


def test_free_speech_ends_where_somebody_reports_again() -> None:
    assert contents(f"{FIRST} وأضاف الشيخ أن البيوت خالية.")[0] == "الطريق طويل. لن نرحل من هنا"


def test_a_clause_ends_with_its_sentence() -> None:
    assert contents("وقال الشيخ إن الطريق طويل. الجو بارد.")[0] == "الطريق طويل"


def test_a_closed_quotation_ends_with_its_mark() -> None:
    assert contents("وقال الشيخ: «الطريق طويل». الجو بارد.")[0] == "الطريق طويل"


def test_what_happens_in_later_sentences_of_a_speech_is_the_speakers() -> None:
    reading = extract(
        Report("sha256:0", language="ar", passages=(
            Passage(0, "paragraph", "وقال الشيخ: الطريق طويل. قتل المسلحون ثلاثة رعاة."),
        ))
    )  # fmt: skip
    held = {f.voice: f.value for f in reading.events[0].factuality}
    assert held == {reading.statements[0].id: "asserted", "outlet": "unknown"}
