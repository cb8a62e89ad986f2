"""A headless Chromium for the tests and measurements of reports.

`python tests/browsers.py` says where one is, if any.
"""

import os
import shutil
import sys
from contextlib import contextmanager

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# What a container needs, and that the browser asks for nothing by itself.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser():
    """The path of a Chromium: the one that the variable BROWSER_FOR_TESTS names, else the first on the path."""
    named = os.environ.get("BROWSER_FOR_TESTS")
    return next(filter(None, map(shutil.which, [named] if named else NAMES)), None)


@contextmanager
def started_browser():
    """A browser with a profile of its own, closed in the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        yield browser
        browser.close()


def opening_times(chromium, path):
    """The milliseconds until a report is there, by the clock and by the work that its process had with it."""
    context = chromium.new_context()
    page = context.new_page()
    told = context.new_cdp_session(page)
    told.send("Performance.enable")
    page.goto(path.as_uri())
    by_clock = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    metrics = {metric["name"]: metric["value"] for metric in told.send("Performance.getMetrics")["metrics"]}
    context.close()
    return by_clock, 1000 * metrics["ProcessTime"]


if __name__ == "__main__":
    found = find_browser()
    print(found or "No Chromium was found.")  # noqa: T201
    sys.exit(0 if found else 1)
