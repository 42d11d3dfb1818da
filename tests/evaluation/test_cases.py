"""Gold of cases: read from its notation, checked, stripped of its texts, and put together again."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.errors import ReadingError
from riwaya.evaluation import cases
from riwaya.evaluation.casemarks import blank_reports, restore_reports, strip_reports
from riwaya.evaluation.casereports import (
    GoldReport,
    Mark,
    parse_line,
    read_reports,
    write_line,
    write_reports,
)
from riwaya.evaluation.cases import CASE, MARKS, REPORTS
from riwaya.model import Passage, Report

from .case_samples import TEXT, TOML, sample


@pytest.mark.parametrize(
    ("line", "text", "marks"),
    [
        ("لا شيء", "لا شيء", []),
        ("و[a1|الجيش] {i1|قصف}", "والجيش قصف", [("a1", 1, 6), ("i1", 7, 10)]),
        ("[a1|منفذ {i1|الهجوم}] فر", "منفذ الهجوم فر", [("a1", 0, 11), ("i1", 5, 11)]),
        ("{i1|[a2|القتلى}", None, "a2 overlaps"),
        ("[a1|ألف {i1|باء] تاء}", None, "i1 overlaps"),
        ("[a1|ألف", None, "a1 is not closed"),
        ("[a1|] باء", None, "a1 holds no words"),
        ("نص [كما] هو {أ}", "نص [كما] هو {أ}", []),
    ],
)
def test_marks_of_a_line(line: str, text: str | None, marks: object) -> None:
    if text is None:
        with pytest.raises(ValueError, match=str(marks)):
            parse_line(line)
        return
    assert parse_line(line) == (text, marks)
    assert write_line(text, [Mark(key, 0, start, end) for key, start, end in parse_line(line)[1]]) == line


def test_a_case_is_read() -> None:
    case = cases.read_case(sample(), "market")
    assert [actor.name for actor in case.actors] == ["كتيبة السد", "سامر"]
    bombing, arrest = case.incidents
    assert [(one.what, one.low, one.high) for one in bombing.numbers] == [
        ("killed", 3, 5),
        ("injured", 20, None),
    ]
    assert (bombing.status, arrest.part_of, arrest.accounts[0].reports) == ("contested", "i1", ("r2",))
    first, second = case.reports
    assert first.report.outlet == "درفة" and first.report.published_at == "2026-03-02"
    assert first.report.title == "قصف السوق" and first.report.language == "ar"
    assert first.unscored == {2} and len(first.report.passages) == 3
    words = [(m.id, second.report.passages[m.passage].text[m.start : m.end]) for m in second.marks]
    assert words[2:4] == [("a2", "القائد سامر في الكتيبة"), ("a1", "الكتيبة")]
    assert first.report.id.startswith("sha256:") and first.report.id != second.report.id


FAULTS = [
    (
        [('kind = "person"', 'kind = "hero"')],
        "case.toml:8",
        "kind cannot be 'hero': wanted one of person",
    ),
    ([('type = "arrest"', 'type = "dance"')], "case.toml:38", "type cannot be 'dance'"),
    ([('what = "injured"', 'what = "tired"')], "case.toml:24", "what cannot be 'tired'"),
    ([('value = "denied"', 'value = "unknown"')], "case.toml:27", "value cannot be 'unknown'"),
    ([("low = 20", "low = -1")], "case.toml:24", "low cannot be -1"),
    ([("low = 20\n", "")], "case.toml:24", "needs low, high or both"),
    ([("low = 3", "low = 9")], "case.toml:20", "low the smaller"),
    ([('status = "contested"', 'status = "denied"')], "case.toml:14", "its accounts say contested"),
    ([('start = "2026-03-01"', 'start = "1 March"')], "case.toml:14", "start cannot be '1 March'"),
    (
        [('start = "2026-03-01"', 'start = "2026-03-01"\nend = "2026-02-01"')],
        "case.toml:14",
        "ends before it starts",
    ),
    ([('part_of = "i1"', 'part_of = "i9"')], "case.toml:38", "which is no incident"),
    ([('part_of = "i1"', 'part_of = "i2"')], "case.toml:38", "part of itself"),
    ([('voice = "a2"', 'voice = "a7"')], "case.toml:43", "the voice 'a7' is no actor"),
    ([('"outlet:درفة"', '"outlet:وتر"')], "case.toml:32", "not the outlet of r1"),
    ([('reports = ["r2"]', 'reports = ["r8"]')], "case.toml:43", "r8, which is no report"),
    ([('reports = ["r2"]', "reports = []")], "case.toml:43", "reports cannot be []"),
    ([('name = "سامر"\n', "")], "case.toml:8", "a2 has no name"),
    ([('name = "سامر"', 'nome = "سامر"')], "case.toml:8", "'nome' is no field"),
    ([('id = "a2"\nkind', 'id = "a1"\nkind')], "case.toml:8", "a1 is there twice"),
    ([("{i2|", "{i3|")], "case.toml:1", "i3 is marked and not declared"),
    ([("{i2|", "{i1|")], "case.toml:38", "i2 is marked nowhere"),
    ([('title = "A bombing and what follows it"\n', "")], "case.toml:1", "the case has no title"),
    ([("[[actor]]", "[[actor]")], "case.toml", "is not TOML"),
    ([("{i2|الاعتقال}", "{i2|الاعتقال")], "reports.txt:12", "i2 is not closed"),
    ([("published: 2026-03-03\n", "")], "reports.txt:8", "r2 has no published"),
    ([("published: 2026-03-03", "published: Tuesday")], "reports.txt:8", "not a day"),
    ([("# [a2|سامر]", "[a2|سامر]")], "reports.txt:8", "does not begin with its title"),
    ([("== r2", "== r1")], "reports.txt:8", "r1 is there twice"),
    ([("== r2", "== two")], "reports.txt:8", "'two' is not called r1"),
    ([("== r1\n", "")], "reports.txt:1", "a line before '== r1'"),
    ([("\npublished", "\nid: sha256:7\npublished")], "reports.txt:9", "r2 is the same report"),
]


@pytest.mark.parametrize(("changes", "place", "what"), FAULTS, ids=[what for *_, what in FAULTS])
def test_what_is_wrong_is_told_with_file_and_line(
    changes: list[tuple[str, str]], place: str, what: str
) -> None:
    files = sample(*changes)
    told = [f"{problem.where}: {problem.what}" for problem in cases.check_case(files, "market")]
    assert any(place in one and what in one for one in told), told
    with pytest.raises(ReadingError) as caught:
        cases.read_case(files, "market")
    assert caught.value.where.startswith("market/") and caught.value.remedy


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({REPORTS: b""}, "has no case.toml"),
        ({CASE: b"\xff"}, "is not UTF-8"),
        ({CASE: TOML.encode()}, "has no reports.txt and no marks.jsonl"),
        ({CASE: TOML.encode(), REPORTS: TEXT.encode(), MARKS: b""}, "has both"),
        ({CASE: TOML.encode(), REPORTS: b"\n"}, "holds no report"),
        ({CASE: TOML.encode(), MARKS: b"\n"}, "holds no report"),
        ({CASE: TOML.encode(), MARKS: b"{"}, "is not JSON"),
        ({CASE: TOML.encode(), MARKS: b"[1]"}, "the report is missing or wrong"),
        ({CASE: TOML.encode(), MARKS: b'{"key": "r1"}'}, "id is missing or wrong"),
    ],
)
def test_what_is_no_case_is_told(files: dict[str, bytes], what: str) -> None:
    assert any(what in problem.what for problem in cases.check_case(files, "x"))


def originals() -> dict[str, Report]:
    """The sample's reports as a corpus would have them, by the labels that the sample gives them."""
    reports = cases.read_case(labelled(), "x").reports
    return {str(one.report.source): replace(one.report, byline="x", published_raw="x") for one in reports}


