"""Stage five: titles, bylines, captions, notes and sections put to their bodies, the whole page weighed at once.

The page is read from top to bottom as a row of articles in every way the trade knows (title first or last, byline after
the title or at the end, subheads within), and the cheapest reading is taken; then titles and bodies that found no partner
are matched by their words. Positions are hints with a price, never rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from zhnews.knowledge.titles import SUBHEADS
from zhnews.rules import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhnews.units import Unit

# What an article lacks when it is closed …
TEASER = 2.5  # a title without text
UNTITLED = 2.0  # text with a byline or dateline, without a title
NAMELESS = 4.5  # text with neither
BARE_BYLINE = 5.0
DISORDER = 3.0  # what a page may cost beyond one unit for each article and still be in order
ALONE = 1.0  # on a page in disorder, where it may find its partner by words
# … what is unusual in the order of things …
TITLE_AFTER = 1.0
UNSIGNED = 1.0  # a title that no byline or dateline follows …
UNLIKE_OTHERS = 0.5  # … on a page where articles have them
SPREAD = 0.3  # a blank line between the lines of a title
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
UNMARKED_START = 3.5
STRAY_LABEL = 2.0
LIKENESS = 4.0  # a title shares all its words with the text on its other side
# … and against a display line being a subhead.
SUBHEAD = 0.5
TITLED = 4.0  # a deck with dashes below it


class _State(NamedTuple):
    """What the article being read has so far."""

    title: bool = False
    sign: bool = False
    text: bool = False
    ended: bool = False
    fresh: bool = False  # the unit before was its title
    by: bool = False  # has a byline, not only a dateline


_TITLED = _State(title=True, fresh=True)


class _Step(NamedTuple):
    """One way to take a unit: its price, what follows, and what it does: go, new, subhead, label or stray."""

    price: float
    state: _State
    action: str


@dataclass(slots=True)
class Draft:
    """An article in the making: its units with what they are to it."""

    units: list[tuple[Unit, str]] = field(default_factory=list)
    price: float = 0.0
    far_title: str = ""

    def has(self, *actions: str) -> bool:
        """Whether a unit was taken in one of these ways."""
        return any(action in actions for _, action in self.units)

    @property
    def view(self) -> str:
        """The text of its body."""
        return "".join(unit.view for unit, action in self.units if unit.kind in {"text", "opening"} and action != "title")


_BEAM = 6


def arrange(units: Sequence[Unit], regular_gap: int) -> tuple[list[Draft], list[Unit]]:
    """Return the page's articles, and the units that belong to none.

    Where the cheapest reading leaves titles or texts alone, the page is in disorder and is read again: every title is then
    compared with every text, and to be alone is cheap, because the words may find a partner far away.
    """
    drafts, loose = _draft(units, _Around(units, regular_gap))
    alone = sum(bool(d.units) and bool(d.view) != d.has("title") for d in drafts)
    if alone > 1 or sum(d.price for d in drafts) - len(drafts) > DISORDER:
        drafts, loose = _draft(units, _Around(units, regular_gap, far=True))
    return match_far_titles([draft for draft in drafts if draft.units]), loose


def _draft(units: Sequence[Unit], around: _Around) -> tuple[list[Draft], list[Unit]]:
    drafts: list[Draft] = [Draft()]
    loose: list[Unit] = []
    for unit, step in zip(units, _cheapest(units, around), strict=True):
        if step.action.startswith("new"):
            drafts.append(Draft())
        if step.action == "stray":
            loose.append(unit)
            drafts[-1].price += step.price
            continue
        drafts[-1].units.append((unit, step.action.removeprefix("new-")))
        drafts[-1].price += step.price
    return drafts, loose


def _cheapest(units: Sequence[Unit], around: _Around) -> list[_Step]:
    """Return the steps of the cheapest reading."""
    front: dict[_State, tuple[float, int]] = {_State(): (0.0, -1)}
    history: list[tuple[_Step, int]] = []
    for k, unit in enumerate(units):
        grown: dict[_State, tuple[float, int]] = {}
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


class _Around:
    """The ways to take each unit, given what stands around it."""

    def __init__(self, units: Sequence[Unit], regular_gap: int, *, far: bool = False) -> None:
        self.units, self.regular_gap, self.far = units, regular_gap, far
        self._alike: dict[tuple[int, int], float] = {}
        self.unlike_others = UNLIKE_OTHERS if sum(u.kind in {"byline", "opening"} for u in units) > 1 else 0.0
        gaps = [line.gap for unit in units if unit.kind == "title" for line in unit.lines[1:]]
        self.close_titles = any(gap < regular_gap for gap in gaps)

    def closing(self, state: _State) -> float:
        """What an article lacks when it is closed."""
        if self.far and state.text != state.title:
            return ALONE
        if state.text:
            return 0.0 if state.title else UNTITLED if state.sign else NAMELESS
        return TEASER if state.title else BARE_BYLINE if state.sign else 0.0

    def ways(self, k: int, unit: Unit, state: _State) -> Iterator[_Step]:
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
        aside = unit.kind in _ASIDES
        for price, after, action in ways.get(unit.kind, self._furniture)(k, unit, state):
            fresh = after.fresh if aside or unit.kind == "title" else False
            yield _Step(price, after._replace(ended=after.ended or unit.closes, fresh=fresh), action)

    def _title(self, k: int, unit: Unit, state: _State) -> Iterator[_Step]:
        unsigned = 0.0 if self._signed(k) else UNSIGNED + self.unlike_others
        if state.text and not state.title:
            after = state._replace(title=True, ended=True, fresh=True)
            yield _Step(TITLE_AFTER + self._likeness(k, back=True), after, "title")
            yield _Step(self.closing(state) + unsigned + self._likeness(k, back=False), _TITLED, "new-title")
        elif state.text or state.title:
            far = self._likeness(k, back=False) if self.far else 0.0
            yield _Step(self.closing(state) + unsigned + far, _TITLED, "new-title")
        if state.fresh:
            yield _Step(self._spread(k), state, "title")
        elif not state.text and not state.title:
            yield _Step(BYLINE_FIRST if state.sign else 0.0, state._replace(title=True, fresh=True), "title")
        elif state.title and not state.text:
            yield _Step(SECOND_TITLE, state, "title")
        if state.text or state.sign:
            late = AFTER_THE_END if state.ended else 0.0
            yield _Step(late + self._subhead(k, unit), state, "subhead")

    def _spread(self, k: int) -> float:
        """What speaks against display lines belonging to the title above them, from which a blank line parts them."""
        below = self.units[k + 1].gap if k + 1 < len(self.units) else 0
        nearer_below = self.units[k].gap > self.regular_gap and below <= self.regular_gap
        dashed = self.units[k].view[:1] in "—-"
        close = CLOSE_TITLES if self.close_titles and not dashed else 0.0
        return SPREAD + (APART if nearer_below else 0.0) + close

    def _signed(self, k: int) -> bool:
        """Whether a byline, a dateline or a continuation mark follows, captions and labels aside."""
        following = (u.kind for u in self.units[k + 1 : k + 5] if u.kind not in _ASIDES | {"title"})
        return next(following, "") in ({"byline", "opening", ""} if self.far else {"byline", "opening"})

    def _likeness(self, k: int, *, back: bool) -> float:
        """By how much the title's words speak for the text on its other side, or for one anywhere in a disordered page."""
        before, after = self._run(range(k - 1, -1, -1)), self._run(range(k + 1, len(self.units)))
        if not (before if back else after):
            return 0.0
        own = max(self._like(k, i) for i in (before if back else after))
        others = range(len(self.units)) if self.far else [*before, *after]
        texts = (i for i in others if self.units[i].kind in _TEXTS)
        return LIKENESS * max(0.0, max((self._like(k, i) for i in texts), default=0.0) - own)

    def _run(self, indices: range) -> list[int]:
        """Return the texts that follow in a direction, up to where another article may begin."""
        run: list[int] = []
        for i in indices:
            kind = self.units[i].kind
            if run and (kind in {"byline", "section"} or (kind == "opening" and indices.step > 0)):
                break
            run += [i] if kind in _TEXTS else []
            if kind == "opening" and indices.step < 0:
                break
        return run

    def _like(self, k: int, i: int) -> float:
        if (k, i) not in self._alike:
            self._alike[k, i] = likeness(self.units[k].view, self.units[i].view)
        return self._alike[k, i]

    def _subhead(self, k: int, unit: Unit) -> float:
        """What speaks against display lines being subheads: length, size, room around them, and what follows."""
        price = SUBHEAD + max(0, max(line.width for line in unit.lines) - 32) / 8 + max(0, len(unit.lines) - 2) * 0.3
        price += TITLED if any(line.view[:1] in "—-" for line in unit.lines[1:]) else 0.0
        marks = {line.mark for line in unit.lines}
        price += 6.0 if "#" in marks else 0.0
        after = next((u for u in self.units[k + 1 :] if u.kind not in _ASIDES | {"title"}), None)
        if after is None or after.kind not in {"text", "opening"}:
            price += 4.0
        elif after.kind == "opening":
            price += 2.0
        elif after.gap > self.regular_gap and not marks & {"##", "###"}:
            price += 1.0
        if whole(SUBHEADS, unit.lines[0].view):
            price -= 2.0
        return max(price, 0.0)

    def _text(self, _k: int, _unit: Unit, state: _State) -> Iterator[_Step]:
        if state.ended:
            yield _Step(AFTER_THE_END, state._replace(text=True, ended=False), "go")
            yield _Step(self.closing(state), _State(text=True), "new-go")
        elif state.text:
            yield _Step(0.0, state, "go")
            yield _Step(self.closing(state) + UNMARKED_START, _State(text=True), "new-go")
        else:
            yield _Step(0.0, state._replace(text=True), "go")

    def _opening(self, _k: int, unit: Unit, state: _State) -> Iterator[_Step]:
        if state.text:
            yield _Step(WIRES if unit.wire else ROUNDUP, state, "go")
            yield _Step(self.closing(state), _State(sign=True, text=True, by=unit.signed), "new-go")
        else:
            yield _Step(0.0, state._replace(sign=True, text=True, by=state.by or unit.signed), "go")

    def _byline(self, k: int, unit: Unit, state: _State) -> Iterator[_Step]:
        if state.text:
            early = LOOKS_LAST if unit.tail else 0.0
            yield _Step(self.closing(state) + early, _State(sign=True, by=True), "new-go")
            late = 0.0 if unit.tail else BULLET_LAST if unit.view[:1] in "□■口●◆○◎☆★" else BYLINE_LAST
            late += BYLINE_INSIDE if state.by else 0.0
            text = self.units[k + 1 : k + 2] and self.units[k + 1].kind == "text"
            late += LAST_BEFORE_TEXT if text and not unit.tail else 0.0
            yield _Step(late, state._replace(sign=True, ended=True, by=True), "go")
        else:
            yield _Step(0.5 if state.sign else 0.0, state._replace(sign=True, by=True), "go")

    def _note(self, _k: int, _unit: Unit, state: _State) -> Iterator[_Step]:
        yield _Step(0.0 if state.text else AFTER_THE_END, state._replace(ended=True), "go")

    def _section(self, k: int, _unit: Unit, state: _State) -> Iterator[_Step]:
        after = self.units[k + 1].kind if k + 1 < len(self.units) else ""
        yield _Step(self.closing(state) + (0.0 if after in _HEADED else STRAY_LABEL), _State(), "new-section")
        yield _Step(STRAY_LABEL if after in _HEADED else 0.0, state, "stray")

    def _aside(self, _k: int, _unit: Unit, state: _State) -> Iterator[_Step]:
        yield _Step(0.0, state, "aside")

    def _furniture(self, _k: int, _unit: Unit, state: _State) -> Iterator[_Step]:
        yield _Step(0.0, state, "stray")


