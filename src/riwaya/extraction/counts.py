"""Counts: how many were killed, wounded, abducted, arrested, displaced or took part, as a range."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft
from riwaya.extraction.particles import ARTICLE, BETWEEN, FROM, STOP
from riwaya.extraction.tags import JOINED, NOUN, NUM, PART, PREP, PUNCT, QUANT, VERB
from riwaya.extraction.tokens import Text, Token
from riwaya.extraction.verbs import verb_form
from riwaya.lexicon.numbers import number_words
from riwaya.model import Number
from riwaya.model.codebook import COUNTED, Counted
from riwaya.text.clitics import WA
from riwaya.text.numbers import NumberHit, find_numbers

_SIZED = 6  # words between "their number" and the number
_CLOSE = 2  # words between a trigger and a number that no patient holds
_CHAIN = 8  # words between one number and the next that "and" joins to it
_FAR = 14  # words between a counted noun and the event of its kind
_YEARS = range(1900, 2101)
_HUMAN = frozenset({"person", "people", "armed_group", "state_body", "organisation", "media"})
_OF_TYPE = {
    "kill": "killed", "injure": "injured", "abduct": "abducted", "arrest": "arrested",
    "displace": "displaced", "protest": "participants", "riot": "participants",
    "disperse": "participants", "deploy": "participants",
}  # fmt: skip
_CROWDS = frozenset({"protest", "riot", "disperse"})
_DOERS = frozenset({"protest", "riot", "displace", "deploy"})
_HARMED = frozenset({"killed", "injured"})


def find_counts(draft: Draft) -> None:
    """Find every count of the report once, by passage."""
    for text in draft.texts:
        words = [token.word for token in text.tokens]
        hits = find_numbers(words, number_words(), text.folded) if words else []
        draft.counts[text.passage.id] = [hit for hit in hits if hit.unit_kind == "count"]


def fill_numbers(draft: Draft, sentence: Sentence, events: Sequence[EventDraft]) -> None:
    """Give the events of a sentence the numbers of those they befell, or who took part.

    A number belongs to the event that it names (thirty *dead*), else to the one whose patient's phrase it
    stands in, else to that of the number to which *and* joins it, else to the trigger right before it.
    """
    counting = [event for event in events if event.type in _OF_TYPE]
    last: tuple[EventDraft, int] | None = None
    for hit in _hits(draft, sentence) if counting else ():
        event = _named(draft, sentence, counting, hit) or _held(sentence, counting, hit)
        if event is None and not _is_thing(draft, sentence, hit):
            event = _chained(sentence, counting, hit, last) or _beside(sentence, counting, hit)
        if event is None:
            continue
        partner = _partner(draft, sentence, counting, event, hit)
        for one in (event, partner) if partner is not None else (event,):
            _add(sentence, one, hit, together=partner is not None)
        last = event, hit.end_word
    _take_subjects(draft, sentence, counting)


def _hits(draft: Draft, sentence: Sentence) -> list[NumberHit]:
    """Return the numbers of a sentence and its duals of people, in order."""
    text = sentence.text
    hits = [
        hit
        for hit in draft.counts.get(text.passage.id, ())
        if sentence.start <= hit.start_word < sentence.end and _counts_here(draft, text, hit)
    ]
    taken = {index for hit in hits for index in range(hit.start_word, hit.end_word + 1)}
    for token in text.tokens[sentence.start : sentence.end]:
        if token.index not in taken and _is_dual(token):
            span = text.span(token.index, token.index + 1, bare=True)
            hits.append(NumberHit(token.index, token.index + 1, span.start, span.end, 2, 2, 2, counted=True))
            taken.add(token.index + 1)  # what agrees with a dual is one too
    return sorted((hit for hit in hits if not _is_part(text, hit)), key=lambda hit: hit.start_word)


def _is_part(text: Text, hit: NumberHit) -> bool:
    """Tell whether a number only tells some of those counted before (*among them* two children)."""
    before = text.tokens[hit.start_word - 1] if hit.start_word else None
    return before is not None and before.tag == JOINED and BETWEEN in before.text


def _is_dual(token: Token) -> bool:
    """Tell whether a word is an indefinite dual of people, which is a number and its noun in one."""
    noun = token.surface.first("noun")
    if noun is None or noun.entry.form is None or token.surface.definite or token.surface.enclitic:
        return False
    if token.tag != NOUN or token.has("actor"):
        return False
    form = noun.entry.form
    return form.number == "d" and not form.construct and noun.entry.row.kind in ("person", "people")


def _counts_here(draft: Draft, text: Text, hit: NumberHit) -> bool:
    """Leave out what only looks like a count: a bare year, a group's number, one thing."""
    first = text.tokens[hit.start_word]
    if _is_human(draft, text, hit.end_word):
        return True
    if hit.approximate:
        return True
    if hit.best == 1:
        return _is_human(draft, text, hit.start_word - 1)
    index = hit.start_word - (1 if text.tokens[hit.start_word - 1].text == ARTICLE else 0)
    if (index < hit.start_word or first.surface.definite) and index > 0:  # the five Britons
        return text.tokens[index - 1].surface.definite and _is_human(draft, text, index - 1)
    bare_year = hit.end_word == hit.start_word + 1 and hit.best in _YEARS and first.text.isdigit()
    return not bare_year


