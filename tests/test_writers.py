"""A page outside of Python: nothing is lost on the way out and back, and no text breaks a format."""

from __future__ import annotations

import contextlib
import copy
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_pages import HIGH, LOW, TEXTS, element, mainland_page, pages

from zhnews.errors import FormatError
from zhnews.models import Article, Decision, Element, Page, Role
from zhnews.writers import explain, page_from_dict, page_to_dict, to_html, to_json, to_markdown, to_text


@pytest.fixture
def mainland() -> Page:
    return mainland_page()


@given(pages())
def test_a_page_comes_back_equal_from_its_dictionary_and_from_json(page):
    assert page_from_dict(page_to_dict(page)) == page
    assert page_from_dict(json.loads(json.dumps(page_to_dict(page)))) == page
    assert page_from_dict(json.loads(to_json(page))) == page
    assert page_from_dict(json.loads(to_json(page, indent=2))) == page


@pytest.mark.parametrize("source", [HIGH, HIGH + LOW, f"江{HIGH}{LOW}{HIGH}{LOW}邊", LOW + HIGH, "😀"])
def test_lone_surrogates_survive_json_even_where_two_meet_like_a_pair(source):
    page = Page(source, (), (element(Role.FURNITURE, source[:1]),))
    assert page_from_dict(json.loads(to_json(page))).source == source


@given(pages())
def test_json_is_one_line_that_any_utf8_file_takes(page):
    written = to_json(page)
    assert written.encode().decode() == written
    assert len(written.splitlines()) == 1


def test_json_leaves_chinese_unescaped():
    assert '"source": "廣場·🙂"' in to_json(Page("廣場·🙂"))


def plain(value: Any) -> bool:
    if type(value) is dict:
        return all(type(key) is str and plain(inner) for key, inner in value.items())
    return all(map(plain, value)) if type(value) is list else type(value) in {str, int, float}


@given(pages())
def test_a_dictionary_holds_nothing_but_plain_values(page):
    assert plain(page_to_dict(page))


def test_the_readable_fields_say_what_the_page_says(mainland):
    found = page_to_dict(mainland)
    assert found["schema_version"] == 1
    assert found["folio"] == {"paper": "柳川日报", "date": "2031-05-04", "page": "1", "section": ""}
    article = found["articles"][0]
    assert {name: value for name, value in article.items() if name != "elements"} == {
        "headline": "柳川大桥昨日通车",
        "kicker": "历时三年建成",
        "deck": "两岸居民过江只需五分钟",
        "section": "民生观察",
        "byline": "（记者 方晓 通讯员 陆平）",
        "authors": [{"name": "方晓", "role": "记者", "affiliation": ""}],
        "dateline": "本报柳川5月3日电",
        "author_note": "",
        "continued_from": "",
        "continued_on": "第四版",
        "text": "昨日上午，柳川大桥正式通车。\n桥下有市场\n市场里有十二家店铺。",
        "paragraphs": ["昨日上午，柳川大桥正式通车。", "市场里有十二家店铺。"],
        "captions": [{"text": "大桥全景。", "credit": "本报记者 方晓 摄", "photographer": "方晓", "agency": ""}],
        "confidence": 0.75,
    }
    assert article["elements"][6] == {
        "role": "byline",
        "text": "（记者 方晓 通讯员 陆平）",
        "spans": [[80, 94]],
        "why": {"rule": "test.made-up", "evidence": "", "captures": [["role", "记者"], ["name", "方晓"]]},
    }


def test_only_what_a_page_is_made_of_is_read_back(mainland):
    found = page_to_dict(mainland)
    made_of = {
        "schema_version": 1,
        "source": found["source"],
        "loose": found["loose"],
        "articles": [{"elements": a["elements"], "confidence": a["confidence"]} for a in found["articles"]],
    }
    assert page_from_dict(made_of) == mainland
    found["articles"][0]["headline"] = 5
    found["folio"] = "nonsense"
    assert page_from_dict(found) == mainland


