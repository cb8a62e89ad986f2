"""Every rule fires on its examples and is silent on its look-alikes, asked as the parser asks; word lists are clean.

Tables are found by looking, so that a new one is tested from its first day; `ASKED` has to know how it is asked.
"""

from __future__ import annotations

import importlib
import lzma
import pkgutil
import re
from collections import Counter
from importlib.resources import files

import pytest

import zhnews
from zhnews import knowledge
from zhnews.knowledge.credits import MARKS
from zhnews.models import Rule
from zhnews.people import sign, split_place
from zhnews.photo_credits import credit
from zhnews.places import is_place
from zhnews.rules import pattern, spans
from zhnews.source import fold

# A tail follows a sentence; what stands before it must not become part of it.
SENTENCE = "船到了。"
SIGNS = "□■◆●○◎☆★▣◇△▲⊙口:,"  # bullets and marks that a byline's text is without
SKIPPED = " :,"  # between a head and its text
NAME = re.compile(r"[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*")
WORD_LISTS = sorted(path.name for path in files(knowledge).iterdir() if path.name.endswith(".txt"))
LONGEST_HEADER = 5
# Left unfolded so that a name is known in text that was never folded (scripts/build_lists.py).
UNFOLDED_ON_PURPOSE = {"surnames.txt"}


def tables():
    """Every tuple of rules: (module, name of the table, rules)."""
    for found in pkgutil.iter_modules(knowledge.__path__):
        module = importlib.import_module(f"zhnews.knowledge.{found.name}")
        for name, value in vars(module).items():
            if isinstance(value, tuple) and value and all(isinstance(one, Rule) for one in value):
                yield found.name, name, value


TABLES = list(tables())
RULES = [(f"{module}.{table}", rule) for module, table, rules in TABLES for rule in rules]


def at_head(rule, text):
    return pattern(rule.pattern).match(text)


def whole(rule, text):
    return pattern(rule.pattern).fullmatch(text)


def at_tail(rule, text):
    return _last(rule, text, "[ ]*$")


def at_caption_end(rule, text):
    return _last(rule, text, rf"[ 。{re.escape(MARKS)}]*$")


def _last(rule, text, end):
    hit = pattern(f"(?:{rule.pattern}){end}").search(SENTENCE + text)
    return hit if hit and hit.start() >= len(SENTENCE) else None


def said(hit):
    return lambda start, end: hit.string[start:end]


def accept(_, __):
    return True


def signs(_, hit):
    """A byline gives people, or is a form that names nobody."""
    people = sign(hit, said(hit))
    return bool(people) or (people is not None and not hit.re.groupindex)


def signs_somebody(_, hit):
    return bool(sign(hit, said(hit)))


def credits_somebody(rule, hit):
    return credit(rule, hit, said(hit)) is not None


def sends(_, hit):
    """A dateline's place is one, and its byline is in brackets or gives people."""
    placed = all(is_place(hit.string[a:b]) for a, b in spans(hit, "place"))
    split = all(split_place(hit.string[a:b]) for a, b in spans(hit, "byline_place"))
    signed = all(hit.string[a] == "(" for a, _ in spans(hit, "byline")) or bool(sign(hit, said(hit)))
    return placed and split and signed


ASKED = {
    "bylines.HEADS": (at_head, signs),
    "bylines.LINES": (whole, signs),
    "bylines.TAILS": (at_tail, signs_somebody),
    "continuations.RULES": (whole, accept),
    "credits.TAILS": (at_caption_end, credits_somebody),
    "datelines.HEADS": (at_head, sends),
    "datelines.TAILS": (at_tail, accept),
    "furniture.LINES": (whole, accept),
    "furniture.TOKENS": (whole, accept),
    "notes.TAILS": (at_tail, accept),
    "titles.SECTIONS": (whole, accept),
    "titles.SUBHEADS": (whole, accept),
    "titles.DECKS": (whole, accept),
    "titles.DECKS_OF_SPEAKERS": (whole, accept),
    "titles.KICKERS": (whole, accept),
    "titles.KICKERS_ABOVE": (whole, accept),
}


def fired(table, rule, text):
    """The match, where the rule fires on a text as it stands in a source."""
    ask, decide = ASKED[table]
    hit = ask(rule, fold(text))
    return hit if hit and decide(rule, hit) else None


