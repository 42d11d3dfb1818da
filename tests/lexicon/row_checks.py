"""What each row's example must give, and which rows do not give it.

A row is known by its file, its word and, where several rows share that, its place among them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from riwaya.extraction import extract
from riwaya.lexicon import load_rows
from riwaya.lexicon.entries import cue_entries, noun_entries, trigger_entries
from riwaya.lexicon.rows import Channel, Cue, Noun, Trigger
from riwaya.model import Passage, Reading, Report, Span, Statement
from riwaya.text import fold, fold_word, segmentations, words

MARKS = '«»"“” ()'


@dataclass(frozen=True)
class Miss:
    """A row whose example does not give what the row says, and the first thing that is wrong."""

    file: str
    row: str
    reason: str


def read_example(text: str) -> Reading:
    """The reading of a report that is one sentence."""
    passage = Passage(0, "paragraph", text)
    return extract(Report("sha256:0", published_at="2025-05-05", language="ar", passages=(passage,)))


def forms(kind: str, row: object) -> frozenset[str]:
    """The folded first words by which the lexicon knows a row as something of a kind."""
    return _FORMS.get((kind, id(row)), frozenset())


def _index() -> dict[tuple[str, int], frozenset[str]]:
    rows = load_rows()
    keyed = [*cue_entries(rows.cues), *trigger_entries(rows.events), *noun_entries(rows.nouns)]
    found: dict[tuple[str, int], set[str]] = {}
    for surface, entry in keyed:
        found.setdefault((entry.kind.split("_")[0], id(entry.row)), set()).add(surface)
    return {key: frozenset(surfaces) for key, surfaces in found.items()}


_FORMS = _index()


def has_form(span: Span, known: frozenset[str]) -> bool:
    """Tell whether some word of a span is, clitics aside, a form of a row."""
    for word in words(fold(span.quote)):
        if any(cut.stem in known for cut in segmentations(word.folded)):
            return True
    return False


def check_cue(row: Cue) -> str:
    """Return what is wrong with the reading of a cue's example, or nothing."""
    known = forms("cue", row)
    found = [s for s in read_example(row.example).statements if has_form(s.cue, known)]
    if not found:
        return "cue"
    found = [s for s in found if s.act == row.act]
    if not found:
        return "act"
    if row.content:
        found = [s for s in found if any(_same(span, row.content) for span in s.content)]
        if not found:
            return "content"
    if row.source and not any(s.source and _same(s.source, row.source) for s in found):
        return "source"
    return "channel" if row.channel and not any(s.channel == row.channel for s in found) else ""


def check_trigger(row: Trigger) -> str:
    """Return what is wrong with the reading of a trigger's example, or nothing."""
    known = forms("trigger", row) | {fold_word(word) for phrase in row.with_ for word in phrase.split()}
    found = [e for e in read_example(row.example).events if e.type == row.type]
    if not found:
        return "type"
    return "" if any(has_form(event.trigger, known) for event in found) else "trigger"


def check_noun(row: Noun) -> str:
    """Return what is wrong with the reading of a noun's example, or nothing."""
    if not row.kind:
        return ""
    known = forms("noun", row)
    wanted = {row.kind, row.plural_kind, "people" if row.kind == "person" else row.kind}
    reading = read_example(row.example)
    referred = {
        actor.id for actor in reading.actors if actor.ref
    }  # of these the list of actors knows the kind
    found = [m for m in reading.mentions if _opens_with(m.span, known)]
    if not found:
        return "mention"
    return "" if any(mention.kind in wanted or mention.actor in referred for mention in found) else "kind"


def check_channel(row: Channel) -> str:
    """Return what is wrong with the reading of a channel's example, or nothing."""
    found = [s for s in read_example(row.example).statements if s.channel == row.channel]
    if not found:
        return "channel"
    return "" if any(_has_words(s, row.words) for s in found) else "span"


def _same(span: Span, wanted: str) -> bool:
    return span.quote.strip(MARKS) == wanted.strip(MARKS)


def _opens_with(span: Span, known: frozenset[str]) -> bool:
    return any(
        cut.stem in known for word in words(fold(span.quote))[:1] for cut in segmentations(word.folded)
    )


def _has_words(statement: Statement, wanted: str) -> bool:
    if statement.channel_span is None:
        return False
    return fold_word(wanted).split()[-1] in fold_word(statement.channel_span.quote)


def _rows() -> Iterator[tuple[str, str, Cue | Trigger | Noun | Channel]]:
    rows = load_rows()
    for cue in rows.cues:
        yield "ar/cues", f"{cue.lemma} · {cue.kind} · {cue.act}", cue
    for event_type in rows.events:
        for trigger in event_type.trigger:
            yield f"events/{event_type.type}", trigger.past or trigger.noun or trigger.masdar[0], trigger
    for noun in rows.nouns:
        yield f"ar/nouns/{noun.group}", noun.lemma, noun
    for channel in rows.channels:
        yield "ar/channels", f"{channel.words} · {channel.channel}", channel


def named_rows() -> Iterator[tuple[str, str, Cue | Trigger | Noun | Channel]]:
    """Yield (file, name, row) of every row with an example; names are unique in their file."""
    seen: Counter[tuple[str, str]] = Counter()
    for file, name, row in _rows():
        seen[file, name] += 1
        times = seen[file, name]
        yield file, name if times == 1 else f"{name} #{times}", row


def check(row: Cue | Trigger | Noun | Channel) -> str:
    """Return what is wrong with the reading of a row's example, or nothing; an exception is wrong too."""
    try:
        if isinstance(row, Cue):
            return check_cue(row)
        if isinstance(row, Trigger):
            return check_trigger(row)
        return check_noun(row) if isinstance(row, Noun) else check_channel(row)
    except Exception as error:
        return f"raises {type(error).__name__}"


def misses(files: frozenset[str] | None = None) -> list[Miss]:
    """Every row (of some files, or of all) whose example does not give what the row says."""
    found = []
    for file, name, row in named_rows():
        if files is None or file in files:
            reason = check(row)
            if reason:
                found.append(Miss(file, name, reason))
    return found
