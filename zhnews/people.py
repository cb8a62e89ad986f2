"""Who stands in a byline or credit: roles, affiliations and names told apart, to the last character or not at all.

No author is better than a wrong one: a text with anything in it that is neither role, paper, desk, place nor name gives
nothing. It does not decide where a byline is; the patterns of `knowledge/` propose, this reads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zhnews.knowledge.parts import HAN, OUTLET, PAPER, POSTED
from zhnews.names import FUNCTION, LONGEST, OFFICE, cheapest, has_surname, is_coined
from zhnews.places import is_place
from zhnews.rules import is_word, pattern, spans, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import regex

    from zhnews.records import Span

_WIDEST = 160
_POSTED = "驻赴"
_WEAK_STOP = r"[左右前后中上下][一二三四五六七八九十排起图]|[上下中左右前后]{1,2}|[见如]图|图[一二三四五六]"

_REPORTED = (
    r"(?:摄影报道|综合报[道导]|现场报[道导]|联合报[道导]|报[道导]|整理|专访|特稿|特写|集体采写|参与采写|采写|[访采]摄|撰文|专电|传真|供稿|口述"
    r"|摄影|摄|文/图|图/文|文并[摄图]|文图|文|图|电|撰|译|编?著|原[著作]|编译)"
)
_HOW = r"(?:综合|现场|即时|连线|专题|特别|联合|越洋|深度)"
_VERB = rf"(?:{_HOW}{{0,2}}{_REPORTED})"
_LONG_VERB = rf"(?:摄影报道|{_HOW}{{0,2}}报[道导])$"
# Offices, schools and villages sign before their people: 县融媒体中心 李小强.
_OFFICES = (
    rf"{HAN}{{0,12}}(?:中心|大学|学院|中学|小学|街道|公司|协会|支队|大队|医院|法院|检察院|委员会|宣传部|办公室|妇联|团委|工会"
    r"|[县市区州]委|局|镇|乡)"
)
_NO_NAME = re.compile("报[道导]|记者|通讯员|编辑|老师|同志$|先生$|女士$|宣传部$")
_COUNTRIES = "美|英|法|德|日|俄|苏|苏联|韩|加|意|印|澳|西|奥|波|捷|爱尔兰|美国|英国|法国|日本|清|明|元|宋|唐|汉|晋"
_TOKEN = (
    rf"(?P<sep>[\[(](?:{_COUNTRIES})[\])]"
    r"|[\s、，,;；/|:：&+()\[\]<>—─\-·⊙□■◆●◎★]+|和(?=\p{Han}))"
    r"|(?P<verb>发自[\p{Han}、]{2,10}$)"
    r"|(?P<editor>[○\p{Han}]{0,2}(?:\L<editor_roles>)(?=[ :：/|]|\L<surnames>))"
    rf"|(?P<desk>(?:\L<desks>)(?=$|[ /、)\]])|[A-Z]{{2,3}}(?=报[道导]))"
    rf"|(?P<verb>{_VERB}(?=$|[ /、，()\]])|{_HOW}(?=[ /]))"
    r"|(?P<role>(?:图文|文图|文[·、]图|图[·、]文|文字|图片|参与采写|文|图|摄|译|撰)"
    rf"(?=[/:：|]|·\L<surnames>{HAN}{{1,2}}(?:$|[ ]))|(?:\L<roles>))"
    rf"|(?P<affiliation>[\p{{Han}}A-Za-z]{{2,8}}[·\-—]{HAN}{{2,10}}?(?=\L<roles>)"
    rf"|{OUTLET}(?=[ ]?\L<roles>)|共享联盟·{HAN}{{2,6}}(?=[ ])|(?:{POSTED}(?=\L<roles>)|{PAPER}(?={POSTED}\L<roles>))"
    rf"|{PAPER}(?=$|[ /:：|(\[\-—·]|{HAN}{{0,6}}?\L<roles>)"
    rf"|\d{{0,3}}[\p{{Han}}--[的了在是把和与及到上下前后说称向]]{{2,9}}?(?=\L<roles>[ :：/]?{HAN})"
    rf"|\d{{0,3}}[\p{{Han}}--[的了在是把和与及到上下前后说称向]]{{2,9}}?"
    rf"(?=(?:{HAN}{{0,4}}记者|通讯员|特派员|特约撰稿人|实习生|评论员)[ :：/]?{HAN})"
    rf"|{_OFFICES}(?=[ ]))"
    rf"|(?P<names>{HAN}{{1,6}}(?:·{HAN}{{1,7}}){{1,2}}|{HAN}+?(?=文/图|图/文|文并[摄图])|{HAN}+)"
)


class Piece(NamedTuple):
    """A piece of a byline: `kind` is `name`, `role` or `affiliation`; offsets are into the text read."""

    kind: str
    start: int
    end: int


def read_people(text: str, *, strong: bool = True) -> tuple[Piece, ...]:
    """Return who stands in a folded text, `()` where it cannot be read whole; `strong` where a form vouches for names.

    >>> text = "本报记者 崔 佳 祝大伟 通讯员 李冬梅高瑶"
    >>> [text[p.start : p.end] for p in read_people(text) if p.kind == "name"]
    ['崔 佳', '祝大伟', '李冬梅', '高瑶']
    >>> read_people("今天天气很好", strong=False)
    ()
    """
    if not text or len(text) > _WIDEST:
        return ()
    pieces: list[Piece] = []
    editor = after_role = False
    for kind, start, end in _tokens(text):
        if kind == "":
            return ()
        if kind == "editor":
            editor = True
        elif kind in {"role", "affiliation"}:
            editor, after_role = False, kind == "role"
            pieces.append(Piece(kind, start, end))
        elif kind == "names" and not editor and (_is_listed(text, start, end, pieces) or not _is_desk(text[start:end])):
            names = _split_names(text, start, end, strong=strong or after_role or bool(pieces))
            if not names:
                return ()
            pieces.extend(names)
    return tuple(pieces) if any(p.kind == "name" for p in pieces) else ()


def sign(
    hit: regex.Match[str], said: Callable[[int, int], str], seams: Sequence[int] = ()
) -> tuple[tuple[str, str], ...] | None:
    """Return who signs in a match, `()` for a form that names nobody, `None` where its people cannot be read.

    `seams` are the line ends in the match's string: with names on both sides, one stands for the space between them.
    """
    people: list[tuple[str, str]] = []
    for group, strong in (("people", True), ("who", True), ("maybe", False)):
        for start, end in spans(hit, group):
            pieces = read_people(hit.string[start:end], strong=strong)
            text = hit.string[start:end]
            offices = {start + p.end for p in pieces if p.kind == "affiliation" and text[p.start] not in _POSTED}
            # At a line's end, what looks like the next one's paper may be a name: 程晓 and 记者王晓.
            if not pieces or offices.intersection(seams):
                pieces = _read_apart(hit.string, (start, end), seams) or pieces
            if not pieces:
                return None
            people += [(p.kind, said(start + p.start, start + p.end)) for p in pieces]
        if people:
            break
    return tuple(people)


def _read_apart(text: str, span: Span, seams: Sequence[int]) -> tuple[Piece, ...]:
    """Read who stands before a line's end, and who behind it."""
    start, end = span
    for seam in seams:
        if start < seam < end and (before := read_people(text[start:seam])) and (after := read_people(text[seam:end])):
            shift = seam - start
            return before + tuple(Piece(p.kind, p.start + shift, p.end + shift) for p in after)
    return ()


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Cut the text into tokens; `""` marks what is none. Letter-spaced names (崔 佳) come back as one."""
    token, at = pattern(_TOKEN), 0
    found: list[tuple[str, int, int]] = []
    while at < len(text):
        hit = token.match(text, at)
        if hit is None or hit.end() == at:
            return [("", at, len(text))]
        end, kind = hit.end(), str(hit.lastgroup)
        if kind == "affiliation" and found and (cut := _name_before_role(text, at, end, found[-1])):
            kind, end = "names", cut
        if kind == "names" and (verb := pattern(_LONG_VERB).search(text, at + 1, end)):
            end = verb.start()
            # 滨海报道: a place that no list knows; behind the stroke of Taiwan's 记者王晓/高树报导 stands nothing else.
            placed = text[at - 1] == "/" and verb.group().endswith("导")
            unnamed = placed or (not has_surname(text[at]) and not is_coined(text[at:end]))
            kind = "desk" if found and end - at > 1 and unnamed else kind
        if kind != "sep":
            found.append((kind, at, end))
        at = end
    return _close_up(text, found)


def _name_before_role(text: str, start: int, end: int, before: tuple[str, int, int]) -> int:
    """Return where names end that a line's end alone parted from the next role: 记者 金志刚 and 记者, 0 for none."""
    person = before[0] == "role" and text[: before[2]].endswith(("者", "员", "生"))  # and no act: 采写
    role = pattern(r"\L<roles>").search(text, start + 2, end + 8) if person else None
    if role is None or not has_surname(text[start]):
        return 0
    known = role.start() - start <= LONGEST or len(_split_names(text, start, role.start(), strong=True)) > 1
    return role.start() if known else 0


