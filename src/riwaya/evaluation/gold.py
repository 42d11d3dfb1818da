"""Gold readings: the same JSON Lines as `riwaya read` writes, with the report's passages in them."""

from collections.abc import Iterable, Iterator

import orjson

from riwaya.errors import ReadingError
from riwaya.model import Reading, from_plain


def read_gold(lines: Iterable[bytes], where: str) -> Iterator[Reading]:
    """Read gold, one reading a line, blank lines passed over; `where` names it in errors.

    Raises ReadingError, which names the line and field, for what is not JSON, not a reading, or has a span
    that does not quote its passage.

    >>> [reading.report.id for reading in read_gold([b'{"report": {"id": "sha256:0"}}'], "gold.jsonl")]
    ['sha256:0']
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            data = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise ReadingError(place, f"is not JSON: {error}", "one reading a line, in UTF-8") from error
        _check_quotes(data, data, place, place)
        yield from_plain(data, place)


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
    passages = reading["report"]["passages"] if isinstance(reading, dict) else []
    return next((passage["text"] for passage in passages if passage["id"] == wanted), None)
