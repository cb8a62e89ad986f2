"""From a file's bytes to text: which encoding they are in, also where some of them are damaged.

Recognised are UTF-8, UTF-16, GB18030 (with GBK and GB2312) and Big5 (cp950, and HKSCS as printed in Hong Kong). It
holds no knowledge of pages: line ends, spaces and characters stay as they are, only a leading byte order mark goes.
"""

from __future__ import annotations

import codecs
import functools
import string
import unicodedata
from collections import Counter
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from zhnews.errors import InputError, OptionError, UndecodableError

# What a character costs, in bits: the less a newspaper prints it, the more. Decoded wrongly, the same bytes give rarer
# characters, so that the encoding with the cheapest text is the right one: `中国` costs 14 bits in GB18030, and as Big5
# the same four bytes give `笢弊`, 26 bits.
_COMMONEST_BITS = 7.0  # the hundred characters below are a third of all running text, the punctuation a sixth
_COMMON_BITS = 10.0  # the next four hundred are another third
_LEVEL_ONE_BITS = 13.0  # the everyday planes of GB 2312 (3,755 characters) and Big5 (5,401)
_RARE_BITS = 17.0  # any other Chinese character
_ASCII_BITS = 6.0  # of 97, white space included
_OTHER_BITS = 14.0  # other scripts and signs
_NOISE_BITS = 24.0  # controls, private use, unassigned, and what stands for undecodable bytes

# What is text. Of pages with every tenth byte damaged, at most 0.48 became noise, and at least 0.3 stayed characters
# to be expected; executables, pictures and archives gave more than 0.5 of the one or less than 0.15 of the other.
_MOST_NOISE = 0.5
_LEAST_EXPECTED = 0.2
_ENOUGH_TO_JUDGE = 24  # characters: a shorter text may be all rare ones, as a couplet is

# A named encoding is kept to as long as most of the text could be read in it.
_MOST_DAMAGE = 0.5

# Tried in this order, the earlier preferred where two read the same. The number is a handicap in bits: UTF-16 makes
# Chinese characters of pairs of ASCII letters (`Bush hid the facts`), so without a mark it must be clearly better.
_CANDIDATES = {"utf-8": 0.0, "gb18030": 2.0, "cp950": 2.0, "big5hkscs": 4.0, "utf-16-le": 40.0, "utf-16-be": 40.0}

# Python offers these among the text encodings, but they raise on damage instead of replacing it.
_NOT_FOR_FILES = {"idna", "punycode"}

_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

