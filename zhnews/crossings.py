"""Columns read straight across, a line of each in turn with no gutter left between, put back one below the other.

A page is suspected where hardly a line end cuts a word: of full lines in order two in five do. Its lines are then put
back in two ways: run by run, each column below the one before (`rounds`), and on a grid of columns over the whole page,
which is then read as if its gutters had been kept (`grids`, `tops`, `gutters`). The words say which is right.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING

from zhnews.columns import SHORT, too_wide
from zhnews.crosslinks import Links
from zhnews.grids import Place, find_places
from zhnews.gutters import read_rows
from zhnews.ink import Ink, Row, commonest
from zhnews.rounds import MOST_COLUMNS, in_rounds
from zhnews.seams import cuts_word
from zhnews.tops import place_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line
    from zhnews.source import Source

# Of full lines that end in the middle of a sentence, 34 to 57 in 100 cut a word on pages in order, at most 7 on pages
# read across; so many such line ends are needed to tell.
IN_ORDER, ENOUGH = 0.2, 12
# So many more line ends must cut a word when the columns are taken apart.
GAIN = 0.1
# … and at one distance so many do: 21 in 100 or more on pages read across, seldom one in ten on others.
RHYTHM = 0.13
# Of such distances the greatest is the number of columns, if so many times as many do as at any other.
HALF = 0.5
# A column is not narrower (units).
NARROWEST = 12
# So many times what the words say for runs makes a grid the likelier, unless so many lines of titles and no blank lines
# say that articles stand side by side.
MORE, TITLES = 1.1, 4
# Lines of a page; what is longer is read by runs alone, which takes a third of the time.
MOST_LINES = 1_000
# Units from the end of one column to the next: wide enough for a gutter that no hanging mark closes.
GUTTER = 6
# Blank lines above and below a row of titles; beside text there are none.
ABOVE_TITLES, BETWEEN_TITLES = 2, 1


def unravel(source: Source, lines: Sequence[Line]) -> list[Line]:
    """Return the lines in reading order, where columns were read across; any others stay as they are.

    >>> from zhnews.lines import split_lines
    >>> from zhnews.source import Source
    >>> source = Source("江城今起试行\\n公交夜间专线")
    >>> [line.view for line in unravel(source, split_lines(source))]
    ['江城今起试行', '公交夜间专线']
    """
    ends = _line_ends(lines)
    if len(ends) < ENOUGH or sum(ends.values()) >= IN_ORDER * len(ends):
        return list(lines)
    width = commonest([lines[i].width for i in ends])
    count = _count_columns(lines, list(ends)) if width >= NARROWEST else 0
    if not count:
        return list(lines)
    out = [line for run in _runs(lines, width) for line in in_rounds(run, width)]
    if len(lines) <= MOST_LINES:
        places = _places(lines, width, count)
        tiled = sum(place.title for place in places) >= TITLES and len(_runs(lines)) == 1
        other = _in_grid(source, lines, places, width)
        out = other if _said(other, width) > (1.0 if tiled else MORE) * _said(out, width) else out
    gained = sum(_line_ends(out).values()) - sum(ends.values())
    return out if gained >= GAIN * len(ends) else list(lines)


def _said(lines: Sequence[Line], width: int) -> float:
    """Return what the words say for lines being read one after the other, where they say so."""
    links = Links(lines, width)
    return sum(max(0.0, links[i, i + 1]) for i in range(len(lines) - 1))


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


def _count_columns(lines: Sequence[Line], ends: Sequence[int]) -> int:
    """Return the greatest distance, two lines or more, at which line ends cut words as neighbours do on other pages."""
    cut = {
        step: sum(cuts_word(lines[i].view, lines[i + step].view) for i in ends if i + step < len(lines))
        for step in range(2, MOST_COLUMNS + 1)
    }
    least = max(RHYTHM * len(ends), HALF * max(cut.values()))
    return max((step for step, count in cut.items() if count >= least), default=0)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _runs(lines: Sequence[Line], width: int = 0) -> list[list[Line]]:
    """Return the lines in runs with no more blank lines between them than between any.

    Where a width is given, what no column holds is a run of its own: a title that crosses them.
    """
    runs: list[list[Line]] = []
    gap, wide = _regular_gap(lines), False
    for line in lines:
        crosses = width > 0 and too_wide(line, width)
        if not runs or line.gap > gap or crosses or wide:
            runs.append([])
        runs[-1].append(line)
        wide = crosses
    return runs


def _places(lines: Sequence[Line], width: int, count: int) -> list[Place]:
    """Return where each line stands on a grid of columns that go down the whole page."""
    places: list[Place] = []
    for run in _runs(lines):
        found = find_places(run, width, count) or [Place(row, 0, title=False) for row in range(len(run))]
        first = places[-1].row + 1 if places else 0
        places += [place._replace(row=first + place.row) for place in found]
    return places


def _in_grid(source: Source, lines: Sequence[Line], places: Sequence[Place], width: int) -> list[Line]:
    """Return the lines as they are read on a grid, each title above its text."""
    places = place_titles(lines, places, Links(lines, width))
    ordered = _read(source, lines, _rows(lines, places, width))
    titles = {line.start for line, place in zip(lines, places, strict=True) if place.title}
    # A title stands apart from the text above it and below.
    return [
        line._replace(gap=max(line.gap, 1)) if (line.start in titles) != (above.start in titles) else line
        for above, line in zip([ordered[0], *ordered], ordered, strict=False)
    ]


def _rows(lines: Sequence[Line], places: Sequence[Place], width: int) -> list[Row]:
    """Return the page's rows as they would stand on lines of their own, each column where it would begin."""
    rows: list[Row] = []
    number, above = 0, True
    for _, group in groupby(zip(lines, places, strict=True), key=lambda one: one[1].row):
        cells = list(group)
        text = any(line.terminal or abs(line.width - width) <= SHORT for line, _ in cells)
        blank = max(2 * cells[0][0].gap, 0 if text and above else ABOVE_TITLES if above else BETWEEN_TITLES)
        number += 1 + blank if rows else 0
        inks = []
        for line, place in cells:
            left = place.column * (width + GUTTER) + line.indent
            inks.append(Ink(left, left + line.width, line.start, line.end))
        rows.append(Row(number, tuple(inks)))
        above = text
    return rows


def _read(source: Source, lines: Sequence[Line], rows: Sequence[Row]) -> list[Line]:
    """Return the lines in the order in which rows are read."""
    starts = [line.start for line in lines]
    ranges = ((bisect_left(starts, cell.start), bisect_left(starts, cell.end)) for cell in read_rows(source, rows))
    return list(chain.from_iterable(lines[a:b] for a, b in ranges))
