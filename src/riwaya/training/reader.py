"""The reader: the encoder and its heads, and what it loses on examples.

Words are scored by their first piece. Tags of words come from linear heads. A cue points at where its source
and content begin and end, and a trigger labels every word with its role, by bilinear scores (Dozat and
Manning 2017) with a bias for the distance; so statements may nest, overlap and share words.
"""

from collections.abc import Collection, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from riwaya.extraction.learned.hints import SIZES
from riwaya.extraction.learned.labels import (
    CUE_TAGS,
    MENTION_TAGS,
    NAME_TAGS,
    POINTERS,
    ROLE_TAGS,
    TRIGGER_TAGS,
    VOICED,
)
from riwaya.extraction.learned.pieces import BEGIN, END, PAD
from riwaya.model.codebook import ACTS
from riwaya.training.encoder import Encoder
from riwaya.training.examples import Example

HEADS = {
    "names": len(NAME_TAGS),
    "mentions": len(MENTION_TAGS),
    "cues": len(CUE_TAGS),
    "triggers": len(TRIGGER_TAGS),
    "act": len(ACTS),
    "outlet": len(VOICED),
    "voice": len(VOICED),
}
"""The heads that score every word, and how many labels each has."""
FACTOR = 48  # width of the bilinear scores
REACH = 40  # words: the distance from which all are alike
WEIGHTS = {
    "names": 1.0,
    "mentions": 1.0,
    "cues": 2.0,
    "triggers": 2.0,
    "act": 1.0,
    "outlet": 1.0,
    "voice": 1.0,
    "pointers": 2.0,
    "roles": 2.0,
    "words": 0.5,
}


class Reader(nn.Module):
    """Pieces to scores of words and of pairs of words."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.shape.width
        pairs = len(POINTERS) + len(ROLE_TAGS)
        self.even = nn.LayerNorm(width, eps=1e-6)
        self.hints = nn.ModuleList(nn.Embedding(size, width) for size in SIZES)
        for hint in self.hints:
            nn.init.normal_(hint.weight, std=0.02)
        self.tags = nn.Linear(width, sum(HEADS.values()))
        self.query, self.key = (nn.Linear(width, pairs * FACTOR) for _ in range(2))
        self.alone = nn.Linear(width, pairs)
        self.near = nn.Parameter(torch.zeros(pairs, 2 * REACH + 1))
        self.dense, self.norm = nn.Linear(width, width), nn.LayerNorm(width, eps=1e-12)
        self.unmask = nn.Parameter(torch.zeros(encoder.shape.words))
        nn.init.eye_(self.dense.weight)
        for module in (self.query, self.key):
            nn.init.normal_(module.weight, std=0.05)

    def forward(self, ids: Tensor, present: Tensor, first: Tensor, hinted: Tensor) -> tuple[Tensor, ...]:
        """Take pieces (batch, length) and the positions of words' first pieces (batch, words + 1).

        Position 0 is the window itself. Return scores of tags, queries, keys and lone scores of words.
        """
        words = self.words(self.encoder(ids, present, hinted), first, hinted)
        return self.tags(words), self.query(words), self.key(words), self.alone(words)

    def words(self, vectors: Tensor, first: Tensor, hinted: Tensor) -> Tensor:
        """Return the words' vectors: those of their first pieces, made even, and their hints once more."""
        words = self.even(vectors.gather(1, first[:, :, None].expand(-1, -1, vectors.shape[2])))
        for hint, values in zip(self.hints, hinted, strict=True):
            words = words + hint(values.gather(1, first))
        return words

    def pair_scores(self, query: Tensor, key: Tensor, alone: Tensor, at: Tensor) -> Tensor:
        """Return (pairs, words + 1) scores of one word, given its index, with all words of its window."""
        count = key.shape[0]
        q, k = query.view(-1, FACTOR), key.view(count, -1, FACTOR)
        distance = (torch.arange(count) - at).clamp(-REACH, REACH) + REACH
        return torch.einsum("pf,npf->pn", q, k) / FACTOR**0.5 + alone.T + self.near[:, distance]


class Batch:
    """Examples padded to one length; those of the rows `unhinted` without their hints."""

    def __init__(self, examples: Sequence[Example], unhinted: Collection[int] = ()) -> None:
        self.examples = examples
        longest = max(sum(map(len, e.pieces)) for e in examples) + 2
        most = max(len(e.pieces) for e in examples) + 1
        self.ids = torch.full((len(examples), longest), PAD)
        self.first = torch.zeros((len(examples), most), dtype=torch.long)
        self.hinted = torch.zeros((len(SIZES), len(examples), longest), dtype=torch.long)
        for row, example in enumerate(examples):
            line = [BEGIN]
            for index, word in enumerate(example.pieces, 1):
                self.first[row, index] = len(line)
                line += word
            line.append(END)
            self.ids[row, : len(line)] = torch.tensor(line)
            if example.hints and row not in unhinted:
                spread = [h for word, h in zip(example.pieces, example.hints, strict=True) for _ in word]
                self.hinted[:, row, 1 : len(spread) + 1] = torch.tensor(spread).T
        self.present = self.ids != PAD