def labelled() -> dict[str, bytes]:
    """The sample with labels and ids, as real reports have them."""
    heads = [(f"== r{n}\n", f"== r{n}\nid: sha256:{n}\nsource: sns:{n}\n") for n in (1, 2)]
    return sample(*heads)


def test_a_stripped_case_holds_no_words_and_comes_back_whole() -> None:
    bare = cases.strip_case(labelled(), "market")
    assert bare.keys() == {CASE, MARKS}
    assert list(cases.check_case(bare, "market")) == []
    assert b"name" not in bare[CASE] and bare[MARKS].isascii() is False  # outlets are no words of the texts
    left = json.dumps([{**json.loads(line), "outlet": ""} for line in bare[MARKS].splitlines()])
    assert left.isascii()
    assert cases.case_labels(bare, "market") == ["sns:1", "sns:2"]
    whole = cases.fill_case(bare, "market", originals())
    assert whole[REPORTS].split() == labelled()[REPORTS].split()
    case = cases.read_case(whole, "market")
    assert [actor.name for actor in case.actors] == ["كتيبة السد", "القائد سامر في الكتيبة"]
    first = cases.read_case(labelled(), "market")
    assert replace(case, actors=()) == replace(first, actors=())
    assert cases.strip_case(whole, "market") == bare


def test_a_whole_case_needs_no_texts() -> None:
    assert cases.case_labels(sample(), "market") == []
    assert cases.fill_case(sample(), "market", {}) == sample()


def test_a_bare_case_is_not_scored() -> None:
    with pytest.raises(ReadingError, match="riwaya gold get"):
        cases.read_case(cases.strip_case(labelled(), "x"), "x")


