"""MAVERICK: how far reports of one event disagree, what the three rules make of it, how they are regrouped.

    python bench/maverick.py                               # fit to half the events, regroup the other half
    python bench/maverick.py --splits 5                    # and five other halves as well
    python bench/maverick.py --splink venv/bin/python      # Splink beside, from an environment of its own
    python bench/maverick.py --fit                         # write maverick.toml anew

The data (CC BY 4.0, in the R package eventreport) are read from ../shared/data/maverick or `--data`.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tomllib
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

import maverick_reports as maverick
from maverick_reports import Report, Score
from maverick_rules import print_rules
from riwaya.model.case import Reason
from riwaya.reconciliation.grouping import components, group

HERE = Path(__file__).resolve().parent
WEIGHTS = HERE / "maverick.toml"
PRIOR = "prior"
APART = -2.0
"""The weight of a pair that is not compared, its days too far from each other."""
RIDGE = 3.0
SHIFTS = tuple(n / 2 for n in range(-24, 9))
Weights = Mapping[str, Mapping[str, float]]
Compared = tuple[tuple[str, str | None], ...]
Links = Mapping[tuple[str, str], float]
Groups = dict[str, str]
Join = Callable[[Sequence[str], Links], list[tuple[str, ...]]]
Done = dict[str, dict[str, Any]]

# Regrouping: Fellegi–Sunter's weights, fitted together


def read_weights(path: Path = WEIGHTS) -> Weights:
    """Return weights in bits, by comparison and level."""
    table = tomllib.loads(path.read_text("utf-8"))
    return {name: row if isinstance(row, dict) else {PRIOR: row} for name, row in table.items()}


def write_weights(found: Weights, path: Path = WEIGHTS) -> None:
    lines = [
        "# What each comparison of two MAVERICK reports is worth, in bits. Not known is worth nothing.",
        "# Fitted by `bench/maverick.py --fit` to the reports of half the events, drawn by chance.",
        f"prior = {found[PRIOR][PRIOR]}",
    ]
    for name, row in found.items():
        if name != PRIOR:
            lines += ["", f"[{name}]", *(f'"{level}" = {weight}' for level, weight in sorted(row.items()))]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def weigh(found: Weights, compared: Iterable[tuple[str, str | None]]) -> float:
    return found[PRIOR][PRIOR] + sum(
        found[name].get(level, 0.0) for name, level in compared if level is not None
    )


def reasons(found: Weights, compared: Iterable[tuple[str, str | None]]) -> list[Reason]:
    """Return what speaks for and against two reports being of one event, the strongest first."""
    told = [Reason(name, level, found[name].get(level, 0.0)) for name, level in compared if level is not None]
    return [Reason(PRIOR, PRIOR, found[PRIOR][PRIOR]), *sorted(told, key=lambda one: -abs(one.weight))]


def weighed(reports: Sequence[Report], found: Weights) -> Links:
    """Return what speaks for each pair that is compared, in bits."""
    around = maverick.crowd(reports)
    return {
        (one.key, other.key): weigh(found, maverick.compare(one, other, around))
        for one, other in maverick.candidates(reports)
    }


def average(nodes: Sequence[str], links: Links) -> list[tuple[str, ...]]:
    return group(nodes, links, apart=APART)


def connected(nodes: Sequence[str], links: Links) -> list[tuple[str, ...]]:
    """Group what hangs together by any links above zero, as Splink does."""
    return components(nodes, [pair for pair, weight in links.items() if weight > 0])


def regroup(
    reports: Sequence[Report], links: Links, shift: float = 0.0, join: Join = average
) -> dict[str, str]:
    """Return the group of each report, by its least key; `shift` bits are added to every link."""
    shifted = {pair: weight + shift for pair, weight in links.items()}
    return {key: members[0] for members in join([r.key for r in reports], shifted) for key in members}


def best_shift(held: Sequence[tuple[Sequence[Report], Links]], join: Join) -> float:
    """Return the shift by which reports whose events are known are grouped best."""

    def f1(shift: float) -> float:
        return sum(maverick.score(mine, regroup(mine, links, shift, join)).f1 for mine, links in held)

    return max(SHIFTS, key=lambda shift: (f1(shift), -abs(shift)))


def fit(reports: Sequence[Report], jointly: bool = True, join: Join = average) -> Weights:
    """Fit weights to known events, the prior moved to where it groups best what was held out of them."""
    held = [
        (others, weighed(others, _weights(mine, jointly)))
        for seed in (1, 2)
        for mine, others in _both_ways(maverick.split(reports, 2, seed))
    ]
    found = _weights(reports, jointly)
    return {**found, PRIOR: {PRIOR: round(found[PRIOR][PRIOR] + best_shift(held, join), 2)}}


def _both_ways(halves: Sequence[list[Report]]) -> list[tuple[list[Report], list[Report]]]:
    one, other = halves
    return [(one, other), (other, one)]


def _weights(reports: Sequence[Report], jointly: bool) -> Weights:
    around = maverick.crowd(reports)
    met: dict[Compared, list[int]] = {}
    for one, other in maverick.candidates(reports):
        met.setdefault(maverick.compare(one, other, around), [0, 0])[one.event == other.event] += 1
    levels = sorted({told for compared in met for told in compared if told[1] is not None})
    column = {told: number for number, told in enumerate(levels)}
    design = np.zeros((len(met), len(levels) + 1))
    design[:, -1] = 1
    for number, compared in enumerate(met):
        design[number, [column[told] for told in compared if told in column]] = 1
    apart, same = np.array(list(met.values()), float).T
    solved = (_logistic if jointly else _counted)(design, apart, same, levels) / math.log(2)
    found: dict[str, dict[str, float]] = {PRIOR: {PRIOR: round(float(solved[-1]), 2)}}
    for (name, level), weight in zip(levels, solved[:-1], strict=True):
        found.setdefault(name, {})[str(level)] = round(float(weight), 2)
    return found


def _logistic(design: Any, apart: Any, same: Any, _: object) -> Any:
    """Fit all levels together, so that comparisons that say the same are not counted twice."""
    weights = np.zeros(design.shape[1])
    ridge = np.full(design.shape[1], RIDGE)
    ridge[-1] = 1e-6
    for _turn in range(50):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ ((apart + same) * chance - same) + ridge * weights
        curve = (design * ((apart + same) * chance * (1 - chance))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def _counted(design: Any, apart: Any, same: Any, levels: Sequence[tuple[str, str | None]]) -> Any:
    """Return each level's log m/u by counting, as if the comparisons were independent."""
    m, u = same @ design + 0.5, apart @ design + 0.5
    weights = np.log(m / u)
    for name in {name for name, _ in levels}:
        mine = [number for number, (other, _) in enumerate(levels) if other == name]
        weights[mine] -= math.log(m[mine].sum() / u[mine].sum())
    return weights


