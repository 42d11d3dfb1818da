"""Answers: an accusation in one report and its denial in another, by who is accused and what of."""

from collections.abc import Collection
from datetime import date

from riwaya.model.case import Link, Reason
from riwaya.reconciliation import levels
from riwaya.reconciliation.digest import Digest, Saying, key
from riwaya.reconciliation.parties import names_of, party_keys
from riwaya.reconciliation.terms import terms, weighed

DENYING = frozenset({"deny", "refuse"})
CHARGING = frozenset({"accuse", "allege", "state", "claim", "announce", "condemn", "describe", "warn"})
"""Acts by which something is held to be so; who refuses answers a demand as well."""
ASKING = frozenset({"demand", "ask", "threaten"})

_WITHIN = {"same": 0, "near": 2, "week": 7}
"""Days between the two reports, at most."""
_SHORT = 5
"""Terms: a longer denial says itself what it denies, a shorter one may only point back (the charges)."""
_BITS = {
    "party": {"same": 2.0, "part": 1.0},
    "terms": {"copied": 6.0, "alike": 5.0, "some": 3.0, "pointing": 1.0},
    "topic": {"copied": 3.0, "alike": 2.0, "some": 1.0, "few": -1.0, "none": -2.0},
    "days": {"same": 1.0, "near": 0.5, "week": 0.0},
    "act": {"accuse": 1.0, "allege": 1.0, "claim": 0.5},
}
"""What each level is worth, set by hand: no public data pair denials with what they answer."""


def denies(act: str, words: Collection[str], other: str, others: Collection[str]) -> str | None:
    """Tell whether a statement, by its act and the terms of its content, denies another, and by what.

    `copied`, `alike` or `some` say how much of their wording the two share; a denial that is too short to say
    what it denies may be `pointing` back.

    >>> denies("deny", ("haditha", "shelling"), "accuse", ("haditha", "shelling"))
    'alike'
    >>> denies("deny", ("haditha",), "deny", ("haditha",)) is None
    True
    """
    if act not in DENYING or other not in CHARGING | (ASKING if act == "refuse" else frozenset()):
        return None
    shared = levels.terms(weighed(words), weighed(others))
    if shared in ("copied", "alike", "some"):
        return shared
    return "pointing" if len(words) <= _SHORT else None


def answers(denial: Saying, charge: Saying, by: Digest, of: Digest) -> Link | None:
    """Return why a statement of one report denies what a statement of another charges its speaker with.

    `by` is the report of the denial, `of` that of the charge. None unless the denier is the one accused, what
    is denied is what was charged, and the reports appeared within a week of each other.
    """
    how, days = denies(denial.act, denial.words, charge.act, charge.words), _days(by, of)
    if how is None or days is None or by.report == of.report:
        return None
    topic = _topic(denial, by, of)
    party = _party(denial, charge, by, of)
    if party is None or (how == "pointing" and topic not in ("copied", "alike")):
        return None
    compared = (("party", party), ("terms", how), ("topic", topic), ("days", days), ("act", charge.act))
    reasons = tuple(Reason(name, level, _BITS[name].get(level, 0.0)) for name, level in compared if level)
    weight = round(sum(reason.weight for reason in reasons), 6)
    return Link(key(by.report, denial.cue), key(of.report, charge.cue), weight, reasons)


def _days(by: Digest, of: Digest) -> str | None:
    """Compare the days of publication: `same`, `near`, `week`; None if too far apart or not known."""
    if by.day is None or of.day is None:
        return None
    gap = abs((date.fromisoformat(by.day) - date.fromisoformat(of.day)).days)
    return next((level for level, most in _WITHIN.items() if gap <= most), None)


def _topic(denial: Saying, by: Digest, of: Digest) -> str | None:
    """Compare what the reports are about besides the denier, who is in both."""
    who = by.sightings[denial.source] if denial.source is not None else None
    own = terms(" ".join((*who.written, *map(" ".join, who.offices)))) if who is not None else ()
    one, other = (weighed(term for term in report.topic if term not in own) for report in (by, of))
    return levels.terms(one, other)


def _party(denial: Saying, charge: Saying, by: Digest, of: Digest) -> str | None:
    """Compare the denier with those accused: `same` name, `part` of it (the family name alone), or None."""
    if denial.source is None:
        return None
    deniers, accused = names_of(by.sightings[denial.source]), _accused(charge, of)
    if not accused.isdisjoint(deniers):
        return "same"
    pairs = ((f" {one}", f" {other}") for one in deniers for other in accused)
    return "part" if any(one.endswith(other) or other.endswith(one) for one, other in pairs) else None


def _accused(charge: Saying, of: Digest) -> frozenset[str]:
    """Return the names of whom a statement is aimed at and of those who do what it tells, but its speaker."""
    own = {number for number, saying in enumerate(of.sayings) if saying == charge}
    told = (one for one in of.occurrences if any(voice.saying in own for voice in one.voices))
    aimed = {party for one in told for party in one.agents} | {charge.target}
    return party_keys(of, (party for party in aimed if party is not None and party != charge.source))
