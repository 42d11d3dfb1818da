"""Entries: every row of the lexicon turned into the folded forms by which a text is matched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.lexicon.inflection import Form, noun_forms, participle_forms, verb_forms
from riwaya.lexicon.rows import Channel, Cue, EventType, KnownActor, Noun, Trigger, Verb
from riwaya.lexicon.table import Entry, phrase_words
from riwaya.text import fold_word
from riwaya.text.clitics import AL

Keyed = tuple[str, Entry]


@dataclass(frozen=True, slots=True)
class Function:
    """A word of a closed class, and which class."""

    word: str
    role: str
    takes_preposition: bool = False


_IN = "\u0641\u064a"
_CLOSED = (
    "prepositions", "complementisers", "relatives", "subordinators", "negations", "particles",
    "demonstratives",
    "joined", "pronouns", "adverbs", "quantifiers",
)  # fmt: skip
_ROLE = {name: name.removesuffix("s") for name in _CLOSED}


def function_entries(grammar: dict[str, Any]) -> Iterator[Keyed]:
    """Yield the closed classes; the first class that lists a word keeps it first."""
    for name in _CLOSED:
        for word in grammar[name]:
            row = Function(word, _ROLE[name], takes_preposition=name in ("demonstratives", "pronouns"))
            yield from _phrase(word, "function", row)


def verb_entries(rows: Iterable[Verb]) -> Iterator[Keyed]:
    """Yield every inflected form of the plain verbs."""
    for row in rows:
        yield from _verbs("verb", row, row.past, row.present)


def cue_entries(rows: Iterable[Cue]) -> Iterator[Keyed]:
    """Yield cues: verbs inflected, accusative participles, nouns in their forms, phrases as written."""
    for row in rows:
        if row.kind == "verb":
            words = row.lemma.split()
            forms = _verbs(
                "cue_verb", row, words[0], row.present.split()[0] if row.present else "", tuple(words[1:])
            )
            yield from (keyed for keyed in forms if keyed[1].form is None or keyed[1].form.tense != "jussive")
            if row.participle:
                head, *rest = row.participle.split()
                tail = phrase_words(" ".join(rest))
                for form in participle_forms(head):
                    yield form.surface, Entry("cue_participle", row, form, tail)
            if row.masdar:
                yield from _nouns("cue_noun" if row.masdar_cue else "cue_masdar", row, row.masdar)
        elif row.kind == "noun":
            yield from _nouns("cue_noun", row, row.lemma)
        else:
            yield from _phrase(row.lemma, "cue_preposition", row)


def not_cue_entries(phrases: Iterable[str]) -> Iterator[Keyed]:
    """Yield the set phrases that look like cues but are the outlet's own narration."""
    for words in phrases:
        yield from _phrase(words, "not_cue", words)


def trigger_entries(types: Iterable[EventType]) -> Iterator[Keyed]:
    """Yield event triggers: verbs inflected, verbal nouns and nouns in their forms, fixed phrases."""
    for event_type in types:
        for row in event_type.trigger:
            if row.past:
                yield from _trigger_verbs(row)
            for masdar in row.masdar:
                yield from _nouns("trigger_noun", row, masdar, _sound_plural(masdar))
            if row.noun:
                yield from _nouns("trigger_noun", row, row.noun, row.plural)
            if row.passive_participle:
                yield from _nouns(
                    "trigger_participle",
                    row,
                    row.passive_participle,
                    feminine=row.passive_participle + "\u0629",
                )


def _sound_plural(masdar: str) -> tuple[str, ...]:
    """Verbal nouns of the derived forms have a feminine plural: arrests, executions."""
    stem = masdar.removesuffix("\u0629")
    return (stem + "\u0627\u062a",) if len(stem) > 4 and " " not in masdar else ()


def noun_entries(rows: Iterable[Noun]) -> Iterator[Keyed]:
    """Yield the heads of mentions in all their forms."""
    for row in rows:
        if not row.with_:
            yield from _nouns("noun", row, row.lemma, row.plural, row.feminine)
        for continuation in row.with_:
            for surface, entry in _nouns("noun", row, row.lemma, row.plural, row.feminine):
                yield surface, Entry("noun", row, entry.form, (*entry.rest, *phrase_words(continuation)))


