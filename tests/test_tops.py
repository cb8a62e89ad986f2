"""Titles of articles side by side, whose lines were read in turn, come to stand above their own text."""

from itertools import pairwise

import pytest
from columns import wrap
from test_grids import PAIRS, WIDTH, read_rows, set_in_columns

from zhnews.crosslinks import Links
from zhnews.grids import Place
from zhnews.lines import split_lines
from zhnews.source import Source
from zhnews.tops import place_titles


def placed(cells, firsts):
    """Where lines are put whose columns are known, their titles in rows of their own at the left."""
    lines = split_lines(Source("\n".join(line for *_, line in cells)))
    places, row = [], -1
    for k, (where, *_) in enumerate(cells):
        column = 0 if where == "title" else firsts[where[0]] + where[1]
        row += where == "title" or not k or places[-1].title or column <= places[-1].column
        places.append(Place(row, column, title=where == "title"))
    return place_titles(lines, places, Links(lines, 2 * WIDTH))


def titled(shares):
    """For each line of the titles of two articles side by side, all pairs in turn: its column, and its article's."""
    found = []
    for one_two in PAIRS:
        regions = []
        for article, count in zip(one_two, shares, strict=True):
            title = wrap(article.headline.split("（")[0], WIDTH / 2)
            regions.append((title, set_in_columns(article, count, 12)[1]))
        cells, firsts = read_rows(*regions), (0, shares[0])
        places = placed(cells, firsts)
        lines = zip(places, cells, strict=True)
        found += [(place.column, firsts[number]) for place, (where, number, _) in lines if where == "title"]
    return found


@pytest.mark.parametrize("shares", [(2, 2), (1, 2), (3, 2), (2, 3)])
def test_titles_stand_above_their_text(shares):
    found = titled(shares)
    assert len(found) > 2 * len(PAIRS)
    assert sum(column == own for column, own in found) >= 0.8 * len(found)


def test_rows_are_counted_anew_from_left_to_right():
    regions = [(wrap(article.headline, WIDTH), set_in_columns(article, 2, 12)[1]) for article in PAIRS[0]]
    places = placed(read_rows(*regions), (0, 2))
    rows = [place.row for place in places]
    assert rows[0] == 0
    assert rows == sorted(rows)
    assert all(b.row - a.row in {0, 1} and (a.row < b.row or a.column < b.column) for a, b in pairwise(places))


def test_a_title_that_no_text_follows_stays_where_it_is():
    _, columns = set_in_columns(PAIRS[0][0], 2, 12)
    cells = [*read_rows(([], columns)), ("title", 0, "渡口又添新船")]
    assert placed(cells, (0,))[-1].column == 0


def test_a_page_without_titles_stays_as_it_is():
    _, columns = set_in_columns(PAIRS[0][0], 2, 12)
    places = placed(read_rows(([], columns)), (0,))
    assert [place.column for place in places][:4] == [0, 1, 0, 1]
