"""Where text belongs that begins in the middle of an article with a whole sentence, as where a column ended there.

No characters lie across such a place: the wording of what stands before and behind it tells. Text that breaks off
inside a sentence is put to its rest before (`links`).
"""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from zhnews.fragments import HEADING, TEXT, Block
from zhnews.links import Links, join_reason
from zhnews.loose_ends import is_beside, is_title_like, is_without_sentence, next_item
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
SIGNS = {Role.BYLINE, Role.SECTION, Role.DATELINE}
_HEADS = {HEADING, *SIGNS}


class _Strays(NamedTuple):
    """Text that begins in the middle of an article: torn off, under another's title, unlike the text above it.

    `ends` are the lines behind which such text may belong, with what stands behind them now.
    """

    torn: list[int]
    misfits: dict[int, tuple[int, str]]
    strangers: list[int]
    ends: dict[int, int | None]


def rests_of(
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
