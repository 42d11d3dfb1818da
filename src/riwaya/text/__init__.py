"""Text: folding that knows its way back, words, clitics, sentences, numbers and dates."""

from riwaya.text.clitics import Segmentation, part, segment, segmentations
from riwaya.text.folding import Folded, fold, fold_word
from riwaya.text.sentences import quotations, sentences
from riwaya.text.words import Word, words

__all__ = [
    "Folded",
    "Segmentation",
    "Word",
    "fold",
    "fold_word",
    "part",
    "quotations",
    "segment",
    "segmentations",
    "sentences",
    "words",
]
