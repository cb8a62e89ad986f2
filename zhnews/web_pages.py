"""A page as HTML that a browser shows without anything else: no script, no file beside it.

It shows the articles and the captions that belong to none; furniture is left out. Files are written elsewhere.
"""

from __future__ import annotations

import html
import re

from zhnews.models import Article, Caption, Element, Page, Role

_STYLE = """\
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.8; }
article { border-bottom: 1px solid; padding-bottom: 1em; margin-bottom: 2em; }
h1 { margin: 0; line-height: 1.4; }
p, figcaption, aside { white-space: pre-line; }
.section, .kicker, .deck, .byline, .note, figcaption { opacity: 0.75; margin: 0.3em 0; }
aside { border-left: 3px solid; margin: 1em 0; padding-left: 1em; }
figure { margin: 1em 0; }"""

# HTML has no way at all to say these: not raw, since no encoding writes a lone surrogate, and not as `&#xD800;`.
_UNSAYABLE = re.compile("[\0\ud800-\udfff]")


def to_html(page: Page) -> str:
    """Return the articles as one HTML page; each is an `article` with `h1`, `h2`, `p`, `aside` and `figure`.

    >>> from zhnews.models import Decision
    >>> title = Element(Role.HEADLINE, "A<B", ((0, 3),), Decision("heading"))
    >>> "<h1>A&lt;B</h1>" in to_html(Page("A<B", (Article((title,)),)))
    True
    """
    folio = page.folio
    day = folio.date.isoformat() if folio.date else ""
    title = " ".join(filter(None, (folio.paper, day, folio.page, folio.section))) or "zhnews"
    head = f'<meta charset="utf-8">\n<title>{_say(title)}</title>\n<style>\n{_STYLE}\n</style>'
    shown = [*map(_article, page), *map(_figure, page.captions)]
    body = "\n".join(shown)
    return f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _article(article: Article) -> str:
    body = article.of(Role.PARAGRAPH, Role.SUBHEAD, Role.PULL_QUOTE)
    notes = article.of(Role.AUTHOR_NOTE, Role.CONTINUATION)
    lines = [
        *_header(article),
        *(_body_element(element) for element in body),
        *(_figure(caption) for caption in article.captions),
        *(_tag("p", note.text, "note") for note in notes),
    ]
    return "\n".join(["<article>", *filter(None, lines), "</article>"])


def _header(article: Article) -> list[str]:
    signed = "　".join(e.text for e in article.of(Role.BYLINE, Role.DATELINE))
    lines = [
        _tag("p", article.section, "section"),
        _tag("p", article.kicker, "kicker"),
        _tag("h1", article.headline),
        _tag("p", article.deck, "deck"),
        _tag("p", signed, "byline"),
    ]
    return ["<header>", *filter(None, lines), "</header>"] if any(lines) else []


def _body_element(element: Element) -> str:
    names = {Role.SUBHEAD: "h2", Role.PULL_QUOTE: "aside"}
    return _tag(names.get(element.role, "p"), element.text)


def _figure(caption: Caption) -> str:
    said = "　".join(filter(None, (caption.text, caption.credit)))
    return f"<figure>{_tag('figcaption', said)}</figure>" if said else ""


def _tag(name: str, text: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<{name}{attribute}>{_say(text)}</{name}>" if text else ""


def _say(text: str) -> str:
    return html.escape(_UNSAYABLE.sub("\ufffd", text))
