"""Columns printed side by side come apart at their gutters, and nothing else does: pages laid out here, read back."""

import re
from itertools import pairwise, zip_longest

import pytest
from columns import INDENT, share_out, side_by_side, width_of, wrap_paragraph
from invented import invented_articles
from signatures import new_rng

import zhnews
from zhnews.columns import column_widths
from zhnews.gutters import split_cells
from zhnews.lines import split_lines
from zhnews.source import Source

WIDTH = 14
ARTICLES = sorted(invented_articles(), key=lambda article: -sum(len(text) for _, text in article.body))


def body(number, width=WIDTH, most=24):
    blocks = ARTICLES[number].body
    lines = [
        line
        for kind, text in blocks
        for line in (wrap_paragraph(text, width, indent=INDENT) if kind == "p" else [text])
    ]
    return lines[:most]


def read(rows):
    text = "\n".join(rows)
    return [text[cell.start : cell.end].strip() for cell in split_cells(Source(text))]


def printed(*parts):
    return [line.strip() for part in parts for line in part if line.strip()]


def rows_of(lines, count, *, gutter=4, width=WIDTH):
    return side_by_side(share_out(lines, count), width, gutter)


def padded_by_characters(columns, cells, gutter):
    rows = []
    for row in zip_longest(*columns, fillvalue=""):
        line = ""
        for place, cell in enumerate(row):
            line += " " * (place * (cells + gutter) - len(line)) + cell
        rows.append(line.rstrip())
    return rows


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_columns_are_read_one_after_the_other(count):
    lines = body(0) + body(1)
    assert read(rows_of(lines, count)) == printed(lines)


def test_columns_of_eight_characters_are_no_table():
    lines = body(0, width=8, most=60)
    assert read(rows_of(lines, 5, width=8)) == printed(lines)


def test_two_articles_side_by_side_keep_their_own_columns():
    left = ["江城夜间公交专线今起试行首批开通五条线路", "", *rows_of(body(0), 2)]
    right = ["本报记者 方晓", "", "老桥修缮完工通车市民回家近了三公里", "", *rows_of(body(1), 2)]
    rows = side_by_side([left, right], 2 * WIDTH + 2, 6)
    assert read(rows) == printed(left[:1], body(0), right[:1], right[2:3], body(1))


@pytest.mark.parametrize("below", [(6, 1), (7, 2), (8, 1)])
@pytest.mark.parametrize(("above", "beside"), [(0, 4), (1, 3), (3, 1), (3, 4), (5, 2)])
def test_articles_below_another_do_not_go_on_with_its_columns(above, beside, below):
    number, count = below
    texts = [body(n, most=999) for n in (above, beside, number)]
    titles = ["江城夜间公交专线今起", "老桥修缮完工通车市民", "江心洲换了新的测流仪"]
    left, right = [titles[1], "", *texts[1]], ["", titles[2], "", *rows_of(texts[2], count)]
    rows = [titles[0], "", *rows_of(texts[0], count + 1), "", *side_by_side([left, right], WIDTH, 4)]
    assert read(rows) == printed(*(part for title, text in zip(titles, texts, strict=True) for part in ([title], text)))


