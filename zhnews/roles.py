"""What a line is where it says so itself: byline, section label, continuation mark, note, furniture.

Most lines say nothing of themselves and get no label; what they are is settled among their neighbours, by `fragments`
and `articles`. A label is a proposal with its reason: `fragments` drops it where the line stands in the middle of a
sentence.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from zhnews.cues import FLAG
from zhnews.folios import read_folio
from zhnews.knowledge import bylines, continuations, datelines, furniture, notes, titles
from zhnews.knowledge.cues import LOOKS
from zhnews.models import Decision, Role
from zhnews.people import read_people, sign
from zhnews.photo_credits import is_caption, whole_credit
from zhnews.rules import at_start, captures, is_word, pattern, spans, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import regex

    from zhnews.lines import Line
    from zhnews.models import Rule
    from zhnews.source import Source

# Two names in a row, or a name of two characters set apart, with room behind: `王晓 李明`, `王 晓 李明`.
_NAMES_APART = re.compile(r"[一-鿿]{2}[ 、]+|(?<![一-鿿])[一-鿿] +[一-鿿][ 、]+")
_LOOKS = {**LOOKS, "byline": bylines.LINE_LOOK}
_LOOK = {kind: re.compile(look) for kind, look in _LOOKS.items()}
_LABELS = sum(FLAG[kind] for kind in _LOOKS)
# Between full lines that break off mid-sentence only a page's footer is worth asking about.
_FIRM = FLAG["folio"]
# What ends with a period is a sentence; an author note may be one.
_PERIOD = FLAG["folio"] | FLAG["note"]
# A label, a name or a folio standing alone is short (units), and shorter than the column that it stands in.
_SHORT, _SHORTER = 26, 0.72
_NARROW, _REST_OF_NAME = 4, 3  # units that a cut byline leaves of its column; characters below it
_OWN = 400  # a line longer than this (units) is text, whatever a caller's own rule says
_SIGNERS = {"people", "who", "maybe"}
# The first characters of a paragraph that begins an article: a dateline or byline run into it. A cue, not a verdict.
OPENING = re.compile(
    r"(?:[■◎●□◆★] ?)?(?:据|综合)?(?:本[报刊社网台]|新华社|中新社|[一-鿿·\-]{1,12}(?:[社报网]|在线|新闻)(?:客户端)?)"
    r"(?:[^,。()“”]{0,30}?日(?:专|急|综合外)?(?:[电讯]|消息|报道 )|(?:综合)?(?:[专特]?讯|专电|(?:特约)?消息)(?!息)"
    r"|快讯:|(?<=网)报道 "
    r"|综合(?:外电)?报[道导](?=[ :]|$)|[一-鿿、]{0,12}[电讯](?=[ (]|$))"
    r"|据\S{2,8}[报社网]\(|[一-鿿]{2,4}讯 ?(?:\(|记者)|[一-鿿]{2,4}[一二三四五六七八九十廿卅\d]{1,3}日(?:专|急)?电 |"
    rf"(?:[■◎●□◆★▲] ?)?(?:{bylines.HEAD_LOOK})"
)


# A dateline that the end of a line shorter than this (characters) cuts, and so many characters of its rest.
_HALF_DATELINE = re.compile(
    r"[\[(]?(?:本[报刊社网台]|[一-鿿·\-]{1,12}(?:[社报网]|新闻))[一-鿿、 ]{0,16}[\d月日 ]{1,12}(?:[电讯]|消息)"
)
_HALF, _DAY, _DAY_REST = 30, "0123456789月日", 16
_OPEN = re.compile(r"[\[(][^()\[\]。]*$")
_NAMES_REPORT = re.compile(bylines.NAMES_REPORT)


class Label(NamedTuple):
    """What a line says it is. `firm` labels hold even in the middle of a sentence (a page footer)."""

    role: Role
    why: Decision
    firm: bool = False


def opening_lines(lines: Sequence[Line], cues: Sequence[int]) -> frozenset[int]:
    """Return the indices of the lines that may open an article with a dateline or byline."""
    flag = FLAG["opening"]
    found = {i for i, cue in enumerate(cues) if cue & flag and opens(lines[i].view)}
    # 新华社北京1月2 and 7日电 in the line below; [本报驻埃及 and 记者王晓].
    short = (i for i, line in enumerate(lines[:-1]) if len(line.view) < _HALF)
    heads = ((i, lines[i].view + lines[i + 1].view[:_DAY_REST]) for i in short)
    cut = (i for i, view in heads if (_HALF_DATELINE.match(view) or _OPEN.match(lines[i].view)) and opens(view))
    found.update(i for i in cut if lines[i].view[-1] in _DAY or not opens(lines[i + 1].view))
    return frozenset(i for i in found if i - 1 not in found or not _NAMES_REPORT.match(lines[i].view))


def opens(view: str) -> bool:
    """Tell whether a paragraph that begins like this may open an article with its dateline or byline.

    >>> opens("新华社北京1月27日电 (记者"), opens("新华社的一位朋友说")
    (True, False)
    """
    return bool(OPENING.match(view[:70]))


def label_lines(
    source: Source, lines: Sequence[Line], columns: Sequence[int], cues: Sequence[int]
) -> list[Label | None]:
    """Return each line's label, `None` for the many that say nothing of themselves."""
    labels: list[Label | None] = []
    running = False
    for line, after, column, cue in zip(lines, [*lines[1:], None][: len(lines)], columns, cues, strict=True):
        short = line.width <= _SHORT and not line.terminal and (not column or line.width <= column * _SHORTER)
        full = bool(column) and not line.terminal and column - 2 <= line.width <= column + 2
        # Above a blank line or an indent a full line may be a byline as wide as the column.
        goes_on = running and full and after is not None and after.gap <= line.gap and not after.indent
        asked = cue & (_FIRM if goes_on else _PERIOD if line.terminal else _LABELS)
        labels.append(label(source, line, asked, short=short) if short or asked else None)
        running = full and ("," in line.view or "、" in line.view or "。" in line.view)
    _label_pairs(source, lines, labels, columns, cues)
    return labels


