"""Titles, bylines, captions, notes and sections put to their bodies, the whole page weighed at once.

The cheapest reading of `arrangements` is taken; then titles and bodies that found no partner are matched by their
words.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhnews.arrangements import Readings, State, cheapest, likeness

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
STRANGE, GAIN = 0.25, 0.5
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
    """Give titles that share nothing with their text to the texts that they share most with, which may give theirs back.

    Where all titles stand at the end of a page, or each behind its text, the order of reading alone misplaces them all.
    """
    views = [draft.view for draft in drafts]
    bodies = [i for i, view in enumerate(views) if view]
    astray = {i for i in bodies if drafts[i].has("title") and likeness(_title_view(drafts[i]), views[i]) < STRANGE}
    while astray:
        best = max((_exchange(drafts, views, i, j) for i in astray for j in bodies if i != j), default=(0.0, 0, 0))
        gain, i, j = best
        if gain < GAIN:
            break
        own, other = _take_title(drafts[i]), _take_title(drafts[j])
        drafts[j].units, drafts[i].units = own + drafts[j].units, other + drafts[i].units
        for k in (i, j):
            like = likeness(_title_view(drafts[k]), views[k])
            drafts[k].far_title = (
                f"{like:.2f} of the title's character pairs stand in the body" if drafts[k].has("title") else ""
            )
        astray -= {j}
        astray = (
            astray - {i}
            if not drafts[i].has("title") or likeness(_title_view(drafts[i]), views[i]) >= STRANGE
            else astray
        )
    return drafts


def _exchange(drafts: Sequence[Draft], views: Sequence[str], i: int, j: int) -> tuple[float, int, int]:
    """Return how much more two titles share with their texts when they change places."""
    own, other = _title_view(drafts[i]), _title_view(drafts[j])
    gain = likeness(own, views[j]) - likeness(own, views[i]) + likeness(other, views[i]) - likeness(other, views[j])
    return gain, i, j


def _take_title(draft: Draft) -> list[tuple[Unit, str]]:
    title = [(unit, action) for unit, action in draft.units if action == "title"]
    draft.units = [(unit, action) for unit, action in draft.units if action != "title"]
    return title


def _title_view(draft: Draft) -> str:
    return "".join(unit.view for unit, action in draft.units if action == "title")
