"""Which text goes on where: paragraphs cut at a column's end, with another article in between.

A tail is a line whose sentence goes on, though not surely in the line below it; a head a line that may go on with one.
Each tail is put to the head that suits it best, one to one, the whole page weighed at once; the lines come back in the
order in which they are read. A page without loose tails, which most are, is left as it is.
"""

from __future__ import annotations

import re
from bisect import bisect
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

from zhnews.fragments import HEADING, TEXT, Block
from zhnews.layout import fits_first, is_credited
from zhnews.line_ends import ENUMERATED, IS_POINTER
from zhnews.models import Role
from zhnews.rules import lexicon, ranked, words
from zhnews.seams import CANNOT_BEGIN, balance, cuts_word, seam
from zhnews.topics import REACH, Topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.layout import Layout

# All in the unit of `seam`, a logarithm of odds.
CHANCE = 1.0  # what the seam of two lines that meet by chance says, at most six times in seven
WEAK = 9.0  # what hardly anything but standing below speaks for
WORTHWHILE = 5.0  # less is not worth an exchange
NEXT = 2.5, 6.0  # the head stands right behind the tail, and that in one paragraph
TOO_NEAR, LEAST = 6.0, 80  # hardly any text (characters) lies between: what is moved is a column's part
ECHO = 0.5, 1.0  # two characters across the seam stand together elsewhere on the page, and three
OPEN = 3.0  # a sentence that breaks off goes on somewhere
INSIDE = 3.0  # the head stands inside a paragraph: it begins none of its own
STARTS = 3.5  # the head follows a whole sentence: it may begin a paragraph of its own
DISPLAY = 2.0  # … or looks like a title
SIGNED = 2.5  # … or stands under a byline
WORDLESS = 1.7  # the head begins with no word: 28 % of heads do, and 5 % of paragraphs
# Tails and heads weighed at once; where a page has more, each tail sees the nearest.
MOST = 400
# Exchanges in a row, and heads that are tried for a tail.
DEEPEST, WIDEST, LIKELY = 3, 6, 40
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
_SENTENCE_END = re.compile("[。!?;…]")


class Ends(NamedTuple):
    """A page's tails and heads by the index of their lines; `below` says which head stands right behind a tail.

    `begins` says of each head what speaks for its beginning a paragraph of its own.
    """

    tails: list[int]
    heads: list[int]
    below: dict[int, int]
    begins: dict[int, float]
    inside: set[int]


def thread(layout: Layout, blocks: Sequence[Block]) -> Layout | None:
    """Return the page with its lines in reading order; `None` where they stand in it."""
    ends = _ends(layout, blocks)
    if all(ends.below.get(t) in ends.inside for t in ends.tails):
        return None
    links = Links(layout, ends)
    links.improve()
    moved = {t: h for t, h in links.items() if ends.below.get(t) != h}
    return layout.reordered(_in_order(layout, blocks, moved), moved) if moved else None


def _ends(layout: Layout, blocks: Sequence[Block]) -> Ends:
    ends = Ends([], [], {}, {}, set())
    for k, block in enumerate(blocks):
        if block.kind not in {TEXT, HEADING} or (_is_title_like(layout, block) and not _may_be_text(layout, block)):
            continue
        first = block.lines[0]
        if _may_go_on(layout, first):
            ends.heads.append(first)
            ends.begins[first] = _beginning(layout, blocks, k)
        if block.kind == HEADING:
            continue
        for t, h in _loose_joints(layout, block):
            ends.tails.append(t)
            ends.heads.append(h)
            ends.below[t] = h
            ends.begins[h] = _beginning_inside(layout, h)
            if layout.columns[t] and layout.lines[h].gap <= layout.habits.gap:
                ends.inside.add(h)
        if _is_open(layout, block):
            ends.tails.append(block.lines[-1])
            follows = blocks[k + 1] if k + 1 < len(blocks) else None
            if follows and follows.kind == TEXT and _may_go_on(layout, follows.lines[0]) and not _is_title_like(layout, follows):
                ends.below[block.lines[-1]] = follows.lines[0]
    return ends


