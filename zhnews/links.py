"""Which head each tail goes on with: the seam, brackets, wording, and what stands below what, weighed together.

Nothing is moved here.
"""

from __future__ import annotations

from bisect import bisect
from functools import cached_property
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING, NamedTuple

from zhnews.layout import INDENT
from zhnews.seams import across, balance, cuts_word
from zhnews.topics import REACH, Topics, likeness

if TYPE_CHECKING:
    from zhnews.layout import Captures, Layout
    from zhnews.loose_ends import Ends

# All in the unit of `seam`, a logarithm of odds.
CHANCE = 1.0  # what the seam of two lines that meet by chance says, at most six times in seven
FIRM = 14.0  # a head that its tail has for better reasons is not taken from it
WEAK = 5.0  # what the characters say to a head that another tail may claim, at most
TORN = 2  # such places make a page worth a second look: an exchange takes two
SELDOM = 0.003  # … of all its line ends; of those of pages in order so many look torn, by chance
ORPHAN = -2.0  # text that so little speaks for beginning a paragraph is the rest of something
WANTED = 7.0  # so much more than for the line below must speak for its being the rest of a text that is whole
FRAIL = 4.0, 6.5  # the characters across a seam say so little, and all in all no more: a page may be torn there
WORTHWHILE = 4.0, 3.0, 5.0  # less is no exchange: for a tail without a head, with one below, with one in its paragraph
CLOSE = 2.0  # a way that is better than another by less leaves a doubt
NEXT = 2.5, 5.5  # the head stands right behind the tail, and that in one paragraph
TOO_NEAR, LEAST = 6.0, 50  # hardly any text (characters) lies between: what is moved is a column's part
ECHO = 0.5  # two characters across the seam stand together elsewhere on the page
TITLED, COMMON = 10.0, 0.2  # the share of a title's words in a text speaks for it, from this on
OPEN = 3.0  # a sentence that breaks off goes on somewhere
OPEN_TITLE = -6.0  # … a title seldom does
SENTENCE = 20  # … unless it has a comma and so many characters, or in a column the width of a first line
# Heads that a tail is weighed with on either side of it; where a page has more, it sees the nearest.
MOST = 150
# Stretches, and lines, whose words are kept: those of a page's part are asked about together.
KEPT = 512
# Ways that are looked for again after an exchange, beyond one for each tail: the work grows with the page.
AGAIN = 50
# Exchanges in a row, and heads that are tried for a tail.
DEEPEST, WIDEST, LIKELY = 2, 3, 16


def join_reason(said: str, runner_up: str, margin: float) -> Captures:
    """Return why a text was put behind another, the runner-up, and a doubt where that is nearly as good.

    >>> join_reason("江边 + 的船 9.0", "画展 8.5", 0.5)
    (('join', '江边 + 的船 9.0; runner-up 画展 8.5'), ('doubt', 'only 0.5 better than 画展'))
    """
    doubt = (("doubt", f"only {margin:.1f} better than {runner_up.rpartition(' ')[0]}"),) if margin < CLOSE else ()
    return (("join", f"{said}; runner-up {runner_up}"), *doubt)


class Stretch(NamedTuple):
    """The text that leads up to a line's end, or that goes on from its beginning; its words, and the lines it took."""

    text: str
    words: frozenset[str]
    lines: int


