"""In which of a page's columns each line stands, where all columns were read straight across, line by line.

Articles may stand beside one another, each with its title over some columns. A row is read from left to right; a column
has a line in every row until it ends, and begins anew below a title. The way through the lines that the seams speak for
most is kept. Over which columns a title stands is not asked (`tops`).
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from zhnews.columns import OVER, too_wide
from zhnews.crosslinks import Links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhnews.lines import Line

# What speaks against a way through the lines, in the unit of `seam`; measured on 150 pages tiled with articles.
RETURNS = 6.0  # a column goes on in a later row
ENDED = 3.5  # a column has no line in this row, and its last line ended a sentence
UNENDED = 11.0  # … or did not
GOES_ON, FOOT = 8.0, 2.0  # … unless the text goes on at the top of the next column: then so much, less twice its seam
TITLE, AGAIN = -1.0, -2.0  # a line is a title's (more than nothing speaks for it), and the line before it is, too
FULL = 0.0  # … though it is as long as a column is wide
CLAUSE = 6.0  # … though it ends a sentence, or has a comma
BESIDE = -1.0  # a column begins in the row in which the one left of it does
BELOW_TITLE = 1.0  # … or somewhere below a title, with a line that can begin a paragraph
UNTITLED, STRANDED = 4.0, 6.0  # … or without a title; or with a line that can begin nothing, nowhere below a title
APART = 1.0  # … and the column left of it has no line in this row
UNBORN = 0.5  # a column before it has not begun
# A line goes on with no column with which it goes so much worse than with the line it goes with best.
FAR_WORSE = 8.0
# Rows below a title in which columns may begin.
REACH = 4
# Ways kept open for each column that the last line may stand in; one is given up when so much more speaks for another.
WAYS, HOPELESS = 16, 16.0
# So much more must speak for columns than for the lines as they stand.
BETTER = 8.0
# Units between two columns, at least.
GUTTER = 4
_NEVER = -1_000
_score = attrgetter("score")


class Place(NamedTuple):
    """Where a line stands: in which row and column, both from 0, and whether as a title."""

    row: int
    column: int
    title: bool


class _Column(NamedTuple):
    """A column so far: the first line below its last title, and its last line; -1 for none."""

    top: int
    last: int


class _Way(NamedTuple):
    """A way through the lines so far: what speaks for it, the columns, whose turn it is, which was the last title.

    The bits of `on` say which columns had a line in the last row, or have one in this. The last line stands in a
    `column`, as a title or not, and may be the first of a row.
    """

    score: float
    columns: tuple[_Column, ...]
    on: int
    turn: int
    title: int
    before: _Way | None
    column: int
    is_title: bool
    new: bool


def find_places(lines: Sequence[Line], width: int, count: int) -> list[Place]:
    """Return where each line stands on a page of so many columns of that width; nothing where they are as likely none.

    >>> from zhnews.lines import split_lines
    >>> from zhnews.source import Source
    >>> left = "码头上的灯塔昨天重新亮起来，渔民们站在岸上看了很久，他们说夜里出海终于不用再担心看不见航道。"
    >>> right = "山城的图书市场昨天开幕，来自全国各地的二百多家出版社带来新书，许多读者排起长队等候作者签名。"
    >>> rows = [text[k : k + 10] for k in range(0, 46, 10) for text in (left, right)]
    >>> [place.column for place in find_places(split_lines(Source("\\n".join(rows))), 20, 2)]
    [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    """
    grid = _Grid(lines, width, count)
    ways = [_Way(0.0, (_Column(-1, -1),) * count, 0, 0, _NEVER, None, 0, is_title=False, new=True)]
    for i in range(len(lines)):
        ways = _best([after for way in ways for after in grid.ways_on(way, i)])
    way: _Way | None = max((grid.row_ended(way, 0) for way in ways), key=_score)
    if way and way.score <= sum(grid.links[i - 1, i] for i in range(1, len(lines))) + BETTER:
        return []
    trail: list[_Way] = []
    while way and way.before:
        trail.append(way)
        way = way.before
    rows = accumulate(way.new for way in reversed(trail))
    places = [Place(row - 1, way.column, way.is_title) for row, way in zip(rows, reversed(trail), strict=True)]
    return places if any(place.column and not place.title for place in places) else []


def _best(ways: Iterable[_Way]) -> list[_Way]:
    """Return the best ways, best first; some for each column, for whether a row begins there shows only later."""
    kept: Counter[int] = Counter()
    seen: set[tuple[int, ...]] = set()
    best: list[_Way] = []
    for way in sorted(ways, key=_score, reverse=True):
        if best and way.score <= best[0].score - HOPELESS:
            break
        lasts = [column.last if way.on >> c & 1 else -1 for c, column in enumerate(way.columns)]
        key = (way.turn, way.is_title, *lasts)
        if kept[way.turn] < WAYS and key not in seen:
            kept[way.turn] += 1
            seen.add(key)
            best.append(way)
    return best


class _Grid:
    """The columns of a page, and what speaks for each line standing in each of them."""

    def __init__(self, lines: Sequence[Line], width: int, count: int) -> None:
        self.lines, self.count = lines, count
        self.links = Links(lines, width)
        self.taken = [self._columns_taken(line, width) for line in lines]
        self.against_title = [self._against_title(i) for i in range(len(lines))]
        self.begins = [not self.links.against_beginning(line) for line in lines]
        near = (range(max(0, i - 2 * count), i) for i in range(len(lines)))
        self.least = [max((self.links[j, i] for j in some), default=0.0) - FAR_WORSE for i, some in enumerate(near)]

    def _columns_taken(self, line: Line, width: int) -> int:
        """Return over how many columns a line stands, at least."""
        over = line.width + line.indent - width - OVER if too_wide(line, width) else 0
        return min(self.count, 1 + -(-max(0, over) // (width + GUTTER)))

    def _against_title(self, i: int) -> float:
        """Return what speaks against a line being a title's."""
        if self.taken[i] > 1 or i in self.links.titles:
            return TITLE
        return FULL if self.links.may_be_title(self.lines[i]) else CLAUSE

    def ways_on(self, way: _Way, i: int) -> Iterator[_Way]:
        """Yield the ways in which the next line may stand in this row, or begin one."""
        yield from self._in_row(way, i)
        if way.turn:
            yield from self._in_row(self.row_ended(way, way.turn), i)

    def row_ended(self, way: _Way, first: int) -> _Way:
        """Return a way with no line in its columns from one on."""
        against = sum([self._against_ending(way, c) for c in range(first, self.count)])
        return way._replace(score=way.score - against, on=way.on & ((1 << first) - 1), turn=0)

    def _in_row(self, way: _Way, i: int) -> Iterator[_Way]:
        """Yield the ways in which a line may stand in a column, those before it passed over, and the best title."""
        score, on, taken = way.score, way.on, self.taken[i]
        against = [self._against_ending(way, c) for c in range(self.count)]
        as_title = -inf, 0
        for c in range(way.turn, self.count):
            last = way.columns[c].last
            if taken == 1:
                if last >= 0 and self.links[last, i] >= self.least[i]:
                    yield self._going_on(way, c, i, (score, on))
                if not on >> c & 1:
                    yield self._beginning(way, c, i, (score, on))
            if c + taken <= self.count:
                as_title = max(as_title, (score - sum(against[c : c + taken]), -c))
            score -= against[c] + (UNBORN if last < 0 else 0.0)
            on &= ~(1 << c)
        if as_title[0] > -inf:
            yield self._as_title(way, -as_title[1], i, as_title[0])

    def _going_on(self, way: _Way, c: int, i: int, now: tuple[float, int]) -> _Way:
        top, last = way.columns[c]
        titled = last in self.links.titles and i not in self.links.titles
        said = self.links[last, i] - (0.0 if way.on >> c & 1 else RETURNS)
        return self._placed(way, c, _Column(i if titled else top, i), (now[0] + said, now[1]))

    def _beginning(self, way: _Way, c: int, i: int, now: tuple[float, int]) -> _Way:
        titled = way.columns[c].last < way.title and i - way.title <= REACH * self.count
        left_on = c > 0 and now[1] >> (c - 1) & 1
        if left_on and way.columns[c - 1].top == way.columns[c - 1].last:
            against = BESIDE
        elif titled and self.begins[i]:
            against = BELOW_TITLE
        else:
            against = UNTITLED if titled or self.begins[i] else STRANDED
        if c and not left_on and not (way.turn and way.title == i - 1):
            against += APART
        return self._placed(way, c, _Column(i, i), (now[0] - against, now[1]))

    def _placed(self, way: _Way, c: int, column: _Column, now: tuple[float, int]) -> _Way:
        columns = *way.columns[:c], column, *way.columns[c + 1 :]
        on = now[1] | 1 << c
        return _Way(now[0], columns, on, c + 1, way.title, way, c, is_title=False, new=not way.turn)

    def _as_title(self, way: _Way, c: int, i: int, score: float) -> _Way:
        last = c + self.taken[i]
        against = self.against_title[i] + (AGAIN if way.title == i - 1 else 0.0)
        on = way.on & ~((1 << last) - (1 << way.turn))
        return _Way(score - against, way.columns, on, last, i, way, c, is_title=True, new=not way.turn)

    def _against_ending(self, way: _Way, c: int) -> float:
        """Return what speaks against a column having no line in this row; it says so once."""
        if not way.on >> c & 1:
            return 0.0
        last = way.columns[c].last
        if self.links.ends(last):
            return ENDED
        beyond = way.columns[c + 1].top if c + 1 < self.count else -1
        return UNENDED if beyond < 0 else min(UNENDED, GOES_ON - FOOT * self.links.foot(last, beyond))
