"""Lines that look like something of their own and are the rest of what the line above begins.

A narrow column cuts marks, bylines and credits as it cuts sentences: (下 and 转二版), 本报 and 记者王晓, 图/ and 王晓.
What stands in the middle of a sentence is no name, no label and no credit either.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from zhnews.columns import INDENT, too_wide
from zhnews.contexts import goes_on
from zhnews.endings import SHORT_REST, closes_credit, is_credited, is_in_bracket
from zhnews.knowledge.credits import BULLETS
from zhnews.knowledge.titles import SECTIONS
from zhnews.layout import Chunk
from zhnews.line_ends import STOP_MARK
from zhnews.models import Role
from zhnews.names import has_surname
from zhnews.roles import SET_APART
from zhnews.rules import whole
from zhnews.seams import cuts_word
from zhnews.tails import ends_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.layout import Layout
    from zhnews.lines import Line
    from zhnews.roles import Label

GOES_ON = 1.0  # what the characters around a line's end say, at least, where a sentence goes on there
SENTENCE_MARK = re.compile("[。;]|,(?!\\d)")
_CLOSES = ")]0123456789"  # what a mark's rest that says nothing by itself ends with
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PARTICLES = "的地得了着"  # no line of its own begins so
_WHOLE_NAME, _READ = 3, 30  # characters of a name that is no word, and lines below it
_TEXT = 24  # units that a line of text has, where lines are short
_LONGEST_LABEL = 6  # characters of a bold one above a title; a longer one is its kicker
_LONGEST_REST = 24  # characters of a byline whose first word stands in the line above


def without_rests(layout: Layout) -> Layout:
    """Return the page with such lines unlabelled, and those that end a mark joined to the line above."""
    rests = frozenset(i for i in range(1, len(layout.lines)) if _ends_mark(layout, i))
    labels = [None if i in rests else label for i, label in enumerate(layout.labels)]
    layout = replace(layout, labels=labels, joined=layout.joined | rests)
    return replace(layout, labels=_keep_labels(layout))


def _ends_mark(layout: Layout, i: int) -> bool:
    """Whether a line is the rest of a mark that the line above begins: of (下转二版), (王晓 何小明), 本报记者王晓."""
    (above, line), (before, label) = layout.lines[i - 1 : i + 1], layout.labels[i - 1 : i + 1]
    if before is not None or above.terminal or line.mark or line.gap > layout.habits.gap:
        return False
    if not 0 < layout.columns[i - 1] <= above.width + 2 * INDENT:
        return False
    short = len(line.view) < SHORT_REST and not line.terminal and line.width < (layout.columns[i] or line.width + 1)
    if len(line.view) > _LONGEST_REST or not (label is not None or line.view[-1] in _CLOSES or short):
        return False
    return ends_mark(lines_above(layout, i), line.view)


def lines_above(layout: Layout, i: int) -> str:
    """Return what stands above a line: the line, and one more where that goes on in it."""
    last = layout.lines[i - 1]
    further = layout.lines[i - 2].view if i > 1 and layout.labels[i - 2] is None else ""
    full = 0 < layout.columns[i - 1] <= last.width + 2 and last.gap <= layout.habits.gap
    return further + last.view if full or (is_in_bracket(further) and ")" not in last.view) else last.view


def _keep_labels(layout: Layout) -> list[Label | None]:
    """Take back the labels of lines that stand in the middle of a sentence, unless they are firm."""
    kept = list(layout.labels)
    for i, label in enumerate(layout.labels):
        if label is not None and (_is_title(layout, i, label) or _is_series(layout, kept, i) or _is_bold(layout, i)):
            kept[i] = None
        if label is not None and _is_crosshead(layout, kept, i, label):
            kept[i] = None
        if label is None or label.firm or layout.lines[i].mark:
            continue
        # The byline of a dateline in the line above may be cut as well: 记者王晓报 and 道.
        cut = label.role is Role.FURNITURE or (label.role is Role.BYLINE and i - 1 in layout.openings)
        if cut and _leads_on(layout, i):
            kept[i] = None
        if i < 1 or layout.lines[i].gap > layout.habits.gap:
            continue
        before = layout.lines[i - 1]
        runs_on = kept[i - 1] is None and (_runs_into(before, layout.lines[i], label) or _inside(layout, kept, i))
        if runs_on or (label.why.rule == "byline.name-alone" and not _names_author(layout, kept, i)):
            kept[i] = None
    return kept


def _is_title(layout: Layout, i: int, label: Label) -> bool:
    """Whether a name alone on its line is half a title: spaced out as the line beside it, or gone on with below.

    The line below goes on with it where the text has the name with the character that begins that line. Below a line
    that does not end, a name has a surname that more than a few bear.
    """
    if label.why.rule != "byline.name-alone":
        return False
    line, below = layout.lines[i], layout.lines[i + 1] if i + 1 < len(layout.lines) else None
    under_title = i > 0 and layout.labels[i - 1] is None and not layout.lines[i - 1].terminal
    if under_title and line.view.isalpha() and not has_surname(line.view):
        return True
    if below is not None and below.gap <= line.gap:
        word = line.view.replace(" ", "") + below.view[0]
        texts = layout.lines[i + 2 : i + _READ]
        if below.view[0] in _PARTICLES or (not below.indent and any(word in text.view for text in texts)):
            return True
    return _spaced_out(layout, i)


def _is_series(layout: Layout, labels: Sequence[Label | None], i: int) -> bool:
    """Whether a label in round brackets stands right below a title, to which it belongs: the series it is of."""
    label, line = layout.labels[i], layout.lines[i]
    if label is None or label.role is not Role.SECTION or not _IN_BRACKETS.fullmatch(line.view) or i < 1:
        return False
    before = layout.lines[i - 1]
    nearer = line.gap <= layout.habits.gap and (i == 1 or line.gap < before.gap)
    return labels[i - 1] is None and not before.terminal and nearer


def _is_bold(layout: Layout, i: int) -> bool:
    """Whether a label that only its type makes one, bold or a heading's, stands above no title that Markdown marks."""
    label, line, below = layout.labels[i], layout.lines[i], layout.lines[i + 1 : i + 2]
    if label is None or label.role is not Role.SECTION or not line.mark:
        return False
    heads = bool(below) and below[0].mark[:1] == "#" and len(line.view) <= _LONGEST_LABEL
    return not heads and (line.mark[0] == "#" or not whole(SECTIONS, line.view))


