"""A line whose cells are glued by single blanks, parted into the columns of a grid: the least costly way is taken.

Which lines stand in columns, and how wide these are, is not asked here (`glued`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from zhnews.seams import CANNOT_BEGIN, across

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.ink import Row

# By how many units a full cell may miss its column's width: a mark that hangs out, or one taken down to the next line.
DRIFT = 2
# By how many it may stand over at most: two marks.
OVERHANG = 4
# The indent of a paragraph's first line (units), which may be lost.
INDENT = 4
# Blanks of a line that are looked at. One that has more is spaced out, not in columns.
MOST_BLANKS = 12
# What a parting costs, in the unit of `seam`.
FARTHEST = 8.0  # no seam says more, for or against
OVER = 3.0  # a cell stands over by two marks
FOOT = 1.0  # a short cell ends a sentence, or is a first line without its indent
SHORT = 4.0  # a short cell is neither: a subhead, a byline, a line before a long Latin word
SPACED_OUT = 6.0  # wide white space stands inside a cell
INNER = 1.0  # a blank stands inside a cell, not between Latin words
TORN = 2.0  # Latin words stand on both sides of a blank between cells
STRANDED = 3.0  # a cell that cannot begin anything follows a whole sentence
INDENTED = 3.0  # an indent follows half a sentence
BROKEN_OFF = 1.0  # a cell goes on with a short one
MISSING = 3.0  # a column has no cell here though its sentence goes on, or has not begun
ENDED = 1.5  # … and its last cell ended a sentence
STILL = 0.3  # … and it had none above either
RETURNS = 2.0  # … and has one again
LATER = 0.5  # a column has a cell, the one left of it none
WHOLE = 14.0  # the line crosses all columns
AFRESH = 8.0, 6.0  # … and others begin below it; and the last of those above had not ended
_cost = attrgetter("cost")
# Marks that close: alone in a cell they belong to the line above.
_MARKS = re.compile("[”’)》。!?]+")
_END = re.compile(r"[。!?…][”’)》]*$|。?\)$")


class Grid(NamedTuple):
    """Columns side by side: how wide each is, how many there are."""

    width: int
    columns: int


class Cell(NamedTuple):
    """What may be a cell: between which stops of its line, its runs of ink, where it begins, and what it looks like.

    `over` is what it has more than the column's width, `indent` the white space it begins with, `head` and `tail` the
    ends of its text, `ended` whether that ends a sentence; `blanks` is what the blanks inside and behind it cost.
    """

    stop: int
    inks: tuple[int, int]
    left: int
    over: int
    indent: int
    head: str
    tail: str
    ended: bool
    blanks: float

    @property
    def full(self) -> bool:
        """Whether it is about as wide as its column."""
        return abs(self.over) <= OVERHANG


class Last(NamedTuple):
    """A column so far: its first cell and its last, `None` where none has come yet; whether it had none just above."""

    top: Cell | None
    cell: Cell | None
    missing: bool

    @property
    def ended(self) -> bool:
        """Whether anything may begin in it."""
        return self.cell is None or self.cell.ended


class Parting(NamedTuple):
    """A line parted: its cost, what the words say for it, each cell with its column's number, the columns so far."""

    cost: float
    words: float
    parts: tuple[tuple[int, Cell], ...]
    lasts: tuple[Last | None, ...]


def cuts_of(row: Row, text: str) -> list[int]:
    """Return the numbers of the runs of ink before which a cell may end: where blanks stand, not an indent alone."""
    return [k for k, (a, b) in enumerate(pairwise(row.inks), 1) if text[a.end] in " \u00a0"]


def begins(row: Row, ink: int) -> int:
    """Return the display column at which a cell begins with that run of ink, its indent included."""
    return row.inks[ink - 1].right + 1 if ink else 0


def cells_of(row: Row, cuts: Sequence[int], grid: Grid, view: str) -> list[list[Cell]]:
    """Return what may be a cell of a line, by where it begins; nothing where the line cannot be one of columns."""
    if len(cuts) > MOST_BLANKS or row.inks[-1].right > grid.columns * (grid.width + OVERHANG + 1):
        return []
    stops = [0, *cuts, len(row.inks)]
    return [list(_cells_at(row, stops, s, grid.width, view)) for s in range(len(stops) - 1)]


