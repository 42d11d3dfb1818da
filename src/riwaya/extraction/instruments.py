"""Instruments: the weapon that an event was done with, wherever its clause names it (codebook §4)."""

from riwaya.extraction.clauses import PHRASE, Sentence, Unit
from riwaya.extraction.draft import EventDraft
from riwaya.extraction.senses import bare_stem
from riwaya.lexicon import Words

_ARMED = frozenset({"bombardment", "explosion", "attack", "kill", "injure", "riot", "disperse", "clash"})


def is_weapon(sentence: Sentence, unit: Unit, lexicon: Words) -> bool:
    """Tell whether a phrase names a weapon, also after a count of it."""
    end = min(unit.start + 3, unit.end)
    return unit.kind == PHRASE and any(_names_weapon(sentence, at, lexicon) for at in range(unit.start, end))


def _names_weapon(sentence: Sentence, index: int, lexicon: Words) -> bool:
    return bare_stem(sentence.text.tokens[index]) in lexicon.sets["weapons"]


def arm(sentence: Sentence, event: EventDraft, lexicon: Words, start: int, end: int | None = None) -> bool:
    """Give an event the weapon whose phrase begins at a word, if one does; tell whether it did."""
    if event.type not in _ARMED or start >= sentence.end:
        return False
    unit = sentence.units[sentence.unit_at(start)]
    close = end or unit.end
    if not any(_names_weapon(sentence, at, lexicon) for at in range(start, min(start + 3, close))):
        return False
    if event.instrument is None:
        event.instrument = sentence.text.span(start, close, bare=True)
    return True


def arm_by_trigger(sentence: Sentence, event: EventDraft, lexicon: Words) -> None:
    """A trigger that holds the weapon's name names the instrument too: an attack *with a car bomb*."""
    begin, end = event.trigger
    for at in range(begin, end):
        if _names_weapon(sentence, at, lexicon) and event.instrument is None and event.type in _ARMED:
            event.instrument = sentence.text.span(at, end, bare=True)
