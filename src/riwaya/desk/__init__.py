"""The desk: what the command line and programs ask for. Composition only; each stage is elsewhere."""

from riwaya.desk.casework import case_files, evaluate_cases
from riwaya.desk.gold import evaluate_anercorp, evaluate_gold, evaluate_gsr, find_texts, get_gold
from riwaya.desk.readings import DEFAULT_ENGINE, ENGINES, Progress, expand, read, read_all, was_read

__all__ = [
    "DEFAULT_ENGINE", "ENGINES", "Progress", "case_files", "evaluate_anercorp", "evaluate_cases",
    "evaluate_gold", "evaluate_gsr", "expand", "find_texts", "get_gold", "read", "read_all", "was_read",
]  # fmt: skip
