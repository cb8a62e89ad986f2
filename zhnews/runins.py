"""What stands inside a paragraph's lines but is not its text: datelines, bylines, credits, notes, continuation marks.

A part is taken from the head or the tail of a paragraph, again and again while a rule finds one; what remains is the
paragraph. A caption is a block that says so: by a pointer mark, by 图为, or by the credit that closes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zhnews.knowledge import bylines, continuations, datelines, furniture, notes
from zhnews.knowledge.credits import ARROWS, BULLETS, MARKS, POINTED
from zhnews.models import Decision, Role
from zhnews.people import read_people, sign, split_place
from zhnews.photo_credits import closing_credit
from zhnews.places import is_place
from zhnews.roles import opens
from zhnews.rules import TAIL, captures, pattern, spans
from zhnews.strands import subtract

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import regex

    from zhnews.models import Rule, Span
    from zhnews.strands import Strand

# How much of the line above is read with a line that may end its mark.
_ABOVE = 60
# How far into a paragraph its dateline and byline may reach: eight reporters with their papers, and to spare.
_HEAD = 160
_HEAD_CUE = re.compile(f"[(\\[据上接续◀▶]|[{ARROWS}{BULLETS}][(\\[]")
_TAIL_CUE = re.compile(r"[■□◇版完续]$|作者[系为是]|" + bylines.TAIL_LOOK)
# A credit closes its caption, with its verb or with a bracket that has one in it.
_CREDIT_CUE = re.compile(
    r"(?:[摄绘]|摄影|供图|提供|报[道导]|[图照]片?|截图|画面|传真|新华社发|中新社发|\d日|图[片据].{2,16})[ 。▲▼◀►◄]*$"
    r"|(?:摄影|图|图源|照片|图片|插图|漫画|来源|提供)[/:：|][^。]{2,24}$|摄影 [^。]{2,24}$|[取截]自\S{1,12}$"
    r"|(?:[摄影图照绘]|提供|视觉|发|[取截]自)[^。]{0,24}[)\]][ 。▲▼◀►]*$"
)
_MARK_OPENS = "([◀▶►◄←→<>"  # what stands before 下转二版
_CREDIT_LOOK = 40  # characters at a caption's end
_CREDIT_ENDS = "摄绘影供提图照片导道真画面图发日)] 。▲▼◀►◄" + "0123456789"
_POINTER = re.compile(POINTED)
_PICTURE = re.compile(
    rf"[{MARKS}]?[ ]?(?:[上下左右题]?图(?:为|片为|[:：/]|①)|[上下左右]图\S|(?:大|小|资料)图[:：]|图片说明[:：])"
)


class Part(NamedTuple):
    """A piece of a block with its role: what an element will be made of."""

    role: Role
    spans: tuple[Span, ...]
    why: Decision


_Taken = tuple[Role, "list[Span]", Decision]


def split_run_ins(strand: Strand, default: Decision, *, opens: bool) -> list[Part]:
    """Return the parts of a text block in reading order; what no rule takes out of it is its paragraph or caption.

    `opens` says that it may begin with a dateline or byline.
    """
    view = strand.view
    if (caption := _caption(strand)) is not None:
        return caption
    heads, start = _take_heads(strand) if opens or _HEAD_CUE.match(view) else ([], 0)
    tails, end = _take_tails(strand, start) if _TAIL_CUE.search(view[-TAIL:]) else ([], len(view))
    parts = [_part(strand, taken) for taken in heads]
    if view[start:end].strip():
        parts.append(Part(Role.PARAGRAPH, strand.cut(start, end), default))
    return parts + [_part(strand, taken) for taken in reversed(tails)]


def _part(strand: Strand, taken: _Taken) -> Part:
    role, ranges, why = taken
    return Part(role, tuple(span for a, b in ranges for span in strand.cut(a, b)), why)


def _take_heads(strand: Strand) -> tuple[list[_Taken], int]:
    """Take continuation marks, datelines and bylines off a paragraph's head; return them and where its text begins."""
    taken: list[_Taken] = []
    at = bullet = int(strand.view[0] in MARKS and strand.view[1:2] in {"(", "["})
    for _ in range(4):
        found = _head(strand, at)
        if not found:
            break
        parts, after = found
        if at == bullet == 1:
            parts[0][1].insert(0, (0, 1))
        taken += parts
        at = after
        while strand.view[at : at + 1] in {" ", ":", "，", ","} and at < len(strand.view):
            at += 1
        if at > after:
            taken[-1][1].append((after, at))
    return taken, at if taken else 0


