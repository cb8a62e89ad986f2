"""Columns printed side by side whose cells one blank glues together, moved apart so that gutters stand between them.

Such a blank stands at the column's width in line after line, and the words go on below rather than beyond it. How one
line is parted is asked of `partings`; which columns belong together, and in what order they are read, of `gutters`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from math import log
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from zhnews.ink import TAB, Ink, Row, display_width, rows_of
from zhnews.partings import DRIFT, OVERHANG, Grid, Last, Parting, begins, cells_of, cuts_of, partings_of, sideways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.source import Source

# A column is not narrower (units) and not wider, and there are not more of them side by side.
NARROWEST, WIDEST, COLUMNS = 16, 80, 8
# So many lines must have a full cell with a blank behind it.
LINES = 4
# … and so many of these as many columns as there are; in a single one something may stand over.
MORE = 2
# Unless `LINES` of so many lines in a row have a blank at all, nothing more is asked.
NEAR = 2 * LINES
# The share of the lines across columns that have one; in others a paragraph ends or begins.
SHARE = 0.6
# What a line that may be a lone cell says against columns (a logarithm of odds).
LONE = 0.1
# Where so much speaks against columns going on, they have ended.
FALL = 6.0
# Blanks of a line that are looked at for the width of its columns.
BLANKS = 16
# The odds (a logarithm) that the places of the blanks and the words must give together: by chance the blanks of some
# hundred lines speak for columns of one of sixty widths with about nine.
SURE = 12.0
# … and the words at least, for each line: in columns they say 3.6 and more, in tables 1.5 at most.
GOES_ON = 2.5
# What seams say against a cell going on with the one above it though it does.
DOUBT = 2.0
# The room between columns moved apart (units).
ROOM = 4
# Ways through the lines kept open at a time.
PATHS = 3

_SINGLE = re.compile("[^ \u3000] \u3000{0,2}(?=[^ \u3000])")
_score, _cost = attrgetter("score"), attrgetter("cost")


class Stretch(NamedTuple):
    """Lines, from the first to before the one behind, whose blanks speak for columns of one width."""

    score: float
    first: int
    behind: int
    width: int


class Page(NamedTuple):
    """A page's lines, for each the runs of ink that may begin a cell, and the folded view."""

    rows: list[Row]
    cuts: list[list[int]]
    view: str


def moved_apart(source: Source) -> list[Row]:
    """Return a page's lines with glued cells moved apart; none where no cells are glued.

    >>> from zhnews.source import Source
    >>> moved_apart(Source("江边的船 已经走了"))
    []
    """
    spans = source.spans()
    if not _may_be_glued(source.text, spans):
        return []
    rows = rows_of(source.text, spans, display_width, TAB)
    page = Page(rows, [cuts_of(row, source.text) for row in rows], source.view)
    found, tried = dict[int, Row](), set[int]()
    for stretch in sorted(_stretches(page), key=_score, reverse=True):
        lines = range(stretch.first, stretch.behind)
        if tried.isdisjoint(lines):
            tried.update(lines)
            found |= _columns_of(page, stretch, found)
    return [found.get(i) or _closed(row) for i, row in enumerate(rows)] if found else []


