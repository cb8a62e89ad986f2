"""The tails and heads of a page: where text breaks off, and where text begins that may be the rest of something.

Which head goes on with which tail is not asked.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from zhnews.columns import INDENT, OVER, SHORT, fits_first
from zhnews.contexts import goes_on
from zhnews.display_lines import FAR_IN
from zhnews.endings import is_credited, is_pictured
from zhnews.folios import number_of
from zhnews.fragments import HEADING, TEXT, Block
from zhnews.line_ends import ENUMERATED
from zhnews.models import Role
from zhnews.rests import GOES_ON
from zhnews.roles import SET_APART
from zhnews.rules import is_word, ranked, words
from zhnews.seams import BEGINS, BEGUN, CANNOT_BEGIN, cuts_word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from zhnews.layout import Layout

# What speaks for a head beginning a paragraph of its own, in the unit of `seam`.
INSIDE = 3.0  # the head stands inside a paragraph: it begins none of its own
STARTS = 3.5  # the head follows a whole sentence: it may begin a paragraph of its own
PERIOD = 4.5  # … inside a paragraph
DISPLAY = 4.0  # … or looks like a title
SIGNED = 2.5  # … or stands under a byline
WORDLESS = 1.7  # the head begins with no word: 28 % of heads do, and 5 % of paragraphs
_SHORTEST = 12
# Surname rank from which on a character is met as often for itself.
_RARE = 300
# Words of one character that paragraphs begin with.
_OPENERS = frozenset(
    "在从一二三四五六七八九十这那有为是该此他她它我你们今昨明本新当据对由如与和以及还又但而若因其某各每全上下前后中不最更再"
    "就也都能会将把被让使要可说去来到作记问答年"
)
# An enumerated piece shorter than this is a subhead or an item, which no period ends.
_ITEM = 40
# What stands beside the text, and so many such pieces together at most.
_BESIDE = {Role.CAPTION, Role.CREDIT, Role.FURNITURE}
_ASIDE = 5
_SENTENCE_END = re.compile("[。!?;…]")
# What a counted item or part begins with: (三) or 4. or 第五, and no number of a text.
_ITEM_NUMBER = re.compile(r"(\(|第)?([一二三四五六七八九十]{1,3}|\d{1,2})([、)]|\.(?!\d)|[是,:])")
_ENDED = ":—…)]"  # what ends with these goes on with nothing
_HAN = "零一二三四五六七八九"
# What a line's end leaves of a mark that names the page where an article goes on: (下转 and 二版).
_HALF_MARK = re.compile(r"(?:[(\[▶►](?:未完,?)?(?:下?转|下接)|下转|未完,)$")


class Ends(NamedTuple):
    """A page's tails and heads by the index of their lines; `below` says which head stands right behind a tail.

    `past` says which head stands behind a tail with nothing but a caption or furniture between; `begins` says of each
    head what speaks for its beginning a paragraph of its own. The lines `beside` are captions and furniture.
    """

    tails: list[int]
    heads: list[int]
    below: dict[int, int]
    past: dict[int, int]
    begins: dict[int, float]
    inside: set[int]
    display: set[int]
    beside: AbstractSet[int] = frozenset()


def find_ends(layout: Layout, blocks: Sequence[Block]) -> Ends:
    """Return a page's tails and heads."""
    beside = frozenset(i for block in blocks if is_beside(layout, block) for i in block.lines)
    ends = Ends([], [], {}, {}, {}, set(), set(), beside)
    for k, block in enumerate(blocks):
        first, last = block.lines[0], block.lines[-1]
        if first in layout.captions and layout.joined.issuperset(block.lines[1:]):
            continue
        if block.kind == HEADING and _may_be_torn(layout, last) and not _goes_on_as_title(layout, blocks, k):
            ends.tails.append(last)
            ends.display.add(last)
        if block.kind not in {TEXT, HEADING} or (is_title_like(layout, block) and not _may_be_text(layout, block)):
            continue
        if _may_go_on(layout, first) and not is_pictured(layout.lines[last].view):
            ends.heads.append(first)
            ends.begins[first] = _beginning(layout, blocks, k)
        if block.kind == HEADING:
            continue
        _find_joints(layout, block, ends)
        if _ends_in_title(layout, blocks, k):
            ends.inside.discard(last)
        if _is_open(layout, block):
            ends.tails.append(last)
            _find_next(layout, blocks[k + 1 : k + 2 + _ASIDE], last, ends)
    return ends._replace(below={t: h for t, h in ends.below.items() if h in ends.begins})