def _noun_after(text: Text, index: int) -> Token | None:
    """Return the counted noun at a word, or after "of"."""
    if index < len(text.tokens) and text.tokens[index].surface.stem == FROM:
        index += 1
    token = text.tokens[index] if 0 <= index < len(text.tokens) else None
    if token is None or token.tag in (PUNCT, VERB):
        return None
    return None if token.surface.conjunction or token.surface.preposition else token


def _is_human(draft: Draft, text: Text, index: int) -> bool:
    token = _noun_after(text, index)
    if token is None:
        return False
    noun = token.find("noun")
    if noun is not None and noun[0].entry.row.kind:
        return noun[0].entry.row.kind in _HUMAN
    return (
        token.has("adjective")
        or token.has("actor")
        or token.text in draft.lexicon.sets["others"]
        or bool(_counted(draft, token))
    )


def _is_thing(draft: Draft, sentence: Sentence, hit: NumberHit) -> bool:
    """Tell whether a number counts something other than people, or what nobody knows to be people."""
    token = _noun_after(sentence.text, hit.end_word)
    bare = token is None or token.tag not in (NOUN, NUM, QUANT)
    known = token is not None and bool(token.surface.hits)
    return known and not hit.counted and not bare and not _is_human(draft, sentence.text, hit.end_word)


def _counted(draft: Draft, token: Token | None) -> str:
    """Return what a noun counts its people as (killed, injured …), or ""."""
    if token is None:
        return ""
    forms = {token.surface.stem, token.text, token.surface.stem.removesuffix("\u0627")}
    return next((what for what in COUNTED if forms & draft.lexicon.sets[f"counted.{what}"]), "")


def _named(
    draft: Draft, sentence: Sentence, events: Sequence[EventDraft], hit: NumberHit
) -> EventDraft | None:
    """Return the event that the counted noun names: thirty *dead*, their number, a thousand *protesters*."""
    tokens = sentence.text.tokens
    at = hit.start_word if hit.counted else hit.end_word
    if at + 1 < sentence.end and _counted(draft, tokens[at + 1]) and _is_human(draft, sentence.text, at):
        at += 1  # 52 people dead
    named = next((e for e in events if e.trigger[0] == at and e.type not in _DOERS), None)
    if named is not None and not tokens[at].surface.conjunction:
        return named
    what = _counted(draft, _noun_after(sentence.text, hit.end_word)) or _sized(draft, sentence, hit)
    if not what:
        return None
    held = None
    if what not in _HARMED:
        held = _held(sentence, events, hit) or _beside(sentence, events, hit)
    rivals = [event for event in events if _OF_TYPE[event.type] == what]
    crowds = [event for event in rivals if event.type in _CROWDS]
    if held is not None or not rivals:
        return held
    nearest = min(crowds or rivals, key=lambda event: abs(event.trigger[0] - hit.start_word))
    return nearest if abs(nearest.trigger[0] - hit.start_word) <= _FAR else None


def _sized(draft: Draft, sentence: Sentence, hit: NumberHit) -> str:
    """Return what a number sizes after "the number of the wounded" or "their number", or ""."""
    tokens = sentence.text.tokens[max(sentence.start, hit.start_word - _SIZED) : hit.start_word]
    for token in reversed(tokens):
        if token.surface.stem in draft.lexicon.sets["number_of"]:
            if token.surface.enclitic:
                return "participants"
            return _counted(draft, _noun_after(sentence.text, token.index + 1))
    return ""


def _held(sentence: Sentence, events: Sequence[EventDraft], hit: NumberHit) -> EventDraft | None:
    """Return the nearest event in whose patient's (or crowd's) phrase the number stands."""
    holders = [e for e in events if any(_holds(sentence, mention, hit) for mention in _people_of(e))]
    return min(holders, key=lambda event: abs(event.trigger[0] - hit.start_word), default=None)


def _people_of(event: EventDraft) -> Iterator[MentionDraft]:
    yield from event.patient
    if event.type in _DOERS:
        yield from event.agent


