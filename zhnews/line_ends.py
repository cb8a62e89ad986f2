"""What speaks against joining, and against breaking, at the end of a line.

Costs are in one unit: about the negative logarithm of how often the evidence misleads. Each is named; none decides
alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zhnews.columns import INDENT, OVER, fits_first, too_wide
from zhnews.endings import ends_in_credit, is_credited
from zhnews.models import Role
from zhnews.seams import CANNOT_BEGIN, across, balance, cuts_word

if TYPE_CHECKING:
    from zhnews.layout import Chunk, Layout
    from zhnews.lines import Line

NEVER = 50.0
# What speaks against going on with the paragraph …
SHORT_LINE, EACH_MORE = 3.0, 0.25  # the next word would still have fit on the line, by one character or by more
NEARLY_FULL = 1.5  # it would have fit to the half unit: justification or a misread mark
INDENTED = 5.0
ENUMERATION = 1.5  # begins with a number or a dash, after a sentence's end
# More blank lines than between the lines of a paragraph, or between paragraphs not wrapped; a picture leaves many.
EXTRA_GAP = 2.5, 1.0
CREDITED = 4.0  # the line before ends as a caption does, with its credit
TOO_WIDE = 5.0  # wider than the column: not a line of it
WIDE_BLOCK = 1.0  # … unless its neighbours are as wide
OPENS_ARTICLE = 5.0  # begins with a dateline or byline
SPEAKER = 3.0  # a question or answer: 问:, 答:
POINTER = 9.0  # a caption begins
SENTENCE_ENDED = 0.7  # a period at the end of a full line: one in about seven ends a paragraph
UNWRAPPED_ENDED = 5.0  # where text is not wrapped, a line that ends a sentence ends a paragraph
UNWRAPPED_LABEL = 3.0  # … and a short one without a comma is a display line
TITLE_LINES = 2.0  # … and short lines that stand closer than paragraphs do are a title's
UNENDED_REST = 1.0  # … and a short one that ends no sentence is no rest of one
UNWRAPPED_TITLE = 1.5  # … and one with a comma may be, where titles carry no Markdown mark
# … against ending it …
CUT_SENTENCE = 5.0  # the line before is full and its sentence goes on
CUT_CLAUSE = 6.0  # it ends with a comma or an opening bracket
TORN = 1.5  # a picture stands between the line and its rest
UNENDED = 2.5  # the line before is short but its sentence does not end
ABOVE_BLANKS, WELL_SHORT = 1.0, 6  # … by so many units, and more blank lines than usual stand below it
NO_CLAUSE = 2.0  # … nor is there a mark in it or in the line above, which goes on in it
ABOVE_OPENING = 1.5  # what stands above an article's first line and ends no sentence is a title
# The line end cuts a word of the lexicon: 38 % of the line ends inside sentences do, 7 % of those between blocks.
CUT_WORD = 1.7
FULL_LINE = 1.2  # paragraphs end on a full line one time in fifteen or so
LEADS_ON = 0.6  # a colon, a dash: what follows is often a paragraph of its own
SHORT_LEADS_ON = 1.5  # … but where they end a short line, it is a title's first
OPEN_TITLE = 4.0  # the title above opens a quote or bracket that the line closes
BEFORE_BYLINE = 3.0  # what stands above a byline and ends no sentence is a title
ASKS_BEFORE_BYLINE = 1.0  # … and, where the byline has text below it, often what asks or calls out
IN_BRACKETS = 5.0  # what stands in brackets behind text says something of that, and heads nothing
QUESTION = 2.2  # a line that asks or calls out, beside a title: part of it
# … and against beginning a new one.
NO_INDENT = 3.0  # others on the page have one
NO_ROOM_FOR_INDENT = 3.5  # the line is wider than a first line can be
STRANDED_MARK = 6.0  # begins with a closing mark

# Units: a line that may be a title, one without a clause, one with a number, and the longest that may.
_TITLE, _LONG_TITLE, _NUMBERED, _LONGEST_TITLE = 40, 48, 60, 100
# Of lines so long that go on in the line below four in five have more across their ends, of others one in twelve.
_SAYS_ON = 2.0
_SUBHEAD = 20  # … and one that is hardly the beginning of a text, though a word seems cut at its end
ENUMERATED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|——|[▲■●◆★□◎])")
IS_SPEAKER = re.compile(r"(?:问|答|记者|主持人|笔者)\d?:")
_CLAUSE = re.compile("[,、:;]")
_CLAUSE_MARK = re.compile("[,、:;。!?]")
# What stands in brackets behind a sentence's end: (新华社柳川电), a name.
STOP_MARK = re.compile(r"[。!?”….]\([^()]{2,40}\)$")
_IN_BRACKETS = re.compile(r"\([^()]+\)")
_DATELINE_END = re.compile("(?:[日社报][电讯]|日消息)$")


class LineEnd(NamedTuple):
    """What it costs at a chunk's end to join, to break, to break before a title, and, after a title, to begin text."""

    join: float
    part: float
    part_for_title: float
    begin_after_title: float


