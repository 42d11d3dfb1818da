"""Roles: who does an event to whom, where, when, with what, and how many (codebook §4)."""

from riwaya.extraction.clauses import CHANNEL, PHRASE, Sentence, Unit, agrees
from riwaya.extraction.counts import fill_numbers
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft, StatementDraft
from riwaya.extraction.mentions import kind_of, make_mention
from riwaya.extraction.phrases import NounPhrase, is_attribute, noun_phrase
from riwaya.extraction.tagging import ADV, CIRCUMSTANCE, COMP, JOINED, NUM, PART, PREP, PUNCT, REL, SUB, TIME, VERB, verb_form
from riwaya.extraction.tokens import Token
from riwaya.lexicon import Hit
from riwaya.lexicon.rows import Trigger
from riwaya.text import fold_word

_PLACE_REACH = 14  # words on either side of a trigger that may hold its place
_CLAUSE_MARKS = frozenset({",", "\u060c", ";", "\u061b", ":", "."})
_REACH = 9  # units on either side of a trigger that may hold its arguments
_OF_OTHERS = frozenset({"accuse", "demand", "ask"})
_OF_SELF = frozenset({"threaten", "promise", "refuse", "claim", "admit"})
_DONE_TO = frozenset({"kill", "injure", "arrest", "abduct", "release", "displace"})
_PEOPLE = frozenset({"person", "people", "armed_group", "state_body", "organisation", "media", "facility", "place"})
_HIM, _THEM = "\u0647", "\u0647\u0645"
_FROM = "\u0645\u0646"
_BETWEEN, _WITH = "\u0628\u064a\u0646", "\u0645\u0639"
_WEAK_STOPS = frozenset({ADV, JOINED, PART, PREP, CHANNEL, NUM, TIME})


def fill_roles(draft: Draft, sentence: Sentence, event: EventDraft, hit: Hit, others: list[EventDraft]) -> None:
    """Fill agent, patient, place, time, instrument and numbers of an event from its clause."""
    row: Trigger = hit.entry.row
    position = sentence.unit_at(event.trigger[0])
    if sentence.text.tokens[event.verb].tag == VERB:
        _verb_roles(draft, sentence, event, row, sentence.unit_at(event.verb))
    else:
        _noun_roles(draft, sentence, event, row, position)
    _prepositions(draft, sentence, event, row, position)
    _doer_of_passive(draft, sentence, event)
    if not event.agent and row.subject == "agent":
        _understood(draft, sentence, event, others)
    _place(draft, sentence, event, others)
    _time(draft, sentence, event, others)
    fill_numbers(draft, sentence, event, row, others)


def _verb_roles(draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int) -> None:
    verb = sentence.token(sentence.units[position])
    form = verb_form(verb)
    voice = form[4] if form else ""
    after = _objects(sentence, position)
    before = _subject_before(draft, sentence, position)
    if voice == "passive" or (voice == "either" and _reads_passive(draft, sentence, event, row, before, after, bool(verb.surface.enclitic))):
        done_to = before or (after[0] if after else None)
        _give(draft, sentence, event, row.object if row.object != "none" else "patient", done_to)
        return
    subject = before
    if subject is None and after and agrees(verb, _head(sentence, after[0]), before=False):
        subject, after = after[0], after[1:]
    _give(draft, sentence, event, row.subject, subject)
    if row.object != "none" and after and not verb.surface.enclitic:
        _give(draft, sentence, event, row.object, after[0])


def _reads_passive(
    draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, before: Unit | None, after: list[Unit], enclitic: bool
) -> bool:
    """A past verb whose letters do not tell: with one bare phrase that suffers rather than acts, it is passive."""
    if row.object != "patient" or row.subject != "agent" or enclitic or event.type not in _DONE_TO:
        return False
    if before is not None:
        return not after and event.type in ("kill", "injure", "arrest") and not _is_force(draft, sentence, before)
    return len(after) == 1 and not _is_force(draft, sentence, after[0])


