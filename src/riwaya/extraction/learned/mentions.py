"""Mentions where the encoder sees a source or an argument."""

from collections.abc import Callable

from riwaya.extraction.description import make_mention
from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.kinds import kind_of
from riwaya.extraction.phrases import noun_phrase
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Hit


def mention_at(
    draft: Draft, text: Text, start: int, end: int, unknown: Callable[[Token], tuple[str, Hit | None]]
) -> MentionDraft | None:
    """Return the mention that begins at a word, made of the noun phrase there if there is none.

    `unknown` gives the kind, and the lexicon's hit, of a phrase of no known kind by its head; "" makes none.
    """
    known = draft.at.get((text.passage.id, start))
    if known is not None:
        return known
    phrase = noun_phrase(text, start, end, draft.lexicon)
    if phrase is None:
        return None
    kind, hit = kind_of(text, phrase, draft.names, draft.lexicon)
    if not kind:
        kind, hit = unknown(text.tokens[phrase.head])
    return make_mention(draft, text, phrase, kind, hit) if kind else None
