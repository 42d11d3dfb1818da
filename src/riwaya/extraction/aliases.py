"""Aliases: the mentions that the report itself equates, in brackets, in apposition or by *known as*."""

from riwaya.extraction.clauses import PHRASE, Sentence
from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.particles import COMMA, WAW

_PAUSES = COMMA | {"-", WAW}


def find_aliases(draft: Draft) -> list[tuple[MentionDraft, MentionDraft]]:
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
    outer = draft.mention_of(sentence.text.passage.id, units[position].phrase)
    return mention if closed and mention and outer and mention.kind == outer.kind else None


def _in_apposition(
    draft: Draft, sentence: Sentence, position: int, mention: MentionDraft
) -> MentionDraft | None:
    """An office and a name with only a comma between are one person: *the minister, so-and-so,*."""
    units = sentence.units
    inner = units[position + 2]
    if sentence.token(units[position + 1]).text not in COMMA or inner.kind != PHRASE or inner.phrase is None:
        return None
    if (
        inner.preposition
        or sentence.token(inner).surface.conjunction
        or mention.kind != "person"
        or mention.number != "s"
    ):
        return None
    other = draft.mention_of(sentence.text.passage.id, inner.phrase)
    if (
        other is None
        or other.kind != "person"
        or other.number != "s"
        or (mention.name is None) == (other.name is None)
    ):
        return None
    return other


def _known_as(
    draft: Draft, sentence: Sentence, position: int, equating: frozenset[str]
) -> MentionDraft | None:
    units = sentence.units
    outer = draft.mention_of(sentence.text.passage.id, units[position].phrase)
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
