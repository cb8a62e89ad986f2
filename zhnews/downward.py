"""Whether columns go on below blank lines, a picture or a title, or end there and others begin.

Two bands are one where their gutters meet, if one is a short piece of the other or the words run on down the columns.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zhnews.bands import DRIFT, INDENT, Band, Sheet, are_proven, cell_of, follow, longer, started
from zhnews.contexts import head_side, met, tail_side
from zhnews.endings import closes_credit, is_pictured
from zhnews.ink import commonest, display_width
from zhnews.seams import CANNOT_BEGIN, seam
from zhnews.topics import REACH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.ink import Row
    from zhnews.source import Source

# The odds (a logarithm) that the words must give against a column going on below a place where the others are empty.
SURE = 3.0
# … for columns going on below a line that is blank in all of them, where a title stands in one.
LIKELY = 1.5
# Columns that begin so many lines below a piece of a line are none of its own: it is a running head.
FAR_BELOW = 3
# Lines of a column that are looked at for its top and its foot.
TALLEST = 120
# … and of a caption, and of a title.
CAPTION, TITLES = 8, 2
# What speaks against a column going on (in the unit of `seam`): its sentence has not ended, and a title stands there,
# so far short of the column (units); it ended, and what stands there cannot begin anything.
TITLE, SHORT, STRANDED = 2.5, 6, 3.0
# How much of what their wording says for two columns' being of one article speaks for one going on with the other.
ABOUT = 0.25
# Lines in which enough of it stands.
_SOME = 20
_STOPS = "。!?”"


def joined(above: Band, below: Band, sheet: Sheet, gap: int, least: float = 0.0) -> Band | None:
    """Return one band of two with blank lines between: one is a short piece of the other, or the text runs on down."""
    size, strong = len(above.rows), [are_proven(band) for band in (above, below)]
    known = any(gutter.known for gutter in above.gutters)
    both = longer(above, below.rows) if any(strong) or known else None
    if both is None:
        near = below.rows[0].number == above.rows[-1].number + 1
        raised = _raised(above, below) if near and strong == [False, True] else None
        return raised if raised and _downward(raised, size, sheet) > -SURE else None
    words = runs_on(both, size, sheet) if strong[0] else 0.0
    if strong[0] and _is_headed(both, size, sheet.source):
        words -= LIKELY
    words -= least
    if both.gutters and _meet(both, below, strong, words, gap):
        return both
    del above.rows[size:]
    for gutter in above.gutters:
        del gutter.cuts[size:]
    return None


def _meet(both: Band, below: Band, strong: Sequence[bool], words: float, gap: int) -> bool:
    """Whether the last lines of a band, which were one of their own, belong to those above, as the words say or not."""
    size = len(both.rows) - len(below.rows)
    steps = [b.number - a.number for a, b in pairwise(both.rows[: size + 1])]
    if all(strong) or _is_foot(both, size):
        return words > 0
    if strong[0] and steps[-1] > gap + 1 and not _stand_in_columns(both, size):
        return False
    far = not strong[0] and steps[-1] > FAR_BELOW
    shared = any(max(a.left, b.left) < min(a.right, b.right) for a in both.gutters for b in below.gutters)
    shared |= not strong[0] and any(gutter.known for gutter in both.gutters)
    # Where blank lines stand inside the band already, as many more tell nothing.
    met = (shared and not far) or steps[-1] <= max(steps[:-1], default=0)
    return words >= 0 if met else words > SURE


def _is_foot(band: Band, at: int) -> bool:
    """Whether the lines from one on stand below a single column, and not the first, where each of them begins."""
    rows = band.rows[at:]
    if any(len(row.inks) > 1 for row in rows):
        return False
    near = band.piece(max(0, at - TALLEST)).columns()
    lefts = [min(row.inks[0].left for row in column) for column in near[1:] if column]
    foot = {min((abs(row.inks[0].left - left), k) for k, left in enumerate(lefts)) for row in rows if lefts}
    return len({k for _, k in foot}) == 1 and all(off <= 2 * DRIFT for off, _ in foot)


def _stand_in_columns(band: Band, at: int) -> bool:
    """Whether cells beside one another, from a line on, begin where their columns do, or as far in as a paragraph."""
    if all(len(row.inks) == 1 for row in band.rows[at:]):
        return True
    near, below = band.piece(max(0, at - TALLEST), at).columns(), band.piece(at).columns()
    lefts = [min((row.inks[0].left for row in column), default=None) for column in near]
    pairs = ((left, row.inks[0].left) for left, column in zip(lefts, below, strict=True) for row in column)
    return all(left is not None and -DRIFT <= own - left <= INDENT for left, own in pairs)


def _raised(above: Band, below: Band) -> Band | None:
    """Return a band with the lines above it, if each has text where a column right of its gutters begins."""
    tops = {gutter.cuts[0]: gutter for gutter in started(below.rows[0]).gutters}
    gutters, begun = [], [False] * len(above.rows)
    for gutter in below.gutters:
        top, cuts = tops.get(gutter.cuts[0]), list[float]()
        start = top.right if top else 0
        for k in reversed(range(len(above.rows))):
            top = follow(top, above.rows[k]) if top else None
            if top:
                cuts.insert(0, (top.left + top.right) / 2)
                begun[k] |= any(abs(ink.left - start) <= INDENT for ink in above.rows[k].inks)
        if top:
            gutters.append(gutter._replace(both=gutter.both + top.both - 1, cuts=cuts + gutter.cuts))
    return Band(above.rows + below.rows, gutters) if gutters and all(begun) else None


def _downward(band: Band, at: int, sheet: Sheet) -> float:
    """Return what speaks for each column going on below a line; nothing does where one has a title above it."""
    pairs = _parts(band, at)
    if any(_is_title(above[0], below, sheet.source) for above, below in pairs):
        return -SURE
    return sum(_says(above, below, sheet, 1) for above, below in pairs)


def runs_on(band: Band, at: int, sheet: Sheet, start: int = 0) -> float:
    """Return what speaks for each column going on below that line rather than at the top of the next column.

    It asks the words on both sides, above that line and below.
    """
    last = at + 2 * TALLEST
    pieces = band.piece(max(start, at - TALLEST), at), band.piece(at, last)
    above, below = ([_text_of(rows, sheet) for rows in piece.columns()] for piece in pieces)
    # Of a column that goes on still farther the foot is not known.
    ends = len(band.rows) <= last
    score = 0.0
    for k, (here, down) in enumerate(zip(above, below, strict=True)):
        aside, beyond = (side[k + 1] if k + 1 < len(side) else None for side in (above, below))
        if here and down and ends and _lead_on(down, here, sheet.source):
            score -= TITLE
            continue
        if here and down and aside != []:
            # A column that does not go on below goes on at the top of the next; the last one, if anywhere, below.
            score += _says(here, down, sheet, 1) - _says(here, aside or below[0], sheet, -1)
        if down and ends:
            score += _says(down, aside or beyond or (), sheet, -1) - _says(down, beyond or (), sheet, -1)
    return score


def _text_of(rows: Sequence[Row], sheet: Sheet) -> Sequence[Row]:
    """Return a column without the caption at its top."""
    views = [sheet.source.view[slice(*cell_of(row.inks))] for row in rows[:CAPTION]]
    closed = (is_pictured(view) or closes_credit(before, view) for before, view in pairwise(["", *views]))
    return rows[next((k for k, ends in enumerate(closed, 1) if ends), 0) :]


def _says(column: Sequence[Row], other: Sequence[Row], sheet: Sheet, step: int) -> float:
    """Return what speaks for a column going on with another; if it holds columns, the first or the last (-1) does."""
    if not other:
        return 0.0
    tails, heads = _cells(column[-_SOME:], sheet, step), _cells(other[:_SOME], sheet, 1)
    tail, head = tails[-1], heads[0]
    about = ABOUT * sheet.topics.alike("".join(tails)[-REACH:], "".join(heads)[:REACH])
    if tail[-1] in _STOPS or is_pictured(tail):
        return about - (STRANDED if CANNOT_BEGIN.match(head) else 0.0)
    if _is_title(other[0], column, sheet.source):
        return about - TITLE
    return about + seam(tail, head) + met(tail_side(tail), head_side(head))


def _cells(rows: Sequence[Row], sheet: Sheet, step: int) -> list[str]:
    return [sheet.source.view[slice(*cell_of(row.inks, step))] for row in rows]


def _is_headed(band: Band, at: int, source: Source) -> bool:
    """Whether a title stands in one of the columns from a line on, at their top."""
    return any(_is_title(below[0], above, source) for above, below in _parts(band, at))


def _parts(band: Band, at: int) -> list[tuple[list[Row], list[Row]]]:
    """Return what stands in each column above a line and from it on, where both do."""
    pieces = band.piece(max(0, at - TALLEST), at), band.piece(at, at + TALLEST)
    pairs = zip(*(piece.columns() for piece in pieces), strict=True)
    return [(above, below) for above, below in pairs if above and below]


def _lead_on(rows: Sequence[Row], column: Sequence[Row], source: Source) -> bool:
    """Whether the last lines of a column are titles of what stands below all columns: short, or apart from its text."""
    ends = [source.view[cell_of(row.inks)[1] - 1] in _STOPS for row in (column[-1], *rows)]
    apart = ends[0] and len(rows) <= TITLES and rows[0].number - column[-1].number > 1
    return not any(ends[1:]) and (apart or all(_is_title(row, column, source) for row in rows))


def _is_title(row: Row, column: Sequence[Row], source: Source) -> bool:
    """Whether a line falls short of the lines of the column above it, and ends no sentence."""
    start, end = cell_of(row.inks)
    usual = commonest([display_width(source.text[slice(*cell_of(some.inks))]) for some in column[-_SOME:]])
    return source.view[end - 1] not in _STOPS and display_width(source.text[start:end]) < usual - SHORT
