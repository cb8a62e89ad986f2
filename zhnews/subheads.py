"""Which display lines inside a body are one subhead printed on two lines."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from zhnews.contexts import goes_on
from zhnews.knowledge.titles import SUBHEADS
from zhnews.rules import whole
from zhnews.seams import cuts_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line

LEFT_OVER, LONG_SUBHEAD = 2, 10  # so few characters below so many are no subhead of their own
# A line at least so wide (units), and wider than the one below, goes on in that where the words say so much for it.
FULL_SUBHEAD, ONE_SUBHEAD, NUMBERED = 24, 1.0, -4.0
_HANGS_ON = re.compile("[、,“(《:]$")


def group_subhead(lines: Sequence[Line], regular_gap: int) -> list[list[Line]]:
    """Return display lines in a body as subheads, two lines of one together."""
    groups: list[list[Line]] = []
    for line, below in itertools.zip_longest(lines, lines[1:]):
        if groups and _one_subhead(groups[-1][-1], line, below, regular_gap):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def fills_and_goes_on(line: Line, after: Line, least: float) -> bool:
    """Tell whether a display line is long, and a shorter one below goes on with it: the words say at least so much."""
    longer = line.width >= max(FULL_SUBHEAD, after.width) and not whole(SUBHEADS, after.view)
    # A line with a number stands for itself only where the next has one as well.
    return longer and goes_on(line.view, after.view) > (NUMBERED if whole(SUBHEADS, line.view) else least)


def _one_subhead(line: Line, after: Line, below: Line | None, regular_gap: int) -> bool:
    left_over = len(after.view) <= LEFT_OVER < LONG_SUBHEAD <= len(line.view)
    if after.gap < regular_gap or left_over or cuts_word(line.view, after.view) or _HANGS_ON.search(line.view):
        return True
    if after.gap <= regular_gap and fills_and_goes_on(line, after, ONE_SUBHEAD):
        return True
    # Of three lines the two that are equally long are one.
    apart = below is not None and line.width != after.width == below.width
    alike = min(line.width, after.width) >= 10 and abs(line.width - after.width) <= 2
    return after.gap == regular_gap == 0 and alike and not apart
