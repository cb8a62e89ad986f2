"""Does the wording behind a seam go on with the wording before it? What both sides say, learned from news text.

`seams` knows the three characters on either side; here each side has `REACH`. What a side says is a list of numbers:
its characters' rows of `knowledge/contexts.bin`, the nearer the more, added up with the row of the pair at the seam;
what falls below nought is nought. The product of two sides is the odds. `scripts/build_contexts.py` learned the rows.
"""

from __future__ import annotations

import struct
import zlib
from functools import cache, lru_cache
from itertools import accumulate, islice, pairwise
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from zhnews.rules import shipped
from zhnews.seams import across

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Characters that have rows, the first for all others; pairs likewise; numbers in a row, and characters of a side.
VOCABULARY, PAIRS, DIMS, REACH = 5000, 8192, 48, 24
# What the rows' numbers, and the weights of the sides' product, were multiplied by to be whole.
SCALE, WEIGHED = 256, 64
# The file begins with what is added to products, so that nought is half way between what is mostly said of a tail's own
# head and of another's; with the size of the characters' names; and with how many numbers follow those.
HEAD = "<fII"
# Tables of a side: for the character at the seam, for the one beside it, for the others, and for pairs.
_APART, _PAIRED = 2, 3
_SIZES = (VOCABULARY, VOCABULARY, VOCABULARY, PAIRS + 1)
# Bytes of a row: a number has sixteen levels, `_EVEN` of them below nought.
ROW, _EVEN = DIMS // 2, 8
# What is added so that no lane of a sum falls below nought, and the lanes of sums and of products, in bytes.
_BASE, _LANE, PRODUCT = 1 << 24, 4, 8
# Sides that are turned about at once: what takes memory is then the columns alone.
_AT_ONCE = 256
_UNIT = SCALE * SCALE * WEIGHED
_SUM = struct.Struct(f"<{DIMS}I")
_SIDE = struct.Struct(f"<{DIMS}Q")
_LEVELS = tuple(struct.pack("<II", byte & 15, byte >> 4) for byte in range(256))


class _Side(NamedTuple):
    """What each character away from the seam counts, then what the pair does; and the tables.

    `start` is what is there before any character, and `bases` say what is nought for so many.
    """

    counts: tuple[int, ...]
    bases: tuple[int, ...]
    start: int
    tables: tuple[memoryview, ...]


class _Model(NamedTuple):
    """What is added to products, the rows' numbers of characters and of pairs, and the sides, tails' first."""

    even: float
    numbers: tuple[dict[str, int], dict[str, int]]
    sides: tuple[_Side, _Side]
    weights: tuple[int, ...]


@cache
def _model() -> _Model:
    packed = shipped("contexts.bin")
    data = zlib.decompress(packed, bufsize=2 * len(packed))
    at = struct.calcsize(HEAD)
    even, size, count = struct.unpack_from(HEAD, data)
    text = data[at : at + size].decode("utf-8")
    letters = {letter: number for number, letter in enumerate(text[: VOCABULARY - 1], start=1)}
    pairs = {text[k : k + 2]: number for number, k in enumerate(range(VOCABULARY - 1, len(text), 2), start=1)}
    numbers = struct.unpack_from(f"<{count}i", data, at + size)
    rows = memoryview(data)[at + size + 4 * count :]
    half = len(rows) // 2
    tails = _side(numbers[: REACH + 1 + DIMS], rows[:half])
    heads = _side(numbers[REACH + 1 + DIMS : -DIMS], rows[half:])
    return _Model(even, (letters, pairs), (tails, heads), numbers[-DIMS:])


def _side(numbers: Sequence[int], rows: memoryview) -> _Side:
    counts, bias = tuple(numbers[: REACH + 1]), numbers[REACH + 1 :]
    bases = (_BASE + _EVEN * (count + counts[REACH]) for count in accumulate(counts[:REACH], initial=0))
    start = int.from_bytes(_SUM.pack(*[_BASE + number for number in bias]), "little")
    ends = [0, *accumulate(size * ROW for size in _SIZES)]
    return _Side(counts, tuple(bases), start, tuple(rows[a:b] for a, b in pairwise(ends)))