# Each way of regrouping, in a process of its own


def ours(half: Sequence[Report], test: Sequence[Report], jointly: bool, join: Join) -> dict[str, Any]:
    """Fit to one half and regroup the other."""
    began = process_time()
    found = fit(half, jointly, join)
    fitted = process_time()
    groups = regroup(test, weighed(test, found), join=join)
    return {"groups": groups, "fit_s": fitted - began, "group_s": process_time() - fitted}


def simple(test: Sequence[Report], way: Callable[[Iterable[Report]], dict[str, Hashable]]) -> dict[str, Any]:
    began = process_time()
    groups = {key: str(name) for key, name in way(test).items()}
    return {"groups": groups, "fit_s": 0.0, "group_s": process_time() - began}


WAYS: dict[str, Callable[[Sequence[Report], Sequence[Report]], dict[str, Any]]] = {
    "every report alone": lambda _, test: simple(test, maverick.alone),
    "same day, place and first actor": lambda _, test: simple(test, maverick.baseline),
    "ours, m and u counted": lambda half, test: ours(half, test, False, average),
    "  m and u counted, connected": lambda half, test: ours(half, test, False, connected),
    "ours, fitted together": lambda half, test: ours(half, test, True, average),
    "  fitted together, connected": lambda half, test: ours(half, test, True, connected),
}
SPLINK = ("Splink, EM", "Splink, m from labels", "Splink, m and u from labels")


