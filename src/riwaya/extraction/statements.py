"""Statements: every act of speech the report attributes, found by its cue (codebook §3; PARC, PolNeAR)."""

from collections.abc import Iterator

from riwaya.extraction.acts import settle_act
from riwaya.extraction.clauses import CHANNEL, CUE_PREPOSITION, PHRASE, Sentence, Unit
from riwaya.extraction.contents import Frame, clause_end, content_after, content_around, set_content
from riwaya.extraction.draft import Draft, StatementDraft
from riwaya.extraction.sources import mention_inside, other_subject, set_source, speakerish, subject_of
from riwaya.extraction.tagging import CIRCUMSTANCE, COMP, DEM, NEG, PUNCT, REL, VERB, verb_form
from riwaya.lexicon.rows import Cue
from riwaya.text import fold_word

_NEEDED = 1_000  # a cue whose needed word is there outweighs one that needs none
_BY = "\u0628"
_PRONOUNS = ("\u0647", "\u0647\u0627", "\u0647\u0645")
_THAT = "\u0627\u0646"
_BEFORE_AFTER = frozenset({"\u0642\u0628\u0644", "\u0628\u0639\u062f", "\u0645\u0646\u0630", "\u062f\u0648\u0646"})
_LI = "\u0644"
_AS = "\u0643\u0645\u0627"
_WITHIN = 14  # words after a cue in which the words that it needs must stand


def find_statements(draft: Draft) -> None:
    """Find the statements of every sentence, in the order of their cues."""
    for passage, sentences in enumerate(draft.sentences):
        for number, sentence in enumerate(sentences):
            before = len(draft.statements)
            for position, unit in enumerate(sentence.units):
                for statement in _at(draft, sentence, position, unit, number):
                    settle_act(draft, statement)
                    draft.statements.append(statement)
            if draft.report.passages[passage].kind in ("title", "kicker", "heading", "standfirst") and before == len(draft.statements):
                headline = _headline(draft, sentence, number)
                if headline:
                    settle_act(draft, headline)
                    draft.statements.append(headline)


def _at(draft: Draft, sentence: Sentence, position: int, unit: Unit, number: int) -> Iterator[StatementDraft]:
    token = sentence.token(unit)
    if token.has("not_cue"):
        return
    if unit.kind == VERB and token.has("cue_verb"):
        yield from _verb_cue(draft, sentence, position, unit, number)
    elif unit.kind == CIRCUMSTANCE:
        found = token.find("cue_participle")
        if found:
            statement = _start(draft, sentence, unit, number, found[0].entry.row)
            frame = content_after(draft, sentence, position, found[0].entry.row, None)
            if set_content(draft, sentence, statement, frame) and not _already_said(draft, statement):
                statement.gender, statement.number = "", ""
                statement.inferred = True
                yield statement
    elif unit.kind == CUE_PREPOSITION:
        statement_or_none = _preposition_cue(draft, sentence, position, unit, number)
        if statement_or_none:
            yield statement_or_none
    elif unit.kind == PHRASE:
        yield from _noun_cue(draft, sentence, position, unit, number)


def _already_said(draft: Draft, statement: StatementDraft) -> bool:
    """Tell whether the statement before already has this content: *went on, saying that* is one act."""
    last = draft.statements[-1] if draft.statements else None
    same = last is not None and (last.passage, last.sentence) == (statement.passage, statement.sentence)
    return bool(same and last and last.content[:1] == statement.content[:1] and last.parent is None)


def _start(draft: Draft, sentence: Sentence, unit: Unit, number: int, row: Cue) -> StatementDraft:
    passage = sentence.text.passage.id
    statement = StatementDraft(passage, number, (unit.start, unit.end), row.act)
    statement.cue_span = sentence.text.span(unit.start, unit.end, bare=True)
    statement.neutral = row.neutral
    statement.channel = row.channel or None
    return statement


