"""The lines of a page in the order in which they are read, where a column's end or an engine has torn articles apart.

What breaks off is put to its rest (`links`); text that begins in the middle of an article without going on with a
sentence is put behind the text that it is like (`orphans`). A page without loose ends is left as it is.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from zhnews.fragments import HEADING, Block
from zhnews.links import Links
from zhnews.loose_ends import find_ends, is_no_first_line
from zhnews.orphans import SIGNS, rests_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from collections.abc import Set as AbstractSet

    from zhnews.layout import Layout



def thread(layout: Layout, blocks: Sequence[Block]) -> Layout | None:
    """Return the page with its lines in reading order; `None` where they stand in it."""
    links = Links(layout, find_ends(layout, blocks))
    if links.hold():
        return None
    links.improve()
    moved = {t: h for t, h in links.items() if links.ends.below.get(t) != h}
    if not moved:
        return None
    reasons = {h: links.reason(t) for t, h in moved.items()}
    rests = rests_of(layout, blocks, links, moved, reasons)
    torn = {t: h for t, h in rests.items() if layout.habits.indents and is_no_first_line(layout, h)}
    return layout.reordered(_in_order(layout, blocks, moved | rests), moved | torn, reasons)


def _in_order(layout: Layout, blocks: Sequence[Block], moved: dict[int, int]) -> list[int]:
    """Return the lines chained along the links; what no link moves stays where it stands."""
    starts = {0, *moved.values(), *(t + 1 for t in moved)}
    order, loop = _chained(starts, moved, len(layout.lines))
    while loop and (cut := _loop_cut(layout, blocks, moved, loop)) not in starts:
        starts.add(cut)
        order, loop = _chained(starts, moved, len(layout.lines))
    return order + loop


def _chained(starts: AbstractSet[int], moved: dict[int, int], size: int) -> tuple[list[int], list[int]]:
    """Return the lines in runs chained along the links, and those of a chain that goes on with itself.

    >>> _chained({0, 1, 3}, {2: 0}, 4), _chained({0, 2}, {1: 0}, 3)
    (([1, 2, 0, 3], []), ([2], [0, 1]))
    """
    runs = {a: range(a, b) for a, b in pairwise([*sorted(start for start in starts if start < size), size])}
    led = {moved[run[-1]] for run in runs.values() if run[-1] in moved}
    order: list[int] = []
    for start in [s for s in runs if s not in led]:
        at = start
        while at in runs:
            run = runs.pop(at)
            order += run
            at = moved.get(run[-1], -1)
    loop: list[int] = []
    if runs:
        # From behind its last line on, so that it ends with a line whose rest stands above it.
        at = moved[max(run[-1] for run in runs.values())]
        while at in runs:
            run = runs.pop(at)
            loop += run
            at = moved.get(run[-1], -1)
    return order, [*loop, *(i for run in runs.values() for i in run)]


def _loop_cut(layout: Layout, blocks: Sequence[Block], moved: Container[int], loop: Sequence[int]) -> int:
    """Return where lines that go on with themselves are cut: where their last article begins; 0 where none does.

    A title above a byline surely begins one; of others, which may be subheads, the one with the most blank above it.
    """
    place = {i: k for k, i in enumerate(loop)}
    by_kind = groupby(blocks, key=lambda block: block.kind == HEADING and block.lines[-1] not in moved)
    runs = [(is_title, next(run)) for is_title, run in by_kind]
    found = [(False, 0, 0, 0)]
    for (is_title, block), (_, below) in pairwise(runs):
        first = block.lines[0]
        if is_title and first in place:
            signed = below.kind in SIGNS or below.lines[0] in layout.openings
            found.append((signed, 0 if signed else layout.lines[first].gap, place[first], first))
    return max(found)[-1]
