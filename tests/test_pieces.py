"""Articles that were read as one: taken apart where titles, beginnings or the wording tell, and mended."""

from __future__ import annotations

import pytest
from columns import wrap, wrap_paragraph
from test_headings import FERRY, GINKGO

import zhnews
from zhnews.drafts import Draft
from zhnews.pieces import put_back
from zhnews.topics import Topics
from zhnews.units import Unit

FERRY_TITLE, GINKGO_TITLE = "海湾渡轮停航乘客改坐公交", "榆城银杏树提前黄叶"
LIBRARY_TITLE, BRIDGE_TITLE = "清江图书馆延长开放", "柳川大桥通车过江三分钟"
LIBRARY = "清江图书馆今起延长开放时间，晚上十一点闭馆。学生说，终于不用再去走廊里看书了。"
BRIDGE = "柳川大桥昨日通车，桥长一千二百米，过江只要三分钟。市民一早便来桥上散步。"
TORN = (
    "清江图书馆今起延长开放时间，晚上十一点闭馆，图书馆的自习室也开到那时。学生说，终于不用再去走廊里看书",
    "了，图书馆的灯比走廊里亮得多。馆长说，图书馆晚间添了八名馆员。",
)


def found(*lines):
    """Each headline with who signs and the paragraphs."""
    page = zhnews.parse("\n\n".join(lines))
    return {a.headline: ([author.name for author in a.authors], a.paragraphs) for a in page}


@pytest.mark.parametrize("gap", ["", "\n"])
def test_titles_of_a_heap_are_told_apart_one_after_another(gap):
    """Two of the three belong to texts that were read without one; what is taken off the heap is again a heap."""
    titles = (BRIDGE_TITLE, gap + LIBRARY_TITLE, gap + GINKGO_TITLE)
    texts = "本报讯（记者 李明）" + LIBRARY, "本报讯（记者 周山）" + GINKGO[0], "（上接二版）" + BRIDGE
    page = found(*texts, "\n", *titles)
    assert {title: text for title, (_, text) in page.items()} == {
        BRIDGE_TITLE: (BRIDGE,),
        LIBRARY_TITLE: (LIBRARY,),
        GINKGO_TITLE: (GINKGO[0],),
    }


def test_bylines_go_with_the_titles_they_stand_below():
    assert found(BRIDGE_TITLE, "本报记者 何川", LIBRARY_TITLE, "本报记者 方晓", BRIDGE, LIBRARY) == {
        BRIDGE_TITLE: (["何川"], (BRIDGE,)),
        LIBRARY_TITLE: (["方晓"], (LIBRARY,)),
    }


def test_a_text_that_begins_as_articles_do_is_cut_off_for_a_title_that_has_none():
    opening = "本报讯（记者 周山）" + GINKGO[0]
    page = found(FERRY_TITLE, "", "本报记者 王晓", "", *FERRY, opening, GINKGO[1], "", "", GINKGO_TITLE)
    assert page == {FERRY_TITLE: (["王晓"], FERRY), GINKGO_TITLE: (["周山"], GINKGO)}


LIBRARY_TORN = (LIBRARY_TITLE, "", "本报记者 王晓", "", TORN[0], "")


def test_on_a_torn_page_text_unlike_what_it_stands_below_goes_to_what_it_is_like():
    """A column ended with a paragraph, so that no sentence tells that its article goes on elsewhere."""
    other = (GINKGO_TITLE, "", "本报记者 李明", "", *GINKGO, "")
    page = found(FERRY_TITLE, "", FERRY[0], "", *LIBRARY_TORN, *other, FERRY[1], "", TORN[1])
    assert page[FERRY_TITLE] == ([], FERRY)
    assert page[GINKGO_TITLE] == (["李明"], GINKGO)


def test_on_a_torn_page_text_that_begins_the_page_goes_behind_what_it_is_like():
    other = (FERRY_TITLE, "", "本报记者 李明", "", FERRY[0], "")
    page = found(FERRY[1], "", *LIBRARY_TORN, *other, TORN[1])
    assert page == {LIBRARY_TITLE: (["王晓"], ("".join(TORN),)), FERRY_TITLE: (["李明"], FERRY)}