@pytest.mark.parametrize("number", range(1, 6))
@pytest.mark.parametrize("top", [6, 10])
def test_columns_go_on_below_a_picture_with_its_caption(number, top):
    text, picture = body(number, most=999), range(top, top + 6)
    caption = "▲工程队员昨天在江心洲检查新换的测流仪。 方晓摄"
    height = -(-len(text) // 2) + len(picture)
    lines = iter(text)
    columns = [["" if row in picture else next(lines, "") for row in range(height)] for _ in range(2)]
    rows = side_by_side(columns, WIDTH, 4)
    rows[top + 4] = caption
    assert [cell for cell in read(rows) if cell != caption] == printed(*columns)


@pytest.mark.parametrize("number", range(11))
@pytest.mark.parametrize("height", [10, 12, 16])
def test_a_column_goes_on_below_a_caption_at_its_top(number, height):
    said = "新修的灯塔每晚七点点亮，照到凌晨四点，船工说看得见回家的路，也看得见江上的雾。"
    caption = wrap_paragraph(f"{said} 本报记者 方晓 摄", WIDTH)
    text = body(number, most=2 * height - len(caption) - 1)
    columns = text[:height], [*caption, "", *text[height:]]
    assert read(side_by_side(columns, WIDTH, 4)) == printed(*columns)


def test_titles_beside_one_another_come_apart_where_columns_of_the_page_begin():
    titles = ["老桥修缮完工通车", "市民回家近了三公里", "江心洲换了新的测流仪", "三分钟测完一条江"]
    left, right = [titles[0], "", titles[1]], [titles[2], "", titles[3], "", *body(2)[:9]]
    below = side_by_side([[""], left, right], WIDTH, 4)
    cells = read([*rows_of(body(0) + body(1), 3), "", *below])
    assert [cells.index(title) - cells.index(titles[0]) for title in titles] == [0, 1, 2, 3]


def test_a_title_over_two_of_three_columns_stays_whole():
    title = "老桥修缮完工通车　市民回家近了三公里"
    right = ["", title, "", *rows_of(body(1), 2)]
    first = body(0)[: len(right)]
    assert read(side_by_side([first, right], WIDTH, 4)) == printed(first, [title], body(1))


@pytest.mark.parametrize("between", [[], [""]])
def test_the_number_of_columns_changes_down_the_page(between):
    below = body(2, width=21)[:12]
    rows = [*rows_of(body(0), 3), *between, *rows_of(below, 2, width=21)]
    assert read(rows) == printed(body(0), below)


def test_titles_side_by_side_part_two_articles_from_the_columns_above():
    above = [line for line in body(0) if line[-1] not in "，。”" and len(line) == WIDTH][:18]
    left = ["江城夜间公交专线今起试行", "老桥修缮完工", "", *rows_of(body(1), 2)]
    right = ["石桥镇上的灯会", "热闹了三天", "", *body(2)]
    rows = [*rows_of(above, 3), "", *side_by_side([left, right], 2 * WIDTH + 2, 6)]
    assert read(rows) == printed(above, left[:2], body(1), right)


def test_a_gutter_goes_up_through_a_first_line_that_hardly_has_one():
    lines = [
        "江边的船昨天夜里已经走了，",
        "岸上的人还在等候着消息了",
        "码头的灯亮了起来雾也散了",
        "桥头的石狮洗得干干净净的",
    ]
    rows = [lines[0] + " " + lines[1], *(f"{a}   {b}" for a, b in zip(lines[1:], lines[1:], strict=True))]
    assert read(rows) == [*lines, lines[1], *lines[1:]]


def test_a_picture_leaves_a_hole_in_a_column():
    left, right = share_out(body(0) + body(1), 2)
    rows = side_by_side([left, [*right[:6], *[""] * 5, *right[6:]]], WIDTH, 4)
    assert read(rows) == printed(left, right)


def test_blank_lines_through_all_columns_part_them_only_where_the_text_does():
    lines = body(0) + body(1)
    rows = rows_of(lines, 3)
    assert read([*rows[:5], "", *rows[5:]]) == printed(lines)
    assert read([part for row in rows for part in (row, "")]) == printed(lines)


def test_a_short_title_between_two_bands_begins_the_second():
    rows = [*rows_of(body(0), 3), "短标题在此", *rows_of(body(1), 3)]
    assert read(rows) == printed(body(0), ["短标题在此"], body(1))


def test_a_title_between_two_bands_of_which_the_first_ends_unevenly_begins_the_second():
    lines = body(1)[:23]
    rows = [*rows_of(lines, 2), "短标题在此", *rows_of(body(0)[:9], 2), "本报昨起改版", *rows_of(body(2), 2)]
    assert read(rows) == printed(lines, ["短标题在此"], body(0)[:9], ["本报昨起改版"], body(2))


def test_gutters_may_move_by_a_unit_from_line_to_line():
    rng, lines = new_rng(3), body(0) + body(1)
    rows = [re.sub(" {4,}", lambda gap: gap.group() + " " * rng.randint(-1, 1), row) for row in rows_of(lines, 2)]
    assert read(rows) == printed(lines)


def test_beside_a_mark_that_hangs_out_a_gutter_may_move_as_well():
    left = ["江边的船昨天夜里已经走了", "岸上的人还在等候着消息了，", "码头的灯亮了起来雾也散了"]
    right = ["老桥修缮完工的日子近了，", "市民回家将近三公里的路程", "桥头的石狮也洗得干干净净"]
    rows = [f"{a}{' ' * gap}{b}" for a, gap, b in zip(left, (5, 1, 4), right, strict=True)]
    assert read([rows[0], *rows, rows[2]]) == [left[0], *left, left[2], right[0], *right, right[2]]


def test_extractors_may_pad_by_the_number_of_characters():
    lines = body(0) + body(1)
    assert read(padded_by_characters(share_out(lines, 3), WIDTH + 2, 4)) == printed(lines)


def test_with_some_extractors_a_tab_is_the_next_column():
    lines = body(0) + body(1)
    columns = share_out(lines, 3)
    columns[1][4:4] = [""] * 5
    rows = ["\t".join(cells) for cells in zip_longest(*columns, fillvalue="")]
    assert read(rows) == printed(*columns)


@pytest.mark.parametrize(
    "lines",
    [
        ["主编：张三  编辑：李四", "责编：王五  版式：赵六", "校对：钱七  图：孙八", "电话：123456  邮箱：news"],
        ["江 城 夜 间  公 交 专 线", "今 起 试 行", "首 批 五 条  免 费 乘 坐", "早 晚  各 一 班"],
        ["江城　今起试行", "老桥　修缮完工"],
        ["这是一行文字  里面有空格", "这一行没有，它一直写到了这一行最后", "第三行文字写得短些  又有空格"],
    ],
)
def test_spaces_that_are_no_gutter_stay(lines):
    assert read(lines) == lines


@pytest.mark.parametrize(
    "text",
    [
        "甲乙丙丁  " * 3000,
        ("甲乙丙丁  " * 60 + "\n") * 40,
        "甲乙丙丁戊己  甲乙丙丁戊己\n\n" * 900,
        "\t".join("甲乙") * 900,
        "甲 \n\n 乙   丙\n" * 900,
    ],
)
def test_every_character_is_in_one_cell(text):
    cells = sorted(split_cells(Source(text)))
    assert "".join("".join(text[cell.start : cell.end].split()) for cell in cells) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(cells))


