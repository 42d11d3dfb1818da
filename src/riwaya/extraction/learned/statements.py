"""Statements with the encoder's help: real cues, those that the lexicon missed, where parts begin and end.

The lexicon and the encoder each propose; the model file says how much either counts (`fusion`), fitted on
text that neither had seen.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from riwaya.extraction.acts import settle_act
from riwaya.extraction.clause_ends import trim
from riwaya.extraction.clauses import Sentence, agrees
from riwaya.extraction.cues import start_statement
from riwaya.extraction.draft import Draft, MentionDraft, StatementDraft
from riwaya.extraction.evidence import lay_to_rest, log_odds
from riwaya.extraction.frames import Frame, set_content
from riwaya.extraction.learned.hints import CUE_KINDS
from riwaya.extraction.learned.mentions import mention_at
from riwaya.extraction.odds import likelihood, odds
from riwaya.extraction.senses import noun_row
from riwaya.extraction.tags import CIRCUMSTANCE, VERB
from riwaya.extraction.tokens import Text, Token
from riwaya.extraction.verbs import verb_form
from riwaya.lexicon import Hit
from riwaya.lexicon.rows import Cue

if TYPE_CHECKING:
    from riwaya.extraction.learned.perception import Perception

Range = tuple[int, int]


def read_statements(draft: Draft) -> None:
    """Weigh the statements that the lexicon found, add those that it missed, and settle the parts of each."""
    kept = []
    for statement in draft.statements:
        perceived = draft.perceived[statement.passage]
        seen = max(perceived.cue(word) for word in range(*statement.cue))
        statement.confidence = _weighed(draft.fusion["cue"], log_odds(draft, statement), odds(seen))
        if statement.confidence >= draft.fusion["enough"][0]:
            kept.append(statement)
    lay_to_rest(draft, kept)
    for passage in range(len(draft.texts)):
        _add_missed(draft, passage)
    draft.statements.sort(key=lambda s: (s.passage, s.cue))
    for statement in sorted(draft.statements, key=lambda s: s.parent is not None):
        _settle(draft, statement)
    lay_to_rest(draft, [statement for statement in draft.statements if statement.content])


def _weighed(weights: Sequence[float], *values: float) -> float:
    return likelihood(sum(weight * value for weight, value in zip(weights, (1.0, *values), strict=True)))


def _add_missed(draft: Draft, passage: int) -> None:
    """Add the cues that the encoder alone sees."""
    perceived = draft.perceived[passage]
    taken = {w for s in draft.statements if s.passage == passage for w in range(*s.cue)}
    for start, end in perceived.cues(0.3):
        if not taken.isdisjoint(range(start, end)):
            continue
        confidence = _weighed(draft.fusion["missed"], odds(max(map(perceived.cue, range(start, end)))))
        content = perceived.best("content", start)
        if confidence < draft.fusion["enough"][0] or content is None:
            continue
        number = next(n for n, s in enumerate(draft.sentences[passage]) if start < s.end)
        statement = _begin(draft, draft.sentences[passage][number], start, end, number, perceived)
        statement.confidence = confidence
        draft.statements.append(statement)


def _begin(
    draft: Draft, sentence: Sentence, start: int, end: int, number: int, perceived: "Perception"
) -> StatementDraft:
    token = sentence.text.tokens[start]
    found = next((f for kind in CUE_KINDS for f in [token.find(kind)] if f), None)
    row: Cue | None = found[0].entry.row if found else None
    acts = perceived.acts(start)
    if row is not None:
        statement = start_statement(sentence, start, end, number, row)
    else:
        statement = StatementDraft(
            sentence.text.passage.id, number, (start, end), max(acts, key=acts.__getitem__)
        )
        statement.cue_span = sentence.text.span(start, end, bare=True)
    statement.inferred = token.tag in (VERB, CIRCUMSTANCE)
    form = verb_form(token) if token.tag == VERB else None
    if form is not None:
        statement.gender, statement.number = form.gender, form.number
        if form.voice == "passive":
            statement.anonymous, statement.inferred = True, False
    return statement


def _settle(draft: Draft, statement: StatementDraft) -> None:
    """Choose among the lexicon's and the encoder's readings of a statement's source, content and act."""
    perceived = draft.perceived[statement.passage]
    sentence = draft.sentences[statement.passage][statement.sentence]
    at = statement.cue[0]
    _settle_source(draft, sentence, statement, perceived, at)
    if statement.parent is None:
        _settle_content(draft, sentence, statement, perceived)
    else:  # it passes on what the outer voice says
        statement.content = list(statement.parent.content)
        statement.content_spans = list(statement.parent.content_spans)
    if statement.row is not None:
        settle_act(draft, statement)
    _settle_act(draft, statement, perceived.acts(at))


