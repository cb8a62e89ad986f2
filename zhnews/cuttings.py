"""A text that holds two articles, with no sign between them, cut where a title elsewhere tells them apart."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from zhnews.drafts import Draft, Wording
from zhnews.pieces import Place, paragraphs, parted
from zhnews.topics import REACH, Topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# How much more of a title's wording stands in one part of a text than in the other, at least.
TELLS = 0.2
# … and what it counts, with that of the text's own title in the other part, against what the wording on both sides of a
# cut says for their being of one article (a logarithm of odds); by how much it has to be more, for a title without a
# text and for two in a heap.
WORDS, LEAST, LEAST_OF_HEAP = 3.0, 2.5, 4.0
# … and what text that begins as articles do says for a cut.
OPENS = 2.0
# Places at which a text may be cut that are looked at: the work grows with the page.
PLACES = 40


class _Cut(NamedTuple):
    """A place between two paragraphs of an article: what speaks for a cut, and where.

    `first` says that the title in question heads the part before it.
    """

    odds: float
    first: bool
    draft: Draft
    place: Place


def cut_texts(drafts: list[Draft]) -> None:
    """Give each title that has no text its part of one that holds two articles, and two in a heap a part each."""
    lonely = [draft for draft in drafts if draft.has("title") and not draft.view]
    heaps = [draft for draft in drafts if draft.view and len(draft.titles) > 1]
    if not lonely and not heaps:
        return
    wording = Wording([draft.view for draft in drafts], [draft.title for draft in drafts])
    topics = Topics(wording.texts)
    for draft in lonely:
        _cut_for(draft, drafts, wording, topics)
    for draft in heaps:
        drafts += _cut_heap(draft, wording, topics)


def _cut_for(lonely: Draft, drafts: Sequence[Draft], wording: Wording, topics: Topics) -> None:
    """Cut a text of two articles, where one is the text of a title that has none, and give it that."""
    titled = (draft for draft in drafts if draft.has("title"))
    cuts = (cut for draft in titled for cut in _cuts((lonely.title, draft.title), draft, wording, topics))
    best = max(cuts, key=attrgetter("odds"), default=None)
    if best is not None and best.odds >= LEAST:
        _give(best, lonely)
        _say(lonely, wording)


def _cut_heap(draft: Draft, wording: Wording, topics: Topics) -> list[Draft]:
    """Cut a text of two articles, where titles in a heap above it tell them apart, and return the other."""
    views, best, at = [unit.view for unit, _ in draft.titles], None, 0
    for k in range(1, len(views)):
        for cut in _cuts(("".join(views[:k]), "".join(views[k:])), draft, wording, topics):
            if best is None or cut.odds > best.odds:
                best, at = cut, k
    if best is None or best.odds < LEAST_OF_HEAP:
        return []
    other, away = Draft(), draft.titles[:at]
    _give(best, other)
    other.units = [*away, *other.units]
    _say(other, wording)
    draft.units = [pair for pair in draft.units if pair not in away]
    return [other]


def _give(cut: _Cut, taker: Draft) -> None:
    """Give a part of a text to another article; the titles stay where they are."""
    above, below = parted(cut.draft.units, cut.place)
    own = cut.draft.titles
    mine, its = (above, below) if cut.first else (below, above)
    taker.units += [pair for pair in mine if pair[1] != "title"]
    cut.draft.units = own + [pair for pair in its if pair[1] != "title"]


def _say(draft: Draft, wording: Wording) -> None:
    said = wording.within(draft.title, draft.view)
    draft.far_title = f"{said:.2f} of the title's words stand in this part of a text"


def _cuts(titles: tuple[str, str], draft: Draft, wording: Wording, topics: Topics) -> Iterator[_Cut]:
    """Yield the paragraphs before which a text may be cut, so that one title heads one part and another the other."""
    text, found = draft.view, list[tuple[float, bool, Place]]()
    shares, own = (wording.shares(title, text) for title in titles)
    for place in paragraphs(draft):
        gain, its = shares(place.offset), own(place.offset)
        if abs(gain) >= TELLS:
            found.append((gain - its if gain > 0 else its - gain, gain > 0, place))
    # Of many places those that tell the titles' words apart best, and stand nearest to them.
    found.sort(key=lambda cut: (-cut[0], cut[2].offset if cut[1] else -cut[2].offset))
    for tell, first, place in found[:PLACES]:
        at = place.offset
        alike = topics.alike(text[max(0, at - REACH) : at], text[at : at + REACH])
        opens = OPENS if place.joint is None and draft.units[place.at][0].kind == "opening" else 0.0
        yield _Cut(WORDS * tell + opens - alike, first, draft, place)
