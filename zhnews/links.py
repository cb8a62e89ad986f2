"""Which head each tail goes on with: what speaks for each pair (`affinity`) weighed over the page.

Nothing is moved here.
"""

from __future__ import annotations

import re
from functools import cached_property
from heapq import nlargest
from typing import TYPE_CHECKING

from zhnews.affinity import Affinity, Row
from zhnews.seams import cuts_word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from zhnews.layout import Captures, Layout
    from zhnews.loose_ends import Ends

# All in the unit of `affinity`, a logarithm of odds.
FIRM = 18.0  # a head that its tail has for better reasons is not taken from it
WEAK = 8.0  # what the characters say to a head that another tail may claim, at most
TORN = 2  # such places make a page worth a second look: an exchange takes two
SELDOM = 0.003  # … of all its line ends; of those of pages in order so many look torn, by chance
ORPHAN = -2.0  # text that so little speaks for beginning a paragraph is the rest of something
QUOTED, ABOVE = 35, 12  # characters that stand twice on a page: a pull quote; so many of them above its second line
WANTED = 7.0  # so much more than for the line below must speak for its being the rest of a text that is whole
# The characters across a seam say so little, and all in all no more, first without the wording around it: a page may be
# torn there.
FRAIL = 4.0, 6.5, 8.0
WORTHWHILE = 3.0, 3.0, 4.0  # less is no exchange: for a tail without a head, with one below, with one in its paragraph
TORN_AGAIN = 0.5, 1.5, 4.0  # … on a page where others were
OF_TITLE = 2.0  # … and for a display line, which may be no text, less is no head, whatever a way gains with it
CLOSE = 2.0  # a way that is better than another by less leaves a doubt
# Heads that a tail is weighed with on either side of it; where a page has more, it sees the nearest.
MOST = 150
# … and of those so many that the two characters at the seam, and the wording around it, speak for most.
GLANCED = 30
# Ways that are looked for again after an exchange, beyond one for each tail: the work grows with the page.
AGAIN = 50
# Exchanges in a row, and heads that are tried for a tail.
DEEPEST, WIDEST, LIKELY = 2, 3, 8
# A byline at a line's end, and how much of it is looked at.
_SIGNING, _SIGNED = re.compile(r"(?:记者|通讯员|特派员|编译|[文图]/)[^,。)\]]*$"), 16


def join_reason(said: str, runner_up: str, margin: float) -> Captures:
    """Return why a text was put behind another, the runner-up, and a doubt where that is nearly as good.

    >>> join_reason("江边 + 的船 9.0", "画展 8.5", 0.5)
    (('join', '江边 + 的船 9.0; runner-up 画展 8.5'), ('doubt', 'only 0.5 better than 画展'))
    """
    doubt = (("doubt", f"only {margin:.1f} better than {runner_up.rpartition(' ')[0]}"),) if margin < CLOSE else ()
    return (("join", f"{said}; runner-up {runner_up}"), *doubt)


