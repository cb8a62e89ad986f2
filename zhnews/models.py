"""The nouns: what a page consists of, frozen, hashable and picklable.

It holds no decision: what an element is was settled by the stages, and `Element.why` says how. Every property of
`Article` and `Page` is a view of their elements; nothing is stored twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, overload

Span = tuple[int, int]


class Role(StrEnum):
    """What a piece of a page is to its reader, in the trade's terms (docs/glossary.md gives the Chinese ones).

    >>> Role("kicker") is Role.KICKER
    True
    """

    SECTION = "section"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    PULL_QUOTE = "pull_quote"
    CAPTION = "caption"
    CREDIT = "credit"
    AUTHOR_NOTE = "author_note"
    CONTINUATION = "continuation"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Rule:
    """One form known of Chinese newspapers: a pattern with the texts that it must and must not match.

    `pattern` is written for the folded view of a page (Simplified, half-width); `\\L<surname>` and the like name the
    word lists of `knowledge/`. `seen` says where the form was met.
    """

    name: str
    pattern: str
    examples: tuple[str, ...] = ()
    lookalikes: tuple[str, ...] = ()
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Why an element is what it is: the rule's name, its evidence, and what the rule captured.

    `captures` are pairs of a name and a text, in source order, such as `("name", "王某某")`; what `Article.authors`,
    `Caption.photographer` and `Page.folio` show is read from them.

    >>> Decision("byline.role-before-name", "记者", (("name", "王某某"),)).get("name")
    '王某某'
    """

    rule: str
    evidence: str = ""
    captures: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        """Return the first capture of that name, `""` where there is none."""
        return next((value for key, value in self.captures if key == name), "")

    def __str__(self) -> str:
        return f"{self.rule} ({self.evidence})" if self.evidence else self.rule


@dataclass(frozen=True, slots=True)
class Element:
    """The one unit everything is made of: a role, the text a reader reads, where it stood, and why.

    `spans` are half-open `(start, end)` offsets into the source, in reading order, in `str` indices.

    >>> Element(Role.HEADLINE, "春到江边", ((0, 4),), Decision("heading.short-line")).role
    <Role.HEADLINE: 'headline'>
    """

    role: Role
    text: str
    spans: tuple[Span, ...]
    why: Decision

    @property
    def start(self) -> int:
        """The least offset that it covers (a paragraph's parts may stand in any order in the source)."""
        return min(start for start, _ in self.spans)


@dataclass(frozen=True, slots=True)
class Author:
    """A person who signs: `role` is the word printed before the name, `affiliation` the paper or agency."""

    name: str
    role: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's text with its credit as printed; `photographer` and `agency` are read from the credit."""

    text: str
    credit: str = ""
    photographer: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Folio:
    """What the page says of itself: the paper, its date, the page number as printed, and the page's section."""

    paper: str = ""
    date: datetime.date | None = None
    page: str = ""
    section: str = ""


