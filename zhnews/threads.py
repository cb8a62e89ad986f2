"""The lines of a page in the order in which they are read, where a column's end or an engine has torn articles apart.

What breaks off is put to its rest (`links`); text that begins in the middle of an article without going on with a
sentence is put behind the text that it is like. A page without loose ends, which most are, is left as it is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zhnews.fragments import HEADING, TEXT, Block
from zhnews.layout import is_credited
from zhnews.line_ends import IS_POINTER
from zhnews.links import Links
from zhnews.loose_ends import find_ends, is_no_first_line, is_title_like, is_without_sentence, next_item
from zhnews.models import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from zhnews.layout import Layout

KIN = 2.0  # what the wording must say for a text without a beginning belonging behind another
COUNTED = 6.0  # … and what a number says that counts on from the last one there
STRANGER = -3.5  # … and at most for the text above it, if it is to go elsewhere
_HEADS = {HEADING, Role.BYLINE, Role.SECTION, Role.DATELINE}
_BESIDE = {Role.CAPTION, Role.CREDIT, Role.FURNITURE}


def thread(layout: Layout, blocks: Sequence[Block]) -> Layout | None:
    """Return the page with its lines in reading order; `None` where they stand in it."""
    links = Links(layout, find_ends(layout, blocks))
    if links.hold():
        return None
    links.improve()
    moved = {t: h for t, h in links.items() if links.ends.below.get(t) != h}
    if not moved:
        return None
    rests = _rests(layout, blocks, links, moved)
    torn = {t: h for t, h in rests.items() if layout.habits.indents and is_no_first_line(layout, h)}
    return layout.reordered(_in_order(layout, blocks, moved | rests), moved | torn)


def _rests(layout: Layout, blocks: Sequence[Block], links: Links, moved: dict[int, int]) -> dict[int, int]:
    """Return behind which line text belongs that begins in the middle of an article, but with a sentence of its own."""
    column = [piece for block in blocks if not _is_beside(layout, block) for piece in _pieces(block, moved)]
    begins = {block.lines[0] for block in column if block.kind in _HEADS} | layout.openings
    torn: list[int] = []
    strangers: list[int] = []
    misfits: dict[int, tuple[int, str]] = {}
    ends: dict[int, int | None] = {}
    for k, block in enumerate(column):
        first, last = block.lines[0], block.lines[-1]
        before, after = column[k - 1] if k else None, column[k + 1].lines[0] if k + 1 < len(column) else None
        if block.kind == TEXT and last not in moved and (after is None or after in begins or after in moved.values()):
            ends[last] = after
        if block.kind != TEXT or first in begins or first in moved.values() or is_title_like(layout, block):
            continue
        if before is None or before.lines[-1] in moved:
            torn += [] if is_without_sentence(layout, block) else [first]
        elif before.kind == Role.BYLINE:
            misfits[first] = before.lines[-1], _title_above(layout, column, k)
        elif before.kind == TEXT and links.kinship(before.lines[-1], first, None) < STRANGER:
            strangers.append(first)
            ends[before.lines[-1]] = first
    found = _nearest_kin(links, [*torn, *misfits], ends, _next_items(layout, column), begins)
    return found | _strangers_homes(links, found, misfits, strangers)


def _strangers_homes(
    links: Links, found: dict[int, int], misfits: dict[int, tuple[int, str]], strangers: Sequence[int]
) -> dict[int, int]:
    """Return which stranger each title gets whose text goes elsewhere; text that no stranger replaces stays."""
    homes: dict[int, int] = {}
    for e, s in list(found.items()):
        if s not in misfits:
            continue
        head, title = misfits[s]
        best = max(strangers, key=lambda text: links.headed(title, text), default=None)
        if (
            best is None
            or links.headed(title, best) < links.headed(title, s)
            or best in {*found.values(), *homes.values()}
        ):
            del found[e]
        else:
            homes[head] = best
    return homes


def _next_items(layout: Layout, column: Sequence[Block]) -> dict[int, str]:
    """Return what the next counted item would begin with behind each block's last line, `""` where none is counted."""
    found: dict[int, str] = {}
    item = ""
    for block in column:
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


def _nearest_kin(
    links: Links, orphans: Sequence[int], ends: dict[int, int | None], items: dict[int, str], begins: AbstractSet[int]
) -> dict[int, int]:
    """Put each text without a beginning behind the end that it is most like, one to one; none behind its own."""
    lines = links.layout.lines
    pairs = [(e, h, s) for s in orphans for e, h in ends.items() if e < s or any(s < line <= e for line in begins)]
    gains = ((links.kinship(e, s, h) + COUNTED * _counts_on(items[e], lines[s].view), e, s) for e, h, s in pairs)
    found: dict[int, int] = {}
    for gain, e, s in sorted(gains, reverse=True):
        if gain > KIN and e not in found and s not in found.values():
            found[e] = s
    return found


def _is_beside(layout: Layout, block: Block) -> bool:
    """Whether a block stands beside the articles' text: furniture, or a caption, even one that no label found."""
    first, last = layout.lines[block.lines[0]].view, layout.lines[block.lines[-1]].view
    return block.kind in _BESIDE or (block.kind == TEXT and bool(IS_POINTER.match(first) or is_credited(last)))


def _pieces(block: Block, moved: dict[int, int]) -> list[Block]:
    """Return a block cut where its lines go on elsewhere, or are the rest of others."""
    cuts = [k for k in range(1, len(block.lines)) if block.lines[k - 1] in moved or block.lines[k] in moved.values()]
    return [block._replace(lines=block.lines[a:b]) for a, b in pairwise([0, *cuts, len(block.lines)])]


def _in_order(layout: Layout, blocks: Sequence[Block], moved: dict[int, int]) -> list[int]:
    """Return the lines chained along the links; what no link moves stays where it stands."""
    size = len(layout.lines)
    starts = {0, *moved.values(), *(t + 1 for t in moved)}
    titles = [b.lines[0] for a, b in pairwise(blocks) if b.kind == HEADING and a.kind != HEADING]
    for t, h in moved.items():
        if h < t and not any(h < cut <= t for cut in starts):
            # The piece would go on with itself: an article begins between its head and its tail.
            starts |= set([i for i in titles if h < i <= t][-1:])
    cuts = sorted(start for start in starts if start < size)
    runs = {a: range(a, b) for a, b in pairwise([*cuts, size])}
    follows = {run[-1]: moved[run[-1]] for run in runs.values() if run[-1] in moved}
    led = set(follows.values())
    order: list[int] = []
    for start in [*(s for s in runs if s not in led), *runs]:
        at: int | None = start
        while at is not None and at in runs:
            run = runs.pop(at)
            order += run
            at = follows.get(run[-1])
    return order
