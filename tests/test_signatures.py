"""Who signs, from where and when: bylines and datelines in awkward places, printed as they stand."""

from __future__ import annotations

import pytest

import zhnews

TEXT = "老渡口的灯塔熄了三十年，去年冬天又亮了起来。守灯的简师傅说，透镜是从旧船厂的仓库里找到的。"
OLD_TEXT = "贛江水勢，連日續漲，沿岸圩堤，岌岌可危，當局已徵集民伕，日夜搶修，災民多已遷往高地。"


def signed(page):
    article = zhnews.parse(page).articles[0]
    return article.headline, article.dateline, [author.name for author in article.authors]


@pytest.mark.parametrize("headline", ["老渡口的灯，又亮了起来了吗", "老渡口的灯塔又亮了"])
def test_a_byline_as_wide_as_its_column_is_one_above_a_blank_line(headline):
    rows = "老渡口的灯塔熄了三十年，去\n年冬天又亮了起来。守灯的简\n师傅说，透镜是从旧船厂的仓\n库里找到的。\n"
    page = f"{headline}\n本报记者 方晓 林大桥 简渡\n\n　　{rows * 3}"
    assert signed(page) == (headline, "", ["方晓", "林大桥", "简渡"])


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("line", "rest"), [("本报记者 方晓 林大桥 简", "渡舟"), ("本报记者 方晓 通讯员 林", "大桥")])
def test_a_narrow_column_may_cut_the_last_name_of_a_byline(line, rest, gap):
    rows = "老渡口的灯塔熄了三十年，去\n年冬天又亮了起来。守灯的简\n师傅说，透镜是从旧船厂的仓\n库里找到的。\n"
    authors = signed(f"老渡口的灯塔又亮了\n{line}{gap}{rest}\n\n　　{rows * 3}")[2]
    assert authors[-1] == line[-1] + rest
    assert authors[0] == "方晓"


@pytest.mark.parametrize("dateline", ["新华社江城5月28日电", "本报江城讯"])
def test_a_dateline_may_have_its_byline_on_the_line_below(dateline):
    page = f"老渡口的灯塔又亮了\n\n{dateline}\n（记者方晓、林大桥）\n{TEXT}\n"
    assert signed(page) == ("老渡口的灯塔又亮了", dateline, ["方晓", "林大桥"])


@pytest.mark.parametrize("bullet", ["", "▲", "◎", "■"])
@pytest.mark.parametrize("dateline", ["本報南京廿四日電", "本市航訊", "本市特訊", "法國新聞社倫敦十八日電"])
def test_a_bullet_may_stand_before_a_dateline_in_brackets(bullet, dateline):
    page = f"贛江水勢續漲　沿岸圩堤岌岌可危\n\n{bullet}〔{dateline}〕{OLD_TEXT}\n"
    assert signed(page) == ("贛江水勢續漲　沿岸圩堤岌岌可危", dateline, [])


@pytest.mark.parametrize("place", ["嘉義縣", "屏東縣", "高雄市", "台北"])
def test_a_place_glued_to_a_name_may_end_as_offices_do(place):
    page = f"老渡口的燈塔又亮了\n\n【時報記者方小曉{place}報導】{OLD_TEXT}\n"
    assert signed(page)[2] == ["方小曉"]


@pytest.mark.parametrize("names", ["林玲雨、梁平", "江寧、喬志華"])
def test_a_name_that_is_a_place_as_well_signs_in_a_list_of_names(names):
    page = f"老渡口的燈塔又亮了\n\n〔記者{names}／花蓮報導〕{OLD_TEXT}\n"
    assert signed(page)[2] == names.split("、")


def test_a_pen_name_stands_as_it_is_printed():
    torn = "守燈的簡師傅說，透鏡是從舊船廠的倉庫裡"
    page = f"老渡口燈塔重新亮起\n守燈人：給看不見的船點燈\n\n穆驍\n\n{torn}\n\n{OLD_TEXT}\n"
    assert [author.name for article in zhnews.parse(page) for author in article.authors] == ["穆驍"]


@pytest.mark.parametrize("end", ["", "！", "？"])
def test_a_name_signs_below_a_marked_heading_whatever_that_ends_with(end):
    assert signed(f"# 老渡口的灯塔又亮了{end}\n\n方小曉\n\n{TEXT}\n") == (f"老渡口的灯塔又亮了{end}", "", ["方小曉"])


