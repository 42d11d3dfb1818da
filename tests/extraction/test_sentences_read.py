"""One sentence at a time: what the codebook says a sentence tells is what riwaya reads in it."""

import pytest
from expectations import Case, cases, found, wanted

from riwaya.model.codebook import ACTS, EVENT_TYPES

STATEMENTS, EVENTS = cases("statements.toml"), cases("events.toml")


@pytest.mark.parametrize("case", STATEMENTS)
def test_a_statement_is_read(case: Case) -> None:
    assert wanted(case) in found(case)


@pytest.mark.parametrize("case", EVENTS)
def test_an_event_is_read(case: Case) -> None:
    assert wanted(case) in found(case)


def test_every_act_and_every_type_has_a_sentence() -> None:
    assert {parameter.values[0]["act"] for parameter in STATEMENTS} == set(ACTS)
    assert {parameter.values[0]["type"] for parameter in EVENTS} >= set(EVENT_TYPES)


def test_most_sentences_are_read() -> None:
    for parameters, most in ((STATEMENTS, 0.2), (EVENTS, 0.4)):
        assert sum("miss" in parameter.values[0] for parameter in parameters) <= most * len(parameters)
