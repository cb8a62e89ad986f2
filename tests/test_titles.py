"""Titles of several lines: kicker, headline and deck; subheads told from titles, and their lines from one another."""

from __future__ import annotations

import pytest

import zhnews
from zhnews.lines import split_lines
from zhnews.source import Source
from zhnews.subheads import group_subhead
from zhnews.title_facts import goes_across
from zhnews.titles import cast_title


def cast(title, region="mainland"):
    return " ".join(str(role) for role in cast_title(split_lines(Source(title)), region)[0])


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("柳川江滩公园昨日全线贯通开放\n十里长堤等你来跑", "kicker headline"),
        ("渡口停航检修十二天，老街坊怎么过江？\n公交为您多开了两趟“渡江班”", "kicker headline"),
        ("市长韩山会见来自二十个友好城市的青年代表并座谈交流\n周河陪同会见", "headline deck"),
        ("夜班车，为谁而开？\n柳川公交线网调整调查（下）", "headline deck"),
        ("柳川市人民医院门诊新\n大楼今天启用", "headline headline"),
        ("老街口\n修鞋铺", "headline headline"),
        ("江滩步道今起封闭检修\n为期三周 行人可走滨河二路", "headline deck"),
        ("江西\n三十座小水库完成除险加固", "kicker headline"),
        ("受寒潮影响\n柳川至沅州航线今明两天停航", "kicker headline"),
        ("韩山在柳川港调研时强调\n让每一条船安全进出", "kicker headline"),
        ("市科协昨天宣布将在\n北郊建青少年天文台", "headline headline"),
        ("柳川连降大雪高速封闭\n三千菜农连夜抢收大棚\n——来自北郊菜篮子基地的报道", "headline headline deck"),
    ],
)
def test_a_mainland_title_is_cast_by_its_words_and_lengths(title, roles):
    assert cast(title) == roles


def test_a_wide_line_of_a_hong_kong_headline_is_no_kicker():
    assert cast("海旁單車徑昨日全線貫通啟用\n市民冒雨試騎讚景靚", "hong-kong") == "headline headline"


@pytest.mark.parametrize(
    ("title", "roles", "region"),
    [
        ("渡海泳\n八旬泳客首奪長青組獎 獲邀明年領泳", "kicker headline", "hong-kong"),
        ("渡海泳\n八旬泳客首奪長青組獎 獲邀明年領泳", "kicker headline", "taiwan"),
        ("渡海泳\n八旬泳客首奪長青組獎\n獲邀明年領泳", "kicker headline headline", "hong-kong"),
        ("渡海泳\n八旬泳客首奪長青組獎\n獲邀明年領泳", "kicker headline headline", "taiwan"),
        ("渡海泳今早起步 海旁封路\n巴士公司：料兩萬乘客受影響", "headline deck", "hong-kong"),
        ("渡海泳今早起步\n海旁封路\n巴士公司：料兩萬乘客受影響", "headline headline deck", "hong-kong"),
        ("渡海泳今早起步 逾千泳客\n參賽", "headline headline", "hong-kong"),
        ("渡海泳今早起步 逾\n千泳客參賽", "headline headline", "taiwan"),
        ("渡海泳今早幾點起步？\n大會公布路線", "headline headline", "taiwan"),
        ("渡海泳今早起步\n指須改道\n大會回應不評論", "headline headline deck", "hong-kong"),
    ],
)
def test_a_headline_of_two_clauses_leaves_the_third_to_a_kicker_or_a_deck(title, roles, region):
    assert cast(title, region) == roles


NEWS_WITHOUT_NUMERALS = "市政署昨日公布，海旁單車徑的維修工程將於下月展開，預計需時三星期，期間有關路段會封閉。"
OLD_NEWS = "贛江水勢續漲，沿岸圩堤岌岌可危，當局已徵集民伕，日夜搶修，災民多已遷往高地，糧價飛漲。"


