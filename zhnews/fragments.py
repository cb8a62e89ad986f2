"""Join or break at each line end, and text or title: the two questions that need a line's neighbours.

Lines that certainly belong together are joined first into chunks; the rest is one path of least cost through the page,
in which each chunk begins a paragraph, goes on with one, or is a display line. Which article a block belongs to is not
asked.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from zhnews.columns import INDENT, OVER, too_wide
from zhnews.contexts import goes_on
from zhnews.display_lines import against_display
from zhnews.layout import SHORT_REST, Chunk, Layout, closes_bracket, closes_credit, is_credited, is_in_bracket
from zhnews.line_ends import NEVER, STOP_MARK, LineEnd, against_beginning, against_closing, is_signed_below, weigh
from zhnews.models import Role
from zhnews.roles import SET_APART
from zhnews.seams import CANNOT_BEGIN, cuts_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line
    from zhnews.roles import Label

TEXT, HEADING = "text", "heading"
AFTER_BYLINE = 1.0  # text follows a byline, more often than a subhead
HEADS_PAGE = 1.0  # a page begins with a title rather than with text
NO_BEGINNING = 1.0  # a stretch begins in the middle of a paragraph: its head stands elsewhere
GOES_ON = 1.0  # what the characters around a line's end say, at least, where a sentence goes on there
_SHOWN = 4  # characters on either side of a line's end, to find it by
_SENTENCE_MARK = re.compile("[。;]|,(?!\\d)")
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
    layout = replace(layout, labels=_keep_labels(layout))
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


def _keep_labels(layout: Layout) -> list[Label | None]:
    """Take back the labels of lines that stand in the middle of a sentence, unless they are firm."""
    kept = list(layout.labels)
    for i, label in enumerate(layout.labels):
        if label is not None and label.why.rule == "byline.name-alone" and _spaced_out(layout, i):
            kept[i] = None
        if label is None or label.firm or layout.lines[i].mark:
            continue
        # The byline of a dateline in the line above may be cut as well: 记者王晓报 and 道.
        cut = label.role is Role.FURNITURE or (label.role is Role.BYLINE and i - 1 in layout.openings)
        if cut and _leads_on(layout, i):
            kept[i] = None
        if i < 1 or layout.lines[i].gap > layout.habits.gap:
            continue
        before = layout.lines[i - 1]
        runs_on = kept[i - 1] is None and (_runs_into(before, layout.lines[i], label) or _inside(layout, kept, i))
        if runs_on or (label.why.rule == "byline.name-alone" and not _names_author(layout, kept, i)):
            kept[i] = None
    return kept


def _spaced_out(layout: Layout, i: int) -> bool:
    """Whether a line's characters are set apart as those of a line beside it are: half a title, and no name."""
    beside = (*layout.lines[max(0, i - 1) : i], *layout.lines[i + 1 : i + 2])
    return bool(SET_APART.fullmatch(layout.lines[i].view)) and any(SET_APART.fullmatch(line.view) for line in beside)


def _inside(layout: Layout, labels: Sequence[Label | None], i: int) -> bool:
    """Whether a line stands between full lines of a sentence, and is full as they are or ends it."""
    if i < 2 or not layout.columns[i]:
        return False
    line, before, further, width = layout.lines[i], layout.lines[i - 1], layout.lines[i - 2], layout.columns[i]
    if line.width < width - INDENT and not line.terminal:
        return False
    ended = before.terminal or STOP_MARK.search(before.view) or SET_APART.fullmatch(before.view)
    if ended or before.width < width - 2 or too_wide(before, width):
        return False
    if not _SENTENCE_MARK.search(before.view + further.view):
        return False
    ended = further.terminal or STOP_MARK.search(further.view)
    full = labels[i - 2] is None and further.width >= width - INDENT and not ended
    return before.view[-1] in ",、;" or full


def _leads_on(layout: Layout, i: int) -> bool:
    """Whether a line fills its column, and the sentence that breaks off there goes on in the line below."""
    line, width = layout.lines[i], layout.columns[i]
    below = layout.lines[i + 1] if i + 1 < len(layout.lines) else None
    if below is None or not width or line.terminal or below.indent or below.mark or below.gap > layout.habits.gap:
        return False
    room = layout.room(Chunk(i, i, line.gap), below, opens=True)
    return layout.labels[i + 1] is None and room < 0 and goes_on(line.view, below.view) > GOES_ON


def _runs_into(before: Line, line: Line, label: Label) -> bool:
    """Whether a credit, name or mark is the rest of the line before: 图/ and 王小明, 毕 and 成摄, (下 and 转二版)."""
    if label.role is Role.CREDIT:
        return not before.terminal and not is_credited(before.view)
    if label.role in {Role.BYLINE, Role.SECTION} and closes_credit(before.view, line.view):
        return True
    if label.role in {Role.CONTINUATION, Role.FURNITURE, Role.SECTION} and is_in_bracket(before.view):
        return True
    return label.role is Role.BYLINE and before.view[-1] in "/、"


def _names_author(layout: Layout, labels: Sequence[Label | None], i: int) -> bool:
    """Whether a name alone on its line can be a byline: under a title or another byline, and with text below it."""
    before, label = layout.lines[i - 1], labels[i - 1]
    if i + 1 >= len(layout.lines) or labels[i + 1] is not None:
        return False
    if label is None and cuts_word(before.view, layout.lines[i].view):
        return False
    below = layout.lines[i + 1]
    if not (below.terminal or below.indent or below.width >= (layout.columns[i] or 60) - INDENT - 1):
        return False
    return not before.terminal if label is None else label.role in {Role.BYLINE, Role.SECTION}


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
    if not line.mark and closes_bracket(last.view, line.view):
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
    if apart or (chunk.first == chunk.last and not _SENTENCE_MARK.search(last.view)):
        return False
    return not too_wide(line, width) and not is_credited(last.view)


def _is_signed_title(layout: Layout, i: int) -> bool:
    """Whether a line ends no sentence and stands above a byline: short, or not going on with the line above."""
    above, line = layout.lines[i - 1 : i + 1]
    if line.terminal or CANNOT_BEGIN.match(line.view) or not is_signed_below(layout, i):
        return False
    return line.width < layout.columns[i] - INDENT or goes_on(above.view, line.view) < GOES_ON


def _is_rest_of_credit(last: Line, line: Line) -> bool:
    """Whether a line is short and makes a credit with the end of the line before it, which it is not by itself."""
    return len(line.view) < SHORT_REST and not is_credited(line.view) and is_credited(last.view + line.view)


def _read(layout: Layout, chunks: Sequence[Chunk], *, signed: bool, heads: bool) -> list[Block]:
    """Return the blocks of the cheapest reading of a stretch."""
    ends = [weigh(layout, before, chunk) for before, chunk in itertools.pairwise(chunks)]
    displays = [against_display(layout, chunk) for chunk in chunks]
    displays[0] -= HEADS_PAGE if heads else 0.0
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
