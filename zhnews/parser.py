"""The pipeline: from a page's raw text to a `Page`, stage by stage.

A stage is a function; `Parser` takes others in their place. Nothing here knows Chinese.
"""

from __future__ import annotations

from dataclasses import replace

from zhnews.articles import arrange
from zhnews.columns import column_widths
from zhnews.cues import find_cues
from zhnews.errors import OptionError
from zhnews.fragments import TEXT, join_lines
from zhnews.layout import Layout, habits_of
from zhnews.lines import split_lines
from zhnews.models import Article, Decision, Element, Page, Role
from zhnews.pages import make_page
from zhnews.reading import read
from zhnews.roles import label_lines, opening_lines
from zhnews.source import Script, Source, check_script, convert, widen
from zhnews.units import make_units


class Parser:
    """A parser made to measure: reusable, picklable, safe to share between threads.

    `script` and `punctuation` change the texts of the page it gives, never the spans: `script` is `"keep"`,
    `"simplified"` or `"traditional"`; `punctuation="full"` gives half-width marks beside Han characters their full
    width.

    >>> page = Parser(script="traditional").parse("江边的船\\n\\n本报记者 王晓\\n\\n早晨，船来了。")
    >>> page[0].headline, page[0].text
    ('江邊的船', '早晨，船來了。')
    """

    def __init__(self, *, script: Script = "keep", punctuation: str = "keep") -> None:
        check_script(script)
        if punctuation not in {"keep", "full"}:
            message = f"punctuation is 'keep' or 'full', not {punctuation!r}."
            raise OptionError(message)
        self.script: Script = script
        self.punctuation = punctuation

    def parse(self, text: str) -> Page:
        """Return the page that a text holds; raises `NotTextError` (a `TypeError`) on what is no `str`, else never."""
        layout = lay_out(Source(text))
        blocks = join_lines(layout)
        units = make_units(layout, blocks)
        drafts, loose = arrange(units, layout.habits.gap)
        return self._present(make_page(layout.source, drafts, loose, layout.habits.gap))

    def _present(self, page: Page) -> Page:
        if self.script == "keep" and self.punctuation == "keep":
            return page
        articles = tuple(Article(tuple(map(self._render, a.elements)), a.confidence) for a in page.articles)
        return Page(page.source, articles, tuple(map(self._render, page.loose)))

    def _render(self, element: Element) -> Element:
        captures = tuple((key, self._spell(value)) for key, value in element.why.captures)
        why = Decision(element.why.rule, element.why.evidence, captures)
        return replace(element, text=self._spell(element.text), why=why)

    def _spell(self, text: str) -> str:
        text = convert(text, self.script)
        return widen(text) if self.punctuation == "full" else text


def lay_out(source: Source, *, labelled: bool = True) -> Layout:
    """Return a page's lines with all that can be said of each before its neighbours are weighed."""
    lines = split_lines(source)
    columns = column_widths(lines)
    cues = find_cues(source, lines)
    labels = label_lines(source, lines, columns, cues) if labelled else [None] * len(lines)
    return Layout(source, lines, labels, columns, habits_of(source, lines, columns), opening_lines(lines, cues))


def unwrap(text: str) -> str:
    """Return a text with its broken wraps joined and nothing else changed: a line for each paragraph or display line.

    >>> unwrap("江城今起试行公交夜\\n间专线，首批开通五条，\\n末班车延至凌晨一时，\\n票价不变，老人照旧免\\n费。\\n")
    '江城今起试行公交夜间专线，首批开通五条，末班车延至凌晨一时，票价不变，老人照旧免费。\\n'
    """
    layout = lay_out(Source(text), labelled=False)
    lines = layout.lines
    out: list[str] = []
    at = 0
    for block in join_lines(layout):
        first, last = lines[block.lines[0]], lines[block.lines[-1]]
        out.append(text[at : first.start])
        spans = tuple((lines[i].start, lines[i].end) for i in block.lines)
        whole = len(spans) == 1 or block.kind != TEXT
        out.append(text[first.start : last.end] if whole else read(text, spans, Role.PARAGRAPH))
        at = last.end
    return "".join([*out, text[at:]])
