"""Which piece of text goes on where: paragraphs cut at a column's end, with another article in between.

A tail is a block whose sentence is not ended, a head any block of text that may go on with one. Each tail is put to the
head that suits it best, one to one, the whole page weighed at once; the blocks come back in the order in which they
are read. A page without loose tails, which most are, is left as it is.
"""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from zhnews.fragments import HEADING, TEXT, Block
from zhnews.layout import is_credited
from zhnews.line_ends import ENUMERATED, IS_POINTER
from zhnews.models import Role
from zhnews.rules import lexicon, ranked, words
from zhnews.seams import CANNOT_BEGIN, cuts_word, seam

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.layout import Layout

# In the unit of `seam`, a logarithm of odds.
CUT_WORD = 1.7  # the seam cuts a word of the lexicon
NEXT = 4.0  # the head stands right behind the tail
STARTS = 2.5  # the head follows a whole sentence: it may begin a paragraph of its own
SIGNED = 2.5  # … or stands under a byline
WORDLESS = 0.9  # the head begins with no word: 28 % of heads do, and 5 % of paragraphs; half of what that is worth
APART = -0.5  # the best of several chance meetings scores less: a tail stays alone rather than take it
# Tails and heads weighed at once; where a page has more, each tail sees the nearest.
MOST = 24
_SHORTEST = 12
# Surname rank from which on a character is met as often for itself.
_RARE = 300
# Words of one character that paragraphs begin with.
_OPENERS = frozenset(
    "在从一二三四五六七八九十这那有为是该此他她它我你们今昨明本新当据对由如与和以及还又但而若因其某各每全上下前后中不最更再"
    "就也都能会将把被让使要可说去来到作记问答年"
)
# An enumerated piece shorter than this is a subhead or an item, which no period ends.
_ITEM = 40


