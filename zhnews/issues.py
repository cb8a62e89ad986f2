"""Several pages of one issue: what goes on on another page (下转, 上接) is one article again.

Two parts belong together where a mark says so: the page that it names, the headline, the seam and the wording then
decide which. Nothing moves between pages; a story's parts stay in the pages that they were parsed from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from zhnews.contexts import goes_on
from zhnews.errors import NotTextError
from zhnews.folios import number_of
from zhnews.lines import ends_sentence
from zhnews.models import Page
from zhnews.parser import default_parser
from zhnews.seams import balance
from zhnews.source import fold
from zhnews.topics import REACH, Topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhnews.models import Article, Author, Caption

# What speaks for two parts being one article, in the unit of `seam`: a mark that names the other's page, the share of a
# headline that the other repeats, and how much it takes.
NAMED, SAME_HEADLINE, ENOUGH = 4.0, 4.0, 2.0
_PRINTED = re.compile(r"([A-Za-z]?)0*(\d+)|([一二三四五六七八九]?十[一二三四五六七八九]?|[〇○零一二三四五六七八九]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """An article of one page of the issue; `page` counts from 0."""

    page: int
    article: Article


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the issue with its parts in reading order, one for most; the views are those of `Article`."""

    parts: tuple[Part, ...]

    def _first(self, name: str) -> str:
        return next((value for part in self.parts if (value := str(getattr(part.article, name)))), "")

    @property
    def section(self) -> str:
        """栏目 of the first part that has one."""
        return self._first("section")

    @property
    def kicker(self) -> str:
        """引题 of the first part that has one."""
        return self._first("kicker")

    @property
    def headline(self) -> str:
        """主题 of the first part that has one; that of a part further on may be shorter."""
        return self._first("headline")

    @property
    def deck(self) -> str:
        """副题 of the first part that has one."""
        return self._first("deck")

    @property
    def dateline(self) -> str:
        """电头 of the first part that has one."""
        return self._first("dateline")

    @property
    def authors(self) -> tuple[Author, ...]:
        """The authors of all parts, each once."""
        return tuple({author.name: author for part in self.parts for author in part.article.authors}.values())

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of all parts; one that goes on on the next page is whole."""
        whole: list[str] = []
        for part in self.parts:
            own = list(part.article.paragraphs)
            if whole and own and part is not self.parts[0] and not ends_sentence(fold(whole[-1])):
                whole[-1] += own.pop(0)
            whole += own
        return tuple(whole)

    @property
    def text(self) -> str:
        """The paragraphs, a newline between them."""
        return "\n".join(self.paragraphs)

    @property
    def captions(self) -> tuple[Caption, ...]:
        """图片说明 of all parts."""
        return tuple(caption for part in self.parts for caption in part.article.captions)


@dataclass(frozen=True, slots=True)
class Issue:
    """The pages of an issue, and its articles in the order in which they begin."""

    pages: tuple[Page, ...]
    articles: tuple[Story, ...]

    def __iter__(self) -> Iterator[Story]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    def to_dict(self) -> dict[str, Any]:
        """Return the issue as plain dictionaries and lists, its pages whole; `from_dict` gives back an equal issue."""
        from zhnews.writers import issue_to_dict

        return issue_to_dict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Issue:
        """Build the issue that `to_dict` described; `FormatError` where the dictionary is not one.

        >>> issue = parse_issue(["江边的船\\n\\n早晨，船来了。（下转第二版）", "（上接第一版）船上有人。"])
        >>> Issue.from_dict(issue.to_dict()) == issue
        True
        """
        from zhnews.writers import issue_from_dict

        return issue_from_dict(data)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `to_dict` as JSON text, Chinese characters unescaped."""
        from zhnews.writers import dump_json

        return dump_json(self.to_dict(), indent=indent)


def parse_issue(pages: Iterable[str | Page]) -> Issue:
    """Return the issue that several pages make; texts are parsed, pages are taken as they are.

    Raises `NotTextError` (a `TypeError`) where a page is neither, and where one text is given instead of several.

    >>> front = "江城日报 第1版\\n\\n老桥修缮完工\\n\\n本报记者 王晓\\n\\n老桥修缮完工，今天通车。（下转第二版）"
    >>> inside = "江城日报 第2版\\n\\n（上接第一版）市民说，老桥通车以后，回家近了三公里。"
    >>> [(story.headline, len(story.parts)) for story in parse_issue([front, inside])]
    [('老桥修缮完工', 2)]
    """
    if isinstance(pages, str | Page):
        message = "parse_issue takes several pages: a list of texts, or of what zhnews.parse returns."
        raise NotTextError(message)
    parser = default_parser()
    parsed = tuple(page if isinstance(page, Page) else parser.parse(page) for page in pages)
    parts = [Part(number, article) for number, page in enumerate(parsed) for article in page]
    goes_on = _linked(parts, [_number(page.folio.page) or str(i) for i, page in enumerate(parsed, 1)])
    led = set(goes_on.values())
    stories = []
    for start in (i for i in range(len(parts)) if i not in led):
        chain = [start]
        while chain[-1] in goes_on:
            chain.append(goes_on[chain[-1]])
        stories.append(Story(tuple(parts[i] for i in chain)))
    return Issue(parsed, tuple(stories))


def _linked(parts: Sequence[Part], numbers: Sequence[str]) -> dict[int, int]:
    """Return which part goes on with which, the surest pairs first; marks are needed, and must not contradict."""
    topics = Topics(fold(part.article.text) for part in parts)
    on = [i for i, part in enumerate(parts) if part.article.continued_on]
    back = [i for i, part in enumerate(parts) if part.article.continued_from]
    pairs = {(i, j) for i in on for j in range(len(parts))} | {(i, j) for i in range(len(parts)) for j in back}
    pairs = {(i, j) for i, j in pairs if parts[i].page != parts[j].page}
    worth = sorted(((_worth(parts[i], parts[j], numbers, topics), -i, -j) for i, j in pairs), reverse=True)
    links: dict[int, int] = {}
    for score, i, j in worth:
        if score >= ENOUGH and -i not in links and -j not in links.values() and not _reaches(links, -j, -i):
            links[-i] = -j
    return links


def _reaches(links: dict[int, int], start: int, end: int) -> bool:
    while start in links and start != end:
        start = links[start]
    return start == end


def _worth(part: Part, rest: Part, numbers: Sequence[str], topics: Topics) -> float:
    """Return what speaks for one part going on with another."""
    score = 0.0
    for mark, page in ((part.article.continued_on, rest.page), (rest.article.continued_from, part.page)):
        named = _number(mark)
        score += (NAMED if named == numbers[page] else -2 * NAMED) if named else 0.0
    own, other = ({a + b for a, b in pairwise(fold(article.headline))} for article in (part.article, rest.article))
    score += SAME_HEADLINE * len(own & other) / len(other) if own and other else 0.0
    before, after = fold("".join(part.article.paragraphs))[-REACH:], fold("".join(rest.article.paragraphs))[:REACH]
    if before and after and not ends_sentence(before):
        score += goes_on(before, after) + balance(before[-40:], after[:40])
    return score + topics.alike(before, after)


def _number(printed: str) -> str:
    """Return the number of a page however it is printed, empty where none is named.

    >>> [_number(page) for page in ("第十二版", "A03版", "一版", "未完待续", "十十版")]
    ['12', 'A3', '1', '', '10']
    """
    found = _PRINTED.search(fold(printed))
    if not found:
        return ""
    letter, digits, numeral = found.groups()
    return letter.upper() + digits if digits else str(number_of(numeral))
