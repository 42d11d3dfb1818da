"""Factuality: what each voice holds of an event (codebook §4; after FactBank, relative to a source)."""

from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft, StatementDraft
from riwaya.extraction.particles import AFTER, BA, BEFORE, FROM, IF, LAM, OR, SINCE, WHAT, WITHOUT
from riwaya.extraction.tags import CIRCUMSTANCE, COMP, NEG, NOUN, PART, PUNCT, REL, SUB, VERB
from riwaya.extraction.tokens import Token
from riwaya.extraction.verbs import verb_form
from riwaya.model import OUTLET, UNATTRIBUTED

_CHARGE, _LIST = 4, 12  # words from a charge to what it is, and through a list of charges
_REACH = 5  # words before a trigger that may hold it back
_ACTS = {
    "deny": "denied", "refuse": "denied", "threaten": "projected", "warn": "projected", "demand": "projected",
    "promise": "projected", "ask": "unknown",
}  # fmt: skip
_FACTIVE = frozenset({"condemn", "claim", "praise", "admit"})
_BEFORE_AFTER = frozenset({BEFORE, AFTER, SINCE, FROM})
_QAD = "\u0642\u062f"


def judge(draft: Draft, sentence: Sentence, event: EventDraft) -> None:
    """List what the outlet and the innermost source hold of an event."""
    statement = _innermost(draft, event)
    local = _local_value(draft, sentence, event, _cue_words(statement))
    accused = _is_charge(draft, sentence, event)
    if statement is None:
        if accused:
            event.factuality = [(UNATTRIBUTED, "asserted"), (OUTLET, "unknown")]
        else:
            event.factuality = [(OUTLET, local or "asserted")]
        return
    value = _said_value(statement, local)
    between = _before_in_content(sentence, statement, event)
    if value == "denied" and between & draft.lexicon.sets["links"] and local != "denied":
        event.factuality = [(statement, "asserted"), (OUTLET, "asserted")]
        return
    if value == "projected" and local != "projected" and _ends(sentence, event, draft.lexicon.sets["ending"]):
        value = "asserted"
    if value == "asserted" and _is_cue_of(draft, statement, "possible"):
        value = "possible"
    elif value == "asserted" and _is_cue_of(draft, statement, "feared"):
        value = "projected"
    outlet = "unknown"
    if statement.act in _FACTIVE and value == "asserted":
        outlet = "asserted"
    if accused and statement.act != "accuse":
        event.factuality = [(UNATTRIBUTED, "asserted"), (statement, "unknown"), (OUTLET, "unknown")]
        return
    event.factuality = [(statement, value), (OUTLET, outlet)]
    denier = _denier(statement)
    if denier and value == "asserted":
        event.factuality.insert(1, (denier, "denied"))


def _before_in_content(sentence: Sentence, statement: StatementDraft, event: EventDraft) -> set[str]:
    """Return the words of a statement's content before an event, bare."""
    start = next(
        (start for start, end in statement.content if start <= event.trigger[0] < end), event.trigger[0]
    )
    return {token.surface.stem for token in sentence.text.tokens[start : event.trigger[0]]}


def _ends(sentence: Sentence, event: EventDraft, ending: frozenset[str]) -> bool:
    """Tell whether what is wanted is the end of an event, which is then one that goes on."""
    before = sentence.text.tokens[max(sentence.start, event.trigger[0] - 2) : event.trigger[0]]
    return any(token.surface.stem in ending for token in before)


def _denier(statement: StatementDraft) -> StatementDraft | None:
    """Return who denies a nested charge (`he denied the accusations of X`).

    Outer voices follow from the innermost (codebook, decision 4); this one says the contrary and is listed.
    """
    outer = statement.parent
    return outer if outer and statement.act == "accuse" and _ACTS.get(outer.act) == "denied" else None


def _is_cue_of(draft: Draft, statement: StatementDraft, name: str) -> bool:
    """Tell whether the cue itself holds something back (it is *believed*, *likely*, *feared* that)."""
    surface = draft.texts[statement.passage].tokens[statement.cue[0]].surface
    words = draft.lexicon.sets[name]
    return surface.stem in words or surface.text in words


def _said_value(statement: StatementDraft, local: str) -> str:
    default = _ACTS.get(statement.act, "asserted")
    if default == "denied":
        return "asserted" if local == "denied" else "denied"
    return local or default


def _innermost(draft: Draft, event: EventDraft) -> StatementDraft | None:
    """Return the statement with the smallest content that holds the trigger."""
    best: StatementDraft | None = None
    size = 1 << 30
    for statement in draft.statements_at.get((event.passage, event.sentence), ()):
        for start, end in statement.content:
            if start <= event.trigger[0] < end and (
                end - start < size or (end - start == size and statement.parent)
            ):
                best, size = statement, end - start
    return best


def _cue_words(statement: StatementDraft | None) -> frozenset[int]:
    """Return the words that cue a statement or, in the same passage, those it stands in."""
    words: set[int] = set()
    outer = statement
    while outer:
        if statement and outer.passage == statement.passage:
            words.update(range(*outer.cue))
        outer = outer.parent
    return frozenset(words)


