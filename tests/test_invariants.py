"""What holds for every input whatsoever: nothing raises, nothing is lost, nothing is used twice, results are values."""

from __future__ import annotations

import gc
import pickle
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hostile_texts import ALPHABET, ENDLESS, FORMS, damaged, endless, faults, pages
from hypothesis import given, settings
from hypothesis import strategies as st

import zhnews
from zhnews.crossings import ENOUGH
from zhnews.errors import OptionError, ZhnewsError
from zhnews.models import Decision, Element, Role
from zhnews.reading import read
from zhnews.rules import fault

CONVERTED = [
    {"script": "simplified"},
    {"script": "traditional"},
    {"punctuation": "full"},
    {"script": "traditional", "punctuation": "full"},
]

anything = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)
pieces = st.lists(st.sampled_from(ALPHABET), max_size=60).map("".join)
lines = st.lists(st.sampled_from([*FORMS, "", "", "\u3000\u3000江边的船来了，"]), max_size=40).map("\n".join)
spoilt = st.builds(damaged, st.sampled_from(pages()), st.randoms())
cells = st.lists(st.sampled_from(["江" * 8, "江", "江，", "3c", "  ", " ", "\t", "    "]), max_size=12)
grids = st.lists(cells.map("".join), min_size=10, max_size=40).map("\n".join)
texts = st.one_of(anything, pieces, lines, spoilt, grids)
thoroughly = settings(max_examples=300, deadline=None, derandomize=True)
briefly = settings(max_examples=60, deadline=None, derandomize=True)


def squeeze(text):
    return "".join(text.split())


@thoroughly
@given(texts)
def test_every_printed_character_lies_in_exactly_one_span(text):
    page = zhnews.parse(text)
    assert page.source == text
    assert faults(page) == ""
    assert all(0 <= start < end <= len(text) for element in page.elements for start, end in element.spans)


def test_a_line_may_end_before_the_columns_of_the_line_beside_it_do():
    words = {length: "江" * length for length in (4, 5, 6, 8, 9, 15, 31)}
    first = f"{words[5]}\t\t{words[4]}\t{words[6]} 江 江江"
    above = f"江江 江\t江3{words[6]}3\t{words[6]}c{words[5]} \t江 江江"
    below = [f"\t{words[31]} 江 江江", f"{words[9]}\t{words[8]}\t{words[15]}"]
    assert faults(zhnews.parse("\n".join([first, *["江"] * 13, above, *below]))) == ""


@pytest.mark.parametrize("name", ENDLESS)
def test_nothing_is_lost_of_a_text_that_says_one_thing_forever(name):
    assert faults(zhnews.parse(endless(name, 4_000))) == ""


@pytest.mark.parametrize("piece", sorted({*ALPHABET, "▲◎", "——▲", "（", "**", "** **", "# #", "（）", "“”", "▲\n▲"}))
def test_nothing_is_lost_of_a_piece_alone_on_its_page_or_between_others(piece):
    for text in (piece, piece + piece, f"江边的船\n\n{piece}\n\n早晨，船来了。", f"早晨，\n{piece}\n船来了。\n{piece}"):
        assert faults(zhnews.parse(text)) == ""
        assert squeeze(zhnews.unwrap(text)) == squeeze(text)


@pytest.mark.parametrize("mark", ["**", "__", "# ", "▲", "——", "□"])
def test_unwrapping_leaves_marks_where_they_are(mark):
    wrapped = "江城今起试行公交夜\n间专线，首批开通五条，\n末班车延至凌晨一时，\n票价不变，老人照旧免\n费。\n"
    text = wrapped.replace("间专线", f"{mark}间专线").replace("票价", f"{mark}票价")
    assert squeeze(zhnews.unwrap(mark + text)) == squeeze(mark + text)


def test_a_character_left_out_or_used_twice_is_a_fault():
    def page(*spans):
        return zhnews.Page(
            "甲 乙丙", loose=tuple(Element(Role.FURNITURE, "", (span,), Decision("a.b")) for span in spans)
        )

    assert faults(page((0, 1), (2, 4))) == ""
    assert faults(page((0, 1), (2, 3))) == "丙"
    assert faults(page((2, 4))) == "甲"
    assert faults(page((0, 3), (2, 4))) == "乙"
    assert faults(page((0, 4), (2, 3))) == "乙"
    assert faults(page()) == "甲乙丙"


