"""Reports as a browser shows them: nothing runs, nothing is asked for, everything is reached, on any screen.

Without a browser these tests are skipped with a warning; `make test` installs one where it can.
"""

from __future__ import annotations

import importlib.util
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from big_pages import big_page
from browsers import find_browser, opening_times, started_browser
from test_reports import TORN

import zhnews
from zhnews.models import Article, Decision, Element, Page, Role
from zhnews.reports import report, to_html

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
ATTACKS = (
    "<script>window.ran=1</script>",
    "</style><script>window.ran=2</script>",
    "</pre></bdi></title><img src=x onerror=window.ran=3>",
    "]]><svg/onload=window.ran=4>",
    '" onmouseover="window.ran=5" x="',
    "' onfocus='window.ran=6' autofocus='",
    "<iframe src=javascript:window.ran=7>",
    "<base href=http://127.0.0.1:9/><link rel=stylesheet href=x.css>",
    "&lt;script&gt;window.ran=8&lt;/script&gt;&#60;b&#62;&amp;",
    "<!--<plaintext>-->",
    "<meta http-equiv=refresh content=0;url=http://127.0.0.1:9/>",
    "\u202e<b>\u2067\u200f江\u2066",
    "\0\ud800\x1b[31m\ufeff\u2028\r",
)
SMALL = "柳川晚报 2024年5月17日 星期五 第3版\n\n# 江边的船\n\n本报讯（记者 王晓）早晨，船来了。\n\n▲图为船。王晓摄\n"
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(event.violatedDirective));
"""


@pytest.fixture(scope="module")
def chromium():
    if not find_browser() or not importlib.util.find_spec("playwright"):
        reason = "REPORTS WERE NOT TESTED IN A BROWSER: there is no Chromium, or playwright is not installed."
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    with started_browser() as browser:
        yield browser


@pytest.fixture
def show(chromium, tmp_path):
    """Shows a report and gives the browser's page, which notes its requests and messages."""
    contexts = []

    def shown(html, *, width=1280, height=800, place="", **options):
        path = tmp_path / "report.html"
        path.write_text(html, "utf-8", newline="")
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(path.as_uri() + place)
        return page

    yield shown
    for context in contexts:
        context.close()


def hostile_page():
    """Every role, with an attack in every field that a page has."""
    pieces, elements = [], []
    for number, role in enumerate(role for role in Role for _ in ATTACKS):
        attack = ATTACKS[number % len(ATTACKS)]
        start = sum(map(len, pieces))
        pieces.append(attack + "\n")
        captures = tuple((key, attack) for key in ("join", "doubt", "paper", attack))
        elements.append(Element(role, attack, ((start, start + len(attack)),), Decision(attack, attack, captures)))
    half = len(elements) // 2
    articles = (Article(tuple(elements[:half]), 0.2), Article(tuple(elements[half:-20]), 0.9))
    return Page("".join(pieces), articles, tuple(elements[-20:]))


def hostile_report():
    return "".join(
        report([(attack, Page(attack)) for attack in ATTACKS] + [("", hostile_page())], title="".join(ATTACKS))
    )


def doubtful_page():
    """A torn page with doubts, one of its articles unsure."""

    def doubted(element):
        told = (
            ("join", "the seam speaks for it, by 2.1 before the next"),
            ("doubt", "the part at 96 is nearly as good"),
        )
        why = replace(element.why, captures=(*element.why.captures, *told))
        return replace(element, why=why) if len(element.spans) > 1 else element

    page = zhnews.parse(TORN)
    unsure = replace(page[1], confidence=0.3)
    return replace(page, articles=(replace(page[0], elements=tuple(map(doubted, page[0].elements))), unsure))


def several():
    """A report of the examples and of a page with doubts."""
    pages = [(path.name, zhnews.parse(path.read_text("utf-8"))) for path in EXAMPLES]
    return "".join(report([*pages, ("doubtful.txt", doubtful_page())]))