def _verb_cue(draft: Draft, sentence: Sentence, position: int, unit: Unit, number: int) -> Iterator[StatementDraft]:
    token = sentence.token(unit)
    form = verb_form(token)
    previous = sentence.units[position - 1] if position else None
    if previous is not None and (previous.kind == NEG or _is_wanted(sentence, position, form)):
        return
    best: StatementDraft | None = None
    chosen: Cue
    heaviest = 0
    for row in _likely_first(_rows(token, "cue_verb")):
        if row.with_ and not _followed(sentence, unit.end, row):
            continue
        statement = _start(draft, sentence, unit, number, row)
        length = token.find("cue_verb")[1]  # type: ignore[index]
        if length > 1:
            statement.cue = (unit.start, unit.start + length)
            statement.cue_span = sentence.text.span(unit.start, unit.start + length, bare=True)
        if form:
            statement.gender, statement.number = form[0], form[1]
        passive = (row.passive or bool(form and form[4] == "passive")) and not row.speaker
        if row.passive and best is not None and (best.source is not None or token.surface.conjunction):
            continue
        source = None if passive else subject_of(draft, sentence, position, row)
        if row.speaker:
            source = _governed(draft, sentence, position, row.speaker)
            if source is None:
                continue
        other = other_subject(draft, sentence, position) if source is None and not passive else None
        if passive:
            statement.anonymous = True
        frame = content_after(draft, sentence, position, row, source)
        if frame is None and "noun" in row.takes:
            frame = _relative_object(draft, sentence, position)
        if frame is None and _is_inserted(sentence, position):
            frame = _said_around(draft, sentence, position, row, source)
        if other is not None and (other.phrase is None or _is_pointing(sentence, other) or frame is None or not frame.clausal):
            continue
        if not set_content(draft, sentence, statement, frame):
            continue
        set_source(draft, sentence, statement, source or other)
        if statement.act == "describe" and frame is not None and frame.clausal and "clause" in row.takes:
            statement.act = "state"
        weight = _weight(statement) + (_NEEDED if row.with_ else 0)
        if best is None or (passive and best.source is None) or weight > heaviest:
            best, chosen, heaviest = statement, row, weight
    if best is not None:
        yield best
        inner = _quoted_through(draft, sentence, position, best, number)
        inner = inner or _named_through(draft, sentence, position, best, chosen, number)
        if inner:
            yield inner


def _likely_first(rows: list[Cue]) -> list[Cue]:
    """Rows for active verbs before those for passives that are spelled alike."""
    return sorted(rows, key=lambda row: row.passive)


def _relative_object(draft: Draft, sentence: Sentence, position: int) -> Frame | None:
    """What a relative clause says somebody claimed or denied (the attack *that X claimed*) is its antecedent."""
    if not sentence.token(sentence.units[position]).surface.enclitic:
        return None
    back = position - 1
    if back > 0 and sentence.units[back].kind == REL:
        back -= 1
    if back < 0 or sentence.units[back].kind != PHRASE:
        return None
    unit = sentence.units[back]
    return Frame([(unit.start, unit.end)], strength=0.6)


def _is_inserted(sentence: Sentence, position: int) -> bool:
    """Tell whether a verb is inserted as *as X says*, so that its content is the clause around it."""
    return position > 1 and sentence.token(sentence.units[position - 1]).text == _AS


def _said_around(draft: Draft, sentence: Sentence, position: int, row: Cue, source: Unit | None) -> Frame | None:
    after = position + 1
    if source is not None and source.start > sentence.units[position].start:
        after = sentence.units.index(source) + 1
    return content_around(draft, sentence, position - 1, after, row)


def _is_wanted(sentence: Sentence, position: int, form: tuple[str, str, int, str, str] | None) -> bool:
    """A verb after *that* in the present is wished or due, not done (he has *to say*), unless before or after something."""
    before = sentence.units[position - 1]
    if before.kind != COMP or sentence.token(before).surface.stem != _THAT or form is None or form[3] != "present":
        return False
    earlier = sentence.text.tokens[before.start - 1] if before.start > sentence.start else None
    return earlier is None or earlier.surface.stem not in _BEFORE_AFTER


def _is_pointing(sentence: Sentence, unit: Unit) -> bool:
    """Tell whether a phrase is only *this* or *that*, which says nothing itself."""
    return sentence.token(unit).tag == DEM and unit.end == unit.start + 1


def _followed(sentence: Sentence, index: int, row: Cue) -> bool:
    """Tell whether one of the words that a cue needs follows within its clause."""
    needed = {fold_word(words) for words in row.with_}
    window = [token.text for token in sentence.text.tokens[index : min(index + _WITHIN, sentence.end)]]
    joined = f" {' '.join(window)} "
    return any(f" {words} " in joined for words in needed)


def _weight(statement: StatementDraft) -> int:
    return sum(end - start for start, end in statement.content)


def _rows(token, kind: str) -> list[Cue]:  # type: ignore[no-untyped-def]
    longest = token.longer.get(kind)
    if longest:
        return [longest[0].entry.row]
    return list({id(hit.entry.row): hit.entry.row for hit in token.surface.hits.get(kind, ())}.values())


