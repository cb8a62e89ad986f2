"""What speaks against a chunk of lines being a display line: a title or subhead rather than text.

Costs are in the unit of `line_ends`; what speaks for it has a negative one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhnews.columns import INDENT, OVER, too_wide
from zhnews.line_ends import ENUMERATED, IS_SPEAKER, NEVER, in_wide_block
from zhnews.models import Role
from zhnews.roles import SET_APART
from zhnews.seams import CANNOT_BEGIN

if TYPE_CHECKING:
    from zhnews.layout import Chunk, Layout

DISPLAY = 1.0
FLOOR = 0.2  # all else equal, text is likelier
EACH_LINE = 0.5  # times the square of the lines beyond the first
LONG, EACH_UNIT = 60, 0.1  # longer than titles are, by so many units
ENDS_SENTENCE = 6.0
ENDS_CLAUSE = 4.0
ENDS_WITH_COLON = 2.0
TITLE_GOES_ON = 1.0  # … where it hangs on a line below that is as short
HAS_COMMA = 0.8
HAS_PERIOD = 6.0
STRANDED_MARK = 6.0
SPEAKER = 3.0
NOTE = 6.0  # 作者系…
POINTER = 4.0
UNBALANCED = 2.0  # a bracket is opened and not closed
OPENS_TEXT = 6.0  # begins with a dateline
BOLD = 3.0  # Markdown sets the whole line bold
UNMARKED = 4.0  # others on the page carry a Markdown mark
FULL_DISPLAY = 1.5  # as wide as the column by chance
FIRST_LINE = 1.0  # as wide as a paragraph's first line that has lost its indent, above a caption
TEXT_BELOW = 1.5  # … and above a line that fills the column, as its second line does
FILLS_INDENTED = 4.0  # with a paragraph's indent, and as wide as its column with that
INDENTED = 1.5, 1.0  # as a paragraph's first line is, and that where it ends well short of its column
CENTRED, FAR_IN = -3.0, 6  # in the middle of its column, so many units or more from its edge
OVERWIDE = -3.0  # wider than the column, and no block of its own
WIDE_BLOCK = 2.0
SPACED = -3.0  # letter-spaced, or a number alone
CLOSER = -3.0  # nearer to its neighbour than lines of text are …
CLOSER_CLAUSES = -2.0  # … as the lines of captions and pull quotes are too
ROOM_BELOW, ROOM_ABOVE = -1.5, -0.7
MARKED = -20.0
# What follows a title.
SIGNED = -2.5  # a byline or dateline
LABELLED = -0.5
PAGE_ENDS = -1.5

_SENTENCE_MARK = re.compile("[。;]|,(?!\\d)")
_PERIOD = re.compile(r"。|(?<=[一-鿿”)])\.")  # also as a machine misreads it
_NUMBER_ALONE = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4})")
_NOTE = re.compile(r"[(\[]?(?:本文|文章)?作者[系为是单简]")
# Units by which the blanks on either side of a line in the middle of its column may differ.
_OFF_CENTRE = 4
# The share of its column that a line takes at most which leaves it well short.
_WELL_SHORT = 0.75
_LONGER = 24  # characters that half a title seldom has
_SHORT = 40  # … and one (units) that stands where text is not wrapped
# A chunk of so many lines more than one is text, and so is what ends with a period.
_MANY = 4
# So is what has more commas than this.
_CLAUSES = 3


def against_display(layout: Layout, chunk: Chunk) -> float:
    """Return what reading a chunk as a display line costs."""
    line = layout.lines[chunk.first]
    if line.mark[:1] == "#":
        return MARKED
    many = chunk.last in layout.joined or chunk.last - chunk.first >= _MANY
    if many or line.mark == "-" or layout.lines[chunk.last].view.endswith("。"):
        return NEVER
    lines = [layout.lines[i] for i in layout.indices(chunk)]
    text = "".join([x.view for x in lines])
    if text.count(",") > _CLAUSES:
        return NEVER
    cost = DISPLAY + _wording(layout, chunk, text) + EACH_LINE * (len(lines) - 1) ** 2
    if cost > ENDS_SENTENCE + 4:
        return NEVER
    cost += max(0, sum([x.width for x in lines]) - LONG) * EACH_UNIT
    if line.mark == "**":
        cost -= BOLD
    elif layout.habits.marked:
        cost += UNMARKED / 4 if ENUMERATED.match(text) else UNMARKED
    cost += SPACED if _NUMBER_ALONE.fullmatch(text) or SET_APART.fullmatch(line.view) else 0.0
    return max(FLOOR, cost + _setting(layout, chunk, text) + _standing(layout, chunk))


def _wording(layout: Layout, chunk: Chunk, text: str) -> float:
    """What the words of a text say against its being a display line."""
    if not re.search(r"\w", text):
        return 0.0 if set(text) <= set("—-") else STRANDED_MARK
    if text.endswith(("。", "。”", ".", "。)")):
        return ENDS_SENTENCE + (HAS_PERIOD if "。" in text[:-2] else HAS_COMMA * min(3, _marks(layout, text)))
    cost = HAS_COMMA * min(3, _marks(layout, text)) + (HAS_PERIOD if _PERIOD.search(text) else 0.0)
    hangs = ENDS_CLAUSE if text[-1] in "、,;" else ENDS_WITH_COLON if text[-1] in ":：" else 0.0
    cost += min(hangs, TITLE_GOES_ON) if hangs and _goes_on_short(layout, chunk) else hangs
    cost += STRANDED_MARK if CANNOT_BEGIN.match(text.lstrip("”’》)")) else 0.0
    cost += POINTER if chunk.first in layout.captions else 0.0
    cost += NOTE if _NOTE.match(text) else SPEAKER if IS_SPEAKER.match(text) else 0.0
    opened = text.count("(") != text.count(")") or (len(text) > _LONGER and text.count("“") > text.count("”"))
    cost += UNBALANCED if opened else 0.0
    return cost + (OPENS_TEXT if chunk.first in layout.openings else 0.0)


def _goes_on_short(layout: Layout, chunk: Chunk) -> bool:
    """Whether a short line hangs on one below it that is as short and ends no sentence, as lines of text do not."""
    line, width = layout.lines[chunk.last], layout.columns[chunk.last]
    below = layout.lines[chunk.last + 1 : chunk.last + 2]
    if not below or layout.labels[chunk.last + 1] is not None or below[0].gap > layout.habits.gap:
        return False
    short = (width or _SHORT / _WELL_SHORT) * _WELL_SHORT
    return max(line.width, below[0].width) < short and not below[0].view.endswith("。")


def _marks(layout: Layout, text: str) -> int:
    return len(_SENTENCE_MARK.findall(text)) + (text.count("、") if layout.habits.sparse else 0)


def _setting(layout: Layout, chunk: Chunk, text: str) -> float:
    """What width and indent say."""
    width = layout.columns[chunk.first]
    line, last = layout.lines[chunk.first], layout.lines[chunk.last]
    if not width:
        # A title that is not wrapped stands at the edge or far in.
        return INDENTED[0] if layout.habits.indents and line.indent == INDENT else 0.0
    # One in the middle of several columns ends outside its own.
    centred = line.indent >= FAR_IN and (
        abs(width - line.width - 2 * line.indent) <= _OFF_CENTRE or line.indent + line.width > width + OVER
    )
    indented = INDENTED[line.width <= width * _WELL_SHORT] if line.indent >= 2 and layout.habits.indents else 0.0
    # A line falls short by one character where a mark would begin the next.
    full = line.indent == INDENT and -1 <= width - INDENT - line.width <= 2 and layout.habits.indents
    cost = CENTRED if centred else indented + FILLS_INDENTED * full
    cost += FULL_DISPLAY if last.width >= width - 2 and not too_wide(last, width) else 0.0
    if not (centred or layout.habits.indents) and abs(width - INDENT - last.width) <= 1:
        cost += FIRST_LINE if chunk.last + 1 in layout.captions else TEXT_BELOW * _is_full(layout, chunk.last + 1)
    if too_wide(line, width):
        cost += WIDE_BLOCK if _marks(layout, text) and in_wide_block(layout, chunk) else OVERWIDE
    return cost


def _is_full(layout: Layout, i: int) -> bool:
    """Whether a line stands no farther from the one above than others do, and fills its column."""
    if i >= len(layout.lines) or layout.labels[i] is not None:
        return False
    line, width = layout.lines[i], layout.columns[i]
    return line.gap <= layout.habits.gap and 0 <= width - line.width <= 2


def _standing(layout: Layout, chunk: Chunk) -> float:
    """What the blank lines around a chunk, and what follows it, say."""
    regular, following = layout.habits.gap, chunk.last + 1
    after = layout.lines[following].gap if following < len(layout.lines) else 9
    before = chunk.gap if chunk.gap is not None else regular
    cost = 0.0
    if regular and min(before, after) < regular:
        cost += CLOSER_CLAUSES if "," in layout.lines[chunk.first].view else CLOSER
    if layout.columns[chunk.first]:
        cost += ROOM_BELOW if after > regular else 0.0
        cost += ROOM_ABOVE if before > regular else 0.0
    else:
        cost -= 1.0 if after >= 2 else 0.0
    return cost + _announces(layout, following)


def _announces(layout: Layout, following: int) -> float:
    """What follows an article's title: a byline, a dateline, the article's text; nothing, where titles come last."""
    if following >= len(layout.lines):
        return PAGE_ENDS
    label = layout.labels[following]
    if label is not None:
        return SIGNED if label.role in {Role.BYLINE, Role.DATELINE} else LABELLED
    return SIGNED if following in layout.openings else 0.0
