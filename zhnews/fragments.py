"""Stage three: join or break at each line end, and text or title: the two questions that need a line's neighbours.

Lines that certainly belong together are joined first into chunks; the rest is one path of least cost through the page, in
which each chunk begins a paragraph, goes on with one, or is a display line. Costs are the named constants below, in the
same unit: about the negative logarithm of how often the evidence misleads. Which article a block belongs to is not asked.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from zhnews.columns import OVER, tight
from zhnews.lines import measure
from zhnews.models import Role
from zhnews.roles import opens
from zhnews.rules import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line
    from zhnews.roles import Label
    from zhnews.source import Source

TEXT, HEADING = "text", "heading"
# Half-width units that the indent of a paragraph's first line takes: two full-width spaces, kept or lost.
INDENT = 4
# The first piece of a line that no wrap divides: opening marks, a Latin word, a number or one character, closing marks.
_TOKEN = re.compile(r"[（(「『“‘《〈【〔\[]*(?:[A-Za-z0-9][A-Za-z0-9.,'’%％\-–/]*|.)[，。、；：？！）)」』”’》〉】〕\]…—～·,;:?!]*", re.DOTALL)
_CANNOT_BEGIN = re.compile(r"[，。、；：？！)”’》\]…,.;:?!%]")
_SENTENCE_MARK = re.compile("[。;]|,(?!\\d)")
_LATIN = re.compile("[0-9A-Za-z]")
# A machine-set line falls short of its column only where the next word does not fit; in print, which stretches lines to
# keep marks off their edges, two in five fall short though it would fit. Fewer lines than this tell nothing.
LOOSE, FEW = 0.35, 8
_SPACED = re.compile(r"(?:\S ){2,}\S")
_ENUMERATED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|——|[▲■●◆★□◎])")
_NUMBER_ALONE = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4})")

# What speaks against going on with the paragraph …
SHORT_LINE = 3.0  # the next word would still have fit on the line, by one character; more by half a unit for each more
NEARLY_FULL = 1.5  # it would have fit to the half unit: justification or a misread mark
INDENTED = 5.0
ENUMERATION = 1.5  # begins with a number or a dash, after a sentence's end
EXTRA_GAP = 2.5  # a blank line more than between the lines of a paragraph
PICTURE_CREDITED = 4.0  # the line before ends as a caption does, with its credit
TOO_WIDE = 5.0  # wider than the column: not a line of it
OPENS_ARTICLE = 5.0  # begins with a dateline or byline
SENTENCE_ENDED = 0.7  # a period at the end of a full line: one in about seven ends a paragraph
UNWRAPPED_ENDED = 5.0  # where text is not wrapped, a line that ends a sentence ends a paragraph
UNWRAPPED_LABEL = 3.0  # … and a short one without a mark is a display line
# … against beginning a new one …
CUT_SENTENCE = 5.0  # the line before is full and its sentence goes on
UNENDED = 2.5  # the line before is short but its sentence does not end
# The line end cuts a word of the lexicon: 38 % of the line ends inside sentences do, 7 % of those between blocks.
CUT_WORD = 1.7
FULL_LINE = 1.2  # paragraphs end on a full line one time in fifteen or so
NO_INDENT = 3.0  # others on the page have one
NO_ROOM_FOR_INDENT = 3.5  # the line is wider than a first line can be
STRANDED_MARK = 6.0  # begins with a closing mark
# … and against being a display line.
DISPLAY = 1.0
FLOOR = 0.2  # all else equal, text is likelier
ENDS_SENTENCE = 6.0
ENDS_CLAUSE = 4.0
HAS_COMMA = 0.8
HAS_PERIOD = 6.0
AFTER_BYLINE = 1.0  # text follows a byline, more often than a subhead
FULL_DISPLAY = 1.5  # as wide as the column by chance
QUESTION = 1.5  # a line that asks or calls out, before a title: a title's first line
SPEAKER = 3.0  # a question or answer: 问:, 答:
NOTE = 6.0  # 作者系…
PICTURE = 4.0  # points to a picture: a caption
UNBALANCED = 2.0  # a bracket is opened and not closed
OPENS_TEXT = 6.0  # begins with a dateline
UNMARKED = 4.0  # others on the page carry a Markdown mark

_HAN = re.compile("[\u4e00-\u9fff]")
_PICTURE = re.compile("[▲△▼▽►▶◀◄↑↓←→]|图为|图[一二三四①②:：/]")
_SPEAKER = re.compile(r"(?:问|答|记者|主持人|笔者)\d?:")
_NOTE = re.compile(r"[(\[]?(?:本文|文章)?作者[系为是单简]")
_DATELINE_END = re.compile("[日社报][电讯]$")

# How a caption, a wire item, a letter or an instalment ends: with credit, editor, writer or mark, which are no sentence.
_CREDITED = re.compile(
    r"(?:[摄绘]|摄影|供图|资料照片?|资料图片|摄影报[道导]|(?:视觉|[摄绘图]|中国|提供)\))[)\]]?$|图/[\u4e00-\u9fff]{2,4}$"
    r"|\((?:编辑|译者|编译|核稿)[:：/][^()]{2,30}\)\d{0,7}$|[。!?”]\([\u4e00-\u9fff :]{2,24}\)$|\((?:未完|完|待续|未完待续)\)$"
)


class Block(NamedTuple):
    """A run of lines that belong together: `kind` is `text`, `heading`, or a role that its label gives it.

    `lines` are indices; `why` says at how many line ends it was joined, and on what evidence the first doubtful one was.
    """

    kind: str
    lines: tuple[int, ...]
    label: Label | None = None
    why: str = ""


class Habits(NamedTuple):
    """How this page prints: blank lines between the lines of a paragraph, whether indents are kept, Markdown marks.

    `slack` is by how many units full lines may fall short: 0 where widths keep to a grid, 2 where print justified them.
    `sparse` pages have hardly a period: of the Republic era, in which `、` ends sentences too, or nothing does.
    """

    gap: int
    indents: bool
    marked: bool
    slack: int = 0
    sparse: bool = False


class _Chunk(NamedTuple):
    """Lines that certainly belong together, `first` to `last`, and what bears on them from outside.

    `gap` is the gap before it, `None` where something else stood in between (a footer, a picture).
    """

    first: int
    last: int
    gap: int | None


def habits_of(source: Source, lines: Sequence[Line], columns: Sequence[int]) -> Habits:
    """Measure how a page prints."""
    slack = 2 if _loose(source, lines, columns) else 0
    gaps = Counter(b.gap for a, b in zip(lines, lines[1:], strict=False) if not a.terminal and not b.mark)
    indented = sum(2 <= line.indent <= 8 for line in lines)
    text = "".join(x.view for x in lines)
    sparse = text.count("。") * 8 < max(4, text.count("、")) and len(text) > 100
    gap = min(gaps.most_common(1)[0][0], 1) if gaps else 0
    return Habits(gap, indented >= 2, any(x.mark[:1] == "#" for x in lines), slack, sparse)


def _loose(source: Source, lines: Sequence[Line], columns: Sequence[int]) -> bool:
    """Whether lines fall short of their column by one character though the next one would have fit: print does that."""
    short = fit = 0
    for line, after, width in zip(lines, lines[1:], columns, strict=False):
        # A mark that hangs out of a paragraph's first line makes it as wide as a line that falls short.
        hanging = line.view[-1:] in "、,;:”’)》"
        if width - 3 <= line.width < width and not (line.terminal or hanging) and not _LATIN.search(line.view + after.view[:3]):
            token = _TOKEN.match(source.text, *after.inner)
            short += 1
            fit += line.width + (measure(token.group()) if token else 2) <= width
    return short >= FEW and fit >= LOOSE * short


def join_lines(
    source: Source, lines: Sequence[Line], labels: Sequence[Label | None], columns: Sequence[int]
) -> list[Block]:
    """Return the page's blocks in source order: each line lies in exactly one."""
    habits = habits_of(source, lines, columns)
    kept = _drop_labels(lines, labels, columns, habits)
    blocks: list[Block] = []
    for stretch, label, last in _stretches(lines, kept, columns, habits):
        if stretch:
            before = kept[stretch[0].first - 1] if stretch[0].first else None
            signed = before is not None and before.role is Role.BYLINE
            blocks += _Stretch(source, lines, columns, habits, kept, signed=signed).blocks(stretch)
        if label is not None:
            blocks.append(Block(label.role, (last,), label))
    return sorted(blocks, key=lambda block: block.lines[0])


