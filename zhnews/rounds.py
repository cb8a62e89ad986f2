"""The lines of a run read straight across, a line of each column in turn, put back column by column.

Each line goes on with one of the columns, from left to right and round again; the way through the lines that the seams
speak for most is kept. What the columns' text is, and how one column goes on with the next, is not asked.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from zhnews.crosslinks import Links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhnews.lines import Line

# So much more must speak for columns than for the lines of a run as they stand (a logarithm of odds).
BETTER = 8.0
# What speaks against a way through the lines, in the unit of `seam`.
PASSED_OVER = 12.0  # a column has no line in this row though its sentence goes on
ENDED = 3.0  # … and ended with its last line
TITLE_ENDED = 1.0  # … which was a title: white space stands around it, and it goes on in a later row for nothing
RETURNS = 5.0  # another column goes on in a later row
NEW_COLUMN = 8.0  # a line begins a column of its own
APART = 6.0  # … or stands above all columns: a title's
TITLE_APART = 0.5  # … which is short as a title is
RESTART = 8.0  # all columns have ended, and others begin below
# Columns that a row may have, and ways kept open at a time.
MOST_COLUMNS, WAYS = 8, 3
# A way is given up when so much more speaks for another.
HOPELESS = 40.0


class Column(NamedTuple):
    """A column so far: its first and its last line, and whether it had none in the last row."""

    first: int
    last: int
    idle: bool


class Way(NamedTuple):
    """A way through the lines so far: what speaks for it, its columns from left to right, whose turn it is.

    `place` says where its last line stands: in which block of columns, and in which of them, from 1; 0 is above them.
    It is in its `first` row where no column of the block has a second line.
    """

    score: float
    columns: tuple[Column, ...]
    turn: int
    before: Way | None
    place: tuple[int, int]
    first: bool


_score = attrgetter("score")
_BREAK = Column(-1, -1, idle=False)


def in_rounds(run: Sequence[Line], width: int) -> list[Line]:
    """Return a run's lines column by column; as they are where no way through them is better than straight on."""
    links = Links(run, width)
    ways = [Way(0.0, (), 0, None, (0, 0), first=True)]
    for i in range(len(run)):
        ways = _best([after for way in ways for after in _ways_on(way, i, links)])
    best = max(ways, key=lambda way: way.score + _feet(links, way.columns))
    straight = sum(links[i, i + 1] for i in range(len(run) - 1))
    if best.score <= straight + BETTER:
        return list(run)
    columns: dict[tuple[int, int], list[Line]] = {}
    way: Way | None = best
    for line in reversed(run):
        if way:
            columns.setdefault(way.place, []).append(line)
            way = way.before
    return [line for place in sorted(columns) for line in reversed(columns[place])]


def _best(ways: Iterable[Way]) -> list[Way]:
    """Return the best ways, best first; some of each number of columns that go on, for its worth shows only rows later.

    Ways that differ only in columns that had no line in the last row are one.
    """
    kept: Counter[int] = Counter()
    seen: set[tuple[int, ...]] = set()
    best: list[Way] = []
    for way in sorted(ways, key=_score, reverse=True):
        if best and way.score <= best[0].score - HOPELESS:
            break
        left, right = way.columns[: way.turn], way.columns[way.turn :]
        key = tuple(column.last for column in (*right, _BREAK, *left) if not column.idle)
        if kept[len(key)] < WAYS and key not in seen:
            kept[len(key)] += 1
            seen.add(key)
            best.append(way)
    return best


def _ways_on(way: Way, i: int, links: Links) -> Iterator[Way]:
    """Yield the ways in which the next line may go on with a column, those before it passed over, or begin one."""
    columns, turn, score, block = list(way.columns), way.turn, way.score, way.place[0]
    if columns:
        ended = 0.0 if links.ends(columns[-1].last) else PASSED_OVER
        ended += RESTART - _feet(links, columns)
        yield Way(score - ended, (), 0, way, (block + 1, 0), first=True)
    else:
        yield Way(score - (TITLE_APART if i in links.titles else APART), (), 0, way, (block, 0), first=True)
    for _ in range(len(columns) + 1):
        if turn == len(columns):
            if len(columns) < MOST_COLUMNS:
                cost, grown = 0.0 if way.first else NEW_COLUMN, (*columns, Column(i, i, idle=False))
                yield Way(score - cost, grown, turn + 1, way, (block, turn + 1), first=way.first)
            turn = 0
        if not columns:
            return
        first, last, idle = columns[turn]
        to_return, to_pass = _waits(links, columns[turn])
        after = (*columns[:turn], Column(first, i, idle=False), *columns[turn + 1 :])
        on = score + links[last, i] - (to_return if idle else 0.0)
        yield Way(on, after, turn + 1, way, (block, turn + 1), first=False)
        score -= 0.0 if idle else to_pass
        columns[turn] = Column(first, last, idle=True)
        turn += 1


def _waits(links: Links, column: Column) -> tuple[float, float]:
    """Return what speaks against a column going on in a later row, and against its having no line in this one."""
    if column.last in links.titles and column.first != column.last:
        return 0.0, TITLE_ENDED
    return RETURNS, ENDED if links.ends(column.last) else PASSED_OVER


def _feet(links: Links, columns: Sequence[Column]) -> float:
    """Return what speaks for each column going on at the top of the next."""
    return sum(links.foot(above.last, below.first) for above, below in pairwise(columns))
