"""Scores of cases: a case made by hand and scored by hand, a perfect one, and an empty one."""

from pathlib import Path

import pytest

from riwaya import desk
from riwaya.evaluation import Evaluation, cases, score_case
from riwaya.evaluation.cases import GoldCase
from riwaya.evaluation.counts import value
from riwaya.model import Span
from riwaya.model.case import Account, Case, CaseActor, Evidence, Figure, Incident, Range

from .case_samples import sample

GOLD = Path(__file__).resolve().parents[2] / "gold" / "cases"
OWN = sorted(path.parent for path in GOLD.glob("*/reports.txt"))


def key(gold: GoldCase, report: int, passage: int, words: str, cut: int = 0) -> str:
    """The record key of words of the sample, less `cut` letters at their end."""
    one = gold.reports[report].report
    start = one.passages[passage].text.index(words)
    return f"{one.id}#{passage}:{start}-{start + len(words) - cut}"


def actor(name: str, *sightings: str) -> CaseActor:
    return CaseActor(name, "person", (name,), (), None, sightings)


def account(voice: str, held: str, origin: str = "") -> Account:
    return Account(voice, voice, None, held, origin or voice, "", (), None)  # type: ignore[arg-type]


def figure(what: str, low: int | None, high: int | None) -> Range:
    return Range(what, low, None, high, ())  # type: ignore[arg-type]


def incident(
    name: str, status: str, mentions: list[str], accounts: list[Account], figures: tuple[Range, ...] = ()
) -> Incident:
    return Incident(
        id=name, type="attack", types=("attack",), status=status, start=None, end=None,  # type: ignore[arg-type]
        time_precision=None, places=(), agents=(), patients=(), part_of=None, mentions=tuple(mentions),
        reports=(), outlets=(), accounts=tuple(accounts), origins=(), figures=figures, discrepancies=(),
    )  # fmt: skip


@pytest.fixture
def gold() -> GoldCase:
    """Of the actors, a1 is marked twice and a2 twice; of the incidents, i1 three times and i2 twice."""
    return cases.read_case(sample(), "market")


@pytest.fixture
def found(gold: GoldCase) -> Case:
    """One actor for a1 in the first report and a2 in the second's title; another for a2; one mark not found.

    The bombing is whole but for the second report, where its trigger went to the arrest. Beside them stand
    an actor and an incident that gold does not mark.
    """
    title = gold.reports[1].report.passages[0].text
    return Case(
        actors=(
            actor("x", key(gold, 0, 1, "كتيبة السد", cut=3), key(gold, 1, 0, "سامر")),
            actor("y", key(gold, 1, 1, "القائد سامر"), key(gold, 0, 2, "غداً")),  # 11 of 22 letters
            actor("z", key(gold, 1, 1, "قال")),
        ),
        places=(),
        incidents=(
            incident("i2", "projected", [key(gold, 0, 2, "الطقس")], [account("outlet:وتر", "projected")]),
            incident(
                "p",
                "contested",
                [key(gold, 0, 0, "قصف"), key(gold, 0, 1, "القصف")],
                [account("x", "denied"), account("outlet:درفة", "possible"), account("z", "asserted")],
                (figure("killed", 3, 5), figure("injured", 20, 30), figure("arrested", 1, 1)),
            ),
            incident(
                "q",
                "corroborated",
                [key(gold, 1, 0, title), key(gold, 1, 1, "الاعتقال"), key(gold, 1, 1, "القصف")],
                [account("y", "asserted", "y"), account("unattributed", "asserted", "y")],
            ),
        ),
        problems=(),
    )


def test_scores_by_hand(gold: GoldCase, found: Case) -> None:
    tally = score_case(gold, found)
    # Marks found: a1 -> x, a2 -> x, a2 -> y (the man in the title is x, he with his rank y). The inner a1,
    # «الكتيبة», is not found: y shares no letter of it. B³ over the three: precision 1/2 + 1/2 + 1 of 3;
    # recall: a1 1, a2 1/2 + 1/2 of 3. Strictly a1 has two marks: recall 1/2 + 1/2 + 1/2 of 4.
    assert tally["case_actor_b3"] == (2.0, 3, 2.0, 3)
    assert tally["case_actor_b3_strict"] == (2.0, 3, 1.5, 4)
    # i1 -> p twice and q once, i2 -> q twice: precision 1, 1, 1/3, 2/3, 2/3; recall 2/3, 2/3, 1/3, 1, 1
    assert tally["case_incident_b3"] == pytest.approx((11 / 3, 5, 11 / 3, 5))
    assert tally["case_incident_b3_strict"] == pytest.approx((11 / 3, 5, 11 / 3, 5))
    # i1 is p, contested as it should be; i2 is q, which has one voice and is said to be corroborated
    assert tally["case_status"] == (1, 2)
    # wanted: a1 denied, outlet asserted; a2 asserted. Heard: x denied, outlet possible, z; y asserted and
    # unattributed. x is a1 (first of equals), y a2, z nobody.
    assert tally["case_voice_f1"] == (2, 5, 2, 3)
    assert tally["case_number_exact"] == (1, 2)
    # i1 has two origins in gold. In p z asserts, x denies, and «possible» affirms nothing beside an assertion
    assert tally["case_origin_exact"] == (2, 2)


