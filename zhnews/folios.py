"""报眉: what a folio line says of its page, read to the last character or not at all.

It does not look for folio lines; `roles` asks about lines that have a date, a page number or an editor in them.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from zhnews.knowledge import furniture
from zhnews.models import Decision
from zhnews.rules import pattern

if TYPE_CHECKING:
    from collections.abc import Callable


def read_folio(view: str, said: Callable[[int, int], str]) -> Decision | None:
    """A folio line: dates, page numbers, editors, papers and the like, one of them beyond doubt, and nothing else.

    With two beyond doubt a few characters may be none of these: the name of a supplement that no list has.
    """
    at, unknown = 0, 0
    caught: list[tuple[str, str]] = []
    if "。" in view or _COMMA.search(view) or len(view) > _LONGEST:
        return None
    while at < len(view):
        hit = pattern(_FOLIO).match(view, at)
        if hit is None or hit.end() == at:
            at, unknown = at + 1, unknown + 1
            if unknown > _UNKNOWN:
                return None
            continue
        kind = str(hit.lastgroup)
        caught += [] if kind == "sep" else [(kind, said(hit.start(), hit.end()))]
        at = hit.end()
    kinds = [kind for kind, _ in caught]
    strong = set(kinds).intersection(furniture.STRONG)
    if sorted(kinds) in _ENOUGH and not unknown:
        return Decision("furniture.folio", view, _facts(caught))
    if not strong or (unknown and (len(strong) < 2 or unknown * 2 > len(view))):
        return None
    return Decision("furniture.folio", view, _facts(caught))


# What makes a folio with nothing beyond doubt in it: 要闻 04, and a day of the old calendar.
_ENOUGH = (["lunar"], ["number", "section"])
# A comma that no English date has.
_COMMA = re.compile(r"(?<![A-Za-z\d]),|,(?! ?[\dA-Z])")
# Characters of a folio line that no token explains: the longest supplement's name seen has eight.
_UNKNOWN = 8
# Characters of the longest folio line: paper, two dates, weather, price and editors.
_LONGEST = 200
_FOLIO = "|".join([*(token.pattern for token in furniture.TOKENS), r"(?P<sep>[\s|/·:：,，、()\[\]—\-□■●◆*]+)"])
_DIGITS = str.maketrans("〇○零一二三四五六七八九OＯ元", "000123456789001")


def _facts(caught: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return what a folio says: `date` in ISO where the calendar has it, else as printed; a bare number is a page."""
    facts: dict[str, str] = {}
    for kind, text in caught:
        if kind in {"date", "reign"} and not facts.get("date"):
            facts["date"] = _iso(text)
        elif kind in {"paper", "section", "page"}:
            facts.setdefault(kind, text)
    facts.setdefault("page", next((text for kind, text in caught if kind == "number"), ""))
    return tuple((key, value) for key, value in facts.items() if value)


# The Republic's first year was 1912; a year of three digits is one of its own, of two (24年5月) it need not be.
_REPUBLIC, _FOUNDED, _FEWEST = re.compile("(?:中[华華])?民[国國]"), 1911, 100


def _iso(text: str) -> str:
    """Return a date as ISO writes it, `""` where the calendar has none.

    >>> _iso("2024年5月17日"), _iso("中華民國一一二年十二月八日"), _iso("民国廿五年十月十日"), _iso("2023年2月30日")
    ('2024-05-17', '2023-12-08', '1936-10-10', '')
    """
    parts = [p for p in re.split(r"[^\d〇○零一二三四五六七八九十廿卅OＯ]+", text) if p]
    try:
        year, month, day = (number_of(p) for p in parts[:3])
        republican = _REPUBLIC.match(text) or _FEWEST <= year < 2 * _FEWEST
        return datetime.date(year + _FOUNDED if republican else year, month, day).isoformat()
    except ValueError:
        return ""


def number_of(text: str) -> int:
    """Read a number as a date prints it.

    >>> number_of("二〇一六"), number_of("廿七"), number_of("十"), number_of("12")
    (2016, 27, 10, 12)
    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return int((tens or "一").translate(_DIGITS)) * 10 + int((ones or "零").translate(_DIGITS))
    return int(text.translate(_DIGITS))
