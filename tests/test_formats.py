"""What is written is what its standard asks for, said by validators that are not ours, and nothing is lost on the way.

JSON is held against the JSON Schema that is shipped, TEI against the RELAX NG, JSON-LD against what schema.org defines;
that documents which are wrong fail is tested too. Rows meet pandas and Arrow, and TEI meets TEI's own DTD, where these
are installed: they are too large to be asked for.
"""

from __future__ import annotations

import copy
import datetime
import io
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hostile_texts import ALPHABET, ENDLESS, endless
from hostile_texts import pages as generated_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree
from written_pages import HIGH, LOW, TEXTS, element, mainland_page, pages

import zhnews
from zhnews.errors import FormatError
from zhnews.issues import Issue, Part, Story
from zhnews.languages import language_of
from zhnews.models import Article, Decision, Element, Folio, Page, Role
from zhnews.schemas import issue_schema, line_schema, page_schema, tei_schema
from zhnews.writers import article_to_dict, article_to_json_ld, page_to_json_ld

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
SCHEMAS = {"page": page_schema(), "issue": issue_schema(), "line": line_schema()}
RELAX_NG = etree.RelaxNG(etree.fromstring(tei_schema().encode()))
TEI = "{http://www.tei-c.org/ns/1.0}"
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


@pytest.fixture(scope="module")
def parsed() -> list[Page]:
    """The example pages, and pages of every style that the generator knows."""
    return [zhnews.parse(text) for text in generated_texts()]


@pytest.fixture(scope="module")
def hostile() -> list[Page]:
    """Pages that say one thing over and over, and one of everything."""
    texts = [endless(name, 600) for name in ENDLESS]
    return [zhnews.parse(text) for text in (*texts, "\n".join(ALPHABET), "", "\0", HIGH + LOW)]


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


# --- JSON


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


# --- Issues


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


# --- JSON-LD

# What schema.org 12.0 says: the type that has a property, and what it may hold.
SCHEMA_ORG = {
    "headline": ("CreativeWork", {"Text"}),
    "alternativeHeadline": ("CreativeWork", {"Text"}),
    "author": ("CreativeWork", {"Organization", "Person"}),
    "creator": ("CreativeWork", {"Organization", "Person"}),
    "creditText": ("CreativeWork", {"Text"}),
    "datePublished": ("CreativeWork", {"Date"}),
    "inLanguage": ("CreativeWork", {"Text"}),
    "isPartOf": ("CreativeWork", {"CreativeWork"}),
    "sourceOrganization": ("CreativeWork", {"Organization"}),
    "articleBody": ("Article", {"Text"}),
    "articleSection": ("Article", {"Text"}),
    "dateline": ("NewsArticle", {"Text"}),
    "printPage": ("NewsArticle", {"Text"}),
    "printSection": ("NewsArticle", {"Text"}),
    "caption": ("ImageObject", {"Text"}),
    "image": ("Thing", {"ImageObject"}),
    "name": ("Thing", {"Text"}),
    "jobTitle": ("Person", {"Text"}),
    "affiliation": ("Person", {"Organization"}),
}
KINDS = {
    "NewsArticle": {"NewsArticle", "Article", "CreativeWork", "Thing"},
    "PublicationIssue": {"PublicationIssue", "CreativeWork", "Thing"},
    "Newspaper": {"Newspaper", "Periodical", "CreativeWorkSeries", "CreativeWork", "Thing"},
    "ImageObject": {"ImageObject", "MediaObject", "CreativeWork", "Thing"},
    "Person": {"Person", "Thing"},
    "Organization": {"Organization", "Thing"},
}


def kinds_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return KINDS[value["@type"]]
    try:
        return {"Text", "Date"} if datetime.date.fromisoformat(value) else set()
    except ValueError:
        return {"Text"}


def check_node(node: dict[str, Any]) -> None:
    for name, value in node.items():
        if not name.startswith("@"):
            home, allowed = SCHEMA_ORG[name]
            assert home in KINDS[node["@type"]], name
            assert value, name
            for one in value if isinstance(value, list) else [value]:
                assert kinds_of(one) & allowed, (name, one)
                if isinstance(one, dict):
                    check_node(one)


def check_json_ld(page: Page) -> None:
    found = json.loads(page.to_json_ld())
    assert list(found) == ["@context", "@graph"]
    assert [node["@type"] for node in found["@graph"]] == ["NewsArticle"] * len(page) + ["ImageObject"] * len(
        page.captions
    )
    for node in found["@graph"]:
        check_node(node)


