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
    owned = [(number, article, at, e) for number, article in enumerate(page) for at, e in enumerate(article.elements)]
    owned += [(_NONE, Article((), 0.0), at, e) for at, e in enumerate(page.loose)]
    owned.sort(key=lambda row: row[3].start)
    return [{**shared, **_place(*place), **_element(place[3])} for place in owned]


def _shared(page: Page, file: str) -> Row:
    folio = page.folio
    day = folio.date.isoformat() if folio.date else ""
    facts = {"file": file, "paper": folio.paper, "date": day, "page_number": folio.page}
    return {name: _sayable(text) for name, text in facts.items()}


def _place(number: int, article: Article, position: int, _: Element) -> Row:
    return {
        "article": number,
        "headline": _sayable(article.headline),
        "confidence": float(article.confidence),
        "position": position,
    }


def _element(element: Element) -> Row:
    return {
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
