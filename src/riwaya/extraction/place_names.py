"""Place names: the words that a report uses for places beyond doubt, so that a bare name is known again."""

from collections.abc import Iterable, Iterator

from riwaya.extraction.clauses import PHRASE, Sentence, Unit
from riwaya.extraction.particles import COMMA
from riwaya.extraction.place_phrases import PlacePhrase, names_place, read_place
from riwaya.extraction.tags import NOUN
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Words

Name = tuple[str, ...]
_SETTLED = frozenset({"town", "neighbourhood", "admin1", "admin2", "admin3"})
_WITNESSES = 2  # places in a list that make an unknown word in it a place
_ELSE = ("common", "name", "noun", "verb", "cue_verb", "trigger_verb", "trigger_noun", "cue_noun", "function")


def vocabulary_of_places(sentences: Iterable[Iterable[Sentence]], lexicon: Words) -> frozenset[Name]:
    """Return the folded names that follow a head word (*the town of* X) or stand in a list of such places."""
    learnt: set[Name] = set()
    for passage in sentences:
        for sentence in passage:
            learnt.update(_in_sentence(sentence, lexicon))
    return frozenset(learnt)


def _in_sentence(sentence: Sentence, lexicon: Words) -> Iterator[Name]:
    chain: list[Unit] = []
    for unit in sentence.units:
        if unit.kind == PHRASE and not (chain and _continues(sentence, unit)):
            yield from _in_chain(sentence, chain, lexicon)
            chain = [unit]
        elif unit.kind == PHRASE:
            chain.append(unit)
        elif sentence.token(unit).text not in COMMA:
            yield from _in_chain(sentence, chain, lexicon)
            chain = []
    yield from _in_chain(sentence, chain, lexicon)


def _in_chain(sentence: Sentence, chain: list[Unit], lexicon: Words) -> Iterator[Name]:
    """The names in a row of phrases joined by *and*: each vouches for the others."""
    if not chain:
        return
    where = _headed(sentence.text, chain[0], lexicon)
    if where is not None:
        yield from _told(sentence.text, where)
    if len(chain) == 1:
        return
    tokens = [_last_place(sentence.text, unit) for unit in chain]
    sure = [token for token in tokens if _is_sure(token, lexicon)]
    listed = where is not None and where.many and not where.bare
    for unit, token in zip(chain, tokens, strict=True):
        if _closes(token, unit) and (listed or sure):
            yield from _named(sentence.text, token.index, token.index + 1)
        elif unit is not chain[0] and (listed or len(sure) >= _WITNESSES) and _is_name(sentence, unit):
            yield from _named(sentence.text, unit.start, unit.end)


def _last_place(text: Text, unit: Unit) -> Token:
    """Return the word with which a place's name that closes a phrase begins, else the phrase's first."""
    within = text.tokens[unit.start : unit.end]
    return next((token for token in within if _closes(token, unit)), within[0])


def _closes(token: Token, unit: Unit) -> bool:
    """Tell whether a place's name begins at a word and ends its phrase."""
    place = token.find("place")
    return place is not None and token.index + place[1] >= unit.end


def _headed(text: Text, unit: Unit, lexicon: Words) -> PlacePhrase | None:
    """Return the place in a phrase that a noun for a kind of place heads."""
    end = unit.phrase.core_end if unit.phrase else unit.end
    for start in range(unit.start, end):
        row = text.tokens[start].find("noun")
        if row and row[0].entry.row.kind == "place" and row[0].entry.row.level:
            return read_place(text, start, end, lexicon)
    return None


def _is_sure(token: Token, lexicon: Words) -> bool:
    """Tell whether a word is a place's name and nothing else."""
    place = token.find("place")
    if place is None or lexicon.gazetteer.is_common((place[0].cut.stem, *place[0].entry.rest)):
        return False
    return place[1] > 1 or not any(token.has(kind) for kind in _ELSE)


def _told(text: Text, where: PlacePhrase) -> Iterator[Name]:
    """The name that follows a head word; of several words only one that the gazetteer has."""
    if where.noun and where.words:
        yield where.words
    elif where.level in _SETTLED and where.own is not None:
        yield from _named(text, *where.own)


def _named(text: Text, start: int, end: int) -> Iterator[Name]:
    token = text.tokens[start]
    place = token.find("place")
    if place:
        yield (place[0].cut.stem, *place[0].entry.rest)
    elif end == start + 1 and not token.has("common"):
        yield (token.surface.stem,)


def _continues(sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a phrase goes on a list: *and* X."""
    token: Token = sentence.token(unit)
    joined = bool(token.surface.conjunction) and not token.surface.preposition and token.tag == NOUN
    return joined and (token.has("place") or unit.end == unit.start + 1)


def _is_name(sentence: Sentence, unit: Unit) -> bool:
    return unit.end == unit.start + 1 and names_place(sentence.text, unit.start)
