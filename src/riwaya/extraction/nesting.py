"""Nesting: which statement stands inside which, and what type of source each one has (codebook §3)."""

from riwaya.extraction.draft import Draft, MentionDraft, StatementDraft
from riwaya.lexicon.rows import Noun

_OFFICE_KINDS = ("armed_group", "state_body", "organisation")


def nest_statements(draft: Draft) -> None:
    """Give every statement whose cue stands in another's content that statement as its parent."""
    for statement in draft.statements:
        for number in _sentences_of(draft, statement):
            draft.statements_at.setdefault((statement.passage, number), []).append(statement)
    for statement in draft.statements:
        if statement.parent is None:
            statement.parent = _holder(draft, statement)


def _sentences_of(draft: Draft, statement: StatementDraft) -> list[int]:
    """Return the sentences that a statement's cue and content stand in."""
    last = max((end for _, end in statement.content), default=0)
    later = draft.sentences[statement.passage][statement.sentence + 1 :]
    reached = [n for n, sentence in enumerate(later, statement.sentence + 1) if sentence.start < last]
    return [statement.sentence, *reached]


def _holder(draft: Draft, statement: StatementDraft) -> StatementDraft | None:
    best, size = None, 1 << 30
    for other in draft.statements_at[statement.passage, statement.sentence]:
        if _stands_in(other, statement):
            continue
        for start, end in other.content:
            if start <= statement.cue[0] < end and end - start < size:
                best, size = other, end - start
    return best


def _stands_in(inner: StatementDraft, outer: StatementDraft) -> bool:
    """Tell whether a statement is another, or stands somewhere inside it."""
    at: StatementDraft | None = inner
    while at is not None:
        if at is outer:
            return True
        at = at.parent
    return False


def type_sources(draft: Draft) -> None:
    """Say of every statement what kind of source it has; null where nothing in the report resolves it."""
    draft.named = {
        m.cluster for m in draft.mentions if m.kind == "person" and m.name is not None and m.cluster
    }
    for statement in draft.statements:
        if statement.anonymous and statement.source is None:
            statement.source_type = "anonymous"
        elif statement.speaker is not None:
            statement.source_type = source_type(draft, statement.speaker)


def source_type(draft: Draft, mention: MentionDraft) -> str | None:
    """Return the type of a source by its name, the lexicon's word on its head, and its kind."""
    if mention.kind == "person" and (
        mention.name is not None or (mention.known and mention.known.kind == "person")
    ):
        return "named"
    if mention.kind == "person" and mention.cluster in draft.named:
        return "named"
    if mention.source_type == "document":
        return "office" if _author_inside(draft, mention) else "document"
    if mention.source_type:
        return mention.source_type
    if mention.kind == "media":
        return "outlet"
    if mention.kind in _OFFICE_KINDS or (mention.known and mention.known.state):
        return "office"
    if mention.kind == "people":
        return "collective" if mention.number == "p" else "anonymous"
    if mention.kind == "person":
        return "collective" if mention.number == "p" else "office"
    return "office" if mention.kind in ("place", "facility") else "document"


def _author_inside(draft: Draft, mention: MentionDraft) -> bool:
    """Tell whether a document's author is named in the phrase itself (a statement of the ministry)."""
    tokens = draft.texts[mention.span.passage].tokens[mention.head + 1 : mention.end]
    for token in tokens:
        noun = token.find("noun")
        row: Noun | None = noun[0].entry.row if noun else None
        if token.has("actor") or (
            row is not None and row.kind in ("state_body", "organisation", "armed_group", "person")
        ):
            return True
    return False
