"""Line ends that need more than the width of their column, and what a paragraph says of the least sure of its own."""

from __future__ import annotations

import re

import pytest

import zhnews
from zhnews.columns import column_widths
from zhnews.layout import even_gaps, habits_of
from zhnews.lines import split_lines
from zhnews.source import Source

COLUMN = """老渡口的灯塔熄了三十年，去年冬天又亮了起
来。守灯的简师傅说，塔上的透镜是从旧船厂的
仓库里找到的，擦了整整三天才看得见自己的脸
"""
ARTICLE = "江心洲的第一盏灯\n本报记者 方晓\n\n江心洲上的人家过去靠月亮走夜路。今年立夏，第一盏\n路灯装在了渡口。"


def test_a_title_above_a_byline_is_no_end_of_the_full_line_before_it():
    page = zhnews.parse(COLUMN + ARTICLE)
    assert [a.headline for a in page if a.authors] == ["江心洲的第一盏灯"]


def test_the_rest_of_a_credit_goes_with_it_and_not_into_the_title_below():
    caption = "▲简师傅在塔顶擦拭透镜，身后是刚刚涨潮的\n江心洲和归港的渔船，三十年来头一回。（图/\n王小明）"
    page = zhnews.parse(f"{COLUMN}也看得见对岸。\n{caption}\n\n{ARTICLE}")
    assert [a.headline for a in page if a.authors] == ["江心洲的第一盏灯"]
    assert [e.text for e in page.elements if e.role is zhnews.Role.CREDIT] == ["（图/王小明）"]


def test_a_paragraph_names_the_least_sure_of_its_line_ends():
    text = COLUMN + "。有一天雾大，船都靠了岸。\n简师傅还是把灯点上了。他说，灯是给看不见的\n船点的。"
    [why] = [e.why for e in zhnews.parse(text).elements if e.role is zhnews.Role.PARAGRAPH][:1]
    assert why.rule == "paragraph.lines-joined"
    assert " line ends joined, " in why.evidence
    assert " by " in why.evidence
    assert why.evidence.endswith(("before a new paragraph", "before a title"))


def kinds(text):
    return [(e.role.value, e.text) for e in zhnews.parse(text).elements]


INDENTED = """　　码头上的人都说，末班船改到八点以后，回

江心洲的人不用再赶了。船票还是两块钱，老

人不要钱。

　　　　　　　最后一班船

　　老渡口的灯塔熄了三十年，去年冬天又亮了

起来。守灯的简师傅说，塔上的透镜是从旧船

厂的仓库里找到的。
"""


def test_a_line_in_the_middle_of_its_column_is_a_subhead():
    title = "江心洲的第一盏灯\n\n本报记者 方晓\n\n"
    assert ("subhead", "最后一班船") in kinds(title + INDENTED)


def test_a_title_with_a_quote_or_bracket_still_open_goes_on_in_the_next_line():
    title = "《关于渡口灯塔的保护\n修缮和看守的暂行办法》"
    subhead = "六、《办法》要求各区各县在今年年底以前\n把渡口的看守都落实到人"
    page = zhnews.parse(f"{title}\n\n{subhead}\n\n{COLUMN}。\n{COLUMN}。\n")
    assert page[0].headline == "《关于渡口灯塔的保护修缮和看守的暂行办法》"


def test_a_first_line_whose_sentence_goes_on_below_is_no_imprint_for_a_word_of_it():
    first, rest = "　　对于花了三年时间申办和承办灯会的江心", "洲来说，来的人比预想的多，一直到末班船开走"
    page = zhnews.parse(f"{INDENTED}\n{first}\n\n{rest}才散。\n")
    assert not [e for e in page.elements if e.role is zhnews.Role.FURNITURE]
    assert page[0].paragraphs[-1].startswith(first.strip() + rest[:4])


def test_a_continuation_mark_cut_by_a_line_s_end_is_one():
    mark = "末班船改到八点以后，回江心洲的人不用赶了。（下\n转A4版）\n"
    page = zhnews.parse(f"江心洲的第一盏灯\n本报记者 方晓\n\n{COLUMN}。船票还是两块钱。\n{mark}")
    assert page[0].continued_on == "A4版"
    assert page[0].paragraphs[-1].endswith("不用赶了。")


