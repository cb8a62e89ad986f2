"""Captions and their credits: what closes one, who took the picture, and what is a caption by its mark alone."""

from __future__ import annotations

import pytest

import zhnews
from zhnews import Role

PAGE = """江边的船来了

本报记者 李大方

早晨，船来了，岸上的人都站起来看。码头上的工人说，这是今年的第一班船。

下午，船又走了，岸上的人各自回家。

{}工人在码头卸货，对岸是新修的粮仓。{}"""


def captions(mark, credit):
    return zhnews.parse(PAGE.format(mark, credit))[0].captions


@pytest.mark.parametrize(
    ("credit", "photographer"),
    [
        ("新华社记者 王晓明 摄", "王晓明"),
        ("图片来源：视觉中国", ""),
        ("法新社照片", ""),
        ("官网截图", ""),
        ("资料图", ""),
        ("江海新闻记者 王晓明 图", "王晓明"),
        ("（图／取自脸书）", ""),
        ("受访者供图 本报记者 王晓明 摄", "王晓明"),
        ("摄影｜王晓明", "王晓明"),
        ("漫画 王晓明", "王晓明"),
        ("（新华社发 王晓明 摄）", "王晓明"),
        ("新华社/法新", ""),
        ("图据江海新闻", ""),
        ("（江海视觉）", ""),
        ("江海县融媒体中心 王晓明 摄", "王晓明"),
        ("翻摄自脸书", ""),
        ("图/撷取自网络", ""),
        ("资料照片／记者王晓明摄影", "王晓明"),
        ("（资料照，记者王晓明摄）", "王晓明"),
        ("受访者图片", ""),
        ("（政府新闻处图片）", ""),
    ],
)
def test_a_credit_closes_its_caption_with_or_without_a_mark(credit, photographer):
    for mark in ("▲", ""):
        [caption] = captions(mark, credit)
        assert (caption.text, caption.credit) == ("工人在码头卸货，对岸是新修的粮仓。", credit)
        assert caption.photographer == photographer


@pytest.mark.parametrize("text", ["工人在码头卸货", "图为老人唱起了“渡江号子”的最后一段"])
@pytest.mark.parametrize(
    "credit", ["本报记者 许小禾/摄", "新华社记者许小禾摄", "江海晚报记者 许小禾 摄", "资料照片", "图：许小禾摄"]
)
def test_a_credit_is_told_from_its_caption_where_nothing_parts_them(text, credit):
    page = PAGE.replace("工人在码头卸货，对岸是新修的粮仓。", text)
    for mark in ("▲", ""):
        [caption] = zhnews.parse(page.format(mark, credit))[0].captions
        assert (caption.text, caption.credit) == (text, credit)


def test_a_bullet_may_stand_before_what_says_that_a_caption_is_one():
    [caption] = zhnews.parse(PAGE.format("●图为", "（法新社）"))[0].captions
    assert (caption.text, caption.credit) == ("图为工人在码头卸货，对岸是新修的粮仓。", "（法新社）")


@pytest.mark.parametrize("agency", ["（路透）", "（法新社）", "人民视觉"])
def test_an_agency_alone_closes_a_caption_of_any_length_where_a_mark_says_it_is_one(agency):
    [caption] = captions("▲", agency)
    assert (caption.text, caption.credit) == ("工人在码头卸货，对岸是新修的粮仓。", agency)
    long = "对岸的粮仓上个月修好，船运来的稻谷先存在那里，等天晴了再晒，"
    for mark, roles in (("▲", [Role.CAPTION, Role.CREDIT]), ("", [Role.PARAGRAPH])):
        page = zhnews.parse(PAGE.format(mark + long, agency))
        assert [element.role for element in page.elements][4:] == roles


@pytest.mark.parametrize("gap", ["\n\n\n", "\n\n\n\n\n"])
def test_a_sentence_set_apart_that_stands_again_in_a_body_is_a_pull_quote(gap):
    quote = "码头上的工人说，这是今年的第一班船。"
    for body in (PAGE.format("", "").rstrip().rsplit("\n\n", 1)[0], PAGE.rsplit("\n\n", 2)[0]):
        article = zhnews.parse(f"{body}{gap}{quote}\n")[0]
        assert [element.text for element in article.pull_quotes] == [quote]
        assert quote not in article.paragraphs


