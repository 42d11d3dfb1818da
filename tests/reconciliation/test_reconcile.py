"""Reconciling: order does not matter, verdicts hold, and nothing is merged that should not be."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.extraction import extract
from riwaya.model import Passage, Reading, Report
from riwaya.model.case import Case, Verdict
from riwaya.reconciliation import Digest, digest, key, pack, reconcile, reconcile_digests, unpack

quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def of_events(case: Case) -> dict[str, str]:
    return {mention: one.id for one in case.incidents for mention in one.mentions}


def of_actors(case: Case) -> dict[str, str]:
    return {sighting: one.id for one in case.actors for sighting in one.sightings}


def told(text: str, number: int, outlet: str = "outlet", day: str = "2026-03-02", title: str = "") -> Reading:
    passages = [Passage(0, "title", title)] if title else []
    passages.append(Passage(len(passages), "paragraph", text))
    report = Report(
        f"sha256:{number:064x}", outlet=f"{outlet}{number}", published_at=day, language="ar",
        passages=tuple(passages),
    )  # fmt: skip
    return extract(report)


@quick
@given(st.randoms())
def test_the_order_of_reports_does_not_matter(digests: tuple[Digest, ...], shuffled) -> None:
    order = list(digests)
    shuffled.shuffle(order)
    assert reconcile_digests(order) == reconcile_digests(digests)


def test_a_digest_comes_back_from_its_text(digests: tuple[Digest, ...]) -> None:
    import json

    assert all(unpack(json.loads(pack(one))) == one for one in digests)


def test_every_mention_is_of_one_incident(digests: tuple[Digest, ...]) -> None:
    case = reconcile_digests(digests)
    mentions = [mention for one in case.incidents for mention in one.mentions]
    there = {key(one.report, event.trigger) for one in digests for event in one.occurrences}
    assert len(mentions) == len(set(mentions))
    assert set(mentions) == there


def test_every_account_leads_to_words(readings: tuple[Reading, ...]) -> None:
    texts = {r.report.id: {p.id: p.text for p in r.report.passages} for r in readings}
    for one in reconcile(readings).incidents:
        assert {account.origin for account in one.accounts} <= {a.voice for a in one.accounts}
        for account in one.accounts:
            assert account.evidence
            for evidence in account.evidence:
                span = evidence.span
                text = texts[evidence.report][span.passage]
                assert text[span.start : span.end] == span.quote


@quick
@given(st.data())
def test_verdicts_hold(digests: tuple[Digest, ...], data: st.DataObject) -> None:
    events = sorted(key(one.report, event.trigger) for one in digests for event in one.occurrences)
    actors = sorted(key(one.report, s.mentions[0]) for one in digests for s in one.sightings if s.mentions)
    kinds = st.sampled_from(["same", "not_same", "wrong", "right"])
    verdicts = []
    for records in (events, actors):
        for _ in range(data.draw(st.integers(0, 5))):
            verdict = data.draw(kinds)
            many = 2 if verdict in ("same", "not_same") else 1
            subject = data.draw(st.lists(st.sampled_from(records), min_size=many, max_size=many, unique=True))
            verdicts.append(Verdict(verdict, tuple(subject), "somebody"))
    case = reconcile_digests(digests, verdicts)
    refused = " ".join(case.problems)
    where = {**of_events(case), **of_actors(case)}
    last = {tuple(sorted(verdict.subject)): verdict for verdict in verdicts}
    for subject, verdict in last.items():
        if " and ".join(verdict.subject) in refused:
            continue
        places = [where.get(record) for record in subject]
        if verdict.verdict == "wrong":
            assert places == [None]
        elif verdict.verdict == "right":
            assert places[0] is not None
        elif None not in places:
            assert (places[0] == places[1]) == (verdict.verdict == "same")


def test_of_two_verdicts_that_contradict_the_later_one_holds(digests: tuple[Digest, ...]) -> None:
    events = sorted(key(one.report, event.trigger) for one in digests for event in one.occurrences)
    one, other = events[0], events[-1]
    first, second = Verdict("same", (one, other), "a"), Verdict("not_same", (other, one), "b")
    assert (
        of_events(reconcile_digests(digests, [second, first]))[one]
        == of_events(reconcile_digests(digests, [second, first]))[other]
    )
    case = of_events(reconcile_digests(digests, [first, second]))
    assert case[one] != case[other]


def test_a_verdict_outlives_a_reading_that_moves_the_span(digests: tuple[Digest, ...]) -> None:
    one, other = digests[0], digests[-1]
    events = [key(d.report, d.occurrences[0].trigger) for d in (one, other)]
    verdict = Verdict("same", tuple(events), "somebody")
    spot = one.occurrences[0].trigger
    moved = replace_first(one, spot._replace(start=spot.start - 1))
    case = of_events(reconcile_digests([moved, *digests[1:]], [verdict]))
    assert case[key(one.report, spot._replace(start=spot.start - 1))] == case[events[1]]


def replace_first(one: Digest, spot) -> Digest:
    first, *rest = one.occurrences
    return one._replace(occurrences=(first._replace(trigger=spot), *rest))


def test_men_of_one_name_stay_apart() -> None:
    trades = [
        "الطبيب",
        "المزارع",
        "المحامي",
        "اللاعب",
        "الفنان",
        "الطيار",
        "المهندس",
        "الصحافي",
        "التاجر",
        "المعلم",
    ]
    cities = ["دمشق", "بغداد", "صنعاء", "طرابلس", "الخرطوم", "بيروت", "عدن", "حلب", "البصرة", "بنغازي"]
    readings = [
        told(f"قال {trade} محمد حسن في {city} إن المحل احترق.", number)
        for number, (trade, city) in enumerate(zip(trades, cities))
    ]
    found = [one for one in reconcile(readings).actors if any("محمد حسن" in name for name in one.names)]
    assert len(found) >= len(readings) - 1  # one trade is not read as a title
    assert all(len({s.rpartition("#")[0] for s in one.sightings}) == 1 for one in found)


def test_a_first_name_alone_joins_nobody() -> None:
    readings = [
        told("أعلن العميد غسان باكير توقيف ثلاثة رجال في حارم.", 1),
        told("أعلن القاضي غسان الخطيب الإفراج عن رجلين في حارم.", 2),
    ]
    found = [one for one in reconcile(readings).actors if any("غسان" in name for name in one.names)]
    assert len(found) == 2


def test_one_man_under_two_spellings_of_his_title_is_one() -> None:
    readings = [
        told("أعلن قائد الأمن الداخلي في إدلب العميد غسان باكير توقيف ثلاثة رجال.", 1),
        told("وقال العميد غسان باكير إن الموقوفين سيحاكمون.", 2),
    ]
    found = [one for one in reconcile(readings).actors if any("غسان باكير" in name for name in one.names)]
    assert len(found) == 1
    assert found[0].links and all(link.reasons for link in found[0].links)


COPY = (
    "أعلنت وزارة الداخلية السورية مقتل خمسة مسلحين في انفجار مستودع ذخيرة قرب بلدة حارم شمالي إدلب "
    "فجر الأحد، وقالت إن فرق الإطفاء سيطرت على الحريق بعد ساعات من وقوعه."
)


def test_outlets_that_carry_one_statement_are_one_voice() -> None:
    readings = [told(COPY, number, title="انفجار مستودع ذخيرة قرب حارم") for number in range(1, 10)]
    incident = max(reconcile(readings).incidents, key=lambda one: len(one.outlets))
    affirming = {account.origin for account in incident.accounts if account.value == "asserted"}
    assert len(incident.outlets) == 9
    assert len(affirming) == 1
    assert incident.status == "single_voice"


def test_an_accusation_and_its_denial_meet() -> None:
    readings = [
        told("اتهمت وزارة الدفاع قوات الدرع بقصف سوق الطندب يوم السبت.", 1, title="قصف سوق الطندب"),
        told("نفت قوات الدرع قصف سوق الطندب يوم السبت.", 2, title="قوات الدرع تنفي قصف سوق الطندب"),
    ]
    statuses = {one.status for one in reconcile(readings).incidents if one.type == "bombardment"}
    assert "contested" in statuses


def test_that_nobody_was_hurt_denies_no_deed() -> None:
    readings = [
        told("انفجرت عبوة ناسفة قرب سوق الطندب صباح السبت.", 1, title="انفجار قرب سوق الطندب"),
        told("نفى الجيش مقتل أي من جنوده في انفجار سوق الطندب.", 2, title="انفجار قرب سوق الطندب"),
    ]
    one = next(one for one in reconcile(readings).incidents if one.type == "explosion")
    assert one.status != "contested"


def test_that_nobody_has_claimed_it_denies_nothing() -> None:
    text = "انفجرت عبوة ناسفة قرب السوق. ولم تتبن أي جهة التفجير حتى الآن."
    events = extract(told(text, 1).report).events
    assert all(f.value != "denied" for event in events for f in event.factuality)


def test_the_army_in_a_town_is_the_army() -> None:
    readings = [
        told("قال الجيش في مدينة حلب إن ثلاثة رجال أوقفوا في دمشق.", 1),
        told("قال الجيش إن الموقوفين في حلب سيحاكمون.", 2),
    ]
    found = [one for one in reconcile(readings).actors if any("الجيش" in name for name in one.names)]
    assert len(found) == 1


def test_a_report_that_repeats_itself_is_told_once() -> None:
    text = "\n".join(["قتل خمسة مسلحين في انفجار قرب حارم."] * 300)
    passages = tuple(Passage(n, "paragraph", line) for n, line in enumerate(text.split("\n")))
    report = Report(
        "sha256:" + "0" * 64, outlet="o", published_at="2026-03-02", language="ar", passages=passages
    )
    case = reconcile([extract(report)])
    assert len(case.incidents) <= 3
    assert all(each.low == each.high == 5 for one in case.incidents for each in one.figures)


def test_days_at_the_ends_of_the_calendar_do_no_harm() -> None:
    for day in ("0001-01-01", "9999-12-31", None):
        reading = told("قتل خمسة مسلحين في انفجار قرب حارم أمس.", 1)
        report = replace(reading.report, published_at=day)
        assert reconcile([replace(reading, report=report)]).incidents


def test_nothing_gives_nothing() -> None:
    assert reconcile([]) == Case((), (), ())


def test_digests_are_the_same_each_time(readings: tuple[Reading, ...]) -> None:
    assert [digest(one) for one in readings] == [digest(one) for one in readings]