@pytest.mark.parametrize(("text", "roles"), [(NEWS_WITHOUT_NUMERALS, ["headline", "deck"]), (OLD_NEWS, ["headline"])])
def test_news_with_neither_numerals_nor_the_particle_de_is_of_the_republic_era(text, roles):
    title = "渡海泳今早起步　海旁封路\n巴士公司：料兩萬乘客受影響"
    article = zhnews.parse(f"{title}\n\n　　本報訊，廿日電。{text}\n　　{text}\n").articles[0]
    assert [e.role for e in article.elements if e.role in {"kicker", "headline", "deck"}] == roles


@pytest.mark.parametrize("region", ["mainland", "hong-kong", "taiwan"])
def test_dashes_lead_a_deck_whatever_its_words_go_on_with(region):
    assert cast("廟口夜市整修月底完工\n——市集攤商盼人潮回流", region) == "headline deck"


def test_a_deck_cut_inside_a_word_is_known_by_its_whole():
    text = "韩山会见了客人。周河陪同会见并出席签约仪式。"
    lines = split_lines(Source("韩山会见友好城市代表团一行\n周河陪同\n会见并出席签约仪式"))
    assert [str(role) for role in cast_title(lines, text=text)[0]] == ["headline", "deck", "deck"]


def test_two_characters_left_over_belong_to_the_subhead_above():
    lines = split_lines(Source("坚持绿色发展，把老厂房做成新园\n\n区\n\n听雨\n\n观潮"))
    assert [[line.view for line in group] for group in group_subhead(lines, 0)] == [
        ["坚持绿色发展,把老厂房做成新园", "区"],
        ["听雨"],
        ["观潮"],
    ]


def test_a_display_line_as_long_as_the_one_above_it_is_the_next_subhead():
    lines = (
        "山里的孩子有了新球场",
        "本报记者 韦舟",
        "球场修在半山腰，三面是茶园，一面是云。孩子们放学先不回家，先来这里跑两圈。",
        "一块旧晒场的新用处",
        "晒场荒了十年。去年冬天，村里的瓦匠和木匠一起动手，把水泥地磨平，画上白线。",
        "一位老教师的老规矩",
        "七十岁的龚老师每天来开门。他的规矩只有一条：先写完作业，再摸篮球。",
    )
    [article] = zhnews.parse("\n\n".join(lines))
    assert [e.text for e in article.of(zhnews.Role.SUBHEAD)] == ["一块旧晒场的新用处", "一位老教师的老规矩"]


def test_of_three_display_lines_in_a_body_the_two_equally_long_are_one_subhead():
    lines = split_lines(Source("老船长讲述\n江上灯火几时\n岸上人家几时\n"))
    assert [[line.view for line in group] for group in group_subhead(lines, 0)] == [
        ["老船长讲述"],
        ["江上灯火几时", "岸上人家几时"],
    ]
    couple = split_lines(Source("江上灯火几时明\n岸上人家几时归"))
    assert len(group_subhead(couple, 0)) == 1


CUT_NAME = "新任市长余安\n之昨日看望江边守灯四十年的老渔民一家人并向他们致敬"


def test_a_title_cut_inside_a_name_that_the_text_has_is_one_headline():
    lines = split_lines(Source(CUT_NAME))
    assert [str(role) for role in cast_title(lines)[0]] == ["headline", "deck"]
    assert [str(role) for role in cast_title(lines, text="昨天，余安之看望了老渔民。")[0]] == ["headline", "headline"]


def test_the_text_of_an_article_says_where_its_title_goes_on():
    body = "　　昨天，市长余安之看望了江边的老渔民一家人。\n　　他说，他年年都来。"
    (article,) = zhnews.parse(f"{CUT_NAME}\n\n本报记者 李大方\n\n{body}\n")
    assert (article.headline, article.deck) == (CUT_NAME.replace("\n", ""), "")


def test_two_characters_set_apart_are_half_of_a_letter_spaced_title():
    """Above a letter-spaced line they are closed up as it is; alone they may be two words."""
    text = "本报记者 王小明\n\n　　今晨四点，渔港的灯全亮了，第一条船进港的时候，岸上已经站满了人。\n"
    assert zhnews.parse(f"今 晨\n渔 港 的 灯 火\n\n{text}")[0].headline == "今晨渔港的灯火"
    assert zhnews.parse(f"灯 火\n\n{text}")[0].headline == "灯 火"


