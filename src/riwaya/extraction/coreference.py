"""Coreference: which mentions of a report are one actor, and who a pronoun or a dropped subject is."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from riwaya.extraction.clauses import PHRASE, Sentence
from riwaya.extraction.draft import Draft, MentionDraft, StatementDraft
from riwaya.extraction.sources import SPEAKERS, speakerish
from riwaya.extraction.tokens import Token
from riwaya.lexicon.table import loosely

_SIMILAR = 0.8  # share of letters that two spellings of one foreign name keep
_SHORTEST_VARIANT = 5
_PAUSES = frozenset({",", "\u060c", "-", "\u0648"})
_FAR = 6  # sentences back that a dropped subject may reach


def link_mentions(draft: Draft) -> None:
    """Give every mention of an actor its cluster: known actors, equal names, surnames, spellings, aliases."""
    clusters = _Clusters(draft)
    for mention in sorted(draft.mentions, key=lambda m: (m.span.passage, m.start)):
        if mention.kind not in SPEAKERS:
            continue
        mention.cluster = clusters.place(mention)
    for first, second in _aliases(draft):
        clusters.merge(first, second)


class _Clusters:
    """The actors met so far, in the order of the text."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.known_words: dict[tuple[int, int], tuple[str, ...]] = {}
        self.known_names: dict[tuple[int, int], tuple[str, ...]] = {}
        self.members: dict[int, list[MentionDraft]] = {}

    def place(self, mention: MentionDraft) -> int:
        """Put a mention with the most recent actor that it can be, or open a new one."""
        for cluster in sorted(self.members, key=lambda c: -self._last(c)):
            if any(self._same(mention, other) for other in self.members[cluster]):
                self.members[cluster].append(mention)
                return cluster
        cluster = len(self.members) + 1
        self.members[cluster] = [mention]
        return cluster

    def merge(self, first: MentionDraft, second: MentionDraft) -> None:
        """Make two mentions' actors one, on the report's own word."""
        if first.cluster is None or second.cluster is None or first.cluster == second.cluster:
            return
        kept, lost = sorted((first.cluster, second.cluster))
        for mention in self.members.pop(lost):
            mention.cluster = kept
            self.members[kept].append(mention)

    def _last(self, cluster: int) -> int:
        mention = self.members[cluster][-1]
        return mention.span.passage * 100_000 + mention.start

    def _same(self, mention: MentionDraft, other: MentionDraft) -> bool:
        if mention.known is not None and other.known is not None:
            return mention.known.id == other.known.id and (mention.kind == other.kind or mention.known.state)
        if (mention.kind == "person") != (other.kind == "person"):
            return False
        if mention.kind == "person":
            return self._same_person(mention, other)
        first, second = self._words(mention), self._words(other)
        return first == second or (self._named_alike(mention, other) and mention.kind == other.kind)

    def _same_person(self, mention: MentionDraft, other: MentionDraft) -> bool:
        first, second = self._name_words(mention), self._name_words(other)
        if first and second:
            return same_name(first, second)
        if mention.number != "s" or other.number != "s":
            return False
        if first or second:
            bare = other if first else mention
            named = mention if first else other
            return bare is mention and self._bare_title(bare) and self._shares_title(bare, named)
        return self._words(mention) == self._words(other) and mention.source_type != "anonymous"

    def _bare_title(self, mention: MentionDraft) -> bool:
        tokens = self._tokens(mention)
        if len(tokens) == 1 and tokens[0].surface.definite and mention.source_type != "anonymous":
            mention.inferred = True
            return True
        return False

    def _shares_title(self, bare: MentionDraft, named: MentionDraft) -> bool:
        word = self._tokens(bare)[0].surface.stem
        return any(token.surface.stem == word for token in self._tokens(named))

    def _named_alike(self, mention: MentionDraft, other: MentionDraft) -> bool:
        first, second = self._name_words(mention), self._name_words(other)
        return bool(first) and first == second

    def _tokens(self, mention: MentionDraft) -> list[Token]:
        return self.draft.texts[mention.span.passage].tokens[mention.start : mention.end]

    def _words(self, mention: MentionDraft) -> tuple[str, ...]:
        key = (mention.span.passage, mention.start)
        if key not in self.known_words:
            tokens = self._tokens(mention)
            self.known_words[key] = tuple(loosely(t.surface.stem) for t in tokens if t.text[0].isalpha())
        return self.known_words[key]

    def _name_words(self, mention: MentionDraft) -> tuple[str, ...]:
        if mention.name is None:
            return ()
        key = (mention.span.passage, mention.start)
        if key not in self.known_names:
            self.known_names[key] = self._find_name_words(mention)
        return self.known_names[key]

    def _find_name_words(self, mention: MentionDraft) -> tuple[str, ...]:
        assert mention.name is not None
        text = self.draft.texts[mention.span.passage]
        return tuple(
            token.surface.stem
            for token in text.tokens[mention.start : mention.end]
            if token.text[0].isalpha() and mention.name.start < token.word.end and token.word.start < mention.name.end
        )


