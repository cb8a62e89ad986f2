"""The articles as a reader would see them, each piece linked to its place in the source and able to say why.

A piece without a text (a mark and nothing else) is shown as such, so that none is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from zhnews.exhibits import UNSURE, Exhibit, is_read_across
from zhnews.html_pieces import COLOURS, NAMES, bilingual, classes, isolate, spoken, standing, tag_of
from zhnews.models import Page, Role
from zhnews.reading import read
from zhnews.source_views import place

_HEADINGS = {Role.HEADLINE: "h4", Role.SUBHEAD: "h5", Role.PULL_QUOTE: "blockquote"}
# Captures that are told in words.
_TOLD = {"join": "接续", "doubt": "存疑"}
# The order a reader expects; pieces of one group stay in the order in which they were read.
_GROUPS = (
    (Role.SECTION,),
    (Role.KICKER,),
    (Role.HEADLINE,),
    (Role.DECK,),
    (Role.BYLINE, Role.DATELINE),
    (Role.PARAGRAPH, Role.SUBHEAD, Role.PULL_QUOTE),
    (Role.CAPTION, Role.CREDIT),
    (Role.AUTHOR_NOTE,),
    (Role.CONTINUATION, Role.FURNITURE),
)
_RANK = {role: rank for rank, group in enumerate(_GROUPS) for role in group}


def show_articles(page: Page, exhibits: Sequence[Exhibit], prefix: str) -> Iterator[str]:
    """Yield every article, then what belongs to none; `prefix` sets their places apart from those of other pages.

    >>> "".join(show_articles(Page(""), (), "p1"))
    ''
    """
    # Of columns read across, a mark at the end of every line would hide the text.
    source = None if is_read_across(exhibits) else page.source
    own = {number: list(group) for number, group in groupby(exhibits, key=attrgetter("article"))}
    for number, article in enumerate(page.articles, 1):
        mine = sorted(own.get(number, []), key=lambda exhibit: _RANK[exhibit.element.role])
        yield from _open_article(mine, prefix, number, article.confidence)
        yield from (_show(exhibit, prefix, source) for exhibit in mine)
        yield "</article>\n"
    if rest := own.get(0):
        yield f'<div class="rest" id="{prefix}rest">\n<h4>{bilingual("不属文章", "In no article")}</h4>\n'
        yield from (_show(exhibit, prefix, source) for exhibit in rest)
        yield "</div>\n"


def _open_article(exhibits: Sequence[Exhibit], prefix: str, number: int, confidence: float) -> Iterator[str]:
    unsure = any(exhibit.unsure for exhibit in exhibits)
    kind = f"c{(number - 1) % COLOURS}" + (" unsure" if unsure else "")
    yield f'<article class="{kind}" id="{prefix}a{number}">\n<p class="meta"><b>{number}</b> '
    yield f'<meter value="{confidence:.2f}" low="{UNSURE}" high="0.8" optimum="1" aria-label="可信度 confidence">'
    yield "</meter> "
    yield bilingual("可信度", f"confidence {confidence:.2f}")
    yield f" <strong>{bilingual('存疑', 'unsure')}</strong></p>\n" if unsure else "</p>\n"
    if not any(e.element.role is Role.HEADLINE and e.element.text for e in exhibits):
        yield f'<h4 class="untitled">{bilingual("无题", "no headline")}</h4>\n'


def _show(exhibit: Exhibit, prefix: str, source: str | None) -> str:
    element = exhibit.element
    tag = _HEADINGS.get(element.role, "p") if element.text else "p"
    text = _text(exhibit, prefix, source) or f"<i>{bilingual('只有记号', 'marks only')}</i>"
    doubts = "".join(
        f'<p class="doubt"><strong>{bilingual("存疑", "Doubtful")}</strong> {isolate(doubt)}</p>\n'
        for doubt in exhibit.doubts
    )
    return (
        f'<div {classes("el", exhibit)} id="{prefix}e{exhibit.number}">\n<{tag}>{text}</{tag}>\n{doubts}'
        f"{_why(exhibit, prefix)}{_way_back(exhibit, prefix)}</div>\n"
    )


def _text(exhibit: Exhibit, prefix: str, source: str | None) -> str:
    """Return the text, with a link at each join whose place in the text can be told from the source."""
    element, at = exhibit.element, 0
    pieces: list[str] = []
    for stretch in exhibit.stretches:
        if source is None or not stretch.broken:
            continue
        before = read(source, element.spans[: stretch.last + 1], element.role)
        if len(before) >= at and element.text.startswith(before):
            pieces += [isolate(element.text[at : len(before)]), _seam(stretch.broken, prefix)]
            at = len(before)
    rest = element.text[at:]
    return "".join([*pieces, isolate(rest) if rest else ""])


def _seam(number: int, prefix: str) -> str:
    return f'<a class="join" href="#{prefix}j{number}a" {spoken(number, "接续 join")}>{number}</a>'


def _why(exhibit: Exhibit, prefix: str) -> str:
    """The answer to "why?": shown in the line below while pointed at, and in its place once opened."""
    why = exhibit.element.why
    _, chinese, english = NAMES[exhibit.element.role]
    rows = [(f"{chinese} {english}", standing(exhibit)), ("规则 rule", isolate(why.rule))]
    rows += [("依据 evidence", isolate(why.evidence))] if why.evidence else []
    rows += [(f"{_TOLD[key]} {key}", isolate(text)) for key, text in why.captures if key in _TOLD]
    captured = [f"{isolate(key)} = {isolate(text)}" for key, text in why.captures if key not in _TOLD]
    rows += [("所得 captured", "; ".join(captured))] if captured else []
    rows += [("原文 source", _places(exhibit, prefix))] if exhibit.stretches else []
    listed = "".join(f"<dt>{term}</dt><dd>{value}</dd>" for term, value in rows)
    says = spoken(tag_of(exhibit), chinese, english, "为何 why")
    summary = f"<details><summary {says}>{tag_of(exhibit)}</summary></details>"
    return f'{summary}<dl id="{prefix}w{exhibit.number}">{listed}</dl>\n'


def _places(exhibit: Exhibit, prefix: str) -> str:
    return ", ".join(
        f'<a href="#{place(prefix, exhibit, k)}">{stretch.start}–{stretch.end}</a>'
        for k, stretch in enumerate(exhibit.stretches, 1)
    )


def _way_back(exhibit: Exhibit, prefix: str) -> str:
    if not exhibit.stretches:
        return ""
    start = exhibit.stretches[0].start
    return f'<a class="back" href="#{place(prefix, exhibit)}" {spoken(start, "原文 source")}>{start}</a>'