def test_hostile_text_runs_nothing_and_asks_for_nothing(show):
    page = show(hostile_report())
    page.mouse.move(300, 400)
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("window.ran") is None
    assert page.evaluate("window.violations") == []
    assert page.said == []
    assert [url for url in page.asked if not url.endswith("report.html")] == []
    assert page.locator("script, img, svg, iframe, base, link").count() == 0
    assert page.url.endswith("report.html")


def test_the_policy_stops_a_script_that_somebody_puts_into_a_report(show):
    inside = "<script>window.ran=1</script><img src=http://127.0.0.1:9/x onerror=window.ran=2><b style=color:red>x</b>"
    page = show(to_html(Page("江")).replace("<main>", "<main>" + inside))
    assert page.evaluate("window.ran") is None
    assert {"script-src-elem", "img-src", "style-src-attr"} <= set(page.evaluate("window.violations"))


def test_a_browser_reads_the_source_as_it_stood(show):
    source = "\n\n  江<边>&amp;\r\n的船\r来了\t，\x85人\u2028也 \0来\ud800。</pre>\n\n"
    page = show(to_html(zhnews.parse(source)))
    read = page.evaluate("""() => {
        const copy = document.querySelector("pre").cloneNode(true);
        copy.querySelectorAll("a, .tip").forEach(node => node.remove());
        return copy.textContent;
    }""")
    assert read == "\n\n  江<边>&amp;\n的船\n来了\t，\n人\n也 ␀来\ufffd。</pre>\n\n"


def test_a_mark_that_turns_text_turns_nothing_beside_it(show):
    why = Decision("a.b")
    turned = Element(Role.DECK, "\u202e江边", ((0, 3),), why)
    after = Element(Role.DECK, "的船", ((3, 5),), why)
    page = show(to_html(Page("\u202e江边的船", (Article((turned, after)),))))
    lefts = page.evaluate("""() => [...document.querySelectorAll("pre .run")].flatMap(run => {
        const text = [...run.childNodes].find(node => node.nodeType === 3);
        return [...text.data].map((char, at) => {
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return [char, range.getBoundingClientRect().left];
        });
    })""")
    at = dict(lefts)
    assert max(at["江"], at["边"]) < at["的"] < at["船"]