def _is_force(draft: Draft, sentence: Sentence, unit: Unit) -> bool:
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase) if unit.phrase else None
    if mention is None or mention.kind not in ("armed_group", "state_body"):
        return False
    counted = any(token.tag in (NUM, "quant") for token in sentence.text.tokens[unit.start : unit.end])
    return not counted


def _objects(sentence: Sentence, position: int) -> list[Unit]:
    """Return the bare phrases after a verb in its clause: its subject and its object."""
    found: list[Unit] = []
    for unit in sentence.units[position + 1 : position + 1 + _REACH]:
        if unit.kind == PHRASE:
            if unit.preposition:
                continue
            if sentence.token(unit).surface.conjunction:
                break
            found.append(unit)
            if len(found) == 2:
                break
        elif unit.kind not in _WEAK_STOPS:
            break
    return found


def _subject_before(draft: Draft, sentence: Sentence, position: int) -> Unit | None:
    verb = sentence.token(sentence.units[position])
    if verb.surface.conjunction:
        return None
    relative = False
    for unit in reversed(sentence.units[max(0, position - _REACH) : position]):
        if unit.kind == REL:
            relative = True
            continue
        if unit.kind == PHRASE:
            if unit.preposition and not relative:
                continue
            head = _head(sentence, unit)
            counter = sentence.text.tokens[head.index - 1] if head.index > unit.start else None
            fits = agrees(verb, head, before=True, text_before=counter)
            return unit if fits and not head.has("trigger_noun") else None
        if unit.kind not in _WEAK_STOPS:
            return None
    return None


def _head(sentence: Sentence, unit: Unit):  # type: ignore[no-untyped-def]
    return sentence.text.tokens[unit.phrase.head]  # type: ignore[union-attr]


def _give(draft: Draft, sentence: Sentence, event: EventDraft, role: str, unit: Unit | None) -> None:
    if unit is None or unit.phrase is None or role not in ("agent", "patient", "place"):
        return
    mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
    if mention is not None:
        _add(event, role, mention)


def _add(event: EventDraft, role: str, mention: MentionDraft) -> None:
    if role == "instrument":
        event.instrument = event.instrument or mention.span
    if role not in ("agent", "patient", "place"):
        return
    if role == "agent" and mention.kind in ("place", "facility") and not (mention.known and mention.known.state):
        return
    group: list[MentionDraft] = getattr(event, role)
    if mention not in group and mention not in event.agent and mention not in event.patient:
        group.append(mention)


def _noun_roles(draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int) -> None:
    unit = sentence.units[position]
    token = sentence.text.tokens[event.trigger[1] - 1]
    reflexive = token.text in draft.lexicon.sets["reflexives"]
    if unit.phrase is not None and event.trigger[1] < unit.end:
        mention = _inside(draft, sentence, event.trigger[1], unit.phrase.core_end)
    elif event.trigger[1] < sentence.end:
        mention = _counted(draft, sentence, event.trigger[1])
    else:
        mention = None
    if mention is not None:
        _add(event, row.of, mention)
        _joined(draft, sentence, event, row.of, mention)
    _doer_after(draft, sentence, event, position)
    if token.surface.enclitic or reflexive:
        mention = _pronoun(draft, sentence, event.trigger[0])
        if mention is not None:
            _add(event, row.subject if reflexive else row.of, mention)
    _light_verb(draft, sentence, event, position)
    if event.aimed >= 0:
        objects = _objects(sentence, sentence.unit_at(event.aimed))
        _give(draft, sentence, event, "patient", objects[0] if objects else None)


