"""Which title belongs to which text: all of a page's titles and texts weighed at once, one to one, by their words.

Where a title stands is a hint: it keeps the text that it was read with unless words speak against that. How a page was
read is not asked (`arrangements`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zhnews.cuttings import cut_texts
from zhnews.drafts import STRANGE, Draft, Wording
from zhnews.pieces import in_pieces, put_back, take_in
from zhnews.title_facts import goes_across
from zhnews.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from zhnews.units import Unit

# A title goes to a text far from it when it shares this much of its wording with it.
FAR = 0.35
# What it says for a title and a text that they were read as one article.
READ = 0.2
# … and for a title without a text of its own and a text without a title: they may well be one article.
LONELY = 0.2
# How much more the two parts of a title must share with two texts than the whole with one.
APART = 0.3
# A part of a title that found no text goes back to the rest where it shares so much with their text.
LITTLE = 0.1
# Display lines that may be a heap of titles: the work grows with its square.
HEAP = 12
# Articles weighed at once: a printed page has fewer.
MOST = 40


def place_titles(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the articles, each title put to the text it shares most with, where any is alone or strange to its own.

    Where all titles stand at the end of a page, or each behind its text, the order of reading alone misplaces them all.
    """
    parts = [drafts[k : k + MOST] for k in range(0, len(drafts), MOST)]
    return [draft for part in parts for draft in _place(list(part)) if draft.units]


def _place(drafts: list[Draft]) -> list[Draft]:
    wording = Wording([draft.view for draft in drafts], [draft.title for draft in drafts])
    paired = all(draft.has("title") and draft.view for draft in drafts)
    torn = any(_is_mended(draft) for draft in drafts)
    if paired and not (torn or wording.needy or any(_is_heap(draft) for draft in drafts)):
        return drafts
    if not any(draft.has("title") for draft in drafts):
        return drafts
    signed = [pair for draft in drafts for pair in _signed_titles(draft)]
    topics = Topics([draft.view for draft in drafts])
    parts = [in_pieces(draft, topics, torn=torn or not paired) for draft in drafts]
    drafts = [piece for pieces in parts for piece in pieces]
    split = _match(drafts, torn=torn)
    put_back(parts, topics)
    cut_texts(drafts)
    if torn:
        take_in(drafts, topics)
    for draft, part in split:
        if not part.view and wording.within(part.title, draft.view) >= LITTLE:
            _take_back(draft, part)
    _sign(drafts, signed)
    return drafts


def _is_mended(draft: Draft) -> bool:
    """Whether text of an article was torn, and put in order."""
    return any(part.why.rule == "paragraph.put-in-order" for unit, _ in draft.units for part in unit.parts)


def _match(drafts: list[Draft], *, torn: bool) -> list[tuple[Draft, Draft]]:
    """Put titles to texts, heaps of them taken apart; titles that lose their text to another become drafts.

    Return the parts that were taken off a heap, each behind the draft that it was taken from.
    """
    wording = Wording([draft.view for draft in drafts], [draft.title for draft in drafts], torn=torn)
    bodies = wording.bodies
    origins: dict[int, Draft] = {}
    for t, draft in enumerate(drafts):  # what is taken off comes to the end, and is looked at in its turn
        parts = _split(wording, draft, t, torn=torn)
        origins |= dict.fromkeys(range(len(drafts), len(drafts) + len(parts)), draft)
        drafts += parts
        drafts += _titles_within(wording, draft, t)
    owners = [i for i, draft in enumerate(drafts) if draft.has("title")]
    strange = {t for t in owners if not drafts[t].view or t in wording.needy}
    values = [[_value(wording, drafts[t].title, t, b, alone=t in strange) for b in bodies] for t in owners]
    homes = {t: bodies[b] for t, b in zip(owners, best_pairs(values), strict=True) if b is not None}
    titles = {t: drafts[t].take_title() for t, b in homes.items() if t != b}
    for t, title in titles.items():
        home = drafts[homes[t]]
        if homes[t] not in homes and home.has("title"):
            if origins.get(t) is home:  # two parts of one heap vie for the same text
                origins[len(drafts)] = home
            drafts.append(Draft(home.take_title()))
        home.units = title + home.units
        home.far_title = wording.reason(_view(title), homes[t])
    return [(draft, drafts[t]) for t, draft in origins.items()]


def _signed_titles(draft: Draft) -> list[tuple[Unit, Unit]]:
    """Return the last lines of titles that a byline stands right below, with that byline."""
    below = pairwise(draft.units)
    return [(a, b) for (a, action), (b, _) in below if action == "title" and b.kind == "byline" and not b.tail]


def _sign(drafts: Sequence[Draft], signed: Sequence[tuple[Unit, Unit]]) -> None:
    """Send bylines after the titles right above them, unless those found a signed text and left one without."""
    moving = {id(byline) for _, byline in signed}
    for title, byline in signed:
        home = next(draft for draft in drafts if any(unit is title for unit, _ in draft.units))
        left = next(draft for draft in drafts if any(unit is byline for unit, _ in draft.units))
        pair = next(pair for pair in left.units if pair[0] is byline)
        if home is left or (left.view and not _is_signed(left, moving) and _is_signed(home, moving)):
            continue
        left.units = [other for other in left.units if other is not pair]
        at = next(i for i, (unit, _) in enumerate(home.units) if unit is title)
        home.units.insert(at + 1, pair)


