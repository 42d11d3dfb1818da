"""Quoted names: the few words in quotation marks that name something and are no speech."""

from riwaya.extraction.tags import NOUN, NUM, VERB
from riwaya.extraction.tokens import Text, Token

_LONGEST = 6  # words of a name


def quoted_name(text: Text, index: int) -> int | None:
    """Return the index after a quotation that is a name or a word or two, not speech."""
    closing = text.quotation_from(index)
    if closing is None or not 1 <= closing - index - 1 <= _LONGEST:
        return None
    inner = text.tokens[index + 1 : closing]
    if all(_can_name(token) for token in inner):
        return closing + 1
    return None


def _can_name(token: Token) -> bool:
    """Tell whether a word in quotation marks can be part of a name."""
    known = any(token.has(kind) for kind in ("place", "actor", "common", "name", "noun"))
    joined = token.surface.conjunction or token.surface.future
    return token.tag in (NOUN, NUM) or (known and token.tag == VERB and not joined)
