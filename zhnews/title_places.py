"""What speaks against titles parting the columns below them at some gutters: where they stand, and what the words say.

Titles stand at the left of what is theirs or in its middle; one article's text ends before that of the next begins.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from zhnews.bands import DRIFT, FAR, NARROWEST, Band, Sheet
from zhnews.ink import commonest
from zhnews.seams import seam
from zhnews.topics import REACH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.ink import Row

# What speaks against a gutter, in the unit of `seam`: that a title stands off, by more than a mark's width, and by how
# much, up to so many units; that the text of its column does not end, and what speaks for one that does.
OFF, EACH_OFF, FAR_OFF = 2.0, 0.5, 12
UNENDED, ENDED = 3.0, 1.5
# … that it stands in their middle, or would if it were set in type up to so many times as large as the text's.
CENTRED, ENLARGED, LARGEST = 0.5, 2.5, 3.0
# … and how much of what their wording says for two columns' being of one article; lines in which enough of it stands.
ABOUT, _SOME = 0.5, 10


class Column(NamedTuple):
    """Where a column stands, its first line and its last, and what its wording says for going with the one before."""

    left: int
    right: int
    top: str
    foot: str
    about: float


def columns_of(band: Band, sheet: Sheet) -> list[Column]:
    """Return the columns of a band."""
    columns: list[Column] = []
    before = ""
    for rows in band.columns():
        if not rows:
            columns.append(Column(0, 0, "", "", 0.0))
            continue
        left, right = commonest([row.inks[0].left for row in rows]), max(row.inks[-1].right for row in rows)
        tops, feet = ([row.cut(sheet.source.view) for row in some] for some in (rows[:_SOME], rows[-_SOME:]))
        about = sheet.topics.alike(before, "".join(tops)[:REACH])
        before = "".join(feet)[-REACH:]
        columns.append(Column(left, right, tops[0], feet[-1], about))
    # A line that hangs out reaches over the column beside it.
    lefts = [*(column.left for column in columns[1:]), FAR]
    both = zip(columns, lefts, strict=True)
    return [column._replace(right=min(column.right, left)) if left > column.left else column for column, left in both]


def against(titles: Sequence[Row], columns: Sequence[Column], starts: Sequence[int]) -> float:
    """Return what speaks against the columns being parted before those in `starts`."""
    cost = 0.0
    for k in starts:
        foot, top = columns[k - 1].foot, columns[k].top
        if foot and top:
            cost += -ENDED if foot[-1] in "。!?…”)" else UNENDED + seam(foot, top)
        cost += ABOUT * columns[k].about
    for a, b in pairwise([0, *starts, len(columns)]):
        # Many titles say more than few, but not each as much as one alone.
        off = list(_off(titles, columns[a:b]))
        cost += sum(off) / max(1, len(off)) ** 0.5
    return cost


def _off(titles: Sequence[Row], columns: Sequence[Column]) -> Iterator[float]:
    """Yield by how much each title above some columns stands off their left edge and their middle.

    In large type it is wider than its characters say.
    """
    left, right = columns[0].left, columns[-1].right
    for row in titles:
        inks = [ink for ink in row.inks if left - NARROWEST <= ink.left < right]
        if not inks:
            continue
        first, last = inks[0].left, inks[-1].right
        if abs(first - left) <= DRIFT:
            yield 0.0
        elif abs(first + last - left - right) <= 2 * DRIFT:
            yield CENTRED
        elif last - first < left + right - 2 * first <= LARGEST * (last - first):
            yield ENLARGED
        else:
            off = min(abs(first - left), abs(first + last - left - right) / 2, FAR_OFF)
            yield OFF + EACH_OFF * off
