"""Which line of a title is kicker, headline or deck, and which display lines are one subhead printed on two lines.

A title's lines are read in every way that the trade knows (kicker above, headline of one to three lines, deck below)
and the cheapest is taken. Whether display lines are a title at all, and of which article, is settled by `articles`.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from zhnews.contexts import goes_on
from zhnews.knowledge.titles import DECKS, SUBHEADS
from zhnews.models import Decision, Role
from zhnews.reading import TWO_APART, close_up
from zhnews.rules import whole
from zhnews.seams import cuts_word, is_said, seam

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line

# Not the hyphen of -KY or -19.
_DASH = re.compile("—{1,3}|-{2,3}|-(?![A-Za-z0-9])|――")
_ANNOUNCES = re.compile("[—―]$")
_HANGS_ON = re.compile("[、,“(《:]$")
_PULLS_BACK = re.compile("[、,”)》:!?]|-[A-Za-z0-9]")

# Costs of a reading, in the unit of `fragments`. Of two-line titles in the samples nine in ten are one headline.
KICKER, DECK, SECOND_DECK, THIRD_LINE = 1.3, 1.5, 1.5, 2.0
# Kickers and decks run long: from this width (units) on, each further unit speaks for one, up to a limit.
LONG_KICKER, LONG_DECK, PER_UNIT, MOST = 24, 26, 0.1, 1.5
LONGEST_KICKER = 43
# Lines of a headline of several are seldom longer than this (units): three in a hundred.
LONG_LINE, EACH_UNIT = 28, 0.12
# A line of a headline wider than this (units) that the next one does not go on from: of 40 mainland titles none.
WHOLE, GOES_ON, SAYS_ALL = 25, 1.5, 1.5
BY_CHANCE = -1.0  # a word across two lines that the characters speak so much against is none
UNUSUAL = 2.5  # of 41 titles from Taiwan in the samples none has a kicker or deck, of 91 mainland ones 28 have
VERY_LONG = 44  # a line this long is no half of a headline; what stands with it is its deck
CUT_BETWEEN_ROLES = 3.0  # a word or a bracket lies across
CUT_IN_HEADLINE = 1.0  # … and speaks for one headline
UNEQUAL = 0.4  # lines of one headline are about equally long: up to 1.7 to 1
MISPLACED = 4.0  # dashes lead a deck, letter-spacing marks a headline
ANNOUNCES = 1.5  # a line that ends with a dash leads up to the headline
ASKS = 0.5  # … and so, of two, does one that asks
SAYS_ON = 2.0  # what only decks say: who else was there, what was stressed
WIDER_GAP = 1.0
RATIO = 1.7
LEFT_OVER, LONG_SUBHEAD = 2, 10  # so few characters below so many are no subhead of their own
# A line at least so wide (units), and wider than the one below, goes on in that where the words say so much for it.
FULL_SUBHEAD, ONE_SUBHEAD, NUMBERED = 24, 1.0, -4.0


Region = Literal["mainland", "hong-kong", "taiwan"]
ONE_LINE = Decision("title.one-line")


class Cast(NamedTuple):
    """A reading of a title: how many of its lines are kicker, headline and deck."""

    kicker: int
    headline: int
    deck: int


def cast_title(lines: Sequence[Line], region: Region = "mainland", text: str = "") -> tuple[list[Role], Decision]:
    """Return each line's role, and why; titles are set in other ways where the page was printed elsewhere.

    `text` is what the article says: where it has the characters across the end of a line, these are one headline.

    >>> from zhnews.lines import split_lines
    >>> from zhnews.source import Source
    >>> lines = split_lines(Source("江城今起试行\\n公交夜间专线\\n——市民出行观察"))
    >>> [str(role) for role in cast_title(lines)[0]]
    ['headline', 'headline', 'deck']
    """
    if len(lines) == 1:
        return [Role.HEADLINE], ONE_LINE
    facts = _Facts(lines, region, text)
    unusual = UNUSUAL if region == "taiwan" else 0.0
    ways = [(_cost(facts, cast) + unusual * (cast.kicker + cast.deck > 0), cast) for cast in _ways(len(lines))]
    ways.sort()
    cost, best = ways[0]
    roles = [Role.KICKER] * best.kicker + [Role.HEADLINE] * best.headline + [Role.DECK] * best.deck
    evidence = f"{best.kicker}+{best.headline}+{best.deck} lines"
    if len(ways) == 1:
        return roles, Decision("title.kicker-headline-deck", evidence)
    other, margin = ways[1][1], f"{ways[1][0] - cost:.1f}"
    evidence += f", by {margin} before {other.kicker}+{other.headline}+{other.deck}"
    return roles, Decision("title.kicker-headline-deck", evidence, (("margin", margin),))


def _ways(count: int) -> list[Cast]:
    ways = [Cast(k, h, count - k - h) for k in (0, 1, 2) for h in (1, 2, 3, 4) if 0 <= count - k - h <= 3]
    return ways or [Cast(0, 1, count - 1)]


class _Facts:
    """What is measured once of a title's lines, for all the ways to read it."""

    def __init__(self, lines: Sequence[Line], region: Region, text: str) -> None:
        self.dashed = [bool(_DASH.match(line.view)) for line in lines]
        self.leads_up = [_leads_up(line.view) for line in lines]
        self.spaced = [close_up(line.view) != line.view for line in lines]
        self.any_spaced = any(self.spaced)
        # Two characters set apart are letter-spaced where another line is.
        self.spaced = [
            spaced or (self.any_spaced and TWO_APART.fullmatch(line.view) is not None)
            for spaced, line in zip(self.spaced, lines, strict=True)
        ]
        self.widths = [x.width - x.view.count(" ") * s for x, s in zip(lines, self.spaced, strict=True)]
        self.marks = [len(line.mark) if line.mark[:1] == "#" else 0 for line in lines]
        gaps = [line.gap for line in lines[1:]]
        # Blank lines between all of a title's lines say nothing of its parts; between some of them they do.
        least = min(gaps, default=0)
        self.gaps = [gap > least for gap in gaps]
        self.says = [whole(DECKS, line.view) is not None for line in lines]
        # Of 31 kickers and decks in the samples none has three characters with its headline that the text has.
        self.cuts = [_is_cut(a, b) or is_said(a.view, b.view, text) for a, b in itertools.pairwise(lines)]
        self.whole = [
            region == "mainland" and width >= WHOLE and not cut and seam(a.view, b.view) < GOES_ON
            for (a, b), cut, width in zip(itertools.pairwise(lines), self.cuts, self.widths, strict=False)
        ]


