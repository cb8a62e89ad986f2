"""Input that no newspaper prints: what raises, what is lost, what takes longest.

python benchmarks/hostile.py [--count N] [--length N] [--limit SECONDS] [--seed N]

First random and damaged texts, then texts of a million characters that say one thing over and over, each in a process
of its own that is ended when it takes too long.
"""

from __future__ import annotations

import argparse
import multiprocessing
import queue
import random
import time
from typing import NamedTuple

from samples import pages, table

import zhnews

SLOWEST_SHOWN = 8
KINDS = ("any characters", "forms and marks", "lines of forms", "damaged page")


class Run(NamedTuple):
    """What became of one input: `said` is the exception, or the first characters that were lost or used twice."""

    name: str
    length: int
    seconds: float
    said: str

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The run as a row of a table."""
        speed = f"{self.length / self.seconds:,.0f}" if self.seconds else ""
        return self.name, f"{self.length:,}", f"{self.seconds:.2f}" if self.seconds else "", self.said or speed


def main() -> None:
    """Try everything and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=10_000, help="how many random and damaged inputs")
    parser.add_argument("--length", type=int, default=1_000_000, help="how long an endless text is")
    parser.add_argument("--limit", type=float, default=60, help="seconds that one endless text may take")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    zhnews.parse(pages()[0])
    show_random([tried(*random_input(f"{options.seed}/{n}")) for n in range(options.count)])
    print()
    show_endless(options.length, options.limit)


def show_random(runs: list[Run]) -> None:
    """Print a summary of each kind, then what failed, then what took longest."""
    rows = []
    for kind in KINDS:
        own = [run for run in runs if run.name.startswith(kind)]
        rows.append(
            (kind, len(own), sum(bool(run.said) for run in own), f"{max((r.seconds for r in own), default=0):.3f}")
        )
    table(("random and damaged inputs", "tried", "failed", "slowest, seconds"), *rows)
    failed = [run.row for run in runs if run.said]
    if failed:
        print()
        table(("failed", "characters", "seconds", "how"), *failed[:SLOWEST_SHOWN])
    slowest = sorted(runs, key=lambda run: -run.seconds)[:SLOWEST_SHOWN]
    print()
    table(("slowest", "characters", "seconds", "characters/s"), *(run.row for run in slowest))


def show_endless(length: int, limit: float) -> None:
    """Print every endless text as it is done, the time it took or what went wrong."""
    from hostile_texts import ENDLESS

    print(f"one thing over and over, {length:,} characters")
    runs = []
    for name in ENDLESS:
        runs.append(endless_run(name, length, limit))
        print(f"  {name:28} {runs[-1].seconds:8.2f} s  {runs[-1].said}", flush=True)
    print(f"{sum(bool(run.said) for run in runs)} of {len(runs)} failed or were not done in {limit:g} s")


def random_input(seed: str) -> tuple[str, str]:
    """Return an input's kind, with the seed that makes it again, and its text."""
    from hostile_texts import ALPHABET, FORMS, damaged

    rng = random.Random(seed)  # noqa: S311
    kind = rng.choice(KINDS)
    many = rng.randint(0, 120)
    if kind == KINDS[0]:
        text = "".join(chr(rng.choice((rng.randrange(0x110000), rng.randrange(0x3000, 0xA000)))) for _ in range(many))
    elif kind == KINDS[1]:
        text = "".join(rng.choices(ALPHABET, k=many))
    elif kind == KINDS[2]:
        text = "\n".join(rng.choices([*FORMS, "", ""], k=many))
    else:
        text = damaged(rng.choice(pages()), rng)
    return f"{kind} {seed}", text


def tried(name: str, text: str) -> Run:
    """Parse a text and look at what came of it."""
    from hostile_texts import faults

    began = time.perf_counter()
    try:
        page = zhnews.parse(text)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return Run(name, len(text), time.perf_counter() - began, f"{type(error).__name__}: {error}"[:60])
    seconds = time.perf_counter() - began
    wrong = faults(page)
    return Run(name, len(text), seconds, f"lost or doubled: {wrong[:20]!r}" if wrong else "")


def endless_run(name: str, length: int, limit: float) -> Run:
    """Try an endless text in a process of its own, no longer than the limit (seconds)."""
    spawn = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[Run] = spawn.Queue()
    child = spawn.Process(target=_try_endless, args=(name, length, results))
    child.start()
    child.join(limit)
    if child.is_alive():
        child.terminate()
        child.join()
        return Run(name, length, limit, "not done")
    try:
        return results.get(timeout=1)
    except queue.Empty:
        return Run(name, length, 0, f"died with {child.exitcode}")


def _try_endless(name: str, length: int, results: multiprocessing.Queue[Run]) -> None:
    from hostile_texts import endless

    zhnews.parse(endless(name, 200))  # compiles what it needs
    results.put(tried(name, endless(name, length)))


if __name__ == "__main__":
    main()
