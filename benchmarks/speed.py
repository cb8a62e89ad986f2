"""How fast pages are parsed, against jieba's cutting the same text into words in the same run.

python benchmarks/speed.py [--pages DIR] [--best-of N]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from samples import pages, table

import zhnews

LONGER = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=Path, help="a folder of .txt pages")
    parser.add_argument("--best-of", type=int, default=5)
    options = parser.parse_args()
    texts = pages(options.pages)
    with tempfile.TemporaryDirectory() as private:
        compare(texts, jieba_cut(private), options.best_of)
    print()
    growth(texts, options.best_of)


def compare(texts: list[str], cut: Callable[[str], object], best_of: int) -> None:
    """Print the speed of both, and the ratio."""
    size = sum(map(len, texts))
    ours, theirs = best_seconds(zhnews.parse, texts, best_of), best_seconds(cut, texts, best_of)
    table(
        (f"{len(texts)} pages, {size:,} characters", "seconds", "characters/s"),
        ("zhnews.parse", f"{ours:.3f}", f"{size / ours:,.0f}"),
        ("jieba.lcut", f"{theirs:.3f}", f"{size / theirs:,.0f}"),
        ("parse is as fast as cutting, times", f"{theirs / ours:.2f}", ""),
    )


def growth(texts: list[str], best_of: int) -> None:
    """Print what a page costs by its length when it is repeated."""
    page = max(texts, key=len)
    long = "\n\n".join([page] * LONGER)
    once, often = (best_seconds(zhnews.parse, [text], best_of) for text in (page, long))
    table(
        ("the longest page, once and repeated", "characters", "seconds", "characters/s"),
        ("once", f"{len(page):,}", f"{once:.4f}", f"{len(page) / once:,.0f}"),
        (f"{LONGER} times", f"{len(long):,}", f"{often:.4f}", f"{len(long) / often:,.0f}"),
        ("time grew, times", "", f"{often / once:.1f}", ""),
    )


def jieba_cut(private: str) -> Callable[[str], object]:
    """Return jieba's cutting with its dictionary loaded; it writes its cache into the folder given."""
    import jieba

    jieba.setLogLevel("ERROR")
    jieba.dt.tmp_dir = private
    jieba.initialize()
    cut: Callable[[str], object] = jieba.lcut
    return cut


def best_seconds(verb: Callable[[str], object], texts: list[str], best_of: int) -> float:
    """Return the seconds of the best of several rounds through the texts."""
    rounds = []
    for _ in range(best_of):
        began = time.perf_counter()
        for text in texts:
            verb(text)
        rounds.append(time.perf_counter() - began)
    return min(rounds)


if __name__ == "__main__":
    main()
