"""What the command line says, in the reader's language: English as it stands in the code, Chinese from `translations`.

A sentence is looked up when it is printed, not where it is made: the library speaks English to programs and logs, and
argparse and the library's errors come here with their values filled in. Readers in Taiwan, Hong Kong and Macau get the
same sentences in Traditional characters.
"""

from __future__ import annotations

import functools
import locale
import os
import re
import sys
from collections.abc import Mapping

from zhnews.source import convert
from zhnews.translations import CHINESE

_VALUE = re.compile(r"\{(\w+)\}")


def in_locale(sentence: str) -> str:
    """Return a sentence in the language that the environment asks for; one that the table lacks stays English.

    `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG` are looked at in this order, as gettext does.

    >>> in_locale("No such sentence.")
    'No such sentence.'
    """
    wanted = language(os.environ)
    return translate(sentence, wanted) if wanted.startswith("zh") else sentence


def translate(sentence: str, wanted: str) -> str:
    """Return a sentence in Chinese, `zh-Hant` or `zh-Hans`; values keep their characters.

    >>> translate("usage: ", "zh-Hans")
    '用法：'
    """
    if sentence in CHINESE:
        return _spelled(CHINESE[sentence], wanted)
    for pattern, chinese in _patterns():
        if found := pattern.fullmatch(sentence):
            values = {
                name: translate(value, wanted) if name == "message" else value
                for name, value in found.groupdict().items()
            }
            return _spelled(chinese, wanted).format_map(values)
    return sentence


def language(environment: Mapping[str, str]) -> str:
    """Return the language that environment variables ask for: `zh-Hans`, `zh-Hant` or `en`.

    >>> language({"LANG": "zh_TW.UTF-8"}), language({"LANG": "zh_CN.GBK", "LC_ALL": "C"}), language({})
    ('zh-Hant', 'en', 'en')
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    place = next((value for name in names if (value := environment.get(name))), "") or _of_system()
    asked = place if place in {"C", "POSIX"} else environment.get("LANGUAGE") or place
    for tag in asked.split(":"):
        if tag.startswith(("zh", "Chinese")):
            return "zh-Hant" if re.search("TW|HK|MO|Hant|Traditional|Taiwan|Hong Kong|Macao", tag) else "zh-Hans"
        if tag.startswith(("en", "C", "POSIX")):
            break
    return "en"


def _of_system() -> str:
    """Return what Windows says, where nothing of this stands in the environment."""
    return locale.getlocale()[0] or "" if sys.platform == "win32" else ""


def _spelled(chinese: str, wanted: str) -> str:
    try:
        return convert(chinese, "traditional") if wanted == "zh-Hant" else chinese
    except ImportError:  # the doctor has to say so in some characters
        return chinese


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return a pattern for each sentence with values: those that begin with one, and would match anything, last."""
    found = sorted((english for english in CHINESE if _VALUE.search(english)), key=lambda text: text.startswith("{"))
    return tuple((re.compile(_pattern(english), re.DOTALL), CHINESE[english]) for english in found)


def _pattern(english: str) -> str:
    parts = _VALUE.split(english)
    return "".join(f"(?P<{part}>.*?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
