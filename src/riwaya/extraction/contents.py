"""Contents: what is said, from the word that opens it to the end of its clause (codebook §3, content)."""

from dataclasses import dataclass, field

from riwaya.extraction.clauses import CHANNEL, CUE_PREPOSITION, PHRASE, Sentence, Unit
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.tagging import ADV, CIRCUMSTANCE, COMP, DEM, JOINED, NOUN, NUM, PREP, PRON, PUNCT, REL, SUB, TIME, VERB
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon.rows import Cue
from riwaya.model import Span
from riwaya.text import fold_word

_COMMA = frozenset({",", "\u060c"})
_PAUSE = frozenset({",", "\u060c", ";", "\u061b", "-", "(", ")"})
_STOP = frozenset({".", "!", "?", "\u061f", "\u2026"})
_MEANWHILE = frozenset({"\u0641\u064a\u0645\u0627", "\u0628\u064a\u0646\u0645\u0627"})
_WHILE = ("\u0641\u064a", "\u062d\u064a\u0646")
_WHAT = "\u0645\u0627"
_SAID = "\u0642\u0627\u0644"
_CLAUSE_OF_TIME = frozenset({"\u0628\u0639\u062f", "\u0642\u0628\u0644", "\u0645\u0646\u0630"})
_ALSO = "\u0643\u0645\u0627"
_PASSED_OVER = frozenset({ADV, JOINED, NUM, PRON, DEM, PREP, TIME})
_LONGEST_ASIDE = 34  # words that may stand between a cue and its content
_QUOTED_SPEECH = 4  # words; a shorter quotation inside a content is a name or a term


@dataclass(slots=True, eq=False)
class Frame:
    """Where a statement's parts stand: content token ranges, target, channel and addressee."""

    ranges: list[tuple[int, int]] = field(default_factory=list)
    colon: bool = False
    target: Unit | None = None
    channel: Unit | None = None
    to: Unit | None = None
    strength: float = 0.9
    clausal: bool = False


def content_after(
    draft: Draft, sentence: Sentence, position: int, row: Cue, source: Unit | None, *, nominal: bool = False
) -> Frame | None:
    """Find the content to the right of a cue, by what the cue takes; None if there is none.

    `nominal` asks for a noun cue's content, which must follow at once.
    """
    scan = _Scan(sentence, row, source, nominal)
    frame = scan.run(position + 1)
    if frame is None and not nominal and "clause" in row.takes:
        late = _late_opening(sentence, sentence.units[position].end)
        frame = Frame([(late, -1)], strength=0.8, clausal=True) if late else None
    if frame is None:
        return None
    start = frame.ranges[0][0]
    end = _phrase_end(sentence, start) if nominal and not frame.clausal else clause_end(sentence, start)
    if not frame.clausal and not nominal:
        end = _noun_content_end(sentence, start, end)
    frame.ranges = [(start, _to_pause(sentence, start, end) if nominal else end)]
    return frame


def _noun_content_end(sentence: Sentence, start: int, end: int) -> int:
    """A noun phrase as content ends at a pause, unless a list goes on, and before a clause of time."""
    tokens = sentence.text.tokens
    for index in range(start + 1, end):
        following = tokens[index + 1] if index + 1 < end else None
        if tokens[index].text in _COMMA and following is not None:
            if not (following.surface.conjunction and following.tag == NOUN):
                return index
        if tokens[index].text in _CLAUSE_OF_TIME and following is not None and following.tag == COMP:
            return _trim(sentence.text, start, index)
    return end


def _phrase_end(sentence: Sentence, start: int) -> int:
    """Return where a noun cue's content ends that is a phrase: with the prepositional phrases that follow it."""
    position = sentence.unit_at(start)
    end = sentence.units[position].end
    for unit in sentence.units[position + 1 :]:
        governed = unit.kind == PHRASE and unit.preposition
        joined = sentence.token(unit).surface.conjunction
        if joined or not (governed or unit.kind in (PREP, JOINED, ADV, TIME, NUM)):
            break
        end = unit.end
    return _trim(sentence.text, start, end)


