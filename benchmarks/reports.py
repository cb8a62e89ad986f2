"""How long a report of five hundred elements takes: to write, and to open in a browser.

python benchmarks/reports.py

Opening is timed where playwright and a Chromium are there, by the clock (until the load event, as the page itself
counts it) and by the work of the process that shows it; a busy machine spoils the first.
"""

from __future__ import annotations

import importlib.util
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from samples import table

ELEMENTS, TIMES = 500, 5


def main() -> None:
    """Print the best of several times."""
    from big_pages import big_page

    page = big_page(ELEMENTS)
    written, html = min(timed(page.to_html) for _ in range(TIMES))
    rows = [("elements", f"{len(page.elements)}"), ("characters", f"{len(page.source):,}")]
    rows += [("size of the report", f"{len(html.encode()) / 1e3:.0f} kB"), ("to write it", f"{written:.3f} s")]
    table(("a report", "best of five"), *rows, *opening(html))


def timed(work: Callable[[], str]) -> tuple[float, str]:
    """Return the seconds that a piece of work takes, and what it gives."""
    start = time.perf_counter()
    given = work()
    return time.perf_counter() - start, given


def opening(html: str) -> list[tuple[str, str]]:
    """Return the rows that say how long a browser takes, or that there is none."""
    from browsers import find_browser, opening_times, started_browser

    if not find_browser() or not importlib.util.find_spec("playwright"):
        return [("to open it", "no browser")]
    with tempfile.TemporaryDirectory() as folder, started_browser() as browser:
        path = Path(folder) / "report.html"
        path.write_text(html, "utf-8")
        times = [opening_times(browser, path) for _ in range(TIMES)]
    by_clock, by_work = (min(kind) / 1000 for kind in zip(*times, strict=True))
    return [("to open it", f"{by_clock:.2f} s"), ("the browser's work", f"{by_work:.2f} s")]


if __name__ == "__main__":
    main()
