"""Columns printed side by side on one physical line, taken apart at the gutters between them.

A gutter is white space that goes down through several lines at one display width. Spaces that are none, between names
or inside a spaced-out title, are left alone; which column goes on where is not asked beyond left to right.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from zhnews.abreast import with_titles
from zhnews.bands import LINES, NARROWEST, Band, Sheet, are_proven, beside, follow, longer, started
from zhnews.downward import LIKELY, SURE, joined, runs_on
from zhnews.glued import moved_apart
from zhnews.ink import TAB, Row, commonest, display_width, middle, rows_of, unhung
from zhnews.pinches import held
from zhnews.seams import all_across

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zhnews.source import Source

# Half of the lines on each side of a gutter or more are so long (characters): the cells of a table are shorter.
CELL = 8
# … but a column of short cells begins as far from its neighbour as others do from theirs, give or take so much (units).
UNEVEN = 1
# So many times what the words say for cells at gutters makes glued ones the likelier, and any others that are fewer.
MORE, FAR_MORE = 1.05, 1.1
# … and by how much for blanks as wide as a Han character: they are rare, and letter-spaced titles come apart then.
RARE = 2.0
# Gutters of a band that one side may be set off at: a page has no more.
MOST_GUTTERS = 12
# Lines of a caption below a picture that stands over several columns, at most.
CAPTION = 4
# Cells whose words are asked about together.
SOME = 64
# A line that begins far in, where a column might have left it.
_FAR_IN = re.compile("\n[ \u3000]{12,40}")
_WIDE = re.compile("[ \\t\\u00a0\\u2002\\u2003\\u3000]{2,}|[\\t\\u3000]")


class Cell(NamedTuple):
    """What one column has of a physical line; `lead` is its indent in its column, `None` where the line is whole.

    `skipped` counts the lines of other columns that stand between it and the line above it in its own.
    """

    start: int
    end: int
    lead: int | None
    skipped: int = 0


def split_cells(source: Source) -> list[Cell]:
    """Return the page's lines in reading order, columns side by side taken apart: each column from top to bottom.

    >>> from zhnews.source import Source
    >>> rows = ("江边的船已经走了    岸上的人还在等候", "码头上空无一人，    灯亮了起来，雾也")
    >>> source = Source("\\n".join((*rows, "只有几只水鸟停着    散了，天快要亮。")))
    >>> [source.text[cell.start : cell.end] for cell in split_cells(source)][2:4]
    ['只有几只水鸟停着', '岸上的人还在等候']
    """
    apart = _glued(source)
    cells = _at_gutters(source, glued=bool(apart))
    return _better(source, cells, apart, MORE) if apart else cells


def _glued(source: Source) -> list[Cell]:
    """Return the cells between single blanks, none where no cells are glued."""
    rows = moved_apart(source)
    return read_rows(source, rows) if rows else []


def _said(source: Source, cells: Sequence[Cell]) -> float:
    """Return what the words say for cells being read one after the other."""
    said = 0.0
    for start in range(0, len(cells), SOME):
        texts = [source.view[cell.start : cell.end].strip() for cell in cells[start : start + SOME + 1]]
        pairs = [(tail, head) for tail, head in pairwise(filter(None, texts)) if tail[-1] not in "。!?”"]
        said += sum(all_across([tail for tail, _ in pairs], [head for _, head in pairs]))
    return said


def _at_gutters(source: Source, *, glued: bool) -> list[Cell]:
    """Return the cells between white space of some width."""
    spans = source.spans()
    parted = sum(1 for _ in _inner_blanks(source.text))
    if parted < LINES and len(_FAR_IN.findall(source.text)) < LINES:
        return [Cell(a, b, None) for a, b in spans]
    cells = _read(source, spans, display_width)
    if len(cells) >= len(spans) + parted and not glued:
        return cells
    for other in _other_readings(source, spans):
        cells = _better(source, cells, other, 1.0)
    return _better(source, cells, _read(source, spans, _wide_blanks), 1.0, RARE)


def _other_readings(source: Source, spans: Sequence[tuple[int, int]]) -> Iterator[list[Cell]]:
    """Yield the cells by measures of some extractors: characters, tabs to the next column."""
    yield _read(source, spans, len)
    if "\t" in source.text:
        widest = max(display_width(piece) for piece in re.split(r"[\t\n]", source.text))
        yield _read(source, spans, display_width, widest + NARROWEST)


def _better(source: Source, cells: list[Cell], others: list[Cell], more: float, least: float = 0.0) -> list[Cell]:
    """Return the other reading where it has more cells and the words say so many times more for it, or far more."""
    more = more if len(others) > len(cells) else FAR_MORE
    return others if _said(source, others) > more * max(0.0, _said(source, cells)) + least else cells


def _wide_blanks(text: str) -> int:
    """Return the width of a text on a page whose blanks are as wide as a Han character."""
    return display_width(text) + text.count(" ")


def _read(source: Source, spans: Sequence[tuple[int, int]], ruler: Callable[[str], int], tab: int = TAB) -> list[Cell]:
    return read_rows(source, unhung(rows_of(source.text, spans, ruler, tab), source.text, ruler))


def read_rows(source: Source, rows: Sequence[Row]) -> list[Cell]:
    """Return the cells of a page's lines in reading order; those that are whole begin where their line does."""
    cells = list(_columns(rows, Sheet.of(source, rows), _regular_gap(rows), whole=True))
    first = [start for start, _ in source.spans()]
    return [
        cell if cell.lead is not None else cell._replace(start=first[bisect(first, cell.start) - 1]) for cell in cells
    ]


