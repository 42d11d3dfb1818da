"""`riwaya evaluate`: how good the readings are."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from riwaya import desk
from riwaya.cli.options import engine_option
from riwaya.cli.scoreboard import print_cases, print_scoreboard
from riwaya.evaluation import Evaluation, together
from riwaya.model import Problem

_TOLD = 20  # problems
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("gold", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--anercorp", type=_FOLDER, help="Folder of ANERcorp's CAMeL Lab split: score named entities.")
@click.option("--gsr", type=_FOLDER, help="Folder of openeventdata's arabic_event_gsr: score events.")
@click.option(
    "--case",
    "cases",
    type=_FOLDER,
    multiple=True,
    help="Folder of a gold case: score what its reports make together. Several may be given.",
)
@engine_option
@click.option("--json", "as_json", is_flag=True, help="Print one flat object, score name to value.")
@click.option(
    "--worst", type=click.IntRange(min=0), default=20, show_default=True, help="Worst cases to show."
)
@click.option(
    "--bootstrap",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    help="Resamples of the reports for the 95% intervals; 0 for none.",
)
def command(
    gold: Path | None,
    anercorp: Path | None,
    gsr: Path | None,
    cases: tuple[Path, ...],
    engine: str,
    as_json: bool,
    worst: int,
    bootstrap: int,
) -> int:
    """Extract the reports of GOLD anew and score the readings against it.

    GOLD holds one reading a line, as `riwaya read --format jsonl` writes them, corrected by people. The
    scores are those of docs/codebook; with --json, each has its interval as NAME_low and NAME_high. A score
    for which there is nothing to score is null.

    \b
    Examples:
      riwaya evaluate gold/gold.jsonl
      riwaya evaluate gold/gold.jsonl --json --bootstrap 0
      riwaya evaluate --anercorp data/anercorp --gsr data/gsr
      riwaya evaluate --case gold/cases/harra --case gold/cases/wadi
    """
    if gold is None and anercorp is None and gsr is None and not cases:
        raise click.UsageError("Give a GOLD file, --case, --anercorp or --gsr.")
    found: list[Evaluation] = []
    if gold is not None:
        found.append(desk.evaluate_gold(gold, engine=engine))
    if anercorp is not None:
        found.append(desk.evaluate_anercorp(anercorp, engine=engine))
    if gsr is not None:
        found += desk.evaluate_gsr(gsr, engine=engine).values()
    by_case = desk.evaluate_cases(cases, engine=engine)
    if cases:
        found.append(together(by_case.values()))
    scores = {name: value for one in found for name, value in one.scores(bootstrap).items()}
    _print(scores, found, {name: one.scores() for name, one in by_case.items()}, None if as_json else worst)
    return _tell([problem for one in found for problem in one.problems])


def _print(
    scores: Mapping[str, float | None],
    found: Sequence[Evaluation],
    by_case: Mapping[str, Mapping[str, float | None]],
    worst: int | None,
) -> None:
    """Print the scores with the worst cases of reading, or as one object where `worst` is None."""
    if worst is None:
        own = {f"{name}.{case}": x for case, its in by_case.items() for name, x in its.items()}
        click.echo(json.dumps({**scores, **own}, indent=2))
        return
    print_scoreboard(scores, found, worst)
    if by_case:
        print_cases(by_case)


def _tell(problems: list[Problem]) -> int:
    """Say what could not be read, and return the exit code."""
    for problem in problems[:_TOLD]:
        click.echo(f"riwaya: {problem.where}: {problem.what}", err=True)
    if len(problems) > _TOLD:
        click.echo(f"riwaya: {len(problems) - _TOLD} more problems", err=True)
    return 1 if problems else 0
