"""Gold without its texts: passages and quotes are replaced by their hashes, and put back from the original.

What stays is what the project made: ids, codes, offsets, and facts of places. What goes is every word of the
report; an actor's names too, which are the names inside its mentions.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from riwaya.errors import ReadingError
from riwaya.model import Reading, Report, from_plain, to_plain

_LONGEST = 10_000_000  # characters of a passage
_DIGITS = 12
_KEPT = ("id", "source", "outlet", "published_at", "language")
_BLANK = "\u00b7"
_REMEDY = "the text is not the one that was annotated: give the original, unchanged"


def strip(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain data without any of its report's words.

    >>> from riwaya.model import Passage, Report
    >>> strip(Reading(Report("sha256:0", passages=(Passage(0, "title", "abc"),))))["report"]["passages"]
    [{'id': 0, 'kind': 'title', 'length': 3, 'hash': 'ba7816bf8f01'}]
    """
    data: dict[str, Any] = to_plain(reading)
    report = {name: data["report"][name] for name in _KEPT}
    report["passages"] = [
        {"id": p.id, "kind": p.kind, "length": len(p.text), "hash": fingerprint(p.text)}
        for p in reading.report.passages
    ]
    for span in _spans(data):
        span["hash"] = fingerprint(span.pop("quote"))
    for actor in data["actors"]:
        del actor["names"]
    del data["problems"]
    return {**data, "report": report}


def restore(data: dict[str, Any], report: Report, where: str = "gold") -> Reading:
    """Put the words of the original back. Raises ReadingError where they are not the annotated ones."""
    texts = {passage.id: passage.text for passage in report.passages}
    for passage in data["report"]["passages"]:
        if fingerprint(texts.get(passage["id"], "")) != passage["hash"]:
            raise ReadingError(f"{where}, passage {passage['id']}", "is another text", _REMEDY)
    for span in _spans(data):
        span["quote"] = texts.get(span["passage"], "")[span["start"] : span["end"]]
        if fingerprint(span["quote"]) != span.pop("hash"):
            place = f"{where}, passage {span['passage']}, {span['start']}-{span['end']}"
            raise ReadingError(place, "has another quote", _REMEDY)
    for actor in data["actors"]:
        actor["names"] = names(actor["id"], data["mentions"])
    return from_plain({**data, "report": to_plain(report), "problems": []}, where)


def blank(data: dict[str, Any], where: str = "gold") -> Reading:
    """Return gold without its texts as a reading of blanks of the same lengths, so that it can be checked.

    Raises ReadingError for a field that is missing or wrong.
    """
    longest = max((p["length"] for p in data["report"]["passages"]), default=0)
    if longest > _LONGEST:
        raise ReadingError(where, f"has a passage of {longest:,} characters", "no report is so long")
    passages = [
        {"id": p["id"], "kind": p["kind"], "text": _BLANK * p["length"]} for p in data["report"]["passages"]
    ]
    for span in _spans(data):
        span["quote"] = _BLANK * min(span["end"] - span["start"], _LONGEST)
    actors = [{**actor, "names": []} for actor in data["actors"]]
    return from_plain({**data, "actors": actors, "report": {**data["report"], "passages": passages}}, where)


def names(actor: str, mentions: list[dict[str, Any]]) -> list[str]:
    """Return an actor's names: those inside its mentions, else the words of its first mention that has words.

    >>> names("a1", [{"actor": "a1", "name": None, "inferred": False, "span": {"quote": "the police"}}])
    ['the police']
    """
    own = [mention for mention in mentions if mention["actor"] == actor]
    found = dict.fromkeys(mention["name"]["quote"] for mention in own if mention["name"])
    first = min(own, key=lambda mention: bool(mention["inferred"]), default=None)  # words before pronouns
    return list(found) or ([first["span"]["quote"]] if first else [])


def is_bare(data: dict[str, Any]) -> bool:
    """Tell whether plain data is gold without its texts."""
    report = data.get("report")
    passages = report.get("passages") if isinstance(report, dict) else None
    return isinstance(passages, list) and any(isinstance(p, dict) and "hash" in p for p in passages)


def fingerprint(text: str) -> str:
    """Return the head of a text's hash: enough to see that a quote is the one that was marked."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _spans(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for item in node:
            yield from _spans(item)
    elif isinstance(node, dict):
        if node.keys() >= {"passage", "start", "end"}:
            yield node
        else:
            for item in node.values():
                yield from _spans(item)
