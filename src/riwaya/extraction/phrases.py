"""Noun phrases: from a noun to the end of the maximal phrase without a relative clause (codebook §2).

The rules are those of Arabic grammar: a phrase stays open while it is indefinite (idafa, adjectives), is closed
by an article, a pronoun or a name, and after that takes only adjectives, titles and names in apposition.
"""

import re
from dataclasses import dataclass

from riwaya.extraction.tagging import ADV, DEM, NOUN, NUM, PREP, QUANT, VERB
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Hit, Words

_OFFICE_KINDS = ("person", "state_body", "organisation", "armed_group", "media")
_IN, _FROM, _TO, _AT = "\u0641\u064a", "\u0645\u0646", "\u0627\u0644\u064a", "\u0644\u062f\u064a"
_LAM, _BA = "\u0644", "\u0628"
_BY_NAME = "\u0628\u0627\u0633\u0645"  # spokesman *in the name of*
_MASDAR = re.compile("\u062a..\u064a.|\u0627.\u062a.\u0627.|\u0627\u0633\u062a..\u0627.|\u0627\u0646..\u0627.|\u0645.\u0627..\u0647")
_HEH = "\u0647"
_PLURAL_ENDINGS = ("\u0627\u062a", "\u0648\u0646", "\u064a\u0646")
_BROKEN = re.compile("\u0627..\u0627.")
_WAW_NOON = "\u0648\u0646"
_ADJECTIVE_ENDINGS = ("\u0647", "\u064a", "\u064a\u0646", "\u0627\u062a")
_NISBA = ("\u064a", "\u064a\u0647", "\u064a\u0627")
_NOON_ENDINGS = ("\u0627\u0646", "\u064a\u0646", "\u0648\u0646")
_TANWIN = "\u064b"
_LONGEST_QUOTED_NAME = 6
_LONGEST_GROUP_NAME = 5


@dataclass(slots=True, eq=False)
class NounPhrase:
    """A noun phrase as a half-open token range. `head` is the token whose row decides its kind.

    `preposition` is what governs it, joined or written apart; `core_end` where it ends without the
    prepositional phrases that belong to it.
    """

    start: int
    end: int
    head: int
    preposition: str
    conjunction: str
    core_end: int


def noun_phrase(text: Text, start: int, limit: int, lexicon: Words) -> NounPhrase | None:
    """Return the maximal noun phrase that begins at token `start` and ends before `limit`, if one does."""
    first = text.tokens[start]
    if not _opens(text, start):
        return None
    phrase = _Grower(text, limit, lexicon)
    end = phrase.grow(start)
    if end <= start:
        return None
    counted = phrase.head is None
    core_end = end
    head = phrase.head if phrase.head is not None else start
    while True:
        attached = phrase.attach(end, head)
        if attached <= end:
            break
        end = attached
        head = phrase.head if phrase.head is not None else head
    surface = first.surface
    core_end = end if counted else core_end
    return NounPhrase(start, end, head, surface.preposition or _governor(text, start), surface.conjunction, core_end)


def _governor(text: Text, start: int) -> str:
    if start == 0:
        return ""
    before = text.tokens[start - 1]
    return before.surface.stem if before.tag == PREP and not before.surface.enclitic else ""


def _opens(text: Text, start: int) -> bool:
    token = text.tokens[start]
    if token.tag in (NOUN, NUM, QUANT, DEM):
        return True
    return token.text == '"' and _quoted_name(text, start) is not None


def _quoted_name(text: Text, index: int) -> int | None:
    """Return the index after a quotation that is a name or a word or two, not speech."""
    closing = text.quotation_from(index)
    if closing is None or not 1 <= closing - index - 1 <= _LONGEST_QUOTED_NAME:
        return None
    inner = text.tokens[index + 1 : closing]
    if all(_can_name(token) for token in inner):
        return closing + 1
    return None


def _can_name(token: Token) -> bool:
    """Tell whether a word in quotation marks can be part of a name."""
    known = any(token.has(kind) for kind in ("place", "actor", "common", "name", "noun"))
    return token.tag in (NOUN, NUM) or (known and token.tag == VERB)


