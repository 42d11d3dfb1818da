"""The scores on the demo gold fall below no floor. Floors are raised by raise_floors.py, and only raised."""

from functools import cache

import pytest
from raise_floors import FLOORS, GOLD, NAMES, measure, read_floors, rounded_down

floors = read_floors()


@cache
def scores() -> dict[str, float | None]:
    return measure()


@pytest.mark.parametrize("name", NAMES)
def test_a_score_keeps_its_floor(name: str) -> None:
    score = scores()[name]
    assert score is not None, f"{GOLD.name} has nothing to score {name} on"
    assert score >= floors[name], f"{name} fell to {score:.4f}"


def test_every_pinned_score_has_a_floor_and_no_other() -> None:
    assert set(floors) == set(NAMES)
    assert all(0 < floor <= 1 for floor in floors.values())


def test_floors_are_hundredths() -> None:
    assert all(rounded_down(floor) == floor for floor in floors.values())
    assert FLOORS.read_text("utf-8").startswith("#")


@pytest.mark.parametrize(
    ("score", "floor"), [(0.919, 0.91), (0.92, 0.92), (0.29, 0.29), (1.0, 1.0), (0.0, 0.0)]
)
def test_scores_are_rounded_down(score: float, floor: float) -> None:
    assert rounded_down(score) == floor
