"""The lines of a page in the order in which they are read, where a column's end or an engine has torn articles apart.

What breaks off is put to its rest (`links`); text that begins in the middle of an article without going on with a
sentence is put behind the text that it is like. A page without loose ends, which most are, is left as it is.
"""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from zhnews.fragments import HEADING, TEXT, Block
from zhnews.links import Links, join_reason
from zhnews.loose_ends import find_ends, is_beside, is_no_first_line, is_title_like, is_without_sentence, next_item
from zhnews.models import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from zhnews.layout import Captures, Layout

KIN = 3.0  # what the wording must say for a text without a beginning belonging behind another
COUNTED = 6.0  # … and what a number says that counts on from the last one there
STRANGER = -3.5  # … and at most for the text above it, if it is to go elsewhere
# Such texts that an end, or a title, is weighed with on either side of it: the work grows with the page.
NEAR = 60
_HEADS = {HEADING, Role.BYLINE, Role.SECTION, Role.DATELINE}


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
    rests = _rests(layout, blocks, links, moved, reasons)
    torn = {t: h for t, h in rests.items() if layout.habits.indents and is_no_first_line(layout, h)}
    return layout.reordered(_in_order(layout, blocks, moved | rests), moved | torn, reasons)


class _Strays(NamedTuple):
    """Text that begins in the middle of an article: torn off, under another's title, unlike the text above it.

    `ends` are the lines behind which such text may belong, with what stands behind them now.
    """

    torn: list[int]
    misfits: dict[int, tuple[int, str]]
    strangers: list[int]
    ends: dict[int, int | None]


def _rests(
    layout: Layout, blocks: Sequence[Block], links: Links, moved: dict[int, int], reasons: dict[int, Captures]
) -> dict[int, int]:
    """Return behind which line text belongs that begins in the middle of an article, but with a sentence of its own.

    Why goes into `reasons`.
    """
    heads = frozenset(moved.values())
    pieces = [piece for block in blocks for piece in _pieces(block, moved, heads)]
    column = [piece for piece in pieces if not is_beside(layout, piece)]
    begins = {block.lines[0] for block in column if block.kind in _HEADS} | layout.openings
    strays = _find_strays(links, column, begins, moved, heads)
    gains = _kin(links, [*strays.torn, *strays.misfits], strays.ends, _next_items(layout, column, moved), begins)
    found = _nearest_kin(gains)
    homes = _strangers_homes(links, found, strays.misfits, strays.strangers)
    reasons |= _reasons(layout, gains, {s: e for e, s in found.items()})
    return found | homes


def _find_strays(
    links: Links, column: Sequence[Block], begins: AbstractSet[int], moved: dict[int, int], heads: AbstractSet[int]
) -> _Strays:
    layout, found = links.layout, _Strays([], {}, [], {})
    for k, block in enumerate(column):
        first, last = block.lines[0], block.lines[-1]
        before, after = column[k - 1] if k else None, column[k + 1].lines[0] if k + 1 < len(column) else None
        if block.kind == TEXT and last not in moved and (after is None or after in begins or after in heads):
            found.ends[last] = after
        if block.kind != TEXT or first in begins or first in heads or is_title_like(layout, block):
            continue
        if before is None or before.lines[-1] in moved:
            found.torn.extend([] if is_without_sentence(layout, block) else [first])
        elif before.kind == Role.BYLINE:
            found.misfits[first] = before.lines[-1], _title_above(layout, column, k)
        elif before.kind == TEXT and links.affinity.kinship(before.lines[-1], first) < STRANGER:
            found.strangers.append(first)
            found.ends[before.lines[-1]] = first
    return found


def _strangers_homes(
    links: Links, found: dict[int, int], misfits: dict[int, tuple[int, str]], strangers: Sequence[int]
) -> dict[int, int]:
    """Return which stranger each title gets whose text goes elsewhere; `found` loses text that no stranger replaces."""
    homes: dict[int, int] = {}
    for e, s in list(found.items()):
        if s not in misfits:
            continue
        head, title = misfits[s]
        at = bisect(strangers, s)
        near = strangers[max(0, at - NEAR) : at + NEAR]
        best = max(near, key=lambda text: links.affinity.headed(title, text), default=None)
        if (
            best is None
            or links.affinity.headed(title, best) < links.affinity.headed(title, s)
            or best in {*found.values(), *homes.values()}
        ):
            del found[e]
        else:
            homes[head] = best
    return homes


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