def _to_pause(sentence: Sentence, start: int, end: int) -> int:
    """A noun cue's content goes no further than the next pause."""
    tokens = sentence.text.tokens
    return next((index for index in range(start, end) if tokens[index].text in _COMMA), end)


def _says(token: Token) -> bool:
    """Tell whether a participle only says (*saying that*), so that the verb before it is the cue."""
    found = token.find("cue_participle")
    return bool(found and found[0].entry.row.lemma == _SAID)


def _late_opening(sentence: Sentence, start: int) -> int | None:
    """Return where a content opens behind an aside: the complementiser or colon right after the aside's pause."""
    tokens = sentence.text.tokens
    acted = False
    for index in range(start + 1, min(start + _LONGEST_ASIDE, sentence.end - 1)):
        token = tokens[index]
        acted = token.text not in _COMMA and (acted or token.tag == VERB)
        if token.text == ":":
            return index + 1
        paused = tokens[index - 1].text in (*_COMMA, ")", '"')
        if token.tag == COMP and (paused or not acted) and not token.surface.conjunction:
            return index + 1
        if token.tag == CIRCUMSTANCE or (token.tag == VERB and token.has("cue_verb") and token.surface.conjunction and _opens_soon(sentence, index)):
            return None
    return None


class _Scan:
    """Walks the units after a cue until one opens its content."""

    def __init__(self, sentence: Sentence, row: Cue, source: Unit | None, nominal: bool) -> None:
        self.sentence = sentence
        self.source = source
        self.nominal = nominal
        self.clause = "clause" in row.takes
        self.noun = "noun" in row.takes
        self.preps = {fold_word(take[5:]) for take in row.takes if take.startswith("prep:")}
        self.lead = {fold_word(word) for word in row.with_}
        self.target = fold_word(row.target.removeprefix("prep:"))
        self.object_target = row.target == "object"
        self.frame = Frame()
        self.commas = 0
        self.first = self.lead_at = 0

    def run(self, position: int) -> Frame | None:
        """Return the frame with the content's start, and its end or -1; None if nothing opens a content."""
        units = self.sentence.units
        self.first = position
        tokens = self.sentence.text.tokens[units[position].start : self.sentence.end] if position < len(units) else []
        self.lead_at = next((token.index for token in tokens if token.text in self.lead), 0)
        while position < len(units):
            unit = units[position]
            opened = self._opens(unit, position)
            if opened is not None:
                self.frame.clausal = unit.kind != PHRASE
                self.frame.ranges = [opened]
                return self.frame
            step = 1 if unit is self.source else self._pass_over(unit, position)
            if not step:
                return None
            position += step
        return None

    def _opens(self, unit: Unit, position: int) -> tuple[int, int] | None:
        token = self.sentence.token(unit)
        if unit is self.source or self._leads(unit):
            return None
        if unit.kind == COMP and (self.clause or self.preps or self.noun):
            start = unit.start if token.surface.enclitic else unit.end  # the pronoun is the clause's own subject
            return (start, -1) if unit.end < self.sentence.end else None
        if unit.kind == PUNCT and token.text == ":" and unit.end < self.sentence.end and not self.nominal:
            return unit.end, -1
        if unit.kind == REL and token.text == _WHAT and self.noun and not token.surface.conjunction:
            self.frame.strength = 0.7
            return unit.start, -1
        if unit.kind == PUNCT and token.text == '"' and (self.clause or self.noun) and not self.nominal:
            closing = self.sentence.text.quotation_from(unit.start)
            return (unit.start if closing is not None else unit.end, -1) if unit.end < self.sentence.end else None
        if unit.kind == CUE_PREPOSITION and "clause" not in token.find(CUE_PREPOSITION)[0].entry.row.takes:  # type: ignore[index]
            return (unit.start, -1) if self.noun or any(token.text.startswith(p) for p in self.preps) else None
        if unit.kind == PHRASE:
            return self._opens_phrase(unit, position)
        return None

    def _opens_phrase(self, unit: Unit, position: int) -> tuple[int, int] | None:
        preposition = unit.preposition
        if preposition:
            if preposition in self.preps and not (self.object_target and self._is_target(unit, preposition)):
                return unit.start, -1
            return None
        if self.sentence.token(unit).surface.conjunction:
            return None
        if self.nominal:
            return (unit.start, -1) if self.noun and position == self.first else None
        if self.object_target and self.frame.target is None and not self.noun:
            return None
        if unit.start < self.lead_at or self._is_aside(unit, position):
            return None
        if self.noun and not (self.object_target and self.preps and self.frame.target is None):
            self.frame.strength = 0.7
            return unit.start, -1
        return None

    def _leads(self, unit: Unit) -> bool:
        """A word that the cue needs (renewed *his assurance* that) leads on to the content, unless it is governed."""
        token = self.sentence.token(unit)
        if token.text not in self.lead or unit.kind == COMP or (unit.preposition and unit.preposition in self.preps):
            return False
        return not self.noun or token.has("cue_masdar") or token.has("cue_noun") or token.has("cue_participle")

    def _is_aside(self, unit: Unit, position: int) -> bool:
        """A bare phrase that is not yet the content: the channel's adjective, an apposition, or before *that*."""
        units = self.sentence.units
        before = units[position - 1]
        tokens = self.sentence.text.tokens
        if before.kind == CHANNEL and unit.end == unit.start + 1 and not tokens[unit.start].has("trigger_noun"):
            return True
        if self.clause and self._complementiser_ahead(position):
            return True
        title = tokens[unit.start].find("noun")
        apposed = self.source is not None and self.commas == 1 and before.kind == PUNCT
        closes = any(token.text in _COMMA for token in tokens[unit.end : min(unit.end + 12, self.sentence.end)])
        return bool(apposed and closes and title and title[0].entry.row.kind == "person")

    def _complementiser_ahead(self, position: int) -> bool:
        """Tell whether *that* follows before any verb, though not right after the phrase (the *need that* …)."""
        for later in self.sentence.units[position + 1 : position + 9]:
            if later.kind == COMP:
                return later is not self.sentence.units[position + 1]
            if later.kind in (VERB, CIRCUMSTANCE, SUB, CUE_PREPOSITION):
                return False
        return False

    def _is_target(self, unit: Unit, preposition: str) -> bool:
        return self.target == preposition

    def _pass_over(self, unit: Unit, position: int) -> int:
        """Return how many units to skip, noting target, channel and addressee; 0 ends the search."""
        token = self.sentence.token(unit)
        if self._leads(unit):
            return 1
        if unit.kind == CIRCUMSTANCE and _says(token) and not self.commas:
            return 1
        if unit.kind == PHRASE:
            return self._pass_phrase(unit)
        if unit.kind == CHANNEL:
            self.frame.channel = self.frame.channel or unit
            return 1
        if unit.kind == REL and not self.nominal:
            return self._relative_clause(position)
        if unit.kind == PUNCT and token.text in _PAUSE and not self.nominal:
            return self._pause(position)
        if unit.kind == VERB and self._describes_source(position):
            return 1
        if unit.kind == CUE_PREPOSITION and not self.nominal:
            following = self.sentence.units[position + 1] if position + 1 < len(self.sentence.units) else None
            return 2 if following is not None and following.kind == PHRASE else 1
        return 1 if unit.kind in _PASSED_OVER else 0

    def _pass_phrase(self, unit: Unit) -> int:
        preposition = unit.preposition
        if preposition and preposition == self.target:
            self.frame.target = self.frame.target or unit
        elif preposition:
            self.frame.to = self.frame.to or (unit if preposition == "\u0644" else None)
        elif self.sentence.token(unit).surface.conjunction:
            return 0 if self.commas else 1
        elif self.object_target and self.frame.target is None:
            self.frame.target = unit
        elif self.nominal:
            return 0
        return 1

    def _pause(self, position: int) -> int:
        """A pause may set off a title or a circumstance before the content; a second clause may not follow it."""
        units = self.sentence.units
        following = units[position + 1] if position + 1 < len(units) else None
        if following is None:
            return 0
        mark = self.sentence.token(units[position]).text
        if mark in "()-":
            return 1
        self.commas += 1
        token = self.sentence.token(following)
        opens = following.kind == COMP or token.text in (":", '"')
        aside = self.commas < 3 and following.kind in (CHANNEL, PREP, PHRASE, ADV, TIME) and not token.surface.conjunction
        return 1 if opens or aside else 0

    def _describes_source(self, position: int) -> bool:
        """After an indefinite source, a bare verb is a relative clause on it (a group *that calls itself* X)."""
        before = self.sentence.units[position - 1]
        if before is not self.source or before.phrase is None or not self.preps:
            return False
        return not any(token.surface.definite for token in self.sentence.text.tokens[before.start : before.end])

    def _relative_clause(self, position: int) -> int:
        """Skip a relative clause on the source: to the comma or the complementiser that ends it."""
        units = self.sentence.units
        for index in range(position + 1, min(position + 25, len(units))):
            unit = units[index]
            token = self.sentence.token(unit)
            if unit.kind == COMP and not units[index - 1].kind == VERB or token.text in (":", *_COMMA):
                return index - position
        return 0


