"""Status: what independent voices come to, none of them elected (codebook §5)."""

from collections.abc import Iterable

from riwaya.model.case import IncidentStatus

ASSERTED, POSSIBLE, DENIED, PROJECTED = "asserted", "possible", "denied", "projected"


def status(voices: Iterable[tuple[str, str]]) -> IncidentStatus:
    """Return the status of an incident from its (origin, value) pairs.

    `possible` affirms only where nobody asserts.

    >>> status([("a", "asserted"), ("b", "denied")]), status([("a", "asserted"), ("a", "denied")])
    ('contested', 'single_voice')
    >>> status([("a", "projected")]), status([])
    ('projected', 'projected')
    """
    by_value: dict[str, set[str]] = {}
    for origin, value in voices:
        by_value.setdefault(value, set()).add(origin)
    affirming = by_value.get(ASSERTED) or by_value.get(POSSIBLE, set())
    denying = by_value.get(DENIED, set())
    if affirming and denying and len(affirming | denying) > 1:
        return "contested"
    if affirming:
        return "corroborated" if len(affirming) > 1 else "single_voice"
    return "denied" if denying else "projected"
