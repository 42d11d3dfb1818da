"""Splink beside: MAVERICK's reports regrouped by Splink 5 on DuckDB, the same comparisons in SQL.

Run by `maverick.py --splink PYTHON` in an environment that has Splink and need not have riwaya. Prints JSON:
the groups of the other half, CPU seconds, memory, and the weights of all pairs in both halves.
"""

import argparse
import json
import logging
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

import pyarrow as pa
import splink.comparison_level_library as cll
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.comparison_library import CustomComparison

import maverick_reports as maverick
from maverick_reports import Report

BLOCK = f"l.country = r.country and l.s <= r.e + {maverick.SLACK} and r.s <= l.e + {maverick.SLACK}"
GAP = "greatest(s_l, s_r) - least(e_l, e_r)"
SHORT, LONG = "least(days_l, days_r)", "greatest(days_l, days_r)"
COARSE, FINE = "least(precision_l, precision_r)", "greatest(precision_l, precision_r)"
KM = "111.2 * sqrt(power(lat_l - lat_r, 2) + power((lon_l - lon_r) * cos(radians((lat_l + lat_r) / 2)), 2))"
TOWN = "city_l != '' and city_l = city_r"
LEAST = "least(first_precision_l, first_precision_r)"
LESS, MORE = "least({0}_l, {0}_r)", "greatest({0}_l, {0}_r)"
UNKNOWN = "{0}_l in ('', 'Unknown') or {0}_r in ('', 'Unknown')"
SURE = "l.s = r.s and l.city = r.city and l.location = r.location and l.first = r.first"
EM_BLOCKS = [block_on("s", "country"), block_on("city", "location")]
WEIGHTS = [n / 2 for n in range(-8, 25)]


def comparison(name: str, unknown: str | None, *levels: str) -> CustomComparison:
    """Return a comparison whose last level is all else; `unknown` says when it cannot be told."""
    start = [cll.CustomLevel(unknown, "unknown").configure(is_null_level=True)] if unknown else []
    return CustomComparison(
        comparison_levels=[*start, *map(cll.CustomLevel, levels), cll.ElseLevel()], output_column_name=name
    )


def named(name: str) -> CustomComparison:
    both = f"{name}_l in ('', 'Unknown') and {name}_r = {name}_l"
    return comparison(name, None, both, UNKNOWN.format(name), f"{name}_l = {name}_r")


def counted(name: str) -> CustomComparison:
    less, more = LESS.format(name), MORE.format(name)
    return comparison(
        name,
        None,
        f"{more} = 0",
        f"{less} = 0 and {more} = 1",
        f"{less} = 0 and {more} < 5",
        f"{less} = 0",
        f"{less} = {more} and {less} = 1",
        f"{less} = {more} and {less} < 4",
        f"{less} = {more}",
        f"{name}_low_l <= {name}_high_r and {name}_low_r <= {name}_high_l",
        f"{more} <= 1.5 * {less} + 1",
        f"{more} <= 3 * {less} + 1",
    )


