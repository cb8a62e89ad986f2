"""How a page is set: its lines with their columns and labels, its habits, and what can be measured between two lines.

Facts only: what they speak for is weighed in `line_ends` and `display_lines`, and decided in `fragments`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from zhnews.columns import INDENT, SHORT, fits_first, too_wide
from zhnews.lines import measure
from zhnews.rulers import EVEN, Ruler

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhnews.lines import Line
    from zhnews.roles import Label
    from zhnews.source import Source

# Pairs of a name and a text, as `Decision.captures` has them.
Captures = tuple[tuple[str, str], ...]
# Characters by which a reader finds a line.
_QUOTED = 8
# The first piece of a line that no wrap divides: opening marks, a Latin word, a number or one character, closing marks.
_TOKEN = re.compile(
    r"[（(「『“‘《〈【〔\[]*(?:[A-Za-z0-9][A-Za-z0-9.,'’%％\-–/:+@_=&]*|.)"
    r"[，。、；：？！）)」』”’》〉】〕\]…—～·,;:?!]*", re.DOTALL
)
_LATIN = re.compile("[(“《\\[]?[A-Za-z]{6}")  # a word that may leave much room above it
_ASCII = re.compile("[!-~]")
# A machine-set line falls short of its column only where the next word does not fit; in print, which stretches lines to
# keep marks off their edges, two in five fall short though it would fit. Fewer lines than this tell nothing.
LOOSE, FEW = 0.35, 8
# Line ends inside sentences at which a blank line more stands, at least, and their share, for it to stand by chance.
CHANCES, BY_CHANCE = 3, 0.07
# More room than the longest first piece of a line takes (units): it need not be measured.
_AMPLE = 24


class Habits(NamedTuple):
    """How this page prints: blank lines between the lines of a paragraph, whether indents are kept, Markdown marks.

    `slack` is by how many units full lines may fall short: 0 where widths keep to a grid, 2 where print justified them.
    `sparse` pages have hardly a period: of the Republic era, in which `、` ends sentences too, or nothing does.
    """

    gap: int
    indents: bool
    marked: bool
    slack: int = 0
    sparse: bool = False


class Chunk(NamedTuple):
    """Lines that certainly belong together, `first` to `last`, and the gap before them.

    The gap is `None` where something else stood in between (a footer, a picture).
    """

    first: int
    last: int
    gap: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's lines with all that the stages before know of them; indices of lines are those of `lines`.

    `joined` are the lines that surely go on with the line before them, though they may have stood far apart; `reasons`
    say of lines that did not stand where they are read now why they are read there; `captions` are the lines with which
    captions begin.
    """

    source: Source
    lines: Sequence[Line]
    labels: Sequence[Label | None]
    columns: Sequence[int]
    habits: Habits
    openings: frozenset[int]
    joined: frozenset[int] = frozenset()
    reasons: Mapping[int, Captures] = field(default_factory=dict)
    ruler: Ruler = EVEN
    captions: frozenset[int] = frozenset()

    def reordered(self, order: Sequence[int], links: dict[int, int], reasons: Mapping[int, Captures]) -> Layout:
        """Return the page with its lines in another order; each line that `links` names goes on with the one before it.

        `links` says of lines which one goes on with them, `reasons` why lines were put where they stand now, all by
        their present index.
        """
        rank = {i: place for place, i in enumerate(order)}
        joined = frozenset(rank[h] for t, h in links.items() if rank[h] == rank[t] + 1)
        joined |= {rank[i] for i in self.joined if rank[i] == rank[i - 1] + 1}
        lines = [self.lines[i] for i in order]
        for place, (i, before) in enumerate(zip(order[1:], order, strict=False), 1):
            if place in joined:
                lines[place] = lines[place]._replace(gap=self.habits.gap)
            elif i != before + 1:
                lines[place] = lines[place]._replace(gap=max(lines[place].gap, self.habits.gap + 1))
        labels, columns = [self.labels[i] for i in order], [self.columns[i] for i in order]
        placed = replace(self, lines=lines, labels=labels, columns=columns, joined=joined)
        openings, captions = (frozenset(rank[i] for i in some) for some in (self.openings, self.captions))
        why = {rank[i]: reason for i, reason in reasons.items()}
        return replace(placed, openings=openings, captions=captions, reasons=why)

    def head(self, i: int) -> str:
        """Return the characters that a line begins with, enough to find it by."""
        return self.source.text[slice(*self.lines[i].inner)][:_QUOTED]

    def tail(self, i: int) -> str:
        """Return the characters that a line ends with."""
        return self.source.text[slice(*self.lines[i].inner)][-_QUOTED:]

    def indices(self, chunk: Chunk) -> list[int]:
        """Return the lines of a chunk, the furniture that it runs around left out."""
        return [i for i in range(chunk.first, chunk.last + 1) if self.labels[i] is None]

    def room(self, before: Chunk, first: Line, *, opens: bool) -> int:
        """Return by how many units the next word would have fit on the line before; negative where it would not.

        `opens` says that the chunk before begins a paragraph: its first line has less room, by the indent.
        """
        last, width = self.lines[before.last], self.columns[before.last]
        indented = opens and before.first == before.last and fits_first(last, width)
        capacity = width - INDENT if indented else last.width if too_wide(last, width) else width
        if last.width >= capacity:
            return -1
        if last.width < capacity - _AMPLE and not _LATIN.match(first.view):
            return _AMPLE
        found = _TOKEN.match(self.source.text, *first.inner)
        token = found.group() if found else ""
        room = capacity - last.width - max(2, self.ruler.measure(token))
        room -= self.habits.slack
        return -1 if 0 <= room < self.ruler.leeway(last.view) else room


