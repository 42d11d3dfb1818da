"""From what a format found to a finished report: cleaned, without furniture, dated, its language told."""

import re
from collections.abc import Iterable

from riwaya.intake.clean import one_line, sound
from riwaya.intake.dateline import dateline_place
from riwaya.intake.furniture import is_bare_credit, is_caption, is_furniture
from riwaya.intake.language import detect_language
from riwaya.intake.published import is_relative, publication_date
from riwaya.intake.record import Draft, Intake, Origin
from riwaya.lexicon import languages
from riwaya.model import Passage, Problem, Report
from riwaya.model.codebook import PassageKind

_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_HEAD = 1_000  # characters
_WORDS_IN_SENTENCE = 3
_PLAIN_KINDS = {"paragraph", "heading", "list"}


def finish(draft: Draft, identity: str, origin: Origin) -> Intake:
    """Return the report that a draft holds, with the problems met; report None when it has no passage.

    `identity` is the report's id, the hash of its bytes.
    """
    problems = list(draft.problems)
    for name in ("kicker", "title", "standfirst", "byline", "outlet", "dateline_place"):
        setattr(draft, name, _head(getattr(draft, name), origin.source))
    passages = _passages(draft, origin, problems)
    if not any(_LETTER.search(passage.text) for passage in passages):
        problems.append(Problem(origin.source, "has no text to read", "check that it is the report itself"))
        return Intake(origin.source, None, tuple(problems))
    published_at, published_raw = _dated(draft.dated, origin, problems)
    language = _language(draft, passages)
    problems.extend(_doubts(passages, language, origin.source))
    report = Report(
        id=identity,
        source=origin.source,
        url=draft.url or origin.url,
        outlet=draft.outlet,
        kicker=draft.kicker,
        title=draft.title,
        standfirst=draft.standfirst,
        byline=draft.byline,
        dateline_place=draft.dateline_place or _dateline(passages),
        published_at=published_at,
        published_raw=published_raw,
        language=language,
        passages=passages,
    )
    return Intake(origin.source, report, tuple(dict.fromkeys(problems)))


def _head(text: str | None, where: str) -> str | None:
    """Return a part of a report's head, cleaned; None for one that is too long to be what it claims."""
    clean = one_line(sound(text, where)[0]) if text else ""
    return clean if 0 < len(clean) <= _LONGEST_HEAD else None


def _passages(draft: Draft, origin: Origin, problems: list[Problem]) -> tuple[Passage, ...]:
    found: list[tuple[PassageKind, str]] = []
    if draft.kicker:
        found.append(("kicker", draft.kicker))
    if draft.title:
        found.append(("title", draft.title))
    if draft.standfirst:
        found.append(("standfirst", draft.standfirst))
    heads = {text for _, text in found}
    captions: set[str] = set()
    for kind, text in draft.blocks:
        clean, faults = sound(text, origin.source)
        problems.extend(faults)
        clean = one_line(clean)
        if not clean or (clean in heads and kind != "caption") or is_furniture(clean):
            continue
        if kind in _PLAIN_KINDS and is_caption(clean):
            kind = "caption"
        if kind == "caption":
            if clean in captions or is_bare_credit(clean):
                continue
            captions.add(clean)
        found.append((kind, clean))
    return tuple(Passage(index, kind, text) for index, (kind, text) in enumerate(found))


def _dated(raws: Iterable[str], origin: Origin, problems: list[Problem]) -> tuple[str | None, str | None]:
    """Return the publication date and the string it was read from: the first string that names a day."""
    kept: str | None = None
    for raw in raws:
        raw = one_line(sound(raw, origin.source)[0])
        if not raw:
            continue
        day = publication_date(raw)
        if day is not None:
            if day.ambiguous:
                what = f"the publication date {raw!r} could be another day; read as {day.iso}"
                problems.append(Problem(origin.source, what, "give the date as year-month-day"))
            return day.iso, raw
        kept = kept or raw
    if kept is not None:
        why = "counts from a moment it does not state" if is_relative(kept) else "names no single day"
        problems.append(Problem(origin.source, f"the publication date {kept!r:.80} {why}; no date was set"))
    return None, kept


def _dateline(passages: tuple[Passage, ...]) -> str | None:
    first = next((passage.text for passage in passages if passage.kind == "paragraph"), None)
    return dateline_place(first) if first else None


def _language(draft: Draft, passages: tuple[Passage, ...]) -> str | None:
    """Return the language of the text; between languages that can be read, what the source says decides."""
    detected = detect_language("\n".join(passage.text for passage in passages))
    if draft.language in languages() and (detected is None or detected in languages()):
        return draft.language
    return detected or draft.language


def _doubts(passages: tuple[Passage, ...], language: str | None, where: str) -> Iterable[Problem]:
    if language is None:
        yield Problem(where, "the language could not be told", "only Arabic is read for now")
    elif language not in languages():
        yield Problem(where, f"the text is in {language!r}; only Arabic is read for now")
    body = [passage.text for passage in passages if passage.kind not in ("kicker", "title", "caption")]
    if not any(text.count(" ") + 1 >= _WORDS_IN_SENTENCE for text in body):
        yield Problem(where, "holds no sentence", "check that the report's text is in it")