def same_name(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether two persons' names can be one: equal, a surname alone, or a foreign name spelled otherwise.

    A shared first name alone is never enough.

    >>> same_name(("abcd", "efgh"), ("efgh",)), same_name(("abcd", "efgh"), ("abcd",))
    (True, False)
    """
    short, long = sorted((list(first), list(second)), key=len)
    if len(short) == len(long):
        return all(_spelled_alike(a, b) for a, b in zip(short, long, strict=True))
    if len(short) == 1:
        return _spelled_alike(short[0], long[-1])
    return all(any(_spelled_alike(word, other) for other in long) for word in short) and _spelled_alike(short[-1], long[-1])


def _spelled_alike(first: str, second: str) -> bool:
    if first == second or first.removeprefix("\u0627\u0644") == second.removeprefix("\u0627\u0644"):
        return True
    if min(len(first), len(second)) < _SHORTEST_VARIANT or first[0] != second[0]:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _SIMILAR and abs(len(first) - len(second)) <= 1 and _consonants(first) == _consonants(second)


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "\u0627\u0648\u064a\u0647")


def _aliases(draft: Draft) -> list[tuple[MentionDraft, MentionDraft]]:
    """Find the pairs of mentions that the report equates: a name in brackets, or after *known as*."""
    pairs = []
    equating = draft.lexicon.sets["equating"]
    for sentences in draft.sentences:
        for sentence in sentences:
            for position, unit in enumerate(sentence.units):
                if unit.kind != PHRASE or unit.phrase is None or position + 2 >= len(sentence.units):
                    continue
                mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
                if mention is None or mention.cluster is None:
                    continue
                other = (
                    _bracketed(draft, sentence, position)
                    or _known_as(draft, sentence, position, equating)
                    or _in_apposition(draft, sentence, position, mention)
                )
                if other is not None and other.cluster is not None:
                    pairs.append((mention, other))
    return pairs


def _bracketed(draft: Draft, sentence: Sentence, position: int) -> MentionDraft | None:
    units = sentence.units
    if sentence.token(units[position + 1]).text != "(" or units[position + 2].kind != PHRASE:
        return None
    inner = units[position + 2]
    closed = position + 3 < len(units) and sentence.token(units[position + 3]).text == ")"
    mention = draft.mention_of(sentence.text.passage.id, inner.phrase) if inner.phrase else None
    outer = draft.mention_of(sentence.text.passage.id, units[position].phrase)  # type: ignore[arg-type]
    return mention if closed and mention and outer and mention.kind == outer.kind else None


def _in_apposition(draft: Draft, sentence: Sentence, position: int, mention: MentionDraft) -> MentionDraft | None:
    """An office and a name with only a comma between are one person: *the minister, so-and-so,*."""
    units = sentence.units
    inner = units[position + 2]
    if sentence.token(units[position + 1]).text not in ("\u060c", ",") or inner.kind != PHRASE or inner.phrase is None:
        return None
    if inner.preposition or sentence.token(inner).surface.conjunction or mention.kind != "person" or mention.number != "s":
        return None
    other = draft.mention_of(sentence.text.passage.id, inner.phrase)
    if other is None or other.kind != "person" or other.number != "s" or (mention.name is None) == (other.name is None):
        return None
    return other


def _known_as(draft: Draft, sentence: Sentence, position: int, equating: frozenset[str]) -> MentionDraft | None:
    units = sentence.units
    outer = draft.mention_of(sentence.text.passage.id, units[position].phrase)  # type: ignore[arg-type]
    for index in range(units[position].end, min(units[position].end + 2, sentence.end)):
        token = sentence.text.tokens[index]
        if token.text in equating or token.surface.stem in equating:
            inner = _name_after(draft, sentence, index + 1)
            return inner if inner is not None and outer is not None and inner.kind == outer.kind else None
        if token.text not in _PAUSES:
            return None
    return None


def _name_after(draft: Draft, sentence: Sentence, index: int) -> MentionDraft | None:
    """Return the mention that opens within two words: *known as* X, *nicknamed* "X"."""
    for start in range(index, min(index + 3, sentence.end)):
        mention = draft.at.get((sentence.text.passage.id, start))
        if mention is not None:
            return mention
    return None


def resolve_speakers(draft: Draft) -> None:
    """Resolve the dropped subjects of statements to speakers named before them, nearest that agrees first."""
    done: list[StatementDraft] = []
    for statement in sorted(draft.statements, key=lambda s: (s.passage, s.cue)):
        if statement.speaker is None and not statement.anonymous and statement.inferred:
            statement.speaker = _in_sentence(draft, statement, done) or _earlier(done, statement)
        done.append(statement)


def _in_sentence(draft: Draft, statement: StatementDraft, done: list[StatementDraft]) -> MentionDraft | None:
    for earlier in reversed(done):
        same = earlier.passage == statement.passage and earlier.sentence == statement.sentence
        if same and earlier.speaker is not None and earlier.parent is not statement and _agree(statement, earlier.speaker):
            return earlier.speaker
    sentence = draft.sentences[statement.passage][statement.sentence]
    for unit in sentence.units:
        if unit.start >= statement.cue[0]:
            break
        if unit.kind == PHRASE and not unit.preposition and unit.phrase and speakerish(draft, sentence, unit):
            mention = draft.mention_of(statement.passage, unit.phrase)
            if mention is not None and mention.kind in SPEAKERS and _agree(statement, mention):
                return mention
    return None


def _earlier(done: list[StatementDraft], statement: StatementDraft) -> MentionDraft | None:
    for back, earlier in enumerate(reversed(done)):
        if back >= _FAR or statement.passage - earlier.passage > 2:
            return None
        if earlier.speaker is not None and _agree(statement, earlier.speaker):
            return earlier.speaker
    return None


def _agree(statement: StatementDraft, speaker: MentionDraft) -> bool:
    if statement.number == "p":
        return speaker.number == "p" or speaker.kind == "armed_group"
    if statement.gender == "f" and speaker.gender == "m" and speaker.kind == "person":
        return False
    if statement.gender == "m" and statement.number == "s":
        return speaker.number != "p" and not (speaker.gender == "f" and speaker.kind != "media")
    return True
