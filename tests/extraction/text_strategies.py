"""Texts that look like news and are not: the lexicon's words and sentences, shuffled, broken and soiled."""

from hypothesis import strategies as st

from riwaya.lexicon import load_rows
from riwaya.model import Passage, Report
from riwaya.model.codebook import PASSAGE_KINDS

_ROWS = load_rows()
EXAMPLES = tuple(
    row.example
    for rows in (
        _ROWS.cues,
        *(event_type.trigger for event_type in _ROWS.events),
        _ROWS.nouns,
        _ROWS.channels,
    )
    for row in rows
)
NAMES = (
    *_ROWS.names["given"][::20],
    *_ROWS.names["family"][::20],
    *(name for actor in _ROWS.actors[::15] for name in (*actor.ar, *actor.ambiguous)),
    *(noun.lemma for noun in _ROWS.nouns[::12]),
    "الحذيفي", "حلب", "مخيم النور", "ريف إدلب",
)  # fmt: skip
CUES = tuple(cue.lemma for cue in _ROWS.cues)
WORDS = tuple(sorted({word for example in EXAMPLES for word in example.split()}))
_GLUE = (
    " ", " ", " ", "، ", ". ", ": ", ' "', '" ', " «", "» ", " “", "” ", " (", ") ", "؛ ", "؟ ", "! ", "... ",
    "\n", "\u200f", "\u202b", "\u202c", "\u200c", " - ", "/", " و", " ف", " ب", " ل", " لـ", "ـ", "",
    "\u00a0", " 3 ", " 10 آلاف ", " 2025/10/22 ", " ٥٠٠ ", "%", " أن ", " إن ", " بأنه ", " الذي ", " لم ",
    " بحسب ", " نحو ", " بين 5 و7 ", " أمس ", " مساء الثلاثاء ", "\ud800", "\u0301", "👨\u200d👩\u200d👧",
    "\t", " ما ", " قد ", " NATO ",
)  # fmt: skip

_cuts = st.tuples(st.sampled_from(EXAMPLES), st.integers(0, 60), st.integers(0, 60))
_broken = _cuts.map(lambda cut: cut[0][min(cut[1:]) : max(cut[1:])])
_glued = st.lists(st.sampled_from(WORDS) | st.sampled_from(_GLUE), max_size=30).map("".join)
_spaced = st.lists(st.sampled_from(WORDS) | st.sampled_from(_GLUE), max_size=30).map(" ".join)
_told = st.lists(st.sampled_from(EXAMPLES) | _broken | st.sampled_from(_GLUE), min_size=1, max_size=5).map(
    " ".join
)
_name = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(" ".join)
_dress = st.sampled_from(("{}", "«{}»", '"{}"', "({})", "و{}", "«{}", "لـ«{}»"))
_dressed = st.tuples(_dress, _name).map(lambda pair: pair[0].format(pair[1]))
_clause = st.sampled_from(EXAMPLES).map(lambda text: text.rstrip("."))
_pieces = _dressed | st.sampled_from(CUES) | _clause | st.sampled_from(_GLUE)
_sentence = st.lists(_pieces, min_size=2, max_size=14).map(" ".join)
texts = _told | _sentence | _spaced | _glued | st.text(max_size=40)
dates = st.sampled_from([None, "2025-10-22", "2025-10-22T09:30:00+03:00", "2024-02-29"])


def _report(parts: list[tuple[str, str]], published: str | None, language: str | None) -> Report:
    passages = tuple(Passage(number, kind, text) for number, (kind, text) in enumerate(parts))  # type: ignore[arg-type]
    return Report("sha256:0", published_at=published, language=language, passages=passages)


_parts = st.lists(st.tuples(st.sampled_from(PASSAGE_KINDS), texts), max_size=5)
reports = st.builds(_report, _parts, dates, st.sampled_from(["ar", None]))
