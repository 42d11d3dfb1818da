"""Designation: what a noun phrase calls somebody: its noun, what it adds to it, whether it is definite."""

from collections.abc import Sequence
from dataclasses import dataclass

from riwaya.extraction.agreement import GROUP_KINDS
from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.particles import MEEM, YEH
from riwaya.extraction.senses import actor_row, noun_row
from riwaya.extraction.tags import DEM, JOINED, NOUN, NUM, PREP, QUANT, REL
from riwaya.extraction.tokens import Token
from riwaya.lexicon.rows import KnownActor
from riwaya.lexicon.table import loosely, phrase_words
from riwaya.text import fold_word

_SHORTEST_NISBA = 3
_PARLIAMENT = "parliament"
_WHO = "who"  # stands for a relative clause among the words that a phrase adds


@dataclass(frozen=True, slots=True)
class Designation:
    """A phrase as it refers: `head` is its noun, `added` what describes it, `attached` what prepositions add.

    Words are compared loosely, without article and endings. `owner` is the pronoun joined to the noun,
    `known` the actor that the phrase names, `shown` that a demonstrative points back, `number` the figure
    that counts it.
    """

    head: str
    added: frozenset[str]
    attached: frozenset[str]
    definite: bool
    shown: bool
    owner: str
    number: str
    known: KnownActor | None

    @property
    def bare(self) -> bool:
        """Tell whether it is a noun alone: *the movement*."""
        return not self.added

    def takes_up(self, other: "Designation") -> bool:
        """Tell whether a definite phrase says of its noun nothing that an earlier one did not say."""
        apart = self.attached and other.attached and not self.attached & other.attached
        same = self.head == other.head and self.owner == other.owner and not apart
        if self.number and self.number == other.number:
            return self.head == other.head  # the same 20 men
        return self.definite and same and (self.shown or self.added <= other.added)

    def fills(self, other: "Designation") -> bool:
        """Tell whether a phrase can be the fuller name of a noun alone: *the army*, the Libyan army."""
        alone = other.bare and other.definite and not other.attached
        return alone and self.head == other.head and self.owner == other.owner

    def is_apart(self, other: "Designation") -> bool:
        """Tell whether two phrases with one noun say different things of it: *local* and *joint* forces."""
        if self.shown or self.head != other.head or not self.added or not other.added:
            return False
        return not (self.added <= other.added or other.added <= self.added)


def designate(draft: Draft, mention: MentionDraft) -> Designation:
    """Return how a mention designates; the *fighters of* a group or its *forces* go by the group."""
    tokens = draft.texts[mention.span.passage].tokens
    start, known = mention.head, mention.known
    counted = any(token.tag in (NUM, QUANT) for token in tokens[mention.start : mention.head])
    if known is None and not counted and start + 1 < mention.end:
        inner = tokens[start + 1]
        sets = draft.lexicon.sets
        if head_of(tokens[start]) in sets["members"] | sets["arms"] and group_at(inner):
            start, known = (
                (start, None) if head_of(inner) in sets["polities"] else (start + 1, actor_row(inner))
            )
    core, rest = _parted(tokens[start : mention.end])
    definite = any(token.surface.definite or token.surface.enclitic for token in core) and not counted
    house = _parliament(draft, tokens[start])
    added = {loose_word(token) for token in core[house or 1 :] if not _governs(token, tokens)}
    if mention.end < len(tokens) and tokens[mention.end].tag == REL:
        added.add(_WHO)
    return Designation(
        head=_PARLIAMENT if house else head_of(tokens[start]),
        added=frozenset(added),
        attached=frozenset(loose_word(token) for token in rest),
        owner=next((token.surface.enclitic for token in core if token.surface.enclitic), ""),
        definite=definite or known is not None or tokens[mention.start].tag == DEM,
        shown=tokens[mention.start].tag == DEM,
        number=_figure(tokens[mention.start : mention.head]),
        known=known,
    )


def heads_of(draft: Draft, known: KnownActor) -> frozenset[str]:
    """Return the nouns by which a known actor is called in its full names: ISIS is an *organisation*."""
    names = (phrase_words(name) for name in (*known.ar, *known.former))
    return frozenset(loosely(words[0]) for words in names if len(words) > 1) - draft.lexicon.sets["arms"]


def head_of(token: Token) -> str:
    """Return the noun of a phrase with this head, loosely: the singular where a row has it."""
    row = noun_row(token)
    return loosely(phrase_words(row.lemma)[0]) if row is not None else loosely(token.surface.stem)


def group_at(token: Token) -> str:
    """Return the kind of the group or body that a genitive names, or "" if it names none."""
    actor, row = actor_row(token), noun_row(token)
    if token.tag != NOUN or token.surface.conjunction or token.surface.preposition:
        return ""
    if actor is not None:
        return actor.kind if actor.kind in GROUP_KINDS else ""
    group = row is not None and row.kind in GROUP_KINDS and row.group in ("bodies", "forces")
    return str(row.kind) if row is not None and group and token.surface.definite else ""


def _parliament(draft: Draft, token: Token) -> int:
    """Return how many words the name of a parliament has here, or 0: a country has one, by two names."""
    found = token.find("noun")
    named = found is not None and fold_word(found[0].entry.row.lemma) in draft.lexicon.sets["parliaments"]
    return found[1] if found is not None and named else 0


def loose_word(token: Token) -> str:
    """Return a word so that a country and its adjective are one: the chief *in Yemen*, the *Yemeni* chief."""
    word = loosely(token.surface.stem)
    return word.removesuffix(YEH) if len(word) > _SHORTEST_NISBA else word


def _figure(counters: Sequence[Token]) -> str:
    """Return a number of several digits, which hardly counts two groups of one report."""
    return next((t.text for t in counters if t.text.isdigit() and len(t.text) > 1), "")


def _governs(token: Token, tokens: Sequence[Token]) -> bool:
    """A participle with a complement describes in passing: the forces *loyal* to the president."""
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if following is None or not token.surface.stem.startswith(MEEM):
        return False
    return following.tag in (PREP, JOINED) or bool(following.surface.preposition)


def _parted(tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Part the words of a phrase: those before the first preposition, and those after."""
    words = [token for token in tokens if token.text[0].isalpha() and token.tag != DEM]
    at = next((n for n, t in enumerate(words) if n and (t.tag == PREP or t.surface.preposition)), len(words))
    return words[:at], [token for token in words[at:] if token.tag == NOUN]
