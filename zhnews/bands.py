"""Lines that the same gutters go through: white space followed from line to line, and the columns between."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from zhnews.ink import Ink, Row
from zhnews.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from zhnews.source import Source

# A gutter stands beside text on both sides in at least so many lines: fewer are names in rows, or a spaced-out title.
LINES = 3
# … and is at least so wide (units), save where a mark hangs into it.
NARROWEST = 2
# By how many units it may move from one line to the next: a mark that hangs out, a character of doubtful width.
DRIFT = 2
# By how many units more where the last line of the column to the right was a paragraph's first.
INDENT = 4 + DRIFT
# Lines in which text begins at one display column, for a column of the page to begin there.
EDGE = 8
# Lines that are looked at for text across a gutter between lines that stand beside one another.
_NEAR = 60
# Beyond the last column of any page.
FAR = 1_000_000
_left = attrgetter("left")


class Sheet(NamedTuple):
    """A page to be parted: its wording, and the display columns at which text begins in many of its lines."""

    source: Source
    topics: Topics
    edges: frozenset[int]

    @classmethod
    def of(cls, source: Source, rows: Sequence[Row]) -> Sheet:
        """Return the page whose lines these are."""
        lefts = Counter(b.left for row in rows for a, b in pairwise(row.inks) if b.left - a.right >= NARROWEST)
        edges = frozenset(left for left, count in lefts.items() if count >= EDGE)
        return cls(source, Topics(source.view.split("\n")), edges)


class Gutter(NamedTuple):
    """White space between two columns where the last line had it; `both` counts the lines with text on either side.

    `cuts` says for each line of its band at which display column it parts the line. Columns may stand on lines of their
    own, in turn: `side` says that the last line had text on the left only (-1) or the right (1), and a change counts.
    It is `known` where text begins behind it as it does in many lines of the page.
    """

    left: int
    right: int
    both: int
    cuts: list[float]
    side: int = 0
    known: bool = False


class Band(NamedTuple):
    """Lines that the same gutters go through."""

    rows: list[Row]
    gutters: list[Gutter]

    def piece(self, first: int, last: int | None = None) -> Band:
        """Return some of its lines, with its gutters."""
        gutters = [gutter._replace(cuts=gutter.cuts[first:last]) for gutter in self.gutters]
        return Band(self.rows[first:last], gutters)

    def side(self, first: int, last: int) -> Band:
        """Return some of its columns, with the gutters between them: those from one on and up to another."""
        rows, kept = [], []
        for k, row in enumerate(self.rows):
            left = self.gutters[first - 1].cuts[k] if first else -FAR
            right = self.gutters[last].cuts[k] if last < len(self.gutters) else FAR
            if inks := tuple(ink for ink in row.inks if left < ink.left < right):
                rows.append(Row(row.number, inks))
                kept.append(k)
        gutters = [gutter._replace(cuts=[gutter.cuts[k] for k in kept]) for gutter in self.gutters[first:last]]
        return Band(rows, gutters)

    def columns(self) -> list[list[Row]]:
        """Return its columns from left to right, each line's part of them where it has one."""
        columns: list[list[Row]] = [[] for _ in range(len(self.gutters) + 1)]
        for k, row in enumerate(self.rows):
            cuts = [gutter.cuts[k] for gutter in self.gutters]
            for place, inks in groupby(row.inks, key=lambda ink: bisect(cuts, ink.left)):
                columns[place].append(Row(row.number, tuple(inks)))
        return columns


def follow(gutter: Gutter, row: Row) -> Gutter | None:
    """Return a gutter as it goes on through the next line, `None` where text crosses it."""
    left, right = gutter.left, gutter.right
    best = max(_near(gutter, row.inks), default=None)
    if best is None:
        return None
    *_, a, b = best
    first, last = max(a, left - DRIFT), min(b, right + DRIFT)
    if last < first or last == first != b:
        return None
    side = (b < FAR) - (a > -FAR)
    # Text that begins right of it, where it did beside other text, stands in a column too.
    begins = side > 0 and gutter.both > 1 and abs(b - right) <= DRIFT
    both = gutter.both + (side in {0, -gutter.side} or begins)
    return Gutter(first, last, both, gutter.cuts, side, gutter.known)


