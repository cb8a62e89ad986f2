"""How wide a column is where a line stands: the measure by which a line is full or ends a paragraph.

It does not say where a paragraph ends; `fragments` weighs the width with everything else.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line

# Half-width units by which a full line may fall short of its column (a Latin word or a mark that went down) or stick
# out of it (a hanging mark); seen in print and in extracted text alike.
SHORT, OVER = 5, 3
# Half-width units that the indent of a paragraph's first line takes: two full-width spaces, kept or lost.
INDENT = 4
# Columns outside these bounds (units) are not met: under 6 characters is a vertical label, over 60 is no column.
_NARROW, _BROAD = 12, 120
# The share of lines that must have about the same width for it to be a column's, and the share that may be wider:
# titles. Short paragraphs leave as few as four lines in ten full; where text is not wrapped, paragraphs are wider than
# titles.
_SHARE, _WIDE_SHARE = 0.3, 0.25
# One width holds for a page where three in four of its parts (of so many lines) agree on it.
_UNIFORM, _PART = 0.75, 40
# So many lines all of Han characters suffice to tell the width by them alone.
_PLAIN = 6
# What is wider than its column is titles: one line in ten on most pages.
_WIDER = 0.1
# Lines looked at together where the width changes down the page, and by how many the view moves on.
_WINDOW, _STRIDE = 16, 5
# As the view has them: wide commas, colons and brackets are folded to ASCII there.
_PUNCTUATION = re.compile("[,.:;?!()\\[\\]。、“”‘’《》〈〉…—]")


def tight(text: str, width: int) -> int:
    """Return the least width a text can be set in: print may give each wide mark half its width to fill a line."""
    return width - len(_PUNCTUATION.findall(text))


def fits_first(line: Line, width: int) -> bool:
    """Tell whether a line leaves room for the indent of a paragraph's first line; a mark at its end may hang."""
    if line.width <= width - INDENT + 1:
        return True
    return tight(line.view, line.width) - (line.view[-1] in ",.;:!?。、”’)》]") <= width - INDENT + 1


def too_wide(line: Line, width: int) -> bool:
    """Tell whether a line is no line of a column of that width, however much its marks were squeezed."""
    return line.width > width + OVER and tight(line.view, line.width) > width + 1


class _Width(NamedTuple):
    """A line's width, the least it can be set in, whether it breaks off mid-sentence, and whether it is all Han."""

    full: int
    least: int
    broken: bool
    plain: bool


def column_widths(lines: Sequence[Line]) -> list[int]:
    """Return for each line the width of its column in half-width units, 0 where text is not wrapped in columns."""
    often = Counter([x.width for x in lines if not x.terminal]).most_common(4)
    # Only of lines wider than a column may be does it matter how far print could have squeezed them.
    narrow = min((width for width, _ in often), default=0)
    widths = [
        _Width(x.width, _least(x) if x.width > narrow else x.width, not x.terminal, _is_plain(x)) for x in lines
    ]
    whole = _usual(widths)
    parts = [width for k in range(0, len(lines), _PART) if (width := _usual(widths[k : k + _PART]))]
    agreed = sum(abs(width - whole) <= 1 for width in parts) >= _UNIFORM * len(parts)
    windows = (widths[k : k + _WINDOW] for k in range(0, len(lines), _STRIDE))
    if whole and agreed and not any(_is_narrower(window, whole) for window in windows):
        return [whole] * len(lines)
    return _local_widths(widths) if whole or len(parts) > 1 else [0] * len(lines)


def _is_narrower(lines: Sequence[_Width], width: int) -> bool:
    """Whether enough lines in a row break off at a width of their own, and hardly one at the page's."""
    counts = Counter([line.full for line in lines if line.broken])
    own, often = counts.most_common(1)[0] if counts else (width, 0)
    return own < width - 2 and often >= _PLAIN and sum(n for full, n in counts.items() if full >= width - 1) <= 1


def _local_widths(lines: Sequence[_Width]) -> list[int]:
    """Return each line's column width where widths change down the page: that of the lines before it or after it."""
    usual = [_usual(lines[k : k + _WINDOW]) for k in range(0, len(lines), _STRIDE)]
    # Where titles leave a few lines without a width, they have that of the lines below them, or above.
    usual = [w or (usual[k + 1 : k + 2] or [0])[0] or usual[max(0, k - 1)] for k, w in enumerate(usual)]
    widths: list[int] = []
    for i, line in enumerate(lines):
        ahead, behind = usual[i // _STRIDE], usual[max(0, (i - _WINDOW + _STRIDE) // _STRIDE)]
        fitting = [w for w in (ahead, behind) if w and line.full >= w - 2 and line.least <= w + 1]
        last = widths[-1] if widths else ahead
        widths.append(last if last in fitting or (not fitting and last in (ahead, behind)) else (fitting or [ahead])[0])
    return widths


def _usual(lines: Sequence[_Width]) -> int:
    """Return the width that lines have which break off mid-sentence, 0 where they do not agree on one.

    Lines all of Han characters tell it best, because print squeezes marks and a Latin word goes down whole; of the
    widths often met it is one that hardly a line exceeds, for the commonest may be that of first lines.
    """
    counts = Counter([line.full for line in lines if line.broken and _NARROW <= line.full <= _BROAD])
    if sum(counts.values()) < 3:
        return 0
    kinds = Counter([line[:2] for line in lines])
    plain = Counter([line.full for line in lines if line.broken and line.plain and _NARROW <= line.full <= _BROAD])
    # Where hardly a line is without a mark, those without one are the titles.
    return (sum(plain.values()) >= _PLAIN and _agreed(plain, kinds)) or _agreed(counts, kinds)


def _agreed(counts: Counter[int], kinds: Counter[tuple[int, int]]) -> int:
    """Return which of the widths often met the lines agree on, 0 where they agree on none."""
    best, every = (0.0, 0.0, 1.0, 0), kinds.total()
    for width, _ in counts.most_common(4):
        share, excess = _share(kinds, width) / every, _excess(kinds, width) / every
        if excess <= _WIDER and share >= _SHARE:
            return width
        best = max(best, (share - 2 * excess, share, excess, width))
    _, share, excess, width = best
    return 0 if share < _SHARE or excess > _WIDE_SHARE else width


def _share(kinds: Counter[tuple[int, int]], width: int) -> int:
    return sum([n for (full, least), n in kinds.items() if width - SHORT <= full and least <= width + OVER])


def _excess(kinds: Counter[tuple[int, int]], width: int) -> int:
    return sum([n for (full, least), n in kinds.items() if full > width and least > width])


def _is_plain(line: Line) -> bool:
    return line.width == 2 * len(line.view) and line.view.isalpha()


def _least(line: Line) -> int:
    """Return the least width a line can be set in; a mark at its end may hang out of the column whole."""
    return tight(line.view, line.width) - (line.view[-1:] in ",.:;!?)]。、”’》")