def clause_end(sentence: Sentence, start: int) -> int:
    """Return where the clause that opens at token `start` ends (codebook §4, decision 10: trailing clauses)."""
    text = sentence.text
    index = start
    while index < sentence.end:
        token = text.tokens[index]
        if token.text == '"':
            closing = text.quotation_from(index)
            if closing is not None and closing < sentence.end:
                if index == start and _ends_speech(sentence, closing + 1):
                    return closing + 1
                index = closing + 1
                continue
        if index > start and _ends_clause(sentence, index):
            break
        index += 1
    return _trim(text, start, index)


def _ends_speech(sentence: Sentence, index: int) -> bool:
    if index >= sentence.end:
        return True
    token = sentence.text.tokens[index]
    return token.text in _PAUSE or token.text in _STOP or token.tag == CIRCUMSTANCE or bool(token.surface.conjunction)


def _ends_clause(sentence: Sentence, index: int) -> bool:
    tokens = sentence.text.tokens
    token, before = tokens[index], tokens[index - 1]
    paused = before.text in _COMMA
    if token.tag == CIRCUMSTANCE:
        return True
    if token.tag == VERB and token.has("cue_verb"):
        row: Cue = token.find("cue_verb")[0].entry.row  # type: ignore[index]
        joined = token.surface.conjunction or before.text == _ALSO
        if row.with_ and not _needed_follows(sentence, index, row):
            return False
        if paused and not joined and _opens_soon(sentence, index):
            return True
        doubtful = any(token.has(kind) for kind in ("noun", "trigger_noun", "cue_noun", "cue_masdar", "common"))
        doubtful = doubtful and not _opens_soon(sentence, index)
        return bool(joined and ((paused and not doubtful) or row.neutral or before.text == _ALSO)) and before.tag != REL
    if paused and token.find("cue_preposition"):
        return True
    if paused and token.text in _MEANWHILE:
        return True
    if paused and token.text == _ALSO and index + 1 < sentence.end and tokens[index + 1].tag == VERB:
        return tokens[index + 1].has("cue_verb")
    following = tokens[index + 1].text if index + 1 < sentence.end else ""
    return paused and (token.text, following) == _WHILE


