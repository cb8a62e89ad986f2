"""The small nouns: roles, rules, decisions, elements, and what is read from them; frozen, hashable and picklable.

Articles and pages, which consist of elements, are in `models`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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

    `pattern` is written for the folded view of a page (Simplified, half-width); `\\L<surnames>` and the like name the
    word lists of `knowledge/`. `seen` says where the form was met. `Parser(rules=…)` takes own rules.
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
    """Join each caption with the credits that follow it, one or two; a credit before any caption stands alone.

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
            last = found.pop() if found and (found[-1].text or not found[-1].credit) else Caption("")
            who = last.photographer or element.why.get("photographer"), last.agency or element.why.get("agency")
            found.append(Caption(last.text, f"{last.credit} {element.text}".strip(), *who))
    return tuple(found)