def test_a_paragraph_in_its_place_is_no_pull_quote_though_another_article_says_more():
    notice = "市防汛办提醒市民，雨天不要到江边玩水，遇到险情请马上拨打电话。"
    page = zhnews.parse(f"""江边步道今天起关闭

本报记者 李大方

昨夜起江水涨了两米，步道已经没在水里，围栏也已经立好。

{notice}

地铁站口垒起沙袋

本报记者 许小禾

城南的地铁站口昨天垒起了三百个沙袋，值班的人整夜没有离开。

{notice}夜里有人值守。
""")
    assert [len(article.paragraphs) for article in page] == [2, 2]
    assert not any(article.pull_quotes for article in page)


def test_a_pull_quote_set_wide_is_no_title_with_its_text_below():
    said = "码头上的老工人说，他在这里站了四十年，头一回看见\n这么多的船同时靠岸。"
    body = "早晨，船来了，岸上的人都站起来看。" + said.replace("\n", "") + "下午船又走了。"
    column = "\n".join(body[k : k + 20] for k in range(0, len(body), 20))
    second = f"画展昨天开幕\n\n本报记者 许小禾\n\n{column}\n"
    page = zhnews.parse(f"江边的船来了\n\n本报记者 李大方\n\n{column}\n\n\n{said}\n\n\n{second}")
    assert [article.headline for article in page] == ["江边的船来了", "画展昨天开幕"]
    assert [e.text for article in page for e in article.pull_quotes] == [said.replace("\n", "")]


@pytest.mark.parametrize("size", [12, 14])
def test_a_pull_quote_set_narrow_above_a_title_is_no_part_of_it(size):
    said = "码头上的老工人说他在这里站了四十年头一回看见这么多的船一同靠岸。"
    narrow = "\n".join(said[k : k + size] for k in range(0, len(said), size))
    body = f"早晨，船来了，岸上的人都站起来看。{said}下午船又走了，岸上只剩下几只空筐和一条狗。"
    page = zhnews.parse(f"""江边的船来了
本报记者 李大方
{body}
岸上的人散了，码头又空下来。工人们说，下一班船要等到月底，他们照旧每天来扫一遍石阶。


{narrow}

画展昨天开幕
本报记者 许小禾
画展昨天在江边的旧仓库开幕，三十幅画挂在砖墙上，画的都是船和等船的人，看画的人要自己带灯。
""")
    assert [(article.kicker, article.headline) for article in page] == [("", "江边的船来了"), ("", "画展昨天开幕")]
    assert [e.text for article in page for e in article.pull_quotes] == [said]


BUSES = (
    "江口市夜间公交开通",
    "本报记者 李大方",
    "江口市夜间公交昨晚开通，首批五条",
    "线路通往车站医院。市交通局负责人说，",
)


def in_one_article(lines, text, credit):
    """The article that the lines are, its one caption as given."""
    (article,) = zhnews.parse("\n".join(lines))
    assert [(caption.text, caption.credit) for caption in article.captions] == [(text, credit)]
    return article


@pytest.mark.parametrize("indent", ["", "　　"])
def test_a_caption_without_a_pointer_that_tears_a_sentence_takes_no_line_of_it(indent):
    """The sentence goes on behind the credit; the caption is what stands between."""
    lines = (
        *BUSES[:2],
        indent + BUSES[2],
        BUSES[3],
        "末班车延至凌晨一时，票价不变。车上配",
        "有安全员和对讲机，今年底前还将陆续安",
        "市民在站台候车。　　方小舟摄",
        "装报警按钮。老人照旧免费，学生半价。",
    )
    article = in_one_article(lines, "市民在站台候车。", "方小舟摄")
    assert "今年底前还将陆续安装报警按钮。" in article.text


