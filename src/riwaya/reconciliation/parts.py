"""Parts: which incident is part of a larger one, a clash of the campaign that it broke out in."""

from collections.abc import Sequence
from dataclasses import replace

from riwaya.model.case import Incident

_WHOLES = ("raid", "siege", "clash", "deploy")
_INSIDE = {
    "raid": ("clash", "arrest", "kill", "attack", "explosion", "bombardment", "seize", "release", "siege"),
    "siege": ("clash", "attack", "bombardment"),
    "clash": ("explosion", "bombardment", "seize", "kill"),
    "deploy": ("clash",),
}


def with_parts(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """Return the incidents, each that is part of another with its `part_of`: told by the same reports, in
    the same days and place, of a type that the other's contains.
    """
    by_report: dict[str, list[Incident]] = {}
    for whole in incidents:
        if whole.type in _WHOLES:
            for report in whole.reports:
                by_report.setdefault(report, []).append(whole)
    return tuple(replace(one, part_of=_whole(one, by_report)) for one in incidents)


def _whole(part: Incident, by_report: dict[str, list[Incident]]) -> str | None:
    near = {whole.id: whole for report in part.reports for whole in by_report.get(report, ())}
    fitting = [
        whole for whole in near.values()
        if whole.id != part.id and part.type in _INSIDE[whole.type]
        and len(set(whole.reports) & set(part.reports)) * 2 >= len(part.reports)
        and _in_days(part, whole) and _in_place(part, whole)
    ]  # fmt: skip
    return min(fitting, key=lambda whole: (-len(whole.reports), whole.id)).id if fitting else None


def _in_days(part: Incident, whole: Incident) -> bool:
    if part.start is None or whole.start is None:
        return False
    return whole.start <= part.start <= max(whole.end or whole.start, whole.start)


def _in_place(part: Incident, whole: Incident) -> bool:
    names = {place.name for place in whole.places}
    return bool(names & {name for place in part.places for name in (place.name, place.admin1, place.admin2)})
