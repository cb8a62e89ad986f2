"""Where text stands on physical lines: runs of ink without blanks, at which display columns and which offsets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_BLANK = re.compile("[ \\t\\u00a0\\u2002\\u2003\\u3000]+")
# Columns from one tab stop to the next.
TAB = 8


class Ink(NamedTuple):
    """A run of text without wide blanks: its display columns, and its offsets in the source."""

    left: int
    right: int
    start: int
    end: int


class Row(NamedTuple):
    """A physical line, or a column's part of it: its number on the page and its ink."""

    number: int
    inks: tuple[Ink, ...]


class _Widths(dict[str, int]):
    def __missing__(self, char: str) -> int:
        self[char] = 1 + (east_asian_width(char) in "WFA")
        return self[char]


_WIDTHS = _Widths()


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes: a full-width character two.

    >>> display_width("中国ABC（")
    9
    """
    return sum([_WIDTHS[char] for char in text])


def rows_of(text: str, spans: Sequence[tuple[int, int]], ruler: Callable[[str], int], tab: int) -> list[Row]:
    """Return the lines of a page that have ink, each with its number."""
    rows, number, last = [], 0, 0
    for start, end in spans:
        number += text.count("\n", last, start)
        last = start
        if inks := tuple(_inks(text, start, end, ruler, tab)):
            rows.append(Row(number, inks))
    return rows


def _inks(text: str, start: int, end: int, ruler: Callable[[str], int], tab: int) -> Iterator[Ink]:
    at, x = start, 0
    for blank in [*_BLANK.finditer(text, start, end), None]:
        stop = blank.start() if blank else end
        width = ruler(text[at:stop])
        if text[at:stop].strip():
            yield Ink(x, x + width, at, stop)
        x += width
        if blank:
            for char in blank.group():
                x = (x // tab + 1) * tab if char == "\t" else x + ruler(char)
            at = blank.end()
