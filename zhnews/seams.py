"""Does this head continue that tail? What the characters on both sides of a seam say, learned from news text.

`knowledge/seams.bin` is a table of weights, written by `scripts/build_seams.py`: each view of a seam (one to three
characters before it with one to three behind it) has its place in the table by a hash.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from importlib.resources import files

from zhnews.rules import lexicon

_WORD = 0xFFFFFFFF
BITS = 22
# A weight of the table is in sixteenths of the natural logarithm of the odds.
UNIT = 16
# Characters beyond the edge of a text.
_BLANK = "\0\0\0"
CANNOT_BEGIN = re.compile(r"[，。、；：？！)”’》\]…,.;:?!%]")
_ACROSS = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3))


@cache
def _table() -> bytes:
    return zlib.decompress(files("zhnews.knowledge").joinpath("seams.bin").read_bytes())


def seam(tail: str, head: str) -> float:
    """Return the odds, as a logarithm, that a head goes on where a tail breaks off rather than by chance.

    >>> seam("会议听取了有关情况的汇", "报并作出部署") > seam("会议听取了有关情况的汇", "车在桥头停下")
    True
    """
    table, total = _table(), 0
    for place in places(_BLANK + tail[-6:].replace(" ", ""), head[:6].replace(" ", "") + _BLANK):
        weight = table[place]
        total += weight - 256 if weight > 127 else weight
    return total / UNIT


def cuts_word(before: str, after: str) -> bool:
    """Tell whether a word of two to four characters lies across a line's end.

    >>> cuts_word("在首都体", "育馆举行"), cuts_word("举行了", "首都")
    (True, False)
    """
    if not ("\u4e00" <= before[-1:] <= "\u9fff" and "\u4e00" <= after[:1] <= "\u9fff"):
        return False
    known = lexicon()
    return any(before[-left:] + after[:right] in known for left, right in _ACROSS)


def places(tail: str, head: str) -> list[int]:
    """Return where in the table the views of a seam stand."""
    a3, a2, a1 = map(ord, tail[-3:])
    b1, b2, b3 = map(ord, head[:3])
    one, after = a1 * 2654435761, b1 * 2246822519
    two, after_two = one + a2 * 2654445123, after + b2 * 1181783497
    three, after_three = two + a3 * 400828913, after_two + b3 * 2971215073
    views = (
        (one, after),
        (two, after),
        (one, after_two),
        (two, after_two),
        (three, after),
        (one, after_three),
        (a2 * 3266489917, after),
        (one, b2 * 668265263),
    )
    return [_place(left, right, number) for number, (left, right) in enumerate(views)]


def _place(left: int, right: int, number: int) -> int:
    mixed = ((left ^ (right * 374761393)) + number * 2654435769) & _WORD
    mixed ^= mixed >> 16
    mixed = mixed * 2246822519 & _WORD
    mixed ^= mixed >> 13
    return (mixed * 3266489917 & _WORD) >> (32 - BITS)