def weigh(layout: Layout, before: Chunk, chunk: Chunk) -> tuple[LineEnd, LineEnd]:
    """Return the costs between two chunks, for the one before beginning its paragraph and for its going on with one."""
    last, first = layout.lines[before.last], layout.lines[chunk.first]
    width = layout.columns[before.last]
    begin = against_beginning(layout, chunk, width)
    cut = not last.terminal and cuts_word(last.view, first.view)
    # A name above blank lines makes no word with what stands below them, and a credit's last word makes none.
    cut = cut and not (ends_in_credit(last.view) or (_is_apart(layout, chunk) and is_credited(last.view)))
    calls = chunk.first == chunk.last and first.view.rstrip("”’")[-1:] in "?!" and first.width < (width or 40)
    leads_up = last.view[-1] == "—"
    title = begin + (CUT_WORD if cut else 0.0) + (QUESTION if calls or leads_up else 0.0)
    title += OPEN_TITLE if balance(last.view, first.view) > 0 else 0.0
    against = _against_joining(layout, last, chunk, width, cut=cut)
    plain = LineEnd(against, begin, begin, title)
    opened = _weighed(layout, (before, chunk), plain, cut=cut, opens=True)
    if before.first != before.last or not width:
        return opened, opened
    return opened, _weighed(layout, (before, chunk), plain, cut=cut, opens=False)


def _weighed(layout: Layout, pair: tuple[Chunk, Chunk], plain: LineEnd, *, cut: bool, opens: bool) -> LineEnd:
    """Return the costs with what the room that the line before leaves adds to them."""
    before, against = pair[0], plain.join
    first, last, width = layout.lines[pair[1].first], layout.lines[before.last], layout.columns[before.last]
    room = layout.room(before, first, opens=opens) if width else 0
    if width and against < NEVER and not (against == 0.0 and _is_dateline(last, first)):
        against += SHORT_LINE + EACH_MORE * min(room, 16) if room >= 2 else NEARLY_FULL if room >= 0 else 0.0
    ended = _against_ending(layout, last, width, room, cut=cut)
    ended += NO_CLAUSE if ended == UNENDED and not opens and _says_no_clause(layout, before) else 0.0
    ended += ABOVE_BLANKS if ended >= UNENDED and room >= WELL_SHORT and _is_apart(layout, pair[1]) else 0.0
    if pair[1].first in layout.captions:
        ended = min(ended, TORN)
    apart = room >= 2 or _leans(layout, *pair) if width else last.width < _LONGEST_TITLE
    asks = before.first == before.last and last.view[-1] in "?!—" and apart
    if pair[1].first in layout.openings and not last.terminal and ended >= UNENDED:
        ended += ABOVE_OPENING
    asked = before.first == before.last and last.view[-1] in "?!" and last.width < _NUMBERED
    ended += ASKS_BEFORE_BYLINE if asked and pair[1].first in layout.openings else 0.0
    heads = ended + (QUESTION if asks else 0.0)
    heads += IN_BRACKETS if last.terminal and _IN_BRACKETS.fullmatch(first.view) else 0.0
    return LineEnd(against, ended + plain.part, heads, plain.begin_after_title)


