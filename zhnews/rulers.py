"""How wide a page sets its Latin letters: all half as wide as a Han character, or each as wide as its shape.

Terminals and vision models do the one, print the other; full lines that hold Latin words tell which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from zhnews.columns import INDENT
from zhnews.lines import measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhnews.lines import Line
    from zhnews.source import Source

# By how many half-width units a character is wider in print than half a Han character: about the mean of three faces,
# STSong and MSung with serifs and WenQuanYi Micro Hei without.
_WIDER = {
    **dict.fromkeys("ABCDGHKNOQRUVwXYZ", 0.4),
    **dict.fromkeys("EFLPST", 0.2),
    **dict.fromkeys("MWm@%", 0.7),
    **dict.fromkeys("IJijltf.,:;'!|/()[]{}-`\"", -0.4),
}
_SHAPED = re.compile("[" + re.escape("".join(_WIDER)) + "]")
# A full line may differ from its column by so much (units) below and above; one that stands out by more is a title.
_BELOW, _ABOVE, _OUT = 1.2, 0.6, 6
# Lines tell which measure is right where those differ by so much, and where no mark may hang out at their end.
_LEAST, _HANGING = 0.5, ",.:;!?。、”’)》]"
# So many lines all of Han characters tell a column's width.
_PLAIN = 4
# By so many lines print must fit better.
_BETTER = 2
# So many Latin letters and digits make the width of a line a unit unsure: faces differ by about so much.
_LETTERS = 8
_LETTER = re.compile("[0-9A-Za-z]")


def measure_print(text: str) -> int:
    """Return the width of a text in half-width units, as print sets it.

    >>> measure("COVID疫苗"), measure_print("COVID疫苗")
    (9, 10)
    """
    return round(measure(text) + _wider(text))


def _wider(text: str) -> float:
    return sum([_WIDER[char] for char in _SHAPED.findall(text)])


class Ruler(NamedTuple):
    """How a page sets its Latin letters: by which measure, and whether its lines say for sure that it is exact."""

    measure: Callable[[str], int]
    exact: bool

    def leeway(self, view: str) -> int:
        """Return by how many units a line may be wider than it measures."""
        if self.exact:
            return 0
        letters = len(_LETTER.findall(view))
        return -(-letters // _LETTERS)

    def measured(self, source: Source, lines: Sequence[Line]) -> Sequence[Line]:
        """Return lines with the widths that this measure gives them."""
        if self.measure is measure:
            return lines
        return [line._replace(width=self.measure(source.text[slice(*line.inner)])) for line in lines]


EVEN = Ruler(measure, exact=True)


def ruler_of(source: Source, lines: Sequence[Line]) -> Ruler:
    """Return by which measure the page's full lines are as wide as its columns.

    >>> from zhnews.lines import split_lines
    >>> from zhnews.source import Source
    >>> source = Source("江城今起试行\\nABCD夜车")
    >>> ruler_of(source, split_lines(source)).measure is measure
    True
    """
    columns = _plain_widths(lines)
    better = 0
    for line in lines if columns else ():
        wider = 0.0 if line.terminal or line.width == 2 * len(line.view) else _wider(source.text[slice(*line.inner)])
        if abs(wider) >= _LEAST and line.view[-1] not in _HANGING:
            better += _fits(columns, line.width + wider) - _fits(columns, line.width)
    return Ruler(measure_print if better >= _BETTER else measure, exact=better <= -_BETTER)


def _plain_widths(lines: Iterable[Line]) -> list[int]:
    """Return the widths of the page's columns, by lines all of Han characters; not those of paragraphs' first lines."""
    widths = Counter([x.width for x in lines if not x.terminal and x.width == 2 * len(x.view) and x.view.isalpha()])
    often = {width for width, count in widths.items() if count >= _PLAIN}
    return [width for width in often if width + INDENT not in often]


def _fits(columns: Iterable[int], width: float) -> int:
    """Tell how well a line fits the nearest column: 1 where it fills it, -1 where it stands out of it."""
    column = min(columns, key=lambda column: abs(column - width))
    return 1 if -_BELOW <= width - column <= _ABOVE else -1 if 1 < width - column < _OUT else 0
