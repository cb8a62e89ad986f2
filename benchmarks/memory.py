"""How much memory a page takes: a base, and bytes for each character more.

python benchmarks/memory.py

Every length is parsed in a process of its own that gets nothing but the text, and twice: for the process's peak, as the
system counts it, and for the peak of what Python allocated for that page alone, word lists and patterns being there
already.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from samples import ROOT, pages, table

LENGTHS = (1_000, 50_000, 200_000)


def main() -> None:
    """Run this script once for every length and way of counting, and print."""
    rows, found = [], {}
    page = "\n\n".join(pages())
    for length in LENGTHS:
        text = (page * (length // len(page) + 1))[:length]
        found[length] = [measured(way, text) for way in ("system", "python")]
        rows.append((f"{length:,} characters", *(f"{peak / 1e6:.1f} MB" for peak in found[length])))
    least, most = found[LENGTHS[0]], found[LENGTHS[-1]]
    slopes = [(b - a) / (LENGTHS[-1] - LENGTHS[0]) for a, b in zip(least, most, strict=True)]
    bases = [peak - slope * LENGTHS[0] for peak, slope in zip(least, slopes, strict=True)]
    table(
        ("peak memory of", "the process", "the page's objects"),
        *rows,
        ("base", *(f"{base / 1e6:.1f} MB" for base in bases)),
        ("for each character", *(f"{slope:.0f} bytes" for slope in slopes)),
    )


def measured(way: str, text: str) -> int:
    """Return the peak in bytes, measured in a process of its own."""
    command = [sys.executable, "-X", "utf8", str(Path(__file__)), way]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, input=text, encoding="utf-8")  # noqa: S603
    return int(done.stdout)


def parse_once(way: str, text: str) -> int:
    """Parse a text and return the peak in bytes, of this process or of what Python allocated meanwhile."""
    import zhnews

    if way == "system":
        zhnews.parse(text)
        return peak_of_process()
    import tracemalloc

    zhnews.parse(text[:50_000])
    tracemalloc.start()
    zhnews.parse(text)
    return tracemalloc.get_traced_memory()[1]


def peak_of_process() -> int:
    """Return the most memory this process had, 0 where the system does not say (Windows)."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024  # macOS counts bytes, others kibibytes


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(parse_once(sys.argv[1], sys.stdin.read()))
    else:
        main()
