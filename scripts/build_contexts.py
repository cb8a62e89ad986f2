"""Learn what wording leads up to what across a seam from news text, and write zhnews/knowledge/contexts.bin.

    python scripts/build_contexts.py CORPUS.txt.xz …     (needs numpy and torch, which zhnews does not; an hour)

Two towers, one for the text before a seam and one for the text behind it: each adds up what its characters say, `REACH`
of them, by a table for the first, one for the second and one for the others, and by a table of common pairs at the
seam; what falls below nought is nought. The towers' product is added to what `zhnews.seams` says of the seam. Learned
on stretches of text with `SEAMS` seams each, every head against every tail. The last part of the way is gone with the
tables rounded to sixteen levels, as they are written. One line in fifty is held out, as for the seams.
"""

from __future__ import annotations

import struct
import sys
import time
import zlib
from pathlib import Path

import numpy as np
import torch
from build_seams import places, read, seams
from torch.nn import functional

from zhnews.contexts import DIMS, HEAD, PAIRS, REACH, SCALE, VOCABULARY, WEIGHED
from zhnews.seams import LEVELS
from zhnews.seams import _table as seam_table

OUT = Path(__file__).parents[1] / "zhnews" / "knowledge" / "contexts.bin"
SECONDS, ROUNDED = 2400, 0.25  # how long is learned, and the last part of it with rounded tables
SEAMS, SPAN, STRETCHES = 16, 3000, 384  # seams in a stretch, its characters, and stretches in a batch
RATE = 3e-3
# A context is cut short so often, and so often it ends where its paragraph does.
CUT, ENDED = 0.3, 0.5
# How much whether a pair belongs together counts beside which pair does.
ODDS = 0.1
NEWLINE = 10
GROUPS = ((0, 1), (1, 2), (2, REACH))


class Text:
    """Characters with their numbers in the vocabulary, the pairs of them that have one, and where seams may be."""

    def __init__(self, text: np.ndarray, numbers: np.ndarray) -> None:
        self.text, self.seams = text, seams(text)
        self.numbers, self.newline = numbers[text], int(numbers[NEWLINE])

    def stretches(self, count: int, rng: np.random.Generator, size: int = SEAMS) -> np.ndarray:
        """Return the places of so many seams in each of about so many stretches."""
        starts = rng.integers(0, len(self.text) - SPAN, count)
        low, high = np.searchsorted(self.seams, starts), np.searchsorted(self.seams, starts + SPAN)
        enough = high - low > 4 * size
        low, high = low[enough], high[enough]
        return self.seams[low[:, None] + (rng.random((len(low), size)) * (high - low)[:, None]).astype(int)]


class Towers(torch.nn.Module):
    """The two towers: what a side of a seam says, as numbers of which most are nought."""

    def __init__(self, pair_numbers: torch.Tensor) -> None:
        super().__init__()
        sizes = [VOCABULARY] * len(GROUPS) + [PAIRS + 1]
        self.tables = torch.nn.ParameterList([torch.randn(size, DIMS) * 0.05 for _ in range(2) for size in sizes])
        self.far = torch.nn.Parameter(torch.ones(2, REACH - 2))
        self.bias = torch.nn.Parameter(torch.zeros(2, DIMS))
        self.weights = torch.nn.Parameter(torch.full((DIMS,), 0.3))
        self.even = torch.nn.Parameter(torch.tensor(-1.0))
        self.pair_numbers, self.steps = pair_numbers, None

    def table(self, number: int) -> torch.Tensor:
        """Return a table, rounded where it is time for that: what is learned is then passed on as if it were not."""
        table = self.tables[number]
        if self.steps is None:
            return table
        step = self.steps[number]
        return table + (torch.clamp(torch.round(table / step), -8, 7) * step - table).detach()

    def side(self, numbers: torch.Tensor, side: int) -> torch.Tensor:
        """Return what a side says; `numbers` are its characters from the seam on, -1 for none."""
        flat = numbers.reshape(-1, REACH)
        there = (flat >= 0).float()
        there = torch.cat([there[:, :2], there[:, 2:] * self.far[side]], 1)
        flat = flat.clamp(min=0)
        first = side * (len(GROUPS) + 1)
        near, beside = flat[:, 0], flat[:, 1]
        pairs = self.pair_numbers[(near * VOCABULARY + beside) if side else (beside * VOCABULARY + near)]
        said = self.bias[side] + functional.embedding(pairs, self.table(first + len(GROUPS)))
        for k, (low, high) in enumerate(GROUPS):
            some, weights = flat[:, low:high], there[:, low:high]
            said = said + functional.embedding_bag(
                some, self.table(first + k), mode="sum", per_sample_weights=weights.contiguous()
            )
        return torch.relu(said).reshape(*numbers.shape[:-1], DIMS)

    def forward(self, tails: torch.Tensor, heads: torch.Tensor, said: torch.Tensor) -> torch.Tensor:
        """Return the odds of every head of a stretch with every tail, as logarithms."""
        product = torch.einsum("nid,njd,d->nij", self.side(tails, 0), self.side(heads, 1), self.weights.abs())
        return product + said + self.even


