"""The physical lines of a page, each with what can be measured of it.

What a line *is* is not decided here. Where columns stand side by side, a line is what one column has of it, and lines
follow one another column by column (`gutters`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zhnews.gutters import split_cells
from zhnews.marks import SIGNS, blanked, unmark

if TYPE_CHECKING:
    from zhnews.models import Span
    from zhnews.source import Source

_TERMINAL = frozenset("。！？!?….．｡")
# A point behind a digit or letter is a decimal's or an abbreviation's; behind a Han character it is a misread period.
_POINT = re.compile(r"[0-9A-Za-z][.．]$")
_CLOSING = "”’」』\"'）)]】〕》〉"


class Line(NamedTuple):
    """A physical line with ink on it; offsets are into the source, widths in half-width units (a Han character is two).

    `gap` counts the blank lines before it, `indent` the units of white space it begins with; `mark` is its Markdown
    mark. `start` and `end` bound its ink, `inner` its text without the Markdown mark; `view` is the folded inner text;
    `terminal` says that it ends as a sentence does.
    """

    start: int
    end: int
    gap: int
    indent: int
    width: int
    mark: str
    inner: tuple[int, int]
    view: str
    terminal: bool


def ends_sentence(view: str) -> bool:
    """Tell whether a text ends with a period or its like, looking through closing quotes and brackets.

    >>> ends_sentence("他说：“好。”"), ends_sentence("他说，"), ends_sentence("（完）")
    (True, False, False)
    """
    last = view[-1:]
    if last in _CLOSING:
        view = view.rstrip(_CLOSING)
        last = view[-1:]
    return last in _TERMINAL and not (last in ".．" and _POINT.search(view))


def measure(text: str) -> int:
    """Return the display width of a text in half-width units.

    GB18030 happens to spend two bytes on what print gives a full width and one on ASCII; counting bytes is five times
    faster than asking `unicodedata` for each character.

    >>> measure("中国ABC（")
    9
    """
    return len(text.encode("gb18030", "replace"))


def split_lines(source: Source) -> list[Line]:
    """Return the page's lines in reading order; every non-space character lies in exactly one.

    >>> from zhnews.source import Source
    >>> [(line.gap, line.indent, line.width, line.mark) for line in split_lines(Source("# 题目\\n\\n　　正文。"))]
    [(0, 0, 4, '#'), (1, 4, 6, '')]
    """
    lines, last = [], 0
    text, view = source.text, source.view
    for start, end, within, skipped in split_cells(source):
        raw = text[start:end]
        ink = raw.strip()
        if not ink:
            continue
        lead = raw.index(ink[0]) if len(ink) < len(raw) else 0
        first = start + lead
        gap = text.count("\n", last, first) - (last > 0) - skipped if last < first else 0
        last = first + len(ink)
        indent = within if within is not None else measure(raw[:lead].expandtabs(4)) if lead else 0
        # Most lines are spared the call.
        marked = ink[0] in SIGNS or ink[-1] == ">"
        left, right, mark = unmark(view, first, last) if marked else (first, last, "")
        own, inner = view[left:right], (left, right)
        if "**" in own:
            own, inner = _without_bold(own, left)
        body = ink if inner == (first, last) else text[inner[0] : inner[1]]
        lines.append(Line(first, last, max(gap, 0), indent, measure(body), mark, inner, own, ends_sentence(own)))
    return lines


def _without_bold(view: str, start: int) -> tuple[str, Span]:
    """Return a line's view with blanks for the marks of bold words, those at its ends left off, and its bounds."""
    own = blanked(view)
    left = start + len(own) - len(own.lstrip())
    own = own.strip()
    return own, (left, left + len(own))
