"""Short names: known actors by an ordinary word or a name of many men, where the report shows the actor.

A row's `ambiguous` names (the base, the lion, the militias) mean the actor where the report has a full name
of it, where the words around show it (quotation marks, a noun for such an actor), and, for an armed group,
where the report is of its country.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from riwaya.extraction.agreement import OFFICE_KINDS
from riwaya.extraction.senses import noun_row
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Hit
from riwaya.lexicon.rows import KnownActor


def settle_short_names(texts: Iterable[Text]) -> None:
    """Let the short names of a report be the actors that it shows them to be."""
    texts = list(texts)
    named = {found[0].entry.row.id for text in texts for t in text.tokens if (found := t.find("actor"))}
    short = [(text, token) for text in texts for token in text.tokens if token.has("short_actor")]
    for text, token in short:
        rows = [hit.entry.row for hit in _hits(token)]
        if len(rows) == 1 and _is_shown(text, token, rows[0]):
            named.add(rows[0].id)
    scene = _scene(texts)
    for text, token in short:
        hits = _hits(token)
        meant = [hit for hit in hits if hit.entry.row.id in named] or [
            hit for hit in hits if hit.entry.row.kind == "armed_group" and hit.entry.row.country == scene
        ]
        if len(meant) == 1 and not token.has("actor") and not _is_described(text, token):
            length = token.senses["short_actor"][1]
            token.senses = token.senses | {"actor": (meant[0], length)}


def _scene(texts: Iterable[Text]) -> str:
    """Return the country that a report names most, or "": the one whose groups need no full name."""
    rows = (found[0].entry.row for text in texts for token in text.tokens for found in _states(token))
    counts = Counter(row.country for row in rows if row.country)
    return counts.most_common(1)[0][0] if counts else ""


def _states(token: Token) -> Iterator[tuple[Hit, int]]:
    return (found for kind in ("actor", "adjective") if (found := token.find(kind)) is not None)


def _is_described(text: Text, token: Token) -> bool:
    """A common noun with an adjective that is not in the name is somebody else: the *national* coalition."""
    end = token.index + token.senses["short_actor"][1]
    following = text.tokens[end] if end < len(text.tokens) else None
    if not token.has("noun") or following is None or not following.surface.definite:
        return False
    return not (following.surface.conjunction or following.surface.preposition)


def _hits(token: Token) -> Sequence[Hit]:
    """Return whom a short name can mean: all rows that have it, where it is one word."""
    found, length = token.senses["short_actor"]
    return (found,) if length > 1 else token.surface.hits["short_actor"]


def _is_shown(text: Text, token: Token, row: KnownActor) -> bool:
    """Tell whether the words around a short name show that it is one."""
    if token.surface.conjunction or token.surface.preposition or not token.index:
        return False
    before, end = text.tokens[token.index - 1], token.index + token.senses["short_actor"][1]
    if before.text == '"' and text.quotation_from(before.index) == end:
        return True
    head = noun_row(before)
    if head is None or before.surface.enclitic:
        return False
    if row.kind == "person":
        return head.kind in OFFICE_KINDS and (head.kind != "person" or bool(head.role))
    return head.kind == row.kind and not before.surface.definite
