"""A small gold case, made by hand: three reports of one bombing, and what follows it."""

from riwaya.evaluation.cases import CASE, REPORTS

TOML = """\
title = "A bombing and what follows it"
language = "ar"

[[actor]]
id = "a1"
kind = "armed_group"
name = "كتيبة السد"
[[actor]]
id = "a2"
kind = "person"
name = "سامر"

# the bombing
[[incident]]
id = "i1"
type = "bombardment"
place = "السوق"
start = "2026-03-01"
status = "contested"
[[incident.number]]
what = "killed"
low = 3
high = 5
[[incident.number]]
what = "injured"
low = 20
[[incident.account]]
voice = "a1"
value = "denied"
reports = ["r1"]
origin = "o1"
[[incident.account]]
voice = "outlet:درفة"
value = "asserted"
reports = ["r1"]
origin = "o2"

[[incident]]
id = "i2"
type = "arrest"
part_of = "i1"
status = "single_voice"
[[incident.account]]
voice = "a2"
value = "asserted"
reports = ["r2"]
origin = "o1"
"""
TEXT = """\
== r1
outlet: درفة
published: 2026-03-02
# {i1|قصف} السوق
نفت [a1|كتيبة السد] {i1|القصف} الذي قتل ثلاثة.

% الطقس غداً غائم.
== r2
outlet: وتر
published: 2026-03-03
# [a2|سامر]: {i2|اعتقال}
قال [a2|القائد سامر في [a1|الكتيبة]] إن {i2|الاعتقال} جرى بعد {i1|القصف}.
"""


def sample(*changes: tuple[str, str]) -> dict[str, bytes]:
    """Return the case's files, with words replaced; each must stand in one of them."""
    files = {CASE: TOML, REPORTS: TEXT}
    for old, new in changes:
        assert any(old in text for text in files.values()), old
        files = {name: text.replace(old, new) for name, text in files.items()}
    return {name: text.encode() for name, text in files.items()}
