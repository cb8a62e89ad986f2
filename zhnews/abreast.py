"""Titles that stand beside one another above columns, each over some of them, with what else stands up there.

They part the columns below into articles: at a gutter that none of them crosses, and of several at that which least
speaks against (`title_places`).
"""

from __future__ import annotations

from itertools import pairwise, product, takewhile
from typing import TYPE_CHECKING, NamedTuple

from zhnews.bands import DRIFT, LINES, NARROWEST, Band, Gutter, Sheet, are_proven
from zhnews.ink import HANGING, commonest
from zhnews.title_places import against, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.ink import Row
    from zhnews.source import Source

# Lines between a title and what stands below it, at most, and lines that are looked at for titles.
FAR, MOST = 5, 12
# Lines of titles that stand beside one another, at most; what no title has, and what no byline has.
TITLES, _STOP, _CLAUSE = 6, "。", "。,"
# Columns of a display beyond which no gutter is looked for.
WIDEST = 2000
# Gutters between two titles, at most, of which one is chosen, and pairs of titles for which that is done.
_CHOICE = 4
# No page has so many columns, and no title so many runs of ink.
COLUMNS, INKS = 40, 200


class _Opening(NamedTuple):
    """A gutter, and the display column before which the text right of it mostly begins."""

    place: float
    gutter: Gutter


def with_titles(bands: Sequence[Band], sheet: Sheet) -> list[Band]:
    """Return the bands, those of columns with the titles above that stand beside one another."""
    out: list[Band] = []
    left = list(bands)
    while left:
        band = left.pop()
        if are_proven(band) and len(band.gutters) < COLUMNS:
            rows = _rows_above(left, band, sheet.source)
            ended = not out or out[-1].rows[0].number - band.rows[-1].number > 1
            count, band = _titled(rows, band, sheet, ended=ended)
            _take(left, count)
        out.append(band)
    return out[::-1]


def _rows_above(bands: Sequence[Band], below: Band, source: Source) -> list[Row]:
    """Return the lines above a band that belong to no columns, and are near, the lowest first."""
    rows: list[Row] = []
    last = below.rows[0].number
    for band in reversed(bands):
        if are_proven(band) and not _are_titles(band, source):
            break
        for row in reversed(band.rows):
            if last - row.number > FAR or len(rows) == MOST or len(row.inks) > INKS:
                return rows
            rows.append(row)
            last = row.number
    return rows


def _are_titles(band: Band, source: Source) -> bool:
    """Whether a few lines are titles on lines of their own in turn, for all that they look like columns."""
    return len(band.rows) <= TITLES and not any(_STOP in row.cut(source.view) for row in band.rows)


def _take(bands: list[Band], count: int) -> None:
    """Take lines off the end of bands."""
    while count:
        band = bands.pop()
        if len(band.rows) > count:
            bands.append(band.piece(0, len(band.rows) - count))
            return
        count -= len(band.rows)


def _titled(rows: Sequence[Row], band: Band, sheet: Sheet, *, ended: bool) -> tuple[int, Band]:
    """Return how many of the lines above a band part its columns, and the band with them.

    Where its columns have not `ended`, others stand beside them from the line below on, and they have no feet.
    """
    own, source = _own(band), sheet.source
    openings = sorted([*own, *_whites(band, own, source)])
    # Bylines and the like above the first full line of the columns stand as titles do.
    short = list(takewhile(lambda row: _count(row) <= len(openings) and not _has_clause(row, source), band.rows[:FAR]))
    count, found, titles = _found(rows, short, band, openings)
    groups = _groups(titles, found)
    if not groups:
        return 0, band
    # All ways are weighed; where there are many titles, each has fewer.
    choices = [[*group[: _CHOICE if len(groups) <= _CHOICE else 1], *_none(group, titles)] for group in groups]
    columns = columns_of(Band(band.rows, [opening.gutter for opening in openings]), sheet)
    columns = columns if ended else [column._replace(foot="") for column in columns]
    at = {opening.place: k for k, opening in enumerate(openings, 1)}
    above = rows[:count][::-1]
    ways = [[opening for opening in way if opening] for way in product(*choices)]
    best = min(ways, key=lambda way: against([*above, *short], columns, [at[place] for place, _ in way]))
    parted = [gutter._replace(cuts=[place] * count + gutter.cuts) for place, gutter in best]
    return (count, Band([*above, *band.rows], parted)) if parted else (0, band)


