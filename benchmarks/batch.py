"""What a run over ten thousand pages costs: memory, what a second process gains, and going on after a kill.

python benchmarks/batch.py [--pages N] [--best-of N]

The pages are articles of the test generator, one or two to a page, numbered so that no two are the same. Memory is the
peak of the parent and the greatest of its workers, as the system counts it, at a tenth of the pages and at all of them.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from samples import ROOT, pages, table

MANIFEST = "zhnews-manifest.jsonl"
ENOUGH = 2000  # pages: starting a process, a second or so, no longer counts beside parsing them
SHORT = 900  # characters: a cheap page, so that what is not parsing counts for as much as it can


def main() -> None:
    """Write the pages, run everything, and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--best-of", type=int, default=3, help="rounds of the comparison of one worker with two")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        few, many = (write_pages(Path(place, str(n)), n) for n in (options.pages // 10, options.pages))
        memory(few, many, Path(place))
        print()
        gain(write_pages(Path(place, "some"), min(options.pages, ENOUGH)), Path(place), options.best_of)
        print()
        killed(many, Path(place))


def write_pages(folder: Path, count: int) -> Path:
    """Write so many short pages, a thousand to a folder, each with its number in it."""
    texts = [text for text in pages() if len(text) <= SHORT]
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{texts[number % len(texts)]}\n\n第{number}号\n", "utf-8")
    return folder


def command(folder: Path, out: Path, *more: str) -> list[str]:
    """Return the command that parses a folder into another."""
    return [sys.executable, "-m", "zhnews", "parse", str(folder), "--output-dir", str(out), "--keep-dirs", *more]


def memory(few: Path, many: Path, place: Path) -> None:
    """Print the peaks of parent and workers at both sizes."""
    rows = []
    for name, folder in (("a tenth of the pages", few), ("all pages", many)):
        count, began = sum(1 for _ in folder.rglob("*.txt")), time.perf_counter()
        parent, worker = peaks(command(folder, place / f"out-{folder.name}", "--workers", "2"))
        rate = count / (time.perf_counter() - began)
        rows.append((f"{name}: {count:,}", f"{parent:.1f} MB", f"{worker:.1f} MB", f"{rate:.0f}"))
    table(("peak memory of", "the parent", "a worker", "pages/s"), *rows)


def peaks(run: list[str]) -> tuple[float, float]:
    """Run a command and return the peaks, in MB, of its process and of the greatest that it started."""
    code = (
        "import resource, runpy, sys\n"
        "sys.argv = sys.argv[1:]\n"
        "try:\n"
        "    runpy.run_module('zhnews', run_name='__main__')\n"
        "finally:\n"
        "    print(*(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))\n"
    )
    given = [sys.executable, "-c", code, *run[2:]]
    ran = subprocess.run(given, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - our own command
    unit = 1e6 if sys.platform == "darwin" else 1e3  # macOS counts bytes, others kibibytes
    parent, worker = (int(word) / unit for word in ran.stdout.split()[-2:])
    return parent, worker


def gain(folder: Path, place: Path, best_of: int) -> None:
    """Print how much faster two workers are than one, each at its best of some rounds by turns.

    On a machine that others use too, look at the seconds of CPU: two idle cores give twice their inverse ratio.
    """
    count = sum(1 for _ in folder.rglob("*.txt"))
    taken: dict[str, list[tuple[float, float]]] = {"1": [], "2": []}
    for number in range(best_of):
        for workers, times in taken.items():
            began, busy = time.perf_counter(), cpu_of_children()
            run = command(folder, place / f"gain-{workers}-{number}", "--workers", workers)
            subprocess.run(run, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own command
            times.append((time.perf_counter() - began, cpu_of_children() - busy))
    best = {workers: tuple(map(min, zip(*times, strict=True))) for workers, times in taken.items()}
    rows = [(f"--workers {name}", f"{count / wall:.0f}", f"{cpu:.2f}") for name, (wall, cpu) in best.items()]
    ratios = [best["1"][column] / best["2"][column] for column in (0, 1)]
    table(
        (f"{count:,} pages, best of {best_of}", "pages/s", "CPU seconds"),
        *rows,
        ("times as fast", f"{ratios[0]:.2f}", ""),
        ("on two idle cores, by the CPU seconds", f"{2 * ratios[1]:.2f}", ""),
    )


def cpu_of_children() -> float:
    """Return the seconds that all processes begun here have spent, once they have ended."""
    times = os.times()
    return times.children_user + times.children_system


def killed(folder: Path, place: Path) -> None:
    """Print whether a run that is killed half way goes on to the same bytes as one that was left alone."""
    whole, out = place / f"out-{folder.name}", place / "killed"
    count = sum(1 for _ in folder.rglob("*.txt"))
    with subprocess.Popen(  # noqa: S603 - our own command
        command(folder, out, "--workers", "2"), cwd=ROOT, stderr=subprocess.DEVNULL
    ) as process:
        while lines(out) < count // 2:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    done = lines(out)
    run = command(folder, out, "--workers", "2", "--resume")
    ran = subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - our own command
    same = digest(out) == digest(whole)
    table(
        (f"killed after {done:,} of {count:,} pages, and resumed", ""),
        ("said", ran.stderr.strip().rpartition(": ")[2]),
        ("the same bytes as in one go", "yes" if same else "NO"),
    )
    if not same:
        sys.exit(1)


def lines(out: Path) -> int:
    """Return how many lines the manifest has."""
    path = out / MANIFEST
    return path.read_bytes().count(b"\n") if path.exists() else 0


def digest(folder: Path) -> str:
    """Return one hash over every file's path and bytes."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


if __name__ == "__main__":
    main()