def _needed_follows(sentence: Sentence, index: int, row: Cue) -> bool:
    needed = {fold_word(word) for word in row.with_}
    return any(token.text in needed for token in sentence.text.tokens[index + 1 : min(index + 12, sentence.end)])


def _opens_soon(sentence: Sentence, index: int) -> bool:
    """Tell whether a complementiser, colon or quotation follows a possible cue closely, which makes it one."""
    tokens = sentence.text.tokens[index + 1 : min(index + 7, sentence.end)]
    return any(token.tag == COMP or token.text in (":", '"') for token in tokens)


def _trim(text: Text, start: int, end: int) -> int:
    """Leave out pauses and stops at the end of a content, and a conjunction left hanging."""
    while end > start:
        token = text.tokens[end - 1]
        if token.text in _PAUSE and token.text != ")" or token.text in _STOP or token.text[0] == "." or token.text == _ALSO:
            end -= 1
        else:
            break
    return end


def content_around(draft: Draft, sentence: Sentence, position: int, after: int, row: Cue) -> Frame | None:
    """Find the clause that a source named by a preposition stands in: after it, before it, or around it."""
    units = sentence.units
    cue = units[position]
    resume = units[after].start if after < len(units) else sentence.end
    fronted = position == 0 or (position <= 2 and all(u.kind in (PUNCT, SUB, ADV, PREP) for u in units[:position]))
    after_pause = _skip_pause(sentence, resume)
    rest = clause_end(sentence, after_pause) if after_pause < sentence.end else after_pause
    if fronted or _opens_clause(sentence, position):
        return Frame([(after_pause, rest)]) if rest > after_pause else None
    begin = _clause_start(sentence, cue.start)
    before = (begin, _trim(sentence.text, begin, cue.start))
    ranges = [before] if before[1] > before[0] else []
    if _goes_on(sentence, resume) and rest > after_pause:
        ranges.append((after_pause, rest))
    return Frame(ranges, strength=0.8) if ranges else None