def test_a_report_of_five_hundred_elements_opens_within_a_second(chromium, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(to_html(big_page(500)), "utf-8")
    # By the clock where the machine has nothing else to do; where it has, the browser's own work tells.
    assert any(0 < min(opening_times(chromium, path)) < 1000 for _ in range(3))


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_axe_finds_nothing_wrong(show, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    page = show(
        "".join(report([("一.txt", doubtful_page()), ("二.txt", zhnews.parse(SMALL))])),
        width=width,
        color_scheme=scheme,
        place="#p1s4",
    )
    page.evaluate("document.querySelectorAll('details').forEach((details, n) => details.open = n % 3 === 0)")
    page.locator(".tag").nth(3).focus()
    found = Axe().run(page).response
    wrong = {(v["id"], v["nodes"][0]["html"][:120], v["nodes"][0]["failureSummary"]) for v in found["violations"]}
    assert wrong == set()
    assert len(found["passes"]) > 20


def contrasts(page, selector):
    """The contrast of each element's text with what lies behind it, as WCAG 2 counts it."""
    return page.evaluate(
        """selector => {
        const canvas = Object.assign(document.createElement("canvas"), {width: 1, height: 1});
        const pen = canvas.getContext("2d", {willReadFrequently: true});
        const paint = (...colours) => {
            pen.clearRect(0, 0, 1, 1);
            colours.forEach(colour => { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); });
            return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
        };
        const light = rgb => rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        return [...document.querySelectorAll(selector)].map(node => {
            const behind = [];
            for (let at = node; at; at = at.parentElement) behind.unshift(getComputedStyle(at).backgroundColor);
            const [a, b] = [light(paint(...behind, getComputedStyle(node).color)), light(paint(...behind))];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        });
    }""",
        selector,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_has_contrast(show, scheme):
    titles = [Article((Element(Role.HEADLINE, "江边", ((n * 3, n * 3 + 2),), Decision("a.b")),)) for n in range(9)]
    page = show(to_html(Page("江边\n" * 9, tuple(titles))), color_scheme=scheme)
    for selector in (".run", ".tag", ".el summary", ".el h4", ".meta b", ".back", ".tip", "dl", "dt", ".legend li"):
        found = contrasts(page, selector)
        assert len(found) >= 9, selector
        assert min(found) >= 4.5, selector
    assert len(set(contrasts(page, ".tag"))) == 8


@pytest.mark.parametrize("html", [several, hostile_report], ids=["examples", "hostile"])
def test_a_phone_scrolls_in_one_direction_only(show, html):
    page = show(html(), width=360, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    lefts = page.evaluate("[...document.querySelectorAll('.pane')].map(pane => pane.getBoundingClientRect().left)")
    assert len(set(lefts)) == 1


VISIBLE_TIPS = """() => [...document.querySelectorAll(".tip, dl")].filter(tip => tip.checkVisibility())
    .map(tip => [tip.innerText, tip.getBoundingClientRect()])
    .map(([text, box]) => [text, box.top >= 0, box.bottom <= innerHeight])"""


def test_the_keyboard_reaches_every_explanation(show):
    parsed = doubtful_page()
    page = show(to_html(parsed))
    heard = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        for text, *on_screen in page.evaluate(VISIBLE_TIPS):
            assert on_screen == [True, True]
            heard.add((page.evaluate("document.activeElement.closest('.run') ? 'source' : 'articles'"), text))
        if page.evaluate("document.activeElement.closest('nav') !== null"):
            break
    for side in ("source", "articles"):
        said = [text for where, text in heard if where == side]
        for article in parsed:
            for element in article.elements:
                words = (element.why.rule, element.why.evidence, f"confidence {article.confidence:.2f}")
                assert any(all(word in text for word in words) for text in said), element
    page.locator("summary").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator("dl").first.is_visible()


def test_a_mouse_gets_the_explanation_of_what_it_points_at(show):
    page = show(to_html(zhnews.parse(TORN)))
    assert page.evaluate(VISIBLE_TIPS) == []
    for selector in (".run.byline", ".el.byline"):
        page.locator(selector).first.hover()
        [[text, *on_screen]] = page.evaluate(VISIBLE_TIPS)
        assert "byline.role-before-name" in text
        assert on_screen == [True, True]


def test_links_lead_to_the_other_side_and_the_other_end(show):
    page = show(to_html(zhnews.parse(TORN)), height=420)
    for selector in (".run.paragraph .tag", ".el.paragraph .back", "#p1j1a", "#p1j1b", ".el .join"):
        link = page.locator(selector).first
        link.click()
        target = link.get_attribute("href")
        assert page.url.endswith(target)
        page.wait_for_function(
            """id => {
            const box = document.querySelector(id).getBoundingClientRect();
            return box.top >= 0 && box.top < innerHeight && document.querySelector(id).matches(":target");
        }""",
            arg=target,
        )


def test_print_shows_all_of_it_and_nothing_twice(show):
    page = show(to_html(doubtful_page()), height=300)
    page.emulate_media(media="print", color_scheme="dark")
    panes = page.evaluate("[...document.querySelectorAll('.pane')].map(pane => pane.scrollHeight - pane.clientHeight)")
    assert max(panes) <= 0
    page.locator(".run.byline").first.hover()
    assert page.evaluate(VISIBLE_TIPS) == []
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "light"
    assert page.pdf().startswith(b"%PDF")


def test_a_frame_in_a_notebook_keeps_to_itself(show):
    page = show(f"<!DOCTYPE html><title>notebook</title><p>before</p>{zhnews.parse(TORN)._repr_html_()}")
    color = page.evaluate("getComputedStyle(document.querySelector('p')).fontFamily")
    frame = page.frame_locator("iframe")
    assert frame.locator("pre").is_visible()
    frame.locator(".run.paragraph .tag").last.click()
    assert frame.locator(".el:target").count() == 1
    assert page.url.endswith("report.html")
    assert color == page.evaluate("getComputedStyle(document.body).fontFamily")
    assert page.evaluate("window.violations") == []