def comparisons() -> list[CustomComparison]:
    both = "len(list_intersect(named_l, named_r))"
    same_all = f"{both} = len(named_l) and {both} = len(named_r)"
    sharp = "list_has_any(sharp_l, sharp_r)"
    return [
        comparison(
            "day",
            None,
            f"{GAP} = 1",
            f"{GAP} > 1",
            f"{LONG} = 0 and told_that_day_l <= 4",
            f"{LONG} = 0 and told_that_day_l <= 20",
            f"{LONG} = 0",
            f"{SHORT} = {LONG} and s_l = s_r",
            f"{SHORT} > 0 and {LONG} <= 7",
            f"{SHORT} > 0",
            f"{LONG} < 2",
            f"{LONG} < 8",
            f"{LONG} < 15",
        ),
        comparison(
            "place",
            f"{COARSE} > 2 and not ({TOWN}) and ({KM}) is null",
            f"{FINE} = 1",
            f"{COARSE} = 1",
            f"{FINE} = 2 and location_l = location_r",
            f"{FINE} = 2",
            f"{COARSE} = 2 and coalesce({KM}, 999) < 40",
            f"{COARSE} = 2 and coalesce({KM}, 999) < 100",
            f"{COARSE} = 2",
            f"not ({TOWN}) and {KM} < 2",
            f"not ({TOWN}) and {KM} < 10",
            f"not ({TOWN}) and {KM} < 30",
            f"not ({TOWN})",
            f"{FINE} = 3",
            f"{COARSE} = 3 and coalesce({KM}, 999) < 1.5",
            f"{COARSE} = 3",
            f"location_l = location_r and {COARSE} = 4",
            "location_l = location_r",
            f"coalesce({KM}, 999) < 0.3",
            f"coalesce({KM}, 999) < 1.2",
            f"coalesce({KM}, 999) < 4",
        ),
        comparison(
            "town",
            f"not ({TOWN})",
            "told_there_l <= 6",
            "told_there_l <= 30",
            "told_there_l <= 120",
        ),
        comparison(
            "first_actor",
            None,
            "first_l = '' and first_r = ''",
            "first_l = '' or first_r = ''",
            f"first_l = first_r and {LEAST} = 0",
            f"first_l = first_r and {LEAST} < 3",
            f"first_l = first_r and {LEAST} = 3",
            "first_l = first_r",
            f"{LEAST} = 0",
            f"first_type_l = first_type_r and {LEAST} < 3",
            "first_type_l = first_type_r",
            f"{LEAST} < 3",
        ),
        comparison(
            "actors",
            "len(named_l) = 0 or len(named_r) = 0",
            f"{same_all} and {both} > 1 and {sharp}",
            f"{same_all} and {both} > 1",
            f"{same_all} and {sharp}",
            same_all,
            f"{both} > 1 and {sharp}",
            f"{both} > 1",
            f"{both} > 0 and {sharp}",
            f"{both} > 0",
            "list_has_any(types_l, types_r)",
        ),
        comparison(
            "victims",
            "not (list_has_any(suffer_l, suffer_r) or list_has_any(suffer_l, act_r)"
            " or list_has_any(act_l, suffer_r)) and (len(suffer_l) = 0 or len(suffer_r) = 0)",
            "list_has_any(suffer_l, suffer_r)",
            "list_has_any(suffer_l, act_r) or list_has_any(act_l, suffer_r)",
        ),
        named("context"),
        named("target"),
        counted("deaths"),
        counted("injuries"),
        comparison("certain", None, "least(certain_l, certain_r) = 1", "least(certain_l, certain_r) = 2",
                   "least(certain_l, certain_r) = 3"),
    ]  # fmt: skip


def table(reports: Sequence[Report]) -> pa.Table:
    """Return the reports as a table, `event` beside for those ways of fitting that look at it."""
    around = maverick.crowd(reports)
    texts = pa.list_(pa.string())
    arrays = dict.fromkeys(("named", "sharp", "types", "suffer", "act"), texts)
    rows = [_row(report, around) for report in reports]
    return pa.table({name: pa.array([row[name] for row in rows], type=arrays.get(name)) for name in rows[0]})


def _row(one: Report, around: maverick.Crowd) -> dict[str, Any]:
    known = [actor for actor in one.actors if actor.precision]
    row: dict[str, Any] = {
        "unique_id": one.key, "event": one.event, "country": one.country, "s": one.start, "e": one.end,
        "days": one.days, "told_that_day": around.days[one.country, one.start], "city": one.city,
        "told_there": around.towns[one.city], "location": one.location, "lat": one.lat, "lon": one.lon,
        "precision": one.precision, "first": one.first.id if one.first else "",
        "first_precision": one.first.precision if one.first else 0,
        "first_type": one.first.type if one.first else "",
        "named": sorted({actor.id for actor in known}),
        "sharp": sorted({actor.id for actor in known if actor.precision >= maverick.NAMED}),
        "types": sorted({actor.type for actor in known}),
        "suffer": sorted({actor.type for actor in known if actor.victim}),
        "act": sorted({actor.type for actor in known if not actor.victim}),
        "context": one.context, "target": one.target, "certain": one.certain,
    }  # fmt: skip
    for name, tally in (("deaths", one.deaths), ("injuries", one.injuries)):
        row |= {name: tally.best, f"{name}_low": tally.low, f"{name}_high": tally.high}
    return row


