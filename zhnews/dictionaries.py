"""Pages and issues as plain dictionaries, lists, strings and numbers, and back again without loss.

It knows nothing of JSON text (`zhnews.writers` does), but everything it gives can be told in JSON and comes back equal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zhnews.errors import FormatError
from zhnews.fields import field_of, items_of, reject, shown, text_of, whole_number_of
from zhnews.models import Article, Author, Caption, Decision, Element, Folio, Page, Role, Span

if TYPE_CHECKING:
    from zhnews.issues import Issue, Part, Story

# Rises when a reader of the old form would misread the new one; additions leave it.
SCHEMA_VERSION = 1

# Where two halves of a surrogate pair meet in a text. JSON has one way to write them, and reads it as one character.
_MEETING_HALVES = re.compile(r"(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")


def page_to_dict(page: Page) -> dict[str, Any]:
    """Return everything of a page: what it is made of, and beside it, for readers, what follows from that.

    Only `source`, `loose` and each article's `elements` and `confidence` are read back by `page_from_dict`; the other
    fields are views of them. A text in which two lone surrogates meet as if they were a pair is a list of its parts.

    >>> found = page_to_dict(Page("春到江边", (Article((), 0.5),)))
    >>> found["schema_version"], found["source"], found["articles"][0]["confidence"]
    (1, '春到江边', 0.5)
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "folio": _folio_to_dict(page.folio),
        "articles": [article_to_dict(article) for article in page.articles],
        "loose": [_element_to_dict(element) for element in page.loose],
        "source": _told(page.source),
    }


