"""Contents: what is said, after a cue or around a source named by a preposition (codebook §3, content)."""

from riwaya.extraction.clause_ends import clause_end, noun_content_end, phrase_end, to_pause, trim
from riwaya.extraction.clauses import CUE_PREPOSITION, Sentence, Unit
from riwaya.extraction.frames import Frame
from riwaya.extraction.late_openings import late_opening
from riwaya.extraction.openings import Opening
from riwaya.extraction.particles import COMMA, PAUSE
from riwaya.extraction.tags import ADV, CIRCUMSTANCE, COMP, PREP, PUNCT, SUB, VERB
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
    frame.ranges = [(start, to_pause(sentence, start, end) if nominal else end)]
    return frame


def content_around(sentence: Sentence, position: int, after: int) -> Frame | None:
    """Find the clause that a source named by a preposition stands in: after it, before it, or around it."""
    units = sentence.units
    cue = units[position]
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
    """Return where the clause before `end` starts: after the last pause that a conjunction follows."""
    tokens = sentence.text.tokens
    for index in range(end - 2, sentence.start, -1):
        if tokens[index].text in COMMA and (
            tokens[index + 1].tag in (SUB, CIRCUMSTANCE)
            or (tokens[index + 1].surface.conjunction and tokens[index + 1].tag == VERB)
        ):
            return index + 1
    return sentence.start