def cases(kind):
    return [
        pytest.param(table, rule, text, id=f"{rule.name}-{number}")
        for table, rule in RULES
        for number, text in enumerate(getattr(rule, kind), 1)
    ]


@pytest.mark.parametrize(("table", "rule", "text"), cases("examples"))
def test_a_rule_fires_on_the_whole_of_its_example(table, rule, text):
    hit = fired(table, rule, text)
    assert hit is not None
    assert hit.group().removeprefix(SENTENCE) == fold(text).rstrip(SKIPPED)


@pytest.mark.parametrize(("table", "rule", "text"), cases("lookalikes"))
def test_a_rule_is_silent_on_its_look_alike(table, rule, text):
    hit = fired(table, rule, text)
    assert hit is None, hit


SET = {
    "bylines.LINES": "江边的船\n\n{}\n\n早晨，船来了，岸上的人都站起来看。",
    "bylines.HEADS": "江边的船\n\n{}早晨，船来了，岸上的人都站起来看。",
    "bylines.TAILS": "江边的船\n\n早晨，船来了，岸上的人都站起来看。{}",
}


@pytest.mark.parametrize(
    ("page", "example"),
    [
        pytest.param(SET[table], example, id=f"{rule.name}-{example}")
        for table, rule in RULES
        for example in (rule.examples if table in SET else ())
    ],
)
def test_a_byline_form_is_found_where_it_stands_on_a_page(page, example):
    parsed = zhnews.parse(page.format(example))
    signed = [fold(e.text) for e in parsed.elements if e.role is zhnews.Role.BYLINE]
    assert "".join(signed).replace(" ", "").strip(SIGNS) == fold(example).replace(" ", "").strip(SIGNS)


FIRST = (
    "江边的船\n\n本报记者 王小明\n\n"
    "　　早晨，船来了，岸上的人都站起来看，孩子们跑到码头上去接。\n"
    "　　船上装的是新米，一共三百担，粮站的人已经等了半天。"
)
SECOND = (
    "渡口的灯\n\n本报记者 李小强\n\n"
    "　　晚上，灯亮了，渡口的人都抬起头来看，有人说这灯比从前亮。\n"
    "　　灯下有人等船，等的是从县城回来的末班船，船上有信。"
)
# What folios look like beside the lines that rules of their own know.
FOLIOS = (
    "04 要闻",
    "要闻 04",
    "国际·4",
    "A04 要闻",
    "二〇二六年十一月二十二日",
    "公元二〇二六年十一月二十二日 星期日",
    "民國115年11月22日／星期日",
    "柳川日报 2026年11月22日 星期日 4",
    "责编｜王小明 版式｜李小强",
    "总值班：王小明",
    "第12345期 今日8版",
)


@pytest.mark.parametrize("page", [f"{{}}\n\n{FIRST}\n\n\n{SECOND}", f"{FIRST}\n\n{{}}\n\n{SECOND}"])
@pytest.mark.parametrize("line", [*FOLIOS, *(text for rule in knowledge.furniture.LINES for text in rule.examples)])
def test_furniture_is_no_part_of_the_title_below_it(page, line):
    """Nor of the text above; it is no subhead and no article either."""
    articles = zhnews.parse(page.format(line)).articles
    assert [(a.kicker, a.headline, a.deck) for a in articles] == [("", "江边的船", ""), ("", "渡口的灯", "")]
    assert all(len(a.paragraphs) == len(a.body) == 2 for a in articles)


# What stands below a text, names no form, and heads nothing.
BRACKETS = ("（图文无关）", "（人物均为化名）", "（相关报道见第四版）", "（据柳川广播电台）", "（本版稿件由小明写）")
CLOSERS = (*knowledge.notes.TAILS, *knowledge.bylines.TAILS, *knowledge.continuations.RULES[1:])


