"""Counts: how many were killed, wounded, abducted, arrested, displaced or took part, as a range."""

from typing import cast

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft
from riwaya.extraction.tags import NUM, QUANT
from riwaya.lexicon.numbers import number_words
from riwaya.lexicon.rows import Trigger
from riwaya.model import Number
from riwaya.model.codebook import COUNTED, Counted
from riwaya.text.numbers import NumberHit, find_numbers

_REACH = 8  # words between a trigger and the number that counts its victims
_VIOLENT = frozenset({"clash", "attack", "bombardment", "explosion", "kill", "raid"})
_GROUPED = frozenset({"clash", "attack", "deploy", "protest", "riot", "displace", "raid", "siege"})
_OF_TYPE = {
    "kill": "killed", "injure": "injured", "abduct": "abducted", "arrest": "arrested",
    "displace": "displaced", "protest": "participants", "riot": "participants",
}  # fmt: skip


def find_counts(draft: Draft) -> None:
    """Find every count of the report once, by passage."""
    for text in draft.texts:
        words = [token.word for token in text.tokens]
        has_number = any(token.tag in (NUM, QUANT) for token in text.tokens)
        hits = find_numbers(words, number_words(), text.folded) if has_number or words else []
        draft.counts[text.passage.id] = [hit for hit in hits if hit.unit_kind == "count"]


def fill_numbers(
    draft: Draft, sentence: Sentence, event: EventDraft, row: Trigger, others: list[EventDraft]
) -> None:
    """Give an event the numbers of its victims: those in its patient's phrase, and counted persons nearby."""
    own = row.counts or _OF_TYPE.get(event.type, "")
    for hit in draft.counts.get(sentence.text.passage.id, ()):
        if (
            not sentence.start <= hit.start_word < sentence.end
            or (sentence.text.passage.id, hit.start_word) in draft.spent
        ):
            continue
        what = _counted_person(draft, sentence, hit)
        if what and event.type in _VIOLENT | {"injure"} and _nearest(event, hit, others, what):
            _add(draft, sentence, event, hit, what)
        elif own and not what and _counts_patient(event, hit, others):
            _add(draft, sentence, event, hit, own)
        elif _counts_group(draft, sentence, event, hit, others):
            _add(draft, sentence, event, hit, "participants")


def _counted_person(draft: Draft, sentence: Sentence, hit: NumberHit) -> str:
    """Return what the noun after a number is counted as (killed, injured …), or ""."""
    following = sentence.text.tokens[hit.end_word : hit.end_word + 1]
    for token in following:
        for what in COUNTED:
            words = draft.lexicon.sets[f"counted.{what}"]
            if token.surface.stem in words or token.text in words:
                return what
    return ""


def _counts_group(
    draft: Draft, sentence: Sentence, event: EventDraft, hit: NumberHit, others: list[EventDraft]
) -> bool:
    """Tell whether a number sizes a group (*their number may reach …*) in the event nearest to it."""
    tokens = sentence.text.tokens[max(sentence.start, hit.start_word - 6) : hit.start_word]
    sized = any(
        token.surface.stem in draft.lexicon.sets["number_of"] and token.surface.enclitic for token in tokens
    )
    rivals = [other for other in others if other.type in _GROUPED]
    return (
        sized
        and bool(rivals)
        and min(rivals, key=lambda other: abs(other.trigger[0] - hit.start_word)) is event
    )


def _nearest(event: EventDraft, hit: NumberHit, others: list[EventDraft], what: str) -> bool:
    rivals = [other for other in others if other.type in _VIOLENT | {"injure"}]
    own = [other for other in rivals if _OF_TYPE.get(other.type) == what]
    return min(own or rivals, key=lambda other: abs(other.trigger[0] - hit.start_word)) is event


def _counts_patient(event: EventDraft, hit: NumberHit, others: list[EventDraft]) -> bool:
    for mention in (*event.patient, *(event.agent if event.type in ("protest", "riot", "displace") else ())):
        if (
            mention.start - 3 <= hit.start_word < mention.end
            and mention.span.passage == event.trigger_span.passage
        ):
            return True
    if hit.end_word == event.trigger[0]:
        return True  # the trigger is what is counted: thirty *dead*
    nearer = any(event.trigger[1] <= other.trigger[0] < hit.start_word for other in others)
    return not event.patient and not nearer and 0 <= hit.start_word - event.trigger[1] <= 2


def _add(draft: Draft, sentence: Sentence, event: EventDraft, hit: NumberHit, what: str) -> None:
    """The span takes in what is counted (codebook §4, decision 11)."""
    text = sentence.text
    draft.spent.add((text.passage.id, hit.start_word))
    end = hit.end
    if hit.end_word < sentence.end and text.tokens[hit.end_word].tag == "noun":
        end = text.tokens[hit.end_word].word.end
    end = max(end, hit.qualifier_end or 0)
    event.numbers.append(Number(cast(Counted, what), hit.low, hit.best, hit.high, text.at(hit.start, end)))
