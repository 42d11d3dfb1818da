import json

import orjson
import pytest

from riwaya.errors import ReadingError
from riwaya.evaluation import evaluate, read_gold
from riwaya.model import Event, Factuality, Problem, Reading, Report, Statement, to_plain


@pytest.fixture
def gold(reading, at) -> Reading:
    return reading(
        statements=(
            Statement("s1", at("الوزير"), None, "named", at("قال"), (at("الجيش قصف المدينة"),), "state"),
            Statement("s2", at("القائد"), None, "named", at("نفى"), (at("القصف"),), "deny"),
        ),
        events=(Event("e1", "bombardment", at("قصف"), factuality=(Factuality("s1", "asserted"),)),),
    )


@pytest.fixture
def predicted(reading, at) -> Reading:
    return reading(
        statements=(Statement("p1", at("القائد"), None, "named", at("نفى"), (at("القصف"),), "state"),),
        events=(Event("f1", "attack", at("قصف")), Event("f2", "kill", at("القصف"))),
    )


def test_confusions_and_worst_cases(gold, predicted) -> None:
    found = evaluate([(gold, gold), (gold, predicted)])
    assert found.acts == {("state", "state"): 1, ("deny", "deny"): 1, ("deny", "state"): 1, ("state", "-"): 1}
    assert found.types == {
        ("bombardment", "bombardment"): 1, ("bombardment", "attack"): 1, ("-", "kill"): 1,
    }  # fmt: skip
    [case] = found.cases  # the perfect report has none
    faults = {line.gold.split(" ")[0] or line.predicted.split(" ")[0]: line.faults for line in case.lines}
    assert faults == {
        "s1": ("missed", "missed"), "s2": ("act",), "e1": ("type", "voices"), "f2": ("invented", "invented"),
    }  # fmt: skip
    assert case.cost == 7
    assert case.text == gold.report.passages[0].text


def test_scores_are_flat_and_have_intervals(gold, predicted) -> None:
    scores = evaluate([(gold, gold), (gold, predicted)]).scores(resamples=50)
    assert json.loads(json.dumps(scores)) == scores
    assert all(value is None or isinstance(value, float | int) for value in scores.values())
    assert scores["cue_f1_low"] <= scores["cue_f1"] <= scores["cue_f1_high"]
    codebook = {
        "mention_f1", "mention_overlap_f1", "cue_f1", "source_f1", "content_f1", "act_acc", "full_f1",
        "trigger_f1", "type_f1", "argument_f1", "factuality_f1", "actor_b3_f1", "place_referent_acc",
        "place_within_25km", "date_acc",
    }  # fmt: skip
    assert codebook <= scores.keys()


def test_problems_of_predictions_are_kept(gold, reading) -> None:
    problem = Problem("a", "extraction failed")
    assert evaluate([(gold, reading(problems=(problem,)))]).problems == (problem,)


def test_other_passages_cannot_be_scored(gold) -> None:
    with pytest.raises(ReadingError, match="different passages"):
        evaluate([(gold, Reading(Report("other")))])


def test_gold_lines_come_back_as_readings(gold) -> None:
    lines = [orjson.dumps(to_plain(gold)), b"\n"]
    assert list(read_gold(lines, "g")) == [gold]


def test_a_bad_gold_line_is_named(gold) -> None:
    with pytest.raises(ReadingError, match=r"g:2: is not JSON"):
        list(read_gold([b"\n", b"{"], "g"))
    with pytest.raises(ReadingError, match=r"g:1: has no 'report'"):
        list(read_gold([b"{}"], "g"))
    plain = to_plain(gold)
    plain["statements"][1]["cue"]["start"] += 1
    with pytest.raises(ReadingError, match=r"g:1\.statements\[1\]\.cue: quotes .* not there"):
        list(read_gold([orjson.dumps(plain)], "g"))