def pair_captions(elements: Iterable[Element]) -> tuple[Caption, ...]:
    """Join each caption with the credits that follow it; a credit before any caption stands alone.

    >>> a = Element(Role.CAPTION, "江边的船。", ((0, 5),), Decision("caption.mark"))
    >>> b = Element(Role.CREDIT, "方晓摄", ((5, 8),), Decision("credit.name", "", (("photographer", "方晓"),)))
    >>> pair_captions([a, b])
    (Caption(text='江边的船。', credit='方晓摄', photographer='方晓', agency=''),)
    """
    found: list[Caption] = []
    for element in elements:
        if element.role is Role.CAPTION:
            found.append(Caption(element.text))
        elif element.role is Role.CREDIT:
            last = found.pop() if found and not found[-1].credit else Caption("")
            why = element.why
            found.append(Caption(last.text, element.text, why.get("photographer"), why.get("agency")))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its elements in reading order, and how sure the parser is that it is whole and pure.

    >>> a = Article((Element(Role.HEADLINE, "春到江边", ((0, 4),), Decision("heading.short-line")),))
    >>> a.headline, a.kicker, a.authors
    ('春到江边', '', ())
    """

    elements: tuple[Element, ...]
    confidence: float = 1.0

    def of(self, *roles: Role) -> tuple[Element, ...]:
        """Return its elements of these roles, in reading order."""
        return tuple(e for e in self.elements if e.role in roles)

    def _joined(self, role: Role, between: str = "") -> str:
        return between.join(e.text for e in self.elements if e.role is role)

    @property
    def section(self) -> str:
        """栏目: the label under which it stands, `""` where there is none."""
        return self._joined(Role.SECTION, " ")

    @property
    def kicker(self) -> str:
        """引题: the line above the headline."""
        return self._joined(Role.KICKER, " ")

    @property
    def headline(self) -> str:
        """主题: its lines joined with nothing between them."""
        return self._joined(Role.HEADLINE)

    @property
    def deck(self) -> str:
        """副题: the line below the headline, without the dashes that lead it."""
        return self._joined(Role.DECK, " ")

    @property
    def byline(self) -> str:
        """署名 as printed."""
        return self._joined(Role.BYLINE, " ")

    @property
    def authors(self) -> tuple[Author, ...]:
        """The people who sign, each once; agencies, desks and editors are nobody.

        >>> why = Decision("byline.role", "", (("affiliation", "本报"), ("role", "记者"), ("name", "王某某")))
        >>> Article((Element(Role.BYLINE, "本报记者 王某某", ((0, 8),), why),)).authors
        (Author(name='王某某', role='记者', affiliation='本报'),)
        """
        found: dict[str, Author] = {}
        for element in self.of(Role.BYLINE):
            role = affiliation = ""
            for key, value in element.why.captures:
                if key == "affiliation":
                    affiliation, role = value, ""
                elif key == "role":
                    role = value
                elif key == "name":
                    found.setdefault(value, Author(value, role, affiliation))
        return tuple(found.values())

    @property
    def dateline(self) -> str:
        """电头: the first one, without the byline that may stand inside it."""
        return next((e.text for e in self.of(Role.DATELINE)), "")

    @property
    def author_note(self) -> str:
        """作者系…: what is said of the author, without dashes and brackets."""
        return self._joined(Role.AUTHOR_NOTE, " ")

    @property
    def continued_from(self) -> str:
        """上接: the page as printed."""
        return self._continued("from")

    @property
    def continued_on(self) -> str:
        """下转: the page as printed, `未完待续` where none is named."""
        return self._continued("on")

    def _continued(self, way: str) -> str:
        marks = (e.why.get(way) for e in self.of(Role.CONTINUATION))
        return next((page for page in marks if page), "")

    @property
    def body(self) -> tuple[Element, ...]:
        """正文: its paragraphs and subheads in reading order."""
        return self.of(Role.PARAGRAPH, Role.SUBHEAD)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs' texts, subheads left out."""
        return tuple(e.text for e in self.of(Role.PARAGRAPH))

    @property
    def text(self) -> str:
        """The body, a newline between blocks."""
        return "\n".join(e.text for e in self.body)

    @property
    def captions(self) -> tuple[Caption, ...]:
        """图片说明 with their credits."""
        return pair_captions(self.elements)

    @property
    def pull_quotes(self) -> tuple[Element, ...]:
        """引文: sentences of the body printed again as display text."""
        return self.of(Role.PULL_QUOTE)


@dataclass(frozen=True, slots=True)
class Page(Sequence[Article]):
    """A page: a sequence of its articles, and everything else that stood on it.

    `loose` are the elements of no article: furniture, and captions that belong to none.
    """

    source: str = field(repr=False)
    articles: tuple[Article, ...] = ()
    loose: tuple[Element, ...] = ()

    def __len__(self) -> int:
        return len(self.articles)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, index: int | slice) -> Article | tuple[Article, ...]:
        return self.articles[index]

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    @property
    def captions(self) -> tuple[Caption, ...]:
        """The captions of no article."""
        return pair_captions(self.loose)

    @property
    def furniture(self) -> tuple[Element, ...]:
        """报眉, 版次, 责编 and the like, in source order."""
        return tuple(e for e in self.loose if e.role is Role.FURNITURE)

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every element of the page, those of the articles included, in source order."""
        every = [e for article in self.articles for e in article.elements]
        return tuple(sorted([*every, *self.loose], key=lambda e: e.start))

    @property
    def folio(self) -> Folio:
        """What the page's furniture says of it: the first paper, date, page number and section named."""
        said: dict[str, str] = {}
        for element in self.furniture:
            for key, value in element.why.captures:
                said.setdefault(key, value)
        date = said.get("date", "")
        day = datetime.date.fromisoformat(date) if date else None
        return Folio(said.get("paper", ""), day, said.get("page", ""), said.get("section", ""))

    def explain(self) -> str:
        """Say for every element, a line each in source order, its role, the rule that made it, and its text."""
        from zhnews.writers import explain

        return explain(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the page as plain dictionaries and lists; `from_dict` gives back an equal page."""
        from zhnews.writers import page_to_dict

        return page_to_dict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Page:
        """Build the page that `to_dict` described; `FormatError` where the dictionary is not one."""
        from zhnews.writers import page_from_dict

        return page_from_dict(data)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `to_dict` as JSON text, Chinese characters unescaped."""
        from zhnews.writers import to_json

        return to_json(self, indent=indent)

    def to_markdown(self) -> str:
        """Return the articles as Markdown, for people to read."""
        from zhnews.writers import to_markdown

        return to_markdown(self)

    def to_html(self) -> str:
        """Return the articles as one self-contained HTML page."""
        from zhnews.writers import to_html

        return to_html(self)
