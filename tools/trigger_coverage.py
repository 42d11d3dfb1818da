"""Measure how many of the triggers that people marked the lexicon knows, as a table by event type.

    python tools/trigger_coverage.py out/gold/sentences-dev.jsonl out/gold/articles-dev.jsonl [--missing]

A trigger is known if a row of its type can name it: one of its words is a form of the row, or words around it
are the row's phrase. Whether it is an event there is another question (extraction/event_evidence.py).
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from riwaya.evaluation import read_gold
from riwaya.extraction.tokens import Text, read_passages
from riwaya.lexicon import load
from riwaya.lexicon.rows import Trigger
from riwaya.lexicon.table import phrase_words
from riwaya.model import Event

KINDS = ("trigger_verb", "trigger_noun", "trigger_participle")


def types_at(text: Text, start: int, end: int) -> Iterator[str]:
    """Yield the types whose rows name a word between two tokens, alone or in a phrase or with a companion."""
    for token in text.tokens:
        for kind in KINDS:
            longest = token.longer.get(kind)
            hits = [(hit, 1) for hit in token.surface.hits.get(kind, ())]
            for hit, length in [*hits, longest] if longest else hits:
                row: Trigger = hit.entry.row
                companions = {phrase_words(words)[0] for words in row.with_}
                named = {token.index + offset for offset in range(length)}
                named |= {t.index for t in text.tokens[token.index :] if t.text in companions}
                if not named.isdisjoint(range(start, end)):
                    yield row.type


def is_known(texts: Iterable[Text], event: Event) -> bool:
    """Tell whether a row of an event's type can name its trigger."""
    for text in texts:
        if text.passage.id == event.trigger.passage:
            inside = [
                token.index
                for token in text.tokens
                if token.word.start < event.trigger.end and token.word.end > event.trigger.start
            ]
            return bool(inside) and event.type in types_at(text, inside[0], inside[-1] + 1)
    return False


def main() -> None:
    """Print one line for each type, and the triggers that no row knows."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--missing", action="store_true", help="list the triggers that are not known")
    options = parser.parse_args()
    lexicon = load()
    known, marked, missing = Counter[str](), Counter[str](), Counter[str]()
    for path in options.gold:
        with path.open("rb") as lines:
            for gold in read_gold(lines, str(path)):
                texts = read_passages(gold.report.passages, lexicon)
                for event in gold.events:
                    marked[event.type] += 1
                    if is_known(texts, event):
                        known[event.type] += 1
                    else:
                        missing[f"{event.type} {event.trigger.quote}"] += 1
    print("| type | marked | known | share |\n|---|---|---|---|")
    for name, count in [*sorted(marked.items()), ("all", marked.total())]:
        have = known.total() if name == "all" else known[name]
        print(f"| {name} | {count} | {have} | {100 * have / count:.1f} % |")
    if options.missing:
        print("\n".join(f"{count} {words}" for words, count in missing.most_common()))


if __name__ == "__main__":
    main()
