"""Columns read straight across come back one below the other, and lines in order stay in order."""

from itertools import chain, pairwise, zip_longest

import pytest
from columns import read_across, share_out, wrap, wrap_paragraph
from invented import invented_articles
from test_grids import read_rows, set_in_columns

import zhnews
from zhnews.crossings import unravel
from zhnews.lines import split_lines
from zhnews.source import Source

ARTICLES = sorted(invented_articles(), key=lambda article: -sum(len(text) for _, text in article.body))


def body(number, width=14, most=24):
    blocks = ARTICLES[number].body
    return [line for kind, text in blocks for line in (wrap_paragraph(text, width) if kind == "p" else [text])][:most]


def whole(number, most):
    """The lines of an article up to the end of a paragraph."""
    lines = body(number, most=most)
    return lines[: max(n for n, line in enumerate(lines, 1) if line.endswith(("。", "”")))]


def read(lines):
    text = "\n".join(lines)
    source = Source(text)
    return [text[line.start : line.end] for line in unravel(source, split_lines(source))]


def kept(lines, columns):
    """The share of lines that stand behind the line of their column that they should."""
    follows = {pair for column in columns for pair in pairwise(column)}
    found = read(lines)
    return sum(pair in follows for pair in pairwise(found)) / len(follows)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_columns_of_equal_height_come_back(count):
    lines = body(0) + body(1) + body(2)
    columns = share_out(lines, count)
    assert kept(read_across(columns), columns) >= 0.85


def test_columns_of_different_height_come_back_for_the_most_part():
    columns = [body(0, 14, 24), body(1, 14, 15), body(3, 14, 20)]
    assert kept(read_across(columns), columns) >= 0.85


def test_a_picture_s_hole_does_not_mix_the_columns():
    left, right = body(2), body(3)
    columns = [left, [*right[:8], *[None] * 5, *right[8:]]]
    lines = [line for row in zip_longest(*columns) for line in row if line]
    assert kept(lines, [left, right]) >= 0.7


@pytest.mark.parametrize("number", range(6))
def test_lines_in_order_stay_in_order(number):
    lines = body(number, most=60)
    assert read(lines) == lines


@pytest.mark.parametrize("lines", [[], ["江边"], ["甲乙丙丁戊己庚辛壬癸"] * 40, [f"第{n}项" for n in range(60)]])
def test_what_is_no_column_stays(lines):
    assert read(lines) == lines


def test_an_article_read_across_is_parsed_as_if_it_were_not():
    lines = body(0)
    page = zhnews.parse("\n".join(["蜂箱挂在崖壁上", "本报记者 方晓", "", *read_across(share_out(lines, 3))]))
    assert [article.headline for article in page] == ["蜂箱挂在崖壁上"]
    assert "".join(page[0].text.split()) == "".join("".join(lines).split())


def test_a_line_that_ends_where_a_latin_word_did_not_fit_goes_on_in_its_column():
    names = ["Lighthouse", "Ferrymen", "Riverside", "Harbourmaster"]
    columns = []
    for number in (0, 1, 2):
        text = "".join(text for kind, text in ARTICLES[number].body if kind == "p").replace("。", "，")
        pieces = [text[k : k + 21] + names[k % 4] for k in range(0, 420, 21)]
        columns.append(wrap_paragraph("".join(pieces), 14)[:30])
    assert kept(read_across(columns), columns) >= 0.95


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_blank_line_after_each_line_changes_nothing(count):
    columns = share_out(body(0) + body(1) + body(2), count)
    assert kept([line for cell in read_across(columns) for line in (cell, "")], columns) >= 0.85


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param((0, 1), marks=pytest.mark.xfail(strict=True, reason="the words say for both readings the same")),
        (0, 3),
        (2, 1),
        (3, 2),
    ],
)
def test_a_title_that_crosses_the_columns_ends_those_above_it(numbers):
    above, below = (share_out(body(number, most=30), 3) for number in numbers)
    title = "渡口的老人说起三十年前那场大水时仍旧记得每一条船的名字"
    lines = [line for cell in [*read_across(above), title, *read_across(below)] for line in (cell, "")]
    found = [line for line in read(lines) if line]
    place = found.index(title)
    assert set(found[:place]) == {line for column in above for line in column}
    assert kept(lines, [*above, *below]) >= 0.85


def test_a_column_may_begin_below_a_picture():
    left, right = body(0), body(1)
    lines = [*left[:4], *read_across([left[4:], right])]
    assert kept(lines, [left, right]) >= 0.85


@pytest.mark.parametrize(("numbers", "at", "white"), [((2, 0, 1), 10, 3), ((3, 1, 0), 14, 2), ((0, 2, 3), 14, 3)])
def test_white_space_around_a_title_in_a_column_does_not_mix_the_columns(numbers, at, white):
    first, *others = map(body, numbers)
    titled = [*first[:at], *[None] * white, "渡口又添新船", *[None] * white, *first[at:]]
    lines = [line for row in zip_longest(titled, *others) for line in row if line]
    assert kept(lines, [[line for line in titled if line], *others]) >= 0.85


@pytest.mark.parametrize(
    ("count", "numbers", "most"), [(2, (2, 5), 40), (3, (3, 2), 24), (4, (2, 3), 40), (4, (0, 3), 24)]
)
def test_an_article_below_another_keeps_its_columns_to_itself(count, numbers, most):
    """The feet of its columns and the tops of those beside them say so, and no blank line."""
    titles = ["渡口又添新船", "山城办起书市"]
    columns = [share_out(whole(number, most), count) for number in numbers]
    lines = [line for title, own in zip(titles, columns, strict=True) for line in (title, *read_across(own))]
    assert read(lines) == [line for title, own in zip(titles, columns, strict=True) for line in (title, *chain(*own))]


@pytest.mark.parametrize(
    ("count", "numbers"), [(2, (2, 3)), (2, (2, 6)), (2, (4, 2)), (3, (3, 2)), (3, (4, 2)), (3, (6, 5))]
)
def test_articles_side_by_side_are_read_one_after_the_other(count, numbers):
    """The lines of their titles stand in turn, and each goes with its own text."""
    regions = []
    for number in numbers:
        _, columns = set_in_columns(ARTICLES[number], count, 16)
        regions.append(([*wrap(ARTICLES[number].headline, 5), "本报记者 方晓"], columns))
    whole = [[*title, *(line.strip() for line in chain(*columns))] for title, columns in regions]
    assert kept([line for *_, line in read_rows(*regions)], whole) >= 0.95