class _Grower:
    """Grows one phrase to the right, remembering whether it is closed and what heads it."""

    def __init__(self, text: Text, limit: int, lexicon: Words) -> None:
        self.text = text
        self.limit = limit
        self.lexicon = lexicon
        self.head: int | None = None
        self.closed = False
        self.named = False
        self.kind = ""

    def grow(self, start: int) -> int:
        """Return where the phrase that starts here ends, without prepositional phrases."""
        index = start
        while index < self.limit:
            token = self.text.tokens[index]
            if token.text == '"':
                after = _quoted_name(self.text, index) or self._quoted_after_head(index, start)
                if after is None or (index == start and after >= self.limit + 1):
                    break
                self._enter(index)
                index, self.closed, self.named = after, True, True
                continue
            if not (token.tag in (NOUN, NUM, DEM) or (token.tag == QUANT and index == start)):
                if token.tag == ADV or token.tag != QUANT or not self._counting(index):
                    break
            if index > start and not self._continues(token, self.text.tokens[index - 1]):
                break
            index += self._take(token, index)
        return min(index, self.limit)

    def attach(self, end: int, head: int) -> int:
        """Return where the phrase ends if a prepositional phrase or a coordination after it belongs to it."""
        if end >= self.limit:
            return end
        token = self.text.tokens[end]
        if token.surface.conjunction and self._coordinates(token, head):
            return self._regrow(end)
        channel = token.find("channel")
        if channel and channel[1] > 1:
            return end
        if token.tag == PREP and token.surface.stem in (_IN, _FROM, _TO, _AT) and not token.surface.enclitic:
            return self._attach_apart(end, token.surface.stem)
        joined = token.surface.preposition
        if joined in (_LAM, _BA) and token.tag == NOUN and self._takes_joined(token, joined):
            return self._regrow(end)
        return end

    def _quoted_after_head(self, index: int, start: int) -> int | None:
        """After the common noun of a group or body, a few quoted words are its name, whatever they mean."""
        row = _row(self.text.tokens[index - 1]) if index > start else None
        closing = self.text.quotation_from(index)
        if row is None or closing is None or row.group not in ("bodies", "forces", "media", "people", "facilities"):
            return None
        return closing + 1 if closing - index <= _LONGEST_GROUP_NAME else None

    def _enter(self, index: int) -> None:
        if self.head is None:
            self.head = index

    def _take(self, token: Token, index: int) -> int:
        """Take a token, or the whole name that begins at it, into the phrase; return how many tokens."""
        length = 1
        for kind in ("actor", "place", "noun", "name"):
            found = token.find(kind)
            if found and index + found[1] <= self.limit:
                length = max(length, found[1])
        noun = token.find("noun")
        if token.tag == NOUN and self.head is None:
            self.head = index
            self.kind = noun[0].entry.row.kind if noun else "place" if token.has("place") else ""
        if token.surface.definite or token.surface.enclitic or token.has("actor") or (_is_name(token) and not noun):
            self.closed = True
        elif noun and length > 1:
            self.closed = any(later.surface.definite for later in self.text.tokens[index : index + length])
        if token.tag != DEM and _is_name(token) and not noun:
            self.named = True
        return length

    def _counting(self, index: int) -> bool:
        return self.text.tokens[index - 1].tag in (NUM, QUANT)

    def _continues(self, token: Token, previous: Token) -> bool:
        surface = token.surface
        if surface.conjunction:
            return self._counted(token, previous)
        if surface.preposition or previous.tag == DEM and not surface.definite:
            return False
        if previous.tag in (NUM, QUANT, DEM):
            return True
        if token.tag in (NUM, DEM) or token.has("channel") and token.find("channel")[1] > 1:  # type: ignore[index]
            return False
        if self.head is None:
            return True
        return self._after_article(token, previous) if surface.definite else self._bare_word(token, previous)

    def _counted(self, token: Token, previous: Token) -> bool:
        return previous.tag in (NUM, QUANT) and token.surface.stem in self.lexicon.sets["quantifiers"]

    def _after_article(self, token: Token, previous: Token) -> bool:
        noun = token.find("noun")
        if token.text in self.lexicon.sets["reduced_relatives"]:
            return False
        if not self.closed:
            return True
        if (_is_verbal_noun(token) or self._disagrees(token, previous)) and not token.has("adjective"):
            return False
        kunya = previous.find("name")
        if kunya and kunya[0].entry.row.role == "kunya":
            return True
        if noun is None or token.has("adjective") or self._describes(noun[0], previous) or is_attribute(token):
            return not (token.has("place") and not token.has("adjective") and self.kind not in ("", "place"))
        if noun[0].entry.row.kind == "person" and noun[0].entry.row.role:
            return self.kind in _OFFICE_KINDS and not noun[0].entry.form.number == "p"  # type: ignore[union-attr]
        return _is_name(previous) and not noun[0].entry.row.kind

    def _disagrees(self, token: Token, previous: Token) -> bool:
        """A plural-looking word cannot describe a singular head, nor a feminine one a masculine adjective's noun."""
        head = self.text.tokens[self.head].find("noun") if self.head is not None else None
        form = head[0].entry.form if head else None
        if form is None or form.number != "s" or token.has("name"):
            return False
        last = previous.find("noun")
        if last is not None and last[0].entry.form is not None and last[0].entry.form.number != "s":
            return False
        stem = token.surface.stem
        if stem.endswith(_PLURAL_ENDINGS) or _BROKEN.fullmatch(stem):
            return True
        masculine = form.gender == "m" and (previous.has("adjective") or is_attribute(previous)) and previous.index != self.head
        return masculine and stem.endswith(_HEH) and not previous.surface.stem.endswith(_HEH)

    def _describes(self, hit: Hit, previous: Token) -> bool:
        """A plural word for people after a plural noun is its adjective: the *foreign* fighters."""
        found = previous.find("noun")
        plural = found is not None and found[0].entry.form is not None and found[0].entry.form.number == "p"
        return plural and hit.entry.row.group == "people" and bool(hit.entry.form and hit.entry.form.number == "p")

    def _bare_word(self, token: Token, previous: Token) -> bool:
        noun = token.find("noun")
        if (self._accusative(token) and not self._accusative(previous)) or (_keeps_noon(previous) and not token.text.endswith(_NOON_ENDINGS)):
            return False
        if self.closed and token.surface.enclitic and not token.has("name"):
            return False
        if not self.closed:
            adjectival = previous.index != self.head and not previous.has("noun") and bool(noun)
            if previous.index != self.head and _is_verbal_noun(token) and not _is_verbal_noun(previous):
                return False
            described = previous.index != self.head and (noun or token.has("common")) and _is_people(previous)
            return not described and not (adjectival and previous.text.endswith(_ADJECTIVE_ENDINGS))
        if previous.surface.enclitic:
            return _is_name(token) or (noun is None and not token.has("trigger_noun"))
        if noun and not token.has("name"):
            return noun[0].entry.row.kind == "person" and self.kind in _OFFICE_KINDS and not self.named and previous.has("adjective")
        if token.has("trigger_noun") or token.has("cue_noun"):
            return token.has("name") and self.named
        if token.has("common") and not token.has("name"):
            return False
        if self.named or self.kind == "person" or previous.has("actor"):
            return not token.surface.hits or _is_name(token) or token.has("name")
        actor = token.find("actor")
        if actor and actor[0].entry.row.kind != "person" and not token.has("name"):
            return False  # a state or a group after a closed phrase is the next phrase
        return _is_name(token) and self.kind in (*_OFFICE_KINDS, "place", "facility", "")

    def _accusative(self, token: Token) -> bool:
        published = self.text.passage.text[token.word.start : token.word.end]
        if _TANWIN in published:
            return True
        hit = token.surface.first("noun") or token.surface.first("trigger_noun")
        return bool(hit and hit.entry.form and hit.entry.form.accusative and not token.has("name"))

    def _coordinates(self, token: Token, head: int) -> bool:
        """An office's second field: ministry of culture *and information*."""
        if not token.surface.definite or token.tag != NOUN or token.surface.preposition:
            return False
        noun = self.text.tokens[head].find("noun")
        if noun is None or noun[0].entry.row.group not in ("titles", "bodies") or self.named:
            return False
        return not any(token.has(kind) for kind in ("noun", "actor", "place", "name", "adjective"))

    def _attach_apart(self, end: int, preposition: str) -> int:
        if end + 1 >= self.limit:
            return end
        after = self.text.tokens[end + 1]
        if after.surface.conjunction or not _opens(self.text, end + 1):
            return end
        if self.head is None:
            if preposition != _FROM:
                return end
            grown = self._regrow(end + 1)
            self.head = end + 1
            return grown
        row = _row(self.text.tokens[self.head])
        office = row is not None and (row.group in ("titles", "bodies") or bool(row.source_type))
        counted = self.text.tokens[self.head].tag == QUANT or self.text.tokens[self.head - 1].tag == QUANT
        located = after.has("place") or _is_kind(after, ("place", "facility"))
        if row is not None and row.source_type == "anonymous" and row.group in ("titles", "media") and preposition in (_IN, _FROM, _AT) and (after.surface.definite or located or _row(after) is not None):
            return self._regrow(end + 1)
        if preposition == _FROM:
            people = after.has("actor") or after.has("adjective") or after.text == '"' or bool(after.find("noun"))
            quantified = self.text.tokens[end - 1].tag in (QUANT, NUM) or self.text.tokens[end - 1].surface.stem in self.lexicon.sets["quantifiers"]
            return self._regrow(end + 1) if people and (quantified or (counted and row is not None and row.kind in ("armed_group", "people"))) else end
        if preposition == _TO:
            return self._regrow(end + 1) if row is not None and row.group == "titles" and located else end
        if office and (located or _is_kind(after, _OFFICE_KINDS)):
            return self._regrow(end + 1)
        return end

    def _takes_joined(self, token: Token, joined: str) -> bool:
        row = _row(self.text.tokens[self.head]) if self.head is not None else None
        by_name = joined == _BA and token.text == _BY_NAME and _is_kind(self.text.tokens[token.index - 1], ("person",))
        if by_name or (joined == _LAM and self.text.tokens[token.index - 1].text in self.lexicon.sets["belonging"]):
            return True
        if row is None or self.named or row.group not in ("titles", "bodies", "documents"):
            return False
        inner = _row(token)
        group = inner.group if inner else ""
        if joined == _BA:
            return group == "bodies" and (row.role == "office" or bool(row.source_type))
        actor = token.find("actor")
        if actor and actor[0].entry.row.kind in ("media", "person"):
            return False
        if row.group == "documents" and joined == _LAM:
            return True
        field = group in ("bodies", "forces", "places", "facilities") or (inner is None and token.has("common"))
        following = self.text.tokens[token.index + 1] if token.index + 1 < self.limit else None
        defined = token.surface.definite or (following is not None and following.surface.definite)
        belongs = (defined and field) or (actor is not None) or token.has("place")
        return belongs and (row.role == "office" or row.group == "bodies")

    def _regrow(self, index: int) -> int:
        """Grow from a new noun inside the phrase; its closedness is its own, the head stays."""
        inner = _Grower(self.text, self.limit, self.lexicon)
        end = inner.grow(index)
        if end < self.limit and self.kind == "person":
            end = self._apposition(end)
        return end if end > index else index

    def _apposition(self, end: int) -> int:
        token = self.text.tokens[end]
        if token.tag == NOUN and not token.surface.preposition and not token.surface.conjunction:
            title = token.find("noun")
            following = self.text.tokens[end + 1] if end + 1 < self.limit else None
            named = token.has("name") and following is not None and (following.has("name") or not following.surface.hits)
            if (title and title[0].entry.row.kind == "person") or _is_name(token) or named:
                self.closed = True
                self.kind = "person"
                return _Grower(self.text, self.limit, self.lexicon).grow(end)
        return end


