"""Titles of a page read across, each put above the columns whose text shares its words.

Where several articles begin side by side the lines of their titles stand in turn. What is known of such a line is
between which lines of text it was read: each column that begins below it may be its own. All titles are weighed
together, so that each beginning has one and no word lies across two.
"""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from zhnews.grids import GUTTER, Place
from zhnews.rules import is_word
from zhnews.seams import cuts_word, seam
from zhnews.topics import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.crosslinks import Links
    from zhnews.lines import Line

# What speaks for a title standing above some columns: the share of its words in their text, that no other does yet, and
# that a word lies across its end and that of the last line up there.
WORDS, FIRST, ACROSS = 10.0, 2.0, 4.0
# … and what speaks against it: for each row between, that it is wider than they are, that they begin no article, that
# it stands no farther right than the title before it, and for each line up there from the third on.
FAR, TOO_WIDE, GOES_ON, IN_ROW, MANY = 0.15, 5.0, 3.0, 0.5, 1.0
# Rows between a title and its text, lines between two lines of a title, at most; how much a seam says by chance.
ROWS, LINES, BY_CHANCE = 15, 12, 1.0
# Lines of each column that tell what it is about.
ENOUGH = 25
# Ways to place the titles kept open at a time, and texts for each that are weighed.
WAYS, TEXTS = 100, 5
# By so much (units) a title that is too wide stands out for certain.
_SURELY = 10
_score = itemgetter(0)


class _Top(NamedTuple):
    """Columns that begin side by side and are of one article: their first lines, and what their text is."""

    heads: list[int]
    text: str
    begins: bool


class _Way(NamedTuple):
    """A way to place the titles so far: what speaks for it, above which top each stands, the last line above each."""

    score: float
    tops: tuple[int, ...]
    last: dict[int, int]


def place_titles(lines: Sequence[Line], places: Sequence[Place], links: Links) -> list[Place]:
    """Return the places with each title above its text, in a row of its own where it would stand on other lines."""
    page = _Page(lines, places, links)
    titles = [(i, choice) for i, place in enumerate(places) if place.title and (choice := page.choice(i))]
    ways = [_Way(0.0, (), {})]
    for i, choice in titles:
        ways = sorted((page.placed(way, i, *one) for way in ways for one in choice), key=_score, reverse=True)[:WAYS]
    own = {i: page.column(top) for (i, _), top in zip(titles, ways[0].tops, strict=True)}
    return list(_in_rows(places, own))


def _in_rows(places: Sequence[Place], own: dict[int, int]) -> Iterator[Place]:
    """Yield the places with titles in columns of their own, rows counted anew: each is read from left to right."""
    number, text, column = 0, places[0].row if places else 0, -1
    for i, (row, usual, title) in enumerate(places):
        now = own.get(i, usual)
        begun = i > 0 and (now <= column or row != (places[i - 1].row if title else text))
        number, column = number + begun, now
        text = text if title else row
        yield Place(number, now, title)


