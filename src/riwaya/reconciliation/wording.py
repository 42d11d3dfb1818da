"""Wording: which reports tell a happening in each other's words.

Two sentences that share half of the shorter one's runs of five words are one text (agency copy, a shared
press statement); a paraphrase that keeps the terms in their number is caught by the terms.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from riwaya.reconciliation.digest import Sentence
from riwaya.reconciliation.tellings import Telling
from riwaya.reconciliation.terms import rarest

_SHARE = 0.4
_LEAST_RUNS = 4
_PARAPHRASE, _LEAST_TERMS = 0.75, 8
_MARKS = 4


def copied(one: Sentence, other: Sentence) -> float:
    """Return how much of the shorter of two sentences is in the other's words, from 0 to 1; 0 if that is
    chance.
    """
    a, b = _runs(one.runs), _runs(other.runs)
    least = min(len(a), len(b))
    share = len(a & b) / least if least >= _LEAST_RUNS else 0.0
    if share >= _SHARE:
        return share
    mine, theirs = set(one.terms), set(other.terms)
    fewest = min(len(mine), len(theirs))
    same = len(mine & theirs) / fewest if fewest >= _LEAST_TERMS else 0.0
    return same if same >= _PARAPHRASE and max(len(mine), len(theirs)) <= 1.5 * fewest else 0.0


@lru_cache(maxsize=20_000)
def _runs(hashes: bytes) -> frozenset[bytes]:
    return frozenset(hashes[at : at + 4] for at in range(0, len(hashes), 4))


def sources(tellings: Sequence[Telling]) -> Mapping[str, str]:
    """Return, for each report that tells a happening in another's words, the first published of those.

    `tellings` are of one happening; reports by the same outlet are not compared.
    """
    sentences: dict[str, dict[Sentence, None]] = {}
    outlets: dict[str, str] = {}
    for telling in sorted(tellings, key=lambda t: (t.digest.published or "9", t.digest.report)):
        digest = telling.digest
        own = sentences.setdefault(digest.report, {})
        own.update(dict.fromkeys(digest.sentences[one.sentence] for one in telling.occurrences))
        outlets[digest.report] = digest.outlet or digest.report
    found: dict[str, str] = {}
    written: dict[bytes | str, list[tuple[str, Sentence]]] = {}
    for report, own in sentences.items():
        earlier = {pair for sentence in own for mark in _marks(sentence) for pair in written.get(mark, ())}
        sharing = {
            name
            for name, other in earlier
            if outlets[name] != outlets[report] and any(copied(other, one) > 0 for one in own)
        }
        first = next((name for name in sentences if name in sharing), None)
        if first is not None:
            found[report] = found.get(first, first)
        for sentence in own:
            for mark in _marks(sentence):
                written.setdefault(mark, []).append((report, sentence))
    return found


def _marks(sentence: Sentence) -> Iterator[bytes | str]:
    """Yield what two sentences that are one text share at least one of: a run of words, or a rare term."""
    yield from _runs(sentence.runs)
    yield from rarest(sentence.terms, _MARKS)