@thoroughly
@given(texts)
def test_every_text_follows_from_its_spans_and_every_decision_has_a_name(text):
    page = zhnews.parse(text)
    for element in page.elements:
        assert element.spans
        assert element.text == read(text, element.spans, element.role)
        assert "." in element.why.rule
    assert all(0 <= article.confidence <= 1 for article in page)


@briefly
@given(texts)
def test_articles_stand_in_the_order_of_their_first_elements(text):
    firsts = [min(element.start for element in article.elements) for article in zhnews.parse(text)]
    assert firsts == sorted(firsts)


@briefly
@given(texts)
def test_a_page_is_hashed_pickled_and_made_again_the_same(text):
    page = zhnews.parse(text)
    assert pickle.loads(pickle.dumps(page)) == page == zhnews.parse(text)  # noqa: S301
    assert len({page, zhnews.parse(text)}) == 1


@briefly
@given(texts)
def test_every_view_of_a_page_can_be_asked_for(text):
    page = zhnews.parse(text)
    assert len(page) == len(list(page)) == len(page[:])
    for thing in (page, *page):
        for name in dir(type(thing)):
            if isinstance(getattr(type(thing), name), property):
                getattr(thing, name)


@briefly
@given(texts)
def test_a_page_comes_back_from_its_dictionary_and_every_format_can_be_written(text):
    page = zhnews.parse(text)
    assert zhnews.Page.from_dict(page.to_dict()) == page
    assert all(isinstance(out, str) for out in (page.to_json(), page.to_markdown(), page.to_html(), page.explain()))


@briefly
@given(texts, st.sampled_from(CONVERTED))
def test_options_change_texts_and_never_spans_roles_or_rules(text, options):
    plain, made = zhnews.parse(text), zhnews.Parser(**options).parse(text)
    same = [(e.role, e.spans, e.why.rule) for e in plain.elements]
    assert [(e.role, e.spans, e.why.rule) for e in made.elements] == same
    assert [article.confidence for article in made] == [article.confidence for article in plain]


@thoroughly
@given(texts)
def test_unwrapping_changes_nothing_but_white_space_and_the_order_of_columns(text):
    unwrapped = squeeze(zhnews.unwrap(text))
    assert sorted(unwrapped) == sorted(squeeze(text))
    # Columns side by side have room between them, columns read across so many lines and more.
    if re.search(r"\S\s{2,}\S|\u3000", text) is None and len(text.splitlines()) <= ENOUGH:
        assert unwrapped == squeeze(text)


@pytest.mark.parametrize("value", [None, 1, b"page", bytearray(b"page"), ["page"], Path("page.txt")], ids=repr)
@pytest.mark.parametrize("verb", [zhnews.parse, zhnews.unwrap], ids=["parse", "unwrap"])
def test_anything_but_text_is_refused_with_a_code(verb, value):
    with pytest.raises(TypeError, match=type(value).__name__) as refused:
        verb(value)
    assert isinstance(refused.value, ZhnewsError)
    assert refused.value.code == "not-text"


@pytest.mark.parametrize("options", [{"script": "hant"}, {"punctuation": "half"}, {"script": None}], ids=repr)
def test_an_unknown_option_is_refused_with_a_code(options):
    with pytest.raises(OptionError) as refused:
        zhnews.Parser(**options)
    assert refused.value.code == "bad-option"


@pytest.mark.parametrize("collects", [True, False])
def test_a_pattern_is_compiled_without_a_change_to_the_garbage_collector(collects):
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        assert fault(rf"(?P<role>\L<roles>){collects}") == ""
        assert fault("(?P<role>") != ""
        assert gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize("options", [{}, *CONVERTED], ids=repr)
def test_a_parser_is_pickled_and_shared_between_threads(options):
    parser = pickle.loads(pickle.dumps(zhnews.Parser(**options)))  # noqa: S301
    alone = [zhnews.Parser(**options).parse(text) for text in pages()]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(parser.parse, pages())) == alone
