"""A text that holds two articles, with no sign between them, cut where a title elsewhere tells them apart."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from zhnews.drafts import Wording
from zhnews.pieces import Place, opens, paragraphs, parted
from zhnews.topics import REACH, Topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.drafts import Draft

# How much more of a title's wording stands in one part of a text than in the other, at least.
TELLS = 0.2
# … and what it counts, with that of the text's own title in the other part, against what the wording on both sides of a
# cut says for their being of one article (a logarithm of odds); by how much it has to be more.
WORDS, LEAST = 3.0, 2.5
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


def cut_texts(drafts: Sequence[Draft]) -> None:
    """Give each title that has no text its part of one that holds two articles, where there is one."""
    lonely = [draft for draft in drafts if draft.has("title") and not draft.view]
    if not lonely:
        return
    wording = Wording([draft.view for draft in drafts], [draft.title for draft in drafts])
    topics = Topics(wording.texts)
    for draft in lonely:
        _cut_for(draft, drafts, wording, topics)


def _cut_for(lonely: Draft, drafts: Sequence[Draft], wording: Wording, topics: Topics) -> None:
    """Cut a text of two articles, where one is the text of a title that has none, and give it that."""
    titled = (draft for draft in drafts if draft.has("title"))
    cuts = (cut for draft in titled for cut in _cuts(lonely.title, draft, wording, topics))
    best = max(cuts, key=attrgetter("odds"), default=None)
    if best is None or best.odds < LEAST:
        return
    above, below = parted(best.draft.units, best.place)
    own = best.draft.take_title()
    mine, its = (above, below) if best.first else (below, above)
    lonely.units += [pair for pair in mine if pair[1] != "title"]
    best.draft.units = own + [pair for pair in its if pair[1] != "title"]
    said = wording.within(lonely.title, lonely.view)
    lonely.far_title = f"{said:.2f} of the title's words stand in this part of a text"


def _cuts(title: str, draft: Draft, wording: Wording, topics: Topics) -> Iterator[_Cut]:
    """Yield the paragraphs before which a text may be cut, so that a title heads one part and its own the other."""
    text, found = draft.view, list[tuple[float, bool, Place]]()
    shares, own = wording.shares(title, text), wording.shares(draft.title, text)
    for place in paragraphs(draft):
        gain, its = shares(place.offset), own(place.offset)
        if abs(gain) >= TELLS:
            found.append((gain - its if gain > 0 else its - gain, gain > 0, place))
    # Of many places those that tell the titles' words apart best, and stand nearest to them.
    found.sort(key=lambda cut: (-cut[0], cut[2].offset if cut[1] else -cut[2].offset))
    for tell, first, place in found[:PLACES]:
        at = place.offset
        alike = topics.alike(text[max(0, at - REACH) : at], text[at : at + REACH])
        yield _Cut(WORDS * tell + OPENS * opens(draft, place) - alike, first, draft, place)