def _is_apart(layout: Layout, chunk: Chunk) -> bool:
    """Whether more blank lines stand above lines than between the lines of a paragraph."""
    return chunk.gap is not None and chunk.gap > layout.habits.gap


def _says_no_clause(layout: Layout, chunk: Chunk) -> bool:
    """Whether there is no mark in a line, nor in the line above it: so are titles, and no text."""
    i, asked = chunk.last, chunk.first == chunk.last and not layout.habits.sparse
    return asked and not any(_has_clause(line.view) for line in layout.lines[i - 1 : i + 1])


def _has_clause(view: str) -> bool:
    number = ENUMERATED.match(view)
    return _CLAUSE_MARK.search(view, number.end() if number else 0) is not None


def _leans(layout: Layout, before: Chunk, chunk: Chunk) -> bool:
    """Whether a line is nearer to the line below than to the text above."""
    if chunk.gap is None or chunk.gap > layout.habits.gap:
        return False
    return before.first == 0 or before.gap is None or before.gap > chunk.gap


def _is_dateline(last: Line, first: Line) -> bool:
    """Whether a dateline on a line of its own is followed by its byline."""
    return first.view[0] in "(记" and bool(_DATELINE_END.search(last.view))


def _against_joining(layout: Layout, last: Line, chunk: Chunk, width: int, *, cut: bool) -> float:
    """What speaks against joining, however much room the line before has left."""
    first, habits = layout.lines[chunk.first], layout.habits
    if first.mark or last.mark[:1] == "#":
        return NEVER
    if _is_dateline(last, first):
        return 0.0
    cost = _against_width(last, first, width) if width else _unwrapped(layout, last, first, cut=cut)
    rest = not first.terminal and first.width < _TITLE and not habits.marked
    cost += UNENDED_REST if rest and not width else 0.0
    cost += SENTENCE_ENDED if width and last.terminal else 0.0
    cost += ENUMERATION if last.terminal and ENUMERATED.match(first.view) else 0.0
    cost += SPEAKER if IS_SPEAKER.match(first.view) else POINTER if chunk.first in layout.captions else 0.0
    cost += INDENTED if first.indent >= 2 and habits.indents else 0.0
    cost += EXTRA_GAP[not width] if _is_apart(layout, chunk) else 0.0
    closer = not width and chunk.gap is not None and chunk.gap < habits.gap and last.width < _TITLE
    cost += TITLE_LINES if closer else 0.0
    cost += CREDITED if not cut and is_credited(last.view) else 0.0
    return cost + (OPENS_ARTICLE if chunk.first in layout.openings else 0.0)


def _unwrapped(layout: Layout, last: Line, first: Line, *, cut: bool) -> float:
    """Where text is not wrapped a line is a paragraph, unless a picture or a page's end cut it."""
    if last.terminal or last.view[-1] in ":—" or (layout.habits.sparse and last.view[-1] in "、,"):
        return UNWRAPPED_ENDED
    clause = _CLAUSE.search(last.view[3:])
    numbered = ENUMERATED.match(last.view) and last.width < _NUMBERED and not clause
    if (last.width >= (_TITLE if clause else _LONG_TITLE) and not numbered) or (cut and last.width >= _SUBHEAD):
        ends = _TITLE <= last.width < _LONGEST_TITLE and not (cut or layout.habits.marked)
        return UNWRAPPED_TITLE if ends and across(last.view, first.view) < _SAYS_ON else 0.0
    marked = 0.0 if layout.habits.marked else UNWRAPPED_TITLE
    return marked if clause else UNWRAPPED_LABEL


