"""Time grows with the text and not with its square, whatever the text says over and over."""

from __future__ import annotations

import time

import pytest
from hostile_texts import ENDLESS, endless

import zhnews

# Counting the lines that run takes longer than running them.
pytestmark = pytest.mark.no_cover
# Work that grows with the square of the text is sixteen times as much for a text four times as long; in a short text
# the rest hides it.
LENGTH, TIMES, MOST = 15_000, 4, 8.0
# A text that takes no longer than this (seconds) may: set-up, caches and the clock's grain are most of it.
FREE = 0.05
# What goes wrong once is measured again: the machine may have been busy.
ATTEMPTS, REPEATS = 3, 2


def seconds(text):
    """Processor time, so that other programs do not count."""
    began = time.process_time()
    zhnews.parse(text)
    return time.process_time() - began


@pytest.mark.parametrize("name", ENDLESS)
def test_time_grows_with_the_text_and_not_with_its_square(name):
    seconds(endless(name, 1_000))  # compiles what it needs
    texts = endless(name, LENGTH), endless(name, LENGTH * TIMES)
    short = long = float("inf")
    for _ in range(ATTEMPTS):
        short = min([short, *(seconds(texts[0]) for _ in range(REPEATS))])
        long = min(long, seconds(texts[1]))
        if long <= max(short * MOST, FREE):
            break
    assert long <= max(short * MOST, FREE), (
        f"{short:.3f} s for {LENGTH} characters, {long:.3f} s for {TIMES} times that"
    )
