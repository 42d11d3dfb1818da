"""Gold of cases: its folders opened, and an engine with reconciliation scored against them."""

from collections.abc import Iterable
from pathlib import Path

from riwaya.desk.readings import DEFAULT_ENGINE, extract_report
from riwaya.errors import SourceError
from riwaya.evaluation import Evaluation, cases, score_case
from riwaya.reconciliation import reconcile


def case_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a case's folder by name. Raises SourceError if there is no case."""
    names = (cases.CASE, cases.REPORTS, cases.MARKS)
    try:
        found = {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}
    except OSError as error:
        what = error.strerror or "cannot be opened"
        raise SourceError(str(folder), what, "give the folder of a case") from error
    if cases.CASE not in found:
        raise SourceError(str(folder), f"has no {cases.CASE}", "give the folder of a case")
    return found


def evaluate_cases(folders: Iterable[Path], *, engine: str = DEFAULT_ENGINE) -> dict[str, Evaluation]:
    """Read each case's reports with an engine, reconcile them, and score the result, by name of the case.

    Raises ReadingError for a case that is wrong or without its texts, SourceError if there is none.
    """
    scored: dict[str, Evaluation] = {}
    for folder in folders:
        gold = cases.read_case(case_files(folder), str(folder))
        readings = [extract_report(one.report, engine) for one in gold.reports]
        problems = tuple(problem for reading in readings for problem in reading.problems)
        name = folder.resolve().name
        scored[str(folder) if name in scored else name] = Evaluation(
            (score_case(gold, reconcile(readings)),), problems=problems
        )
    return scored