def test_names_of_actors_may_not_stay() -> None:
    bare = {**cases.strip_case(labelled(), "x"), CASE: TOML.encode()}
    assert any("words of a text" in problem.what for problem in cases.check_case(bare, "x"))


@pytest.mark.parametrize("old", ["ثلاثة", "القصف"])
def test_another_text_is_refused(old: str) -> None:
    bare, texts = cases.strip_case(labelled(), "x"), originals()
    passages = tuple(replace(p, text=p.text.replace(old, "أحد")) for p in texts["sns:1"].passages)
    with pytest.raises(ReadingError, match=r"marks\.jsonl:1: sns:1 is another text"):
        cases.fill_case(bare, "x", {**texts, "sns:1": replace(texts["sns:1"], passages=passages)})
    with pytest.raises(ReadingError, match="needs the text sns:2"):
        cases.fill_case(bare, "x", {"sns:1": texts["sns:1"]})


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('["i1",0,0,3', '["i1",0,0,300', "outside the text"),
        ('["i1",0,0,3', '["i1",7,0,3', "outside the text"),
        ('["i1",0,0,3', '["i1",0,-1,3', r"marks[0] is missing or wrong"),
        ('"length":9', '"length":900000000000', "passages[0] is missing or wrong"),
        ('"kind":"title"', '"kind":"song"', "passages[0] is missing or wrong"),
        ('["a1",1,4,14', '["a1",1,4,17', "overlaps another mark partly"),
        ('"key":"r2"', '"key":"r1"', "the same report as r1"),
        ('"published":"2026-03-02"', '"published":"2026-03-32"', "published is missing or wrong"),
    ],
)
def test_what_is_wrong_in_marks_is_told(old: str, new: str, what: str) -> None:
    bare = cases.strip_case(labelled(), "x")
    changed = bare[MARKS].decode().replace(old, new, 1)
    assert changed.encode() != bare[MARKS]
    told = [p for p in cases.check_case({**bare, MARKS: changed.encode()}, "x") if what in p.what]
    assert told and told[0].where.startswith("x/marks.jsonl:")


def test_a_mark_that_was_moved_is_refused() -> None:
    bare = cases.strip_case(labelled(), "x")
    moved = bare[MARKS].replace(b'["i1",0,0,3', b'["i1",0,0,2')
    with pytest.raises(ReadingError, match="i1 at 0-2 of passage 0 differs"):
        cases.fill_case({**bare, MARKS: moved}, "x", originals())


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp")), min_size=1).filter(
    lambda text: not set(text) & set("[]{}|#%=:")
)


@st.composite
def reports(draw: st.DrawFn) -> GoldReport:
    """Any report with any marks that nest: each is drawn inside or beside those before it."""
    texts = draw(st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4))
    passages = tuple(Passage(n, "paragraph" if n else "title", text) for n, text in enumerate(texts))
    marks: list[Mark] = []
    for passage in passages:
        cuts = sorted(draw(st.lists(st.integers(0, len(passage.text)), max_size=8, unique=True)))
        while len(cuts) > 1:  # outer first, then what is inside or beside
            key = f"{draw(st.sampled_from('ai'))}{draw(st.integers(1, 9))}"
            marks.append(Mark(key, passage.id, cuts[0], cuts[-1]))
            cuts = cuts[draw(st.integers(0, 1)) : -1] if draw(st.booleans()) else cuts[1:]
            cuts = cuts if not draw(st.booleans()) else cuts[: len(cuts) // 2]
    unscored = draw(st.frozensets(st.integers(0, len(texts) - 1)))
    report = Report(
        "sha256:1", "sns:1", outlet="x", title=texts[0], published_at="2026-03-04", language="ar",
        passages=passages,
    )  # fmt: skip
    return GoldReport("r1", report, tuple(dict.fromkeys(marks)), unscored)


@given(reports())
def test_any_marks_come_back_from_hashes_and_from_the_notation(one: GoldReport) -> None:
    bare = strip_reports([one])
    assert restore_reports(bare, "x", {"sns:1": one.report}) == [one]
    (blank,), problems = blank_reports(bare, "x", "ar")
    assert (blank.marks, problems) == (one.marks, [])
    (again,), problems = read_reports(write_reports([one], "x"), "x", "ar")
    assert problems == [] and again.report == one.report and again.unscored == one.unscored
    assert sorted(map(repr, again.marks)) == sorted(map(repr, one.marks))


@pytest.mark.parametrize("text", ["== r7", "بين [a1|قوسين", "سطر\nآخر", " فراغ", "% نسبة"])
def test_what_the_notation_cannot_hold_is_refused(text: str) -> None:
    passages = (Passage(0, "title", "عنوان"), Passage(1, "paragraph", text))
    report = Report("sha256:1", "sns:1", outlet="x", published_at="2026-03-04", passages=passages)
    with pytest.raises(ReadingError, match="cannot hold"):
        write_reports([GoldReport("r1", report)], "x")
