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