def test_only_what_schema_org_defines_is_written(parsed, hostile):
    for page in [*parsed, *hostile]:
        check_json_ld(page)


@briefly
@given(pages())
def test_json_ld_of_any_page_stands_in_a_web_page_and_in_any_file(page):
    check_json_ld(page)
    written = page.to_json_ld()
    assert written.encode().decode() == written
    assert "<" not in written
    assert "\\ud83d" not in written


def test_json_ld_of_a_whole_page():
    assert page_to_json_ld(mainland_page())["@graph"] == [
        {
            "@type": "NewsArticle",
            "headline": "柳川大桥昨日通车",
            "alternativeHeadline": ["历时三年建成", "两岸居民过江只需五分钟"],
            "author": [{"@type": "Person", "name": "方晓", "jobTitle": "记者"}],
            "creditText": "（记者 方晓 通讯员 陆平）",
            "dateline": "本报柳川5月3日电",
            "articleSection": "民生观察",
            "printPage": "1",
            "articleBody": "昨日上午，柳川大桥正式通车。\n桥下有市场\n市场里有十二家店铺。",
            "image": [
                {
                    "@type": "ImageObject",
                    "caption": "大桥全景。",
                    "creditText": "本报记者 方晓 摄",
                    "creator": {"@type": "Person", "name": "方晓"},
                }
            ],
            "inLanguage": "zh-Hans",
            **PUBLISHED,
        },
        {
            "@type": "NewsArticle",
            "articleBody": "柳川图书馆今起延长开放。",
            "inLanguage": "zh-Hans",
            **PUBLISHED,
            "printPage": "1",
        },
        {"@type": "ImageObject", "caption": "江上日出。", **PUBLISHED},
    ]


PUBLISHED = {
    "datePublished": "2031-05-04",
    "isPartOf": {
        "@type": "PublicationIssue",
        "datePublished": "2031-05-04",
        "isPartOf": {"@type": "Newspaper", "name": "柳川日报"},
    },
}


def test_an_article_alone_names_its_context_and_says_no_more_than_it_knows():
    why = Decision("byline.role", "", (("affiliation", "鹿灣日報"), ("role", "記者"), ("name", "何雅雯")))
    signed = Article((Element(Role.BYLINE, "鹿灣日報記者何雅雯", ((0, 9),), why),))
    author = {
        "@type": "Person",
        "name": "何雅雯",
        "jobTitle": "記者",
        "affiliation": {"@type": "Organization", "name": "鹿灣日報"},
    }
    assert article_to_json_ld(signed) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "author": [author],
        "creditText": "鹿灣日報記者何雅雯",
        "inLanguage": "zh-Hant",
    }
    named = article_to_json_ld(signed, Folio(paper="鹿灣日報", section="要聞"))
    assert named["isPartOf"] == {"@type": "Newspaper", "name": "鹿灣日報"}
    assert named["printSection"] == "要聞"


def test_a_picture_names_the_agency_that_gave_it():
    credit = element(Role.CREDIT, "鹿社供图", 8, agency="鹿社")
    [picture] = page_to_json_ld(Page("江" * 20, (), (element(Role.CAPTION, "江上。"), credit)))["@graph"]
    assert picture["sourceOrganization"] == {"@type": "Organization", "name": "鹿社"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "zh"),
        ("山上有人", "zh"),
        ("东边", "zh"),
        ("电车开过来了", "zh-Hans"),
        ("電車開過來了", "zh-Hant"),
        ("電車開進里弄，車廂裡無人說話", "zh-Hant"),
        ("电车電車開过", "zh"),
        ("Der Fluß\n\ud800", "zh"),
    ],
)
def test_a_script_is_named_where_the_text_tells(text, language):
    assert language_of(text) == language


# --- TEI


def read_tei(page: Page, **options: str) -> etree._Element:
    document = etree.fromstring(page.to_tei(**options).encode())
    assert RELAX_NG.validate(document), RELAX_NG.error_log
    return document


def restored(node: etree._Element) -> str:
    """The text of a node, with the characters that XML cannot hold put back from their numbers."""
    number = node.get("n", "").removeprefix("U+")
    parts = [chr(int(number, base=16)) if node.tag == f"{TEI}g" else node.text or ""]
    for child in node:
        parts += [restored(child), child.tail or ""]
    return "".join(parts)