_BRACKETED = (r"[\[(]", r"\(")


def _head(strand: Strand, at: int) -> tuple[list[_Taken], int] | None:
    view = strand.view[at : at + _HEAD]
    for rules, ask in ((continuations.RULES, _continuation), (datelines.HEADS, _dateline), (bylines.HEADS, _byline)):
        for rule in rules:
            # Two thirds of the forms begin with a bracket, and most paragraphs asked about do not.
            if rule.pattern.startswith(_BRACKETED) and view[:1] not in "([":
                continue
            hit = pattern(rule.pattern).match(view)
            if hit and hit.end() and (parts := ask(strand, at, rule, hit)):
                return parts, at + hit.end()
    return None


def _continuation(strand: Strand, at: int, rule: Rule, hit: regex.Match[str]) -> list[_Taken] | None:
    """A mark at a paragraph's edge stands in brackets or says 上接; 接八版 in a sentence is neither."""
    if hit.group()[0] not in _MARK_OPENS and hit.group()[:2] not in {"上接", "紧接"}:
        return None
    caught = captures(hit, ("from", "on"), strand.said_from(at))
    return [(Role.CONTINUATION, [(at, at + hit.end())], Decision(rule.name, hit.group(), tuple(caught)))]


def _dateline(strand: Strand, at: int, rule: Rule, hit: regex.Match[str]) -> list[_Taken] | None:
    """A dateline with the byline that stands inside it or behind it, each an element of its own."""
    for a, b in spans(hit, "place"):
        if not spans(hit, "byline") and not is_place(hit.string[a:b]):
            return None
    for a, b in spans(hit, "byline_place"):
        length = split_place(hit.string[a:b])
        return None if length is None else _glued_dateline(strand, at, rule, hit, (a, a + length))
    inside = [(at + a, at + b) for a, b in spans(hit, "byline")]
    own = subtract(at, at + hit.end(), inside)
    parts: list[_Taken] = []
    if inside:
        people = sign(hit, strand.said_from(at), strand.seams_from(at))
        evidence = "".join(hit.string[a - at : b - at] for a, b in inside)
        if people is None and evidence[:1] != "(":
            return None
        parts.append((Role.BYLINE, inside, Decision("byline.after-dateline", evidence, people or ())))
    dateline: _Taken = (Role.DATELINE, own, Decision(rule.name, hit.group()))
    return [dateline, *parts]


def _glued_dateline(strand: Strand, at: int, rule: Rule, hit: regex.Match[str], signed: Span) -> list[_Taken]:
    """A dateline in which people and place stand with nothing between them: (中央社记者张大同台北10日电)."""
    start, end = signed
    text = hit.string[start:end]
    people = tuple((p.kind, strand.said(at + start + p.start, at + start + p.end)) for p in read_people(text))
    own = [(at, at + start), (at + end, at + hit.end())]
    byline = [(at + start, at + end)]
    return [
        (Role.DATELINE, own, Decision(rule.name, hit.group())),
        (Role.BYLINE, byline, Decision("byline.inside-dateline", text, people)),
    ]


def _byline(strand: Strand, at: int, rule: Rule, hit: regex.Match[str]) -> list[_Taken] | None:
    people = sign(hit, strand.said_from(at), strand.seams_from(at))
    if people is None or (not people and hit.re.groupindex):
        return None
    return [(Role.BYLINE, [(at, at + hit.end())], Decision(rule.name, hit.group(), people))]