def _inside(draft: Draft, sentence: Sentence, start: int, end: int) -> MentionDraft | None:
    """Return the mention that follows a verbal noun as its genitive, making it if the phrase began before."""
    text = sentence.text
    counted = _counted(draft, sentence, start)
    if counted is not None:
        return counted
    while start < end and (is_attribute(text.tokens[start]) or text.tokens[start].has("common") and text.tokens[start].surface.definite is False and start + 1 < end and text.tokens[start].find("noun") is None):
        start += 1
    known = draft.at.get((text.passage.id, start))
    if known is not None:
        return known
    phrase = noun_phrase(text, start, end, draft.lexicon) if start < end else None
    if phrase is None:
        return None
    kind, hit = kind_of(text, phrase, draft.names, draft.lexicon)
    return make_mention(draft, text, phrase, kind, hit) if kind in _PEOPLE else None


def _joined(draft: Draft, sentence: Sentence, event: EventDraft, role: str, mention: MentionDraft) -> None:
    """What *and* joins to an argument is an argument too: an engineer *and his driver*."""
    index = mention.end
    if index >= sentence.end or not sentence.text.tokens[index].surface.conjunction:
        return
    other = draft.at.get((sentence.text.passage.id, index))
    if other is not None and _family(other.kind) == _family(mention.kind) and not sentence.text.tokens[index].has("trigger_noun"):
        _add(event, role, other)


def _family(kind: str) -> str:
    return "place" if kind in ("place", "facility") else "actor"


def _doer_after(draft: Draft, sentence: Sentence, event: EventDraft, position: int) -> None:
    """Find the subject of a light verb in a clause on the event: an attack *that X carried out*."""
    units = sentence.units
    at = position + 1
    if at < len(units) and units[at].kind == REL:
        at += 1
    if at >= len(units) or units[at].kind != VERB:
        return
    verb = sentence.token(units[at])
    light = any(hit.entry.row.subject == "agent" for hit in verb.surface.hits.get("verb", ()))
    taken = bool(verb.surface.enclitic) or (at + 1 < len(units) and units[at + 1].kind == JOINED)
    if light and taken:
        subject = next((u for u in units[at + 1 : at + 4] if u.kind == PHRASE and not u.preposition), None)
        _give(draft, sentence, event, "agent", subject)


def _counted(draft: Draft, sentence: Sentence, start: int) -> MentionDraft | None:
    """Return the mention that a number opens: *at least 34 persons*, *eight of the guards*, *13 others*."""
    text = sentence.text
    hit = next((h for h in draft.counts.get(text.passage.id, ()) if h.start_word == start), None)
    if hit is None or hit.end_word > sentence.end:
        return None
    at = hit.end_word
    if at < sentence.end and text.tokens[at].surface.stem == _FROM and at + 1 < sentence.end:
        at += 1
    phrase = noun_phrase(text, at, sentence.end, draft.lexicon) if at < sentence.end else None
    kind, noun = kind_of(text, phrase, draft.names, draft.lexicon) if phrase else ("", None)
    if phrase is None or kind in ("place", "facility"):
        phrase, kind = None, ""
    end = phrase.core_end if phrase is not None and kind else hit.end_word + (1 if phrase is not None else 0)
    whole = NounPhrase(start, end, phrase.head if phrase is not None and kind else start, "", "", end)
    mention = make_mention(draft, text, whole, "people" if kind in ("", "person") else kind, noun)
    mention.number = "p"
    return mention


def _pronoun(draft: Draft, sentence: Sentence, index: int) -> MentionDraft | None:
    """Resolve a verbal noun's pronoun to the nearest earlier mention of an actor in the sentence."""
    enclitic = sentence.text.tokens[index].surface.enclitic
    for start in range(index - 1, sentence.start - 1, -1):
        mention = draft.at.get((sentence.text.passage.id, start))
        if mention is None or mention.kind not in ("person", "armed_group", "state_body", "people", "organisation"):
            continue
        if _may_refer(enclitic, mention):
            return mention
    return None


def _may_refer(enclitic: str, mention: MentionDraft) -> bool:
    """Tell whether a pronoun's gender and number allow a mention."""
    if enclitic == _HIM:
        return mention.number == "s" and mention.gender != "f"
    if enclitic == _THEM:
        return mention.number == "p" or mention.kind in ("armed_group", "people")
    return True