KICKERS = "灯塔已经亮了三十年，今天晚上谁来守这盏灯？", "三十年不见的灯，又在老渡口边上亮了起来——"


@pytest.mark.parametrize("kicker", KICKERS)
def test_a_line_that_asks_or_leads_up_to_the_title_right_below_it_is_no_text(kicker):
    indented = COLUMN.replace("\n", "\n　　", 1)
    second = f"{kicker}\n老渡口来了守灯人\n本报记者 简晓\n\n　　{indented}。\n"
    page = zhnews.parse(f"江心洲的第一盏灯\n本报记者 方晓\n\n　　{indented}。\n\n{second}")
    assert [a.kicker + a.headline for a in page] == ["江心洲的第一盏灯", f"{kicker}老渡口来了守灯人"]


def test_a_stop_mark_behind_the_last_sentence_ends_its_paragraph():
    body = f"{COLUMN}，夜里过江和上下江的船也都靠它认路。对岸\n来摆渡的人都看得见。（新华社柳川1月8日电）\n"
    page = zhnews.parse(f"{ARTICLE}\n\n灯塔又亮了\n\n{body}\n渡口不再收船票\n老人不要钱\n\n新华社江城八日电 {COLUMN}。")
    assert page[-1].headline == "渡口不再收船票老人不要钱"


def test_a_short_line_indented_as_paragraphs_are_is_a_subhead_where_no_sentence_ends_in_it():
    page = INDENTED.replace("　　　　　　　最后一班船", "　　最后一班船")
    assert ("subhead", "最后一班船") in kinds(f"江心洲的第一盏灯\n\n本报记者 方晓\n\n{page}")


def test_a_short_line_is_a_subhead_though_a_word_seems_cut_at_its_end():
    text = "江心洲上的人家过去靠月亮走夜路。今年立夏，第一盏路灯装在了渡口。"
    below = "沉默的简大新\n\n联系简大新要等潮水退了才行，那时候他刚从塔上下来。\n"
    assert ("subhead", "沉默的简大新") in kinds(f"江心洲的第一盏灯\n\n本报记者 方晓\n\n{text}\n\n{below}")


def test_a_byline_below_a_letter_spaced_title_stands_in_no_sentence():
    title = "去年冬天又亮了起来，守灯人今年七十六岁了\n老 渡 口 的 旧 灯 塔 昨 晚 又 亮 了 起 来"
    page = zhnews.parse(f"{title}\n本报记者 方晓\n\n{COLUMN}。\n{COLUMN}。\n{COLUMN}。\n")
    assert [author.name for author in page[0].authors] == ["方晓"]
    assert page[0].headline == "老渡口的旧灯塔昨晚又亮了起来"


def set_in_print(text, width):
    """Return the lines of a paragraph as print sets it: capitals wider than half a Han character, no indent left."""
    lines, room = [""], width - 4
    for piece in re.findall("[A-Z]+|[0-9]+|.[，。、]?", text):
        takes = sum(1.4 if char.isupper() else 1 + (not char.isascii()) for char in piece)
        if takes > room:
            lines.append("")
            room = width
        lines[-1] += piece
        room -= takes
    return "\n".join(lines)


PRINTED = (
    "江心洲水文站昨日公布新的测流办法，下月起各渡口改用RECON和SOUNDMAN测流仪，挂在缆道上的旋桨一律收回库房，CHANNEL断面不再用人工测。",
    "站长简晓说，过去一条断面要测两个钟头，有了GNSSCORS和RECON以后船开过去就算好了，夜里值班的人也少了一半。",
    "渡口的老人并不放心。守灯三十年的方大川说，电台总有听不见的时候，灯塔上那本手写的水位簿还要接着写下去。",
    "站里答应他，每天早晚两次的水尺照旧有人去看，同SOUNDMAN的读数相差超过三厘米就重测一遍，簿子也照旧锁在塔里。",
    "今年汛期，新的测流仪已经在三个渡口试过，最大的一次流量也测到了，数据由VHF电台传回站里，一个字也没有丢。",
)