WRONG = [
    (("schema_version",), 2, r"schema_version 2, but this zhnews reads 1: read it with the version"),
    (("schema_version",), True, r"schema_version True"),
    (("source",), None, r"page\.source must be a text, not NoneType"),
    (("source",), [["柳"]], r"page\.source\[0\] must be a text, not list"),
    (("articles",), {}, r"page\.articles must be a list, not dict"),
    (("articles", 0), "柳川大桥", r"page\.articles\[0\] must be a dictionary, not '柳川大桥'"),
    (("articles", 1, "confidence"), 1.5, r"articles\[1\]\.confidence must be a number from 0 to 1, not 1\.5"),
    (("articles", 1, "confidence"), float("nan"), r"must be a number from 0 to 1, not nan"),
    (("articles", 1, "confidence"), True, r"must be a number from 0 to 1, not True"),
    (("loose", 0, "role"), "title", r"loose\[0\]\.role must be one of section, kicker, .*, not 'title'"),
    (("loose", 0, "role"), [], r"role must be one of"),
    (("loose", 0, "spans"), [], r"spans must hold at least one \[start, end\]"),
    (("loose", 0, "spans", 0), [0, 1, 2], r"spans\[0\] must be a list of 2"),
    (("loose", 0, "spans", 0), [0, 241], r"spans\[0\] must lie within the source, which has 240 characters"),
    (("loose", 0, "spans", 0), [-1, 3], r"must lie within the source"),
    (("loose", 0, "spans", 0), [3, 2], r"must lie within the source"),
    (("loose", 0, "spans", 0, 1), 3.0, r"spans\[0\]\[1\] must be a whole number, not 3\.0"),
    (("loose", 0, "spans", 0, 0), False, r"spans\[0\]\[0\] must be a whole number, not False"),
    pytest.param(("loose", 0, "spans", 0, 1), 10**5000, r"must lie within the source", id="a number too long to print"),
    (("loose", 0, "why"), "rule", r"why must be a dictionary"),
    (("loose", 0, "why", "captures", 0), ["date"], r"captures\[0\] must be a list of 2"),
    (("loose", 0, "why", "captures", 1, 1), "4 May", r"page\.loose must name its date as YYYY-MM-DD"),
]


@pytest.mark.parametrize(("path", "value", "sentence"), WRONG)
def test_a_malformed_dictionary_is_refused_with_its_place(mainland, path, value, sentence):
    data: Any = page_to_dict(mainland)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(FormatError, match=sentence) as caught:
        page_from_dict(data)
    assert caught.value.code == "bad-format"


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ((), "schema_version"),
        ((), "source"),
        ((), "articles"),
        ((), "loose"),
        (("articles", 0), "elements"),
        (("articles", 0), "confidence"),
        (("loose", 0), "role"),
        (("loose", 0), "text"),
        (("loose", 0), "spans"),
        (("loose", 0), "why"),
        (("loose", 0, "why"), "rule"),
        (("loose", 0, "why"), "evidence"),
        (("loose", 0, "why"), "captures"),
    ],
)
def test_a_missing_key_is_named(mainland, path, key):
    data: Any = page_to_dict(mainland)
    inner = data
    for step in path:
        inner = inner[step]
    del inner[key]
    with pytest.raises(FormatError, match=f"must have '{key}'"):
        page_from_dict(data)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """List every (container, key) inside a value, outermost first."""
    inner = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [(value, key) for key, _ in inner] + [place for _, deeper in inner for place in places(deeper)]


@given(pages(), st.data())
def test_whatever_stands_in_a_dictionary_gives_a_page_or_a_format_error(page, data):
    damaged = copy.deepcopy(page_to_dict(page))
    container, key = data.draw(st.sampled_from(places(damaged)))
    container[key] = data.draw(JSON_VALUES)
    with contextlib.suppress(FormatError):
        made = page_from_dict(damaged)
        assert page_from_dict(page_to_dict(made)) == made


@given(JSON_VALUES)
def test_a_value_that_is_no_page_is_refused(value):
    with pytest.raises(FormatError):
        page_from_dict(value)


def test_markdown_of_a_whole_page(mainland):
    assert to_markdown(mainland) == (
        "**民生观察**\n\n**历时三年建成**\n\n# 柳川大桥昨日通车\n\n**两岸居民过江只需五分钟**\n\n"
        "本报柳川5月3日电　（记者 方晓 通讯员 陆平）\n\n"
        "昨日上午，柳川大桥正式通车。\n\n## 桥下有市场\n\n市场里有十二家店铺。\n\n> 过江只需五分钟\n\n"
        "*大桥全景。　本报记者 方晓 摄*\n\n*（下转第四版）*\n\n---\n\n"
        "柳川图书馆今起延长开放。\n\n---\n\n*江上日出。*\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# 标题", r"\# 标题"),
        ("- 其一", r"\- 其一"),
        ("+ 其一", r"\+ 其一"),
        ("1. 其一", r"1\. 其一"),
        ("12) 其一", r"12\) 其一"),
        ("2031年", "2031年"),
        ("3.5亿元", r"3\.5亿元"),
        ("1234567890. 其一", "1234567890. 其一"),
        ("A*B_C`D", r"A\*B\_C\`D"),
        ("[注](x)<b>", r"\[注\](x)\<b\>"),
        ("&lt;", r"\&lt;"),
        ("C:\\江", r"C:\\江"),
        ("    缩进", "缩进"),
        ("春江\n---\n\n花月", "春江\\\n\\---\\\n花月"),
        ("春江\n===", "春江\\\n\\==="),
        ("\u2028", ""),
    ],
)
def test_signs_that_markdown_acts_on_are_escaped(text, written):
    page = Page("江" * 20, (Article((element(Role.PARAGRAPH, text),)),))
    assert to_markdown(page) == (written + "\n" if written else "")


