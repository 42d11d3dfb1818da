"""Verb clauses: the phrases around a verb that can be its subject and its object."""

from riwaya.extraction.clauses import CHANNEL, PHRASE, Sentence, Unit, agrees, is_comma
from riwaya.extraction.particles import BETWEEN, FROM, OTHER
from riwaya.extraction.tags import ADV, JOINED, NUM, PART, PREP, PUNCT, QUANT, REL, SUB, TIME, VERB
from riwaya.extraction.tokens import Token
from riwaya.extraction.verbs import verb_form

REACH = 9  # units on either side of a trigger that may hold its arguments
_WEAK_STOPS = frozenset({ADV, JOINED, PART, PREP, CHANNEL, NUM, TIME})
_ASIDE = frozenset({ADV, PREP, TIME})


def objects_after(sentence: Sentence, position: int) -> list[Unit]:
    """Return the bare phrases after a verb in its clause: its subject and its object.

    A verb that another is joined to right away shares that one's: *killed or wounded* three.
    """
    units = sentence.units
    at = _past_joined_verb(sentence, position) + 1
    found: list[Unit] = []
    limit = at + REACH
    while at < min(limit, len(units)) and len(found) < 2:
        unit = units[at]
        if unit.kind == PHRASE:
            if not unit.preposition and not _describes(sentence, at):
                if sentence.token(unit).surface.conjunction:
                    break
                found.append(unit)
        elif unit.kind == PUNCT:
            past = past_aside(sentence, at)
            if past == at:
                break
            at = past
        elif unit.kind not in _WEAK_STOPS or (unit.kind == JOINED and found and _counts_in(sentence, unit)):
            break
        at += 1
    return found


