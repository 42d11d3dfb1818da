"""Events: every mention of a happening of the codebook's types, by its trigger (codebook §4)."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.counts import fill_numbers
from riwaya.extraction.draft import Draft, EventDraft
from riwaya.extraction.event_evidence import ENOUGH, weigh
from riwaya.extraction.factuality import judge
from riwaya.extraction.learned.happenings import missed_events, settle_roles, settle_type, settle_values
from riwaya.extraction.particles import BA, PUBLISHED_MARBUTA
from riwaya.extraction.roles import fill_roles
from riwaya.extraction.sharing import share
from riwaya.extraction.tags import PREP, VERB
from riwaya.extraction.triggers import candidates, covered, fits_here, holds, is_part_of_name, stems
from riwaya.lexicon import Hit
from riwaya.lexicon.rows import Trigger
from riwaya.lexicon.table import loosely, phrase_words
from riwaya.text import fold_word

_WITHIN = 10  # words after a verb in which its companion must stand
_PRONOUNS = ("\u0647", "\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627", "\u0647\u0646")


def find_events(draft: Draft) -> None:
    """Find the events of every passage but captions, with roles and factuality."""
    sets = draft.lexicon.sets
    for passage, sentences in enumerate(draft.sentences):
        if draft.report.passages[passage].kind == "caption":
            continue
        scene = cache(partial(stems, draft.texts[passage].tokens))
        for number, sentence in enumerate(sentences):
            found = _without_carriers(sentence, list(_in_sentence(sentence, number, scene, sets)))
            found += missed_events(draft, sentence, number, found)
            events = [event for event, _ in _borne_out(draft, sentence, found)]
            fill_numbers(draft, sentence, events)
            share(draft, sentence, events)
            if draft.perceived:
                for event in events:
                    settle_type(draft, event)
                    settle_roles(draft, sentence, event)
                    settle_values(draft, event)
            draft.events.extend(events)


def _borne_out(
    draft: Draft, sentence: Sentence, found: list[tuple[EventDraft, Hit]]
) -> list[tuple[EventDraft, Hit]]:
    """Return the events that the evidence bears out, read as if the others had never been thought of."""
    mentions, pronouns = len(draft.mentions), len(draft.pronouns)
    _fill(draft, sentence, found)
    weigh(draft, sentence, found)
    kept = [(event, hit) for event, hit in found if event.confidence >= ENOUGH]
    if len(kept) == len(found):
        return found
    for mention in draft.mentions[mentions:]:
        del draft.at[mention.span.passage, mention.start]
    del draft.mentions[mentions:], draft.pronouns[pronouns:]
    for event, _ in kept:
        event.forget_roles()
    _fill(draft, sentence, kept)
    return kept


def _fill(draft: Draft, sentence: Sentence, found: list[tuple[EventDraft, Hit]]) -> None:
    for event, hit in found:
        fill_roles(draft, sentence, event, hit, [other for other, _ in found])
    for event, _ in found:
        judge(draft, sentence, event)


def _in_sentence(
    sentence: Sentence, number: int, scene: Callable[[], frozenset[str]], sets: dict[str, frozenset[str]]
) -> Iterator[tuple[EventDraft, Hit]]:
    """Yield the events of a sentence with the hit that names each, in order."""
    text = sentence.text
    taken: set[int] = set()  # words that are triggers already: a verb's companion further on
    near: frozenset[str] | None = None  # the sentence's words: a verb must have what it needs closer
    index = sentence.start
    while index < sentence.end:
        token = text.tokens[index]
        found = candidates(text, token) if covered(token) == 1 and index not in taken else []
        if not found:
            index += covered(token)
            continue
        if near is None:
            near = stems(text.tokens[sentence.start : sentence.end])
        chosen = next(
            (
                (hit, length)
                for hit, length in found
                if holds(hit.entry.row, scene() if hit.entry.row.needs and token.tag != VERB else near, near)
                and _companion(sentence, index, hit.entry.row) != 0
                and fits_here(sentence, index, hit, length, near, sets)
            ),
            None,
        )
        if chosen is None or is_part_of_name(sentence, index):
            index += covered(token)
            continue
        hit, length = chosen
        begin, end = _trigger_words(sentence, index, length, hit.entry.row)
        event = EventDraft(
            hit.entry.row.type, text.passage.id, number, (begin, end), text.span(begin, end, bare=True)
        )
        event.verb = index
        event.purpose = bool(hit.entry.row.past) and token.tag != VERB
        taken.update(range(begin, end))
        yield event, hit
        index += length


def _without_carriers(
    sentence: Sentence, found: list[tuple[EventDraft, Hit]]
) -> list[tuple[EventDraft, Hit]]:
    """Leave out a verb that only carries an event noun of its type (imposed … a siege): the noun counts."""
    tokens = sentence.text.tokens
    found = [(event, hit) for event, hit in found if not _is_manner(sentence, event, found)]
    kept = []
    for event, hit in found:
        needed = {fold_word(word) for word in hit.entry.row.needs}
        carries = tokens[event.trigger[0]].tag == VERB and any(
            other.type == event.type
            and not which.entry.row.weak
            and event.trigger[0] < other.trigger[0] <= event.trigger[0] + _WITHIN
            and tokens[other.trigger[0]].tag != VERB
            and tokens[other.trigger[0]].surface.stem in needed | {loosely(word) for word in needed}
            for other, which in found
        )
        if not carries and not _takes_aim(sentence, event, found):
            kept.append((event, hit))
    return kept


def _is_manner(sentence: Sentence, event: EventDraft, found: list[tuple[EventDraft, Hit]]) -> bool:
    """Tell whether a noun only says how a verb before it happened: wounded *with serious wounds*."""
    token = sentence.text.tokens[event.trigger[0]]
    return (
        event.type == "injure"
        and token.surface.preposition == BA
        and any(
            other.type == event.type
            and other.trigger[0] < event.trigger[0] <= other.trigger[0] + _WITHIN
            and sentence.text.tokens[other.trigger[0]].tag == VERB
            for other, _ in found
        )
    )


def _takes_aim(sentence: Sentence, event: EventDraft, found: list[tuple[EventDraft, Hit]]) -> bool:
    """Tell whether a verb only aims an event named before it (a raid that *targeted* the town)."""
    token = sentence.text.tokens[event.trigger[0]]
    if token.tag != VERB or not any(
        hit.entry.row.subject == "event" for hit in token.surface.hits.get("verb", ())
    ):
        return False
    for other, _ in found:
        between = sentence.text.tokens[other.trigger[1] : event.trigger[0]]
        if other is event or len(between) > _WITHIN or any(t.tag == VERB for t in between):
            continue
        if other.trigger[1] <= event.trigger[0] and sentence.text.tokens[other.trigger[0]].tag != VERB:
            other.aimed = event.trigger[0]
            return True
    return False


def _companion(sentence: Sentence, index: int, row: Trigger) -> int:
    """Return where the word is that a verb needs (`met … his death`); 0 if nowhere, -1 if it needs none."""
    if not row.with_:
        return -1
    needed = {phrase_words(words)[0] for words in row.with_ if phrase_words(words)}
    tokens = sentence.text.tokens
    for position in range(index + 1, min(index + _WITHIN, sentence.end)):
        if tokens[position].text in needed:
            return position
    return 0


def _is_governed(sentence: Sentence, index: int) -> bool:
    """Tell whether a preposition stands before a companion, which then names no event: *on the streets*."""
    tokens = sentence.text.tokens
    return bool(tokens[index].surface.preposition) or tokens[index - 1].tag == PREP


def _trigger_words(sentence: Sentence, index: int, length: int, row: Trigger) -> tuple[int, int]:
    """Return the trigger's token range: the companion noun if it is what names the event, else the verb."""
    companion = _companion(sentence, index, row)
    if companion > 0 and not _is_governed(sentence, companion):
        surface = sentence.text.tokens[companion].surface
        published = sentence.text.passage.text[sentence.text.tokens[companion].word.end - 1]
        if (
            surface.enclitic
            or surface.definite
            or (surface.text.endswith(_PRONOUNS) and published != PUBLISHED_MARBUTA)
        ):
            return companion, companion + 1
    return index, index + length