def test_a_page_in_columns_is_parsed_as_if_it_were_not():
    lines = ["江城夜间公交专线今起试行首批开通五条线路", "本报记者 方晓", "", *rows_of(body(0), 3)]
    page = zhnews.parse("\n".join(lines))
    assert [article.headline for article in page] == [lines[0]]
    assert "".join(page[0].text.split()) == "".join("".join(body(0)).split())


def test_lines_that_stay_whole_keep_their_indent():
    lines = ["　　江边的船已经走了，王晓  李明", "　　码头上空无一人，方远  何清", "　　水鸟停在栏杆上，周岸  许禾"]
    source = Source("\n".join([*lines, "　　第二天早上他们又来了。"]))
    assert [line.indent for line in split_lines(source)] == [4, 4, 4, 4]


def test_a_narrow_column_beside_wider_ones_has_its_own_width():
    narrow, wide = body(0, 13, 20), body(1, 16, 40)
    lines = split_lines(Source("\n".join([*narrow, *wide])))
    widths = column_widths(lines)
    assert widths[2:16] == [26] * 14
    assert widths[24:] == [32] * (len(lines) - 24)


@pytest.mark.parametrize("at", [5, 6])
def test_a_line_with_one_blank_for_a_gutter_is_cut_where_its_columns_end(at):
    left, right = body(0, most=14), body(1, most=14)
    rows = padded_by_characters([left, right], 20, 4)
    rows[at] = re.sub(r"(?<=\S) +(?=\S+$)", " ", rows[at])
    assert read(rows) == printed(left, right)


def test_a_title_above_columns_is_not_cut_at_a_blank():
    left, right = body(0, most=14), body(1, most=14)
    title = "      渡口老人三十年守灯 一夜未熄"
    assert read([title, *padded_by_characters([left, right], 20, 4)])[0] == title.strip()