def _label_pairs(
    source: Source, lines: Sequence[Line], labels: list[Label | None], columns: Sequence[int], cues: Sequence[int]
) -> None:
    """Label what only two lines together are: a dateline above its byline, a byline whose last name is cut."""
    for i, (line, below) in enumerate(itertools.pairwise(lines)):
        if cues[i] & FLAG["opening"] and labels[i] is None and _is_bracketed_byline(below, labels[i + 1]):
            labels[i] = _dateline(line)
        cut = 0 < columns[i] <= line.width + _NARROW and len(below.view) <= _REST_OF_NAME and below.gap <= 1
        if cues[i] & FLAG["byline"] and labels[i] is None and cut and (signed := _cut_byline(source, line, below)):
            labels[i : i + 2] = signed


def _is_bracketed_byline(line: Line, label: Label | None) -> bool:
    return label is not None and label.role is Role.BYLINE and line.view[0] == "("


def _dateline(line: Line) -> Label | None:
    """A dateline and nothing else on its line, its byline in the line below."""
    found = whole(datelines.HEADS, line.view)
    return Label(Role.DATELINE, Decision(found[0].name, line.view)) if found else None


def label_by(rules: Sequence[Rule], source: Source, lines: Sequence[Line]) -> dict[int, Label]:
    """Return the lines that a caller's own rules recognise whole; a rule's name begins with its role and a dot."""
    found = ((i, whole(rules, line.view)) for i, line in enumerate(lines) if line.width <= _OWN)
    return {i: _own(*hit, said_in(source, lines[i].inner[0])) for i, hit in found if hit}


def _own(rule: Rule, hit: regex.Match[str], said: Callable[[int, int], str]) -> Label:
    people = [("photographer" if rule.name.startswith("credit") else k, v) for k, v in sign(hit, said) or ()]
    others = captures(hit, [name for name in hit.re.groupindex if name not in _SIGNERS], said)
    return Label(Role(rule.name.partition(".")[0]), Decision(rule.name, hit.group(), (*others, *people)))


def label(source: Source, line: Line, cue: int, *, short: bool) -> Label | None:
    """Return what a line says it is: the first of the kinds below that recognises it whole."""
    for kind, ask in _KINDS:
        if short if kind == "section" else cue & FLAG[kind] and _LOOK[kind].search(line.view):
            found = ask(source, line)
            if found:
                return found
    return _name_alone(source, line) if short else None


def said_in(source: Source, offset: int) -> Callable[[int, int], str]:
    """Return a reader of spans of a line's view: the source's characters, letter-spacing closed up."""

    def said(start: int, end: int) -> str:
        return "".join(source.text[offset + start : offset + end].split())

    return said


def _continuation(source: Source, line: Line) -> Label | None:
    if found := whole(continuations.RULES, line.view):
        rule, hit = found
        caught = captures(hit, ("from", "on"), said_in(source, line.inner[0]))
        return Label(Role.CONTINUATION, Decision(rule.name, line.view, tuple(caught)))
    return None


def _note(_: Source, line: Line) -> Label | None:
    found = whole(notes.TAILS, line.view)
    return Label(Role.AUTHOR_NOTE, Decision(found[0].name, line.view)) if found else None


def _stop_mark(_: Source, line: Line) -> Label | None:
    found = whole(datelines.TAILS, line.view) if line.view[0] == "(" else None
    return Label(Role.DATELINE, Decision(found[0].name, line.view)) if found else None


