"""What closes a paragraph: notes, marks and bylines at its end; and which lines are no more than the rest of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhnews.knowledge import bylines, continuations, datelines, furniture, notes
from zhnews.models import Decision, Role
from zhnews.people import sign
from zhnews.photo_credits import closing_credit
from zhnews.rules import captures, pattern, spans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import regex

    from zhnews.models import Rule

# How much of the line above is read with a line that may end its mark.
_ABOVE = 60
TAIL_CUE = re.compile(r"[■□◇版完续]$|作者[系为是]|" + bylines.TAIL_LOOK)
# A credit closes its caption, with its verb or with a bracket that has one in it.
CREDIT_CUE = re.compile(
    r"(?:[摄绘]|摄影|供图|提供|报[道导]|[图照]片?|截图|新华社/.{2,3}|画面|传真|新华社发|中新社发|\d日"
    r"|图[片据].{2,16})[ 。▲▼◀►◄]*$"
    r"|(?:摄影|图|图源|照片|图片|插图|漫画|来源|提供)[/:：|][^。]{2,24}$|(?:摄影|漫画|插画|插图) [^。]{2,24}$"
    r"|[取截摄]自\S{1,12}$|图据\S{2,10}$"
    r"|(?:[摄影图照绘]|提供|视觉|发|[取截]自)[^。]{0,24}[)\]][ 。▲▼◀►]*$"
)
CREDIT_LOOK = 40  # characters at a caption's end
MARK_OPENS = "([◀▶►◄←→<>"  # what stands before 下转二版

_AT_THE_END = {"furniture.editor-at-the-end", "furniture.end-mark"}
_TAILS = (
    (continuations.RULES, Role.CONTINUATION),
    (notes.TAILS, Role.AUTHOR_NOTE),
    ((*datelines.TAILS, datelines.SIGNED), Role.DATELINE),
    (tuple(r for r in furniture.LINES if r.name in _AT_THE_END), Role.FURNITURE),
    (bylines.TAILS, Role.BYLINE),
)


def ends_mark(before: str, view: str) -> bool:
    """Tell whether a line is the rest of a mark, byline or credit that begins where the line above ends.

    >>> ends_mark("灯亮了。(下", "转A4版)"), ends_mark("灯亮了。本报", "记者王晓"), ends_mark("灯亮了。", "(下转二版)")
    (True, True, False)
    """
    before = before[-_ABOVE:]
    text, seam = before + view, len(before)

    def said(start: int, end: int) -> str:
        return text[start:end]

    tail = closing_part(text, said, [seam]) if TAIL_CUE.search(text) else None
    credit = closing_credit(text, said) if view[-1] == ")" or CREDIT_CUE.search(text[-CREDIT_LOOK:]) else None
    # What is a credit from the first character of the line above on is a title, and who signs below it.
    if not (tail and tail[1] < seam) and not (credit and 0 < credit[0] < seam):
        return False
    whole = closing_credit(before, said)
    signed = tail is not None and whole is not None and tail[1] < whole[0]  # 撰文:王小明 摄影:李小 and 强
    return signed or whole is None or not whole[1].get("photographer")


def closing_part(view: str, said: Callable[[int, int], str], seams: Sequence[int]) -> tuple[Role, int, Decision] | None:
    """Return what closes a paragraph's end, and where it begins."""
    for rules, role in _TAILS:
        for rule in rules:
            hit = pattern(rf"(?:{rule.pattern})[ ]*$").search(view)
            if hit and (why := _decide_tail(rule, role, hit, said, seams)):
                return role, hit.start(), why
    return None


def _decide_tail(
    rule: Rule, role: Role, hit: regex.Match[str], said: Callable[[int, int], str], seams: Sequence[int]
) -> Decision | None:
    """A tail follows a whole sentence: names in brackets in the middle of one are part of it."""
    before = hit.string[: hit.start()].rstrip()
    sentence = not before or before[-1] in "。!?…”’)—.;:" or role is Role.CONTINUATION
    if not sentence or (role is Role.CONTINUATION and not _is_mark(hit.group(), before)):
        return None
    if role is Role.BYLINE or spans(hit, "byline"):
        people = sign(hit, said, seams)
        return Decision(rule.name, hit.group(), people) if people else None
    return Decision(rule.name, hit.group(), tuple(captures(hit, ("from", "on"), said)))


def _is_mark(text: str, before: str) -> bool:
    """Whether 下转二版 is a mark: in brackets, behind an arrow, or behind a sentence's end; 转 alone may be a word."""
    return text[0] in MARK_OPENS or (text.startswith(("下转", "紧转", "下接")) and before[-1:] in "。!?…”")
