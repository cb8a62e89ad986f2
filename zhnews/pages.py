"""From arranged units to the page: every unit's parts become elements, captions and pull quotes find their article.

It makes no choice between articles except for what stands beside them: a caption goes where its words are, else to the
article that it stands by.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from zhnews.drafts import Draft
from zhnews.knowledge.titles import HONG_KONG, TAIWAN
from zhnews.models import Article, Decision, Element, Page, Role
from zhnews.names import has_surname
from zhnews.reading import read
from zhnews.rules import is_word
from zhnews.runins import Part
from zhnews.seams import cuts_word
from zhnews.subheads import group_subhead
from zhnews.titles import cast_title
from zhnews.topics import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.lines import Line
    from zhnews.source import Source
    from zhnews.title_facts import Region
    from zhnews.units import Unit

# A caption of more than `LONG` characters shares at least this much of its wording with the article it belongs to; one
# that does not is a picture on its own. A short one goes where it stands, unless its words point elsewhere.
KINSHIP, LONG = 0.12, 45
# How much more of it another article must share to take it from the one it stands by.
PULL = 0.2
# … and from which share on no other is asked.
OWN = 0.6
# How many articles before and after it a caption's words are looked for in.
REACH = 20
# How much less sure an article is for each unit of its reading's price, a title matched from afar, none at all, no
# byline, subheads, each unit by which its title's reading is not clearly the best, and each of two paragraphs without
# an end.
# Measured on 224 articles of the sample pages: of those given 0.9 or more, 98 in 100 are right to the character.
PRICE, FAR_TITLE, UNTITLED, UNSIGNED, SUBHEADS, CLOSE_TITLE, UNENDED = 0.08, 0.1, 0.3, 0.22, 0.08, 0.06, 0.3
# … and each of two joins over a distance to which another is nearly as good.
DOUBTFUL_JOIN = 0.2
CLEAR, SUREST = 5.0, 0.97
# How much less sure an article is in the company of one that is less sure than that.
COMPANY, HARDLY = 0.1, 0.6
_DIGIT = re.compile("[0-9]")
SELDOM = 200  # … one in so many characters: modern papers have a comma in twenty-five, and a 的 in sixty
_ENDS = "。！？”」』…!?）)．.："
_ORDER = {Role.SECTION: 0, Role.KICKER: 1, Role.HEADLINE: 1, Role.DECK: 1}


def make_page(source: Source, drafts: Sequence[Draft], loose: Sequence[Unit], regular_gap: int) -> Page:
    """Return the page that the drafts and the loose units make."""
    guests, alone = _settle(drafts)
    region = _region_of(source)
    articles, free = [], [part for unit in loose for part in _loose_parts(unit)]
    for draft, own in zip(drafts, guests, strict=True):
        parts = _draft_parts(source, draft, regular_gap, region)
        free += [p for p in parts if p.role is Role.FURNITURE]
        parts = [p for p in parts if p.role is not Role.FURNITURE]
        parts += [p for unit in own for p in unit.parts]
        if parts:
            elements = tuple(_elements(source, parts))
            articles.append(Article(elements, confidence_of(draft, elements)))
    free += [part for unit in alone for part in unit.parts]
    articles.sort(key=lambda article: min(e.start for e in article.elements))
    rest = sorted(_elements(source, free), key=lambda e: e.start)
    return Page(source.text, tuple(_in_company(articles)), tuple(rest))


def _in_company(articles: Sequence[Article]) -> Iterator[Article]:
    """Yield a page's articles, less sure near one that is hardly right: what that one lacks another may have."""
    for i, article in enumerate(articles):
        near = (*articles[max(0, i - REACH) : i], *articles[i + 1 : i + 1 + REACH])
        doubt = COMPANY if any(other.confidence < HARDLY for other in near) else 0.0
        yield replace(article, confidence=round(max(0.05, article.confidence - doubt), 2)) if doubt else article


def _region_of(source: Source) -> Region:
    """Return where and when a page was printed: Taiwan writes 報導 and 著 where Hong Kong writes 報道 and 着.

    The news of the Republic era does without 的, and has hardly a comma or hardly an Arabic numeral.
    """
    view = source.view
    if not source.traditional:
        return "mainland"
    if max(view.count("的"), min(view.count(","), len(_DIGIT.findall(view)))) * SELDOM < len(view):
        return "republic"
    taiwan, hong_kong = (sum(sign in source.text for sign in signs) for signs in (TAIWAN, HONG_KONG))
    return "taiwan" if taiwan > hong_kong else "hong-kong"


def _settle(drafts: Sequence[Draft]) -> tuple[list[list[Unit]], list[Unit]]:
    """Return each article's captions and pull quotes, and those of none."""
    guests: list[list[Unit]] = [[] for _ in drafts]
    alone: list[Unit] = []
    views = [draft.view for draft in drafts]
    quoting = any(unit.kind == "quote" for draft in drafts for unit, _ in draft.units)
    bare = [re.sub(r"\W+", "", view) for view in views] if quoting else []
    for i, draft in enumerate(drafts):
        near = range(max(0, i - REACH), min(len(drafts), i + REACH))
        company: int | None = None
        for unit, action in draft.units:
            if action != "aside":
                company = None
                continue
            home = _quoted(unit, i, near, bare) if unit.kind == "quote" else home_of(unit, i, near, views, company)
            (alone if home is None else guests[home]).append(unit)
            company = home
    return guests, alone


