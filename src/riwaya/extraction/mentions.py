"""Mentions: noun phrases that name persons, groups, bodies, people, places and facilities (codebook §2)."""

from collections.abc import Iterator

from riwaya.extraction.clauses import PHRASE, Sentence
from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.names import group_name, name_of, person_name, vocabulary_of_names
from riwaya.extraction.phrases import NounPhrase, is_attribute, noun_phrase
from riwaya.extraction.tagging import NOUN, NUM, QUANT
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Hit, Words
from riwaya.lexicon.rows import KnownActor, Noun
from riwaya.model import Span
from riwaya.model.codebook import MENTION_KINDS

_WAW_NOON = "\u0648\u0646"
_MEEM = "\u0645"
_ONE = frozenset({"\u0627\u062d\u062f", "\u0627\u062d\u062f\u064a", "\u0648\u0627\u062d\u062f"})  # one of
_CASUALTIES = frozenset({"\u0642\u062a\u064a\u0644", "\u062c\u0631\u064a\u062d"})  # they name the event, not an actor
_GROUPS = frozenset({"armed_group", "state_body", "organisation", "media"})
_LEADING = frozenset({"\u0642\u064a\u0627\u062f\u0629", "\u0625\u062f\u0627\u0631\u0629", "\u0631\u0626\u0627\u0633\u0629"})
_NEAR = frozenset({"\u0642\u0631\u0628", "\u062d\u0648\u0644", "\u0628\u0627\u0644\u0642\u0631\u0628"})


def find_mentions(draft: Draft) -> None:
    """Turn every noun phrase whose kind is known into a mention, and places inside phrases too."""
    draft.names = vocabulary_of_names(draft.sentences)
    for sentences in draft.sentences:
        for sentence in sentences:
            for unit in sentence.units:
                if unit.kind == PHRASE and unit.phrase:
                    _mention(draft, sentence, unit.phrase, draft.names)


def _mention(draft: Draft, sentence: Sentence, phrase: NounPhrase, names: frozenset[str]) -> None:
    text = sentence.text
    kind, hit = kind_of(text, phrase, names, draft.lexicon)
    claimed = phrase.start
    if not kind:
        _genitive(draft, text, phrase, names)
    if kind:
        mention = make_mention(draft, text, phrase, kind, hit)
        claimed = mention.head + (1 if kind != "place" else 0)
        if not (mention.known and mention.kind != "person"):
            _nested_groups(draft, text, phrase, mention.head)
        if kind == "place":
            claimed = phrase.start + 1 if _is_relative_place(text, phrase) else phrase.end
            _locate(text, phrase.start, phrase.end, mention)
    for nested in _nested_places(text, phrase, claimed, draft.lexicon):
        add_mention(draft, text, nested)


def _genitive(draft: Draft, text: Text, phrase: NounPhrase, names: frozenset[str]) -> None:
    """An ordinary noun may carry an actor as its genitive: the protection of *civilians*."""
    for index in range(phrase.start + 1, phrase.end):
        if (text.passage.id, index) in draft.at or text.tokens[index].tag != NOUN:
            continue
        inner = noun_phrase(text, index, phrase.end, draft.lexicon)
        if inner is None or is_attribute(text.tokens[index]):
            continue
        kind, hit = kind_of(text, inner, names, draft.lexicon)
        if kind and kind not in ("place",):
            make_mention(draft, text, inner, kind, hit)
            return


def _is_relative_place(text: Text, phrase: NounPhrase) -> bool:
    """A place told by another (the *north of* X, the *road to* X) holds that other as a mention too."""
    noun = text.tokens[phrase.head].find("noun")
    return bool(noun and noun[0].entry.row.level in ("road", "natural", "", "relative"))


