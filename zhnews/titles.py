"""Which line of a title is kicker, headline or deck, and which display lines are one subhead printed on two lines.

A title's lines are read in every way that the trade knows (kicker above, headline of one to three lines, deck below)
and the cheapest is taken. Whether display lines are a title at all, and of which article, is settled by `articles`.
"""

from __future__ import annotations

import itertools
import math
import operator
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from zhnews.contexts import goes_on
from zhnews.knowledge.titles import DECKS, KICKERS, KICKERS_ABOVE, SUBHEADS
from zhnews.models import Decision, Role
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
_HANGS_ON = re.compile("[、,“(《:]$")
# Words that no part of a title ends with, unless they end a longer word (现在, 方向, 共和).
_LEADS_ON = re.compile("[的和与及在对向将把被从让并就为有是于至以使令由给用按据]$")
_LIVELY = re.compile("[“!]")
_PULLS_BACK = re.compile("[、,”)》:!?]|-[A-Za-z0-9]|并(?![购轨存列网肩非])|以及|及其|且")

# Costs of a reading, in the unit of `fragments`; fitted to 44 decks and 33 kickers of the mainland and Hong Kong, to
# their headlines cut in two near the middle and at their blanks, and checked on the sample pages.
KICKER, SECOND_KICKER, DECK, SECOND_DECK, THIRD_LINE = 1.5, 2.0, 0.4, 1.5, 2.0
# How wide (units) a part is as a whole, and how far off the middle ones are (a logarithm). Headlines from Taiwan are
# mostly two clauses, those of the Republic era two to four; six in a hundred from the mainland take more than 44 units.
HEADLINE_WIDTHS: dict[Region, tuple[float, float]] = {
    "mainland": (26.5, 0.3),
    "hong-kong": (31.5, 0.33),
    "taiwan": (40, 0.27),
    "republic": (34, 0.35),
}
KICKER_WIDTH, DECK_WIDTH = (26, 0.5), (32, 0.33)
FARTHEST_OFF = 3.0  # what a width costs at most
LONGEST_KICKER, TOO_LONG = 36, 1.0
SHORTER, SHORT_DECK = 0.8, 1.5  # a deck is seldom so much narrower than its headline's lines
# Where no word or bracket lies across, the odds that two lines are of two parts fall by so much with what the wording
# says of the second going on with the first, from so much at nought, in these bounds. Headlines from Taiwan are broken
# where a clause ends, so there it says nothing.
APART, LESS_APART, LEAST_APART, MOST_APART = 1.5, 0.36, -2.3, 2.2
PARALLEL, ALIKE = 1.3, 2  # two lines as wide as each other (units) are rather two clauses of one headline
BY_CHANCE = -1.0  # a word across two lines that the characters speak so much against is none
# What a kicker or deck costs where there are few: of 41 titles from Taiwan in the samples none has one, of 91 mainland
# ones 28 have; those of the Republic era are two to four clauses side by side.
UNUSUAL: dict[Region, float] = {"mainland": 0.0, "hong-kong": 0.0, "taiwan": 1.5, "republic": 2.5}
OF_CLAUSES = {"taiwan", "republic"}
# Of 90 headlines from Hong Kong and Taiwan 55 have two clauses with a blank between, three have three, and of the 20
# kickers and decks none has a blank; of 94 mainland headlines eight. A kicker may be just the topic's name there.
OF_TWO_CLAUSES = {"hong-kong", "taiwan"}
THIRD_CLAUSE, BLANK_OUTSIDE, TOPIC = 3.0, 0.3, 12
CUT_BETWEEN_ROLES = 4.0  # a word or a bracket lies across
CUT_IN_HEADLINE = 1.0  # … and speaks for one headline
UNEQUAL, RATIO = 1.0, 1.7  # lines of one headline are about equally long
MISPLACED, SURELY = 4.0, 12.0  # letter-spacing marks a headline; dashes lead a deck, and # stands before headlines
ANNOUNCES = 1.5  # a line that ends with a dash leads up to the headline
ASKS = 1.0  # … and so, of two, does one that asks
SAYS_ON = 1.0  # what only decks say: who else was there, what was stressed; and what only kickers do: where, when
SAID = 1.5  # what somebody says (王河:桥今起封闭) stands in a headline or a deck
LIVELY = 0.8  # of a headline and its kicker or deck, quotes and exclamations are rather the headline's
WIDER_GAP = 1.0
LEFT_OVER, LONG_SUBHEAD = 2, 10  # so few characters below so many are no subhead of their own
# A line at least so wide (units), and wider than the one below, goes on in that where the words say so much for it.
FULL_SUBHEAD, ONE_SUBHEAD, NUMBERED = 24, 1.0, -4.0