def _drop_labels(
    lines: Sequence[Line], labels: Sequence[Label | None], columns: Sequence[int], habits: Habits
) -> list[Label | None]:
    """Take back the labels of lines that stand in the middle of a sentence, unless they are firm."""
    kept = list(labels)
    for i, label in enumerate(labels):
        if label is None or label.firm or i < 1 or lines[i].mark or lines[i].gap > habits.gap:
            continue
        if kept[i - 1] is None and _runs_into(lines[i - 1], label):
            kept[i] = None
        if label.why.rule == "byline.name-alone" and not _names_author(lines, kept, i, columns[i]):
            kept[i] = None
        if i < 2 or kept[i] is None:
            continue
        before, further = lines[i - 1], lines[i - 2]
        inside = columns[i] and kept[i - 1] is None and not before.terminal and before.width >= columns[i] - 2
        inside = inside and bool(_SENTENCE_MARK.search(before.view + further.view))
        cut = before.view[-1:] in ",、;"
        if inside and (cut or (kept[i - 2] is None and further.width >= columns[i] - INDENT and not further.terminal)):
            kept[i] = None
    return kept


def _names_author(lines: Sequence[Line], labels: Sequence[Label | None], i: int, column: int) -> bool:
    """Whether a name alone on its line can be a byline: under a title or another byline, and with text below it."""
    before, label = lines[i - 1], labels[i - 1]
    below = i + 1 < len(lines) and labels[i + 1] is None
    text = below and (lines[i + 1].terminal or lines[i + 1].width >= (column or 60) - INDENT - 1 or lines[i + 1].indent)
    return bool(text) and (not before.terminal if label is None else label.role in {Role.BYLINE, Role.SECTION})


