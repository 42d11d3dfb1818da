"""Topics: the subject that stands before its verb, behind *that*, *but* or *had*, over any aside."""

from riwaya.extraction.clauses import PHRASE, Sentence, Unit, agrees
from riwaya.extraction.draft import Draft
from riwaya.extraction.particles import AS_FOR, BUT, COMMA, FA, HAD
from riwaya.extraction.speaking import speakerish
from riwaya.extraction.tags import COMP, PART, PRON, PUNCT, REL, SUB, VERB
from riwaya.extraction.verbs import verb_form

_FARTHEST = 30  # units between a topic and its verb
_ENDS = frozenset({COMP, SUB})


def topic_of(draft: Draft, sentence: Sentence, position: int) -> Unit | None:
    """Return the topic whose verb is at `position`: *that the minister*, who resigned, *said*.

    It is bound to be the subject, whatever follows the verb.
    """
    units = sentence.units
    verb = sentence.token(units[position])
    then = verb.surface.conjunction == FA
    if verb.surface.conjunction and not then:
        return None
    for at in range(position - 1, max(-1, position - _FARTHEST), -1):
        unit = units[at]
        if unit.kind != PHRASE or unit.preposition or not _is_set_first(sentence, at):
            continue
        as_for = sentence.token(units[at - 1]).text == AS_FOR
        if then != as_for or not _leads_to(draft, sentence, at, position):
            return None
        form, head = verb_form(verb), sentence.head(unit)
        several = form is not None and form.number == "p"  # which only people take
        counter = sentence.text.tokens[unit.start] if head.index > unit.start else None
        fits = agrees(verb, head, before=True, text_before=counter)
        return unit if fits and (several or speakerish(draft, sentence, unit)) else None
    return None


def _is_set_first(sentence: Sentence, at: int) -> bool:
    """Tell whether what stands before a phrase makes it a topic."""
    if not at:
        return False
    before = sentence.units[at - 1]
    token = sentence.token(before)
    if before.kind == COMP:
        return not token.surface.enclitic
    return token.surface.stem.endswith(BUT) or token.surface.stem in HAD or token.text == AS_FOR


def _leads_to(draft: Draft, sentence: Sentence, at: int, position: int) -> bool:
    """Tell whether only asides, in commas or brackets, stand between a topic and its verb."""
    aside = bracket = relative = False
    for index in range(at + 1, position):
        unit = sentence.units[index]
        token = sentence.token(unit)
        if token.text in "()":
            bracket = token.text == "("
        elif bracket:
            continue
        elif unit.kind == PUNCT and token.text in COMMA:
            loose = index == position - 1 and sentence.token(sentence.units[at - 1]).surface.stem not in HAD
            aside = not (aside or relative or loose)
            relative = False
        elif unit.kind == PART and index == position - 1 and not token.surface.conjunction:
            return True  # had, who …, *already* said: the verb of *had*
        elif unit.kind in (REL, PRON):
            relative = relative or not aside
        elif aside or relative or token.text in draft.lexicon.sets["reflexives"]:
            continue
        elif unit.kind == VERB or unit.kind in _ENDS or not _goes_along(sentence, unit):
            return False
    return not (aside or relative)


def _goes_along(sentence: Sentence, unit: Unit) -> bool:
    """A bare phrase of several words after a topic is its predicate; one word may be its adjective."""
    if unit.kind != PHRASE or unit.preposition:
        return unit.kind != PUNCT
    return unit.end == unit.start + 1 or bool(sentence.token(unit).surface.conjunction)