def batch(text: Text, found: np.ndarray, table: np.ndarray, rng: np.random.Generator | None) -> list[torch.Tensor]:
    """Return the contexts of seams, and what the table of seams says; with `rng` contexts are cut as on pages."""
    count, size = found.shape
    off = np.arange(1, REACH + 1)
    last = len(text.text) - 1
    sides = [text.numbers[np.clip(at, 0, last)] for at in (found[..., None] - off, found[..., None] + off - 1)]
    for side in sides:
        end = (side == text.newline).cumsum(-1) > 0
        if rng is not None:
            room = np.where(rng.random((count, size)) < CUT, rng.integers(3, REACH + 1, (count, size)), REACH)
            end &= (rng.random((count, size)) < ENDED)[..., None]
            end |= (np.arange(REACH) >= room[..., None]) | (side == text.newline)
        side[end] = -1
    pairs = np.repeat(found, size, 1).ravel(), np.tile(found, (1, size)).ravel()
    said = sum(table[view] for view in places(text.text, *pairs)).reshape(count, size, size)
    return [torch.from_numpy(side.astype(np.int64)) for side in sides] + [torch.from_numpy(said)]


def common_pairs(text: Text) -> tuple[np.ndarray, torch.Tensor]:
    """Return the commonest pairs of characters, and the number of each pair, 0 for the others."""
    a, b = text.numbers[:-1].astype(np.int64), text.numbers[1:].astype(np.int64)
    known = (a > 0) & (b > 0) & (a != text.newline) & (b != text.newline)
    counts = np.bincount((a * VOCABULARY + b)[known], minlength=VOCABULARY**2)
    best = np.argsort(-counts)[:PAIRS]
    numbers = np.zeros(VOCABULARY**2, np.int64)
    numbers[best] = np.arange(1, PAIRS + 1)
    return best, torch.from_numpy(numbers)


def steps_of(tables: list[torch.Tensor]) -> list[float]:
    """Return for each table the step between two levels that rounding costs least with."""
    found = []
    for table in tables:
        tried = [float(table.std()) * share for share in np.arange(0.15, 1.0, 0.05)]
        costs = [float(((torch.clamp(torch.round(table / s), -8, 7) * s - table) ** 2).mean()) for s in tried]
        found.append(tried[int(np.argmin(costs))])
    return found