def _leads_up(view: str) -> float:
    """Return what a line's last mark says for the headline standing below it."""
    return ANNOUNCES if _ANNOUNCES.search(view) else ASKS if view[-1] == "?" else 0.0


def _is_cut(line: Line, after: Line) -> bool:
    """Whether a word, a clause or a pair of brackets lies across the end of a title's line."""
    if _HANGS_ON.search(line.view) or _PULLS_BACK.match(after.view):
        return True
    if cuts_word(line.view, after.view) and seam(line.view, after.view) > BY_CHANCE:
        return True
    return any(line.view.count(a) > line.view.count(b) for a, b in ("“”", "()", "《》"))


def _cost(facts: _Facts, cast: Cast) -> float:
    cost = KICKER * cast.kicker**2 + DECK * min(cast.deck, 1) + SECOND_DECK * max(0, cast.deck - 1)
    cost += THIRD_LINE * max(0, cast.headline - 2)
    edges = {cast.kicker - 1, cast.kicker + cast.headline - 1}
    for i, (cut, gap) in enumerate(zip(facts.cuts, facts.gaps, strict=True)):
        if i in edges:
            cost += (CUT_BETWEEN_ROLES if cut else 0.0) - (WIDER_GAP if gap else 0.0)
        else:
            cost += (-CUT_IN_HEADLINE if cut else 0.0) + (WIDER_GAP if gap else 0.0)
            cost += SAYS_ALL if facts.whole[i] and cast.kicker <= i < cast.kicker + cast.headline - 1 else 0.0
    return cost + _marks_cost(facts, cast) + _length_cost(facts, cast)