def _settle_content(
    draft: Draft, sentence: Sentence, statement: StatementDraft, perceived: "Perception"
) -> None:
    """Choose where a content begins, and where it ends, each for itself."""
    at = statement.cue[0]
    seen = perceived.best("content", at)
    if seen is None:
        return
    seen = _tidied(sentence.text, *seen)
    if not statement.content:
        _set_content(draft, sentence, statement, seen)
        return
    mine = min(a for a, _ in statement.content), max(b for _, b in statement.content)
    leads = perceived.lead("content", at, seen, mine)
    enough = draft.fusion["content"]
    if seen[1] <= mine[0] or mine[1] <= seen[0]:  # nothing in common: one or the other
        taken = seen[0] < at < mine[0] and _is_said(draft, statement, seen)
        start, end = seen if min(leads) > min(enough) and not taken else mine
    else:
        start, end = (
            its if lead > least else own
            for its, own, lead, least in zip(seen, mine, leads, enough, strict=True)
        )
        end = min(end, _next_saying(draft, statement, mine[1]))
    if (start, end) != mine and start < end:
        _set_content(draft, sentence, statement, (start, end))


def _is_said(draft: Draft, statement: StatementDraft, words: Range) -> bool:
    """Tell whether words are what an earlier statement says: another need not look back for them."""
    return any(
        start <= words[0] < end
        for other in draft.statements
        if other.passage == statement.passage and other is not statement and other.cue[0] < words[0]
        for start, end in other.content
    )


def _next_saying(draft: Draft, statement: StatementDraft, after: int) -> int:
    """Return where, behind the lexicon's end of a content, somebody goes on to say something (`and said`)."""
    tokens = draft.texts[statement.passage].tokens
    cues = (s.cue[0] for s in draft.statements if s.passage == statement.passage and s.cue[0] >= after)
    joined = (cue for cue in cues if tokens[cue].tag == VERB and tokens[cue].surface.conjunction)
    return next((trim(draft.texts[statement.passage], after, cue) for cue in joined), len(tokens))


def _tidied(text: Text, start: int, end: int) -> Range:
    """Return a content with its closing quotation mark, and no stop behind."""
    closing = next((c for o, c in text.quotations if start <= o < end <= c <= end + 1), None)
    return start, closing + 1 if closing is not None else max(start + 1, trim(text, start, end))


def _settle_act(draft: Draft, statement: StatementDraft, acts: Mapping[str, float]) -> None:
    likeliest = max(acts, key=acts.__getitem__)
    if acts[likeliest] - acts[statement.act] > draft.fusion["act"][0]:
        statement.act = likeliest


def _settle_source(
    draft: Draft, sentence: Sentence, statement: StatementDraft, perceived: "Perception", at: int
) -> None:
    seen = perceived.best("source", at)
    mine = statement.source.start if statement.source is not None else None
    begins = seen[0] if seen is not None else None
    if begins == mine or (
        statement.source is not None
        and seen is not None
        and statement.source.start <= seen[0] < statement.source.end
    ):
        return
    better = perceived.begins("source", at, begins) - perceived.begins("source", at, mine)
    changed, dropped, added = draft.fusion["source"]
    if better <= (dropped if begins is None else added if mine is None else changed):
        return
    if seen is None:
        statement.source = statement.speaker = None
        statement.inferred = not statement.anonymous
        return
    verb, head = sentence.text.tokens[at], sentence.text.tokens[seen[0]]
    if verb.tag == VERB and not statement.anonymous and not agrees(verb, head, before=seen[0] < at):
        return  # the grammar forbids what the encoder sees
    mention = _speaker(draft, sentence, seen)
    if mention is not None:
        statement.source = statement.speaker = mention
        statement.inferred = statement.anonymous = False


def _speaker(draft: Draft, sentence: Sentence, reached: Range) -> MentionDraft | None:
    """Return the mention that stands where a source does, made if there is none but something that speaks."""

    def kind(head: Token) -> tuple[str, Hit | None]:
        if not head.surface.hits:
            return "person", None  # nothing but a name is unknown and speaks
        row = noun_row(head)
        document = row is not None and row.group == "documents"
        return ("document", head.senses["noun"][0]) if document else ("", None)

    return mention_at(draft, sentence.text, *reached, kind)


def _set_content(draft: Draft, sentence: Sentence, statement: StatementDraft, reached: Range) -> None:
    """Give a statement these words as its content, less its own cue and source."""
    start, end = reached
    ranges = [reached]
    if start <= statement.cue[0] < end:
        first, last = statement.cue
        source = statement.source
        if source is not None and source.span.passage == statement.passage and start <= source.start < end:
            first, last = min(first, source.start), max(last, source.end)
        ranges = [(a, b) for a, b in ((start, first), (last, end)) if b > a]
    before = statement.content, statement.content_spans
    statement.content, statement.content_spans = [], []
    if not set_content(draft, sentence, statement, Frame(ranges)):
        statement.content, statement.content_spans = before
