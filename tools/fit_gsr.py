"""Fit the weights of codability to GSR's labelled sentences; write evaluation/codability.toml and score it.

    python tools/fit_gsr.py PATH/TO/data/gsr [--engine full]

Only sentences of documents in part dev of gold/split.tsv are fitted on. Each family of events has its own
weights, those of a logistic regression with a Gaussian prior (tools/logistic.py); what likelihood is enough
is that of the best F1 in ten-fold cross-validation over the documents, the mean of several drawings of the
folds. The sentences of all other documents, which nobody has tuned on, then say how good the weights are.
"""

import argparse
import textwrap
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from draw_split import GOLD, sentences
from logistic import Example, cross_validate, fit

from riwaya import evaluation
from riwaya.evaluation import codability, gsr
from riwaya.extraction import ENGINES, extract
from riwaya.lexicon import load_rows
from riwaya.model import Reading, Report

TARGET = Path(codability.__file__).with_suffix(".toml")
PRIOR = 10.0  # few sentences hold an event, and many signs say the same
DRAWINGS = 4  # of the folds
GRID = [step / 100 for step in range(5, 76)]
HEAD = """\
# What each sign of a sentence weighs (codability.py): the log-odds that coders call it a report of an event.
# Written by tools/fit_gsr.py; do not edit by hand. `documents` are those fitted on, to be left out of scores.

"""
FAMILY = """

# From {fitted} sentences, {holding} with an event. F1 by ten-fold cross-validation: {score:.3f};
# on {others} sentences of other documents: {f1:.3f}.
[family.{name}]
enough = {enough}

[family.{name}.weights]
"""


def dev_documents(folder: Path) -> set[str]:
    """Return the documents of which the gold's part dev has a sentence."""
    documents = sentences(folder)
    rows = (line.split("\t") for line in (GOLD / "split.tsv").read_text("utf-8").splitlines()[1:])
    return {documents[label] for part, _, label in rows if part == "dev" and label in documents}


def labelled(folder: Path, family: str) -> list[gsr.Labelled]:
    """Read a family's sentences."""
    path = folder / f"{family}_labels.jsonl"
    with path.open("rb") as lines:
        return list(gsr.read_labels(lines, str(path)))


def example(sentence: gsr.Labelled, types: frozenset[str], read: Callable[[Report], Reading]) -> Example:
    """Read a sentence and note its signs."""
    signs = codability.signs(gsr.read_sentence(sentence, read), types)
    return Example(gsr.document(sentence.id), tuple(sorted(signs)), sentence.holds)


def f1(sample: Sequence[Example], odds: Sequence[float], enough: float) -> float:
    """Return the F1 of calling every example positive that is likely enough."""
    said = [e.holds for e, likely in zip(sample, odds) if likely >= enough]
    return 2 * sum(said) / (len(said) + sum(e.holds for e in sample))


def choose(sample: Sequence[Example]) -> tuple[float, float]:
    """Return the cross-validated F1 and the likelihood that is enough for it."""
    drawn = [cross_validate(sample, seed, PRIOR) for seed in range(DRAWINGS)]
    return max((sum(f1(sample, odds, enough) for odds in drawn) / DRAWINGS, enough) for enough in GRID)


def main() -> None:
    """Fit, write, and score on what was not fitted on."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", default=ENGINES[0], choices=ENGINES, help="whose readings to fit to")
    options = parser.parse_args()
    folder, read = options.folder, partial(extract, engine=options.engine)
    dev = dev_documents(folder)
    codes = {row.type: row.plover for row in load_rows().events}
    names = ", ".join(f'"{name}"' for name in sorted(map(gsr.label, dev)))
    text = HEAD + f"documents = [\n{textwrap.fill(names, 110)}\n]"
    for family, plover in gsr.FAMILIES.items():
        known = partial(example, types=gsr.types_of(plover, codes), read=read)
        everything = labelled(folder, family)
        sample = [known(sentence) for sentence in everything if gsr.document(sentence.id) in dev]
        others = [sentence for sentence in everything if gsr.document(sentence.id) not in dev]
        score, enough = choose(sample)
        weights = {sign: round(weight, 2) for sign, weight in sorted(fit(sample, PRIOR).items())}
        scale = codability.Scale(weights, enough)
        found = evaluation.evaluate_gsr(others, family, read, codes, scale).scores(1000)
        text += FAMILY.format(
            name=family, fitted=len(sample), holding=sum(e.holds for e in sample), score=score,
            others=len(others), f1=found[f"gsr_{family}_f1"], enough=enough,
        )  # fmt: skip
        text += "\n".join(f'"{sign}" = {weight}' for sign, weight in weights.items() if weight)
        print(f"{family}: F1 {score:.3f} by cross-validation on {len(sample)} sentences")
        for name in (f"gsr_{family}_f1{rule}" for rule in ("", ".coded", ".mentioned")):
            low, high = found[f"{name}_low"], found[f"{name}_high"]
            print(f"  {name} {found[name]:.3f} ({low:.3f} to {high:.3f}) on {len(others)} of other documents")
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
