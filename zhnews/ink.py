"""Where text stands on physical lines: runs of ink without blanks, at which display columns and which offsets."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BLANK = re.compile("[ \\t\\u00a0\\u2002\\u2003\\u3000]+")
# Marks that hang out of a column where it is full, in a text or its view.
HANGING = frozenset("，。、；：？！”’）》」』】〉〕,.;:?!)")
# Lines on either side that tell where columns begin; a full cell is not shorter (units).
_AROUND, _SHORTEST = 8, 16
# Blanks between characters that are set apart (units).
_SET_APART = 2
# Columns from one tab stop to the next.
TAB = 8


class Ink(NamedTuple):
    """A run of text without wide blanks: its display columns, and its offsets in the source."""

    left: int
    right: int
    start: int
    end: int


class Row(NamedTuple):
    """A physical line, or a column's part of it: its number on the page and its ink."""

    number: int
    inks: tuple[Ink, ...]

    def cut(self, text: str) -> str:
        """Return its part of a text, or of the text's view."""
        return text[self.inks[0].start : self.inks[-1].end]


class _Widths(dict[str, int]):
    def __missing__(self, char: str) -> int:
        self[char] = 1 + (east_asian_width(char) in "WFA")
        return self[char]


_WIDTHS = _Widths()


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes: a full-width character two.

    >>> display_width("中国ABC（")
    9
    """
    return sum([_WIDTHS[char] for char in text])


def rows_of(text: str, spans: Sequence[tuple[int, int]], ruler: Callable[[str], int], tab: int) -> list[Row]:
    """Return the lines of a page that have ink, each with its number."""
    rows, number, last = [], 0, 0
    for start, end in spans:
        number += text.count("\n", last, start)
        last = start
        if inks := _closed_up(list(_inks(text, start, end, ruler, tab))):
            rows.append(Row(number, inks))
    return rows


def _closed_up(inks: list[Ink]) -> tuple[Ink, ...]:
    """Return the runs of a line with single characters set apart as one: a name or title, in which no gutter stands."""
    out: list[Ink] = []
    apart = False
    for ink in inks:
        single = ink.end - ink.start == 1
        if apart and single and ink.left - out[-1].right <= _SET_APART:
            out[-1] = out[-1]._replace(right=ink.right, end=ink.end)
        else:
            out.append(ink)
        apart = single
    return tuple(out)


def commonest(values: Sequence[int]) -> int:
    """Return the value met most often, the first of several.

    >>> commonest([4, 2, 4, 2])
    4
    """
    # `statistics` has this and `middle`, and takes a megabyte with what it imports.
    return Counter(values).most_common(1)[0][0]


def middle(values: Sequence[float]) -> float:
    """Return the value that as many are below as above.

    >>> middle([3, 9, 1])
    3
    """
    return sorted(values)[len(values) // 2]


def unhung(rows: Sequence[Row], text: str, ruler: Callable[[str], int]) -> list[Row]:
    """Return the lines with a run of ink in two where a mark hangs out of its column and touches the next.

    It does so where the next column begins in lines nearby, none of them beyond a blank line that is no usual one;
    nothing then stands between the two runs.
    """
    step = commonest([b.number - a.number for a, b in pairwise(rows)]) if len(rows) > 1 else 1
    breaks = [i for i, (a, b) in enumerate(pairwise(rows), 1) if b.number - a.number > step]
    return [row for a, b in pairwise([0, *breaks, len(rows)]) for row in _unhung(rows[a:b], text, ruler)]


def _unhung(rows: Sequence[Row], text: str, ruler: Callable[[str], int]) -> Iterator[Row]:
    tops = [tuple(b.left for a, b in pairwise(row.inks) if b.left - a.right > 1) for row in rows]
    near = Counter[int](left for some in tops[:_AROUND] for left in some)
    for i, row in enumerate(rows):
        near.update(tops[i + _AROUND] if i + _AROUND < len(rows) else ())
        near.subtract(tops[i - _AROUND - 1] if i > _AROUND else ())
        inks = tuple(part for ink in row.inks for part in _parts(ink, text, ruler, near))
        yield row if len(inks) == len(row.inks) else Row(row.number, inks)


def _parts(ink: Ink, text: str, ruler: Callable[[str], int], near: Counter[int]) -> Iterator[Ink]:
    if ink.right - ink.left > _SHORTEST:
        x = ink.left
        for at in range(ink.start, ink.end - 1):
            x += ruler(text[at])
            if near[x] > 1 and text[at] in HANGING and ink.left + _SHORTEST <= x < ink.right:
                yield Ink(ink.left, x, ink.start, at + 1)
                ink = Ink(x, ink.right, at + 1, ink.end)
    yield ink


def _inks(text: str, start: int, end: int, ruler: Callable[[str], int], tab: int) -> Iterator[Ink]:
    at, x = start, 0
    for blank in [*_BLANK.finditer(text, start, end), None]:
        stop = blank.start() if blank else end
        width = ruler(text[at:stop])
        if text[at:stop].strip():
            yield Ink(x, x + width, at, stop)
        x += width
        if blank:
            for char in blank.group():
                x = (x // tab + 1) * tab if char == "\t" else x + ruler(char)
            at = blank.end()
