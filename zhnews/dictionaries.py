"""Pages as plain dictionaries, lists, strings and numbers, and back again without loss.

It knows nothing of JSON text (`zhnews.writers` does), but everything it gives can be told in JSON and comes back equal.
"""

from __future__ import annotations

import re
import reprlib
import sys
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar

from zhnews.errors import FormatError
from zhnews.models import Article, Author, Caption, Decision, Element, Folio, Page, Role, Span

_T = TypeVar("_T")

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
    _check_version(data)
    source = _text(_field(data, "source", "page"), "page.source")
    articles = _items(_field(data, "articles", "page"), "page.articles", lambda a, at: _article(a, at, len(source)))
    loose = _items(_field(data, "loose", "page"), "page.loose", lambda e, at: _element(e, at, len(source)))
    page = Page(source, articles, loose)
    try:
        _ = page.folio
    except ValueError:
        _reject("page.loose", "name its date as YYYY-MM-DD")
    return page


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


def _check_version(data: object) -> None:
    version = _field(data, "schema_version", "page")
    if version != SCHEMA_VERSION or isinstance(version, bool):
        found = f"This page has schema_version {_shown(version)}, but this zhnews reads {SCHEMA_VERSION}"
        sentence = f"{found}: read it with the version of zhnews that wrote it, or parse its source again."
        raise FormatError(sentence)


def _article(data: object, at: str, length: int) -> Article:
    elements = _items(_field(data, "elements", at), f"{at}.elements", lambda e, place: _element(e, place, length))
    return Article(elements, _confidence(_field(data, "confidence", at), f"{at}.confidence"))


def _confidence(data: object, at: str) -> float:
    if isinstance(data, bool) or not isinstance(data, int | float) or not 0 <= data <= 1:
        _reject(at, "be a number from 0 to 1", data)
    return float(data)


def _element(data: object, at: str, length: int) -> Element:
    role = _role(_field(data, "role", at), f"{at}.role")
    text = _text(_field(data, "text", at), f"{at}.text")
    spans = _items(_field(data, "spans", at), f"{at}.spans", lambda s, place: _span(s, place, length))
    if not spans:
        _reject(f"{at}.spans", "hold at least one [start, end]")
    return Element(role, text, spans, _decision(_field(data, "why", at), f"{at}.why"))


def _role(data: object, at: str) -> Role:
    if not isinstance(data, str) or data not in set(Role):
        _reject(at, f"be one of {', '.join(Role)}", data)
    return Role(data)


def _span(data: object, at: str, length: int) -> Span:
    start, end = _items(data, at, _whole_number, size=2)
    if not 0 <= start <= end <= length:
        _reject(at, f"lie within the source, which has {length} characters", [start, end])
    return start, end


def _whole_number(data: object, at: str) -> int:
    if isinstance(data, bool) or not isinstance(data, int):
        _reject(at, "be a whole number", data)
    return data


def _decision(data: object, at: str) -> Decision:
    rule = _text(_field(data, "rule", at), f"{at}.rule")
    evidence = _text(_field(data, "evidence", at), f"{at}.evidence")
    return Decision(rule, evidence, _items(_field(data, "captures", at), f"{at}.captures", _capture))


def _capture(data: object, at: str) -> tuple[str, str]:
    name, value = _items(data, at, _text, size=2)
    return name, value


def _text(data: object, at: str) -> str:
    return "".join(_items(data, at, _part)) if isinstance(data, list) else _part(data, at)


def _part(data: object, at: str) -> str:
    if not isinstance(data, str):
        _reject(at, "be a text", data)
    return data


def _items(data: object, at: str, read: Callable[[object, str], _T], size: int | None = None) -> tuple[_T, ...]:
    if not isinstance(data, list | tuple) or size not in {None, len(data)}:
        _reject(at, "be a list" if size is None else f"be a list of {size}", data)
    return tuple(read(item, f"{at}[{number}]") for number, item in enumerate(data))


def _field(data: object, name: str, at: str) -> object:
    if not isinstance(data, Mapping):
        _reject(at, "be a dictionary", data)
    if name not in data:
        _reject(at, f"have {name!r}")
    value: object = data[name]
    return value


def _reject(at: str, must: str, *found: object) -> NoReturn:
    instead = f", not {_shown(found[0])}" if found else ""
    sentence = f"This is not a page that zhnews wrote: {at} must {must}{instead}."
    raise FormatError(sentence)


def _shown(value: object) -> str:
    """Show a text or a number, a long one cut; of anything else say only what kind it is."""
    short = isinstance(value, int) and abs(value) < sys.maxsize  # Python refuses to write out very long ones
    return reprlib.repr(value) if short or isinstance(value, str | float) else type(value).__name__
