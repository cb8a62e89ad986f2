"""JSON is what the shipped JSON Schema asks for, and issues come back unchanged; every format is the same in every run.

The schema is asked by a validator that is not ours, and documents that are wrong fail it. `test_writers` has what comes
back from JSON and what people read; the other formats have a file each.
"""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from written_pages import TEXTS, mainland_page, pages

import zhnews
from zhnews.errors import FormatError
from zhnews.issues import Issue, Part, Story
from zhnews.models import Article, Page, Role
from zhnews.schemas import issue_schema, line_schema, page_schema
from zhnews.writers import article_to_dict

EXAMPLE = Path(__file__).parents[1] / "examples" / "evening_paper.txt"
SCHEMAS = {"page": page_schema(), "issue": issue_schema(), "line": line_schema()}
briefly = settings(max_examples=60, deadline=None, derandomize=True)

FRONT = """江城日报 2024年3月5日 第1版

老桥修缮完工

本报记者 王晓

柳川市老桥修缮完工，今天通车。桥长四百米，这次换了全部栏杆，桥面也加宽了两（下转第二版）

图书馆晚些关门

本报记者 周宁

大学图书馆今起延长开放时间，晚上十一点闭馆，学生们说很方便。
"""
INSIDE = """江城日报 2024年3月5日 第2版

（上接第一版）米，老人过桥不用再等。市民说，老桥通车以后，回家近了三公里。
"""


@st.composite
def issues(draw) -> Issue:
    made = draw(st.lists(pages(), max_size=3))
    parts = [Part(number, article) for number, page in enumerate(made) for article in page]
    several = st.lists(st.sampled_from(parts), min_size=1, max_size=3) if parts else st.nothing()
    stories = draw(st.lists(several, max_size=3)) if parts else []
    return Issue(tuple(made), tuple(Story(tuple(story)) for story in stories))