def _counts_on(item: str, view: str) -> bool:
    return bool(item) and view.startswith(item)


def _title_above(layout: Layout, column: Sequence[Block], k: int) -> str:
    """Return the words of the title above a block, bylines left out."""
    title = ""
    while k and column[k - 1].kind in _HEADS:
        k -= 1
        title = "".join(layout.lines[i].view for i in column[k].lines) + title if column[k].kind == HEADING else title
    return title


def _kin(
    links: Links, orphans: Sequence[int], ends: dict[int, int | None], items: dict[int, str], begins: AbstractSet[int]
) -> list[tuple[float, int, int]]:
    """Return what speaks for each text without a beginning behind each end but its own, the best first.

    What speaks against is left out.
    """
    lines, kinship = links.layout.lines, links.affinity.kinship
    orphans, marks = sorted(orphans), sorted(begins)
    gains: list[tuple[float, int, int]] = []
    # By ends: the text that leads up to one is read once for all orphans.
    for e, after in ends.items():
        at = bisect(orphans, e)
        near = orphans[max(0, at - NEAR) : at + NEAR]
        others = [s for s in near if e < s or bisect(marks, e) > bisect(marks, s)]
        below = kinship(e, after) / 2 if others and after is not None else 0.0
        for s in others:
            gain = kinship(e, s) - below + COUNTED * _counts_on(items[e], lines[s].view)
            if gain > 0:
                gains.append((gain, e, s))
    return sorted(gains, reverse=True)


def _nearest_kin(gains: Sequence[tuple[float, int, int]]) -> dict[int, int]:
    """Put each text behind the end that it is most like, one to one."""
    found: dict[int, int] = {}
    placed: set[int] = set()
    for gain, e, s in gains:
        if gain > KIN and e not in found and s not in placed:
            found[e] = s
            placed.add(s)
    return found


def _reasons(layout: Layout, gains: Sequence[tuple[float, int, int]], places: dict[int, int]) -> dict[int, Captures]:
    """Return why texts were put behind the ends in `places`, and the runners-up."""
    gained: dict[int, float] = {}
    rivals: dict[int, tuple[float, int]] = {}
    for gain, e, s in gains:
        if places.get(s) == e:
            gained[s] = gain
        elif s in places:
            rivals.setdefault(s, (gain, e))
    return {s: _reason(layout, e, s, gained[s], rivals.get(s)) for s, e in places.items()}


def _reason(layout: Layout, e: int, s: int, gain: float, rival: tuple[float, int] | None) -> Captures:
    other, end = rival or (0.0, None)
    runner_up = "where it stood 0.0" if end is None else f"{layout.tail(end)} {other:.1f}"
    return join_reason(f"{layout.tail(e)} + {layout.head(s)} {gain:.1f} by wording", runner_up, gain - other)


def _pieces(block: Block, moved: dict[int, int], heads: AbstractSet[int]) -> list[Block]:
    """Return a block cut where its lines go on elsewhere, or are the rest of others."""
    cuts = [k for k in range(1, len(block.lines)) if block.lines[k - 1] in moved or block.lines[k] in heads]
    return [block._replace(lines=block.lines[a:b]) for a, b in pairwise([0, *cuts, len(block.lines)])]


def _in_order(layout: Layout, blocks: Sequence[Block], moved: dict[int, int]) -> list[int]:
    """Return the lines chained along the links; what no link moves stays where it stands."""
    starts = {0, *moved.values(), *(t + 1 for t in moved)}
    order, loop = _chained(starts, moved, len(layout.lines))
    while loop and (cut := _loop_cut(layout, blocks, loop)) not in starts:
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


def _loop_cut(layout: Layout, blocks: Sequence[Block], loop: Sequence[int]) -> int:
    """Return where lines that go on with themselves are cut: where their last article begins; 0 where none does."""
    joints = pairwise(blocks)
    titles = {b.lines[0]: after for (a, b), (_, after) in pairwise(joints) if HEADING == b.kind != a.kind}
    # A title and no subhead, by what stands below it.
    sure = {i for i, after in titles.items() if after.kind in _HEADS or after.lines[0] in layout.openings}
    within = [i for i in loop if i in titles]
    return next((i for i in reversed(within) if i in sure), within[-1] if within else 0)
