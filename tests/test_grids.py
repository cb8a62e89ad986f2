"""Pages read across whose articles stand side by side: each line is put back into its column of the page."""

from itertools import pairwise, zip_longest

import pytest
from columns import INDENT, share_out, wrap, wrap_paragraph
from invented import invented_articles

from zhnews.grids import find_places
from zhnews.lines import split_lines
from zhnews.source import Source

WIDTH = 14
LONG = sorted(invented_articles(), key=lambda article: -sum(len(text) for _, text in article.body))[:8]
PAIRS = [(one, two) for one, two in pairwise(LONG) if one.script == two.script]


def set_in_columns(article, count, depth):
    """The lines of an article's title, over all its columns, and its columns."""
    title = wrap(article.headline, count * WIDTH * 0.8)
    body = []
    for kind, text in article.body:
        if kind == "p" and len(body) < count * depth:
            body += wrap_paragraph(text, WIDTH, indent=INDENT)
    return title, share_out(body, count)


def read_rows(*regions):
    """The lines of articles side by side in the order of an engine that takes a row of the page for a line."""
    rows = []
    for number, (title, columns) in enumerate(regions):
        cells = [[("title", number, line)] for line in title]
        body = zip_longest(*columns)
        cells += [[((number, c), number, cell) for c, cell in enumerate(row) if cell] for row in body]
        rows.append(cells)
    return [cell for row in zip_longest(*rows, fillvalue=[]) for cells in row for cell in cells]


def found(cells, count):
    return find_places(split_lines(Source("\n".join(line for *_, line in cells))), 2 * WIDTH, count)


def kept(cells, places):
    """The share of neighbours in a column that are neighbours in one again."""
    pairs = []
    for column in {where for where, *_ in cells if where != "title"}:
        own = [k for k, (where, *_) in enumerate(cells) if where == column]
        pairs += pairwise(own)
    return sum(places[a].column == places[b].column for a, b in pairs) / len(pairs)


@pytest.mark.parametrize("one_two", PAIRS, ids=lambda pair: pair[0].headline[:4])
@pytest.mark.parametrize("shares", [(1, 1), (2, 1), (1, 2), (2, 2), (3, 2), (2, 3)])
def test_columns_of_two_articles_side_by_side_are_told_apart(one_two, shares):
    regions = [set_in_columns(article, count, 12) for article, count in zip(one_two, shares, strict=True)]
    cells = read_rows(*regions)
    assert kept(cells, found(cells, sum(shares))) >= 0.85


def test_nearly_all_lines_go_on_with_their_column():
    pages = [read_rows(*(set_in_columns(article, 2, 12) for article in pair)) for pair in PAIRS]
    assert sum(kept(cells, found(cells, 4)) for cells in pages) >= 0.95 * len(pages)


@pytest.mark.parametrize("one_two", PAIRS, ids=lambda pair: pair[0].headline[:4])
def test_an_article_may_begin_lower_than_the_one_beside_it(one_two):
    one, two = (set_in_columns(article, 2, 14) for article in one_two)
    lower = [*two[0]], [[None] * 4 + column for column in two[1]]
    cells = read_rows(one, lower)
    assert kept(cells, found(cells, 4)) >= 0.8


@pytest.mark.parametrize("shares", [(2, 2), (1, 3), (3, 2)])
def test_a_row_is_read_from_left_to_right(shares):
    cells = read_rows(*(set_in_columns(article, n, 12) for article, n in zip(PAIRS[0], shares, strict=True)))
    places = found(cells, sum(shares))
    rows = [place.row for place in places]
    assert rows == sorted(rows)
    assert all(a.column < b.column for a, b in pairwise(places) if a.row == b.row)


@pytest.mark.parametrize(
    "lines", [["江边"], ["甲乙丙丁戊己庚辛壬癸"] * 12, ["渡口又添新船", "本报记者 方晓", "晚上开船。"]]
)
def test_lines_that_are_as_likely_in_no_columns_have_no_places(lines):
    assert find_places(split_lines(Source("\n".join(lines))), 2 * WIDTH, 3) == []


def test_a_line_too_wide_for_a_column_is_a_title():
    title = "渡口的老人说起三十年前那场大水时仍旧记得每一条船的名字"
    _, columns = set_in_columns(PAIRS[0][0], 3, 12)
    cells = read_rows(([title], columns))
    assert found(cells, 3)[0].title
