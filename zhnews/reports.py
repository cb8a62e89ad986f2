"""A report: one HTML file, without script, that shows pages beside the articles found on them, and why.

The two sides are made in `source_views` and `article_views`, the look is `report.css`. Files are written elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from zhnews.article_views import show_articles
from zhnews.exhibits import Exhibit, count_joins, list_exhibits
from zhnews.html_pieces import NAMES, bilingual, isolate, say
from zhnews.models import Page
from zhnews.source_views import show_source

_LEGEND = (
    ("<b>3文</b>", "第3篇的正文，可点按往返", "paragraph of article 3, linked both ways"),
    ("<span class='join'>2↓</span>", "隔段下接，点按即达", "goes on further down, linked"),
    ("<b class='sample'>3?文</b>", "接法或文章存疑", "a join or the article is doubtful"),
    ("<span class='grey'>眉</span>", "不属文章", "of no article"),
)


def report(pages: Iterable[tuple[str, Page]], *, title: str = "zhnews") -> Iterator[str]:
    """Yield one HTML file for the pages, each with its name, piece by piece; a page is asked for when its turn comes.

    A page with an empty name goes by its folio. A list of all pages stands at the end.

    >>> "".join(report([("a<b.txt", Page("江"))])).count("a&lt;b.txt")
    2
    """
    yield _head(title)
    names = []
    for number, (given, page) in enumerate(pages, 1):
        names.append(given or _folio(page) or f"版面 page {number}")
        yield from _show_page(page, names[-1], f"p{number}")
    yield _foot(names)


def to_html(page: Page) -> str:
    """Return the report of one page.

    >>> to_html(Page("A<B")).startswith("<!DOCTYPE html>")
    True
    """
    return "".join(report([("", page)], title=_folio(page) or "zhnews"))


def to_frame(page: Page) -> str:
    """Return the report as an `iframe` for a notebook: its look stays inside, and nothing in it can run.

    >>> to_frame(Page("江"))[:18]
    '<iframe sandbox=""'
    """
    # A frame's `#place` would lead to the notebook; a base that stands before the policy is none that it forbids.
    inside = to_html(page).replace("<head>", '<head>\n<base href="about:srcdoc">', 1)
    size = 'width="100%" height="640" style="border:0;width:100%"'
    return f'<iframe sandbox="" title="zhnews" {size} srcdoc="{html.escape(inside)}"></iframe>'


@cache
def _style() -> str:
    from importlib.resources import files

    return files("zhnews").joinpath("report.css").read_text("utf-8")


def _head(title: str) -> str:
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{say(_plain(title))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{bilingual('zhnews 版面报告', 'page report')}</h1>\n"
        f'<p><a href="#pages">{bilingual("版面目录", "list of pages")}</a></p>\n{_legend()}</header>\n<main>\n'
    )


def _plain(text: str) -> str:
    """Leave out the marks that turn text around; a window's title has no `bdi` to keep them in."""
    return text.translate(dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))


def _legend() -> str:
    roles = " ".join(f"<li><b>{sign}</b> {bilingual(zh, en)}</li>" for sign, zh, en in NAMES.values())
    marks = " ".join(f"<li>{mark} {bilingual(zh, en)}</li>" for mark, zh, en in _LEGEND)
    return (
        f'<details class="legend" open><summary>{bilingual("图例", "Legend")}</summary>\n'
        f"<ul>{roles}</ul>\n<ul>{marks}</ul>\n</details>\n"
    )


def _folio(page: Page) -> str:
    try:
        folio = page.folio
    except ValueError:  # a page made by hand may name a day that is none
        return ""
    day = folio.date.isoformat() if folio.date else ""
    return " ".join(filter(None, (folio.paper, day, folio.page, folio.section)))


def _show_page(page: Page, name: str, prefix: str) -> Iterator[str]:
    exhibits = list_exhibits(page)
    yield f'<section class="page" id="{prefix}" aria-labelledby="{prefix}h">\n<h2 id="{prefix}h">{isolate(name)}</h2>\n'
    yield f'<p class="counts">{_counts(page, exhibits, prefix)}</p>\n<div class="panes">\n'
    yield _pane(prefix, "原文", "Source")
    yield from show_source(page.source, exhibits, prefix)
    yield "</section>\n" + _pane(prefix, "文章", "Articles")
    yield from show_articles(page, exhibits, prefix)
    yield "</section>\n</div>\n</section>\n"


def _pane(prefix: str, chinese: str, english: str) -> str:
    place = prefix + english.lower()
    return (
        f'<section class="pane" tabindex="0" aria-labelledby="{prefix}h {place}">\n'
        f'<h3 id="{place}">{bilingual(chinese, english)}</h3>\n'
    )


def _counts(page: Page, exhibits: Sequence[Exhibit], prefix: str) -> str:
    doubtful = sum(bool(exhibit.doubts) for exhibit in exhibits)
    unsure = len({exhibit.article for exhibit in exhibits if exhibit.unsure})
    counted = (
        (len(page.source), "字", "characters"),
        (len(page.articles), "篇", "articles"),
        (len(exhibits), "件", "elements"),
        (count_joins(exhibits), "处隔段相接", "joins across a distance"),
        (doubtful, "件接法存疑", "elements in doubt"),
        (unsure, "篇存疑", "unsure articles"),
    )
    source, articles, *others = (f"{number} {bilingual(zh, en)}" for number, zh, en in counted)
    links = (f'<a href="#{prefix}source">{source}</a>', f'<a href="#{prefix}articles">{articles}</a>')
    return " · ".join((*links, *others))


def _foot(names: Sequence[str]) -> str:
    listed = "\n".join(f'<li><a href="#p{n}">{isolate(name)}</a></li>' for n, name in enumerate(names, 1))
    hint = bilingual("指向或聚焦任一片段，此处说明依据", "Point at a piece or focus its tag: here it says why")
    return (
        f'</main>\n<nav id="pages" aria-labelledby="pagesh">\n<h2 id="pagesh">{bilingual("版面目录", "Pages")}</h2>\n'
        f"<ol>\n{listed}\n</ol>\n</nav>\n<footer>{hint}</footer>\n</body>\n</html>\n"
    )
