"""Openings: the walk over the units after a cue to the one that opens its content."""

from riwaya.extraction.clauses import CHANNEL, CUE_PREPOSITION, PHRASE, Sentence, Unit
from riwaya.extraction.cues import only_says
from riwaya.extraction.frames import Frame
from riwaya.extraction.particles import BA, CALLED, COMMA, EXCEPT, LACK, LAM, ONLY, PAUSE, WHAT
from riwaya.extraction.senses import cue_row, noun_row
from riwaya.extraction.tags import (
    ADV,
    CIRCUMSTANCE,
    COMP,
    NEG,
    PASSED_OVER,
    PREP,
    PUNCT,
    REL,
    SUB,
    TIME,
    VERB,
)
from riwaya.extraction.tokens import Token
from riwaya.lexicon.rows import Cue
from riwaya.text import fold_word

_LONGEST_WORD, _LONGEST_NAME = 4, 4  # tokens of a quoted term, marks and all; of a bare name
_ACTORS = frozenset({"person", "people", "state_body", "organisation", "armed_group", "media"})


class Opening:
    """Walks the units after a cue until one opens its content."""

    def __init__(self, sentence: Sentence, row: Cue, source: Unit | None, nominal: bool) -> None:
        self.sentence = sentence
        self.source = source
        self.nominal = nominal
        self.clause = "clause" in row.takes
        self.neutral = row.neutral and row.kind == "verb"
        self.weak = row.weak
        self.judges = row.act in ("condemn", "praise")
        self.by_saying = nominal and row.neutral and self._ends_in_saying(source)
        self.noun = "noun" in row.takes
        self.preps = {fold_word(take[5:]) for take in row.takes if take.startswith("prep:")}
        self.lead = {fold_word(word) for word in row.with_}
        self.target = fold_word(row.target.removeprefix("prep:"))
        self.object_target = row.target == "object"
        self.frame = Frame()
        self.commas = self.bare = 0
        self.first = self.lead_at = 0

    def run(self, position: int) -> Frame | None:
        """Return the frame with the content's start, and its end or -1; None if nothing opens a content."""
        units = self.sentence.units
        self.first = position
        tokens = (
            self.sentence.text.tokens[units[position].start : self.sentence.end]
            if position < len(units)
            else []
        )
        self.lead_at = next((token.index for token in tokens if token.text in self.lead), 0)
        while position < len(units):
            unit = units[position]
            opened = self._opens(unit, position)
            if opened is not None:
                self.frame.clausal = unit.kind != PHRASE
                self.frame.ranges = [opened]
                return self.frame
            step = 1 if unit is self.source else self._pass_over(unit, position)
            if not step:
                return None
            position += step
        return None

    def _opens(self, unit: Unit, position: int) -> tuple[int, int] | None:
        token = self.sentence.token(unit)
        if unit is self.source or self._leads(unit):
            return None
        if unit.kind == COMP and (self.clause or self.preps or self.noun):
            # a pronoun on the complementiser is the clause's own subject
            start = unit.start if token.surface.enclitic else unit.end
            return (start, -1) if unit.end < self.sentence.end else None
        spoken = not self.nominal or self.by_saying
        if unit.kind == PUNCT and token.text == ":" and unit.end < self.sentence.end and spoken:
            return unit.end, -1
        before = self.sentence.units[position - 1]
        governed = before.kind == PREP and self.sentence.token(before).surface.stem in self.preps
        if unit.kind == NEG and token.surface.stem.endswith(LACK):
            return (unit.start, -1) if governed or self._takes_lack(token) else None
        what = unit.kind == REL and token.text == WHAT and not token.surface.conjunction
        if what and (self.noun or governed):
            self.frame.strength = 0.7
            return unit.start, -1
        if unit.kind == PUNCT and token.text == '"' and (self.clause or self.noun) and spoken:
            closing = self.sentence.text.quotation_from(unit.start)
            if self.weak and closing is not None and closing - unit.start <= _LONGEST_WORD:
                return None  # a term or a name in quotation marks, not speech
            return (
                (unit.start if closing is not None else unit.end, -1)
                if unit.end < self.sentence.end
                else None
            )
        row = cue_row(token, CUE_PREPOSITION) if unit.kind == CUE_PREPOSITION else None
        if row is not None and "clause" not in row.takes:
            return (
                (unit.start, -1) if self.noun or any(token.text.startswith(p) for p in self.preps) else None
            )
        if unit.kind == PHRASE:
            return self._opens_phrase(unit, position)
        return None

    def _opens_phrase(self, unit: Unit, position: int) -> tuple[int, int] | None:
        preposition = unit.preposition
        if preposition:
            if self.bare and not self.object_target and not self.lead:
                return None  # the verb has an object: it approved *a plan by* a vote, and admitted nothing
            if preposition in self.preps and not (self.object_target and self.target == preposition):
                return unit.start, -1
            return None
        if self.sentence.token(unit).surface.conjunction:
            return None
        if self.nominal:
            return (unit.start, -1) if self.noun and position == self.first else None
        if self.object_target and self.frame.target is None and not self.noun:
            return None
        if unit.start < self.lead_at or self._is_aside(unit, position):
            return None
        blamed_for = self._blamed_for(unit, position)
        if blamed_for is not None:
            self.frame.target = unit
            return blamed_for.start, -1
        if self.noun and not (self.object_target and self.preps and self.frame.target is None):
            self.frame.strength = 0.7
            return unit.start, -1
        return None

    def _blamed_for(self, unit: Unit, position: int) -> Unit | None:
        """Return what somebody is blamed or praised for: criticised the mayor *for his silence*."""
        following = self.sentence.units[position + 1] if position + 1 < len(self.sentence.units) else None
        if not self.judges or following is None or following.preposition != LAM:
            return None
        head = self.sentence.head(unit)
        row = noun_row(head)
        acts = head.has("actor") or head.has("name") or (row is not None and row.kind in _ACTORS)
        return following if acts else None

    def _ends_in_saying(self, cue: Unit | None) -> bool:
        """Tell whether a noun cue is how something was ended or begun: concluded *by saying* «…»."""
        return cue is not None and self.sentence.token(cue).surface.preposition == BA

    def _takes_lack(self, token: Token) -> bool:
        """Tell whether *not doing* something can be the content: as object, or after the preposition."""
        joined = token.surface.stem.removesuffix(LACK)
        return joined in self.preps if joined else self.noun and not self.object_target

    def _leads(self, unit: Unit) -> bool:
        """A word that the cue needs (renewed *his assurance* that) leads on to the content, if ungoverned."""
        token = self.sentence.token(unit)
        if (
            token.text not in self.lead
            or unit.kind == COMP
            or (unit.preposition and unit.preposition in self.preps)
        ):
            return False
        reports = any(token.has(kind) for kind in ("cue_masdar", "cue_noun", "cue_participle"))
        return not self.noun or (self.clause and reports)

    def _is_aside(self, unit: Unit, position: int) -> bool:
        """A bare phrase that is not yet the content: an adjective, an apposition, or before *that*."""
        units = self.sentence.units
        before = units[position - 1]
        tokens = self.sentence.text.tokens
        if (
            before.kind == CHANNEL
            and unit.end == unit.start + 1
            and not tokens[unit.start].has("trigger_noun")
        ):
            return True
        if self.clause and self._complementiser_ahead(position):
            return True
        title = tokens[unit.start].find("noun")
        apposed = self.source is not None and self.commas == 1 and before.kind == PUNCT
        if apposed and tokens[unit.start].has("name"):
            return True
        closes = any(
            token.text in COMMA for token in tokens[unit.end : min(unit.end + 12, self.sentence.end)]
        )
        return bool(apposed and closes and title and title[0].entry.row.kind == "person")

    def _complementiser_ahead(self, position: int) -> bool:
        """Tell whether *that* follows before any verb, but not right after the phrase (the *need that* …)."""
        for later in self.sentence.units[position + 1 : position + 9]:
            if self.sentence.token(later).text in (EXCEPT, ONLY):
                return False
            if later.kind == COMP:
                return later is not self.sentence.units[position + 1]
            if later.kind in (VERB, CIRCUMSTANCE, SUB, CUE_PREPOSITION):
                return False
        return False

    def _pass_over(self, unit: Unit, position: int) -> int:
        """Return how many units to skip, noting target, channel and addressee; 0 ends the search."""
        token = self.sentence.token(unit)
        if self._leads(unit):
            return 1
        if unit.kind == CIRCUMSTANCE and not self.commas and (only_says(token) or self.neutral):
            return 1  # went on, *explaining* that: one act, whose cue is the verb
        if unit.kind == PHRASE:
            return self._pass_phrase(unit, position)
        if unit.kind == CHANNEL:
            self.frame.channel = self.frame.channel or unit
            return 1
        if unit.kind == REL and not self.nominal:
            return self._relative_clause(position)
        if unit.kind == PUNCT and token.text in PAUSE and not self.nominal:
            return self._pause(position)
        if unit.kind == VERB and (self._describes_source(position) or self._describes_before(position)):
            return 1
        if unit.kind == VERB and self.source is not None and not self.commas and self._named_by(position):
            return 2
        if unit.kind == CUE_PREPOSITION and not self.nominal:
            following = self.sentence.units[position + 1] if position + 1 < len(self.sentence.units) else None
            return 2 if following is not None and following.kind == PHRASE else 1
        if unit.kind == NEG and not self.nominal and position + 1 < len(self.sentence.units):
            return int(self.sentence.units[position + 1].kind == VERB)
        return 1 if unit.kind in PASSED_OVER else 0

    def _pass_phrase(self, unit: Unit, position: int) -> int:
        preposition = unit.preposition
        if preposition and preposition == self.target:
            self.frame.target = self.frame.target or unit
        elif preposition:
            self.frame.to = self.frame.to or (unit if preposition == LAM else None)
        elif self.sentence.token(unit).surface.conjunction:
            return 0 if self.commas else 1
        elif self.object_target and self.frame.target is None:
            self.frame.target = unit
        elif self.nominal:
            return int(position == self.first and self._names(unit))
        else:
            self.bare += position == self.first or self.sentence.units[position - 1] is self.source
        return 1

    def _names(self, unit: Unit) -> bool:
        """Tell whether a phrase is the bare name of whom the one before calls by his office."""
        token = self.sentence.token(unit)
        return self.source is not None and unit.end - unit.start <= _LONGEST_NAME and token.has("name")

    def _pause(self, position: int) -> int:
        """A pause may set off a title or circumstance before the content; no second clause may follow it."""
        units = self.sentence.units
        following = units[position + 1] if position + 1 < len(units) else None
        if following is None:
            return 0
        mark = self.sentence.token(units[position]).text
        if mark in "()-":
            return 1
        self.commas += 1
        token = self.sentence.token(following)
        opens = following.kind == COMP or token.text in (":", '"')
        aside = (
            self.commas < 3
            and following.kind in (CHANNEL, CUE_PREPOSITION, PREP, PHRASE, ADV, TIME, REL)
            and not token.surface.conjunction
        )
        return 1 if opens or aside else 0

    def _describes_source(self, position: int) -> bool:
        """After an indefinite source, a bare verb is a clause on it (a group *that calls itself* X)."""
        before = self.sentence.units[position - 1]
        if before is not self.source or before.phrase is None or not self.preps:
            return False
        return not any(
            token.surface.definite for token in self.sentence.text.tokens[before.start : before.end]
        )

    def _named_by(self, position: int) -> bool:
        """Tell whether a verb and the name after it name the source: a man *who is called* so-and-so."""
        following = self.sentence.units[position + 1 : position + 2]
        called = self.sentence.token(self.sentence.units[position]).text in CALLED
        return called and bool(following) and self.sentence.token(following[0]).has("name")

    def _describes_before(self, position: int) -> bool:
        """After an indefinite noun, a verb with its pronoun is a clause on it (a note *they gave out*)."""
        units = self.sentence.units
        before = units[position - 1]
        if before.kind == NEG and position > 1:
            before = units[position - 2]  # bodies *that he did not name*
        if before.kind not in (CHANNEL, PHRASE) or not self.sentence.token(units[position]).surface.enclitic:
            return False
        tokens = self.sentence.text.tokens[before.start : before.end]
        return not self.nominal and not any(token.surface.definite for token in tokens)

    def _relative_clause(self, position: int) -> int:
        """Skip a relative clause on the source: to the comma or the complementiser that ends it."""
        units = self.sentence.units
        for index in range(position + 1, min(position + 25, len(units))):
            unit = units[index]
            token = self.sentence.token(unit)
            if (unit.kind == COMP and units[index - 1].kind != VERB) or token.text in (":", *COMMA):
                return index - position
        return 0
