"""What is measured once of a title's lines: words, widths, gaps, marks, and whether one goes on in the next."""

from __future__ import annotations

import itertools
import operator
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from zhnews.contexts import goes_on
from zhnews.knowledge.titles import DECKS, DECKS_OF_SPEAKERS, KICKERS, KICKERS_ABOVE
from zhnews.lines import measure
from zhnews.reading import TWO_APART, close_up
from zhnews.rules import is_word, whole, words
from zhnews.seams import cuts_word, is_said, seam

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.lines import Line

Region = Literal["mainland", "hong-kong", "taiwan", "republic"]

# Not the hyphen of -KY or -19.
_DASH = re.compile("—{1,3}|-{2,3}|-(?![A-Za-z0-9])|――")
_ANNOUNCES = re.compile("[—―]$")
_HANGS_ON = re.compile("[、,“(《]$|.{9}:$")
# Words that no part of a title ends with, unless they end a longer word (现在, 方向, 共和).
_LEADS_ON = re.compile("[的和与及在对向将把被从让并就为有是于至以使令由给用按据]$")
# What has its subject in the clause before: 指须检讨, 尚未批准.
_SUBJECT_ABOVE = re.compile("[指称料盼冀吁斥批轰促拟恐遭获致互并仍亦再尚惟未]")
_LIVELY = re.compile("[“!]")
_PULLS_BACK = re.compile("[、,”)》:!?]|-[A-Za-z0-9]|并(?![购轨存列网肩非])|以及|及其|且")

# Where no word or bracket lies across, the odds that two lines are of two parts fall by so much with what the wording
# says of the second going on with the first, from so much at nought, in these bounds. Headlines from Taiwan are broken
# where a clause ends, so there it says nothing.
APART, LESS_APART, LEAST_APART, MOST_APART = 1.5, 0.36, -2.3, 2.2
PARALLEL, ALIKE = 1.3, 2  # two lines as wide as each other (units) are rather two clauses of one headline
BY_CHANCE = -1.0  # a word across two lines that the characters speak so much against is none
SHORTEST_CLAUSE = 8  # units; less beside a line's end is a clause that the end of the line cuts
TOPIC = 12  # a kicker of letters and digits that is no wider (units) may be just a topic's name
ANNOUNCES = 1.5  # a line that ends with a dash leads up to the headline
ASKS = 1.0  # … and so, of two, does one that asks


class Manner(NamedTuple):
    """How titles are set in one place or time.

    `width` is how wide (units) a headline is as a whole, and how far off the middle ones are (a logarithm): mostly two
    clauses in Taiwan, two to four in the Republic era; six in a hundred from the mainland take more than 44 units.
    `unusual` is what a kicker or deck costs where there are few: of 41 titles from Taiwan in the samples none has one,
    of 91 mainland ones 28 have. Headlines may be `broken_at_clauses`, or have `two_clauses`; letter-spacing marks one
    less in the Republic era (`spaced`), and a clause may be `torn` at a line's end.
    """

    width: tuple[float, float]
    unusual: float = 0.0
    broken_at_clauses: bool = False
    two_clauses: bool = False
    spaced: float = 4.0
    torn: bool = True


MANNERS: dict[Region, Manner] = {
    "mainland": Manner((26.5, 0.3), torn=False),
    "hong-kong": Manner((31.5, 0.33), two_clauses=True),
    "taiwan": Manner((40, 0.27), unusual=1.5, broken_at_clauses=True, two_clauses=True),
    "republic": Manner((34, 0.35), unusual=2.5, broken_at_clauses=True, spaced=1.0),
}


class Cast(NamedTuple):
    """A reading of a title: how many of its lines are kicker, headline and deck."""

    kicker: int
    headline: int
    deck: int