def _counts_in(sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a preposition with its pronoun opens an aside on who is meant: *among them* two women."""
    return sentence.token(unit).text.startswith((BETWEEN, FROM))


def _describes(sentence: Sentence, at: int) -> bool:
    """Tell whether a bare phrase only describes the one before it: *other*, or an adjective cut off it."""
    token = sentence.token(sentence.units[at])
    if token.surface.stem in OTHER:
        return True
    before = sentence.units[at - 1]
    return bool(before.kind == PHRASE and before.preposition and token.has("trigger_noun"))


def _past_joined_verb(sentence: Sentence, position: int) -> int:
    """Return the position of the last of the verbs that stand joined right behind each other."""
    units = sentence.units
    form = verb_form(sentence.token(units[position]))
    if form is not None and form.number != "s":
        return position  # its subject was before it, or is in its ending
    while position + 1 < len(units):
        following = units[position + 1]
        if following.kind == VERB and sentence.token(following).surface.conjunction:
            position += 1
        elif following.kind == SUB and position + 2 < len(units) and units[position + 2].kind == VERB:
            position += 2
        else:
            break
    return position


def past_aside(sentence: Sentence, at: int) -> int:
    """Return the position of the mark that closes an aside: brackets, or a time between commas."""
    units = sentence.units
    opened = sentence.token(units[at]).text
    for later in range(at + 1, min(at + REACH, len(units))):
        if opened == "(" and sentence.token(units[later]).text == ")":
            return later
        if opened != "(":
            if is_comma(sentence, units[later]) and later > at + 1:
                return later
            if units[later].kind not in _ASIDE:
                return at
    return at


def subject_before(sentence: Sentence, position: int) -> Unit | None:
    """Return the phrase before a verb that can be its subject."""
    verb = sentence.token(sentence.units[position])
    if verb.surface.conjunction:
        return None
    relative = False
    bracketed = False
    for unit in reversed(sentence.units[max(0, position - REACH) : position]):
        text = sentence.token(unit).text
        if text == '"':
            continue
        if bracketed or text == ")":
            bracketed = text != "("
        elif unit.kind == REL:
            relative = True
        elif unit.kind == PHRASE:
            if unit.preposition and not relative:
                continue
            unit = _first_joined(sentence, unit)
            if _fits(sentence, verb, unit):
                return unit
            if not relative or not unit.preposition:
                return None
        elif unit.kind not in _WEAK_STOPS and not (relative and is_comma(sentence, unit)):
            return None
    return None


def _first_joined(sentence: Sentence, unit: Unit) -> Unit:
    """Return the first of the bare phrases that *and* joins, of which this is the last."""
    at = sentence.units.index(unit)
    while at > 0 and sentence.token(sentence.units[at]).surface.conjunction:
        earlier = sentence.units[at - 1]
        if earlier.kind != PHRASE or earlier.preposition:
            break
        at -= 1
    return sentence.units[at]


def _fits(sentence: Sentence, verb: Token, unit: Unit) -> bool:
    head = sentence.head(unit)
    counter = sentence.text.tokens[head.index - 1] if head.index > unit.start else None
    return agrees(verb, head, before=True, text_before=counter) and not head.has("trigger_noun")


def is_relative(sentence: Sentence, position: int) -> bool:
    """Tell whether a verb opens a clause on the phrase before it (*that*, *who*)."""
    for unit in reversed(sentence.units[max(0, position - 3) : position]):
        if unit.kind == REL:
            return True
        if unit.kind not in (PART, TIME, ADV):
            return False
    return False


def subject_of(sentence: Sentence, position: int) -> Unit | None:
    """Return the subject that a verb expresses, before it or after it."""
    verb = sentence.token(sentence.units[position])
    after = objects_after(sentence, position)
    if after and agrees(verb, sentence.head(after[0]), before=False):
        return after[0]
    return subject_before(sentence, position)


def subject_carried_on(sentence: Sentence, position: int) -> Unit | None:
    """Return the subject of the verb before one that has none of its own: *he stormed* and *killed*."""
    verb = sentence.token(sentence.units[position])
    form = verb_form(verb)
    for back in range(position - 1, -1, -1):
        unit = sentence.units[back]
        if unit.kind != VERB:
            continue
        earlier = verb_form(sentence.token(unit))
        subject = subject_of(sentence, back)
        if subject is None:
            if not sentence.token(unit).surface.conjunction:
                return None
            continue
        same = form is None or earlier is None or form.person == earlier.person
        return subject if same and _fits(sentence, verb, subject) else None
    return None


def joined_to(sentence: Sentence, unit: Unit, verb: int = -1) -> list[Unit]:
    """Return the phrases that *and* joins to a phrase, before its `verb` or anywhere: *and his driver*."""
    found: list[Unit] = []
    units = sentence.units
    at = units.index(unit) + 1
    while at < len(units) and len(found) < REACH:
        following = units[at]
        token = sentence.token(following)
        if is_comma(sentence, following) and at + 1 < len(units):
            following = units[at + 1]
            token = sentence.token(following)
            at += 1
        if following.kind != PHRASE or following.preposition or not token.surface.conjunction:
            break
        opens_clause = at + 1 < len(units) and units[at + 1].kind == VERB and units[at + 1].start != verb
        if token.has("trigger_noun") or (
            opens_clause and not sentence.token(units[at + 1]).surface.conjunction
        ):
            break
        found.append(following)
        at += 1
    return found


def is_light(token: Token) -> bool:
    """Tell whether a verb carries an event's argument and means little itself (launched, came under)."""
    return any(hit.entry.row.subject for hit in token.surface.hits.get("verb", ()))


def is_counted(sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a phrase says how many."""
    return any(token.tag in (NUM, QUANT) for token in sentence.text.tokens[unit.start : unit.end])


def antecedent(sentence: Sentence, position: int) -> Unit | None:
    """Return the phrase that a verb's clause describes: with *that* or *who*, or an indefinite one."""
    units = sentence.units
    relative = is_relative(sentence, position)
    for unit in reversed(units[max(0, position - REACH) : position]):
        if unit.kind == PHRASE:
            closed = sentence.text.tokens[unit.end - 1].surface
            return unit if relative or not (closed.definite or closed.enclitic) else None
        if not relative or unit.kind not in (REL, PUNCT, PART, TIME, ADV):
            return None
    return None
