"""Arabic spellings of a GeoNames place, chosen from alternate names that do not say their language."""

import difflib
import re
import unicodedata
from pathlib import Path
from typing import Any

from riwaya.text.folding import fold_word

_UNITS = Path(__file__).parents[1] / "src" / "riwaya" / "lexicon" / "places" / "sources" / "unit_words.txt"
_ARTICLE = "\u0627\u0644"
_ARABIC_NAME = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+){0,4}")
_UNIT_WORDS = tuple(f"{word} " for word in _UNITS.read_text(encoding="utf-8").split())
_UIGHUR = re.compile("\u0649\\B|\\b\u0626[\u0627\u0648\u0649\u0629]")  # letters of Arabic, other rules
_CAREFUL = re.compile("[\u0622\u0623\u0625\u0629\u0621]")  # letters that hasty spelling leaves out
_CONSONANTS = dict(zip(
    "\u0628\u062a\u062b\u062c\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u063a"
    "\u0641\u0642\u0643\u0644\u0645\u0646", "bttgkddrzsssdtzgfkklmn", strict=True,
))  # fmt: skip
_LATIN = str.maketrans("cqjvp", "kkgfb", "aeiouwyh'-")


def skeleton(name: str) -> str:
    """The consonants that a Latin and an Arabic spelling of a name share."""
    if name and "\u0600" <= name[0] <= "\u06ff":
        return "".join(_CONSONANTS.get(letter, "") for letter in name.removeprefix(_ARTICLE))
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if c.isascii())
    plain = re.sub(r"^(?:al|el|ad|an|ar|as|ash|at|az)[ -]", "", plain)
    return re.sub(r"[^a-z]", "", plain.replace("x", "ks").translate(_LATIN))


def clean(name: str) -> str:
    """An alternate name without marks and without the word for the unit it heads."""
    bare = "".join(c for c in name if unicodedata.category(c) not in {"Mn", "Cf"}).strip()
    for word in _UNIT_WORDS:
        bare = bare.removeprefix(word)
    return bare


def arabic_names(city: dict[str, Any], floor: float) -> list[str]:
    """The Arabic spellings of a GeoNames place that sound like it, the likest and fullest first.

    Alternate names carry no language: spellings with Persian, Urdu or Kurdish letters are dropped, and so are
    names that share too few consonants with the Latin name (older names, neighbours, mistakes).
    """
    latin = skeleton(city["name"])
    names = dict.fromkeys(clean(name) for name in city["alternatenames"])
    scored = []
    for name in names:
        if _ARABIC_NAME.fullmatch(name) and not _UIGHUR.search(name):
            likeness = difflib.SequenceMatcher(None, latin, skeleton(name)).ratio()
            if likeness >= floor:
                scored.append((round(likeness, 2), len(name), len(_CAREFUL.findall(name)), name))
    scored.sort(reverse=True)
    kept: list[str] = []
    for *_, name in scored:
        if all(fold_word(k) not in (fold_word(name), fold_word(_ARTICLE + name)) for k in kept):
            kept.append(name)
    return kept