def _opens_clause(sentence: Sentence, position: int) -> bool:
    """A cue after a pause and a conjunction (`and according to X, …`) opens its own clause."""
    token = sentence.token(sentence.units[position])
    before = sentence.units[position - 1]
    return bool(token.surface.conjunction) and before.kind == PUNCT


def _skip_pause(sentence: Sentence, index: int) -> int:
    tokens = sentence.text.tokens
    while index < sentence.end and (tokens[index].text in _PAUSE or tokens[index].text == ":"):
        index += 1
    if index < sentence.end and tokens[index].tag == COMP:
        index += 1
    return index


def _goes_on(sentence: Sentence, index: int) -> bool:
    """After an inserted source, the clause goes on unless a stop, a conjunction or a new circumstance follows."""
    tokens = sentence.text.tokens
    if index >= sentence.end or tokens[index].text not in _COMMA or index + 1 >= sentence.end:
        return False
    following = tokens[index + 1]
    return not (
        following.surface.conjunction or following.tag in (SUB, CIRCUMSTANCE, PUNCT) or following.find(CUE_PREPOSITION)
    )


def _clause_start(sentence: Sentence, end: int) -> int:
    """Return where the clause before `end` starts: after the last pause that a conjunction follows."""
    tokens = sentence.text.tokens
    for index in range(end - 2, sentence.start, -1):
        if tokens[index].text in _COMMA and (
            tokens[index + 1].tag in (SUB, CIRCUMSTANCE)
            or (tokens[index + 1].surface.conjunction and tokens[index + 1].tag == VERB)
        ):
            return index + 1
    return sentence.start


