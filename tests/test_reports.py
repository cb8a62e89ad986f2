"""Reports: the whole source once and in order, every element both ways, nothing that runs, for any page whatsoever."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_writers import pages
from web_reading import Reading

import zhnews
from zhnews.exhibits import list_exhibits
from zhnews.html_pieces import NAMES, say
from zhnews.models import Article, Decision, Element, Page, Role
from zhnews.reports import report, to_frame, to_html

briefly = settings(max_examples=60, deadline=None)

TORN = """老街的茶馆换了新掌柜

本报记者 方圆

老街茶馆开了四十年，今春由孙女接手。她留下了竹椅和铜壶，又在后院添了一间书房，茶客们说明年还想扩大经

图书馆的灯多亮两小时

本报记者 金禾

澄江图书馆从本周起每晚九点闭馆，比以前晚两个小时。馆长说，晚上来的多是下班的工人和备考的学生。

营规模，把隔壁的空屋也租下来。孙女说，茶钱十年没有涨过。
"""


def reading(page):
    return Reading(to_html(page))


def paragraph(text, *captures, at=0):
    return Element(Role.PARAGRAPH, text, ((at, at + len(text)),), Decision("test.made-up", "made up", captures))


def whole(*elements, confidence=1.0):
    return Page("江" * 60, (Article(elements, confidence),))


@briefly
@given(pages())
def test_any_page_gives_a_report_that_a_file_takes_and_that_runs_nothing(page):
    written = to_html(page)
    assert written.encode().decode() == written == to_html(page)
    found = Reading(written)
    assert found.scripts == []
    assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f]", written)


@briefly
@given(pages())
def test_the_source_is_shown_once_and_in_order(page):
    shown = reading(page).source_text
    assert say(shown) == say(page.source)
    assert shown.count("\n") == len(re.findall("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", page.source))


@briefly
@given(pages())
def test_every_place_is_named_once_and_every_link_leads_to_one(page):
    found = reading(page)
    assert [place for place, times in Counter(found.places).items() if times > 1] == []
    assert {link[0] for link in found.links} <= {"#"}
    assert {link[1:] for link in found.links} | set(found.described) <= set(found.places)


@briefly
@given(pages())
def test_every_element_is_linked_to_its_source_and_back(page):
    links = set(reading(page).links)
    every = [element for article in page for element in article.elements] + list(page.loose)
    for number in range(1, len(every) + 1):
        assert {f"#p1e{number}", f"#p1s{number}"} <= links


def test_an_element_without_a_place_is_shown_all_the_same():
    page = whole(Element(Role.DECK, "江边", (), Decision("a.b")))
    assert ("p", "江边") in reading(page).shown


def test_a_report_shows_what_a_reader_reads_in_a_readers_order():
    text = "要闻\n\n# 江边的船\n\n本报讯（记者 王晓）早晨，船来了。\n\n▲图为船。王晓摄\n\n一、机遇\n\n人也来了。\n"
    page = zhnews.parse(text)
    shown = [said for tag, said in reading(page).shown if tag in {"p", "h4", "h5", "blockquote"}]
    by_hand = ["江边的船", "本报讯", "（记者 王晓）", "早晨，船来了。"]
    assert [said for said in shown if said in by_hand] == by_hand
    assert set(shown) == {element.text for element in page.elements}
    assert ("h4", "江边的船") in reading(page).shown


def test_a_report_says_why():
    why = Decision(
        "byline.made-up", "记者", (("name", "方晓"), ("join", "behind 12"), ("join", "then 40"), ("doubt", "?1"))
    )
    found = reading(whole(Element(Role.BYLINE, "记者方晓", ((0, 4),), why), confidence=0.25))
    said = [text for _, text in found.shown]
    assert [said.count(text) for text in ("behind 12", "then 40", "name", "方晓")] == [1, 1, 1, 1]
    assert {"byline.made-up", "记者"} <= set(said)
    assert said.count("?1") == 2  # once below the text, once in the whole answer


@pytest.mark.parametrize(
    ("captures", "confidence", "words"),
    [
        ((), 0.5, set()),
        ((), 0.49, {"unsure"}),
        ((), float("nan"), {"unsure"}),
        ((("doubt", "nearly as good"),), 0.9, {"doubtful"}),
        ((("join", "behind"),), 0.9, set()),
    ],
)
def test_doubts_stand_out_on_both_sides(captures, confidence, words):
    html = to_html(whole(paragraph("船来了。", *captures), confidence=confidence))
    for kind in ("run", "el"):
        [classes] = re.findall(f'class="{kind} ([^"]*)"', html)
        assert set(classes.split()) & {"unsure", "doubtful"} == words
    assert html.count(">1?文") == (2 if words else 0)
    assert html.count(">1文") == (0 if words else 2)


def joins(page):
    return [(s.begun, s.broken) for x in list_exhibits(page) for s in x.stretches if s.begun or s.broken]


def test_a_join_across_a_distance_is_marked_at_both_ends_and_in_the_text():
    assert joins(zhnews.parse(TORN)) == [(0, 1), (1, 0)]
    html = to_html(zhnews.parse(TORN))
    assert html.count('href="#p1j1a"') == 2
    assert html.count('href="#p1j1b"') == 1
    assert "扩大经</bdi><a class" in html
    assert ">1↓</a>" in html
    assert ">1↑</a>" in html


def test_a_part_that_goes_on_further_up_points_up():
    torn = Element(Role.PARAGRAPH, "船来了。", ((6, 8), (0, 2)), Decision("a.b"))
    html = to_html(Page("了。\n江边\n船来\n", (Article((torn,)),)))
    assert html.index(">1↓</a>") < html.index(">1↑</a>")
    assert html.index('id="p1j1b"') < html.index('id="p1j1a"')


@pytest.mark.parametrize(
    "text",
    [
        "江边的船\n\n早晨，船从下游\n\n来了，岸上的\n\n人等着它。\n",
        "江边的船\n\n本报讯（记者 王\n晓）早晨，船从下游来了。\n",
    ],
)
def test_wraps_and_bylines_in_the_text_are_no_distance(text):
    assert joins(zhnews.parse(text)) == []


def test_columns_abreast_are_no_distance_and_the_top_of_the_next_is():
    left = Element(Role.PARAGRAPH, "江边的船来了，", ((0, 3), (8, 12)), Decision("a.b"))
    right = Element(Role.PARAGRAPH, "岸上人等它。", ((4, 7), (13, 16)), Decision("a.b"))
    source = "江边的 岸上人\n船来了， 等它。\n"
    assert joins(Page(source, (Article((left, right)),))) == []
    flows = replace(left, text=left.text + right.text, spans=left.spans + right.spans)
    assert joins(Page(source, (Article((flows,)),))) == [(0, 1), (1, 0)]


def test_the_look_is_the_one_the_policy_allows_and_nothing_else_is():
    html = to_html(Page("江"))
    style = re.search("<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search('Policy" content="([^"]*)"', html)[1]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert html.index("Content-Security-Policy") < html.index("<style>")
    assert "url(" not in style
    assert "@import" not in style
    assert "style=" not in html


def test_several_pages_stream_and_are_listed_at_the_end():
    asked = []

    def every():
        for name in ("一.txt", ""):
            asked.append(name)
            yield name, zhnews.parse("柳川晚报 2024年5月17日 星期五 第3版\n\n# 江边的船\n\n早晨，船来了。\n")

    pieces = report(every(), title="甲\u202e乙")
    head = next(pieces)
    assert asked == []
    assert "<title>甲乙</title>" in head
    found = Reading(head + "".join(pieces))
    assert [said for tag, said in found.shown if tag in {"h2", "a"}][:2] == ["一.txt", "柳川晚报 2024-05-17 第3版"]
    assert {"#p1", "#p2"} <= set(found.links)
    assert len(set(found.places)) == len(found.places)


def test_a_page_that_names_no_true_day_has_a_report_all_the_same():
    why = Decision("furniture.folio", "", (("date", "31 April"),))
    assert ("h2", "版面 page 1") in reading(Page("江", (), (Element(Role.FURNITURE, "江", ((0, 1),), why),))).shown


def test_no_pages_are_a_report_too():
    assert Reading("".join(report([]))).source_text == ""


def test_an_article_without_a_headline_and_a_mark_without_a_text_are_named():
    html = to_html(whole(Element(Role.FURNITURE, "", ((0, 1),), Decision("a.b"))))
    assert "no headline" in html
    assert "marks only" in html


def test_a_notebook_gets_a_frame_that_holds_the_report_and_lets_nothing_run():
    page = zhnews.parse('# 江<边>的"船"\n\n早晨，船来了。\n')
    frame = page._repr_html_()
    assert frame == to_frame(page)
    [attributes] = re.findall("<iframe ([^>]*)>", frame)
    assert 'sandbox=""' in attributes
    assert "<style" not in frame
    assert frame.count("<") == 2


PIECES_OF_HTML = st.sampled_from(
    [*"江邊<>&\"'/!-=;#ab", "<script>", "</p>", "<!--", "-->", "&lt;", "</style>", "]]>", "</bdi>"]
)
MARKUP = st.lists(PIECES_OF_HTML, min_size=1, max_size=8).map("".join)


@briefly
@given(st.sampled_from(Role), MARKUP)
def test_every_text_is_shown_as_text(role, text):
    page = whole(Element(role, text, ((0, 1),), Decision(text, text, ((text, text),))))
    found = Reading("".join(report([(text, page)], title=text)))
    said = [
        shown for tag, shown in found.shown if tag in {"p", "h4", "h5", "blockquote", "h2", "li", "a", "code", "dd"}
    ]
    assert said.count(text) >= 6
    assert set(said) == {text}


def test_every_role_has_its_sign():
    assert set(NAMES) == set(Role)
    assert len({sign for sign, _, _ in NAMES.values()}) == len(Role)


def in_turn(lines):
    """Two columns of so many lines, read straight across, each a paragraph."""
    every = [
        Element(Role.PARAGRAPH, line * lines, tuple((n, n + 2) for n in range(at, 6 * lines, 6)), Decision("a.b"))
        for at, line in ((0, "江边"), (3, "船来"))
    ]
    return Page("江边\n船来\n" * lines, (Article(tuple(every)),))


def test_columns_read_across_have_no_marks_in_their_text():
    assert to_html(in_turn(2)).count('href="#p1j') == 3 * 2
    assert to_html(in_turn(20)).count('href="#p1j') == 2 * 38


def test_columns_abreast_keep_their_places():
    source = "江边的 岸上人\n" * 4
    columns = [tuple((n, n + 3) for n in range(first, len(source), 8)) for first in (0, 4)]
    elements = tuple(Element(Role.PARAGRAPH, "江边的" * 4, c, Decision("a.b")) for c in columns)
    assert "class=abreast" in to_html(Page(source, (Article(elements),)))
    assert "class=abreast" not in to_html(zhnews.parse(TORN))
