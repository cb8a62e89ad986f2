"""What speaks for a tail going on with a head: the seam, brackets, wording, and what stands below what.

Which head a tail goes on with is not decided here.
"""

from __future__ import annotations

import itertools
from bisect import bisect
from functools import cached_property
from heapq import nlargest
from math import log
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from zhnews import contexts, seams
from zhnews.columns import INDENT
from zhnews.seams import LANE
from zhnews.topics import REACH, Topics, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.layout import Layout
    from zhnews.loose_ends import Ends

# All in the unit of `seam`, a logarithm of odds.
BESIDE = 0.8  # what counts of each of them where characters, their context and the page's wording are weighed together
SURE = 6.0  # where the characters at the seam say so much, the wording around it changes nothing
CHANCE = 1.0  # what the seam of two lines that meet by chance says, at most six times in seven
NEXT = 2.0, 5.5  # the head stands right behind the tail, and that in one paragraph
PAST = 2.5  # … with nothing but a caption between
BROKEN = 2.0  # the head stands right below the tail, and was told from it
ECHO = 0.5  # two characters across the seam stand together elsewhere on the page
REPEATED = 1.2  # … and three: so they do at 21 of a hundred seams inside paragraphs, at less than one by chance
TITLED, COMMON = 10.0, 0.2  # the share of a title's words in a text speaks for it, from this on
OPEN = 3.0  # a sentence that breaks off goes on somewhere
OPEN_TITLE = -6.0  # … a title seldom does
SENTENCE = 20  # … unless it has a comma and so many characters
# What a display line in a column says for its being torn text, without a comma and with one, wider or narrower than the
# column's lines and as wide as they are, ending in a character that seldom ends a title. Of 232 titles of pages taken
# apart 3 in 100 have a comma, 19 are as wide as their column's lines by chance, 2 end so; of 94 torn lines 74, 88, 17.
TITLE, COMMA, FILLS, HANGING = -4.0, (-1.3, 3.1), (-1.9, 1.5), 2.1
HANGS = frozenset("的地得在和与及或是为将从对被把向于就也都还又而但因所以并让使其这那每各该之可能会要个名例")
# Characters of a page in which is looked for what stands together: the work grows with the page.
_ENOUGH = 50_000
# Stretches, and lines, whose words are kept: those of a page's part are asked about together.
KEPT = 512


class Stretch(NamedTuple):
    """The text that leads up to a line's end, or that goes on from its beginning; its words, and the lines it took."""

    text: str
    words: int
    lines: int


class Row(NamedTuple):
    """Heads, or tails, down the page, and what `seams.glances` and `contexts.all_met` take of them."""

    lines: Sequence[int]
    sides: bytes
    contexts: list[bytearray]

    def near(self, i: int, most: int) -> Row:
        """Return so many of them on either side of a line."""
        at = bisect(self.lines, i)
        first, last = max(0, at - most), at + most
        if not first and last >= len(self.lines):
            return self
        some = slice(first * contexts.PRODUCT, last * contexts.PRODUCT)
        columns = [column[some] for column in self.contexts]
        return Row(self.lines[first:last], self.sides[first * LANE : last * LANE], columns)