def issue_to_dict(issue: Issue) -> dict[str, Any]:
    """Return an issue's pages, then its articles: readable fields, and the places of their parts on the pages.

    Raises `FormatError` for a part that is not on the page it names; `parse_issue` makes none.

    >>> from zhnews.issues import Issue
    >>> issue_to_dict(Issue((), ()))
    {'schema_version': 1, 'pages': [], 'articles': []}
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "pages": [page_to_dict(page) for page in issue.pages],
        "articles": [_story_to_dict(story, issue.pages) for story in issue],
    }


def article_to_dict(article: Article) -> dict[str, Any]:
    """Return one article: the readable fields first, then `elements`, from which they all follow.

    >>> why = Decision("heading.short-line")
    >>> article_to_dict(Article((Element(Role.HEADLINE, "春到江边", ((0, 4),), why),)))["elements"][0]["spans"]
    [[0, 4]]
    """
    return {
        "headline": article.headline,
        "kicker": article.kicker,
        "deck": article.deck,
        "section": article.section,
        "byline": article.byline,
        "authors": [_author_to_dict(author) for author in article.authors],
        "dateline": article.dateline,
        "author_note": article.author_note,
        "continued_from": article.continued_from,
        "continued_on": article.continued_on,
        "text": article.text,
        "paragraphs": list(article.paragraphs),
        "captions": [_caption_to_dict(caption) for caption in article.captions],
        "confidence": article.confidence,
        "elements": [_element_to_dict(element) for element in article.elements],
    }


def page_from_dict(data: Mapping[str, Any]) -> Page:
    """Build the page that `page_to_dict` described, equal to the last character.

    Raises `FormatError`, which names the place and what belongs there, for anything else.

    >>> page = Page("江", (), (Element(Role.FURNITURE, "江", ((0, 1),), Decision("furniture.rest")),))
    >>> page_from_dict(page_to_dict(page)) == page
    True
    >>> page_from_dict({"schema_version": 1, "source": 5, "articles": [], "loose": []})
    Traceback (most recent call last):
        ...
    zhnews.errors.FormatError: This is not a page that zhnews wrote: page.source must be a text, not 5.
    """
    return _page(data, "page")


def issue_from_dict(data: Mapping[str, Any]) -> Issue:
    """Build the issue that `issue_to_dict` described; only `pages` and each article's `parts` are read.

    Raises `FormatError`, which names the place and what belongs there, for anything else.

    >>> len(issue_from_dict({"schema_version": 1, "pages": [], "articles": []}))
    0
    """
    from zhnews.issues import Issue, Part, Story

    _check_version(data, "issue")
    pages = items_of(field_of(data, "pages", "issue"), "issue.pages", _page)

    def part(found: object, at: str) -> Part:
        page = _index(field_of(found, "page", at), f"{at}.page", len(pages))
        return Part(page, pages[page][_index(field_of(found, "article", at), f"{at}.article", len(pages[page]))])

    def story(found: object, at: str) -> Story:
        return Story(items_of(field_of(found, "parts", at), f"{at}.parts", part))

    return Issue(pages, items_of(field_of(data, "articles", "issue"), "issue.articles", story))


def _story_to_dict(story: Story, pages: Sequence[Page]) -> dict[str, Any]:
    return {
        "headline": story.headline,
        "kicker": story.kicker,
        "deck": story.deck,
        "section": story.section,
        "authors": [_author_to_dict(author) for author in story.authors],
        "dateline": story.dateline,
        "text": story.text,
        "paragraphs": list(story.paragraphs),
        "captions": [_caption_to_dict(caption) for caption in story.captions],
        "parts": [{"page": part.page, "article": _place(part, pages)} for part in story.parts],
    }


def _place(part: Part, pages: Sequence[Page]) -> int:
    if not 0 <= part.page < len(pages) or part.article not in pages[part.page].articles:
        sentence = f"An article is said to stand on page {part.page} of the issue, counted from 0, and does not."
        raise FormatError(sentence)
    return pages[part.page].articles.index(part.article)


def _folio_to_dict(folio: Folio) -> dict[str, str]:
    day = folio.date.isoformat() if folio.date else ""
    return {"paper": folio.paper, "date": day, "page": folio.page, "section": folio.section}


def _author_to_dict(author: Author) -> dict[str, str]:
    return {"name": author.name, "role": author.role, "affiliation": author.affiliation}


def _caption_to_dict(caption: Caption) -> dict[str, str]:
    shot = {"photographer": caption.photographer, "agency": caption.agency}
    return {"text": caption.text, "credit": caption.credit, **shot}


def _element_to_dict(element: Element) -> dict[str, Any]:
    return {
        "role": element.role.value,
        "text": _told(element.text),
        "spans": [list(span) for span in element.spans],
        "why": _decision_to_dict(element.why),
    }


def _decision_to_dict(why: Decision) -> dict[str, Any]:
    captures = [[_told(name), _told(value)] for name, value in why.captures]
    return {"rule": _told(why.rule), "evidence": _told(why.evidence), "captures": captures}


def _told(text: str) -> str | list[str]:
    parts = _MEETING_HALVES.split(text)
    return text if len(parts) == 1 else parts


def _check_version(data: object, at: str) -> None:
    version = field_of(data, "schema_version", at)
    if version != SCHEMA_VERSION or isinstance(version, bool):
        kind = "issue" if at == "issue" else "page"
        found = f"This {kind} has schema_version {shown(version)}, but this zhnews reads {SCHEMA_VERSION}"
        sentence = f"{found}: read it with the version of zhnews that wrote it, or parse its source again."
        raise FormatError(sentence)


def _page(data: object, at: str) -> Page:
    _check_version(data, at)
    source = text_of(field_of(data, "source", at), f"{at}.source")
    articles = items_of(
        field_of(data, "articles", at), f"{at}.articles", lambda a, place: _article(a, place, len(source))
    )
    loose = items_of(field_of(data, "loose", at), f"{at}.loose", lambda e, place: _element(e, place, len(source)))
    page = Page(source, articles, loose)
    try:
        _ = page.folio
    except ValueError:
        reject(f"{at}.loose", "name its date as YYYY-MM-DD")
    return page


def _article(data: object, at: str, length: int) -> Article:
    elements = items_of(field_of(data, "elements", at), f"{at}.elements", lambda e, place: _element(e, place, length))
    return Article(elements, _confidence(field_of(data, "confidence", at), f"{at}.confidence"))


def _confidence(data: object, at: str) -> float:
    if isinstance(data, bool) or not isinstance(data, int | float) or not 0 <= data <= 1:
        reject(at, "be a number from 0 to 1", data)
    return float(data)


def _element(data: object, at: str, length: int) -> Element:
    role = _role(field_of(data, "role", at), f"{at}.role")
    text = text_of(field_of(data, "text", at), f"{at}.text")
    spans = items_of(field_of(data, "spans", at), f"{at}.spans", lambda s, place: _span(s, place, length))
    if not spans:
        reject(f"{at}.spans", "hold at least one [start, end]")
    return Element(role, text, spans, _decision(field_of(data, "why", at), f"{at}.why"))


def _role(data: object, at: str) -> Role:
    if not isinstance(data, str) or data not in set(Role):
        reject(at, f"be one of {', '.join(Role)}", data)
    return Role(data)


def _span(data: object, at: str, length: int) -> Span:
    start, end = items_of(data, at, whole_number_of, size=2)
    if not 0 <= start <= end <= length:
        reject(at, f"lie within the source, which has {length} characters", [start, end])
    return start, end


def _index(data: object, at: str, length: int) -> int:
    number = whole_number_of(data, at)
    if not 0 <= number < length:
        reject(at, f"count from 0 and stay below {length}", data)
    return number


def _decision(data: object, at: str) -> Decision:
    rule = text_of(field_of(data, "rule", at), f"{at}.rule")
    evidence = text_of(field_of(data, "evidence", at), f"{at}.evidence")
    return Decision(rule, evidence, items_of(field_of(data, "captures", at), f"{at}.captures", _capture))


def _capture(data: object, at: str) -> tuple[str, str]:
    name, value = items_of(data, at, text_of, size=2)
    return name, value
