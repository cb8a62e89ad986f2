"""Structured articles from the raw text of Chinese newspaper pages.

>>> import zhnews
>>> page = zhnews.parse("江边的船\\n\\n本报记者 王晓\\n\\n早晨，船来了。")
>>> for article in page:
...     print(article.headline, article.authors[0].name, article.text)
江边的船 王晓 早晨，船来了。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhnews.errors import ZhnewsError

if TYPE_CHECKING:
    from zhnews.models import Article, Author, Caption, Decision, Element, Folio, Page, Role, Rule
    from zhnews.parser import Parser, unwrap

__all__ = [
    "Article",
    "Author",
    "Caption",
    "Decision",
    "Element",
    "Folio",
    "Page",
    "Parser",
    "Role",
    "Rule",
    "ZhnewsError",
    "parse",
    "unwrap",
]


def parse(text: str) -> Page:
    """Return the page that a text holds, with the default parser.

    >>> parse("")
    Page(articles=(), loose=())
    """
    from zhnews.parser import default_parser

    return default_parser().parse(text)


def __getattr__(name: str) -> object:
    """Load the nouns and the parser when they are first asked for."""
    from importlib import import_module

    if name not in __all__:
        message = f"module 'zhnews' has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module(f"zhnews.{'parser' if name in {'Parser', 'unwrap'} else 'models'}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
