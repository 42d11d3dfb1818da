"""Banners: words on placards and in chants, which those say who carry or shout them."""

from riwaya.extraction.clauses import PHRASE, Sentence, Unit
from riwaya.extraction.draft import Draft
from riwaya.extraction.speaking import SPEAKERS
from riwaya.extraction.tags import CIRCUMSTANCE, REL, VERB
from riwaya.extraction.verbs import verb_form


def on_banner(draft: Draft, sentence: Sentence, position: int) -> bool:
    """Tell whether a verb says what stands on a banner: right after it, or joined to a verb that does."""
    if follows_banner(draft, sentence, position):
        return True
    token = sentence.token(sentence.units[position])
    form = verb_form(token)
    last = draft.statements[-1] if draft.statements else None
    if last is None or not last.borne or not token.surface.conjunction or form is None:
        return False
    here = last.passage == sentence.text.passage.id and last.cue[0] >= sentence.start
    return here and (form.gender, form.number, form.tense) == ("f", "s", "present")


def follows_banner(draft: Draft, sentence: Sentence, position: int) -> bool:
    """Tell whether a banner stands right before a unit."""
    banner = sentence.units[position - 1] if position else None
    if banner is None or banner.kind not in (PHRASE, CIRCUMSTANCE):
        return False  # *placards* is spelled like the participle *drawing attention*
    return sentence.head(banner).surface.stem in draft.lexicon.sets["banners"]


def bearer(draft: Draft, sentence: Sentence, position: int) -> Unit | None:
    """Return who carries the banner before a unit, if the verb of carrying has its subject there."""
    for unit in reversed(sentence.units[: max(0, position - 1)]):
        if unit.kind in (VERB, REL):
            return None
        mention = draft.mention_of(sentence.text.passage.id, unit.phrase)
        if mention is not None and mention.kind in SPEAKERS and not unit.preposition:
            return unit
    return None
