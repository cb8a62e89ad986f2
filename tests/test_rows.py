"""Rows are a table: the same columns in each, a type to a column, and tables of pandas and Arrow where there are these.

The two are some 300 megabytes, too much to be asked for; what they need of rows is tested without them.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from written_pages import HIGH, LOW, element, mainland_page, pages

from zhnews.models import Page, Role

briefly = settings(max_examples=60, deadline=None, derandomize=True)


def check_rows(page: Page) -> None:
    rows = page.to_rows(file="柳川.txt")
    assert len({tuple((name, type(value)) for name, value in row.items()) for row in rows}) <= 1
    assert [row["start"] for row in rows] == [e.start for e in page.elements]
    assert json.dumps(rows, ensure_ascii=False, allow_nan=False).encode()
    for number, article in enumerate(page):
        own = sorted((row for row in rows if row["article"] == number), key=lambda row: row["position"])
        assert [row["role"] for row in own] == [e.role.value for e in article.elements]
        assert {row["confidence"] for row in own} <= {article.confidence}


def test_rows_of_parsed_pages_are_a_table(parsed, hostile):
    for page in [*parsed, *hostile]:
        check_rows(page)


@briefly
@given(pages())
def test_rows_of_any_page_are_a_table(page):
    check_rows(page)


def test_a_row_says_everything_of_its_element():
    rows = mainland_page().to_rows(file="柳川.txt")
    shared = {"file": "柳川.txt", "paper": "柳川日报", "date": "2031-05-04", "page_number": "1"}
    assert rows[0] == {
        **shared,
        "article": -1,
        "headline": "",
        "confidence": 0.0,
        "position": 0,
        "role": "furniture",
        "text": "柳川日报 2031年5月4日",
        "start": 0,
        "end": 14,
        "spans": "0-14",
        "rule": "test.made-up",
        "evidence": "",
        "replaced": 0,
    }
    assert rows[2] | shared == rows[2]
    assert [rows[2][name] for name in ("article", "headline", "confidence", "position", "text")] == [
        0,
        "柳川大桥昨日通车",
        0.75,
        1,
        "历时三年建成",
    ]


def test_a_lone_surrogate_in_a_row_is_replaced_and_counted():
    [row] = Page("江" * 9, (), (element(Role.FURNITURE, HIGH + LOW + "江"),)).to_rows()
    assert (row["text"], row["replaced"]) == ("\ufffd\ufffd江", 2)


@pytest.mark.parametrize("library", ["pandas", "pyarrow"])
def test_rows_become_a_table_of_a_library(library, parsed, hostile):
    module = pytest.importorskip(library, reason=f"{library} is too large to be asked for; install it to run this")
    rows = [row for page in [*parsed, *hostile, mainland_page()] for row in page.to_rows()]
    table = module.DataFrame(rows) if library == "pandas" else module.Table.from_pylist(rows).to_pandas()
    kinds = {str: {"object", "str", "string"}, int: {"int64"}, float: {"float64"}}
    assert {name: table[name].dtype.name in kinds[type(value)] for name, value in rows[0].items()} == dict.fromkeys(
        rows[0], True
    )
    assert len(table) == len(rows)
    assert not table.isna().any(axis=None)
