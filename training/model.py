"""The network: one encoder, and heads that read its word vectors.

Encoder: the six layers of MiniLM (Wang et al. 2020) with small embeddings of case, quotation and line breaks beside the word pieces.
Grammar: part of speech, and arcs with labels by biaffine attention (Dozat and Manning 2017).
Attribution: words are scored as cue; each cue found is then read against its surroundings by two small layers that see how far each word
stands from it, and a linear chain (Lafferty et al. 2001) decides which words are its source, cue and content, and whether it is one at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from secondhand.encoder.shapes import BREAKS, QUOTES, SHAPES
from secondhand.encoder.telling import DISTANCES

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ROLES = 4
"""None, source, cue, content."""
EAGER = 10.0
"""The sixteen scores of steps from role to role learn this much faster than weights, of which thousands work together."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head has, and how wide the small layers are."""

    upos: int
    xpos: int
    relation: int
    names: int
    entity: int
    arc: int = 256
    label: int = 96
    told: int = 128
    dropout: float = 0.2


class Block(nn.Module):
    """One layer of a transformer as in BERT: normalised after each half."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm_after = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x (batch, length, width); mask (batch, 1, 1, length) is true where something stands."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(batch, length, width)
        x = self.norm(x + F.dropout(self.out(mixed), self.dropout, self.training))
        return self.norm_after(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces and their shapes to vectors.

    The vectors of the word pieces stay as published, so that rare words keep their place beside those met in training, and steps cost less.
    """

    def __init__(self, vocabulary: int = 30522, positions: int = 512, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(positions, WIDTH)
        self.shapes = nn.ModuleList(nn.Embedding(size, WIDTH) for size in (SHAPES, QUOTES, BREAKS))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Block(WIDTH, HEADS, INNER, 0.0) for _ in range(layers))
        self.dropout = dropout
        self.words.weight.requires_grad_(False)
        for table in self.shapes:
            nn.init.normal_(table.weight, std=0.01)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """ids (batch, length), shapes (batch, length, 3), mask (batch, length) 1 or 0 -> (batch, length, WIDTH)."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        for k, table in enumerate(self.shapes):
            x = x + table(shapes[:, :, k])
        x = F.dropout(self.norm(x), self.dropout, self.training)
        hidden = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, hidden)
        return x

    def load_minilm(self, path: Path) -> None:
        """The weights of the published encoder; its token types are folded into the places."""
        old = load_file(path)
        old = {name.removeprefix("bert."): value.float() for name, value in old.items()}
        with torch.no_grad():
            self.words.weight.copy_(old["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(old["embeddings.position_embeddings.weight"] + old["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(old["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(old["embeddings.LayerNorm.bias"])
            for k, layer in enumerate(self.layers):
                at = f"encoder.layer.{k}."
                for end in ("weight", "bias"):
                    parts = [old[f"{at}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
                    getattr(layer.qkv, end).copy_(torch.cat(parts))
                    for mine, theirs in (
                        (layer.out, "attention.output.dense"),
                        (layer.norm, "attention.output.LayerNorm"),
                        (layer.up, "intermediate.dense"),
                        (layer.down, "output.dense"),
                        (layer.norm_after, "output.LayerNorm"),
                    ):
                        getattr(mine, end).copy_(old[f"{at}{theirs}.{end}"])


class Tags(nn.Module):
    """One label of each kind for each word, and how much it looks like a cue (none, begins, goes on)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.dropout = sizes.dropout
        for kind in ("upos", "xpos", "names", "entity"):
            setattr(self, kind, nn.Linear(WIDTH, getattr(sizes, kind)))
        self.cue_in = nn.Linear(WIDTH, sizes.told)
        self.cue = nn.Linear(sizes.told, 3)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """x (..., WIDTH) -> logits by kind."""
        x = F.dropout(x, self.dropout, self.training)
        found = {kind: getattr(self, kind)(x) for kind in ("upos", "xpos", "names", "entity")}
        found["cue"] = self.cue(F.gelu(self.cue_in(x)))
        return found

    def silence(self) -> None:
        """No word will look like a cue: for a network that is shown no attribution, and must not make any up."""
        nn.init.zeros_(self.cue.weight)
        with torch.no_grad():
            self.cue.bias.copy_(torch.tensor([0.0, -100.0, -100.0]))


