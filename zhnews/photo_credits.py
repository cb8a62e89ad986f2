"""Who took a picture, or gave it: credits on a line of their own, and those that close a caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhnews.knowledge.credits import GLUED, MARKS, TAILS
from zhnews.models import Decision
from zhnews.people import sign
from zhnews.rules import TAIL, captures, pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    import regex

    from zhnews.models import Rule

# 文/图 signs the article, not a picture.
_TEXT_TOO = re.compile("文[/:、]| 文 |[/、]文|文图|图文|文并[摄图]")
_GIVEN = re.compile("提供|供图|资料|翻摄|截图|制图|图[片据]|照片|/")
_SHOWN = {"摄", "影"}
_AFTER_CREDIT = " 。" + MARKS
_MARK = re.compile(r"[。!?,;”…]|(?<![0-9A-Za-z])\.")
_BEFORE_PAPER = 2  # characters before a paper's name that belong to its reporter's credit: 摄影


def whole_credit(view: str, said: Callable[[int, int], str]) -> Decision | None:
    """Decide whether a line is a photo credit and nothing else."""
    if _TEXT_TOO.search(view) or view.endswith(("摄影报道", "摄影报导")) or _paper_in(view, 0, len(view)):
        return None
    return _credit(view, 0, len(view), said)


def closing_credit(view: str, said: Callable[[int, int], str]) -> tuple[int, Decision] | None:
    """Return where the longest credit at a caption's end begins, and the decision."""
    end = len(view.rstrip(_AFTER_CREDIT))
    return next(((start, why) for start in _starts(view, end) if (why := _credit(view, start, end, said))), None)


def _credit(view: str, start: int, end: int, said: Callable[[int, int], str]) -> Decision | None:
    for rule in TAILS:
        hit = pattern(rule.pattern).fullmatch(view, start, end)
        if hit and (why := credit(rule, hit, said)):
            return why
    return None


def credit(rule: Rule, hit: regex.Match[str], said: Callable[[int, int], str]) -> Decision | None:
    """Decide on a credit that a rule matched; where its photographer is no name, an office may stand there."""
    if _TEXT_TOO.search(hit.group()):
        return None
    people = sign(hit, said)
    if people is None and not _GIVEN.search(hit.group()):
        return None
    names = [("photographer", value) for key, value in people or () if key == "name"]
    return Decision(rule.name, hit.group(), (*names[:1], *captures(hit, ("agency",), said)))


def _starts(view: str, end: int) -> list[int]:
    """Return where a credit may begin: behind the last mark, at a space or bracket after it, or where it says so."""
    last = max((hit.end() for hit in _MARK.finditer(view, 0, end)), default=0)
    last = _paper_in(view, last, end) or last
    if view[end - 1 : end] == ")" and -1 < (bracket := view.rfind("(", 0, end)) < last:
        last = bracket
    glued = {hit.start() for hit in pattern(GLUED).finditer(view, last, end)}
    breaks = (i for i in range(last, end) if i == last or view[i - 1] in " )]" or view[i] in "([" or i in glued)
    return [i for i in breaks if not view[i].isspace()]


def is_caption(view: str) -> bool:
    """Tell whether a line is a caption with a reporter's credit right behind its words.

    >>> is_caption("工人在码头卸货本报记者王晓摄"), is_caption("本报记者王晓摄")
    (True, False)
    """
    return view[-1:] in _SHOWN and _paper_in(view, 0, len(view)) > 0


def _paper_in(view: str, start: int, end: int) -> int:
    """Return where a paper's reporter begins right behind a caption's words, 0 where none does."""
    papers = (hit.start() for hit in pattern(GLUED).finditer(view, max(start, end - TAIL), end) if hit["paper"])
    at = max(papers, default=start)
    return at if at - start > _BEFORE_PAPER and view[start:at].lstrip(MARKS).isalpha() else 0
