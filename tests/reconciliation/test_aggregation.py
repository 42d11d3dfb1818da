"""The three rules of aggregation: what comes out was said, whatever the order, or is not decided."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.model import Place, Span
from riwaya.model.case import Account, Evidence, Figure, Incident, Range
from riwaya.reconciliation import aggregation
from riwaya.reconciliation.aggregation import INDETERMINATE, RULES, Number, Rule, Said, choose, count

each_rule = pytest.mark.parametrize("rule", RULES)
NOWHERE = Evidence("sha256:0", Span(0, 0, 1, "x"))


def numbers() -> st.SearchStrategy[Number]:
    bounds = st.lists(st.integers(0, 6), min_size=3, max_size=3).map(sorted)
    return st.builds(
        lambda three, kept: Number(*(n if keep else None for n, keep in zip(three, kept, strict=True))),
        bounds,
        st.tuples(*[st.booleans()] * 3).filter(any),
    )


VOICES = st.sampled_from("abcde")
COUNTS = st.lists(st.builds(Said, VOICES, numbers()), max_size=6)
NAMES = st.lists(
    st.builds(Said, VOICES, st.sampled_from(["town", "street", "hill"]), st.none() | st.integers(1, 3)),
    max_size=6,
)


@each_rule
@given(st.data())
def test_the_order_of_voices_never_matters(rule: Rule, data: st.DataObject) -> None:
    named, counted = data.draw(NAMES), data.draw(COUNTS)
    assert choose(rule, named) == choose(rule, data.draw(st.permutations(named)))
    assert count(rule, counted) == count(rule, data.draw(st.permutations(counted)))


@each_rule
@given(NAMES, COUNTS)
def test_what_comes_out_was_said_by_those_who_are_named(
    rule: Rule, named: list[Said[str]], counted: list[Said[Number]]
) -> None:
    for decided, said in ((choose(rule, named), named), (count(rule, counted), counted)):
        if decided.value is None:
            assert decided.why == "nothing_said" and not said
        elif decided.value is INDETERMINATE:
            assert decided.why in ("tie", "no_least") and not decided.voices
        else:
            assert decided.value in [one.value for one in said]
            assert decided.voices and set(decided.voices) <= {one.voice for one in said}


@each_rule
@given(NAMES, COUNTS, VOICES)
def test_one_value_is_never_undecided(
    rule: Rule, named: list[Said[str]], counted: list[Said[Number]], voice: str
) -> None:
    for said in named:
        decided = choose(rule, [said, replace(said, voice=voice)])
        assert decided.value == said.value and decided.why in ("only_voice", "agreed")
    for how_many in counted:
        assert count(rule, [how_many]).value == how_many.value


@given(COUNTS)
def test_the_conservative_number_is_at_most_what_any_voice_affirms(said: list[Said[Number]]) -> None:
    least = count("conservative", said).value
    if isinstance(least, Number):
        affirmed = [n for one in said for n in (one.value.low, one.value.best) if n is not None]
        low = least.low if least.low is not None else least.best
        assert low is not None and low <= min(affirmed) if affirmed else low is None


@given(COUNTS, NAMES)
def test_the_representative_value_has_more_voices_than_any_other(
    counted: list[Said[Number]], named: list[Said[str]]
) -> None:
    found = choose("representative", named)
    if isinstance(found.value, str):
        others = {one.value for one in named} - {found.value}
        assert all(len({o.voice for o in named if o.value == name}) < len(found.voices) for name in others)
    counts = count("representative", counted)
    if isinstance(counts.value, Number):
        size = aggregation.size(counts.value)
        sizes = {aggregation.size(one.value) for one in counted} - {size}
        for other in sizes:
            assert len({o.voice for o in counted if aggregation.size(o.value) == other}) < len(counts.voices)


@given(NAMES)
def test_the_informative_name_is_as_exact_as_any_and_the_conservative_as_coarse(
    named: list[Said[str]],
) -> None:
    order = [4 if one.precision is None else one.precision for one in named]
    for rule, bound in (("informative", min), ("conservative", max)):
        decided = choose(rule, named)  # type: ignore[arg-type]
        if isinstance(decided.value, str):
            mine = [p for one, p in zip(named, order, strict=True) if one.value == decided.value]
            assert bound(order) in mine


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ((None, 3, None), (3, 3, 3)),
        ((3, 3, None), (3, 3, None)),
        ((20, None, 30), (20, None, 30)),
        ((None, None, 10), (None, None, 10)),
        ((None, 3, 5), (3, 3, 5)),
    ],
)
def test_a_figure_is_its_bounds(figure: tuple[int | None, ...], expected: tuple[int | None, ...]) -> None:
    assert aggregation.number(Figure("killed", *figure, NOWHERE)) == expected
    assert aggregation.number(Range("killed", *figure, ())) == expected


def test_exact_numbers_come_before_ranges_and_ranges_before_open_ones() -> None:
    exact, narrow, wide, least = (Number(*n) for n in ((5, 5, 5), (4, None, 6), (1, None, 9), (7, 7, None)))
    said = [Said(str(n), one) for n, one in enumerate((least, wide, narrow, exact))]
    assert [count("informative", said[:n]).value for n in (1, 2, 3, 4)] == [least, wide, narrow, exact]


def test_several_as_exact_are_decided_by_voices_or_not_at_all() -> None:
    said = [Said("a", "market", 1), Said("b", "mill", 1), Said("c", "Harim", 2)]
    assert choose("informative", said).why == "tie"
    decided = choose("informative", [*said, Said("d", "market", 1)])
    assert (decided.value, decided.why) == ("market", "most_voices_of_most_precise")
    assert decided.voices == ("a", "d")


def test_who_only_says_how_many_at_most_affirms_no_number() -> None:
    most = [Said("a", Number(None, None, 10)), Said("b", Number(None, None, 12))]
    assert count("conservative", most).why == "no_least"
    assert count("conservative", [*most, Said("c", Number(4, 4, 4))]).value == Number(4, 4, 4)


def account(voice: str, value: str = "asserted", origin: str | None = None, **said: object) -> Account:
    made = Account(voice, voice, "named", value, origin or voice, "own", ("sha256:0",), None)  # type: ignore[arg-type]
    return replace(made, **said)  # type: ignore[arg-type]


def killed(*numbers: int) -> tuple[Figure, ...]:
    return tuple(Figure("killed", None, n, None, NOWHERE) for n in numbers)


def incident(*accounts: Account) -> Incident:
    places = (
        Place("p1", "حارم", country="SY", geo_precision=1),
        Place("p2", "إدلب", country="SY", geo_precision=4),
    )
    return Incident(
        "i1", "clash", ("clash",), "contested", *DAY, 1, places, ("a1",), (), None, (), (), (), accounts,
        tuple({one.origin for one in accounts}), (Range("killed", 2, None, 5, ()),), (),
    )  # fmt: skip


DAY, WEEK = ("2025-10-22", "2025-10-22"), ("2025-10-20", "2025-10-26")
TOLD = (
    account(
        "a", figures=killed(3), days=(DAY,), places=("حارم",), agents=("a1",), first_published="2025-10-22"
    ),
    account("b", figures=killed(2, 5), days=(WEEK,), places=("إدلب",), agents=("a1",)),
    account("c", figures=killed(5), days=(DAY,), places=("ادلب",), agents=("a2",)),
    account("d", "denied", figures=killed(0), days=(("2025-10-23", "2025-10-23"),), places=("سرمدا",)),
)


def test_an_incident_by_each_rule() -> None:
    found = [aggregation.aggregate(incident(*TOLD), rule) for rule in RULES]
    assert [one.figures[0][0] for one in found] == ["killed"] * 3
    assert [one.figures[0][1].value for one in found] == [Number(2, 2, 2), Number(5, 5, 5), Number(5, 5, 5)]
    assert [one.days.value for one in found] == [WEEK, DAY, DAY]
    assert [one.place.value for one in found] == ["إدلب", "إدلب", "حارم"]
    assert [one.agent.value for one in found] == ["a1"] * 3
    assert {(one.type, one.status) for one in found} == {("clash", "contested")}


def test_a_voice_that_corrects_itself_counts_by_its_last_word() -> None:
    decided = aggregation.aggregate(incident(*TOLD), "representative").figures[0][1]
    assert decided.voices == ("b", "c")


def test_an_actor_by_how_exactly_it_is_named() -> None:
    found = [aggregation.aggregate(incident(*TOLD), rule, {"a1": 3, "a2": 1}).agent.value for rule in RULES]
    assert found == ["a1", "a1", "a2"]


@each_rule
def test_copies_of_one_voice_are_one(rule: Rule) -> None:
    copies = [account(f"outlet:{n}", origin="a", figures=killed(9)) for n in range(5)]
    alone = [account("b", figures=killed(4)), account("c", figures=killed(4))]
    decided = aggregation.aggregate(incident(*copies, *alone), rule).figures[0][1]
    assert decided.value == Number(4, 4, 4)


@each_rule
def test_what_nobody_affirms_has_no_value(rule: Rule) -> None:
    found = aggregation.aggregate(incident(account("a", "denied", figures=killed(3), days=(DAY,))), rule)
    assert [one.value for one in (found.figures[0][1], found.days, found.place, found.agent)] == [None] * 4
    assert found.days.why == "nothing_said"


@each_rule
@given(st.permutations(TOLD))
def test_the_order_of_accounts_never_matters(rule: Rule, told: list[Account]) -> None:
    assert aggregation.aggregate(incident(*told), rule) == aggregation.aggregate(incident(*TOLD), rule)


def test_possible_counts_only_where_nobody_asserts() -> None:
    maybe = account("m", "possible", figures=killed(1))
    assert aggregation.aggregate(incident(maybe), "conservative").figures[0][1].value == Number(1, 1, 1)
    both = incident(maybe, account("a", figures=killed(3)))
    assert aggregation.aggregate(both, "conservative").figures[0][1].value == Number(3, 3, 3)