class _Page:
    """The texts of a page that titles may stand above, and what speaks for each."""

    def __init__(self, lines: Sequence[Line], places: Sequence[Place], links: Links) -> None:
        count = 1 + max((place.column for place in places), default=0)
        self.lines, self.places, self.links = lines, places, links
        self.columns = [[i for i, p in enumerate(places) if p.column == c and not p.title] for c in range(count)]
        self.above = {b: a for column in self.columns for a, b in pairwise(column)}
        self.below = {a: b for b, a in self.above.items()}
        self.titles = [i for i, place in enumerate(places) if place.title]
        self.tops = list(self._tops())

    def column(self, top: int) -> int:
        """Return the column above whose text a title stands."""
        return self.places[self.tops[top].heads[0]].column

    def _tops(self) -> Iterator[_Top]:
        """Yield the columns that begin in a row, those together of which one goes on with the other."""
        heads: list[int] = []
        for i in (i for i, place in enumerate(self.places) if not place.title and self._is_first(i)):
            if heads and not self._goes_on(heads[-1], i):
                yield self._top(heads)
                heads = []
            heads.append(i)
        if heads:
            yield self._top(heads)

    def _is_first(self, i: int) -> bool:
        """Whether a line begins a column, anew if a title was read since the line above it."""
        above = self.above.get(i)
        if above is None:
            return True
        apart = self.places[i].row - self.places[above].row > 1
        return apart and any(above < title < i for title in self.titles)

    def _goes_on(self, head: int, beside: int) -> bool:
        """Whether a column begins beside another in its row, and may go on with that one's foot."""
        (row, column, _), (other, next_column, _) = self.places[head], self.places[beside]
        if row != other or next_column != column + 1:
            return False
        return not self._begins(beside) or not self.links.ends(self._stretch(head)[-1])

    def _begins(self, i: int) -> bool:
        return not self.links.against_beginning(self.lines[i])

    def _stretch(self, head: int) -> list[int]:
        """Return the lines of a column from one to where it begins anew."""
        stretch = [head]
        while (after := self.below.get(stretch[-1])) is not None and not self._is_first(after):
            stretch.append(after)
        return stretch

    def _top(self, heads: list[int]) -> _Top:
        text = "".join(self.lines[i].view for head in heads for i in self._stretch(head)[:ENOUGH])
        return _Top(heads, text, self._begins(heads[0]))

    def choice(self, title: int) -> list[tuple[float, int]]:
        """Return the tops that a title may stand above, the likeliest first, with what speaks for each."""
        before = next((i for i in range(title - 1, -1, -1) if not self.places[i].title), None)
        after = next((i for i in range(title + 1, len(self.lines)) if not self.places[i].title), None)
        found: list[tuple[float, int]] = []
        for k, top in enumerate(self.tops):
            if not title < top.heads[0] <= title + (ROWS + 1) * len(self.columns):
                continue
            if any(self.above.get(head, -1) > title for head in top.heads):
                continue
            if before is not None and after is not None and not self._is_open(top, before, after):
                continue
            rows = len({self.places[i].row for i in range(title, top.heads[0]) if not self.places[i].title})
            if rows <= ROWS:
                found.append((self._likely(title, top) - FAR * rows, k))
        return sorted(found, reverse=True)[:TEXTS]

    def _is_open(self, top: _Top, before: int, after: int) -> bool:
        """Whether a title read between two lines of text can stand above some columns: in their row, between them."""
        left, right = self.places[before], self.places[after]
        columns = [self.places[head].column for head in top.heads]
        return left.row != right.row or left.column < columns[0] <= columns[-1] < right.column

    def _likely(self, title: int, top: _Top) -> float:
        line, width = self.lines[title], self.links.width + GUTTER
        over = min(1.0, max(0.0, line.width - len(top.heads) * width) / _SURELY)
        return WORDS * likeness(line.view, top.text) - TOO_WIDE * over - (0.0 if top.begins else GOES_ON)

    def placed(self, way: _Way, title: int, likely: float, top: int) -> _Way:
        """Return a way with a title above a top."""
        score = way.score + likely
        for other, last in way.last.items():
            if title - last <= LINES and self._goes_across(last, title):
                score += ACROSS if other == top else -ACROSS / 2
        if way.tops and self.column(top) <= self.column(way.tops[-1]):
            score -= IN_ROW
        score += FIRST * (top not in way.last and self.tops[top].begins)
        score -= MANY * max(0, way.tops.count(top) - 1)
        return _Way(score, (*way.tops, top), {**way.last, top: title})

    def _goes_across(self, i: int, j: int) -> bool:
        """Whether a word lies across the ends of two lines of a title."""
        tail, head = self.lines[i].view, self.lines[j].view
        whole = is_word(tail[-2:]) and is_word(head[:2])
        return not whole and cuts_word(tail, head) and seam(tail, head) > BY_CHANCE