_TEXTS = {"text", "opening"}
_ASIDES = {"caption", "quote", "furniture"}
_HEADED = {"title", "text", "opening", "byline"}


def likeness(title: str, text: str) -> float:
    """Return the share of a title's character pairs that stand in a text, 0 to 1.

    >>> likeness("江城夜班车", "江城今起试行夜班车。")
    0.75
    """
    pairs = [a + b for a, b in zip(title, title[1:], strict=False) if a.isalnum() and b.isalnum()]
    return sum([pair in text for pair in pairs]) / len(pairs) if pairs and text else 0.0


# A title is put to a body far from it when it shares this much of its wording with it, and more than with any other.
FAR = 0.35


def match_far_titles(drafts: list[Draft]) -> list[Draft]:
    """Put titles that have no text to bodies that have no title, the likest pair first."""
    titles = [d for d in drafts if d.has("title") and not d.view]
    bodies = [d for d in drafts if d.view and not d.has("title")]
    pairs = sorted(
        ((likeness(_title_view(t), b.view), i, j) for i, t in enumerate(titles) for j, b in enumerate(bodies)),
        key=lambda pair: -pair[0],
    )
    used: set[tuple[str, int]] = set()
    for like, i, j in pairs:
        if like >= FAR and ("t", i) not in used and ("b", j) not in used:
            used |= {("t", i), ("b", j)}
            bodies[j].units = titles[i].units + bodies[j].units
            bodies[j].far_title = f"{like:.2f} of the title's character pairs stand in the body"
            titles[i].units = []
    return [draft for draft in drafts if draft.units]


def _title_view(draft: Draft) -> str:
    return "".join(unit.view for unit, action in draft.units if action == "title")