def _take_tails(strand: Strand, start: int) -> tuple[list[_Taken], int]:
    """Take notes, marks and closing bylines off a paragraph's end; return them, last first, and where its text ends."""
    taken: list[_Taken] = []
    end = len(strand.view)
    for _ in range(3):
        low = max(start, end - TAIL)
        found = _tail(strand.view[low:end], strand.said_from(low), strand.seams_from(low))
        if not found:
            break
        role, at, why = found
        taken.append((role, [(low + at, end)], why))
        end = low + at
    return taken, end


_AT_THE_END = {"furniture.editor-at-the-end", "furniture.end-mark"}
_TAILS = (
    (continuations.RULES, Role.CONTINUATION),
    (notes.TAILS, Role.AUTHOR_NOTE),
    (datelines.TAILS, Role.DATELINE),
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

    tail = _tail(text, said, [seam]) if _TAIL_CUE.search(text) else None
    credit = closing_credit(text, said) if view[-1] == ")" or _CREDIT_CUE.search(text[-_CREDIT_LOOK:]) else None
    # What is a credit from the first character of the line above on is a title, and who signs below it.
    if not (tail and tail[1] < seam) and not (credit and 0 < credit[0] < seam):
        return False
    whole = closing_credit(before, said)
    return whole is None or not whole[1].get("photographer")


def _tail(view: str, said: Callable[[int, int], str], seams: Sequence[int]) -> tuple[Role, int, Decision] | None:
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
    if role is Role.BYLINE:
        people = sign(hit, said, seams)
        return Decision(rule.name, hit.group(), people) if people else None
    return Decision(rule.name, hit.group(), tuple(captures(hit, ("from", "on"), said)))


def _is_mark(text: str, before: str) -> bool:
    """Whether 下转二版 is a mark: in brackets, behind an arrow, or behind a sentence's end; 转 alone may be a word."""
    return text[0] in _MARK_OPENS or (text.startswith(("下转", "紧转", "下接")) and before[-1:] in "。!?…”")


def _caption(strand: Strand) -> list[Part] | None:
    """Return a caption's parts where the block is one, else `None`."""
    view = strand.view
    pointed = _POINTER.match(view) or (view[-1:] in "▲▼◀►" and len(view) < 200)
    pictured = _PICTURE.match(view)
    ends = view[-1] in _CREDIT_ENDS or "/" in view[-24:] or ":" in view[-24:]
    taken = _take_credits(strand) if pointed or pictured or (ends and _CREDIT_CUE.search(view[-_CREDIT_LOOK:])) else []
    end = taken[-1][1][0][0] if taken else len(view)
    if not (pointed or pictured or taken) or (opens(view) and "。" not in view[:end]):
        return None
    rule = "caption.pointer-mark" if pointed else "caption.picture-word" if pictured else "caption.closed-by-credit"
    parts = []
    if view[:end].strip(" " + MARKS):
        parts.append(Part(Role.CAPTION, strand.cut(0, end), Decision(rule, view[:12])))
    elif not taken:
        return [Part(Role.FURNITURE, strand.cut(0, end), Decision("furniture.stray-mark", view))]
    else:
        taken[-1][1][0] = (0, taken[-1][1][0][1])
    return parts + [_part(strand, part) for part in reversed(taken)]


def _take_credits(strand: Strand) -> list[_Taken]:
    """Take the credits off a caption's end, last first."""
    taken: list[_Taken] = []
    end = len(strand.view)
    for _ in range(2):
        low = max(0, end - TAIL)
        found = closing_credit(strand.view[low:end], strand.said_from(low))
        if not found:
            break
        at, why = found
        taken.append((Role.CREDIT, [(low + at, end)], why))
        end = low + at
    return taken


def label_parts(strand: Strand, role: Role, why: Decision) -> list[Part]:
    """Return a labelled line as the part its label says it is."""
    return [Part(role, strand.cut(0, len(strand.view)), why)]
