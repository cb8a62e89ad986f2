"""Pages and articles as linked data in the vocabulary of schema.org, for JSON-LD: `NewsArticle` and what belongs to it.

Nothing is guessed: a property is there where the page says it and left out where it does not. What schema.org has no
property for (rules, spans, confidence, continuation marks) is in `Page.to_dict`. JSON text is made in `zhnews.writers`.
"""

from __future__ import annotations

import re
from typing import Any

from zhnews.languages import language_of
from zhnews.models import Article, Author, Caption, Folio, Page

CONTEXT = "https://schema.org"

# No processor of linked data has to take these: a JSON text with lone surrogates is not interoperable (RFC 8259).
_SURROGATE = re.compile("[\ud800-\udfff]")

Node = dict[str, Any]


def page_to_json_ld(page: Page) -> Node:
    """Return the graph of a page: its articles, then the pictures that belong to none.

    >>> page_to_json_ld(Page("江", (Article(()),)))
    {'@context': 'https://schema.org', '@graph': [{'@type': 'NewsArticle', 'inLanguage': 'zh'}]}
    """
    articles = [_article(article, page.folio) for article in page]
    pictures = [_picture(caption) | _part_of(page.folio) for caption in page.captions]
    return {"@context": CONTEXT, "@graph": articles + pictures}


def article_to_json_ld(article: Article, folio: Folio | None = None) -> Node:
    """Return one article as a `NewsArticle` that stands alone; the folio gives date, page, section and newspaper.

    >>> from zhnews.models import Decision, Element, Role
    >>> title = Element(Role.HEADLINE, "春到江边", ((0, 4),), Decision("title.one-line"))
    >>> article_to_json_ld(Article((title,)), Folio(page="A03"))["printPage"]
    'A03'
    """
    return {"@context": CONTEXT, **_article(article, folio or Folio())}


def _article(article: Article, folio: Folio) -> Node:
    return _node(
        "NewsArticle",
        headline=article.headline,
        alternativeHeadline=_one_or_several(article.kicker, article.deck),
        author=[_person(author) for author in article.authors],
        creditText=article.byline,
        dateline=article.dateline,
        articleSection=article.section,
        printSection=folio.section,
        printPage=folio.page,
        articleBody=article.text,
        image=[_picture(caption) for caption in article.captions],
        inLanguage=language_of("".join(element.text for element in article.elements)),
        **_part_of(folio),
    )


def _part_of(folio: Folio) -> Node:
    """Return when a work was published, and in which issue of which newspaper, as far as the folio says it."""
    day = folio.date.isoformat() if folio.date else ""
    paper = _node("Newspaper", name=folio.paper) if folio.paper else {}
    if not day:
        return {"isPartOf": paper} if paper else {}
    return {"datePublished": day, "isPartOf": _node("PublicationIssue", datePublished=day, isPartOf=paper)}


def _person(author: Author) -> Node:
    affiliation = _node("Organization", name=author.affiliation) if author.affiliation else {}
    return _node("Person", name=author.name, jobTitle=author.role, affiliation=affiliation)


def _picture(caption: Caption) -> Node:
    return _node(
        "ImageObject",
        caption=caption.text,
        creditText=caption.credit,
        creator=_node("Person", name=caption.photographer) if caption.photographer else {},
        sourceOrganization=_node("Organization", name=caption.agency) if caption.agency else {},
    )


def _one_or_several(*texts: str) -> str | list[str]:
    said = [_sayable(text) for text in texts if text]
    return said[0] if len(said) == 1 else said


def _node(kind: str, **properties: object) -> Node:
    """Return a node of that type with the properties that hold something."""
    said = {name: _sayable(value) if isinstance(value, str) else value for name, value in properties.items()}
    return {"@type": kind, **{name: value for name, value in said.items() if value}}


def _sayable(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)