def _light_verb(draft: Draft, sentence: Sentence, event: EventDraft, position: int) -> None:
    """The subject of a light verb (launched, imposed, came under) is an argument of the event it carries."""
    commas = 0
    for back in range(position - 1, max(-1, position - 9), -1):
        unit = sentence.units[back]
        if _is_comma(sentence, unit) and commas < 2 and unit.start > sentence.start:
            commas += 1
            continue
        if unit.kind == VERB:
            hits = sentence.token(unit).surface.hits.get("verb", ())
            light = next((hit.entry.row.subject for hit in hits if hit.entry.row.subject), "")
            if light in ("agent", "patient", "place"):
                between = [u for u in sentence.units[back + 1 : position] if u.kind == PHRASE and not u.preposition]
                subject = between[0] if between else _subject_before(draft, sentence, back)
                if subject is not None and subject.start != sentence.units[position].start:
                    _give(draft, sentence, event, light, subject)
            return
        if unit.kind in (PUNCT, SUB, COMP, CIRCUMSTANCE):
            return


def _prepositions(draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, position: int) -> None:
    roles = {fold_word(preposition): role for preposition, role in row.preps.items()}
    if not roles:
        return
    units = sentence.units
    for offset, unit in enumerate(units[position + 1 : position + 1 + _REACH], position + 1):
        if unit.kind in (SUB, COMP, CIRCUMSTANCE) or _is_comma(sentence, unit):
            return
        if unit.kind == VERB and not _is_light(sentence.token(unit)):
            return
        role = roles.get(unit.preposition) if unit.kind == PHRASE else None
        if role == "instrument":
            if event.instrument is None and draft.mention_of(sentence.text.passage.id, unit.phrase) is None:  # type: ignore[arg-type]
                event.instrument = sentence.text.span(unit.start, unit.end, bare=True)
        elif role:
            _give(draft, sentence, event, role, unit)
            if unit.preposition == _BETWEEN:
                later = (u for u in units[offset + 1 : offset + 9] if u.kind == PHRASE and sentence.token(u).surface.conjunction)
                _give(draft, sentence, event, role, next(later, None))


def _is_light(token: Token) -> bool:
    return any(hit.entry.row.subject for hit in token.surface.hits.get("verb", ()))


def _is_comma(sentence: Sentence, unit: Unit) -> bool:
    return unit.kind == PUNCT and sentence.token(unit).text in (",", "\u060c", ".", ";", "\u061b")


def _doer_of_passive(draft: Draft, sentence: Sentence, event: EventDraft) -> None:
    """Find *at the hands of X* after a trigger, and make X the agent."""
    text = sentence.text
    for index in range(event.trigger[1], min(event.trigger[1] + 12, sentence.end - 1)):
        token = text.tokens[index]
        pair = f"{token.text} {text.tokens[index + 1].text}"
        length = 2 if pair in draft.lexicon.sets["agentive"] else 1 if token.text in draft.lexicon.sets["agentive"] else 0
        if length:
            mention = _inside(draft, sentence, index + length, sentence.end)
            if mention is not None and mention.kind not in ("place", "facility"):
                _add(event, "agent", mention)
            return
        if token.tag == VERB or token.tag == CIRCUMSTANCE:
            return


