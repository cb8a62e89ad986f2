"""Whether columns go on below blank lines, a picture or a title, or end there and others begin.

Two bands are one where their gutters meet, if one is a short piece of the other or the words run on down the columns.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zhnews.bands import DRIFT, INDENT, Band, are_proven, cell_of, follow, longer, started
from zhnews.contexts import head_side, met, tail_side
from zhnews.seams import seam

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.source import Source

# The odds (a logarithm) that the words must give against a column going on below a place where the others are empty.
SURE = 3.0
# Columns that begin so many lines below a piece of a line are none of its own: it is a running head.
FAR_BELOW = 3
# Lines of a column that are looked at for its top and its foot.
TALLEST = 120
_STOPS = "。!?”"


def joined(above: Band, below: Band, source: Source, gap: int) -> Band | None:
    """Return one band of two with blank lines between: one is a short piece of the other, or the text runs on down."""
    size, strong = len(above.rows), [are_proven(band) for band in (above, below)]
    both = longer(above, below.rows) if any(strong) else None
    if both is None:
        near = below.rows[0].number == above.rows[-1].number + 1
        return _raised(above, below) if near and strong == [False, True] else None
    words = runs_on(both, size, source) if strong[0] else 0.0
    if both.gutters and _meet(both, below, strong, words, gap):
        return both
    del above.rows[size:]
    for gutter in above.gutters:
        del gutter.cuts[size:]
    return None


def _meet(both: Band, below: Band, strong: Sequence[bool], words: float, gap: int) -> bool:
    """Whether the last lines of a band, which were one of their own, belong to those above, as the words say or not."""
    size = len(both.rows) - len(below.rows)
    steps = [b.number - a.number for a, b in pairwise(both.rows[: size + 1])]
    if all(strong) or _is_foot(both, size):
        return words > 0
    if strong[0] and steps[-1] > gap + 1 and not _stand_in_columns(both, size):
        return False
    far = not strong[0] and steps[-1] > FAR_BELOW
    shared = any(max(a.left, b.left) < min(a.right, b.right) for a in both.gutters for b in below.gutters)
    # Where blank lines stand inside the band already, as many more tell nothing.
    met = (shared and not far) or steps[-1] <= max(steps[:-1], default=0)
    return words >= 0 if met else words > SURE


def _is_foot(band: Band, at: int) -> bool:
    """Whether the lines from one on stand below a single column, and not the first, where each of them begins."""
    rows = band.rows[at:]
    if any(len(row.inks) > 1 for row in rows):
        return False
    near = band.piece(max(0, at - TALLEST)).columns()
    lefts = [min(row.inks[0].left for row in column) for column in near[1:] if column]
    foot = {min((abs(row.inks[0].left - left), k) for k, left in enumerate(lefts)) for row in rows if lefts}
    return len({k for _, k in foot}) == 1 and all(off <= 2 * DRIFT for off, _ in foot)


def _stand_in_columns(band: Band, at: int) -> bool:
    """Whether cells beside one another, from a line on, begin where their columns do, or as far in as a paragraph."""
    if all(len(row.inks) == 1 for row in band.rows[at:]):
        return True
    near, below = band.piece(max(0, at - TALLEST), at).columns(), band.piece(at).columns()
    lefts = [min((row.inks[0].left for row in column), default=None) for column in near]
    pairs = ((left, row.inks[0].left) for left, column in zip(lefts, below, strict=True) for row in column)
    return all(left is not None and -DRIFT <= own - left <= INDENT for left, own in pairs)


def _raised(above: Band, below: Band) -> Band | None:
    """Return a band with the lines above it, if each has text where a column right of its gutters begins."""
    tops = {gutter.cuts[0]: gutter for gutter in started(below.rows[0]).gutters}
    gutters, begun = [], [False] * len(above.rows)
    for gutter in below.gutters:
        top, cuts = tops.get(gutter.cuts[0]), list[float]()
        start = top.right if top else 0
        for k in reversed(range(len(above.rows))):
            top = follow(top, above.rows[k]) if top else None
            if top:
                cuts.insert(0, (top.left + top.right) / 2)
                begun[k] |= any(-INDENT <= ink.left - start <= DRIFT for ink in above.rows[k].inks)
        if top:
            gutters.append(gutter._replace(both=gutter.both + top.both - 1, cuts=cuts + gutter.cuts))
    return Band(above.rows + below.rows, gutters) if gutters and all(begun) else None


def runs_on(band: Band, at: int, source: Source, start: int = 0) -> float:
    """Return what the words say for each column going on below that line rather than at the top of the next column."""
    above, below = band.piece(max(start, at - TALLEST), at).columns(), band.piece(at, at + TALLEST).columns()
    score = 0.0
    for here, aside, down in zip(above, [*above[1:], None], below, strict=False):
        if here and down and aside != []:
            tails = (source.view[slice(*cell_of(here[-1].inks, step))] for step in (1, -1))
            for tail, heads, sign in zip(tails, (down, aside), (1, -1), strict=True):
                if heads and tail[-1] not in _STOPS:
                    head = source.view[slice(*cell_of(heads[0].inks))]
                    # The wording tells which of two goes on, rather than whether one does.
                    score += sign * (seam(tail, head) + (met(tail_side(tail), head_side(head)) if aside else 0.0))
    return score