@pytest.mark.parametrize("first", [0, 1, 2])
def test_columns_are_found_where_a_blank_is_as_wide_as_a_character(first):
    columns = share_out([line for number in range(4) for line in body(first + number, most=12)], 4)
    rows = []
    for cells in zip(*columns, strict=True):
        row = ""
        for place, cell in enumerate(cells):
            white = place * (2 * WIDTH + 2) - 2 * width_of(row.replace(" ", "")) - 2 * row.count(" ")
            row += " " * max(place > 0, round(white / 2)) + cell
        rows.append(row)
    assert read(rows) == printed(*columns)


def test_columns_on_lines_of_their_own_in_turn_are_columns_all_the_same():
    left, right = body(0, most=12), body(1, most=24)
    beside = [" " * 40 + row for row in rows_of(right, 2)]
    rows = [row for pair in zip_longest(left, beside) for row in pair if row is not None]
    assert read(rows) == printed(left, right)


def test_a_running_head_far_above_columns_is_none_of_them():
    head = "04 要闻        江城晚报        二〇二六年十月九日"
    lines = body(0) + body(1)
    assert read([head, "", "", "", *rows_of(lines, 3)]) == printed([head], lines)


def test_the_lines_of_another_article_between_are_no_blank_lines():
    texts = [[text for kind, text in ARTICLES[number].body if kind == "p"][:3] for number in (0, 1)]
    left, right = (
        [title, "本报记者 方晓", *[line for text in article for line in wrap_paragraph(text, WIDTH, indent=INDENT)]]
        for title, article in zip(("老渡口的灯塔又亮了", "江心洲换了新的测流仪"), texts, strict=True)
    )
    rows = [row for pair in zip_longest(left, [" " * 34 + row for row in right]) for row in pair if row is not None]
    page = zhnews.parse("\n".join(rows))
    assert [list(article.paragraphs) for article in page] == texts
    assert [article.headline for article in page] == ["老渡口的灯塔又亮了", "江心洲换了新的测流仪"]


_CUT_OFF = pytest.mark.xfail(strict=True, reason="text that breaks off inside a sentence speaks against going on")


@pytest.mark.parametrize(
    ("left", "right", "most"),
    [(0, 3, 13), (2, 6, 13), (3, 4, 13), (4, 6, 12), pytest.param(4, 6, 13, marks=_CUT_OFF)],
)
def test_a_blank_line_more_does_not_end_a_band_in_which_blank_lines_stand_already(left, right, most):
    columns = body(left, most=most), body(right, most=11)
    rows = side_by_side(columns, WIDTH, 4)
    for at in (11, 8, 4):
        rows.insert(at, "")
    assert read(rows) == printed(*columns)


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("first", [0, 2, 4])
def test_a_mark_that_hangs_out_may_touch_the_next_column(count, first):
    lines = body(first, most=40) + body(first + 1, most=40)
    rows = rows_of(lines, count, gutter=2)
    assert any(width_of(line) > WIDTH for line in lines)
    assert read(rows) == printed(*share_out(lines, count))


@pytest.mark.parametrize(("count", "first", "width"), [(2, 0, 18), (2, 6, 14), (3, 7, 18), (4, 8, 18)])
def test_cells_that_begin_where_their_columns_do_need_no_words_for_it(count, first, width):
    lines = body(first, width, most=40) + body(first + 1, width, most=40)
    rows = rows_of(lines, count, gutter=3, width=width)
    assert read(rows) == printed(*share_out(lines, count))


@pytest.mark.parametrize("count", [3, 4, 5])
@pytest.mark.parametrize("name", ["马　丹", "简　小　满"])
def test_a_name_set_apart_above_columns_begins_no_gutter(count, name):
    for first in (1, 4, 7):
        lines = body(first, most=40)
        assert read([name, *rows_of(lines, count)]) == [name, *printed(lines)]


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("length", [6, 14, 20])
def test_a_title_far_in_above_a_byline_is_no_column(count, length):
    title = "——" + "江堤换上智慧眼渡口老人三十年守灯夜夜不熄"[:length]
    lines = body(0, most=40)
    assert read([" " * 24 + title, "记者 王若弦", *rows_of(lines, count)]) == [title, "记者 王若弦", *printed(lines)]


def test_a_title_that_crosses_columns_is_no_full_cell_though_a_mark_stands_where_one_ends():
    columns = share_out(body(0, most=30), 2)
    title = "渡口老人三十年守灯说一夜未熄，江上的船都记得"
    assert width_of(title[: title.index("，") + 1]) == WIDTH + 1
    assert read([title, "", *side_by_side(columns, WIDTH, 2)])[0] == title


