"""Articles that go on on another page are one again, by page, headline, seam and wording; pages stay as they were."""

import pytest

import zhnews
from zhnews.errors import NotTextError

FRONT = """江城日报 2024年3月5日 第1版

老桥修缮完工

本报记者 王晓

柳川市老桥修缮完工，今天通车。桥长四百米，始建于一九五六年，这次换了全部栏杆，桥面也加宽了两（下转第三版）

码头夜市开张

本报记者 李明

老码头夜市昨晚开张，首批一百二十个摊位全部租出，摊主多是附近居民。（下转第二版）
"""
SECOND = """江城日报 2024年3月5日 第2版

夜市开张

（上接第一版）摊主许小禾说，头一晚的收入比预想的多，夜市的灯一直亮到十二点。

图书馆晚些关门

本报记者 周宁

大学图书馆今起延长开放时间，晚上十一点闭馆，学生们说很方便。
"""
THIRD = """江城日报 2024年3月5日 第3版

（上接第一版）米，老人过桥不用再等。市民说，老桥通车以后，回家近了三公里。
"""


def test_each_article_finds_its_rest():
    issue = zhnews.parse_issue([FRONT, SECOND, THIRD])
    assert [(s.headline, [p.page for p in s.parts]) for s in issue] == [
        ("老桥修缮完工", [0, 2]),
        ("码头夜市开张", [0, 1]),
        ("图书馆晚些关门", [1]),
    ]


def test_a_paragraph_cut_by_the_page_is_whole():
    story = zhnews.parse_issue([FRONT, SECOND, THIRD]).articles[0]
    assert story.paragraphs[0].endswith("桥面也加宽了两米，老人过桥不用再等。市民说，老桥通车以后，回家近了三公里。")
    assert [author.name for author in story.authors] == ["王晓"]


def test_the_order_of_the_pages_does_not_matter():
    issue = zhnews.parse_issue([THIRD, SECOND, FRONT])
    assert {(s.headline, len(s.parts)) for s in issue} == {
        ("老桥修缮完工", 2),
        ("码头夜市开张", 2),
        ("图书馆晚些关门", 1),
    }


def test_pages_may_be_parsed_already_and_stay_as_they_were():
    pages = [zhnews.parse(text) for text in (FRONT, SECOND, THIRD)]
    issue = zhnews.parse_issue(pages)
    assert issue.pages == tuple(pages)
    parts = sorted((part.page, part.article.elements[0].start) for story in issue for part in story.parts)
    assert parts == sorted((n, article.elements[0].start) for n, page in enumerate(pages) for article in page)


def test_a_mark_that_names_another_page_links_nothing():
    issue = zhnews.parse_issue([FRONT, THIRD.replace("第一版", "第七版").replace("第3版", "第8版")])
    assert [len(story.parts) for story in issue] == [1, 1, 1]


def test_without_marks_nothing_is_linked():
    pages = [
        text.replace("（下转第三版）", "").replace("（下转第二版）", "").replace("（上接第一版）", "")
        for text in (FRONT, SECOND)
    ]
    assert all(len(story.parts) == 1 for story in zhnews.parse_issue(pages))


@pytest.mark.parametrize("pages", ["一页", zhnews.parse("一页"), [b"page"], [None]])
def test_what_is_no_row_of_pages_is_refused(pages):
    with pytest.raises(NotTextError):
        zhnews.parse_issue(pages)


def test_no_pages_make_an_empty_issue():
    assert len(zhnews.parse_issue([])) == 0


@pytest.mark.parametrize("mark", ["（上接第一版）", "◀上接A1版", "（紧接第一版）", "（下转第二版）"])
def test_a_mark_above_a_title_belongs_to_the_article_below(mark):
    page = zhnews.parse(f"{mark}\n\n江边的船来了\n\n本报记者 李大方\n\n早晨，船来了，岸上的人都站起来看。")
    [article] = page
    assert article.headline == "江边的船来了"
    assert [e.text for e in article.of(zhnews.Role.CONTINUATION)] == [mark]
