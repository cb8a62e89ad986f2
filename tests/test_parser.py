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
        ("老街茶庄", "Rule objects"),
        (Rule("shop", "老街"), "shop"),
        (Rule("furniture.open", "(老街"), "furniture.open.*missing"),
        (Rule("furniture.list", r"\L<shops>"), "shops"),
    ],
    ids=["text", "no-role", "broken", "no-list"],
)
def test_a_rule_that_cannot_be_used_is_refused_with_its_reason(rule, said):
    with pytest.raises(OptionError, match=said) as refused:
        Parser(rules=[rule])
    assert refused.value.code == "bad-option"
