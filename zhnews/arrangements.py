"""The ways to read a page's units as a row of articles, and what each costs.

The page is read from top to bottom in every way the trade knows: title first or last, byline after the title or at the
end, subheads within. Positions are hints with a price, never rules; which reading is taken, and what becomes of titles
and bodies that stay alone, is settled by `articles`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zhnews.knowledge.titles import SUBHEADS
from zhnews.models import Role
from zhnews.rules import whole
from zhnews.surroundings import ASIDES, NEAR, SHORT, Surroundings
from zhnews.title_facts import goes_across

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.units import Unit

# What an article lacks when it is closed …
TEASER = 2.5  # a title without text
UNTITLED = 2.0  # text with a byline or dateline, without a title
NAMELESS = 4.5  # text with neither
BARE_BYLINE = 5.0
ALONE = 1.0  # on a page in disorder, where it may find its partner by words
# … what is unusual in the order of things …
TITLE_AFTER = 1.0
UNSIGNED = 1.0  # a title that no byline or dateline follows …
UNLIKE_OTHERS = 0.5  # … on a page where articles have them
NEARER = 1.5  # … and that stands nearer to the text above than all that have them, by one blank line or more
FAMILIAR = 0.25, 1.0  # … and short, between texts about one thing: what speaks for that, times this, and at most
SPREAD = 0.3  # a blank line between the lines of a title
WIDE_SPREAD = 0.2  # … and several, more than between paragraphs, or a picture
CLOSE_TITLES = 2.0  # … where the page sets the lines of a title closer than those of its text
APART = 1.0  # … and none before the text below: a subhead
SECOND_TITLE = 2.0  # a title, then a byline, then a title
AFTER_THE_END = 3.0  # text after an author note
ROUNDUP = 3.0  # a second dateline in one article …
WIRES = 1.0  # … which wires of the Republic era do all the time
BYLINE_INSIDE = 4.0
BYLINE_LAST, BULLET_LAST = 0.5, 2.5  # a byline with a bullet opens
LAST_BEFORE_TEXT = 2.5  # … though text follows
LOOKS_LAST = 2.0  # looks like a byline that closes, and opens
BYLINE_FIRST = 2.0  # above the title
SIGNED_TWICE = 2.0  # above the title and below it
UNMARKED_START = 3.5
STRAY_LABEL = 2.0
LIKENESS = 4.0  # a title shares all its words with the text on its other side
# … and against a display line being a subhead.
SUBHEAD = 0.5
SET_OFF = 1.5  # two blank lines more above it than below, and than between paragraphs
ALIKE = 1.0  # as long as the one above it, or its first comma stands at the same place
HEADLINE, DOUBT = 1.5, 2.0  # looks like a headline: what speaks for that, times this, beyond this
NUMBERED = 2.0  # a title that begins with a number, and that nobody signs: a subhead
COUNTED = 4.0  # a line with a number below a title: the first subhead
TITLED = 4.0  # a deck with dashes below it
WIDE = 4.0  # its column does not hold it


class State(NamedTuple):
    """What the article being read has so far."""

    title: bool = False
    sign: bool = False
    text: bool = False
    ended: bool = False
    fresh: bool = False  # the unit before was its title
    by: bool = False  # has a byline, not only a dateline


_TITLED = State(title=True, fresh=True)


class Step(NamedTuple):
    """One way to take a unit: its price, the state after it, what it is: title, subhead, go (text), aside or stray.

    With `new-` before it the unit begins an article.
    """

    price: float
    state: State
    action: str


_BEAM = 6
_COUNTED = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)")
_HEADED = {"title", "text", "opening", "byline"}


def cheapest(units: Sequence[Unit], around: Readings) -> list[Step]:
    """Return the steps of the cheapest reading."""
    front: dict[State, tuple[float, int]] = {State(): (0.0, -1)}
    history: list[tuple[Step, int]] = []
    for k, unit in enumerate(units):
        grown: dict[State, tuple[float, int]] = {}
        for state, (price, back) in front.items():
            for step in around.ways(k, unit, state):
                total = price + step.price
                if step.state not in grown or total < grown[step.state][0]:
                    history.append((step, back))
                    grown[step.state] = (total, len(history) - 1)
        front = dict(sorted(grown.items(), key=lambda item: item[1][0])[:_BEAM])
    _, at = min((price + around.closing(state), back) for state, (price, back) in front.items())
    steps = []
    while at >= 0:
        step, at = history[at]
        steps.append(step)
    return steps[::-1]


class Readings:
    """The ways to take each unit, given what stands around it."""

    def __init__(self, units: Sequence[Unit], regular_gap: int, *, far: bool = False) -> None:
        self.units, self.regular_gap, self.far = units, regular_gap, far
        self.around = Surroundings(units)
        self.unlike_others = UNLIKE_OTHERS if sum(u.kind in {"byline", "opening"} for u in units) > 1 else 0.0
        gaps = [line.gap for unit in units if unit.kind == "title" for line in unit.lines[1:]]
        self.close_titles = any(gap < regular_gap for gap in gaps)
        signed = [u.gap for k, u in enumerate(units) if u.kind == "title" and self._signed(k) and self._stands_below(k)]
        self.room_above = min(signed, default=0)

    def closing(self, state: State) -> float:
        """What an article lacks when it is closed."""
        if self.far and state.text != state.title:
            return ALONE
        if state.text:
            return 0.0 if state.title else UNTITLED if state.sign else NAMELESS
        return TEASER if state.title else BARE_BYLINE if state.sign else 0.0

    def ways(self, k: int, unit: Unit, state: State) -> Iterator[Step]:
        """Yield the ways to take a unit in a state."""
        ways = {
            "title": self._title,
            "text": self._text,
            "opening": self._opening,
            "byline": self._byline,
            "note": self._note,
            "section": self._section,
            "caption": self._aside,
            "quote": self._aside,
        }
        aside = unit.kind in ASIDES
        for price, after, action in ways.get(unit.kind, self._furniture)(k, unit, state):
            fresh = after.fresh if aside or unit.kind == "title" else False
            yield Step(price, after._replace(ended=after.ended or unit.closes, fresh=fresh), action)

    def _title(self, k: int, unit: Unit, state: State) -> Iterator[Step]:
        unsigned = 0.0 if self._signed(k) else UNSIGNED + self.unlike_others
        unsigned += NEARER * self._nearer(k) + self._familiar(k) if unsigned else 0.0
        numbered = _COUNTED.match(unit.view) is not None
        counted = COUNTED if state.fresh and numbered else 0.0
        unsigned += NUMBERED if unsigned and numbered else 0.0
        if state.text and not state.title:
            after = state._replace(title=True, ended=True, fresh=True)
            yield Step(TITLE_AFTER + self._likeness(k, back=True), after, "title")
            yield Step(self.closing(state) + unsigned + self._likeness(k, back=False), _TITLED, "new-title")
        elif state.text or state.title:
            far = self._likeness(k, back=False) if self.far else 0.0
            yield Step(self.closing(state) + unsigned + counted + far, _TITLED, "new-title")
        if state.fresh:
            yield Step(self._spread(k) + counted, state, "title")
        elif not state.text and not state.title:
            yield Step(BYLINE_FIRST if state.sign else 0.0, state._replace(title=True, fresh=True), "title")
        elif state.title and not state.text:
            yield Step(SECOND_TITLE, state, "title")
        if state.text or state.sign or counted:
            late = AFTER_THE_END if state.ended else 0.0
            strange = max(0.0, self.around.strangeness(k) - DOUBT) if state.text and not unit.lines[0].mark else 0.0
            price = late + strange * HEADLINE + self._subhead(k, unit)
            yield Step(max(0.0, price - (ALIKE if self.around.is_parallel(k) else 0.0)), state, "subhead")

    def _spread(self, k: int) -> float:
        """What speaks against display lines belonging to the title above them, from which a blank line parts them."""
        below = self.units[k + 1].gap if k + 1 < len(self.units) else 0
        nearer_below = self.units[k].gap > self.regular_gap and below <= self.regular_gap
        dashed = self.units[k].view[:1] in "—-"
        close = CLOSE_TITLES if self.close_titles and not dashed else 0.0
        beside = self.units[k - 1].kind == "title"
        wide = 0.0 if beside and self.units[k].gap <= max(1, self.regular_gap) else WIDE_SPREAD
        against = wide + (APART if nearer_below else 0.0) + close
        # Whether a word lies across is asked only where it matters: that takes the lexicon.
        if against and beside and goes_across(self.units[k - 1].lines[-1], self.units[k].lines[0], ""):
            return 0.0
        return SPREAD + against

    def _nearer(self, k: int) -> int:
        """By how many blank lines, one or two, a title is nearer to the text above than those that a byline follows."""
        nearer = self.room_above - self.units[k].gap
        return min(2, nearer) if nearer > 0 and self._stands_below(k) else 0

    def _familiar(self, k: int) -> float:
        """What speaks against a title that is short, between texts about one thing, unless a byline closes its own."""
        below = (u for u in self.units[k + 1 : k + NEAR] if u.kind not in ASIDES and (u.kind != "text" or u.closes))
        after = next(below, None)
        long = sum(line.width for line in self.units[k].lines) >= 2 * SHORT
        if long or (after is not None and (after.closes or after.tail)):
            return 0.0
        return min(FAMILIAR[1], FAMILIAR[0] * max(0.0, -self.around.strangeness(k)))

    def _stands_below(self, k: int) -> bool:
        """Whether nothing but white space stands in the source before a title and behind the unit above it."""
        first, above = self.units[k].lines[0], self.units[k - 1] if k else None
        ends = [span[1] for part in above.parts for span in part.spans] if above else []
        ends += [line.end for line in above.lines] if above else []
        return bool(ends) and 0 <= first.start - max(ends) <= 2 * (first.gap + 2) + first.indent

    def _signed(self, k: int) -> bool:
        """Whether a byline, a dateline or a continuation mark follows, captions and labels aside."""
        following = (u.kind for u in self.units[k + 1 : k + 5] if u.kind not in ASIDES | {"title"})
        return next(following, "") in ({"byline", "opening", ""} if self.far else {"byline", "opening"})

    def _likeness(self, k: int, *, back: bool) -> float:
        return LIKENESS * self.around.likeness(k, back=back, far=self.far)

    def _subhead(self, k: int, unit: Unit) -> float:
        """What speaks against display lines being subheads: length, size, room around them, and what follows."""
        price = SUBHEAD + max(0, max(line.width for line in unit.lines) - 32) / 8 + max(0, len(unit.lines) - 2) * 0.3
        price += TITLED if any(line.view[:1] in "—-" for line in unit.lines[1:]) else 0.0
        price += WIDE if unit.wide else 0.0
        marks = {line.mark for line in unit.lines}
        price += 6.0 if "#" in marks else 0.0
        after = next((u for u in self.units[k + 1 : k + NEAR] if u.kind not in ASIDES | {"title"}), None)
        if after is None or after.kind not in {"text", "opening"}:
            price += 4.0
        elif after.kind == "opening":
            price += 2.0
        elif after.gap > self.regular_gap and not marks & {"##", "###"}:
            price += 1.0
        if after is not None and unit.gap > max(after.gap, self.regular_gap) + 1:
            price += SET_OFF
        if whole(SUBHEADS, unit.lines[0].view):
            price -= 2.0
        return max(price, 0.0)

    def _text(self, _k: int, _unit: Unit, state: State) -> Iterator[Step]:
        if state.ended:
            yield Step(AFTER_THE_END, state._replace(text=True, ended=False), "go")
            yield Step(self.closing(state), State(text=True), "new-go")
        elif state.text:
            yield Step(0.0, state, "go")
            yield Step(self.closing(state) + UNMARKED_START, State(text=True), "new-go")
        else:
            yield Step(0.0, state._replace(text=True), "go")

    def _opening(self, _k: int, unit: Unit, state: State) -> Iterator[Step]:
        # A mark alone (上接第一版) stands above the title or the text that it opens.
        text = any(part.role is Role.PARAGRAPH for part in unit.parts)
        if state.text:
            yield Step(WIRES if unit.wire else ROUNDUP, state, "go")
            yield Step(self.closing(state), State(sign=True, text=text, by=unit.signed), "new-go")
        else:
            yield Step(0.0, state._replace(sign=True, text=text, by=state.by or unit.signed), "go")

    def _byline(self, k: int, unit: Unit, state: State) -> Iterator[Step]:
        if state.text:
            early = LOOKS_LAST if unit.tail else 0.0
            yield Step(self.closing(state) + early, State(sign=True, by=True), "new-go")
            near = k + 1 < len(self.units) and unit.gap < self.units[k + 1].gap
            bullet = unit.view[:1] in "□■口●◆○◎☆★" and not near
            late = 0.0 if unit.tail else BULLET_LAST if bullet else BYLINE_LAST
            late += BYLINE_INSIDE if state.by else 0.0
            text = self.units[k + 1 : k + 2] and self.units[k + 1].kind == "text"
            late += LAST_BEFORE_TEXT if text and not unit.tail else 0.0
            yield Step(late, state._replace(sign=True, ended=True, by=True), "go")
        else:
            again = SIGNED_TWICE if state.by and self.units[k - 1].kind == "title" else 0.0
            yield Step(again + (0.5 if state.sign else 0.0), state._replace(sign=True, by=True), "go")

    def _note(self, _k: int, _unit: Unit, state: State) -> Iterator[Step]:
        yield Step(0.0 if state.text else AFTER_THE_END, state._replace(ended=state.text), "go")

    def _section(self, k: int, _unit: Unit, state: State) -> Iterator[Step]:
        after = self.units[k + 1].kind if k + 1 < len(self.units) else ""
        yield Step(self.closing(state) + (0.0 if after in _HEADED else STRAY_LABEL), State(), "new-section")
        yield Step(STRAY_LABEL if after in _HEADED else 0.0, state, "stray")

    def _aside(self, _k: int, _unit: Unit, state: State) -> Iterator[Step]:
        yield Step(0.0, state, "aside")

    def _furniture(self, _k: int, _unit: Unit, state: State) -> Iterator[Step]:
        yield Step(0.0, state, "stray")