def test_capitals_are_as_wide_as_print_sets_them():
    text = "\n".join(set_in_print(paragraph, 20) for paragraph in PRINTED)
    page = zhnews.parse(f"江心洲换了测流仪\n本报记者 方晓\n{text}\n")
    assert page[0].paragraphs == PRINTED


@pytest.mark.parametrize(("above", "below"), [(2, 4), (3, 2), (4, 0)])
def test_a_display_line_that_its_column_does_not_hold_is_no_subhead(above, below):
    one, two = set_in_print(PRINTED[above], 26), set_in_print(PRINTED[below], 26)
    page = zhnews.parse(f"江心洲换了测流仪\n{one}\n老渡口守灯人三十年手写水位簿无一缺\n{two}\n")
    assert [article.headline for article in page] == ["江心洲换了测流仪", "老渡口守灯人三十年手写水位簿无一缺"]


def test_a_caption_may_part_a_paragraph_from_its_rest():
    lines = set_in_print(PRINTED[2], 24).split("\n")
    lines[2:2] = ["图为测量人员在收缆道上的旋", "桨。 宁川摄"]
    text = "\n".join([*lines, set_in_print(PRINTED[4], 24)])
    page = zhnews.parse(f"江心洲换了测流仪\n本报记者 方晓\n{text}\n")
    assert page[0].paragraphs == (PRINTED[2], PRINTED[4])
    assert [caption.credit for caption in page[0].captions] == ["宁川摄"]


@pytest.mark.parametrize(("blank_lines", "left"), [(1, 1), (2, 2), (3, 0), (5, 0)])
def test_blank_lines_inside_sentences_stand_by_chance_where_they_are_many(blank_lines, left):
    """A layout engine puts a blank line where two rows stand a little farther apart than most."""
    sentence = "老渡口的灯塔熄了三十年去年冬天又亮了起来守灯的简师傅说塔上的透镜是从旧船厂的仓库里找到的擦了三天"
    rows = [sentence[k : k + 12] for k in range(0, 48, 12)] * 4
    source = Source("".join(row + ("\n\n" if k < blank_lines else "\n") for k, row in enumerate(rows)))
    lines = split_lines(source)
    columns = column_widths(lines)
    evened = even_gaps(lines, columns, habits_of(source, lines, columns))
    assert [line.view for line in evened] == rows
    assert sum(line.gap for line in evened) == left


UNWRAPPED = """老码头夜市昨晚开张

本报记者 王晓

　　柳川市老码头夜市昨晚开张，首批一百二十个摊位全部租出，其中四十个留给了码头边的居民。市场方表示，今后还将继续扩大。

　　{last}

图书馆晚些关门

本报记者 李明

　　清江大学图书馆今起延长开放时间，晚上十一点闭馆。学生们说，终于不用再去走廊里看书了，这个学期过得踏实。
"""


LAST_SENTENCES = ["还是那句老话：夜市热闹，明天还会远吗？", "夜市由市商务局与码头街道合办，每晚到十二点.（下转第三版）"]


@pytest.mark.parametrize("last", LAST_SENTENCES)
def test_an_indented_last_sentence_is_no_title_of_the_next_article(last):
    page = zhnews.parse(UNWRAPPED.format(last=last))
    assert [article.headline for article in page] == ["老码头夜市昨晚开张", "图书馆晚些关门"]
    assert not any(article.kicker for article in page)
    assert page[0].paragraphs[-1] == last.partition("（")[0]


def test_a_long_title_without_a_clause_is_no_beginning_of_a_text():
    title = "让沿江老码头变成“看得见水”的夜市和步行街"
    below = "2011年4月，柳川市在给居民的答复中提出夜市设想，由市商务局与码头街道合办，三年后第一批摊位开张。"
    text = "\n\n".join(["江心洲换了测流仪", "本报记者 方晓", PRINTED[2], PRINTED[4], title, below, PRINTED[0]])
    paragraphs = [paragraph for article in zhnews.parse(text) for paragraph in article.paragraphs]
    assert paragraphs == [PRINTED[2], PRINTED[4], below, PRINTED[0]]


