"""Triggers: whether a word that can name an event names one here, by its form and the words around it."""

from collections.abc import Sequence
from functools import cache

from riwaya.extraction.clauses import PHRASE, Sentence
from riwaya.extraction.particles import HEH, LAM_OF_NEGATION, ON, PUBLISHED_MARBUTA
from riwaya.extraction.senses import bare_stem
from riwaya.extraction.tags import PUNCT, VERB
from riwaya.extraction.tokens import Text, Token
from riwaya.extraction.verbs import verb_form
from riwaya.lexicon import Hit
from riwaya.lexicon.rows import Trigger
from riwaya.lexicon.table import loosely
from riwaya.text import fold_word

_HEADS_REACH = 8  # words after a trigger that may hold the head it asks for
_CIVIL = frozenset({"negotiate", "agree", "organise", "judge", "sanction", "aid", "surrender", "release"})
_NAMING = ("bodies", "media", "documents", "titles")


def candidates(text: Text, token: Token) -> list[tuple[Hit, int]]:
    """Return the triggers that may begin at a token: the longest first, weak rows last, conditions first."""
    kinds = (
        ("trigger_verb",)
        if token.tag == VERB
        else ("trigger_noun", "trigger_participle")
        if token.tag in ("noun", "circumstance")
        else ()
    )
    found: list[tuple[Hit, int]] = []
    if not any(kind in token.senses or kind in token.surface.hits for kind in kinds):
        return found
    published = text.passage.text[token.word.start : token.word.end]
    for kind in kinds:
        longest = token.longer.get(kind)
        if longest:
            found.append(longest)
        if kind != "trigger_participle" or not (
            token.has("noun") or token.has("name") or token.has("adjective")
        ):
            found.extend(
                (hit, 1)
                for hit in token.surface.hits.get(kind, ())
                if not _is_other_noun(token, hit, published)
            )
    found.sort(key=_precedence)
    return found


def _precedence(found: tuple[Hit, int]) -> tuple[int, bool, bool, bool]:
    row: Trigger = found[0].entry.row
    return -found[1], row.weak, not row.heads, not row.needs


def _is_other_noun(token: Token, hit: Hit, published: str) -> bool:
    """A trigger that needs more cut off than a noun or a place does is that (*dead*, not *my killing*)."""
    if token.tag == VERB:
        return False
    place = token.find("place")
    if place is not None and place[0].cut.cost < hit.cut.cost and hit.cut.proclitics:
        return True
    noun = token.surface.first("noun")
    if noun is None or noun.cut.cost >= hit.cut.cost:
        return False
    his = token.text.endswith(HEH) and not published.endswith(PUBLISHED_MARBUTA) and hit.cut.enclitic
    return not his  # written with heh it is *killing him*, not *killers*


