"""Columns whose cells one blank glues together come apart; blanks between names, Latin words and titles stay."""

import re
import time
from itertools import zip_longest

import pytest
from columns import INDENT, share_out, side_by_side, wrap_paragraph
from invented import invented_articles
from signatures import new_rng

import zhnews
from zhnews.glued import moved_apart
from zhnews.gutters import split_cells
from zhnews.source import Source

ARTICLES = sorted(invented_articles(), key=lambda article: -sum(len(text) for _, text in article.body))
TITLE = "老桥修缮完工通车"


def body(number, width, indent=INDENT):
    texts = [text for kind, text in ARTICLES[number].body if kind == "p"]
    return [line for text in texts for line in wrap_paragraph(text, width, indent=indent)]


def glued(*columns):
    return [" ".join(cell for cell in row if cell) for row in zip_longest(*columns)]


def read(rows):
    text = "\n".join(rows)
    return [text[cell.start : cell.end].strip() for cell in split_cells(Source(text))]


def printed(*parts):
    return [line.strip() for part in parts for line in part if line.strip()]


def untouched(rows):
    return not moved_apart(Source("\n".join(rows)))


@pytest.mark.parametrize("width", [11, 14, 19])
@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("indent", [INDENT, ""])
def test_columns_are_read_one_after_the_other(width, count, indent):
    lines = body(0, width, indent) + body(1, width, indent)
    assert read(glued(*share_out(lines, count))) == printed(lines)


@pytest.mark.parametrize("between", [[], [""]])
def test_a_title_above_stays_whole(between):
    lines = body(0, 14)
    assert read([TITLE, *between, *glued(*share_out(lines, 3))]) == printed([TITLE], lines)


def test_each_article_has_its_own_columns():
    first, second = body(0, 14), body(1, 16)
    rows = [*glued(*share_out(first, 3)), "", TITLE, "", *glued(*share_out(second, 2))]
    assert read(rows) == printed(first, [TITLE], second)


def test_a_byline_with_blanks_opens_the_first_column():
    byline = INDENT + "本报记者 方晓 江一舟"
    lines = [byline, *body(0, 16)]
    assert read(glued(*share_out(lines, 2))) == printed(lines)


def test_a_picture_leaves_a_hole_in_a_column():
    left, right = share_out(body(0, 14), 2)
    assert read(glued(left, [*right[:4], *[None] * 3, *right[4:]])) == printed(left, right)


def test_columns_may_end_at_different_heights():
    lines = body(0, 14)
    half = len(lines) // 2 + 2
    assert read(glued(lines[:half], lines[half:])) == printed(lines)


def test_blank_lines_between_all_lines_part_nothing():
    lines = body(0, 14)
    rows = glued(*share_out(lines, 2))
    assert read([part for row in rows for part in (row, "")]) == printed(lines)


def test_articles_come_back():
    article = ARTICLES[0]
    rows = [article.headline, "", *glued(*share_out(body(0, 15), 3))]
    page = zhnews.parse("\n".join(rows))
    texts = ["".join(text.split()) for kind, text in article.body if kind == "p"]
    assert ["".join(e.text.split()) for e in page.articles[0].body] == texts


def names(rng):
    return "".join(rng.choice("王李张刘陈杨赵黄周吴") + rng.choice("晓明建国一舟子安") + " " for _ in range(12))


UNTOUCHED = {
    "wrapped text": body(0, 20),
    "gutters": side_by_side(share_out(body(0, 14), 2), 14, 4),
    "names in rows": [names(new_rng(seed)).strip() for seed in range(20)],
    "a table": [f"江城第{k}中学教学楼 {k * 37} 平方米 {k * 11} 间" for k in range(11, 40)],
    "a list with titles of office": [f"江城人民医院第{k}门诊部 主任医师" for k in range(11, 40)],
    "English": [
        "The ferry across the river stopped running at midnight and the lamps",
        "along the quay went out one after the other while the last of the men",
    ]
    * 12,
    "letter-spaced titles": ["去 中 心 化 的 江 城 市 场 新 风 景 一 览"] * 12,
    "bylines": ["本报记者 方晓 江一舟", "老桥修缮完工通车，市民回家近了三公里。（记者 方晓 江一舟）"] * 12,
}


@pytest.mark.parametrize("kind", UNTOUCHED)
def test_other_blanks_are_left_alone(kind):
    assert untouched(UNTOUCHED[kind])


def test_columns_need_words_that_go_on_below():
    rng = new_rng("glued")
    letters = sorted({char for line in body(0, 14) for char in line if "\u4e00" <= char <= "\u9fff"})
    rows = [" ".join("".join(rng.choice(letters) for _ in range(14)) for _ in range(2)) for _ in range(6)]
    lines = share_out(body(0, 14, "")[:12], 2)
    straight = [f"{a} {b}" for a, b in zip(printed(*lines)[::2], printed(*lines)[1::2], strict=False)]
    assert untouched(rows)
    assert untouched(straight)


HOSTILE = {
    "blanks": " " * 1_000_000,
    "a blank between any two": "桥 " * 100_000,
    "letters": "\n".join(["a b " * 40] * 2_000),
    "one line": "江边的船已经走了 " * 50_000,
    "cells that may end anywhere": "\n".join(["江边的船已经 " * 6 + "走"] * 2_000),
    "glued lines": "\n".join(glued(*share_out(body(0, 14) * 60, 3))),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_is_bounded(kind):
    began = time.process_time()
    moved_apart(Source(HOSTILE[kind]))
    assert time.process_time() - began < 20


@pytest.mark.parametrize("seed", range(20))
def test_every_character_stays_in_exactly_one_line(seed):
    rng = new_rng(f"glued/{seed}")
    rows = glued(*share_out(body(seed % 3, rng.randint(9, 18)), rng.randint(2, 4)))
    for _ in range(rng.randint(0, 10)):
        rows.insert(rng.randrange(len(rows)), rng.choice(["", TITLE, "江 边 的 船", rows[0][:9], "\t桥", "　　。”"]))
    text = "\n".join(rows)
    cells = sorted((cell.start, cell.end) for cell in split_cells(Source(text)))
    assert re.sub(r"\s", "", "".join(text[a:b] for a, b in cells)) == re.sub(r"\s", "", text)


@pytest.mark.parametrize("title", ["三十年前的灯塔昨晚又亮了 守灯人七十六岁", "桥下的船又走了 桥上的人还等着"])
def test_a_title_with_a_blank_between_two_articles_stays_whole(title):
    first, second = body(0, 14), body(1, 14)
    rows = [*glued(*share_out(first, 3)), title, *glued(*share_out(second, 3))]
    assert title in read(rows)


@pytest.mark.parametrize("count", [5, 6, 7])
def test_many_columns_are_read_one_after_the_other(count):
    lines = [line for number in range(6) for line in body(number, 12)]
    assert read(glued(*share_out(lines, count))) == printed(lines)
