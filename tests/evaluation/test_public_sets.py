import pytest

from riwaya.errors import ReadingError
from riwaya.evaluation import evaluate_anercorp, evaluate_gsr, read_labels
from riwaya.evaluation.codability import Scale
from riwaya.evaluation.conll import entities, read_conll
from riwaya.evaluation.gsr import types_of
from riwaya.model import Event, Factuality, Mention, Reading, Report, Span

CONLL = [
    "وصل O",
    "سامر B-PERS",
    "النحاس I-PERS",
    "إلى O",
    "حلب B-LOC",
    "",
    "فاز O",
    "الأهلي B-ORG",
    "بالكأس B-MISC",
    "",
]


def span(report: Report, passage: int, quote: str) -> Span:
    start = report.passages[passage].text.index(quote)
    return Span(passage, start, start + len(quote), quote)


def finder(*wanted: tuple[int, str, str, str | None]):
    """Return an extractor that finds (passage, kind, words, name) whatever the report."""

    def extract(report: Report) -> Reading:
        mentions = tuple(
            Mention(f"m{n}", kind, span(report, passage, words), name and span(report, passage, name))
            for n, (passage, kind, words, name) in enumerate(wanted)
        )
        return Reading(report, mentions=mentions)

    return extract


def test_conll_entities_by_the_rules_of_conlleval() -> None:
    assert entities(["B-PERS", "I-PERS", "O", "B-PERS", "B-PERS"]) == {
        ("PERS", 0, 2),
        ("PERS", 3, 4),
        ("PERS", 4, 5),
    }
    assert entities(["I-LOC", "I-ORG", "I-ORG"]) == {("LOC", 0, 1), ("ORG", 1, 3)}
    assert entities([]) == set()


def test_conll_sentences() -> None:
    assert [len(sentence.tokens) for sentence in read_conll(CONLL)] == [5, 3]


def test_a_perfect_extractor_lacks_only_misc() -> None:
    perfect = finder(
        (0, "person", "سامر النحاس", "سامر النحاس"),
        (0, "place", "حلب", None),
        (1, "organisation", "الأهلي", None),
    )
    scores = evaluate_anercorp(CONLL, perfect).scores()
    assert scores["anercorp_f1"] == pytest.approx(2 * 3 / (3 + 4))
    assert scores["anercorp_f1.named"] == 1
    assert (scores["anercorp_f1.PERS"], scores["anercorp_f1.LOC"], scores["anercorp_f1.ORG"]) == (1, 1, 1)
    assert scores["anercorp_f1.MISC"] == 0


def test_a_person_counts_by_name_and_both_ends_must_be_right() -> None:
    found = finder(
        (0, "person", "وصل سامر", "سامر"),  # the name is short by a token
        (0, "person", "وصل", None),  # no name proper, so no entity
        (0, "people", "إلى", None),  # a kind without a type
        (1, "media", "الأهلي", None),
    )
    scores = evaluate_anercorp(CONLL, found).scores()
    assert scores["anercorp_f1.PERS"] == 0
    assert scores["anercorp_f1"] == pytest.approx(2 * 1 / (2 + 4))


def test_a_mention_inside_another_gives_no_entity() -> None:
    found = finder((1, "organisation", "الأهلي بالكأس", None), (1, "place", "بالكأس", None))
    assert evaluate_anercorp(CONLL, found).scores()["anercorp_precision"] == 0
    assert evaluate_anercorp(CONLL, found).scores()["anercorp_precision.LOC"] is None


LABELS = [
    b'{"id": "1", "text": "a", "label": "yes"}',
    b'{"id": "2", "text": "b", "label": "yes"}',
    b'{"id": "3", "text": "c", "label": "easy no"}',
    b'{"id": "4", "text": "d", "label": "difficult no"}',
    b'{"id": "5", "text": "e", "label": "ambiguous"}',
]
CODES = {"kill": "ASSAULT", "abuse": "ASSAULT / COERCE", "arrest": "COERCE", "protest": "PROTEST"}


def test_gsr_worked_out_on_paper() -> None:
    told = {
        "a": ("abuse", "asserted"),
        "b": ("arrest", "asserted"),
        "c": ("kill", "possible"),
        "d": ("kill", "projected"),
    }

    def extract(report: Report) -> Reading:
        kind, value = told[report.passages[0].text]
        event = Event("e", kind, Span(0, 0, 1, "a"), factuality=(Factuality("s1", value),))
        return Reading(report, events=(event,))

    scores = evaluate_gsr(read_labels(LABELS, "x"), "assault", extract, CODES).scores()
    # predicted: 1 (right), 3 (wrong); missed: 2
    for name in ("precision", "recall", "f1"):
        assert scores[f"gsr_assault_{name}.mentioned"] == 0.5


def test_gsr_by_rows_of_event_data() -> None:
    def extract(report: Report) -> Reading:
        roles = {"a": {"agent": ("m1",), "patient": ("m2",)}, "b": {"agent": ("m1",)}}
        given = roles.get(report.passages[0].text, {})
        return Reading(report, events=(Event("e", "kill", Span(0, 0, 1, "a"), **given),))

    scores = evaluate_gsr(read_labels(LABELS, "x"), "assault", extract, CODES).scores()
    assert (scores["gsr_assault_precision.mentioned"], scores["gsr_assault_recall.mentioned"]) == (0.5, 1)
    assert (scores["gsr_assault_precision.coded"], scores["gsr_assault_recall.coded"]) == (1, 0.5)


def test_gsr_by_the_weights_of_what_the_reading_shows() -> None:
    def extract(report: Report) -> Reading:
        kind = {"a": "kill", "c": "kill"}.get(report.passages[0].text, "arrest")
        held = (Factuality("outlet", "asserted"),)
        return Reading(report, events=(Event("e", kind, Span(0, 0, 1, "a"), factuality=held),))

    scale = Scale({"any": -1.0, "type kill": 2.0}, enough=0.5)
    scores = evaluate_gsr(read_labels(LABELS, "x"), "assault", extract, CODES, scale).scores()
    # predicted: 1 (right), 3 (wrong); missed: 2
    for name in ("precision", "recall", "f1"):
        assert scores[f"gsr_assault_{name}"] == 0.5


def test_labels_that_divide_the_coders_are_passed_over() -> None:
    assert [(one.id, one.holds) for one in read_labels(LABELS, "x")] == [
        ("1", True),
        ("2", True),
        ("3", False),
        ("4", False),
    ]


def test_a_bad_label_line_is_named() -> None:
    with pytest.raises(ReadingError, match="x:2"):
        list(read_labels([LABELS[0], b'{"id": 1}'], "x"))


def test_types_of_a_plover_type() -> None:
    assert types_of("PROTEST", CODES) == {"protest"}
    assert types_of("COERCE", CODES) == {"abuse", "arrest"}