# By frequency in the word list of jieba 0.42.1, each part followed by its Traditional forms.
_COMMONEST = (
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分方用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所國爲這個來會時學說們"
    "於後發對長過業裏經門動進區開產軍還種"
)
_COMMON = (
    "如现理机体表力好外与文当两实重新三么只山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城十相但已些正口通想度加第她合院物性战由位常点海意场武使次二向治因立数样身情入原问把路被并利石老教万知级量任江及应省资委务"
    "元美特期世湖回系比气汉总展电科金先声提品设或义王社很统处四首共马形己儿司太目基领队直计别女权话少流命至报米给打变果书清活几州华解议更称程今决张导术府才保交放管结师便走达族反再题色五京河接条规式县白它改风光运信受什组听布百"
    "济党指论强做取技黄神选记斯真却职号界件花类何眼兵传带空干农边据集联古广完质阳难增历史专官每住商即步认车台林必死游举线言皇土团收考求德叫近备研争非具李众连调感转笑革该持始英克士尔让拉思根格造较际亲单朝红型价校约器字段周亚深"
    "候则功属积快图火千准究往极育装许参半令吃观鱼精办像帝八复影告远群包整构料随划算象容示投势热值夫网望源息语股铁断派速怎需片爱律纪支早况病境证编現機體與當兩實麼關從內沒將員東頭間無見戰點場數樣問並萬級應資務氣漢總電聲設義統處"
    "馬兒領隊計別權話報給變書幾華議稱決張導術結師達題條規縣風運組聽濟黨論強黃選記卻職號類傳帶幹農邊據聯廣質陽難歷專認車臺遊舉線團備爭衆連調轉該爾讓較際親單紅價約亞則屬積圖準極裝許參喫觀魚辦復遠羣構隨劃勢熱網語鐵斷愛紀況證編"
)
_PUNCTUATION = "，。、：；“”‘’！？（）《》〈〉「」『』【】〔〕—…·－．％　０１２３４５６７８９"


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded text, the name of its encoding, and how many undecodable places were replaced by U+FFFD.

    `encoding` is a name that Python knows; `damaged` counts places, each of one or a few bytes.
    """

    text: str
    encoding: str
    damaged: int = 0


def read_file(path: str | PathLike[str], encoding: str | None = None) -> Text:
    r"""Read a file and recognise its encoding, unless `encoding` names it.

    Raises `InputError` where the file cannot be opened, and what `read_bytes` raises.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = Path(folder.name, "page.txt")
    >>> path.write_bytes("本报讯　柳川大桥昨日通车。\r\n".encode("gbk"))
    28
    >>> read_file(path)
    Text(text='本报讯\u3000柳川大桥昨日通车。\r\n', encoding='gb18030', damaged=0)
    >>> folder.cleanup()
    """
    data = load_bytes(path)
    try:
        return read_bytes(data, encoding)
    except UndecodableError as error:
        error.add_note(f"The file is {path}.")
        raise


def load_bytes(path: str | PathLike[str]) -> bytes:
    """Return what a file holds, or raise `InputError`, which says why it cannot and what to check.

    >>> load_bytes("no such file.txt")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    zhnews.errors.InputError: [Errno 2] The file cannot be read (...): check its name and that you may open it...
    """
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        sentence = f"The file cannot be read ({reason}): check its name and that you may open it."
        raise InputError(getattr(error, "errno", None) or 0, sentence, str(path)) from error


def read_bytes(data: bytes, encoding: str | None = None) -> Text:
    """Decode bytes in the encoding named, or else in the one that makes the likeliest Chinese text of them.

    Damage does not decide alone: GB18030 reads nearly every Big5 page without an error, and makes nonsense of it.
    Raises `OptionError` for an unknown encoding, `UndecodableError` for bytes that are no text.

    >>> read_bytes("春到江邊，萬物生輝。".encode("big5"))
    Text(text='春到江邊，萬物生輝。', encoding='cp950', damaged=0)
    >>> read_bytes("春到江边，万物生辉。".encode()[:-1])
    Text(text='春到江边，万物生辉�', encoding='utf-8', damaged=1)
    """
    if encoding is not None:
        return _read_named(data, check_encoding(encoding))
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return _refuse_noise(_decode(data, name))
    readings = [(_decode(data, name), handicap) for name, handicap in _CANDIDATES.items()]
    best, _ = min(readings, key=lambda reading: _bits(reading[0].text) + reading[1])
    return _refuse_noise(best)


def check_encoding(name: str) -> str:
    """Return Python's own name for a text encoding, `OptionError` where it knows none of that name.

    >>> check_encoding("GBK"), check_encoding("Big5-HKSCS")
    ('gbk', 'big5hkscs')
    """
    try:
        b"\xff".decode(name, "ignore")  # unlike codecs.lookup, this refuses rot13 and base64, which make no text
        found = codecs.lookup(name).name
    except (LookupError, TypeError, ValueError) as error:
        sentence = (
            f"There is no encoding named {name!r}: leave it out to have it recognised, or name one such as gb18030."
        )
        raise OptionError(sentence) from error
    if found in _NOT_FOR_FILES:
        sentence = f"{name} encodes domain names, not pages: leave it out to have the encoding recognised."
        raise OptionError(sentence)
    return found


def _read_named(data: bytes, name: str) -> Text:
    found = _decode(data, name)
    if found.damaged > _MOST_DAMAGE * len(found.text):
        sentence = f"These bytes are not {name} ({found.damaged} places cannot be read in it): name another, or none."
        raise UndecodableError(sentence)
    return found


def _decode(data: bytes, name: str) -> Text:
    """Decode, damage replaced and counted; a U+FFFD that the file itself holds is no damage."""
    text = data.decode(name, "replace")
    damaged = len(text) - len(data.decode(name, "ignore")) if "\ufffd" in text else 0
    return Text(text.removeprefix("\ufeff"), name, damaged)


def _refuse_noise(found: Text) -> Text:
    costs = [_cost(char) for char in found.text]
    noise = costs.count(_NOISE_BITS)
    expected = sum(cost <= _COMMON_BITS for cost in costs)
    foreign = expected < _LEAST_EXPECTED * len(costs) and len(costs) >= _ENOUGH_TO_JUDGE
    if noise > _MOST_NOISE * len(costs) or (foreign and (noise or found.encoding != "utf-8")):
        sentence = "This is not text: give the page as a text file, or name its encoding if that is a rare one."
        raise UndecodableError(sentence)
    return found


def _bits(text: str) -> float:
    return sum(count * _cost(char) for char, count in Counter(text).items())


@functools.lru_cache(maxsize=1 << 14)
def _cost(char: str) -> float:
    known = _known_costs().get(char)
    if known is not None:
        return known
    if char == "\ufffd" or unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"}:
        return _NOISE_BITS
    return _RARE_BITS if unicodedata.name(char, "").startswith("CJK") else _OTHER_BITS


@functools.cache
def _known_costs() -> dict[str, float]:
    """Map each character of the tables to its cost, the commonest set last so that they prevail."""
    costs = dict.fromkeys(_level_one("gb2312", 0xB0, 0xD7) + _level_one("big5", 0xA4, 0xC6), _LEVEL_ONE_BITS)
    costs |= dict.fromkeys(_COMMON, _COMMON_BITS)
    costs |= dict.fromkeys(_COMMONEST + _PUNCTUATION, _COMMONEST_BITS)
    return costs | dict.fromkeys(string.printable, _ASCII_BITS)


def _level_one(encoding: str, first: int, last: int) -> str:
    """Return the characters whose first byte is in this range: both standards put the everyday ones in front."""
    pairs = (bytes((high, low)) for high in range(first, last + 1) for low in range(0x40, 0xFF))
    return "".join(pair.decode(encoding, "ignore") for pair in pairs)
