"""Titles far from their texts: put to them by words, one to one; a title that fits none stays where it stood."""

from __future__ import annotations

import pytest

import zhnews
from zhnews.drafts import Draft, Wording
from zhnews.headings import best_pairs, place_titles
from zhnews.models import Role
from zhnews.units import Unit

BRIDGE = "本报讯（记者 王晓）柳川大桥昨日通车，桥长一千二百米，过江只要三分钟。市民一早便来桥上散步。"
LIBRARY = "本报讯（记者 李明）清江图书馆今起延长开放时间，晚上十一点闭馆。学生说，终于不用再去走廊里看书了。"
TREES = "本报讯（记者 周山）榆城今春种下三万棵银杏，沿街的孩子给每棵树挂上名字。园林局说，成活的有九成。"
TITLES = {BRIDGE: "柳川大桥通车过江三分钟", LIBRARY: "清江图书馆延长开放", TREES: "榆城三万棵银杏有了名字"}


def headlines(text):
    return {article.text: article.headline for article in zhnews.parse(text)}


def body(text):
    return text.partition("）")[2]


WANTED = {body(text): title for text, title in TITLES.items()}


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_titles_in_a_heap_at_the_end_go_to_their_texts(gap):
    assert headlines("\n\n".join(TITLES) + "\n\n\n" + gap.join(reversed(TITLES.values()))) == WANTED


def test_titles_each_above_the_next_text_go_back_to_their_own():
    titles = list(TITLES.values())
    page = "\n\n".join(f"{title}\n\n{text}" for title, text in zip([*titles[1:], titles[0]], TITLES, strict=True))
    assert headlines(page) == WANTED


def test_what_was_matched_says_how_and_names_the_runner_up():
    page = "\n\n".join(TITLES) + "\n\n\n" + "\n\n\n".join(reversed(TITLES.values()))
    rules = [e.why for article in zhnews.parse(page) for e in article.of(zhnews.Role.HEADLINE)]
    assert any(why.rule == "title.matched-by-words" and "of the title's words" in why.evidence for why in rules)