def test_a_mark_counts_by_the_mention_that_shares_most_of_it(gold: GoldCase) -> None:
    phrase = "القائد سامر في الكتيبة"
    both = (actor("u", key(gold, 1, 1, "القائد سامر في")), actor("v", key(gold, 1, 1, phrase, cut=2)))
    tally = score_case(gold, Case(both, (), ()))
    assert tally["case_actor_b3"] == (1.0, 1, 1.0, 1)  # the inner mark shares 5 of 22 letters with v
    little = score_case(gold, Case((actor("u", key(gold, 1, 1, "القائد")),), (), ()))
    assert little["case_actor_b3"] == (0, 0, 0, 0)  # 6 of 22


def test_passages_that_are_not_scored_are_not(gold: GoldCase) -> None:
    unscored = cases.read_case(sample(("% الطقس", "% [a1|الطقس]")), "market")
    assert score_case(unscored, Case((), (), ()))["case_actor_b3_strict"][3] == 4


def test_of_incidents_that_share_as_many_marks_the_one_with_fewer_others(gold: GoldCase) -> None:
    triggers = [key(gold, 0, 0, "قصف"), key(gold, 0, 1, "القصف"), key(gold, 1, 1, "القصف")]
    arrest = key(gold, 1, 0, "اعتقال")
    mixed = incident("m", "denied", [triggers[0], arrest], [])
    alone = incident("n", "contested", [triggers[1]], [])
    assert score_case(gold, Case((), (), (mixed, alone)))["case_status"] == (1, 2)


def test_nothing_found_is_no_perfect_linking(gold: GoldCase) -> None:
    scores = Evaluation((score_case(gold, Case((), (), ())),)).scores()
    assert scores["case_actor_b3"] is None and scores["case_incident_b3"] is None
    assert {scores[name] for name in ("case_actor_b3_strict", "case_status", "case_voice_f1")} == {0.0}


def test_where_there_is_nothing_to_score_there_is_no_score() -> None:
    empty = GoldCase("nothing", "ar", (), (), ())
    assert {value(counts) for counts in score_case(empty, Case((), (), ())).values()} == {None}


def test_threats_alone_have_no_independent_voices(gold: GoldCase) -> None:
    plans = sample(
        ('status = "single_voice"', 'status = "projected"'),
        ('voice = "a2"\nvalue = "asserted"', 'voice = "a2"\nvalue = "projected"'),
    )
    assert score_case(cases.read_case(plans, "market"), Case((), (), ()))["case_origin_exact"] == (0, 1)


def perfect(gold: GoldCase) -> Case:
    """The case that says just what gold says, under other ids."""
    marks: dict[str, list[str]] = {}
    for one in gold.reports:
        for mark in one.marks:
            name = f"{one.report.id}#{mark.passage}:{mark.start}-{mark.end}"
            marks.setdefault(mark.id, []).append(name)
    nobody = Evidence("", Span(0, 0, 0, ""))
    incidents = []
    for one in gold.incidents:
        accounts = [
            account(f"x{a.voice}" if a.voice.startswith("a") else a.voice, a.value, a.origin)
            for a in one.accounts
        ]
        figures = tuple(
            Range(n.what, n.low, None, n.high, (("", Figure(n.what, n.low, None, n.high, nobody)),))
            for n in one.numbers
        )
        incidents.append(incident(f"x{one.id}", one.status, marks[one.id], accounts, figures))
    return Case(tuple(actor(f"x{a.id}", *marks[a.id]) for a in gold.actors), (), tuple(incidents))


@pytest.mark.parametrize("folder", OWN, ids=lambda folder: folder.name)
def test_a_perfect_case_scores_one(folder: Path) -> None:
    gold = cases.read_case(desk.case_files(folder), folder.name)
    scores = Evaluation((score_case(gold, perfect(gold)),)).scores()
    assert len(scores) == 18
    assert {name: score for name, score in scores.items() if score != pytest.approx(1)} == {}