def _holds(sentence: Sentence, mention: MentionDraft, hit: NumberHit) -> bool:
    same = mention.span.passage == sentence.text.passage.id
    return same and hit.start_word < mention.end and hit.end_word >= mention.start


def _chained(
    sentence: Sentence, events: Sequence[EventDraft], hit: NumberHit, last: tuple[EventDraft, int] | None
) -> EventDraft | None:
    """Return the event of the number before, to which "and" joins this one: *and three workers*."""
    if last is None or not 0 <= hit.start_word - last[1] <= _CHAIN:
        return None
    tokens = sentence.text.tokens
    joined = tokens[hit.start_word].surface.conjunction or tokens[hit.start_word - 1].text == WA
    between = any(last[1] <= event.trigger[0] < hit.start_word for event in events)
    verb = any(token.tag == VERB or token.text in STOP for token in tokens[last[1] : hit.start_word])
    return last[0] if joined and not between and not verb else None


def _take_subjects(draft: Draft, sentence: Sentence, events: Sequence[EventDraft]) -> None:
    """Give a plural verb without a number that of its subject: *five men*, two of them …, *died*."""
    given = {(number.span.passage, number.span.start) for event in events for number in event.numbers}
    tokens = sentence.text.tokens
    for event in events:
        form = verb_form(tokens[event.verb]) if tokens[event.verb].tag == VERB else None
        if event.numbers or form is None or form.number == "s" or event.type in _DOERS:
            continue
        if any(mention.start > event.verb for mention in event.patient):
            continue
        others = (e.trigger[1] for e in events if e.trigger[1] <= event.verb)
        floor = max(*others, sentence.start, event.verb - _FAR)
        for hit in _hits(draft, sentence):
            free = (sentence.text.passage.id, hit.start) not in given
            if floor <= hit.start_word < event.verb and free and not _is_thing(draft, sentence, hit):
                _add(sentence, event, hit, together=False)
                break


def _beside(sentence: Sentence, events: Sequence[EventDraft], hit: NumberHit) -> EventDraft | None:
    """Return the event whose trigger stands right before a number that no phrase holds."""
    near = [
        event
        for event in events
        if event.trigger[1] <= hit.start_word <= event.trigger[1] + (0 if event.patient else _CLOSE)
        and (event.type not in _DOERS or _is_verb(sentence, event))
    ]
    return max(near, key=lambda event: event.trigger, default=None)


def _is_verb(sentence: Sentence, event: EventDraft) -> bool:
    return sentence.text.tokens[event.trigger[0]].tag == VERB


def _partner(
    draft: Draft, sentence: Sentence, events: Sequence[EventDraft], event: EventDraft, hit: NumberHit
) -> EventDraft | None:
    """Return the other of killed and wounded that one number counts: death *and wounding*."""
    if _OF_TYPE[event.type] not in _HARMED:
        return None
    tokens = sentence.text.tokens
    for other in events:
        if {event.type, other.type} != {"kill", "injure"}:
            continue
        first, second = sorted((event, other), key=lambda one: one.trigger)
        one, two = tokens[first.trigger[0]], tokens[second.trigger[0]]
        between = tokens[first.trigger[1] : second.trigger[0]]
        apart = bool(between) and not (len(between) == 1 and between[0].tag in (PART, JOINED))
        if apart or not (between or two.surface.conjunction) or one.surface.enclitic or two.surface.enclitic:
            continue
        people = bool(_counted(draft, one)) and bool(_counted(draft, two))
        acts = not _counted(draft, one) and one.tag != VERB and (two.tag != VERB or _governed(tokens, one))
        if people if hit.end_word == one.index else acts and hit.start_word >= second.trigger[1]:
            return other
    return None


def _governed(tokens: Sequence[Token], token: Token) -> bool:
    return token.index > 0 and tokens[token.index - 1].tag == PREP


def _add(sentence: Sentence, event: EventDraft, hit: NumberHit, together: bool) -> None:
    """The span takes in what is counted; killed and wounded `together` have one top (decision 11)."""
    text, end = sentence.text, hit.end
    noun = _noun_after(text, hit.end_word) if not hit.counted and hit.end_word < sentence.end else None
    if noun is not None and noun.tag == NOUN:
        end = noun.word.end
    if together:
        top = next((value for value in (hit.high, hit.best, hit.low) if value is not None), None)
        hit = replace(hit, low=None, best=None, high=top)
    span = text.at(hit.start, max(end, hit.qualifier_end or 0))
    what = cast(Counted, _OF_TYPE[event.type])
    event.numbers.append(Number(what, hit.low, hit.best, hit.high, span))