def faults(document: Any, kind: str = "page") -> list[str]:
    """What the shipped schema says against a document, by its place."""
    found = Draft202012Validator(SCHEMAS[kind], format_checker=FormatChecker()).iter_errors(document)
    return [f"{error.json_path}: {error.message}" for error in found]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of the dictionaries inside a value."""
    if isinstance(value, dict):
        return [(value, key) for key in value] + [place for inner in value.values() for place in places(inner)]
    return [place for inner in value for place in places(inner)] if isinstance(value, list) else []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_shipped_schema_is_one_and_says_in_words_what_each_field_is(kind):
    schema = SCHEMAS[kind]
    Draft202012Validator.check_schema(schema)
    for definition in [schema, *schema["$defs"].values()]:
        assert definition["title"]
        assert definition["description"]
        assert definition.get("additionalProperties", False) is False
        properties = definition.get("properties", {})
        assert definition.get("required", []) == list(properties)
        assert [name for name, field in properties.items() if "$ref" not in field and "description" not in field] == []


def test_the_schema_knows_every_role():
    assert SCHEMAS["page"]["$defs"]["element"]["properties"]["role"]["enum"] == [role.value for role in Role]


def test_pages_that_were_parsed_keep_to_the_schema(parsed, hostile):
    for page in [*parsed, *hostile]:
        assert faults(json.loads(page.to_json())) == []
        assert [faults(json.loads(line), "line") for line in page.to_jsonl().splitlines()] == [[]] * len(page)


@briefly
@given(pages())
def test_any_page_keeps_to_the_schema(page):
    assert faults(page.to_dict()) == []


def test_a_document_with_a_field_more_or_less_or_of_another_kind_fails():
    whole = zhnews.parse_issue([FRONT, INSIDE]).to_dict()
    assert faults(whole, "issue") == []
    for number in range(len(places(whole))):
        for change in ("drop", "add", "empty"):
            broken = copy.deepcopy(whole)
            container, key = places(broken)[number]
            if change == "drop":
                del container[key]
            else:
                container[f"{key}2" if change == "add" else key] = None
            assert faults(broken, "issue"), (change, key)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), 2),
        (("folio", "date"), "4 May 2031"),
        (("folio", "date"), "2031-02-30"),
        (("articles", 0, "confidence"), 1.5),
        (("articles", 0, "paragraphs", 0), 5),
        (("loose", 0, "role"), "title"),
        (("loose", 0, "spans"), []),
        (("loose", 0, "spans", 0), [0, 1, 2]),
        (("loose", 0, "spans", 0, 0), -1),
        (("loose", 0, "spans", 0, 0), 0.5),
        (("loose", 0, "text"), ["a list of one"]),
        (("loose", 0, "why", "captures", 0), ["name"]),
    ],
)
def test_a_value_that_no_page_has_fails(path, value):
    broken = mainland_page().to_dict()
    assert faults(broken) == []
    inner: Any = broken
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert faults(broken)


def test_a_line_is_an_article_with_its_place():
    page = mainland_page()
    lines = [json.loads(line) for line in page.to_jsonl(file="柳川.txt", number=3).splitlines()]
    assert lines == [
        {"file": "柳川.txt", "page": 3, "article": number, **article_to_dict(article)}
        for number, article in enumerate(page)
    ]
    assert Page("江").to_jsonl() == ""


@briefly
@given(pages(), TEXTS)
def test_lines_end_where_articles_do_and_any_utf8_file_takes_them(page, file):
    written = page.to_jsonl(file=file)
    assert written.encode().decode() == written
    assert len(written.splitlines()) == written.count("\n") == len(page)


def test_an_issue_comes_back_equal_and_keeps_to_the_schema():
    issue = zhnews.parse_issue([FRONT, INSIDE])
    found = json.loads(issue.to_json(indent=2))
    assert Issue.from_dict(found) == issue
    assert faults(found, "issue") == []
    assert [story["parts"] for story in found["articles"]] == [
        [{"page": 0, "article": 0}, {"page": 1, "article": 0}],
        [{"page": 0, "article": 1}],
    ]
    assert found["articles"][0]["headline"] == "老桥修缮完工"
    assert found["articles"][0]["paragraphs"][0].endswith(
        "桥面也加宽了两米，老人过桥不用再等。市民说，老桥通车以后，回家近了三公里。"
    )


@briefly
@given(issues())
def test_any_issue_comes_back_equal_and_keeps_to_the_schema(issue):
    assert Issue.from_dict(json.loads(issue.to_json())) == issue
    assert faults(issue.to_dict(), "issue") == []


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("schema_version",), 2, r"This issue has schema_version 2, but this zhnews reads 1"),
        (("pages",), None, r"This is not an issue .*: issue\.pages must be a list, not NoneType"),
        (("pages", 1, "source"), None, r"issue\.pages\[1\]\.source must be a text"),
        (("pages", 1, "schema_version"), 7, r"This page has schema_version 7"),
        (("articles", 0, "parts", 1, "page"), 2, r"parts\[1\]\.page must count from 0 and stay below 2, not 2"),
        (("articles", 0, "parts", 1, "article"), -1, r"parts\[1\]\.article must count from 0 and stay below 1, not -1"),
        (("articles", 0, "parts", 0, "article"), True, r"parts\[0\]\.article must be a whole number, not True"),
        (("articles", 1), {}, r"issue\.articles\[1\] must have 'parts'"),
    ],
)
def test_a_malformed_issue_is_refused_with_its_place(path, value, sentence):
    data: Any = zhnews.parse_issue([FRONT, INSIDE]).to_dict()
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(FormatError, match=sentence) as caught:
        Issue.from_dict(data)
    assert caught.value.code == "bad-format"


@pytest.mark.parametrize("page", [0, 1, -1])
def test_an_issue_whose_article_is_on_no_page_of_it_is_not_written(page):
    issue = Issue((Page("江"),), (Story((Part(page, Article(())),)),))
    with pytest.raises(FormatError, match=f"stand on page {page} of the issue"):
        issue.to_dict()


WRITE_ALL = """
import json, sys, pathlib, zhnews
page = zhnews.parse(pathlib.Path(sys.argv[1]).read_text("utf-8"))
written = [page.to_json(), page.to_jsonl(), page.to_json_ld(), page.to_tei(), json.dumps(page.to_rows())]
sys.stdout.buffer.write("".join(written).encode())
"""


def test_every_format_is_the_same_to_the_byte_in_every_run():
    def run(seed: str) -> bytes:
        command = [sys.executable, "-c", WRITE_ALL, str(EXAMPLE)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, capture_output=True, check=True, env=environment).stdout  # noqa: S603

    first = run("1")
    assert first == run("2")
    assert len(first) > 1000
