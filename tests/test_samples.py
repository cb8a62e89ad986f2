"""How many articles of generated pages come back perfect: a floor for every style, which only rises.

A perfect article has its titles, its authors and its body, block for block. Real pages may not be part of the project:
where some lie in a folder `shared/pages` beside the repository, nothing of them may be lost.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from generator import lay_out, page_articles
from invented import invented_articles
from signatures import new_rng

import zhnews

PAGES_PER_STYLE = 40
# The share measured when the style was last improved, rounded down to a hundredth.
FLOORS = {
    "clean": 0.72,
    "wrapped": 0.69,
    "markdown": 0.94,
    "noisy": 0.70,
    "moved": 0.52,
    "wrapped_moved": 0.27,
    "gutter": 0.81,
    "rows": 0.68,
}
# A title's dashes and brackets are layout.
EDGES = "—-()[]【】<>"
BESIDE = Path(__file__).parents[2] / "shared" / "pages"


def squeeze(text):
    return "".join(text.split())


def as_set(kicker, headline, deck, authors, body):
    """What a perfect article is compared by."""
    titles = tuple(squeeze(title).strip(EDGES) for title in (kicker, headline, deck))
    return titles, tuple(sorted(map(squeeze, authors))), tuple((kind, squeeze(text)) for kind, text in body)


def wanted(page):
    return Counter(as_set(a["kicker"], a["headline"], a["deck"], a["authors"], a["body"]) for a in page["articles"])


def found(page):
    return Counter(
        as_set(
            article.kicker,
            article.headline,
            article.deck,
            [author.name for author in article.authors],
            [("subhead" if e.role is zhnews.Role.SUBHEAD else "p", e.text) for e in article.body],
        )
        for article in page
    )


def perfect_share(style):
    perfect = every = 0
    for seed in range(PAGES_PER_STYLE):
        rng = new_rng(f"samples/{style}/{seed}")
        text, gold = lay_out(page_articles(invented_articles(), style, rng), style, rng)
        perfect += (wanted(gold) & found(zhnews.parse(text))).total()
        every += len(gold["articles"])
    return perfect / every


@pytest.mark.parametrize("style", FLOORS)
def test_articles_come_back_perfect(style):
    assert perfect_share(style) >= FLOORS[style]


def test_an_article_with_one_thing_wrong_is_not_perfect():
    page = zhnews.parse("江边的船\n\n本报记者 王晓\n\n早晨，船来了。")
    article = {"kicker": "", "headline": "江边的船", "deck": "", "authors": ["王晓"], "body": [["p", "早晨，船来了。"]]}
    assert wanted({"articles": [article]}) == found(page)
    wrong = ({"headline": "江边"}, {"deck": "船"}, {"authors": []}, {"body": [["subhead", "早晨，船来了。"]]})
    for change in wrong:
        assert not wanted({"articles": [article | change]}) & found(page)


@pytest.mark.skipif(not BESIDE.is_dir(), reason="no folder shared/pages beside the repository")
def test_of_real_pages_nothing_is_lost_and_nothing_used_twice():
    for path in sorted(BESIDE.rglob("*.txt")):
        text = path.read_text("utf-8")
        times = Counter(i for e in zhnews.parse(text).elements for start, end in e.spans for i in range(start, end))
        assert [i for i, char in enumerate(text) if times[i] > 1 or (times[i] == 0 and not char.isspace())] == [], (
            path.name
        )
