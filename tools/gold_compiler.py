"""Compile parsed gold notation (gold_notation.py) into readings: spans found, ids given, codes checked."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from gold_notation import Case, GoldError, Record, Span, locate

from riwaya.evaluation.standoff import names
from riwaya.model import Report, from_plain, to_plain
from riwaya.model.codebook import ACTS, CHANNELS, COUNTED, EVENT_TYPES, MENTION_KINDS, SOURCE_TYPES, VALUES

_MARKS = "\u200e\u200f"
_QUOTED = ("direct", "indirect", "mixed")
_ROLES = ("agent", "patient", "place", "time")
_STATEMENT_FIELDS = frozenset({"src", "cue", "of", "via", "to", "target", "in", "who"})
_EVENT_FIELDS = frozenset({*_ROLES, *COUNTED, "voice", "tool"})


class Compiler:
    """Compiles one report's annotation into a reading in plain data."""

    def __init__(self, case: Case, report: Report) -> None:
        self.case, self.report = case, report
        self.errors: list[str] = []
        self.actors: dict[str, dict[str, Any]] = {}
        self.places: dict[str, dict[str, Any]] = {}
        self.out: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("mentions", "actors", "places", "times", "statements", "events")
        }

    def compile(self) -> dict[str, Any]:
        """Return the reading, checked against the model. Raises GoldError that tells every bad record."""
        make: dict[str, Callable[[Record, Callable[[str], Span]], None]] = {
            "m": self._mention, "t": self._time, "s": self._statement, "e": self._event,
        }  # fmt: skip
        for record, find in self._records():
            try:
                make[record.id[0]](record, find)
            except (GoldError, KeyError, IndexError, ValueError) as error:
                self.errors.append(f"line {record.line}: {record.id}: {error}")
        if self.errors:
            raise GoldError("\n".join(self.errors))
        self.out["actors"] = [
            {**actor, "names": names(actor["id"], self.out["mentions"]), "ref": None}
            for actor in self.actors.values()
        ]
        self.out["places"] = list(self.places.values())
        made_by = {"riwaya": "", "engine": "gold", "lexicon": "", "model": None}
        data = {"report": to_plain(self.report), **self.out, "problems": [], "made_by": made_by}
        plain: dict[str, Any] = to_plain(from_plain(data, self.case.text))
        return plain

    def _records(self) -> Iterator[tuple[Record, Callable[[str], Span]]]:
        everything = []
        for line, wanted, records in self.case.passages:
            text, number = self._passage(line, wanted)

            def find(quote: str, text: str = text, number: int = number) -> Span:
                return locate(text, number, quote)

            everything += [(record, find) for record in records]
        # Mentions and times first: statements and events refer to them.
        yield from sorted(everything, key=lambda pair: "mtse".index(pair[0].id[0]))

    def _passage(self, line: int, wanted: int | tuple[str, str]) -> tuple[str, int]:
        if isinstance(wanted, int):
            matches = [passage for passage in self.report.passages if passage.id == wanted]
        else:
            kind, opening = wanted
            same = [passage for passage in self.report.passages if passage.kind == kind]
            matches = [passage for passage in same if passage.text.lstrip(_MARKS).startswith(opening)]
        if len(matches) != 1:
            raise GoldError(f"line {line}: {len(matches)} passages are {wanted!r}")
        return matches[0].text, matches[0].id

    def _mention(self, record: Record, find: Callable[[str], Span]) -> None:
        quote, _, name = record.quote.partition(" / ")
        kind = _one(record.codes, MENTION_KINDS)
        actor = next((code[1:] for code in record.codes if code[0] == "@"), None)
        place = next((code[1:] for code in record.codes if code[0] == "%"), None)
        span = find(quote)
        self.out["mentions"].append({
            "id": record.id, "kind": kind, "span": span, "name": _inside(span, name),
            "actor": self._actor(actor, kind), "place": self._place(place),
            "inferred": "~" in record.codes, "confidence": 1.0,
        })  # fmt: skip

    def _inline(self, text: str, find: Callable[[str], Span]) -> str:
        """Return the id of the mention `KIND [~] : quote [/ name]`; the same words are one mention."""
        head, _, quoted = text.partition(" : ")
        quote, _, name = quoted.partition(" / ")
        codes = head.split()
        kind, span = _one(codes, MENTION_KINDS), find(quote)
        for mention in self.out["mentions"]:
            if mention["span"] == span:
                return str(mention["id"])
        self.out["mentions"].append({
            "id": f"n{len(self.out['mentions']) + 1}", "kind": kind, "span": span,
            "name": _inside(span, name),
            "actor": None, "place": None, "inferred": "~" in codes, "confidence": 1.0,
        })  # fmt: skip
        return str(self.out["mentions"][-1]["id"])

    def _actor(self, key: str | None, kind: str | None = None) -> str | None:
        if key is None:
            return None
        if key not in self.actors:
            if kind is None:
                raise GoldError(f"actor {key!r} speaks and is not mentioned")
            self.actors[key] = {"id": f"a{len(self.actors) + 1}", "kind": self.case.kinds.get(key, kind)}
        return str(self.actors[key]["id"])

    def _who(self, text: str | None, find: Callable[[str], Span]) -> str | None:
        """Return the actor of a mention that stands for the unsaid source."""
        if not text:
            return None
        if text.startswith("@"):
            return self._actor(text[1:])
        wanted = text if re.fullmatch(r"m\d+", text) else self._inline(text, find)
        mention = next(m for m in self.out["mentions"] if m["id"] == wanted)
        mention["actor"] = mention["actor"] or self._actor(f"={wanted}", mention["kind"])
        return str(mention["actor"])

    def _place(self, key: str | None) -> str | None:
        if key is None:
            return None
        if key not in self.places:
            cells = [None if value == "-" else value for value in self.case.places[key]]
            name, point, country, admin1, precision, ref = [*cells, *([None] * (6 - len(cells)))]
            numbers = (str(point or "- -")).split()
            lat, lon = (None if value == "-" else float(value) for value in numbers)
            self.places[key] = {
                "id": f"p{len(self.places) + 1}", "name": name, "lat": lat, "lon": lon, "country": country,
                "admin1": admin1, "geo_precision": int(precision) if precision else None, "ref": ref,
            }  # fmt: skip
        return str(self.places[key]["id"])

    def _time(self, record: Record, find: Callable[[str], Span]) -> None:
        start, end, precision = (None if code == "-" else code for code in record.codes[:3])
        self.out["times"].append({
            "id": record.id, "span": find(record.quote), "start": start, "end": end,
            "time_precision": int(precision) if precision else None, "inferred": "~" in record.codes,
        })  # fmt: skip

    def _undated(self, quote: str, find: Callable[[str], Span]) -> str:
        span = find(quote)
        for time in self.out["times"]:
            if time["span"] == span:
                return str(time["id"])
        self.out["times"].append({
            "id": f"u{len(self.out['times']) + 1}", "span": span, "start": None, "end": None,
            "time_precision": None, "inferred": False,
        })  # fmt: skip
        return str(self.out["times"][-1]["id"])

    def _statement(self, record: Record, find: Callable[[str], Span]) -> None:
        _known(record, _STATEMENT_FIELDS)
        codes = record.codes
        actor = next((code for code in codes if code[0] == "@"), None)
        source = (text := record.get("src")) and find(text)
        source_actor = self._who(actor or record.get("who"), find)
        content = record.get("of")
        if not record.get("cue"):
            raise GoldError("has no cue")
        _all_known(codes, {*ACTS, *SOURCE_TYPES, *CHANNELS, *_QUOTED, "-"})

        def span(name: str) -> Span | None:
            text = record.get(name)
            return find(text) if text else None

        self.out["statements"].append({
            "id": record.id, "source": source or None, "source_actor": source_actor,
            "source_type": _one(codes, SOURCE_TYPES, None), "cue": span("cue"),
            "content": [find(part) for part in content.split(" | ")] if content else [],
            "act": _one(codes, ACTS), "channel": _one(codes, CHANNELS, None), "channel_span": span("via"),
            "to": span("to"), "target": span("target"), "quoted": _one(codes, _QUOTED, "indirect"),
            "parent": record.get("in"), "inferred": not source and source_actor is not None,
            "confidence": 1.0,
        })  # fmt: skip

    def _event(self, record: Record, find: Callable[[str], Span]) -> None:
        _known(record, _EVENT_FIELDS)
        event: dict[str, Any] = {
            "id": record.id, "type": _one(record.codes, EVENT_TYPES), "trigger": find(record.quote),
            "instrument": None, "agent": [], "patient": [], "place": [], "time": [], "numbers": [],
            "factuality": [], "confidence": 1.0,
        }  # fmt: skip
        for name, text in record.fields:
            if name == "voice":
                pairs = [pair.split("=") for pair in text.split()]
                _all_known([value for _, value in pairs], VALUES)
                event["factuality"] += [{"voice": voice, "value": value} for voice, value in pairs]
            elif name == "tool":
                event["instrument"] = find(text)
            elif name in COUNTED:
                bounds, _, quote = text.partition(" : ")
                values = [None if bound == "-" else int(bound) for bound in bounds.split()]
                number = dict(zip(("low", "best", "high"), values, strict=True))
                event["numbers"].append({"what": name, **number, "span": find(quote)})
            else:
                for role, key in self._arguments(name, text, find):
                    event[role] += [key] if key not in event[role] else []
        event["factuality"] = event["factuality"] or [{"voice": "outlet", "value": "asserted"}]
        self.out["events"].append(event)

    def _arguments(self, name: str, text: str, find: Callable[[str], Span]) -> Iterator[tuple[str, str]]:
        """Yield (role, id): `agent m1 m2 ; patient m3`, `agent KIND : quote`, or `time quote`."""
        if " : " in text and name != "time":
            yield name, self._inline(text, find)
        elif re.fullmatch(r"[mt]\d+(?: [mt]\d+)*(?: ; .*)?", text):
            for role in f"{name} {text}".split(" ; "):
                role_name, *ids = role.split()
                yield from ((role_name, key) for key in ids)
        elif name == "time":
            yield name, self._undated(text, find)
        else:
            raise GoldError(f"{name} {text!r} is neither ids nor `KIND : words`")


def _one(codes: Iterable[str], known: tuple[str, ...], *default: Any) -> Any:
    """Return the one code that is of a closed list, or the default."""
    found = [code for code in codes if code in known]
    if len(found) == 1 or (not found and default):
        return found[0] if found else default[0]
    raise GoldError(f"wants one of {', '.join(known)}; has {found}")


def _all_known(codes: Iterable[str], known: Iterable[str]) -> None:
    wrong = [code for code in codes if code not in known and code[0] != "@"]
    if wrong:
        raise GoldError(f"unknown code {wrong[0]!r}")


def _known(record: Record, fields: frozenset[str]) -> None:
    wrong = [name for name, _ in record.fields if name not in fields]
    if wrong:
        raise GoldError(f"unknown field {wrong[0]!r}")


def _inside(span: Span, name: str) -> Span | None:
    """Find a name inside the mention's own words; None when there is no name."""
    if not name:
        return None
    if name not in span["quote"]:
        raise GoldError(f"the name {name!r} is not inside {span['quote']!r}")
    start = span["start"] + str(span["quote"]).index(name)
    return {"passage": span["passage"], "start": start, "end": start + len(name), "quote": name}