def test_what_an_article_goes_on_with_behind_a_quotation_is_its_text():
    text = "“灯塔人家”的简师傅说，透镜是从旧船厂的仓库里找到的，擦了整整三天才看得见自己的脸。"
    page = zhnews.parse(f"老渡口的灯塔又亮了\n\n上接二版 {text}\n")
    assert page.articles[0].paragraphs == (text,)
    assert page.articles[0].continued_from == "二版"


def test_a_word_in_brackets_behind_news_agency_like_words_signs_nothing():
    page = f"江海公司裁员\n\n据了解，江海通讯（Jianghai）昨天宣布裁员。{TEXT}\n"
    assert signed(page) == ("江海公司裁员", "", [])


CLOSING = "夜里航行的渔船又能看见它了，渔民说心里踏实得多。"


@pytest.mark.parametrize(
    ("dateline", "byline", "names"),
    [
        ("本报江城6月22日电", "记者方晓", ["方晓"]),
        ("本报江城6月22日电", "记者 方晓", ["方晓"]),
        ("本报江城6月22日电", "记者方晓 通讯员林大桥 简渡", ["方晓", "林大桥", "简渡"]),
        ("本报讯", "记者方晓 通讯员林大桥 简渡", ["方晓", "林大桥", "简渡"]),
        ("本报江城6月22日讯", "见习记者 方 晓 林大桥", ["方晓", "林大桥"]),
    ],
)
def test_reporters_sign_between_a_dateline_and_the_text(dateline, byline, names):
    page = f"老渡口的灯塔又亮了\n\n　　{dateline} {byline} {TEXT}\n\n　　{CLOSING}\n"
    assert signed(page) == ("老渡口的灯塔又亮了", dateline, names)
    assert zhnews.parse(page).articles[0].paragraphs == (TEXT, CLOSING)


@pytest.mark.parametrize("words", ["昨日 获悉，", "从会上 获悉，", "高考 在即，", "了解到，"])
def test_words_behind_a_reporter_are_no_names(words):
    page = f"老渡口的灯塔又亮了\n\n　　本报江城6月22日电 记者方晓 {words}{TEXT}\n"
    assert signed(page)[2] == ["方晓"]
    assert zhnews.parse(page).articles[0].paragraphs == (f"{words}{TEXT}",)


@pytest.mark.parametrize("space", ["", " "])
def test_a_stop_mark_may_hold_its_reporters(space):
    mark = f"（江海社江城6月22日电 记者{space}方晓、林大桥）"
    page = f"老渡口的灯塔又亮了\n\n　　{TEXT}\n\n　　{CLOSING}{mark}\n"
    assert signed(page) == ("老渡口的灯塔又亮了", "江海社江城6月22日电", ["方晓", "林大桥"])
    assert zhnews.parse(page).articles[0].paragraphs == (TEXT, CLOSING)


@pytest.mark.parametrize(
    ("mark", "names"),
    [
        ("（参与记者：方晓、林大桥）", ["方晓", "林大桥"]),
        ("（项目团队：本报记者方晓、林大桥）", ["方晓", "林大桥"]),
        ("（本报记者方晓，通讯员林大桥）", ["方晓", "林大桥"]),
        ("【攝影：簡大渡】", ["簡大渡"]),
        ("採訪、撰文：簡大渡", ["簡大渡"]),
        ("撰文：簡大渡 攝影：林大橋", ["簡大渡", "林大橋"]),
        ("明報記者 簡大渡", ["簡大渡"]),
        ("记者 方晓 通讯员 林大桥 文/图", ["方晓", "林大桥"]),
        ("（综合江海社、柳川新闻报道）", []),
    ],
)
def test_who_worked_on_an_article_may_stand_at_its_end(mark, names):
    page = f"老渡口的灯塔又亮了\n\n　　{TEXT}\n\n　　{CLOSING}{mark}\n"
    assert signed(page) == ("老渡口的灯塔又亮了", "", names)
    assert zhnews.parse(page).articles[0].paragraphs == (TEXT, CLOSING)


