"""Gold and other people's corpora: texts put back, engines scored."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from riwaya.desk.casework import case_files
from riwaya.desk.readings import DEFAULT_ENGINE, extract_report
from riwaya.errors import SourceError
from riwaya.evaluation import (
    Evaluation,
    anercorp,
    cases,
    corpora,
    evaluate,
    fill_gold,
    gsr,
    labels,
    read_gold,
)
from riwaya.intake import Limits, fetch
from riwaya.lexicon import load_rows
from riwaya.model import Reading, Report

_URL = re.compile(r"https?://\S+", re.IGNORECASE)


def evaluate_gold(gold: Path, *, engine: str = DEFAULT_ENGINE) -> Evaluation:
    """Extract the reports of a gold file anew and score the readings against it (see docs/codebook).

    Raises ReadingError for a line that is not a gold reading, SourceError if there is no such file.
    """
    with _open(gold) as lines:
        readings = read_gold(lines, str(gold))
        return evaluate((reading, extract_report(reading.report, engine)) for reading in readings)


def evaluate_anercorp(folder: Path, *, engine: str = DEFAULT_ENGINE) -> Evaluation:
    """Score an engine on the test split of ANERcorp in `folder` (named entities, CoNLL F1)."""
    with _open(folder / anercorp.TEST) as lines:
        text = (line.decode("utf-8") for line in lines)
        return anercorp.evaluate_anercorp(text, partial(extract_report, engine=engine))


def evaluate_gsr(folder: Path, *, engine: str = DEFAULT_ENGINE) -> dict[str, Evaluation]:
    """Score an engine on the labelled sentences of GSR in `folder`, by family of events.

    Sentences of documents that the weights of codability were fitted on are left out.
    """
    codes = {row.type: row.plover for row in load_rows().events}
    extract = partial(extract_report, engine=engine)
    scored = {}
    for family in gsr.FAMILIES:
        path = folder / f"{family}_labels.jsonl"
        with _open(path) as lines:
            sentences = gsr.unseen(gsr.read_labels(lines, str(path)))
            scored[family] = gsr.evaluate_gsr(sentences, family, extract, codes)
    return scored


def get_gold(files: Iterable[Path], texts: Iterable[str | Path]) -> Iterator[tuple[Path, list[Reading]]]:
    """Yield gold files with their texts put back from the corpora in `texts`: files, folders, or URLs.

    Raises ReadingError if a text is missing or not the annotated one, SourceError if a source is not there.
    """
    files = list(files)
    found = find_texts(files, texts)
    for file in files:
        with _open(file) as lines:
            yield file, list(fill_gold(lines, str(file), found))


def find_texts(gold: Iterable[Path], texts: Iterable[str | Path]) -> dict[str, Report]:
    """Return the texts, by label, that gold files and folders of cases lack, as far as `texts` have them.

    Raises ReadingError for what is no gold, SourceError if a source is not there.
    """
    wanted = {label for path in gold for label in _labels(path)}
    found: dict[str, Report] = {}
    for stream, name in _corpus_files(texts if wanted else ()):
        with stream:
            found.update((str(r.source), r) for r in corpora.read_file(stream, name) if r.source in wanted)
        if wanted <= found.keys():
            break
    return found


def _labels(path: Path) -> list[str]:
    if path.is_dir():
        return cases.case_labels(case_files(path), str(path))
    with _open(path) as lines:
        return labels(lines, str(path))


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        what = error.strerror or "cannot be opened"
        raise SourceError(str(path), what, "give the path of the data") from error


def _corpus_files(texts: Iterable[str | Path]) -> Iterator[tuple[BinaryIO, str]]:
    for text in texts:
        if _URL.fullmatch(str(text)):
            yield BytesIO(fetch(str(text), Limits()).data), str(text)
        elif (folder := Path(text)).is_dir():
            files = (path for path in sorted(folder.rglob("*")) if corpora.is_corpus(path))
            yield from ((_open(path), str(path)) for path in files)
        else:
            yield _open(folder), str(text)
