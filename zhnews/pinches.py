"""Lines of columns through which a gutter does not go: one blank parts two cells there, or a cell pushed the next one.

Such a cell is as wide as the others of its column, and the words go on below it rather than beside it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from zhnews.bands import DRIFT, LINES, NARROWEST, Band, Gutter, cell_of
from zhnews.ink import HANGING, Ink, Row, commonest, display_width
from zhnews.partings import INDENT
from zhnews.seams import all_across

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.source import Source

# So much more (a logarithm of odds) must speak for the cells going on below than beside one another; less than nothing
# where each begins exactly where its column does.
SURE = 2.0, -6.0
# By how many units a full cell may be narrower than its column, and wider: a mark that hangs out, Latin letters.
_UNDER, _OVER = 3, 3
# The share of a column's cells that are no wider than it.
_WITHIN = 0.8
# Lines of a band that are looked at for the widths of its columns.
_NEAR = 40


class _Column(NamedTuple):
    """Where a column begins, and how wide its cells are."""

    left: int
    width: int


def held(band: Band, row: Row, source: Source, *, above: bool = False) -> Band | None:
    """Return a band with the line below it, or above, cut where its columns end; `None` where they do not part it."""
    if not row.inks[1:] or not all(gutter.both >= LINES for gutter in band.gutters):
        return None
    columns = _columns(band, source, above=above)
    found = _moved(band, columns, row, source, above=above) if columns else None
    if found is None:
        return None
    moved, cuts = found
    end = 0 if above else -1
    beside = _cells(band.rows[end], [gutter.cuts[end] for gutter in band.gutters])
    aligned = [ink.left for ink in moved.inks] == [ink.left for ink in row.inks]
    if _goes_on(_cells(moved, cuts), beside, source, above=above) <= SURE[aligned]:
        return None
    pairs = list(zip(band.gutters, cuts, strict=True))
    if above:
        return Band([moved, *band.rows], [gutter._replace(cuts=[cut, *gutter.cuts]) for gutter, cut in pairs])
    gutters = [gutter._replace(cuts=[*gutter.cuts, cut], both=gutter.both + 1) for gutter, cut in pairs]
    return Band([*band.rows, moved], gutters)


def _columns(band: Band, source: Source, *, above: bool) -> list[_Column]:
    """Return the columns of the lines beside one; none where one is empty there."""
    near = band.piece(0, _NEAR) if above else band.piece(max(0, len(band.rows) - _NEAR))
    columns = []
    for rows in near.columns():
        if not rows:
            return []
        cells = sorted(_width(row.inks, source) for row in rows)
        columns.append(_Column(commonest([row.inks[0].left for row in rows]), cells[int(_WITHIN * (len(cells) - 1))]))
    return columns


def _moved(
    band: Band, columns: Sequence[_Column], row: Row, source: Source, *, above: bool
) -> tuple[Row, list[float]] | None:
    """Return a line with each cell where its column stands, and where the gutters cut it; `None` where one does not."""
    inks, first, cuts = list(row.inks), 0, []
    if inks[0].left - columns[0].left > INDENT:
        return None
    for gutter, column, beyond in zip(band.gutters, columns, columns[1:], strict=False):
        k = _natural(gutter, inks, first, above=above)
        if k is None and (k := _natural(gutter, row.inks, first, above=above)) is not None:
            inks[k:] = row.inks[k:]
        if k is None:
            k = _pinched(row, first, column.width, source)
            if k is None and (hung := _hung(row, first, column.width, source)):
                k, at = hung
                row = _split(row, k - 1, at, inks)
            if k is None:
                return None
            shift = beyond.left - inks[k].left
            inks[k:] = [ink._replace(left=ink.left + shift, right=ink.right + shift) for ink in inks[k:]]
        cuts.append((inks[k - 1].right + inks[k].left) / 2 if k < len(inks) else float(inks[-1].right + 1))
        first = k
    return Row(row.number, tuple(inks)), cuts


def _width(inks: Sequence[Ink], source: Source) -> int:
    return display_width(source.text[inks[0].start : inks[-1].end])


def _natural(gutter: Gutter, inks: Sequence[Ink], first: int, *, above: bool) -> int | None:
    """Return before which run of ink a line has the gutter about where the lines beside it do."""
    place = gutter.cuts[0 if above else -1]
    left, right = (place - DRIFT, place + DRIFT) if above else (gutter.left - DRIFT, gutter.right + DRIFT)
    for k in range(first + 1, len(inks)):
        a, b = inks[k - 1].right, inks[k].left
        if b - a >= NARROWEST and a <= right and b >= left:
            return k
    return len(inks) if inks[-1].right <= right else None


def _pinched(row: Row, first: int, width: int, source: Source) -> int | None:
    """Return before which run of ink a cell is as wide as its column, its indent counted or lost."""
    best: tuple[int, int] | None = None
    for k in range(first + 1, len(row.inks)):
        over = _width(row.inks[first:k], source) - width
        if over > _OVER:
            break
        off = min(abs(over), abs(over + INDENT))
        if (-_UNDER <= over <= _OVER or -_UNDER <= over + INDENT <= _OVER) and (best is None or off < best[0]):
            best = off, k
    return best[1] if best else None


def _hung(row: Row, first: int, width: int, source: Source) -> tuple[int, int] | None:
    """Return where a mark that hangs out of a full cell touches the next one: its number, were it a run, and where."""
    best = None
    for k in range(first, len(row.inks)):
        ink = row.inks[k]
        over = display_width(source.text[row.inks[first].start : ink.start]) - width
        if over > _OVER:
            break
        for at in range(ink.start + 1, ink.end):
            over += display_width(source.text[at - 1])
            if over > _OVER:
                break
            if over >= -_UNDER and source.view[at - 1] in HANGING and (best is None or abs(over) < best[0]):
                best = abs(over), (k + 1, at)
    return best[1] if best else None


def _split(row: Row, k: int, at: int, inks: list[Ink]) -> Row:
    """Return a line with one of its runs of ink in two; `inks`, where the runs stand now, become one more as well."""
    ink = row.inks[k]
    for some in (inks, whole := list(row.inks)):
        place = some[k].left + (at - ink.start) * (ink.right - ink.left) // (ink.end - ink.start)
        some[k : k + 1] = [some[k]._replace(right=place, end=at), some[k]._replace(left=place, start=at)]
    return Row(row.number, tuple(whole))


def _cells(row: Row, cuts: Sequence[float]) -> dict[int, list[Ink]]:
    """Return each column's cell of a line."""
    places = groupby(row.inks, key=lambda ink: sum(cut < ink.left for cut in cuts))
    return {place: list(inks) for place, inks in places}


def _goes_on(own: dict[int, list[Ink]], others: dict[int, list[Ink]], source: Source, *, above: bool) -> float:
    """Return what the words say for a line's cells going on in the line beside it rather than one with the next."""
    pairs = [(others[k], own[k]) if not above else (own[k], others[k]) for k in own if k in others]
    down = [(cell_of(tail), cell_of(head)) for tail, head in pairs]
    across = [(cell_of(own[k], -1), cell_of(own[k + 1])) for k in own if k + 1 in own]
    return _said(down, source) - _said(across, source)


def _said(pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]], source: Source) -> float:
    said = [(source.view[a:b], source.view[c:d]) for (a, b), (c, d) in pairs]
    inside = [(tail, head) for tail, head in said if tail[-1] not in "。!?”"]
    return sum(all_across([tail for tail, _ in inside], [head for _, head in inside]))