@pytest.mark.parametrize("mark", ["●", "■", "◆", "▲", "▼"])
@pytest.mark.parametrize("rest", ["", "装报警按钮。老人照旧免费，学生半价。"])
def test_a_caption_with_a_mark_or_bullet_ends_with_its_credit_in_the_middle_of_a_sentence(mark, rest):
    lines = (
        *BUSES[:2],
        "　　" + BUSES[2],
        BUSES[3],
        "末班车延至凌晨一时，票价不变。车上配",
        "有安全员和对讲机，今年底前还将陆续安",
        mark + "市民在站台候车，站牌上贴着新印的时",
        "刻表，末班车的时间用红字。　　方小舟摄",
        rest,
    )
    article = in_one_article(lines, "市民在站台候车，站牌上贴着新印的时刻表，末班车的时间用红字。", "方小舟摄")
    assert article.text.endswith("今年底前还将陆续安" + rest)


def test_the_rest_of_a_credit_is_no_caption_of_its_own():
    lines = (
        *BUSES,
        "末班车延至凌晨一时。车上安全员都由高",
        "图为市民在新的站台候车。　　　　　高",
        "小舟摄",
        "校学生担任。老人照旧免费，学生半价。",
    )
    in_one_article(lines, "图为市民在新的站台候车。", "高小舟摄")


TRAM = (
    "江口市第一条有轨电车昨天试车，全长",
    "十二公里，设站十五座，沿江而行，一",
    "头是老码头，一头是新火车站。市交通",
    "局负责人说，试车要跑满三个月，沿线",
    "四个路口的信号灯也要重新设定，等各",
    "项数据都合格了，才会请市民上车。票",
    "价还没有定下来，下个月将开听证会，",
    "老人和学生照旧有优惠。",
)
BY_THE_TRACKS = "市民在轨道旁等候头一班电车，有人清早五点就到了，还带着孩子。"


