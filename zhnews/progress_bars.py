"""A bar that shows how far a run is, its rate and its failures; tqdm draws it.

It is drawn on standard error, and where nobody looks at that, it is not there at all.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Literal, Never, Self

from zhnews.errors import MissingExtraError
from zhnews.messages import in_locale

if TYPE_CHECKING:
    from tqdm import tqdm

When = Literal["auto", "on", "off"]


class ProgressBar:
    """A bar for so many pages; `auto` draws it only where standard error is a terminal and pages do not go there too.

    >>> with ProgressBar(2, "off") as bar:
    ...     bar.advance(failed=0)
    """

    def __init__(self, total: int, when: When, *, beside_output: bool = False) -> None:
        watched = sys.stderr is not None and sys.stderr.isatty() and not beside_output
        self.failed = 0
        wanted = when == "on" or (when == "auto" and watched)
        self.bar: tqdm[Never] | None = _draw(total, needed=when == "on") if wanted else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the bar as it stands, with the next line below it; a second time does nothing."""
        if self.bar is not None:
            self.bar.close()

    def advance(self, *, failed: bool | int) -> None:
        """Go on by one page."""
        self.failed += bool(failed)
        if self.bar is not None:
            if failed:
                self.bar.set_postfix_str(in_locale(f"{self.failed} failed"), refresh=False)
            self.bar.update()

    def clear(self) -> None:
        """Make room for a line on the terminal; the next page draws the bar anew."""
        if self.bar is not None:
            self.bar.clear()


def _draw(total: int, *, needed: bool) -> tqdm[Never] | None:
    try:
        from tqdm import tqdm
    except ImportError as error:
        if not needed:
            return None
        message = "A progress bar needs the package tqdm: pip install tqdm."
        raise MissingExtraError(message) from error
    tqdm.set_lock(threading.RLock())  # nobody else draws: its own lock is one between processes, and outlives a kill
    return tqdm(total=total, unit=in_locale(" pages"), file=sys.stderr, dynamic_ncols=True)
