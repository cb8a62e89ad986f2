"""TEI is what the shipped RELAX NG and TEI's own DTD call valid, and holds every element once, with all its places.

The DTD comes with a package that is too large to be asked for; where it is not installed, the RELAX NG stands alone.
"""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from written_pages import HIGH, TEXTS, element, mainland_page, pages

from zhnews.models import Article, Element, Page, Role
from zhnews.schemas import tei_schema

RELAX_NG = etree.RelaxNG(etree.fromstring(tei_schema().encode()))
TEI = "{http://www.tei-c.org/ns/1.0}"
briefly = settings(max_examples=60, deadline=None, derandomize=True)


def read_tei(page: Page, **options: str) -> etree._Element:
    document = etree.fromstring(page.to_tei(**options).encode())
    assert RELAX_NG.validate(document), RELAX_NG.error_log
    return document


def restored(node: etree._Element) -> str:
    """The text of a node, with the characters that XML cannot hold put back from their numbers."""
    number = node.get("n", "").removeprefix("U+")
    parts = [chr(int(number, base=16)) if node.tag == f"{TEI}g" else node.text or ""]
    for child in node:
        parts += [restored(child), child.tail or ""]
    return "".join(parts)


def printed(node: etree._Element) -> list[tuple[tuple[tuple[int, int], ...], str]]:
    """Every element below a node, as its spans and its text."""
    found = []
    for inner in node.iter():
        if inner.get("corresp"):
            ranges = (one.removeprefix("char:").split(",") for one in inner.get("corresp").split())
            found.append((tuple((int(start), int(end)) for start, end in ranges), restored(inner)))
    return found


def said(elements: tuple[Element, ...]) -> list[tuple[tuple[tuple[int, int], ...], str]]:
    return sorted((e.spans, e.text) for e in elements)


def check_tei(page: Page, file: str = "page.txt") -> None:
    """Every element stands in the document once, to the character, with every place it has in the source."""
    document = read_tei(page, file=file)
    assert sorted(printed(document)) == said(page.elements)
    divs = document.findall(f"{TEI}text/{TEI}body/{TEI}div")
    assert [sorted(printed(div)) for div in divs] == [said(article.elements) for article in page]
    assert [float(div.get("cert")) for div in divs] == [article.confidence for article in page]


def test_pages_that_were_parsed_are_valid_tei_with_nothing_lost(parsed, hostile):
    for page in [*parsed, *hostile]:
        check_tei(page)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(pages(), TEXTS)
def test_any_page_is_valid_tei_with_nothing_lost(page, file):
    check_tei(page, file)


# TEI's own DTD, P5 4.8.0, comes with trafilatura; the modules that it leaves out are added as TEI defines them, except
# that g may stand anywhere.
LEFT_OUT = """
<!ELEMENT g (#PCDATA)>
<!ATTLIST g xmlns CDATA "http://www.tei-c.org/ns/1.0" n CDATA #IMPLIED>
<!ELEMENT fw %macro.phraseSeq;>
<!ATTLIST fw xmlns CDATA "http://www.tei-c.org/ns/1.0" %att.global.attributes;>
<!ELEMENT figure (%model.headLike;|%model.common;|%model.global;|%model.divBottom;)*>
<!ATTLIST figure xmlns CDATA "http://www.tei-c.org/ns/1.0" %att.global.attributes;>
"""


@pytest.fixture(scope="module")
def tei_dtd() -> etree.DTD:
    found = find_spec("trafilatura")
    if found is None or found.origin is None:
        pytest.skip("trafilatura brings too much along to be asked for; install it to hold pages against TEI's own DTD")
    defined = (Path(found.origin).parent / "data" / "tei_corpus.dtd").read_text("utf-8")
    milestones = '<!ENTITY % model.milestoneLike "'
    assert milestones in defined
    return etree.DTD(io.StringIO(defined.replace(milestones, f"{milestones}fw |figure |g |", 1) + LEFT_OUT))


def test_pages_that_were_parsed_are_what_tei_itself_calls_valid(tei_dtd, parsed, hostile):
    for page in [*parsed, *hostile]:
        assert tei_dtd.validate(read_tei(page)), tei_dtd.error_log
    wrong = mainland_page().to_tei().replace("<pb ", "<byline/><p/><head/><pb ")
    assert not tei_dtd.validate(etree.fromstring(wrong))


@briefly
@given(page=pages())
def test_any_page_is_what_tei_itself_calls_valid(tei_dtd, page):
    assert tei_dtd.validate(read_tei(page)), tei_dtd.error_log


