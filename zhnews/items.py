"""Paragraphs with a bullet before each, as items and briefs are printed: a layout mark, and no sign of a caption.

What other marks at a line's head mean is read in `insets` and `roles`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from zhnews.columns import INDENT
from zhnews.endings import is_pictured
from zhnews.knowledge.credits import ARROWS, BULLETS, UNPOINTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line

# Paragraphs in a row that a bullet begins, at least; with arrows more, because pictures may stand in a row.
FEW, FEW_ARROWS = 2, 3
_BULLETS = BULLETS + UNPOINTED
# Lines of a paragraph at most.
_LINES = 30
_CLAUSE = re.compile("[,。、;]")


def without_bullets(lines: list[Line]) -> list[Line]:
    """Return the lines, the bullets that begin several paragraphs in a row made marks of their lines.

    >>> from zhnews.lines import split_lines
    >>> from zhnews.source import Source
    >>> lines = split_lines(Source("◎江水已退，船只照常。\\n◎米价回落，市面平静。"))
    >>> [(line.mark, line.view) for line in without_bullets(lines)]
    [('◎', '江水已退,船只照常。'), ('◎', '米价回落,市面平静。')]
    """
    found: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.view[0] in _BULLETS + ARROWS and len(line.view) > 1 and not line.mark:
            found.setdefault(line.view[0], []).append(i)
    for bullet, at in found.items():
        joints = [_is_paragraph(lines[a : b + 1]) for a, b in pairwise(at)]
        if _longest(joints) + 1 >= (FEW if bullet in _BULLETS else FEW_ARROWS):
            in_row = zip(at, [False, *joints], [*joints, False], strict=True)
            for i, after, before in in_row:
                if after or before or _CLAUSE.search(lines[i].view):
                    lines[i] = _unmarked(lines[i])
    return lines


def _is_paragraph(lines: Sequence[Line]) -> bool:
    """Whether lines are one paragraph with a bullet, and the first one of another: no caption with its credit."""
    *own, after = lines
    if len(own) > _LINES or not own[-1].terminal or is_pictured(own[-1].view) or after.indent > own[0].indent:
        return False
    full = max(line.width for line in own) - 2 * INDENT
    ends = (a.width < full or (a.terminal and b.indent > own[0].indent) for a, b in pairwise(own))
    return not any(ends) and any(_CLAUSE.search(line.view) for line in own)


def _longest(joints: Sequence[bool]) -> int:
    """Return how many of them hold in a row.

    >>> _longest([True, False, True, True])
    2
    """
    longest = run = 0
    for holds in joints:
        run = run + 1 if holds else 0
        longest = max(longest, run)
    return longest


def _unmarked(line: Line) -> Line:
    view = line.view[1:].lstrip()
    start = line.inner[1] - len(view)
    return line._replace(mark=line.view[0], inner=(start, line.inner[1]), view=view)
