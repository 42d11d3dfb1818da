"""Raise the floors in gold/floors.toml to what the engine scores now, rounded down; lower none.

python tests/gold/raise_floors.py                         every set, which takes minutes
python tests/gold/raise_floors.py cases-dev cases-test    these sets; the others keep their floors
"""

import sys
import tomllib
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

from riwaya import desk
from riwaya.evaluation import evaluate, together
from riwaya.extraction import extract

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ROOT / "gold" / "floors.toml"
TEXTS = ROOT.parent / "shared" / "data"
UNSEEN = ("demo", "sentences-test", "articles-test")
SETS = (
    *("demo", "sentences-dev", "articles-dev", "sentences-test", "articles-test"),
    *(f"{engine}-{gold}" for engine in ("full", "fast") for gold in UNSEEN),
    *("cases-dev", "cases-test"),
)
"""What the lexicon alone must reach, and what it must with an encoder on text that the encoder never saw.

`cases-` are the cases written for the project (gold/cases/split.toml), read by the lexicon and reconciled.
"""
STATEMENTS = ("cue_f1", "source_f1", "content_f1", "act_acc", "full_f1")
EVENTS = ("trigger_f1", "type_f1", "argument_f1", "factuality_f1", "number_f1", "time_f1")
WHOLE = (
    "mention_f1",
    "mention_overlap_f1",
    "actor_b3_f1",
    "alias_b3_f1",
    "place_referent_acc",
    "place_within_25km",
    "date_acc",
)
CASES = (
    "case_actor_b3",
    "case_actor_b3_strict",
    "case_incident_b3",
    "case_incident_b3_strict",
    "case_status",
    "case_voice_f1",
    "case_number_exact",
    "case_origin_exact",
)
HEAD = """\
# The least that the lexicon engine, and `full-` and `fast-` the engines with an encoder, may score on
# each gold set (tests/gold/test_floors.py); `cases-`: the lexicon engine and reconciliation.
# Raised by `python tests/gold/raise_floors.py`, which never lowers one. A floor that must be lowered
# is lowered by hand, in a commit that says why.
"""


def names(gold: str) -> tuple[str, ...]:
    """Return the scores that a set pins: of whole articles also who, where and when; of cases their own."""
    if gold.startswith("cases"):
        return CASES
    return STATEMENTS + EVENTS + (() if "sentences" in gold else WHOLE)


def has_texts(gold: str) -> bool:
    """Tell whether the texts of a set are on this machine."""
    return gold.endswith("demo") or gold.startswith("cases") or TEXTS.is_dir()


def measure(gold: str) -> dict[str, float | None]:
    """Return the scores of a set's engine on it."""
    if gold.startswith("cases"):
        own = tomllib.loads((ROOT / "gold" / "cases" / "split.toml").read_text("utf-8"))["own"]
        folders = [ROOT / "gold" / "cases" / name for name in own[gold.removeprefix("cases-")]]
        return together(desk.evaluate_cases(folders, engine="lexicon").values()).scores()
    engine = next((name for name in ("full", "fast") if gold.startswith(name)), "lexicon")
    gold = gold.removeprefix(f"{engine}-")
    path = ROOT / "gold" / f"{gold}.jsonl"
    if gold == "demo":
        return desk.evaluate_gold(path, engine=engine).scores()
    ((_, readings),) = desk.get_gold([path], [TEXTS])
    return evaluate((reading, extract(reading.report, engine)) for reading in readings).scores()


def read_floors() -> dict[str, dict[str, float]]:
    """Return the floors of each set as they are written."""
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def rounded_down(score: float) -> float:
    """Return a score with two decimals, never more than it is (but for what a float cannot hold)."""
    return float(Decimal(str(round(score, 9))).quantize(Decimal("0.01"), ROUND_DOWN))


def main(chosen: list[str]) -> int:
    """Write the floors anew and say what moved; a set not chosen or without its texts keeps its floors."""
    if unknown := set(chosen) - set(SETS):
        raise SystemExit(f"no such set: {', '.join(sorted(unknown))}; there are {', '.join(SETS)}")
    floors = read_floors()
    text = HEAD
    for gold in SETS:
        measured = has_texts(gold) and (not chosen or gold in chosen)
        old, scores = floors.get(gold, {}), measure(gold) if measured else {}
        text += f"\n[{gold}]\n"
        for name in names(gold):
            score, floor = scores.get(name) or 0.0, old.get(name, 0.0)
            new = max(floor, rounded_down(score))
            text += f"{name} = {new:.2f}\n"
            fell = bool(scores) and round(score, 9) < floor
            mark = "raised" if new > floor else "BELOW ITS FLOOR" if fell else ""
            if measured:
                print(f"{gold:20} {name:20} {score:.4f}  floor {floor:.2f} -> {new:.2f}  {mark}".rstrip())
    FLOORS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
