"""The page generator keeps what it is given: its gold is on its pages, and the same seed makes the same page."""

from collections import Counter

import pytest
from copies import compose, shows
from generator import STYLES, lay_out, page_articles
from invented import article_from, invented_articles
from layouts import look_of
from signatures import forms, new_rng, sign, squeeze

SEEDS = range(6)
REGIONS = {"mainland", "hongkong", "taiwan", "republic"}


def page(style, seed):
    rng = new_rng(f"{style}{seed}")
    return lay_out(page_articles(invented_articles(), style, rng), style, rng)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("style", ["clean", "wrapped", "noisy"])
def test_every_gold_paragraph_and_title_is_on_the_page(style, seed):
    text, gold = page(style, seed)
    text = squeeze(text)
    for article in gold["articles"]:
        assert all(squeeze(block) in text for _, block in article["body"])
        assert all(squeeze(article[part]) in text for part in ("kicker", "headline", "deck", "author_note", "section"))
        assert all(squeeze(caption["text"] + caption["credit"]) in text for caption in article["captions"])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("style", ["markdown", "moved", "wrapped_moved", "gutter", "rows"])
def test_cut_and_interleaved_pages_hold_every_character_of_the_gold(style, seed):
    text, gold = page(style, seed)
    wanted = Counter()
    for article in gold["articles"]:
        wanted += Counter(squeeze(article["headline"] + "".join(block for _, block in article["body"])))
    assert wanted <= Counter(text)


@pytest.mark.parametrize("style", STYLES)
def test_the_same_seed_makes_the_same_page(style):
    assert page(style, 1) == page(style, 1)
    assert page(style, 1) != page(style, 2)


@pytest.mark.parametrize("form", forms()[0], ids=lambda form: f"{form.region}-{form.name}")
def test_a_form_says_who_signed_and_what_the_dateline_is(form):
    record = {"headline": "无题", "body": [["p", "正文。"]], "region": form.region, "byline_style": form.name}
    signed = sign(article_from(record), new_rng(1))
    printed = squeeze(signed.line + signed.lead + signed.tail + signed.end)
    assert form.least <= len(signed.authors) <= form.most
    assert all(name in printed for name in signed.authors)
    assert set(squeeze(signed.dateline)) <= set(printed)


def test_given_authors_are_kept():
    record = {"headline": "无题", "body": [["p", "正文。"]], "authors": ["卞秋实"], "captions": ["图为正文。"]}
    look = look_of("wrapped", new_rng(1))
    found = {tuple(compose(article_from(record), look, new_rng(seed)).gold["authors"]) for seed in SEEDS}
    assert found == {("卞秋实",)}


def test_the_invented_articles_are_many_and_of_every_region():
    articles = invented_articles()
    assert len(articles) >= 30
    assert {article.region for article in articles} == REGIONS
    assert len({article.headline for article in articles}) == len(articles)


def test_a_page_that_lost_a_paragraph_does_not_show_the_article():
    article = article_from({"headline": "无题", "body": [["p", "第一段。"], ["p", "第二段。"]]})
    assert shows(article, "第一\n段。第 二段。")
    assert not shows(article, "第一段。")
