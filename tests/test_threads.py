"""Paragraphs cut at a column's end, with another article in between: joined with their rest, or left alone."""

from __future__ import annotations

import itertools
import re

import pytest

import zhnews
from zhnews.affinity import REPEATED, Affinity
from zhnews.fragments import join_lines
from zhnews.links import Links
from zhnews.loose_ends import Ends, find_ends
from zhnews.parser import lay_out
from zhnews.seams import BEGINS, seam
from zhnews.source import Source

FIRST = "柳川市老码头夜市昨晚开张，首批一百二十个摊位全部租出，其中四十个留给了居民，市场方表示今后还将继续扩大经营规"
REST = "模，并增加停车位。摊主许小禾说，头一晚的收入比预想的多。"
OTHER = "清江大学图书馆今起延长开放时间，晚上十一点闭馆。学生们说，终于不用再去走廊里看书了。"
PAGE = f"""老码头夜市开张

本报记者 王晓

{FIRST}

图书馆晚些关门

本报记者 李明

{OTHER}

{REST}
"""


def test_a_paragraph_cut_by_another_article_is_whole_again():
    page = zhnews.parse(PAGE)
    assert [article.headline for article in page] == ["老码头夜市开张", "图书馆晚些关门"]
    assert [article.paragraphs for article in page] == [(FIRST + REST,), (OTHER,)]


def test_what_was_joined_points_to_both_places():
    element = zhnews.parse(PAGE)[0].body[0]
    start, end = PAGE.index(FIRST), PAGE.index(REST)
    assert element.spans == ((start, start + len(FIRST)), (end, end + len(REST)))
    assert element.why.rule == "paragraph.put-in-order"
    assert FIRST[-6:] in element.why.get("join")
    assert REST[:6] in element.why.get("join")
    assert "runner-up" in zhnews.parse(PAGE).explain()


def test_a_tail_without_its_head_stays_alone():
    page = zhnews.parse(PAGE.replace(REST, "校方介绍，假期里开放时间不变。"))
    assert page[0].paragraphs == (FIRST,)
    assert len(page[1].paragraphs) == 2


def test_nothing_is_lost_where_pieces_change_places():
    spans = sorted(span for element in zhnews.parse(PAGE).elements for span in element.spans)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert "".join(PAGE[a:b] for a, b in spans).replace("\n", "") == re.sub(r"\n", "", PAGE)


def test_pages_whose_articles_go_round_in_a_circle_begin_with_an_article():
    first, rest = (
        "清江大学图书馆今起延长开放时间，晚上十一点闭馆。读者可凭校园卡进入自习区，考试前两周还将通宵开",
        "放。学生们说，终于不用再去走廊里看书了。",
    )
    bridge = "清溪古桥昨天重新通行。这座石桥建于明代，去年夏天被洪水冲坏了两个桥孔，修了整整一年。"
    page = f"""{REST}

图书馆晚些关门

本报记者 李明

{first}

清溪古桥修好了

本报记者 周远

{bridge}

{rest}

老码头夜市开张

本报记者 王晓

{FIRST}
"""
    found = {article.headline: article.paragraphs for article in zhnews.parse(page)}
    assert found == {
        "图书馆晚些关门": (first + rest,),
        "清溪古桥修好了": (bridge,),
        "老码头夜市开张": (FIRST + REST,),
    }


# Set in columns of sixteen characters.
IN_COLUMNS = """老码头夜市开张
本报记者 王晓
　　柳川市老码头夜市昨晚开张，首
批一百二十个摊位全部租出，其中四十
个留给了居民，市场方表示今后还将继
图书馆晚些关门
本报记者 李明
　　清江大学图书馆今起延长开放时
间，晚上十一点闭馆。学生们说，终于
不用再去走廊里看书了。
　　校方介绍，假期里开放时间不变，
自习区另设六十个座位，读者可以提前
两天在网上预约。
续扩大经营规模，并增加停车位。摊主
许小禾说，头一晚的收入比预想的多。
"""


@pytest.mark.parametrize("title", ["图书馆晚些关门", "清江大学图书馆延长两小时才关灯"])
@pytest.mark.parametrize("kept", [3, 2, 1])
def test_a_title_below_a_torn_text_is_no_rest_of_it(kept, title):
    """Also where hardly more than the first line stands under its own title, or the other title fills the column."""
    lines = IN_COLUMNS.replace("图书馆晚些关门", title).splitlines(keepends=True)
    page = zhnews.parse("".join([*lines[: 2 + kept], *lines[5:13], *lines[2 + kept : 5], *lines[13:]]))
    assert [article.headline for article in page] == ["老码头夜市开张", title]
    assert page[0].paragraphs[0].startswith("柳川市老码头夜市昨晚开张，首批一百二十个摊位全部租出，其中四十个留")
    assert page[0].text.endswith("头一晚的收入比预想的多。")