def _find_next(layout: Layout, after: Sequence[Block], tail: int, ends: Ends) -> None:
    """Add the head that stands below a block's last line, or behind the captions and furniture there."""
    text = next((block for block in after if not is_beside(layout, block)), None)
    if text is None or text.kind != TEXT:
        return
    if text is not after[0]:
        ends.past[tail] = text.lines[0]
    elif not is_title_like(layout, text):
        ends.below[tail] = text.lines[0]


def is_beside(layout: Layout, block: Block) -> bool:
    """Whether a block stands beside the articles' text: furniture, or a caption, even one that no label found."""
    first, last = block.lines[0], layout.lines[block.lines[-1]].view
    return block.kind in _BESIDE or (block.kind == TEXT and (first in layout.captions or is_credited(last)))


def _find_joints(layout: Layout, block: Block, ends: Ends) -> None:
    """Add the line ends inside a block at which it may have been torn."""
    for t, h in pairwise(block.lines):
        tail, head, wrapped = layout.lines[t], layout.lines[h], layout.columns[t]
        credit = is_credited(tail.view) or (len(head.view) < _SHORTEST and is_credited(tail.view + head.view))
        if credit or (tail.terminal and not wrapped):
            continue
        if not tail.terminal:
            ends.tails.append(t)
        if not wrapped and len(head.view) < _ITEM and not _SENTENCE_END.search(head.view):
            continue  # a title that was taken for the rest of the text above it
        if not wrapped and is_pictured(head.view):
            continue  # … and a caption
        ends.heads.append(h)
        ends.begins[h] = _beginning_inside(layout, h) + (PERIOD if tail.terminal else 0.0)
        ends.below.update({} if tail.terminal else {t: h})
        if not tail.terminal and wrapped and head.gap <= layout.habits.gap:
            ends.inside.add(h)


def _ends_in_title(layout: Layout, blocks: Sequence[Block], k: int) -> bool:
    """Whether a block's last line may be a title that was taken for the rest of the text above it, torn there."""
    last, width = layout.lines[blocks[k].lines[-1]], layout.columns[blocks[k].lines[-1]]
    after = blocks[k + 1] if k + 1 < len(blocks) else None
    if after is None or layout.habits.sparse or last.terminal:
        return False
    if last.width >= width - SHORT and after.kind != Role.BYLINE:
        return False
    return not _SENTENCE_END.search(last.view) and (
        after.kind in {HEADING, Role.BYLINE, Role.DATELINE} or after.lines[0] in layout.openings
    )


def _is_open(layout: Layout, block: Block) -> bool:
    first, last = layout.lines[block.lines[0]], layout.lines[block.lines[-1]]
    size = sum(len(layout.lines[i].view) for i in block.lines)
    listed = size < _ITEM and ENUMERATED.match(first.view)
    ended = last.terminal or last.view[-1] in _ENDED or len(last.view) < 2 or is_credited(last.view)
    ended = ended or "/" in last.view[-5:] or (layout.habits.sparse and last.view[-1] in "、,")
    ended = ended or _HALF_MARK.search(last.view) is not None
    # Where text is wrapped, it is torn at the end of a full line; a first line leaves room for its indent.
    room = SHORT if len(block.lines) > 1 else SHORT + INDENT
    ended = ended or last.width < layout.columns[block.lines[-1]] - room
    return size >= _SHORTEST and not ended and not listed


def next_item(view: str) -> str:
    """Return what the item after a counted one begins with, `""` where a text is none.

    >>> next_item("3.房地产市场"), next_item("(一)加强领导"), next_item("第十,"), next_item("3.5万人")
    ('4.', '(二)', '第十一,', '')
    """
    found = _ITEM_NUMBER.match(view)
    if not found:
        return ""
    lead, number, tail = found.groups(default="")
    after = number_of(number) + 1
    tens, ones = divmod(after, 10)
    han = (_HAN[tens] * (tens > 1) + "十" if tens else "") + (_HAN[ones] if ones else "")
    return lead + (str(after) if number.isdigit() else han) + tail


def is_title_like(layout: Layout, block: Block) -> bool:
    """Whether a block is short and no sentence ends in it: a title that was taken for the rest of the text above it."""
    return block.kind == HEADING or (
        is_without_sentence(layout, block)
        and layout.lines[block.lines[0]].gap > layout.habits.gap
        and not _opens_text(layout, block)
        and not _fills_column(layout, block)
    )


def _opens_text(layout: Layout, block: Block) -> bool:
    """Whether a block begins with a byline or dateline, or stands below one."""
    first = block.lines[0]
    above = layout.labels[first - 1] if first else None
    return first in layout.openings or (above is not None and above.role in {Role.BYLINE, Role.DATELINE})


