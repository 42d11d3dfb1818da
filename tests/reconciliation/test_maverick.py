"""The three rules and the grouping on MAVERICK's coded reports, where who tells of one event is known.

The data are not part of the project (CC BY 4.0, in the R package eventreport); without them this is skipped.
"""

import importlib.util
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from riwaya.reconciliation.aggregation import INDETERMINATE, RULES, Number, Rule

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data" / "maverick" / "maverick_event_report.csv"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"needs MAVERICK's coded reports: {DATA}")
each_rule = pytest.mark.parametrize("rule", RULES)

DETERMINATE = {
    "deaths": (407, 325, 331),
    "injuries": (407, 347, 350),
    "first actor": (396, 302, 388),
    "place": (382, 322, 379),
    "first day": (386, 339, 386),
}
"""Of 407 events that several reports tell, how many each of RULES decides."""


@cache
def bench(name: str = "maverick") -> ModuleType:
    """A script of bench, which is no package, with those it imports."""
    for needed in {"maverick_rules": ("maverick_reports",), "maverick": ("maverick_rules",)}.get(name, ()):
        bench(needed)
    spec = importlib.util.spec_from_file_location(name, ROOT / "bench" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def reports() -> list:
    return bench().maverick.read(DATA)


@cache
def several() -> list:
    return bench("maverick_rules").told_more_than_once(reports())


def test_the_data_are_those_that_were_published() -> None:
    assert len(reports()) == 3287
    assert len(bench().maverick.events(reports())) == 2200
    assert len(several()) == 407


def test_reports_disagree_as_was_published() -> None:
    differ, of = bench("maverick_rules").disagree(several(), lambda one: one.deaths.best)
    assert (differ, of) == (185, 407) and f"{differ / of:.1%}" == "45.5%"
    # of the events whose first actor two reports or more name
    differ, of = bench("maverick_rules").disagree(several(), lambda one: one.first.id if one.first else None)
    assert (differ, of) == (210, 378) and f"{differ / of:.1%}" == "55.6%"


@pytest.mark.parametrize("field", DETERMINATE)
def test_how_many_events_each_rule_decides(field: str) -> None:
    decided = [
        [bench("maverick_rules").FIELDS[field](rule, told).value for told in several()] for rule in RULES
    ]
    assert None not in decided[0]
    assert tuple(len(values) - values.count(INDETERMINATE) for values in decided) == DETERMINATE[field]


@each_rule
def test_where_reports_agree_every_rule_says_what_they_say(rule: Rule) -> None:
    agreed = [told for told in several() if len({one.deaths for one in told}) == 1]
    assert len(agreed) > 200
    assert all(
        bench("maverick_rules").FIELDS["deaths"](rule, told).value == told[0].deaths for told in agreed
    )


def test_the_conservative_number_of_deaths_is_the_least() -> None:
    for told in several():
        value = bench("maverick_rules").FIELDS["deaths"]("conservative", told).value
        assert isinstance(value, Number) and value.low == min(one.deaths.low for one in told)


def test_the_informative_place_is_as_exact_as_any() -> None:
    for told in several():
        decided = bench("maverick_rules").FIELDS["place"]("informative", told)
        if decided.value is not INDETERMINATE:
            exact = max(one.precision for one in told)
            assert {one.key for one in told if one.precision == exact} & set(decided.voices)


def test_comparing_looks_at_no_id() -> None:
    around = bench().maverick.crowd(reports())
    for one, other in list(bench().maverick.candidates(reports()))[:2000]:
        blind = [replace(report, key="", event="") for report in (one, other)]
        assert bench().maverick.compare(*blind, around) == bench().maverick.compare(one, other, around)


def test_every_level_has_a_weight_and_every_weight_a_level() -> None:
    half, _ = bench().maverick.split(reports())
    around = bench().maverick.crowd(half)
    pairs = bench().maverick.candidates(half)
    met = {
        level for pair in pairs for level in bench().maverick.compare(*pair, around) if level[1] is not None
    }
    weights = bench().read_weights()
    held = {(name, level) for name, row in weights.items() for level in row if name != bench().PRIOR}
    assert held == met


def test_regrouping_beats_the_same_day_place_and_actor() -> None:
    _, others = bench().maverick.split(reports())
    found = bench().regroup(others, bench().weighed(others, bench().read_weights()))
    score, plain = (bench().maverick.score(others, one) for one in (found, bench().maverick.baseline(others)))
    assert plain.f1 < 0.86 < 0.91 < score.f1
    assert plain.pairs_f1 < 0.48 < 0.72 < score.pairs_f1
