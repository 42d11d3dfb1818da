"""Sources: who performs a speech act, read from the grammar of the clause around its cue."""

from riwaya.extraction.before_contents import DETOUR, LONGEST_DETOUR, before_content, before_object
from riwaya.extraction.clauses import CHANNEL, PHRASE, Sentence, Unit, agrees
from riwaya.extraction.draft import Draft
from riwaya.extraction.particles import (
    ALEF,
    AS_FOR,
    COMMA,
    FA,
    FOREGONE,
    LAM,
    MEEM,
    OTHER,
    PUBLISHED_TANWIN,
    WAW_NOON,
)
from riwaya.extraction.relatives import antecedent, relative_before
from riwaya.extraction.senses import is_title
from riwaya.extraction.speaking import speakerish
from riwaya.extraction.tags import ADV, COMP, DEM, JOINED, NUM, PART, PREP, PUNCT, REL, TIME, VERB
from riwaya.extraction.tokens import Token
from riwaya.extraction.topics import topic_of
from riwaya.extraction.verbs import verb_form
from riwaya.lexicon.rows import Cue
from riwaya.text import fold_word


def subject_of(draft: Draft, sentence: Sentence, position: int, row: Cue) -> Unit | None:
    """Return the noun phrase that is the subject of the verb unit at `position`, if it is expressed."""
    units = sentence.units
    if row.target == "object" and position and units[position - 1].kind == PHRASE:
        before = _before_verb(draft, sentence, position)
        if before is units[position - 1]:
            return before  # X calls Y to: the phrase after the verb is who is called
    if position > 1 and units[position - 1].kind == PART:
        topic = _before_verb(draft, sentence, position)
        if topic is not None:
            return topic  # X had called Y to: the subject stands before *had*
    topic = topic_of(draft, sentence, position)
    if topic is not None:
        return topic
    after = _after_verb(draft, sentence, position, row)
    if after is not None:
        return after
    relative = relative_before(sentence, position)
    if relative is not None:
        return antecedent(draft, sentence, relative)
    return _before_verb(draft, sentence, position)


def other_subject(draft: Draft, sentence: Sentence, position: int) -> Unit | None:
    """Return the subject before a verb if it does not usually speak (deeds, losses, findings)."""
    units = sentence.units
    if not position or sentence.token(units[position]).surface.conjunction:
        return None
    before = units[position - 1]
    if before.kind == DEM:
        return before
    if before.kind == REL:
        described = units[position - 2] if position > 1 else before
        return described if described.kind == PHRASE else before
    if before.kind != PHRASE or before.phrase is None or speakerish(draft, sentence, before):
        return None
    if before.preposition and any(
        t.surface.definite for t in sentence.text.tokens[before.start : before.end]
    ):
        return None
    if sentence.head(before).surface.stem in draft.lexicon.sets["banners"]:
        return None
    fits = agrees(sentence.token(units[position]), sentence.text.tokens[before.phrase.head], before=True)
    return before if fits else None


def _after_verb(draft: Draft, sentence: Sentence, position: int, row: Cue) -> Unit | None:
    preps = {fold_word(take[5:]) for take in row.takes if take.startswith("prep:")}
    commas, opened = 0, False
    for unit in sentence.units[position + 1 : position + 1 + LONGEST_DETOUR]:
        if unit.kind == PHRASE and not (unit.preposition or _is_other(sentence, unit)):
            if _is_reached(draft, sentence, unit):
                continue
            indefinite = not sentence.head(unit).surface.definite and _is_common(draft, sentence, unit)
            if opened and indefinite and not sentence.head(unit).text.endswith(WAW_NOON):
                return None  # announced *the arrest of* five men: they are in the content
            return unit if _is_subject(draft, sentence, position, unit, row) else None
        if unit.kind == PHRASE:
            opened = opened or unit.preposition in preps
        elif unit.kind == PUNCT and sentence.token(unit).text in COMMA and not commas:
            commas += 1
        elif not (unit.kind in DETOUR or sentence.token(unit).text in ("(", ")")):
            return None
    return None