def _is_crosshead(layout: Layout, labels: Sequence[Label | None], i: int, label: Label) -> bool:
    """Whether a label with a bullet stands in a text, below its sentence's end and as near as its lines: a subhead."""
    line, beside = layout.lines[i], layout.lines[i + 1 : i + 2]
    if label.role is not Role.SECTION or line.view[0] not in BULLETS or not (i and beside):
        return False
    near = line.gap <= layout.habits.gap and beside[0].gap <= layout.habits.gap
    if not beside[0].terminal and beside[0].width < max(layout.columns[i + 1] or 60, _TEXT) - INDENT - 1:
        return False  # a title
    return near and labels[i - 1] is None and layout.lines[i - 1].terminal and layout.labels[i + 1] is None


def _spaced_out(layout: Layout, i: int) -> bool:
    """Whether a line's characters are set apart as those of a line beside it are: half a title, and no name."""
    beside = (*layout.lines[max(0, i - 1) : i], *layout.lines[i + 1 : i + 2])
    return bool(SET_APART.fullmatch(layout.lines[i].view)) and any(SET_APART.fullmatch(line.view) for line in beside)


def _inside(layout: Layout, labels: Sequence[Label | None], i: int) -> bool:
    """Whether a line stands between full lines of a sentence, and is full as they are or ends it."""
    if i < 2 or not layout.columns[i]:
        return False
    line, before, further, width = layout.lines[i], layout.lines[i - 1], layout.lines[i - 2], layout.columns[i]
    if line.width < width - INDENT and not line.terminal:
        return False
    ended = before.terminal or STOP_MARK.search(before.view) or SET_APART.fullmatch(before.view)
    if ended or before.width < width - 2 or too_wide(before, width):
        return False
    if not SENTENCE_MARK.search(before.view + further.view):
        return False
    ended = further.terminal or STOP_MARK.search(further.view)
    full = labels[i - 2] is None and further.width >= width - INDENT and not ended
    return before.view[-1] in ",、;" or full


def _leads_on(layout: Layout, i: int) -> bool:
    """Whether a line fills its column, and the sentence that breaks off there goes on in the line below."""
    line, width = layout.lines[i], layout.columns[i]
    below = layout.lines[i + 1] if i + 1 < len(layout.lines) else None
    if below is None or not width or line.terminal or below.indent or below.mark or below.gap > layout.habits.gap:
        return False
    room = layout.room(Chunk(i, i, line.gap), below, opens=True)
    return layout.labels[i + 1] is None and room < 0 and goes_on(line.view, below.view) > GOES_ON


def _runs_into(before: Line, line: Line, label: Label) -> bool:
    """Whether a credit, name or mark is the rest of the line before: 图/ and 王小明, 毕 and 成摄, (下 and 转二版)."""
    if label.role is Role.CREDIT:
        return not before.terminal and not is_credited(before.view)
    if label.role in {Role.BYLINE, Role.SECTION} and closes_credit(before.view, line.view):
        return True
    if label.role in {Role.BYLINE, Role.CONTINUATION, Role.FURNITURE, Role.SECTION} and is_in_bracket(before.view):
        return True
    return label.role is Role.BYLINE and before.view[-1] in "/、"


def _names_author(layout: Layout, labels: Sequence[Label | None], i: int) -> bool:
    """Whether a name alone on its line can be a byline.

    It stands under a title or another byline, with text below it, or signs the text above it, nearer to that than to
    what follows.
    """
    before, label = layout.lines[i - 1], labels[i - 1]
    below = layout.lines[i + 1] if i + 1 < len(layout.lines) else None
    if label is None and before.terminal and before.mark[:1] != "#":
        return below is None or below.gap > max(layout.lines[i].gap, layout.habits.gap)
    if below is None or labels[i + 1] is not None:
        return False
    if label is None and (cuts_word(before.view, layout.lines[i].view) or _is_spoken_of(layout, i)):
        return False
    if not (below.terminal or below.indent or below.width >= (layout.columns[i] or 60) - INDENT - 1):
        return False
    return label is None or label.role in {Role.BYLINE, Role.SECTION}


def _is_spoken_of(layout: Layout, i: int) -> bool:
    """Whether the text below speaks of whom a line names: the end of a title then, not its author."""
    name = layout.lines[i].view.replace(" ", "")
    if len(name) < _WHOLE_NAME:
        return False
    spoken = re.compile(rf"(?<![者员摄图文]){re.escape(name)}(?![摄文图绘(])")
    texts = zip(layout.labels[i + 1 : i + _READ], layout.lines[i + 1 : i + _READ], strict=False)
    return any(label is None and spoken.search(line.view) for label, line in texts)