def _understood(draft: Draft, sentence: Sentence, event: EventDraft, others: list[EventDraft]) -> None:
    """Find an agent that the grammar leaves out: who is accused or asked, who promises, or the verb before's."""
    token = sentence.text.tokens[event.trigger[0]]
    statement = _opening(draft, event)
    if statement is not None and token.tag != VERB:
        mention = _target(draft, statement) if statement.act in _OF_OTHERS else statement.speaker
        if mention is not None and (statement.act in _OF_OTHERS or statement.act in _OF_SELF):
            _add(event, "agent", mention)
        return
    if token.tag != VERB:
        return
    form = verb_form(token)
    before = sentence.text.tokens[event.trigger[0] - 1] if event.trigger[0] > sentence.start else None
    pronoun = before is not None and before.tag == COMP and bool(before.surface.enclitic)
    if (form and form[2] == 1) or pronoun:
        speaker = _speaker(draft, event)
        if speaker is not None:
            _add(event, "agent", speaker)
    elif token.surface.conjunction:
        earlier = [other for other in others if other.trigger[0] < event.trigger[0] and other.agent]
        if earlier:
            _add(event, "agent", earlier[-1].agent[0])


def _opening(draft: Draft, event: EventDraft) -> StatementDraft | None:
    """Return the statement whose content this event opens, or is joined to the opening of."""
    tokens = draft.texts[event.passage].tokens
    for statement in draft.statements_at.get(event.passage, ()):
        for start, end in statement.content:
            near = start <= event.trigger[0] <= start + 1
            joined = start <= event.trigger[0] < end and bool(tokens[event.trigger[0]].surface.conjunction)
            if (near or joined) and tokens[start].tag != VERB:
                return statement
    return None


def _target(draft: Draft, statement: StatementDraft) -> MentionDraft | None:
    span = statement.target
    if span is None:
        return None
    return next((m for m in draft.mentions if m.span.passage == span.passage and m.span.start >= span.start and m.span.end <= span.end), None)


def _speaker(draft: Draft, event: EventDraft) -> MentionDraft | None:
    """Return who speaks where a verb in the first person stands."""
    holders = [
        s for s in draft.statements_at.get(event.passage, ()) for start, end in s.content if start <= event.trigger[0] < end
    ]
    return holders[-1].speaker if holders else None


def _place(draft: Draft, sentence: Sentence, event: EventDraft, others: list[EventDraft]) -> None:
    """Take the nearest place after the trigger in its clause, else before it."""
    if event.place:
        return
    triggers = {other.trigger[0] for other in others if other is not event}
    after = range(event.trigger[1], min(event.trigger[1] + _PLACE_REACH, sentence.end))
    before = range(event.trigger[0] - 1, max(event.trigger[0] - _PLACE_REACH, sentence.start - 1), -1)
    for indexes in (after, before):
        mention = _place_among(draft, sentence, event, indexes, triggers)
        if mention is not None:
            event.place.append(mention)
            return


def _place_among(
    draft: Draft, sentence: Sentence, event: EventDraft, indexes: range, triggers: set[int]
) -> MentionDraft | None:
    for index in indexes:
        token = sentence.text.tokens[index]
        if token.tag in (CIRCUMSTANCE, SUB, COMP) or token.text in _CLAUSE_MARKS or index in triggers:
            return None
        if token.tag == VERB and index > event.trigger[1] and not _is_light(token):
            return None
        mention = draft.at.get((sentence.text.passage.id, index))
        if mention is None or mention.kind not in ("place", "facility") or mention in event.agent + event.patient:
            continue
        if _is_located(draft, sentence, mention):
            return mention
    return None


def _is_located(draft: Draft, sentence: Sentence, mention: MentionDraft) -> bool:
    token = sentence.text.tokens[mention.start]
    if token.surface.preposition in draft.lexicon.sets["locatives"]:
        return True
    before = sentence.text.tokens[mention.start - 1] if mention.start else None
    return bool(before and before.tag == PREP)


def _time(draft: Draft, sentence: Sentence, event: EventDraft, others: list[EventDraft]) -> None:
    passage = sentence.text.passage.id
    times = [t for t in draft.times if t.span.passage == passage and sentence.start <= t.token < sentence.end]
    for time in times:
        nearest = min(others, key=lambda other: abs(other.trigger[0] - time.token))
        if nearest is event or (len(times) == 1 and abs(time.token - event.trigger[0]) <= 8):
            event.time.append(time)


__all__ = ["fill_roles"]