OLD_PAGE = """江南新報 中華民國廿六年三月九日 第四版

滬杭公路春汛沖毀 路局趕築便橋

　　〔本報杭州八日電〕滬杭公路自本月三日      　　〔中央社杭州八日電〕建設廳昨派技正
起、因山洪陡發、沖毀橋樑四座、沿途車輛      卅人、攜帶器材馳往各段勘察、擬先於險工
悉告停駛、旅客滯留各站者逾千人、            處所架設便橋、
　　路局現正徵集民夫八百餘名、日夜搶修、      　　又訊、沿線米商因運道梗塞、紛紛改由
預計十日內可勉強通車、                      水路起卸、運費每石加至三角、


城隍廟茶樓失火 毀屋十二間

　　昨晨三時許、城隍廟後街春風得意茶樓      　　起火原因、據更夫供稱、係灶間炭火未
忽告火警、一時烈焰沖天、附近居民紛紛攜      熄所致、捕房已將茶樓經理帶案偵訊、
物奔避、消防隊聞警馳至、竭力灌救、          　　按該茶樓開設已四十餘年、為邑中故老
　　直至五時始告熄滅、計焚去樓房十二間、      品茗談天之所、聞者莫不惋惜云、
損失約三萬餘元、
"""


def test_columns_of_a_page_without_periods_end_where_a_paragraph_does():
    """Papers of the Republic era end sentences with 、 or not at all."""
    road, fire = zhnews.parse(OLD_PAGE)
    assert [text[:4] for text in road.paragraphs] == ["滬杭公路", "路局現正", "建設廳昨", "又訊、沿"]
    assert [text[:4] for text in fire.paragraphs] == ["昨晨三時", "直至五時", "起火原因", "按該茶樓"]
    assert all(text.endswith(("、", "云、")) for article in (road, fire) for text in article.paragraphs)


def test_a_short_last_column_stands_as_far_off_as_the_others():
    columns = (
        ("海湾渡轮昨天起停航检修，船底", "渡轮公司说，检修要停十二天，", "老船工每天来看船，说船身还结"),
        ("旧漆全部铲掉重涂。乘客改坐九", "路公交，绕一个钟头才到北岸，", "住在南岸的人只好早起。公司说"),
        ("票价不变，月票补十二天。", "（陈江）", "记者谢桥"),
    )
    text = "\n".join("    ".join(row) for row in zip(*columns, strict=True))
    assert [text[c.start : c.end] for c in split_cells(Source(text))] == [line for column in columns for line in column]


TITLES = ("朝霞话剧团今晚", "重返老戏台"), ("无人渡口的", "最后一盏灯"), ("老城区三条街", "京山戏台修好")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("blank", [1, 2])
def test_a_title_in_large_type_atop_a_column_belongs_to_what_stands_below_it(title, blank):
    one, two = body(0, most=26), body(1, most=18)
    between, below = [""] * blank, [""] * (blank + 1)
    titled = zip((("江边的晚市", "从此通宵不散"), title), (one, two), strict=True)
    left, right = ([first, *between, second, *below, *lines] for (first, second), lines in titled)
    page = zhnews.parse("\n".join(side_by_side([left, right], WIDTH, 4)))
    assert [article.headline for article in page] == ["江边的晚市从此通宵不散", "".join(title)]
    assert [article.authors for article in page] == [(), ()]
    assert ["".join(a.text.split()) for a in page] == ["".join("".join(x).split()) for x in (one, two)]


def test_columns_of_one_side_end_where_a_title_stands_though_others_go_on():
    upper, lower, tall = body(0, most=24), body(1, most=24), body(2, most=30)
    left = [*rows_of(upper, 2), "", "渡轮今起停航", "", *rows_of(lower, 2)]
    far = 2 * (2 * WIDTH + 2) + 4
    beside = zip_longest(left, tall, fillvalue="")
    rows = [row + " " * (far - round(2 * width_of(row))) + cell for row, cell in beside]
    assert read(rows) == printed(upper, ["渡轮今起停航"], lower, tall)