def _quoted_through(
    draft: Draft, sentence: Sentence, position: int, outer: StatementDraft, number: int
) -> StatementDraft | None:
    """The inner voice of `the agency reported from X his saying that`: cue *his saying*, source X."""
    if not outer.content:
        return None
    start = outer.content[0][0]
    tokens = sentence.text.tokens
    for index in range(outer.cue[1], start):
        token = tokens[index]
        found = token.find("cue_masdar") or token.find("cue_noun")
        if found is None or token.tag == VERB or not (found[0].cut.enclitic or found[0].entry.row.lemma.endswith(_PRONOUNS)):
            continue
        unit = sentence.units[sentence.unit_at(index)]
        speaker = _phrase_before(draft, sentence, position, unit)
        if speaker is None:
            return None
        inner = StatementDraft(outer.passage, number, (index, index + 1), found[0].entry.row.act)
        inner.cue_span = sentence.text.span(index, index + 1, bare=True)
        inner.neutral = found[0].entry.row.neutral
        inner.content, inner.content_spans, inner.quoted = list(outer.content), list(outer.content_spans), outer.quoted
        inner.parent = outer
        set_source(draft, sentence, inner, speaker)
        return inner
    return None


def _named_through(
    draft: Draft, sentence: Sentence, position: int, outer: StatementDraft, row: Cue, number: int
) -> StatementDraft | None:
    """The inner voice of `the agency reported from X that`: the preposition is its cue."""
    speaker = _governed(draft, sentence, position, row.through) if row.through else None
    if speaker is None or not outer.content or speaker.start >= outer.content[0][0] or not speaker.start:
        return None
    index = speaker.start - 1
    inner = StatementDraft(outer.passage, number, (index, index + 1), "state")
    inner.cue_span = sentence.text.span(index, index + 1)
    inner.neutral = True
    inner.content, inner.content_spans, inner.quoted = list(outer.content), list(outer.content_spans), outer.quoted
    inner.parent = outer
    set_source(draft, sentence, inner, speaker)
    return inner


def _governed(draft: Draft, sentence: Sentence, position: int, preposition: str) -> Unit | None:
    """Return the first phrase that a preposition governs after the unit at `position`, before any complementiser."""
    wanted = fold_word(preposition.removeprefix("prep:"))
    for unit in sentence.units[position + 1 : position + 8]:
        if unit.kind in (COMP, VERB):
            return None
        if unit.kind == PHRASE and unit.preposition == wanted and speakerish(draft, sentence, unit):
            return unit
    return None


def _phrase_before(draft: Draft, sentence: Sentence, position: int, cue: Unit) -> Unit | None:
    """Return the last phrase after a preposition between the outer cue and the inner one."""
    speaker = None
    for unit in sentence.units[position + 1 :]:
        if unit is cue or unit.start >= cue.start:
            break
        if unit.kind == PHRASE and unit.preposition and speakerish(draft, sentence, unit):
            speaker = unit
    return speaker


def _noun_cue(draft: Draft, sentence: Sentence, position: int, unit: Unit, number: int) -> Iterator[StatementDraft]:
    """A noun that reports needs its content right there: *accusations that …*, *a call to …*."""
    assert unit.phrase is not None
    at = _cue_in(sentence, unit)
    if at is None:
        return
    token = sentence.text.tokens[at]
    found = token.find("cue_noun")
    assert found is not None
    row = found[0].entry.row
    form = found[0].entry.form
    if token.surface.preposition == _LI or (form is not None and form.accusative and row.kind == "noun"):
        return  # a purpose (in order to condemn, in protest at) is no statement
    if any(s.source is not None and s.source.start == unit.start for s in draft.statements[-3:] if s.passage == sentence.text.passage.id):
        return  # the noun is a verb cue's source
    frame = content_after(draft, sentence, position, row, unit, nominal=True) or _inside(sentence, unit, at, found[1], row)
    if frame is None:
        return
    cue = Unit(PHRASE, at, at + found[1])
    statement = _start(draft, sentence, cue, number, row)
    if set_content(draft, sentence, statement, frame) and not _already_said(draft, statement):
        statement.inferred = bool(token.surface.enclitic)
        statement.anonymous = not token.surface.enclitic
        statement.confidence = 0.6
        mention = mention_inside(draft, sentence, at + found[1], unit.phrase.core_end)
        if mention is not None:
            statement.source = statement.speaker = mention
            statement.anonymous = False
        yield statement