def test_a_numbered_subhead_goes_on_in_a_line_without_a_number():
    body = "江边的路灯坏了半年，区里派工人更换了一百盏，附近的居民说，夜里回家方便了许多。"
    first, second = "六、《办法》要求健全巡查和更换", "沿江一百盏路灯的制度"
    page = f"江边路灯有了管理办法\n\n本报记者 王小明\n\n{first}\n{second}\n"
    lines = "\n".join(("　　" + body)[k : k + 15] for k in range(0, len(body) + 2, 15))
    (article,) = zhnews.parse(f"{page}{lines}\n{lines}\n")
    assert [element.text for element in article.of(zhnews.Role.SUBHEAD)] == [first + second]


LAMPS = (
    "市交通局昨天说，江边的路灯坏了半年，区里派工人更换了一百盏，附近的居民说夜里回家方便了许多，孩子们也敢在江边玩了。",
    "江上的船夫也说，从前夜里靠岸全凭手电，如今远远地就看得见码头的台阶，路灯亮了，出门的人也多起来，居民夜里方便。",
)
FAIR = "柳川县城的老街上个月办起灯会，一连十天，城里城外的人都来看，卖糖人的老汉一晚上能卖出两百支，比往年多了一倍。"


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
@pytest.mark.parametrize("subhead", ["夜里敢出门", "路灯更换了一百盏"])
@pytest.mark.parametrize("width", [16, 18, 21])
def test_a_short_line_set_apart_between_texts_about_one_thing_is_a_subhead(subhead, gap, width):
    texts = [wrapped_apart("　　" + text, width) for text in (*LAMPS, FAIR)]
    first = f"江边夜里又亮了\n\n本报记者 王小明\n\n{texts[0]}{gap}{subhead}{gap}{texts[1]}"
    page = zhnews.parse(f"{first}\n\n\n柳川办起灯会\n\n本报记者 李大方\n\n{texts[2]}\n")
    assert [article.headline for article in page] == ["江边夜里又亮了", "柳川办起灯会"]
    assert [element.text for element in page[0].of(zhnews.Role.SUBHEAD)] == [subhead]


def test_a_short_line_whose_text_a_byline_closes_is_a_title():
    texts = [wrapped_apart("　　" + text, 18) for text in LAMPS]
    page = zhnews.parse(f"江边夜里又亮了\n\n本报记者 王小明\n\n{texts[0]}\n\n夜里敢出门\n\n{texts[1]}\n\n（李大方）\n")
    assert [article.headline for article in page] == ["江边夜里又亮了", "夜里敢出门"]


def wrapped_apart(text, width):
    return "\n\n".join(text[k : k + width] for k in range(0, len(text), width))


BELOW = "早晨，渡轮靠了岸，码头上的人都站起来看，孩子们一路跑到江边。"


@pytest.mark.parametrize("above", ["", "渡轮来了\n\n本报记者 方晓\n\n昨晚起了大雾，渡轮停在对岸。\n\n\n"])
@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("老码头的灯\n（环球漫步）", "老码头的灯（环球漫步）"),
        ("方克山\n的渡口（遇见）", "方克山的渡口（遇见）"),
    ],
)
def test_a_line_of_a_title_that_looks_like_a_label_or_a_name_is_part_of_it(above, title, wanted):
    """A series in round brackets that has a section's name, and a name that the next line goes on with."""
    article = zhnews.parse(f"{above}{title}\n\n本报记者 李明\n\n{BELOW}\n")[-1]
    assert (article.headline, [author.name for author in article.authors]) == (wanted, ["李明"])


@pytest.mark.parametrize("title", ["江滩上又“长”出\n高桅杆", "渡口的旧灯塔基\n本修好"])
def test_what_the_text_speaks_of_or_a_word_is_cut_from_is_no_pen_name(title):
    body = "　　昨天，工人在江滩上立起了高桅杆，孩子们围着高桅杆数船。\n　　旧灯塔也快修好了，下月亮灯。\n"
    (article,) = zhnews.parse(f"{title}\n\n{body}")
    assert article.authors == ()
    assert article.headline == title.replace("\n", "")


