"""Join or break at each line end, and text or title: the two questions that need a line's neighbours.

Lines that certainly belong together are joined first into chunks; the rest is one path of least cost through the page,
in which each chunk begins a paragraph, goes on with one, or is a display line. Which article a block belongs to is not
asked.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from zhnews.columns import INDENT, OVER, too_wide
from zhnews.contexts import goes_on
from zhnews.display_lines import against_display
from zhnews.endings import SHORT_REST, closes_bracket, is_credited
from zhnews.layout import Chunk, Layout
from zhnews.line_ends import NEVER, STOP_MARK, LineEnd, against_beginning, against_closing, is_signed_below, weigh
from zhnews.models import Role
from zhnews.rests import GOES_ON, SENTENCE_MARK, lines_above, without_rests
from zhnews.seams import CANNOT_BEGIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line
    from zhnews.roles import Label

TEXT, HEADING = "text", "heading"
AFTER_BYLINE = 1.0  # text follows a byline, more often than a subhead
HEADS_PAGE = 1.0  # a page begins with a title rather than with text
NO_BEGINNING = 1.0  # a stretch begins in the middle of a paragraph: its head stands elsewhere
_SHOWN = 4  # characters on either side of a line's end, to find it by
_BEGINS, _GOES_ON, _DISPLAY = range(3)


class Block(NamedTuple):
    """A run of lines that belong together: `kind` is `text`, `heading`, or a role that its label gives it.

    `lines` are indices; `why` says at how many line ends it was joined.
    """

    kind: str
    lines: tuple[int, ...]
    label: Label | None = None
    why: str = ""


def join_lines(layout: Layout) -> list[Block]:
    """Return the page's blocks in source order: each line lies in exactly one."""
    layout = without_rests(layout)
    blocks: list[Block] = []
    top = next((i for i, label in enumerate(layout.labels) if label is None or not label.firm), 0)
    for stretch, label, last in _stretches(layout):
        if stretch:
            first = stretch[0].first
            blocks += _read(layout, stretch, signed=_is_signed(layout, first), heads=first == top)
        if label is not None:
            blocks.append(Block(label.role, (last,), label))
    return sorted(blocks, key=lambda block: block.lines[0])


def _is_signed(layout: Layout, i: int) -> bool:
    """Whether a byline stands above a line that is not the end of the text before it."""
    above = i - 1
    while above >= 0 and (label := layout.labels[above]) is not None and label.role is Role.BYLINE:
        above -= 1
    return above < i - 1 and not (above >= 0 and layout.labels[above] is None and layout.lines[above].terminal)


def _stretches(layout: Layout) -> list[tuple[list[Chunk], Label | None, int]]:
    """Cut the page at its labelled lines into stretches of chunks; furniture is taken out without cutting."""
    found: list[tuple[list[Chunk], Label | None, int]] = []
    furniture: list[tuple[list[Chunk], Label | None, int]] = []
    stretch: list[Chunk] = []
    apart = False
    for i, line in enumerate(layout.lines):
        label = layout.labels[i]
        if label is not None and label.firm:
            furniture.append(([], label, i))
            apart = True
        elif label is not None:
            found.append((stretch, label, i))
            stretch, apart = [], False
        elif stretch and not apart and _surely_joined(layout, stretch[-1], i):
            first, _, gap = stretch[-1]
            stretch[-1] = Chunk(first, i, gap)
        else:
            stretch.append(Chunk(i, i, None if apart else line.gap))
            apart = False
    return [*found, (stretch, None, -1), *furniture]


def _surely_joined(layout: Layout, chunk: Chunk, i: int) -> bool:
    """Whether a line goes on with the chunk before it beyond doubt."""
    if i in layout.joined and chunk.last == i - 1:
        return True
    last, line = layout.lines[chunk.last], layout.lines[i]
    if line.gap > layout.habits.gap:
        return False
    if not line.mark and closes_bracket(lines_above(layout, i), line.view):
        return True
    width = layout.columns[chunk.last]
    filled = width and not last.terminal and width - 1 <= last.width <= width + OVER
    return bool(filled) and (_is_rest_of_credit(last, line) or _follows_full(layout, chunk, i))


def _follows_full(layout: Layout, chunk: Chunk, i: int) -> bool:
    """Whether a line stands in the middle of a sentence, below a full line of its column."""
    last, line, width = layout.lines[chunk.last], layout.lines[i], layout.columns[chunk.last]
    if line.gap != layout.habits.gap or line.indent or line.mark or layout.columns[chunk.last + 1] != width:
        return False
    apart = _is_signed_title(layout, i) or i in layout.openings or i in layout.captions
    if apart or (chunk.first == chunk.last and not SENTENCE_MARK.search(last.view)):
        return False
    return not (too_wide(line, width) or is_credited(last.view) or STOP_MARK.search(last.view))


