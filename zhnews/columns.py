"""How wide a column is where a line stands: the measure by which a line is full or ends a paragraph.

It does not say where a paragraph ends; `fragments` weighs the width with everything else.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line

# Half-width units by which a full line may fall short of its column (a Latin word or a mark that went down) or stick out
# of it (a hanging mark); seen in print and in extracted text alike.
SHORT, OVER = 5, 3
# Columns outside these bounds (units) are not met: under 6 characters is a vertical label, over 60 is no column.
_NARROW, _BROAD = 12, 120
# The share of lines that must have about the same width for it to be a column's, and the share that may be wider: titles.
# Short paragraphs leave as few as four lines in ten full; where text is not wrapped, paragraphs are wider than titles.
_SHARE, _WIDE_SHARE = 0.3, 0.25
# One width holds for a page where three in four of its parts (of so many lines) agree on it.
_UNIFORM, _PART = 0.75, 30
# What is wider than its column is titles: one line in ten on most pages.
_WIDER = 0.1
# Lines looked at together where the width changes down the page, and by how many the view moves on.
_WINDOW, _STRIDE = 16, 5
# As the view has them: wide commas, colons and brackets are folded to ASCII there.
_PUNCTUATION = re.compile("[,.:;?!()\\[\\]。、“”‘’《》〈〉…—]")


def tight(text: str, width: int) -> int:
    """Return the least width a text can be set in: print may give each wide mark half its width to fill a line."""
    return width - len(_PUNCTUATION.findall(text))


def column_widths(lines: Sequence[Line]) -> list[int]:
    """Return for each line the width of its column in half-width units, 0 where text is not wrapped in columns."""
    whole = _usual(lines)
    parts = [width for k in range(0, len(lines), _PART) if (width := _usual(lines[k : k + _PART]))]
    if whole and sum(abs(width - whole) <= 1 for width in parts) >= _UNIFORM * len(parts):
        return [whole] * len(lines)
    return _local_widths(lines) if whole or len(parts) > 1 else [0] * len(lines)


def _local_widths(lines: Sequence[Line]) -> list[int]:
    """Return each line's column width where widths change down the page: that of the lines before it or after it."""
    usual = [_usual(lines[k : k + _WINDOW]) for k in range(0, len(lines), _STRIDE)]
    widths: list[int] = []
    for i, line in enumerate(lines):
        ahead, behind = usual[i // _STRIDE], usual[max(0, (i - _WINDOW + _STRIDE) // _STRIDE)]
        fitting = [w for w in (ahead, behind) if w and _fills(line, w)]
        last = widths[-1] if widths else ahead
        widths.append(last if last in fitting or (not fitting and last in (ahead, behind)) else (fitting or [ahead])[0])
    return widths


def _wider(line: Line, width: int) -> bool:
    return line.width > width + 1 and tight(line.view, line.width) > width + 1


def _fills(line: Line, width: int) -> bool:
    return line.width >= width - 2 and tight(line.view, line.width) <= width + 1


def _usual(lines: Sequence[Line]) -> int:
    """Return the width that lines have which break off mid-sentence, 0 where they do not agree on one.

    Of the widths often met, the one that most lines fill and fewest exceed: the commonest may be that of first lines, or
    of lines whose marks print squeezed.
    """
    counts = Counter(line.width for line in lines if not line.terminal and _NARROW <= line.width <= _BROAD)
    if sum(counts.values()) < 3:
        return 0
    often = [width for width, _ in counts.most_common(4)]
    fitting = (w for w in often if _excess(lines, w) <= _WIDER and _share(lines, w) >= _SHARE)
    width = next(fitting, 0) or max(often, key=lambda w: _share(lines, w) - 2 * _excess(lines, w))
    return 0 if _share(lines, width) < _SHARE or _excess(lines, width) > _WIDE_SHARE else width


def _excess(lines: Sequence[Line], width: int) -> float:
    return sum(_wider(line, width) for line in lines) / len(lines)


def _share(lines: Sequence[Line], width: int) -> float:
    near = sum(width - SHORT <= line.width and tight(line.view, line.width) <= width + OVER for line in lines)
    return near / len(lines)