def _runs_into(before: Line, label: Label) -> bool:
    """Whether a credit or a name is the rest of the line before it: 图/ and 王小明, 毕 and 成摄."""
    if label.role is Role.CREDIT:
        return not before.terminal and not _CREDITED.search(before.view)
    return label.role is Role.BYLINE and before.view[-1:] in "/、"


def _stretches(
    lines: Sequence[Line], labels: Sequence[Label | None], columns: Sequence[int], habits: Habits
) -> list[tuple[list[_Chunk], Label | None, int]]:
    """Cut the page at its labelled lines into stretches of chunks; furniture is taken out without cutting."""
    found: list[tuple[list[_Chunk], Label | None, int]] = []
    stretch: list[_Chunk] = []
    furniture: list[tuple[list[_Chunk], Label | None, int]] = []
    apart = False
    for i, line in enumerate(lines):
        label = labels[i]
        if label is not None:
            if label.firm:
                furniture.append(([], label, i))
                apart = True
                continue
            found.append((stretch, label, i))
            stretch, apart = [], False
        elif stretch and not apart and _surely_joined(stretch[-1], line, lines, columns, habits):
            stretch[-1] = stretch[-1]._replace(last=i)
        else:
            stretch.append(_Chunk(i, i, None if apart else line.gap))
            apart = False
    return [*found, (stretch, None, -1), *furniture]


def _surely_joined(
    chunk: _Chunk, line: Line, lines: Sequence[Line], columns: Sequence[int], habits: Habits
) -> bool:
    """Whether a line goes on with the chunk before it beyond doubt: full column lines in the middle of a sentence."""
    last, width = lines[chunk.last], columns[chunk.last]
    if not width or last.terminal or not width - 1 <= last.width <= width + OVER or line.gap != habits.gap:
        return False
    if line.indent or line.mark or _too_wide(line, width) or columns[chunk.last + 1] != width:
        return False
    if _CREDITED.search(last.view):
        return False
    if chunk.first == chunk.last and not _SENTENCE_MARK.search(last.view):
        return False
    return not opens(line.view)


def _too_wide(line: Line, width: int) -> bool:
    """Whether a line is no line of a column of that width, however much its marks were squeezed."""
    return line.width > width + OVER and tight(line.view, line.width) > width + 1


