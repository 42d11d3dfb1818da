"""Understood agents: those that the clause names by a set phrase or leaves to its context."""

from riwaya.extraction.arguments import add_argument, genitive_mention
from riwaya.extraction.clauses import Sentence
from riwaya.extraction.draft import Draft, EventDraft, MentionDraft, StatementDraft
from riwaya.extraction.tags import CIRCUMSTANCE, COMP, VERB
from riwaya.extraction.verbs import verb_form

_OF_OTHERS = frozenset({"accuse", "demand", "ask"})
_OF_SELF = frozenset({"threaten", "promise", "refuse", "claim", "admit"})


def find_doer_of_passive(draft: Draft, sentence: Sentence, event: EventDraft) -> None:
    """Find *at the hands of X* after a trigger, and make X the agent."""
    text = sentence.text
    for index in range(event.trigger[1], min(event.trigger[1] + 12, sentence.end - 1)):
        token = text.tokens[index]
        pair = f"{token.text} {text.tokens[index + 1].text}"
        length = (
            2
            if pair in draft.lexicon.sets["agentive"]
            else 1
            if token.text in draft.lexicon.sets["agentive"]
            else 0
        )
        if length:
            mention = genitive_mention(draft, sentence, index + length, sentence.end)
            if mention is not None and mention.kind not in ("place", "facility"):
                add_argument(event, "agent", mention)
            return
        if token.tag == VERB or token.tag == CIRCUMSTANCE:
            return


def find_understood(draft: Draft, sentence: Sentence, event: EventDraft) -> None:
    """Find an agent left out: who is accused or asked, or who promises."""
    token = sentence.text.tokens[event.trigger[0]]
    statement = _opening(draft, event)
    if statement is not None and token.tag != VERB:
        mention = _target(draft, statement) if statement.act in _OF_OTHERS else statement.speaker
        if mention is not None and (statement.act in _OF_OTHERS or statement.act in _OF_SELF):
            add_argument(event, "agent", mention)
        return
    if token.tag != VERB:
        return
    form = verb_form(token)
    before = sentence.text.tokens[event.trigger[0] - 1] if event.trigger[0] > sentence.start else None
    pronoun = before is not None and before.tag == COMP and bool(before.surface.enclitic)
    if (form and form.person == 1) or pronoun:
        speaker = speaker_of(draft, event)
        if speaker is not None:
            add_argument(event, "agent", speaker)


def _opening(draft: Draft, event: EventDraft) -> StatementDraft | None:
    """Return the statement whose content this event opens, or is joined to the opening of."""
    tokens = draft.texts[event.passage].tokens
    for statement in draft.statements_at.get((event.passage, event.sentence), ()):
        for start, end in statement.content:
            near = start <= event.trigger[0] <= start + 1
            joined = start <= event.trigger[0] < end and bool(tokens[event.trigger[0]].surface.conjunction)
            if (near or joined) and tokens[start].tag != VERB:
                return statement
    return None


def _target(draft: Draft, statement: StatementDraft) -> MentionDraft | None:
    span = statement.target
    if span is None:
        return None
    return next(
        (
            m
            for m in draft.mentions
            if m.span.passage == span.passage and m.span.start >= span.start and m.span.end <= span.end
        ),
        None,
    )


def speaker_of(draft: Draft, event: EventDraft) -> MentionDraft | None:
    """Return who speaks where a verb in the first person stands."""
    holders = [
        s
        for s in draft.statements_at.get((event.passage, event.sentence), ())
        for start, end in s.content
        if start <= event.trigger[0] < end
    ]
    return holders[-1].speaker if holders else None
