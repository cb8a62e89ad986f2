"""Does this head continue that tail? What the characters on both sides of a seam say, learned from news text.

`knowledge/seams.bin` is a table of weights, written by `scripts/build_seams.py`: each view of a seam (one to three
characters before it with one to three behind it) has its place in the table by a hash.
"""

from __future__ import annotations

import re
import struct
import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from zhnews.rules import lexicon, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = 0xFFFFFFFF
BITS = 24
# The table begins with its levels, in sixteenths of the natural logarithm of the odds; each byte after them holds two
# places' levels, the lower one first.
LEVELS, UNIT = 16, 16
# Characters beyond the edge of a text.
_BLANK = "\0\0\0"
# A closing mark, or a particle and then a mark: what no paragraph and no title begins with.
CANNOT_BEGIN = re.compile(r"[，。、；：？！)”’》\]…,.;:?!%/]|[吗呢吧嘛啦了的着们][，。？！,?!”]")
# Who speaks, or a word that leads on: of 206,000 paragraphs of the corpus 18 in a hundred begin so, of 1.2 million
# places inside their sentences 1.3; and what that says, as odds (a logarithm).
BEGINS = re.compile(
    r"[\u4e00-\u9fff·]{2,14}(?:说|表示|介绍|指出|认为|报导|报道|称|强调|坦言|透露|提到|写道)[,:]"
    r"|此外|另外|另一方面|与此同时|不过|然而|据悉|据了解|据介绍|据报|被问|对此|为此|随着|近年来|近日|今年以来"
    r"|当前,|目前,|至于|除了|根据|对于|[一二三四五]是"
)
BEGUN = 2.5
# What a pair of quotes or brackets on both sides of a seam says, or one without its other half; and what it says that
# an opened one is not closed soon. Measured with the weights of the table, on the lines held out.
BALANCED, OPEN_STILL = 2.0, 0.5
# What a word across a seam adds to what the table says of it.
CUT_WORD = 2.0
_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"), ("‘", "’"))
_PAIRED = re.compile("[“”《》()‘’]")
# A seam's views, a lane of bytes each: wide enough for the product of two of the hash's numbers.
VIEWS, LANE = 8, 8
_PACK = struct.Struct(f"<{VIEWS}Q").pack
# What tells the views apart.
_NUMBERS = _PACK(*(number * 2654435769 & _WORD for number in range(VIEWS)))

# Characters that hardly stand together across a seam by chance.
_ACROSS = 3


@cache
def _table() -> tuple[bytes, list[float], list[float]]:
    """Return the table, and what a byte of it says of an even place and of an odd one."""
    packed = shipped("seams.bin")
    data = zlib.decompress(packed, bufsize=LEVELS + (1 << BITS - 1))
    levels = [(level - 256 if level > 127 else level) / UNIT for level in data[:LEVELS]]
    return data, [levels[byte & 15] for byte in range(256)], [levels[byte >> 4] for byte in range(256)]


def seam(tail: str, head: str) -> float:
    """Return the odds, as a logarithm, that a head goes on where a tail breaks off rather than by chance.

    >>> seam("会议听取了有关情况的汇", "报并作出部署") > seam("会议听取了有关情况的汇", "车在桥头停下")
    True
    """
    return sum(_said(_lefts(tail[-6:]), _rights(head[:6])))


def glances(lefts: bytes, rights: bytes) -> list[float]:
    """Return what the two characters at each of many seams say: a part of what `seam` does, sooner told.

    >>> more, less = glances(tail_sides(["情况的汇", "情况的汇"]), head_sides(["报并作出", "车在桥头"]))
    >>> more > less
    True
    """
    return _said(lefts, rights, views=1)


def tail_sides(tails: Iterable[str]) -> bytes:
    """Return the side of tails in `glances`, `LANE` bytes each."""
    return b"".join([_lefts(tail[-6:])[:LANE] for tail in tails])


def head_sides(heads: Iterable[str]) -> bytes:
    """Return the side of heads in `glances`, `LANE` bytes each."""
    return b"".join([_rights(head[:6])[:LANE] for head in heads])


