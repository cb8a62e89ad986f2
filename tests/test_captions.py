"""Captions and their credits: what closes one, who took the picture, and what is a caption by its mark alone."""

from __future__ import annotations

import pytest

import zhnews

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
    ],
)
def test_a_credit_closes_its_caption_with_or_without_a_mark(credit, photographer):
    for mark in ("▲", ""):
        [caption] = captions(mark, credit)
        assert (caption.text, caption.credit) == ("工人在码头卸货，对岸是新修的粮仓。", credit)
        assert caption.photographer == photographer


@pytest.mark.parametrize("agency", ["（路透）", "（法新社）", "人民视觉"])
def test_an_agency_alone_closes_a_caption_only_where_a_mark_says_it_is_one(agency):
    [caption] = captions("▲", agency)
    assert (caption.text, caption.credit) == ("工人在码头卸货，对岸是新修的粮仓。", agency)
    assert captions("", agency) == ()