def printed(node: etree._Element) -> list[tuple[tuple[tuple[int, int], ...], str]]:
    """Every element below a node, as its spans and its text."""
    found = []
    for inner in node.iter():
        if inner.get("corresp"):
            ranges = (one.removeprefix("char:").split(",") for one in inner.get("corresp").split())
            found.append((tuple((int(start), int(end)) for start, end in ranges), restored(inner)))
    return found


def said(elements: tuple[Element, ...]) -> list[tuple[tuple[tuple[int, int], ...], str]]:
    return sorted((e.spans, e.text) for e in elements)


def check_tei(page: Page, file: str = "page.txt") -> None:
    """Every element stands in the document once, to the character, with every place it has in the source."""
    document = read_tei(page, file=file)
    assert sorted(printed(document)) == said(page.elements)
    divs = document.findall(f"{TEI}text/{TEI}body/{TEI}div")
    assert [sorted(printed(div)) for div in divs] == [said(article.elements) for article in page]
    assert [float(div.get("cert")) for div in divs] == [article.confidence for article in page]


def test_pages_that_were_parsed_are_valid_tei_with_nothing_lost(parsed, hostile):
    for page in [*parsed, *hostile]:
        check_tei(page)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(pages(), TEXTS)
def test_any_page_is_valid_tei_with_nothing_lost(page, file):
    check_tei(page, file)


# TEI's own DTD, P5 4.8.0, comes with trafilatura; the modules that it leaves out are added as TEI defines them, except
# that g may stand anywhere.
LEFT_OUT = """
<!ELEMENT g (#PCDATA)>
<!ATTLIST g xmlns CDATA "http://www.tei-c.org/ns/1.0" n CDATA #IMPLIED>
<!ELEMENT fw %macro.phraseSeq;>
<!ATTLIST fw xmlns CDATA "http://www.tei-c.org/ns/1.0" %att.global.attributes;>
<!ELEMENT figure (%model.headLike;|%model.common;|%model.global;|%model.divBottom;)*>
<!ATTLIST figure xmlns CDATA "http://www.tei-c.org/ns/1.0" %att.global.attributes;>
"""


@pytest.fixture(scope="module")
def tei_dtd() -> etree.DTD:
    found = find_spec("trafilatura")
    if found is None or found.origin is None:
        pytest.skip("trafilatura brings too much along to be asked for; install it to hold pages against TEI's own DTD")
    defined = (Path(found.origin).parent / "data" / "tei_corpus.dtd").read_text("utf-8")
    milestones = '<!ENTITY % model.milestoneLike "'
    assert milestones in defined
    return etree.DTD(io.StringIO(defined.replace(milestones, f"{milestones}fw |figure |g |", 1) + LEFT_OUT))


def test_pages_that_were_parsed_are_what_tei_itself_calls_valid(tei_dtd, parsed, hostile):
    for page in [*parsed, *hostile]:
        assert tei_dtd.validate(read_tei(page)), tei_dtd.error_log
    wrong = mainland_page().to_tei().replace("<pb ", "<byline/><p/><head/><pb ")
    assert not tei_dtd.validate(etree.fromstring(wrong))


@briefly
@given(page=pages())
def test_any_page_is_what_tei_itself_calls_valid(tei_dtd, page):
    assert tei_dtd.validate(read_tei(page)), tei_dtd.error_log


def test_articles_are_read_in_tei_in_their_reading_order(parsed):
    for page in parsed:
        divs = read_tei(page).findall(f"{TEI}text/{TEI}body/{TEI}div")
        for div, article in zip(divs, page, strict=True):
            assert printed(div) == [(e.spans, e.text) for e in article.elements]


def test_tei_of_a_whole_page():
    text = read_tei(mainland_page()).find(f"{TEI}text")
    shown = [
        (inner.tag.removeprefix(TEI), inner.get("type") or inner.get("n"), (inner.text or "").strip())
        for inner in text.iter()
    ]
    assert shown == [
        ("text", None, ""),
        ("body", None, ""),
        ("pb", "1", ""),
        ("fw", None, "柳川日报 2031年5月4日"),
        ("div", "article", ""),
        ("head", "section", "民生观察"),
        ("head", "kicker", "历时三年建成"),
        ("head", "headline", "柳川大桥"),
        ("head", "headline", "昨日通车"),
        ("head", "deck", "两岸居民过江只需五分钟"),
        ("dateline", None, "本报柳川5月3日电"),
        ("byline", None, "（记者"),
        ("persName", None, "方晓"),
        ("p", None, "昨日上午，柳川大桥正式通车。"),
        ("div", "part", ""),
        ("head", "subhead", "桥下有市场"),
        ("p", None, "市场里有十二家店铺。"),
        ("note", "pull_quote", ""),
        ("quote", None, "过江只需五分钟"),
        ("figure", None, ""),
        ("head", None, "大桥全景。"),
        ("byline", None, "本报记者 方晓 摄"),
        ("note", "continuation", "（下转第四版）"),
        ("div", "article", ""),
        ("p", None, "柳川图书馆今起延长开放。"),
        ("figure", None, ""),
        ("head", None, "江上日出。"),
    ]