class Links(dict[int, int]):
    """Which head each tail goes on with: at first the line below it, wherever anything speaks for that.

    `improve` then looks for each tail that is left over for the way of exchanges that gains most: it takes a head, the
    tail that loses it takes another, and so on.
    """

    def __init__(self, layout: Layout, ends: Ends) -> None:
        self.layout, self.ends = layout, ends
        self.topics = Topics(line.view for line in layout.lines)
        self.seams: dict[int, float] = {}
        self.asked: dict[tuple[int, int], float] = {}
        self.shortlist: dict[int, list[int]] = {}
        self.stretches: dict[tuple[int, int], Stretch] = {}
        self.words: dict[int, frozenset[str]] = {}
        super().__init__(ends.below)
        self.owner = {h: t for t, h in self.items()}

    def hold(self) -> bool:
        """Tell whether every tail goes on in the line below it, and nothing speaks against that."""
        ends = self.ends
        if any(ends.below.get(t) not in ends.inside and t not in ends.display for t in ends.tails):
            return False
        if self._orphans():
            return False
        return sum(self.is_frail(t, h) for t, h in ends.below.items()) < max(TORN, len(ends.below) * SELDOM)

    def improve(self) -> None:
        """Give the tails that are left over a head, then those that hardly anything holds to the line below."""
        for t, h in self.ends.below.items():
            if self._across(t, h) < FRAIL[0] and self.worth(t, h) <= 0:
                del self[t], self.owner[h]
        wanted = self._wanted()
        ways = {t: self._without(t) for t in self.ends.tails if t in wanted or self.is_loose(t)}
        left = len(ways) + AGAIN
        while ways:
            gain, way, t = max(ways.values())
            if gain <= 0:
                return
            self.owner.pop(self.get(t, -1), None)
            touched = {t, *(number for link in way for number in link)}
            for taker, head in way:
                self[taker] = head
            for taker, head in way:
                self.owner[head] = taker
            del ways[t]
            for other in [o for o, (_, its, _) in ways.items() if touched & {o, *(n for link in its for n in link)}]:
                del ways[other]
                if left > 0:
                    ways[other] = self._without(other)
                left -= 1

    def _wanted(self) -> set[int]:
        """Return the tails that text without a beginning speaks for far more than the heads they have."""
        tails = sorted(self.ends.tails)
        wanted: set[int] = set()
        for h in self._orphans():
            k = bisect(tails, h)
            best = nlargest(WIDEST, ((self._seam(t, h), t) for t in tails[max(0, k - MOST) : k + MOST]))
            wanted.update(t for _, t in best if self.worth(t, h) > self.kept(t) + WANTED)
        return wanted

    def _orphans(self) -> list[int]:
        """Return the heads that no tail stands above, and that hardly begin a paragraph of their own."""
        owned = set(self.ends.below.values())
        return [h for h in self.ends.heads if self.ends.begins[h] <= ORPHAN and h not in owned]

    def _without(self, t: int) -> tuple[float, list[tuple[int, int]], int]:
        """Return the best way that begins with a tail, and what it gains beyond the head that the tail has now."""
        held, h = self.kept(t), self.pop(t, None)
        owner = self.owner.pop(h, None) if h is not None else None
        gain, way = self.way(t, frozenset(), DEEPEST)
        if h is not None and owner is not None:
            self[t], self.owner[h] = h, owner
        return gain - held - WORTHWHILE[2 if h in self.ends.inside else h is not None], way, t

    def is_loose(self, t: int) -> bool:
        """Tell whether a tail has no head, or one that little more speaks for than that it stands below."""
        return t not in self or self[t] not in self.ends.inside or self.is_frail(t, self[t])

    def is_frail(self, t: int, h: int) -> bool:
        """Tell whether little more speaks for a tail going on with a head than that it stands below."""
        lines = self.layout.lines
        if cuts_word(lines[t].view, lines[h].view):
            return False
        return self._across(t, h) < FRAIL[0] and self.worth(t, h) < FRAIL[1]

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
            if gain + FIRM <= best[0]:
                continue
            if h in self.owner:
                more, further = self.way(self.owner[h], taken | {h}, depth - 1)
                gain, way = gain + more, way + further
            if gain > best[0]:
                best = gain, way
        return best

    def near(self, t: int) -> list[int]:
        """Return the few heads that a tail gains most by, those that the characters across the seam speak for."""
        if t not in self.shortlist:
            pool = self.pool
            within = [h for h in pool[max(0, bisect(pool, t) - MOST) : bisect(pool, t) + MOST] if h != t]
            free = [h for h in within if h not in self.owner]
            free = sorted(free, key=lambda h: -self._seam(t, h))[:LIKELY]
            held = [h for h in within if h in self.owner and self.held(h) < FIRM]
            held = sorted(held, key=lambda h: self.held(h) - self._seam(t, h))[:LIKELY]
            worth = {h: self.worth(t, h) for h in free + held}
            best = [sorted(some, key=lambda h: self.held(h) - worth[h])[:WIDEST] for some in (free, held)]
            self.shortlist[t] = best[0] + best[1]
            self.asked |= {(t, h): worth[h] for h in self.shortlist[t]}
        return self.shortlist[t]

    @cached_property
    def pool(self) -> list[int]:
        """The heads that no tail has, or that hardly anything but their place gives to the tail that has them."""
        inside, owner = self.ends.inside, self.owner
        return [h for h in self.ends.heads if h not in inside or h not in owner or self._across(owner[h], h) < WEAK]

    def held(self, h: int) -> float:
        """Return what a head is worth to the tail that has it."""
        return self.worth(self.owner[h], h) if h in self.owner else 0.0

    def worth(self, t: int, h: int) -> float:
        """Return what speaks for a tail going on with a head rather than each standing alone."""
        worth = self.asked.get((t, h))
        if worth is None:
            worth = self._worth(t, h)
            if self.ends.below.get(t) == h:
                self.asked[t, h] = worth
        return worth

    def reason(self, t: int) -> Captures:
        """Return why a tail goes on with its head, and the runner-up: what would cost the page least in its place."""
        h, layout = self[t], self.layout
        rivals = [other for other in [*self.near(t), self.ends.below.get(t, h)] if other not in {h, t}]
        best = max(rivals, key=lambda other: self._gain(t, other), default=None)
        pair = f"{layout.tail(t)} + {layout.head(h)}"
        said = f"{pair} {self.worth(t, h):.1f}, of it the seam {self._across(t, h):.1f}"
        if best is None:
            return (("join", f"{said}; no other head"),)
        margin = self.worth(t, h) - self._gain(t, best)
        runner_up = f"{layout.head(best)} {self.worth(t, best):.1f}"
        return join_reason(said, runner_up, margin)

    def _gain(self, t: int, h: int) -> float:
        """Return what a tail gains by a head that another may have, which then has none."""
        return self.worth(t, h) - (self.held(h) + WORTHWHILE[2] if h in self.owner else 0.0)

    def kinship(self, e: int, s: int, after: int | None) -> float:
        """Return what the wording says for a text belonging behind a line, rather than what stands there now."""
        before, text = self._around(e, s)
        gain = self._alike(before, text)
        return gain - (self._alike(*self._around(e, after)) / 2 if after is not None else 0.0)

    def headed(self, title: str, s: int) -> float:
        """Return what a title's words say for a text being the one below it."""
        text = self._stretch(range(s, len(self.layout.lines))).text
        return TITLED * (likeness(title, text) - COMMON) if title else 0.0

    def _across(self, t: int, h: int) -> float:
        """Return what `_seam` does; of the line below a tail, which is asked about again and again, it is kept."""
        if self.ends.below.get(t) != h:
            return self._seam(t, h)
        if t not in self.seams:
            self.seams[t] = self._seam(t, h)
        return self.seams[t]

    def _seam(self, t: int, h: int) -> float:
        """Return what the characters across the seam say, and those a head begins with."""
        return across(self.layout.lines[t].view, self.layout.lines[h].view) - self.ends.begins[h]

    def _worth(self, t: int, h: int) -> float:
        lines, ends, counts = self.layout.lines, self.ends, self.topics.counts
        tail, head = lines[t].view, lines[h].view
        score = self._across(t, h) - CHANCE + self._open(t)
        score += ECHO * log(1 + counts[tail[-1] + head[0]])
        if ends.below.get(t) == h:
            score += NEXT[h in ends.inside]
        elif sum(len(lines[i].view) for i in range(min(h, t + 1), max(h, t + 1))[:9]) < LEAST:
            score -= TOO_NEAR
        before, after = self._around(t, h)
        return score + balance(before.text[-40:], after.text[:40]) + self._alike(before, after)

    def _open(self, t: int) -> float:
        """Return what speaks for a tail going on somewhere: less than nothing for what may be a title."""
        line, width = self.layout.lines[t], self.layout.columns[t]
        if t not in self.ends.display:
            return OPEN
        if "," not in line.view:
            return OPEN_TITLE
        if not width:
            return OPEN if len(line.view) >= SENTENCE else OPEN_TITLE
        return 0.0 if abs(width - INDENT - line.width) <= 1 else OPEN_TITLE

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
        words: list[frozenset[str]] = []
        size = 0
        for i in lines:
            view, room = self.layout.lines[i].view, REACH - size
            if room <= 0 or self.layout.labels[i] is not None:
                break
            if len(view) > room:
                view = view[:room] if lines.step > 0 else view[-room:]
                words.append(self.topics.words(view))
            else:
                words.append(self._words(i))
            parts.append(view)
            size += len(view)
        return Stretch("".join(parts if lines.step > 0 else parts[::-1]), frozenset().union(*words), len(parts))

    def _words(self, i: int) -> frozenset[str]:
        """Return the words of a line, and the one that may lie across its end."""
        if i not in self.words:
            if len(self.words) >= KEPT:
                self.words.clear()
            after = self.layout.lines[i + 1].view[:1] if i + 1 < len(self.layout.lines) else ""
            self.words[i] = self.topics.words(self.layout.lines[i].view + after)
        return self.words[i]
