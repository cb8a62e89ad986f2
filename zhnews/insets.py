"""Where a caption begins: at its pointer, between blank lines, or where a torn sentence goes on behind its credit.

Where a caption ends, and who took the picture, is read in `runins`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from zhnews.columns import INDENT, OVER
from zhnews.endings import SHORT_REST, closes_credit, is_pictured
from zhnews.knowledge.credits import ARROWS, BULLETS, POINTED
from zhnews.models import Role
from zhnews.photo_credits import is_caption
from zhnews.seams import across, balance

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from zhnews.layout import Habits
    from zhnews.lines import Line
    from zhnews.roles import Label

IS_POINTER = re.compile(f"{POINTED}|[{BULLETS}]?图为|图[一二三四①②:：/]")
# By so much more must the characters of two lines speak for a sentence going on behind the caption than into it.
DETOUR = 4.0
# … and a line below without the indent that the page's paragraphs have, which goes on with something.
RESTS = 1.5
# … and what each sentence says that the caption has more, for its being none of it.
SENTENCES = 1.5
_SENTENCE = re.compile("[。!?]")
_CLAUSE = re.compile("[。,]")
_AROUND = 4  # lines above and below a caption in which what it parts is quoted
# A word or number that no wrap divides.
_UNBROKEN = re.compile("[(“《]{0,2}[A-Za-z0-9]")
# Lines of a column that a caption takes at most, its credit with them, and those of one that is set apart.
_LINES, _LINES_APART = 7, 14


def caption_starts(
    lines: Sequence[Line], labels: Sequence[Label | None], columns: Sequence[int], habits: Habits
) -> frozenset[int]:
    """Return the lines with which captions begin that a pointer or a torn sentence tells."""
    starts = {
        i
        for i, line in enumerate(lines)
        if IS_POINTER.match(line.view) or (is_caption(line.view) and i and lines[i - 1].terminal)
    }
    for i in range(1, len(lines)):
        if not _closes(lines, labels, i):
            continue
        start = _marked_at(lines, labels, i, habits.gap)
        start = start or _torn_at(lines, labels, columns, i, habits)
        starts |= {start} if start is not None else set()
    return frozenset(starts)


def _marked_at(lines: Sequence[Line], labels: Sequence[Label | None], end: int, regular_gap: int) -> int | None:
    """Return the line with a bullet with which a caption begins that ends with a credit, `None` where none does."""
    for i in range(end, max(0, end - _LINES), -1):
        if lines[i].view[0] in BULLETS:
            return i
        if (i < end and labels[i] is not None) or _is_set_off(lines[i], regular_gap):
            return None
    return None


def set_apart(
    lines: Sequence[Line],
    labels: Sequence[Label | None],
    columns: Sequence[int],
    regular_gap: int,
    starts: Collection[int] = (),
) -> list[range]:
    """Return the captions that blank lines set apart: blocks that begin with a pointer or end with a credit.

    Their lines stand as close as those of the text, and are then as wide as one another, or closer, as a title's do.
    None has in it where another begins, one of `starts`.
    """
    found: list[range] = []
    for gap in range(regular_gap + 1):
        start = 0
        for i in range(1, len(lines) + 1):
            if i < len(lines) and lines[i].gap <= gap and i not in starts and not _ends(lines, labels, start, i):
                continue
            even = gap == regular_gap
            wrapped = not even or columns[start]
            if wrapped and 1 < i - start <= _LINES_APART and _is_caption(lines[start:i], labels[start:i], even=even):
                found.append(range(start, i))
            start = i
    return found


def _ends(lines: Sequence[Line], labels: Sequence[Label | None], start: int, i: int) -> bool:
    """Whether a caption ends above a line: another begins there, or the credit of one with a pointer stands above."""
    if lines[i].view[0] in ARROWS:
        return True
    closed = IS_POINTER.match(lines[start].view) and i - start > 1 and _closes(lines, labels, i - 1)
    return bool(closed) and not _closes(lines, labels, i)


def _is_caption(lines: Sequence[Line], labels: Sequence[Label | None], *, even: bool) -> bool:
    """Whether the lines of a block are a caption; of `even` ones all but the last are about as wide."""
    closed = _closes(lines, labels, len(lines) - 1)
    if any(labels[:-1]) or (labels[-1] is not None and not closed) or any(line.mark for line in lines):
        return False
    said = lines[: len(lines) - stands_alone(lines, labels, len(lines) - 1)]
    if not IS_POINTER.match(said[0].view) and not (closed and any(_CLAUSE.search(line.view) for line in said)):
        return False
    # A line may leave as much room as the Latin word or the number takes that the next one begins with.
    full = [a.width + a.indent for a, b in pairwise(said) if not _UNBROKEN.match(b.view)] or [said[0].width]
    return not even or (max(full) - min(full) <= INDENT and max(line.width for line in said) <= max(full) + OVER)


def stands_alone(lines: Sequence[Line], labels: Sequence[Label | None], i: int) -> bool:
    """Tell whether a line is a credit that does not begin on the line before it."""
    label, before = labels[i], lines[i - 1]
    ended = before.terminal or is_pictured(before.view)
    return label is not None and label.role is Role.CREDIT and ended


def _closes(lines: Sequence[Line], labels: Sequence[Label | None], i: int) -> bool:
    """Whether a picture's credit ends with a line."""
    label, view = labels[i], lines[i].view
    credit = label is not None and label.role is Role.CREDIT
    return credit or is_pictured(view) or closes_credit(lines[i - 1].view, view)