def test_what_calls_out_above_a_byline_with_text_below_it_is_a_title():
    title = "去三个渡口看看新的测流仪吧，今年汛期已经试过！"
    text = "\n\n".join(["渡口的老人不放心", "本报记者 方晓", PRINTED[2], title, "文／王晓", PRINTED[4], PRINTED[0]])
    assert [article.headline for article in zhnews.parse(text)] == ["渡口的老人不放心", title]


def test_a_long_paragraph_that_asks_is_no_line_of_the_title_below():
    asks = f"{PRINTED[2][:-1]}，明年还能不能照旧写下去？"
    title = "21日起前往六大\n渡口应出示完整船票"
    text = "\n".join(["江心洲换了测流仪", "本报记者 方晓", PRINTED[4], asks, title, "本报记者 王晓", PRINTED[0]])
    page = zhnews.parse(text)
    assert [article.headline for article in page] == ["江心洲换了测流仪", title.replace("\n", "")]
    assert page[0].paragraphs == (PRINTED[4], asks)


@pytest.mark.parametrize("above", ["禁渔第五年，", "禁渔、巡江、", "船停了，"])
def test_a_title_may_break_behind_a_clause_where_text_is_not_wrapped(above):
    title = f"{above}\n江豚回到柳川\n科考队单日目击二十三头次 为近十五年之最"
    text = "\n\n".join([title, "本报记者 王 晓", PRINTED[0], PRINTED[2], PRINTED[4]])
    [article] = zhnews.parse(text)
    assert (article.headline, article.paragraphs) == (f"{above}江豚回到柳川", (PRINTED[0], PRINTED[2], PRINTED[4]))


REPUBLIC = (
    ("江堤漫水", "沙洲鄉民遷避", "〔本報訊〕沙洲江堤昨夜漫水、水勢為十年所未有、鄉民千餘人遷至高岸、"),
    ("絲價回漲", "各廠籌備復工", "〔無錫航訊〕近日絲價回漲、每擔已至九百元以上、存絲銷售殆盡、各廠正籌備復工、"),
    ("渡輪停駛", "旅客改乘火車", "〔本報訊〕北岸渡輪因修理機件、自今日起停駛三天、旅客均改乘火車、"),
)


def test_where_every_line_has_a_mark_those_without_one_are_titles_and_do_not_tell_the_width():
    text = "\n".join(f"{one}\n{two}\n\n{set_in_print(body * 2, 28)}\n" for one, two, body in REPUBLIC)
    page = zhnews.parse(text)
    assert [article.headline for article in page] == [one + two for one, two, _ in REPUBLIC]
    assert [len(article.paragraphs) for article in page] == [1, 1, 1]
    assert [article.dateline for article in page] == ["本報訊", "無錫航訊", "本報訊"]


def test_a_number_with_a_sign_in_it_goes_down_whole():
    one = "江堤的监测屏昨夜亮了一次，值班\n的人说，凌晨两点屏幕上的\nK87+300处变黄，他们当即带人\n去看了，堤脚湿了。"
    two, three = set_in_print(PRINTED[2], 30), set_in_print(PRINTED[4], 30)
    text = f"江堤换上智慧眼\n本报记者 方晓\n{one}\n{two}\n{three}"
    assert zhnews.parse(text)[0].paragraphs == (one.replace("\n", ""), PRINTED[2], PRINTED[4])


