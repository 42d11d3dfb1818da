"""Which language a report is in: script first, then letters of its own and frequent words."""

import re
from collections import Counter
from functools import cache

from riwaya.lexicon.intake_words import Language, intake_words

_SAMPLE = 1_000  # characters; enough for a language to show
_SCRIPTS = {
    "arabic": re.compile(
        "[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]"
    ),
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "hebrew": re.compile("[\u05d0-\u05ea]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
}
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200e\u200f\u061c]")
_LETTER_WEIGHT = 2.0  # a letter of its own says more than a frequent word, which languages share
_SHARE = 0.25  # of the words, from which a script may be the text's own
_SIGNS = 2.0  # signs, not one chance word, that a language other than the script's usual one needs
_LEAST = 0.04  # evidence per word below which nothing is said


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code (`ckb` for Sorani) of a text's language, or None when nothing tells.

    Arabic script is Arabic unless letters or words tell another language.

    >>> detect_language("Residents said that the road to the village was closed.")
    'en'
    >>> detect_language("2015") is None
    True
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(_MARKS.sub("", sample).lower())
    shares: Counter[str | None] = Counter()
    for letter, count in Counter([word[0] for word in words]).items():
        shares[_script(letter)] += count
    for script, share in shares.most_common():
        if script and share >= max(1, _SHARE * len(words)):
            found = _of_words(script, sample, words)
            if found is not None:
                return found
    return None


@cache
def _script(letter: str) -> str | None:
    return next((script for script, pattern in _SCRIPTS.items() if pattern.match(letter)), None)


def _of_words(script: str, sample: str, words: list[str]) -> str | None:
    best, most = None, 0.0
    for language in _of_script(script):
        evidence = _evidence(language, sample, words)
        if evidence > most and (language.base or evidence * len(words) >= _SIGNS):
            best, most = language.code, evidence
    if best is not None and most >= _LEAST:
        return best
    return next((language.code for language in _of_script(script) if language.base), None)


@cache
def _of_script(script: str) -> tuple[Language, ...]:
    return tuple(language for language in intake_words().languages if language.script == script)


def _evidence(language: Language, sample: str, words: list[str]) -> float:
    if not words:
        return 0.0
    known = sum(map(language.words.__contains__, words))
    letters = sum(map(sample.count, language.letters))
    # Letters are counted per word, and no more than one a word: two would let one loan word decide.
    return (known + _LETTER_WEIGHT * min(letters, len(words)) * _own(language)) / len(words)


def _own(language: Language) -> float:
    # The letters of a base language occur in its neighbours' loan words too.
    return 0.25 if language.base else 1.0
