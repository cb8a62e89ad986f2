"""The raw text of a page, and a view of it of the same length that rules match on.

The view is folded: Traditional to Simplified, full-width ASCII to half-width, the shapes of brackets, quotes, slashes
and spaces to one each. Every fold maps one character to one, so an offset into the view *is* an offset into the source,
and the source is never edited. This is the only module that knows OpenCC.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING, Literal

from zhnews.errors import NotTextError, OptionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhnews.models import Span

Script = Literal["keep", "simplified", "traditional"]

# Left of the arrow what is printed or recognised, right what the rules are written for.
_SHAPES = {
    "(": "（﹙⦅",
    ")": "）﹚⦆",
    "[": "【〔［〖﹝",
    "]": "】〕］〗﹞",
    "“": "「『＂﹁﹃",
    "”": "」』﹂﹄",
    "/": "／╱∕⁄",
    "、": "､",
    "。": "｡",
    "—": "─―－",
    "·": "‧・•∙⋅･",
    " ": "\u3000\u00a0\t\u2002\u2003\u2009\u202f",
    "□": "☐❑▢",
    "|": "丨│∣┃",
}
_FOLDS = {odd: plain for plain, odds in _SHAPES.items() for odd in odds}
_FOLDS.update({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _FOLDS})
# Characters of a page below which the lack of periods says nothing of it.
_SOME = 100
# 、 at the end of a line, or of a cell of one.
_LAST_MARK = re.compile("、(?=[ ]{0,80}$|[ ]{2})", re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")
# The Han blocks in which OpenCC's character tables have entries; a page without any has nothing to convert.
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LINE = re.compile(r"[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")


@cache
def _converter(config: str) -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC(config).convert
    return convert


def fold(text: str) -> str:
    """Return the text as rules see it: Simplified, half-width, one shape for each bracket; the length never changes.

    >>> fold("〔記者王曉／台北報導〕２日")
    '[记者王晓/台北报导]2日'
    """
    view = _SURROGATE.sub("\ufffd", text)
    if _HAN.search(view):
        simplified = _converter("t2s")(view)
        # No entry of OpenCC's dictionaries changes the length today; should one come, rules see the text unconverted.
        view = simplified if len(simplified) == len(view) else view
    for odd in _FOLDS.keys() & set(view):
        view = view.replace(odd, _FOLDS[odd])
    return view


def convert(text: str, script: Script) -> str:
    """Return the text in the script asked for; lone surrogates, which OpenCC refuses, stay as they are.

    >>> convert("香港電車", "simplified"), convert("香港电车", "traditional")
    ('香港电车', '香港電車')
    """
    if script == "keep" or not _HAN.search(text):
        return text
    change = _converter({"simplified": "t2s", "traditional": "s2t"}[script])
    return "".join(part if _SURROGATE.match(part) else change(part) for part in re.split("([\ud800-\udfff]+)", text))


_FULL = str.maketrans({",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"})
_WIDE = r"\u3400-\u9fff“”‘’「」『』《》（）。，、；：？！…—"
_HALF = re.compile(rf"(?<=[{_WIDE}])[,:;?!()]|[,:;?!()](?=[{_WIDE}])")


def widen(text: str) -> str:
    """Return the text with half-width punctuation beside Han characters made full-width; digits and Latin keep theirs.

    >>> widen("他说:“行,走吧!”(1,200人)")
    '他说：“行，走吧！”（1,200人）'
    """
    return _HALF.sub(lambda mark: mark.group().translate(_FULL), text)


class Source:
    """A page's text with its view; `spans` walks its lines.

    A page is `sparse` that has hardly a period: of the Republic era, in which 、 ends sentences too, or nothing does.
    At the end of a line its view has 。 for 、.

    >>> source = Source("第一行\\n\\n 第二行 ")
    >>> [source.text[a:b] for a, b in source.spans()]
    ['第一行', ' 第二行 ']
    """

    __slots__ = ("sparse", "text", "view")

    def __init__(self, text: str) -> None:
        if not isinstance(text, str):
            raise NotTextError.given(text)
        self.text = text
        self.view = fold(text)
        self.sparse = len(text) > _SOME and self.view.count("。") * 8 < max(4, self.view.count("、"))
        if self.sparse:
            self.view = _LAST_MARK.sub("。", self.view)

    @property
    def traditional(self) -> bool:
        """Whether the page is printed in Traditional characters: one in eight differs from its Simplified form."""
        text, view = self.text[:4000], self.view[:4000]
        folded = "".join(compress(view, map(ne, text, view)))
        return len(_HAN.findall(folded)) * 20 > len(_HAN.findall(view))

    def spans(self) -> list[Span]:
        """Return the span of every physical line that is not empty, white space at its ends included."""
        return [match.span() for match in _LINE.finditer(self.text)]


def check_script(script: str) -> None:
    """Raise `OptionError` for a script that `convert` does not know."""
    if script not in {"keep", "simplified", "traditional"}:
        message = f"script is 'keep', 'simplified' or 'traditional', not {script!r}."
        raise OptionError(message)
