"""From spans to what a reader reads: wraps joined, letter-spacing closed up, layout marks taken off.

An element's text follows from its role and its spans and from nothing else, so that anyone can check it: `read` gives
the same text again. No character is corrected or converted here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhnews.knowledge.credits import MARKS, UNNAMED, UNPOINTED
from zhnews.marks import plain, unmark
from zhnews.models import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.models import Span

_WIDE = r"\u3400-\u9fff\uf900-\ufaff○〇"
_PUNCT = "，。、；：？！“”‘’「」『』《》〈〉（）【】〔〕…—"
# Justification puts spaces beside numbers and single letters (`9 月 13日`, `占 A 股`) and after wide punctuation; a
# space between two Han characters, or between two Latin words, was printed for a reason.
_JUSTIFIED = re.compile(
    rf"(?<=[{_PUNCT}])[ \u3000]+|(?<![ \u3000])[ \u3000]+(?=[{_PUNCT}])"
    rf"|(?<=\d)[ ]+(?=[年月日时時分秒万萬亿億元个個名人家岁歲点點%％])|(?<=[年月日第约約近占])[ ]+(?=\d)"
    rf"|(?<=[{_WIDE}])[ ]+(?=[A-Za-z][ ]+[{_WIDE}])"
    rf"|(?<=[{_WIDE}][ ][A-Za-z])[ ]+(?=[{_WIDE}])|(?<=[{_WIDE}][A-Za-z])[ ]+(?=[{_WIDE}])"
)
_SPACED = re.compile(r"(?<=\S)[ \u3000]+(?=\S)")
# Two characters set apart: half a letter-spaced title, or two words.
TWO_APART = re.compile(r"\S[ \u3000]+\S")
_LATIN_END = re.compile(r"[A-Za-z][.,;:!?]?$|[.,;:!?]$")
_DASHES = "—─－–-―"
_OPEN, _CLOSE = "（(【〔［[〖", "）)】〕］]〗"
_SIGN = re.compile("[#*_<>+-]")
_HALF = "*"  # half a pair of marks, the other round the rest of the line
_BULLETS = "□■口◆●○◎☆★▣◇▪•"


def read(text: str, spans: Sequence[Span], role: Role) -> str:
    """Return what a reader reads of these spans of a source in an element of this role.

    >>> title = "加 快 发 展\\n——答读者问"
    >>> read(title, ((0, 7),), Role.HEADLINE), read(title, ((8, 15),), Role.DECK)
    ('加快发展', '答读者问')
    >>> read("费雪（Alain\\nFischer）预测，9 月\\n13日", ((0, 8), (9, 27)), Role.PARAGRAPH)
    '费雪（Alain Fischer）预测，9月13日'
    """
    lines = _lines([text[start:end] for start, end in spans])
    if role in _DISPLAY:
        closed = [close_up(line) for line in lines]
        lines = closed if closed == lines else ["".join(x.split()) if TWO_APART.fullmatch(x) else x for x in closed]
        joined = plain("".join(lines) if role is Role.HEADLINE else join(lines))
        return _DISPLAY[role](joined)
    joined = plain(join(lines))
    joined = _strip_item(joined) if role is Role.PARAGRAPH else joined
    joined = _JUSTIFIED.sub("", joined) if " " in joined or "\u3000" in joined else joined
    return _strip_caption(joined) if role is Role.CAPTION else joined


def _lines(pieces: Sequence[str]) -> list[str]:
    """Return the printed lines of some pieces, ends trimmed, Markdown marks taken off."""
    lines = [piece.strip() for piece in pieces]
    whole = "".join(lines)
    if len(whole.splitlines()) > 1:
        lines = [line.strip() for piece in pieces for line in piece.splitlines()]
    if _SIGN.search(whole):
        lines = [_unmarked(line) for line in lines if line]
    return [line for line in lines if line]


def _unmarked(line: str) -> str:
    start, end, _ = unmark(line, 0, len(line))
    return line[start:end]


def join(lines: Sequence[str]) -> str:
    """Join the lines of a block: nothing between Han characters, a space where two Latin words meet.

    >>> join(["他说 hello", "world 是", "问候"])
    '他说 hello world 是问候'
    """
    if not any(line[0] <= "z" for line in lines):
        return "".join(lines)
    parts = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        parts.append(line)
        if following[:1].isascii() and following[:1].isalpha() and _LATIN_END.search(line):
            parts.append(" ")
    return "".join(parts)


def close_up(line: str) -> str:
    """Close up a letter-spaced line (加 快 发 展); a line with a space here and there keeps it.

    >>> close_up("超 过 万 里 的 “ 接 力 ”"), close_up("阳光 沙滩")
    ('超过万里的“接力”', '阳光 沙滩')
    """
    spaces = len(_SPACED.findall(line))
    ink = sum(not c.isspace() for c in line)
    # A title of n characters has n - 1 places to space; two in three is what is left when digits and Latin stay whole.
    if spaces >= 2 and spaces * 3 >= (ink - 1) * 2:
        return _SPACED.sub("", line)
    return line


def _plain(text: str) -> str:
    return text


def _strip_deck(text: str) -> str:
    return text.lstrip(_DASHES + " ") or text


def _strip_brackets(text: str) -> str:
    """Take off the brackets, dashes and marks around a note, a dateline or a label."""
    bare = text.strip(_OPEN + _CLOSE + _DASHES + MARKS + _HALF + "□｜|<>《》 \u3000") or text
    # 作者系某大学（北京）教授, 《某报》网站1月2日报道: a bracket that its other half asks for stays.
    for opening, closing in zip(_OPEN + "《", _CLOSE + "》", strict=True):
        if bare.count(opening) > bare.count(closing) and bare + closing in text:
            bare += closing
        elif bare.count(opening) < bare.count(closing) and opening + bare in text:
            bare = opening + bare
    return bare


def _strip_bullet(text: str) -> str:
    return text.lstrip(_BULLETS + _DASHES + UNNAMED + "▲△ \u3000").strip(_HALF) or text


def _strip_item(text: str) -> str:
    """Take off the bullet before a paragraph; 口 and ○ are characters of its text."""
    return text.lstrip(MARKS + UNPOINTED + " \u3000") or text


def _strip_caption(text: str) -> str:
    return text.strip(MARKS + UNNAMED + _HALF + " \u3000") or text


_DISPLAY = {
    Role.HEADLINE: _plain,
    Role.KICKER: _plain,
    Role.SUBHEAD: _plain,
    Role.PULL_QUOTE: _plain,
    Role.DECK: _strip_deck,
    Role.SECTION: _strip_brackets,
    Role.DATELINE: _strip_brackets,
    Role.AUTHOR_NOTE: _strip_brackets,
    Role.BYLINE: _strip_bullet,
    Role.CREDIT: _strip_caption,
    Role.CONTINUATION: _plain,
    Role.FURNITURE: _plain,
}
