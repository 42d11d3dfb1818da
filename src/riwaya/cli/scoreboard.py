"""Scores in a terminal: the table, the confusion tables, and the worst cases side by side."""

from collections.abc import Iterable, Mapping

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from riwaya.evaluation import Case, Confusion, Evaluation
from riwaya.evaluation.counts import part_of

_OF_CASES = {
    "case_actor_b3": "actors",
    "case_actor_b3_strict": "actors\nstrict",
    "case_incident_b3": "incidents",
    "case_incident_b3_strict": "incidents\nstrict",
    "case_status": "status",
    "case_voice_f1": "voices",
    "case_number_exact": "numbers",
    "case_origin_exact": "origins",
}


def print_scoreboard(scores: Mapping[str, float | None], found: Iterable[Evaluation], worst: int) -> None:
    """Print scores, and for each evaluation its confusion tables and worst cases."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(_scores(scores))
    for one in found:
        for title, confusion in (("Acts", one.acts), ("Event types", one.types)):
            if confusion:
                console.print(Text(f"\n{title}: gold in rows, predicted in columns", style="bold"))
                console.print(_confusion(confusion))
        for number, case in enumerate(one.cases[:worst], start=1):
            _print_case(console, number, case)


def print_cases(scores: Mapping[str, Mapping[str, float | None]]) -> None:
    """Print the scores of cases, each a row."""
    table = Table(box=SIMPLE_HEAD, padding=(0, 0, 0, 1))
    table.add_column("case", no_wrap=True)
    for heading in _OF_CASES.values():
        table.add_column(heading, justify="right")
    for case, found in scores.items():
        table.add_row(case, *(_number(found.get(name), "-") for name in _OF_CASES))
    Console(highlight=False, markup=False, emoji=False).print(table)


def _scores(scores: Mapping[str, float | None]) -> Table:
    table = Table("score", box=SIMPLE_HEAD)
    for heading in ("value", "95% interval", "precision", "recall"):
        table.add_column(heading, justify="right")
    names = [name for name in scores if not _is_detail(name)]
    for name in sorted(names, key=lambda name: ("." in name, name)):
        low, high = scores.get(f"{name}_low"), scores.get(f"{name}_high")
        between = f"{low:.3f} - {high:.3f}" if low is not None and high is not None else ""
        more = [_number(scores.get(part_of(name, part))) for part in ("precision", "recall")]
        table.add_row(name, _number(scores[name], "nothing to score"), between, *more)
    return table


def _is_detail(name: str) -> bool:
    return name.endswith(("_low", "_high")) or "_precision" in name or "_recall" in name


def _number(score: float | None, missing: str = "") -> str:
    return missing if score is None else f"{score:.3f}"


def _confusion(confusion: Confusion) -> Table:
    rows = sorted({gold for gold, _ in confusion})
    columns = sorted({predicted for _, predicted in confusion})
    table = Table("", box=SIMPLE_HEAD, padding=(0, 0, 0, 1))
    for column in columns:
        table.add_column(column[:8], justify="right", no_wrap=True)
    for row in rows:
        counts = (confusion.get((row, column), 0) for column in columns)
        table.add_row(row, *(str(count) if count else "." for count in counts))
    return table


def _print_case(console: Console, number: int, case: Case) -> None:
    console.print(
        Text(f"\n{number}. {case.report}, passage {case.passage}: {case.cost} faults", style="bold")
    )
    console.print(Text(case.text))
    table = Table("gold", "predicted", "faults", box=SIMPLE_HEAD, expand=True)
    table.columns[0].ratio = table.columns[1].ratio = 5
    for line in case.lines:
        if line.faults:
            table.add_row(line.gold, line.predicted, " ".join(dict.fromkeys(line.faults)), style="red")
        else:
            table.add_row(line.gold, line.predicted, "")
    console.print(table)
