"""Contents: what is said, after a cue or around a source named by a preposition (codebook §3, content)."""

from riwaya.extraction.clause_ends import ASIDE, clause_end, noun_content_end, phrase_end, to_pause, trim
from riwaya.extraction.clauses import CUE_PREPOSITION, PHRASE, Sentence, Unit, is_comma
from riwaya.extraction.frames import Frame
from riwaya.extraction.late_openings import late_opening
from riwaya.extraction.openings import Opening
from riwaya.extraction.particles import COMMA, PAUSE
from riwaya.extraction.tags import ADV, CIRCUMSTANCE, COMP, DEM, NEG, PREP, PUNCT, REL, SUB, VERB
from riwaya.lexicon.rows import Cue


def content_after(
    sentence: Sentence, position: int, row: Cue, source: Unit | None, *, nominal: bool = False
) -> Frame | None:
    """Find the content to the right of a cue, by what the cue takes; None if there is none.

    `nominal` asks for a noun cue's content, which must follow at once.
    """
    scan = Opening(sentence, row, source, nominal)
    frame = scan.run(position + 1)
    if frame is None and not nominal and "clause" in row.takes:
        late = late_opening(sentence, sentence.units[position].end)
        frame = Frame([(late, -1)], strength=0.8, clausal=True) if late else None
    if frame is None:
        return None
    start = frame.ranges[0][0]
    end = phrase_end(sentence, start) if nominal and not frame.clausal else clause_end(sentence, start)
    if not frame.clausal and not nominal:
        end = noun_content_end(sentence, start, end)
        if row.act == "describe":
            start = _predicate(sentence, start, end)
    frame.ranges = [(start, to_pause(sentence, start, end) if nominal else end)]
    return frame


def _predicate(sentence: Sentence, start: int, end: int) -> int:
    """Return where what something is called begins, behind what is called so: thinks the raid *a crime*."""
    first = sentence.unit_at(start)
    tokens = sentence.text.tokens
    phrase = tokens[start : sentence.units[first].end]
    closed = any(t.surface.definite or t.surface.enclitic or t.has("name") for t in phrase)
    if sentence.units[first].preposition or not closed:
        return start
    for unit in sentence.units[first + 1 :]:
        if unit.start >= end or unit.kind in (VERB, COMP, SUB):
            return start
        token = sentence.token(unit)
        bare = unit.kind == PHRASE and not unit.preposition and not token.surface.conjunction
        if bare and not token.surface.definite and token.tag != DEM:
            return unit.start
    return start


def content_around(sentence: Sentence, position: int, after: int) -> Frame | None:
    """Find the clause that a source named by a preposition stands in: after it, before it, or around it."""
    units = sentence.units
    cue = units[position]
    after = _past_relative(sentence, after)
    resume = units[after].start if after < len(units) else sentence.end
    introduced = next((u for u in reversed(units[:position]) if u.kind != PUNCT), None)
    fronted = (
        (introduced is not None and introduced.kind == COMP)
        or position == 0
        or (position <= 2 and all(u.kind in (PUNCT, SUB, ADV, PREP) for u in units[:position]))
    )
    after_pause = _skip_pause(sentence, resume)
    rest = clause_end(sentence, after_pause) if after_pause < sentence.end else after_pause
    if fronted or _opens_clause(sentence, position):
        return Frame([(after_pause, rest)]) if rest > after_pause else None
    begin = _clause_start(sentence, cue.start)
    before = (begin, trim(sentence.text, begin, cue.start))
    ranges = [before] if before[1] > before[0] else []
    if _goes_on(sentence, resume) and rest > after_pause:
        ranges.append((after_pause, rest))
    return Frame(ranges, strength=0.8) if ranges else None


def _past_relative(sentence: Sentence, after: int) -> int:
    """Return where a clause goes on behind a relative one: according to the plan *that he saw*, …"""
    units = sentence.units
    if after >= len(units) or units[after].kind != REL:
        return after
    verbs = 0
    for position in range(after + 1, len(units)):
        unit = units[position]
        if unit.kind == COMP or (verbs and is_comma(sentence, unit)):
            return position
        if unit.kind in (VERB, NEG) and not sentence.token(unit).surface.conjunction:
            if verbs:
                return position
            verbs += unit.kind == VERB
    return after


def _opens_clause(sentence: Sentence, position: int) -> bool:
    """A cue after a pause and a conjunction (`and according to X, …`) opens its own clause."""
    token = sentence.token(sentence.units[position])
    before = sentence.units[position - 1]
    return bool(token.surface.conjunction) and before.kind == PUNCT


def _skip_pause(sentence: Sentence, index: int) -> int:
    tokens = sentence.text.tokens
    while index < sentence.end and (tokens[index].text in PAUSE or tokens[index].text == ":"):
        index += 1
    if index < sentence.end and tokens[index].tag == COMP:
        index += 1
    return index


def _goes_on(sentence: Sentence, index: int) -> bool:
    """After an inserted source, the clause goes on unless a stop, conjunction or circumstance follows."""
    tokens = sentence.text.tokens
    if index >= sentence.end or tokens[index].text not in COMMA or index + 1 >= sentence.end:
        return False
    following = tokens[index + 1]
    return not (
        following.surface.conjunction
        or following.tag in (SUB, CIRCUMSTANCE, PUNCT)
        or following.find(CUE_PREPOSITION)
    )


def _clause_start(sentence: Sentence, end: int) -> int:
    """Return where the clause before `end` starts: behind what joins it to the sentence, if it has a verb."""
    tokens = sentence.text.tokens
    acted = False
    for index in range(end - 1, sentence.start, -1):
        token = tokens[index]
        paused = tokens[index - 1].text in COMMA
        acted = acted or token.tag == VERB
        if paused and (token.tag in (SUB, CIRCUMSTANCE) or (token.surface.conjunction and token.tag == VERB)):
            return index
        told = token.tag == COMP and tokens[index + 1].tag != VERB  # not *can*, *must*
        if acted and (told or token.text in ASIDE):
            return index + 1
    return sentence.start