def _marks_cost(facts: _Facts, cast: Cast) -> float:
    """What dashes, letter-spacing and Markdown marks say."""
    cost = 0.0
    last = cast.kicker + cast.headline
    top = min((mark for mark in facts.marks if mark), default=0)
    for i in range(len(facts.widths)):
        headline = cast.kicker <= i < last
        cost += MISPLACED if facts.dashed[i] and i < last else 0.0
        cost -= SAYS_ON if facts.says[i] and i >= last else 0.0
        cost += facts.leads_up[i] if cast.kicker <= i < len(facts.widths) - 1 else 0.0
        cost += MISPLACED if facts.any_spaced and headline != facts.spaced[i] else 0.0
        cost += 2 * MISPLACED if top and headline != (facts.marks[i] == top) else 0.0
    return cost


def _length_cost(facts: _Facts, cast: Cast) -> float:
    """What lengths say: a headline's lines are alike; a kicker or deck runs longer than the lines of its headline."""
    widths = facts.widths
    own = widths[cast.kicker : cast.kicker + cast.headline]
    cost = UNEQUAL if max(own) > RATIO * min(own) else 0.0
    cost += max(0.0, max(own) - LONG_LINE) * EACH_UNIT if len(own) > 1 else 0.0
    for width in widths[: cast.kicker]:
        cost -= min(MOST, max(0.0, (width - LONG_KICKER) * PER_UNIT))
        cost += 0.3 if width < 1.3 * max(own) else 1.5 if width > 2.6 * max(own) else 0.0
        cost += 1.5 if width > LONGEST_KICKER else 0.0
    for width in widths[cast.kicker + cast.headline :]:
        cost -= min(MOST, max(0.0, (width - LONG_DECK) * PER_UNIT))
        cost += 0.8 if width < 0.8 * max(own) else 0.3 if width <= max(own) else 0.0
        cost -= 1.0 if max(own) > VERY_LONG else 0.0
    return cost


def group_subhead(lines: Sequence[Line], regular_gap: int) -> list[list[Line]]:
    """Return display lines in a body as subheads, two lines of one together."""
    groups: list[list[Line]] = []
    for line, below in itertools.zip_longest(lines, lines[1:]):
        if groups and _one_subhead(groups[-1][-1], line, below, regular_gap):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def fills_and_goes_on(line: Line, after: Line, least: float) -> bool:
    """Tell whether a display line is long, and a shorter one below goes on with it: the words say at least so much."""
    longer = line.width >= max(FULL_SUBHEAD, after.width) and not whole(SUBHEADS, after.view)
    # A line with a number stands for itself only where the next has one as well.
    return longer and goes_on(line.view, after.view) > (NUMBERED if whole(SUBHEADS, line.view) else least)


def _one_subhead(line: Line, after: Line, below: Line | None, regular_gap: int) -> bool:
    left_over = len(after.view) <= LEFT_OVER < LONG_SUBHEAD <= len(line.view)
    if after.gap < regular_gap or left_over or cuts_word(line.view, after.view) or _HANGS_ON.search(line.view):
        return True
    if after.gap <= regular_gap and fills_and_goes_on(line, after, ONE_SUBHEAD):
        return True
    # Of three lines the two that are equally long are one.
    apart = below is not None and line.width != after.width == below.width
    alike = min(line.width, after.width) >= 10 and abs(line.width - after.width) <= 2
    return after.gap == regular_gap == 0 and alike and not apart
