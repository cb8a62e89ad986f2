"""Pages that no parser made: every role, every awkward character; and one page of an invented daily."""

from __future__ import annotations

from hypothesis import strategies as st

from zhnews.models import Article, Decision, Element, Page, Role

HIGH, LOW = chr(0xD83D), chr(0xDE00)  # the halves of 😀, as two characters

# Everything that a file format stumbles over, lone surrogates and line ends among them.
AWKWARD = st.sampled_from(
    [*"江邊春到·，。#*_-+=.)(><[]`~|&\\\"'1 \n\r\t\0\x1b\x85", "\u2028", HIGH, LOW, "😀", "\ufeff"]
)
TEXTS = st.text(st.one_of(AWKWARD, st.characters()), max_size=12)


def element(role: Role, text: str, at: int = 0, /, **captures: str) -> Element:
    return Element(role, text, ((at, at + max(1, len(text))),), Decision("test.made-up", "", tuple(captures.items())))


@st.composite
def elements(draw, length: int) -> Element:
    cuts = st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda cut: (min(cut), max(cut)))
    names = st.sampled_from(["name", "role", "affiliation", "from", "on", "photographer", "agency", "paper", "page"])
    captures = draw(st.lists(st.tuples(names, TEXTS), max_size=3))
    day = draw(st.none() | st.dates())
    captures += [("date", day.isoformat())] if day else []
    why = Decision(draw(TEXTS), draw(TEXTS), tuple(captures))
    spans = tuple(draw(st.lists(cuts, min_size=1, max_size=3)))
    return Element(draw(st.sampled_from(Role)), draw(TEXTS), spans, why)


@st.composite
def pages(draw) -> Page:
    source = draw(TEXTS)
    several = st.lists(elements(len(source)), max_size=4).map(tuple)
    articles = draw(st.lists(st.builds(Article, several, st.floats(0, 1)), max_size=3))
    return Page(source, tuple(articles), draw(several))


def mainland_page() -> Page:
    """Two articles of an invented mainland daily, a loose picture, and its folio line."""
    bridge = Article(
        (
            element(Role.SECTION, "民生观察", 10),
            element(Role.KICKER, "历时三年建成", 20),
            element(Role.HEADLINE, "柳川大桥", 30),
            element(Role.HEADLINE, "昨日通车", 40),
            element(Role.DECK, "两岸居民过江只需五分钟", 50),
            element(Role.DATELINE, "本报柳川5月3日电", 70),
            element(Role.BYLINE, "（记者 方晓 通讯员 陆平）", 80, role="记者", name="方晓"),
            element(Role.PARAGRAPH, "昨日上午，柳川大桥正式通车。", 100),
            element(Role.SUBHEAD, "桥下有市场", 120),
            element(Role.PARAGRAPH, "市场里有十二家店铺。", 130),
            element(Role.PULL_QUOTE, "过江只需五分钟", 145),
            element(Role.CAPTION, "大桥全景。", 160),
            element(Role.CREDIT, "本报记者 方晓 摄", 170, photographer="方晓"),
            element(Role.CONTINUATION, "（下转第四版）", 180, on="第四版"),
        ),
        0.75,
    )
    brief = Article((element(Role.PARAGRAPH, "柳川图书馆今起延长开放。", 200),))
    folio = element(Role.FURNITURE, "柳川日报 2031年5月4日", 0, paper="柳川日报", date="2031-05-04", page="1")
    return Page("柳" * 240, (bridge, brief), (folio, element(Role.CAPTION, "江上日出。", 220)))
