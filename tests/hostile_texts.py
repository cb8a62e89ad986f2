"""Input that no newspaper prints: forms in disorder, damaged pages, one thing said forever.

The invariants and the benchmarks take it from here, and with it the measure of what was lost; nothing is parsed here.
"""

from functools import cache
from pathlib import Path

from generator import STYLES, lay_out, page_articles
from invented import invented_articles
from signatures import new_rng

EXAMPLES = Path(__file__).parents[1] / "examples"

FORMS = tuple(
    """
本报记者 王晓
（记者 张三）
〔記者王曉／台北報導〕
□ 李子彬
口黄正华
文/张三 图/李四
（黄小丹 覃可论）
本报讯
新华社北京1月27日电
（中央社記者張大同台北10日電）
【本報訊】
据某报(张三 记者 李四)
（下转第二版）
◀ 上接 A01 版
（未完）
（作者系某大学教授）
（王小明整理）
——答读者问
图为大坝。王晓摄
▲图为船。
（资料图片）
图／本報資料照片
新华社发（陈小颖 摄）
第9版 2016年2月5日 星期六
责编：王小明
（編輯：陳大功）1151002
联合主办联合主办
第 143 页
导读
要闻
一、机遇
加 快 发 展
江边的船
江城今起试行公交夜
间专线，首批开通五条，
末班车延至凌晨一时。
早晨，船来了。
""".strip().split("\n")
)
MARKS = (*"（）()【】[]“”「」『』《》、，。；：？！…—·／/|▲▶□■口◎#*_~-.,:;!?'\"", "**", "# ", "## ", "——", "……")
LETTERS = (*"江边的船来了王李张记者报日月年电讯一二三十廿卅○〇0123456789０１ABaz", "\U00020000", "①", "é", "ß")
BLANKS = (*" \u3000\t\n\r\x0b\x0c\x1c\x85\u2028", "\r\n", "  ", "\u3000\u3000", "\n", "\n\n", "\n\n\n")
BROKEN = ("\x00", "\x07", "\x1b", "\ud800", "\udfff", "\ufeff", "\ufffd", "\u200b", "\u0301", "\U0010ffff")
ALPHABET = (*FORMS, *MARKS, *LETTERS, *BLANKS, *BLANKS, *BROKEN)

# Said over and over. Of several in one entry, the first is said for the first part of the text, and so on.
ENDLESS = {
    "opening brackets": ("（",),
    "closing brackets": ("）",),
    "bracket pairs": ("【】",),
    "half-width brackets": ("(",),
    "spaces": (" ",),
    "wide spaces": ("\u3000",),
    "newlines": ("\n",),
    "digits": ("1",),
    "enumeration commas": ("、",),
    "number signs": ("#",),
    "asterisks": ("*",),
    "underscores": ("_a_",),
    "letters": ("a",),
    "spaced letters": ("A ",),
    "spaced characters": ("王 ",),
    "quotes by turns": ("“”",),
    "opening quotes": ("“",),
    "dashes": ("—",),
    "squares": ("□",),
    "reporters": ("记者",),
    "surnames": ("王李张刘",),
    "agencies": ("报社",),
    "pictures": ("图/",),
    "photographers": ("摄",),
    "author notes": ("（作者系",),
    "continuations": ("（下转第二版）",),
    "datelines": ("新华社北京1月27日电",),
    "folios": ("2016年2月5日 星期六 ",),
    "slashed bylines": ("联合报/记者",),
    "one endless line": ("江城今起试行公交夜间专线，首批开通五条",),
    "one word twice": ("船", " "),
    "addresses": ("a.-@",),
    "broken characters": ("\x00\ud800\u200b",),
    "lines of one character": ("字\n",),
    "lines of one sentence": ("船到了。\n",),
    "lines of half a sentence": ("船到了，\n",),
    "lines of digits": ("1\n",),
    "lines of reporters": ("本报记者 王晓\n",),
    "lines of datelines": ("新华社北京1月27日电\n",),
    "lines of headings": ("# 江边的船\n",),
    "lines of titles": ("江边的船今天来了\n\n\n",),
    "lines of subheads": ("一、机遇\n船到了。\n",),
    "captions": ("▲图为大坝。王晓摄\n\n",),
    "columns": ("江城今起试行公交夜间    专线，首批开通五条末\n",),
    "articles": ("江边的船今天来了\n\n本报记者 王晓\n\n早晨，船从下游来了，岸上的人等着它。\n\n▲江边的船。王晓摄\n\n",),
    "titles, then bodies": ("# 江边的船今天来了\n\n（完）\n\n", "本报讯 早晨，船从下游来了。\n\n"),
    "a gap in a line": ("船", " ", "船"),
    "a wide gap in a line": ("船", "\u3000", "船"),
    "tags": ("<p>", "船", "</p>"),
    "bold words": ("**船**来",),
    "lines of items": ("- 江边的船\n",),
    "captions, then articles": ("▲图为江边的船。王晓摄\n\n", "# 江边的船\n\n本报讯 早晨，船从下游来了。\n\n"),
}


def endless(name, length):
    """A text of about `length` characters that says one thing over and over."""
    units = ENDLESS[name]
    return "".join(unit * (length // len(units) // len(unit)) for unit in units)


@cache
def pages():
    """Pages of every style the generator knows, and the examples."""
    made = [_page(style, seed) for style in STYLES for seed in range(2)]
    return (*made, *(path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))))


def _page(style, seed):
    rng = new_rng(f"hostile/{style}/{seed}")
    return lay_out(page_articles(invented_articles(), style, rng)[:2], style, rng)[0]


def faults(page):
    """The characters of a page's source that lie in no span or in two; none where all is well."""
    out, at = [], 0
    for start, end in sorted(span for element in page.elements for span in element.spans):
        out.append(page.source[at:start] or page.source[start : min(at, end)])
        at = max(at, end)
    return "".join("".join([*out, page.source[at:]]).split())


def damaged(text, rng):
    """The text with some slices of it dropped, doubled, moved or written over."""
    for _ in range(rng.randint(0, 6)):
        a, b, c = sorted(rng.randint(0, len(text)) for _ in range(3))
        change = rng.choice(("drop", "double", "move", "write"))
        if change == "drop":
            text = text[:a] + text[b:]
        elif change == "double":
            text = text[:b] + text[a:b] + text[b:]
        elif change == "move":
            text = text[:a] + text[b:c] + text[a:b] + text[c:]
        else:
            text = text[:a] + rng.choice(ALPHABET) + text[a:]
    return text