ONE_LINE, TOO_MANY = Decision("title.one-line"), Decision("title.too-many-lines")
# Lines that a kicker, a headline and a deck have at most; of so many only one way is left, of more there is none.
MOST = (2, 4, 3)
MOST_LINES = sum(MOST) - 1


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
    if len(lines) > MOST_LINES:
        return [Role.HEADLINE] + [Role.DECK] * (len(lines) - 1), TOO_MANY
    facts = _Facts(lines, region, text)
    unusual = UNUSUAL[region]
    ways = [(_cost(facts, cast) + unusual * (cast.kicker + cast.deck > 0), cast) for cast in _ways(len(lines))]
    (cost, best), (others, other), *_ = sorted(ways)
    roles = [Role.KICKER] * best.kicker + [Role.HEADLINE] * best.headline + [Role.DECK] * best.deck
    margin = f"{others - cost:.1f}"
    evidence = f"{_told(best)} lines, by {margin} before {_told(other)}"
    return roles, Decision("title.kicker-headline-deck", evidence, (("margin", margin),))


def _told(cast: Cast) -> str:
    return "+".join(map(str, cast))


def _ways(count: int) -> list[Cast]:
    ways = (Cast(k, h, count - k - h) for k in range(MOST[0] + 1) for h in range(1, MOST[1] + 1))
    return [cast for cast in ways if 0 <= cast.deck <= MOST[2]]


class _Facts:
    """What is measured once of a title's lines, for all the ways to read it."""

    def __init__(self, lines: Sequence[Line], region: Region, text: str) -> None:
        self.dashed = [bool(_DASH.match(line.view)) for line in lines]
        self.leads_up = [_leads_up(line.view) for line in lines]
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
        self.usual = HEADLINE_WIDTHS[region]
        self.of_two_clauses = region in OF_TWO_CLAUSES
        self.blanks = [0 if s else x.view.strip().count(" ") for x, s in zip(lines, self.spaced, strict=True)]
        self._read_words(lines, text, clauses=region in OF_CLAUSES)

    def _read_words(self, lines: Sequence[Line], text: str, *, clauses: bool) -> None:
        self.said = [":" in line.view[1:-1] for line in lines]
        self.lively = [bool(_LIVELY.search(line.view)) for line in lines]
        pairs = list(itertools.pairwise(lines))
        hung = zip(pairs, self.dashed[1:], strict=True)
        self.cuts = [not dashed and goes_across(*pair, text) for pair, dashed in hung]
        silent = (clauses or cut for cut in self.cuts)
        self.apart = [0.0 if says_nothing else _apart(*pair) for pair, says_nothing in zip(pairs, silent, strict=True)]
        runs = ["".join(lines[i].view for i in run) for run in self.runs(0, len(lines)) for _ in run]
        self.says = [whole(DECKS, view) is not None for view in runs]
        self.leads = [_leads(view, below.view) for view, below in zip(runs, [*lines[1:], lines[0]], strict=True)]

    def runs(self, start: int, end: int) -> Iterator[range]:
        """Yield a part's lines, those together that a word lies across the ends of."""
        for i in range(start, end):
            if i + 1 == end or not self.cuts[i]:
                yield range(start, i + 1)
                start = i + 1


def _leads(view: str, below: str) -> bool:
    """Tell whether only kickers say so. Places are asked as a set: as a pattern, thousands would take megabytes."""
    said = whole(KICKERS, view) or whole(KICKERS_ABOVE, f"{view}/{below}")
    return said is not None or view in words("places")