@pytest.mark.parametrize("width", [28, 34, 38])
def test_a_page_begins_with_a_title_though_it_is_as_wide_as_the_column(width):
    title = "沿江老码头变成看得见水的夜市步行街和书市"[: width // 2]
    body = "\n".join("　　" + set_in_print(PRINTED[k], width) for k in (2, 4, 3))
    page = zhnews.parse(f"第1版 2017年1月13日 星期五\n\n{title}\n首批摊位二百个\n全部租出\n本报评论员\n\n{body}\n")
    assert [(article.kicker, article.headline) for article in page] == [(title, "首批摊位二百个全部租出")]


@pytest.mark.parametrize("width", [30, 36])
def test_a_short_signed_sentence_with_a_misread_period_is_no_title(width):
    signed = "老纪剥了一个橘子，真甜.（郝小强 方大岚 黎小辉）"
    signed = signed[: width // 2 - 2] + "\n" + signed[width // 2 - 2 :]
    one, two, three = (set_in_print(PRINTED[k], width) for k in (2, 3, 4))
    page = zhnews.parse(f"渡口的灯塔还亮着\n{one}\n{two}\n{signed}\n\n测流仪试过一次\n本报记者 王晓\n{three}\n")
    assert "郝小强" in [author.name for article in page for author in article.authors]
    assert [article.headline for article in page] == ["渡口的灯塔还亮着", "测流仪试过一次"]


def test_what_calls_out_above_a_dateline_with_its_byline_is_a_title():
    title = "去三个渡口看看新的测流仪吧，今年汛期已经试过！"
    opening = f"（中央社記者鄭大明台南4日電）{PRINTED[4]}"
    text = "\n\n".join(["渡口的老人不放心", "本报记者 方晓", PRINTED[2], f"{title}\n", opening, PRINTED[0]])
    assert [article.headline for article in zhnews.parse(text)] == ["渡口的老人不放心", title]


def test_a_long_title_below_more_room_than_paragraphs_have_is_no_rest_of_a_torn_one():
    torn = PRINTED[2] + PRINTED[3][:30]
    title = "今年汛期三个渡口试用新测流仪并且电台数据一个字也没有丢"
    titles = f"\n{title}\n——水文站站长参加试测"
    pieces = [PRINTED[0], torn, titles, "本报记者 王晓", PRINTED[4], PRINTED[1]]
    text = "\n\n".join(["渡口的老人不放心", "本报记者 方晓", *pieces])
    page = zhnews.parse(text)
    assert [article.headline for article in page] == ["渡口的老人不放心", title]
    assert page[0].paragraphs == (PRINTED[0], torn)


SET_IN_COLUMNS = (
    "江堤的监测屏昨夜亮了一次，值班的人说，凌晨两点水位漫过了旧石阶，他们当即带人去看，堤脚湿了一小块。",
    "渡口的老人并不放心，守灯三十年的方大川说，电台总有听不见的时候，灯塔上那本手写的水位簿还要写下去。",
    "码头上的工人说，今年的第一班船来得早，岸上的人都站起来看，下午船又走了，只剩下几只空筐和一条狗。",
)


@pytest.mark.parametrize("indent", [14, 18, 22])
def test_a_line_as_wide_as_its_column_that_ends_outside_it_stands_across_several(indent):
    one, two, three = ("　　" + set_in_print(text, 32) for text in SET_IN_COLUMNS)
    title = "渡口老人三十年守灯夜夜都不熄灯"
    above = f"江心洲换了测流仪\n本报记者 王晓\n{three}\n{one}\n{three}\n\n{' ' * indent}{title}\n\n\n"
    page = zhnews.parse(f"{above}▲图为守灯人方大川在灯塔上擦拭透镜。 方晓摄\n\n{two}\n{one}\n")
    assert [article.headline for article in page] == ["江心洲换了测流仪", title]


@pytest.mark.parametrize("half", [12, 14, 16])
def test_a_dash_without_the_indent_of_a_first_line_lists_nothing(half):
    before = "码头上的工人说今年的第一班船来得早，岸上的人都站起来看，下午船又走了"[: 2 * half - 3]
    dashed = f"{before}。——买得过多代替了珍惜，这不是新鲜事，老人们都这样说过。"
    texts = (SET_IN_COLUMNS[0], dashed, SET_IN_COLUMNS[1])
    body = "\n".join("　　" + "\n".join([t[: half - 2], *re.findall(f".{{1,{half}}}", t[half - 2 :])]) for t in texts)
    assert zhnews.parse(f"江心洲换了测流仪\n本报记者 王晓\n{body}\n")[0].paragraphs == texts


@pytest.mark.parametrize("dateline", ["本报华盛顿１０月１３日电", "新华社柳川十月3日电", "江海时报上海１０月１３日电"])
@pytest.mark.parametrize("half", [9, 10, 11, 12])
def test_a_dateline_that_a_narrow_column_cuts_opens_its_article_all_the_same(dateline, half):
    texts = (f"{dateline} （记者王小晨）{SET_IN_COLUMNS[0]}", SET_IN_COLUMNS[1], SET_IN_COLUMNS[2])
    body = "\n".join("　　" + "\n".join([t[: half - 2], *re.findall(f".{{1,{half}}}", t[half - 2 :])]) for t in texts)
    [article] = zhnews.parse(f"江堤监测屏昨夜亮了一次\n\n{body}\n")
    assert (article.dateline, article.paragraphs) == (dateline, SET_IN_COLUMNS)


@pytest.mark.parametrize("rest", ["吗？", "呢？", "了！", "的。”"])
def test_a_particle_and_a_mark_alone_on_a_line_end_the_text_above(rest):
    """They are no part of the title below."""
    asked = "老船工指着对岸说，灯都亮了，还怕没有人来坐船"
    signed = "江边夜里又亮了\n\n本报记者 王小明"
    other = f"柳川老街办起灯会\n\n本报记者 李大方\n\n　　{asked}。"
    page = f"{signed}\n\n　　{asked[:14]}\n{asked[14:]}\n{rest}\n\n{other}\n"
    first, second = zhnews.parse(page)
    assert first.paragraphs == (asked + rest,)
    assert second.headline == "柳川老街办起灯会"


@pytest.mark.parametrize("blank", [1, 3, 9])
def test_a_sentence_goes_on_below_a_picture_however_tall(blank):
    above = "　　夜班公交昨晚开通，首批五条线\n路通往车站和医院。司机说，车上配\n有安全员和对讲机，今年底前还将陆"
    below = "续安装报警按钮。老人照旧免费，学\n生半价，月票不涨。\n　　末班车开到凌晨一时，再晚的乘\n客可以打电话约车。"
    page = zhnews.parse(f"夜班公交开通\n本报记者 李大方\n{above}{blank * chr(10)}\n{below}\n")
    assert list(page[0].paragraphs) == (above + below).replace("\n", "").split("　　")[1:]


def test_a_name_in_a_credit_makes_no_word_with_the_title_below():
    caption = "工人在码头卸货，对岸是新修的粮仓，眼下里面晾着渔网和船帆，收网的时候全村都来。图/鲁定一"
    text = "早晨，船来了，岸上的人都站\n起来看。码头上的工人说，这\n是今年的第一班船。下午，船\n又走了，人们各回各家，"
    lines = ["江边的船来了\n本报记者 李大方", text, f"码头空了。\n{caption}\n\n"]
    page = zhnews.parse("\n".join([*lines, "群鸽又回巢\n本报记者 方晓", text, "码头空了。"]))
    assert [article.headline for article in page] == ["江边的船来了", "群鸽又回巢"]
    assert [caption.credit for article in page for caption in article.captions] == ["图/鲁定一"]


def test_a_credit_s_last_word_makes_no_other_with_the_title_below():
    paragraphs = ["早晨，船来了，岸上的人都站起来看。", "码头上的工人说，这是今年的第一班船，船上装的是过冬的粮食。"]
    caption = "工人在码头卸货，对岸是新修的粮仓，眼下里面晾着渔网。记者方晓／摄影"
    first = ["江边的船来了", "本报记者 李大方", *paragraphs, caption]
    page = zhnews.parse("\n\n".join([*first, "印刷厂的灯还亮着\n工人下半夜才走", "本报记者 王晓", *paragraphs]))
    titles = [article.kicker + article.headline + article.deck for article in page]
    assert titles == ["江边的船来了", "印刷厂的灯还亮着工人下半夜才走"]
    assert [caption.credit for article in page for caption in article.captions] == ["记者方晓／摄影"]


def test_what_heads_a_page_and_ends_short_above_blank_lines_is_a_title():
    said = "“灯塔又亮了，船都认得路，咱们夜里睡得着。”守灯人方大川把透镜擦了三遍，才肯下塔。海风吹得窗户响，他惯了。"
    text = "\n".join(("　　" + said)[k : k + 18] for k in range(0, len(said) + 2, 18)).strip()
    title = "三十年不下岛，夜夜都守到潮水退尽时\n“灯塔老人”擦亮透镜"
    page = zhnews.parse(f"{title}\n\n{text}\n{text}\n（王晓）\n")
    titles = page[0].kicker + page[0].headline + page[0].deck
    assert titles == "三十年不下岛，夜夜都守到潮水退尽时“灯塔老人”擦亮透镜"


LOST_INDENTS = """老渡口的灯塔熄了三十年，去
年冬天又亮了起来。守灯的简师傅
说，透镜是从旧船厂的仓库里找到
的。
简师傅每天傍晚上塔，先擦透
镜，再看一眼对岸的船厂，看看还
{}
江心洲的第一盏灯
本报记者 方晓

江心洲上的人家过去靠月亮走
夜路。今年立夏，第一盏路灯装在
了渡口。
"""


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_torn_paragraph_that_has_lost_its_indent_is_no_title_of_the_next_article(gap):
    page = zhnews.parse(LOST_INDENTS.format(gap))
    assert [a.headline for a in page if a.authors] == ["江心洲的第一盏灯"]


def test_a_stop_mark_ends_a_full_line_above_a_title():
    text = "老渡口的灯塔熄了三十年，去年\n冬天又亮了起来。守灯的人姓简，\n擦了三天。（本报江城八月四日电）\n"
    page = zhnews.parse(f"灯塔又亮了\n\n{text}江心洲装上第一\n盏路灯\n本报记者 方晓\n\n{text}")
    assert [a.headline for a in page if a.authors] == ["江心洲装上第一盏路灯"]


def test_a_line_that_leaves_room_for_a_long_latin_word_goes_on():
    text = (
        "　　老渡口的灯塔熄了三十年，去年冬天又亮了起\n来。守灯的简师傅说，透镜是\n"
        "（FresnelLensCompany，FLC）的旧货，从旧船厂的\n仓库里找到的，擦了整整三天才看得见脸。\n"
    )
    assert len(zhnews.parse(f"灯塔又亮了\n\n{text}{text}").articles[0].paragraphs) == 2


@pytest.mark.parametrize("full", ["了。灯塔修好后简师傅不让人拍摄", "了。灯塔修好之后简师傅拒绝提供"])
def test_a_sentence_goes_on_behind_a_word_that_also_ends_credits(full):
    rows = ["老渡口的灯塔熄了三十年又亮", full, "里面的透镜，说那是旧船厂留下来", "的东西。"]
    page = "灯塔又亮了\n\n　　" + "\n".join(rows) + "\n"
    assert zhnews.parse(page).articles[0].paragraphs == ("".join(rows),)


@pytest.mark.parametrize(
    "torn",
    [
        "守灯的简师傅昨天在塔下对来看灯的人说：“灯是给看不见的船点的，船看",
        "简师傅昨天在自家的网站“灯塔之家”（Tower）上写道：“灯是给看不见的船点",
    ],
)
def test_half_a_sentence_with_an_open_quotation_is_no_title_of_the_next_article(torn):
    text = COLUMN.replace("\n", "") + "。"
    below = f"（记者方晓江城二日电）江心洲上的人家过去靠月亮走夜路。今年立夏，第一盏路灯装在了渡口。\n\n{text}\n"
    page = f"灯塔又亮了\n\n（记者简渡江城五日电）{text}\n\n{torn}\n\n\n江心洲的第一盏灯\n\n\n{below}"
    assert [a.headline for a in zhnews.parse(page) if "方晓" in [x.name for x in a.authors]] == ["江心洲的第一盏灯"]
