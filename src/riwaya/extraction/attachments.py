"""Attachments: the prepositional phrases and coordinations that belong to the phrase before them."""

from riwaya.extraction.agreement import OFFICE_KINDS, is_kind, is_name
from riwaya.extraction.growth import Growth
from riwaya.extraction.particles import AT, BA, BY_NAME, FROM, IN, LAM, TO
from riwaya.extraction.place_phrases import RELATIVE, SEAT, state_of
from riwaya.extraction.quoted_names import quoted_name
from riwaya.extraction.senses import noun_row
from riwaya.extraction.tags import DEM, NOUN, NUM, PREP, QUANT
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon.rows import Noun

_UNITS = frozenset({SEAT, "town", "neighbourhood", "admin1", "admin2", "admin3"})


class Attachment(Growth):
    """Grows a phrase further, by the phrases that a preposition or a conjunction attaches to it."""

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
        if token.tag == NOUN and self._goes_on_as_place(token):
            return self._regrow(end)
        if token.tag == PREP and token.surface.stem in (IN, FROM, TO, AT) and not token.surface.enclitic:
            return self._attach_apart(end, token.surface.stem)
        if token.text == BY_NAME and self.kind == "person":
            return self._regrow(end)
        spoken = self.text.tokens[end - 1].text == BY_NAME and self.kind == "person"
        if spoken and opens_phrase(self.text, end):
            return self._regrow(end)
        joined = token.surface.preposition
        if joined in (LAM, BA) and token.tag == NOUN and self._takes_joined(token, joined):
            return self._regrow(end)
        return end

    def _goes_on_as_place(self, token: Token) -> bool:
        """A place goes on by its name (the capital *X*), its seat or its side (*south of* Y)."""
        if token.surface.conjunction or token.surface.preposition:
            return False
        row = noun_row(token)
        if row is not None and self.kind in ("place", "facility"):
            return row.level == SEAT or (row.level == RELATIVE and not token.surface.definite)
        return row is None and token.has("place") and self._is_known_unit(token.index - 1)

    def _is_known_unit(self, index: int) -> bool:
        """Tell whether a word, or the one before a state's adjective, is a unit with the article."""
        token = self.text.tokens[index]
        token = self.text.tokens[index - 1] if state_of(token) and index else token
        unit = noun_row(token)
        return unit is not None and token.surface.definite and unit.level in _UNITS

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
        if after.surface.conjunction or not opens_phrase(self.text, end + 1):
            return end
        if self.head is None:
            if preposition != FROM:
                return end
            grown = self._regrow(end + 1)
            self.head = end + 1
            return grown
        row = noun_row(self.text.tokens[self.head]) or self.title
        office = row is not None and (row.group in ("titles", "bodies") or bool(row.source_type))
        located = after.has("place") or is_kind(after, ("place", "facility"))
        if (
            row is not None
            and row.source_type == "anonymous"
            and row.group in ("titles", "media")
            and row.role not in ("profession", "kin", "honorific")
            and preposition in (IN, FROM, AT)
            and (after.surface.definite or located or noun_row(after) is not None)
        ):
            return self._regrow(end + 1)
        if preposition == FROM:
            return self._regrow(end + 1) if self._counts_among(end, row) else end
        if preposition == TO:
            sent = row is not None and row.lemma.split()[0] in self.lexicon.sets["envoys"]
            return self._regrow(end + 1) if sent and located else end
        if office and (located or is_kind(after, OFFICE_KINDS)):
            return self._regrow(end + 1)
        return end

    def _counts_among(self, end: int, row: Noun | None) -> bool:
        """Tell whether *of* belongs to a count or a quantified group: ten *of the guards*."""
        before, after = self.text.tokens[end - 1], self.text.tokens[end + 1]
        if not (after.has("actor") or after.has("adjective") or after.text == '"' or after.has("noun")):
            return False
        if before.tag in (QUANT, NUM) or before.surface.stem in self.lexicon.sets["quantifiers"]:
            return True
        if self.head is None or row is None or row.kind not in ("armed_group", "people"):
            return False
        return QUANT in (self.text.tokens[self.head].tag, self.text.tokens[self.head - 1].tag)

    def _takes_joined(self, token: Token, joined: str) -> bool:
        row = noun_row(self.text.tokens[self.head]) if self.head is not None else None
        if joined == LAM and self.text.tokens[token.index - 1].text in self.lexicon.sets["belonging"]:
            return True
        if row is None or self.named or row.group not in ("titles", "bodies", "documents"):
            return False
        inner = noun_row(token)
        group = inner.group if inner else ""
        if joined == BA:
            named = token.has("place") and not (token.has("common") or token.has("trigger_noun"))
            located = named or (group == "places" and self._names_place(token.index + 1))
            return (group == "bodies" or located) and (row.role == "office" or bool(row.source_type))
        actor = token.find("actor")
        if actor and actor[0].entry.row.kind in ("media", "person"):
            return False
        if row.group == "documents" and joined == LAM:
            return True
        field = group in ("bodies", "forces", "places", "facilities") or (
            inner is None and token.has("common")
        )
        following = self.text.tokens[token.index + 1] if token.index + 1 < self.limit else None
        defined = token.surface.definite or (following is not None and following.surface.definite)
        belongs = (defined and field) or (actor is not None) or token.has("place")
        return belongs and (row.role == "office" or row.group == "bodies")

    def _names_place(self, index: int) -> bool:
        return index < self.limit and self.text.tokens[index].has("place")

    def _regrow(self, index: int) -> int:
        """Grow from a new noun inside the phrase; its closedness is its own, the head stays."""
        inner = Growth(self.text, self.limit, self.lexicon)
        end = inner.grow(index)
        if end < self.limit and self.kind == "person":
            end = self._apposition(end)
        return end if end > index else index

    def _apposition(self, end: int) -> int:
        token = self.text.tokens[end]
        if token.tag == NOUN and not token.surface.preposition and not token.surface.conjunction:
            title = token.find("noun")
            following = self.text.tokens[end + 1] if end + 1 < self.limit else None
            named = (
                token.has("name")
                and following is not None
                and (following.has("name") or not following.surface.hits)
            )
            if (title and title[0].entry.row.kind == "person") or is_name(token) or named:
                self.closed = True
                self.kind = "person"
                return Growth(self.text, self.limit, self.lexicon).grow(end)
        return end


def opens_phrase(text: Text, start: int) -> bool:
    """Tell whether a noun phrase can begin at a token."""
    token = text.tokens[start]
    if token.tag in (NOUN, NUM, QUANT, DEM):
        return True
    return token.text == '"' and quoted_name(text, start) is not None