def _inner_blanks(text: str) -> Iterator[int]:
    """Yield where wide white space stands inside a line."""
    for blank in _WIDE.finditer(text):
        first, last = blank.span()
        if not text[first - 1 : first].isspace() and text[last : last + 1].strip() and first:
            yield first


def _regular_gap(rows: Sequence[Row]) -> int:
    """Return the number of blank lines between two lines with wide blanks: some extractors leave one after each."""
    gaps = Counter([b.number - a.number - 1 for a, b in pairwise(rows) if len(a.inks) > 1 and len(b.inks) > 1])
    return gaps.most_common(1)[0][0] if gaps else 0


def _columns(
    rows: Sequence[Row], sheet: Sheet, gap: int, *, skipped: int = 0, whole: bool = False
) -> Iterator[Cell]:
    """Yield the cells of a region of the page band by band, and each band's column by column."""
    left = commonest([row.inks[0].left for row in rows])
    for band in _bands(rows, sheet, gap):
        if band.gutters:
            for column in filter(None, band.columns()):
                own = max(gap, commonest([b.number - a.number - 1 for a, b in pairwise(column)] or [0]))
                yield from _columns(column, sheet, own, skipped=skipped + own - gap)
            continue
        for row in band.rows:
            lead = None if whole else max(0, row.inks[0].left - left)
            yield Cell(row.inks[0].start, row.inks[-1].end, lead, skipped)


def _bands(rows: Sequence[Row], sheet: Sheet, gap: int) -> list[Band]:
    """Return the runs of lines that share their gutters; only gutters that enough text speaks for are kept."""
    bands: list[Band] = []
    for row in rows:
        near = bands and row.number - bands[-1].rows[-1].number - 1 <= gap
        taller = _longest(bands[-1], row, sheet.source) if near else None
        bands[-1:] = [taller] if taller else [*bands[-1:], started(row, sheet.edges)]
    bands = with_titles(_with_tops(bands, sheet, gap), sheet)
    whole: list[Band] = []
    for band in bands:
        both = joined(whole[-1], band, sheet, gap) if whole else None
        if both is None and (both := _around(whole, band, sheet, gap)):
            whole[-2:] = [both, whole[-1]]
        else:
            whole[-1:] = [both] if both else [*whole[-1:], band]
    pieces = [piece for band in whole for piece in _cut_at_waists(_proven(band), sheet)]
    return [_one_side_first(piece, sheet, gap) for piece in pieces]


def _around(whole: Sequence[Band], band: Band, sheet: Sheet, gap: int) -> Band | None:
    """Return the last band but one with that band, where the columns go on below a few lines that cross them."""
    if len(whole) > 1 and len(whole[-1].rows) <= CAPTION and all(map(are_proven, (whole[-2], band))):
        return joined(whole[-2], band, sheet, gap, LIKELY)
    return None


def _longest(band: Band, row: Row, source: Source) -> Band | None:
    """Return a band with the line below it: as that of some columns, unless those widths part it into all."""
    kept = [gutter for gutter in band.gutters if follow(gutter, row)]
    if len(kept) < len(band.gutters) and (all_kept := held(band, row, source)):
        return all_kept
    return longer(beside(band, row), [row]) if kept or not band.gutters else None