def _is_listed(text: str, start: int, end: int, before: Sequence[Piece]) -> bool:
    """Whether what may be a place stands in a list of names, 、 beside it: 林玲雨、梁平/花莲报导."""
    if not (before and end - start <= LONGEST and has_surname(text[start:end])):
        return False
    last = before[-1]
    return text[end : end + 1] == "、" if last.kind == "role" else text[last.end : start] == "、"


def _is_desk(run: str) -> bool:
    """Whether a run is a place from which is reported, or an agency: 台北报道, 台北, 彭博."""
    verb = pattern(rf"{_VERB}$").search(run)
    place = run[: verb.start()] if verb else run
    return len(run) > 1 and (is_place(place) or place in words("agencies"))


def _close_up(text: str, tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Join two single characters with nothing but a space between them: a two-character name, letter-spaced."""
    out: list[tuple[str, int, int]] = []
    for kind, start, end in tokens:
        # A given name may look like a verb: 胡 文.
        single = kind in {"names", "verb"} and end - start == 1
        if single and out and out[-1][0] == "names" and out[-1][2] - out[-1][1] == 1:
            previous = out[-1][1]
            if not text[previous + 1 : start].strip():
                out[-1] = ("names", previous, end)
                continue
        out.append((kind, start, end))
    return out


def _split_names(text: str, start: int, end: int, *, strong: bool) -> list[Piece]:
    """Cut a run of characters into names, the likeliest way; a desk or place glued to its end is left off."""
    run = text[start:end]
    squeezed = run.replace(" ", "")
    if "·" in run or (len(squeezed) == 2 and " " in run):
        known = strong or has_surname(squeezed[0]) or "·" in run
        return [Piece("name", start, end)] if known else []
    if (not strong and (is_word(squeezed) or pattern(_WEAK_STOP).fullmatch(squeezed))) or _NO_NAME.search(squeezed):
        return []
    # A name goes to the run's end rather than a verb of one character: 司马明文 is one name.
    cuts = _cuts(run, reports=text[end : end + 2] in {"报道", "报导"})
    office = squeezed[-1] in OFFICE and (
        _GLUED not in map(cuts.get, range(2, len(run))) if len(squeezed) > LONGEST else not has_surname(squeezed[0])
    )
    if office or squeezed[0] in FUNCTION:
        return []
    read = ((cost, cheapest(run[:cut], strong=strong)) for cut, cost in cuts.items())
    _, lengths = min(((way[0] + cost, way[1]) for cost, way in read if way), default=(0.0, ()))
    pieces, at = [], start
    for length in lengths:
        pieces.append(Piece("name", at, at + length))
        at += length
    return pieces


# What it costs that something is glued to the end of names: a verb or a place, and a place that no list has.
_GLUED, _UNKNOWN_PLACE = 0.4, 2.0


def _cuts(run: str, *, reports: bool) -> dict[int, float]:
    """Return where a run of names may end, with its cost: a verb (报道) and a place before it may be glued to its end.

    `reports` says that 报道 follows, before which a place stands that need not be in the list: 记者王晓枫沅州报道.
    """
    verb = pattern(rf"{_VERB}$").search(run, 2)
    end = verb.start() if verb else len(run)
    unknown = {end - n: _UNKNOWN_PLACE for n in (2, 3) if reports and end - n == LONGEST}
    known = {end - n: _GLUED for n in range(2, 7) if end - n >= 2 and is_place(run[end - n : end])}
    return unknown | known | {end: _GLUED} | {len(run): 0.0}


def split_place(text: str) -> int | None:
    """Return where people end and a place begins in a text such as 记者张大同台北; an unknown place follows the name.

    >>> split_place("记者张大同台北"), split_place("记者张大同石垣岛"), split_place("记者王晓嘉义县")
    (5, 5, 4)
    """
    ways = []
    for at in range(4, len(text) - 1):
        people = read_people(text[:at])
        if people and text[at - 1] not in "、 ":
            # The longest place that the list knows; else 张大同 rather than 张大 or 张大同石.
            ways.append((0, at) if is_place(text[at:]) else (1 + (people[-1].end - people[-1].start != 3), at))
    return min(ways)[1] if ways else None
