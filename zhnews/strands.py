"""A block's lines as one string of view, and the way back from it to the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zhnews.lines import Line
    from zhnews.models import Span
    from zhnews.source import Source


class Strand:
    """The joined view of a run of lines; `cut` gives the source spans of any part of it.

    >>> from zhnews.lines import split_lines
    >>> from zhnews.source import Source
    >>> source = Source("甲乙\\n丙丁")
    >>> strand = Strand(source, split_lines(source))
    >>> strand.view, strand.cut(1, 3)
    ('甲乙丙丁', ((1, 2), (3, 4)))
    """

    __slots__ = ("_bounds", "_offsets", "source", "view")

    def __init__(self, source: Source, lines: Sequence[Line]) -> None:
        self.source = source
        self.view = "".join([line.view for line in lines])
        self._bounds = [(line.start, line.end, line.inner) for line in lines]
        self._offsets = [0]
        for line in lines:
            self._offsets.append(self._offsets[-1] + len(line.view))

    def cut(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the source spans of `view[start:end]`; at a line's edge its Markdown marks go with it."""
        spans: list[Span] = []
        for (left, right, inner), offset, after in zip(self._bounds, self._offsets, self._offsets[1:], strict=False):
            if after <= start or offset >= end:
                continue
            first = left if start <= offset else inner[0] + start - offset
            last = right if end >= after else inner[0] + end - offset
            spans.append((first, last))
        return tuple(spans)

    def said_from(self, start: int) -> Callable[[int, int], str]:
        """Return `said` for spans counted from a place in the view."""
        return lambda a, b: self.said(start + a, start + b)

    def seams_from(self, start: int) -> list[int]:
        """Return where lines end in what is left of the view from `start` on."""
        return [offset - start for offset in self._offsets[1:-1] if offset > start]

    def said(self, start: int, end: int) -> str:
        """Return the source's own characters of a part of the view, white space left out."""
        text = self.source.text
        return "".join("".join(text[a:b].split()) for a, b in self.cut(start, end))


def subtract(start: int, end: int, taken: Iterable[Span]) -> list[Span]:
    """Return what is left of a range when these ranges are taken out of it.

    >>> subtract(0, 10, [(2, 4), (8, 10)])
    [(0, 2), (4, 8)]
    """
    left: list[Span] = []
    for a, b in sorted(taken):
        if a > start:
            left.append((start, a))
        start = max(start, b)
    return [*left, (start, end)] if start < end else left
