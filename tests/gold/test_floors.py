"""The scores on no gold set fall below a floor. Floors are raised by raise_floors.py, and only raised."""

from functools import cache

import pytest
from raise_floors import FLOORS, SETS, has_texts, measure, names, read_floors, rounded_down

floors = read_floors()
each_floor = pytest.mark.parametrize(
    ("gold", "name"), [(gold, name) for gold in SETS for name in names(gold)]
)


@cache
def scores(gold: str) -> dict[str, float | None]:
    return measure(gold)


@each_floor
def test_a_score_keeps_its_floor(gold: str, name: str) -> None:
    if not has_texts(gold):
        pytest.skip("the texts of this gold are not here (../shared/data)")
    score = scores(gold)[name]
    assert score is not None, f"{gold} has nothing to score {name} on"
    assert round(score, 9) >= floors[gold][name], f"{name} fell to {score:.4f} on {gold}"


def test_every_pinned_score_has_a_floor_and_no_other() -> None:
    assert {gold: tuple(pinned) for gold, pinned in floors.items()} == {gold: names(gold) for gold in SETS}
    assert all(0 < floor <= 1 for pinned in floors.values() for floor in pinned.values())


def test_floors_are_hundredths() -> None:
    assert all(rounded_down(floor) == floor for pinned in floors.values() for floor in pinned.values())
    assert FLOORS.read_text("utf-8").startswith("#")


@pytest.mark.parametrize(
    ("score", "floor"), [(0.919, 0.91), (0.92, 0.92), (0.29, 0.29), (1.0, 1.0), (0.0, 0.0)]
)
def test_scores_are_rounded_down(score: float, floor: float) -> None:
    assert rounded_down(score) == floor
