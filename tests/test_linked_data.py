"""JSON-LD holds only what schema.org defines for its types; a text's script is named where its characters tell."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from hypothesis import given, settings
from written_pages import element, mainland_page, pages

from zhnews.languages import language_of
from zhnews.models import Article, Decision, Element, Folio, Page, Role
from zhnews.writers import article_to_json_ld, page_to_json_ld

briefly = settings(max_examples=60, deadline=None, derandomize=True)

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