@given(TEXTS)
def test_no_text_can_open_a_markdown_structure(text):
    written = to_markdown(Page("江" * 20, (Article((element(Role.PARAGRAPH, text),)),)))
    assert "\n\n" not in written
    for line in written.splitlines():
        bare = re.sub(r"\\.", "", line)
        assert not re.search(r"[`*_\[\]<>#&~|]", bare)
        assert not re.match(r"\s|[-+=]|[0-9]{1,9}[.)]", line.rstrip("\\"))


@given(TEXTS)
def test_a_markdown_headline_stays_one_line(text):
    written = to_markdown(Page("江" * 20, (Article((element(Role.HEADLINE, text),)),)))
    assert not written or re.fullmatch(r"# [^\n]*\n", written)


class Reader(HTMLParser):
    """Collects (tag, text) pairs and fails on a tag that is not closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[tuple[str, str]] = []
        self.language = ""

    def handle_starttag(self, tag, attrs) -> None:
        if tag == "html":
            self.language = dict(attrs)["lang"] or ""
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        if data.strip() and self.open[-1] != "style":
            self.found.append((self.open[-1], data))


def read_html(page: Page) -> Reader:
    reader = Reader()
    reader.feed(to_html(page))
    reader.close()
    assert reader.open == []
    return reader


def test_html_of_a_whole_page(mainland):
    reader = read_html(mainland)
    assert reader.language == "zh"
    assert reader.found == [
        ("title", "柳川日报 2031-05-04 1"),
        ("p", "民生观察"),
        ("p", "历时三年建成"),
        ("h1", "柳川大桥昨日通车"),
        ("p", "两岸居民过江只需五分钟"),
        ("p", "本报柳川5月3日电　（记者 方晓 通讯员 陆平）"),
        ("p", "昨日上午，柳川大桥正式通车。"),
        ("h2", "桥下有市场"),
        ("p", "市场里有十二家店铺。"),
        ("aside", "过江只需五分钟"),
        ("figcaption", "大桥全景。　本报记者 方晓 摄"),
        ("p", "（下转第四版）"),
        ("p", "柳川图书馆今起延长开放。"),
        ("figcaption", "江上日出。"),
    ]


PIECES_OF_HTML = st.sampled_from([*"江邊<>&\"'/!-=;#ab", "<script>", "</p>", "<!--", "-->", "&lt;", "</style>"])
MARKUP = st.lists(PIECES_OF_HTML, min_size=1, max_size=8).map("".join)


@given(st.sampled_from([Role.HEADLINE, Role.PARAGRAPH, Role.CAPTION, Role.BYLINE, Role.PULL_QUOTE]), MARKUP)
def test_html_shows_every_text_as_text(role, text):
    found = read_html(Page("江" * 60, (Article((element(role, text),)),))).found
    assert [said for tag, said in found if tag != "title"] == [text]


def test_html_shows_a_sign_for_what_it_cannot_say():
    page = Page("江" * 9, (Article((element(Role.HEADLINE, f"春{HIGH}到\0江"),)),))
    assert "<h1>春\ufffd到\ufffd江</h1>" in to_html(page)


@given(pages())
def test_html_can_be_written_to_a_file_and_runs_nothing(page):
    written = to_html(page)
    assert written.encode().decode() == written
    assert not re.search(r"<script|\son[a-z]+=", written)
    assert written.count("<article>") == written.count("</article>") == len(page)


def test_plain_text_is_titles_and_bodies(mainland):
    assert to_text(mainland) == (
        "柳川大桥昨日通车\n\n昨日上午，柳川大桥正式通车。\n桥下有市场\n市场里有十二家店铺。\n\n柳川图书馆今起延长开放。\n"
    )
    assert to_text(Page("")) == ""


@given(pages())
def test_explanation_has_a_line_per_element_in_source_order(page):
    title, *lines = explain(page).splitlines()
    assert len(lines) == len(page.elements)
    assert title.endswith(f"elements: {len(lines)}")
    assert [int(line.split()[0]) for line in lines] == [e.start for e in page.elements]


def test_an_explanation_names_place_article_role_rule_and_text():
    why = Decision("byline.in-brackets", "記者")
    byline = Element(Role.BYLINE, "【記者何雅雯／\n雲港報導】", ((4, 18),), why)
    body = Element(Role.PARAGRAPH, "港" * 50, ((20, 70),), Decision("body"))
    page = Page("雲" * 70, (Article((byline, body)),), (element(Role.FURNITURE, "A3"),))
    assert explain(page).splitlines()[1:] == [
        "     0  -    furniture     test.made-up: A3",
        "     4  1    byline        byline.in-brackets (記者): 【記者何雅雯／⏎雲港報導】",
        f"    20  1    paragraph     body: {'港' * 39}…",
    ]
