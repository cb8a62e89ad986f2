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


# In large type their characters stand above the middle of other columns.
_BY_CHANCE = "内罗毕街", "“夜班机"


def enlarged(headline, columns, gutter, size):
    """The lines of a centred headline in type so many times as large as the text's."""
    lines = wrap(headline, broad(columns, gutter) / size)
    return [row for line in lines for row in (" " * round(broad(columns, gutter) - width_of(line) * size) + line, "")]


@pytest.mark.parametrize("one_two", PAIRS, ids=lambda pair: pair[0].headline[:4])
@pytest.mark.parametrize("shares", [(1, 3), (2, 2), (1, 2)])
@pytest.mark.parametrize("size", [1.8, 2.4])
def test_a_title_in_large_type_stands_in_the_middle_of_its_columns(one_two, shares, size, request):
    if one_two[0].headline[:4] in _BY_CHANCE and (shares, size) == ((2, 2), 2.4):
        reason = "the titles stand above the middle of one column and of three; paragraphs end where columns do"
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    regions, printed = [], []
    for article, share in zip(one_two, shares, strict=True):
        rows, body = set_in_columns(article, share, 4, centred=False, lines=12)
        top = enlarged(article.headline[:9], share, 4, size)
        top = [""] * (6 - len(top)) + top
        regions.append((broad(share, 4), [*top, *rows[len(title_rows(article, share, 4, centred=False)) :]]))
        printed += [*filter(str.strip, top), *body]
    text = abreast(*regions, gutter=4)
    read = [text[cell.start : cell.end].strip() for cell in split_cells(Source(text))]
    assert read == [line.strip() for line in printed]


@pytest.mark.parametrize("one_two", PAIRS, ids=lambda pair: pair[0].headline[:4])
@pytest.mark.parametrize("shares", [(3, 1), (1, 3), (3, 2)])
@pytest.mark.parametrize("lower", [1, 2])
def test_a_mark_that_hangs_out_closes_no_gutter_between_titles(one_two, shares, lower):
    one, two = one_two
    first, one_body = set_in_columns(one, shares[0], 3, centred=False, lines=12)
    second, two_body = set_in_columns(two, shares[1], 3, centred=False, lines=12)
    text = abreast((broad(shares[0], 3), [""] * lower + first), (broad(shares[1], 3), second), gutter=3)
    read = [text[cell.start : cell.end].strip() for cell in split_cells(Source(text))]
    printed = [*titles_of(one, shares[0], 3), *one_body, *titles_of(two, shares[1], 3), *two_body]
    assert read == [line.strip() for line in printed]


@pytest.mark.parametrize("one_two", PAIRS, ids=lambda pair: pair[0].headline[:4])
@pytest.mark.parametrize("deep", [2, 3, 5])
@pytest.mark.parametrize("share", [2, 3])
def test_a_first_column_may_begin_lower_than_those_beside_it(one_two, deep, share):
    article, _ = one_two
    _, body = set_in_columns(article, share, 4, centred=False, lines=12)
    columns = share_out(body, share)
    columns[0] = [*[""] * deep, *columns[0][:-deep]]
    text = "\n".join([article.headline, "", *side_by_side(columns, WIDTH, 4)])
    read = [text[cell.start : cell.end].strip() for cell in split_cells(Source(text))]
    assert read == [article.headline, *(line.strip() for column in columns for line in column if line)]


@pytest.mark.parametrize("one_two", PAIRS, ids=lambda pair: pair[0].headline[:4])
@pytest.mark.parametrize("title", ["渡轮今起停航", "老街修鞋铺"])
def test_articles_below_one_another_beside_a_long_one_keep_their_columns(one_two, title):
    tall, _ = set_in_columns(one_two[0], 1, 4, centred=False, lines=28)
    upper, _ = set_in_columns(one_two[1], 2, 4, centred=False, lines=12)
    other = next(article for pair in PAIRS for article in pair if article not in one_two)
    lower, body = set_in_columns(other, 2, 4, centred=False, lines=12)
    lower = [title, "", *lower[len(title_rows(other, 2, 4, centred=False)) :]]
    text = abreast((broad(2, 4), [*upper, "", *lower]), (broad(1, 4), ["", *tall]), gutter=4)
    read = [text[cell.start : cell.end].strip() for cell in split_cells(Source(text))]
    at = read.index(title)
    assert read[at : at + 1 + len(body)] == [title, *(line.strip() for line in body)]
