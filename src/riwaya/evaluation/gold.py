"""Gold: the JSON Lines that `riwaya read` writes, with the report's passages or only their hashes."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from riwaya.errors import ReadingError
from riwaya.evaluation import standoff
from riwaya.evaluation.consistency import doubts, errors
from riwaya.model import Problem, Reading, Report, from_plain


def read_gold(lines: Iterable[bytes], where: str) -> Iterator[Reading]:
    """Read gold, one reading a line, blank lines passed over; `where` names it in errors.

    Raises ReadingError, which names the line and field, for what is not JSON, not a reading, has a span
    that does not quote its passage, or is without its texts.

    >>> [reading.report.id for reading in read_gold([b'{"report": {"id": "sha256:0"}}'], "gold.jsonl")]
    ['sha256:0']
    """
    for place, data in _parsed(lines, where):
        if standoff.is_bare(data):
            raise ReadingError(place, "is gold without its texts", "put them back with `riwaya gold get`")
        _check_quotes(data, data, place, place)
        yield from_plain(data, place)


def labels(lines: Iterable[bytes], where: str) -> list[str]:
    """Return the labels of the texts that a gold file without texts needs.

    Raises ReadingError, which names the line, for what is no gold.
    """
    bare = [(place, data) for place, data in _parsed(lines, where) if standoff.is_bare(data)]
    return [str(_blank(data, place).report.source) for place, data in bare]


def fill_gold(lines: Iterable[bytes], where: str, texts: dict[str, Report]) -> Iterator[Reading]:
    """Put the texts, by label, back into gold; what has its texts already passes through.

    Raises ReadingError for a text that is not there or is not the annotated one.
    """
    for place, data in _parsed(lines, where):
        label = str(data.get("report", {}).get("source"))
        if not standoff.is_bare(data):
            yield from_plain(data, place)
        elif label in texts:
            yield standoff.restore(data, texts[label], place)
        else:
            raise ReadingError(place, f"needs the text {label}", "give the files of its corpus with --texts")


def check_gold(lines: Iterable[bytes], where: str) -> Iterator[Problem]:
    """Yield all that is wrong in gold, with or without its texts; what is only doubtful has no remedy."""
    seen: set[str] = set()
    try:
        for place, data in _parsed(lines, where):
            try:
                reading = _blank(data, place) if standoff.is_bare(data) else from_plain(data, place)
            except ReadingError as error:
                yield Problem(error.where, error.what, "see docs/reading.schema.json")
                continue
            name = f"{place} ({reading.report.source})"
            if reading.report.id in seen:
                yield Problem(name, "the same report stands twice", "keep one")
            seen.add(reading.report.id)
            yield from (Problem(name, what, "see docs/codebook") for what in errors(reading))
            yield from (Problem(name, what) for what in doubts(reading))
    except ReadingError as error:
        yield Problem(error.where, error.what, error.remedy)


def _blank(data: dict[str, Any], place: str) -> Reading:
    """Return bare gold as a reading of blanks, whatever somebody has made of its fields."""
    try:
        return standoff.blank(data, place)
    except (KeyError, TypeError, AttributeError) as error:
        what = (
            f"has no {error}" if isinstance(error, KeyError) else f"has a field of the wrong shape ({error})"
        )
        raise ReadingError(place, what, "see docs/reading.schema.json") from error


def _parsed(lines: Iterable[bytes], where: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            data = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise ReadingError(place, f"is not JSON: {error}", "one reading a line, in UTF-8") from error
        if not isinstance(data, dict) or not isinstance(data.get("report"), dict):
            raise ReadingError(place, "has no 'report'", "see docs/reading.schema.json")
        yield place, data


def _check_quotes(node: object, reading: object, path: str, place: str) -> None:
    """Check that every span quotes its passage: a gold record that points elsewhere would score nothing."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            _check_quotes(item, reading, f"{path}[{index}]", place)
    elif isinstance(node, dict):
        if node.keys() >= {"passage", "start", "end", "quote"}:
            text = _passage(reading, node["passage"])
            if text is None or text[node["start"] : node["end"]] != node["quote"]:
                raise ReadingError(
                    path, f"quotes {node['quote']!r:.60}, which is not there", "correct the offsets"
                )
        for key, item in node.items():
            _check_quotes(item, reading, f"{path}.{key}", place)


def _passage(reading: object, wanted: object) -> str | None:
    passages = reading["report"].get("passages", []) if isinstance(reading, dict) else []
    return next((passage["text"] for passage in passages if passage["id"] == wanted), None)
