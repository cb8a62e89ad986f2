"""The source as it stood, every character once and in order, each element's stretches marked and linked.

What is not of the source (tags, joins, the line that says why) stands in `a` elements and in `span class="tip"`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhnews.exhibits import Exhibit, Stretch, stands_abreast
from zhnews.html_pieces import NAMES, classes, isolate, say, spoken, standing, tag_of


def show_source(source: str, exhibits: Sequence[Exhibit], prefix: str) -> Iterator[str]:
    r"""Yield the source as a `pre`; `prefix` sets its places apart from those of other pages.

    >>> "".join(show_source("江<", (), "p1"))
    '<pre lang="zh">\n<bdi>江&lt;</bdi></pre>\n'
    """
    at = 0
    kind = " class=abreast" if stands_abreast(exhibits) else ""
    yield f'<pre lang="zh"{kind}>\n'  # the newline after the tag is none of the text
    placed = [(stretch, exhibit, k) for exhibit in exhibits for k, stretch in enumerate(exhibit.stretches, 1)]
    joins = _Joins(prefix, _ends_of(exhibits))
    for stretch, exhibit, k in sorted(placed, key=lambda item: (item[0].start, item[0].end)):
        yield _between(source[at : stretch.start])
        yield _mark(source[stretch.start : stretch.end], stretch, exhibit, place(prefix, exhibit, k), joins)
        at = stretch.end
    yield _between(source[at:])
    yield "</pre>\n"


def place(prefix: str, exhibit: Exhibit, k: int = 1) -> str:
    """Return the name of the place where an element's k-th stretch stands, counted from 1 in reading order.

    >>> from zhnews.models import Decision, Element, Role
    >>> place("p1", Exhibit(number=7, element=Element(Role.DECK, "江", ((0, 1),), Decision("a.b"))), 2)
    'p1s7-2'
    """
    return f"{prefix}s{exhibit.number}" + (f"-{k}" if k > 1 else "")


class _Joins(NamedTuple):
    """For each join of a page where its first part breaks off and where the second begins."""

    prefix: str
    ends: dict[int, tuple[int, int]]

    def link(self, number: int, side: str) -> str:
        """Return one end of a join, `a` or `b`, with an arrow to where the other is."""
        breaks, goes_on = self.ends[number]
        other = "b" if side == "a" else "a"
        arrow = "↓" if (goes_on >= breaks) == (side == "a") else "↑"
        says = spoken(f"{number}{arrow}", "下接 goes on" if side == "a" else "上承 comes from")
        place = f"{self.prefix}j{number}"
        return f'<a class="join" id="{place}{side}" href="#{place}{other}" {says}>{number}{arrow}</a>'


def _ends_of(exhibits: Sequence[Exhibit]) -> dict[int, tuple[int, int]]:
    broken = {stretch.broken: stretch.end for exhibit in exhibits for stretch in exhibit.stretches}
    begun = {stretch.begun: stretch.start for exhibit in exhibits for stretch in exhibit.stretches}
    return {number: (end, begun[number]) for number, end in broken.items() if number}


def _between(text: str) -> str:
    return isolate(text) if text.strip() else say(text)


def _mark(text: str, stretch: Stretch, exhibit: Exhibit, here: str, joins: _Joins) -> str:
    begun = joins.link(stretch.begun, "b") if stretch.begun else ""
    broken = joins.link(stretch.broken, "a") if stretch.broken else ""
    shown = f"{_tag(exhibit, joins.prefix)}{begun}{say(text)}{broken}{_tip(exhibit)}"
    return f'<bdi {classes("run", exhibit)} id="{here}">{shown}</bdi>'


def _tag(exhibit: Exhibit, prefix: str) -> str:
    sign = tag_of(exhibit)
    says = f'{spoken(sign, *NAMES[exhibit.element.role][1:])} aria-describedby="{prefix}w{exhibit.number}"'
    return f'<a class="tag" href="#{prefix}e{exhibit.number}" {says}>{sign}</a>'


def _tip(exhibit: Exhibit) -> str:
    """The line that says why: role, rule, evidence, article and its confidence."""
    why = exhibit.element.why
    _, chinese, english = NAMES[exhibit.element.role]
    said = f"{chinese} {english} · {isolate(why.rule)} · {isolate(why.evidence)} · {standing(exhibit)}"
    return f'<span class="tip">{said}</span>'
