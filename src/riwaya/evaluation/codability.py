"""Codability: how likely a coder of event data is to code a sentence as the report of an event.

Coders code what a sentence reports as news, a particular event told for its own sake: with its numbers and
its parties, as the main verb, early on. A back-reference, an accusation or a trial mentions an event too, and
is not coded. Each sign of the reading has a weight (codability.toml), fitted to labelled sentences by
tools/fit_gsr.py for every family of event types; their sum is the log-odds that the coders say yes.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from riwaya.lexicon import Surface, languages, load
from riwaya.lexicon.rows import load_toml
from riwaya.model import OUTLET, Event, Mention, Reading
from riwaya.text import Word, fold, fold_word, words

_ROLES = ("agent", "patient", "place", "time", "numbers")
_SHORT, _LONG = 12, 50  # words
_HEAD = 4  # words of a mention among which its head noun is: "about three hundred demonstrators"


@dataclass(frozen=True, slots=True)
class Scale:
    """What every sign weighs for a family of event types, and the likelihood that is enough."""

    weights: Mapping[str, float]
    enough: float

    def likelihood(self, signs: Collection[str]) -> float:
        """Return how likely coders are to code a sentence of these signs.

        >>> Scale({"number": 0.0}, 0.5).likelihood({"number", "a sign without a weight"})
        0.5
        """
        return 1 / (1 + exp(-sum(self.weights.get(sign, 0.0) for sign in signs)))


@cache
def scales() -> dict[str, Scale]:
    """Return the fitted scale of every family."""
    data = _fitted()
    return {name: Scale(row["weights"], row["enough"]) for name, row in data["family"].items()}


@cache
def fitted_on() -> frozenset[str]:
    """Return the labels of the documents whose sentences the weights were fitted on."""
    return frozenset(_fitted()["documents"])


@cache
def _fitted() -> dict[str, Any]:
    return load_toml(files("riwaya.evaluation") / "codability.toml")


def signs(reading: Reading, types: Collection[str]) -> set[str]:
    """Return the names of the signs that the reading of a sentence shows of an event of one of the types.

    >>> from riwaya.model import Report
    >>> sorted(signs(Reading(Report("sha256:0")), {"kill"}))
    ['any', 'length <12', 'mentions 0']
    """
    sentence = _Sentence(reading)
    told = sorted((event for event in reading.events if event.type in types), key=_start)
    held = [event for event in told if any(voice.value == "asserted" for voice in event.factuality)]
    found = {"any", *_shape_signs(sentence), *_crowd_signs(sentence, alone=not told)}
    for event in held:
        found.update(_event_signs(sentence, event))
    found.update(_first_signs(sentence, held[0]) if held else ())
    return found


class _Sentence:
    """A reading with its words at hand, and what the lexicon knows of them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = {p.id: words(fold(p.text)) for p in reading.report.passages}
        self.lexicon = load(reading.report.language) if reading.report.language in languages() else None

    def within(self, passage: int, start: int, end: int) -> list[Word]:
        """Return the words that have a letter between two offsets."""
        return [w for w in self.words[passage] if w.start < end and start < w.end and not w.is_punctuation]

    def look_up(self, word: Word) -> Surface | None:
        """Return what the lexicon knows of a word, if it knows the language."""
        return self.lexicon.table.look_up(word.folded) if self.lexicon else None


def _start(event: Event) -> tuple[int, int]:
    return (event.trigger.passage, event.trigger.start)


def _shape_signs(sentence: _Sentence) -> Iterator[str]:
    """Length and density: a report of news is of middling length, and full of parties and places."""
    length = sum(not word.is_punctuation for found in sentence.words.values() for word in found)
    if length < _SHORT or length > _LONG:
        yield f"length {f'<{_SHORT}' if length < _SHORT else f'>{_LONG}'}"
    yield f"mentions {min(10, len(sentence.reading.mentions) // 2 * 2)}"


def _event_signs(sentence: _Sentence, event: Event) -> Iterator[str]:
    """What is told of an event, in which words, and who holds it."""
    yield f"type {event.type}"
    yield f"form {_form(sentence, event)}"
    for role in _ROLES:
        if getattr(event, role):
            yield f"role {role}"
    outlet = any(held.voice == OUTLET and held.value == "asserted" for held in event.factuality)
    yield f"voice {OUTLET if outlet else 'source'}"
    passage, start = _start(event)
    for statement in sentence.reading.statements:
        if any(s.passage == passage and s.start <= start < s.end for s in statement.content):
            yield f"in {statement.act}"


def _first_signs(sentence: _Sentence, event: Event) -> Iterator[str]:
    """What the first event shows: a sentence opens with its news."""
    passage, start = _start(event)
    yield f"first at {_distance(len(sentence.within(passage, 0, start)))}"
    for role in _ROLES:
        yield f"first {'has' if getattr(event, role) else 'lacks'} {role}"


def _crowd_signs(sentence: _Sentence, alone: bool) -> Iterator[str]:
    """Demonstrators: who is counted as taking part, and where the sentence first names them."""
    named = [mention for mention in sentence.reading.mentions if _is_crowd(sentence, mention)]
    if named:
        first = min((mention.span for mention in named), key=lambda span: (span.passage, span.start))
        yield f"crowd at {_distance(len(sentence.within(first.passage, 0, first.start)))}"
        if alone:
            yield "crowd without an event"


def _distance(before: int) -> str:
    """Name a number of words from the start: none, a few, ten and more."""
    return "0" if before == 0 else "1-3" if before < 4 else "4-8" if before < 9 else "9+"


def _form(sentence: _Sentence, event: Event) -> str:
    """Tell whether an event is told by a verb or by which kind of noun: an old one has the article."""
    trigger = event.trigger
    opening = next(iter(sentence.within(trigger.passage, trigger.start, trigger.end)), None)
    surface = sentence.look_up(opening) if opening else None
    if surface is None:
        return "unknown"
    if surface.first("trigger_verb") is not None:
        return "verb"
    return f"{'definite' if surface.definite else 'owned' if surface.enclitic else 'indefinite'} noun"


def _is_crowd(sentence: _Sentence, mention: Mention) -> bool:
    if mention.kind != "people" or sentence.lexicon is None:
        return False
    span, participants = mention.span, sentence.lexicon.sets["counted.participants"]
    found = map(sentence.look_up, sentence.within(span.passage, span.start, span.end)[:_HEAD])
    nouns = (surface.first("noun") for surface in found if surface)
    return any(noun is not None and fold_word(noun.entry.row.lemma) in participants for noun in nouns)