def _nested_groups(draft: Draft, text: Text, phrase: NounPhrase, head: int) -> None:
    """The body or group inside a person's title (the commander of *battalion X*) is a mention of its own."""
    index = head + 1
    while index < phrase.end:
        token = text.tokens[index]
        if token.tag == NOUN and not token.surface.conjunction and not _inside_name(text, index):
            inner = noun_phrase(text, index, phrase.end, draft.lexicon)
            kind, hit = kind_of(text, inner, draft.names, draft.lexicon) if inner else ("", None)
            if inner and kind in _GROUPS and inner.end > index:
                make_mention(draft, text, inner, kind, hit)
                index = inner.end
                continue
            if inner and kind == "person" and (token.has("actor") or token.has("noun")) and person_name(text, inner):
                if draft.at[text.passage.id, phrase.start].kind != "person":
                    make_mention(draft, text, inner, kind, hit)
                return
        index += 1


def make_mention(draft: Draft, text: Text, phrase: NounPhrase, kind: str, hit: Hit | None) -> MentionDraft:
    """Make the mention of a noun phrase, with its name, number, gender and what the lexicon knows of it."""
    head = _head(text, phrase)
    token = text.tokens[head]
    known = token.find("actor")
    start = phrase.start
    mention = MentionDraft(kind, _unquoted(text, phrase), start, phrase.end, head)
    if kind == "person":
        name = person_name(text, phrase)
        if name is None and text.tokens[head].surface.stem in draft.names:
            name = (head, phrase.core_end)
        mention.name = text.span(*name, bare=True) if name else None
    elif kind not in ("place", "facility"):
        mention.name = group_name(text, phrase, head)
    mention.known = known[0].entry.row if known and not _outweighed(token, known) else _inner_actor(text, phrase, mention)
    _describe(mention, hit, text, phrase)
    add_mention(draft, text, mention)
    return mention


def add_mention(draft: Draft, text: Text, mention: MentionDraft) -> None:
    """Keep a mention, once for its place in the text; a document speaks but is no mention (codebook §2)."""
    key = (text.passage.id, mention.start)
    if key not in draft.at and mention.kind in MENTION_KINDS:
        draft.at[key] = mention
        draft.mentions.append(mention)


def _unquoted(text: Text, phrase: NounPhrase) -> Span:
    """Return a phrase's span; a name that is all in quotation marks leaves them out."""
    if text.tokens[phrase.start].text == '"' and text.quotation_from(phrase.start) == phrase.end - 1:
        return text.span(phrase.start + 1, phrase.end - 1)
    return text.span(phrase.start, phrase.end, bare=True)


def _describe(mention: MentionDraft, hit: Hit | None, text: Text, phrase: NounPhrase) -> None:
    row = hit.entry.row if hit else None
    form = hit.entry.form if hit else None
    if form is None and mention.kind == "people":
        mention.gender, mention.number = "m", "p"
    if form:
        mention.gender, mention.number = form.gender, form.number
        if form.number == "p" and isinstance(row, Noun) and row.kind not in ("person", "people") and form.gender == "m":
            mention.gender = ""
    counters = [token for token in text.tokens[phrase.start : mention.head] if token.tag in (QUANT, NUM)]
    one = bool(counters) and counters[0].surface.stem in _ONE
    if counters:
        mention.number = "s" if one else "p"
    if isinstance(row, Noun):
        plural = mention.number == "p"
        if one and row.kind in ("person", "people", "armed_group"):
            mention.kind, mention.source_type = "person", "anonymous"
            return
        many = "collective" if plural and row.kind in _GROUPS and form and form.number == "p" else ""
        mention.source_type = (row.plural_source_type if plural else "") or many or row.source_type or None
        if plural and (row.plural_kind or row.kind == "person"):
            mention.kind = row.plural_kind or "people"
    mention.confidence = 0.95 if mention.known or mention.name else 0.8


def _head(text: Text, phrase: NounPhrase) -> int:
    """Return the token that decides the kind: the first that is not a count, a demonstrative or a quantifier."""
    for index in range(phrase.start, phrase.end):
        token = text.tokens[index]
        if token.tag == NOUN and not (token.surface.first("function") and index + 1 < phrase.end):
            return index
    return phrase.start


