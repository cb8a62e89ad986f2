"""Paragraphs with a bullet before each: no captions, and the bullet none of their text."""

from __future__ import annotations

import pytest

import zhnews
from zhnews import Role

ITEMS = (
    "江城商會昨開常會，到理事十二人，由會長主席，議決夏令施茶辦法三項。",
    "沿河碼頭因水淺停泊困難，船業公會擬請撥欵疏濬，日內派員勘估。",
    "米價連日回落，昨市白米每石跌去八角，人心漸見安定。",
)


def page(bullet, wrapped=0):
    lines = [bullet + item for item in ITEMS]
    if wrapped:
        lines = [line[k : k + wrapped] for line in lines for k in range(0, len(line), wrapped)]
    return "江城市聲\n\n" + "\n".join(lines)


@pytest.mark.parametrize("wrapped", [0, 13])
@pytest.mark.parametrize("bullet", "◎▲□●■")
def test_paragraphs_with_a_bullet_each_are_text_without_it(bullet, wrapped):
    [article] = zhnews.parse(page(bullet, wrapped)).articles
    assert article.text.split("\n") == list(ITEMS)
    assert not article.captions


def test_a_wide_blank_behind_a_bullet_is_no_text():
    [article] = zhnews.parse(page("◎　")).articles
    assert article.text.split("\n") == list(ITEMS)


def test_a_bullet_lies_in_the_span_of_its_paragraph():
    source = page("◎")
    [article] = zhnews.parse(source).articles
    assert [source[e.start] for e in article.elements if e.role is Role.PARAGRAPH] == ["◎"] * len(ITEMS)


def test_one_arrow_or_two_still_point_to_pictures():
    pictures = "▲工人在碼頭卸貨，對岸是糧倉。\n\n▲船長在甲板上，身後是新橋。"
    source = f"江邊的船來了\n\n早晨，船來了，岸上的人都站起來看。\n\n{pictures}"
    assert len(zhnews.parse(source)[0].captions) == 2


def test_labels_with_a_bullet_each_stay_labels():
    source = (
        "■科技\n\n新桥装上传感器\n\n本报记者 李大方\n\n江城大桥昨天装上四百个传感器，数据每秒传回。\n\n"
        "■体育\n\n少年划船赛开桨\n\n本报记者 王晓明\n\n少年划船赛昨天开桨，十二队参赛，决赛在周日。"
    )
    assert [article.section for article in zhnews.parse(source)] == ["科技", "体育"]


@pytest.mark.parametrize("bullet", ["■", "●", "◆"])
def test_short_lines_with_a_bullet_in_a_text_are_subheads(bullet):
    before = ("老桥修了三年才通车，两岸的人都来看。", f"{bullet}从前过河", "从前过河要坐渡船，一等就是半天。")
    after = (f"{bullet}今后过桥", "今后过桥只要三分钟，孩子们上学不再迟到。\n")
    article = zhnews.parse("\n".join(("老桥通车了", "本报记者 李大方", *before, *after)))[0]
    assert [element.text.lstrip(bullet) for element in article.of(zhnews.Role.SUBHEAD)] == ["从前过河", "今后过桥"]
    assert len(article.paragraphs) == 3
