"""Articles in the making, and what the titles and texts of a page share."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from math import log
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from zhnews.units import Unit

# A title is strange to its text when it shares less than this with it: then all are weighed.
STRANGE = 0.25
# Characters of a text that suffice to tell what it is about.
_ENOUGH = 8000
TEXTS = {"text", "opening"}


@dataclass(slots=True)
class Draft:
    """An article in the making: its units with what they are to it."""

    units: list[tuple[Unit, str]] = field(default_factory=list)
    price: float = 0.0
    far_title: str = ""

    def has(self, *actions: str) -> bool:
        """Whether a unit was taken in one of these ways."""
        return any(action in actions for _, action in self.units)

    @property
    def view(self) -> str:
        """The text of its body."""
        return "".join(unit.view for unit, _ in self.units if unit.kind in TEXTS)

    @property
    def titles(self) -> list[tuple[Unit, str]]:
        """Its titles, or the parts of one that stand apart."""
        return [pair for pair in self.units if pair[1] == "title"]

    @property
    def title(self) -> str:
        """The text of its title."""
        return "".join(unit.view for unit, _ in self.titles)

    def take_title(self) -> list[tuple[Unit, str]]:
        """Take the title off and return it."""
        title = self.titles
        self.units = [pair for pair in self.units if pair[1] != "title"]
        return title


class Wording:
    """What the titles and texts of a page share; a pair of characters that many of its texts have says little.

    >>> wording = Wording(["江城夜班车今起试行", "江城画展昨天开幕"], ["江城夜班车", ""])
    >>> wording.share("江城夜班车", 0), round(wording.share("江城夜班车", 1), 2)
    (1.0, 0.14)
    """

    def __init__(self, texts: Sequence[str], titles: Sequence[str], *, torn: bool = False) -> None:
        self.texts = [text[:_ENOUGH] for text in texts]
        shared: dict[str, str] = {}  # a pair is one object, in however many texts it stands
        once = (list(map(add, text, text[1:])) for text in self.texts)
        self.pairs = [frozenset(map(shared.setdefault, pairs, pairs)) for pairs in once]
        common = Counter(itertools.chain.from_iterable(self.pairs))
        self.common = {pair: count for pair, count in common.items() if count > 1}
        self.weighed: dict[str, tuple[list[tuple[str, float]], float]] = {}
        self.bodies = [b for b, text in enumerate(texts) if text]
        self.needy = {b for b in self.bodies if self.share(titles[b], b) < STRANGE}
        # On a page that was torn a title that is strange to its text is none.
        self.untitled = self.needy if torn else {b for b in self.bodies if not titles[b]}

    def share(self, title: str, text: int) -> float:
        """Return the share of a title's wording that stands in a text, 0 to 1."""
        return self.within(title, self.pairs[text])

    def within(self, title: str, pairs: Container[str]) -> float:
        """Return the share of a title's wording that stands in a part of a text, or among pairs of characters."""
        weights, whole = self._weigh(title)
        return sum([weight for pair, weight in weights if pair in pairs]) / whole if whole else 0.0

    def shares(self, title: str, text: str) -> Callable[[int], float]:
        """Return how much more of a title's wording stands before an offset in a text than from there on, as asked."""
        weights, whole = self._weigh(title)
        places = [(text.find(pair), text.rfind(pair), weight / whole) for pair, weight in weights]

        def gain(offset: int) -> float:
            return sum([((0 <= first <= offset - 2) - (last >= offset)) * weight for first, last, weight in places])

        return gain

    def _weigh(self, title: str) -> tuple[list[tuple[str, float]], float]:
        """Return the pairs of a title with what each says, and the sum; kept, for it is held against every text."""
        if title not in self.weighed:
            pairs = [a + b for a, b in itertools.pairwise(title) if a.isalnum() and b.isalnum()]
            weights = [(pair, log((len(self.texts) + 2) / self.common.get(pair, 1))) for pair in pairs]
            self.weighed[title] = weights, sum([weight for _, weight in weights])
        return self.weighed[title]

    def reason(self, title: str, text: int) -> str:
        """Return why a title was put to a text, and the runner-up."""
        others = [(self.share(title, b), b) for b in self.bodies if b != text]
        said = f"{self.share(title, text):.2f} of the title's words stand in the body"
        share, rival = max(others, default=(0.0, text))
        return f"{said}, {share:.2f} in the runner-up {self.texts[rival][:8]}" if share else said
