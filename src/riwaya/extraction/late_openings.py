"""Late openings: contents behind an aside so long that the walk from the cue gives up."""

from riwaya.extraction.clause_ends import opens_soon
from riwaya.extraction.clauses import Sentence
from riwaya.extraction.particles import AFTER, BEFORE, COMMA, SINCE, WITHOUT
from riwaya.extraction.tags import CIRCUMSTANCE, COMP, PREP, SUB, VERB

_GOVERN_CLAUSES = frozenset({AFTER, BEFORE, SINCE, WITHOUT})
_LONGEST_ASIDE = 34  # words that may stand between a cue and its content


def late_opening(sentence: Sentence, start: int) -> int | None:
    """Return where a content opens behind an aside: after the complementiser or colon that ends the aside."""
    tokens = sentence.text.tokens
    acted = False
    for index in range(start + 1, min(start + _LONGEST_ASIDE, sentence.end - 1)):
        token = tokens[index]
        acted = token.text not in COMMA and (acted or token.tag == VERB)
        if token.text == ":":
            return index + 1
        paused = tokens[index - 1].text in (*COMMA, ")", '"')
        governed = tokens[index - 1].tag in (PREP, SUB) or tokens[index - 1].text in _GOVERN_CLAUSES
        if token.tag == COMP and (paused or not acted) and not token.surface.conjunction and not governed:
            return index + 1
        if token.tag == CIRCUMSTANCE or (
            token.tag == VERB
            and token.has("cue_verb")
            and token.surface.conjunction
            and opens_soon(sentence, index)
        ):
            return None
    return None