def _near(gutter: Gutter, inks: Sequence[Ink]) -> Iterator[tuple[bool, bool, int, int, int]]:
    """Yield the blanks of a line near a gutter, with what makes one its next piece rather than another.

    That is whether text begins behind it about where it did, or a paragraph's indent before, and it is no mere space
    between words; whether any text does, as long as titles alone may stand beside it; and how much they share.
    """
    left, right = gutter.left, gutter.right
    near = bisect(inks, left, key=_left)
    for k in range(max(0, near - 1), len(inks) + 1):
        a, b = inks[k - 1].right if k else -FAR, inks[k].left if k < len(inks) else FAR
        if a >= right + DRIFT:
            return
        # A mark that hangs out leaves less than a gutter, but then the next column begins about where it always does.
        # So it is where enough lines say so, or the gutter is no wider than some are.
        known = gutter.both >= LINES or right - left <= NARROWEST + 2 * DRIFT
        if b - a >= NARROWEST or (known and abs(b - right) <= DRIFT):
            shared = min(b, right) - max(a, left)
            inner = gutter.both < LINES and b < FAR and shared >= NARROWEST
            alike = -INDENT <= b - right <= DRIFT and (b - a >= NARROWEST or a - left <= INDENT)
            yield alike, inner, shared, a, b


def beside(band: Band, row: Row) -> Band:
    """Return a band with the gutter between its last line and one that stands wholly beside it, if no line crosses."""
    last, side = band.rows[-1], 1
    left, right = last.inks[-1].right, row.inks[0].left
    if right <= left:
        left, right, side = row.inks[-1].right, last.inks[0].left, -1
    middle = (left + right) / 2
    if right - left < NARROWEST or any(gutter.left < right and left < gutter.right for gutter in band.gutters):
        return band
    if any(ink.left < middle < ink.right for near in band.rows[-_NEAR:] for ink in near.inks):
        return band
    added = Gutter(left, right, 0, [middle] * len(band.rows), -side)
    return Band(band.rows, sorted([*band.gutters, added], key=_left))


def started(row: Row, edges: Container[int] = ()) -> Band:
    """Return the band that a line begins: each of its wide blanks may be a gutter, those before a page's edges are."""
    gaps = [(a.right, b.left) for a, b in pairwise(row.inks) if b.left - a.right != 1]
    return Band([row], [Gutter(a, b, 1, [(a + b) / 2], known=b in edges) for a, b in gaps])


def longer(band: Band, rows: Sequence[Row]) -> Band | None:
    """Return a band with more lines, which it takes in; `None` where none of its gutters goes on through them."""
    gutters, states = band.gutters, []
    for row in rows:
        gutters = _distinct([after for gutter in gutters if (after := follow(gutter, row))])
        if not gutters and (band.gutters or started(row).gutters):
            return None
        states.append(gutters)
    for state in states:
        for gutter in state:
            gutter.cuts.append((gutter.left + gutter.right) / 2)
    band.rows.extend(rows)
    return Band(band.rows, gutters)


def _distinct(gutters: Sequence[Gutter]) -> list[Gutter]:
    """Return the gutters without those that have come to stand where another does."""
    return [*{(gutter.left, gutter.right): gutter for gutter in gutters}.values()]


def are_proven(band: Band) -> bool:
    """Tell whether enough text stands on both sides of one of a band's gutters."""
    return any(gutter.both >= LINES for gutter in band.gutters)


def cell_of(inks: Sequence[Ink], step: int = 1) -> tuple[int, int]:
    """Return the offsets of the first runs of ink of a line with no gutter between them, or of the last (-1).

    A column may hold others: what goes on below it is the first of them, what goes on beside it the last.
    """
    turned = inks[::step]
    count = next((k for k, (a, b) in enumerate(pairwise(turned), 1) if _apart(a, b) != 1), len(inks))
    own = turned[:count][::step]
    return own[0].start, own[-1].end


def _apart(one: Ink, other: Ink) -> int:
    return max(one.left, other.left) - min(one.right, other.right)
