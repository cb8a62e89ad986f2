"""What a line's end says of itself: a picture's credit, a name below a text, a bracket that is still open."""

from __future__ import annotations

import re

from zhnews.knowledge.credits import LINE_END

# How a caption, a wire item, a letter or an instalment ends with credit, editor, writer or mark: no sentence.
_DATED = re.compile(r"(?:据|综合)?[一-鿿]{1,10}[讯电] ?\([^()]*\)$")
_CREDITED = re.compile(
    LINE_END + r"|\((?:编辑|译者|编译|核稿)[:：/][^()]{2,30}\)\d{0,7}$|[。!?”] ?\([\u4e00-\u9fff :]{2,24}\)$"
    r"|\((?:未完|完|待续|未完待续)\)$"
)
_IS_PICTURED = re.compile(LINE_END)
# A credit's last word, where that is no name and makes no other word with what follows it.
_CREDIT_WORD = re.compile(r"(?:摄影|摄影报[道导]|供图|照片|图片|截图|[)\]])$")
# A credit, or its rest or a bracket's, on a line of its own is shorter (characters).
SHORT_REST = 12


def is_credited(view: str) -> bool:
    """Tell whether a line ends as a caption, a wire item or a letter does, which is no sentence's end.

    >>> is_credited("江边的船。方晓摄"), is_credited("他在拍摄时")
    (True, False)
    """
    closed = view[-1] in "摄绘影图片照供道导)]0123456789" and bool(_CREDITED.search(view))
    return (closed and not _DATED.match(view)) or "图/" in view[-6:]


def ends_in_credit(view: str) -> bool:
    """Tell whether a line ends with a credit's last word, which the next line's first character makes no longer.

    >>> ends_in_credit("江边的船。方晓/摄影"), ends_in_credit("江边的船。方晓摄")
    (True, False)
    """
    return _CREDIT_WORD.search(view[-8:]) is not None and is_credited(view)


def is_pictured(view: str) -> bool:
    """Tell whether a line ends with a picture's credit.

    >>> is_pictured("江边的船。方晓摄"), is_pictured("江边的船。受访者提供"), is_pictured("江边的船来了。(方晓)")
    (True, True, False)
    """
    return bool(_IS_PICTURED.search(view[-24:]))


def closes_credit(before: str, view: str) -> bool:
    """Tell whether a line is short and ends, with the line before it, a picture's credit that it is not by itself.

    >>> closes_credit("江边的船。图/方", "晓明"), closes_credit("江边的船。方晓摄", "王晓")
    (True, False)
    """
    return len(view) < SHORT_REST and not is_pictured(view) and is_pictured(before + view)


def closes_bracket(before: str, view: str) -> bool:
    """Tell whether a line is the rest of what stands in brackets at the end of the line before it: (下 and 转A4版).

    >>> closes_bracket("提供检视。(下", "转A4版)"), closes_bracket("提供检视。(下转A4版)", "转A4版)")
    (True, False)
    """
    return is_in_bracket(before) and len(view) - 1 == view.find(")") < SHORT_REST and "(" not in view


def is_in_bracket(view: str) -> bool:
    """Tell whether a bracket is still open where a line ends."""
    return max(view.rfind("("), view.rfind("[")) > max(view.rfind(")"), view.rfind("]"))