def _credit(source: Source, line: Line) -> Label | None:
    why = whole_credit(line.view, said_in(source, line.inner[0]))
    return Label(Role.CREDIT, why) if why else None


def _byline(source: Source, line: Line) -> Label | None:
    return _signed(line.view, said_in(source, line.inner[0]))


def _signed(view: str, said: Callable[[int, int], str]) -> Label | None:
    """Try the byline forms in turn: one whose people cannot be read makes way for the next."""
    if "。" in view or is_caption(view) or view.count("(") != view.count(")") or at_start(datelines.HEADS, view):
        return None
    for rule in bylines.LINES[:-1]:
        hit = pattern(rule.pattern).fullmatch(view)
        people = sign(hit, said) if hit else None
        if hit and people is not None and (people or not hit.re.groupindex):
            return Label(Role.BYLINE, Decision(rule.name, view, people))
    return None


def _cut_byline(source: Source, line: Line, after: Line) -> list[Label] | None:
    """A byline whose last name a narrow column cuts: the labels of its line and of the rest in the line below."""
    printed = source.text[slice(*line.inner)] + source.text[slice(*after.inner)]
    found = _signed(line.view + after.view, lambda start, end: "".join(printed[start:end].split()))
    if found is None or not any(key == "name" for key, _ in found.why.captures):
        return None
    return [found, Label(Role.BYLINE, Decision("byline.rest-of-a-name", after.view))]


# What Markdown sets bold and is short: a section's label above a title, else a subhead or half a title.
_BOLD_LABEL = re.compile(r"[^,。!?—]{1,24}")
# A name without the dot of a foreign one.
_LONGEST_NAME = 3
# Characters set apart: half a title, or a name.
SET_APART = re.compile(r"(?:\S ){2,}\S")
_LETTER_SPACED = re.compile(r"(?:\S ){1,5}\S")


def _name_alone(source: Source, line: Line) -> Label | None:
    """A name and nothing else on its line: asked last, because any two or three characters look like one."""
    rule = bylines.LINES[-1]
    if line.view[-1] in "摄绘":
        return None
    if SET_APART.fullmatch(line.view):
        return _spaced_name(source, line)
    hit = pattern(rule.pattern).fullmatch(line.view)
    people = sign(hit, said_in(source, line.inner[0])) if hit else None
    apart = _NAMES_APART.findall(line.view)
    glued = people and len(people) > 1 + len(apart)
    return Label(Role.BYLINE, Decision(rule.name, line.view, people)) if people and not glued else None


def _spaced_name(source: Source, line: Line) -> Label | None:
    """Three characters set apart (`王 小 明`) are a name or a title; a title is no name in any list, or is a word."""
    name = line.view.replace(" ", "")
    pieces = read_people(name) if len(name) == _LONGEST_NAME and not is_word(name) else ()
    if [(piece.kind, piece.end) for piece in pieces] != [("name", _LONGEST_NAME)]:
        return None
    said = said_in(source, line.inner[0])(0, len(line.view)).replace(" ", "")
    return Label(Role.BYLINE, Decision(bylines.LINES[-1].name, line.view, (("name", said),)))


def _folio(source: Source, line: Line) -> Label | None:
    why = read_folio(line.view, said_in(source, line.inner[0]))
    return Label(Role.FURNITURE, why, firm=True) if why else None


def _furniture(_: Source, line: Line) -> Label | None:
    if found := whole(furniture.LINES, line.view):
        firm = found[0].name in {"furniture.editors", "furniture.editor-at-the-end"} or "页" in line.view
        return Label(Role.FURNITURE, Decision(found[0].name, line.view), firm=firm)
    return None


def _section(source: Source, line: Line) -> Label | None:
    if line.mark == "**" and _BOLD_LABEL.fullmatch(line.view):
        label = Label(Role.SECTION, Decision("section.bold-label", line.view))
        return _credit(source, line) or _byline(source, line) or label
    if line.mark and (line.mark[0] != "#" or not whole(titles.SECTIONS[:1], line.view)):
        return None
    view = line.view.replace(" ", "") if _LETTER_SPACED.fullmatch(line.view) else line.view
    found = whole(titles.SECTIONS, view)
    if not found or any(read_people(view[a:b], strong=False) for a, b in spans(found[1], "label")):
        return None
    return Label(Role.SECTION, Decision(found[0].name, line.view))


_KINDS: tuple[tuple[str, Callable[[Source, Line], Label | None]], ...] = (
    ("continuation", _continuation),
    ("note", _note),
    ("stop", _stop_mark),
    ("folio", _folio),
    ("furniture", _furniture),
    ("section", _section),
    ("credit", _credit),
    ("byline", _byline),
)
