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
    from zhnews.batches import FailedFile, ParsedFile, Progress, parse_files
    from zhnews.issues import Issue, Part, Story, parse_issue
    from zhnews.models import Article, Author, Caption, Decision, Element, Folio, Page, Role, Rule
    from zhnews.parser import Parser, unwrap

__all__ = [
    "Article",
    "Author",
    "Caption",
    "Decision",
    "Element",
    "FailedFile",
    "Folio",
    "Issue",
    "Page",
    "ParsedFile",
    "Parser",
    "Part",
    "Progress",
    "Role",
    "Rule",
    "Story",
    "ZhnewsError",
    "parse",
    "parse_files",
    "parse_issue",
    "unwrap",
]


# Where the names are that are no nouns of a page.
_HOMES = (
    dict.fromkeys(("Parser", "unwrap"), "parser")
    | dict.fromkeys(("Issue", "Part", "Story", "parse_issue"), "issues")
    | dict.fromkeys(("FailedFile", "ParsedFile", "Progress", "parse_files"), "batches")
)


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
    found: object = getattr(import_module(f"zhnews.{_HOMES.get(name, 'models')}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
