"""What stands in a plain dictionary, read field by field: what is missing or of another kind is refused with its place.

It knows no page; which fields there are is said in `zhnews.dictionaries`. A place is said as Python would reach it:
`page.articles[0].confidence`. Whatever is refused raises `FormatError`.
"""

from __future__ import annotations

import reprlib
import sys
from collections.abc import Callable, Mapping
from typing import NoReturn, TypeVar

from zhnews.errors import FormatError

_T = TypeVar("_T")


def field_of(data: object, name: str, at: str) -> object:
    """Return a dictionary's field, whatever it holds.

    >>> field_of({"source": "江"}, "source", "page")
    '江'
    """
    if not isinstance(data, Mapping):
        reject(at, "be a dictionary", data)
    if name not in data:
        reject(at, f"have {name!r}")
    value: object = data[name]
    return value


def items_of(data: object, at: str, read: Callable[[object, str], _T], size: int | None = None) -> tuple[_T, ...]:
    """Return what `read` makes of each item of a list (or tuple); it is given the item and its place.

    >>> items_of([0, 4], "spans[0]", whole_number_of, size=2)
    (0, 4)
    """
    if not isinstance(data, list | tuple) or size not in {None, len(data)}:
        reject(at, "be a list" if size is None else f"be a list of {size}", data)
    return tuple(read(item, f"{at}[{number}]") for number, item in enumerate(data))


def text_of(data: object, at: str) -> str:
    """Return a text, which may be given as the list of its parts.

    >>> text_of(["春到", "江边"], "page.source")
    '春到江边'
    """
    return "".join(items_of(data, at, _part)) if isinstance(data, list) else _part(data, at)


def whole_number_of(data: object, at: str) -> int:
    """Return a whole number; `True` and `3.0` are none.

    >>> whole_number_of(True, "spans[0][1]")
    Traceback (most recent call last):
        ...
    zhnews.errors.FormatError: This is not a page that zhnews wrote: spans[0][1] must be a whole number, not True.
    """
    if isinstance(data, bool) or not isinstance(data, int):
        reject(at, "be a whole number", data)
    return data


def reject(at: str, must: str, *found: object) -> NoReturn:
    """Raise `FormatError` with the place, what belongs there, and what was found instead, if anything was.

    >>> reject("issue.pages", "be a list")
    Traceback (most recent call last):
        ...
    zhnews.errors.FormatError: This is not an issue that zhnews wrote: issue.pages must be a list.
    """
    instead = f", not {shown(found[0])}" if found else ""
    kind = "an issue" if at.startswith("issue") else "a page"
    sentence = f"This is not {kind} that zhnews wrote: {at} must {must}{instead}."
    raise FormatError(sentence)


def shown(value: object) -> str:
    """Show a text or a number, a long one cut; of anything else say only what kind it is.

    >>> shown("春"), shown([1, 2]), shown(10**5000)
    ("'春'", 'list', 'int')
    """
    short = isinstance(value, int) and abs(value) < sys.maxsize  # Python refuses to write out very long ones
    return reprlib.repr(value) if short or isinstance(value, str | float) else type(value).__name__


def _part(data: object, at: str) -> str:
    if not isinstance(data, str):
        reject(at, "be a text", data)
    return data