@pytest.mark.parametrize("above", ["\n　　", "\n\n"])
@pytest.mark.parametrize(
    "line", ["王小明", "□ 王小明", "本报记者 王小明", *BRACKETS, *(text for rule in CLOSERS for text in rule.examples)]
)
def test_what_closes_an_article_is_no_part_of_the_next_one(above, line):
    """A name or a note alone below a text, a mark where it goes on: the title below is whole and signed by its own."""
    unsigned = FIRST.replace("本报记者 王小明\n\n", "")
    first, second = zhnews.parse(f"{unsigned}{above}{line}\n\n\n{SECOND}").articles
    assert (second.kicker, second.headline, second.deck) == ("", "渡口的灯", "")
    assert [author.name for author in second.authors] == ["李小强"]
    assert "\n　　".join(first.paragraphs[:2]) == unsigned.partition("\n\n　　")[2]


def test_it_is_known_how_every_table_is_asked():
    assert {f"{module}.{table}" for module, table, _ in TABLES} == set(ASKED)


def test_no_two_rules_have_one_name():
    counts = Counter(rule.name for _, rule in RULES)
    assert [name for name, n in counts.items() if n > 1] == []


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=lambda rule: rule.name)
def test_a_rule_is_named_kind_dot_what_is_seen_and_shows_itself(rule):
    assert NAME.fullmatch(rule.name)
    assert rule.examples
    assert len(set(rule.examples + rule.lookalikes)) == len(rule.examples) + len(rule.lookalikes)


def entries(name):
    lines = files(knowledge).joinpath(name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def unfolded(words):
    folded = fold("\n".join(words)).split("\n")
    return [word for word, plain in zip(words, folded, strict=True) if word != plain]


@pytest.mark.parametrize("name", WORD_LISTS)
def test_a_word_list_says_where_it_is_from(name):
    lines = files(knowledge).joinpath(name).read_text("utf-8").splitlines()
    header = [line for line in lines[:LONGEST_HEADER] if line.startswith("# ")]
    assert any(line.startswith("# Source: ") and len(line) > len("# Source: ") for line in header)
    assert not any(line.startswith("#") for line in lines[len(header) :])


@pytest.mark.parametrize("name", WORD_LISTS)
def test_a_word_list_has_every_entry_once_and_trimmed(name):
    words = entries(name)
    assert words
    assert [word for word, n in Counter(words).items() if n > 1] == []
    assert [word for word in words if word != word.strip() or not word] == []


@pytest.mark.parametrize("name", [name for name in WORD_LISTS if name not in UNFOLDED_ON_PURPOSE])
def test_a_word_list_is_written_as_the_view_reads(name):
    assert unfolded(entries(name)) == []


@pytest.mark.parametrize("name", sorted(UNFOLDED_ON_PURPOSE))
def test_an_unfolded_variant_stands_beside_its_folded_form(name):
    words = entries(name)
    variants = unfolded(words)
    assert variants
    assert [word for word in variants if fold(word) not in words] == []


def test_the_lexicon_is_sorted_words_of_two_to_four_characters_without_double():
    packed = files(knowledge).joinpath("lexicon.txt.xz").read_bytes()
    groups = [group.split("\n") for group in lzma.decompress(packed).decode("utf-8").split("\n\n")]
    words = [first + rest for first, *rests in groups for rest in rests]
    assert words == sorted(set(words))
    assert {len(word) for word in words} == {2, 3, 4}
    assert unfolded(words) == []


RARE = """柳川老码头修缮完工

{byline}柳川市老码头昨天修缮完工，石阶全部换过，栏杆也按旧样重新铸成，今天起开放。{signed}

清江灯会今晚亮灯

{byline}清江灯会今晚亮灯，三百盏花灯沿着江堤排开，一直亮到正月十五。{signed}
"""


@pytest.mark.parametrize(
    ("byline", "signed", "authors"),
    [
        ("　　", "（莽小晨）", ["莽小晨"]),
        ("　　", "（莽小晨 王大方）", ["莽小晨", "王大方"]),
        ("（莽小晨）\n\n　　", "", ["莽小晨"]),
        ("　　新华社柳川1月3日电 记者莽小晨报道 ", "", ["莽小晨"]),
        ("　　", "（求是网）", []),
        ("　　", "（望江楼）", []),
    ],
)
def test_a_rare_surname_signs_where_its_characters_make_no_word(byline, signed, authors):
    for article in zhnews.parse(RARE.format(byline=byline, signed=signed)):
        assert [author.name for author in article.authors] == authors
        assert "莽" not in "".join(article.paragraphs)
