"""Turns an invented article into printed copy and the gold beside it: titles, byline, blocks, captions.

Where on the page the copy goes, and how its lines break, is not decided here.
"""

import re
from dataclasses import dataclass, replace

from columns import NO_END, width_of
from invented import Article
from signatures import Signed, coin, continuation, credit, sign, squeeze, wire

HALF_WIDTH = str.maketrans("，；：？！（）", ",;:?!()")
TITLE_PARTS = ("kicker", "headline", "deck", "author_note")
MISREAD = {
    "，": ((",", "．", ",", "．", "，，"), 0.04),
    "。": ((".", "．", ".", "。。"), 0.03),
    "、": (("､",), 0.03),
    "0": (("O",), 0.1),
    "1": (("l",), 0.06),
    "“": (('"',), 0.04),
    "（": (("(",), 0.03),
    "）": ((")",), 0.03),
    "；": ((";",), 0.03),
    "：": ((":",), 0.02),
}
SECTIONS = {
    "hans": ("要闻", "国际", "民生观察", "科技前沿", "政策法规", "经济观察", "文化副刊", "环球视野"),
    "hant": ("要聞", "國際", "財經", "地方新聞", "生活副刊", "兩岸", "科技"),
}
WIDEST_SPACED = 20
GLYPHS = ("", "", "", "", "▲", "↑", "►", "▼", "◀", "●")
PULLED = re.compile(r"(?:^|(?<=[。！？]))[^。！？“”「」（）]{20,44}[。！]")
DIGIT_EDGE = re.compile(r"(?<=[一-龥])(?=\d)|(?<=\d)(?=[一-龥])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article as printed: `titles` are (role, text) lines, `blocks` (kind, text) with what runs in or out."""

    titles: tuple[tuple[str, str], ...]
    byline: str
    blocks: tuple[tuple[str, str], ...]
    captions: tuple[str, ...]
    quotes: tuple[str, ...]
    gold: dict


def compose(article, look, rng):
    """The copy of an article in the page's manner, and what a perfect reader would take from it."""
    article = _spoiled(article, look, rng)
    signed, jump = _signed(article, look, rng)
    captions = tuple(_caption(article, caption, look, rng) for caption in article.captions)
    quotes = _pulled(article, look, rng)
    return Copy(
        titles=_titles(article, look, rng),
        byline=signed.line,
        blocks=_printed(article, signed, rng),
        captions=tuple(printed for printed, _ in captions),
        quotes=quotes,
        gold=_gold(article, signed, [gold for _, gold in captions], jump) | {"pull_quotes": list(quotes)},
    )


def noisy(text, rng, justified=0.0):
    """What a poor scan does to running text: other shapes of the same marks, letters for digits, stray spaces."""
    spread = DIGIT_EDGE.sub(lambda _: " " * coin(rng, justified), text)
    return "".join(_misread(char, rng) for char in spread)


def _misread(char, rng):
    shapes, share = MISREAD.get(char, ((), 0))
    return rng.choice(shapes) if shapes and coin(rng, share) else char


def _spoiled(article, look, rng):
    """The article as its page spells it: misread in the body, or with half-width marks throughout."""
    if look.style == "noisy":
        spread = look.justified
        body = tuple((kind, noisy(text, rng, spread) if kind == "p" else text) for kind, text in article.body)
        return replace(article, body=body)
    if look.style != "markdown":
        return article
    titles = {name: getattr(article, name).translate(HALF_WIDTH) for name in TITLE_PARTS}
    captions = tuple((text.translate(HALF_WIDTH), given) for text, given in article.captions)
    body = tuple((kind, text.translate(HALF_WIDTH)) for kind, text in article.body)
    return replace(article, captions=captions, body=body, **titles)


def _signed(article, look, rng):
    """Who signs, and now and then a mark that the article comes from or goes on to another page."""
    signed, jump = sign(article, rng), ("", "", "")
    if coin(rng, look.jumps) and not signed.tail and not signed.end and not article.author_note:
        jump = continuation(article, rng)
        signed = replace(signed, tail=jump[0]) if jump[2] == "on" else Signed(lead=jump[0])
    if look.style == "markdown":
        half = {part: getattr(signed, part).translate(HALF_WIDTH) for part in ("line", "lead", "tail", "end")}
        signed = replace(signed, **half)
    return signed, jump


def _printed(article, signed, rng):
    """The blocks with the run-in parts on the first and last paragraph, and what stands on lines of its own below."""
    blocks = [list(block) for block in article.body]
    paragraphs = [block for block in blocks if block[0] == "p"]
    paragraphs[0][1] = signed.lead + paragraphs[0][1]
    if article.region == "republic":
        _run_wires_together(paragraphs, rng)
    if signed.tail and paragraphs[-1] is blocks[-1] and coin(rng, 0.8):
        paragraphs[-1][1] += signed.tail
    elif signed.tail:
        blocks.append(["end", signed.tail])
    if signed.end:
        blocks.append(["end", signed.end])
    if article.author_note:
        blocks.append(["end", rng.choice(("（{}）", "（{}）", "({})")).format(article.author_note)])
    return tuple((kind, text) for kind, text in blocks)


def _run_wires_together(paragraphs, rng):
    """Now and then a second wire inside the item, or a bullet before every paragraph, as the Republic's papers do."""
    if len(paragraphs) > 2 and coin(rng, 0.25):
        second = rng.choice(paragraphs[1:])
        second[1] = wire("republic", rng) + second[1]
    elif coin(rng, 0.12):
        bullet = rng.choice("▲◎")
        for block in paragraphs:
            block[1] = bullet + block[1]


def _titles(article, look, rng):
    lines = [("section", _section_line(article, look, rng))] if _section(article, look) else []
    lines += [("kicker", line) for line in _split(article.kicker, look, rng, 0.15)]
    wide = coin(rng, look.letter_spaced)
    headline = _split(article.headline, look, rng, 0.45)
    lines += [("headline", _display(line, look) if wide else line) for line in headline]
    deck = article.deck and rng.choice(("——", "", "")) * (not article.deck.startswith("—")) + article.deck
    return (*lines, *(("deck", line) for line in _split(deck, look, rng, 0.2)))


def _section(article, look):
    return article.section if look.sections else ""


def _section_line(article, look, rng):
    return article.section if look.style == "markdown" else rng.choice(("【{}】", "■{}", "{}")).format(article.section)


def _split(title, look, rng, share):
    """A title on one line or two: at its inner space, or anywhere near the middle, as a narrow column forces it."""
    if not title:
        return []
    if look.style == "markdown":
        return [title if coin(rng, 0.5) else re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", title)]
    parts = re.split("[ \u3000]", title)
    if len(parts) in (2, 3) and coin(rng, 0.5):
        return parts
    if len(title) < 8 or not coin(rng, share):
        return [title]
    return _halves(title, rng)


def _halves(title, rng):
    middle = len(title) // 2 + rng.randint(-2, 2)
    if (title[middle - 1].isascii() and title[middle].isascii()) or title[middle - 1] in NO_END:
        return [title]
    return [title[:middle].strip(), title[middle:].strip()]


def _display(line, look):
    """A title set wide, a space between its characters, unless it is too long or has Latin in it."""
    if look.style == "markdown" or re.search(r"[ -~]", line) or width_of(line) > WIDEST_SPACED:
        return line
    return " ".join(line)


def _caption(article, caption, look, rng):
    text, given = caption
    owner = credit(article.region, article.script, rng) if given is None else given
    if look.style == "markdown":
        owner = owner.translate(HALF_WIDTH)
    space = rng.choice(("", "", " ")) if owner else ""
    return rng.choice(GLYPHS) + text + space + owner, {"text": text, "credit": owner}


def _pulled(article, look, rng):
    if not coin(rng, look.quotes):
        return ()
    sentences = [found for kind, text in article.body[1:] if kind == "p" for found in PULLED.findall(text)]
    return (rng.choice(sentences),) if sentences else ()


def _gold(article, signed, captions, jump):
    return {
        "section": article.section,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "authors": list(signed.authors),
        "source_paper": "",
        "dateline": signed.dateline,
        "author_note": article.author_note,
        "body": [list(block) for block in article.body],
        "captions": captions,
        "continued_from": jump[1] if jump[2] == "from" else "",
        "continued_on": jump[1] if jump[2] == "on" else "",
    }


def shows(article: Article, text):
    """Whether every paragraph of the article stands unbroken in the text."""
    page = squeeze(text)
    return all(squeeze(block) in page for _, block in article.body)