@pytest.mark.parametrize("text", ["# 江边的船\n# 江边的船", "江边的船\n\n\n画展开幕", "——\n\n——\n\n江"])
def test_titles_without_any_text_stay(text):
    page = zhnews.parse(text)
    kept = "".join(page.source[a:b] for e in page.elements for a, b in e.spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_pairs_are_the_best_in_all_and_not_one_by_one():
    assert best_pairs([[0.9, 0.8], [0.8, 0.1]]) == [1, 0]
    assert best_pairs([[0.5], [0.6]]) == [None, 0]
    assert best_pairs([]) == []


def test_a_title_read_as_a_subhead_goes_to_the_text_that_has_none_and_shares_its_words():
    page = (
        "文／曾静航\n\n海湾渡轮昨天起停航检修，渡轮公司说要停十二天。\n\n渡轮停航的日子，乘客改坐公交。\n\n"
        "银杏树今年提前黄了\n\n本报记者 魏乃\n\n渡轮停航乘客改坐公交\n\n"
        "榆城街边的银杏树今年提前一周黄了叶子。\n\n园林局说，银杏叶黄与夜里的低温有关。"
    )
    assert [a.headline for a in zhnews.parse(page)] == ["渡轮停航乘客改坐公交", "银杏树今年提前黄了"]


FERRY = (
    "海湾渡轮昨天起停航检修，渡轮公司说要停十二天，船底的旧漆要全部铲掉重涂。渡轮停航的日子，乘客改坐九路公交，车费不变。",
    "住在南岸的乘客说，渡轮二十分钟就能过海湾，公交要绕一个钟头，只好早起。渡轮公司答应，检修完了给月票乘客补十二天。",
)
GINKGO = (
    "园林局昨天说，榆城街边的银杏树今年提前一周黄了叶子，与十月里的几场寒潮有关。沿街的银杏共有四千棵，树龄多在三十年上下。",
    "扫街的工人这几天五点就上街，落叶先留着给行人看，周末过后才扫。园林局提醒，摇银杏树会伤枝条，果子也不要生吃。",
)


@pytest.mark.parametrize("own", ["海湾渡轮停航乘客改坐公交", "榆城银杏树提前黄叶"])
@pytest.mark.parametrize("swapped", [False, True])
def test_a_text_of_two_articles_is_cut_where_a_title_without_a_text_heads_one_of_them(own, swapped):
    texts = {"海湾渡轮停航乘客改坐公交": FERRY, "榆城银杏树提前黄叶": GINKGO}
    (other,) = texts.keys() - {own}
    lines = [*texts[other], *texts[own]] if swapped else [*texts[own], *texts[other]]
    page = zhnews.parse("\n\n".join([own, "", *lines, "", other]))
    assert {article.headline: article.paragraphs for article in page} == texts


def test_a_text_of_one_article_stays_whole_though_a_title_without_a_text_stands_on_the_page():
    page = zhnews.parse("\n\n".join(["海湾渡轮停航乘客改坐公交", "", *FERRY, "", "九路公交加开早班车"]))
    assert page[0].paragraphs == FERRY


def draft(title, text):
    units = [(Unit("title", view=title), "title")] if title else []
    return Draft([*units, (Unit("text", view=text), "go")] if text else units)


@pytest.mark.parametrize("own", ["", "银杏树今年提前黄了"])
def test_a_title_without_a_text_and_a_text_without_a_title_are_paired_for_less(own):
    weak, text = "深夜的走廊有一盏灯亮着", "清江图书馆今起延长开放时间，深夜十一点闭馆，自习室里每张桌子都有一盏台灯。"
    placed = place_titles([draft(weak, ""), draft("柳川大桥通车", "柳川大桥昨日通车，桥长千米。"), draft(own, text)])
    assert 0.2 <= Wording([text, "柳川大桥昨日通车，桥长千米。"], ["", ""]).share(weak, 0) < 0.35
    assert {d.view: d.title for d in placed}[text] == (own or weak)


HARBOUR = (
    "江口港三号码头昨天开工",
    "　　江口港三号码头昨天开工，码头长四百米，可停两艘万吨货轮，工期两年。",
    "　　码头建成后，江口港一年可多装卸货物三百万吨，货轮不再在锚地等候泊位。",
)


def test_a_long_display_line_between_texts_of_two_subjects_heads_an_article():
    """No byline, no blank line and no dateline tells; the wording above and below and the line's length do."""
    lines = (
        *HARBOUR,
        "白鹭湖湿地公园本周末起向市民免费开放两天",
        "　　从江口港三号码头坐车一刻钟，就到白鹭湖湿地公园。公园昨天新添二十辆电瓶车，环湖一圈四十分钟。",
        "　　公园里的观鸟屋请来志愿者讲解，孩子们认得了苍鹭、白鹭和黑水鸡。",
    )
    assert [a.headline for a in zhnews.parse("\n".join(lines))] == [lines[0], lines[3]]


def test_a_short_display_line_inside_one_subject_is_a_subhead():
    """The text below goes on with the words of the text above."""
    lines = (
        *HARBOUR,
        "货轮不再等泊位",
        "　　江口港的泊位一向不够，货轮在锚地要等两天。三号码头用自动吊机装卸货物。",
    )
    (article,) = zhnews.parse("\n".join(lines))
    assert [e.text for e in article.of(Role.SUBHEAD)] == [lines[3]]


def test_a_counted_line_between_a_title_and_an_opening_is_a_subhead():
    page = zhnews.parse(
        "《柳川市老旧小区改造办法》\n\n三、《办法》要求改造前先听居民意见\n\n"
        "　　本报讯 听取居民意见，是改造老旧小区的第一步。柳川市今年将改造四十个小区，每个小区先开居民会。\n"
    )
    assert [article.headline for article in page] == ["《柳川市老旧小区改造办法》"]
    assert page[0].body[0].text == "三、《办法》要求改造前先听居民意见"


LAMPS = (
    "市交通局昨天说，江边的路灯坏了半年，区里派工人更换了一百盏，附近的居民说夜里回家方便了许多。",
    "江上的船夫也说，从前夜里靠岸全凭手电，如今远远地就看得见码头的台阶，上货下货都稳当了。",
    "新灯用的是太阳能板，白天蓄电，夜里自动亮起，遇到连阴雨也能撑上七天。电工每个月沿江走一趟。",
)


def set_in_column(text, width, *, indent=False):
    text = "　　" * indent + text
    return "\n".join(text[k : k + width] for k in range(0, len(text), width))


@pytest.mark.parametrize("indent", [False, True])
@pytest.mark.parametrize("width", [15, 16])
@pytest.mark.parametrize("words", ["省下来的电费用来修步道从老桥走到渡口", "二、省下来的电费用来修步道从老桥走到渡口"])
def test_a_subhead_that_fills_its_column_goes_on_in_the_next_line(words, width, indent):
    """It opens no article either: those have more room above them, and a byline."""
    blocks = [set_in_column(text, width, indent=indent) for text in LAMPS]
    blocks.insert(1, set_in_column(words, width))
    first = "江边夜里又亮了\n\n本报记者 王小明\n\n" + "\n".join(blocks)
    other = set_in_column(LAMPS[0].replace("路灯", "花灯"), width, indent=indent)
    found = zhnews.parse(f"{first}\n\n\n柳川老街办起灯会\n\n本报记者 李大方\n\n{other}\n")
    assert [article.headline for article in found] == ["江边夜里又亮了", "柳川老街办起灯会"]
    assert [element.text for element in found[0].of(Role.SUBHEAD)] == [words]
    assert found[0].paragraphs == LAMPS


@pytest.mark.parametrize(
    "title",
    [("海湾渡轮停航检修公", "司向乘客致歉"), ("海湾渡轮停航", "，乘客改坐公交"), ("住在南岸的乘客", "从此只好早起")],
)
def test_a_title_whose_lines_stand_far_apart_is_one(title):
    ferry = ["\n\n\n".join(title), "", "本报记者 魏乃", *FERRY]
    page = "\n\n".join(["文／曾静航", *GINKGO, "", *ferry, "", "落叶去哪儿看", "", "看落叶的人"])
    assert "".join(title) in [article.headline for article in zhnews.parse(page)]


def test_a_part_of_a_title_that_finds_no_text_stays_with_the_rest():
    ferry = ["海湾渡轮停航", "", "本报记者 魏乃", *FERRY]
    page = "\n\n".join(["文／曾静航", *GINKGO, "", *ferry, "", "落叶去哪儿看", "", "看落叶的人"])
    assert [article.headline for article in zhnews.parse(page)] == ["落叶去哪儿看看落叶的人", "海湾渡轮停航"]