class Links(dict[int, int]):
    """Which head each tail goes on with: at first the line below it, wherever anything speaks for that.

    `improve` then looks for each tail that is left over for the way of exchanges that gains most: it takes a head, the
    tail that loses it takes another, and so on.
    """

    def __init__(self, layout: Layout, ends: Ends) -> None:
        self.layout, self.ends = layout, ends
        self.affinity = Affinity(layout, ends)
        self.worth, self.across, self.seam = self.affinity.worth, self.affinity.across, self.affinity.seam
        self.shortlist: dict[int, list[int]] = {}
        self.pool = self.bare = self.affinity.heads_row([])
        self.worthwhile = WORTHWHILE
        super().__init__(ends.below)
        self.owner = {h: t for t, h in self.items()}

    def hold(self) -> bool:
        """Tell whether every tail goes on in the line below it, and nothing speaks against that."""
        ends = self.ends
        if any(ends.below.get(t) not in ends.inside and t not in ends.display for t in ends.tails):
            return False
        if self.orphans:
            return False
        enough = max(TORN, len(ends.below) * SELDOM)
        frail = [(t, h) for t, h in ends.below.items() if self.is_frail(t, h)]
        if len(frail) >= enough:
            self.affinity.widen()
            frail = [(t, h) for t, h in frail if self.is_frail(t, h)]
        return len(frail) < enough

    def improve(self) -> None:
        """Give the tails that are left over a head, then those that hardly anything holds to the line below."""
        self.affinity.widen()
        for t, h in self.ends.below.items():
            if self.across(t, h) < FRAIL[0] and self.worth(t, h) <= 0:
                del self[t], self.owner[h]
        wanted = self._wanted()
        self._exchange(wanted)
        if any(self.ends.below.get(t) != h for t, h in self.items()):
            self.worthwhile = TORN_AGAIN
            self._exchange(wanted)

    def _exchange(self, wanted: AbstractSet[int]) -> None:
        """Take the way that gains most, again and again."""
        self.shortlist, self.pool, self.bare = {}, self._pool(), self._bare()
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
            # What it took may have been a step to what others gained; it looks again for itself.
            for other in [o for o, (_, its, _) in ways.items() if touched & {o, *(n for link in its for n in link)}]:
                del ways[other]
                if left > 0:
                    ways[other] = self._without(other)
                left -= 1

    def _wanted(self) -> set[int]:
        """Return the tails that text without a beginning speaks for far more than the heads they have."""
        wanted: set[int] = set()
        if not self.orphans:
            return wanted
        tails = self.affinity.tails_row(sorted(self.ends.tails))
        for h in self.orphans:
            likely = self.affinity.likely_tails(tails.near(h, MOST), h, LIKELY)
            best = nlargest(WIDEST, ((self.seam(t, h), t) for t in likely))
            wanted.update(t for _, t in best if self.worth(t, h) > self.kept(t) + WANTED)
        return wanted

    @cached_property
    def orphans(self) -> list[int]:
        """The heads that no tail stands above, and that hardly begin a paragraph of their own."""
        begins, owned = self.ends.begins, set(self.ends.below.values())
        return [h for h in self.ends.heads if begins[h] <= ORPHAN and h not in owned and h not in self.quotes]

    @cached_property
    def quotes(self) -> set[int]:
        """The heads that no tail stands above and whose text stands again in another, no caption: pull quotes."""
        views, begins, owned = [line.view for line in self.layout.lines], self.ends.begins, self.ends.below.values()
        bare = {h for h in self.ends.heads if begins[h] <= ORPHAN} - set(owned)
        text = "".join([v for i, v in enumerate(views) if i not in self.ends.beside]) if bare else ""
        return {h for h in bare if self._is_quote(h, views, text)}

    def _is_quote(self, h: int, views: Sequence[str], text: str) -> bool:
        """Tell whether enough of what begins with a line stands twice, or less with the end of the line above it."""
        said = "".join(views[h : h + 3])
        if text.count(said[:QUOTED]) > 1:
            return True
        return h > 0 and text.count(views[h - 1][-ABOVE:] + said[: QUOTED - ABOVE]) > 1

    def _without(self, t: int) -> tuple[float, list[tuple[int, int]], int]:
        """Return the best way that begins with a tail, and what it gains beyond the head that the tail has now."""
        held, h = self.kept(t), self.pop(t, None)
        owner = self.owner.pop(h, None) if h is not None else None
        gain, way = self.way(t, frozenset(), DEEPEST)
        if h is not None and owner is not None:
            self[t], self.owner[h] = h, owner
        return gain - held - self.worthwhile[2 if h in self.ends.inside else h is not None], way, t

    def is_loose(self, t: int) -> bool:
        """Tell whether a tail has no head, or one that little more speaks for than that it stands below."""
        return t not in self or self[t] not in self.ends.inside or self.is_frail(t, self[t])

    def is_frail(self, t: int, h: int) -> bool:
        """Tell whether little more speaks for a tail going on with a head than that it stands below."""
        lines = self.layout.lines
        if self._is_signing(t) or self.across(t, h) >= FRAIL[0] or cuts_word(lines[t].view, lines[h].view):
            return False
        return self.worth(t, h) < FRAIL[1 + self.affinity.wide]

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
            self.affinity.seams(t, self.bare.near(t, MOST), MOST)  # all of them, however many others are likelier
            seam = self.affinity.seams(t, self.pool.near(t, MOST), GLANCED)
            within = [h for h in seam if h != t]
            free = [h for h in within if h not in self.owner]
            free = sorted(free, key=lambda h: -seam[h])[:LIKELY]
            held = [h for h in within if h in self.owner and self.held(h) < FIRM]
            held = sorted(held, key=lambda h: self.held(h) - seam[h])[:LIKELY]
            worth = {h: self.worth(t, h) for h in free + held}
            if t in self.ends.display:
                free, held = ([h for h in some if worth[h] >= OF_TITLE] for some in (free, held))
            best = [sorted(some, key=lambda h: self.held(h) - worth[h])[:WIDEST] for some in (free, held)]
            self.shortlist[t] = best[0] + best[1]
            self.affinity.asked |= {(t, h): worth[h] for h in self.shortlist[t]}
        return self.shortlist[t]

    def _pool(self) -> Row:
        """Return the heads that no tail has, or hardly anything but their place gives to the tail that has them."""
        inside, owner = self.ends.inside, self.owner
        heads = [h for h in self.ends.heads if h not in self.quotes]
        heads = [h for h in heads if h not in inside or h not in owner or self._is_weak(owner[h], h)]
        return self.affinity.heads_row(heads)

    def _bare(self) -> Row:
        """Return the heads that no tail has, and whose words do not begin a paragraph."""
        begins, not_bare = self.ends.begins, self.quotes | set(self.owner)
        return self.affinity.heads_row([h for h in self.ends.heads if begins[h] <= 0 and h not in not_bare])

    def _is_weak(self, t: int, h: int) -> bool:
        """Tell whether a head may be taken from the tail above it."""
        return not self._is_signing(t) and self.across(t, h) < WEAK

    def _is_signing(self, t: int) -> bool:
        """Tell whether a line that opens a text ends in its byline, which says nothing of what follows."""
        return t in self.layout.openings and _SIGNING.search(self.layout.lines[t].view[-_SIGNED:]) is not None

    def held(self, h: int) -> float:
        """Return what a head is worth to the tail that has it."""
        return self.worth(self.owner[h], h) if h in self.owner else 0.0

    def reason(self, t: int) -> Captures:
        """Return why a tail goes on with its head, and the runner-up: what would cost the page least in its place."""
        h, layout = self[t], self.layout
        rivals = [other for other in [*self.near(t), self.ends.below.get(t, h)] if other not in {h, t}]
        best = max(rivals, key=lambda other: self._gain(t, other), default=None)
        pair = f"{layout.tail(t)} + {layout.head(h)}"
        said = f"{pair} {self.worth(t, h):.1f}, of it the seam {self.across(t, h):.1f}"
        if best is None:
            return (("join", f"{said}; no other head"),)
        margin = self.worth(t, h) - self._gain(t, best)
        runner_up = f"{layout.head(best)} {self.worth(t, best):.1f}"
        return join_reason(said, runner_up, margin)

    def _gain(self, t: int, h: int) -> float:
        """Return what a tail gains by a head that another may have, which then has none."""
        return self.worth(t, h) - (self.held(h) + WORTHWHILE[2] if h in self.owner else 0.0)