def test_the_tei_header_says_what_the_folio_says_and_where_the_offsets_lead():
    document = read_tei(mainland_page(), file="柳川 1.txt")
    header = document.find(f"{TEI}teiHeader")
    assert [restored(found).strip() for found in header.iter(f"{TEI}title")] == ["柳川日报 2031-05-04 1", "柳川日报"]
    assert header.find(f".//{TEI}date").get("when") == "2031-05-04"
    prefix = header.find(f".//{TEI}prefixDef")
    assert prefix.get("replacementPattern") == "%E6%9F%B3%E5%B7%9D%201.txt#char=$1,$2"
    assert document.find(f"{TEI}text").get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"


def test_what_xml_cannot_hold_is_marked_and_counted():
    text = f"春\0到\r江{HIGH}边\ufffe\uffff\x0b"
    page = Page("江" * 20, (Article((element(Role.PARAGRAPH, text),)),))
    document = read_tei(page)
    marked = [g.get("n") for g in document.iter(f"{TEI}g")]
    assert marked == ["U+0000", "U+000D", "U+D83D", "U+FFFE", "U+FFFF", "U+000B"]
    assert "".join(document.find(f".//{TEI}body").itertext()).strip() == "春\ufffd到\ufffd江\ufffd边\ufffd\ufffd\ufffd"
    assert "There are 6 of them." in "".join(document.itertext())
    assert "cannot hold" not in Page("江").to_tei()


def test_a_byline_between_paragraphs_is_a_block_and_one_at_the_end_closes_the_article():
    roles = [Role.PARAGRAPH, Role.DATELINE, Role.PARAGRAPH, Role.SUBHEAD, Role.BYLINE, Role.PARAGRAPH, Role.BYLINE]
    article = Article(tuple(element(role, role.value, at) for at, role in enumerate(roles)))
    div = read_tei(Page("江" * 40, (article,))).find(f".//{TEI}div")
    assert [child.tag.removeprefix(TEI) for child in div] == ["p", "ab", "p", "div", "byline"]
    assert [child.tag.removeprefix(TEI) for child in div[3]] == ["head", "byline", "p"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' corresp="char:130,140"', ""),
        ('corresp="char:130,140"', 'corresp="130-140"'),
        ('type="kicker"', 'type="title"'),
        ('cert="0.75"', 'cert="1.75"'),
        ("<fw ", "<fw place='top' "),
        ("<pb ", "<lb "),
        ("</body>", "<p>江</p></body>"),
        ('xml:lang="zh-Hans"', 'xml:lang="en"'),
        ("<title>", "<title><hi/>"),
    ],
)
def test_a_document_that_is_not_of_the_subset_fails(old, new):
    written = mainland_page().to_tei()
    assert old in written
    assert not RELAX_NG.validate(etree.fromstring(written.replace(old, new)))


# --- Rows


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


# --- All of them


@briefly
@given(st.lists(st.sampled_from(ALPHABET), max_size=60).map("".join))
def test_whatever_is_parsed_can_be_written_in_every_format(text):
    page = zhnews.parse(text)
    assert faults(json.loads(page.to_json())) == []
    check_json_ld(page)
    check_tei(page)
    check_rows(page)


WRITE_ALL = """
import json, sys, pathlib, zhnews
page = zhnews.parse(pathlib.Path(sys.argv[1]).read_text("utf-8"))
written = [page.to_json(), page.to_jsonl(), page.to_json_ld(), page.to_tei(), json.dumps(page.to_rows())]
sys.stdout.buffer.write("".join(written).encode())
"""


def test_every_format_is_the_same_to_the_byte_in_every_run():
    def run(seed: str) -> bytes:
        command = [sys.executable, "-c", WRITE_ALL, str(EXAMPLES[0])]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, capture_output=True, check=True, env=environment).stdout  # noqa: S603

    first = run("1")
    assert first == run("2")
    assert len(first) > 1000
