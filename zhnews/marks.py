"""What vision models print of a page's typography: Markdown's marks, and a few tags of HTML.

`unmark` takes them off a line's ends, `plain` out of a text. What stands between them is never touched.
"""

from __future__ import annotations

import re

# `#` to `######` before a title, with its space unless there are several; `>` before what is quoted.
_HEADING = re.compile(r"(#{1,6})[ ]+(?=\S)|(#{2,6})(?=[^\s#*_])")
_QUOTE = re.compile(r">[ ]+(?=[^\s>])")
# Looked for at a line's end alone.
_END = 40
_CLOSED = re.compile(r"[ ]+#{1,6}[ ]*$")
_BREAK = re.compile(r"[ ]*<br[ ]{0,2}/?>[ ]*$", re.IGNORECASE)
_TAG = re.compile(
    r"<(h[1-6]|p|div|center|b|strong|em|u|i)(?:[ ][^<>]{0,120})?>(?=\S)(.*\S)</\1>[ ]*$", re.IGNORECASE
)
_WHOLE = re.compile(r"(\*\*\*|\*\*|__)(?=[^\s*_])((?:(?!\1).)*[^\s*_])\1[ ]*$")
_SLANTED = re.compile(r"([*_])(?=[^\s*_])([^*_]*[^\s*_])\1[ ]*$")
# Bold words inside a line; no swear word with stars in it (f**k).
_BOLD = re.compile(r"(?<![A-Za-z0-9*])\*\*(?=[^\s*])([^*\n]{0,200}[^\s*])\*\*(?![A-Za-z0-9*])")
# A list's item; - 4 - is a page's number.
_ITEM = re.compile(r"([-*+])[ ]+(?![-*+ \d])(?=\S)")
_DEPTH = 4  # marks around one another
SIGNS = frozenset("#*_<>-+")
_BOLD_TAGS = {"b": "**", "strong": "**"}


def unmark(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Return the bounds of what stands inside a line's marks, and the mark: `#`, `##`, …, `**` or a list's `-`.

    >>> line = "## **江边的船** ##"
    >>> start, end, mark = unmark(line, 0, len(line))
    >>> line[start:end], mark
    ('江边的船', '##')
    >>> unmark("江边的船", 0, 4), unmark("- 东桥", 0, 4)
    ((0, 4, ''), (2, 4, '-'))
    """
    mark = ""
    if text[end - 1] == ">" and (hit := _BREAK.search(text, max(start + 1, end - _END), end)):
        end = hit.start()
    for _ in range(_DEPTH):
        found = _peel(text, start, end) if start < end and text[start] in SIGNS else None
        if found is None:
            break
        start, end, kind = found
        mark = mark or kind
    return start, end, mark


def _peel(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Take the outermost mark off, with its other half at the line's end."""
    if hit := _HEADING.match(text, start, end):
        closed = _CLOSED.search(text, max(hit.end(), end - _END), end)
        return hit.end(), closed.start() if closed else end, hit.group(1) or hit.group(2)
    if hit := _TAG.match(text, start, end):
        level = hit.group(1).lower()
        kind = "#" * int(level[1]) if level[1:].isdigit() else _BOLD_TAGS.get(level, "")
        return *hit.span(2), kind
    if hit := _WHOLE.match(text, start, end) or _SLANTED.match(text, start, end):
        return *hit.span(2), "**" if len(hit.group(1)) > 1 else ""
    hit = _QUOTE.match(text, start, end) or _ITEM.match(text, start, end)
    return (hit.end(), end, "" if text[start] == ">" else "-") if hit else None


def blanked(view: str) -> str:
    """Return a view with blanks where the marks of bold words stand: what rules read, of the same length.

    >>> blanked("**本报讯**(记者王晓)江边")
    '  本报讯  (记者王晓)江边'
    """
    return _BOLD.sub(r"  \1  ", view) if "**" in view else view


def plain(text: str) -> str:
    """Return a text without the marks of bold words.

    >>> plain("他说**不行**，f**k"), plain("3**2")
    ('他说不行，f**k', '3**2')
    """
    return _BOLD.sub(r"\1", text) if "**" in text else text