def cuts_word(before: str, after: str) -> bool:
    """Tell whether a word of two to four characters lies across a line's end.

    >>> cuts_word("在首都体", "育馆举行"), cuts_word("举行了", "首都")
    (True, False)
    """
    if not (_HAN.match(before[-1:]) and _HAN.match(after[:1])):
        return False
    known = lexicon()
    return any(
        before[-left:] + after[:right] in known for left, right in _ACROSS if len(before) >= left and len(after) >= right
    )


_ACROSS = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3))


class _Stretch:
    """A stretch of chunks between two labelled lines, and the path of least cost through it."""

    _STATES = (0, 1, 2)  # begins a paragraph, goes on with one, display line

    def __init__(
        self,
        source: Source,
        lines: Sequence[Line],
        columns: Sequence[int],
        habits: Habits,
        labels: Sequence[Label | None],
        *,
        signed: bool,
    ) -> None:
        self.lines, self.columns, self.habits, self.labels = lines, columns, habits, labels
        self.source, self.signed = source, signed

    def blocks(self, chunks: Sequence[_Chunk]) -> list[Block]:
        """Return the blocks of the cheapest reading."""
        out: list[list[_Chunk]] = []
        kinds: list[str] = []
        for chunk, state in zip(chunks, self._path(chunks), strict=True):
            if state == 1 and out:
                out[-1].append(chunk)
            else:
                out.append([chunk])
                kinds.append(HEADING if state == 2 else TEXT)
        return [
            Block(kind, tuple(i for c in group for i in self._indices(c)), None, self._why(group))
            for kind, group in zip(kinds, out, strict=True)
        ]

    def _indices(self, chunk: _Chunk) -> list[int]:
        return [i for i in range(chunk.first, chunk.last + 1) if self.labels[i] is None]

    def _why(self, group: Sequence[_Chunk]) -> str:
        joins = sum(len(self._indices(c)) for c in group) - 1
        return f"{joins} line ends joined" if joins else ""

    def _path(self, chunks: Sequence[_Chunk]) -> list[int]:
        """Return the state of each chunk on the path of least cost."""
        display = [self._display(chunks, k) for k in range(len(chunks))]
        # What follows a byline is text, its first line without an indent where the byline was run in.
        start = 0.0 if self.signed else self._against_beginning(chunks[0], self.columns[chunks[0].first])
        costs = [start, start + 1.0, display[0] + (AFTER_BYLINE if self.signed else 0.0)]
        back: list[list[int]] = []
        for k in range(1, len(chunks)):
            step = [self._step(chunks[k - 1], chunks[k], state) for state in (0, 1)]
            new, came = [], []
            for state in self._STATES:
                ways = [
                    costs[p] + self._transition(step, p, state) + (display[k] if state == 2 else 0.0)
                    for p in self._STATES
                ]
                best = min(range(3), key=ways.__getitem__)
                new.append(ways[best])
                came.append(best)
            costs = new
            back.append(came)
        last = self.lines[chunks[-1].last]
        if not last.terminal and not _CREDITED.search(last.view):
            costs = [costs[0] + UNENDED, costs[1] + UNENDED, costs[2]]
        state = min(range(3), key=costs.__getitem__)
        path = [state]
        for came in reversed(back):
            state = came[state]
            path.append(state)
        return path[::-1]

    @staticmethod
    def _transition(step: Sequence[tuple[float, float, float, float]], before: int, state: int) -> float:
        """Cost of a state after another; `step` holds what `_step` says after a first line and after a later one."""
        if before == 2:
            return (step[0][3], 50.0, 0.0)[state]
        return step[before][(1, 0, 2)[state]]

    def _step(self, before: _Chunk, chunk: _Chunk, state: int) -> tuple[float, float, float, float]:
        """Return what joining, breaking, breaking before a title, and beginning after a title cost between two chunks."""
        last, first = self.lines[before.last], self.lines[chunk.first]
        width = self.columns[before.last]
        room = self._room(before, first, width, state) if width else 0
        join = self._against_joining(last, first, chunk, width, room)
        ended = self._against_ending(last, first, width, room)
        begin = self._against_beginning(chunk, width)
        asks = before.first == before.last and last.view[-1:] in "?!—" and (not width or room >= 2)
        calls = chunk.first == chunk.last and first.view.rstrip("”’")[-1:] in "?!" and first.width < (width or 40)
        after_title = begin + (CUT_WORD if cuts_word(last.view, first.view) else 0.0) + (QUESTION if calls else 0.0)
        return join, ended + begin, ended + (QUESTION if asks else 0.0), after_title

    def _room(self, before: _Chunk, first: Line, width: int, state: int) -> int:
        """Return by how many units the next word would have fit on the line before; negative where it would not."""
        last = self.lines[before.last]
        single = state == 0 and before.first == before.last
        is_first = single and self._fits_first(last, width)
        capacity = width - INDENT if is_first else last.width if _too_wide(last, width) else width
        if last.width >= capacity:
            return -1
        token = _TOKEN.match(self.source.text, *first.inner)
        return capacity - last.width - (measure(token.group()) if token else 2) - self.habits.slack

    @staticmethod
    def _fits_first(line: Line, width: int) -> bool:
        """Whether a line leaves room for the indent of a paragraph's first line; a mark at its end may hang."""
        hanging = 2 if line.view[-1:] in ",.;:!?。、”’)》]" else 0
        return tight(line.view, line.width) - hanging // 2 <= width - INDENT + 1

    def _against_joining(self, last: Line, first: Line, chunk: _Chunk, width: int, room: int) -> float:
        if _DATELINE_END.search(last.view) and first.view[0] in "(记":
            return 0.0
        cost = 0.0
        if width:
            cost += (SHORT_LINE + 0.25 * min(room, 16)) if room >= 2 else NEARLY_FULL if room >= 0 else 0.0
            cost += SENTENCE_ENDED if last.terminal else 0.0
            cost += self._against_width(last, first, width)
        elif last.terminal or last.view[-1:] in ":—" or (self.habits.sparse and last.view[-1:] in "、,"):
            cost += UNWRAPPED_ENDED
        elif last.width < 40 and not re.search("[,、:;]", last.view[3:]):
            cost += UNWRAPPED_LABEL
        if first.mark or last.mark[:1] == "#":
            return 50.0
        cost += ENUMERATION if last.terminal and _ENUMERATED.match(first.view) else 0.0
        cost += SPEAKER if _SPEAKER.match(first.view) else PICTURE if _PICTURE.match(first.view) else 0.0
        cost += INDENTED if first.indent >= 2 and self.habits.indents else 0.0
        cost += EXTRA_GAP * max(0, chunk.gap - self.habits.gap) if chunk.gap is not None and width else 0.0
        if _CREDITED.search(last.view) and not cuts_word(last.view, first.view):
            cost += PICTURE_CREDITED
        return cost + (OPENS_ARTICLE if opens(first.view) else 0.0)

    @staticmethod
    def _against_width(last: Line, first: Line, width: int) -> float:
        """What is wider than the column may still be a block of its own, with lines of one width (a pull quote)."""
        if _too_wide(last, width):
            return 1.0 if first.width <= last.width + OVER else TOO_WIDE
        return TOO_WIDE if _too_wide(first, width) else 0.0

    def _against_ending(self, last: Line, first: Line, width: int, room: int) -> float:
        """Cost of the line before being the last of its paragraph."""
        if last.terminal:
            return FULL_LINE if width and room < 0 else 0.0
        if _CREDITED.search(last.view) and not cuts_word(last.view, first.view):
            return 0.0
        if last.view[-1:] in ":：—…":
            return 0.6 if last.width > 40 or (width and room < 2) else 1.5
        if self.habits.sparse and last.view[-1:] in "、,":
            return FULL_LINE if width and room < 0 else 0.0
        if last.view[-1:] in "、,;(“《/":
            return CUT_SENTENCE + 1.0
        cost = CUT_WORD if cuts_word(last.view, first.view) else 0.0
        return cost + (CUT_SENTENCE if width and room < 0 else UNENDED)

    def _against_beginning(self, chunk: _Chunk, width: int) -> float:
        """Cost of a chunk's first line being the first of a paragraph."""
        first = self.lines[chunk.first]
        cost = STRANDED_MARK if _CANNOT_BEGIN.match(first.view) else 0.0
        if width and chunk.first == chunk.last and _too_wide(first, width) and not self._in_wide_block(chunk):
            cost += TOO_WIDE / 2
        if opens(first.view) or _ENUMERATED.match(first.view):
            return cost
        if self.habits.indents and first.indent < 2:
            apart = chunk.gap is None or chunk.gap > self.habits.gap or bool(_PICTURE.match(first.view))
            cost += NO_INDENT / 3 if apart else NO_INDENT
        elif width and not first.indent and not _too_wide(first, width) and not self._fits_first(first, width):
            cost += NO_ROOM_FOR_INDENT if chunk.gap is None or chunk.gap <= self.habits.gap else 0.0
        return cost

    def _in_wide_block(self, chunk: _Chunk) -> bool:
        """Whether the next line or the one before is about as wide: a block with a width of its own."""
        beside = self.lines[max(0, chunk.first - 1) : chunk.first] + self.lines[chunk.last + 1 : chunk.last + 2]
        return any(abs(line.width - self.lines[chunk.first].width) <= OVER for line in beside)

    def _display(self, chunks: Sequence[_Chunk], k: int) -> float:
        """Return what reading a chunk as a display line (title, subhead) costs."""
        chunk = chunks[k]
        line = self.lines[chunk.first]
        if line.mark[:1] == "#":
            return -20.0
        lines = [self.lines[i] for i in self._indices(chunk)]
        text = "".join(x.view for x in lines)
        width = self.columns[chunk.first]
        wording = self._wording(text)
        cost = DISPLAY + wording + 0.5 * (len(lines) - 1) ** 2
        units = sum(x.width for x in lines)
        cost += max(0, units - 60) * 0.1
        if self.habits.marked:
            cost += UNMARKED / 4 if _ENUMERATED.match(text) else UNMARKED
        cost += FULL_DISPLAY if width and width - 2 <= lines[-1].width and not _too_wide(lines[-1], width) else 0.0
        cost += 1.5 if line.indent >= 2 and self.habits.indents and width else 0.0
        if width and _too_wide(line, width):
            cost += -3.0 if not wording or not self._in_wide_block(chunk) else 2.0
        if _SPACED.fullmatch(line.view) or _NUMBER_ALONE.fullmatch(text):
            cost -= 3.0
        return max(FLOOR, cost + self._standing(chunks, k))

    def _wording(self, text: str) -> float:
        """What the words of a text say against its being a display line."""
        if not re.search(r"\w", text):
            return 0.0 if set(text) <= set("—-") else STRANDED_MARK
        cost = HAS_COMMA * min(3, len(_SENTENCE_MARK.findall(text)) + (text.count("、") if self.habits.sparse else 0))
        body = text.rstrip("。”’)")
        if text.endswith(("。", "。”", ".", "。)")):
            cost += ENDS_SENTENCE
        elif text[-1:] in "、,;":
            cost += ENDS_CLAUSE
        elif text[-1:] in ":：":
            cost += 2.0
        cost += STRANDED_MARK if _CANNOT_BEGIN.match(text.lstrip("”’》)")) else 0.0
        cost += PICTURE if _PICTURE.match(text) else 0.0
        cost += NOTE if _NOTE.match(text) else SPEAKER if _SPEAKER.match(text) else 0.0
        cost += UNBALANCED if text.count("(") != text.count(")") else 0.0
        cost += OPENS_TEXT if opens(text) else 0.0
        return cost + (HAS_PERIOD if "。" in body else 0.0)

    def _standing(self, chunks: Sequence[_Chunk], k: int) -> float:
        """What the blank lines around a chunk, and what follows it, say for its being a display line (negative)."""
        chunk, regular = chunks[k], self.habits.gap
        following = chunk.last + 1
        after = self.lines[following].gap if following < len(self.lines) else 9
        before = chunk.gap if chunk.gap is not None else regular
        cost = 0.0
        if self.columns[chunk.first]:
            cost -= 3.0 if regular and min(before, after) < regular else 0.0
            cost -= 1.5 if after > regular else 0.0
            cost -= 0.7 if before > regular else 0.0
        else:
            cost -= 1.0 if after >= 2 else 0.0
        return cost - self._announces(following)

    def _announces(self, following: int) -> float:
        """What follows an article's title: a byline, a dateline, the article's text; nothing, where titles come last."""
        if following >= len(self.lines):
            return 1.5
        label = self.labels[following]
        if label is not None:
            return 2.5 if label.role in {Role.BYLINE, Role.DATELINE} else 0.5
        return 2.5 if opens(self.lines[following].view) else 0.0
