"""Growth: a noun phrase grown to the right word by word, without what prepositions attach to it."""

from riwaya.extraction.agreement import (
    GROUP_KINDS,
    OFFICE_KINDS,
    continues_name,
    describes,
    describes_group,
    is_accusative,
    is_attribute,
    is_name,
    is_nationality,
    is_people,
    is_place_name,
    is_proper_place,
    is_verbal_noun,
    keeps_noon,
)
from riwaya.extraction.particles import BY_NAME, HEH, HER, HIM, NOON_ENDINGS, THEM, YEH
from riwaya.extraction.quoted_names import quoted_name
from riwaya.extraction.senses import is_title, noun_row
from riwaya.extraction.tags import DEM, NOUN, NUM, QUANT, VERB
from riwaya.extraction.tokens import Text, Token
from riwaya.lexicon import Hit, Words
from riwaya.lexicon.rows import Noun
from riwaya.lexicon.table import AFAL

_PLURAL_ENDINGS = ("\u0627\u062a", "\u0648\u0646", "\u064a\u0646")
_ADJECTIVE_ENDINGS = ("\u0647", "\u064a", "\u064a\u0646", "\u0627\u062a")
_PRONOUNS = (HIM, HER, THEM)
_LONGEST_GROUP_NAME = 5


class Growth:
    """Grows one phrase to the right, remembering whether it is closed and what heads it."""

    def __init__(self, text: Text, limit: int, lexicon: Words) -> None:
        self.text = text
        self.limit = limit
        self.lexicon = lexicon
        self.start = 0
        self.head: int | None = None
        self.closed = False
        self.named = False
        self.kind = ""
        self.titled = False
        self.title: Noun | None = None
        self.name: Token | None = None
        self.name_end = 0

    def grow(self, start: int) -> int:
        """Return where the phrase that starts here ends, without prepositional phrases."""
        index = self.start = start
        while index < self.limit:
            token = self.text.tokens[index]
            if token.text == '"':
                if self.kind in ("person", "people") and self.text.tokens[start].tag in (NUM, QUANT):
                    break  # so many people, and then what they say
                after = quoted_name(self.text, index) or self._quoted_after_head(index, start)
                if after is None or (index == start and after >= self.limit + 1):
                    break
                self._enter(index)
                index, self.closed, self.named = after, True, True
                continue
            counts = token.tag == QUANT and (index == start or self._counts_on(token, index))
            if not counts and token.tag not in (NOUN, NUM, DEM):
                break
            if index > start and not self._continues(token, self.text.tokens[index - 1]):
                break
            index += self._take(token, index)
        return min(index, self.limit)

    def _quoted_after_head(self, index: int, start: int) -> int | None:
        """After the common noun of a group or body, a few quoted words are its name, whatever they mean."""
        row = noun_row(self.text.tokens[index - 1]) if index > start else None
        closing = self.text.quotation_from(index)
        found = self.text.tokens[index - 1].find("noun") if row is not None else None
        form = found[0].entry.form if found else None
        if (
            row is None
            or closing is None
            or (row.group == "people" and form is not None and form.number == "p")
            or row.group not in ("bodies", "forces", "media", "people", "facilities")
        ):
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
        sizing = token.surface.stem in self.lexicon.sets["sizes"] and index > self.start
        if (
            token.tag == NOUN
            and self.head is None
            and not (sizing and self.text.tokens[index - 1].tag in (NUM, QUANT))
        ):
            self.head = index
            self.kind = noun[0].entry.row.kind if noun else "place" if token.has("place") else ""
        if (
            token.surface.definite
            or token.surface.enclitic
            or token.has("actor")
            or ((is_name(token) or is_proper_place(token)) and not noun)
        ):
            self.closed = True
        elif noun and length > 1:
            words = self.text.tokens[index : index + length]
            self.closed = any(later.surface.definite for later in words) or describes_group(words)
        name = is_name(token) or self._second_name(token, index) or (self.titled and token.has("name"))
        if token.tag != DEM and not noun and name:
            self.named, self.name, self.name_end = True, token, index + length
        self.titled = noun is not None and noun[0].entry.row.kind == "person" and bool(noun[0].entry.row.role)
        if self.titled and noun is not None:
            self.title = noun[0].entry.row
        return length

    def _second_name(self, token: Token, index: int) -> bool:
        """Two words in a row that can be names are one, even if both are ordinary words too."""
        return index > self.start and token.has("name") and self.text.tokens[index - 1].has("name")

    def _counts_on(self, token: Token, index: int) -> bool:
        """Tell whether a quantifier goes on with a number, or is a noun's adjective: *another* official."""
        before = self.text.tokens[index - 1]
        if before.tag in (NUM, QUANT):
            return True
        open_noun = before.tag == NOUN and not before.surface.definite and not self.named
        return open_noun and token.surface.stem in self.lexicon.sets["describing_quantifiers"]

    def _continues(self, token: Token, previous: Token) -> bool:
        surface = token.surface
        if surface.conjunction:
            return self._counted(token, previous)
        if surface.preposition or (previous.tag == DEM and not surface.definite) or self._speaks_for(token):
            return False
        if previous.tag in (NUM, QUANT, DEM):
            return True
        channel = token.find("channel")
        if token.find("cue_preposition") or (token.text == BY_NAME and is_title(previous)):
            return False
        if token.text in self.lexicon.sets["reflexives"] and previous.has("noun"):
            return False  # the man *himself*
        if self.closed and "actor" in token.longer and self.kind in ("", "place"):
            return False  # a known body of several words after a closed phrase is the next phrase
        if token.tag == DEM:
            return self._owned_by_this(token, previous)
        if token.tag == NUM or (channel is not None and channel[1] > 1):
            return False
        if self.head is None:
            return True
        return self._after_article(token, previous) if surface.definite else self._bare_word(token, previous)

    def _owned_by_this(self, token: Token, previous: Token) -> bool:
        """An open noun takes a demonstrative as its genitive: the leader of *this movement*."""
        following = self.text.tokens[token.index + 1] if token.index + 1 < self.limit else None
        defined = following is not None and following.surface.definite
        return defined and self.head is not None and not self.closed and not keeps_noon(previous)

    def _speaks_for(self, token: Token) -> bool:
        """*In the name of*, after a spokesman's title, is no name, unless a name follows it."""
        following = self.text.tokens[token.index + 1] if token.index + 1 < self.limit else None
        named = following is not None and following.has("name") and not following.has("noun")
        return token.text == BY_NAME and self.kind == "person" and not named

    def _counted(self, token: Token, previous: Token) -> bool:
        return previous.tag in (NUM, QUANT) and token.surface.stem in self.lexicon.sets["quantifiers"]

    def _after_article(self, token: Token, previous: Token) -> bool:
        noun = token.find("noun")
        if token.text in self.lexicon.sets["reduced_relatives"]:
            return False
        if not self.closed:
            return not keeps_noon(previous)
        actor = token.find("actor")
        if (
            actor
            and actor[0].entry.row.kind != "person"
            and not (token.has("name") or token.has("adjective"))
        ):
            return False  # a state or a group after a closed phrase is the next phrase
        if (is_verbal_noun(token) or self._disagrees(token, previous)) and not token.has("adjective"):
            return False
        kunya = previous.find("name")
        if kunya and kunya[0].entry.row.role == "kunya":
            return True
        if (
            noun is None
            or token.has("adjective")
            or describes(noun[0], previous, None if self.head is None else self.text.tokens[self.head])
            or is_attribute(token)
        ):
            surname = token.has("name") and (self.named or is_name(previous) or self.kind == "person")
            place = token.has("place") and not token.has("adjective") and not surname
            return not (place and self.kind not in ("", "place"))
        if noun[0].entry.row.kind == "person" and noun[0].entry.row.role:
            form = noun[0].entry.form
            titled = self.kind == "person" or self.named
            return titled and not (form is not None and form.number == "p")
        return is_name(previous) and not noun[0].entry.row.kind

    def _disagrees(self, token: Token, previous: Token) -> bool:
        """A plural-looking word describes no singular head, a feminine one no masculine adjective's noun."""
        head = self.text.tokens[self.head].find("noun") if self.head is not None else None
        form = head[0].entry.form if head else None
        if head is None or form is None or form.number != "s" or token.has("name"):
            return False
        if head[0].entry.row.kind == "people" and token.has("noun"):
            return False
        last = previous.find("noun")
        if last is not None and last[0].entry.form is not None and last[0].entry.form.number != "s":
            return False
        stem = token.surface.stem
        if stem.endswith(_PLURAL_ENDINGS) or AFAL.fullmatch(stem):
            return True
        masculine = (
            form.gender == "m"
            and (previous.has("adjective") or is_attribute(previous))
            and previous.index != self.head
        )
        return masculine and stem.endswith(HEH) and not previous.surface.stem.endswith(HEH)

    def _bare_word(self, token: Token, previous: Token) -> bool:
        if previous.text == '"' == self.text.tokens[self.start].text:
            return False  # told «the paper» *so-and-so*
        if token.has("cue_noun") and token.text.endswith(_PRONOUNS) and not previous.surface.hits:
            return False  # an unknown name, and then *his saying*
        noun = token.find("noun")
        if (is_accusative(self.text, token) and not is_accusative(self.text, previous)) or (
            keeps_noon(previous) and not token.text.endswith(NOON_ENDINGS)
        ):
            return False
        if self.closed and token.surface.enclitic and not token.has("name"):
            return token.surface.enclitic == YEH and self._ends_name(previous)  # a family name, not *my*
        if previous.index == self.head and not previous.surface.hits and token.surface.enclitic:
            return False  # an unknown name, then what is his
        before = noun_row(previous)
        capital = before is not None and before.kind == "place" and bool(before.level)
        if capital and previous.surface.definite and token.has("place") and not token.has("name"):
            return True  # the capital X
        if self.closed or is_place_name(previous):
            return self._after_closed(token, previous)
        adjectival = previous.index != self.head and not previous.has("noun") and bool(noun)
        adjectival = adjectival and not is_nationality(token)
        if previous.index != self.head and is_verbal_noun(token) and not is_verbal_noun(previous):
            return False
        described = previous.index != self.head and (noun or token.has("common")) and is_people(previous)
        return not described and not (adjectival and previous.text.endswith(_ADJECTIVE_ENDINGS))

    def _ends_name(self, previous: Token) -> bool:
        return is_name(previous) or previous.index + 1 == self.name_end

    def _after_closed(self, token: Token, previous: Token) -> bool:
        noun = token.find("noun")
        amid = self.name if self.name is not None and previous.index + 1 == self.name_end else previous
        if noun and not noun[0].entry.row.kind:
            return False  # a document; a blessing on who is named
        if self.kind == "place" and previous.has("place") and not self.named:
            return False  # the unit has its name
        if continues_name(token, amid):
            return True
        if previous.surface.enclitic:
            return is_name(token) or (noun is None and not token.has("trigger_noun"))
        if noun and not token.has("name"):
            if self.named and self._speaks(token, noun[0]):
                return True  # so-and-so, minister of: the office follows the name of who speaks
            person = noun[0].entry.row.kind == "person" and self.kind in OFFICE_KINDS
            return person and not self.named and previous.has("adjective")
        if token.has("trigger_noun") or token.has("cue_noun"):
            return token.has("name") and self.named
        if token.has("common") and not token.has("name"):
            return False
        body = self.kind in GROUP_KINDS and not self.titled and previous.index > self.start
        if body and (previous.surface.definite or previous.has("place")):
            return False  # after a body's adjective or its town a name is the next phrase
        if self.named or self.kind == "person" or self.titled or previous.has("actor"):
            return not token.surface.hits or is_name(token) or token.has("name")
        actor = token.find("actor")
        if actor and actor[0].entry.row.kind != "person" and not token.has("name"):
            return False  # a state or a group after a closed phrase is the next phrase
        return is_name(token) and self.kind in (*OFFICE_KINDS, "place", "facility", "")

    def _speaks(self, token: Token, title: Hit) -> bool:
        """Tell whether a title after a name is that speaker's: a reporting verb has no object there yet."""
        before = self.text.tokens[self.start - 1] if self.start else None
        said = (
            before is not None
            and before.tag == VERB
            and before.has("cue_verb")
            and not before.has("trigger_verb")
        )
        office = title.entry.row.group == "titles" and title.entry.row.role == "office"
        return said and office and title.entry.form is not None and title.entry.form.number == "s"
