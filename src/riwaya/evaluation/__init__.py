"""Evaluation: readings against gold, and the scores of docs/codebook, §6."""

from riwaya.evaluation.anercorp import evaluate_anercorp
from riwaya.evaluation.casework import score_case
from riwaya.evaluation.gold import check_gold, fill_gold, labels, read_gold
from riwaya.evaluation.gsr import evaluate_gsr, read_labels
from riwaya.evaluation.scoring import NOTHING, Confusion, Evaluation, evaluate, together
from riwaya.evaluation.worst import Case, Line

__all__ = [
    "NOTHING",
    "Case",
    "Confusion",
    "Evaluation",
    "Line",
    "check_gold",
    "evaluate",
    "evaluate_anercorp",
    "evaluate_gsr",
    "fill_gold",
    "labels",
    "read_gold",
    "read_labels",
    "score_case",
    "together",
]
