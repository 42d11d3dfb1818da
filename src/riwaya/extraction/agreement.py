"""Agreement: what a word's form lets it be to the word before: adjective, genitive, name or a new phrase."""

from riwaya.extraction.particles import NOON_ENDINGS, WAW_NOON
from riwaya.extraction.senses import noun_row
from riwaya.extraction.tokens import Token
from riwaya.lexicon.table import LONG_MASDAR

OFFICE_KINDS = ("person", "state_body", "organisation", "armed_group", "media")
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
    singular = noun[0].entry.form.number == "s"
    return singular and noun[1] == 1 and token.surface.stem.endswith(_NISBA)


def is_name(token: Token) -> bool:
    """Tell whether a token is surely part of a name, or opens a known actor's."""
    found = token.find("name")
    return bool(found and found[0].entry.row.role != "ambiguous") or token.has("actor")
