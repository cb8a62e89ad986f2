"""Which line of a title is kicker, headline or deck.

A title's lines are read in every way that the trade knows (kicker above, headline of one to three lines, deck below)
and the cheapest is taken. Whether display lines are a title at all, and of which article, is settled by `articles`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from zhnews.models import Decision, Role
from zhnews.title_facts import Cast, Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhnews.lines import Line
    from zhnews.title_facts import Region

# Costs of a reading, in the unit of `fragments`; fitted to 44 decks and 33 kickers of the mainland and Hong Kong, to
# their headlines cut in two near the middle and at their blanks, and checked on the sample pages.
KICKER, SECOND_KICKER, DECK, SECOND_DECK, THIRD_LINE = 1.5, 2.0, 0.4, 1.5, 2.0
# How wide (units) a part is as a whole, and how far off the middle ones are (a logarithm).
KICKER_WIDTH, DECK_WIDTH = (26, 0.5), (32, 0.33)
FARTHEST_OFF = 3.0  # what a width costs at most
LONGEST_KICKER, TOO_LONG = 36, 1.0
SHORTER, SHORT_DECK = 0.8, 1.5  # a deck is seldom so much narrower than its headline's lines
# Of 90 headlines from Hong Kong and Taiwan 55 have two clauses with a blank between, three have three, and of the 20
# kickers and decks none has a blank; of 94 mainland headlines eight. A kicker may be just the topic's name there.
THIRD_CLAUSE, BLANK_OUTSIDE = 3.0, 0.3
SUBJECT_ABOVE = 1.5  # a headline hardly begins with what goes on with a kicker's subject
TOPIC_ALONE = 1.0  # what a topic's name above two clauses says
CUT_BETWEEN_ROLES = 4.0  # a word or a bracket lies across
CUT_IN_HEADLINE = 1.0  # … and speaks for one headline
TORN = 2.0  # so little of a clause stands beside the line's end that it looks cut
UNEQUAL, RATIO = 1.0, 1.7  # lines of one headline are about equally long
SURELY = 12.0  # dashes lead a deck, and # stands before headlines
SAYS_ON = 1.0  # what only decks say: who else was there, what was stressed; and what only kickers do: where, when
SAID = 1.5  # what somebody says (王河:桥今起封闭) stands in a headline or a deck
LIVELY = 0.8  # of a headline and its kicker or deck, quotes and exclamations are rather the headline's
WIDER_GAP = 1.0


ONE_LINE, TOO_MANY = Decision("title.one-line"), Decision("title.too-many-lines")
# Lines that a kicker, a headline and a deck have at most; of so many only one way is left, of more there is none.
MOST = (2, 4, 3)
MOST_LINES = sum(MOST) - 1


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
    facts = Facts(lines, region, text)
    unusual = facts.manner.unusual
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


def _cost(facts: Facts, cast: Cast) -> float:
    cost = KICKER * min(cast.kicker, 1) + SECOND_KICKER * max(0, cast.kicker - 1)
    cost += DECK * min(cast.deck, 1) + SECOND_DECK * max(0, cast.deck - 1)
    cost += THIRD_LINE * max(0, cast.headline - 2)
    edges = {cast.kicker - 1, cast.kicker + cast.headline - 1}
    for i, (cut, gap) in enumerate(zip(facts.cuts, facts.gaps, strict=True)):
        if i in edges:
            cost += CUT_BETWEEN_ROLES if cut else TORN if facts.torn[i] and not facts.leads[i] else 0.0
            cost -= (WIDER_GAP if gap else 0.0) + facts.apart[i]
        else:
            cost += (-CUT_IN_HEADLINE if cut else 0.0) + (WIDER_GAP if gap else 0.0)
    clauses = _clauses_cost(facts, cast) if facts.manner.two_clauses else 0.0
    return cost + clauses + _marks_cost(facts, cast) + _length_cost(facts, cast)


def _clauses_cost(facts: Facts, cast: Cast) -> float:
    """What clauses say where a headline has two, and a kicker or a deck one."""
    first, last = cast.kicker, cast.kicker + cast.headline
    clauses, outside = facts.clauses(cast), sum(facts.blanks[:first]) + sum(facts.blanks[last:])
    cost = THIRD_CLAUSE * max(0, clauses - 2) + BLANK_OUTSIDE * outside
    cost += SUBJECT_ABOVE if first and facts.hangs[first] else 0.0
    return cost - (TOPIC_ALONE if first == 1 and clauses > 1 and facts.names_topic else 0.0)


def _marks_cost(facts: Facts, cast: Cast) -> float:
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
        cost += facts.manner.spaced if facts.any_spaced and headline != facts.spaced[i] else 0.0
        cost += SURELY if top and headline != (facts.marks[i] == top) else 0.0
    return cost


def _length_cost(facts: Facts, cast: Cast) -> float:
    """What widths say: a headline's lines are alike, and each part as a whole is about as wide as such parts are."""
    widths, last = facts.widths, cast.kicker + cast.headline
    own = widths[cast.kicker : last]
    cost = UNEQUAL if max(own) > RATIO * min(own) else 0.0
    cost += _unusual(sum(own), *facts.manner.width)
    # What only kickers or decks say they say in as few words as they like.
    for run in facts.runs(0, cast.kicker):
        width = sum(widths[i] for i in run)
        if not facts.leads[run.start] and not (facts.names_topic and cast.kicker == 1):
            cost += _unusual(width, *KICKER_WIDTH) + (TOO_LONG if width > LONGEST_KICKER else 0.0)
    for run in facts.runs(last, len(widths)):
        width = sum(widths[i] for i in run)
        if not facts.says[run.start] and not (facts.speaks[run.start] and facts.clauses(cast) > 1):
            cost += _unusual(width, *DECK_WIDTH) + (SHORT_DECK if width < SHORTER * max(own) else 0.0)
    return cost


def _unusual(width: int, usual: float, spread: float) -> float:
    return min(FARTHEST_OFF, (math.log(max(width, 1) / usual) / spread) ** 2 / 2)