def _leads_up(view: str) -> float:
    """Return what a line's last mark says for the headline standing below it."""
    return ANNOUNCES if _ANNOUNCES.search(view) else ASKS if view[-1] == "?" else 0.0


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


def _cost(facts: _Facts, cast: Cast) -> float:
    cost = KICKER * min(cast.kicker, 1) + SECOND_KICKER * max(0, cast.kicker - 1)
    cost += DECK * min(cast.deck, 1) + SECOND_DECK * max(0, cast.deck - 1)
    cost += THIRD_LINE * max(0, cast.headline - 2)
    edges = {cast.kicker - 1, cast.kicker + cast.headline - 1}
    for i, (cut, gap) in enumerate(zip(facts.cuts, facts.gaps, strict=True)):
        if i in edges:
            cost += (CUT_BETWEEN_ROLES if cut else 0.0) - (WIDER_GAP if gap else 0.0) - facts.apart[i]
        else:
            cost += (-CUT_IN_HEADLINE if cut else 0.0) + (WIDER_GAP if gap else 0.0)
    clauses = _clauses_cost(facts, cast) if facts.of_two_clauses else 0.0
    return cost + clauses + _marks_cost(facts, cast) + _length_cost(facts, cast)


def _clauses_cost(facts: _Facts, cast: Cast) -> float:
    """What blanks say where a headline is two clauses, and a kicker or a deck is one."""
    first, last = cast.kicker, cast.kicker + cast.headline
    inside = sum(facts.blanks[first:last])
    clauses = 1 + inside + facts.cuts[first : last - 1].count(False)
    return THIRD_CLAUSE * max(0, clauses - 2) + BLANK_OUTSIDE * (sum(facts.blanks) - inside)


def _marks_cost(facts: _Facts, cast: Cast) -> float:
    """What dashes, letter-spacing and Markdown marks say."""
    cost = 0.0
    last = cast.kicker + cast.headline
    top = min((mark for mark in facts.marks if mark), default=0)
    for i in range(len(facts.widths)):
        headline = cast.kicker <= i < last
        cost += SURELY if facts.dashed[i] and i < last else 0.0
        cost -= SAYS_ON if (facts.says[i] and i >= last) or (facts.leads[i] and i < cast.kicker) else 0.0
        cost += LIVELY if facts.lively[i] and not headline else 0.0
        cost += SAID if facts.said[i] and i < cast.kicker else 0.0
        cost += facts.leads_up[i] if cast.kicker <= i < len(facts.widths) - 1 else 0.0
        cost += MISPLACED if facts.any_spaced and headline != facts.spaced[i] else 0.0
        cost += SURELY if top and headline != (facts.marks[i] == top) else 0.0
    return cost


def _length_cost(facts: _Facts, cast: Cast) -> float:
    """What widths say: a headline's lines are alike, and each part as a whole is about as wide as such parts are."""
    widths, last = facts.widths, cast.kicker + cast.headline
    own = widths[cast.kicker : last]
    cost = UNEQUAL if max(own) > RATIO * min(own) else 0.0
    cost += _unusual(sum(own), *facts.usual)
    # What only kickers or decks say they say in as few words as they like.
    for run in facts.runs(0, cast.kicker):
        width = sum(widths[i] for i in run)
        if not facts.leads[run.start] and not (facts.of_two_clauses and width <= TOPIC):
            cost += _unusual(width, *KICKER_WIDTH) + (TOO_LONG if width > LONGEST_KICKER else 0.0)
    for run in facts.runs(last, len(widths)):
        width = sum(widths[i] for i in run)
        if not facts.says[run.start]:
            cost += _unusual(width, *DECK_WIDTH) + (SHORT_DECK if width < SHORTER * max(own) else 0.0)
    return cost


def _unusual(width: int, usual: float, spread: float) -> float:
    return min(FARTHEST_OFF, (math.log(max(width, 1) / usual) / spread) ** 2 / 2)


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