def _cue_in(sentence: Sentence, unit: Unit) -> int | None:
    """Return where a noun cue stands in a phrase: at its head, or after a noun that means little (*beside* his accusation)."""
    assert unit.phrase is not None
    for index in range(unit.phrase.start, unit.phrase.core_end):
        token = sentence.text.tokens[index]
        if token.has("cue_noun"):
            return index
        if token.has("noun") or token.has("actor") or token.has("place") or token.text == '"':
            return None
    return None


def _inside(sentence: Sentence, unit: Unit, at: int, length: int, row: Cue) -> Frame | None:
    """A pretext's content is its own genitive: on the pretext of *fighting smuggling*."""
    assert unit.phrase is not None
    start = at + length
    pretext = "noun" in row.takes and row.lemma.startswith(_BY)
    return Frame([(start, clause_end(sentence, start))], strength=0.7) if pretext and start < unit.phrase.core_end else None


def _preposition_cue(
    draft: Draft, sentence: Sentence, position: int, unit: Unit, number: int
) -> StatementDraft | None:
    """A source named by a preposition (*according to X*): its content is the clause it stands in."""
    row: Cue = sentence.token(unit).find("cue_preposition")[0].entry.row  # type: ignore[index]
    statement = _start(draft, sentence, unit, number, row)
    after = position + 1
    if "clause" not in row.takes:
        return _named_so(draft, sentence, position, row, statement)
    source = None
    after = _past_verb(sentence, after, statement)
    while after < len(sentence.units) and sentence.units[after].kind == CHANNEL:
        after += 1
    candidate = sentence.units[after] if after < len(sentence.units) else None
    own_pronoun = row.kind == "phrase" and sentence.text.tokens[unit.end - 1].surface.enclitic
    if own_pronoun:
        after = position + 1
    elif candidate is not None and candidate.kind == PHRASE:
        source = candidate
        after += 1
    elif row.kind == "phrase":
        after = position + 1
        statement.anonymous = True
    else:
        return None
    frame = content_around(draft, sentence, position, after, row)
    if not set_content(draft, sentence, statement, frame):
        return None
    if source is not None:
        set_source(draft, sentence, statement, source)
        statement.act = _act_of_noun(sentence, source) or statement.act
    else:
        statement.inferred = not statement.anonymous
    return statement


def _act_of_noun(sentence: Sentence, source: Unit) -> str:
    """According to *estimates*, *allegations*: the noun says what act it was."""
    found = sentence.token(source).find("cue_noun")
    act: str = found[0].entry.row.act if found else ""
    return act if act != "state" else ""


def _named_so(
    draft: Draft, sentence: Sentence, position: int, row: Cue, statement: StatementDraft
) -> StatementDraft | None:
    """What somebody calls something (*what he called* X): the content follows, the speaker is understood."""
    start = sentence.units[position].end
    end = clause_end(sentence, start) if start < sentence.end else start
    if not set_content(draft, sentence, statement, Frame([(start, end)], strength=0.7)):
        return None
    statement.inferred = True
    return statement


def _past_verb(sentence: Sentence, after: int, statement: StatementDraft) -> int:
    """*According to what* X *said*: the verb belongs to the cue and the source follows it."""
    unit = sentence.units[after] if after < len(sentence.units) else None
    if unit is None or unit.kind != VERB or not sentence.token(unit).has("cue_verb"):
        return after
    statement.cue = (statement.cue[0], unit.end)
    statement.cue_span = sentence.text.span(*statement.cue, bare=True)
    return after + 1


def _headline(draft: Draft, sentence: Sentence, number: int) -> StatementDraft | None:
    """A headline's `Name: what he says`: the colon is the cue."""
    for position, unit in enumerate(sentence.units[:7]):
        if unit.kind == PUNCT and sentence.token(unit).text == ":" and position:
            source = sentence.units[0]
            if source.kind != PHRASE or not speakerish(draft, sentence, source) or unit.end >= sentence.end:
                return None
            between = sentence.units[1:position]
            if any(other.kind in (PUNCT, COMP) for other in between):
                return None
            statement = StatementDraft(sentence.text.passage.id, number, (unit.start, unit.end), "state")
            statement.neutral = True
            statement.cue_span = sentence.text.span(unit.start, unit.end)
            set_content(draft, sentence, statement, Frame([(unit.end, sentence.end)], colon=True))
            set_source(draft, sentence, statement, source)
            return statement if statement.content else None
    return None
