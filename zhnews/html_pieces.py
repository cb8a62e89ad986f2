"""What the two sides of a report share: text made safe, the names and signs of roles, and how an element stands.

Text of a page never stands in an attribute, and always in a `bdi`, so that no mark in it turns its surroundings.
"""

from __future__ import annotations

import html
import re

from zhnews.exhibits import Exhibit
from zhnews.models import Role

# One character that stands above the text, the Chinese term, the English one.
NAMES = {
    Role.SECTION: ("栏", "栏目", "section"),
    Role.KICKER: ("引", "引题", "kicker"),
    Role.HEADLINE: ("题", "主题", "headline"),
    Role.DECK: ("副", "副题", "deck"),
    Role.BYLINE: ("署", "署名", "byline"),
    Role.DATELINE: ("电", "电头", "dateline"),
    Role.SUBHEAD: ("小", "小标题", "subhead"),
    Role.PARAGRAPH: ("文", "正文", "paragraph"),
    Role.PULL_QUOTE: ("摘", "引文", "pull quote"),
    Role.CAPTION: ("图", "图片说明", "caption"),
    Role.CREDIT: ("摄", "摄影", "credit"),
    Role.AUTHOR_NOTE: ("注", "作者附注", "author note"),
    Role.CONTINUATION: ("续", "上接下转", "continuation"),
    Role.FURNITURE: ("眉", "报眉版次", "furniture"),
}
COLOURS = 8
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# What HTML cannot say or a browser would not show: control characters get their pictures, the rest one sign.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), 0xFFFD)


def say(text: str) -> str:
    r"""Return the text as HTML that any encoding of Unicode can write; every line end becomes a newline.

    >>> say("A<B\r\n\0\ud800")
    'A&lt;B\n␀�'
    """
    return html.escape(_LINE_END.sub("\n", text).translate(_PICTURES))


def isolate(text: str) -> str:
    """Return the text as HTML in which right-to-left marks turn nothing but the text itself.

    >>> isolate("方晓")
    '<bdi>方晓</bdi>'
    """
    return f"<bdi>{say(text)}</bdi>"


def bilingual(chinese: str, english: str) -> str:
    """Return a label in both languages, each marked as what it is; neither is escaped.

    >>> bilingual("原文", "Source")
    '原文 <span lang="en">Source</span>'
    """
    return f'{chinese} <span lang="en">{english}</span>'


def spoken(*words: str | int) -> str:
    """Return the attribute that says aloud what a sign stands for; the words are ours, never the page's.

    >>> spoken("1文", *NAMES[Role.PARAGRAPH][1:])
    'aria-label="1文 正文 paragraph"'
    """
    return f'aria-label="{" ".join(map(str, words))}"'


def tag_of(exhibit: Exhibit) -> str:
    """Return what stands above an element's text: its article's number, `?` where something is in doubt, its sign.

    >>> from zhnews.models import Decision, Element
    >>> element = Element(Role.DECK, "江", ((0, 1),), Decision("a.b"))
    >>> tag_of(Exhibit(number=1, element=element, article=3, confidence=0.4))
    '3?副'
    """
    article = str(exhibit.article or "") + ("?" if exhibit.unsure or exhibit.doubts else "")
    return article + NAMES[exhibit.element.role][0]


def classes(kind: str, exhibit: Exhibit) -> str:
    """Return the `class` attribute that gives an element its colour, one of eight by turns, and its warnings.

    >>> from zhnews.models import Decision, Element
    >>> element = Element(Role.DECK, "江", ((0, 1),), Decision("a.b"))
    >>> classes("run", Exhibit(number=1, element=element, article=9, confidence=0.4))
    'class="run deck c0 unsure"'
    """
    names = [kind, exhibit.element.role.value]
    names.append(f"c{(exhibit.article - 1) % COLOURS}" if exhibit.article else "none")
    names += ["unsure"] if exhibit.unsure else []
    names += ["doubtful"] if exhibit.doubts else []
    return f'class="{" ".join(names)}"'


def standing(exhibit: Exhibit) -> str:
    """Return of which article an element is, and how sure that article is.

    >>> from zhnews.models import Decision, Element
    >>> standing(Exhibit(number=1, element=Element(Role.DECK, "江", ((0, 1),), Decision("a.b"))))
    '不属文章 in no article'
    """
    number, sure = exhibit.article, f"{exhibit.confidence:.2f}"
    return f"第{number}篇 article {number} · 可信度 confidence {sure}" if number else "不属文章 in no article"
