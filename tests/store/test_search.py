"""Search finds Arabic words whatever is joined to them, filters, and trusts no query."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_store import made

from riwaya.store import Query, Store
from riwaya.store.words import asked, broad, folded, precise

TEXTS = (
    "قال العمدة سامر البلوطي إن المسلحين هاجموا مخزن الميناء.",
    "نفت الشرطة وقوع هجوم على المخزن.",
    "وبالمخزن وقف الحراس، وتظاهر عمال في حلب يوم 3 مارس 2025.",
    "Police denied the attack.",
)


@pytest.fixture
def store(named: str) -> Store:
    opened = Store(named)
    for number, text in enumerate(TEXTS):
        opened.add(made(number, text))
    return opened


def passages(store: Store, words: str, *, stems: bool = False) -> set[int]:
    found = store.search(Query(words, kind="passage", broad=stems))
    return {int(one.report.removeprefix("sha256:"), 16) for one in found}


@pytest.mark.parametrize(
    ("words", "stems", "found"),
    [
        ("مخزن", False, {0, 1, 2}),
        ("المخزن", False, {0, 1, 2}),
        ("مَخزَن", False, {0, 1, 2}),
        ("المخزن هجوم", False, {1}),
        ("هجمات", False, set()),
        ("عامل", False, set()),
        ("مسلحون", True, {0}),
        ("POLICE", False, {3}),
        ("مطر", False, set()),
        ("", False, {0, 1, 2, 3}),
        ("؟!", False, {0, 1, 2, 3}),
    ],
)
def test_words_are_found(store: Store, words: str, stems: bool, found: set[int]) -> None:
    assert passages(store, words, stems=stems) == found


def test_filters_hold_together(store: Store) -> None:
    [said] = store.search(Query(kind="statement", actor="البلوطي"))
    assert said.what == "state" and "سامر البلوطي" in said.text
    [denied] = store.search(Query(what="deny", actor="الشرطة"))
    assert denied.report.endswith("1")
    [protest] = store.search(Query(kind="event", what="protest", place="حلب"))
    assert protest.day == "2025-03-03"
    assert store.search(Query(kind="event", what="protest", since="2025-03-04")) == []
    assert store.search(Query(kind="event", what="protest", until="2025-03-02")) == []
    assert {one.outlet for one in store.search(Query(outlet="OUTLET 0"))} == {"outlet 0"}
    assert len(store.search(Query(limit=2))) == 2


def test_signs_of_the_database_are_letters_like_others(store: Store) -> None:
    for words in (
        '" OR 1=1',
        "a' b",
        "NEAR(x)",
        "precise : x",
        "x*",
        "%",
        "_",
        "\\",
        "'); DROP TABLE reports; --",
    ):
        for query in (
            Query(words),
            Query(actor=words),
            Query(outlet=words),
            Query(what=words),
            Query(since=words),
        ):
            store.search(query)
    assert store.search(Query(outlet="%")) == [] and store.search(Query(outlet="_")) == []
    assert store.status().reports == 4


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(max_size=40))
def test_no_query_breaks_it(words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "queries.db"
    Store(str(path)).search(Query(words))


@given(text=st.text(max_size=60))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    laid, stems = set(precise(text).split()), set(broad(text).split())
    assert all(any(form in laid for form in word) for word in asked(text))
    assert all(any(form in stems for form in word) for word in asked(text, stems=True))
    assert folded(folded(text)) == folded(text)