class Arcs(nn.Module):
    """Scores of every word as head of every other, and of the label that the arc would have."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.dropout = sizes.dropout
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.into = nn.Linear(WIDTH, sizes.arc)
        self.out = nn.Linear(WIDTH, sizes.arc)
        self.into_label = nn.Linear(WIDTH, sizes.label)
        self.out_label = nn.Linear(WIDTH, sizes.label)
        self.arc = nn.Parameter(torch.empty(sizes.arc, sizes.arc + 1))
        self.label = nn.Parameter(torch.empty(sizes.label + 1, sizes.relation, sizes.label + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.02)

    def project(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """x (batch, words, WIDTH); a root stands before the heads."""
        heads = torch.cat([self.root.to(x.dtype).expand(x.shape[0], 1, -1), x], 1)
        x, heads = (F.dropout(y, self.dropout, self.training) for y in (x, heads))
        return tuple(  # type: ignore[return-value]
            F.gelu(layer(y)) for layer, y in ((self.into, x), (self.out, heads), (self.into_label, x), (self.out_label, heads))
        )

    def forward(self, into: Tensor, out: Tensor) -> Tensor:
        """What `project` made of words and heads -> arcs (batch, words, 1 + words)."""
        return into @ self.arc[:, 1:] @ out.transpose(1, 2) + into @ self.arc[:, :1]

    def chosen(self, x: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        """x (batch, words, WIDTH) and the heads (batch, words) -> arcs, and the labels of those heads (batch, words, relations)."""
        into, out, into_label, out_label = self.project(x)
        right = out_label.gather(1, heads[..., None].expand(-1, -1, out_label.shape[-1]))
        left, right = (F.pad(y, (0, 1), value=1.0) for y in (into_label, right))
        half = torch.einsum("bwi,irj->bwrj", left, self.label.to(left.dtype))
        return self(into, out), (half * right[:, :, None]).sum(-1)


class Telling(nn.Module):
    """Reads the words around a cue: which are its source, cue and content, and whether it is one at all."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.told
        self.dropout = sizes.dropout
        self.look = nn.Linear(WIDTH, width)
        self.ask = nn.Linear(WIDTH, width)
        self.far = nn.Embedding(DISTANCES, width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(Block(width, 4, 4 * width, sizes.dropout) for _ in range(2))
        self.role = nn.Linear(width, ROLES)
        self.held = nn.Linear(2 * width, 1)
        self.steps = nn.Parameter((torch.eye(ROLES) - 1) * 4 / EAGER)
        nn.init.normal_(self.far.weight, std=0.05)

    def forward(self, words: Tensor, cue: Tensor, far: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """words (cues, length, WIDTH), cue (cues, length) shares that sum to 1, far (cues, length), mask (cues, length)
        -> roles (cues, length, ROLES), held (cues,), all as scores."""
        asked = torch.einsum("cl,clw->cw", cue.to(words.dtype), words)
        x = self.look(words) + self.ask(asked)[:, None] + self.far(far)
        x = self.norm(F.dropout(x, self.dropout, self.training))
        hidden = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, hidden)
        here = torch.einsum("cl,clw->cw", cue.to(x.dtype), x)
        share = mask.to(x.dtype) / mask.sum(1, keepdim=True).clamp(min=1).to(x.dtype)
        around = torch.einsum("cl,clw->cw", share, x)
        return self.role(x), self.held(torch.cat([here, around], -1)).squeeze(-1)

    def loss(self, roles: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of the chain of roles, per word. roles (cues, length, ROLES), gold and mask (cues, length)."""
        roles, mask = roles.float(), mask.bool()
        at = roles.gather(2, gold[..., None]).squeeze(-1) * mask
        steps = self.steps * EAGER
        moved = steps[gold[:, :-1], gold[:, 1:]] * (mask[:, 1:] & mask[:, :-1])
        total = roles[:, 0]
        for k in range(1, roles.shape[1]):
            after = torch.logsumexp(total[:, :, None] + steps[None], 1) + roles[:, k]
            total = torch.where(mask[:, k, None], after, total)
        lost = torch.logsumexp(total, 1) - at.sum(1) - moved.sum(1)
        return lost.sum() / mask.sum()


class Network(nn.Module):
    """The encoder and every head."""

    def __init__(self, sizes: Sizes, encoder: Encoder | None = None) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder, self.tags, self.arcs, self.telling = encoder or Encoder(), Tags(sizes), Arcs(sizes), Telling(sizes)
