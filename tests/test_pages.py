"""Whole pages, invented and annotated by hand: what is parsed is what a reader sees, white space aside.

`pages/NAME.txt` is the page, `pages/NAME.gold.json` its structure. A section label stands with the first piece under
it, since an element belongs to one article.
"""

from __future__ import annotations

import difflib
import json
from collections import Counter
from pathlib import Path

import pytest

import zhnews

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))
KNOWN_FAILURES = {
    "evening_letters": "two title lines of like length: a kicker above its headline reads as a headline of two lines",
    "old_mainland_1953": "a section label above a headline reads as its first line; an office signs in brackets",
    "party_daily_front": "a picture on its own beside an article is taken for that article's",
    "party_daily_inside": "a period at the end of a full line, and the next line would fit either way",
    "republic_1936": "a headline above plain text reads as a subhead of the article before it",
}
LABELS = ("section", "kicker", "headline", "deck", "dateline", "author_note", "continued_from", "continued_on")
UNNAMED = "未完待续"  # what continued_on says where the page says only （未完）


def source(name):
    return (PAGES / f"{name}.txt").read_text("utf-8")


def gold(name):
    return json.loads((PAGES / f"{name}.gold.json").read_text("utf-8"))


def squeeze(text):
    return "".join(text.split())


def caption_lines(captions):
    return [f"caption: {squeeze(text)} | {squeeze(credit)}" for text, credit in captions]


def article_lines(labels, authors, body, captions, quotes):
    return [
        *[f"{label}: {squeeze(text)}" for label, text in labels if text],
        *[f"author: {squeeze(name)}" for name in authors],
        *[f"{kind}: {squeeze(text)}" for kind, text in body],
        *caption_lines(captions),
        *[f"pull quote: {squeeze(text)}" for text in quotes],
    ]


def gold_lines(page):
    lines = []
    for number, a in enumerate(page["articles"], 1):
        labels = [(label, a[label]) for label in LABELS]
        captions = [(c["text"], c["credit"]) for c in a["captions"]]
        pieces = article_lines(labels, a["authors"], a["body"], captions, a["pull_quotes"])
        lines += [f"article {number}", *pieces]
    captions = [(c["text"], c["credit"]) for c in page["captions"]]
    return [*lines, "page", *caption_lines(captions), *[f"furniture: {squeeze(f)}" for f in page["furniture"]]]


def parsed_lines(page):
    lines = []
    for number, a in enumerate(page, 1):
        labels = [(label, getattr(a, label)) for label in LABELS]
        authors = [author.name for author in a.authors]
        body = [("subhead" if e.role == "subhead" else "p", e.text) for e in a.body]
        captions = [(c.text, c.credit) for c in a.captions]
        pieces = article_lines(labels, authors, body, captions, [e.text for e in a.pull_quotes])
        lines += [f"article {number}", *pieces]
    captions = [(c.text, c.credit) for c in page.captions]
    furniture = [e.text for e in sorted(page.furniture, key=lambda e: e.start)]
    return [*lines, "page", *caption_lines(captions), *[f"furniture: {squeeze(f)}" for f in furniture]]


def expected(name):
    marks = [pytest.mark.xfail(strict=True, reason=KNOWN_FAILURES[name])] if name in KNOWN_FAILURES else []
    return pytest.param(name, marks=marks)


@pytest.mark.parametrize("name", [expected(name) for name in NAMES])
def test_the_page_is_read_as_a_reader_reads_it(name):
    want, got = gold_lines(gold(name)), parsed_lines(zhnews.parse(source(name)))
    diff = "\n".join(difflib.unified_diff(want, got, "gold", "parsed", lineterm="", n=1))
    assert not diff, f"{name}\n{diff}"


def covered(page):
    return Counter(i for e in page.elements for start, end in e.spans for i in range(start, end))


def follows(text, printed):
    rest = iter(printed)
    return all(character in rest for character in text)


@pytest.mark.parametrize("name", NAMES)
def test_every_printed_character_lies_in_exactly_one_span(name):
    text = source(name)
    times = covered(zhnews.parse(text))
    wrong = {i: times[i] for i, character in enumerate(text) if not character.isspace() and times[i] != 1}
    assert not wrong, [(text[max(i - 8, 0) : i + 8], n) for i, n in list(wrong.items())[:5]]


@pytest.mark.parametrize("name", NAMES)
def test_an_element_says_nothing_but_what_its_spans_hold(name):
    text = source(name)
    for element in zhnews.parse(text).elements:
        printed = "".join(text[start:end] for start, end in element.spans)
        assert follows(squeeze(element.text), squeeze(printed)), element


def texts_of(page):
    for a in page["articles"]:
        labels = [a[label] for label in LABELS if label != "dateline" and a[label] != UNNAMED]
        captions = [text for c in a["captions"] for text in (c["text"], c["credit"])]
        yield from [*labels, *a["authors"], *[text for _, text in a["body"]], *captions, *a["pull_quotes"]]
    yield from [text for c in page["captions"] for text in (c["text"], c["credit"])]


@pytest.mark.parametrize("name", NAMES)
def test_the_annotation_is_printed_on_its_page(name):
    page, printed = gold(name), squeeze(source(name))
    for line in page["furniture"]:
        assert squeeze(line) in printed
        printed = printed.replace(squeeze(line), "", 1)
    for a in page["articles"]:  # a dateline may have its byline inside: 中央社(記者…)台北2日電
        assert follows(squeeze(a["dateline"]), printed)
    assert [text for text in texts_of(page) if squeeze(text) not in printed] == []


def test_pages_and_known_failures_are_what_they_say():
    assert len(NAMES) >= 16
    assert {path.name.removesuffix(".gold.json") for path in PAGES.glob("*.gold.json")} == set(NAMES)
    assert set(KNOWN_FAILURES) <= set(NAMES)