@pytest.mark.parametrize("title", ["路局趕築便橋\n滬杭公路春汛沖毀", "春繭登場\n絲價續漲\n鄉民爭售"])
def test_clauses_of_a_title_of_the_republic_era_are_one_headline(title):
    body = "〔本報杭州廿八日電〕滬杭公路自本月三日起、因山洪陡發、沖毀橋樑四座、沿途車輛悉告停駛、旅客滯留各站、\n"
    end = "路局現正徵集民夫八百餘名、日夜搶修、預計十日內可勉強通車、春繭登場後絲價續漲、鄉民爭售、商會派員勸導、\n"
    (article,) = zhnews.parse(f"{title}\n\n{body}\n{end}")
    assert (article.kicker, article.headline, article.deck) == ("", title.replace("\n", ""), "")


@pytest.mark.parametrize("bullet", "◎●")
def test_a_dateline_in_brackets_may_have_a_bullet_before_it(bullet):
    text = "滬杭公路自本月三日起、因山洪陡發、沖毀橋樑四座、沿途車輛悉告停駛、旅客滯留各站者逾千人、"
    rest = "路局現正徵集民夫八百餘名、日夜搶修、預計十日內可勉強通車、屆時當先行駛客車四次、貨車暫緩云、"
    (article,) = zhnews.parse(f"路局趕築便橋\n\n　　{bullet}〔本報杭州廿八日電〕{text}\n　　{rest}\n")
    assert article.paragraphs == (text, rest)
    assert "本報杭州廿八日電" in article.dateline


def test_a_name_that_the_line_below_goes_on_with_is_half_a_word_of_the_title():
    text = "　　欧江峰会昨天在柳川开幕，十二个城市的代表出席了欧江峰会的开幕式。\n　　峰会为期三天，明天闭幕。\n"
    (article,) = zhnews.parse(f"欧江峰\n会首谈内河航运\n\n{text}")
    assert (article.headline, article.authors) == ("欧江峰会首谈内河航运", ())


@pytest.mark.parametrize(
    ("line", "after", "across"),
    [
        ("海湾渡轮停航检修公", "司向乘客致歉", True),
        ("海湾渡轮停航", ",乘客改坐公交", True),
        ("海湾艺术团昨晚演出", "外交使团到场", False),  # 出外 is a word, but so are 演出 and 外交
        ("江城画展昨日开幕", "海湾渡轮停航", False),
    ],
)
def test_a_word_lies_across_where_no_two_words_meet(line, after, across):
    above, below = split_lines(Source(f"{line}\n{after}"))
    assert goes_across(above, below, "") is across


CUT_BEFORE_NAMES = ("江城评弹团二十年后在", "京唱曲"), ("渔民三次乘船去", "日采访"), ("老艺人带着徒弟南下", "京献演")


@pytest.mark.parametrize("title", CUT_BEFORE_NAMES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_end_of_a_title_is_no_name_though_a_few_bear_its_first_character(title, gap):
    body = "　　江城评弹团昨天开始巡演，首场演出的票三天前已经售完，许多老听众从外地赶来，站着听完了全场。\n"
    (article,) = zhnews.parse(f"{title[0]}{gap}{title[1]}\n\n{body}　　团长说，以后每年都来，还要带上新编的书目。\n")
    assert (article.headline, article.authors) == ("".join(title), ())


@pytest.mark.parametrize("name", ["诸葛小满", "司马晓", "欧阳江河", "李大方"])
def test_a_name_alone_under_a_title_signs_whether_its_surname_has_one_character_or_two(name):
    body = "　　江城评弹团昨天开始巡演，首场演出的票三天前已经售完，许多老听众从外地赶来，站着听完了全场。\n"
    (article,) = zhnews.parse(f"江城评弹团重返老戏台\n{name}\n\n{body}　　团长说，以后每年都来，还要带上新编的书目。\n")
    assert (article.headline, [author.name for author in article.authors]) == ("江城评弹团重返老戏台", [name])
