"""A report: one outlet's text as published, as passages."""

from dataclasses import dataclass

from riwaya.model.codebook import PassageKind


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a report's text. `id` is its position in the report; spans count code points of `text`."""

    id: int
    kind: PassageKind
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One outlet's text as published (codebook §1).

    `id` is `sha256:` and the hash of the source's bytes. `source` says where it was read from (path, URL,
    `-`, with `#n` for the nth report of a container). `published_at` is an ISO date or date-time and
    `published_raw` the words it was read from. `language` is an ISO 639-1 code, or None when undetermined.
    """

    id: str
    source: str | None = None
    url: str | None = None
    outlet: str | None = None
    kicker: str | None = None
    title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    published_at: str | None = None
    published_raw: str | None = None
    language: str | None = None
    passages: tuple[Passage, ...] = ()
