"""Text: folding that knows its way back, words, clitics, sentences, numbers and dates."""

from riwaya.text.clitics import Segmentation, part, segment, segmentations
from riwaya.text.folding import Folded, fold, fold_word
from riwaya.text.sentences import quotations, sentence_spans, sentences
from riwaya.text.stems import plain_words, stem
from riwaya.text.words import Word, words

__all__ = [
    "Folded",
    "Segmentation",
    "Word",
    "fold",
    "fold_word",
    "part",
    "plain_words",
    "quotations",
    "segment",
    "segmentations",
    "sentence_spans",
    "sentences",
    "stem",
    "words",
]
