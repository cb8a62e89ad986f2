"""What a report shows of a page: its elements numbered, the stretches of the source each consists of, and the joins.

It knows nothing of HTML, and it takes any `Page`: one read from a dictionary may have spans that overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from zhnews.models import Element, Page

# An article below this is as likely wrong as right.
UNSURE = 0.5
_LINE = re.compile(r"[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of the source that belongs to one element alone, the line ends between its lines included.

    `owner` is the element's number in the report; `first` and `last` count its spans. `begun` and `broken` are the
    numbers of the joins at its start and end, 0 where there is none.
    """

    owner: int
    start: int
    end: int
    first: int
    last: int
    begun: int = 0
    broken: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """An element with its number in the report, from 1, the number of its article (0 for none) and its stretches.

    The stretches stand in reading order; an element without spans has none.
    """

    number: int
    element: Element
    article: int = 0
    confidence: float = 1.0
    stretches: tuple[Stretch, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """Where another way of joining its parts is nearly as good, in words."""
        return tuple(text for key, text in self.element.why.captures if key == "doubt")

    @property
    def unsure(self) -> bool:
        """Whether it belongs to an article that is as likely wrong as right."""
        return not self.confidence >= UNSURE


def list_exhibits(page: Page) -> tuple[Exhibit, ...]:
    """Return the page's elements, those of its articles first, joins numbered in the order of the source.

    A join is where an element goes on further up, or further down behind a whole line of something else.

    >>> from zhnews.models import Article, Decision, Role
    >>> torn = Element(Role.PARAGRAPH, "船来了。", ((0, 2), (6, 8)), Decision("a.b"))
    >>> page = Page("船来\\n江边\\n了。", (Article((torn,)),))
    >>> [(x.start, x.end, x.begun, x.broken) for x in list_exhibits(page)[0].stretches]
    [(0, 2, 0, 1), (6, 8, 1, 0)]
    """
    owned = [(e, n, a.confidence) for n, a in enumerate(page.articles, 1) for e in a.elements]
    owned += [(e, 0, 1.0) for e in page.loose]
    elements = [element for element, _, _ in owned]
    parts: list[list[Stretch]] = [[] for _ in owned]
    for stretch in _stretches(page.source, elements):
        parts[stretch.owner - 1].append(stretch)
    joined = _number_joins(page.source, parts)
    return tuple(
        Exhibit(number=number, element=element, article=article, confidence=sure, stretches=stretches)
        for number, ((element, article, sure), stretches) in enumerate(zip(owned, joined, strict=True), 1)
    )


def count_joins(exhibits: Sequence[Exhibit]) -> int:
    """Return how many joins across a distance there are.

    >>> count_joins(())
    0
    """
    return sum(stretch.broken > 0 for exhibit in exhibits for stretch in exhibit.stretches)


def stands_abreast(exhibits: Sequence[Exhibit]) -> bool:
    """Whether columns stand side by side: on the average, an element is interrupted more than once within its lines.

    >>> stands_abreast(())
    False
    """
    interrupted = sum(max(0, len(exhibit.stretches) - 1) for exhibit in exhibits) - count_joins(exhibits)
    return interrupted > len(exhibits)


def is_read_across(exhibits: Sequence[Exhibit]) -> bool:
    """Whether the lines of several columns come in turn: there are more joins than elements.

    >>> is_read_across(())
    False
    """
    return count_joins(exhibits) > len(exhibits)


def _stretches(source: str, elements: list[Element]) -> Iterator[Stretch]:
    """Walk the source from its start; a character that two spans claim goes to the one that begins first."""
    length, last = len(source), None
    spans = sorted((*span, n, i) for n, e in enumerate(elements, 1) for i, span in enumerate(e.spans))
    at = 0
    for span_start, span_end, owner, i in spans:
        start = min(max(span_start, at), length)
        end = min(max(span_end, start), length)
        if last and last.owner == owner and last.last == i - 1 and not source[last.end : start].strip():
            last = replace(last, end=end, last=i)
        else:
            if last:
                yield last
            last = Stretch(owner=owner, start=start, end=end, first=i, last=i)
        at = end
    if last:
        yield last


def _number_joins(source: str, parts: list[list[Stretch]]) -> list[tuple[Stretch, ...]]:
    """Put each element's stretches into reading order and number the joins between them."""
    lines = [found.start() for found in _LINE.finditer(source) if not found[0].isspace()]
    number = 0
    joined: list[tuple[Stretch, ...]] = [()] * len(parts)
    for n in sorted(range(len(parts)), key=lambda n: parts[n][0].start if parts[n] else 0):
        made: list[Stretch] = []
        for stretch in sorted(parts[n], key=attrgetter("first")):
            begun = 0
            if made and _are_apart(lines, made[-1], stretch):
                begun = number = number + 1
                made[-1] = replace(made[-1], broken=begun)
            made.append(replace(stretch, begun=begun))
        joined[n] = tuple(made)
    return joined


def _are_apart(lines: list[int], before: Stretch, after: Stretch) -> bool:
    """Whether more lies between than the rest of one line: columns abreast and bylines in the text are no distance."""
    return after.start < before.end or bisect_right(lines, after.start) - bisect_left(lines, before.end) > 1