def _local_value(draft: Draft, sentence: Sentence, event: EventDraft, cued: frozenset[int]) -> str:
    """Return what the words before a trigger in its clause make of it: denied, possible, projected, or "".

    The cues of its own statement and of those around it have had their say in the acts.
    """
    tokens = sentence.text.tokens
    index = event.trigger[0]
    trigger = tokens[index]
    if trigger.tag == VERB:
        value = _verb_value(tokens, index, sentence.start)
        if value:
            return value
    elif (
        event.purpose
        and trigger.surface.preposition == LAM
        and not _comes_under(tokens, index, sentence.start)
    ):
        return "projected"
    sets = draft.lexicon.sets
    if trigger.surface.stem in sets["projected"] and event.trigger[1] > index + 1:
        return "projected"  # a trigger that opens with *attempt*
    if _is_to_come(tokens, event.trigger[1], sentence.end):
        return "projected"
    for back in range(index - 1, max(sentence.start - 1, index - 1 - _REACH), -1):
        token = tokens[back]
        if token.tag in (PUNCT, CIRCUMSTANCE) and token.text != '"':
            break
        value = "" if back in cued else _held_back(token, sets, tokens, back, index)
        if value:
            return value
        if token.tag == SUB:
            break
        if token.tag == COMP and trigger.tag != VERB:
            break
    return ""


def _held_back(
    token: Token, sets: dict[str, frozenset[str]], tokens: list[Token], back: int, index: int
) -> str:
    stem, word = token.surface.stem, token.text
    if token.tag == NEG and tokens[back + 1].has("cue_verb") and back + 1 != index:
        return ""  # what was not said of it is no denial of it
    if token.tag == NEG and tokens[back + 1].surface.stem in sets["undenying"]:
        return ""
    if token.tag == NEG:
        negates = (index - back <= 2 or tokens[back + 1].tag == VERB) and tokens[back + 1].text not in sets[
            "only"
        ]
        return "denied" if negates else ""
    if stem in sets["prevented"] or word in sets["prevented"]:
        return "denied" if index - back <= 3 else ""
    if stem == IF and back > 0 and tokens[back - 1].text == WHAT:
        return "possible"
    if stem in sets["refused"] or word in sets["refused"]:
        return "denied" if index - back <= 3 else ""
    if stem in sets["possible"] or word in sets["possible"]:
        return "possible"
    if stem in sets["projected"] or word in sets["projected"]:
        return "projected"
    return "projected" if token.surface.future and token.tag == VERB else ""


def _verb_value(tokens: list[Token], index: int, start: int) -> str:
    token = tokens[index]
    form = verb_form(token)
    tense = form.tense if form else ""
    if token.surface.future:
        return "projected"
    if token.surface.preposition == LAM and tense == "present":
        return "projected"
    if index == start:
        return ""
    before = tokens[index - 1]
    if before.text == OR and index - 2 >= start and tokens[index - 2].tag == VERB:
        return _verb_value(tokens, index - 2, start)  # did not kill *or wound*
    if before.tag == NEG:
        return "denied"
    if before.tag == PART and before.surface.stem == _QAD and tense == "present":
        return "possible"
    if before.tag == COMP and tense == "present" and not before.surface.enclitic:
        earlier = tokens[index - 2].surface.stem if index - 2 >= start else ""
        if earlier == WITHOUT:
            return "denied"
        return "" if earlier in _BEFORE_AFTER else "projected"
    return ""


def _is_to_come(tokens: list[Token], after: int, end: int) -> bool:
    """Tell whether a clause on the event puts it in the future: the marches *that will set out*."""
    following = tokens[after : min(after + 3, end)]
    for token in following:
        if token.surface.future and token.tag == VERB:
            return True
        if token.tag not in (NOUN, REL):
            return False
    return False


def _comes_under(tokens: list[Token], index: int, start: int) -> bool:
    """Tell whether a verb right before takes its event after the same preposition: *came under* attack."""
    before = tokens[max(start, index - 3) : index]
    return any(
        hit.entry.row.subject in ("patient", "event")
        for token in before
        for hit in token.surface.hits.get("verb", ())
        if token.tag == VERB
    )


def _is_charge(draft: Draft, sentence: Sentence, event: EventDraft) -> bool:
    """Tell whether the event is what somebody is charged with (`on a charge of X`, `the accused of X`)."""
    charges, crimes = draft.lexicon.sets["accusations"], draft.lexicon.sets["crimes"]
    tokens = sentence.text.tokens
    listed = bool(tokens[event.trigger[0]].surface.conjunction)  # on a charge of X, and of Y
    reach = _LIST if listed else _CHARGE
    for back in range(event.trigger[0] - 1, max(sentence.start - 1, event.trigger[0] - reach), -1):
        if tokens[back].tag == VERB or (tokens[back].tag == PUNCT and not listed):
            return False
        surface = tokens[back].surface
        if surface.stem in charges or (surface.preposition == BA and surface.stem in crimes):
            return True
    return False
