"""Names: the name proper inside a phrase, and the words that this report uses as names of persons."""

from collections.abc import Iterable

from riwaya.extraction.agreement import continues_name
from riwaya.extraction.clauses import PHRASE, Sentence
from riwaya.extraction.particles import BY_NAME, LAM, SON_OF, WAW_NOON, YEH
from riwaya.extraction.phrases import NounPhrase
from riwaya.extraction.senses import is_title, noun_row
from riwaya.extraction.tags import NOUN
from riwaya.extraction.tokens import Text, Token
from riwaya.model import Span

_PLAIN_KINDS = (
    "noun",
    "adjective",
    "place",
    "trigger_noun",
    "cue_noun",
    "function",
    "trigger_participle",
    "common",
    "cue_masdar",
)


def vocabulary_of_names(sentences: Iterable[Iterable[Sentence]]) -> frozenset[str]:
    """Return the folded words that the report uses in persons' names, so that a bare surname is known again.

    Only words that follow a title, or stand beside a known given name, teach; ordinary words never do.
    """
    learnt: set[str] = set()
    for passage in sentences:
        for sentence in passage:
            for unit in sentence.units:
                if unit.kind != PHRASE or unit.phrase is None:
                    continue
                found = person_name(sentence.text, unit.phrase)
                if found is None:
                    continue
                for token in sentence.text.tokens[found[0] : found[1]]:
                    doubtful = found[1] - found[0] == 1 and token.has("common")
                    if not _ordinary(token) and not doubtful and len(token.surface.stem) > 2:
                        learnt.add(token.surface.stem)
    return frozenset(learnt)


def person_name(text: Text, phrase: NounPhrase) -> tuple[int, int] | None:
    """Return the token range of a person's name inside a phrase: the last run of name words after a title."""
    best: tuple[int, int] | None = None
    index = phrase.start
    limit = somebody_else(text, phrase)
    while index < limit:
        end = _run(text, index, phrase.end)
        if end > index:
            closing = end == phrase.end and end - index >= 2 and is_title(text.tokens[phrase.head])
            names = index == phrase.start and end - index >= 2
            names = names and text.tokens[index].has("name")
            names = names and (text.tokens[index + 1].has("name") or not text.tokens[index].has("common"))
            if (
                names
                or _is_person(text, phrase.start, index)
                or (closing and not text.tokens[index].surface.definite)
            ):
                best = (index, end)
            index = end
        else:
            index += 1
    return best


def somebody_else(text: Text, phrase: NounPhrase) -> int:
    """Return where another person begins in a person's phrase, or its end.

    It is whom he speaks for or is kin of: the spokesman *of the president*, the son *of X*.
    """
    head = noun_row(text.tokens[phrase.head])
    if head is None or head.kind != "person":
        return phrase.end
    for index in range(phrase.head + 1, phrase.end):
        token, before = text.tokens[index], text.tokens[index - 1]
        owned = token.surface.preposition == LAM or (head.role == "kin" and index == phrase.head + 1)
        person = is_title(token) or token.has("name")
        if person and (before.text == BY_NAME or (owned and not _is_my(before))):
            return index
    return phrase.end


def _is_my(token: Token) -> bool:
    """A relative with a pronoun is told by name after it: *my son* so-and-so."""
    return bool(token.surface.enclitic) or token.text.endswith(YEH)


def group_name(text: Text, phrase: NounPhrase, head: int) -> Span | None:
    """Return the name proper of a group or body: what is in quotation marks, or follows its common head."""
    for index in range(phrase.start, phrase.end):
        closing = text.quotation_from(index) if text.tokens[index].text == '"' else None
        if closing is not None and closing <= phrase.end and closing > index + 1:
            return text.span(index + 1, closing)
    known = text.tokens[head].find("actor")
    if known:
        return text.span(head, min(head + known[1], phrase.end), bare=True)
    following = text.tokens[head + 1] if head + 1 < phrase.core_end else None
    if (
        following is not None
        and following.find("noun") is None
        and not following.has("adjective")
        and following.tag == NOUN
    ):
        row = text.tokens[head].find("noun")
        if row and row[0].entry.row.group in ("forces", "media") and not _ordinary(following):
            return text.span(head + 1, phrase.core_end)
    return None


def _run(text: Text, index: int, limit: int) -> int:
    """Return the end of the run of name words from `index`."""
    end, known, last = index, False, text.tokens[index]
    while end < limit and end - index < 7:
        token = text.tokens[end]
        if (
            token.tag != NOUN
            or (token.surface.conjunction and end > index)
            or (token.surface.preposition and end > index)
        ):
            break
        following = text.tokens[end + 1] if end + 1 < limit else None
        son = token.has("name") and following is not None and following.text == SON_OF
        further = son or (end > index and continues_name(token, last))
        if not (further or _name_word(token, end > index)) or (known and not token.has("name")):
            break
        office = not further and is_title(token) and not token.surface.definite
        if end > index and office and not (end + 1 < limit and text.tokens[end + 1].has("name")):
            break  # a name that is an office too (commander) is the office, but between names
        actor = token.find("actor")
        known = bool(actor and actor[0].entry.row.kind == "person")
        name, last = token.find("name"), token
        end += actor[1] if actor and known else name[1] if name else 1
    return min(end, limit)


def _name_word(token: Token, inside: bool) -> bool:
    actor = token.find("actor")
    if actor:
        return bool(actor[0].entry.row.kind == "person")
    if token.text == BY_NAME and not inside:
        return False  # spokesman *in the name of*
    if token.has("name"):
        noun = token.find("noun")
        return noun is None or inside or noun[0].entry.row.kind != "person"
    if inside and token.surface.enclitic == YEH:
        return True  # a family's name, and no *my*
    if _ordinary(token) or token.text.endswith(WAW_NOON):
        return False
    return inside if token.surface.definite else True


def _ordinary(token: Token) -> bool:
    return any(token.has(kind) for kind in _PLAIN_KINDS) and not token.has("name")


def _is_person(text: Text, phrase_start: int, start: int) -> bool:
    first = text.tokens[start]
    actor = first.find("actor")
    if actor and actor[0].entry.row.kind == "person":
        return True
    before = text.tokens[start - 1] if start > phrase_start else None
    if before is not None:
        title = _title_before(text, phrase_start, start)
        if title and not first.surface.definite:
            return True
    known = first.find("name")
    return bool(
        known and known[0].entry.row.role in ("given", "kunya") and (before is None or is_title(before))
    )


def _title_before(text: Text, phrase_start: int, start: int) -> bool:
    """Tell whether a title governs the word at `start`: right before it, or with adjectives between."""
    index = start - 1
    if is_title(text.tokens[index]):
        return True
    while index > phrase_start and text.tokens[index].surface.definite and not is_title(text.tokens[index]):
        index -= 1
    return is_title(text.tokens[index])