def _said(lefts: bytes, rights: bytes, views: int = VIEWS) -> list[float]:
    """Return what the table says of each view of one or more seams.

    All are hashed at once: each is a lane in one long number.
    """
    data, even, odd = _table()
    size = len(lefts)
    numbers, word, place = _lanes(size // LANE, views)
    mixed = (int.from_bytes(lefts, "little") ^ int.from_bytes(rights, "little")) + numbers & word
    mixed = ((mixed ^ mixed >> 16) & word) * 2246822519 & word
    mixed = ((mixed ^ mixed >> 13) & word) * 3266489917 >> (32 - BITS) & place
    places = struct.unpack(f"<{size // LANE}Q", mixed.to_bytes(size, "little"))
    return [odd[data[LEVELS + (p >> 1)]] if p & 1 else even[data[LEVELS + (p >> 1)]] for p in places]


def cuts_word(before: str, after: str) -> bool:
    """Tell whether a word of two to four characters lies across a line's end.

    >>> cuts_word("在首都体", "育馆举行"), cuts_word("举行了", "首都")
    (True, False)
    """
    last, first = before[-1:], after[:1]
    if not ("\u4e00" <= last <= "\u9fff" and "\u4e00" <= first <= "\u9fff"):
        return False
    words = lexicon()
    behind = words.get(last, "")
    if first in behind and (
        f"\n{first}\n" in behind or f"\n{after[:2]}\n" in behind or f"\n{after[:3]}\n" in behind
    ):
        return True
    behind = words.get(before[-2:-1], "")
    if f"\n{last}{first}" in behind and (f"\n{last}{first}\n" in behind or f"\n{last}{after[:2]}\n" in behind):
        return True
    return f"\n{before[-2:]}{first}\n" in words.get(before[-3:-2], "")


def across(tail: str, head: str) -> float:
    """Return what the characters across a seam say, and that they make a word: the odds as a logarithm, like `seam`.

    >>> across("在首都体", "育馆举行") - seam("在首都体", "育馆举行")
    2.0
    """
    return seam(tail, head) + (CUT_WORD if cuts_word(tail, head) else 0.0)


def all_across(tails: Sequence[str], heads: Sequence[str]) -> list[float]:
    """Return what `across` does for each tail with the head beside it: the more at once, the less each takes.

    >>> all_across(["在首都体", "在首都体"], ["育馆举行", "车停下"])[0] == across("在首都体", "育馆举行")
    True
    """
    lefts, rights = b"".join([_lefts(tail[-6:]) for tail in tails]), b"".join([_rights(head[:6]) for head in heads])
    views = zip(*[iter(_said(lefts, rights))] * VIEWS, strict=True)
    cut = map(cuts_word, tails, heads)
    return [sum(said) + CUT_WORD if is_cut else sum(said) for said, is_cut in zip(views, cut, strict=True)]


def balance(tail: str, head: str) -> float:
    """Return what the quotes and brackets say for a head going on with a tail: one that opens, another that closes.

    >>> balance("他说：“今天", "来了。”大家都笑"), balance("他说今天", "来了。”大家都笑"), balance("他说今天", "来了。")
    (2.0, -2.0, 0.0)
    """
    score = 0.0
    if not _PAIRED.search(tail) and not _PAIRED.search(head):
        return score
    for opening, closing in _PAIRS:
        opened = tail.rfind(opening) > tail.rfind(closing)
        closes, opens = head.find(closing), head.find(opening)
        closed = closes >= 0 and (opens < 0 or closes < opens)
        score += (BALANCED if closed else -OPEN_STILL) if opened else -BALANCED if closed else 0.0
    return score


@lru_cache(16)
def _lanes(count: int, views: int) -> tuple[int, int, int]:
    """Return for so many lanes what tells their views apart, the bits of their numbers, and of places in the table."""
    word, place = ((1 << bits) - 1 for bits in (32, BITS))
    repeated = [_NUMBERS[: views * LANE] * (count // views), word.to_bytes(LANE, "little") * count]
    repeated.append(place.to_bytes(LANE, "little") * count)
    numbers, word, place = (int.from_bytes(lanes, "little") for lanes in repeated)
    return numbers, word, place


@lru_cache(4096)
def _lefts(tail: str) -> bytes:
    """Return a tail's side of each view of a seam."""
    a3, a2, a1 = map(ord, (_BLANK + tail.replace(" ", ""))[-3:])
    one = a1 * 2654435761
    two = one + a2 * 2654445123
    three = two + a3 * 400828913
    return _PACK(*[side & _WORD for side in (one, two, one, two, three, one, a2 * 3266489917, one)])


@lru_cache(4096)
def _rights(head: str) -> bytes:
    """Return a head's side of each view of a seam."""
    b1, b2, b3 = map(ord, (head.replace(" ", "") + _BLANK)[:3])
    one = b1 * 2246822519
    two = one + b2 * 1181783497
    three = two + b3 * 2971215073
    return _PACK(*[side * 374761393 & _WORD for side in (one, one, two, two, one, three, one, b2 * 668265263)])


def is_said(tail: str, head: str, text: str) -> bool:
    """Tell whether three characters across a seam stand together in a text.

    >>> is_said("市长柳大", "川昨天", "柳大川说，船来了。"), is_said("市长柳大", "川昨天", "船来了。")
    (True, False)
    """
    across = (tail[-2:] + head[:1], tail[-1:] + head[:2])
    return any(len(some) == _ACROSS and some.isalpha() and some in text for some in across)
