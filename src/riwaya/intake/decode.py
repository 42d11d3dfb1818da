"""From bytes to text: which encoding it is, whatever was declared."""

import codecs
import re

from charset_normalizer import from_bytes

from riwaya.intake.record import Origin
from riwaya.lexicon.intake_words import intake_words
from riwaya.model import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LIKELY = ("cp1256", "iso8859_6", "cp1252", "cp864", "cp720", "mac_arabic")  # the Arab web, past and present
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.I,
)
_SAMPLE = 40_000
_ARABIC = re.compile("[\u0621-\u064a]")
_WORD = re.compile("[\u0621-\u064a]+")
# UTF-8 read as windows-1256 or as windows-1252 and saved again: alef lam turns into these.
_TWICE = (
    ("cp1256", "\u0637\u00a7\u0638\u201e"),
    ("cp1252", "\u00d8\u00a7\u00d9\u201e"),
    ("latin-1", "\u00d8\u00a7\u00d9\u0084"),
)
_TOLERATED = 0.01  # share of broken bytes up to which text still counts as UTF-8


def declared_charset(head: bytes) -> str | None:
    """Return the encoding that a page or XML document declares in its first bytes, or None."""
    match = _DECLARED.search(head)
    return (match.group(1) or match.group(2)).decode("ascii") if match else None


def decode(data: bytes, origin: Origin, declared: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of some bytes, and a problem where the declared encoding was wrong or bytes were lost.

    A byte-order mark is believed first, then UTF-8 if the bytes keep its rules (chance does not), then the
    declared encoding if it gives Arabic, then whichever likely encoding gives the most Arabic words.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), ()
    named = _known(origin.charset) or _known(declared)
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, origin.source, named)
    if not text.isascii():
        text, repaired = _untwist(text)
        if repaired:
            return text, (
                Problem(origin.source, f"had been saved as UTF-8 after being read as {repaired}; repaired"),
            )
        if named and named not in ("utf-8", "ascii"):
            return text, (Problem(origin.source, f"declares {named} but is UTF-8; read as UTF-8"),)
    return text, ()


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 variant of bytes without a byte-order mark, told by where the high bytes stand."""
    sample = data[:_SAMPLE]
    if len(sample) < 8 or (b"\x00" not in sample and b"\x06" not in sample):
        return None
    high = {0, 6, 0x20}
    even = sum(byte in high for byte in sample[0::2])
    odd = sum(byte in high for byte in sample[1::2])
    half = len(sample) // 2
    if odd > 0.9 * half and even < 0.5 * half:
        return "utf-16-le"
    if even > 0.9 * half and odd < 0.5 * half:
        return "utf-16-be"
    return None


def _decode_other(data: bytes, where: str, named: str | None) -> tuple[str, tuple[Problem, ...]]:
    """Decode bytes that are not clean UTF-8."""
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if broken <= max(2, _TOLERATED * len(lenient)) and _score(lenient) >= _score(
        data.decode("cp1256", "replace")
    ):
        return lenient, (
            Problem(where, f"held {broken} broken UTF-8 sequences; each became U+FFFD", "save it again"),
        )
    if named and named not in ("utf-8", "ascii", "iso8859-1", "cp1252"):
        text = _strict(data, named)
        if text is not None and _score(text) > 0:
            return text, ()
    best = max(_LIKELY, key=lambda name: _score(_strict(data[:_SAMPLE], name) or ""))
    text = data.decode(best, "replace")
    if _score(text) == 0:
        best = named if named and _strict(data, named) is not None else _guess(data) or best
        text = data.decode(best, "replace")
    if named and codecs.lookup(best).name != named:
        return text, (Problem(where, f"declares {named} but is {best}; read as {best}"),)
    return text, ()


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes) -> str | None:
    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_LIKELY)).best()
    return best.encoding if best is not None else None


def _score(text: str) -> float:
    """Return how much a text reads as Arabic: the share of its Arabic words that are frequent ones."""
    words = _WORD.findall(text[:_SAMPLE])
    if not words:
        return 0.0
    arabic = next(language for language in intake_words().languages if language.code == "ar")
    frequent = sum(map(arabic.words.__contains__, words))
    return (frequent + 0.01 * len(words)) / len(words)


def _untwist(text: str) -> tuple[str, str | None]:
    """Undo an encoding applied twice; return the text and the encoding it was wrongly read as, or None."""
    for name, sign in _TWICE:
        if sign in text:
            try:
                repaired = text.encode(name).decode("utf-8")
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
            if _ARABIC.search(repaired):
                return repaired, name
    return text, None