def set_content(draft: Draft, sentence: Sentence, statement: StatementDraft, frame: Frame | None) -> bool:
    """Give a statement its content, quotation kind, channel, target and addressee; False if there is no content."""
    if frame is None:
        return False
    text = sentence.text
    for start, end in frame.ranges:
        inner = _inside_marks(text, start, end)
        if inner[1] > inner[0]:
            statement.content.append((start, end))
            statement.content_spans.append(_content_span(text, *inner))
    if not statement.content:
        return False
    statement.quoted = _quoted(text, statement)
    statement.confidence = frame.strength
    _set_channel(draft, sentence, statement, frame)
    return True


def _content_span(text: Text, start: int, end: int) -> Span:
    """Return a content's span: without a joined preposition, and from the pronoun where a complementiser bears one."""
    token = text.tokens[start]
    if token.tag == COMP and token.surface.enclitic:
        at = len(token.text) - len(token.surface.enclitic)
        begin = text.folded.span(token.word.at + at, token.word.at + len(token.text))[0]
        return text.at(begin, text.tokens[end - 1].word.end)
    return text.span(start, end, bare=token.surface.preposition != "" and token.tag != VERB)


def _inside_marks(text: Text, start: int, end: int) -> tuple[int, int]:
    while start < end and text.tokens[start].text in (":", "-"):
        start += 1
    quoted = start + 1 < end and text.tokens[start].text == '"' and text.quotation_from(start) == end - 1
    opening = text.tokens[start + quoted] if start + quoted < end else None
    if opening is not None and opening.tag == COMP and not opening.surface.enclitic and start + quoted + 1 < end:
        return start + quoted + 1, _trim(text, start + quoted + 1, end - quoted)
    if start < end and text.tokens[start].text == '"' and text.quotation_from(start) == end - 1:
        return start + 1, _trim(text, start + 1, end - 1)
    if end > start and text.tokens[end - 1].text == '"' and not any(closing == end - 1 for _, closing in text.quotations):
        end -= 1
    return start, end


def _quoted(text: Text, statement: StatementDraft) -> str:
    whole = all(_is_quotation(text, start, end) for start, end in statement.content)
    if whole:
        return "direct"
    for start, end in statement.content:
        for opening, closing in text.quotations:
            if start <= opening and closing <= end and closing - opening - 1 >= _QUOTED_SPEECH:
                return "mixed"
    return "indirect"


def _is_quotation(text: Text, start: int, end: int) -> bool:
    while start < end and text.tokens[start].text in (":", "-"):
        start += 1
    inside = text.inside_quotation(start)
    if inside is not None and inside[1] >= end - 1:
        return True
    return text.tokens[start].text == '"' and text.quotation_from(start) == end - 1


def _set_channel(draft: Draft, sentence: Sentence, statement: StatementDraft, frame: Frame) -> None:
    text = sentence.text
    unit = frame.channel
    if unit is None:
        near = [u for u in sentence.units if u.kind == CHANNEL and abs(u.start - statement.cue[0]) <= 12]
        outside = [u for u in near if not any(s <= u.start < e for s, e in statement.content)]
        unit = outside[0] if outside else None
    if unit is not None:
        found = sentence.token(unit).find("channel")
        if found:
            statement.channel = found[0].entry.row.channel
            statement.channel_span = text.span(unit.start, unit.end)
            following = sentence.units[sentence.unit_at(unit.end)] if unit.end < sentence.end else None
            if following is not None and following.kind == PHRASE and following.preposition in map(fold_word, found[0].entry.row.to):
                frame.to = following
    if frame.to is not None and _is_listener(draft, sentence, frame.to):
        statement.to = text.span(frame.to.start, frame.to.end, bare=True)
    if frame.target is not None:
        statement.target = text.span(frame.target.start, frame.target.end, bare=True)


def _is_listener(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a phrase after *to* is who was spoken to: an outlet, a person, or a name in quotation marks."""
    assert unit.phrase is not None
    token = sentence.token(unit)
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    if mention is not None:
        return mention.kind in ("media", "person", "people", "state_body")
    return token.text == '"' or token.has("name")
