"""From bytes to text: the encoding is found for pages of every region and time, damage is counted, noise is refused."""

from __future__ import annotations

import pickle
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhnews.errors import InputError, OptionError, UndecodableError
from zhnews.readers import Text, read_bytes, read_file

MAINLAND = (
    "柳川大桥昨日通车\r\n本报讯（记者 方晓）历时三年建设的柳川大桥昨日上午正式通车。大桥全长2.4公里，双向六车道，"
    "两岸居民过江只需五分钟。\r\n“以前坐船要等半个小时，现在方便多了。”家住江北的陆平说。\r\n"
)
TAIWAN = (
    "雲港漁會明天改選\n【記者何雅雯／雲港報導】雲港區漁會理事長明天改選，兩名候選人昨天都到魚市場拜票。漁會有三千多名會員，投票所"
    "設在四個里的活動中心，開票結果預計晚間八時出爐。\n"
)
HONG_KONG = (
    "鹿灣居民促加開渡輪\n【本報訊】鹿灣往返市區的渡輪班次不足，居民昨日到碼頭請願，要求船公司在繁忙時間加開兩班。船公司回應稱，"
    "正與運輸署商討，料下月有結果。\n"
)
REPUBLIC = (
    "本埠紗市續漲\n　　昨日紗市，人心向好。各廠存貨無多，客幫需要仍旺，開盤即漲二元，午後收盤又漲一元五角。"
    "聞楚江各廠因棉花缺乏，已有減工之議云。（柏舟）\n"
)
PAGES = {"mainland": MAINLAND, "taiwan": TAIWAN, "hong kong": HONG_KONG, "republic": REPUBLIC}

SIMPLIFIED_ENCODINGS = ["utf-8", "gb18030", "utf-16-le", "utf-16-be"]
ALL_ENCODINGS = [*SIMPLIFIED_ENCODINGS, "cp950"]
CASES = [(MAINLAND, name) for name in SIMPLIFIED_ENCODINGS]
CASES += [(page, name) for page in (TAIWAN, HONG_KONG, REPUBLIC) for name in ALL_ENCODINGS]


@pytest.mark.parametrize(("page", "encoding"), CASES)
def test_every_region_is_read_in_every_encoding(page, encoding):
    assert read_bytes(page.encode(encoding)) == Text(page, encoding, 0)


@pytest.mark.parametrize("encoding", ["gbk", "gb2312"])
def test_older_forms_of_gb18030_are_read_as_it(encoding):
    assert read_bytes(MAINLAND.encode(encoding)) == Text(MAINLAND, "gb18030", 0)


@pytest.mark.parametrize(
    ("headline", "encoding"),
    [
        ("春到江边", "gb18030"),
        ("联通降价", "gb18030"),
        ("渔民返港", "gb18030"),
        ("新书上架", "gb18030"),
        ("春到江邊", "cp950"),
        ("漁會改選", "cp950"),
        ("渡輪加班", "cp950"),
        ("紗市續漲", "cp950"),
        ("春到江边", "utf-8"),
        ("漁會改選", "utf-8"),
    ],
)
def test_a_headline_is_enough(headline, encoding):
    assert read_bytes(headline.encode(encoding)) == Text(headline, encoding, 0)


