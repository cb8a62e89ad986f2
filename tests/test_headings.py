"""Titles far from their texts: put to them by words, one to one; a title that fits none stays where it stood."""

from __future__ import annotations

import pytest

import zhnews
from zhnews.headings import best_pairs

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
