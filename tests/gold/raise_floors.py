"""Raise the floors in gold/floors.toml to what the engine scores now, rounded down; lower none.

python tests/gold/raise_floors.py
"""

import sys
import tomllib
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

from riwaya import desk

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "gold" / "demo.jsonl"
FLOORS = ROOT / "gold" / "floors.toml"
NAMES = (
    "cue_f1", "source_f1", "content_f1", "act_acc", "full_f1", "trigger_f1", "type_f1", "argument_f1",
    "factuality_f1", "mention_f1", "mention_overlap_f1", "actor_b3_f1", "place_within_25km", "time_f1",
)  # fmt: skip
HEAD = """\
# The least that `riwaya evaluate gold/demo.jsonl` may score (tests/gold/test_floors.py).
# Raised by `python tests/gold/raise_floors.py`, which never lowers one. A floor that must be lowered
# is lowered by hand, in a commit that says why.
"""


def measure() -> dict[str, float | None]:
    """Return the scores of the lexicon engine on the demo gold."""
    return desk.evaluate_gold(GOLD).scores()


def read_floors() -> dict[str, float]:
    """Return the floors as they are written."""
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def rounded_down(score: float) -> float:
    """Return a score with two decimals, never more than it is (but for what a float cannot hold)."""
    return float(Decimal(str(round(score, 9))).quantize(Decimal("0.01"), ROUND_DOWN))


def main() -> int:
    """Write the floors anew and say what moved."""
    floors, scores = read_floors(), measure()
    lines = []
    for name in NAMES:
        score, floor = scores[name] or 0.0, floors.get(name, 0.0)
        new = max(floor, rounded_down(score))
        lines.append(f"{name} = {new:.2f}\n")
        mark = "raised" if new > floor else "BELOW ITS FLOOR" if score < floor else ""
        print(f"{name:20} {score:.4f}  floor {floor:.2f} -> {new:.2f}  {mark}".rstrip())
    FLOORS.write_text(HEAD + "\n" + "".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