class Facts:
    """What is measured once of a title's lines, for all the ways to read it."""

    def __init__(self, lines: Sequence[Line], region: Region, text: str) -> None:
        self.dashed = [bool(_DASH.match(line.view)) for line in lines]
        spaced = [close_up(line.view) != line.view for line in lines]
        self.any_spaced = any(spaced)
        # Two characters set apart are letter-spaced where another line is.
        apart = (self.any_spaced and TWO_APART.fullmatch(line.view) is not None for line in lines)
        self.spaced = list(map(operator.or_, spaced, apart))
        self.widths = [x.width - x.view.count(" ") * s for x, s in zip(lines, self.spaced, strict=True)]
        self.marks = [len(line.mark) if line.mark[:1] == "#" else 0 for line in lines]
        gaps = [line.gap for line in lines[1:]]
        # Blank lines between all of a title's lines say nothing of its parts; between some of them they do.
        least = min(gaps, default=0)
        self.gaps = [gap > least for gap in gaps]
        self.manner = manner = MANNERS[region]
        # A question is one of two clauses there.
        self.leads_up = [_leads_up(line.view, asks=0.0 if manner.two_clauses else ASKS) for line in lines]
        self.blanks = [0 if s else x.view.strip().count(" ") for x, s in zip(lines, self.spaced, strict=True)]
        self.names_topic = manner.two_clauses and self.widths[0] <= TOPIC and lines[0].view.isalnum()
        self.torn = [manner.torn and _is_torn(*pair) for pair in itertools.pairwise(lines)]
        self._read_words(lines, text)

    def _read_words(self, lines: Sequence[Line], text: str) -> None:
        self.said = [":" in line.view[1:-1] for line in lines]
        self.hangs = [_SUBJECT_ABOVE.match(line.view) is not None for line in lines]
        self.lively = [bool(_LIVELY.search(line.view)) for line in lines]
        pairs = list(itertools.pairwise(lines))
        hung = zip(pairs, self.dashed[1:], strict=True)
        self.cuts = [not dashed and goes_across(*pair, text) for pair, dashed in hung]
        silent = (self.manner.broken_at_clauses or cut for cut in self.cuts)
        self.apart = [0.0 if says_nothing else _apart(*pair) for pair, says_nothing in zip(pairs, silent, strict=True)]
        runs = ["".join(lines[i].view for i in run) for run in self.runs(0, len(lines)) for _ in run]
        self.says = [whole(DECKS, view) is not None for view in runs]
        self.speaks = [self.manner.two_clauses and whole(DECKS_OF_SPEAKERS, view) is not None for view in runs]
        self.leads = [_leads(view, below.view) for view, below in zip(runs, [*lines[1:], lines[0]], strict=True)]

    def clauses(self, cast: Cast) -> int:
        """Return how many clauses a headline has: a blank parts them, or a line's end that no word lies across."""
        first, last = cast.kicker, cast.kicker + cast.headline
        ends = range(first, last - 1)
        return 1 + sum(self.blanks[first:last]) + sum(not (self.cuts[i] or self.torn[i]) for i in ends)

    def runs(self, start: int, end: int) -> Iterator[range]:
        """Yield a part's lines, those together that a word lies across the ends of."""
        for i in range(start, end):
            if i + 1 == end or not self.cuts[i]:
                yield range(start, i + 1)
                start = i + 1


def _is_torn(line: Line, after: Line) -> bool:
    """Whether so little of a clause stands beside a line's end that the rest of it is in the other line."""
    view, below = close_up(line.view), close_up(after.view)
    last, first = view.rpartition(" ")[2], below.partition(" ")[0]
    above = last != view and measure(last) < SHORTEST_CLAUSE
    left_over = first != below or after.width < line.width / 2
    return above or (left_over and measure(first) < SHORTEST_CLAUSE)


def _leads(view: str, below: str) -> bool:
    """Tell whether only kickers say so. Places are asked as a set: as a pattern, thousands would take megabytes."""
    said = whole(KICKERS, view) or whole(KICKERS_ABOVE, f"{view}/{below}")
    return said is not None or view in words("places")


def _leads_up(view: str, asks: float) -> float:
    """Return what a line's last mark says for the headline standing below it."""
    return ANNOUNCES if _ANNOUNCES.search(view) else asks if view[-1] == "?" else 0.0


def _apart(line: Line, after: Line) -> float:
    """Return the odds, as a logarithm, that two lines of a title are of two parts: what the wording says of it."""
    apart = min(MOST_APART, max(LEAST_APART, APART - LESS_APART * goes_on(line.view, after.view)))
    return apart - (PARALLEL if abs(line.width - after.width) <= ALIKE else 0.0)


def goes_across(line: Line, after: Line, text: str) -> bool:
    """Tell whether a word, a clause or a pair of brackets lies across the end of a title's line."""
    if _ANNOUNCES.search(line.view):
        return False
    if _HANGS_ON.search(line.view) or _PULLS_BACK.match(after.view):
        return True
    if _LEADS_ON.search(line.view) and not is_word(line.view[-2:]):
        return True
    # 演出 and 外交 end and begin as words, though 出外 is one too.
    whole_words = is_word(line.view[-2:]) and is_word(after.view[:2])
    if not whole_words and cuts_word(line.view, after.view) and seam(line.view, after.view) > BY_CHANCE:
        return True
    # Of 31 kickers and decks in the samples none has three characters with its headline that the text has.
    opened = any(line.view.count(a) > line.view.count(b) for a, b in ("“”", "()", "《》"))
    return opened or is_said(line.view, after.view, text)