def test_characters_of_hong_kong_alone_are_read():
    page = HONG_KONG + "街坊話：「而家啲船好迫，我哋喺碼頭企咗成粒鐘。」\n"
    assert read_bytes(page.encode("big5hkscs")) == Text(page, "big5hkscs", 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("page", ["春", MAINLAND, "", "a few words"])
def test_a_byte_order_mark_decides_and_goes(page, encoding):
    assert read_bytes(("\ufeff" + page).encode(encoding)) == Text(page, encoding, 0)


def test_a_mark_after_the_first_character_stays():
    page = MAINLAND + "\ufeff" + MAINLAND
    assert read_bytes(page.encode()).text == page


@pytest.mark.parametrize("page", ["", "Page 3\r\n\r\nweather\rsports\n", "<p>1931</p>\x1a"])
def test_plain_ascii_is_utf8_and_its_line_ends_stay(page):
    assert read_bytes(page.encode()) == Text(page, "utf-8", 0)


def test_letter_pairs_are_not_taken_for_utf16():
    assert read_bytes(b"Bush hid the facts") == Text("Bush hid the facts", "utf-8", 0)


@pytest.mark.parametrize(
    "page", ["café, 12·5", "Вечерняя газета вышла в среду. " * 3, "오늘 아침 신문이 늦게 왔다. " * 3]
)
def test_sound_utf8_of_other_languages_is_text(page):
    assert read_bytes(page.encode()) == Text(page, "utf-8", 0)


def damage(data: bytes, every: int, *, by: bytes) -> bytes:
    """Overwrite one byte in so many, beginning with a byte in the middle."""
    return b"".join(by if at % every == every // 2 else data[at : at + 1] for at in range(len(data)))


@pytest.mark.parametrize(("page", "encoding"), CASES)
@pytest.mark.parametrize("by", [b"\xff", b"?"])
def test_damage_does_not_hide_the_encoding(page, encoding, by):
    assert read_bytes(damage(page.encode(encoding), 60, by=by)).encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950"])
def test_each_damaged_place_is_counted_and_shown(encoding):
    head, tail = TAIWAN[:40].encode(encoding), TAIWAN[40:].encode(encoding)
    found = read_bytes(head + b"\xff" + tail + b"\xff\n" + head)
    assert found == Text(f"{TAIWAN[:40]}\ufffd{TAIWAN[40:]}\ufffd\n{TAIWAN[:40]}", encoding, 2)


def test_a_cut_off_file_is_damaged_in_one_place():
    assert read_bytes(HONG_KONG.encode()[:-2]) == Text(HONG_KONG[:-2] + "\ufffd", "utf-8", 1)
    assert read_bytes(MAINLAND.encode("utf-16-le")[:-1]) == Text(MAINLAND[:-1] + "\ufffd", "utf-16-le", 1)


def test_a_replacement_character_of_the_file_itself_is_no_damage():
    page = REPUBLIC + "\ufffd"
    assert read_bytes(page.encode()) == Text(page, "utf-8", 0)
    assert read_bytes(page.encode() + b"\xff") == Text(page + "\ufffd", "utf-8", 1)


def test_a_named_encoding_is_kept_to():
    assert read_bytes("é".encode("latin-1") * 3, "latin-1") == Text("ééé", "iso8859-1", 0)
    assert read_bytes(MAINLAND.encode("gbk"), "GBK") == Text(MAINLAND, "gbk", 0)
    assert read_bytes("\ufeff春".encode("utf-16"), "UTF-16").text == "春"
    assert read_bytes(b"a\xffb\xffc", "ascii") == Text("a\ufffdb\ufffdc", "ascii", 2)


def test_a_named_encoding_that_reads_next_to_nothing_is_refused():
    with pytest.raises(
        UndecodableError, match=r"are not ascii \(\d+ places cannot be read in it\): name another"
    ) as caught:
        read_bytes(TAIWAN.encode("big5"), "ascii")
    assert caught.value.code == "undecodable"


@pytest.mark.parametrize("name", ["gb99999", "", "rot13", "base64", "undefined", "a\0b", "\ud800", 5])
def test_an_unknown_encoding_is_refused_with_advice(name):
    with pytest.raises(OptionError, match="leave it out to have it recognised, or name one such as gb18030") as caught:
        read_bytes(b"", name)
    assert caught.value.code == "bad-option"


@pytest.mark.parametrize("name", ["punycode", "idna", "PunyCode"])
def test_an_encoding_of_domain_names_is_refused(name):
    with pytest.raises(OptionError, match="leave it out to have"):
        read_bytes(b"", name)


def png() -> bytes:
    """Build a small grey picture."""
    rows = b"".join(b"\0" + bytes((x * y) % 251 for x in range(64)) for y in range(64))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    packed = [struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.mark.parametrize(
    "data",
    [
        png(),
        b"\0" * 1000,
        b"\0" * 9,
        bytes(range(32)) * 30,
        zlib.compress((MAINLAND + TAIWAN).encode()),
        b"\xff\xfe" + b"\0\1" * 50,
    ],
    ids=["picture", "zeros", "a few zeros", "controls", "packed", "marked zeros"],
)
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(UndecodableError, match=r"not text: give the page as a text file"):
        read_bytes(data)


def test_a_file_is_read_like_its_bytes(tmp_path):
    path = tmp_path / "头版.txt"
    path.write_bytes(TAIWAN.encode("cp950"))
    assert read_file(path) == read_file(str(path)) == Text(TAIWAN, "cp950", 0)
    assert read_file(path, "big5hkscs").encoding == "big5hkscs"


@pytest.mark.parametrize("name", ["nowhere.txt", ".", "a\0b"])
def test_a_file_that_cannot_be_opened_is_refused_with_advice(tmp_path, name):
    with pytest.raises(InputError, match=r"cannot be read \(.+\): check its name and that you may open it\.") as caught:
        read_file(f"{tmp_path}/{name}")
    assert caught.value.code == "unreadable"
    assert caught.value.filename == f"{tmp_path}/{name}"


def test_a_file_that_is_no_text_is_named(tmp_path):
    path = tmp_path / "page.png"
    path.write_bytes(png())
    with pytest.raises(UndecodableError) as caught:
        read_file(path)
    assert caught.value.__notes__ == [f"The file is {path}."]


def test_a_text_can_be_pickled():
    found = Text(REPUBLIC, "cp950", 2)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    try:
        found = read_bytes(data)
    except UndecodableError:
        return
    bare = data.removeprefix("\ufeff".encode(found.encoding)) if found.encoding.startswith("utf") else data
    assert bare.decode(found.encoding, "replace") == found.text
    assert found.damaged <= found.text.count("\ufffd")
    if found.damaged:
        with pytest.raises(UnicodeDecodeError):
            bare.decode(found.encoding)
    else:
        assert bare.decode(found.encoding) == found.text


SENTENCES = st.sampled_from([part + "。" for page in (TAIWAN, HONG_KONG, REPUBLIC) for part in page.split("。")[:-1]])


@given(st.lists(SENTENCES, min_size=1, max_size=5).map("".join), st.sampled_from(ALL_ENCODINGS))
def test_any_sentences_come_back(page, encoding):
    assert read_bytes(page.encode(encoding)) == Text(page, encoding, 0)
