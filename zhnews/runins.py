"""What stands inside a paragraph's lines but is not its text: datelines, bylines, credits, notes, continuation marks.

A part is taken from the head or the tail of a paragraph, again and again while a rule finds one; what remains is the
paragraph. A caption is a block that says so: by a pointer mark, by 图为, or by the credit that closes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zhnews.knowledge import bylines, continuations, datelines
from zhnews.knowledge.credits import ARROWS, BULLETS, GIVEN_BY_AGENCY, MARKS, POINTED
from zhnews.knowledge.parts import PAPER
from zhnews.models import Decision, Role
from zhnews.people import read_people, sign, split_place
from zhnews.photo_credits import closing_credit
from zhnews.places import is_place
from zhnews.roles import opens
from zhnews.rules import TAIL, captures, pattern, spans
from zhnews.strands import subtract
from zhnews.tails import CREDIT_CUE, CREDIT_LOOK, MARK_OPENS, TAIL_CUE, closing_part

if TYPE_CHECKING:
    import regex

    from zhnews.models import Rule, Span
    from zhnews.strands import Strand

# How far into a paragraph its dateline and byline may reach: eight reporters with their papers, and to spare.
_HEAD = 160
_HEAD_CUE = re.compile(f"[(\\[据上接续◀▶]|[{ARROWS}]{{1,3}} ?[上紧文]|[{ARROWS}{BULLETS}][(\\[]")
_WORD = re.compile(r"(?<!\S)(?:[一-鿿] [一-鿿]|\S{2,12})(?= )")
_SIGNER = rf"(?:{PAPER})?\L<roles>"
_CREDIT_ENDS = "摄绘影供提图照片导道真画面图发日)] 。▲▼◀►◄" + "0123456789"
_GIVEN_ENDS = ")社透博"
_SHORT = 64  # characters of a caption that an agency closes
_CREDIT_HINTS = frozenset("/:|自据影画")
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
    tails, end = _take_tails(strand, start) if TAIL_CUE.search(view[-TAIL:]) else ([], len(view))
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
        found = _head(strand, at) or (_signed_behind(strand, at) if taken else None)
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


def _signed_behind(strand: Strand, at: int) -> tuple[list[_Taken], int] | None:
    """Take who signs behind a dateline with only spaces around: 本报柳川2日电 记者王晓 通讯员李小明 柳川市今天."""
    view = strand.view[at : at + _HEAD]
    seams = (seam for seam in strand.seams_from(at)[:2] if _names_end(f"{view[:seam]} ") == seam)
    end = _names_end(view) or next(seams, 0)
    people = read_people(view[:end])
    if not people:
        return None
    captures = tuple((p.kind, strand.said(at + p.start, at + p.end)) for p in people)
    return [(Role.BYLINE, [(at, at + end)], Decision("byline.behind-dateline", view[:end], captures))], at + end


def _names_end(view: str) -> int:
    """Return where roles and names end that nothing but spaces parts, 0 where none stand there."""
    end = 0
    for word in _WORD.finditer(view):
        role = pattern(_SIGNER).match(word.group())
        people = read_people(word.group(), strong=role is not None)
        if not people and role and role.end() == len(word.group()):
            continue
        if not people or not (role or end or pattern(_SIGNER).fullmatch(view[: word.start()].rstrip())):
            break
        end = word.end()
    return end


def _continuation(strand: Strand, at: int, rule: Rule, hit: regex.Match[str]) -> list[_Taken] | None:
    """A mark at a paragraph's edge stands in brackets or says 上接; 接八版 in a sentence is neither."""
    if hit.group()[0] not in MARK_OPENS and hit.group()[:2] not in {"上接", "紧接"}:
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
        found = closing_part(strand.view[low:end], strand.said_from(low), strand.seams_from(low))
        if not found:
            break
        role, at, why = found
        signed = pattern(datelines.SIGNED.pattern).match(strand.view[low + at : end]) if role is Role.DATELINE else None
        parts = _dateline(strand, low + at, datelines.SIGNED, signed) if signed else None
        taken += reversed(parts or [(role, [(low + at, end)], why)])
        end = low + at
    return taken, end


def _caption(strand: Strand) -> list[Part] | None:
    """Return a caption's parts where the block is one, else `None`."""
    view = strand.view
    pointed = _POINTER.match(view) or (view[-1:] in "▲▼◀►" and len(view) < 200)
    pictured = _PICTURE.match(view)
    if not pointed and not pictured and pattern(bylines.TEXT_AND_PICTURE).search(view[-TAIL:]):
        return None
    ends = view[-1] in _CREDIT_ENDS or not _CREDIT_HINTS.isdisjoint(view[-24:])
    credited = (ends and CREDIT_CUE.search(view[-CREDIT_LOOK:])) or _is_given(view)
    taken = _take_credits(strand) if pointed or pictured or credited else []
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


def _is_given(view: str) -> bool:
    """Whether a caption ends with no more of a credit than the agency's name: 孩子们走过石桥。(江海社)."""
    return view[-1] in _GIVEN_ENDS and len(view) < _SHORT and pattern(GIVEN_BY_AGENCY).fullmatch(view) is not None


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