def _against_width(last: Line, first: Line, width: int) -> float:
    """What is wider than the column may still be a block of its own, with lines of one width (a pull quote)."""
    if too_wide(last, width):
        # Below a title that crosses columns the text of one begins with a full line.
        below = not first.terminal and min(abs(width - first.width), abs(width - INDENT - first.width)) <= 1
        return WIDE_BLOCK if first.width <= last.width + OVER and not below else TOO_WIDE
    return TOO_WIDE if too_wide(first, width) else 0.0


def _against_ending(layout: Layout, last: Line, width: int, room: int, *, cut: bool) -> float:
    """Cost of the line before being the last of its paragraph."""
    full = bool(width) and room < 0
    marked = STOP_MARK.search(last.view) or _IN_BRACKETS.fullmatch(last.view)
    if last.terminal or (marked and not is_credited(last.view)):
        return FULL_LINE if full else 0.0
    end = last.view[-1]
    if not cut and is_credited(last.view):
        return 0.0
    if end in ":：—…":
        return LEADS_ON if last.width > 40 or (width and room < 2) else SHORT_LEADS_ON
    if layout.habits.sparse and end in "、,":
        return FULL_LINE if full else 0.0
    if end in "、,;(“《/":
        return CUT_CLAUSE
    return (CUT_WORD if cut else 0.0) + (CUT_SENTENCE if full else UNENDED)


def against_beginning(layout: Layout, chunk: Chunk, width: int) -> float:
    """Return what speaks against a chunk's first line being the first of a paragraph."""
    first, habits = layout.lines[chunk.first], layout.habits
    cost = STRANDED_MARK if CANNOT_BEGIN.match(first.view) else 0.0
    wide = bool(width) and too_wide(first, width)
    alone = chunk.last - chunk.first == (chunk.last in layout.joined)  # but for the rest of a mark
    if wide and alone and not in_wide_block(layout, chunk):
        cost += TOO_WIDE / 2
    # What a list begins with: a dash may stand in a sentence as well.
    listed = ENUMERATED.match(first.view) and not first.view.startswith("——")
    if chunk.first in layout.openings or chunk.first in layout.captions or listed:
        return cost
    apart = chunk.gap is None or chunk.gap > habits.gap
    if habits.indents and first.indent < 2:
        cost += NO_INDENT / 3 if apart else NO_INDENT
    elif width and not first.indent and not wide and not fits_first(first, width):
        cost += NO_ROOM_FOR_INDENT if chunk.gap is None or not apart else 0.0
    return cost


def against_closing(layout: Layout, chunk: Chunk) -> float:
    """Return what speaks against a stretch's last chunk being text."""
    last = layout.lines[chunk.last]
    if not last.terminal:
        signed = BEFORE_BYLINE if is_signed_below(layout, chunk.last) else 0.0
        return 0.0 if is_credited(last.view) else UNENDED + signed
    asks = last.view[-1] in "?!" and last.width < _NUMBERED
    return ASKS_BEFORE_BYLINE if asks and _signs_text(layout, chunk.last) else 0.0


def is_signed_below(layout: Layout, i: int) -> bool:
    """Tell whether a byline stands below a line."""
    label = layout.labels[i + 1] if i + 1 < len(layout.labels) else None
    return label is not None and label.role is Role.BYLINE


def _signs_text(layout: Layout, i: int) -> bool:
    """Whether a byline stands below a line, and text below the byline."""
    below = layout.lines[i + 2] if i + 2 < len(layout.lines) and layout.labels[i + 2] is None else None
    return is_signed_below(layout, i) and below is not None and (below.terminal or below.width > _NUMBERED)


def in_wide_block(layout: Layout, chunk: Chunk) -> bool:
    """Tell whether the next line or the one before is about as wide: a block with a width of its own."""
    lines, width = layout.lines, layout.lines[chunk.first].width
    beside = [*lines[max(0, chunk.first - 1) : chunk.first], *lines[chunk.last + 1 : chunk.last + 2]]
    return any(abs(line.width - width) <= OVER for line in beside)
