"""Fitting: passes over examples in batches of like length, with a rate that rises and then falls."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from riwaya.extraction.learned.pieces import END, PAD, UNKNOWN
from riwaya.training.examples import Example
from riwaya.training.reader import WEIGHTS, Batch, Reader, loss

_HIDDEN = 0.15  # of the pieces, where words are hidden


@dataclass(frozen=True, slots=True)
class Plan:
    """How to fit: rates of the encoder's last layer and of the heads, and what each layer below has of it."""

    epochs: float
    rate: float = 1e-4
    head_rate: float = 5e-4
    decay: float = 0.9
    pieces: int = 2400
    hide: bool = False
    seed: int = 1
    warm: float = 0.1
    unhinted: float = 0.25


def fit(reader: Reader, examples: Sequence[Example], plan: Plan, tell: Callable[[str], None]) -> None:
    """Fit a reader, in place; `tell` gets a line from time to time."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    groups = _groups(reader, plan)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    batches = list(_epochs(examples, plan, chance))
    warm = max(1, int(plan.warm * len(batches)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: n / warm if n < warm else max(0.02, (len(batches) - n) / (len(batches) - warm))
    )
    reader.train()
    began, seen, sums = time.monotonic(), 0, dict[str, list[float]]()
    for number, chosen in enumerate(batches, 1):
        bare = {row for row in range(len(chosen)) if chance.random() < plan.unhinted}
        batch = Batch([examples[index] for index in chosen], bare)
        with torch.autocast("cpu", torch.bfloat16):
            losses = loss(reader, batch, _hide(batch, chance) if plan.hide else None)
            total = torch.stack([WEIGHTS[name] * value for name, value in losses.items()]).sum()
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        seen += sum(len(e.pieces) for e in batch.examples)
        for name, value in losses.items():
            sums.setdefault(name, []).append(float(value.detach()))
        if number % 50 == 0 or number == len(batches):
            told = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in sums.items())
            tell(f"{number}/{len(batches)} {seen / (time.monotonic() - began):.0f} words/s {told}")
            sums.clear()
    reader.eval()


def _groups(reader: Reader, plan: Plan) -> list[dict[str, object]]:
    """Return the parameters with their rates; the words' table stays as it is."""
    encoder = reader.encoder
    encoder.word.weight.requires_grad_(False)
    depth = len(encoder.layers)
    groups: list[dict[str, object]] = [
        {"params": list(layer.parameters()), "lr": plan.rate * plan.decay ** (depth - 1 - number)}
        for number, layer in enumerate(encoder.layers)
    ]
    low = [*encoder.position.parameters(), *encoder.norm.parameters()]
    groups.append({"params": low, "lr": plan.rate * plan.decay**depth})
    groups.append({"params": list(encoder.hints.parameters()), "lr": plan.head_rate})
    inside = {id(p) for p in encoder.parameters()}
    groups.append({"params": [p for p in reader.parameters() if id(p) not in inside], "lr": plan.head_rate})
    return groups


def _epochs(examples: Sequence[Example], plan: Plan, chance: random.Random) -> Iterator[list[int]]:
    """Yield the indices of every batch of all epochs; a part of an epoch is the first of it."""
    left = plan.epochs
    sizes = [sum(map(len, e.pieces)) + 2 for e in examples]
    while left > 0:
        order = sorted(range(len(examples)), key=lambda i: sizes[i] * (1 + 0.2 * chance.random()))
        batches, batch = [], list[int]()
        for index in order:
            if batch and max(sizes[index], *(sizes[i] for i in batch)) * (len(batch) + 1) > plan.pieces:
                batches.append(batch)
                batch = []
            batch.append(index)
        batches.append(batch)
        chance.shuffle(batches)
        yield from batches[: max(1, int(min(1.0, left) * len(batches)))]
        left -= 1


def _hide(batch: Batch, chance: random.Random) -> tuple[Tensor, Tensor]:
    """Hide some pieces: most become the unknown piece, some another one, some stay."""
    generator = torch.Generator().manual_seed(chance.getrandbits(32))
    picked = (torch.rand(batch.ids.shape, generator=generator) < _HIDDEN) & (batch.ids > UNKNOWN)
    ids = batch.ids.clone()
    roll = torch.rand(batch.ids.shape, generator=generator)
    ids[picked & (roll < 0.8)] = UNKNOWN
    if not picked.any():
        picked[0, 1] = True
    return ids, picked & (batch.ids != PAD) & (batch.ids != END) | picked
