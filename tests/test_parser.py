"""A parser made to measure: own rules, own stages, and what is said of those that cannot be used."""

from __future__ import annotations

import pickle
import re

import pytest

import zhnews
from zhnews import Parser, Role, Rule
from zhnews.errors import OptionError
from zhnews.fragments import join_lines

PAGE = """山城夜市迎来新摊主

老街茶庄 新茶上市

文字整编 杜小禾

灯一亮，河边的摊子就支起来了。今年的夜市比往年早了半个月，摊主多了三十多户。
"""
SHOP = Rule("furniture.shop", "老街茶庄.{0,20}")
WEEKLY = Rule("byline.weekly", "(?P<role>文字整编) (?P<who>.{2,4})")
SEEN = []


def noted(layout):
    """A stage that does what the library's own does, and notes that it was asked."""
    SEEN.append(len(layout.lines))
    return join_lines(layout)


def test_own_rules_are_asked_before_the_library_and_say_so():
    page = Parser(rules=[SHOP, WEEKLY]).parse(PAGE)
    assert [e.why.rule for e in page.furniture] == ["furniture.shop"]
    assert [(a.name, a.role) for a in page[0].authors] == [("杜小禾", "文字整编")]
    assert next(e for e in page[0].elements if e.role is Role.BYLINE).why.rule == "byline.weekly"
    assert page[0].headline == "山城夜市迎来新摊主"


def test_a_parser_without_rules_is_the_default():
    assert Parser().parse(PAGE) == zhnews.parse(PAGE)
    assert "byline.weekly" not in {e.why.rule for e in zhnews.parse(PAGE).elements}


def test_nothing_is_lost_to_a_rule_that_takes_every_line():
    page = Parser(rules=[Rule("furniture.all", ".*")]).parse(PAGE)
    assert "".join(re.sub(r"\s", "", e.text) for e in page.furniture) == re.sub(r"\s", "", PAGE)
    assert len(page) == 0


def test_a_stage_is_replaced_by_a_function_and_travels_with_the_parser():
    SEEN.clear()
    parser = pickle.loads(pickle.dumps(Parser(rules=[SHOP])))  # noqa: S301
    assert parser.parse(PAGE) == Parser(rules=[SHOP]).parse(PAGE)
    assert Parser(join=noted).parse(PAGE) == zhnews.parse(PAGE)
    assert SEEN == [4]


def test_options_are_given_by_name():
    with pytest.raises(TypeError):
        Parser("simplified")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("老街茶庄", "zhnews.Rule"),
        (Rule("shop", "老街"), "shop"),
        (Rule("furniture", "老街"), "furniture"),
        (Rule("headline.mine", "老街"), "headline.mine"),
        (Rule("furniture.open", "(老街"), "furniture.open.*missing"),
        (Rule("furniture.list", r"\L<shops>"), "shops"),
    ],
    ids=["text", "no-role", "no-dot", "no-label", "broken", "no-list"],
)
def test_a_rule_that_cannot_be_used_is_refused_with_its_reason(rule, said):
    with pytest.raises(OptionError, match=said) as refused:
        Parser(rules=[rule])
    assert refused.value.code == "bad-option"


@pytest.mark.parametrize("rules", [SHOP, None, 1], ids=["one", "none", "number"])
def test_rules_are_a_sequence(rules):
    with pytest.raises(OptionError, match="sequence"):
        Parser(rules=rules)


def test_what_an_article_lacks_lowers_its_own_confidence():
    bare, whole = zhnews.parse("明日关注展览\n\n要闻\n\n夜市今晚开张\n\n本报讯（记者 王晓）灯一亮，摊子就支起来了。")
    assert bare.headline == "明日关注展览"
    assert bare.confidence < whole.confidence


@pytest.mark.parametrize("title", ["G20峰会在柳川开幕", "U23国足今晚出战", "A10号线今日开通", "第2版权保护周开幕"])
def test_a_title_keeps_the_letter_and_number_it_begins_with(title):
    assert zhnews.parse(f"{title}\n本报讯（记者 王晓）灯一亮，摊子就支起来了。")[0].headline == title


def test_two_bodies_alike_stay_bodies():
    same = "灯一亮，河边的摊子就支起来了，客人也来了。"
    page = zhnews.parse(f"夜班车\n\n□ 王晓\n\n{same}\n\n（作者系教师）\n\n末班船\n\n□ 李明\n\n{same}")
    assert [article.paragraphs for article in page] == [(same,), (same,)]
