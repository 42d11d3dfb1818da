"""Senses: the rows of the lexicon that a token can stand for, by the type that each kind has."""

from riwaya.extraction.particles import ARTICLE, YEH
from riwaya.extraction.tokens import Token
from riwaya.lexicon.rows import Cue, KnownActor, Noun


def noun_row(token: Token) -> Noun | None:
    """Return the row of the noun that a token can be."""
    found = token.find("noun")
    row: Noun | None = found[0].entry.row if found else None
    return row


def actor_row(token: Token) -> KnownActor | None:
    """Return the row of the known actor whose name begins at a token."""
    found = token.find("actor")
    row: KnownActor | None = found[0].entry.row if found else None
    return row


def cue_row(token: Token, kind: str) -> Cue | None:
    """Return the row of a kind of cue that a token can open."""
    found = token.find(kind)
    row: Cue | None = found[0].entry.row if found else None
    return row


def function_word(token: Token) -> str:
    """Return the word of a closed class that a token is, or ""."""
    function = token.surface.first("function")
    return str(function.entry.row.word) if function else ""


def bare_stem(token: Token) -> str:
    """Return a word without its clitics and its article, also where the lexicon knows it with the article."""
    surface = token.surface
    return surface.stem.removeprefix(ARTICLE) if surface.definite else surface.stem


def is_role(token: Token, *roles: str) -> bool:
    """Tell whether a token can be a function word of one of these roles."""
    function = token.surface.first("function")
    return function is not None and function.entry.row.role in roles


def is_title(token: Token) -> bool:
    """Tell whether a token is a title, rank or office."""
    row = noun_row(token)
    return row is not None and row.kind == "person"


def cost_of(token: Token, kind: str) -> int:
    """Return how much must be cut off a token for it to be of a kind; 9 where it cannot be."""
    hit = token.surface.first(kind)
    return 9 if hit is None else hit.cut.cost


def rivals_place(token: Token, kind: str) -> bool:
    """Tell whether a token that names a place can as well be of a kind, with no *my* or *with* cut off."""
    hit, place = token.surface.first(kind), token.surface.first("place")
    if hit is None or place is None:
        return token.has(kind)
    joined = set(hit.cut.proclitics) - set(place.cut.proclitics) - {ARTICLE}
    return not joined and not hit.cut.enclitic.endswith(YEH)