def _loose_joints(layout: Layout, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the line ends inside a block where a sentence goes on."""
    for t, h in pairwise(block.lines):
        tail, head = layout.lines[t], layout.lines[h]
        title = not layout.columns[t] and len(head.view) < _ITEM and not _SENTENCE_END.search(head.view)
        if not (tail.terminal or is_credited(tail.view) or title):
            yield t, h


def _is_open(layout: Layout, block: Block) -> bool:
    first, last = layout.lines[block.lines[0]], layout.lines[block.lines[-1]]
    size = sum(len(layout.lines[i].view) for i in block.lines)
    listed = size < _ITEM and ENUMERATED.match(first.view)
    ended = last.terminal or last.view[-1] in ":—…)]" or len(last.view) < 2 or is_credited(last.view)
    ended = ended or "/" in last.view[-5:] or (layout.habits.sparse and last.view[-1] in "、,")
    return size >= _SHORTEST and not ended and not listed


def _is_title_like(layout: Layout, block: Block) -> bool:
    """Whether a block is short and no sentence ends in it: a title that was taken for the rest of the text above it."""
    text = "".join(layout.lines[i].view for i in block.lines)
    if block.kind == HEADING:
        return True
    return len(text) < _ITEM and not _SENTENCE_END.search(text) and layout.lines[block.lines[0]].gap > layout.habits.gap


def _may_be_text(layout: Layout, block: Block) -> bool:
    """Whether a display line fills its column as a text's line does, without an indent, so that it may be the rest of one."""
    line, width = layout.lines[block.lines[0]], layout.columns[block.lines[0]]
    return bool(width) and abs(line.width - width) <= 1 and not line.indent


def _may_go_on(layout: Layout, i: int) -> bool:
    first = layout.lines[i]
    indented = first.indent >= 2 and layout.habits.indents
    begins = ENUMERATED.match(first.view) or IS_POINTER.match(first.view)
    return not (indented or first.mark or begins or i in layout.openings)


def _beginning(layout: Layout, blocks: Sequence[Block], k: int) -> float:
    """What a block's first words, and the block before it, say for its being a beginning."""
    price = _beginning_by_words(layout.lines[blocks[k].lines[0]].view) + (DISPLAY if blocks[k].kind == HEADING else 0.0)
    if k and blocks[k - 1].kind == TEXT:
        if _is_open(layout, blocks[k - 1]):
            return price
        first = blocks[k].lines[0]
        return price + (-INSIDE if _is_no_first_line(layout, first) else STARTS)
    # What stands under a title may be the rest of a text elsewhere; under a byline nothing but a beginning stands.
    return price + (SIGNED if k and blocks[k - 1].kind in {Role.BYLINE, Role.DATELINE} else 0.0)


def _beginning_inside(layout: Layout, h: int) -> float:
    """What a line inside a block says for its being a beginning: less than nothing where no paragraph begins so."""
    return _beginning_by_words(layout.lines[h].view) - (INSIDE if _is_no_first_line(layout, h) else 0.0)


def _is_no_first_line(layout: Layout, i: int) -> bool:
    """Whether a line of a column lacks the indent of a paragraph's first line, or the room for one."""
    line, width = layout.lines[i], layout.columns[i]
    return bool(width) and (layout.habits.indents and line.indent < 2 or not fits_first(line, width))


def _beginning_by_words(view: str) -> float:
    if CANNOT_BEGIN.match(view):
        return -STARTS
    return 0.0 if _begins_with_word(view) else -WORDLESS


def _begins_with_word(view: str) -> bool:
    """Whether a text begins as paragraphs do: with a word, a name, a number or a quote."""
    known = any(view[:n] in lexicon() or view[:n] in words("places") for n in (2, 3, 4))
    return known or view[0] in _OPENERS or ranked("surnames").get(view[0], _RARE) < _RARE or not "一" <= view[0] <= "鿿"


class Links(dict[int, int]):
    """Which head each tail goes on with: at first the line below it, wherever anything speaks for that.

    `improve` then looks for each tail that is left over for the way of exchanges that gains most: it takes a head, the
    tail that loses it takes another, and so on.
    """

    def __init__(self, layout: Layout, ends: Ends) -> None:
        self.layout, self.ends = layout, ends
        self.topics = Topics(line.view for line in layout.lines)
        self.asked: dict[tuple[int, int], float] = {}
        self.shortlist: dict[int, list[int]] = {}
        super().__init__({t: h for t, h in ends.below.items() if self.worth(t, h) > 0})
        self.owner = {h: t for t, h in self.items()}

    def improve(self) -> None:
        """Give the tails that are left over a head, then those that hardly anything holds to the line below."""
        while True:
            found = [(*self.way(t, frozenset(), DEEPEST), t) for t in self.ends.tails if self.is_loose(t)]
            gain, way, t = max(((gain - self.kept(t), way, t) for gain, way, t in found), default=(0.0, [], 0))
            if gain <= WORTHWHILE:
                return
            if t in self:
                del self.owner[self[t]]
            for taker, head in way:
                self[taker] = head
            for taker, head in way:
                self.owner[head] = taker

    def is_loose(self, t: int) -> bool:
        """Tell whether a tail has no head, or one that little more speaks for than that it stands below."""
        return t not in self or self[t] not in self.ends.inside or self.kept(t) < WEAK

    def kept(self, t: int) -> float:
        """Return what a tail's head is worth to it."""
        return self.worth(t, self[t]) if t in self else 0.0

    def way(self, t: int, taken: frozenset[int], depth: int) -> tuple[float, list[tuple[int, int]]]:
        """Return what the best way of exchanges gains that begins with a tail, and its links."""
        best: tuple[float, list[tuple[int, int]]] = (0.0, [])
        for h in self.near(t):
            if h in taken or h == self.get(t) or (h in self.owner and not depth):
                continue
            gain, way = self.worth(t, h) - self.held(h), [(t, h)]
            if h in self.owner:
                more, further = self.way(self.owner[h], taken | {h}, depth - 1)
                gain, way = gain + more, way + further
            if gain > best[0]:
                best = gain, way
        return best

    def near(self, t: int) -> list[int]:
        """Return the few heads that a tail gains most by, those that the characters across the seam speak for."""
        if t not in self.shortlist:
            heads = self.ends.heads
            within = heads[max(0, bisect(heads, t) - MOST) : bisect(heads, t) + MOST]
            likely = sorted((h for h in within if h != t), key=lambda h: -self._across(t, h))[:LIKELY]
            free = sorted((h for h in within if h not in self.owner and h != t), key=lambda h: -self.worth(t, h))[:WIDEST]
            held = sorted((h for h in likely if h in self.owner), key=lambda h: self.held(h) - self.worth(t, h))[:WIDEST]
            self.shortlist[t] = free + held
        return self.shortlist[t]

    def held(self, h: int) -> float:
        """Return what a head is worth to the tail that has it."""
        return self.worth(self.owner[h], h) if h in self.owner else 0.0

    def worth(self, t: int, h: int) -> float:
        """Return what speaks for a tail going on with a head rather than each standing alone."""
        if (t, h) not in self.asked:
            self.asked[t, h] = self._worth(t, h)
        return self.asked[t, h]

    def _across(self, t: int, h: int) -> float:
        """Return what the characters across the seam say, and those a head begins with."""
        tail, head = self.layout.lines[t].view, self.layout.lines[h].view
        return seam(tail, head) + 2 * cuts_word(tail, head) - self.ends.begins[h]

    def _worth(self, t: int, h: int) -> float:
        lines, ends, counts = self.layout.lines, self.ends, self.topics.counts
        tail, head = lines[t].view, lines[h].view
        score = self._across(t, h) - CHANCE + OPEN
        score += ECHO[0] * log(1 + counts[tail[-1] + head[0]])
        score += ECHO[1] * log(1 + counts[tail[-2:] + head[0]] + counts[tail[-1] + head[:2]])
        if ends.below.get(t) == h:
            score += NEXT[h in ends.inside]
        elif sum(len(lines[i].view) for i in range(min(h, t + 1), max(h, t + 1))[:9]) < LEAST:
            score -= TOO_NEAR
        before, after = self._around(t, h)
        return score + balance(before[-40:], after[:40]) + self.topics.alike(before, after)

    def _around(self, t: int, h: int) -> tuple[str, str]:
        """Return the text that leads up to a tail and the text from a head on, no line in both."""
        half = (t + h) // 2 if h <= t else -1
        return self._stretch(range(t, half, -1)), self._stretch(range(h, half if half >= h else len(self.layout.lines)))

    def _stretch(self, lines: range) -> str:
        """Return the text of lines up or down the page, as far as it is compared and no label comes between."""
        text, layout = "", self.layout
        for i in lines:
            if len(text) >= REACH or layout.labels[i] is not None:
                break
            text = text + layout.lines[i].view if lines.step > 0 else layout.lines[i].view + text
        return text[:REACH] if lines.step > 0 else text[-REACH:]


def _in_order(layout: Layout, blocks: Sequence[Block], moved: dict[int, int]) -> list[int]:
    """Return the lines chained along the links; what no link moves stays where it stands."""
    size = len(layout.lines)
    starts = {0, *moved.values(), *(t + 1 for t in moved)}
    titles = [b.lines[0] for a, b in pairwise(blocks) if b.kind == HEADING and a.kind != HEADING]
    for t, h in moved.items():
        if h < t and not any(h < cut <= t for cut in starts):
            # The piece would go on with itself: an article begins between its head and its tail.
            starts |= set([i for i in titles if h < i <= t][-1:])
    cuts = sorted(start for start in starts if start < size)
    runs = {a: range(a, b) for a, b in pairwise([*cuts, size])}
    follows = {run[-1]: moved[run[-1]] for run in runs.values() if run[-1] in moved}
    led = set(follows.values())
    order: list[int] = []
    for start in [*(s for s in runs if s not in led), *runs]:
        at: int | None = start
        while at is not None and at in runs:
            run = runs.pop(at)
            order += run
            at = follows.get(run[-1])
    return order