def kind_of(
    text: Text, phrase: NounPhrase, names: frozenset[str], lexicon: Words
) -> tuple[str, Hit | None]:
    """Return the mention kind of a phrase ("" if it is none) and the noun row's hit that says so."""
    token = text.tokens[_head(text, phrase)]
    if token.tag == QUANT and token.surface.enclitic and phrase.end == phrase.start + 1:
        return "person", None  # one of them
    actor, noun, place = token.find("actor"), token.find("noun"), token.find("place")
    if actor and not _outweighed(token, actor) and not _ordinary_word(text, phrase, actor[1]):
        row: KnownActor = actor[0].entry.row
        return row.kind, noun[0] if noun else None
    if noun and not (place and place[1] > noun[1]):
        row_kind = noun[0].entry.row.kind
        if row_kind and (_leads_person(text, phrase, noun[1]) or _is_predicate(noun[0]) or _describes_before(text, phrase)):
            return "", None
        if row_kind and noun[0].entry.row.lemma in _CASUALTIES:
            return "", None
        if row_kind:
            return row_kind, noun[0]
        return "", None
    if place and _trusted_place(phrase, token, names, lexicon.sets["locatives"]):
        return "place", None
    adjective = token.find("adjective")
    if adjective and adjective[0].entry.form and token.surface.definite and not token.surface.enclitic:
        return ("people" if adjective[0].entry.form.number == "p" else ""), adjective[0]
    if token.text.endswith(_WAW_NOON) and not token.surface.preposition and len(token.surface.stem) > 4 and not token.has("function"):
        return "people", None  # a sound masculine plural in the nominative is of people
    if token.tag == NOUN and not token.has("trigger_noun") and _is_person(text, phrase, token, names):
        return "person", None
    return "", None


def _leads_person(text: Text, phrase: NounPhrase, length: int) -> bool:
    """Leadership *of a person* is no body: a body's noun before a title or a name is a verbal noun."""
    head = phrase.head
    noun = text.tokens[head].find("noun")
    if noun is None or noun[0].entry.row.group != "bodies" or head + length >= phrase.end:
        return False
    token = text.tokens[head + length]
    if token.surface.conjunction or token.tag != NOUN or token.has("adjective"):
        return False
    title = token.find("noun")
    person = title is not None and title[0].entry.row.kind == "person" and title[0].entry.row.role != ""
    known = token.find("actor")
    return length == 1 and noun[0].entry.row.lemma in _LEADING and (person or token.has("name") or bool(known and known[0].entry.row.kind == "person"))


def _describes_before(text: Text, phrase: NounPhrase) -> bool:
    """A singular word for people right after a noun is that noun's adjective: an *armed* vehicle."""
    token = text.tokens[phrase.head]
    noun = token.find("noun")
    before = text.tokens[phrase.start - 1] if phrase.start else None
    if noun is None or before is None or noun[0].entry.row.group != "people" or noun[0].entry.form is None:
        return False
    joined = token.surface.conjunction or token.surface.preposition
    return before.tag == NOUN and not joined and noun[0].entry.form.number == "s" and noun[1] == 1


def _is_predicate(hit: Hit) -> bool:
    """A singular participle in the accusative says what somebody is (still *held*); it is no mention."""
    form = hit.entry.form
    return bool(form and form.accusative and form.number == "s" and hit.entry.row.group == "people" and form.surface[0] == _MEEM)


def _ordinary_word(text: Text, phrase: NounPhrase, length: int) -> bool:
    """A group's name that is an ordinary word with a genitive after it is that word (*resolving* the dispute)."""
    token = text.tokens[phrase.head]
    following = text.tokens[phrase.head + 1] if phrase.head + 1 < len(text.tokens) else None
    if length > 1 or token.surface.definite or following is None or following.tag != NOUN:
        return False
    if following.surface.conjunction or following.surface.preposition:
        return False
    return any(token.has(kind) for kind in ("common", "trigger_noun", "cue_noun", "cue_masdar", "verb", "cue_verb"))


def _outweighed(token: Token, actor: tuple[Hit, int]) -> bool:
    """A longer common noun (a body, a title) that opens with an actor's name is not that actor."""
    noun = token.find("noun")
    return bool(noun and noun[1] > actor[1])


