"""Columns read straight across, a line of each in turn with no gutter left between, put back one below the other.

A page is suspected where hardly a line end cuts a word: of full lines in order two in five do. Each line then goes on
with one of the columns, from left to right and round again; the way through the lines that the seams speak for most is
kept. What the columns' text is, and how one column goes on with the next, is not asked.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from zhnews import contexts
from zhnews.columns import INDENT, SHORT, fits_first, too_wide
from zhnews.ink import commonest
from zhnews.seams import BEGINS, BEGUN, CANNOT_BEGIN, cuts_word, is_said, seam

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhnews.lines import Line

# Of full lines that end in the middle of a sentence, 34 to 57 in 100 cut a word on pages in order, at most 7 on pages
# read across; so many such line ends are needed to tell.
IN_ORDER, ENOUGH = 0.2, 12
# So many more line ends must cut a word when the columns are taken apart.
GAIN = 0.1
# … and at one distance so many do: 21 in 100 or more on pages read across, seldom one in ten on others.
RHYTHM = 0.13
# A column is not narrower (units).
NARROWEST = 12
# So much more must speak for columns than for the lines of a run as they stand (a logarithm of odds).
BETTER = 8.0
# What speaks against a way through the lines, in the unit of `seam`.
WORST = -8.0  # no seam speaks more than this against its two lines
CUT_WORD = 1.7  # (for it) the seam cuts a word
REPEATED = 2.5  # (for it) three characters across it stand together elsewhere
BROKEN_OFF = 1.0  # a short line whose sentence does not end goes on: a title's, mostly
UNFILLED = 5.0  # a line is short, and its sentence goes on for all that
STRANDED = 3.0  # a line that cannot begin anything follows a whole sentence
NO_ROOM = 3.0  # … or one that leaves no room for the indent of a first line
PASSED_OVER = 12.0  # a column has no line in this row though its sentence goes on
ENDED = 3.0  # … and ended with its last line
TITLE_ENDED = 1.0  # … which was a title: white space stands around it, and it goes on in a later row for nothing
RETURNS = 5.0  # another column goes on in a later row
NEW_COLUMN = 8.0  # a line begins a column of its own
APART = 6.0  # … or stands above all columns: a title's
TITLE_APART = 0.5  # … which is short as a title is
RESTART = 8.0  # all columns have ended, and others begin below
LEAST_FOOT, MOST_FOOT = -3.0, 8.0  # what a column's foot and the top of the next say, at least and at most
# Columns that a row may have, and ways kept open at a time.
MOST_COLUMNS, WAYS = 8, 3
# Characters of a run in which is looked for what stands together.
_ENOUGH = 20_000
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


# A word that no wrap divides: a line may fall short of its column before it.
_LATIN = re.compile(r"[(“《]{0,2}[A-Za-z0-9][A-Za-z0-9.,'%/-]*")
# Titles do not hold these, lines that end early in a text do: quoted or listed words went down whole.
_PARTED = re.compile("[,;、]|:$")
_score = attrgetter("score")
_BREAK = Column(-1, -1, idle=False)


def unravel(lines: Sequence[Line]) -> list[Line]:
    """Return the lines in reading order, where columns were read across; any others stay as they are.

    >>> from zhnews.lines import split_lines
    >>> from zhnews.source import Source
    >>> [line.view for line in unravel(split_lines(Source("江城今起试行\\n公交夜间专线")))]
    ['江城今起试行', '公交夜间专线']
    """
    ends = _line_ends(lines)
    if len(ends) < ENOUGH or sum(ends.values()) >= IN_ORDER * len(ends):
        return list(lines)
    width = commonest([lines[i].width for i in ends])
    if width < NARROWEST or not _has_rhythm(lines, list(ends)):
        return list(lines)
    out = [line for run in _runs(lines, width) for line in _columns_of(run, width)]
    gained = sum(_line_ends(out).values()) - sum(ends.values())
    return out if gained >= GAIN * len(ends) else list(lines)


def _line_ends(lines: Sequence[Line]) -> dict[int, bool]:
    """Return the lines that are full and end in the middle of a sentence, and whether the next line goes on a word."""
    if not lines:
        return {}
    width, gap = commonest([line.width for line in lines]), _regular_gap(lines)
    return {
        i: cuts_word(line.view, after.view)
        for i, (line, after) in enumerate(pairwise(lines))
        if abs(line.width - width) <= SHORT and not line.terminal and _is_han(line.view[-1]) and after.gap <= gap
    }


def _regular_gap(lines: Sequence[Line]) -> int:
    """Return the number of blank lines between lines: some extractors leave one after each."""
    return min(1, commonest([line.gap for line in lines]))


def _has_rhythm(lines: Sequence[Line], ends: Sequence[int]) -> bool:
    """Whether at one distance, two lines or more, line ends cut words as they do between neighbours on other pages."""
    for step in range(2, MOST_COLUMNS + 1):
        cut = sum(cuts_word(lines[i].view, lines[i + step].view) for i in ends if i + step < len(lines))
        if cut >= RHYTHM * len(ends):
            return True
    return False


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _runs(lines: Sequence[Line], width: int) -> list[list[Line]]:
    """Return the lines in runs with no more blank lines between them than between any.

    What no column holds is a run of its own: a title that crosses them.
    """
    runs: list[list[Line]] = []
    gap, wide = _regular_gap(lines), False
    for line in lines:
        crosses = too_wide(line, width)
        if not runs or line.gap > gap or crosses or wide:
            runs.append([])
        runs[-1].append(line)
        wide = crosses
    return runs


def _columns_of(run: Sequence[Line], width: int) -> list[Line]:
    """Return a run's lines column by column; as they are where no way through them is better than straight on."""
    links = _Links(run, width)
    ways = [Way(0.0, (), 0, None, (0, 0), first=True)]
    for i in range(len(run)):
        ways = _best([after for way in ways for after in _ways_on(way, i, links)])
    best = max(ways, key=lambda way: way.score + links.feet(way.columns))
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