@pytest.mark.parametrize("pointer", ["", "▲"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [11, 12, 13])
@pytest.mark.parametrize("credit", ["方小舟摄", "方小舟摄（江口视觉）", "资料图片", "图／方小舟"])
def test_a_caption_set_apart_is_whole_in_a_measure_of_its_own(pointer, gap, width, credit):
    """Its lines stand as close as those of the text, or closer, as the lines of titles do."""
    said = pointer + BY_THE_TRACKS + credit
    caption = "\n".join(said[k : k + width] for k in range(0, len(said), width))
    page = f"江口有轨电车试车\n本报记者 李大方\n\n{gap.join(TRAM)}\n\n\n{caption}\n\n渔港旧船变作课堂\n"
    (article, _) = zhnews.parse(f"{page}本报记者 许小禾\n\n{gap.join(TRAM)}\n")
    assert [(c.text, c.credit) for c in article.captions] == [(BY_THE_TRACKS, credit)]
    assert article.paragraphs == ("".join(TRAM),)
    assert article.headline == "江口有轨电车试车"


def test_a_title_set_apart_is_no_caption_though_it_ends_as_credits_do():
    title = "江口老街二十年前后\n都在这一页上（图）"
    page = zhnews.parse(f"{title}\n\n本报记者 李大方\n\n" + "\n\n".join(TRAM))
    assert [element for element in page.elements if element.role in {Role.CAPTION, Role.CREDIT}] == []


@pytest.mark.parametrize("mark", ["\x00", "\ufffd"])
def test_a_mark_that_a_font_did_not_name_is_no_part_of_a_caption(mark):
    page = zhnews.parse(f"江边的船来了\n\n本报记者 李大方\n\n早晨，船来了。\n\n{mark}市民在江边看船。方小舟摄\n")
    assert [(caption.text, caption.credit) for caption in page[0].captions] == [("市民在江边看船。", "方小舟摄")]


@pytest.mark.parametrize("credit", ["受访者提供", "受访者提供图片", "影片截图", "FB图片"])
@pytest.mark.parametrize("blank", ["", " "])
def test_a_picture_of_somebody_asked_ends_its_caption_above_the_next_paragraph(credit, blank):
    page = PAGE.format("▲", f"。{blank}{credit}") + "\n\n第二天，船又来了，岸上的人已经不看了。\n"
    article = zhnews.parse(page)[0]
    assert [caption.credit for caption in article.captions] == [credit]
    assert article.paragraphs[-1] == "第二天，船又来了，岸上的人已经不看了。"


def test_a_sentence_that_markdown_sets_bold_in_a_row_of_paragraphs_is_a_pull_quote():
    said = "码头上的工人说，这是今年的第一班船。"
    first, last = f"早晨，船来了，岸上的人都站起来看。{said}", "下午，船又走了，岸上的人各自回家。"
    page = f"# 江边的船来了\n\n{first}\n\n**{said}**\n\n{last}\n"
    article = zhnews.parse(page).articles[0]
    assert [quote.text for quote in article.pull_quotes] == [said]
    assert len(article.paragraphs) == 2


@pytest.mark.parametrize("credit", ["（法新社）", "（路透）", "(中通社)", "（互联网）", "法新社"])
def test_an_agency_alone_closes_a_short_caption(credit):
    page = PAGE.replace("，对岸是新修的粮仓", "").format("", credit)
    [caption] = zhnews.parse(page)[0].captions
    assert (caption.text, caption.credit) == ("工人在码头卸货。", credit)


def test_an_agency_alone_behind_more_than_a_sentence_is_the_text_s():
    text = "岸上的工人说，这是今年的第一班船。对岸的粮仓上个月修好了，船运来的稻谷先存在那里，等天晴了再晒。"
    article = zhnews.parse(PAGE.format("", "资料图片") + f"\n\n{text}（法新社）\n")[0]
    assert len(article.captions) == 1
    assert article.paragraphs[-1].startswith(text)


@pytest.mark.parametrize("agency", ["（法新社）", "（路透）", "（彭博）"])
def test_an_agency_on_a_line_of_its_own_is_neither_title_nor_author(agency):
    long = "早晨，船来了，岸上的人都站起来看。" * 12
    page = zhnews.parse(f"江边的船来了\n\n　　{long}\n　　{long}\n\n{agency}\n")
    assert (page[0].headline, page[0].authors, len(page[0].paragraphs)) == ("江边的船来了", (), 2)
    assert [element.role for element in page.elements if element.text == agency] == [Role.FURNITURE]


def test_a_caption_at_a_column_s_head_takes_nothing_of_the_text_that_it_tears():
    rows = (
        "　　【本报讯】（记者 方晓）江边",
        "的老粮仓修了半年，上个月重新",
        "开门。船工们说，从前装一船稻",
        "谷要等上三天，如今当天就能装",
        "完，夜里码头也有灯照着，连台",
        "孩子们走过新修的石桥去上学，",
        "对岸是粮仓。 受访者提供\n",
        "阶都看得清清楚楚。",
        "　　对岸的人家也都跟着高兴，说",
        "日子一天比一天好过了，再也不",
        "用半夜起来等船靠岸。",
    )
    [article] = zhnews.parse("江边的粮仓又开了门\n\n" + "\n".join(rows))
    assert article.paragraphs[0].startswith("江边的老粮仓修了半年")
    assert article.paragraphs[0].endswith("夜里码头也有灯照着，连台阶都看得清清楚楚。")
    assert [author.name for author in article.authors] == ["方晓"]
    assert [caption.text for caption in article.captions] == ["孩子们走过新修的石桥去上学，对岸是粮仓。"]


@pytest.mark.parametrize("credit", ["（法新社）", "本报记者 方晓摄"])
def test_a_credit_below_a_pointed_caption_is_its_own_though_a_byline_stands_above(credit):
    text = "早晨，船来了，岸上的人都站起来看。码头上的工人说，这是今年的第一班船。"
    page = zhnews.parse(f"江边的船来了\n\n　　{text}\n\n记者：李大方\n\n图为工人在码头卸货。\n{credit}\n")
    assert [(caption.text, caption.credit) for caption in page[0].captions] == [("图为工人在码头卸货。", credit)]