def habits_of(source: Source, lines: Sequence[Line], columns: Sequence[int]) -> Habits:
    """Measure how a page prints."""
    gaps = Counter([b.gap for a, b in itertools.pairwise(lines) if not a.terminal and not b.mark])
    gap = min(gaps.most_common(1)[0][0], 1) if gaps else 0
    indented = sum([2 <= line.indent <= 8 for line in lines])
    slack = 2 if _is_loose(source, lines, columns) else 0
    return Habits(gap, indented >= 2, any(x.mark[:1] == "#" for x in lines), slack, source.sparse)


def without_stops(source: Source, lines: list[Line], columns: Sequence[int], gap: int) -> list[Line]:
    """Return the lines of a sparse page with their own 、 again where no paragraph can end."""
    if not source.sparse or not lines:
        return lines
    text, following = source.text, [*lines, None][1:]
    return [
        line._replace(view=line.view[:-1] + "、", terminal=False)
        if line.view[-1] == "。" and text[line.inner[1] - 1] == "、" and not _may_end(line, after, column, gap)
        else line
        for line, after, column in zip(lines, following, columns, strict=True)
    ]


def _may_end(line: Line, after: Line | None, column: int, gap: int) -> bool:
    """Whether a line is short of its column, or what stands below it is set off."""
    return line.width < column - INDENT or after is None or after.indent >= INDENT or after.gap > gap


def even_gaps(lines: list[Line], columns: Sequence[int], habits: Habits) -> list[Line]:
    """Return the lines without blank lines that stand by chance: on some pages they part the lines of a sentence."""
    ends = zip(lines, lines[1:], columns, columns[1:], strict=False)
    inside = [after.gap - habits.gap for line, after, *widths in ends if _is_inside(line, after, *widths)]
    by_chance = inside.count(1)
    if by_chance < CHANCES or by_chance < BY_CHANCE * len(inside):
        return lines
    return [line._replace(gap=habits.gap) if line.gap == habits.gap + 1 else line for line in lines]


def tops_set_off(lines: Sequence[Line], columns: Sequence[int]) -> list[Line]:
    """Return the lines, a title's at the top of a column as far from what was read before as from the line below it.

    The text above such a line is another column's foot: no blank lines stand between them that could be counted.
    """
    out = list(lines)
    for i, (above, line, below) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1):
        is_top = line.start < above.start and line.start < below.start
        if is_top and line.gap < below.gap and not line.terminal and abs(line.width - columns[i]) > SHORT:
            out[i] = line._replace(gap=below.gap)
    return out


def _is_inside(line: Line, after: Line, width: int, width_after: int) -> bool:
    """Whether a line is full and does not end its sentence, and the next one begins no paragraph."""
    full = width > 0 and width == width_after and abs(line.width - width) <= 1 and not line.terminal
    return full and after.indent < INDENT and not after.mark


def _is_loose(source: Source, lines: Sequence[Line], columns: Sequence[int]) -> bool:
    """Whether lines fall short of their column by one character though the next one would have fit: print does that."""
    short = fit = 0
    for line, after, width in zip(lines, lines[1:], columns, strict=False):
        # A mark that hangs out of a paragraph's first line makes it as wide as a line that falls short.
        if not width - 3 <= line.width < width or line.terminal or line.view[-1:] in "、,;:”’)》":
            continue
        if not _ASCII.search(source.text, *line.inner) and not _ASCII.search(after.view[:3]):
            token = _TOKEN.match(source.text, *after.inner)
            short += 1
            fit += line.width + (measure(token.group()) if token else 2) <= width
    return short >= FEW and fit >= LOOSE * short