def _found(
    rows: Sequence[Row], short: Sequence[Row], band: Band, openings: Sequence[_Opening]
) -> tuple[int, list[_Opening], list[Row]]:
    """Return how many of the lines above a band titles stand on, the gutters between them, and the titles."""
    count, found = _open_through(rows, [], openings)
    if found:
        return count, found, [*rows[:count][::-1]]
    # In large type they leave white space below them.
    large = [row for row, below in zip(short, band.rows[1:], strict=False) if _is_clear(row, below)]
    count, found = _open_through(rows, large, openings)
    return count, found, [*rows[:count][::-1], *large]


def _open_through(
    rows: Sequence[Row], short: Sequence[Row], openings: Sequence[_Opening]
) -> tuple[int, list[_Opening]]:
    """Return how many lines some gutters go through with titles on both sides, and those gutters; none as none do.

    The `short` lines below them may be titles too.
    """
    parted = any(_parts(short, opening.place) for opening in openings)
    count, found = 0, [*openings] if parted else []
    for k, row in enumerate(rows, 1):
        openings = [opening for opening in openings if _is_open(row, opening.place)]
        if any(_parts([*rows[:k], *short], opening.place) for opening in openings):
            count, found = k, [*openings]
    return count, found


def _is_clear(row: Row, below: Row) -> bool:
    """Whether nothing stands right below the first run of ink of a line."""
    left, right = row.inks[0].left, row.inks[0].right
    return below.number > row.number + 1 or all(ink.right <= left or right <= ink.left for ink in below.inks)


def _has_clause(row: Row, source: Source) -> bool:
    return any(mark in row.cut(source.view) for mark in _CLAUSE)


def _parts(titles: Sequence[Row], cut: float) -> bool:
    """Whether titles stand left of a gutter and right of it, on one line or in turn."""
    return any(row.inks[0].left < cut for row in titles) and any(row.inks[-1].left > cut for row in titles)


def _own(band: Band) -> list[_Opening]:
    """Return a band's gutters; where their cuts are says less: they move into white space beside them."""
    columns = zip(band.gutters, band.columns()[1:], strict=True)
    return [_Opening(commonest([row.inks[0].left for row in rows]) - 0.5, gutter) for gutter, rows in columns if rows]


def _whites(band: Band, own: Sequence[_Opening], source: Source) -> Iterator[_Opening]:
    """Yield the gutters that go through all of a band's lines besides its own: those of a column's columns."""
    inked = 0
    for row in band.rows:
        for ink in row.inks:
            hung = DRIFT if source.text[ink.end - 1] in HANGING else 0
            inked |= _bits(ink.left, max(ink.left, ink.right - hung))
    at = 0
    while rest := inked >> at:
        left = at + ((~rest) & (rest + 1)).bit_length() - 1
        if not inked >> left:
            return
        at = left + (inked >> left & -(inked >> left)).bit_length() - 1
        if at - left >= NARROWEST and left and not any(left <= place <= at for place, _ in own):
            place = (left + at) / 2
            both = sum(row.inks[0].left < place < row.inks[-1].left for row in band.rows)
            if both >= LINES:
                yield _Opening(place, Gutter(left, at, both, [place] * len(band.rows)))


def _bits(left: int, right: int) -> int:
    """Return the columns of a run of ink as bits; what is wider than a page is of no use here."""
    first, last = (min(max(column, 0), WIDEST) for column in (left, right))
    return (1 << last) - (1 << first)


def _count(row: Row) -> int:
    """Return in how many cells wide blanks part a line."""
    return 1 + sum(b.left - a.right != 1 for a, b in pairwise(row.inks))


def _is_open(row: Row, cut: float) -> bool:
    """Whether a line leaves white space at a gutter."""
    before = max((ink.right for ink in row.inks if ink.left < cut), default=None)
    after = min((ink.left for ink in row.inks if ink.left >= cut), default=None)
    if before is None or after is None:
        return True if before is None else before <= cut
    return before <= cut and after - before >= NARROWEST


def _groups(titles: Sequence[Row], openings: Sequence[_Opening]) -> list[list[_Opening]]:
    """Return the gutters between two titles each, those between the same ones together."""
    lefts = [ink.left for row in titles for ink in row.inks]
    groups: list[list[_Opening]] = []
    last = None
    for opening in openings:
        cut = opening.place
        if not any(left < cut for left in lefts) or not any(left > cut for left in lefts):
            continue
        if last is not None and not any(last < left < cut for left in lefts):
            groups[-1].append(opening)
        else:
            groups.append([opening])
        last = cut
    return groups


def _none(group: Sequence[_Opening], titles: Sequence[Row]) -> list[None]:
    """Return that none of some gutters need be one, where the titles beside them stand on lines of their own."""
    left, right = group[0].place, group[-1].place
    return [] if any(row.inks[0].left < left and right < row.inks[-1].left for row in titles) else [None]