class Affinity:
    """What speaks for each tail of a page going on with each head; what is asked about again and again is kept."""

    def __init__(self, layout: Layout, ends: Ends) -> None:
        self.layout, self.ends = layout, ends
        self.topics = Topics(line.view for line in layout.lines)
        self.rows: dict[int, dict[int, float]] = {}
        self.asked: dict[tuple[int, int], float] = {}
        self.stretches: dict[tuple[int, int], Stretch] = {}
        self.words: dict[int, int] = {}
        self.sides: dict[tuple[int, int], list[int]] = {}
        self.around: dict[int, float] = {}
        self.wide = False
        self.before = [0, *itertools.accumulate(len(line.view) for line in layout.lines)]

    def worth(self, t: int, h: int) -> float:
        """Return what speaks for a tail going on with a head rather than each standing alone."""
        worth = self.asked.get((t, h))
        if worth is None:
            worth = self._worth(t, h)
            if self.ends.below.get(t) == h:
                self.asked[t, h] = worth
        return worth

    def kinship(self, e: int, s: int) -> float:
        """Return what the wording says for a text belonging behind a line."""
        return self._alike(*self._around(e, s))

    def headed(self, title: str, s: int) -> float:
        """Return what a title's words say for a text being the one below it."""
        text = self._stretch(range(s, len(self.layout.lines))).text
        return TITLED * (likeness(title, text) - COMMON) if title else 0.0

    def across(self, t: int, h: int) -> float:
        """Return what `seam` does; of the line below a tail, which is asked about again and again, it is kept."""
        if self.ends.below.get(t) != h:
            return self.seam(t, h)
        if not self.wide or self._below[t] >= SURE:
            return self._below[t]
        if t not in self.around:
            self.around[t] = self._widened(t, h, self._below[t] + self.ends.begins[h])
        return self.around[t]

    @cached_property
    def _below(self) -> dict[int, float]:
        """What the characters across the seam say of each tail and the line below it, and what that begins with."""
        pairs = list(self.ends.below.items())
        found: dict[int, float] = {}
        for start in range(0, len(pairs), KEPT):
            tails, heads = zip(*pairs[start : start + KEPT], strict=True)
            across = zip(tails, heads, self._across(tails, heads), strict=True)
            found.update({t: said - self.ends.begins[h] for t, h, said in across})
        return found

    def heads_row(self, heads: Sequence[int]) -> Row:
        """Return heads with their side of a seam."""
        sides = contexts.columns(self._side(h, 1) for h in heads)
        return Row(heads, seams.head_sides([self.layout.lines[h].view for h in heads]), sides)

    def tails_row(self, tails: Sequence[int]) -> Row:
        """Return tails with their side of a seam."""
        sides = contexts.columns(self._side(t, -1) for t in tails)
        return Row(tails, seams.tail_sides([self.layout.lines[t].view for t in tails]), sides)

    def likely_tails(self, tails: Row, h: int, count: int) -> Sequence[int]:
        """Return the tails that the two characters at the seam, and the wording around it, speak for most."""
        glances = seams.glances(tails.sides, seams.head_sides([self.layout.lines[h].view]) * len(tails.lines))
        likely = map(add, glances, contexts.all_met(self._side(h, 1), tails.contexts))
        return [t for _, t in nlargest(count, zip(likely, tails.lines, strict=True))]

    def seams(self, t: int, heads: Row, most: int) -> dict[int, float]:
        """Return what `seam` says of a tail with each of many heads, and with those asked about before.

        It is kept until another tail's is asked for. Of more heads than so many, only those that the two characters at
        the seam, the wording around it and what a head begins with speak for.
        """
        met = contexts.all_met(self._side(t, -1), heads.contexts)
        begins, lines = self.ends.begins, heads.lines
        said = {h: odds - begins[h] for h, odds in zip(lines, met, strict=True)}
        if len(lines) > most:
            glances = seams.glances(seams.tail_sides([self.layout.lines[t].view]) * len(lines), heads.sides)
            likely = nlargest(most, zip(map(add, glances, said.values()), lines, strict=True))
            said = {h: said[h] for _, h in likely}
        across = self._across([t] * len(said), list(said))
        found = {h: BESIDE * more + odds for more, (h, odds) in zip(across, said.items(), strict=True)}
        self.rows = {t: found | self.rows.get(t, {})}
        return self.rows[t]

    def seam(self, t: int, h: int) -> float:
        """Return what the characters across the seam say, the wording around it, and those a head begins with."""
        known = self.rows.get(t, {}).get(h)
        if known is not None:
            return known
        (across,) = self._across([t], [h])
        return self._widened(t, h, across)

    def _widened(self, t: int, h: int, across: float) -> float:
        """Return what the characters across a seam, the wording around it and a head's first words say together."""
        return BESIDE * across + contexts.met(self._side(t, -1), self._side(h, 1)) - self.ends.begins[h]

    def widen(self) -> None:
        """Weigh the wording around each seam from now on, too, which most pages do not need."""
        self.wide = True
        self.asked.clear()

    def _across(self, tails: Sequence[int], heads: Sequence[int]) -> list[float]:
        lines = self.layout.lines
        return seams.all_across([lines[t].view for t in tails], [lines[h].view for h in heads])

    def _side(self, i: int, step: int) -> list[int]:
        """Return what the wording up to the end of a line says, or from its beginning on; a label ends it."""
        if (i, step) not in self.sides:
            if len(self.sides) >= KEPT:
                self.sides.clear()
            text, k = self.layout.lines[i].view, i + step
            while len(text) < contexts.REACH and 0 <= k < len(self.layout.lines) and self.layout.labels[k] is None:
                if self._parts_from(k, k - step):
                    break
                text = text + self.layout.lines[k].view if step > 0 else self.layout.lines[k].view + text
                k += step
            self.sides[i, step] = contexts.head_side(text) if step > 0 else contexts.tail_side(text)
        return self.sides[i, step]

    def _worth(self, t: int, h: int) -> float:
        lines, ends = self.layout.lines, self.ends
        tail, head = lines[t].view, lines[h].view
        score = self.across(t, h) - CHANCE + self._open(t)
        if count := self.topics.counts[tail[-1] + head[0]]:
            score += ECHO * log(1 + count) + REPEATED * seams.is_said(tail, head, self._text)
        if ends.below.get(t) == h:
            score += NEXT[h in ends.inside]
        elif ends.past.get(t) == h:
            score += PAST
        elif h == t + 1:
            score -= BROKEN
        before, after = self._around(t, h)
        return score + seams.balance(before.text[-40:], after.text[:40]) + BESIDE * self._alike(before, after)

    @cached_property
    def _text(self) -> str:
        """The page's text, as far as is looked for what stands together."""
        return "\n".join(view for view, before in zip(self.topics.views, self.before, strict=False) if before < _ENOUGH)

    def _open(self, t: int) -> float:
        """Return what speaks for a tail going on somewhere: less than nothing for what may be a title."""
        line, width = self.layout.lines[t], self.layout.columns[t]
        if t not in self.ends.display:
            return OPEN
        comma, hangs = "," in line.view, line.view[-1] in HANGS
        if not width:
            return OPEN if comma and len(line.view) >= SENTENCE else OPEN_TITLE
        fills = 0 <= width - line.width <= 1 or 0 <= width - INDENT - line.width <= 1
        return min(OPEN, TITLE + COMMA[comma] + FILLS[fills] + HANGING * hangs)

    def _alike(self, before: Stretch, after: Stretch) -> float:
        """Return what the wording of two stretches says for their being of one article."""
        return self.topics.shared(before.words, after.words, len(before.text), len(after.text))

    def _around(self, t: int, h: int) -> tuple[Stretch, Stretch]:
        """Return the text that leads up to a tail and the text from a head on, no line in both."""
        half = (t + h) // 2 if h <= t else -1
        return self._stretch(range(t, half, -1)), self._stretch(range(h, half if half >= h else len(self.layout.lines)))

    def _stretch(self, lines: range) -> Stretch:
        """Return the text of lines up or down the page, as far as it is compared and no label comes between."""
        first, step = lines.start, lines.step
        if (first, step) not in self.stretches:
            if len(self.stretches) >= KEPT:
                self.stretches.clear()
            self.stretches[first, step] = self._read(range(first, -1 if step < 0 else len(self.layout.lines), step))
        stretch = self.stretches[first, step]
        return stretch if stretch.lines <= len(lines) else self._read(lines)

    def _read(self, lines: range) -> Stretch:
        """Return the text of a stretch; of its last line no more than is compared."""
        parts: list[str] = []
        words = size = 0
        for i in lines:
            view, room = self.layout.lines[i].view, REACH - size
            if room <= 0 or self.layout.labels[i] is not None or (parts and self._parts_from(i, i - lines.step)):
                break
            if len(view) > room:
                view = view[:room] if lines.step > 0 else view[-room:]
                words |= self.topics.words(view)
            else:
                words |= self._words(i)
            parts.append(view)
            size += len(view)
        return Stretch("".join(parts if lines.step > 0 else parts[::-1]), words, len(parts))

    def _parts_from(self, i: int, before: int) -> bool:
        """Whether an article begins between two lines, or more blank lines part them than paragraphs."""
        below = max(i, before)
        return below in self.layout.openings or self.layout.lines[below].gap > self.layout.habits.gap

    def _words(self, i: int) -> int:
        """Return the words of a line, and the one that may lie across its end."""
        if i not in self.words:
            if len(self.words) >= KEPT:
                self.words.clear()
            after = self.layout.lines[i + 1].view[:1] if i + 1 < len(self.layout.lines) else ""
            self.words[i] = self.topics.words(self.layout.lines[i].view + after)
        return self.words[i]