def test_a_mark_cut_by_a_line_end_is_no_torn_text():
    lines = IN_COLUMNS.splitlines(keepends=True)
    page = "".join([*lines[:4], "批一百二十个摊位全部租出。（下转\n", "二版）\n", *lines[5:13]])
    layout = lay_out(Source(page))
    ends = find_ends(layout, join_lines(layout))
    assert not any(layout.lines[tail].view.endswith("下转") for tail in ends.tails)


@pytest.mark.parametrize(
    ("tail", "head", "other"),
    [("有关部门的负责", "人表示，将继续", "车在桥头停下"), ("截至去年12月", "31日，全市共有", "学生们说，终于")],
)
def test_the_true_head_scores_higher(tail, head, other):
    assert seam(tail, head) > seam(tail, other)


@pytest.mark.parametrize("view", ["摊主许小禾说,头一晚", "市商务局表示:", "据了解,夜市", "此外,居民", "二是增加车位"])
def test_what_a_paragraph_begins_with(view):
    assert BEGINS.match(view)


@pytest.mark.parametrize("view", ["说,头一晚", "示:", "了解,夜市", "外,居民", "是增加车位", "许小禾说的话"])
def test_what_hardly_a_paragraph_begins_with(view):
    assert not BEGINS.match(view)


TITLES_LAST = """老码头夜市开张，首批一百二十个摊位全部租出，其中四十个留给了码头边的居民，夜市开到十二点。

摊主许小禾说，夜市头一晚的收入比预想的多，码头边的居民也说方便。

清江大学图书馆今起延长开放时间，晚上十一点闭馆，学生们不用再去走廊里看书了。

图书馆还添了八十个座位，清江大学的学生凭证入馆。

清江大学图书馆晚些关门

老码头夜市开张
"""


def test_titles_that_stand_together_find_their_texts():
    page = zhnews.parse(TITLES_LAST)
    own = {article.headline: article.text for article in page if article.headline}
    assert all(headline[:3] in own[headline] for headline in own)


def test_two_ways_nearly_as_good_are_said_and_make_less_sure():
    rival = "模，增加新的停车位。摊主许大禾说，头一晚的收入比预想的多。"
    sure, tied = zhnews.parse(PAGE)[0], zhnews.parse(f"{PAGE}\n{rival}\n")[0]
    assert not sure.body[0].why.get("doubt")
    assert "better than 模" in tied.body[0].why.get("doubt")
    assert tied.confidence < sure.confidence


# Torn counted items stand first; behind the second item stands the rest of the other article, on the items' subject.
COUNTED = """3.夜市周边的末班车争取延时，方便周末逛夜市的客流和摊主。

4.老码头一带添二十盏路灯。

柳川夜市客流多了两成

本报记者 王晓

入冬以来，柳川夜市的客流比去年同期多了两成，摊主们说周末常常忙到半夜，夜市管理处正在同公交公司商

江北公园明年大修

本报记者 李明

江北公园管理处昨天说，明年开春以后公园大修，工期半年，要做的有下面几件事：

1.湖边的步道全部重铺，沿线种上桂花和垂柳。

2.儿童乐园换新，旧的滑梯拆走。

量把末班车延到零点以后。管理处说，夜市的摊位还会再添三十个。

夜市的摊主盼着末班车早日延时，周末的客流还会更多。
"""


def test_counted_items_go_on_in_their_own_article_though_another_s_rest_stands_behind_the_last():
    items = {a.headline: [text[:2] for text in a.paragraphs if text[1] == "."] for a in zhnews.parse(COUNTED)}
    assert items == {"江北公园明年大修": ["1.", "2.", "3.", "4."], "柳川夜市客流多了两成": []}


def test_text_goes_on_behind_a_caption_in_its_column():
    before = (
        "老渡口的灯塔熄了三十年，去年冬天又亮了起\n来。守灯的简师傅说，塔上的透镜是从旧船厂的\n"
        "仓库里找到的，擦了整整三天才看得见自己的影"
    )
    after = "子。有一天雾大，船都靠了岸，简师傅还是把灯\n点上了。他说，灯是给看不见的船点的。"
    caption = "▲简师傅在塔顶擦拭透镜。\n方晓 摄"
    page = zhnews.parse(f"江心洲的第一盏灯\n\n本报记者 方晓\n\n{before}\n{caption}\n{after}\n")
    assert page[0].paragraphs == ((before + after).replace("\n", ""),)
    assert len(page[0].captions) == 1