def test_on_a_torn_page_text_that_no_title_fits_stays_where_it_stood():
    page = found(FERRY_TITLE, "", FERRY[0], "", *LIBRARY_TORN, "本报讯（记者 周山）" + GINKGO[0], "", "", TORN[1])
    assert page[LIBRARY_TITLE][1][0] == "".join(TORN)


def test_what_stands_above_a_title_that_keeps_its_place_stays_its_text():
    other = (GINKGO_TITLE, "", "本报记者 李明", "", *GINKGO, "")
    page = found(FERRY[0], "", "", LIBRARY, "", FERRY_TITLE, "", "", *LIBRARY_TORN, *other, TORN[1])
    assert page[FERRY_TITLE][1] == (FERRY[0], LIBRARY)


SOUTH_BANK = (
    "住在南岸的乘客说渡轮二十分钟就能过海湾而公交车要绕一个钟头。渡轮公司答应检修结束以后给所有月票乘客把有效日期往后推迟"
    "十二天，并在码头的候船室里摆出新船的模型。"
)
LONG = (
    FERRY[0].partition("渡轮停航的")[0]
    + "停航的日子里乘客可以凭渡轮月票改坐九路公交车，司机会在码头旁的临时站牌等候从船上下来的最后一批乘客。",
    SOUTH_BANK,
)


TOO_LITTLE = pytest.mark.xfail(strict=True, reason="too little text stands around the line to tell whose it is")


@pytest.mark.parametrize(("width", "at"), [(14, 3), (17, 6), (20, 6), pytest.param(18, 5, marks=TOO_LITTLE)])
def test_a_line_by_itself_as_wide_as_its_column_is_torn_text_though_it_has_no_comma(width, at):
    text, other = ([x for p in ps for x in wrap_paragraph(p, width)] for ps in (LONG, GINKGO))
    torn = [FERRY_TITLE, "", "本报记者 王晓", "", *text[:at], "", text[at], ""]
    page = zhnews.parse("\n".join([*torn, GINKGO_TITLE, "", "本报记者 李明", "", *other, "", *text[at + 1 :]]))
    assert [(a.headline, a.paragraphs) for a in page] == [(FERRY_TITLE, LONG), (GINKGO_TITLE, GINKGO)]


@pytest.mark.parametrize(("width", "at"), [(14, 2), (14, 7), (17, 5), (18, 5)])
def test_torn_text_goes_on_in_its_rest_though_a_caption_repeats_it(width, at):
    """The rest is no pull quote: the other place where its words stand is a picture's."""
    text, other = ([x for p in ps for x in wrap_paragraph(p, width)] for ps in (FERRY, GINKGO))
    repeated = FERRY[at * len(FERRY) // len(text)]
    caption = ["", *wrap(f"▲{repeated}方晓摄", width), ""]
    torn = [FERRY_TITLE, "", "本报记者 王晓", "", *text[:at], *caption]
    page = zhnews.parse("\n".join([*torn, GINKGO_TITLE, "", "本报记者 李明", "", *other, "", *text[at:]]))
    assert [(a.headline, a.paragraphs) for a in page] == [(FERRY_TITLE, FERRY), (GINKGO_TITLE, GINKGO)]


def _draft(text, title=""):
    units = [(Unit("title", view=title), "title")] if title else []
    return Draft([*units, (Unit("text", view=text), "go")])


def test_what_stands_between_two_titled_texts_is_parted_where_it_is_least_alike():
    pieces = [_draft(FERRY[0], FERRY_TITLE), _draft(FERRY[1]), _draft(GINKGO[0]), _draft(GINKGO[1], GINKGO_TITLE)]
    pieces[0].far_title = "matched from afar"
    put_back([pieces], Topics([piece.view for piece in pieces]))
    assert [piece.view for piece in pieces if piece.units] == ["".join(FERRY), "".join(GINKGO)]