@pytest.mark.parametrize(
    ("mark", "names"),
    [
        ("【江海时报-江海网报道 记者 方晓】", ["方晓"]),
        ("【江海时报驻埃及、印尼特派特约记者 方晓 林大桥】", ["方晓", "林大桥"]),
        ("【江海时报赴上海特派记者 方晓 江海时报记者 林大桥】", ["方晓", "林大桥"]),
        ("南川日报讯（记者/方小晓通讯员/林大桥）", ["方小晓", "林大桥"]),
        ("南川日报讯（记者方小晓林大桥通讯员简渡）", ["方小晓", "林大桥", "简渡"]),
        ("南川晚报讯（记者方小晓 编辑林大桥）", ["方小晓"]),
        ("【記者方小曉／華盛頓DC報導】", ["方小曉"]),
        ("【本報系記者方小曉、特派員林大橋／台北─上海連線報導】", ["方小曉", "林大橋"]),
        ("【英國記者站報導】", []),
    ],
)
def test_where_reporters_are_posted_is_no_name(mark, names):
    page = f"老渡口的灯塔又亮了\n\n　　{mark}{TEXT}\n\n　　{CLOSING}\n"
    assert signed(page)[2] == names
    assert zhnews.parse(page).articles[0].paragraphs == (TEXT, CLOSING)


@pytest.mark.parametrize(
    ("dateline", "after"),
    [
        ("江海社快讯", "："),
        ("江海网报道", "　"),
        ("江海新闻网1月2日报道", "　"),
        ("江海在线消息", "："),
        ("本报特约消息", "　"),
        ("法国《江海报》网站1月2日报道", "】"),
        ("《江海周刊》1月2日文章", "】"),
        ("本報綜合外電消息", "】"),
        ("中央社／台北2日電", "】"),
    ],
)
def test_a_dateline_is_taken_off_the_text_behind_it(dateline, after):
    opened = "【" if after == "】" else ""
    page = f"老渡口的灯塔又亮了\n\n　　{opened}{dateline}{after}{TEXT}\n\n　　{CLOSING}\n"
    assert signed(page)[1].rstrip("：") == dateline
    assert zhnews.parse(page).articles[0].paragraphs == (TEXT, CLOSING)


@pytest.mark.parametrize("words", ["据江海社1月2日报道，", "江海网报道说，", "江海网1月2日报道，"])
def test_what_a_sentence_says_of_its_source_stays_in_it(words):
    page = f"老渡口的灯塔又亮了\n\n　　{words}{TEXT}\n\n　　{CLOSING}\n"
    assert zhnews.parse(page).articles[0].paragraphs == (words + TEXT, CLOSING)


@pytest.mark.parametrize("mark", ["◀上接A01版 ", "◀◀ 上接A01版 ", "←上接A01版 ", "（文接A01版）"])
def test_a_continuation_mark_with_arrows_is_no_caption(mark):
    article = zhnews.parse(f"老渡口的灯塔又亮了\n\n　　{mark}{TEXT}\n\n　　{CLOSING}\n").articles[0]
    assert (article.continued_from, article.captions, article.paragraphs) == ("A01版", (), (TEXT, CLOSING))


@pytest.mark.parametrize(
    "line", ["相关报道见第三版", "（尚有相關新聞刊A3）", "（本文不代表本报立场）", "（本文作者：方晓，江海大学教授）"]
)
def test_what_stands_below_an_article_is_no_title(line):
    page = zhnews.parse(f"老渡口的灯塔又亮了\n\n　　{TEXT}\n\n　　{CLOSING}\n\n{line}\n")
    assert [article.headline for article in page] == ["老渡口的灯塔又亮了"]
    assert page.articles[0].paragraphs == (TEXT, CLOSING)
    assert page.articles[0].authors == ()


@pytest.mark.parametrize(
    "line", ["THURSDAY JANUARY 2, 2020", "Jan. 2 2020", "农历己亥年十二月初八", "A3港聞", "要闻3", "JIANGHAI DAILY"]
)
def test_a_folio_above_a_title_is_no_part_of_it(line):
    assert signed(f"{line}\n\n老渡口的灯塔又亮了\n\n　　{TEXT}\n") == ("老渡口的灯塔又亮了", "", [])


