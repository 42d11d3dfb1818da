"""One sentence at a time: what the codebook says a sentence tells is what riwaya reads in it."""

import pytest
from expectations import Case, cases, happened, read, told

from riwaya.model.codebook import ACTS, EVENT_TYPES

STATEMENTS, EVENTS = cases("statements.toml"), cases("events.toml")
APART = {"text", "before", "kind", "miss"}


@pytest.mark.parametrize("case", STATEMENTS)
def test_a_statement_is_read(case: Case) -> None:
    reading = read(case)
    wanted = {name: value for name, value in case.items() if name not in APART}
    found = [told(statement, reading, wanted) for statement in reading.statements]
    assert wanted in found


@pytest.mark.parametrize("case", EVENTS)
def test_an_event_is_read(case: Case) -> None:
    reading = read(case)
    wanted = {name: value for name, value in case.items() if name not in APART}
    found = [happened(event, reading, wanted) for event in reading.events]
    assert wanted in found


def test_every_act_and_every_type_has_a_sentence() -> None:
    assert {parameter.values[0]["act"] for parameter in STATEMENTS} == set(ACTS)
    assert {parameter.values[0]["type"] for parameter in EVENTS} >= set(EVENT_TYPES) - {"riot"}
