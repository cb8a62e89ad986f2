"""Pages as JSON, JSON Lines, JSON-LD, Markdown and plain text, and as the list of decisions that made them.

Dictionaries are made in `zhnews.dictionaries`, linked data in `zhnews.linked_data`, TEI in `zhnews.tei_documents`, rows
in `zhnews.rows`, HTML in `zhnews.web_pages`; all of it is to be had from here. No file is written.
"""

from __future__ import annotations

import json
import re

from zhnews.dictionaries import article_to_dict, issue_from_dict, issue_to_dict, page_from_dict, page_to_dict
from zhnews.linked_data import article_to_json_ld, page_to_json_ld
from zhnews.models import Article, Caption, Element, Page, Role
from zhnews.rows import to_rows
from zhnews.tei_documents import to_tei
from zhnews.web_pages import to_html

__all__ = [
    "article_to_dict",
    "article_to_json_ld",
    "dump_json",
    "explain",
    "issue_from_dict",
    "issue_to_dict",
    "page_from_dict",
    "page_to_dict",
    "page_to_json_ld",
    "to_html",
    "to_json",
    "to_json_ld",
    "to_jsonl",
    "to_markdown",
    "to_rows",
    "to_tei",
    "to_text",
]

# Lone surrogates, which no encoding can write, and the three line ends that JSON allows inside a text and
# str.splitlines does not: escaped, a page stays one line and can be written to any UTF-8 file.
_UNSAFE_IN_JSON = re.compile("[\ud800-\udfff\x85\u2028\u2029]")

# What Markdown gives a meaning anywhere in a line, and what it gives one at its start. `#` counts anywhere, because
# at the end of a heading it vanishes; `&` begins an entity, `~` strikes out, `|` makes tables.
_ACTIVE = re.compile(r"[\\`*_\[\]<>#&~|]")
_ACTIVE_AT_START = re.compile(r"(?P<number>[0-9]{1,9})(?=[.)])|(?=[-+=])")

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_SHOWN_CHARACTERS = 40


def to_json(page: Page, *, indent: int | None = None) -> str:
    """Return `page_to_dict` as JSON text: Chinese as it is, and only what could not be written to a file escaped.

    `page_from_dict(json.loads(...))` gives the page back, whatever characters it holds.

    >>> to_json(Page("江"))[-14:]
    '"source": "江"}'
    """
    return dump_json(page_to_dict(page), indent=indent)


def to_jsonl(page: Page, *, file: str = "", number: int = 0) -> str:
    r"""Return a line of JSON for each article: `article_to_dict`, and before it where the article is from.

    `file` is written as it is given; `page` is the number given, of this page among those written, counted from 0.

    >>> to_jsonl(Page("江", (Article(()),)), file="a.txt")[:45]
    '{"file": "a.txt", "page": 0, "article": 0, "h'
    """
    place = {"file": file, "page": number}
    lines = ({**place, "article": index, **article_to_dict(article)} for index, article in enumerate(page))
    return "".join(dump_json(line) + "\n" for line in lines)


def to_json_ld(page: Page, *, indent: int | None = None) -> str:
    """Return `page_to_json_ld` as JSON text that may stand in a `script` element of a web page: `<` is escaped.

    >>> to_json_ld(Page("江"))
    '{"@context": "https://schema.org", "@graph": []}'
    """
    return dump_json(page_to_json_ld(page), indent=indent).replace("<", "\\u003c")


