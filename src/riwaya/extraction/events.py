"""Events: every mention of a happening of the codebook's types, by its trigger (codebook §4)."""

from collections.abc import Iterator, Sequence
from functools import cache

from riwaya.extraction.clauses import PHRASE, Sentence
from riwaya.extraction.counts import fill_numbers
from riwaya.extraction.draft import Draft, EventDraft
from riwaya.extraction.factuality import judge
from riwaya.extraction.particles import PUBLISHED_MARBUTA
from riwaya.extraction.roles import fill_roles
from riwaya.extraction.tags import VERB
from riwaya.extraction.tokens import Token
from riwaya.lexicon import Hit
from riwaya.lexicon.rows import Trigger
from riwaya.lexicon.table import loosely, phrase_words
from riwaya.text import fold_word

_WITHIN = 10  # words after a verb in which its companion must stand
_PRONOUNS = ("\u0647", "\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627", "\u0647\u0646")
_NAMING = ("bodies", "media", "documents", "titles")


def find_events(draft: Draft) -> None:
    """Find the events of every passage but captions, with roles and factuality."""
    for passage, sentences in enumerate(draft.sentences):
        if draft.report.passages[passage].kind == "caption":
            continue
        scene = _stems(draft.texts[passage].tokens)
        for number, sentence in enumerate(sentences):
            found = _without_carriers(sentence, list(_in_sentence(sentence, number, scene)))
            for event, hit in found:
                fill_roles(draft, sentence, event, hit, [other for other, _ in found])
            fill_numbers(draft, sentence, [event for event, _ in found])
            for event, _ in found:
                judge(draft, sentence, event)
                draft.events.append(event)


def _in_sentence(sentence: Sentence, number: int, scene: frozenset[str]) -> Iterator[tuple[EventDraft, Hit]]:
    """Yield the events of a sentence with the hit that names each, in order."""
    text = sentence.text
    near: frozenset[str] | None = None  # the sentence's words: a verb must have what it needs closer
    index = sentence.start
    while index < sentence.end:
        token = text.tokens[index]
        candidates = _candidates(token) if _covered(token) == 1 else []
        if not candidates:
            index += _covered(token)
            continue
        if near is None:
            near = _stems(text.tokens[sentence.start : sentence.end])
        chosen = next(
            (
                (hit, length)
                for hit, length in candidates
                if _holds(hit.entry.row, near if token.tag == VERB else scene, near)
                and _companion(sentence, index, hit.entry.row) != 0
            ),
            None,
        )
        if chosen is None or _is_part_of_name(sentence, index):
            index += max(1, _covered(token))
            continue
        hit, length = chosen
        begin, end = _trigger_words(sentence, index, length, hit.entry.row)
        event = EventDraft(
            hit.entry.row.type, text.passage.id, number, (begin, end), text.span(begin, end, bare=True)
        )
        event.verb = index
        event.purpose = bool(hit.entry.row.past) and token.tag != VERB
        event.confidence = 0.85 if hit.entry.row.needs or token.tag == VERB else 0.8
        yield event, hit
        index += length


def _without_carriers(
    sentence: Sentence, found: list[tuple[EventDraft, Hit]]
) -> list[tuple[EventDraft, Hit]]:
    """Leave out a verb that only carries an event noun of its type (imposed … a siege): the noun counts."""
    tokens = sentence.text.tokens
    kept = []
    for event, hit in found:
        needed = {fold_word(word) for word in hit.entry.row.needs}
        carries = tokens[event.trigger[0]].tag == VERB and any(
            other.type == event.type
            and event.trigger[0] < other.trigger[0] <= event.trigger[0] + _WITHIN
            and tokens[other.trigger[0]].tag != VERB
            and tokens[other.trigger[0]].surface.stem in needed | {loosely(word) for word in needed}
            for other, _ in found
        )
        if not carries and not _takes_aim(sentence, event, found):
            kept.append((event, hit))
    return kept


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


def _candidates(token: Token) -> list[tuple[Hit, int]]:
    """Return the triggers that may begin at a token: the longest first, rows with conditions first."""
    kinds = (
        ("trigger_verb",)
        if token.tag == VERB
        else ("trigger_noun", "trigger_participle")
        if token.tag in ("noun", "circumstance")
        else ()
    )
    found: list[tuple[Hit, int]] = []
    for kind in kinds:
        longest = token.longer.get(kind)
        if longest:
            found.append(longest)
        if kind != "trigger_participle" or not (
            token.has("noun") or token.has("name") or token.has("adjective")
        ):
            found.extend(
                (hit, 1) for hit in token.surface.hits.get(kind, ()) if not _is_other_noun(token, hit)
            )
    found.sort(key=lambda pair: (-pair[1], not pair[0].entry.row.needs))
    return found


def _is_other_noun(token: Token, hit: Hit) -> bool:
    """A trigger that needs more cut off than an ordinary noun does is it (*dead*, not *my killing*)."""
    noun = token.surface.first("noun")
    return token.tag != VERB and noun is not None and noun.cut.cost < hit.cut.cost


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


def _trigger_words(sentence: Sentence, index: int, length: int, row: Trigger) -> tuple[int, int]:
    """Return the trigger's token range: the companion noun if it is what names the event, else the verb."""
    companion = _companion(sentence, index, row)
    if companion > 0:
        surface = sentence.text.tokens[companion].surface
        published = sentence.text.passage.text[sentence.text.tokens[companion].word.end - 1]
        if (
            surface.enclitic
            or surface.definite
            or (surface.text.endswith(_PRONOUNS) and published != PUBLISHED_MARBUTA)
        ):
            return companion, companion + 1
    return index, index + length


def _covered(token: Token) -> int:
    """Return how many words a known name that begins here covers; its words are no triggers."""
    if token.tag == VERB:
        return 1
    return max(found[1] if found else 1 for found in (token.find("actor"), token.find("place")))


def _stems(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the words of a stretch of text as written, bare, and without the endings of agreement."""
    words: set[str] = set()
    for token in tokens:
        words.add(token.text)
        words.add(token.surface.stem)
        words.add(loosely(token.surface.stem))
    return frozenset(words)


def _holds(row: Trigger, scene: frozenset[str], near: frozenset[str]) -> bool:
    """Tell whether what a row needs is in the scene, and nothing that forbids it in the sentence."""
    if row.needs and scene.isdisjoint(_folded(row.needs)):
        return False
    return not row.unless or near.isdisjoint(_folded(row.unless))


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_word, words))


def _is_part_of_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a trigger word only helps to name a body (committee of *negotiation*, court, title)."""
    unit = sentence.units[sentence.unit_at(index)]
    if unit.kind != PHRASE or unit.phrase is None or index == unit.phrase.start:
        return False
    for position in range(unit.start, index):
        token = sentence.text.tokens[position]
        actor = token.find("actor")
        noun = token.find("noun")
        if (actor and position + actor[1] > index) or (noun and position + noun[1] > index):
            return True
    before = sentence.text.tokens[index - 1].find("noun")
    row = before[0].entry.row if before else None
    return bool(
        row and row.group in _NAMING and sentence.text.tokens[index].surface.definite and not row.level
    )
