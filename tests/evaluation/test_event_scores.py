import pytest

from riwaya.evaluation.counts import value
from riwaya.evaluation.events import score_events
from riwaya.evaluation.sides import Sides
from riwaya.model import Event, Factuality, Mention, Number, Statement, Time


@pytest.fixture
def gold(reading, at):
    return reading(
        mentions=(Mention("m1", "state_body", at("الجيش")), Mention("m2", "place", at("المدينة"))),
        times=(Time("t1", at("القائد"), "2026-01-01", "2026-01-01"),),
        statements=(
            Statement("s1", at("الوزير"), None, "named", at("قال"), (), "state"),
            Statement("s2", at("القائد"), None, "named", at("نفى"), (), "deny"),
        ),
        events=(
            Event(
                "e1", "bombardment", at("قصف"), agent=("m1",), patient=("m2",), time=("t1",),
                numbers=(Number("killed", 3, 3, None, at("المدينة")),),
                factuality=(Factuality("outlet", "unknown"), Factuality("s1", "asserted")),
            ),
            Event("e2", "bombardment", at("القصف"), factuality=(Factuality("s2", "denied"),)),
        ),
    )  # fmt: skip


def scores(gold, predicted) -> dict[str, float | None]:
    return {name: value(counts) for name, counts in score_events(Sides(gold, predicted)).items()}


def test_gold_against_itself_is_perfect(gold) -> None:
    assert {name: score for name, score in scores(gold, gold).items() if score != 1.0} == {}


def test_scores_worked_out_on_paper(gold, reading, at) -> None:
    predicted = reading(
        mentions=(Mention("x1", "people", at("الجيش")), Mention("x2", "people", at("الوزير"))),
        statements=(Statement("p1", None, None, None, at("قال"), (), "state"),),
        events=(
            # the right trigger and type; agent right, patient wrong, time missing; one number wrong in `high`
            Event(
                "f1", "bombardment", at("قصف"), agent=("x1",), patient=("x2",),
                numbers=(Number("killed", 3, 3, 3, at("المدينة")),),
                factuality=(Factuality("outlet", "asserted"), Factuality("p1", "asserted")),
            ),
            # the right trigger, the wrong type; its voice is of no gold statement
            Event("f2", "attack", at("القصف"), factuality=(Factuality("p7", "denied"),)),
            # invented
            Event(
                "f3", "kill", at("إن"), agent=("x1",), factuality=(Factuality("unattributed", "asserted"),)
            ),
        ),
    )  # fmt: skip
    found = scores(gold, predicted)
    assert found["trigger_f1"] == pytest.approx(2 * 2 / (3 + 2))
    assert found["type_f1"] == pytest.approx(2 * 1 / (3 + 2))
    assert found["type_f1.bombardment"] == pytest.approx(2 * 1 / (1 + 2))
    assert found["type_f1.attack"] == 0
    # gold arguments: m1, m2, t1; predicted: x1, x2, x1
    assert found["argument_f1"] == pytest.approx(2 * 1 / (3 + 3))
    assert found["number_f1"] == 0
    # gold triples: outlet unknown, s1 asserted, s2 denied; predicted 4; p1 stands for s1
    assert found["factuality_f1"] == pytest.approx(2 * 1 / (4 + 3))


def test_an_argument_needs_its_role(gold, reading, at) -> None:
    swapped = reading(
        mentions=gold.mentions,
        events=(Event("f", "bombardment", at("قصف"), agent=("m2",), patient=("m1",)),),
    )
    assert scores(gold, swapped)["argument_f1"] == 0


def test_one_trigger_is_matched_once(gold, reading, at) -> None:
    twice = reading(events=(Event("f1", "kill", at("قصف")), Event("f2", "bombardment", at("قصف"))))
    found = scores(gold, twice)
    assert found["trigger_f1"] == pytest.approx(2 * 1 / (2 + 2))
    assert found["type_f1"] == pytest.approx(2 * 1 / (2 + 2))  # the one of the same type is preferred
