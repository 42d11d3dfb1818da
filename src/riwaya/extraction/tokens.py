"""Tokens: a passage's words with what the lexicon says of each, its sentences and its quotations."""

from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from riwaya.extraction.particles import ALEF, HIM, PUBLISHED_MARBUTA
from riwaya.lexicon import Hit, Surface, Words
from riwaya.lexicon.table import loosely, prefixes
from riwaya.model import Passage, Span
from riwaya.text import Folded, Word, fold, quotations, sentences, words
from riwaya.text.clitics import AL

_JOINED = frozenset("\u0628\u0644\u0643")
LOOSE = frozenset(
    {
        "trigger_noun",
        "noun",
        "cue_noun",
        "channel",
        "function",
        "trigger_verb",
        "cue_verb",
        "cue_participle",
        "cue_masdar",
    }
)


@dataclass(slots=True, eq=False)
class Token:
    """One word of a passage: `text` is it folded, `tag` its class in this sentence (extraction.tagging).

    `longer` holds the phrases that begin here, `senses` the longest entry of every kind and its words.
    """

    index: int
    word: Word
    surface: Surface
    text: str
    senses: dict[str, tuple[Hit, int]]
    tag: str = ""
    longer: dict[str, tuple[Hit, int]] = field(default_factory=dict)

    def find(self, kind: str) -> tuple[Hit, int] | None:
        """Return the longest entry of a kind that begins here, and how many words it covers."""
        return self.senses.get(kind)

    def has(self, kind: str) -> bool:
        """Tell whether an entry of this kind begins here."""
        return kind in self.senses


@dataclass(slots=True, eq=False)
class Text:
    """A passage made ready: its tokens, its sentences as half-open token ranges, its quotations.

    `placed` are the names that the report uses for places beyond doubt (extraction.place_names).
    """

    passage: Passage
    folded: Folded
    tokens: list[Token]
    sentences: list[tuple[int, int]]
    quotations: list[tuple[int, int]]
    placed: frozenset[tuple[str, ...]] = frozenset()

    def span(self, start: int, end: int, *, bare: bool = False) -> Span:
        """Return the span of the tokens from `start` to `end`; `bare` leaves out the first's proclitics."""
        first = self.tokens[start]
        begin = first.word.start
        if bare:
            cut = self.bare_offset(first)
            if cut:
                begin = self.folded.span(first.word.at + cut, first.word.at + len(first.text))[0]
        return self.at(begin, self.tokens[end - 1].word.end)

    def at(self, start: int, end: int) -> Span:
        """Return the span of published offsets."""
        return Span(self.passage.id, start, end, self.passage.text[start:end])

    @staticmethod
    def bare_offset(token: Token) -> int:
        """How many letters of a word are conjunction and preposition (not article)."""
        surface = token.surface
        cut = len(surface.conjunction) + (len(surface.preposition) if surface.preposition else 0)
        return cut if cut < len(token.text) else 0

    def inside_quotation(self, index: int) -> tuple[int, int] | None:
        """Return the quotation that holds a token, if one does."""
        at = bisect_left(self.quotations, (index,)) - 1
        if at >= 0 and self.quotations[at][0] < index < self.quotations[at][1]:
            return self.quotations[at]
        return None

    def quotation_from(self, index: int) -> int | None:
        """Return the closing mark of the quotation that opens at a token."""
        at = bisect_left(self.quotations, (index,))
        if at < len(self.quotations) and self.quotations[at][0] == index:
            return self.quotations[at][1]
        return None


def read_passages(passages: Iterable[Passage], lexicon: Words) -> list[Text]:
    """Analyse a report's passages; a word that one of them has bare is known with clitics in the others."""
    folded = [(passage, fold(passage.text)) for passage in passages]
    split = [(passage, text, words(text)) for passage, text in folded]
    vocabulary = {word.folded for _, _, found in split for word in found}
    return [_read_passage(passage, text, found, lexicon, vocabulary) for passage, text, found in split]


