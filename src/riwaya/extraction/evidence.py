"""Evidence: the signs that speak for and against a possible statement, and what they come to.

A cue that means something else as often is one only in the right company: with its speaker, before a clause,
in the past. Each sign has a weight (ar/weights.toml), fitted to annotated text by tools/fit_weights.py; their
sum is the log-odds that a person would mark a statement there.
"""

from collections.abc import Iterator

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.frames import GUESSED
from riwaya.extraction.odds import likelihood
from riwaya.extraction.tags import COMP, DEM, NEG, PREP, REL, SUB, VERB
from riwaya.extraction.verbs import verb_form
from riwaya.lexicon import sign_weights

_HEADINGS = frozenset({"title", "kicker", "heading"})
ENOUGH = 0.46


def weigh_statements(draft: Draft) -> None:
    """Give every statement its confidence, and drop those that less than half of the evidence bears out."""
    for statement in draft.statements:
        statement.confidence = likelihood(log_odds(draft, statement))
    lay_to_rest(draft, [statement for statement in draft.statements if statement.confidence >= ENOUGH])


def log_odds(draft: Draft, statement: StatementDraft) -> float:
    """Return what the signs of a possible statement come to."""
    weights = sign_weights(draft.report.language or "ar")
    return sum(weights.get(sign, 0.0) for sign in signs(draft, statement))


def lay_to_rest(draft: Draft, kept: list[StatementDraft]) -> None:
    """Keep these statements alone; what stood in a dropped one stands in what that stood in."""
    for statement in kept:
        while statement.parent is not None and statement.parent not in kept:
            statement.parent = statement.parent.parent
    draft.statements = kept


def signs(draft: Draft, statement: StatementDraft) -> Iterator[str]:
    """Yield the names of the signs that a possible statement shows."""
    sentence = draft.sentences[statement.passage][statement.sentence]
    yield "any"
    yield from _cue_signs(sentence, statement)
    yield from _place_signs(draft, sentence, statement)
    yield from _content_signs(sentence, statement)
    source = "none" if statement.source is None else statement.source.kind
    unsaid = "unsaid" if statement.anonymous else "inferred" if statement.inferred else "said"
    yield f"source {source}"
    yield f"speaker {unsaid}"
    row = statement.row
    if row is not None and statement.source is None:
        yield f"no source, {'weak' if row.weak else 'neutral' if row.neutral else 'plain'}"
        yield f"no source, {_opening(sentence, statement)}"


def _cue_signs(sentence: Sentence, statement: StatementDraft) -> Iterator[str]:
    row = statement.row
    token = sentence.text.tokens[statement.cue[0]]
    if row is None:
        yield "cue without a row"
        return
    tag = token.tag if token.tag != "noun" else "noun as noun"
    yield f"cue {row.kind} {tag}"
    yield f"act {row.act}"
    yield f"lemma {row.lemma}"
    for name in ("weak", "belief", "neutral", "passive"):
        if getattr(row, name):
            yield name
    if row.with_:
        yield "with"
    form = verb_form(token) if token.tag == VERB else None
    if form is not None:
        yield f"verb {form.tense} {form.person}{'p' if form.number == 'p' else ''}"
        if form.person == 1:
            yield f"first person {form.tense} {'neutral' if row.neutral else ''}"
    if token.surface.future or (token.tag == VERB and token.surface.preposition):
        yield "not yet"
    if token.surface.conjunction:
        yield "joined"
    if token.surface.enclitic:
        yield f"pronoun {tag}"
    if token.surface.definite and token.tag != VERB:
        yield "definite noun"
    if token.surface.preposition and token.tag != VERB:
        yield f"governed noun {token.surface.preposition}"


def _place_signs(draft: Draft, sentence: Sentence, statement: StatementDraft) -> Iterator[str]:
    start = statement.cue[0]
    text = sentence.text
    before = text.tokens[start - 1] if start > sentence.start else None
    if before is None:
        yield "opens sentence"
    elif before.tag in (NEG, COMP, REL, SUB, DEM, PREP):
        yield f"after {before.tag}"
    elif before.text in ('"', ":"):
        yield "after mark"
    else:
        yield f"after other {before.tag}"
    if text.inside_quotation(start):
        yield "in quotation"
    if draft.report.passages[statement.passage].kind in _HEADINGS:
        yield "in heading"
    if any(s <= start < e for other in draft.statements if other is not statement
           and other.passage == statement.passage for s, e in other.content):  # fmt: skip
        yield "in content"


def _content_signs(sentence: Sentence, statement: StatementDraft) -> Iterator[str]:
    start, end = statement.content[0]
    tokens = sentence.text.tokens
    length = sum(e - s for s, e in statement.content)
    yield f"content {'1' if length < 2 else '2' if length < 3 else '3-5' if length < 6 else 'long'}"
    yield f"opens {_opening(sentence, statement)}"
    yield f"quoted {statement.quoted}"
    yield f"strength {statement.strength}"
    if statement.strength == GUESSED and statement.row is not None:
        said = "said" if statement.source else "unsaid"
        yield f"guessed, {'neutral' if statement.row.neutral else 'plain'}, {said}"
    if start > statement.cue[1]:
        yield f"gap {min(3, (start - statement.cue[1]) // 4)}"
    if not any(token.tag == VERB for token in tokens[start:end]):
        yield "content without verb"
    if tokens[start].tag == DEM:
        yield "content points"


def _opening(sentence: Sentence, statement: StatementDraft) -> str:
    """Return what opens a content: a complementiser, a mark, a preposition, or the noun itself."""
    start = statement.content[0][0]
    tokens = sentence.text.tokens
    if start < statement.cue[0]:
        return "before"
    near = tokens[max(sentence.start, start - 1) : start + 1]
    if any(token.tag == COMP for token in near):
        return "complementiser"
    if any(token.text == ":" for token in near):
        return "colon"
    if any(token.text == '"' for token in near):
        return "quotation"
    if tokens[start].surface.preposition or tokens[start - 1].tag == PREP:
        return "preposition"
    return "noun"