def _is_signed(draft: Draft, moving: Container[int]) -> bool:
    """Whether an article has a byline, another than those that move."""
    return any(unit.signed or (unit.kind == "byline" and id(unit) not in moving) for unit, _ in draft.units)


def _is_heap(draft: Draft) -> bool:
    """Whether an article has titles set apart from one another, which may be another's."""
    return len(draft.titles) > 1


def _split(wording: Wording, draft: Draft, t: int, *, torn: bool) -> list[Draft]:
    """Take from an article the titles that belong to texts in need of one, where several stand in a heap."""
    found: list[Draft] = []
    text = draft.view
    while 1 < len(title := draft.titles) <= HEAP:
        ways = (k for k in range(1, len(title)) if not _stays(title[k][0], title[k - 1][0], text))
        gain, k = max(((_gain_apart(wording, t, k, title, torn=torn), k) for k in ways), default=(0.0, 0))
        if gain < APART:
            break
        parts = title[:k], title[k:]
        away = parts[_best(wording, t, parts[0])[1] == t]
        draft.units = [pair for pair in draft.units if pair not in away]
        found.append(Draft(list(away)))
    return found


def _take_back(draft: Draft, part: Draft) -> None:
    """Put a part of a title that found no text back to the rest, in their order on the page."""
    title = [*draft.take_title(), *part.take_title()]
    draft.units = sorted(title, key=lambda pair: pair[0].lines[0].start) + draft.units


def _stays(part: Unit, above: Unit, text: str) -> bool:
    """Whether a part of a title is a deck, or goes on with what the part above it begins."""
    return part.view[:1] in "—-" or goes_across(above.lines[-1], part.lines[0], text)


def _gain_apart(wording: Wording, t: int, k: int, title: Sequence[tuple[Unit, str]], *, torn: bool) -> float:
    """Return how much more two parts of a title share with two texts than the whole shares with one.

    On a page that was torn one part may fit that text alone, and the other none.
    """
    whole = _best(wording, t, title)
    first, second = (_best(wording, t, part, alone=True) for part in (title[:k], title[k:]))
    if first[1] == second[1]:
        return max(first[0], second[0]) - whole[0] if torn else 0.0
    return first[0] + second[0] - whole[0]


def _best(wording: Wording, t: int, title: Sequence[tuple[Unit, str]], *, alone: bool = False) -> tuple[float, int]:
    """Return what speaks for the text that a title fits best, its own or one in need, and which it is."""
    view = _view(title)
    texts = (b for b in wording.bodies if b == t or b in wording.needy)
    return max(((_value(wording, view, t, b, alone=alone), b) for b in texts), default=(0.0, t))


def _titles_within(wording: Wording, draft: Draft, t: int) -> list[Draft]:
    """Take from an article's text the display lines that head a text without a title, by their words."""
    found = []
    for pair in [pair for pair in draft.units if pair[1] == "subhead"]:
        view = pair[0].view
        best = max((wording.share(view, b) for b in wording.untitled if b != t), default=0.0)
        if best + LONELY >= FAR and best - wording.share(view, t) >= STRANGE:
            draft.units = [other for other in draft.units if other is not pair]
            found.append(Draft([(pair[0], "title")]))
    return found


def _value(wording: Wording, title: str, t: int, b: int, *, alone: bool = False) -> float:
    """Return what speaks for a title heading a text; nothing where it is not enough."""
    share = wording.share(title, b)
    if t == b:
        return share + READ
    share += LONELY if alone and b in wording.untitled else 0.0
    return share if share >= FAR else 0.0


def _view(title: Sequence[tuple[Unit, str]]) -> str:
    return "".join(unit.view for unit, _ in title)


def best_pairs(values: Sequence[Sequence[float]]) -> list[int | None]:
    """Return for each row the column it is paired with, one to one, so that the values add up to the most.

    A row stays without a partner where none has a value above 0. The Hungarian method, a row at a time: the work grows
    with rows times rows times columns.

    >>> best_pairs([[0.9, 0.8], [0.8, 0.1], [0.0, 0.0]])
    [1, 0, None]
    """
    width = len(values[0]) if values else 0
    # A column of nobody's for each row: to stay alone is worth 0.
    costs = [[*(-value for value in row), *([0.0] * len(values))] for row in values]
    size = width + len(values)
    of_rows, of_columns = [0.0] * len(costs), [0.0] * (size + 1)
    held: list[int] = [-1] * (size + 1)
    for row in range(len(costs)):
        _pair(row, costs, of_rows, of_columns, held)
    found: list[int | None] = [None] * len(costs)
    for column in range(width):
        if held[column] >= 0 and values[held[column]][column] > 0:
            found[held[column]] = column
    return found


def _pair(
    row: int, costs: Sequence[Sequence[float]], of_rows: list[float], of_columns: list[float], held: list[int]
) -> None:
    """Pair one more row along the cheapest way of exchanges; `held` says of each column which row has it."""
    size = len(held) - 1
    least, came = [float("inf")] * size, [size] * size
    held[size], at, used = row, size, [size]
    free = set(range(size))
    while held[at] >= 0:
        i = held[at]
        for j in free:
            if (cost := costs[i][j] - of_rows[i] - of_columns[j]) < least[j]:
                least[j], came[j] = cost, at
        step, at = min((least[j], j) for j in free)
        for j in used:
            of_rows[held[j]] += step
            of_columns[j] -= step
        for j in free:
            least[j] -= step
        free.remove(at)
        used.append(at)
    while at != size:
        held[at], at = held[came[at]], came[at]
    held[size] = -1