def _cells_at(row: Row, stops: Sequence[int], s: int, width: int, view: str) -> Iterator[Cell]:
    first = row.inks[stops[s]]
    room = first.left - begins(row, stops[s])
    # Behind wide white space, nobody knows whether the cell is indented.
    lefts = (begins(row, stops[s]),) if room in {0, INDENT} else (first.left, first.left - min(room, INDENT))
    cost = 0.0
    for e in range(s + 1, len(stops)):
        last = row.inks[stops[e] - 1]
        if last.right - max(lefts) - width > OVERHANG:
            return
        text, inner = view[first.start : last.end], e < len(stops) - 1
        latin = inner and _is_latin(view[last.end - 1] + view[row.inks[stops[e]].start])
        ended, blanks = bool(_END.search(text[-4:])), cost + TORN * latin
        for left in lefts:
            shape = last.right - left - width, first.left - left, text[:6], text[-6:]
            yield Cell(e, (stops[s], stops[e]), left, *shape, ended, blanks)
        wide = inner and row.inks[stops[e]].left - last.right > INDENT + 1
        cost += 0.0 if latin else SPACED_OUT if wide else INNER


def _is_latin(sides: str) -> bool:
    return sides.isascii() and sides.isalnum()


def partings_of(cells: Sequence[Sequence[Cell]], lasts: tuple[Last | None, ...]) -> list[Parting]:
    """Return the partings of a line, given the columns so far, least costly first; one of them leaves it whole."""
    ways = [(0, Parting(0.0, 0.0, (), ()))]
    for last in lasts:
        best = dict[tuple[int, ...], tuple[int, Parting]]()
        for stop, way in ways:
            _take(best, stop, _without(way, lasts))
            for cell in cells[stop] if stop < len(cells) else ():
                _take(best, cell.stop, _with(way, cell, last))
        ways = list(best.values())
    parted = [way for stop, way in ways if stop == len(cells) and way.parts]
    above = [last for last in lasts if last and last.cell]
    if above:
        price = AFRESH[0] + (0.0 if above[-1].ended else AFRESH[1])
        parted.append(Parting(price, 0.0, (), (None,) * len(lasts)))
    return sorted([Parting(WHOLE, 0.0, (), lasts), *parted], key=_cost)


def _take(best: dict[tuple[int, ...], tuple[int, Parting]], stop: int, way: Parting) -> None:
    place = (stop, *(column for column, _ in way.parts))
    if place not in best or way.cost < best[place][1].cost:
        best[place] = stop, way


def _without(way: Parting, lasts: tuple[Last | None, ...]) -> Parting:
    """Return a parting in which the next column has no cell."""
    last, aside = (*lasts[len(way.lasts) :], None)[:2]
    after = Last(last.top, last.cell, missing=True) if last else Last(None, None, missing=True)
    return Parting(way.cost + _missing(last, aside), way.words, way.parts, (*way.lasts, after))


def _missing(last: Last | None, aside: Last | None) -> float:
    """Return what it costs that a column has no cell: less where it goes on at the top of the next."""
    if last and last.missing:
        return STILL
    if last and last.ended:
        return ENDED
    if last and last.cell and last.cell.full and aside and aside.top:
        return MISSING - max(0.0, between(last.cell.tail, aside.top.head))
    return MISSING


def _with(way: Parting, cell: Cell, last: Last | None) -> Parting:
    """Return a parting in which the next column has that cell."""
    words = _words(last, cell)
    cost = way.cost + cell.blanks + _shape(last, cell) - words
    if way.lasts and way.lasts[-1] and way.lasts[-1].missing:
        cost += LATER
    if last and last.missing and last.cell:
        cost += RETURNS
    after = Last(last.top or cell if last else cell, cell, missing=False)
    return Parting(cost, way.words + words, (*way.parts, (len(way.lasts), cell)), (*way.lasts, after))


def _shape(last: Last | None, cell: Cell) -> float:
    """Return what a cell's length, indent and beginning cost."""
    ended = last is None or last.ended
    cost = INDENTED if cell.indent and not ended else 0.0
    if last and last.cell and ended and CANNOT_BEGIN.match(cell.head):
        cost += STRANDED
    if _MARKS.fullmatch(cell.head):
        return 0.0
    if cell.over >= -DRIFT:
        return cost + (OVER if cell.over > DRIFT else 0.0)
    lost = ended and not cell.indent and abs(cell.over + INDENT) <= DRIFT
    return cost + (FOOT if lost or cell.ended else SHORT)


def _words(last: Last | None, cell: Cell) -> float:
    """Return what the words say for a cell going on with the one above it."""
    if last is None or last.cell is None or last.ended:
        return 0.0
    said = between(last.cell.tail, cell.head) if last.cell.full else -BROKEN_OFF
    return max(said, -BROKEN_OFF) if last.missing else said


@lru_cache(4096)
def between(tail: str, head: str) -> float:
    """Return what the seam between two cells says, within bounds.

    >>> between("会议听取了有关情况的汇", "报并作出部署") > between("会议听取了有关情况的汇", "车在桥头停下")
    True
    """
    return max(-FARTHEST, min(FARTHEST, across(tail, head)))


def sideways(parting: Parting) -> float:
    """Return what the words say for a line's cells going on one with the next as the line stands."""
    return sum(between(a.tail, b.head) for (_, a), (_, b) in pairwise(parting.parts) if not a.ended)
