"""Where a caption begins in a column of text: at its pointer, or where a torn sentence goes on behind its credit.

Where a caption ends, and who took the picture, is read in `runins`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhnews.columns import INDENT
from zhnews.layout import is_pictured
from zhnews.models import Role
from zhnews.seams import across

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line
    from zhnews.roles import Label

IS_POINTER = re.compile("[▲△▼▽►▶◀◄↑↓←→]|图为|图[一二三四①②:：/]")
# By so much more must the characters of two lines speak for a sentence going on behind the caption than into it.
DETOUR = 4.0
# … and what each sentence says that the caption has more, for its being none of it.
SENTENCES = 1.5
_SENTENCE = re.compile("[。!?]")
# Lines of a column that a caption takes at most, its credit with them.
_LINES = 7
# A credit, or its rest, on a line of its own is shorter.
_REST = 12


def caption_starts(
    lines: Sequence[Line], labels: Sequence[Label | None], columns: Sequence[int], regular_gap: int
) -> frozenset[int]:
    """Return the lines with which a caption begins; one that blank lines set apart needs no telling."""
    starts = {i for i, line in enumerate(lines) if IS_POINTER.match(line.view)}
    for i in range(1, len(lines) - 1):
        if _closes(lines, labels, i) and (start := _torn_at(lines, labels, columns, i, regular_gap)) is not None:
            starts.add(start)
    return frozenset(starts)


def _closes(lines: Sequence[Line], labels: Sequence[Label | None], i: int) -> bool:
    """Whether a picture's credit ends with a line."""
    label, view = labels[i], lines[i].view
    if label is not None:
        return label.role is Role.CREDIT
    return is_pictured(view) or (len(view) < _REST and is_pictured(lines[i - 1].view + view))


def _torn_at(
    lines: Sequence[Line], labels: Sequence[Label | None], columns: Sequence[int], end: int, regular_gap: int
) -> int | None:
    """Return the line with which a caption begins that tears a sentence, `None` where none is torn."""
    rest = lines[end + 1]
    if labels[end + 1] is not None or not _may_be_rest(rest, columns[end + 1]):
        return None
    found: list[tuple[float, int]] = []
    size = sentences = 0
    for start in range(end, max(0, end - _LINES), -1):
        before, first = lines[start - 1], lines[start]
        size += len(first.view)
        sentences += len(_SENTENCE.findall(first.view))
        full = before.width >= (columns[start - 1] or before.width) - INDENT
        if labels[start - 1] is not None or (before.terminal and not full) or _is_set_off(first, regular_gap):
            break
        if size >= _REST and columns[start - 1] and full and not before.terminal:
            gain = across(before.view, rest.view) - across(before.view, first.view)
            found.append((gain - SENTENCES * sentences, start))
    gain, start = max(found, default=(0.0, -1))
    return start if start >= 0 and gain + SENTENCES * sentences > DETOUR else None


def _is_set_off(line: Line, regular_gap: int) -> bool:
    """Whether a line begins a block of its own by its indent, its pointer or the blank lines above it."""
    return line.indent >= INDENT or line.gap > regular_gap or bool(IS_POINTER.match(line.view))


def _may_be_rest(line: Line, width: int) -> bool:
    """Whether a line can be one in the middle of a paragraph: it is full or ends it, and is no caption itself."""
    if line.indent >= INDENT or line.mark or is_pictured(line.view) or IS_POINTER.match(line.view):
        return False
    return line.terminal or line.width >= width - INDENT
