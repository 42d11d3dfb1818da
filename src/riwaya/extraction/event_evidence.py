"""Event evidence: the signs that speak for and against a possible event, and what they come to.

A word that names an event often names none: a crime in general, a war long past, an answer to a letter. Each
sign has a weight (ar/event_weights.toml), fitted to annotated text by tools/fit_weights.py; their sum is the
log-odds that a person would mark an event there.
"""

from collections.abc import Iterator, Sequence

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft, StatementDraft
from riwaya.extraction.learned.happenings import trust
from riwaya.extraction.odds import likelihood
from riwaya.extraction.tags import COMP, DEM, NEG, PREP, PUNCT, REL, SUB, VERB
from riwaya.extraction.tokens import Token
from riwaya.lexicon import Hit, event_weights
from riwaya.lexicon.rows import Trigger
from riwaya.model import OUTLET

_HEADINGS = frozenset({"title", "kicker", "heading"})
_TELLING = frozenset({NEG, COMP, REL, SUB, DEM, PREP, PUNCT})
_QUOTE = '"'
_ROLES = ("agent", "patient", "place", "time", "instrument")
ENOUGH = 0.4


def weigh(draft: Draft, sentence: Sentence, found: Sequence[tuple[EventDraft, Hit]]) -> None:
    """Give every possible event of a sentence its confidence."""
    weights = event_weights(draft.report.language or "ar")
    for event, hit in found:
        total = sum(weights.get(sign, 0.0) for sign in signs(draft, sentence, event, hit, found))
        event.confidence = trust(draft, event, total) if draft.perceived else likelihood(total)


def signs(
    draft: Draft,
    sentence: Sentence,
    event: EventDraft,
    hit: Hit,
    found: Sequence[tuple[EventDraft, Hit]],
) -> Iterator[str]:
    """Yield the names of the signs that a possible event shows."""
    yield "any"
    yield from _row_signs(hit)
    yield from _word_signs(sentence.text.tokens[event.verb], hit)
    yield from _neighbour_signs(draft, sentence, event)
    yield from _role_signs(event, hit.entry.row)
    yield from _voice_signs(draft, event)
    if any(other.type == event.type and other.trigger < event.trigger for other, _ in found):
        yield "told before"
    sure = sum(other is not event and not which.entry.row.weak for other, which in found)
    yield f"{'weak' if hit.entry.row.weak else 'plain'} beside {min(sure, 2)}"


def _row_signs(hit: Hit) -> Iterator[str]:
    row: Trigger = hit.entry.row
    yield f"type {row.type}"
    yield f"lemma {row.type} {row.past or row.noun or ''.join(row.masdar[:1])}"
    if row.weak:
        yield f"weak {hit.entry.kind}"
    if row.needs or row.heads or row.with_:
        yield "conditions met"
    if hit.entry.rest:
        yield "several words"


def _word_signs(token: Token, hit: Hit) -> Iterator[str]:
    """The trigger's own form."""
    form, surface = hit.entry.form, token.surface
    kind = hit.entry.kind
    if kind == "trigger_noun":
        kind = "noun" if hit.entry.row.noun else "verbal noun"
    if token.tag == VERB:
        yield f"verb {form.tense} {form.voice} {form.person} {form.number}" if form else "verb"
        if surface.future:
            yield "verb future"
    else:
        state = "definite" if surface.definite else "owned" if surface.enclitic else "bare"
        yield f"{kind} {state} {form.number if form else ''}"
        if surface.preposition:
            yield f"{kind} after {surface.preposition}"
    if surface.conjunction:
        yield f"{kind} joined"
    if surface.enclitic:
        yield f"{kind} pronoun"


def _neighbour_signs(draft: Draft, sentence: Sentence, event: EventDraft) -> Iterator[str]:
    tokens = sentence.text.tokens
    start, end = event.trigger
    if start == sentence.start:
        yield "opens sentence"
    else:
        before = tokens[start - 1]
        yield f"after {before.tag}"
        if before.tag in _TELLING:
            yield f"after {'quotation' if before.text == _QUOTE else before.surface.stem}"
    if any(token.tag == NEG for token in tokens[max(sentence.start, start - 3) : start]):
        yield "near negation"
    if draft.report.passages[event.passage].kind in _HEADINGS:
        yield "in heading"
    if sentence.text.inside_quotation(start):
        yield "in quotation"
    if end >= sentence.end:
        yield "closes sentence"
        return
    after = tokens[end]
    noun = tokens[event.verb].tag != VERB
    yield f"{'noun' if noun else 'verb'} before {after.tag}"
    if after.tag == PREP or after.surface.preposition:
        yield f"before {after.surface.preposition or after.surface.stem}"
    elif noun and after.tag != PUNCT:
        mention = draft.at.get((event.passage, end))
        state = "definite" if after.surface.definite else "bare"
        word = "adjective" if after.has("adjective") else "word"
        yield f"of {mention.kind}" if mention else f"of {state} {word}"


def _role_signs(event: EventDraft, row: Trigger) -> Iterator[str]:
    filled = [role for role in _ROLES if getattr(event, role)]
    for role in filled:
        yield f"with {role}"
        if row.weak:
            yield f"weak with {role}"
    if not filled:
        yield f"{'weak' if row.weak else 'plain'} without roles"
    if event.patient:
        yield f"patient {event.patient[0].kind}"
    if event.agent:
        yield f"agent {event.agent[0].kind}"


def _voice_signs(draft: Draft, event: EventDraft) -> Iterator[str]:
    statement = next((v for v, _ in event.factuality if isinstance(v, StatementDraft)), None)
    yield f"said to {statement.act}" if statement is not None else "told"
    value = next((value for voice, value in event.factuality if voice == OUTLET), "")
    if statement is None:
        yield f"outlet {value}"
    else:
        yield f"source {event.factuality[0][1]}"
