"""Lays invented articles out like a newspaper and takes the page apart again as text extraction does.

    python tests/generator.py OUT_DIR [--seed N] [--pages N] [--articles FILE.json]

writes `OUT_DIR/<style>/NAME.txt` with `NAME.gold.json` beside it. The prose is in `invented.txt`, the forms of
signing in `signatures.py`; parsing a page has to give its articles back.
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from copies import HALF_WIDTH, SECTIONS, compose
from invented import Article, article_from, invented_articles
from layouts import look_of, set_page
from signatures import PAPERS, choice_of, coin, day_in_words, invent_name, new_rng

STYLES = ("clean", "wrapped", "markdown", "noisy", "moved", "wrapped_moved", "gutter", "rows")


def lay_out(articles, style, rng):
    """One page of the articles in one style: its text and its gold."""
    look = look_of(style, rng)
    articles = [_sectioned(article, look, rng) for article in articles]
    copies = [compose(article, look, rng) for article in articles]
    text, furniture = _framed(set_page(copies, look, rng), articles[0], look, rng)
    return text, {"name": style, "articles": [copy.gold for copy in copies], "captions": [], "furniture": furniture}


def _sectioned(article, look, rng):
    if not look.sections:
        return replace(article, section="")
    label = article.section or rng.choice(SECTIONS[article.script])
    return replace(article, section=label if coin(rng, 0.6) else "")


def _framed(text, article, look, rng):
    """The page with its folio above and, now and then, the editors below."""
    above = [_folio(article, rng)] if coin(rng, 0.5) else []
    below = [_imprint(article.script, rng)] if coin(rng, 0.15) else []
    if look.style == "markdown":
        below = [line.translate(HALF_WIDTH) for line in below]
    return "\n\n".join([*above, text, *below]), above + below


def _folio(article, rng):
    year, month, day, page = rng.randint(1998, 2025), rng.randint(1, 12), rng.randint(1, 28), rng.randint(1, 16)
    date, paper = f"{year}年{month}月{day}日 星期{rng.choice('一二三四五六日')}", rng.choice(PAPERS[article.region])
    one, two = invent_name(article.script, rng), invent_name(article.script, rng)
    if article.region == "republic":
        month, day, page = day_in_words(month), day_in_words(day), day_in_words(page)
        return f"{paper} 中華民國卅{rng.choice('一二三四五六')}年{month}月{day}日 第{page}版"
    if article.script == "hant":
        return rng.choice((f"{paper} {date} 第{page}版", f"A{page} 要聞 {paper} {date}", f"第{page}版 {date}"))
    return rng.choice(
        (
            f"{paper} {date} 第{page}版",
            f"第{page}版 {date}",
            f"{page} 要闻 {date} 责编：{one} 美编：{two}",
            f"{paper} {year}年{month}月{day}日 A{page:02}版",
            f"A{page} 综合 {date} 责任编辑：{one} 电话：0512-3345{day}",
        )
    )


def _imprint(script, rng):
    one, two = invent_name(script, rng), invent_name(script, rng)
    if script == "hant":
        return rng.choice((f"責任編輯：{one}", f"版面編輯：{one} 美術編輯：{two}"))
    return rng.choice(
        (
            f"本版责编：{one} 版式设计：{two}",
            f"责任编辑：{one}  美术编辑：{two}",
            f"本版编辑：{one} 邮箱：xinwen@example.com",
        )
    )


def page_articles(articles, style, rng):
    """What could stand on one page together: articles of one region, one or two on a clean page."""
    region = choice_of(rng, {"mainland": 5, "taiwan": 3, "hongkong": 1, "republic": 1})
    fitting = [article for article in articles if article.region == region] or list(articles)
    count = rng.randint(1, 2) if style == "clean" else rng.randint(2, 5)
    return rng.sample(fitting, min(count, len(fitting)))


def write_pages(folder, articles, *, seed=0, pages=8):
    """Pages of every style below the folder; the same seed writes the same pages."""
    for style in STYLES:
        (folder / style).mkdir(parents=True, exist_ok=True)
        for number in range(pages):
            rng = new_rng(f"{seed}/{style}/{number}")
            text, gold = lay_out(page_articles(articles, style, rng), style, rng)
            name = f"{style}_{number:02}"
            (folder / style / f"{name}.txt").write_text(text, "utf-8")
            record = json.dumps(gold | {"name": name}, ensure_ascii=False, indent=1)
            (folder / style / f"{name}.gold.json").write_text(record, "utf-8")


def main():
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pages", type=int, default=8, help="pages of each style")
    parser.add_argument("--articles", type=Path, help="a JSON list of articles to lay out instead of the invented ones")
    args = parser.parse_args()
    articles: tuple[Article, ...] = invented_articles()
    if args.articles:
        articles = tuple(article_from(record) for record in json.loads(args.articles.read_text("utf-8")))
    write_pages(args.folder, articles, seed=args.seed, pages=args.pages)


if __name__ == "__main__":
    sys.exit(main())
