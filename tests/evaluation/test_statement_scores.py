import pytest

from riwaya.evaluation.counts import value
from riwaya.evaluation.sides import Sides
from riwaya.evaluation.statements import score_statements
from riwaya.model import Actor, Mention, Statement


@pytest.fixture
def gold(reading, at):
    return reading(
        actors=(Actor("a1", "person", ("الوزير",)), Actor("a2", "person", ("القائد",))),
        mentions=(
            Mention("m1", "person", at("الوزير"), actor="a1"),
            Mention("m2", "person", at("القائد"), actor="a2"),
        ),
        statements=(
            Statement("s1", at("الوزير"), "a1", "named", at("قال"), (at("الجيش قصف المدينة"),), "state"),
            Statement("s2", at("القائد"), "a2", "named", at("نفى"), (at("القصف"),), "deny"),
        ),
    )


def scores(gold, predicted) -> dict[str, float | None]:
    return {name: value(counts) for name, counts in score_statements(Sides(gold, predicted)).items()}


def test_gold_against_itself_is_perfect(gold) -> None:
    found = scores(gold, gold)
    assert {name: score for name, score in found.items() if score != 1.0} == {}


def test_nothing_predicted(gold, reading) -> None:
    found = scores(gold, reading())
    assert (found["cue_f1"], found["source_f1"], found["content_f1"], found["full_f1"]) == (0, 0, 0, 0)
    assert found["act_acc"] is None


def test_scores_worked_out_on_paper(gold, reading, at) -> None:
    predicted = reading(
        statements=(
            # the cue with its conjunction; the wrong act; half of the gold's source missing its head
            Statement("p1", at("القائد"), None, "named", at("ونفى"), (at("القصف"),), "state"),
            # the content short of one word of three; the source wrong
            Statement("p2", at("الجيش"), None, "named", at("قال"), (at("الجيش قصف"),), "state"),
            # an invented statement
            Statement("p3", None, None, None, at("إن"), (), "warn"),
        )
    )
    found = scores(gold, predicted)
    assert found["cue_f1"] == pytest.approx(2 * 2 / (3 + 2))
    assert found["source_f1"] == pytest.approx(2 * 1 / (2 + 2))  # p3 has no source and is not counted
    # contents: s2 = 1; s1 = 2*2/(3+2) = 0.8; over 2 gold and 3 predicted
    assert found["content_f1"] == pytest.approx(2 * (1 + 0.8) / 5)
    assert found["act_acc"] == 0.5
    assert found["full_f1"] == 0  # p1 has the wrong act, p2 the wrong source
    assert found["act_f1.state"] == pytest.approx(2 * 1 / (2 + 1))
    assert found["act_f1.deny"] == 0
    assert found["act_f1.warn"] == 0


def test_full_wants_eight_tenths_of_the_content(gold, reading, at) -> None:
    enough = Statement("p1", at("الوزير"), None, "named", at("قال"), (at("الجيش قصف"),), "state")  # 0.8
    short = Statement("p1", at("الوزير"), None, "named", at("قال"), (at("الجيش"),), "state")  # 0.5
    assert scores(gold, reading(statements=(enough,)))["full_f1"] == pytest.approx(2 * 1 / (1 + 2))
    assert scores(gold, reading(statements=(short,)))["full_f1"] == 0


def test_the_source_must_touch_the_head_of_the_gold_source(reading, at) -> None:
    phrase = at("الجيش قصف")  # any two words; the first stands for the head
    gold = reading(statements=(Statement("s", phrase, None, "office", at("قال"), (), "state"),))

    def source(span) -> float | None:
        told = Statement("p", span, None, "office", at("قال"), (), "state")
        return scores(gold, reading(statements=(told,)))["source_f1"]

    assert source(at("الجيش")) == 1
    assert source(at("قصف")) == 0
    assert source(None) == 0


def test_a_dropped_subject_is_right_by_its_actor(gold, reading, at) -> None:
    dropped = reading(
        actors=gold.actors,
        mentions=gold.mentions,
        statements=(Statement("s", None, "a2", "named", at("نفى"), (), "deny", inferred=True),),
    )

    def source(actor: str, span=None) -> float | None:
        predicted = reading(
            # the same people under other ids; x2 is found by its mention, x1 by its name alone
            actors=(Actor("x1", "person", ("الوَزير",)), Actor("x2", "person", ("الرجل",))),
            mentions=(Mention("m", "person", at("القائد"), actor="x2"),),
            statements=(Statement("p", span, actor, "named", at("نفى"), (), "deny"),),
        )
        return scores(dropped, predicted)["source_f1"]

    assert source("x2") == 1
    assert source("x1") == 0
    assert source("x2", at("القائد")) == 1  # a span beside the right actor does no harm


def test_no_source_is_right_where_gold_has_none(reading, at) -> None:
    gold = reading(statements=(Statement("s", None, None, "anonymous", at("قال"), (), "state"),))
    told = Statement("p", at("الوزير"), None, "named", at("قال"), (), "state")
    assert scores(gold, gold)["full_f1"] == 1
    assert scores(gold, gold)["source_f1"] is None
    assert scores(gold, reading(statements=(told,)))["source_f1"] == 0
    assert scores(gold, reading(statements=(told,)))["full_f1"] == 0


def test_parents_are_compared_through_matched_statements(reading, at) -> None:
    outer = Statement("s1", None, None, None, at("قال"), (), "state")
    inner = Statement("s2", None, None, None, at("نفى"), (), "deny", parent="s1")
    same = reading(
        statements=(
            Statement("p9", None, None, None, at("نفى"), (), "deny", parent="p1"),
            Statement("p1", None, None, None, at("قال"), (), "state"),
        )
    )
    assert scores(reading(statements=(outer, inner)), same)["parent_acc"] == 1
    assert scores(reading(statements=(outer, inner)), reading(statements=(outer,)))["parent_acc"] == 1