def settings(of: Sequence[CustomComparison]) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=list(of),
        blocking_rules_to_generate_predictions=[BLOCK],
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
        additional_columns_to_retain=["event"],
    )


def linker(reports: Sequence[Report], of: SettingsCreator | str) -> Linker:
    return Linker(DuckDBAPI().register(table(reports)), of, log_level=logging.ERROR)


def unsupervised(half: Sequence[Report]) -> Linker:
    """Expectation maximisation in two blocks, so that each comparison is estimated where none fixes it."""
    made = linker(half, settings(comparisons()))
    made.training.estimate_probability_two_random_records_match([SURE], recall=0.3)
    made.training.estimate_u_using_random_sampling(max_pairs=3e6, seed=maverick.SEED)
    for block in EM_BLOCKS:
        made.training.estimate_parameters_using_expectation_maximisation(block)
    return made


def from_labels(half: Sequence[Report]) -> Linker:
    """Count m among the pairs of one event, u among pairs drawn by chance: Splink's own way with labels."""
    made = linker(half, settings(comparisons()))
    made.training.estimate_probability_two_random_records_match(["l.event = r.event"], recall=1.0)
    made.training.estimate_u_using_random_sampling(max_pairs=3e6, seed=maverick.SEED)
    made.training.estimate_m_from_label_column("event")
    return made


def counted_in_block(half: Sequence[Report]) -> Linker:
    """Count both m and u among the pairs that are compared at all, and give them to Splink."""
    pairs = linker(half, settings(comparisons())).inference.predict().as_record_list()
    same = [row["event_l"] == row["event_r"] for row in pairs]
    made = []
    for each in comparisons():
        name = each.create_output_column_name()
        levels = sum(not level.is_null_level for level in each.get_configured_comparison_levels())
        told = [
            Counter(row[f"gamma_{name}"] for row, one in zip(pairs, same, strict=True) if one is truth)
            for truth in (True, False)
        ]
        shares = [
            [
                (counts[value] + 0.5) / (sum(counts.values()) - counts[-1] + levels / 2)
                for value in range(levels)
            ]
            for counts in told
        ]
        made.append(each.configure(m_probabilities=shares[0][::-1], u_probabilities=shares[1][::-1]))
    chance = settings(made)
    chance.probability_two_random_records_match = sum(same) / len(same)
    return linker(half, chance)


def clusters(made: Linker, predicted: Any, weight: float) -> dict[str, str]:
    found = made.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_weight=weight
    )
    return {row["unique_id"]: row["cluster_id"] for row in found.as_record_list()}


def links(predicted: Any) -> list[tuple[str, str, float]]:
    return [
        (row["unique_id_l"], row["unique_id_r"], row["match_weight"]) for row in predicted.as_record_list()
    ]


def regroup(
    half: Sequence[Report], test: Sequence[Report], train: Callable[[Sequence[Report]], Linker]
) -> dict[str, Any]:
    """Fit to one half, take the threshold that groups it best, and regroup the other."""
    began = process_time()
    made = train(half)
    predicted = made.inference.predict()
    scores = {weight: maverick.score(half, clusters(made, predicted, weight)).f1 for weight in WEIGHTS}
    best = max(scores, key=lambda weight: scores[weight])
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model.json")
        made.misc.save_model_to_json(model)
        fitted = process_time()
        other = linker(test, model)
    found = other.inference.predict()
    groups = clusters(other, found, best)
    spent = {"fit_s": fitted - began, "group_s": process_time() - fitted, "mb": peak()}
    told = {"half": links(predicted), "test": links(found)}
    return {"groups": groups, **spent, "threshold": best, "on_half": scores[best], "links": told}


WAYS: dict[str, Callable[[Sequence[Report]], Linker]] = {
    "Splink, EM": unsupervised,
    "Splink, m from labels": from_labels,
    "Splink, m and u from labels": counted_in_block,
}


def peak() -> float:
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=maverick.DATA)
    parser.add_argument("--seed", type=int, default=maverick.SEED)
    parser.add_argument("--way", choices=WAYS, required=True)
    options = parser.parse_args()
    half, test = maverick.split(maverick.read(options.data), 2, options.seed)
    print(json.dumps(regroup(half, test, WAYS[options.way])))


if __name__ == "__main__":
    main()
