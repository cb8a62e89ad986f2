"""Titles, bylines, captions, notes and sections put to their bodies, the whole page weighed at once.

The cheapest reading of `arrangements` is taken; then titles and bodies that found no partner are matched by their
words.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhnews.arrangements import Readings, State, cheapest
from zhnews.topics import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.units import Unit

DISORDER = 3.0  # what a page may cost beyond one unit for each article and still be in order


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
        kinds = {"text", "opening"}
        return "".join(unit.view for unit, _ in self.units if unit.kind in kinds)


def arrange(units: Sequence[Unit], regular_gap: int) -> tuple[list[Draft], list[Unit]]:
    """Return the page's articles, and the units that belong to none.

    Where the cheapest reading leaves titles or texts alone, the page is in disorder and is read again: every title is
    then compared with every text, and to be alone is cheap, because the words may find a partner far away.
    """
    drafts, loose = _draft(units, Readings(units, regular_gap))
    alone = sum(bool(d.units) and bool(d.view) != d.has("title") for d in drafts)
    if alone > 1 or sum(d.price for d in drafts) - len(drafts) > DISORDER:
        drafts, loose = _draft(units, Readings(units, regular_gap, far=True))
    return exchange_titles(match_far_titles([draft for draft in drafts if draft.units])), loose


def _draft(units: Sequence[Unit], around: Readings) -> tuple[list[Draft], list[Unit]]:
    drafts: list[Draft] = [Draft()]
    loose: list[Unit] = []
    state = State()
    for unit, step in zip(units, cheapest(units, around), strict=True):
        if step.action.startswith("new"):
            # What the article before lacks is part of this step's price, but that article's own.
            lack = around.closing(state)
            drafts[-1].price += lack
            drafts.append(Draft(price=-lack))
        state = step.state
        if step.action == "stray":
            loose.append(unit)
            drafts[-1].price += step.price
            continue
        drafts[-1].units.append((unit, step.action.removeprefix("new-")))
        drafts[-1].price += step.price
    drafts[-1].price += around.closing(state)
    return drafts, loose


# A title is put to a body far from it when it shares this much of its wording with it, and more than with any other.
FAR = 0.35
# A title is strange to its text when it shares less than this with it; it changes places with another when both
# together share so much more.
STRANGE, GAIN = 0.25, 0.4
# … of so many bodies without a title before it and after it.
REACH = 40


def match_far_titles(drafts: list[Draft]) -> list[Draft]:
    """Put titles that have no text to bodies that have no title, the likest pair first."""
    views = [draft.view for draft in drafts]
    titles = [i for i, d in enumerate(drafts) if d.has("title") and not views[i]]
    bodies = [i for i, d in enumerate(drafts) if views[i] and not d.has("title")]
    near = ((i, j) for i in titles for j in bodies[max(0, bisect(bodies, i) - REACH) : bisect(bodies, i) + REACH])
    pairs = sorted(((likeness(_title_view(drafts[i]), views[j]), i, j) for i, j in near), key=lambda pair: -pair[0])
    used: set[int] = set()
    for like, i, j in pairs:
        if like >= FAR and i not in used and j not in used:
            used |= {i, j}
            drafts[j].units = drafts[i].units + drafts[j].units
            drafts[j].far_title = f"{like:.2f} of the title's character pairs stand in the body"
            drafts[i].units = []
    return [draft for draft in drafts if draft.units]


def exchange_titles(drafts: list[Draft]) -> list[Draft]:
    """Give each title to the text that it shares most with, which gives its own back; a text without one gives none.

    Where all titles stand at the end of a page, or each behind its text, the order of reading alone misplaces them all.
    A page of more articles than `REACH` is none that was printed, and stays as it was read.
    """
    views = [draft.view for draft in drafts]
    bodies = [i for i, view in enumerate(views) if view]
    like = {i: likeness(_title_view(drafts[i]), views[i]) for i in bodies if drafts[i].has("title")}
    if len(bodies) > REACH or (len(like) == len(bodies) and all(share >= STRANGE for share in like.values())):
        return drafts
    for _ in bodies:
        gains = [_exchange(drafts, views, k, j) for k in _titles(drafts, bodies) for j in bodies if k[0] != j]
        gain, (i, unit), j = max(gains, key=lambda found: found[0], default=(0.0, (0, -1), 0))
        if gain < GAIN:
            break
        own, other = _take_title(drafts[i], unit), _take_title(drafts[j], -1)
        drafts[j].units = own + drafts[j].units
        drafts[i].units = other + drafts[i].units
        for k in (i, j):
            share = likeness(_title_view(drafts[k]), views[k])
            drafts[k].far_title = f"{share:.2f} of the title's character pairs stand in the body"
    return drafts


def _titles(drafts: Sequence[Draft], bodies: Sequence[int]) -> list[tuple[int, int]]:
    """Return the titles that may change places: an article's whole title (-1), and each of several lines set apart."""
    found: list[tuple[int, int]] = []
    for i in bodies:
        units = [n for n, (_, action) in enumerate(drafts[i].units) if action == "title"]
        found += [(i, -1)] if units else []
        found += [(i, n) for n in units] if len(units) > 1 else []
    return found


def _exchange(
    drafts: Sequence[Draft], views: Sequence[str], title: tuple[int, int], j: int
) -> tuple[float, tuple[int, int], int]:
    """Return how much more two titles share with their texts when they change places; one of several only moves."""
    i, n = title
    own = drafts[i].units[n][0].view if n >= 0 else _title_view(drafts[i])
    other = _title_view(drafts[j])
    if n >= 0 and other:
        return 0.0, title, j
    gain = likeness(own, views[j]) - likeness(own, views[i]) + likeness(other, views[i]) - likeness(other, views[j])
    return gain, title, j


def _take_title(draft: Draft, n: int) -> list[tuple[Unit, str]]:
    """Take an article's title away, or only one of its units."""
    title = [pair for k, pair in enumerate(draft.units) if pair[1] == "title" and n in {-1, k}]
    draft.units = [pair for pair in draft.units if pair not in title]
    return title


def _title_view(draft: Draft) -> str:
    return "".join(unit.view for unit, action in draft.units if action == "title")
