"""Examples: a reading's statements, events and mentions as labels of the words of its windows."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from riwaya.extraction import begin
from riwaya.extraction.learned.hints import Hints, hints
from riwaya.extraction.learned.labels import (
    CUE_TAGS,
    MENTION_TAGS,
    NAME_TAGS,
    NONE,
    TRIGGER_TAGS,
    VOICED,
)
from riwaya.extraction.learned.pieces import MOST_OF_WORD, Pieces
from riwaya.extraction.learned.windows import windows
from riwaya.model import OUTLET, Passage, Reading, Span
from riwaya.model.codebook import ACTS
from riwaya.text import fold, sentences, words

Range = tuple[int, int]


@dataclass(slots=True)
class Said:
    """A statement in a window: word indices of its cue, and half-open ranges of its source and content."""

    cue: int
    act: int
    source: Range | None
    content: Range | None


@dataclass(slots=True)
class Happening:
    """An event in a window: its trigger's first word, its roles' ranges, what outlet and source hold."""

    trigger: int
    roles: list[tuple[str, int, int]]
    outlet: int
    voice: int


@dataclass(slots=True)
class Example:
    """A window: every word's pieces, and what is known of it; None or no list where nobody marked that."""

    pieces: list[tuple[int, ...]]
    hints: list[Hints] = field(default_factory=list)
    cues: list[int] | None = None
    triggers: list[int] | None = None
    names: list[int] | None = None
    mentions: list[int] | None = None
    said: list[Said] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)


class Laid:
    """A passage laid out in words, where spans become ranges of words."""

    def __init__(self, passage: Passage) -> None:
        folded = fold(passage.text)
        self.words = words(folded)
        self.offsets = [(word.start, word.end) for word in self.words]
        self.ends = [end for _, end in sentences(self.words, passage.text)]
        self._starts = [start for start, _ in self.offsets]

    def range(self, span: Span) -> Range | None:
        """Return the words that a span touches."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        while first < len(self.offsets) and self.offsets[first][1] <= span.start:
            first += 1
        last = first
        while last < len(self.offsets) and self.offsets[last][0] < span.end:
            last += 1
        return (first, last) if last > first else None


def examples(reading: Reading, pieces: Pieces, *, mentions: bool) -> Iterator[Example]:
    """Yield a reading's windows; `mentions` tells that every mention of it is marked."""
    draft = begin(reading.report)
    for number, passage in enumerate(reading.report.passages):
        laid = Laid(passage)
        if not laid.words:
            continue
        cut = pieces.cut_words(passage.text, laid.offsets)
        whole = _label(reading, passage, laid, mentions)
        whole.hints = hints(draft, number)
        for start, end in windows([len(word) for word in cut], laid.ends):
            yield _window(whole, cut, start, end)


def _label(reading: Reading, passage: Passage, laid: Laid, mentions: bool) -> Example:
    here = Example([])
    size = len(laid.words)
    here.cues, here.triggers = [0] * size, [0] * size
    for statement in reading.statements:
        cue = laid.range(statement.cue) if statement.cue.passage == passage.id else None
        if cue is None:
            continue
        _tag(here.cues, cue, CUE_TAGS, "cue")
        parts = [
            r for span in statement.content if span.passage == passage.id for r in [laid.range(span)] if r
        ]
        content = (min(a for a, _ in parts), max(b for _, b in parts)) if parts else None
        spoken = statement.source
        source = laid.range(spoken) if spoken is not None and spoken.passage == passage.id else None
        here.said.append(Said(cue[0], ACTS.index(statement.act), source, content))
    here.happenings = list(_happenings(reading, passage, laid, here.triggers))
    if mentions:
        here.mentions = _mentioned(reading, passage, laid)
    return here


def _happenings(reading: Reading, passage: Passage, laid: Laid, triggers: list[int]) -> Iterator[Happening]:
    """Yield the events of a passage, and tag their triggers."""
    spans = {mention.id: mention.span for mention in reading.mentions}
    spans |= {time.id: time.span for time in reading.times}
    for event in reading.events:
        trigger = laid.range(event.trigger) if event.trigger.passage == passage.id else None
        if trigger is None:
            continue
        _tag(triggers, trigger, TRIGGER_TAGS, event.type)
        filled = [
            ("agent", event.agent),
            ("patient", event.patient),
            ("place", event.place),
            ("time", event.time),
        ]
        found = [(role, spans[one]) for role, ids in filled for one in ids if one in spans]
        if event.instrument is not None:
            found.append(("instrument", event.instrument))
        roles = [
            (role, *reached)
            for role, span in found
            if span.passage == passage.id
            for reached in [laid.range(span)]
            if reached
        ]
        held = {f.voice: f.value for f in event.factuality}
        inner = next((value for voice, value in held.items() if voice != OUTLET), NONE)
        yield Happening(trigger[0], roles, VOICED.index(held.get(OUTLET, NONE)), VOICED.index(inner))


def _mentioned(reading: Reading, passage: Passage, laid: Laid) -> list[int]:
    """Return the tags of the outermost mentions of a passage."""
    tags = [0] * len(laid.words)
    found = [mention.span for mention in reading.mentions]
    order = sorted(range(len(found)), key=lambda n: found[n].start - found[n].end)
    for number in order:
        reached = laid.range(found[number]) if found[number].passage == passage.id else None
        if reached and not any(tags[reached[0] : reached[1]]):
            _tag(tags, reached, MENTION_TAGS, reading.mentions[number].kind)
    return tags


def _tag(tags: list[int], reached: Range, labels: Sequence[str], kind: str) -> None:
    for index in range(*reached):
        tags[index] = labels.index(f"{'B' if index == reached[0] else 'I'}-{kind}")


def _window(whole: Example, cut: list[tuple[int, ...]], start: int, end: int) -> Example:
    def clip(reached: Range | None) -> Range | None:
        if reached is None or reached[0] >= end or reached[1] <= start:
            return None
        return max(reached[0], start) - start, min(reached[1], end) - start

    one = Example(cut[start:end], whole.hints[start:end])
    one.cues = None if whole.cues is None else whole.cues[start:end]
    one.triggers = None if whole.triggers is None else whole.triggers[start:end]
    one.mentions = None if whole.mentions is None else whole.mentions[start:end]
    one.said = [
        Said(s.cue - start, s.act, clip(s.source), clip(s.content))
        for s in whole.said
        if start <= s.cue < end
    ]
    for h in whole.happenings:
        if start <= h.trigger < end:
            roles = [(role, *c) for role, a, b in h.roles for c in [clip((a, b))] if c]
            one.happenings.append(Happening(h.trigger - start, roles, h.outlet, h.voice))
    return one


def named(tokens: Iterable[str], tags: Iterable[str], pieces: Pieces) -> Example:
    """Return a sentence of a name corpus, its BIO tags by the types of ANERcorp, as one window."""
    known = list(tags)
    cut = [pieces.cut(token)[:MOST_OF_WORD] for token in tokens]
    return Example(cut, names=[NAME_TAGS.index(tag) if tag in NAME_TAGS else 0 for tag in known])
