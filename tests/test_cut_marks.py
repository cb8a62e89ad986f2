"""A narrow column cuts a mark, a byline or a credit at any of its characters, and it is read as if it were whole."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from zhnews import Article, Role, Rule, parse
from zhnews.knowledge import bylines, continuations, datelines, notes
from zhnews.knowledge import credits as photo_credits

WIDTH = 16
BODY = (
    "市交通局昨天说，江边的路灯坏了半年，区里派工人更换了一百盏，附近的居民说夜里回家方便了许多，孩子们也敢在江边玩了。"
    "江上的船夫也说，从前夜里靠岸全凭手电，如今远远地就看得见码头的台阶，上货下货都稳当了。"
)
CAPTION = "图为江边新装的路灯把码头照得通亮，船工们正在卸货，岸上的人来来往往十分热闹，远处的山影已经看不清了"
OTHER = "柳川县城的老街上个月办起灯会，一连十天，城里城外的人都来看，卖糖人的老汉一晚上能卖出两百支，比往年多了一倍。"
# Characters that begin no line, and those that end none: print never cuts there.
NO_HEAD, NO_TAIL = "，,、。)）」』：:/ ·", "(（「『《 "
# Forms that a line's end leaves as forms of their own, shorter by a word: 即时报导, 报道.
WHOLE = {"byline.slashed", "byline.reporter-reports"}
# Latin words are not cut.
UNCUT = "ETtoday IC"


def wrapped(text: str, width: int = WIDTH) -> str:
    """Return a text in lines of so many characters."""
    return "\n".join(text[k : k + width] for k in range(0, len(text), width))


def page(*blocks: str) -> str:
    """Return a page on which these blocks stand in an article above another."""
    article = "\n\n".join(["江边夜里又亮了", *blocks])
    return f"{article}\n\n\n柳川办起灯会\n\n{wrapped('　　' + OTHER)}\n{wrapped('　　' + OTHER.replace('灯', '花'))}\n"


def closed_by(mark: str, at: int) -> str:
    """Return a page with a paragraph closed by a mark that the column's end cuts at a character."""
    body = BODY[: WIDTH * 5 - 3 - at] + "。"
    return page(f"{wrapped('　　' + BODY)}\n{wrapped('　　' + body + mark)}")


def opened_by(mark: str, at: int) -> str:
    """Return a page with a paragraph opened by a mark that the end of its first line, as wide as it is, cuts."""
    text = f"　　{mark}{BODY}"
    return page(wrapped(text, at + 2) + "\n" + wrapped("　　" + OTHER, at + 2))


def pictured(mark: str, at: int) -> str:
    """Return a page with a caption closed by a credit that the column's end cuts."""
    return page(wrapped("　　" + BODY), wrapped(CAPTION[: WIDTH * 3 - 1 - at] + "。" + mark))


def cuts(mark: str, *, least: int = 1, most: int = WIDTH - 4) -> Iterable[int]:
    """Yield where print may cut a mark."""
    for k in range(least, min(len(mark) - 1, most) + 1):
        if mark[k] not in NO_HEAD and mark[k - 1] not in NO_TAIL and mark[k - 1 : k + 1] not in UNCUT:
            yield k


def told(rules: Iterable[Rule]) -> list[tuple[str, str]]:
    """Return the examples of rules, with their rule's name; 上接 without a bracket is nothing at a paragraph's end."""
    forms = ((rule.name, example) for rule in rules if rule.name not in WHOLE for example in rule.examples)
    return [(name, example) for name, example in forms if not example.startswith(("上接", "下转", "紧接"))]


def said(article: Article, *roles: Role) -> str:
    """Return what an article's elements of these roles say, white space left out."""
    return "".join("".join(element.text.split()) for element in article.of(*roles))


MARKS = (Role.CONTINUATION, Role.AUTHOR_NOTE, Role.BYLINE, Role.DATELINE, Role.FURNITURE)


@pytest.mark.parametrize(
    ("name", "mark"), told([*continuations.RULES, *notes.TAILS, *bylines.TAILS, *datelines.TAILS])
)
def test_a_mark_at_a_paragraph_s_end_is_read_wherever_a_line_s_end_cuts_it(name: str, mark: str) -> None:
    """Text before it stays whole, and nothing of the mark is left in it."""
    for at in cuts(mark):
        first, second = parse(closed_by(mark, at))
        assert second.headline == "柳川办起灯会", (name, mark[:at], mark[at:])
        assert first.paragraphs == (BODY, BODY[: WIDTH * 5 - 3 - at] + "。"), (name, mark[:at], mark[at:])


@pytest.mark.parametrize(("name", "mark"), told(bylines.TAILS))
def test_a_byline_cut_by_a_line_s_end_names_who_signs(name: str, mark: str) -> None:
    """A line's end between two names parts them as the space did."""
    whole = [author.name for author in parse(f"江边夜里又亮了\n\n　　{BODY}\n　　{BODY}{mark}\n")[0].authors]
    for at in cuts(mark):
        assert [author.name for author in parse(closed_by(mark, at))[0].authors] == whole, (name, mark[:at], mark[at:])


@pytest.mark.parametrize(("name", "mark"), told([*datelines.HEADS, *bylines.HEADS]))
def test_what_opens_a_paragraph_is_read_wherever_a_line_s_end_cuts_it(name: str, mark: str) -> None:
    """Dateline and authors are those of the form uncut."""
    whole = parse(page(f"　　{mark}{BODY}"))[0]
    for at in cuts(mark, least=10, most=22):
        article = parse(opened_by(mark, at))[0]
        assert said(article, *MARKS) == said(whole, *MARKS), (name, mark[:at], mark[at:])
        assert [a.name for a in article.authors] == [a.name for a in whole.authors], (name, mark[:at], mark[at:])


@pytest.mark.parametrize(("name", "mark"), told(photo_credits.TAILS))
def test_a_credit_is_read_wherever_a_line_s_end_cuts_it(name: str, mark: str) -> None:
    """The next article's headline has nothing of it, and the caption has all."""
    for at in cuts(mark, least=max(1, len(mark) - WIDTH)):
        found = parse(pictured(mark, at))
        caption = CAPTION[: WIDTH * 3 - 1 - at] + "。"
        assert found[-1].headline == "柳川办起灯会", (name, mark[:at], mark[at:])
        pictured_text = [e.text for e in found.elements if e.role in {Role.CAPTION, Role.CREDIT}]
        assert "".join("".join(pictured_text).split()) == "".join((caption + mark).split()), (name, mark[:at])