def _is_signed_title(layout: Layout, i: int) -> bool:
    """Whether a line ends no sentence and stands above a byline: short, or not going on with the line above."""
    last, line = layout.lines[i - 1 : i + 1]
    if line.terminal or CANNOT_BEGIN.match(line.view) or not is_signed_below(layout, i):
        return False
    return line.width < layout.columns[i] - INDENT or goes_on(last.view, line.view) < GOES_ON


def _is_rest_of_credit(last: Line, line: Line) -> bool:
    """Whether a line is short and makes a credit with the end of the line before it, which it is not by itself."""
    return len(line.view) < SHORT_REST and not is_credited(line.view) and is_credited(last.view + line.view)


def _read(layout: Layout, chunks: Sequence[Chunk], *, signed: bool, heads: bool) -> list[Block]:
    """Return the blocks of the cheapest reading of a stretch."""
    ends = [weigh(layout, before, chunk) for before, chunk in itertools.pairwise(chunks)]
    displays = [against_display(layout, chunk) for chunk in chunks]
    displays[0] -= HEADS_PAGE if heads and chunks[0].first not in layout.openings else 0.0
    path = _path(layout, chunks, ends, displays, signed=signed)
    groups: list[tuple[str, list[int], list[_Join]]] = []
    for k, (chunk, state) in enumerate(zip(chunks, path, strict=True)):
        if state == _GOES_ON and groups:
            groups[-1][1].extend(layout.indices(chunk))
            groups[-1][2].append(_join_of(chunks[k - 1], ends[k - 1][path[k - 1] != _BEGINS], displays[k]))
        else:
            groups.append((HEADING if state == _DISPLAY else TEXT, layout.indices(chunk), []))
    return [Block(kind, tuple(lines), None, _why(layout, lines, joins)) for kind, lines, joins in groups]


class _Join(NamedTuple):
    """By how much the best other reading of a line's end is dearer, which it is, and the line."""

    margin: float
    other: str
    line: int


def _join_of(before: Chunk, end: LineEnd, display: float) -> _Join:
    title = end.part_for_title + display
    other = "a new paragraph" if end.part <= title else "a title"
    return _Join(min(end.part, title) - end.join, other, before.last)


def _why(layout: Layout, lines: Sequence[int], joins: Sequence[_Join]) -> str:
    """Return at how many line ends a block was joined, and which of those that were weighed is the least sure."""
    said = f"{len(lines) - 1} line ends joined" if len(lines) > 1 else ""
    if not joins:
        return said
    margin, other, line = min(joins)
    head = next(i for i in lines if i > line)
    return f"{said}, {layout.tail(line)[-_SHOWN:]} + {layout.head(head)[:_SHOWN]} by {margin:.1f} before {other}"


def _path(
    layout: Layout,
    chunks: Sequence[Chunk],
    ends: Sequence[tuple[LineEnd, LineEnd]],
    displays: Sequence[float],
    *,
    signed: bool,
) -> list[int]:
    """Return the state of each chunk on the path of least cost."""
    # What follows a byline is text, its first line without an indent where the byline was run in.
    start = 0.0 if signed else against_beginning(layout, chunks[0], layout.columns[chunks[0].first])
    costs = (start, start + NO_BEGINNING, displays[0] + (AFTER_BYLINE if signed else 0.0))
    back: list[tuple[int, int, int]] = []
    for end, display in zip(ends, displays[1:], strict=True):
        costs, came = _advance(costs, end, display)
        back.append(came)
    closing = against_closing(layout, chunks[-1])
    costs = (costs[0] + closing, costs[1] + closing, costs[2])
    path = [costs.index(min(costs))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


_Costs = tuple[float, float, float]


def _advance(costs: _Costs, ends: tuple[LineEnd, LineEnd], display: float) -> tuple[_Costs, tuple[int, int, int]]:
    """Return the least cost of each state of the next chunk, and the state before it from which it comes."""
    first, later = ends
    begins = (costs[0] + first.part, costs[1] + later.part, costs[2] + first.begin_after_title)
    goes_on = (costs[0] + first.join, costs[1] + later.join, costs[2] + NEVER)
    shows = (costs[0] + first.part_for_title, costs[1] + later.part_for_title, costs[2])
    a, b, c = min(begins), min(goes_on), min(shows)
    return (a, b, c + display), (begins.index(a), goes_on.index(b), shows.index(c))
