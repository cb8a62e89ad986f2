"""Lets the test modules and the page generator import one another by name, and parses once what several ask about."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def parsed():
    """The example pages, and pages of every style that the generator knows."""
    from hostile_texts import pages

    import zhnews

    return [zhnews.parse(text) for text in pages()]


@pytest.fixture(scope="session")
def hostile(parsed):
    """Pages that say one thing over and over, pages in pieces, and pieces of everything."""
    from hostile_texts import ALPHABET, ENDLESS, damaged, endless
    from signatures import new_rng

    import zhnews

    rng = new_rng("hostile formats")
    texts = ["", "\0", "\ud83d\ude00", "\n".join(ALPHABET), *(endless(name, 600) for name in ENDLESS)]
    texts += ["".join(rng.choices(ALPHABET, k=60)) for _ in range(40)]
    texts += [damaged(page.source, rng) for page in parsed]
    return [zhnews.parse(text) for text in texts]
