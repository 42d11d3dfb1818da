"""The reports of a gold case without their texts: `marks.jsonl`, one report a line.

What stays are labels, offsets and hashes (docs/decisions/0009): the words come back from the corpus.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from riwaya.errors import ReadingError
from riwaya.evaluation.casereports import REMEDY, GoldReport, Mark, is_day, overlapping
from riwaya.evaluation.standoff import fingerprint
from riwaya.model import Passage, Problem, Report
from riwaya.model.codebook import PASSAGE_KINDS

_LONGEST = 1_000_000  # characters of a passage
_BLANK = "\u00b7"
_ANOTHER = "the text is not the one that was annotated: give the original, unchanged"
_HEAD = ("key", "id", "source", "outlet", "published")


def strip_reports(reports: Sequence[GoldReport]) -> bytes:
    """Return a `marks.jsonl`: reports without any of their words."""
    return b"".join(orjson.dumps(_stripped(one)) + b"\n" for one in reports)


def blank_reports(data: bytes, where: str, language: str | None) -> tuple[list[GoldReport], list[Problem]]:
    """Return the reports of a `marks.jsonl` as blanks of the same lengths, and all that is wrong in it."""
    found: list[GoldReport] = []
    problems: list[Problem] = []
    for place, line in _lines(data, where):
        try:
            bare = _parsed(line, place)
        except ReadingError as error:
            problems.append(Problem(error.where, error.what, error.remedy))
            continue
        texts = [_BLANK * passage["length"] for passage in bare["passages"]]
        one = _report(bare, texts, language)
        same = [other.key for other in found if one.key == other.key or one.report.id == other.report.id]
        faults = [f"{one.key} is the same report as {key}" for key in same]
        faults += _mark_faults(one)
        problems += [Problem(place, what, REMEDY) for what in faults]
        found.append(one)
    if not found and not problems:
        problems.append(Problem(where, "holds no report", REMEDY))
    return found, problems


def restore_reports(data: bytes, where: str, texts: Mapping[str, Report]) -> list[GoldReport]:
    """Put the words of the originals, by label, back into the reports of a `marks.jsonl`.

    Raises ReadingError for a text that is not there or is not the annotated one.
    """
    return [_restored(_parsed(line, place), place, texts) for place, line in _lines(data, where)]


def labels(data: bytes, where: str) -> list[str]:
    """Return the labels of the texts that a `marks.jsonl` needs. Raises ReadingError for what is none."""
    return [str(_parsed(line, place)["source"]) for place, line in _lines(data, where)]


def _stripped(one: GoldReport) -> dict[str, Any]:
    report = one.report
    texts = {passage.id: passage.text for passage in report.passages}
    passages = [
        {"kind": passage.kind, "length": len(passage.text), "hash": fingerprint(passage.text)}
        | ({"scored": False} if passage.id in one.unscored else {})
        for passage in report.passages
    ]
    marks = [
        [mark.id, mark.passage, mark.start, mark.end, fingerprint(texts[mark.passage][mark.start : mark.end])]
        for mark in one.marks
    ]
    head = (one.key, report.id, report.source, report.outlet, report.published_at)
    return {**dict(zip(_HEAD, head)), "passages": passages, "marks": marks}


def _lines(data: bytes, where: str) -> Iterator[tuple[str, bytes]]:
    for number, line in enumerate(data.splitlines(), start=1):
        if line.strip():
            yield f"{where}:{number}", line


def _parsed(line: bytes, place: str) -> dict[str, Any]:
    """Return a line with every field checked. Raises ReadingError, which names the first wrong one."""
    try:
        data = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ReadingError(place, f"is not JSON: {error}", REMEDY) from error
    wrong = _wrong_field(data)
    if wrong:
        raise ReadingError(place, f"{wrong} is missing or wrong", REMEDY)
    return dict(data)


def _wrong_field(data: Any) -> str | None:
    if not isinstance(data, dict):
        return "the report"
    for name in _HEAD:
        if not isinstance(data.get(name), str) or not data[name]:
            return name
    if not is_day(data["published"]):
        return "published"
    for name, right in (("passages", _is_passage), ("marks", _is_mark)):
        if not isinstance(data.get(name), list):
            return name
        for index, item in enumerate(data[name]):
            if not right(item):
                return f"{name}[{index}]"
    return None


def _is_passage(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and item.keys() <= {"kind", "length", "hash", "scored"}
        and item.get("kind") in PASSAGE_KINDS
        and _is_count(item.get("length"))
        and isinstance(item.get("hash"), str)
        and isinstance(item.get("scored", True), bool)
    )


def _is_mark(item: Any) -> bool:
    if not isinstance(item, list) or len(item) != 5:
        return False
    return all(isinstance(item[at], str) for at in (0, 4)) and all(_is_count(number) for number in item[1:4])


def _is_count(number: Any) -> bool:
    return type(number) is int and 0 <= number <= _LONGEST


def _mark_faults(one: GoldReport) -> Iterator[str]:
    lengths = {passage.id: len(passage.text) for passage in one.report.passages}
    for mark in one.marks:
        if not mark.start < mark.end <= lengths.get(mark.passage, -1):
            yield f"{mark.id} at {mark.start}-{mark.end} of passage {mark.passage} is outside the text"
    crossed = overlapping(one.marks)
    if crossed:
        yield f"{crossed[1].id} overlaps another mark partly, in passage {crossed[1].passage}"


def _restored(bare: dict[str, Any], place: str, texts: Mapping[str, Report]) -> GoldReport:
    label = bare["source"]
    if label not in texts:
        raise ReadingError(place, f"needs the text {label}", "give the files of its corpus with --texts")
    original = texts[label]
    found = [passage.text for passage in original.passages]
    hashes = [passage["hash"] for passage in bare["passages"]]
    if original.id != bare["id"] or [fingerprint(text) for text in found] != hashes:
        raise ReadingError(place, f"{label} is another text", _ANOTHER)
    for key, passage, start, end, expected in bare["marks"]:
        text = found[passage] if passage < len(found) else ""
        if fingerprint(text[start:end]) != expected:
            raise ReadingError(place, f"{key} at {start}-{end} of passage {passage} differs", _ANOTHER)
    return _report(bare, found, original.language)


def _report(bare: dict[str, Any], texts: Sequence[str], language: str | None) -> GoldReport:
    passages = tuple(
        Passage(number, passage["kind"], text)
        for number, (passage, text) in enumerate(zip(bare["passages"], texts))
    )
    report = Report(
        bare["id"],
        source=bare["source"],
        outlet=bare["outlet"],
        title=passages[0].text if passages and passages[0].kind == "title" else None,
        published_at=bare["published"],
        language=language,
        passages=passages,
    )
    marks = tuple(Mark(*mark[:4]) for mark in bare["marks"])
    unscored = (number for number, passage in enumerate(bare["passages"]) if not passage.get("scored", True))
    return GoldReport(bare["key"], report, marks, frozenset(unscored))
