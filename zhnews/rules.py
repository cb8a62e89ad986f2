r"""The matching engine: word lists loaded, patterns compiled when first needed, three ways to ask.

A pattern is written for `regex`, in which `\L<surnames>` stands for every entry of `knowledge/surnames.txt`. Rules are
asked in the order in which they stand, and the first that matches answers.
"""

from __future__ import annotations

import gc
import lzma
import re
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import regex

    from zhnews.models import Rule, Span

# A part that runs into a paragraph's end is looked for in its last characters only: the longest form known (an author
# note with a degree and two institutions) has 74.
TAIL = 110
Found = tuple["Rule", "regex.Match[str]"]


def shipped(name: str) -> bytes:
    """Return a file of `knowledge/`; raise `FileNotFoundError` where there is none of that name.

    >>> shipped("surnames.txt")[:1]
    b'#'
    """
    # `importlib.resources` would take two megabytes for it.
    data = get_data("zhnews.knowledge", name)
    if data is None:
        raise FileNotFoundError(name)
    return data


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of the word list `knowledge/NAME.txt`, header lines left out.

    >>> "王" in words("surnames")
    True
    """
    return frozenset(ranked(name))


@cache
def ranked(name: str) -> dict[str, int]:
    """Return the entries of a word list with their rank, 0 first: lists with an order have the commonest on top."""
    text = shipped(f"{name}.txt").decode("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {line: rank for rank, line in enumerate(dict.fromkeys(lines))}


@cache
def lexicon() -> dict[str, str]:
    """Return jieba's common words of two to four characters: what follows their first character, each on a line.

    So they take a tenth of the memory that a set of them does.

    >>> "\\n纸\\n" in lexicon()["报"]
    True
    """
    text = lzma.decompress(shipped("lexicon.txt.xz")).decode("utf-8")
    return {group[1]: group[2] for group in re.finditer(r"(.)((?:\n.+)+\n)", f"{text}\n")}


def is_word(text: str) -> bool:
    """Tell whether a text is a word of the lexicon, which tells a name from a word.

    >>> is_word("报纸"), is_word("纸报")
    (True, False)
    """
    return f"\n{text[1:]}\n" in lexicon().get(text[:1], "")


@cache
def pattern(source: str) -> regex.Pattern[str]:
    """Compile a pattern with the word lists that it names."""
    import regex

    named: dict[str, Any] = {name: words(name) for name in regex.findall(r"\\L<(\w+)>", source)}
    with _tidied():
        return regex.compile(source, regex.VERSION1, cache_pattern=False, **named)


@contextmanager
def _tidied() -> Iterator[None]:
    """Give back at once what is thrown away within: a compiler's trees lie in circles, and keep six megabytes.

    Meanwhile nothing is collected, so that none of them comes to count as long-lived; then what is young is, alone.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
            gc.collect(0)


def fault(source: str) -> str:
    """Return what is wrong with a pattern, `""` where it compiles.

    >>> fault("["), fault(r"\\L<no_such_list>"), fault("记者")
    ('unterminated character set at position 1', 'there is no word list no_such_list.txt', '')
    """
    import regex

    try:
        pattern(source)
    except regex.error as error:
        return str(error)
    except FileNotFoundError as error:
        return f"there is no word list {Path(error.filename).name}"
    return ""


def at_start(rules: Sequence[Rule], view: str) -> Found | None:
    """Return the first rule that matches where the view begins."""
    return next(((rule, hit) for rule in rules if (hit := pattern(rule.pattern).match(view))), None)


def whole(rules: Sequence[Rule], view: str) -> Found | None:
    """Return the first rule that matches the view from its first character to its last."""
    return next(((rule, hit) for rule in rules if (hit := pattern(rule.pattern).fullmatch(view))), None)


def spans(hit: regex.Match[str], group: str) -> list[Span]:
    """Return every span that a group matched, none where the rule has no such group.

    >>> spans(pattern(r"(?P<a>.)-(?P<a>.)").match("x-y"), "a"), spans(pattern("x").match("x"), "a")
    ([(0, 1), (2, 3)], [])
    """
    if group not in hit.re.groupindex:
        return []
    return [span for span in hit.spans(group) if span[0] >= 0]


def captures(hit: regex.Match[str], names: Sequence[str], said: Callable[[int, int], str]) -> list[tuple[str, str]]:
    """Return what a match's groups of these names say, in the source's own characters, by group."""
    return [(name, said(*span)) for name in names for span in spans(hit, name)]
