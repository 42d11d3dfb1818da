"""Before contents: what stands between a cue and what is said can only be who says it, even a finding."""

from riwaya.extraction.clauses import CHANNEL, PHRASE, Sentence, Unit
from riwaya.extraction.particles import COMMA
from riwaya.extraction.tags import ADV, COMP, JOINED, NUM, PREP, PUNCT, REL, TIME, VERB
from riwaya.lexicon.rows import Cue
from riwaya.text import fold_word

LONGEST_DETOUR = 14  # units between a verb and its subject, or between that and the content
DETOUR = frozenset({CHANNEL, ADV, PREP, JOINED, NUM, TIME})
_DEEDS = ("trigger_noun", "cue_noun", "cue_masdar")


def before_content(sentence: Sentence, unit: Unit, row: Cue) -> bool:
    """Whatever stands between a cue and what opens its content is the subject, even findings and accords."""
    head = sentence.head(unit)
    if head.surface.enclitic and head.has("cue_noun"):
        return False  # *his claim* that: the noun reports, and nobody else speaks
    preps = {fold_word(take[5:]) for take in row.takes if take.startswith("prep:")}
    described = bracket = False
    following = sentence.units[sentence.units.index(unit) + 1 :][:LONGEST_DETOUR]
    for at, later in enumerate(following):
        token = sentence.token(later)
        if token.text in ("(", ")"):
            bracket = token.text == "("
        elif bracket:
            continue
        elif later.kind == COMP or token.text == ":":
            return not token.surface.conjunction
        elif later.kind == PREP and token.surface.stem in preps:
            return True
        elif later.kind == PUNCT:
            if token.text not in COMMA:
                return bool(at) and token.text == '"' and "noun" not in row.takes
        elif later.kind == REL and not head.has("trigger_noun"):
            described = True
        elif later.kind == PHRASE:
            if not (described or later.preposition or _goes_with(sentence, unit, later)):
                return False
        elif not (later.kind in DETOUR or (described and later.kind == VERB and not token.has("cue_verb"))):
            return False
    return False


def _goes_with(sentence: Sentence, unit: Unit, later: Unit) -> bool:
    """Tell whether a bare phrase goes on with the one before it: joined to it, its name or its adjective."""
    token = sentence.token(later)
    if token.surface.conjunction or token.has("name") or later.start > unit.end:
        return True
    defined = sentence.head(unit).surface.definite
    return later.end == later.start + 1 and token.surface.definite == defined


def before_object(sentence: Sentence, unit: Unit, row: Cue) -> bool:
    """A definite phrase before a bare indefinite one is the subject of a cue that takes it: announced."""
    at = sentence.units.index(unit) + 1
    later = sentence.units[at] if at < len(sentence.units) else None
    if "noun" not in row.takes or later is None or later.kind != PHRASE or later.preposition:
        return False
    token, head = sentence.token(later), sentence.head(unit)
    agent = head.surface.definite and not any(head.has(kind) for kind in _DEEDS)
    return agent and not (token.surface.definite or token.surface.conjunction or token.has("adjective"))