def learn(net: Towers, text: Text, table: np.ndarray, seconds: float) -> None:
    """Learn for so many seconds."""
    rng = np.random.default_rng(0)
    best = torch.optim.Adam(net.parameters(), lr=RATE)
    start, own, steps = time.monotonic(), torch.arange(SEAMS), 0
    while (gone := (time.monotonic() - start) / seconds) < 1:
        if gone > 1 - ROUNDED and net.steps is None:
            net.steps = steps_of([t.detach() for t in net.tables])
        for group in best.param_groups:
            group["lr"] = RATE * (1 - gone) + 1e-5
        odds = net(*batch(text, text.stretches(STRETCHES, rng), table, rng))
        count = len(odds)
        target = own.expand(count, SEAMS).reshape(-1)
        which = functional.cross_entropy(odds.reshape(-1, SEAMS), target)
        which = which + functional.cross_entropy(odds.transpose(1, 2).reshape(-1, SEAMS), target)
        true = torch.eye(SEAMS).expand(count, SEAMS, SEAMS)
        whether = functional.binary_cross_entropy_with_logits(odds - np.log(SEAMS - 1), true, reduction="sum")
        loss = which / 2 + ODDS * whether / (count * SEAMS)
        best.zero_grad()
        loss.backward()
        best.step()
        steps += 1
        if steps % 500 == 0:
            print(f"{steps} steps, {time.monotonic() - start:.0f} s, loss {loss.item():.3f}", file=sys.stderr)


def judge(net: Towers, text: Text, table: np.ndarray) -> tuple[float, float]:
    """Return the share of held-out tails that score their own head of eight highest, and what the towers say between.

    That is half way between what they mostly say of a tail's own head and of another's.
    """
    tails, heads, said = batch(text, text.stretches(4000, np.random.default_rng(1), size=8), table, None)
    with torch.no_grad():
        odds = net(tails, heads, said)
        alone = odds - said - net.even
    own = torch.eye(8, dtype=torch.bool).expand(odds.shape)
    right = float((odds.argmax(2) == torch.arange(8)).float().mean())
    return right, float(alone[own].median() + alone[~own].median()) / 2


def written(net: Towers, letters: str, even: float) -> bytes:
    """Return the tables as `zhnews.contexts` reads them."""
    numbers: list[int] = []
    rows = []
    sides = len(GROUPS) + 1
    for side in range(2):
        first = side * sides
        near, beside, far, pair = (net.steps[first + k] * SCALE for k in range(sides))
        numbers += [round(n) for n in (near, beside, *(share * far for share in net.far[side].tolist()), pair)]
        numbers += [round(number * SCALE) for number in net.bias[side].tolist()]
        for k in range(sides):
            table, step = net.tables[first + k].detach(), net.steps[first + k]
            level = (torch.clamp(torch.round(table / step), -8, 7) + 8).to(torch.uint8).numpy()
            rows.append((level[:, 0::2] | level[:, 1::2] << 4).tobytes())
    numbers += [round(weight * WEIGHED) for weight in net.weights.abs().tolist()]
    text = letters.encode()
    head = struct.pack(HEAD, even, len(text), len(numbers)) + text + struct.pack(f"<{len(numbers)}i", *numbers)
    return zlib.compress(head + b"".join(rows), 9)


def main() -> None:
    """Read the corpora named, learn, report and write."""
    torch.manual_seed(0)
    raw, raw_held = read(sys.argv[1:])
    characters, counts = np.unique(raw, return_counts=True)
    kept = characters[np.argsort(-counts)[: VOCABULARY - 1]]
    numbers = np.zeros(0x110000, np.int32)
    numbers[kept] = np.arange(1, VOCABULARY)
    text, held = Text(raw, numbers), Text(raw_held, numbers)
    data, even, odd = seam_table()
    packed = np.frombuffer(data, np.uint8)[LEVELS:]
    table = np.empty(2 * len(packed), np.float32)
    table[0::2], table[1::2] = np.array(even, np.float32)[packed], np.array(odd, np.float32)[packed]
    pairs, pair_numbers = common_pairs(text)
    net = Towers(pair_numbers)
    learn(net, text, table, SECONDS)
    right, between = judge(net, held, table)
    names = "".join(map(chr, kept))
    letters = names + "".join(names[p // VOCABULARY - 1] + names[p % VOCABULARY - 1] for p in pairs.tolist())
    found = written(net, letters, -between)
    OUT.write_bytes(found)
    print(f"right {right:.3f} of 8 heads; {len(found):,} bytes; between {between:.2f}")


if __name__ == "__main__":
    main()
