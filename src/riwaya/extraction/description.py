"""Description: the mention of a noun phrase with its name, number, gender and what the lexicon knows."""

from riwaya.extraction.designation import group_at, head_of
from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.kinds import GROUPS, deciding_token, outweighed
from riwaya.extraction.names import group_name, person_name, somebody_else
from riwaya.extraction.phrases import NounPhrase
from riwaya.extraction.senses import actor_row
from riwaya.extraction.tags import NUM, QUANT
from riwaya.extraction.tokens import Text
from riwaya.lexicon import Hit
from riwaya.lexicon.rows import KnownActor, Noun
from riwaya.model import Span
from riwaya.model.codebook import MENTION_KINDS

_ONE = frozenset({"\u0627\u062d\u062f", "\u0627\u062d\u062f\u064a", "\u0648\u0627\u062d\u062f"})  # one of


def make_mention(draft: Draft, text: Text, phrase: NounPhrase, kind: str, hit: Hit | None) -> MentionDraft:
    """Make the mention of a noun phrase, with its name, number, gender and what the lexicon knows of it."""
    head = deciding_token(text, phrase)
    token = text.tokens[head]
    known = token.find("actor")
    start = phrase.start
    mention = MentionDraft(kind, _unquoted(text, phrase), start, phrase.end, head)
    if kind == "person":
        name = person_name(text, phrase)
        if name is None and text.tokens[head].surface.stem in draft.names:
            name = (head, phrase.core_end)
        if name is None:
            name = _surname(draft, text, phrase)
        mention.name = _bare_name(text, *name) if name else None
    elif kind not in ("place", "facility"):
        mention.name = group_name(text, phrase, head)
    mention.known = (
        known[0].entry.row
        if known and not outweighed(token, known)
        else _inner_actor(draft, text, phrase, mention)
    )
    _describe(draft, mention, hit, text, phrase)
    add_mention(draft, text, mention)
    return mention


def _surname(draft: Draft, text: Text, phrase: NounPhrase) -> tuple[int, int] | None:
    """Return the surname that closes a title's phrase, if the report has it in a full name elsewhere."""
    last = phrase.core_end - 1
    token = text.tokens[last]
    known = token.surface.stem in draft.names and last > phrase.start and not token.has("noun")
    if somebody_else(text, phrase) <= last:
        return None
    return (last, last + 1) if known else None


def _bare_name(text: Text, start: int, end: int) -> Span | None:
    """Return the span of a name without the quotation marks around it."""
    while start < end and text.tokens[end - 1].text == '"':
        end -= 1
    while start < end and text.tokens[start].text == '"':
        start += 1
    return text.span(start, end, bare=True) if start < end else None


def add_mention(draft: Draft, text: Text, mention: MentionDraft) -> None:
    """Keep a mention, once for its place in the text; a document speaks but is no mention (codebook §2)."""
    key = (text.passage.id, mention.start)
    if key not in draft.at and mention.kind in MENTION_KINDS and not _in_hashtag(text, mention.span):
        draft.at[key] = mention
        draft.mentions.append(mention)


def _in_hashtag(text: Text, span: Span) -> bool:
    """Words tied by underscores are a subject that people write under, and mention nobody."""
    around = (
        text.passage.text[max(0, span.start - 1) : span.start] + text.passage.text[span.end : span.end + 1]
    )
    return "_" in around or "#" in around


def _unquoted(text: Text, phrase: NounPhrase) -> Span:
    """Return a phrase's span; a name that is all in quotation marks leaves them out."""
    if text.tokens[phrase.start].text == '"' and text.quotation_from(phrase.start) == phrase.end - 1:
        return text.span(phrase.start + 1, phrase.end - 1)
    return text.span(phrase.start, phrase.end, bare=True)


def _describe(draft: Draft, mention: MentionDraft, hit: Hit | None, text: Text, phrase: NounPhrase) -> None:
    row = hit.entry.row if hit else None
    form = hit.entry.form if hit else None
    if form is None and mention.kind == "people":
        mention.gender, mention.number = "m", "p"
    if form:
        mention.gender, mention.number = form.gender, form.number
        if (
            form.number == "p"
            and isinstance(row, Noun)
            and row.kind not in ("person", "people")
            and form.gender == "m"
        ):
            mention.gender = ""
    counters = [token for token in text.tokens[phrase.start : mention.head] if token.tag in (QUANT, NUM)]
    one = bool(counters) and counters[0].surface.stem in _ONE
    if counters:
        mention.number = "s" if one else "p"
    if isinstance(row, Noun) and (mention.known is None or row.kind in GROUPS):
        plural = mention.number == "p" or (mention.number == "d" and row.kind == "person")
        if one and row.kind in ("person", "people", "armed_group"):
            mention.kind, mention.source_type = "person", "anonymous"
            return
        many = "collective" if plural and row.kind in GROUPS and form and form.number == "p" else ""
        mention.source_type = (row.plural_source_type if plural else "") or many or row.source_type or None
        if plural and (row.plural_kind or row.kind == "person"):
            mention.kind = "people" if counters and row.kind == "person" else row.plural_kind or "people"
        if not counters:
            mention.kind = _whose_men(draft, text, mention) or mention.kind
    mention.confidence = 0.95 if mention.known or mention.name else 0.8


def _whose_men(draft: Draft, text: Text, mention: MentionDraft) -> str:
    """Return the kind of the body whose men a plural names: the *men of the police* are the state."""
    after = mention.head + 1
    if after >= mention.end or head_of(text.tokens[mention.head]) not in draft.lexicon.sets["members"]:
        return ""
    inner = group_at(text.tokens[after])
    return inner if mention.number == "p" else ""


def _inner_actor(draft: Draft, text: Text, phrase: NounPhrase, mention: MentionDraft) -> KnownActor | None:
    """A group's own name inside its phrase (the organisation X, battalion Y) is the actor it names."""
    if mention.kind not in ("armed_group", "state_body", "organisation", "media", "people"):
        for index in range(mention.head + 1, phrase.core_end):
            known = None if text.tokens[index - 1].has("name") else actor_row(text.tokens[index])
            if mention.kind == "person" and known is not None and known.kind == "person":
                return known
        return None
    if text.tokens[mention.head].surface.stem not in draft.lexicon.sets["naming"]:
        return None  # the mission of X is not X
    following = mention.head + 1
    if following < phrase.end and text.tokens[following].text in ('"', "("):
        following += 1
    named = actor_row(text.tokens[following]) if following < phrase.end else None
    if named is None or named.kind not in GROUPS:
        return None
    mention.kind = named.kind
    return named
