"""Articles side by side, each in columns below a title of its own: pages laid out here, read back."""

from itertools import pairwise, zip_longest

import pytest
from columns import INDENT, share_out, side_by_side, width_of, wrap, wrap_paragraph
from invented import invented_articles

from zhnews.gutters import split_cells
from zhnews.source import Source

WIDTH = 13
BYLINE = "本报记者 李大方"
LONG = sorted(invented_articles(), key=lambda article: -sum(len(text) for _, text in article.body))[:8]
PAIRS = [(one, two) for one, two in pairwise(LONG) if one.script == two.script]


def broad(columns, gutter):
    return columns * WIDTH + (columns - 1) * gutter / 2


def titles_of(article, columns, gutter):
    return [*wrap(article.headline, broad(columns, gutter) / 2), BYLINE]


def title_rows(article, columns, gutter, *, centred):
    """The lines of a headline, set so large that a blank line stands below each, and the byline."""
    *headline, byline = titles_of(article, columns, gutter)
    pads = [round(broad(columns, gutter) - width_of(line)) if centred else 0 for line in headline]
    return [*(row for pad, line in zip(pads, headline, strict=True) for row in (" " * pad + line, "")), byline]


def set_in_columns(article, columns, gutter, *, centred, lines):
    """An article in so many columns: title, byline, and as many paragraphs as fill the columns to that depth."""
    body = []
    for kind, text in article.body:
        if kind == "p" and len(body) < columns * lines:
            body += wrap_paragraph(text, WIDTH, indent=INDENT)
    rows = side_by_side(share_out(body, columns), WIDTH, gutter)
    return [*title_rows(article, columns, gutter, centred=centred), *rows], body


def abreast(*regions, gutter):
    """Regions of a page beside one another; the first element of each is its width."""
    rows = []
    for cells in zip_longest(*(rows for _, rows in regions), fillvalue=""):
        row, at = "", 0.0
        for (width, _), cell in zip(regions, cells, strict=True):
            row += " " * round(2 * (at - width_of(row))) + cell
            at += width + gutter / 2
        rows.append(row.rstrip(" "))
    return "\n".join(rows)


@pytest.mark.parametrize("one_two", PAIRS, ids=lambda pair: pair[0].headline[:4])
@pytest.mark.parametrize("shares", [(2, 1), (1, 2), (2, 2), (3, 2), (2, 3)])
@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("gutter", [4, 6])
def test_a_title_stays_with_the_columns_below_it(one_two, shares, centred, gutter):
    one, two = one_two
    first, one_body = set_in_columns(one, shares[0], gutter, centred=centred, lines=12)
    second, two_body = set_in_columns(two, shares[1], gutter, centred=centred, lines=12)
    text = abreast((broad(shares[0], gutter), first), (broad(shares[1], gutter), second), gutter=gutter)
    read = [text[cell.start : cell.end].strip() for cell in split_cells(Source(text))]
    printed = [*titles_of(one, shares[0], gutter), *one_body, *titles_of(two, shares[1], gutter), *two_body]
    assert read == [line.strip() for line in printed]


@pytest.mark.parametrize("one_two", PAIRS, ids=lambda pair: pair[0].headline[:4])
@pytest.mark.parametrize("shares", [(1, 1), (2, 1), (2, 3)])
@pytest.mark.parametrize("lower", [1, 2, 3])
def test_an_article_may_begin_lower_than_its_neighbour(one_two, shares, lower):
    one, two = one_two
    first, one_body = set_in_columns(one, shares[0], 4, centred=True, lines=12)
    second, two_body = set_in_columns(two, shares[1], 4, centred=True, lines=12)
    text = abreast((broad(shares[0], 4), first), (broad(shares[1], 4), [""] * lower + second), gutter=4)
    read = [text[cell.start : cell.end].strip() for cell in split_cells(Source(text))]
    printed = [*titles_of(one, shares[0], 4), *one_body, *titles_of(two, shares[1], 4), *two_body]
    assert read == [line.strip() for line in printed]


@pytest.mark.parametrize("one_two", PAIRS, ids=lambda pair: pair[0].headline[:4])
@pytest.mark.parametrize("shares", [(2, 1), (1, 2), (2, 3)])
@pytest.mark.parametrize("blank", [1, 2])
def test_titles_beside_one_another_may_stand_on_lines_in_turn(one_two, shares, blank):
    columns, bodies = [], []
    for article, share in zip(one_two, shares, strict=True):
        rows, body = set_in_columns(article, share, 4, centred=False, lines=12)
        columns.append(rows[len(title_rows(article, share, 4, centred=False)) :])
        bodies.append(body)
    # The title on the right stands in a blank line of that on the left: no line has both.
    first = ["江城老码头的画展", *[""] * blank, "昨天傍晚悄悄开幕", "", "", *columns[0]]
    second = ["", "海湾渡轮今起停航", *[""] * (blank + 1), *columns[1]]
    text = abreast((broad(shares[0], 4), first), (broad(shares[1], 4), second), gutter=4)
    read = [text[cell.start : cell.end].strip() for cell in split_cells(Source(text))]
    printed = ["江城老码头的画展", "昨天傍晚悄悄开幕", *bodies[0], "海湾渡轮今起停航", *bodies[1]]
    assert read == [line.strip() for line in printed]


@pytest.mark.parametrize("one_two", PAIRS[:3], ids=lambda pair: pair[0].headline[:4])
@pytest.mark.parametrize("title", [("云溪三桥今晨", "恢复双向通行"), ("海湾渡轮停航", "乘客改坐公交")])
def test_titles_below_columns_lead_on_to_what_stands_below_them(one_two, title):
    one, two = one_two
    first, one_body = set_in_columns(one, 2, 4, centred=False, lines=8)
    second, two_body = set_in_columns(two, 1, 4, centred=False, lines=8)
    below, _ = set_in_columns(PAIRS[0][0], 3, 4, centred=False, lines=8)
    rows = abreast((broad(2, 4), first), (broad(1, 4), second), gutter=4)
    text = "\n".join([rows, "", title[0], "", title[1], "", "", *below[len(titles_of(PAIRS[0][0], 3, 4)) + 1 :]])
    read = [text[cell.start : cell.end].strip() for cell in split_cells(Source(text))]
    printed = [*titles_of(one, 2, 4), *one_body, *titles_of(two, 1, 4), *two_body, *title]
    assert read[: len(printed)] == [line.strip() for line in printed]
