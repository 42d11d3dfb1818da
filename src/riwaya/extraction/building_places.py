"""Building places: the town in which a building that has no place of its own must lie."""

from collections.abc import Iterator

from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.place_parts import precision_of
from riwaya.text import fold_word

_OUTSIDE = frozenset({"camp", "crossing"})
_TOWN, _NEAR = 1, 2  # a building with no name is somewhere in the town


def resolve_buildings(draft: Draft) -> None:
    """Put every single building without a place in the town that its sentence speaks of, else its passage."""
    for mention in draft.mentions:
        where = mention.where
        if mention.place is not None or where is None or where.many or not where.facility:
            continue
        if where.level in _OUTSIDE or fold_word(where.noun) in draft.lexicon.sets["on_the_move"]:
            continue
        town = next(_towns(draft, mention), None)
        if town is not None:
            mention.place, mention.geo_precision, mention.inferred = town.place, _NEAR, True


def _towns(draft: Draft, mention: MentionDraft) -> Iterator[MentionDraft]:
    """Yield the towns named in a building's sentence, the nearest first, then those before it."""
    passage = mention.span.passage
    sentences = draft.texts[passage].sentences
    start, end = next(s for s in sentences if s[0] <= mention.start < s[1])
    towns = [m for m in draft.mentions if m.span.passage == passage and _is_town(m)]
    near = [m for m in towns if start <= m.start < end]
    yield from sorted(near, key=lambda m: abs(m.start - mention.start))
    yield from (m for m in reversed(towns) if m.start < mention.start)


def _is_town(mention: MentionDraft) -> bool:
    row = mention.place if mention.kind == "place" else None
    return row is not None and row.lat is not None and precision_of(row) == _TOWN
