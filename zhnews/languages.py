"""Which script a text is written in, as the language tags of BCP 47 name it, where the text tells.

Only characters are asked, one by one, not words; whether a paper is from Taipei or Hong Kong is not told here.
"""

from __future__ import annotations

from collections import Counter

from zhnews.source import Script, convert

# A text tells when it has this many characters that one script alone has …
ENOUGH = 3
# … and this many times as many of it as of the other. A Simplified text has next to none that only Traditional ones
# have; a Traditional one has some that look Simplified: 里 for the mile, 后 for the empress, 台, 干 and the like.
CLEARLY = 4


def language_of(text: str) -> str:
    """Return `zh-Hans` or `zh-Hant` where the text's characters tell, `zh` where they do not.

    >>> language_of("电车开过来了"), language_of("電車開過來了"), language_of("山上有人")
    ('zh-Hans', 'zh-Hant', 'zh')
    """
    counted = Counter(char for char in text if "\u3400" <= char <= "\u9fff")
    hans, hant = _only(counted, "traditional"), _only(counted, "simplified")
    if hans >= ENOUGH and hans >= CLEARLY * hant:
        return "zh-Hans"
    return "zh-Hant" if hant >= ENOUGH and hant >= CLEARLY * hans else "zh"


def _only(counted: Counter[str], other: Script) -> int:
    """Return how many of the characters the other script writes otherwise; a line each, none is read with the next."""
    converted = convert("\n".join(counted), other).split("\n")
    return sum(number for (char, number), made in zip(counted.items(), converted, strict=False) if char != made)