def _ways_on(way: Way, i: int, links: _Links) -> Iterator[Way]:
    """Yield the ways in which the next line may go on with a column, those before it passed over, or begin one."""
    columns, turn, score, block = list(way.columns), way.turn, way.score, way.place[0]
    if columns:
        ended = 0.0 if links.ends(columns[-1].last) else PASSED_OVER
        ended += RESTART - links.feet(columns)
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
        to_return, to_pass = links.waits(columns[turn])
        after = (*columns[:turn], Column(first, i, idle=False), *columns[turn + 1 :])
        on = score + links[last, i] - (to_return if idle else 0.0)
        yield Way(on, after, turn + 1, way, (block, turn + 1), first=False)
        score -= 0.0 if idle else to_pass
        columns[turn] = Column(first, last, idle=True)
        turn += 1


class _Links(dict[tuple[int, int], float]):
    """What speaks for a line going on with another, each pair asked once."""

    def __init__(self, run: Sequence[Line], width: int) -> None:
        super().__init__()
        self.run, self.width = run, width
        self.text = "\n".join(line.view for line in run)[:_ENOUGH]
        self.tail_side, self.head_side = lru_cache(512)(contexts.tail_side), lru_cache(512)(contexts.head_side)
        self.known_feet: dict[tuple[int, int], float] = {}
        self.titles = {i for i, line in enumerate(run) if self._is_title(line)}

    def ends(self, i: int) -> bool:
        return self.run[i].terminal or self.run[i].width < self.width - SHORT

    def waits(self, column: Column) -> tuple[float, float]:
        """Return what speaks against a column going on in a later row, and against its having no line in this one."""
        if column.last in self.titles and column.first != column.last:
            return 0.0, TITLE_ENDED
        return RETURNS, ENDED if self.ends(column.last) else PASSED_OVER

    def feet(self, columns: Sequence[Column]) -> float:
        """Return what speaks for each column going on at the top of the next."""
        return sum(self._foot(above.last, below.first) for above, below in pairwise(columns))

    def _foot(self, i: int, top: int) -> float:
        if (i, top) not in self.known_feet:
            tail, head = self.run[i], self.run[top]
            if self.ends(i):
                said = -self._against_beginning(head)
            else:
                said = max(LEAST_FOOT, min(MOST_FOOT, self._across(tail, head)))
            self.known_feet[i, top] = said
        return self.known_feet[i, top]

    def _is_title(self, line: Line) -> bool:
        """Whether a line is too short even for the first of a paragraph, and no clause of it ends."""
        short = line.width < self.width - SHORT - INDENT
        return short and not line.terminal and not _PARTED.search(line.view)

    def _against_beginning(self, head: Line) -> float:
        """Return what speaks against a line being the first of a paragraph."""
        stranded = STRANDED if CANNOT_BEGIN.match(head.view) else 0.0
        return stranded + (0.0 if head.indent or fits_first(head, self.width) else NO_ROOM)

    def _across(self, tail: Line, head: Line) -> float:
        """Return what the characters across the end of an unended line say for its going on with another."""
        across = seam(tail.view, head.view) + (CUT_WORD if cuts_word(tail.view, head.view) else 0.0)
        across -= BEGUN if BEGINS.match(head.view) else 0.0
        across += contexts.met(self.tail_side(tail.view), self.head_side(head.view))
        return across + REPEATED * is_said(tail.view, head.view, self.text)

    def __missing__(self, pair: tuple[int, int]) -> float:
        tail, head = self.run[pair[0]], self.run[pair[1]]
        word = _LATIN.match(head.view)
        ended = self.ends(pair[0]) and not (word and not tail.terminal and tail.width + word.end() > self.width)
        score = -self._against_beginning(head) - (0.0 if tail.terminal else BROKEN_OFF) if ended else WORST
        if not tail.terminal:
            score = max(score, self._across(tail, head) - (UNFILLED if ended else 0.0))
        self[pair] = score
        return score