@lru_cache(2048)
def _row(side: int, table: int, letters: str) -> int:
    """Return the row of a character, or of a pair, in a table as one long number, a lane to each of its levels."""
    model = _model()
    number = model.numbers[len(letters) > 1].get(letters, 0)
    row = model.sides[side].tables[table][number * ROW : (number + 1) * ROW]
    return int.from_bytes(b"".join([_LEVELS[byte] for byte in row]), "little")


def _said(side: int, characters: str, pair: str) -> list[int]:
    """Return what a side's characters say, the one at the seam first."""
    counts, bases, start, _ = _model().sides[side]
    # The two at the seam have tables of their own, and so have pairs.
    rows = [_row(side, min(_APART, k), letter) for k, letter in enumerate(characters)]
    total = start + sum(map(mul, rows, counts)) + _row(side, _PAIRED, pair) * counts[REACH]
    base = bases[len(characters)]
    lanes = _SUM.unpack(total.to_bytes(DIMS * _LANE, "little"))
    return [lane - base if lane > base else 0 for lane in lanes]


def tail_side(text: str) -> list[int]:
    """Return what the text before a seam says."""
    text = text.replace(" ", "")[-REACH:]
    return _said(0, text[::-1], text[-2:])


def head_side(text: str) -> list[int]:
    """Return what the text behind a seam says."""
    text = text.replace(" ", "")[:REACH]
    return list(map(mul, _said(1, text, text[:2]), _model().weights))


def met(tail: Sequence[int], head: Sequence[int]) -> float:
    """Return the odds, as a logarithm, that two sides belong together rather than by chance, beyond what `seam` says.

    >>> before = tail_side("市民反映江边的路灯坏了半年,区里昨天派工人更换了一百盏路")
    >>> river, play = head_side("灯,江边的夜里又亮了。"), head_side("演的新剧在剧场里连演十场,观众站起来鼓掌。")
    >>> met(before, river) > met(before, play)
    True
    """
    product: int = sum(map(mul, tail, head))
    return product / _UNIT + _model().even


def goes_on(tail: str, head: str) -> float:
    """Return the odds, as a logarithm, that a head goes on where a tail breaks off: all that is known of both.

    >>> goes_on("工人更换了一百盏路", "灯,夜里又亮了。") > goes_on("工人更换了一百盏路", "演的新剧连演十场。")
    True
    """
    return across(tail, head) + met(tail_side(tail), head_side(head))


def columns(heads: Iterable[Sequence[int]]) -> list[bytearray]:
    """Return what many heads say turned about: for each number of a side those of all heads, `PRODUCT` bytes each."""
    found = [bytearray() for _ in range(DIMS)]
    rest = iter(heads)
    while some := b"".join([_SIDE.pack(*head) for head in islice(rest, _AT_ONCE)]):
        packed = memoryview(some).cast("Q")
        for k, column in enumerate(found):
            column.extend(packed[k::DIMS].tobytes())
    return found


def all_met(tail: Sequence[int], heads: Sequence[bytearray]) -> list[float]:
    """Return what `met` does for a tail with each of many heads, given as `columns`: each takes a tenth of the time.

    >>> heads = [head_side("灯,江边的夜里又亮了。"), head_side("演的新剧在剧场里连演十场。")]
    >>> before = tail_side("工人更换了一百盏路")
    >>> all_met(before, columns(heads)) == [met(before, head) for head in heads]
    True
    """
    size = len(heads[0])
    said = zip(tail, heads, strict=True)
    total = sum([number * int.from_bytes(column, "little") for number, column in said if number])
    found = struct.unpack(f"<{size // PRODUCT}Q", total.to_bytes(size, "little"))
    even = _model().even
    return [number / _UNIT + even for number in found]