def stems(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the words of a stretch of text as written, bare, and without the endings of agreement."""
    words: set[str] = set()
    for token in tokens:
        words.add(token.text)
        words.add(token.surface.stem)
        words.add(loosely(token.surface.stem))
        words.add(bare_stem(token))
    return frozenset(words)


def holds(row: Trigger, scene: frozenset[str], near: frozenset[str]) -> bool:
    """Tell whether what a row needs is in the scene, and nothing that forbids it in the sentence."""
    if row.needs and scene.isdisjoint(_folded(row.needs)):
        return False
    return not row.unless or near.isdisjoint(_folded(row.unless))


def fits_here(
    sentence: Sentence,
    index: int,
    hit: Hit,
    length: int,
    near: frozenset[str],
    sets: dict[str, frozenset[str]],
) -> bool:
    """Tell whether a trigger's own form and the words right around it let it name an event."""
    row: Trigger = hit.entry.row
    token = sentence.text.tokens[index]
    if token.tag == VERB:
        form = hit.entry.form
        before = sentence.text.tokens[index - 1].surface.stem if index > sentence.start else ""
        if form is not None and form.tense == "jussive" and before not in LAM_OF_NEGATION:
            return False
    elif _is_no_event(sentence, index, hit):
        return False
    if row.holding and _goes_on(sentence, index, sets["under"]):
        return False
    if length == 1 and bare_stem(token) in sets["carriers"] and _carries(sentence, index + 1):
        return False
    if row.type not in _CIVIL and _of_notion(sentence, index + length, sets["notions"]):
        return False
    return not row.heads or _has_head(sentence, index, length, row, near)


def _is_no_event(sentence: Sentence, index: int, hit: Hit) -> bool:
    """Tell whether a noun's form speaks against an event: an article where it has none, a mere purpose."""
    row: Trigger = hit.entry.row
    if row.bare and sentence.text.tokens[index].surface.definite:
        return True
    return row.type == "protest" and _is_purpose(sentence, index, hit)


def _is_purpose(sentence: Sentence, index: int, hit: Hit) -> bool:
    """Tell whether an accusative only says what for: they marched *in protest* at the law."""
    form, tokens = hit.entry.form, sentence.text.tokens
    carried = index > sentence.start and tokens[index - 1].tag == VERB
    against = index + 1 < sentence.end and tokens[index + 1].surface.stem == ON
    return form is not None and form.accusative and against and not carried


def _has_head(sentence: Sentence, index: int, length: int, row: Trigger, near: frozenset[str]) -> bool:
    """Tell whether one of a row's heads stands soon after a trigger, or near if a pronoun stands for it."""
    heads = _folded(row.heads) | _loose(row.heads)
    tokens = sentence.text.tokens
    if tokens[index + length - 1].surface.enclitic:
        return not near.isdisjoint(heads)
    for token in tokens[index + length : min(index + length + _HEADS_REACH, sentence.end)]:
        if token.tag == PUNCT and token.text != '"':
            return False
        if not heads.isdisjoint((token.text, bare_stem(token), loosely(bare_stem(token)))):
            return True
    return False


def _carries(sentence: Sentence, index: int) -> bool:
    """Tell whether the next word of the phrase is the event that this one only heads."""
    token = sentence.text.tokens[index] if index < sentence.end else None
    return (
        token is not None
        and token.has("trigger_noun")
        and not (token.surface.conjunction or token.surface.preposition)
    )


def _goes_on(sentence: Sentence, index: int, under: frozenset[str]) -> bool:
    """Tell whether what is held is only said to be so: a present that nothing makes future, or *under* it."""
    tokens = sentence.text.tokens
    token = tokens[index]
    before = tokens[index - 1] if index > sentence.start else None
    if token.tag != VERB:
        return not token.surface.definite and before is not None and before.surface.stem in under
    form = verb_form(token)
    if (
        form is None
        or form.tense != "present"
        or token.surface.future
        or sentence.text.passage.kind == "title"
    ):
        return False  # a headline tells what has just happened in the present
    return before is None or before.tag not in ("comp", "neg", "part", "sub")


def _of_notion(sentence: Sentence, index: int, notions: frozenset[str]) -> bool:
    """Tell whether the word after a trigger is a notion: the *situation* explodes, strike *an example*."""
    if index >= sentence.end:
        return False
    token = sentence.text.tokens[index]
    return not token.surface.conjunction and not token.surface.preposition and bare_stem(token) in notions


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_word, words))


@cache
def _loose(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(loosely(fold_word(word)) for word in words)


def covered(token: Token) -> int:
    """Return how many words a known name that begins here covers; its words are no triggers."""
    if token.tag == VERB or not token.longer:
        return 1
    return max(found[1] if found else 1 for found in (token.find("actor"), token.find("place")))


def is_part_of_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a trigger word only helps to name a body (committee of *negotiation*, court, title)."""
    unit = sentence.units[sentence.unit_at(index)]
    if unit.kind != PHRASE or unit.phrase is None or index == unit.phrase.start:
        return False
    for position in range(unit.start, index):
        token = sentence.text.tokens[position]
        actor = token.find("actor")
        noun = token.find("noun")
        if (actor and position + actor[1] > index) or (noun and position + noun[1] > index):
            return True
    before = sentence.text.tokens[index - 1].find("noun")
    row = before[0].entry.row if before else None
    return bool(
        row
        and row.group in _NAMING
        and (row.group != "titles" or row.role == "office")
        and sentence.text.tokens[index].surface.definite
        and not row.level
    )
