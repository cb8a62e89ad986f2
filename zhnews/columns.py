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
# The share of lines that must have about the same width for it to be a column's; paragraphs' last lines and titles are
# the rest. Real pages lie above 0.6, unwrapped ones below 0.2.
_SHARE = 0.42
# One width holds for a whole page where nearly all lines that break off mid-sentence agree on it; what is wider is titles.
_UNIFORM, _WIDER = 0.8, 0.08
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
    broken = [line for line in lines if not line.terminal]
    if not whole and _usual(broken) == 0:
        return [0] * len(lines)
    if whole:
        wider = sum(line.width > whole + 1 and tight(line.view, line.width) > whole + 1 for line in broken)
        if _share(broken, whole) >= _UNIFORM and wider <= _WIDER * len(broken):
            return [whole] * len(lines)
    return _local_widths(lines)


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


def _fills(line: Line, width: int) -> bool:
    return line.width >= width - 2 and tight(line.view, line.width) <= width + 1


def _usual(lines: Sequence[Line]) -> int:
    """Return the width that lines have which break off mid-sentence, 0 where they do not agree on one.

    Lines without marks tell it best: print squeezes marks to fit a line, by as much as half a character each.
    """
    broken = [line for line in lines if not line.terminal and _NARROW <= line.width <= _BROAD]
    plain = [line for line in broken if not _PUNCTUATION.search(line.view)]
    counts = Counter(line.width for line in (plain if len(plain) >= 4 else broken))
    if not counts or len(broken) < 3:
        return 0
    # The mode with its neighbours: full lines differ by the half unit that a digit takes.
    width = max(counts, key=lambda w: (counts[w] + counts[w - 1] / 2 + counts[w + 1] / 2, w))
    return 0 if _share(lines, width) < _SHARE else width


def _share(lines: Sequence[Line], width: int) -> float:
    near = sum(width - SHORT <= line.width and tight(line.view, line.width) <= width + OVER for line in lines)
    return near / len(lines)
