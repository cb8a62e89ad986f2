"""A page as a table: a row for each element, the same columns in every row, for pandas, Arrow, CSV and SQL.

It makes plain dictionaries and knows no table library. What a table cannot hold (who was captured, how elements nest)
is in `Page.to_dict`.
"""

from __future__ import annotations

import re

from zhnews.models import Article, Element, Page

Row = dict[str, str | int | float]

# Arrow and every file of text refuse lone surrogates.
_SURROGATE = re.compile("[\ud800-\udfff]")
_NONE = -1
# The names of a row's columns, in order.
COLUMNS = (
    *("file", "paper", "date", "page_number", "article", "headline", "confidence", "position", "role", "text"),
    *("start", "end", "spans", "rule", "evidence", "replaced"),
)


def to_rows(page: Page, *, file: str = "") -> list[Row]:
    """Return a row for each element, in source order; texts are `str`, counts `int`, `confidence` is a `float`.

    Where there is nothing, a text is empty and `article` is -1, with a `confidence` of 0. `article` and `position`
    count from 0: the article on the page, and the element in its article's reading order. `start` and `end` are the
    least and greatest offset; where an element stands in several places, `spans` has them all. A lone surrogate is
    written as U+FFFD, and `replaced` says how many of the row's `text` were.

    >>> from zhnews.models import Decision, Role
    >>> why = Decision("furniture.rest")
    >>> row = to_rows(Page("江 边", (), (Element(Role.FURNITURE, "江边", ((0, 1), (2, 3)), why),)))[0]
    >>> row["article"], row["role"], row["text"], row["start"], row["end"], row["spans"]
    (-1, 'furniture', '江边', 0, 3, '0-1 2-3')
    """
    shared = _shared(page, file)
    rows = [row for number, article in enumerate(page) for row in _rows(shared, number, article)]
    rows += _rows(shared, _NONE, Article(page.loose, 0.0))
    return sorted(rows, key=lambda row: row["start"])


def _shared(page: Page, file: str) -> Row:
    folio = page.folio
    day = folio.date.isoformat() if folio.date else ""
    facts = {"file": file, "paper": folio.paper, "date": day, "page_number": folio.page}
    return {name: _sayable(text) for name, text in facts.items()}


def _rows(shared: Row, number: int, article: Article) -> list[Row]:
    """Return the rows of an article, or of what belongs to none, which has no headline whatever it holds."""
    headline = "" if number == _NONE else _sayable(article.headline)
    facts = {**shared, "article": number, "headline": headline, "confidence": float(article.confidence)}
    return [{**facts, **_element(position, element)} for position, element in enumerate(article.elements)]


def _element(position: int, element: Element) -> Row:
    return {
        "position": position,
        "role": element.role.value,
        "text": _sayable(element.text),
        "start": element.start,
        "end": max(end for _, end in element.spans),
        "spans": " ".join(f"{start}-{end}" for start, end in element.spans),
        "rule": _sayable(element.why.rule),
        "evidence": _sayable(element.why.evidence),
        "replaced": len(_SURROGATE.findall(element.text)),
    }


def _sayable(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)
