"""Agreement: what a word's form lets it be to the word before: adjective, genitive, name or a new phrase."""

from collections.abc import Sequence

from riwaya.extraction.particles import HEH, MEEM, NOON_ENDINGS, PUBLISHED_TANWIN, WAW_NOON, YEH
from riwaya.extraction.senses import noun_row
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Hit
from riwaya.lexicon.table import LONG_MASDAR

OFFICE_KINDS = ("person", "state_body", "organisation", "armed_group", "media")
GROUP_KINDS = OFFICE_KINDS[1:]
_ORDINARY = frozenset({"common", "name", "place", "short_actor", "verb", "cue_verb", "trigger_verb"})
_NISBA_PLURAL = ("\u064a\u064a\u0646", "\u064a\u0648\u0646")
_NISBA = ("\u064a", "\u064a\u0647", "\u064a\u0627")


def is_kind(token: Token, kinds: tuple[str, ...]) -> bool:
    """Tell whether a token is a noun of one of these kinds."""
    row = noun_row(token)
    return row is not None and row.kind in kinds


def is_people(token: Token) -> bool:
    """Tell whether a token is a noun for people or forces."""
    found = token.find("noun")
    return found is not None and found[0].entry.row.group in ("people", "forces")


def is_verbal_noun(token: Token) -> bool:
    """Tell whether a definite word is a verbal noun, which after a closed phrase begins a new one."""
    if any(token.has(kind) for kind in ("cue_masdar", "trigger_noun", "cue_noun")):
        return True
    return LONG_MASDAR.fullmatch(token.surface.stem) is not None


def keeps_noon(token: Token) -> bool:
    """A dual or sound plural that keeps its noon takes no genitive, only an adjective with its ending."""
    if token.text.endswith(WAW_NOON) and len(token.surface.stem) > 4 and not token.surface.definite:
        return True
    found = token.find("noun")
    if (
        found is None
        or found[0].entry.form is None
        or token.surface.definite
        or not token.text.endswith(NOON_ENDINGS)
    ):
        return False
    return found[0].entry.form.number in ("d", "p") and not found[0].entry.form.construct


def is_attribute(token: Token) -> bool:
    """Tell whether a word after a noun is its adjective rather than a person: a singular nisba."""
    noun = token.find("noun")
    if noun is None or noun[0].entry.form is None:
        return token.has("adjective")
    singular = noun[0].entry.form.number == "s" and noun[0].entry.row.kind == "person"
    return singular and noun[1] == 1 and token.surface.stem.endswith(_NISBA)


def describes(hit: Hit, previous: Token, head: Token | None) -> bool:
    """Tell whether a word for people is the adjective of the noun before it: the *foreign* fighters.

    A plural one describes a plural or a people, a feminine singular one a group or a plural of things.
    """
    form, row = hit.entry.form, hit.entry.row
    if form is None or not (row.group in ("people", "forces") or row.group == "titles"):
        return False
    if form.number == "p":
        found = previous.find("noun")
        nisba = hit.cut.stem.endswith(_NISBA_PLURAL)
        return found is not None and _is_plural(found[0]) and (nisba or not row.role)
    if row.role:
        return False
    found = head.find("noun") if head is not None else None
    group = found is not None and found[0].entry.row.group in ("forces", "bodies", "places", "facilities")
    return group and form.gender == "f"


def describes_group(words: Sequence[Token]) -> bool:
    """Tell whether a group's noun of several words ends in its adjective, after which no genitive comes."""
    first, last = noun_row(words[0]), noun_row(words[-1])
    group = first is not None and first.kind in GROUP_KINDS
    person, word = last is not None and last.kind == "person", words[-1].text
    return group and word.endswith(HEH) and (person or word.endswith(YEH + HEH) or word.startswith(MEEM))


def _is_plural(hit: Hit) -> bool:
    form = hit.entry.form
    return (form is not None and form.number == "p") or hit.entry.row.kind == "people"


def continues_name(token: Token, previous: Token) -> bool:
    """After *son of* any word is a name; after a given name, one that is else an ordinary word alone."""
    name = previous.find("name")
    if name is None or token.surface.conjunction or token.surface.preposition:
        return False
    if name[0].entry.row.role == "kunya":
        return True
    return name[0].entry.row.role == "given" and not (token.senses.keys() - _ORDINARY)


def is_accusative(text: Text, token: Token) -> bool:
    """Tell whether a word shows that it is in the accusative."""
    published = text.passage.text[token.word.start : token.word.end]
    if PUBLISHED_TANWIN in published:
        return True
    hit = token.surface.first("noun") or token.surface.first("trigger_noun")
    named = token.has("name") or token.has("actor")
    return bool(hit and hit.entry.form and hit.entry.form.accusative and not named)


def is_proper_place(token: Token) -> bool:
    """Tell whether a word is a place's name and no ordinary word."""
    return token.has("place") and not token.has("common")


def is_place_name(token: Token) -> bool:
    """Tell whether a word is a place's name and no ordinary word, so that no genitive follows it."""
    return token.has("place") and not any(
        token.has(kind) for kind in ("common", "noun", "name", "trigger_noun")
    )


def is_name(token: Token) -> bool:
    """Tell whether a token is surely part of a name, or opens a known actor's."""
    found = token.find("name")
    return bool(found and found[0].entry.row.role != "ambiguous") or token.has("actor")


def is_nationality(token: Token) -> bool:
    """Tell whether a word is the singular adjective of a state: an *American* air strike."""
    found = token.find("adjective")
    return found is not None and found[0].entry.form is not None and found[0].entry.form.number == "s"
