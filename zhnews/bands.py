"""Lines that the same gutters go through: white space followed from line to line, and the columns between."""

from __future__ import annotations

from bisect import bisect
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from zhnews.ink import Row

# A gutter stands beside text on both sides in at least so many lines: fewer are names in rows, or a spaced-out title.
LINES = 3
# … and is at least so wide (units), save where a mark hangs into it.
NARROWEST = 2
# By how many units it may move from one line to the next: a mark that hangs out, a character of doubtful width.
DRIFT = 2
# Lines that are looked at for text across a gutter between lines that stand beside one another.
_NEAR = 60
# Beyond the last column of any page.
FAR = 1_000_000
_left = attrgetter("left")


class Gutter(NamedTuple):
    """White space between two columns where the last line had it; `both` counts the lines with text on either side.

    `cuts` says for each line of its band at which display column it parts the line. Columns may stand on lines of their
    own, in turn: `side` says that the last line had text on the left only (-1) or the right (1), and a change counts.
    """

    left: int
    right: int
    both: int
    cuts: list[float]
    side: int = 0


class Band(NamedTuple):
    """Lines that the same gutters go through."""

    rows: list[Row]
    gutters: list[Gutter]

    def piece(self, first: int, last: int | None = None) -> Band:
        """Return some of its lines, with its gutters."""
        gutters = [gutter._replace(cuts=gutter.cuts[first:last]) for gutter in self.gutters]
        return Band(self.rows[first:last], gutters)

    def columns(self) -> list[list[Row]]:
        """Return its columns from left to right, each line's part of them where it has one."""
        columns: list[list[Row]] = [[] for _ in range(len(self.gutters) + 1)]
        for k, row in enumerate(self.rows):
            cuts = [gutter.cuts[k] for gutter in self.gutters]
            for place, inks in groupby(row.inks, key=lambda ink: bisect(cuts, ink.left)):
                columns[place].append(Row(row.number, tuple(inks)))
        return columns


def follow(gutter: Gutter, row: Row) -> Gutter | None:
    """Return a gutter as it goes on through the next line, `None` where text crosses it."""
    left, right, inks = gutter.left, gutter.right, row.inks
    near = bisect(inks, (left + right) / 2, key=_left)
    best: tuple[int, int] | None = None
    for k in (near - 1, near, near + 1):
        if not 0 <= k <= len(inks):
            continue
        a, b = inks[k - 1].right if k else -FAR, inks[k].left if k < len(inks) else FAR
        # A mark that hangs out leaves less than a gutter, but then the next column begins about where it always does.
        if b - a < NARROWEST and abs(b - right) > DRIFT:
            continue
        if best is None or min(b, right) - max(a, left) > min(best[1], right) - max(best[0], left):
            best = a, b
    if best is None:
        return None
    first, last = max(best[0], left - DRIFT), min(best[1], right + DRIFT)
    if last <= first:
        return None
    side = (best[1] < FAR) - (best[0] > -FAR)
    both = gutter.both + (side in {0, -gutter.side})
    return Gutter(first, last, both, gutter.cuts, side)


def beside(band: Band, row: Row) -> Band:
    """Return a band with the gutter between its last line and one that stands wholly beside it, if no line crosses."""
    last, side = band.rows[-1], 1
    left, right = last.inks[-1].right, row.inks[0].left
    if right <= left:
        left, right, side = row.inks[-1].right, last.inks[0].left, -1
    middle = (left + right) / 2
    if right - left < NARROWEST or any(gutter.left < right and left < gutter.right for gutter in band.gutters):
        return band
    if any(ink.left < middle < ink.right for near in band.rows[-_NEAR:] for ink in near.inks):
        return band
    added = Gutter(left, right, 0, [middle] * len(band.rows), -side)
    return Band(band.rows, sorted([*band.gutters, added], key=_left))
