"""An article's text in the pieces that may be other articles': those that begin as articles do, or are unlike the rest.

On a page in disorder such pieces stand by themselves until its titles are placed; those that none has taken then go
behind the text that they are like.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from zhnews import contexts
from zhnews.drafts import TEXTS, Draft
from zhnews.topics import REACH, Topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.units import Unit

# What two texts' wording, and that right at the place where they meet, say for their being one article's; without
# either. Of 1,289 such places in pages taken apart, all but 22 inside articles.
ABOUT, MET, USUAL = 0.6, 0.72, 4.3
# Stretches on either side that are compared; a shorter rest (characters) says nothing.
STRETCHES, SHORTEST = 4, 30
# From this on the stretches next to one another are enough.
LIKE = 0.0
# A text is cut where less speaks for its being one, and where more blank lines stand than between paragraphs.
WEAK, WEAK_APART = 2.0, 4.5
# By how much more a piece must be like another text than like the one that it stood below.
BETTER = 3.0
# How much must speak for a text that no title was read with being the rest of another.
KIN = 5.0


class Place(NamedTuple):
    """Where a further paragraph begins in a draft: its offset in the text, its unit, the joint in it or `None`.

    `apart` says that more blank lines stand above it than above paragraphs.
    """

    offset: int
    at: int
    joint: int | None
    apart: bool = False


def paragraphs(draft: Draft) -> Iterator[Place]:
    """Yield where in a draft's text its further paragraphs begin."""
    start = 0
    for at, (unit, _) in enumerate(draft.units):
        if unit.kind not in TEXTS:
            continue
        if start:
            yield Place(start, at, None)
        for k, (_, offset, apart) in enumerate(unit.joints):
            yield Place(start + offset, at, k, apart)
        start += len(unit.view)


def parted(
    units: Sequence[tuple[Unit, str]], place: Place
) -> tuple[list[tuple[Unit, str]], list[tuple[Unit, str]]]:
    """Return the units above a place and below it."""
    at = place.at
    if place.joint is not None:
        unit, action = units[at]
        before, after = unit.cut(place.joint)
        return [*units[:at], (before, action)], [(after, "go"), *units[at + 1 :]]
    while units[at - 1][0].kind == "byline" or units[at - 1][1] == "subhead":
        at -= 1
    return list(units[:at]), list(units[at:])


def in_pieces(draft: Draft, topics: Topics, *, torn: bool) -> list[Draft]:
    """Return an article, and the pieces of it that may be another's, each by itself.

    On a page that is not torn only those that begin as articles do are taken for such.
    """
    text, pieces, units = draft.view, list[Draft](), draft.units
    places = [p for p in paragraphs(draft) if opens(draft, p) or (torn and _may_part(text, p, topics))]
    for place in reversed(places):
        units, below = parted(units, place)
        pieces.append(Draft(below))
    return [replace(draft, units=units), *reversed(pieces)] if pieces else [draft]


def opens(draft: Draft, place: Place) -> bool:
    """Tell whether a paragraph begins as articles do."""
    return place.joint is None and draft.units[place.at][0].kind == "opening"


def _may_part(text: str, place: Place, topics: Topics) -> bool:
    """Whether the text before a place and behind it are so unlike that they may be two articles'."""
    most = STRETCHES * REACH
    before, after = text[max(0, place.offset - most) : place.offset], text[place.offset : place.offset + most]
    if not place.apart and topics.alike(before[-REACH:], after[:REACH]) > LIKE:
        return False
    return _kinship(before, after, topics) < (WEAK_APART if place.apart else WEAK)


def _kinship(before: str, after: str, topics: Topics) -> float:
    """Return what the wording says for a text going on with another (a logarithm of odds)."""
    most = STRETCHES * REACH
    befores = [before[max(0, end - REACH) : end] for end in range(len(before), max(0, len(before) - most), -REACH)]
    afters = [after[a : a + REACH] for a in range(0, min(len(after), most), REACH)]
    left, right = ([(topics.words(s), len(s)) for s in some if len(s) >= SHORTEST] for some in (befores, afters))
    said = [topics.shared(a, b, size, length) for a, size in left for b, length in right]
    met = contexts.met(contexts.tail_side(before[-REACH:]), contexts.head_side(after[:REACH]))
    return ABOUT * sum(said) / sqrt(max(1, len(said))) + MET * met + USUAL


def put_back(parts: Sequence[Sequence[Draft]], topics: Topics) -> None:
    """Put the pieces that no title has taken behind the texts they are like, or back to what they stood with."""
    titled = [draft for part in parts for draft in part if draft.has("title") and draft.view]
    for part in parts:
        at = next((k for k, piece in enumerate(part) if piece.has("title") and not piece.far_title), 0)
        above = [k for k in range(at) if part[k].has("title")]
        if above:
            first, last = above[0], above[-1]
            _put_behind(part[first], [*part[:first], *part[first + 1 : last]], titled, topics)
            _share_out(part[last : at + 1], topics)
        else:  # what stood above a title that has kept its place is its text
            _put_above(part[at], part[:at])
        _put_behind(part[at], part[at + 1 :], titled, topics)


def _share_out(pieces: Sequence[Draft], topics: Topics) -> None:
    """Put what stood between two titled texts behind the first or above the last, parted where it is least alike."""
    joints = [_kinship(a.view, b.view, topics) for a, b in pairwise(pieces)]
    cut = joints.index(min(joints)) + 1
    for piece in pieces[1:cut]:
        pieces[0].units += piece.units
        _clear([piece])
    _put_above(pieces[-1], pieces[cut:-1])


def _put_above(own: Draft, pieces: Sequence[Draft]) -> None:
    own.price += sum(piece.price for piece in pieces)
    own.units = [pair for piece in (*pieces, own) for pair in piece.units]
    _clear(pieces)


def _put_behind(own: Draft, pieces: Sequence[Draft], titled: Sequence[Draft], topics: Topics) -> None:
    for piece in pieces:
        if piece.has("title"):
            own = piece
        elif piece.view:
            home = _home(piece, own, titled, topics)
            home.units += piece.units
            _clear([piece])


def _clear(pieces: Sequence[Draft]) -> None:
    for piece in pieces:
        piece.units, piece.price = [], 0.0


def _home(piece: Draft, own: Draft, others: Sequence[Draft], topics: Topics) -> Draft:
    text = piece.view
    gains = [(_kinship(draft.view, text, topics), k) for k, draft in enumerate(others) if draft is not own]
    gain, k = max(gains, default=(0.0, 0))
    return others[k] if gains and gain > _kinship(own.view, text, topics) + BETTER else own


def take_in(drafts: Sequence[Draft], topics: Topics) -> None:
    """Put texts that have no title, and do not begin as articles do, behind those they are like."""
    titled = [draft for draft in drafts if draft.has("title") and draft.view]
    for draft in drafts:
        first = next((unit.kind for unit, _ in draft.units if unit.kind in TEXTS | {"byline"}), "")
        if draft.has("title") or first != "text" or not titled:
            continue
        text = draft.view
        gain, k = max((_kinship(other.view, text, topics), k) for k, other in enumerate(titled))
        if gain > KIN:
            titled[k].units += draft.units
            _clear([draft])
