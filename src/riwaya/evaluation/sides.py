"""Gold and predicted, side by side: what every scorer of a report starts from."""

from functools import cached_property

from riwaya.evaluation.actors import same_actor
from riwaya.evaluation.pairing import pair
from riwaya.evaluation.spans import Wording, overlap
from riwaya.model import Event, Reading, Statement


class Sides:
    """One report's gold and predicted readings, and which records of the two are the same, by index."""

    def __init__(self, gold: Reading, predicted: Reading) -> None:
        self.gold = gold
        self.predicted = predicted
        self.wording = Wording(gold.report)

    @cached_property
    def mentions(self) -> dict[int, int]:
        """Mentions that overlap, the same kind first among equals."""
        spans = self.wording.of
        return pair(
            self.gold.mentions,
            self.predicted.mentions,
            lambda g, p: (
                (o, float(g.kind == p.kind)) if (o := overlap(spans(g.span), spans(p.span))) else None
            ),
        )

    @cached_property
    def statements(self) -> dict[int, int]:
        """Statements whose cues overlap, the best cue first, then the best content."""
        return pair(self.gold.statements, self.predicted.statements, self._statement_likeness)

    @cached_property
    def events(self) -> dict[int, int]:
        """Events whose triggers overlap, the same type first among equals."""
        return pair(self.gold.events, self.predicted.events, self._event_likeness)

    @cached_property
    def times(self) -> dict[int, int]:
        """Times whose spans overlap."""
        spans = self.wording.of
        return pair(
            self.gold.times,
            self.predicted.times,
            lambda g, p: (o,) if (o := overlap(spans(g.span), spans(p.span))) else None,
        )

    @cached_property
    def statement_ids(self) -> dict[str, str]:
        """Predicted statement id to the id of its gold statement."""
        gold, predicted = self.gold.statements, self.predicted.statements
        return {predicted[p].id: gold[g].id for g, p in self.statements.items()}

    @cached_property
    def actors(self) -> dict[str, str]:
        """Predicted actor id to the id of the gold actor that it is."""
        return same_actor(self.gold, self.predicted, self.mentions)

    def content_overlap(self, gold: Statement, predicted: Statement) -> float:
        """Return the word F1 of two contents; two empty ones are the same."""
        one, other = self.wording.of_all(gold.content), self.wording.of_all(predicted.content)
        return overlap(one, other) if one or other else 1.0

    def _statement_likeness(self, gold: Statement, predicted: Statement) -> tuple[float, ...] | None:
        cue = overlap(self.wording.of(gold.cue), self.wording.of(predicted.cue))
        return (cue, self.content_overlap(gold, predicted)) if cue else None

    def _event_likeness(self, gold: Event, predicted: Event) -> tuple[float, ...] | None:
        trigger = overlap(self.wording.of(gold.trigger), self.wording.of(predicted.trigger))
        return (trigger, float(gold.type == predicted.type)) if trigger else None