def test_articles_are_read_in_tei_in_their_reading_order(parsed):
    for page in parsed:
        divs = read_tei(page).findall(f"{TEI}text/{TEI}body/{TEI}div")
        for div, article in zip(divs, page, strict=True):
            assert printed(div) == [(e.spans, e.text) for e in article.elements]


def test_tei_of_a_whole_page():
    text = read_tei(mainland_page()).find(f"{TEI}text")
    shown = [
        (inner.tag.removeprefix(TEI), inner.get("type") or inner.get("n"), (inner.text or "").strip())
        for inner in text.iter()
    ]
    assert shown == [
        ("text", None, ""),
        ("body", None, ""),
        ("pb", "1", ""),
        ("fw", None, "柳川日报 2031年5月4日"),
        ("div", "article", ""),
        ("head", "section", "民生观察"),
        ("head", "kicker", "历时三年建成"),
        ("head", "headline", "柳川大桥"),
        ("head", "headline", "昨日通车"),
        ("head", "deck", "两岸居民过江只需五分钟"),
        ("dateline", None, "本报柳川5月3日电"),
        ("byline", None, "（记者"),
        ("persName", None, "方晓"),
        ("p", None, "昨日上午，柳川大桥正式通车。"),
        ("div", "part", ""),
        ("head", "subhead", "桥下有市场"),
        ("p", None, "市场里有十二家店铺。"),
        ("note", "pull_quote", ""),
        ("quote", None, "过江只需五分钟"),
        ("figure", None, ""),
        ("head", None, "大桥全景。"),
        ("byline", None, "本报记者 方晓 摄"),
        ("note", "continuation", "（下转第四版）"),
        ("div", "article", ""),
        ("p", None, "柳川图书馆今起延长开放。"),
        ("figure", None, ""),
        ("head", None, "江上日出。"),
    ]


def test_the_tei_header_says_what_the_folio_says_and_where_the_offsets_lead():
    document = read_tei(mainland_page(), file="柳川 1.txt")
    header = document.find(f"{TEI}teiHeader")
    assert [restored(found).strip() for found in header.iter(f"{TEI}title")] == ["柳川日报 2031-05-04 1", "柳川日报"]
    assert header.find(f".//{TEI}date").get("when") == "2031-05-04"
    prefix = header.find(f".//{TEI}prefixDef")
    assert prefix.get("replacementPattern") == "%E6%9F%B3%E5%B7%9D%201.txt#char=$1,$2"
    assert document.find(f"{TEI}text").get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"


def test_what_xml_cannot_hold_is_marked_and_counted():
    text = f"春\0到\r江{HIGH}边\ufffe\uffff\x0b"
    page = Page("江" * 20, (Article((element(Role.PARAGRAPH, text),)),))
    document = read_tei(page)
    marked = [g.get("n") for g in document.iter(f"{TEI}g")]
    assert marked == ["U+0000", "U+000D", "U+D83D", "U+FFFE", "U+FFFF", "U+000B"]
    assert "".join(document.find(f".//{TEI}body").itertext()).strip() == "春\ufffd到\ufffd江\ufffd边\ufffd\ufffd\ufffd"
    assert "There are 6 of them." in "".join(document.itertext())
    assert "cannot hold" not in Page("江").to_tei()


def test_a_byline_between_paragraphs_is_a_block_and_one_at_the_end_closes_the_article():
    roles = [Role.PARAGRAPH, Role.DATELINE, Role.PARAGRAPH, Role.SUBHEAD, Role.BYLINE, Role.PARAGRAPH, Role.BYLINE]
    article = Article(tuple(element(role, role.value, at) for at, role in enumerate(roles)))
    div = read_tei(Page("江" * 40, (article,))).find(f".//{TEI}div")
    assert [child.tag.removeprefix(TEI) for child in div] == ["p", "ab", "p", "div", "byline"]
    assert [child.tag.removeprefix(TEI) for child in div[3]] == ["head", "byline", "p"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' corresp="char:130,140"', ""),
        ('corresp="char:130,140"', 'corresp="130-140"'),
        ('type="kicker"', 'type="title"'),
        ('cert="0.75"', 'cert="1.75"'),
        ("<fw ", "<fw place='top' "),
        ("<pb ", "<lb "),
        ("</body>", "<p>江</p></body>"),
        ('xml:lang="zh-Hans"', 'xml:lang="en"'),
        ("<title>", "<title><hi/>"),
    ],
)
def test_a_document_that_is_not_of_the_subset_fails(old, new):
    written = mainland_page().to_tei()
    assert old in written
    assert not RELAX_NG.validate(etree.fromstring(written.replace(old, new)))
