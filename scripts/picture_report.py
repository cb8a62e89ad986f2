"""Takes the picture of a report that the README shows: docs/report.png, of examples/torn_page.txt.

python scripts/picture_report.py

It needs a Chromium (Debian: chromium) and a Chinese font (the picture was taken with fonts-noto-cjk).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import zhnews

ROOT = Path(__file__).resolve().parents[1]
SHOWN, PICTURE = ROOT / "examples" / "torn_page.txt", ROOT / "docs" / "report.png"
MOST_BYTES = 250_000
SCROLLED = 520  # pixels

sys.path.insert(0, str(ROOT / "tests"))


def main() -> None:
    """Take the picture with the mouse on the first torn paragraph and both ends of its join in sight."""
    from browsers import started_browser

    with tempfile.TemporaryDirectory() as folder, started_browser() as browser:
        path = Path(folder) / "report.html"
        path.write_text(zhnews.parse(SHOWN.read_text("utf-8")).to_html(), "utf-8")
        page = browser.new_page(viewport={"width": 1160, "height": 900}, color_scheme="light")
        page.goto(path.as_uri())
        page.locator(".legend summary").click()
        page.locator(".pane").first.evaluate("(pane, top) => pane.scrollTop = top", SCROLLED)
        page.locator(".el.paragraph").first.hover()
        page.screenshot(path=PICTURE)
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {size:,} bytes")
    if size > MOST_BYTES:
        sys.exit(f"That is more than {MOST_BYTES:,} bytes.")


if __name__ == "__main__":
    main()