def _is_reached(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a phrase goes with the governed one before it: his leaving *Beirut*, president *X*."""
    before = sentence.units[sentence.units.index(unit) - 1]
    tokens = sentence.text.tokens[before.start : before.end]
    if before.kind == PHRASE and sentence.token(unit).has("name") and any(map(is_title, tokens)):
        return True
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    place = mention is not None and mention.kind in ("place", "facility")
    return place and before.kind == PHRASE and bool(sentence.text.tokens[before.end - 1].surface.enclitic)


def _is_common(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    return mention is None or (mention.name is None and mention.known is None)


def _is_subject(draft: Draft, sentence: Sentence, position: int, unit: Unit, row: Cue) -> bool:
    """Tell whether the first bare phrase after a verb is its subject."""
    verb = sentence.token(sentence.units[position])
    if sentence.token(unit).surface.conjunction or _is_accusative(sentence, unit):
        return False
    if not (agrees(verb, sentence.head(unit), before=False) or _must_be(sentence, position, unit, row)):
        return False
    if sentence.token(unit).text in {fold_word(word) for word in row.with_}:
        return False  # raised *the question*: it is part of the cue
    # With a pronoun as its object, what follows the verb is its subject.
    held = bool(verb.surface.enclitic)
    if _can_speak(draft, sentence, unit, row) or (held and row.act != "describe"):
        return True
    if not held and row.target == "object":
        return False
    return before_content(sentence, unit, row) or before_object(sentence, unit, row)


def _must_be(sentence: Sentence, position: int, unit: Unit, row: Cue) -> bool:
    """Only a subject, a man by the name of *Castle*, stands between *said* and what was said."""
    form = verb_form(sentence.token(sentence.units[position]))
    following = sentence.units[sentence.units.index(unit) + 1 :][:1]
    opens = bool(following) and (following[0].kind == COMP or sentence.token(following[0]).text == ":")
    alone = unit is sentence.units[position + 1]
    return row.neutral and opens and alone and form is not None and (form.person, form.number) == (3, "s")


def _is_other(sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a phrase is only *other*, which describes the phrase before it."""
    at = sentence.units.index(unit)
    return at > 0 and sentence.token(unit).text in OTHER and sentence.units[at - 1].kind == PHRASE


def _before_verb(draft: Draft, sentence: Sentence, position: int) -> Unit | None:
    verb = sentence.token(sentence.units[position])
    if verb.surface.conjunction and not (
        verb.surface.conjunction == FA and any(sentence.token(u).text == AS_FOR for u in sentence.units[:2])
    ):
        return None
    foregone = _subject_of_foregone(draft, sentence, position)
    if foregone is not None:
        return foregone
    form = verb_form(verb)
    bracket, commas = False, 0
    for index in range(position - 1, max(-1, position - LONGEST_DETOUR), -1):
        unit = sentence.units[index]
        if unit.kind == PUNCT and sentence.token(unit).text in COMMA and commas < 2 and not bracket:
            commas += 1  # an aside between subject and verb: the council, for its part, denied
            continue
        if unit.kind == PHRASE:
            tokens = sentence.text.tokens[unit.start : unit.end]
            adjacent = index == position - 1 and not any(token.surface.definite for token in tokens)
            mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
            located = unit.preposition and mention is not None and mention.kind in ("place", "facility")
            aside = bracket or commas == 1 or _is_other(sentence, unit)
            if aside or (unit.preposition and not adjacent) or located:
                continue
            if sentence.token(unit).text == '"' and index > 1 and _apposed_to(draft, sentence, index):
                continue
            head = sentence.head(unit)
            several = form is not None and form.number == "p"  # which only people take
            fits = agrees(verb, head, before=True) and (several or speakerish(draft, sentence, unit))
            return unit if fits else None
        if unit.kind == PUNCT and sentence.token(unit).text in "()":
            bracket = sentence.token(unit).text == ")"
            continue
        if unit.kind == PUNCT and sentence.token(unit).text == '"':
            continue
        if bracket:
            continue
        if unit.kind not in (PART, ADV, PREP, JOINED, CHANNEL, NUM, TIME):
            return None
    return None


def _apposed_to(draft: Draft, sentence: Sentence, index: int) -> bool:
    """Tell whether a name in quotation marks only names again the speaker before the comma."""
    comma, before = sentence.units[index - 1], sentence.units[index - 2]
    return (
        sentence.token(comma).text in COMMA and before.kind == PHRASE and speakerish(draft, sentence, before)
    )


def _subject_of_foregone(draft: Draft, sentence: Sentence, position: int) -> Unit | None:
    """It happened before *to* X *that he said*: X speaks."""
    units = sentence.units
    if position < 3 or units[position - 1].kind != COMP or units[position - 2].kind != PHRASE:
        return None
    before = units[position - 2]
    foregone = sentence.token(units[position - 3]).surface.stem == FOREGONE and before.preposition == LAM
    return before if foregone and speakerish(draft, sentence, before) else None


def _is_accusative(sentence: Sentence, unit: Unit) -> bool:
    token = sentence.token(unit)
    if _is_circumstantial(token) and (unit.end == unit.start + 1 or not token.has("noun")):
        return True
    if token.has("place") or token.has("actor"):
        return False
    return PUBLISHED_TANWIN in sentence.text.passage.text[token.word.start : token.word.end] or any(
        hit.entry.form is not None and hit.entry.form.accusative
        for kind in ("noun", "cue_noun", "trigger_noun")
        if (hit := token.surface.first(kind))
    )


def _is_circumstantial(token: Token) -> bool:
    """A lone participle in the accusative says how somebody spoke: said *remembering* that."""
    text = token.text
    return len(text) > 4 and text[0] == MEEM and text[-1] == ALEF and not token.has("name")


def _can_speak(draft: Draft, sentence: Sentence, unit: Unit, row: Cue) -> bool:
    """Tell whether a phrase right after a cue is its speaker rather than what is said or who is addressed."""
    if not speakerish(draft, sentence, unit):
        return False
    noun = sentence.head(unit).find("noun")
    if row.act == "refuse" and noun and noun[0].entry.row.group == "documents":
        return False  # rejected *the plan*: documents are refused, they do not refuse
    if row.target == "object":
        return not _lone_object(draft, sentence, unit)
    return True


def _lone_object(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    """With a verb that takes a person as object, a feminine verb form or a second phrase tells them apart."""
    position = sentence.units.index(unit)
    for later in sentence.units[position + 1 : position + 9]:
        if later.kind == PHRASE and not later.preposition and not sentence.token(later).surface.conjunction:
            return False
        if later.kind not in (ADV, CHANNEL, PUNCT, PREP, PHRASE, TIME):
            break
    verb = sentence.units[position - 1]
    if sentence.token(unit).text.endswith(WAW_NOON):
        return False  # the nominative
    form = verb_form(sentence.token(verb)) if verb.kind == VERB else None
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    if mention is not None and mention.kind == "person" and mention.number == "s":
        return False
    if mention is not None and mention.gender == "f" and form is not None and form.gender == "f":
        return False
    return verb.kind == VERB and bool(sentence.token(verb).surface.conjunction)
