"""What speaks for one line of a page read across going on with another: the seam between them, and the room on them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zhnews import contexts
from zhnews.columns import INDENT, SHORT, fits_first
from zhnews.seams import BEGINS, BEGUN, CANNOT_BEGIN, cuts_word, is_said, seam

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line

# What speaks against two lines being neighbours in a column, in the unit of `seam`.
WORST = -8.0  # no seam speaks more than this against its two lines
CUT_WORD = 1.7  # (for it) the seam cuts a word
REPEATED = 2.5  # (for it) three characters across it stand together elsewhere
BROKEN_OFF = 1.0  # a short line whose sentence does not end goes on: a title's, mostly
UNFILLED = 5.0  # a line is short, and its sentence goes on for all that
STRANDED = 3.0  # a line that cannot begin anything follows a whole sentence
NO_ROOM = 3.0  # … or one that leaves no room for the indent of a first line
LEAST_FOOT, MOST_FOOT = -3.0, 8.0  # what a column's foot and the top of the next say, at least and at most
# Characters of a run in which is looked for what stands together.
_ENOUGH = 20_000
# A word that no wrap divides: a line may fall short of its column before it.
_LATIN = re.compile(r"[(“《]{0,2}[A-Za-z0-9][A-Za-z0-9.,'%/-]*")
# Titles do not hold these, lines that end early in a text do: quoted or listed words went down whole.
_PARTED = re.compile("[,;、]|:$")


class Links(dict[tuple[int, int], float]):
    """What speaks for a line going on with another, each pair asked once."""

    def __init__(self, run: Sequence[Line], width: int) -> None:
        super().__init__()
        self.run, self.width = run, width
        self.text = "\n".join(line.view for line in run)[:_ENOUGH]
        self.tail_side, self.head_side = lru_cache(512)(contexts.tail_side), lru_cache(512)(contexts.head_side)
        self.known_feet: dict[tuple[int, int], float] = {}
        self.titles = {i for i, line in enumerate(run) if self._is_title(line)}

    def ends(self, i: int) -> bool:
        """Return whether a column may end with that line: it is short, or ends a sentence."""
        return self.run[i].terminal or self.run[i].width < self.width - SHORT

    def foot(self, i: int, top: int) -> float:
        """Return what speaks for a column that ends with a line going on at the top of the next."""
        if (i, top) not in self.known_feet:
            tail, head = self.run[i], self.run[top]
            if self.ends(i):
                said = -self.against_beginning(head)
            else:
                said = max(LEAST_FOOT, min(MOST_FOOT, self._across(tail, head)))
            self.known_feet[i, top] = said
        return self.known_feet[i, top]

    def _is_title(self, line: Line) -> bool:
        """Whether a line is too short even for the first of a paragraph, and no clause of it ends."""
        return line.width < self.width - SHORT - INDENT and self.may_be_title(line)

    def may_be_title(self, line: Line) -> bool:
        """Return whether no clause of a line ends."""
        return not line.terminal and not _PARTED.search(line.view)

    def against_beginning(self, head: Line) -> float:
        """Return what speaks against a line being the first of a paragraph."""
        stranded = STRANDED if CANNOT_BEGIN.match(head.view) else 0.0
        return stranded + (0.0 if head.indent or fits_first(head, self.width) else NO_ROOM)

    def _across(self, tail: Line, head: Line) -> float:
        """Return what the characters across the end of an unended line say for its going on with another."""
        across = seam(tail.view, head.view) + (CUT_WORD if cuts_word(tail.view, head.view) else 0.0)
        across -= BEGUN if BEGINS.match(head.view) else 0.0
        across += contexts.met(self.tail_side(tail.view), self.head_side(head.view))
        return across + REPEATED * is_said(tail.view, head.view, self.text)

    def __missing__(self, pair: tuple[int, int]) -> float:
        tail, head = self.run[pair[0]], self.run[pair[1]]
        word = _LATIN.match(head.view)
        ended = self.ends(pair[0]) and not (word and not tail.terminal and tail.width + word.end() > self.width)
        score = -self.against_beginning(head) - (0.0 if tail.terminal else BROKEN_OFF) if ended else WORST
        if not tail.terminal:
            score = max(score, self._across(tail, head) - (UNFILLED if ended else 0.0))
        self[pair] = score
        return score
