"""What `articles` arranges: titles, runs of text, bylines, captions, labels and notes, each with its parts.

A unit is made of one block or of several paragraphs in a row, between which no article can begin. Nothing is arranged
here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from zhnews.columns import INDENT, too_wide
from zhnews.fragments import HEADING, TEXT
from zhnews.insets import IS_POINTER
from zhnews.knowledge.credits import AGENCY_ALONE
from zhnews.lines import measure
from zhnews.models import Decision, Role
from zhnews.reading import close_up
from zhnews.roles import Label
from zhnews.runins import Part, label_parts, split_run_ins
from zhnews.strands import Strand
from zhnews.subheads import fills_and_goes_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.fragments import Block
    from zhnews.layout import Layout
    from zhnews.lines import Line

PLAIN = Decision("paragraph.text", "no form recognised")
# What the words must say for two display lines being one where blank lines part all lines of the page.
ONE_TITLE = 4.0
# Shortest and longest pull quote (characters); a shorter sentence may stand twice by chance.
_QUOTE = (12, 120)
_LINES = 4  # display lines of a pull quote
_SAID = 6  # its first characters, sooner looked for
# How many paragraphs and titles away it is looked for.
_NEAR = 100
# A byline that closes an article rather than opens one: names in brackets, 记者: with its colon.
_LAST = re.compile(r"\((?![^()]*报[道导]\))|(?:文|记者|撰文|作者|采写|采访|译者|编译)[:：]")
# The longest caption in the samples has seven lines of a narrow column.
_CAPTION_LINES = 7
# An illustration has no caption, only its artist.
_DRAWN = re.compile(r"[(\[]?(?:[插题配绘]图|漫画|插画|版画)[ ]?[/:：]")
_AGENCY = re.compile(AGENCY_ALONE)
_SENTENCES = 2  # more of them are text
_GIVEN = 50  # characters of the longest caption above it
_HEADS = {Role.DATELINE, Role.BYLINE, Role.CONTINUATION}
# A folio printed into the title that follows it; G20, U23 and 第2版权 are words of the title.
_GLUED_FOLIO = re.compile(
    r"(?:版 ?[A-Z]?\d{1,2}|第 ?[A-Z]?\d{1,2} ?版(?![权块图本画面])"
    r"|[A-Z]\d{1,2}版(?![权块图本画面])|[A-D]0\d)(?=[“《一-鿿])"
)
_NO_TITLE_CUE = re.compile("作者|[摄绘▲▼►◀图]|照片?$|日电[)]$")
_NO_TITLE = {Role.AUTHOR_NOTE, Role.CREDIT, Role.CAPTION, Role.DATELINE}
_ENDS = {Role.AUTHOR_NOTE, Role.DATELINE, Role.BYLINE, Role.CONTINUATION}


@dataclass(slots=True)
class Unit:
    """A piece of the page with its `kind`: title, text, opening, byline, note, caption, quote, section, furniture.

    `opening` is text that begins with a dateline or byline; `closes` says that it ends as articles end. `lines` are a
    title's printed lines, whose roles are not settled yet; `view` is the text by which likeness is judged; a
    byline's `tail` says that it looks like one that closes; a title is `wide` that its column does not hold, and `full`
    where its last line takes all of its column; Markdown sets a `bold` one so. `joints` says where its further
    paragraphs begin, in `parts` and in `view`, and whether below more blank lines than paragraphs have above them.
    """

    kind: str
    parts: list[Part] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    closes: bool = False
    gap: int = 0
    view: str = ""
    wire: bool = False
    signed: bool = False
    tail: bool = False
    wide: bool = False
    full: bool = False
    bold: bool = False
    joints: list[tuple[int, int, bool]] = field(default_factory=list)

    def cut(self, k: int) -> tuple[Unit, Unit]:
        """Return a text's paragraphs before a joint, and those behind it."""
        part, at, _ = self.joints[k]
        later = [(p - part, a - at, apart) for p, a, apart in self.joints[k + 1 :]]
        before = replace(self, parts=self.parts[:part], view=self.view[:at], joints=self.joints[:k], closes=False)
        return before, Unit("text", self.parts[part:], closes=self.closes, view=self.view[at:], joints=later)


def make_units(layout: Layout, blocks: Sequence[Block]) -> list[Unit]:
    """Return the page's units in source order; every block's lines go into exactly one."""
    units: list[Unit] = []
    single = [_unit(layout, block) for block in _with_credits(layout, blocks)]
    _mark_quotes(single, layout.habits.gap)
    for unit in _join_quotes(single):
        if _goes_on(units, unit, layout.habits.gap):
            _extend(units[-1], unit, layout.habits.gap)
        else:
            units.append(unit)
    return units