def actor_entries(rows: Iterable[KnownActor]) -> Iterator[Keyed]:
    """Yield known actors by every Arabic name they have or had, and the adjectives made of states.

    Names that are ambiguous by themselves are of a kind of their own: a report must show whom they mean.
    """
    for row in rows:
        short = () if row.state else row.ambiguous
        for name in dict.fromkeys((*row.ar, *row.former, *row.ambiguous)):
            yield from _phrase(name, "short_actor" if name in short else "actor", row)
        for adjective in row.adjective:
            for form in noun_forms(adjective, (adjective + "\u0648\u0646",), adjective + "\u0629"):
                yield form.surface, Entry("adjective", row, form)


def name_entries(names: dict[str, Any]) -> Iterator[Keyed]:
    """Yield given and family names and the words that open a kunya."""
    ambiguous = {phrase_words(name) for name in names.get("ambiguous", ())}
    for group in ("given", "family", "kunya", "particles"):
        for name in names.get(group, ()):
            folded = phrase_words(name)
            if folded:
                role = "ambiguous" if folded in ambiguous else group
                yield folded[0], Entry("name", Function(name, role), None, folded[1:])


def place_entries(gazetteer: Gazetteer) -> Iterator[Keyed]:
    """Yield every name of the gazetteer; the row is the name's folded words."""
    for words in gazetteer.names():
        yield words[0], Entry("place", words, None, tuple(words[1:]))


def channel_entries(rows: Iterable[Channel]) -> Iterator[Keyed]:
    """Yield the phrases that name a channel, with their own preposition and, for a joined one, without."""
    for row in rows:
        yield from _phrase(row.words, "channel", row)
        preposition, _, rest = row.words.partition(" ")
        if fold_word(preposition) == _IN and " " in rest:
            yield from _phrase(rest, "channel", row)


def common_entries(text: str) -> Iterator[Keyed]:
    """Yield the ordinary nouns and adjectives, one folded word a line."""
    for word in text.split("\n"):
        if word and not word.startswith("#"):
            yield word, Entry("common", word)


def _phrase(words: str, kind: str, row: Any) -> Iterator[Keyed]:
    folded = phrase_words(words)
    if folded:
        yield folded[0], Entry(kind, row, None, folded[1:])


def _verbs(kind: str, row: Any, past: str, present: str, rest: tuple[str, ...] = ()) -> Iterator[Keyed]:
    tail = phrase_words(" ".join(rest))
    seen: set[tuple[str, str]] = set()
    for form in verb_forms(past, present or past):
        rare = form.number == "d" and form.tense == "past" and (kind == "verb" or form.voice == "passive")
        article = form.person == 1 and form.surface.startswith(AL)  # I-forms that look like a definite noun
        if (form.surface, form.tense) not in seen and len(form.surface) > 1 and not (article or rare):
            seen.add((form.surface, form.tense))
            yield form.surface, Entry(kind, row, form, tail)


def _trigger_verbs(row: Trigger) -> Iterator[Keyed]:
    words = row.past.split()
    yield from _verbs(
        "trigger_verb", row, words[0], row.present.split()[0] if row.present else "", tuple(words[1:])
    )


def _nouns(
    kind: str, row: Any, lemma: str, plurals: Iterable[str] = (), feminine: str = ""
) -> Iterator[Keyed]:
    head, _, tail = lemma.partition(" ")
    rest = phrase_words(tail)
    seen: set[str] = set()
    for form in _forms(head, plurals, feminine):
        if form.surface not in seen:
            seen.add(form.surface)
            yield form.surface, Entry(kind, row, form, rest)


def _forms(head: str, plurals: Iterable[str], feminine: str) -> Iterator[Form]:
    yield from noun_forms(
        head, tuple(plural.split()[0] for plural in plurals), feminine.split()[0] if feminine else ""
    )
    if head.startswith("\u0627\u0644") and len(head) > 4:
        yield from noun_forms(head[2:])
