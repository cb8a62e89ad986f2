"""A page as a TEI P5 document, for libraries and editions: a `div` for each article, and for all of it where it stood.

The subset of TEI that is written is shipped as a RELAX NG schema (`zhnews.schemas.tei_schema`). Rules and evidence are
left out; they are in `Page.to_dict`. No XML is read here and no file written.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

from zhnews.languages import language_of
from zhnews.models import Article, Element, Folio, Page, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMESPACE = "http://www.tei-c.org/ns/1.0"

# What XML 1.0 has no way to say, and the carriage return, which every XML parser turns into a line feed.
_UNSAYABLE = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_SIGN = "\ufffd"

_LANGUAGES = {"zh": "Chinese", "zh-Hans": "Chinese, simplified", "zh-Hant": "Chinese, traditional"}
_TITLES = frozenset({Role.SECTION, Role.KICKER, Role.HEADLINE, Role.DECK})
_TEXT = _TITLES | {Role.SUBHEAD, Role.PARAGRAPH}
_SIGNED = {Role.BYLINE: "byline", Role.DATELINE: "dateline"}
_PICTURE = {Role.CAPTION: "head", Role.CREDIT: "byline"}


def to_tei(page: Page, *, file: str = "page.txt") -> str:
    """Return the page as one TEI document; `file` names the text that was parsed, to which `@corresp` points.

    A character that XML cannot hold is a `g` element with its code in `@n` and U+FFFD as its text; the header says how
    many there are.

    >>> from zhnews.models import Decision
    >>> title = Element(Role.HEADLINE, "A<B\\0", ((0, 4),), Decision("heading"))
    >>> print(to_tei(Page("A<B\\0", (Article((title,)),))).splitlines()[-5])
    <head type="headline" corresp="char:0,4">A&lt;B<g n="U+0000">�</g></head>
    """
    language = language_of("".join(element.text for element in page.elements))
    root = ET.Element("TEI", {"xmlns": NAMESPACE})
    _add_header(root, page, language, file)
    text = ET.SubElement(root, "text", {"xml:lang": language})
    _add_body(text, page)
    _set_apart(root)
    return f'<?xml version="1.0"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_header(root: ET.Element, page: Page, language: str, file: str) -> None:
    folio = page.folio
    header = ET.SubElement(root, "teiHeader")
    described = ET.SubElement(header, "fileDesc")
    day = folio.date.isoformat() if folio.date else ""
    title = " ".join(filter(None, (folio.paper, day, folio.page, folio.section)))
    _add(ET.SubElement(described, "titleStmt"), "title", title or "A newspaper page")
    _add(ET.SubElement(described, "publicationStmt"), "p", "Unpublished; made by zhnews from the page's text.")
    _add_source(ET.SubElement(described, "sourceDesc"), folio)
    encoding = ET.SubElement(header, "encodingDesc")
    _add_practice(ET.SubElement(encoding, "editorialDecl"), page)
    _add_prefix(ET.SubElement(encoding, "listPrefixDef"), file)
    usage = ET.SubElement(ET.SubElement(header, "profileDesc"), "langUsage")
    _add(usage, "language", _LANGUAGES[language], ident=language)


def _add_source(described: ET.Element, folio: Folio) -> None:
    """Add what the folio says; a page that says nothing is described in words."""
    if folio == Folio():
        _add(described, "p", "A newspaper page that names neither its paper nor its date and number.")
        return
    bibl = ET.SubElement(described, "bibl")
    if folio.paper:
        _add(bibl, "title", folio.paper, level="j")
    if folio.date:
        _add(bibl, "date", folio.date.isoformat(), when=folio.date.isoformat())
    for unit, said in (("page", folio.page), ("section", folio.section)):
        if said:
            _add(bibl, "biblScope", said, unit=unit)


def _add_practice(declared: ET.Element, page: Page) -> None:
    joined = "Line ends of the print are joined, letter-spacing is closed up, and layout marks are taken off. "
    _add(declared, "p", f"{joined}No character is corrected.")
    count = sum(len(_UNSAYABLE.findall(element.text)) for element in page.elements)
    if count:
        kind = "Characters that XML cannot hold are g elements, with their Unicode numbers in @n. There are"
        _add(declared, "p", f"{kind} {count} of them.")


def _add_prefix(prefixes: ET.Element, file: str) -> None:
    target = quote(file, errors="surrogatepass")
    pattern = {"matchPattern": "([0-9]+),([0-9]+)", "replacementPattern": f"{target}#char=$1,$2"}
    prefix = ET.SubElement(prefixes, "prefixDef", {"ident": "char", **pattern})
    _add(prefix, "p", "Half-open ranges of the text parsed, in the form of RFC 5147; every Unicode code point counts.")


def _add_body(text: ET.Element, page: Page) -> None:
    """Add the articles in their order, and what belongs to none where it stood between them."""
    body = ET.SubElement(text, "body")
    ET.SubElement(body, "pb", {"n": _plain(page.folio.page)} if page.folio.page else {})
    articles = deque((_first(article.elements), number, article) for number, article in enumerate(page, 1))
    picture: ET.Element | None = None
    for element in page.loose:
        while articles and articles[0][0] <= element.start:
            _add_article(body, *articles.popleft()[1:])
        picture = _add_beside(body, element, picture)
    for _, number, article in articles:
        _add_article(body, number, article)
    if not page.articles:
        ET.SubElement(body, "ab")  # TEI asks for a block in every body


def _first(elements: Sequence[Element]) -> int:
    return min((element.start for element in elements), default=0)


def _add_article(body: ET.Element, number: int, article: Article) -> None:
    """Add an article; a subhead opens a part of it, and what follows the last of the text closes the article.

    TEI has titles above a text only, bylines and datelines above and below; between paragraphs they are blocks, `ab`.
    """
    div = ET.SubElement(body, "div", {"type": "article", "n": str(number), "cert": repr(float(article.confidence))})
    last = max((index for index, element in enumerate(article.elements) if element.role in _TEXT), default=-1)
    part, picture, begun = div, None, False  # whether the part has text already
    for index, element in enumerate(article.elements):
        place = div if index > last else part
        if element.role is Role.SUBHEAD:
            part = ET.SubElement(div, "div", {"type": "part"})
            begun = False
            _add_element(part, "head", element, type="subhead")
        elif element.role is Role.PARAGRAPH:
            begun = True
            _add_element(part, "p", element)
        elif element.role in _TITLES and part is div and not begun:
            _add_element(div, "head", element, type=element.role.value)
        elif element.role in _SIGNED and (index > last or not begun):
            _add_element(place, _SIGNED[element.role], element)
        elif element.role in _TITLES or element.role in _SIGNED:
            begun = True
            _add_element(part, "ab", element, type=element.role.value)
        else:
            picture = _add_beside(place, element, picture)


def _add_beside(place: ET.Element, element: Element, picture: ET.Element | None) -> ET.Element | None:
    """Add what stands beside a text, and return the picture that still lacks its credit."""
    if element.role in _PICTURE:
        if element.role is Role.CAPTION or picture is None:
            picture = ET.SubElement(place, "figure")
        _add_element(picture, _PICTURE[element.role], element)
        return picture if element.role is Role.CAPTION else None
    if element.role is Role.FURNITURE:
        _add_element(place, "fw", element)
    elif element.role is Role.PULL_QUOTE:
        _add_element(ET.SubElement(place, "note", {"type": element.role.value}), "quote", element)
    else:
        _add_element(place, "note", element, type=element.role.value)
    return picture


def _add_element(place: ET.Element, tag: str, element: Element, **attributes: str) -> None:
    corresp = " ".join(f"char:{start},{end}" for start, end in element.spans)
    node = ET.SubElement(place, tag, {**attributes, "corresp": corresp})
    names = element.why.captures if element.role is Role.BYLINE else ()
    _fill_named(node, element.text, ["".join(name.split()) for key, name in names if key == "name"])


def _fill_named(node: ET.Element, text: str, names: Sequence[str]) -> None:
    """Fill a node with a text, each name that is found in it marked; a letter-spaced name is found too."""
    at = 0
    for name in filter(None, names):
        found = re.compile(r"\s*".join(map(re.escape, name))).search(text, at)
        if found:
            _fill(node, text[at : found.start()])
            _fill(ET.SubElement(node, "persName"), found[0])
            at = found.end()
    _fill(node, text[at:])


def _add(place: ET.Element, tag: str, text: str, **attributes: str) -> None:
    _fill(ET.SubElement(place, tag, attributes), text)


def _fill(node: ET.Element, text: str) -> None:
    """Append a text to what a node holds, a `g` in the place of what XML cannot say."""
    said = _UNSAYABLE.split(text)
    unsayable = [f"U+{ord(char):04X}" for char in _UNSAYABLE.findall(text)]
    for code, following in chain([("", said[0])], zip(unsayable, said[1:], strict=True)):
        if code:
            ET.SubElement(node, "g", {"n": code}).text = _SIGN
        if len(node):
            node[-1].tail = (node[-1].tail or "") + following
        else:
            node.text = (node.text or "") + following


def _plain(text: str) -> str:
    return _UNSAYABLE.sub(_SIGN, text)


def _set_apart(node: ET.Element) -> None:
    """Put each element on a line of its own whose parent holds no text (a text filled in is at least empty)."""
    if node.text is None and len(node):
        node.text = "\n"
        for child in node:
            child.tail = "\n"
            _set_apart(child)
