"""Which lines are worth asking about, and as what: one scan of the page instead of seven searches of each line.

A cue is no verdict; nearly all the lines it names turn out to be text.
"""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from zhnews.knowledge import bylines
from zhnews.knowledge.cues import FIRST, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line
    from zhnews.source import Source

KINDS = ("continuation", "note", "stop", "folio", "furniture", "credit", "byline", "opening")
FLAG = {kind: 1 << at for at, kind in enumerate(KINDS)}
# How far into a line its dateline or byline begins or ends at the latest (characters).
_HEAD = 48
# Digits that speak of a date, an issue, a page.
_DIGITS = re.compile(
    r"(?<!\d)\d{1,7} ?(?:[期号页版]|[年./\-]\d)|[A-Z] ?\d{1,3}(?!\d)|[〇○零一二三四五六七八九]年[一二三四五六七八九十]"
    r"|(?<=[a-z.]) \d{1,2},? \d{4}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
    r"|℃|°C|www\.|https?:|[Pp]age \d"
)
# Characters of the longest line that a number at its edge makes a folio: 要闻 04.
_BRIEF = 10


_CUES = [*WORDS.items(), ("byline", bylines.LINE_CUES), ("opening", bylines.HEAD_CUES)]


def _by_word() -> dict[str, int]:
    flags: dict[str, int] = {}
    for kind, words in _CUES:
        for word in words.split():
            flags[word] = flags.get(word, 0) | FLAG[kind]
    # A longer word stands for the words inside it as well: 编辑部 holds 编辑.
    return {word: reduce(or_, (flags[w] for w in flags if w in word)) for word in flags}


_FLAGS = _by_word()
# Literals only: `re` skips to their first characters at 80 million characters a second.
_WORDS = re.compile("|".join(sorted(map(re.escape, _FLAGS), key=len, reverse=True)))
_FIRST: dict[str, int] = {}
for _kind, _chars in [*FIRST.items(), ("byline", bylines.LINE_FIRST)]:
    for _char in _chars:
        _FIRST[_char] = _FIRST.get(_char, 0) | FLAG[_kind]


def find_cues(source: Source, lines: Sequence[Line]) -> list[int]:
    """Return for each line the flags of the kinds that it may be.

    >>> from zhnews.lines import split_lines
    >>> from zhnews.source import Source
    >>> source = Source("本报记者 王晓\\n江边的船")
    >>> [bool(cue & FLAG["byline"]) for cue in find_cues(source, split_lines(source))]
    [True, False]
    """
    cues = [_first(line) for line in lines]
    # Where columns stood side by side, the lines' order is not the source's.
    order = sorted(range(len(lines)), key=lambda i: lines[i].start)
    starts = [lines[i].start for i in order]
    at, last = -1, len(lines) - 1
    for hit in _WORDS.finditer(source.view):
        offset = hit.start()
        while at < last and starts[at + 1] <= offset:
            at += 1
        flag = _FLAGS[hit.group()]
        cues[order[at]] |= flag if offset - starts[at] < _HEAD else flag & ~FLAG["opening"]
    at = -1
    for hit in _DIGITS.finditer(source.view):
        while at < last and starts[at + 1] <= hit.start():
            at += 1
        cues[order[at]] |= FLAG["folio"] | FLAG["furniture"]
    return cues


def _first(line: Line) -> int:
    view = line.view
    flag = _FIRST.get(view[0], 0)
    half = len(view) // 2
    if len(view) <= _BRIEF and (view[0].isdigit() or view[-1].isdigit()):
        flag |= FLAG["folio"]
    if view[-1] in "报刊社" or view[0] == view[half] or not view[0].isalnum():
        flag |= FLAG["furniture"]
    return flag
