"""A reading with every kind of record, made by hand: an invented report in which spans overlap."""

import pytest

from riwaya.model import (
    Actor,
    Event,
    Factuality,
    MadeBy,
    Mention,
    Number,
    Passage,
    Place,
    Problem,
    Reading,
    Report,
    Span,
    Statement,
    Time,
)

TITLE = "روايتان عن ليلة «وادي الزيتون»"
FIRST = (
    "قال العميد سامر النحاس، في بيان نقلته وكالة AFP، إنّ ثلاثة من عناصره أُصيبوا مساء الأحد "
    "في هجوم على حاجز البلدة، واتهم كتيبة المنارة بخطف موظف إغاثة."
)
SECOND = (
    "ونقلت صحيفة المرآة عن المتحدث باسم الكتيبة قوله إنّ «الخطف لم يقع»، مهدداً بقصف الحاجز."
    " <script>alert(1)</script>"
)
PASSAGES = (TITLE, FIRST, SECOND)


def span(passage: int, quote: str, after: str = "") -> Span:
    start = PASSAGES[passage].index(quote, PASSAGES[passage].index(after) if after else 0)
    return Span(passage, start, start + len(quote), quote)


@pytest.fixture
def reading() -> Reading:
    report = Report(
        "sha256:1",
        source="a & b.html",
        outlet="صحيفة <المرآة>",
        title=TITLE,
        byline="ليلى الشامي",
        published_at="2026-03-09",
        published_raw="الاثنين 2026/3/9",
        language="ar",
        passages=(
            Passage(0, "title", TITLE),
            Passage(1, "paragraph", FIRST),
            Passage(2, "paragraph", SECOND),
        ),
    )
    nahhas, group = span(1, "العميد سامر النحاس"), span(1, "كتيبة المنارة")
    statements = (
        Statement(
            "s1",
            nahhas,
            "a1",
            "named",
            span(1, "قال"),
            (span(1, "ثلاثة من عناصره أُصيبوا مساء الأحد في هجوم على حاجز البلدة"),),
            "state",
            "statement",
        ),
        Statement(
            "s2",
            None,
            "a1",
            "named",
            span(1, "اتهم"),
            (span(1, "خطف موظف إغاثة"),),
            "accuse",
            target=group,
            inferred=True,
        ),
        Statement(
            "s3",
            span(2, "صحيفة المرآة"),
            None,
            "outlet",
            span(2, "نقلت"),
            (span(2, "المتحدث باسم الكتيبة قوله إنّ «الخطف لم يقع»"),),
            "state",
        ),
        Statement(
            "s4",
            span(2, "المتحدث باسم الكتيبة"),
            "a2",
            "office",
            span(2, "قوله"),
            (span(2, "الخطف لم يقع"),),
            "deny",
            quoted="direct",
            parent="s3",
        ),
        Statement("s5", None, None, None, span(2, "مهدداً"), (span(2, "قصف الحاجز"),), "threaten"),
    )
    number = span(1, "ثلاثة من عناصره")
    events = (
        Event(
            "e1",
            "injure",
            span(1, "أُصيبوا"),
            patient=("m3",),
            time=("t1",),
            numbers=(Number("injured", 3, 3, 3, number),),
            factuality=(Factuality("outlet", "unknown"), Factuality("s1", "asserted")),
        ),
        Event("e2", "abduct", span(1, "خطف"), agent=("m2",), factuality=(Factuality("s2", "asserted"),)),
        Event(
            "e3",
            "abduct",
            span(2, "الخطف"),
            factuality=(Factuality("s4", "denied"), Factuality("unattributed", "asserted")),
        ),
        Event(
            "e4", "bombardment", span(2, "قصف"), patient=("m4",), factuality=(Factuality("s5", "projected"),)
        ),
    )
    return Reading(
        report,
        mentions=(
            Mention("m1", "person", nahhas, span(1, "سامر النحاس"), "a1"),
            Mention("m2", "armed_group", group, actor="a2"),
            Mention("m3", "people", number),
            Mention("m4", "facility", span(2, "الحاجز"), place="p1"),
        ),
        actors=(
            Actor("a1", "person", ("سامر النحاس",)),
            Actor("a2", "armed_group", ("كتيبة المنارة", "الكتيبة")),
        ),
        places=(Place("p1", "وادي الزيتون", 35.5, 36.25, "SY", "إدلب", 1),),
        times=(Time("t1", span(1, "مساء الأحد"), "2026-03-08", "2026-03-08", 1, True),),
        statements=statements,
        events=events,
        made_by=MadeBy("0.1.0", "lexicon", "abc"),
    )


@pytest.fixture
def unread() -> Reading:
    problem = Problem("صورة.pdf", "has no <b>text</b> layer", "run OCR first")
    return Reading(Report("sha256:2", source="صورة.pdf"), problems=(problem,))


@pytest.fixture
def hostile() -> Reading:
    """Text that tries to leave its place: markup, bidi overrides, terminal escapes, a lone surrogate."""
    text = "\"'></title></style><script>x</script>\u202eقلب\x1b[31m\u0000{{ 7*7 }} \ud800 نهاية"
    start = text.index("قلب")
    event = Event(
        "e1", "attack", Span(0, start, start + 3, "قلب"), factuality=(Factuality("outlet", "asserted"),)
    )
    return Reading(
        Report(
            'x"onload="alert(1)',
            source=text,
            outlet=text,
            title=text,
            language="ar",
            passages=(Passage(0, "title", text),),
        ),
        events=(event,),
    )