def _with_tops(bands: Sequence[Band], sheet: Sheet, gap: int) -> list[Band]:
    """Return the bands, each with the lines above it that its columns part."""
    out: list[Band] = []
    for band in reversed(bands):
        below = out[-1] if out else None
        rows = list(band.rows)
        while below and rows and below.rows[0].number - rows[-1].number - 1 <= gap and not are_proven(band):
            taller = held(below, rows[-1], sheet.source, above=True) if below.gutters else None
            if taller is None:
                break
            out[-1] = below = taller
            rows.pop()
        if rows:
            # Without the line that stood beside it a line alone has the gutters of its own blanks.
            rest = band.piece(0, len(rows)) if len(rows) > 1 else started(rows[0], sheet.edges)
            out.append(band if len(rows) == len(band.rows) else rest)
    return out[::-1]


def _cut_at_waists(band: Band, sheet: Sheet) -> list[Band]:
    """Cut a band where all columns but the first end and others begin below a title, if the words say so."""
    first = band.gutters[:1]
    sides = [any(row.inks[-1].left >= gutter.cuts[k] for gutter in first) for k, row in enumerate(band.rows)]
    last = max((k for k, side in enumerate(sides) if side), default=0)
    waists = [0]
    for side, run in groupby(range(last), key=sides.__getitem__):
        least, at = (0.0, 0) if side else min((runs_on(band, k, sheet, waists[-1]), k) for k in run)
        # Between lines that the other columns have to themselves, in turn, a line is no waist.
        in_turn = any(gutter.cuts[k] < band.rows[k].inks[0].left for gutter in first for k in (at - 1, at + 1))
        # Fewer lines above are titles, and no columns.
        if at and least < -SURE and not in_turn and sum(sides[waists[-1] : at]) > LINES:
            waists.append(at)
    pieces = [band.piece(a, b) for a, b in pairwise([*waists, len(band.rows)])]
    return [_proven(piece) for piece in pieces] if len(pieces) > 1 else [band]


def _one_side_first(band: Band, sheet: Sheet, gap: int) -> Band:
    """Return a band with one gutter only where on one side of it all columns end at a blank line and others begin."""
    count = len(band.gutters)
    for k in range(count if count <= MOST_GUTTERS else 0):
        for part in (band.side(0, k), band.side(k + 1, count)):
            if part.gutters and _ends_within(part, band, sheet, gap):
                return band._replace(gutters=[band.gutters[k]])
    return band


def _ends_within(part: Band, band: Band, sheet: Sheet, gap: int) -> bool:
    """Whether columns end at a blank line beside others that go on, and new ones begin below: the words say so."""
    inked = {row.number for row in band.rows}
    pairs = enumerate(pairwise(part.rows), 1)
    breaks = [k for k, (a, b) in pairs if b.number - a.number > gap + 1 and a.number + 1 in inked]
    return any(LINES < k < len(part.rows) - LINES and runs_on(part, k, sheet) < -SURE for k in breaks)


def _steps(band: Band) -> list[int]:
    """Return how far each of a band's columns begins from the one before it."""
    lefts = [commonest([row.inks[0].left for row in rows] or [0]) for rows in band.columns()]
    return [b - a for a, b in pairwise(lefts)]


def _proven(band: Band) -> Band:
    """Return a band with only those gutters that have columns of text on both sides, or a short one in its place."""
    proven = band._replace(gutters=[gutter for gutter in band.gutters if gutter.both >= LINES])
    lengths = [[row.inks[-1].end - row.inks[0].start for row in rows] for rows in proven.columns()]
    wide = [middle([0, *column]) >= CELL for column in lengths]
    steps = _steps(proven)
    regular = [step for step, left, right in zip(steps, wide, wide[1:], strict=False) if left and right]
    gutters = [
        gutter
        for gutter, step, left, right in zip(proven.gutters, steps, wide, wide[1:], strict=False)
        if (left or right) and any(abs(step - other) <= UNEVEN for other in regular)
    ]
    if not gutters and any(gutter.known for gutter in band.gutters):
        known = band._replace(gutters=[gutter for gutter in band.gutters if gutter.known])
        return known if all(known.columns()) else band._replace(gutters=[])
    return band._replace(gutters=gutters)