def _may_be_glued(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether several lines near one another have a blank that a column might stand before, and text behind it."""
    blank = [i for i, (a, b) in enumerate(spans) if _SINGLE.search(text, a + NARROWEST // 2, b)]
    return any(after - first < NEAR for first, after in zip(blank, blank[LINES - 1 :], strict=False))


def _closed(row: Row) -> Row:
    """Return a line in which single blanks count as ink."""
    inks = list(row.inks[:1])
    for ink in row.inks[1:]:
        last = inks[-1]
        if ink.left - last.right > 1:
            inks.append(ink)
        else:
            inks[-1] = Ink(last.left, ink.right, last.start, ink.end)
    return Row(row.number, tuple(inks))


def _stretches(page: Page) -> Iterator[Stretch]:
    """Yield for each width the stretches of lines whose blanks speak for columns of that width."""
    scores: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for i, (row, cuts) in enumerate(zip(page.rows, page.cuts, strict=True)):
        ends = [row.inks[k - 1].right for k in cuts[:BLANKS]]
        for width in {w for x in ends for w in range(x - DRIFT, x + DRIFT + 1) if NARROWEST <= w <= WIDEST}:
            scores[width][i] = _odds(row, cuts, _full(row, cuts, width))
    for width, of_lines in scores.items():
        if len(of_lines) >= LINES:
            yield from _climbs(page.rows, of_lines, width)


def _full(row: Row, cuts: Sequence[int], width: int) -> int:
    """Return how many of a line's cells, from the left, are full and have a blank behind."""
    full, at = 0, 0
    for k in cuts[:BLANKS]:
        over = row.inks[k - 1].right - at - width
        if over > DRIFT or full == COLUMNS - 1:
            break
        if over >= -DRIFT:
            full, at = full + 1, begins(row, k)
    return full


def _odds(row: Row, cuts: Sequence[int], full: int) -> float:
    """Return what full cells say for columns: little where a line has blanks at any width, as English has."""
    chance = (2 * DRIFT + 1) * len(cuts) / row.inks[-1].right
    return full * log(SHARE / min(chance, 1.0))


def _climbs(rows: Sequence[Row], scores: dict[int, float], width: int) -> Iterator[Stretch]:
    """Yield the stretches over which scores add up, each to where the sum is highest."""
    top, now = Stretch(0.0, 0, 0, width), 0.0
    first = -1
    for i, after in pairwise([*scores, len(rows)]):
        if now <= 0.0:
            first, top = i, Stretch(0.0, i, i, width)
        now += scores[i]
        if now > top.score:
            top = Stretch(now, first, i + 1, width)
        for k in range(i + 1, after):
            now -= LONE if rows[k].inks[-1].right <= width + DRIFT else -log(1 - SHARE)
            if now <= max(0.0, top.score - FALL):
                break
        if now <= max(0.0, top.score - FALL) or after == len(rows):
            now = 0.0
            if top.behind - top.first >= LINES:
                yield top


def _columns_of(page: Page, stretch: Stretch, taken: dict[int, Row]) -> dict[int, Row]:
    """Return the lines of a stretch, and those around that belong to it, moved apart, if the words speak for it too."""
    lines = range(stretch.first, stretch.behind)
    grid = _grid(page, lines, Grid(stretch.width, 0))
    gaps = Counter(b.number - a.number for a, b in pairwise(page.rows[stretch.first : stretch.behind]))
    blocks = _Blocks(page, max(gaps, key=gaps.__getitem__), taken)
    partings = blocks.read(stretch, grid) if grid.columns else {}
    said = sum(way.words - sideways(way) for way, _ in partings.values())
    if said <= GOES_ON * len(partings) or stretch.score + said <= SURE:
        return {}
    return {i: _moved(page.rows[i], way, pitch) for i, (way, pitch) in partings.items()}


def _grid(page: Page, lines: range, about: Grid) -> Grid:
    """Return the columns of some lines, of about that width; those given where the lines are too few to tell."""
    near = range(about.width - 2 * DRIFT - 1, about.width + 2 * DRIFT + 2)
    ends = [page.rows[i].inks[k - 1].right for i in lines for k in page.cuts[i][:BLANKS]]
    width = max(Counter(end for end in ends if end in near).items(), key=itemgetter(1), default=(about.width, 0))[0]
    full = [i for i in lines if _full(page.rows[i], page.cuts[i], width)]
    if len(full) < LINES:
        return about
    counts = sorted(round((page.rows[i].inks[-1].right + 1) / (width + 1)) for i in full)
    return Grid(width, max(2, min(COLUMNS, counts[-MORE])))


def _moved(row: Row, way: Parting, pitch: int) -> Row:
    """Return a line with each cell where its column stands."""
    if not way.parts:
        first, last = row.inks[0], row.inks[-1]
        return Row(row.number, (Ink(first.left, last.right, first.start, last.end),))
    inks = []
    for column, cell in way.parts:
        first, last, shift = row.inks[cell.inks[0]], row.inks[cell.inks[1] - 1], column * pitch - cell.left
        inks.append(Ink(first.left + shift, last.right + shift, first.start, last.end))
    return Row(row.number, tuple(inks))


class Path(NamedTuple):
    """A way through a block's lines so far: what it costs, how it parts the last of them."""

    cost: float
    way: Parting
    before: Path | None


class _Blocks:
    """Lines without blank lines between them, parted one after the other."""

    def __init__(self, page: Page, step: int, taken: dict[int, Row]) -> None:
        self.page, self.step, self.taken, self.grid = page, step, taken, Grid(0, 0)

    def read(self, stretch: Stretch, about: Grid) -> dict[int, tuple[Parting, int]]:
        """Return the partings of a stretch's blocks that have full cells, with the distance between columns."""
        partings, first = dict[int, tuple[Parting, int]](), stretch.first
        for i in range(stretch.first, stretch.behind):
            if i + 1 == stretch.behind or not self.near(i):
                lines = range(first, i + 1)
                self.grid = _grid(self.page, lines, about)
                full = [k for k in lines if _full(self.page.rows[k], self.page.cuts[k], self.grid.width)]
                if full:
                    pitch = self.grid.width + OVERHANG + ROOM
                    partings |= {k: (way, pitch) for k, way in self.block(self.top(full[0]), i + 1).items()}
                first = i + 1
        return partings

    def near(self, i: int) -> bool:
        """Whether no blank line stands behind that line, save those that stand behind each."""
        rows = self.page.rows
        return i + 1 < len(rows) and rows[i + 1].number - rows[i].number <= self.step and i + 1 not in self.taken

    def ways(self, i: int, paths: Sequence[Path] = ()) -> list[Path]:
        """Return the best ways on through a line from some before it; from nowhere, where it is the first."""
        cells = cells_of(self.page.rows[i], self.page.cuts[i], self.grid, self.page.view)
        if not paths:
            return _best([Path(way.cost, way, None) for way in partings_of(cells, (None,) * self.grid.columns)])
        on = [(path, way) for path in paths for way in partings_of(cells, path.way.lasts)]
        return _best([Path(path.cost + way.cost, way, path) for path, way in on])

    def top(self, first: int) -> int:
        """Return the first line of those above that have cells, of which full ones go on with the lines below."""
        while first and first - 1 not in self.taken and self.near(first - 1):
            above = self.ways(first - 1)[:1]
            parting = above[0].way
            full = any(cell.full for _, cell in parting.parts[1:])
            if not full or self.ways(first, above)[0].way.words <= sideways(parting) - DOUBT:
                break
            first -= 1
        return first

    def block(self, first: int, behind: int) -> dict[int, Parting]:
        """Return the partings of a block, and of the lines below that go on with its columns."""
        paths, i = self.ways(first), first
        while self.near(i):
            after = self.ways(i + 1, paths)
            way = after[0].way
            if i + 1 >= behind and not (any(cell.full for _, cell in way.parts) or way.words > 0.0):
                break
            i, paths = i + 1, after
        partings, path = dict[int, Parting](), paths[0] if paths else None
        while path:
            partings[i] = path.way
            i, path = i - 1, path.before
        return partings


def _best(paths: list[Path]) -> list[Path]:
    """Return the cheapest of some paths, none of which comes to the same end as another."""
    kept = dict[tuple[Last | None, ...], Path]()
    for path in sorted(paths, key=_cost):
        if len(kept) < PATHS:
            kept.setdefault(path.way.lasts, path)
    return list(kept.values())
