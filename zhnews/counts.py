"""Counted items that stand behind another article's text: 3. goes behind the text that has come to 2.

No sentence is torn there, and no characters lie across such a place: the number tells. Text that breaks off inside a
sentence is put to its rest before (`links`).
"""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING

from zhnews.fragments import HEADING, TEXT, Block
from zhnews.links import Links, join_reason
from zhnews.loose_ends import is_beside, next_item
from zhnews.models import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from zhnews.layout import Captures, Layout

# What the wording must say, beside the number, for an item going on with a text: not much against it.
LEAST = -3.0
# Items of one number that an end is weighed with on either side of it: the work grows with the page.
NEAR = 60
SIGNS = {Role.BYLINE, Role.SECTION, Role.DATELINE}
_HEADS = {HEADING, *SIGNS}


def counted_rests(
    layout: Layout, blocks: Sequence[Block], links: Links, moved: dict[int, int], reasons: dict[int, Captures]
) -> dict[int, int]:
    """Return behind which line each counted item belongs that does not count on where it stands; why, to `reasons`."""
    heads = frozenset(moved.values())
    pieces = [piece for block in blocks for piece in _pieces(block, moved, heads)]
    column = [piece for piece in pieces if not is_beside(layout, piece)]
    begins = {block.lines[0] for block in column if block.kind in _HEADS} | layout.openings
    awaited = _next_items(layout, column, moved)
    strays: dict[str, list[int]] = {}
    for before, block in pairwise([None, *column]):
        first = block.lines[0] if block else -1
        if block is None or block.kind != TEXT or first in begins or first in heads:
            continue
        if number := _number(layout.lines[first].view):
            above = "" if before is None or before.lines[-1] in moved else awaited.get(before.lines[-1], "")
            strays.setdefault(number, []).extend([] if above == number else [first])
    gains = _gains(links, column, awaited, strays, begins | heads | moved.keys())
    return _placed(layout, gains, reasons)


def _number(view: str) -> str:
    """Return what a counted item begins with, `""` where a text is none.

    >>> _number("3.房地产市场"), _number("(一)加强领导"), _number("3.5万人")
    ('3.', '(一)', '')
    """
    after = next_item(view)
    return next((view[:n] for n in range(2, 8) if next_item(view[:n]) == after), "") if after else ""


def _next_items(layout: Layout, column: Sequence[Block], moved: dict[int, int]) -> dict[int, str]:
    """Return what the next counted item would begin with behind each block's last line, `""` where none is counted."""
    found: dict[int, str] = {}
    tails = {h: t for t, h in moved.items()}
    item = ""
    for block in column:
        if block.lines[0] in tails:
            item = found.get(tails[block.lines[0]], "")
        item = "" if block.kind in _HEADS else next_item(layout.lines[block.lines[0]].view) or item
        found[block.lines[-1]] = item
    return found


def _gains(
    links: Links,
    column: Sequence[Block],
    awaited: dict[int, str],
    strays: dict[str, list[int]],
    ends: AbstractSet[int],
) -> list[tuple[float, int, int]]:
    """Return what the wording says for each stray behind each text that awaits its number, the best first."""
    gains: list[tuple[float, int, int]] = []
    for block, after in pairwise([*column, None]):
        last = block.lines[-1] if block else -1
        if block is None or block.kind != TEXT or last in ends or not (after is None or after.lines[0] in ends):
            continue
        same = strays.get(awaited[last], [])
        at = bisect(same, last)
        gains += [(links.affinity.kinship(last, s), last, s) for s in same[max(0, at - NEAR) : at + NEAR]]
    return sorted((gain for gain in gains if gain[0] > LEAST), reverse=True)


def _placed(
    layout: Layout, gains: Sequence[tuple[float, int, int]], reasons: dict[int, Captures]
) -> dict[int, int]:
    """Put each stray behind the text that it is most like, one to one."""
    found: dict[int, int] = {}
    for gain, e, s in gains:
        if e in found or s in found.values():
            continue
        found[e] = s
        other, end = next(((g, end) for g, end, stray in gains if stray == s and end != e), (LEAST, None))
        runner_up = f"where it stood {LEAST}" if end is None else f"{layout.tail(end)} {other:.1f}"
        said = f"{layout.tail(e)} + {layout.head(s)} by its number, {gain:.1f} by wording"
        reasons[s] = join_reason(said, runner_up, gain - other)
    return found


def _pieces(block: Block, moved: dict[int, int], heads: AbstractSet[int]) -> list[Block]:
    """Return a block cut where its lines go on elsewhere, or are the rest of others."""
    cuts = [k for k in range(1, len(block.lines)) if block.lines[k - 1] in moved or block.lines[k] in heads]
    return [block._replace(lines=block.lines[a:b]) for a, b in pairwise([0, *cuts, len(block.lines)])]
