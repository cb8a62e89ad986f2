"""Titles, bylines, captions, notes and sections put to their bodies, the whole page weighed at once.

The cheapest reading of `arrangements` is taken; where it leaves titles or bodies alone, they are matched by their
words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhnews.arrangements import Readings, State, cheapest
from zhnews.drafts import Draft
from zhnews.headings import place_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.units import Unit

DISORDER = 3.0  # what a page may cost beyond one unit for each article and still be in order
USUAL = 10  # articles of a page; a longer one may cost more in proportion


def arrange(units: Sequence[Unit], regular_gap: int) -> tuple[list[Draft], list[Unit]]:
    """Return the page's articles, and the units that belong to none.

    Where the cheapest reading leaves titles or texts alone, the page is in disorder and is read again: every title is
    then compared with every text, and to be alone is cheap, because the words may find a partner far away.
    """
    drafts, loose = _draft(units, Readings(units, regular_gap))
    alone = sum(bool(d.units) and bool(d.view) != d.has("title") for d in drafts)
    size = max(1.0, len(drafts) / USUAL)
    if alone > size or sum(d.price for d in drafts) - len(drafts) > DISORDER * size:
        drafts, loose = _draft(units, Readings(units, regular_gap, far=True))
    return place_titles([draft for draft in drafts if draft.units]), loose


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
