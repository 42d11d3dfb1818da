"""PDF with a text layer: Arabic put back into reading order, presentation forms into letters."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import pypdfium2

from riwaya.errors import SourceError
from riwaya.intake.assemble import finish
from riwaya.intake.clean import lines_of, sound
from riwaya.intake.layout import lay_out
from riwaya.intake.record import Inner, Intake, Origin, fingerprint, read_whole
from riwaya.lexicon.intake_words import intake_words
from riwaya.model import Problem

NAME = "pdf"
_FORMS = re.compile("[\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc]+")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_STRAYED = re.compile(
    "([^\\W\\d_])([^\\w\\s\u064b-\u0652]{1,3})([\u064b-\u0652]+)"
)  # a mark drawn past a full stop
_RUN = re.compile(r"[0-9\u0660-\u0669A-Za-z]+(?:[ .,:/'-]*[0-9\u0660-\u0669A-Za-z]+)*")
_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb", ")(][}{><\u00bb\u00ab")
_PAGE_NUMBER = re.compile(
    r"[-\u2013\s]*[0-9\u0660-\u0669]{1,4}(?:\s*/\s*[0-9\u0660-\u0669]{1,4})?[-\u2013\s]*"
)
_REPEATED = 3  # pages on which a first or last line stands before it is taken for a header


def sniff(head: bytes, name: str, media_type: str | None) -> float:
    """The magic number of PDF, which may stand a little after the start."""
    return 1.0 if b"%PDF-" in head[:1_024] else 0.0


def read(stream: BinaryIO, origin: Origin, inner: Inner) -> Iterator[Intake]:
    """Yield the one report of a PDF file."""
    data = read_whole(stream, origin.limits.report, origin.source)
    pages, problems = _pages(data, origin)
    text = "\n\n".join("\n".join(lines) for lines in _without_headers(pages))
    text, faults = sound(text, origin.source)
    if not text.strip():
        raise SourceError(
            origin.source, "is a PDF without a text layer (a scan)", "run text recognition on it first"
        )
    text, reordered = reading_order(text)
    if reordered:
        problems.append(
            Problem(origin.source, "stored its Arabic in visual order; each line was turned round")
        )
    draft = lay_out(letters_of_forms(text))
    if draft.title is None and draft.blocks and draft.blocks[0][0] == "heading":
        # A PDF keeps no blank lines: what stands above the text like a heading is the headline.
        draft.title = draft.blocks.pop(0)[1]
    draft.problems.extend((*problems, *faults))
    yield finish(draft, fingerprint(data), origin)


def _pages(data: bytes, origin: Origin) -> tuple[list[list[str]], list[Problem]]:
    """Return the lines of each page. Raises SourceError for a file that cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "is a PDF locked with a password" if locked else f"is a broken PDF: {error}"
        raise SourceError(origin.source, what, "unlock it" if locked else "save it again") from error
    pages, problems = [], []
    try:
        count = len(document)
        if count > origin.limits.pages:
            what = f"has {count} pages; only the first {origin.limits.pages} were read"
            problems.append(Problem(origin.source, what, "split it"))
        for index in range(min(count, origin.limits.pages)):
            try:
                page = document[index]
                pages.append(lines_of(page.get_textpage().get_text_bounded().replace("\r\n", "\n")))
                page.close()
            except pypdfium2.PdfiumError as error:
                problems.append(
                    Problem(origin.source, f"page {index + 1} could not be read: {error}", "save it again")
                )
    finally:
        document.close()
    return pages, problems


def _without_headers(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Leave out page numbers, and first and last lines that stand on several pages."""
    edges = Counter(line for lines in pages for line in {*lines[:1], *lines[-1:]})
    running = {line for line, count in edges.items() if count >= _REPEATED}
    return [
        [line for line in lines if line not in running and not _PAGE_NUMBER.fullmatch(line)]
        for lines in pages
    ]


def letters_of_forms(text: str) -> str:
    """Return the text with presentation forms as letters, and marks back on the letters they were drawn over.

    >>> letters_of_forms("\\ufefb") == "\\u0644\\u0627"
    True
    """
    text = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return _STRAYED.sub(r"\1\3\2", text)


def reading_order(text: str) -> tuple[str, bool]:
    """Return the text in reading order, and whether it had to be turned round.

    Lines stored as they look, left to right, spell frequent words backwards; the spelling that gives more of
    them is kept.
    """
    words = Counter(re.findall(r"[^\W\d_]+", letters_of_forms(text)))
    arabic = next(language for language in intake_words().languages if language.code == "ar")
    long = [word for word in arabic.words if len(word) > 1]
    forward = sum(words[word] for word in long)
    backward = sum(words[word[::-1]] for word in long)
    if backward <= forward:
        return text, False
    return "\n".join(_turned(line) for line in text.split("\n")), True


def _turned(line: str) -> str:
    """Reverse a line that holds Arabic; numbers and Latin words inside it keep their order."""
    if not _ARABIC.search(letters_of_forms(line)):
        return line
    turned = line[::-1].translate(_MIRRORED)
    return _RUN.sub(lambda match: match.group()[::-1], turned)