def _is_person(text: Text, phrase: NounPhrase, token: Token, names: frozenset[str]) -> bool:
    name = token.find("name")
    if token.surface.stem in names and not token.surface.enclitic:
        return True
    if name is None:
        return False
    if name[0].entry.row.role == "ambiguous" or token.has("verb") or token.has("cue_noun"):
        following = text.tokens[phrase.start + 1] if phrase.start + 1 < phrase.end else None
        return bool(following and following.has("name"))
    return name[0].entry.row.role != "particles"


def _trusted_place(
    phrase: NounPhrase, token: Token, names: frozenset[str], locatives: frozenset[str]
) -> bool:
    """A name that is a place: not one of the report's persons, and not an ordinary word without a locative."""
    if token.surface.stem in names:
        return False
    if token.has("name") and phrase.preposition not in locatives:
        return False
    if token.has("trigger_noun") or token.has("cue_noun") or token.has("verb") or token.has("trigger_participle"):
        place = token.find("place")
        return bool(place and place[1] > 1) or (phrase.preposition in locatives and phrase.end - phrase.start == 1)
    return True


def _inner_actor(text: Text, phrase: NounPhrase, mention: MentionDraft) -> KnownActor | None:
    """A group's own name inside its phrase (the organisation X, battalion Y) is the actor it names."""
    if mention.kind not in ("armed_group", "state_body", "organisation", "media", "people"):
        for index in range(mention.head + 1, phrase.core_end):
            found = text.tokens[index].find("actor")
            if mention.kind == "person" and found and found[0].entry.row.kind == "person":
                return found[0].entry.row  # type: ignore[no-any-return]
        return None
    found = text.tokens[mention.head + 1].find("actor") if mention.head + 1 < phrase.end else None
    if found and found[0].entry.row.kind == mention.kind:
        return found[0].entry.row  # type: ignore[no-any-return]
    return None


def _nested_places(
    text: Text, phrase: NounPhrase, claimed: int, lexicon: Words
) -> Iterator[MentionDraft]:
    """Yield the places inside a phrase of another kind: the governorate in an officer's title."""
    index = max(claimed, phrase.start)
    while index < phrase.end:
        token = text.tokens[index]
        noun, place = token.find("noun"), token.find("place")
        end = index + 1
        if noun and noun[0].entry.row.kind == "place" and index > phrase.start:
            inner = noun_phrase(text, index, phrase.end, lexicon)
            named = inner is not None and any(text.tokens[i].has("place") for i in range(index + 1, inner.core_end))
            if inner is not None and named:
                yield _place(text, index, inner.core_end)
                index = inner.core_end
                continue
        elif place and token.tag == NOUN and not _inside_name(text, index) and not token.has("adjective"):
            end = index + place[1]
            yield _place(text, index, min(end, phrase.end))
        index = end


def _inside_name(text: Text, index: int) -> bool:
    token = text.tokens[index]
    if token.has("name") or token.has("trigger_noun") or token.has("verb") or token.has("cue_noun"):
        return True
    before = text.tokens[index - 1] if index else None
    return bool(before and (before.has("name") or before.text == '"'))


def _place(text: Text, start: int, end: int) -> MentionDraft:
    mention = MentionDraft("place", text.span(start, end, bare=True), start, end, start)
    _locate(text, start, end, mention)
    return mention


def _locate(text: Text, start: int, end: int, mention: MentionDraft) -> None:
    """Note the gazetteer name inside a place phrase and the level that its head word gives it."""
    for index in range(start, end):
        token = text.tokens[index]
        noun = token.find("noun")
        if noun and noun[0].entry.row.level and not mention.place_level and not (token.has("place") and index > start):
            mention.place_level = noun[0].entry.row.level
        found = token.find("place")
        if found and noun and noun[0].entry.row.level and index + found[1] < end and found[1] == 1:
            continue  # the common noun of the phrase, not the city that is called by it
        if found and not mention.place_words:
            mention.place_words = (found[0].cut.stem, *found[0].entry.rest)
            mention.name = text.span(index, min(index + found[1], end), bare=True)
    before = text.tokens[start - 1] if start else None
    mention.near = bool(before and before.surface.stem in _NEAR)
    if mention.name is None:
        mention.name = name_of(text, start, end)