def thread(layout: Layout, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks in reading order, each tail joined with its head."""
    pieces, joined = _pieces(layout, blocks)
    tails = [i for i, piece in enumerate(pieces) if _is_open(layout, piece)]
    if not tails or (len(pieces) == len(blocks) and len(tails) == 1 and tails[0] == len(pieces) - 1):
        return list(blocks)
    heads = [i for i, piece in enumerate(pieces) if piece.kind == TEXT and _may_go_on(layout, piece)]
    links: dict[int, int] = {}
    for start in range(0, len(tails), MOST):
        links |= _link(layout, pieces, tails[start : start + MOST], heads)
    if all(h == t + 1 for t, h in links.items()):
        return list(blocks)
    taken = set(links.values())
    links |= {t: t + 1 for t in joined if t not in links and t + 1 not in taken}
    return _in_order(pieces, links)


def _pieces(layout: Layout, blocks: Sequence[Block]) -> tuple[list[Block], list[int]]:
    """Cut blocks where they were joined for want of an ended sentence alone; return the pieces and the cuts."""
    pieces: list[Block] = []
    joined: list[int] = []
    for block in blocks:
        start = 0
        for k in range(1, len(block.lines) if block.kind == TEXT else 0):
            before, after = block.lines[k - 1], block.lines[k]
            loose = not layout.columns[before] or layout.lines[after].gap > layout.habits.gap
            if loose and not layout.lines[before].terminal:
                joined.append(len(pieces))
                pieces.append(block._replace(lines=block.lines[start:k]))
                start = k
        pieces.append(block._replace(lines=block.lines[start:]) if start else block)
    return pieces, joined


def _is_open(layout: Layout, piece: Block) -> bool:
    if piece.kind != TEXT:
        return False
    first, last = layout.lines[piece.lines[0]], layout.lines[piece.lines[-1]]
    size = sum(len(layout.lines[i].view) for i in piece.lines)
    listed = size < _ITEM and ENUMERATED.match(first.view)
    ended = last.terminal or last.view[-1] in ":—…)]" or is_credited(last.view)
    return size >= _SHORTEST and not ended and not listed


def _may_go_on(layout: Layout, piece: Block) -> bool:
    first = layout.lines[piece.lines[0]]
    indented = first.indent >= 2 and layout.habits.indents
    begins = ENUMERATED.match(first.view) or IS_POINTER.match(first.view)
    return not (indented or first.mark or begins or piece.lines[0] in layout.openings)


def _link(layout: Layout, pieces: Sequence[Block], tails: Sequence[int], heads: Sequence[int]) -> dict[int, int]:
    """Return each tail's head: the best pairs of all are taken first, and exchanged where two exchanged score more."""
    near = heads[max(0, bisect(heads, tails[0]) - MOST) : bisect(heads, tails[-1]) + MOST]
    begins = {h: _beginning(layout, pieces, h) for h in near}
    scores = {(t, h): _score(layout, pieces, t, h) - begins[h] for t in tails for h in near if h != t}
    links: dict[int, int] = {}
    taken: set[int] = set()
    for (t, h), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score > APART and t not in links and h not in taken:
            links[t] = h
            taken.add(h)
    return _exchanged(links, scores)


def _exchanged(links: dict[int, int], scores: dict[tuple[int, int], float]) -> dict[int, int]:
    for a in list(links):
        for b in list(links):
            straight, crossed = scores[a, links[a]] + scores[b, links[b]], ((a, links[b]), (b, links[a]))
            if a < b and all(pair in scores for pair in crossed) and straight < sum(scores[pair] for pair in crossed):
                links[a], links[b] = links[b], links[a]
    return links


def _score(layout: Layout, pieces: Sequence[Block], t: int, h: int) -> float:
    tail, head = layout.lines[pieces[t].lines[-1]], layout.lines[pieces[h].lines[0]]
    score = seam(tail.view, head.view) + (NEXT if h == t + 1 else 0.0)
    return score + (CUT_WORD if cuts_word(tail.view, head.view) else 0.0)


def _beginning(layout: Layout, pieces: Sequence[Block], h: int) -> float:
    """What a head's first words, and the piece before it, say for its being a beginning."""
    view = layout.lines[pieces[h].lines[0]].view
    if CANNOT_BEGIN.match(view):
        return -STARTS
    price = 0.0 if _begins_with_word(view) else -WORDLESS
    if h and pieces[h - 1].kind == TEXT:
        return price + (0.0 if _is_open(layout, pieces[h - 1]) else STARTS)
    # What stands under a title may be the rest of a text elsewhere; under a byline nothing but a beginning stands.
    return price + (SIGNED if h and pieces[h - 1].kind in {Role.BYLINE, Role.DATELINE} else 0.0)


def _begins_with_word(view: str) -> bool:
    """Whether a text begins as paragraphs do: with a word, a name, a number or a quote."""
    known = any(view[:n] in lexicon() or view[:n] in words("places") for n in (2, 3, 4))
    return known or view[0] in _OPENERS or ranked("surnames").get(view[0], _RARE) < _RARE or not "一" <= view[0] <= "鿿"


def _in_order(pieces: Sequence[Block], links: dict[int, int]) -> list[Block]:
    """Return the pieces chained along their links; what no link moves stays where it stands."""
    starts = {h for t, h in links.items() if h != t + 1} | {t + 1 for t in links if links[t] != t + 1} | {0}
    for t, h in links.items():
        if h < t and not any(h < cut <= t for cut in starts):
            # The piece would go on with itself: an article begins between its head and its tail.
            begins = [i for i in range(h + 1, t + 1) if pieces[i].kind == HEADING and pieces[i - 1].kind != HEADING]
            starts |= set(begins[-1:])
    cuts = sorted(start for start in starts if start < len(pieces))
    runs = {a: range(a, b) for a, b in zip(cuts, [*cuts[1:], len(pieces)], strict=True)}
    follows = {run[-1]: links[run[-1]] for run in runs.values() if links.get(run[-1], -1) in runs}
    led = set(follows.values())
    order: list[int] = []
    for start in [*(s for s in runs if s not in led), *runs]:
        at: int | None = start
        while at is not None and at in runs:
            run = runs.pop(at)
            order += run
            at = follows.get(run[-1])
    return _joined(pieces, order, links)


def _joined(pieces: Sequence[Block], order: Sequence[int], links: dict[int, int]) -> list[Block]:
    out: list[Block] = []
    for before, at in zip([-1, *order], order, strict=False):
        if links.get(before) == at:
            lines = out[-1].lines + pieces[at].lines
            out[-1] = out[-1]._replace(lines=lines, why=f"{len(lines) - 1} line ends joined")
        else:
            out.append(pieces[at])
    return out