def _fills_column(layout: Layout, block: Block) -> bool:
    """Whether all lines of a block, of which there are several, are full, the first with a paragraph's indent."""
    first, *others = block.lines
    line, width = layout.lines[first], layout.columns[first]
    indented = line.width + (line.indent or INDENT)
    full = bool(others) and bool(width) and width - SHORT < indented <= width + OVER
    return full and all(width - SHORT < layout.lines[i].width <= width + OVER for i in others)


def is_without_sentence(layout: Layout, block: Block) -> bool:
    """Tell whether a block is short and no sentence ends in it."""
    text = "".join(layout.lines[i].view for i in block.lines)
    return len(text) < _ITEM and not _SENTENCE_END.search(text)


def _may_be_text(layout: Layout, block: Block) -> bool:
    """Whether a display line fills its column as a text's line does, without an indent: it may be the rest of one."""
    line, width = layout.lines[block.lines[0]], layout.columns[block.lines[0]]
    return bool(width) and abs(line.width - width) <= 1 and not line.indent


def _may_be_torn(layout: Layout, i: int) -> bool:
    """Whether a display line may be a text's that was torn behind it: long, at the edge, not ended as titles are."""
    line = layout.lines[i]
    ended = line.terminal or line.view[-1] in _ENDED or line.indent >= FAR_IN
    return len(line.view) >= _SHORTEST and not ended and not SET_APART.fullmatch(line.view)


def _goes_on_as_title(layout: Layout, blocks: Sequence[Block], k: int) -> bool:
    """Whether a display line without a comma is a title's that goes on in the next one."""
    last, after = blocks[k].lines[-1], blocks[k + 1 : k + 2]
    view = layout.lines[last].view
    if "," in view or not after or after[0].kind != HEADING or after[0].lines[0] != last + 1:
        return False
    below = layout.lines[last + 1].view
    return cuts_word(view, below) or goes_on(view, below) >= GOES_ON


def _may_go_on(layout: Layout, i: int) -> bool:
    first = layout.lines[i]
    indented = first.indent >= 2 and layout.habits.indents
    begins = ENUMERATED.match(first.view) or i in layout.captions
    return not (indented or first.mark or begins or i in layout.openings)


def _beginning(layout: Layout, blocks: Sequence[Block], k: int) -> float:
    """What a block's first words, and the block before it, say for its being a beginning."""
    price = _beginning_by_words(layout.lines[blocks[k].lines[0]].view) + (DISPLAY if blocks[k].kind == HEADING else 0.0)
    # A title's second line has no indent either.
    titled = k and blocks[k].kind == blocks[k - 1].kind == HEADING
    if is_no_first_line(layout, blocks[k].lines[0]) and not titled:
        return price - INSIDE
    if k and blocks[k - 1].kind == TEXT:
        aside = is_beside(layout, blocks[k - 1])
        return price + (0.0 if aside or _is_open(layout, blocks[k - 1]) else STARTS)
    # What stands under a title may be the rest of a text elsewhere; under a byline nothing but a beginning stands.
    return price + (SIGNED if k and blocks[k - 1].kind in {Role.BYLINE, Role.DATELINE} else 0.0)


def _beginning_inside(layout: Layout, h: int) -> float:
    """What a line inside a block says for its being a beginning: less than nothing where no paragraph begins so."""
    return _beginning_by_words(layout.lines[h].view) - (INSIDE if is_no_first_line(layout, h) else 0.0)


def is_no_first_line(layout: Layout, i: int) -> bool:
    """Tell whether a line lacks the indent of a paragraph's first line, or the room for one in its column."""
    line, width = layout.lines[i], layout.columns[i]
    bare = layout.habits.indents and line.indent < 2
    return (bare or not fits_first(line, width)) if width else bare and bool(_SENTENCE_END.search(line.view))


def _beginning_by_words(view: str) -> float:
    if CANNOT_BEGIN.match(view):
        return -STARTS
    if BEGINS.match(view):
        return BEGUN
    return 0.0 if _begins_with_word(view) else -WORDLESS


def _begins_with_word(view: str) -> bool:
    """Whether a text begins as paragraphs do: with a word, a name, a number or a quote."""
    known = any(is_word(view[:n]) or view[:n] in words("places") for n in (2, 3, 4))
    return known or view[0] in _OPENERS or ranked("surnames").get(view[0], _RARE) < _RARE or not "一" <= view[0] <= "鿿"
