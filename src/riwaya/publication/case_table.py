"""A case in a terminal: its incidents by day; one incident, its accounts side by side; its actors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from riwaya.model import Report, Span
from riwaya.model.case import Account, CaseActor, Evidence, Incident, Link, Range
from riwaya.publication.labels import Labels, labels
from riwaya.publication.rows import shorten
from riwaya.publication.sheet import Sheet
from riwaya.publication.terminal import MARK, clean, grid, render

_WORDS, _NAME, _SHORT = 220, 40, 12
_STYLES = {
    "contested": "red",
    "corroborated": "green",
    "denied": "red",
    "projected": "dim",
    "single_voice": "",
}
_BAR = "█"
_BITS_A_BLOCK = 0.5


def overview(incidents: Iterable[Incident], sheet: Sheet) -> Iterator[str]:
    """Yield a table of incidents in their order: day, what, status, where, how many, who tells."""
    words = labels(sheet.language or "en")
    table = grid()
    case = words["case"]
    for head, ratio in (
        (case["day"], 3),
        (case["what"], 3),
        (case["status"], 3),
        (case["place"], 4),
        (case["numbers"], 5),
        (case["told_by"], 4),
        (case["id"], 3),
    ):
        table.add_column(head, ratio=ratio)
    empty = True
    for one in incidents:
        empty = False
        table.add_row(*_row(one, words))
    yield render(Text(case["no_incidents"]) if empty else table, sheet)


def _row(one: Incident, words: Labels) -> list[RenderableType]:
    case = words["case"]
    told = f"{case['outlets']} {len(one.outlets)}, {case['voices']} {len(voices_of(one))}"
    differ = ", ".join(_about(each.about, words) for each in one.discrepancies)
    numbers = "\n".join([_range(each, words) for each in one.figures] + ([f"≠ {differ}"] if differ else []))
    return [
        _day(one, words),
        words["event"].get(one.type, one.type),
        Text(words["status"][one.status], style=_STYLES[one.status]),
        clean(shorten(", ".join(place.name for place in one.places[:2]), _NAME)),
        clean(numbers),
        told,
        one.id[:_SHORT],
    ]


def voices_of(one: Incident) -> tuple[str, ...]:
    """Return the independent voices that affirm or deny an incident."""
    return tuple(dict.fromkeys(a.origin for a in one.accounts if a.value != "projected"))


def incident(
    one: Incident,
    reports: Mapping[str, Report],
    links: Sequence[Link],
    sheet: Sheet,
) -> Iterator[str]:
    """Yield all accounts of an incident with their words, what differs, and why it is one incident."""
    words = labels(sheet.language or "en")
    case, names = words["case"], dict(one.names)
    called = {account.voice: _called(account, names, words) for account in one.accounts}
    parts: list[RenderableType] = [_heading(one, words), _told_by(one, reports, called, words)]
    parts += [
        Text(f"\n{case['accounts']} {len(one.accounts)}", style="bold"),
        _accounts(one, reports, called, words),
    ]
    if one.discrepancies:
        parts += [Text(f"\n{case['differ']}", style="bold"), *_differ(one, {**names, **called}, words)]
    parts += [Text(f"\n{case['mentions']}", style="bold"), Text(_mentions(one))]
    if links:
        parts += [Text(f"\n{case['why_one']}", style="bold"), *_why(links, words)]
    yield render(Group(*parts), sheet)


def _mentions(one: Incident) -> str:
    """Return the key of each mention with its words, for `riwaya decide`."""
    words = {key(each): each.span.quote for account in one.accounts for each in account.evidence}
    return "\n".join(f"  {short(name)}  {clean(words.get(name, ''))}" for name in one.mentions)


def key(evidence: Evidence) -> str:
    """Return the record key of the words that evidence points to."""
    span = evidence.span
    return f"{evidence.report}#{span.passage}:{span.start}-{span.end}"


def _heading(one: Incident, words: Labels) -> Text:
    what = words["event"].get(one.type, one.type)
    where = ", ".join(place.name for place in one.places[:3])
    facts = [_day(one, words), where, *(_range(each, words) for each in one.figures), one.id]
    if one.part_of:
        facts.append(f"{words['case']['part_of']} {one.part_of[:_SHORT]}")
    line = f" {MARK}·{MARK} ".join(clean(fact) for fact in facts if fact)
    status = (words["status"][one.status], _STYLES[one.status] or "bold")
    return Text.assemble((what, "bold"), "  ", status, "\n", line)


def _told_by(one: Incident, reports: Mapping[str, Report], called: Mapping[str, str], words: Labels) -> Text:
    case = words["case"]
    dated = sorted(
        (r for r in reports.values() if r.published_at), key=lambda r: (r.published_at or "", r.id)
    )
    by = dated[0].outlet or case["unknown_outlet"] if dated else ""
    first = f"; {case['first']}: {by}, {dated[0].published_at}" if dated else ""
    voices = ", ".join(called.get(voice, voice) for voice in voices_of(one))
    many = f"{case['outlets']} {len(one.outlets)}, {case['voices']} {len(voices_of(one))}"
    return Text(clean(f"{many}: {voices}{first}"))


def _accounts(
    one: Incident, reports: Mapping[str, Report], called: Mapping[str, str], words: Labels
) -> Table:
    table = grid()
    for head, ratio in (
        (words["ui"]["who"], 4),
        ("", 2),
        (words["case"]["numbers"], 3),
        (words["case"]["evidence"], 10),
    ):
        table.add_column(head, ratio=ratio)
    for account in one.accounts:
        why = words["origin"][account.why].format(voice=called.get(account.origin, account.origin))
        who = Text.assemble(
            (clean(shorten(called[account.voice], _NAME)), "bold"), (f"\n{clean(why)}", "dim")
        )
        figures = dict.fromkeys(
            f"{words['counted'][f.what]} {f.evidence.span.quote}" for f in account.figures
        )
        details = [*figures, *(first for first, _ in account.days), *account.places]
        table.add_row(
            who,
            words["value"][account.value],
            clean_lines(details),
            "\n".join(_said(account, reports, words)),
        )
    return table


def clean_lines(lines: Iterable[str]) -> str:
    """Return texts, a line each, without what would command the terminal."""
    return "\n".join(clean(shorten(line, _NAME)) for line in dict.fromkeys(lines))


def _said(account: Account, reports: Mapping[str, Report], words: Labels) -> Iterator[str]:
    told = {statement.report for statement in account.statements}
    for said in account.statements:
        content = f" {words['ui']['more']} ".join(span.quote for span in said.content)
        outlet = _outlet(said.report, reports)
        yield f"{outlet}: {words['act'][said.act]}: {clean(shorten(content or said.cue.quote, _WORDS))}"
    for name in account.reports:
        if name not in told:
            evidence = next(one for one in account.evidence if one.report == name)
            words_there = clean(shorten(_around(reports.get(name), evidence.span), _WORDS))
            yield f"{_outlet(name, reports)}: {words_there}"


def _around(report: Report | None, span: Span) -> str:
    """Return the passage around a span, cut to what is near it."""
    passage, start, end = span.passage, span.start, span.end
    text = next((p.text for p in report.passages if p.id == passage), "") if report is not None else ""
    first = text.rfind(" ", 0, max(0, start - _WORDS // 3)) + 1
    return ("… " if first else "") + text[first : end + 2 * _WORDS // 3]


def _outlet(name: str, reports: Mapping[str, Report]) -> str:
    report = reports.get(name)
    return clean((report.outlet if report is not None else None) or name[7:19])


def _called(account: Account, names: Mapping[str, str], words: Labels) -> str:
    if account.voice == "unattributed":
        return str(words["case"]["unattributed"])
    return clean(names.get(account.voice) or account.name or account.voice.removeprefix("outlet:"))


def _differ(one: Incident, called: Mapping[str, str], words: Labels) -> Iterator[Text]:
    for each in one.discrepancies:
        variants = "; ".join(
            f"{clean(called.get(value, value))} ({', '.join(called.get(voice, voice) for voice in voices)})"
            for value, voices in each.variants
        )
        yield Text(f"  {_about(each.about, words)}: {variants}")


def _why(links: Sequence[Link], words: Labels) -> Iterator[Text]:
    """Yield, for each link, its sum and a bar for each reason: to the right for, to the left against."""
    for link in links:
        yield Text(f"  {short(link.one)} — {short(link.other)}: {link.weight:+.1f} {words['case']['bits']}")
        for reason in sorted(link.reasons, key=lambda r: -abs(r.weight)):
            bar = _BAR * max(1, round(abs(reason.weight) / _BITS_A_BLOCK))
            name = words["comparison"].get(reason.comparison, reason.comparison)
            yield Text.assemble(
                f"    {reason.weight:+5.1f} ",
                (bar, "green" if reason.weight > 0 else "red"),
                f" {name}: {reason.level}",
            )


def short(key: str) -> str:
    """Return a record key as it is shown: the head of the report's hash, and the span.

    >>> short("sha256:0123456789abcdef#3:10-25")
    '0123456789ab#3:10-25'
    """
    report, _, span = key.rpartition("#")
    return f"{report.removeprefix('sha256:')[:12]}#{span}"


def actors(found: Iterable[CaseActor], sheet: Sheet) -> Iterator[str]:
    """Yield a table of actors: names, what they are called, how often they are seen."""
    words = labels(sheet.language or "en")
    table = grid()
    for head, ratio in (
        (words["case"]["names"], 6),
        ("", 2),
        (words["case"]["offices"], 5),
        (words["case"]["seen"], 2),
        ("", 3),
    ):
        table.add_column(head, ratio=ratio)
    empty = True
    for one in found:
        empty = False
        reports = len({key.rpartition("#")[0] for key in one.sightings})
        table.add_row(
            clean_lines(one.names[:4]), one.kind, clean_lines(one.offices[:3]),
            f"{reports} {words['ui']['reports']}", one.ref or one.id[:_SHORT],
        )  # fmt: skip
    yield render(Text(words["case"]["no_actors"]) if empty else table, sheet)


def actor(one: CaseActor, sheet: Sheet) -> Iterator[str]:
    """Yield one actor: all its names and offices, and why its sightings are one."""
    words = labels(sheet.language or "en")
    parts: list[RenderableType] = [Text(clean(one.names[0] if one.names else one.id), style="bold")]
    parts.append(Text(clean(f"{one.kind} · {one.ref or one.id}")))
    for head, lines in (("names", one.names), ("offices", one.offices)):
        if lines:
            parts.append(Text(f"{words['case'][head]}: {', '.join(map(clean, lines))}"))
    parts.append(Text(f"{words['case']['seen']}: {', '.join(map(short, one.sightings))}"))
    if one.links:
        parts += [Text(f"\n{words['case']['why_actor']}", style="bold"), *_why(one.links, words)]
    yield render(Group(*parts), sheet)


def _day(one: Incident, words: Labels) -> str:
    if one.start is None:
        told = min((a.first_published for a in one.accounts if a.first_published), default="")
        return f"{words['case']['told_on']} {told[:10]}" if told else str(words["case"]["no_day"])
    return one.start if one.end in (None, one.start) else f"{one.start} – {one.end}"


def _range(figure: Range, words: Labels) -> str:
    low, high = figure.low, figure.high
    bounds = (
        str(low) if low == high else f"{low if low is not None else ''}–{high if high is not None else ''}"
    )
    return f"{words['counted'][figure.what]} {bounds}"


def _about(what: str, words: Labels) -> str:
    return str(words["counted"].get(what) or words["case"].get(what, what))
