"""The nouns: what a page consists of, frozen, hashable and picklable; the small ones are in `records`.

It holds no decision: what an element is was settled by the stages, and `Element.why` says how. Every property of
`Article` and `Page` is a view of their elements; nothing is stored twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from zhnews.records import Author, Caption, Decision, Element, Folio, Role, Rule, Span, pair_captions

__all__ = [
    "Article",
    "Author",
    "Caption",
    "Decision",
    "Element",
    "Folio",
    "Page",
    "Role",
    "Rule",
    "Span",
    "pair_captions",
]


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its elements in reading order, and how sure the parser is that it is whole and pure.

    Every property is a view of the elements and empty where they say nothing. It is written with its page;
    `zhnews.writers.article_to_dict` and `article_to_json_ld` write one alone.

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
        page = self._continued("on")
        return "未完待续" if page[:2] in {"未完", "待续", "待續"} else page

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

    `loose` are the elements of no article: furniture, and captions that belong to none. A page can be written in many
    ways (docs/formats.md says what each holds); `to_dict` and `to_json` alone lose nothing.

    >>> page = Page("江", (), (Element(Role.FURNITURE, "江", ((0, 1),), Decision("furniture.rest")),))
    >>> len(page), page.elements == page.furniture, Page.from_dict(page.to_dict()) == page
    (0, True, True)
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

    def to_jsonl(self, *, file: str = "", number: int = 0) -> str:
        """Return JSON Lines, an article a line with its place: the file and page number given, its own number from 0.

        >>> Page("江", (Article(()),)).to_jsonl(file="a.txt", number=2)[:32]
        '{"file": "a.txt", "page": 2, "ar'
        """
        from zhnews.writers import to_jsonl

        return to_jsonl(self, file=file, number=number)

    def to_json_ld(self, *, indent: int | None = None) -> str:
        """Return the articles as JSON-LD: a graph of schema.org's `NewsArticle`, safe to put into a web page.

        >>> Page("江", (Article(()),)).to_json_ld()
        '{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "inLanguage": "zh"}]}'
        """
        from zhnews.writers import to_json_ld

        return to_json_ld(self, indent=indent)

    def to_tei(self, *, file: str = "page.txt") -> str:
        """Return the page as a TEI P5 document that points into the text parsed, which it calls `file`.

        >>> '<div type="article" n="1" cert="0.5" />' in Page("江", (Article((), 0.5),)).to_tei()
        True
        """
        from zhnews.writers import to_tei

        return to_tei(self, file=file)

    def to_rows(self, *, file: str = "") -> list[dict[str, str | int | float]]:
        """Return a row for each element in source order, with the same columns in each, for pandas and Arrow.

        >>> title = Element(Role.HEADLINE, "江", ((0, 1),), Decision("title.one-line"))
        >>> [(row["article"], row["role"], row["spans"]) for row in Page("江", (Article((title,)),)).to_rows()]
        [(0, 'headline', '0-1')]
        """
        from zhnews.writers import to_rows

        return to_rows(self, file=file)

    def to_markdown(self) -> str:
        """Return the articles as Markdown, for people to read."""
        from zhnews.writers import to_markdown

        return to_markdown(self)

    def to_html(self) -> str:
        """Return the articles as one self-contained HTML page."""
        from zhnews.writers import to_html

        return to_html(self)