def _mark_quotes(units: Sequence[Unit], regular_gap: int) -> None:
    """Find display text that stands again in a body: a pull quote, which belongs to that body's article."""
    short = [i for i, u in enumerate(units) if _may_be_quote(u, units[i - 1] if i else None, regular_gap)]
    bodies = [_only_words(u.view) if u.kind in {"text", "opening"} else "" for u in units] if short else []
    for i in short:
        unit, words = units[i], bodies[i]
        near = bodies[max(0, i - _NEAR) : i + _NEAR]
        if len(words) >= _QUOTE[0] and any(words in body for body in near if len(body) > len(words)):
            why = Decision("pull-quote.stands-again-in-a-body", unit.view[:16])
            unit.kind, unit.parts = "quote", [Part(Role.PULL_QUOTE, unit.parts[0].spans, why)]


def _join_quotes(units: Sequence[Unit]) -> list[Unit]:
    """Put display lines and the text below them together where all as one stand again in a body: a pull quote."""
    out: list[Unit] = []
    for i, unit in enumerate(units):
        count = _quoted_above(out, unit, units[max(0, i - _NEAR) : i + _NEAR])
        titles = out[len(out) - count :]
        del out[len(out) - count :]
        if not count:
            out.append(unit)
            continue
        why = Decision("pull-quote.stands-again-in-a-body", titles[0].view[:16])
        spans = (*((line.start, line.end) for title in titles for line in title.lines), *unit.parts[0].spans)
        parts = [*(part for title in titles for part in title.parts), Part(Role.PULL_QUOTE, spans, why)]
        out.append(Unit("quote", parts, gap=titles[0].gap, view="".join([u.view for u in (*titles, unit)])))
    return out


def _quoted_above(out: Sequence[Unit], unit: Unit, near: Sequence[Unit]) -> int:
    """Return how many display lines above a text stand with it again in a body near it, the most there are."""
    if unit.kind not in {"text", "quote"} or len(unit.parts) > 1:
        return 0
    most = next((n for n in range(_LINES) if n >= len(out) or out[-1 - n].kind != "title"), _LINES)
    for count in range(most, 0, -1):
        quoted = [*out[len(out) - count :], unit]
        words = _only_words("".join([u.view for u in quoted]))
        begun = (u for u in near if u is not unit and quoted[0].view[:_SAID] in u.view)
        bodies = (u for u in begun if u.kind in {"text", "opening"})
        if _QUOTE[0] <= len(words) <= _QUOTE[1] and any(words in _only_words(body.view) for body in bodies):
            return count
    return 0


def _may_be_quote(unit: Unit, before: Unit | None, regular_gap: int) -> bool:
    """Whether a unit is one short paragraph set apart from the text above, and not what the byline above it signs."""
    in_row = before is not None and unit.gap <= regular_gap and not unit.bold
    if before is not None and in_row and _goes_on([before], unit, regular_gap):
        return False
    signed = before is not None and before.kind == "byline" and not before.tail
    return unit.kind == "text" and len(unit.parts) == 1 and not signed and _QUOTE[0] <= len(unit.view) <= _QUOTE[1]


def _only_words(view: str) -> str:
    return re.sub(r"\W+", "", view)