def dump_json(data: object, *, indent: int | None = None) -> str:
    r"""Return JSON that holds no line end of its own unless indented, and no character that UTF-8 cannot write.

    >>> print(dump_json(["江\u2028边", "\ud800"]))
    ["江\u2028边", "\ud800"]
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def to_text(page: Page) -> str:
    r"""Return each article's headline and body, set apart by empty lines; captions and notes are left out.

    >>> from zhnews.models import Decision
    >>> to_text(Page("江", (Article((Element(Role.PARAGRAPH, "江", ((0, 1),), Decision("body")),)),)))
    '江\n'
    """
    blocks = [part for article in page for part in (article.headline, article.text) if part]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def explain(page: Page) -> str:
    """Say for every element, a line each in source order, where it starts, of which article it is, what it is, and why.

    Articles are numbered from 1, `-` stands for none; line ends inside a text are shown as ⏎.

    >>> from zhnews.models import Decision
    >>> print(explain(Page("江", (), (Element(Role.FURNITURE, "江", ((0, 1),), Decision("rest", "alone")),))))
    characters: 1, articles: 0, elements: 1
         0  -    furniture     rest (alone): 江
    """
    owned = [(str(number), e) for number, article in enumerate(page, 1) for e in article.elements]
    owned += [("-", e) for e in page.loose]
    title = f"characters: {len(page.source)}, articles: {len(page)}, elements: {len(owned)}"
    owned.sort(key=lambda pair: pair[1].start)
    return "\n".join([title, *(_explain_element(number, element) for number, element in owned)])


def to_markdown(page: Page) -> str:
    r"""Return the articles as Markdown, a rule between them; signs in a text that Markdown would act on are escaped.

    >>> from zhnews.models import Decision
    >>> title = Element(Role.HEADLINE, "3*5 届", ((0, 5),), Decision("heading"))
    >>> to_markdown(Page("3*5 届", (Article((title,)),)))
    '# 3\\*5 届\n'
    """
    parts = ["\n\n".join(_markdown_blocks(article)) for article in page]
    loose = [_emphasised(_caption_line(caption), "*") for caption in page.captions]
    written = [part for part in [*parts, "\n\n".join(filter(None, loose))] if part]
    return "\n\n---\n\n".join(written) + "\n" if written else ""


def _explain_element(number: str, element: Element) -> str:
    shown = _LINE_END.sub("⏎", element.text)
    shown = shown if len(shown) <= _SHOWN_CHARACTERS else shown[: _SHOWN_CHARACTERS - 1] + "…"
    joins = [f"{name}: {value}" for name, value in element.why.captures if name in {"join", "doubt"}]
    why = _LINE_END.sub("⏎", "; ".join([str(element.why), *joins]))
    return f"{element.start:>6}  {number:<3}  {element.role.value:<12}  {why}: {shown}"


def _markdown_blocks(article: Article) -> list[str]:
    """Return the blocks in a reader's order, the empty ones left out."""
    signed = [e.text for e in article.of(Role.BYLINE, Role.DATELINE)]
    notes = [e.text for e in article.of(Role.AUTHOR_NOTE, Role.CONTINUATION)]
    blocks = [
        _emphasised(article.section, "**"),
        _emphasised(article.kicker, "**"),
        _heading("#", article.headline),
        _emphasised(article.deck, "**"),
        _paragraph("　".join(signed)),
        *(_body_block(e) for e in article.of(Role.PARAGRAPH, Role.SUBHEAD, Role.PULL_QUOTE)),
        *(_emphasised(_caption_line(caption), "*") for caption in article.captions),
        *(_emphasised(note, "*") for note in notes),
    ]
    return [block for block in blocks if block]


def _body_block(element: Element) -> str:
    if element.role is Role.SUBHEAD:
        return _heading("##", element.text)
    text = _paragraph(element.text)
    return "> " + text.replace("\n", "\n> ") if element.role is Role.PULL_QUOTE and text else text


def _caption_line(caption: Caption) -> str:
    return "　".join(filter(None, (caption.text, caption.credit)))


def _heading(mark: str, text: str) -> str:
    line = _one_line(text)
    return f"{mark} {line}" if line else ""


def _emphasised(text: str, mark: str) -> str:
    line = _one_line(text)
    return f"{mark}{line}{mark}" if line else ""


def _one_line(text: str) -> str:
    return " ".join(_escaped_lines(text))


def _paragraph(text: str) -> str:
    return "\\\n".join(_escaped_lines(text))  # a backslash keeps the line end inside the paragraph


def _escaped_lines(text: str) -> list[str]:
    """Return the lines that hold something, without the spaces around them (four would make a code block)."""
    stripped = (line.strip() for line in _LINE_END.split(text))
    return [_escaped(line) for line in stripped if line]


def _escaped(line: str) -> str:
    r"""Put a backslash before every sign that Markdown would act on.

    >>> print(_escaped("1. 江_边_"), _escaped("- 江边"), _escaped("2024年"))
    1\. 江\_边\_ \- 江边 2024年
    """
    at_start = _ACTIVE_AT_START.match(line)
    number = at_start["number"] or "" if at_start else ""
    rest = _ACTIVE.sub(r"\\\g<0>", line.removeprefix(number))
    return f"{number}\\{rest}" if at_start else rest
