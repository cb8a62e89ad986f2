"""The text that the benchmarks parse: generated pages and the examples, or the pages of a folder."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STYLES = ("clean", "wrapped", "markdown", "noisy")
PAGES_PER_STYLE = 10

sys.path.insert(0, str(ROOT / "tests"))


def pages(folder: Path | None = None) -> list[str]:
    """Return the pages of a folder, or generated ones, the same every time, and the examples."""
    if folder:
        return [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    from generator import lay_out, page_articles
    from invented import invented_articles
    from signatures import new_rng

    made = []
    for style in STYLES:
        for number in range(PAGES_PER_STYLE):
            rng = new_rng(f"benchmarks/{style}/{number}")
            made.append(lay_out(page_articles(invented_articles(), style, rng), style, rng)[0])
    return [*made, *(path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.txt")))]


def table(*rows: tuple[object, ...]) -> None:
    """Print rows under one another, the first column to the left, the others to the right."""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for first, *others in texts:
        print(
            first.ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)),
            sep="  ",
        )
