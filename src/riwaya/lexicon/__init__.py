"""The words, as data: TOML rows in `ar/`, `events/`, `actors/`, `places/`, and their loader."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from riwaya.lexicon import entries
from riwaya.lexicon.gazetteer import Gazetteer
from riwaya.lexicon.rows import (
    ActRule,
    Channel,
    Cue,
    EventType,
    KnownActor,
    Noun,
    Trigger,
    Verb,
    folder,
    load_toml,
    row,
    toml_files,
)
from riwaya.lexicon.table import Entry, Hit, Lexicon, Surface
from riwaya.text import fold_word

__all__ = [
    "ARABIC",
    "Entry",
    "Hit",
    "Lexicon",
    "Rows",
    "Surface",
    "Words",
    "act_rules",
    "languages",
    "load",
    "load_rows",
]

ARABIC = "ar"


@dataclass(frozen=True, slots=True)
class Rows:
    """Every row of the lexicon, as read."""

    cues: tuple[Cue, ...]
    not_cues: tuple[str, ...]
    verbs: tuple[Verb, ...]
    light_verbs: tuple[Verb, ...]
    channels: tuple[Channel, ...]
    events: tuple[EventType, ...]
    nouns: tuple[Noun, ...]
    actors: tuple[KnownActor, ...]
    names: dict[str, Any]
    grammar: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon ready for use: the table of forms, the gazetteer, and the grammar's word sets, folded."""

    table: Lexicon
    gazetteer: Gazetteer
    sets: dict[str, frozenset[str]]


@cache
def languages() -> frozenset[str]:
    """Return the languages that can be read: each is a folder of the lexicon that has its own cues."""
    return frozenset(place.name for place in folder("").iterdir() if (place / "cues.toml").is_file())


def load_rows(language: str = ARABIC) -> Rows:
    """Read and check every row of a language; LexiconError names the first that does not keep the rules."""
    return _load_rows(language)


@cache
def _load_rows(language: str) -> Rows:
    words = folder(language)
    grammar, cues = load_toml(words / "grammar.toml"), load_toml(words / "cues.toml")
    return Rows(
        cues=_rows(Cue, cues["cue"], "cues.toml"),
        not_cues=tuple(cues["not_cues"]),
        verbs=_rows(Verb, load_toml(words / "verbs.toml")["verbs"], "verbs.toml"),
        light_verbs=_rows(Verb, grammar["light_verbs"], "grammar.toml"),
        channels=_rows(Channel, load_toml(words / "channels.toml")["channel"], "channels.toml"),
        events=tuple(_event_types(language)),
        nouns=tuple(
            row(Noun, data, f"nouns/{stem}.toml", group=stem)
            for stem, content in toml_files(f"{language}/nouns")
            for data in content["noun"]
        ),
        actors=tuple(
            row(KnownActor, data, f"actors/{stem}.toml")
            for stem, content in toml_files("actors")
            for data in content["actor"]
        ),
        names=load_toml(words / "names.toml"),
        grammar=grammar,
    )


def load(language: str = ARABIC) -> Words:
    """Load the lexicon of a language once for the process."""
    return _load(language)


@cache
def _load(language: str) -> Words:
    rows, gazetteer = load_rows(language), Gazetteer.load()
    keyed = [
        *entries.function_entries(rows.grammar),
        *entries.cue_entries(rows.cues),
        *entries.not_cue_entries(rows.not_cues),
        *entries.trigger_entries(rows.events),
        *entries.verb_entries(rows.light_verbs),
        *entries.verb_entries(rows.verbs),
        *entries.noun_entries(rows.nouns),
        *entries.actor_entries(rows.actors),
        *entries.name_entries(rows.names),
        *entries.place_entries(gazetteer),
        *entries.channel_entries(rows.channels),
        *entries.common_entries((folder(language) / "common.txt").read_text("utf-8")),
    ]
    sets = {
        name: frozenset(fold_word(word) for word in words)
        for name, words in rows.grammar.items()
        if isinstance(words, list) and words and isinstance(words[0], str)
    }
    sets |= {
        f"counted.{what}": frozenset(map(fold_word, words)) for what, words in rows.grammar["counted"].items()
    }
    return Words(Lexicon(keyed, fingerprint(language)), gazetteer, sets)


def act_rules(language: str = ARABIC) -> tuple[ActRule, ...]:
    """Return the rules by which a neutral cue's content decides the act, in order."""
    return _act_rules(language)


@cache
def _act_rules(language: str) -> tuple[ActRule, ...]:
    return _rows(ActRule, load_toml(folder(language) / "acts.toml")["rule"], "acts.toml")


@cache
def sign_weights(language: str = ARABIC) -> dict[str, float]:
    """Return what each sign of a statement weighs, in log-odds; empty for a language without weights."""
    return _weights(language, "weights.toml")


@cache
def event_weights(language: str = ARABIC) -> dict[str, float]:
    """Return what each sign of an event weighs, in log-odds; empty for a language without weights."""
    return _weights(language, "event_weights.toml")


def _weights(language: str, name: str) -> dict[str, float]:
    path = folder(language) / name
    return {sign: float(value) for sign, value in load_toml(path).items()} if path.is_file() else {}


def fingerprint(language: str = ARABIC) -> str:
    """Return a short hash of a language's words, so that a reading says which words made it."""
    return _fingerprint(language)


@cache
def _fingerprint(language: str) -> str:
    digest = hashlib.sha256()
    for name in (language, f"{language}/nouns", "events", "actors", "places"):
        for file in sorted(folder(name).iterdir(), key=lambda item: item.name):
            if file.name.endswith((".toml", ".tsv", ".txt")):
                digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _rows(kind: type[Any], data: list[dict[str, Any]], where: str) -> tuple[Any, ...]:
    return tuple(row(kind, item, where) for item in data)


def _event_types(language: str) -> Iterator[EventType]:
    """Yield the event types with their triggers: Arabic ones beside the codes, others in their folder."""
    for stem, content in toml_files("events"):
        where, rows = f"events/{stem}.toml", content["trigger"]
        if language != ARABIC:
            where = f"{language}/{where}"
            own = folder(where)
            rows = load_toml(own)["trigger"] if own.is_file() else ()
        triggers = tuple(row(Trigger, item, where, type=content["type"]) for item in rows)
        yield EventType(content["type"], content["plover"], content["acled"], triggers)