def _elements(source: Source, parts: Sequence[Part]) -> list[Element]:
    return [Element(p.role, read(source.text, p.spans, p.role), p.spans, p.why) for p in parts if p.spans]


def _loose_parts(unit: Unit) -> list[Part]:
    """Labels that head nothing are furniture."""
    why = Decision("furniture.stray-label", unit.view)
    return [p if p.role is Role.FURNITURE else Part(Role.FURNITURE, p.spans, why) for p in unit.parts]


def _draft_parts(source: Source, draft: Draft, regular_gap: int, region: Region) -> list[Part]:
    """Return an article's parts in reading order: section, titles, then the rest as it stood."""
    title = [line for unit, action in draft.units if action == "title" for line in unit.lines]
    signed = any(part.role is Role.BYLINE for unit, _ in draft.units for part in unit.parts)
    pen_name = [] if signed else _pen_name(source, title, draft.view)
    parts = _title_parts(title[: len(title) - len(pen_name)], draft, region) if title else []
    parts += pen_name
    subhead: list[Line] = []
    for unit, action in draft.units:
        if action == "subhead":
            subhead += unit.lines
        elif action != "aside":
            parts += _subhead_parts(subhead, regular_gap)
            subhead = []
        parts += unit.parts if action != "aside" else []
    parts += _subhead_parts(subhead, regular_gap)
    return sorted(parts, key=lambda part: _ORDER.get(part.role, 2))


def _title_parts(lines: Sequence[Line], draft: Draft, region: Region) -> list[Part]:
    roles, why = cast_title(lines, region, draft.view if len(lines) > 1 else "")
    if draft.far_title:
        why = Decision("title.matched-by-words", f"{why.evidence}; {draft.far_title}")
    parts: list[Part] = []
    for line, role in zip(lines, roles, strict=True):
        span = (line.start, line.end)
        if parts and parts[-1].role is role is Role.HEADLINE:
            parts[-1] = parts[-1]._replace(spans=(*parts[-1].spans, span))
        else:
            parts.append(Part(role, (span,), why))
    return parts


def _pen_name(source: Source, title: Sequence[Line], text: str) -> list[Part]:
    """The last line of a title where it is a name and nothing else: a pen name, which no list of surnames knows.

    Nobody writes of himself by it, and the line above goes on in no name.
    """
    if len(title) < 2 or title[-1].mark:
        return []
    last = title[-1]
    name = "".join(last.view.split())
    short = 2 <= len(name) <= 3 and name.isalpha() and title[-2].width >= 2 * 2 * len(name)
    known = has_surname(name) or name != last.view
    if not short or not known or is_word(name) or name in text or cuts_word(title[-2].view, name):
        return []
    printed = "".join(source.text[slice(*last.inner)].split())
    why = Decision("byline.pen-name-under-title", last.view, (("name", printed),))
    return [Part(Role.BYLINE, ((last.start, last.end),), why)]


def _subhead_parts(lines: Sequence[Line], regular_gap: int) -> list[Part]:
    why = Decision("subhead.short-line-in-body", f"{len(lines)} lines")
    groups = group_subhead(lines, regular_gap)
    return [Part(Role.SUBHEAD, tuple((x.start, x.end) for x in group), why) for group in groups]


def _quoted(unit: Unit, beside: int, near: Sequence[int], bare: Sequence[str]) -> int:
    """Return the article whose body says what a pull quote says."""
    said = re.sub(r"\W+", "", unit.view)
    return next((i for i in near if said in bare[i]), beside)


def home_of(
    unit: Unit, beside: int, near: Sequence[int], views: Sequence[str], company: int | None = None
) -> int | None:
    """Return the article a caption belongs to: by words, its neighbour preferred; `None` for a picture alone.

    `company` is the article of the picture right above it: two pictures together are of one article, if words allow.
    """
    best, most = beside, likeness(unit.view, views[beside])
    if most >= OWN:
        return best
    pull = PULL if most >= KINSHIP else PULL / 2
    if company is not None and company != beside and (share := likeness(unit.view, views[company])) >= most:
        best, most = company, share
    for i in near:
        share = likeness(unit.view, views[i])
        if share > most + (pull if best == beside else 0.0):
            best, most = i, share
    return best if len(unit.view) <= LONG or most >= KINSHIP else None


def confidence_of(draft: Draft, elements: Sequence[Element]) -> float:
    """Return how sure an article is: from the price of its reading, and what it lacks that articles have."""
    doubt = draft.price * PRICE + (FAR_TITLE if draft.far_title else 0.0)
    doubt += 0.0 if draft.has("title") else UNTITLED
    roles = [element.role for element in elements]
    doubt += 0.0 if Role.BYLINE in roles else UNSIGNED
    doubt += SUBHEADS if Role.SUBHEAD in roles else 0.0
    margins = [float(margin) for element in elements if (margin := element.why.get("margin"))]
    doubt += CLOSE_TITLE * max(0.0, CLEAR - min(margins, default=CLEAR))
    doubts = sum(key == "doubt" for element in elements for key, _ in element.why.captures)
    doubt += DOUBTFUL_JOIN * min(doubts, 2)
    unended = sum(e.role is Role.PARAGRAPH and e.text[-1] not in _ENDS for e in elements)
    doubt += UNENDED * min(unended, 2)
    return round(max(0.05, min(SUREST, SUREST - doubt)), 2)