def _torn_at(
    lines: Sequence[Line], labels: Sequence[Label | None], columns: Sequence[int], end: int, habits: Habits
) -> int | None:
    """Return the line with which a caption begins that tears a sentence, `None` where none is torn."""
    if end + 1 == len(lines) or labels[end + 1] is not None or not _may_be_rest(lines[end + 1], columns[end + 1]):
        return None
    found: list[tuple[float, int]] = []
    size = sentences = 0
    for start in range(end, max(0, end - _LINES), -1):
        before, first = lines[start - 1], lines[start]
        if IS_POINTER.match(first.view):
            return None
        size += len(first.view)
        sentences += len(_SENTENCE.findall(first.view))
        full = before.width >= (columns[start - 1] or before.width) - INDENT
        if labels[start - 1] is not None or (before.terminal and not full) or _is_set_off(first, habits.gap):
            break
        if size >= SHORT_REST and columns[start - 1] and full and not before.terminal:
            gain = across(before.view, lines[end + 1].view) - across(before.view, first.view)
            gain += _quoted(lines, start, end) + (RESTS if habits.indents else 0.0)
            found.append((gain - SENTENCES * sentences, start))
    gain, start = max(found, default=(0.0, -1))
    return start if start >= 0 and gain + SENTENCES * sentences > DETOUR else None


def _quoted(lines: Sequence[Line], start: int, end: int) -> float:
    """Return what quotes and brackets say more for the lines below a caption than for it going on with those above."""
    above, said, rest = (
        "".join(line.view for line in lines[max(0, first):last])
        for first, last in ((start - _AROUND, start), (start, end + 1), (end + 1, end + 1 + _AROUND))
    )
    return balance(above, rest) - balance(above, said)


def _is_set_off(line: Line, regular_gap: int) -> bool:
    """Whether a line begins a block of its own by its indent, its pointer or the blank lines above it."""
    return line.indent >= INDENT or line.gap > regular_gap or bool(IS_POINTER.match(line.view))


def _may_be_rest(line: Line, width: int) -> bool:
    """Whether a line can be one in the middle of a paragraph: it is full or ends it, and is no caption itself."""
    if line.indent >= INDENT or line.mark or is_pictured(line.view) or IS_POINTER.match(line.view):
        return False
    return line.terminal or line.width >= width - INDENT
