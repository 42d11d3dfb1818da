"""Speaking: which phrases name something that can speak, and how one becomes a statement's source."""

from riwaya.extraction.clauses import Sentence, Unit
from riwaya.extraction.description import make_mention
from riwaya.extraction.draft import Draft, MentionDraft, StatementDraft
from riwaya.extraction.kinds import kind_of
from riwaya.extraction.particles import YEH
from riwaya.extraction.phrases import noun_phrase
from riwaya.extraction.tags import NOUN, NUM, PREP
from riwaya.lexicon import Hit

_NEAR = 4  # words between a cue and *on the part of*
SPEAKERS = frozenset({"person", "armed_group", "state_body", "organisation", "media", "people"})


def speakerish(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a phrase names something that can speak."""
    if unit.phrase is None:
        return False
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    token = sentence.text.tokens[unit.phrase.head]
    if _is_quantity(draft, sentence, unit):
        return False
    if mention is not None and mention.kind in SPEAKERS:
        return True
    if mention is not None:
        known = mention.known
        return bool(known and known.state) or (mention.kind in ("place", "facility") and _is_capital(mention))
    if _is_crowd(draft, sentence, unit):
        return True
    noun = token.find("noun")
    if noun is not None:
        return noun[0].entry.row.group in ("documents", "media")
    if token.has("adjective"):
        return token.surface.definite and token.tag == NOUN
    if any(token.has(kind) for kind in ("cue_noun", "trigger_noun", "cue_masdar", "place")):
        return False
    return _unknown_name(sentence, unit)


def _is_quantity(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """The number *of the fighters* is a quantity; a number *of fighters* are people who speak."""
    tokens = sentence.text.tokens
    first = tokens[unit.start]
    if first.surface.stem not in draft.lexicon.sets["number_of"] or unit.start + 1 >= unit.end:
        return False
    return tokens[unit.start + 1].tag != PREP


def _is_capital(mention: MentionDraft) -> bool:
    return mention.end - mention.start == 1


def _unknown_name(sentence: Sentence, unit: Unit) -> bool:
    """An unknown indefinite word, or two or three of them, is most likely a name."""
    assert unit.phrase is not None
    tokens = sentence.text.tokens[unit.phrase.start : unit.phrase.end]
    first = tokens[0]
    if (
        first.text == '"'
        or first.tag in (NUM, "quant", "dem")
        or first.surface.hits
        or first.surface.enclitic
    ):
        return first.has("name")
    return len(first.text) > 2 and (not first.surface.definite or first.surface.stem.endswith(YEH))


def set_source(draft: Draft, sentence: Sentence, statement: StatementDraft, unit: Unit | None) -> None:
    """Make the phrase the statement's source; an expressed source that was no mention becomes one."""
    if unit is None or unit.phrase is None:
        statement.inferred = not statement.anonymous
        return
    passage = sentence.text.passage.id
    mention = draft.mention_of(passage, unit.phrase)
    if mention is None or mention.end != unit.phrase.end:
        found = sentence.head(unit).find("noun")
        unknown = not sentence.head(unit).surface.hits  # nothing but a name is unknown and speaks
        named = (unknown or _unknown_name(sentence, unit)) and not (
            found and found[0].entry.row.group == "documents"
        )
        kind = "person" if named else "people" if _is_crowd(draft, sentence, unit) else "document"
        mention = make_mention(draft, sentence.text, unit.phrase, kind, _noun_hit(sentence, unit))
        if named and mention.name is None:
            mention.name = mention.span
    statement.source = statement.speaker = mention


def speaker_in(draft: Draft, sentence: Sentence, unit: Unit, *, crowds: bool) -> MentionDraft | None:
    """Return the mention of a phrase if it can speak; with `crowds`, *tens* of nobody known become one."""
    if unit.phrase is None or not speakerish(draft, sentence, unit):
        return None
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    if mention is None and crowds and _is_crowd(draft, sentence, unit):
        mention = make_mention(draft, sentence.text, unit.phrase, "people", _noun_hit(sentence, unit))
    return mention if mention is not None and mention.kind in SPEAKERS else None


def _is_crowd(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    return sentence.head(unit).surface.stem in draft.lexicon.sets["crowds"]


def _noun_hit(sentence: Sentence, unit: Unit) -> Hit | None:
    found = sentence.text.tokens[unit.phrase.head].find("noun") if unit.phrase else None
    return found[0] if found else None


def mention_inside(draft: Draft, sentence: Sentence, start: int, end: int) -> MentionDraft | None:
    """Make or return the mention that fills the token range, such as the genitive after a noun cue."""
    if start >= end:
        return None
    phrase = noun_phrase(sentence.text, start, end, draft.lexicon)
    if phrase is None:
        return None
    known = draft.mention_of(sentence.text.passage.id, phrase)
    if known:
        return known
    kind, hit = kind_of(sentence.text, phrase, draft.names, draft.lexicon)
    return make_mention(draft, sentence.text, phrase, kind, hit) if kind in SPEAKERS else None


def doer(draft: Draft, sentence: Sentence, statement: StatementDraft) -> MentionDraft | None:
    """Return who does what a noun or a passive tells (a warning *on the part of* X), right after the cue."""
    tokens = sentence.text.tokens
    for index in range(statement.cue[1], min(statement.cue[1] + _NEAR, sentence.end - 2)):
        if f"{tokens[index].text} {tokens[index + 1].text}" in draft.lexicon.sets["agentive"]:
            unit = sentence.units[sentence.unit_at(index + 2)]
            return speaker_in(draft, sentence, unit, crowds=True)
    return None
