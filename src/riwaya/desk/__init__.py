"""The desk: what the command line and programs ask for. Composition only; each stage is elsewhere."""

from riwaya.desk.gold import evaluate_anercorp, evaluate_gold, evaluate_gsr, get_gold
from riwaya.desk.readings import DEFAULT_ENGINE, ENGINES, Progress, expand, read, read_all, was_read

__all__ = [
    "DEFAULT_ENGINE", "ENGINES", "Progress", "evaluate_anercorp", "evaluate_gold", "evaluate_gsr", "expand",
    "get_gold", "read", "read_all", "was_read",
]  # fmt: skip
