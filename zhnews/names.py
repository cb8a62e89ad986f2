"""What names cost: a run of characters cut into names, the rarer a surname the dearer, and never a word.

Where a byline is, and what else stands in it, is read in `people`.
"""

from __future__ import annotations

from zhnews.rules import is_word, ranked, words

LONGEST = 3  # characters of a name, but for compound surnames
# Surname rank from which on a list entry is an ordinary character as often as a name (字 纵 佐 …): the source counts
# 98 % of all bearers before it.
_COMMON = 500
# Commoner surnames win where a run of names can be cut in two ways: 李冬梅高瑶 is 李冬梅 and 高瑶, not 李冬 and 梅高瑶.
_STEPS = (100, 300, _COMMON)
# Characters that no name begins with and hardly one holds: 记者你怎么看, 作者不详.
FUNCTION = frozenset("的了是在不有这那你我他她它们和与及或就也都还会能可要从到把被让谁什么怎看说其此某各每本")
_GIVEN = frozenset("会有在可和要能本")
OFFICE = frozenset("局署社台馆院校部会厅处委办司队网报所厂店团组站行城区县市省")


def has_surname(name: str) -> bool:
    """Tell whether a name begins with a surname that more than a few bear.

    >>> has_surname("王小明"), has_surname("诸葛小满"), has_surname("日采访")
    (True, True, False)
    """
    return name[:2] in words("surnames_compound") or ranked("surnames").get(name[:1], _COMMON) < _COMMON


def cheapest(run: str, *, strong: bool) -> tuple[float, tuple[int, ...]] | None:
    """Return the cost and the lengths of the cheapest cut of a run into names of two to four characters."""
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ())] + [None] * len(run)
    for end in range(2, len(run) + 1):
        for length in (2, 3, 4):
            before = best[end - length] if end >= length else None
            if before is None:
                continue
            price = _price(run[end - length : end], whole=length == len(run), strong=strong)
            here = best[end]
            if price is not None and (here is None or before[0] + price < here[0]):
                best[end] = (before[0] + price, (*before[1], length))
    return best[-1] if run else None


def _price(name: str, *, whole: bool, strong: bool) -> float | None:
    """Price a name: the rarer its surname the dearer; a run that is one unknown name passes where a form vouches."""
    if name[:2] in words("surnames_compound"):
        return 0.4 if len(name) > 2 else None
    rank = ranked("surnames").get(name[0], 10_000)
    if not strong and FUNCTION.intersection(name) and not (whole and rank < _STEPS[0] and _is_given(name[1:])):
        return None
    if len(name) <= LONGEST and (rank < _COMMON or (strong and rank < 10_000)):
        if not whole and (rank >= _STEPS[1] or (not strong and (rank >= _STEPS[0] or is_word(name)))):
            return None
        return 1.0 + sum(rank >= step for step in _STEPS) + (0.5 if len(name) == 2 else 0.0)
    vouched = strong and len(name) <= LONGEST and not FUNCTION.intersection(name)
    return 6.0 + len(name) / 10 if whole and (vouched or (rank < 10_000 and is_coined(name))) else None


def _is_given(name: str) -> bool:
    """Whether two characters, the first a function word, are rather given to somebody: 会芳, 有才, 和平; no 王毅会."""
    if len(name) != LONGEST - 1 or name[0] not in _GIVEN or name[1] in FUNCTION:
        return False
    return name[0] in "有和" or not is_word(name)


def is_coined(name: str) -> bool:
    """Whether three characters hold no word, as only names do: 莽九晨, and not 求是网 or 望海楼."""
    return len(name) == LONGEST and not is_word(name[:2]) and not is_word(name[1:]) and name[-1] not in OFFICE