def _read_passage(
    passage: Passage, folded: Folded, found: list[Word], lexicon: Words, vocabulary: AbstractSet[str]
) -> Text:
    tokens = [
        _token(index, word, lexicon, vocabulary, passage.text[word.end - 1])
        for index, word in enumerate(found)
    ]
    for token in tokens:
        if token.surface.phrases:
            _match_phrases(tokens, token, passage.text[token.word.end - 1] == PUBLISHED_MARBUTA)
            if token.longer:
                token.senses = token.senses | token.longer
    for token in tokens:
        _choose_noun(tokens, token)
    return Text(passage, folded, tokens, sentences(found, passage.text), quotations(found, passage.text))


def _token(index: int, word: Word, lexicon: Words, vocabulary: AbstractSet[str], last: str) -> Token:
    surface = _surface(word, lexicon, vocabulary)
    senses = surface.best
    if last == PUBLISHED_MARBUTA:  # which folding makes a heh: no word that is written with it ends in *his*
        kept = {
            kind: next((h for h in hits if h.cut.enclitic != HIM), None)
            for kind, hits in surface.hits.items()
        }
        senses = {kind: (hit, 1) for kind, hit in kept.items() if hit is not None}
    return Token(index, word, surface, word.folded, senses)


def _surface(word: Word, lexicon: Words, vocabulary: AbstractSet[str]) -> Surface:
    """Look a word up; an unknown one loses a letter of clitics if the report also has it without."""
    surface = lexicon.table.look_up(word.folded)
    if not surface.hits and not surface.phrases and not surface.definite and len(word.folded) > 3:
        for length in prefixes(word.folded):
            if word.folded[length:] in vocabulary:
                return lexicon.table.cut(word.folded, length)
    return surface


def _choose_noun(tokens: list[Token], token: Token) -> None:
    """A noun that only goes with a place's name is meant before one, and another spelled alike elsewhere."""
    hits = token.surface.hits.get("noun", ())
    if not any(hit.entry.row.named for hit in hits) or "noun" in token.longer:
        return
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    named = following is not None and following.has("place") and not following.surface.preposition
    meant = [hit for hit in hits if hit.entry.row.named == named] or ([] if not named else list(hits))
    token.senses = {kind: sense for kind, sense in token.senses.items() if kind != "noun"}
    if meant:
        token.senses["noun"] = (meant[0], 1)


def _match_phrases(tokens: list[Token], token: Token, marbuta: bool) -> None:
    if token.index + 1 >= len(tokens):
        return
    following_word = tokens[token.index + 1]
    word = following_word.text
    second = [loosely(word), word, loosely(word.removesuffix(ALEF)), following_word.surface.preposition]
    if following_word.surface.enclitic:
        second.append(loosely(following_word.surface.stem))  # the release *of them*
    hits = [hit for word in dict.fromkeys(second) for hit in token.surface.phrases.get(word, ())]
    for hit in hits:
        if marbuta and hit.cut.enclitic == HIM:
            continue
        kind = hit.entry.kind
        length = len(hit.entry.rest) + 1
        if kind in token.longer and token.longer[kind][1] >= length:
            continue
        following = tokens[token.index + 1 : token.index + length]
        if len(following) == length - 1 and _same(hit, following):
            token.longer[kind] = (hit, length - 1 if _ends_joined(hit, following[-1]) else length)


def _loose_forms(token: Token) -> tuple[str, ...]:
    """A later word of a phrase without the endings of agreement, of the accusative and of a pronoun."""
    own = loosely(token.surface.stem) if token.surface.enclitic else ""
    return loosely(token.text), loosely(token.text.removesuffix(ALEF)), own


def _ends_joined(hit: Hit, last: Token) -> bool:
    """Tell whether a phrase ends in a preposition that the text writes joined to the next word."""
    return hit.entry.rest[-1] in _JOINED and last.text != hit.entry.rest[-1]


def _same(hit: Hit, following: list[Token]) -> bool:
    loose = hit.entry.kind in LOOSE
    for wanted, token in zip(hit.entry.rest, following, strict=True):
        if token.text == wanted:
            continue
        if wanted.endswith(HIM) and token.text.removeprefix(AL) == wanted[:-1]:
            return False  # the state of a phrase changes, its gender does not
        if wanted in _JOINED and token.surface.preposition == wanted and wanted == hit.entry.rest[-1]:
            continue
        if not loose or loosely(wanted) not in _loose_forms(token):
            return False
    return True