def _row(token: Token):  # type: ignore[no-untyped-def]
    found = token.find("noun")
    return found[0].entry.row if found else None


def _is_kind(token: Token, kinds: tuple[str, ...]) -> bool:
    row = _row(token)
    return row is not None and row.kind in kinds


def _is_people(token: Token) -> bool:
    found = token.find("noun")
    return found is not None and found[0].entry.row.group in ("people", "forces")


def _is_verbal_noun(token: Token) -> bool:
    """Tell whether a definite word is a verbal noun, which after a closed phrase begins a new one."""
    if any(token.has(kind) for kind in ("cue_masdar", "trigger_noun", "cue_noun")):
        return True
    return _MASDAR.fullmatch(token.surface.stem) is not None


def _keeps_noon(token: Token) -> bool:
    """A dual or sound plural that keeps its noon takes no genitive, only an adjective with the same ending."""
    if token.text.endswith(_WAW_NOON) and len(token.surface.stem) > 4 and not token.surface.definite:
        return True
    found = token.find("noun")
    if found is None or found[0].entry.form is None or token.surface.definite or not token.text.endswith(_NOON_ENDINGS):
        return False
    return found[0].entry.form.number in ("d", "p") and not found[0].entry.form.construct


def is_attribute(token: Token) -> bool:
    """Tell whether a word after a noun is its adjective rather than a person: a singular nisba."""
    noun = token.find("noun")
    if noun is None or noun[0].entry.form is None:
        return token.has("adjective")
    singular = noun[0].entry.form.number == "s"
    return singular and noun[1] == 1 and token.surface.stem.endswith(_NISBA)


def _is_name(token: Token) -> bool:
    found = token.find("name")
    return bool(found and found[0].entry.row.role != "ambiguous") or token.has("actor")


def best_hit(token: Token, kind: str) -> Hit | None:
    """Return the longest entry of a kind at a token."""
    found = token.find(kind)
    return found[0] if found else None