def peak() -> float:
    """Return the most memory that this process had, in MB. Not from rusage: there a parent's counts."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(script: str, *arguments: object, python: str = sys.executable) -> dict[str, Any]:
    """Regroup in a process of its own, whose memory is this way's alone."""
    command = [python, str(HERE / script), *map(str, arguments)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)  # type: ignore[no-any-return]


def splink_ways(data: Path, half: Sequence[Report], test: Sequence[Report], seed: int, python: Path) -> Done:
    """Regroup by Splink, and by its weights with our linkage."""
    done: Done = {}
    for way in SPLINK:
        one = run("maverick_splink.py", "--data", data, "--seed", seed, "--way", way, python=str(python))
        links = {name: {_pair(a, b): weight for a, b, weight in rows} for name, rows in one["links"].items()}
        began = process_time()
        shift = best_shift([(half, links["half"])], average)
        fitted = process_time()
        groups = regroup(test, links["test"], shift)
        spent = {"fit_s": fitted - began, "group_s": process_time() - fitted, "mb": math.nan}
        done |= {way: one, f"  {way}, average linkage": {"groups": groups, **spent}}
    return done


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def print_grouping(data: Path, seeds: Sequence[int], splink: Path | None) -> None:
    reports = maverick.read(data)
    told: dict[str, list[tuple[Score, dict[str, Any]]]] = {}
    for seed in seeds:
        half, test = maverick.split(reports, 2, seed)
        done = {way: run("maverick.py", "--data", data, "--way", way, "--seed", seed) for way in WAYS}
        if splink is not None:
            done |= splink_ways(data, half, test, seed, splink)
        for way, one in done.items():
            told.setdefault(way, []).append((maverick.score(test, one["groups"]), one))
    heads = ("B3 P", "B3 R", "B3 F1", "pairs", "fit", "group", "MB")
    print(f"\n{'regrouped (CPU seconds, one thread or more)':46}" + "".join(f"{head:>8}" for head in heads))
    for way, found in told.items():
        scores = [sum(score[n] for score, _ in found) / len(found) for n in range(4)]
        spent = [sum(one[name] for _, one in found) / len(found) for name in ("fit_s", "group_s", "mb")]
        low, high = (end(score.f1 for score, _ in found) for end in (min, max))
        cells = [f"{n:8.3f}" for n in scores] + [f"{n:8.{d}f}" for n, d in zip(spent, (1, 2, 0), strict=True)]
        print(f"{way:46}" + "".join(cells) + (f"  {low:.3f}–{high:.3f}" if len(found) > 1 else ""))


def print_one_link(reports: Sequence[Report], found: Weights) -> None:
    """Show how a link explains itself: the first pair that is joined though days and actors differ."""
    around = maverick.crowd(reports)
    for one, other in maverick.candidates(reports):
        compared = maverick.compare(one, other, around)
        if one.event == other.event and weigh(found, compared) > 0 and dict(compared)["day"] == "next":
            print("\none link, in bits")
            for reason in reasons(found, compared):
                print(f"  {reason.weight:+6.2f}  {reason.comparison}: {reason.level}")
            print(f"  {weigh(found, compared):+6.2f}")
            return


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=maverick.DATA)
    parser.add_argument("--splits", type=int, default=0, help="so many other halves, each fitted to anew")
    parser.add_argument("--splink", type=Path, help="the Python of an environment that has Splink")
    parser.add_argument("--fit", action="store_true", help="write maverick.toml")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=maverick.SEED, help=argparse.SUPPRESS)
    options = parser.parse_args()
    reports = maverick.read(options.data)
    half, test = maverick.split(reports, 2, options.seed)
    if options.way:
        print(json.dumps({**WAYS[options.way](half, test), "mb": peak()}))
        return
    if options.fit:
        write_weights(fit(half))
    print_rules(reports)
    print_grouping(options.data, [maverick.SEED], options.splink)
    if options.splits:
        print(f"\nmeans of {options.splits} other splits, and the least and most B3 F1")
        print_grouping(options.data, range(1, options.splits + 1), options.splink)
    found = read_weights()
    print_one_link(test, found)
    print("\nby maverick.toml:", maverick.score(test, regroup(test, weighed(test, found))))
    print("the same reports among all:", maverick.score(test, regroup(reports, weighed(reports, found))))


if __name__ == "__main__":
    main()
