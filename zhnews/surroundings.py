"""What stands around a display line: the texts above and below it, the words it shares with them, how it is built.

What that costs, as a title or as a subhead, is weighed in `arrangements`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhnews.topics import REACH, Topics, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.units import Unit

# How many units away a neighbour is looked for: the work grows with the page, not with its square.
NEAR = 60
TEXTS = {"text", "opening"}
ASIDES = {"caption", "quote", "furniture"}
# A headline is longer than a subhead: what each Han character beyond so many says. Of 630 subheads of sample pages and
# of laid-out ones 95 in 100 have 14 or fewer, of 200 headlines without a byline a quarter.
LONGER, SHORT, LONG = 0.4, 14, 30
UNSAID = 2.0  # … and no two characters of it stand in the text above


class Surroundings:
    """The display lines of a page and what stands around each."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self._alike: tuple[int, dict[int, float]] = -1, {}
        self._strange: dict[int, float] = {}
        self._topics = Topics(unit.view for unit in units if unit.kind in TEXTS)

    def strangeness(self, k: int) -> float:
        """Return what speaks for a display line being a headline, by the texts above and below: as odds, a logarithm.

        They are of two articles by their wording; it is long; the text above says nothing of it.
        """
        if k not in self._strange:
            before, after = self._texts(k)
            self._strange[k] = 0.0
            if before and after:
                above, below = self.units[before[0]].view, self.units[after[0]].view
                size = min(LONG, sum(line.width for line in self.units[k].lines) / 2) - SHORT
                unsaid = 0.0 if self._like(k, before[0]) else UNSAID
                self._strange[k] = LONGER * size + unsaid - self._topics.alike(above[-REACH:], below[:REACH])
        return self._strange[k]

    def likeness(self, k: int, *, back: bool, far: bool) -> float:
        """Return how much more of a title's words another text has than those on one side of it, 0 to 1.

        The others are those on its other side; with `far`, all around.
        """
        before, after = self._texts(k)
        if not (before if back else after):
            return 0.0
        own = max(self._like(k, i) for i in (before if back else after))
        others = range(max(0, k - NEAR), min(len(self.units), k + NEAR)) if far else [*before, *after]
        texts = (i for i in others if self.units[i].kind in TEXTS)
        return max(0.0, max((self._like(k, i) for i in texts), default=0.0) - own)

    def is_parallel(self, k: int) -> bool:
        """Tell whether a line is built like the display line above it, from which text alone parts it: subheads are."""
        kinds = (i for i in range(k - 1, max(-1, k - NEAR), -1) if self.units[i].kind not in ASIDES | {"text"})
        above = next(kinds, k)
        one, other = self.units[k], self.units[above]
        if other.kind != "title" or above >= k - 1:
            return False
        as_long = len(other.lines) == len(one.lines) and abs(other.lines[0].width - one.lines[0].width) <= 1
        return as_long or 0 < one.view.find(",") == other.view.find(",")

    def _texts(self, k: int) -> tuple[list[int], list[int]]:
        """Return the texts above a unit, the nearest first, and below it, up to where another article may begin."""
        low, high = max(0, k - NEAR), min(len(self.units), k + NEAR)
        return self._run(range(k - 1, low - 1, -1)), self._run(range(k + 1, high))

    def _run(self, indices: range) -> list[int]:
        """Return the texts that follow in a direction, up to where another article may begin."""
        run: list[int] = []
        for i in indices:
            kind = self.units[i].kind
            if run and (kind in {"byline", "section"} or (kind == "opening" and indices.step > 0)):
                break
            run += [i] if kind in TEXTS else []
            if kind == "opening" and indices.step < 0:
                break
        return run

    def _like(self, k: int, i: int) -> float:
        if self._alike[0] != k:
            self._alike = k, {}
        alike = self._alike[1]
        if i not in alike:
            alike[i] = likeness(self.units[k].view, self.units[i].view)
        return alike[i]
