"""What it costs to import zhnews over starting bare Python, and to parse the first page.

python benchmarks/imports.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from samples import ROOT, table

ROUNDS = 15
CASES = {
    "bare Python": "pass",
    "import zhnews": "import zhnews",
    "import zhnews and parse a line": "import zhnews; zhnews.parse('本报讯（记者 王晓）早晨，船从下游来了。')",
}


def main() -> None:
    """Run the cases by turns, so that what disturbs one disturbs all, and print their medians."""
    taken: dict[str, list[float]] = {name: [] for name in CASES}
    for _ in range(ROUNDS):
        for name, code in CASES.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)  # noqa: S603
            taken[name].append(1000 * (time.perf_counter() - began))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    bare = medians["bare Python"]
    rows = [(name, f"{ms:.1f} ms", f"{ms - bare:+.1f} ms") for name, ms in medians.items()]
    table((f"median of {ROUNDS} runs", "", "over bare Python"), *rows)


if __name__ == "__main__":
    main()
