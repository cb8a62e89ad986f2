"""Who signs an invented article and in what form: bylines, datelines, credits and continuation marks by region.

The forms are in `forms.txt`. Knows nothing of how a page is laid out; names are put together from surnames and
given characters.
"""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("forms.txt")
PARTS = ("line", "lead", "tail", "end", "dateline")
SURNAMES = {
    "hans": "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋"
    "蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺",
    "hant": "王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅梁宋鄭謝韓唐馮于董蕭程曹袁鄧許傅沈曾彭呂蘇盧蔣"
    "蔡賈丁魏薛葉閻余潘杜戴夏鍾汪田任姜范方石姚譚廖鄒熊金陸郝孔白崔康毛邱秦江史顧侯邵孟龍萬段雷錢湯尹黎易常武喬賀",
}
COMPOUND = {"hans": ("欧阳", "司马", "上官", "诸葛"), "hant": ("歐陽", "司馬", "上官", "張簡", "范姜")}
GIVEN = {
    "hans": "敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂文辉玲建红伟健志国华峰宁欣雨晨子涵思远若彤嘉怡卓然启航一帆书瑶佩芸颖"
    "琳雪松柏川岚舟砚青禾穗棠梓晗骏骁鹏翔斌凯旋蕾薇妍婕倩培根立诚振声乃谦",
    "hant": "敏靜麗強磊軍洋勇艷傑娟濤明超秀霞平剛桂文輝玲建紅偉健志國華峰寧欣雨晨子涵思遠若彤嘉怡卓然啟航一帆書瑤佩芸穎"
    "琳雪松柏川嵐舟硯青禾穗棠梓晗駿驍鵬翔斌凱旋蕾薇妍婕倩培根立誠振聲乃謙",
}
PLACES = {
    "mainland": ("北京", "上海", "合肥", "成都", "兰州", "昆明", "乌鲁木齐", "首尔", "巴黎", "内罗毕", "华盛顿"),
    "hongkong": ("北京", "香港", "廣州", "深圳", "上海", "倫敦", "澳門"),
    "taiwan": ("台北", "高雄", "台中", "嘉義縣", "花蓮", "新竹", "宜蘭", "桃園", "台南", "東京", "華盛頓"),
    "republic": ("南京", "上海", "重慶", "福州", "漢口", "天津", "廣州", "北平", "昆明", "倫敦", "波恩"),
}
PAPERS = {
    "mainland": ("海江日报", "云溪晚报", "中部矿业报", "青禾日报", "沅州日报", "临川晚报"),
    "hongkong": ("香港海濱報", "香江晨報", "香港文匯報"),
    "taiwan": ("南島日報", "蓬萊時報"),
    "republic": ("新江日報", "時事公報"),
}
WIRES = {"mainland": ("新华社", "本报"), "republic": ("本報", "中央社", "合眾社", "聯合社", "法國新聞社")}
PAGES = ("第二版", "第三版", "二版", "四版", "A4版", "A02版")
LONG_MONTHS = (1, 3, 5, 7, 8, 10, 12)
DAYS_ZH = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to sign, as a line of `forms.txt` gives it."""

    region: str
    name: str
    least: int
    most: int
    weight: int = 1
    patterns: dict[str, str]

    def fits(self, article):
        """Whether the article may be signed like this: its own style, enough names, a place for its note."""
        if article.byline_style not in (None, self.name):
            return False
        if article.author_note and ("line" not in self.patterns or "tail" in self.patterns):
            return False
        return article.authors is None or self.least <= len(article.authors) <= self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A form filled in, with what the gold has to say about it."""

    line: str = ""
    lead: str = ""
    tail: str = ""
    end: str = ""
    dateline: str = ""
    authors: tuple[str, ...] = ()


UNSIGNED = Form(region="", name="none", least=0, most=0, patterns={})


@cache
def forms():
    """All forms, and the photographers' credits by region."""
    rows = [line.split(" | ") for line in SOURCE.read_text("utf-8").splitlines() if " | " in line]
    credits_by_region = {head.split()[0]: tuple(map(_open, rest)) for head, *rest in rows if head.endswith(" credit")}
    return tuple(_form(head, rest) for head, *rest in rows if not head.endswith(" credit")), credits_by_region


