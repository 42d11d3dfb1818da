import pytest

from riwaya.evaluation.counts import add, flat, intervals, precision, recall, value


def test_f1_of_counts_is_the_harmonic_mean_of_precision_and_recall() -> None:
    counts = (2, 4, 2, 5)  # precision 0.5, recall 0.4
    assert precision(counts) == 0.5
    assert recall(counts) == 0.4
    assert value(counts) == pytest.approx(2 * 0.5 * 0.4 / 0.9)


@pytest.mark.parametrize(
    ("counts", "score"),
    [((0, 0, 0, 0), None), ((0, 3, 0, 0), 0.0), ((0, 0, 0, 3), 0.0), ((0, 0), None), ((1, 4), 0.25)],
)
def test_what_has_nothing_to_score_has_no_score(counts: tuple[float, ...], score: float | None) -> None:
    assert value(counts) == score


def test_micro_average_adds_counts_not_scores() -> None:
    total = add([{"x_f1": (1, 1, 1, 1)}, {"x_f1": (0, 3, 0, 1)}])
    assert value(total["x_f1"]) == pytest.approx(2 * 0.25 * 0.5 / 0.75)


def test_intervals_are_the_same_for_the_same_seed_and_hold_the_score() -> None:
    tallies = [{"x_acc": (float(right), 4.0)} for right in (0, 1, 2, 3, 4, 4, 4, 2, 3, 1)]
    low, high = intervals(tallies, 500, seed=7)["x_acc"]
    assert intervals(tallies, 500, seed=7)["x_acc"] == (low, high)
    assert 0.3 < low < 24 / 40 < high < 0.9


def test_intervals_of_no_reports_or_no_resamples_are_empty() -> None:
    assert intervals([], 10) == {}
    assert intervals([{"x_acc": (1, 1)}], 0) == {}


def test_flat_object_has_precision_and_recall_by_type() -> None:
    scores = flat({"type_f1.siege": (1, 2, 1, 1)}, {"type_f1.siege": (0.1, 0.9)})
    assert scores["type_precision.siege"] == 0.5
    assert scores["type_recall.siege"] == 1
    assert (scores["type_f1.siege_low"], scores["type_f1.siege_high"]) == (0.1, 0.9)
