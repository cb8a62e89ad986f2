"""Learn what follows what across a seam from news text, and write zhnews/knowledge/seams.bin.

    python scripts/build_seams.py CORPUS.txt.xz …        (needs numpy, which zhnews does not; about twenty minutes)

The weights are those of a hashed linear model: the characters around a seam, in the eight views of `zhnews.seams`, are
to tell the true head of a tail from seven others by chance. Each weight that too little speaks for is nought (FTRL with
an absolute penalty); the others are rounded to the levels of `BOUNDS`. One line in fifty is held out; the share of its
tails that get their own head back from among eight is printed, each tail taking its best.
"""

from __future__ import annotations

import lzma
import sys
import zlib
from pathlib import Path

import numpy as np

from zhnews.seams import BITS, LEVELS, UNIT
from zhnews.source import fold

OUT = Path(__file__).parents[1] / "zhnews" / "knowledge" / "seams.bin"
HELD_OUT, CANDIDATES, BATCH = 50, 8, 65_536
# How fast weights move, what must speak for one before it is more than nought, and what steadies the rarest.
RATE, PENALTY, STEADY = 0.5, 1.6, 1.0
# Weights are rounded to the mean of those between two bounds; those around nought become nought.
BOUNDS = (-2.4, -1.4, -0.9, -0.56, 0.56, 0.9, 1.4, 1.9, 2.4, 3.4, 4.4)
ENDS = np.array([ord(c) for c in "。!?;\n"], dtype=np.uint32)
U = np.uint32


def read(paths: list[str]) -> list[np.ndarray]:
    """Return the characters of the lines to learn from, and of those held out."""
    learn: list[str] = []
    held: list[str] = []
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(fold(file.read()).replace(" ", "").split("\n")):
                (learn if number % HELD_OUT else held).append(line)
    return [np.frombuffer("\n".join(lines).encode("utf-32-le"), dtype=np.uint32) for lines in (learn, held)]


def seams(text: np.ndarray) -> np.ndarray:
    """Return the places inside sentences at which a seam may part the text."""
    inside = np.arange(3, len(text) - 3)
    window = np.stack([text[inside - 2], text[inside - 1], text[inside], text[inside + 1]])
    return inside[~np.isin(window, ENDS).any(axis=0)]


def places(text: np.ndarray, tails: np.ndarray, heads: np.ndarray) -> list[np.ndarray]:
    """Return where in the table the views of each seam stand: `zhnews.seams.places` for many at once."""
    a3, a2, a1 = text[tails - 3], text[tails - 2], text[tails - 1]
    b1, b2, b3 = text[heads], text[heads + 1], text[heads + 2]
    one, after = a1 * U(2654435761), b1 * U(2246822519)
    two, after_two = one + a2 * U(2654445123), after + b2 * U(1181783497)
    three, after_three = two + a3 * U(400828913), after_two + b3 * U(2971215073)
    aside, beyond = a2 * U(3266489917), b2 * U(668265263)
    views = [(one, after), (two, after), (one, after_two), (two, after_two), (three, after), (one, after_three)]
    found = []
    for number, (left, right) in enumerate([*views, (aside, after), (one, beyond)]):
        mixed = (left ^ (right * U(374761393))) + np.array(number, dtype=U) * U(2654435769)
        mixed ^= mixed >> U(16)
        mixed = mixed * U(2246822519)
        mixed ^= mixed >> U(13)
        found.append((mixed * U(3266489917)) >> U(32 - BITS))
    return found


def learn(text: np.ndarray) -> np.ndarray:
    """Return the weights: one pass over all seams in batches, each against heads of its own batch."""
    weights, squares, pulls = (np.zeros(1 << BITS, np.float32) for _ in range(3))
    order = np.random.default_rng(0).permutation(seams(text))
    for start in range(0, len(order) - BATCH, BATCH):
        tails = order[start : start + BATCH]
        found = [places(text, tails, np.roll(tails, k * 37)) for k in range(CANDIDATES)]
        scores = np.stack([sum(weights[view] for view in views) for views in found])
        odds = np.exp(scores - scores.max(0))
        odds /= odds.sum(0)
        odds[0] -= 1
        at = np.concatenate([view for views in found for view in views]).astype(np.int32)
        place, slope = total(at, np.concatenate([odds[k] for k in range(CANDIDATES) for _ in found[k]]))
        before = np.sqrt(squares[place])
        squares[place] += slope * slope
        after = np.sqrt(squares[place])
        pull = pulls[place] = pulls[place] + slope - (after - before) / RATE * weights[place]
        free = -(pull - np.sign(pull) * PENALTY) / ((STEADY + after) / RATE)
        weights[place] = np.where(np.abs(pull) <= PENALTY, 0, free)
    return weights


def total(at: np.ndarray, pull: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the places met, each once, and the sum of what pulls at each."""
    order = np.argsort(at, kind="stable")
    at, sums = at[order], np.cumsum(pull[order], dtype=np.float64)
    last = np.r_[at[1:] != at[:-1], True]
    return at[last], np.diff(np.r_[0, sums[last]]).astype(np.float32)


def pack(weights: np.ndarray) -> tuple[bytes, np.ndarray]:
    """Return the table as `zhnews.seams` reads it, levels first, then two weights to a byte; and what it gives back."""
    level = np.searchsorted(np.array(BOUNDS, np.float32), weights).astype(np.uint8)
    means = [float(weights[level == k].mean()) for k in range(len(BOUNDS) + 1)]
    nought = int(np.searchsorted(BOUNDS, 0.0))
    steps = np.array([round(mean * UNIT) * (k != nought) for k, mean in enumerate(means)], np.int8)
    head = steps.tobytes().ljust(LEVELS, b"\0")
    return zlib.compress(head + (level[0::2] | level[1::2] << 4).tobytes(), 9), steps[level]


def accuracy(table: np.ndarray, text: np.ndarray) -> float:
    """Return the share of held-out tails whose own head scores highest among CANDIDATES."""
    tails = np.random.default_rng(1).permutation(seams(text))[:16_000].reshape(-1, CANDIDATES)
    rolled = [places(text, tails, np.roll(tails, -k, axis=1)) for k in range(CANDIDATES)]
    scores = np.stack([sum(table[view].astype(np.int32) for view in views) for views in rolled])
    return float((scores.argmax(axis=0) == 0).mean())


def main() -> None:
    """Read the corpora named, learn, report and write."""
    text, held = read(sys.argv[1:])
    packed, table = pack(learn(text))
    OUT.write_bytes(packed)
    print(f"{len(text):,} characters; right {accuracy(table, held):.3f} of {CANDIDATES} heads; {len(packed):,} bytes")


if __name__ == "__main__":
    main()