def _with_credits(layout: Layout, blocks: Sequence[Block]) -> list[Block]:
    """Put a credit on a line of its own to the short block before it, its caption; else an agency is text's source."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        view = layout.lines[block.lines[0]].view
        if block.kind == Role.CREDIT and last and _is_caption_of(layout, out, block):
            out[-1] = last._replace(lines=last.lines + block.lines)
        elif block.kind == Role.CREDIT and _AGENCY.fullmatch(view):
            label = Label(Role.FURNITURE, Decision("furniture.source", view))
            out.append(block._replace(kind=Role.FURNITURE, label=label))
        else:
            out.append(block)
    return out


def _is_caption_of(layout: Layout, before: Sequence[Block], credit: Block) -> bool:
    """Whether the last block is short and no paragraph that goes on with its text while the credit stands apart."""
    last, regular = before[-1], layout.habits.gap
    views, own = [layout.lines[i].view for i in last.lines], layout.lines[credit.lines[0]].view
    if last.kind != TEXT or len(views) > _CAPTION_LINES or _DRAWN.match(own):
        return False
    if _AGENCY.fullmatch(own) and sum(map(len, views)) > _GIVEN:
        return False
    if IS_POINTER.match(views[0]):
        return True
    if len(before) > 1 and before[-2].kind == Role.BYLINE:
        return False
    if sum(view.count("。") for view in views) > _SENTENCES:
        return False
    follows = len(before) > 1 and before[-2].kind == TEXT and layout.lines[last.lines[0]].gap <= regular
    return not (follows and layout.lines[credit.lines[0]].gap > regular)


def _unit(layout: Layout, block: Block) -> Unit:
    lines = [layout.lines[i] for i in block.lines]
    strand = Strand(layout.source, lines)
    opens = block.lines[0] in layout.openings
    if block.kind == HEADING and _NO_TITLE_CUE.search(strand.view):
        own = split_run_ins(strand, PLAIN, opens=opens)
        if own[0].role in _NO_TITLE:
            return _text_unit(own, strand, lines[0])
    if block.kind == HEADING and (glued := _GLUED_FOLIO.match(strand.view)):
        why = Decision("furniture.folio-glued-to-a-title", glued.group())
        return _after_folio(lines, strand, Part(Role.FURNITURE, strand.cut(0, glued.end()), why), glued.end())
    if block.kind == HEADING:
        return _title_unit(layout, block, lines)
    if block.kind == TEXT:
        return _text_unit(split_run_ins(strand, _joined(layout, block), opens=opens), strand, lines[0])
    role = Role(block.kind)
    why = block.label.why if block.label else PLAIN
    kind = {Role.AUTHOR_NOTE: "note", Role.DATELINE: "note", Role.CREDIT: "caption"}.get(role, role.value)
    unit = Unit(kind, label_parts(strand, role, why), gap=lines[0].gap, view=strand.view)
    unit.tail = bool(role is Role.BYLINE and _LAST.match(strand.view))
    if role is Role.CONTINUATION:
        unit.kind = "opening" if why.get("from") else "note"
    return unit


def _title_unit(layout: Layout, block: Block, lines: list[Line]) -> Unit:
    view = "".join(close_up(line.view) for line in lines)
    full = 0 < layout.columns[block.lines[-1]] <= lines[-1].width + INDENT
    return Unit("title", lines=lines, gap=lines[0].gap, view=view, wide=_is_wide(layout, block), full=full)


def _is_wide(layout: Layout, block: Block) -> bool:
    """Whether the column where display lines stand does not hold one of them."""
    columns = ((layout.lines[i], layout.columns[i]) for i in block.lines)
    return any(width > 0 and too_wide(line, width) for line, width in columns)


def _after_folio(lines: list[Line], strand: Strand, folio: Part, length: int) -> Unit:
    """A title with the folio before it split off: 版10 and what follows."""
    first = lines[0]
    start = folio.spans[-1][1]
    width = first.width - measure(first.view[:length])
    rest = first._replace(start=start, inner=(start, first.inner[1]), view=first.view[length:], width=width)
    view = close_up(strand.view[length:])
    return Unit("title", [folio], [rest, *lines[1:]], gap=first.gap, view=view)


def _joined(layout: Layout, block: Block) -> Decision:
    reasons = tuple(pair for i in block.lines for pair in layout.reasons.get(i, ()))
    plain = Decision("paragraph.lines-joined", block.why) if block.why else PLAIN
    return Decision("paragraph.put-in-order", block.why, reasons) if reasons else plain


def _text_unit(parts: list[Part], strand: Strand, first: Line) -> Unit:
    roles = [part.role for part in parts]
    if Role.CAPTION in roles or set(roles) == {Role.CREDIT}:
        return Unit("caption", parts, gap=first.gap, view=strand.view)
    if Role.PARAGRAPH not in roles:
        alone = {"furniture": Role.FURNITURE, "byline": Role.BYLINE, "note": Role.AUTHOR_NOTE}
        kind = next((kind for kind, role in alone.items() if set(roles) == {role}), "opening")
        kind = "note" if Role.AUTHOR_NOTE in roles else kind
        return Unit(kind, parts, gap=first.gap, view=strand.view, tail=bool(_LAST.match(strand.view)))
    body = roles.index(Role.PARAGRAPH)
    kind = "opening" if _HEADS & set(roles[:body]) else "text"
    unit = Unit(kind, parts, closes=bool(_ENDS & set(roles[body + 1 :])), gap=first.gap, view=strand.view)
    unit.bold = first.mark == "**"
    unit.wire = parts[0].role is Role.DATELINE and "bracketed" in parts[0].why.rule
    unit.signed = Role.BYLINE in roles
    return unit


def _goes_on(units: Sequence[Unit], unit: Unit, regular_gap: int) -> bool:
    """Whether a unit belongs to the last: display lines closer than lines of text, plain paragraphs in a row."""
    if not units:
        return False
    last = units[-1]
    if unit.kind == "title":
        close = unit.gap < regular_gap or unit.gap == 0
        cut = last.full and unit.gap <= regular_gap and fills_and_goes_on(last.lines[-1], unit.lines[0], ONE_TITLE)
        return last.kind == "title" and (close or cut) and unit.lines[0].mark[:1] != "#"
    if {part.role for part in unit.parts} == {Role.CREDIT}:
        return last.kind == "caption"
    return unit.kind == "text" and last.kind in {"text", "opening"} and not last.closes


def _extend(last: Unit, unit: Unit, regular_gap: int) -> None:
    last.joints.append((len(last.parts), len(last.view), unit.gap > regular_gap))
    last.parts += unit.parts
    last.lines += unit.lines
    last.view += unit.view
    last.closes, last.full = unit.closes, unit.full
