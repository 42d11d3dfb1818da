"""Evaluation: readings against gold, and the scores of docs/codebook, §6."""

from riwaya.evaluation.anercorp import evaluate_anercorp
from riwaya.evaluation.gold import read_gold
from riwaya.evaluation.gsr import evaluate_gsr, read_labels
from riwaya.evaluation.scoring import NOTHING, Confusion, Evaluation, evaluate
from riwaya.evaluation.worst import Case, Line

__all__ = [
    "NOTHING",
    "Case",
    "Confusion",
    "Evaluation",
    "Line",
    "evaluate",
    "evaluate_anercorp",
    "evaluate_gsr",
    "read_gold",
    "read_labels",
]