def test_what_a_byline_opens_is_text_that_may_break_off_however_short():
    torn = "　　〔記者王曉／柳川報導〕老碼頭夜市昨晚開張，首批一百二十個攤位將"
    below = f"圖書館晚些關門\n\n本報記者 李明\n\n{OTHER}\n\n{REST}\n"
    layout = lay_out(Source(f"老碼頭夜市\n開張了\n\n\n{torn}\n\n{below}"))
    assert find_ends(layout, join_lines(layout)).tails == [2]


def test_a_title_that_goes_on_in_the_next_line_is_no_torn_text():
    tails = []
    for below in ("场今起延长开放时间", "夜里的灯塔亮了"):
        layout = lay_out(Source(f"清江老码头的居民夜市和停车\n{below}\n\n本报记者 李明\n\n{OTHER}\n\n{REST}\n"))
        tails.append(find_ends(layout, join_lines(layout)).tails)
    assert tails == [[], [0]]


@pytest.mark.parametrize(("opening", "frail"), [("本报江口6月1日电 记者方晓", False), ("（记者方晓）江边的砖墙", True)])
def test_a_line_that_ends_in_its_byline_is_not_torn_from_the_text_it_opens(opening, frail):
    rest = "挥中心昨天说，看画的人\n要自己带灯，三十幅画挂\n在仓库的砖墙上，画的都\n是船和等船的人。"
    layout = lay_out(Source(f"江边的画展\n\n{opening}\n{rest}\n\n灯塔亮了\n\n{rest}\n"))
    links = Links(layout, find_ends(layout, join_lines(layout)))
    links.affinity.widen()
    assert links.is_frail(1, 2) is frail


def test_a_caption_above_a_text_is_no_sign_of_its_beginning():
    rest = "的市民很多，要求他們從後門離開。"
    lines = [rest, "攤主許小禾說，頭一晚的收入比預想的多。"]
    begins = []
    for above in ("▲夜市昨晚開張，攤位上掛滿了燈籠。記者方曉攝", "夜市昨晚開張，攤位上掛滿了燈籠，許多人來看熱鬧。"):
        layout = lay_out(Source("\n\n".join([above, *lines])))
        begins.append(find_ends(layout, join_lines(layout)).begins[1])
    assert begins[0] < begins[1]


def test_a_caption_below_torn_text_is_no_rest_of_it():
    caption = "报道中说，灯会从八点到十点，老码头上站满了人，一直到末班船开走才散。本报记者 方晓摄"
    page = zhnews.parse(PAGE.replace("\n图书馆晚些关门", f"\n{caption}\n\n图书馆晚些关门"))
    assert FIRST + REST in page[0].paragraphs
    assert [len(article.captions) for article in page] == [1, 0]


def test_what_stands_together_elsewhere_on_the_page_speaks_for_a_seam():
    """A name that no word list has, cut between two columns, is whole in another line."""
    said = ["市政协委员赫连乌", "苏昨天到了码头。", "会议由校长主持召", "开了整整一个上午"]
    worth = []
    for more in ("", "赫连乌苏说，船要多备。"):
        layout = lay_out(Source("\n".join([*said, more])))
        worth.append(Affinity(layout, Ends([0], [1], {}, {}, {1: 0.0}, set(), set())).worth(0, 1))
    assert worth[1] > worth[0] + REPEATED


def test_a_circle_of_pieces_is_cut_at_a_title_and_at_no_torn_line():
    """The page begins with the rest of its first article, which breaks off behind a line that could be a subhead."""
    page = """里那只旧铁皮箱，箱里的信一封也没有丢。
他说，等桥修好，要把信一封一封送过江去。
老邮差守着江边的信箱
本报记者 方晓
　　江心洲的老邮差今年七十八岁，
每天清晨还要去码头看一眼那只信箱。
村里人说，他走了四十年的路，鞋底
补过的地方比没有补过的地方还要多。
　　去年冬天信箱换了新的，老人打开家

　　本报讯（记者 王晓）老码头夜市
昨晚开张，首批一百二十个摊位全部租
出，市场方说今后还要添座位。
老码头夜市昨晚开张
"""
    article, market = zhnews.parse(page).articles
    assert market.headline == "老码头夜市昨晚开张"
    assert article.headline == "老邮差守着江边的信箱"
    assert article.paragraphs[-1].startswith("去年冬天信箱换了新的，老人打开家里那只旧铁皮箱")
    assert len(article.paragraphs) == 2