def invent_name(script, rng):
    """A name of two to four characters; one in twenty has a compound surname."""
    family = rng.choice(COMPOUND[script]) if coin(rng, 0.05) else rng.choice(SURNAMES[script])
    return family + "".join(rng.sample(GIVEN[script], rng.choice((1, 2, 2))))


def spaced(name, rng):
    """Two-character names are often set to the width of three."""
    if len(name) != 2 or coin(rng, 0.4):
        return name
    return name[0] + rng.choice((" ", " ", "\u3000")) + name[1]


def day_in_words(day):
    """21 is 廿一 and 30 is 卅, as the Republic's papers print them."""
    ten, one = divmod(day, 10)
    return ("", "十", "廿", "卅")[ten] + DAYS_ZH[one] if day > 10 else DAYS_ZH[day]


def sign(article, rng):
    """Choose a form the article's authors fit, and fill it in."""
    fitting = [form for form in forms()[0] if form.region == article.region and form.fits(article)] or [UNSIGNED]
    form = rng.choices(fitting, [form.weight for form in fitting])[0]
    count = rng.randint(form.least, form.most)
    invented = tuple(invent_name(article.script, rng) for _ in range(count))
    names = invented if article.authors is None else article.authors
    facts = _facts(article, rng) | _name_facts(names, rng) | {"x": invent_name(article.script, rng)}
    filled = {part: pattern.format(**facts) for part, pattern in form.patterns.items()}
    return Signed(authors=() if form is UNSIGNED else names, **filled)


def credit(region, script, rng):
    """A photographer's credit in one of the region's forms."""
    name, other = invent_name(script, rng), invent_name(script, rng)
    return rng.choice(forms()[1][region]).format(n=name, w=spaced(name, rng), v=other)


def wire(region, rng):
    """A further wire inside one item, bracketed, as the Republic's papers run several together."""
    place, day = rng.choice(PLACES[region]), day_in_words(rng.randint(1, 31))
    return f"〔{rng.choice(WIRES[region])}{place}{day}日電〕"


def continuation(article, rng):
    """A jump mark, the page it names and its side: (mark, page, `on` or `from`); what continues has no signature."""
    page, side = rng.choice(PAGES), "on" if article.authors else rng.choice(("on", "on", "from"))
    if side == "from":
        return rng.choice(("（上接{}）", "（上接{}）", "上接{} ")).format(page), page, side
    return f"（{'下转' if article.script == 'hans' else '下轉'}{page}）", page, side


def _form(head, parts):
    region, name, span, weight = head.split()
    least, most = map(int, span.split("-"))
    patterns = {part: _open(pattern) for part, pattern in (item.split(" ") for item in parts)}
    return Form(region=region, name=name, least=least, most=most, weight=int(weight), patterns=patterns)


def _open(pattern):
    return pattern.strip().replace("~", " ")


def _facts(article, rng):
    place, place2 = rng.sample(PLACES[article.region], 2)
    month, day = rng.choice(LONG_MONTHS), rng.randint(1, 31)
    dates = {"m": month, "d": day, "m2": f"{month:02}", "d2": f"{day:02}", "d_zh": day_in_words(day)}
    dates |= {"mw": str(month).translate(FULL_WIDTH), "dw": str(day).translate(FULL_WIDTH)}
    wires = WIRES.get(article.region, ("",))
    paper = rng.choice(PAPERS[article.region])
    return {"place": article.place or place, "place2": place2, "paper": paper, "wire": rng.choice(wires), **dates}


def _name_facts(names, rng):
    printed = [spaced(name, rng) for name in names]
    joined = "、".join(printed if len(names) == 1 and coin(rng, 0.3) else names)
    last = printed[-1] if printed else ""
    return {"a": joined, "s": " ".join(printed), "g": "".join(names), "h": " ".join(printed[:-1]), "z": last}


def squeeze(text):
    """The text without white space, as pages are compared."""
    return re.sub(r"\s+", "", text)


def choice_of(rng, weighted):
    """One key of a mapping of keys to weights."""
    return rng.choices(list(weighted), list(weighted.values()))[0]


def coin(rng, share):
    """True in the given share of cases."""
    return rng.random() < share


def new_rng(seed):
    """A generator of its own for every page, so that one page does not depend on another."""
    return random.Random(seed)  # noqa: S311
