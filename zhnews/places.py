"""Whether a text is a place that the list knows."""

from __future__ import annotations

import re

from zhnews.rules import words


def is_place(text: str) -> bool:
    """Tell whether a text is a place of the list, or several with marks between them.

    >>> is_place("台北"), is_place("首尔、平壤"), is_place("张三")
    (True, True, False)
    """
    known = words("places")
    return all(
        part in known or (part[-1:] in "县市省区州" and part[:-1] in known) or (part[:2] in known and part[2:] in known)
        for part in re.split("[、 ]", text)
    )