def loss(reader: Reader, batch: Batch, masked: tuple[Tensor, Tensor] | None = None) -> dict[str, Tensor]:
    """Return what the reader loses on a batch, by head.

    `masked` are the pieces with some hidden and which those are: then it also has to say what they were.
    """
    ids = batch.ids if masked is None else masked[0]
    vectors = reader.encoder(ids, batch.present, batch.hinted)
    words = reader.words(vectors, batch.first, batch.hinted)
    tags, query, key, alone = reader.tags(words), reader.query(words), reader.key(words), reader.alone(words)
    tags, query, key, alone = (t.float() for t in (tags, query, key, alone))
    losses = _tag_losses(tags, batch)
    losses.update(_pair_losses(reader, query, key, alone, batch))
    if masked is not None:
        hidden = vectors[masked[1]]
        guess = reader.norm(functional.gelu(reader.dense(hidden)))
        scores = (guess @ reader.encoder.word.weight.T.to(guess.dtype)).float() + reader.unmask
        losses["words"] = functional.cross_entropy(scores, batch.ids[masked[1]])
    return losses


def split_tags(tags: Tensor) -> dict[str, Tensor]:
    """Return the scores of every head by its name."""
    return dict(zip(HEADS, tags.split(list(HEADS.values()), dim=-1)))


def _tag_losses(tags: Tensor, batch: Batch) -> dict[str, Tensor]:
    heads = split_tags(tags)
    losses: dict[str, Tensor] = {}
    for name in ("names", "mentions", "cues", "triggers"):
        marked = [
            (row, labels) for row, e in enumerate(batch.examples) for labels in [getattr(e, name)] if labels
        ]
        if marked:
            scores = torch.cat([heads[name][row, 1 : len(labels) + 1] for row, labels in marked])
            target = torch.tensor([label for _, labels in marked for label in labels])
            losses[name] = functional.cross_entropy(scores, target) * 10
    said = [(row, s.cue + 1, s.act) for row, e in enumerate(batch.examples) for s in e.said]
    if said:
        rows, at, act = map(list, zip(*said))
        losses["act"] = functional.cross_entropy(heads["act"][rows, at], torch.tensor(act))
    told = [
        (row, h.trigger + 1, h.outlet, h.voice) for row, e in enumerate(batch.examples) for h in e.happenings
    ]
    if told:
        rows, at, outlet, voice = map(list, zip(*told))
        losses["outlet"] = functional.cross_entropy(heads["outlet"][rows, at], torch.tensor(outlet))
        losses["voice"] = functional.cross_entropy(heads["voice"][rows, at], torch.tensor(voice))
    return losses


def _pair_losses(
    reader: Reader, query: Tensor, key: Tensor, alone: Tensor, batch: Batch
) -> dict[str, Tensor]:
    pointed, roles = [], []
    for row, example in enumerate(batch.examples):
        count = len(example.pieces) + 1
        at = [s.cue + 1 for s in example.said] + [h.trigger + 1 for h in example.happenings]
        if not at:
            continue
        q = query[row, at].view(len(at), -1, FACTOR)
        k = key[row, :count].view(count, -1, FACTOR)
        distance = (torch.arange(count)[None] - torch.tensor(at)[:, None]).clamp(-REACH, REACH) + REACH
        scores = torch.einsum("apf,npf->apn", q, k) / FACTOR**0.5 + alone[row, :count].T[None]
        scores = scores + reader.near[:, distance].transpose(0, 1)
        for number, s in enumerate(example.said):
            source, content = s.source or (-1, 0), s.content or (-1, 0)
            target = torch.tensor([source[0] + 1, source[1], content[0] + 1, content[1]])
            pointed.append(functional.cross_entropy(scores[number, : len(POINTERS)], target))
        for number, h in enumerate(example.happenings, len(example.said)):
            labels = torch.zeros(count, dtype=torch.long)
            for role, start, end in h.roles:
                labels[start + 2 : end + 1] = ROLE_TAGS.index(f"I-{role}")
                labels[start + 1] = ROLE_TAGS.index(f"B-{role}")
            roles.append(functional.cross_entropy(scores[number, len(POINTERS) :].T, labels) * 5)
    losses = {}
    if pointed:
        losses["pointers"] = torch.stack(pointed).mean()
    if roles:
        losses["roles"] = torch.stack(roles).mean()
    return losses
