"""Pages as vision models print them: headings, bold and slanted lines, pictures, rules, quotes and lists."""

from __future__ import annotations

import pytest

import zhnews

HEAD, SIGNED = "河上新修三座桥", "本报记者 方晓"
BODY = "去年夏天以来，当地先后修好了三座小桥，两岸的人往来方便多了。"
MORE = "工程分两期进行，前后用了十九个月。附近的居民说，从前到对岸办事要绕行半个钟头，遇上涨水还得再等。"


def read(title=f"# {HEAD}", byline=SIGNED, body=BODY, between="", more=MORE):
    page = zhnews.parse("\n\n".join(part for part in (title, byline, body, between, more) if part) + "\n")
    [article] = page
    assert [author.name for author in article.authors] == ["方晓"]
    return article


@pytest.mark.parametrize(
    "title",
    [
        *(f"# {HEAD}", f"# {HEAD} #", f"# **{HEAD}**", f"##{HEAD}", f"**{HEAD}**", f"__{HEAD}__", f"# {HEAD}<br>"),
        *(f"<h1>{HEAD}</h1>", f'<div align="center">{HEAD}</div>', f"<center>\n\n# {HEAD}\n\n</center>"),
        f"```markdown\n# {HEAD}",
    ],
)
def test_a_headline_is_read_whatever_marks_it(title):
    article = read(title=title)
    assert (article.section, article.kicker, article.headline, article.deck) == ("", "", HEAD, "")
    assert article.paragraphs == (BODY, MORE)


@pytest.mark.parametrize("byline", [f"**{SIGNED}**", f"*{SIGNED}*", f"> {SIGNED}", f"### {SIGNED}", f"<p>{SIGNED}</p>"])
def test_a_byline_is_one_whatever_marks_it(byline):
    article = read(byline=byline)
    assert (article.headline, article.byline, article.paragraphs) == (HEAD, SIGNED, (BODY, MORE))


@pytest.mark.parametrize(
    "between", ["![图片](images/1.jpg)", "---", "* * *", "<!-- page 2 -->", "<br>", "\\- 4 \\-", "第 3 页", "```"]
)
def test_what_is_markup_alone_belongs_to_no_article(between):
    article = read(between=between)
    assert (article.headline, article.paragraphs, article.captions) == (HEAD, (BODY, MORE), ())


@pytest.mark.parametrize(
    ("body", "dateline"),
    [
        (f"**本报云溪1月2日电**　{BODY}", "本报云溪1月2日电"),
        (f"**本报讯** {BODY}", "本报讯"),
        (f"**{BODY[:6]}**{BODY[6:]}", ""),
        (f"{BODY[:9]}**{BODY[9:14]}**{BODY[14:]}", ""),
        (f"> {BODY}", ""),
        (f"<p>{BODY}</p>", ""),
    ],
)
def test_marks_inside_a_paragraph_are_not_its_text(body, dateline):
    article = read(body=body)
    assert (article.dateline, article.paragraphs) == (dateline, (BODY, MORE))


@pytest.mark.parametrize(
    "text", ["他骂了一句f**k，又一句s**t，就走了。", "他算出3**2等于九，3*3也等于九。", "网名是_江_边_的人来了。"]
)
def test_stars_that_mark_nothing_stay(text):
    assert read(body=text).paragraphs == (text, MORE)


@pytest.mark.parametrize("subhead", ["## 两岸人家", "### 两岸人家", "**两岸人家**"])
def test_a_bold_line_between_paragraphs_is_a_subhead(subhead):
    article = read(between=subhead)
    assert [element.text for element in article.of(zhnews.Role.SUBHEAD)] == ["两岸人家"]
    assert article.paragraphs == (BODY, MORE)


def test_bold_lines_above_and_below_a_heading_are_section_kicker_and_deck():
    article = read(title=f"**要闻**\n\n# {HEAD}")
    assert (article.section, article.kicker, article.headline) == ("要闻", "", HEAD)
    article = read(title=f"# 要闻\n\n## {HEAD}")
    assert (article.section, article.kicker, article.headline) == ("要闻", "", HEAD)
    article = read(title=f"**惠民工程再添实绩**\n\n# {HEAD}\n\n**——云溪县交通建设纪事**")
    assert (article.section, article.kicker, article.headline) == ("", "惠民工程再添实绩", HEAD)
    assert article.deck == "云溪县交通建设纪事"


def test_a_caption_may_be_slanted():
    article = read(between="*孩子们走过新修的石桥。本报记者 金锋摄*")
    assert [(c.text, c.photographer) for c in article.captions] == [("孩子们走过新修的石桥。", "金锋")]
    assert article.paragraphs == (BODY, MORE)


def test_the_items_of_a_list_are_paragraphs():
    article = read(between="- 东桥长三十米\n- 西桥长二十八米")
    assert article.paragraphs == (BODY, "东桥长三十米", "西桥长二十八米", MORE)