@pytest.mark.parametrize("label", ["评论员文章", "來論", "獨家", "·人物谱·", "—— 人物谱 ——"])
def test_a_label_above_a_title_signs_nothing(label):
    headline = "老渡口的灯塔熄了三十年之后又亮了"
    page = f"{label}\n{headline}\n本报记者 方晓\n　　{TEXT}\n"
    assert signed(page) == (headline, "", ["方晓"])
    assert zhnews.parse(page).articles[0].section.strip("·— ") == label.strip("·— ")


@pytest.mark.parametrize(("line", "rest"), [("记者方小晓北京", "报道："), ("记者方小晓北京报道：", "")])
def test_reports_is_no_name_where_a_line_ends_before_it(line, rest):
    rows = "老渡口的灯塔熄了\n三十年，去年冬天又亮了\n起来。守灯的简师傅说，\n透镜是从旧船厂的仓库里\n找到的。\n"
    assert signed(f"老渡口的灯塔又亮了\n\n　　本报{line}\n{rest}{rows}　　{rows}")[2] == ["方小晓"]


def test_who_signs_at_an_article_s_end_may_be_cut_behind_his_role():
    rows = "老渡口的灯塔熄了三十年\n，去年冬天又亮了。记者\n方小晓\n"
    page = f"老渡口的灯塔又亮了\n\n　　守灯的简师傅说，透\n镜是从旧船厂的仓库里找\n到的，擦了三天才亮。\n　　{rows}"
    assert signed(page)[2] == ["方小晓"]


def test_a_title_with_much_room_above_it_begins_an_article_without_a_byline():
    page = zhnews.parse(
        f"老渡口的灯塔又亮了\n本报记者 方晓\n\n　　{TEXT}\n　　{CLOSING}\n\n\n\n老街办起了灯会\n\n"
        "　　柳川县城的老街上个月办起灯会，一连十天，城里城外的人都来看。\n"
        "　　卖糖人的老汉一晚上能卖出两百支，比往年多了一倍。\n"
    )
    assert [article.headline for article in page] == ["老渡口的灯塔又亮了", "老街办起了灯会"]


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("（张会芳）", "张会芳"),
        ("（王和平）", "王和平"),
        ("（县妇联 张小芳）", "张小芳"),
        ("（宣传部 通讯员 马小燕）", "马小燕"),
    ],
)
def test_a_name_at_the_end_may_have_a_common_word_or_an_office(mark, name):
    page = f"老渡口的灯塔又亮了\n\n　　{TEXT}\n\n　　{CLOSING}{mark}\n"
    assert signed(page)[2] == [name]
    assert zhnews.parse(page).articles[0].paragraphs == (TEXT, CLOSING)


@pytest.mark.parametrize(
    "line", ["江边居民 冯婉玲", "市民 冯婉玲", "馮婉玲／退休公務員（江城）", "馮婉玲／上班族（江城）"]
)
def test_who_writes_a_letter_signs_it(line):
    assert signed(f"老渡口的灯塔又亮了\n\n　　{TEXT}\n\n　　{CLOSING}\n\n{line}\n")[2] in (["冯婉玲"], ["馮婉玲"])


@pytest.mark.parametrize("source", ["法新社", "法新社/路透社", "綜合外電"])
def test_an_agency_below_a_text_is_no_part_of_the_next_title(source):
    page = zhnews.parse(f"老渡口的灯塔又亮了\n【本報訊】{TEXT}\n{source}\n河上新修三座桥\n【本報訊】{CLOSING}\n")
    assert [article.headline for article in page] == ["老渡口的灯塔又亮了", "河上新修三座桥"]


@pytest.mark.parametrize(
    "heads", [("一、从等上门到走上门", "二、从我来讲到你来说"), ("（一）从前的渡口", "（二）如今的大桥")]
)
def test_numbered_lines_that_nobody_signs_are_subheads(heads):
    one, two = (text * 2 for text in (TEXT, CLOSING))
    body = f"{one}\n{two}\n{heads[0]}\n{one}\n{two}\n{heads[1]}\n{two}\n"
    page = zhnews.parse(f"老渡口的灯塔又亮了\n本报记者 方晓\n{body}")
    assert [article.headline for article in page] == ["老渡口的灯塔又亮了"]
    assert tuple(element.text for element in page[0].of(zhnews.Role.SUBHEAD)) == heads
