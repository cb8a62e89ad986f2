"""The pipeline: from a page's raw text to a `Page`, stage by stage.

A stage is a function; `Parser` takes others in the place of four of them. Nothing here knows Chinese.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from zhnews.articles import arrange
from zhnews.columns import column_widths
from zhnews.crossings import unravel
from zhnews.cues import find_cues
from zhnews.drafts import Draft
from zhnews.errors import OptionError
from zhnews.fragments import TEXT, Block, join_lines
from zhnews.insets import caption_starts, set_apart, stands_alone
from zhnews.items import without_bullets
from zhnews.layout import Layout, even_gaps, habits_of, tops_set_off, without_stops
from zhnews.lines import split_lines
from zhnews.models import Article, Decision, Element, Page, Rule
from zhnews.pages import make_page
from zhnews.reading import join
from zhnews.roles import label_by, label_lines, opening_lines
from zhnews.rulers import ruler_of
from zhnews.rules import fault
from zhnews.source import Script, Source, check_script, convert, widen
from zhnews.threads import thread
from zhnews.units import Unit, make_units

# The roles that a caller's own rule may give a line.
_OWN = ("byline", "section", "author_note", "continuation", "furniture")


class Parser:
    """A parser made to measure: reusable, picklable, safe to share between threads.

    `script` and `punctuation` change the texts of the page it gives, never the spans: `script` is `"keep"`,
    `"simplified"` or `"traditional"`; `punctuation="full"` gives half-width marks beside Han characters their full
    width.

    >>> page = Parser(script="traditional").parse("江边的船\\n\\n本报记者 王晓\\n\\n早晨，船来了。")
    >>> page[0].headline, page[0].text
    ('江邊的船', '早晨，船來了。')

    `rules` are your own, asked before those of `zhnews.knowledge`. A pattern has to match a line's folded view
    (Simplified, half-width: `zhnews.source.fold`) from its first character to its last. A rule named `furniture.shop`
    makes furniture of such lines; one named `byline.…` signs, its group `who` the names, `role` their role; `section`,
    `author_note` and `continuation` (groups `from`, `on`) are the others.

    >>> shop = Rule("furniture.shop", "老街茶庄.{0,20}")
    >>> [element.why.rule for element in Parser(rules=[shop]).parse("老街茶庄 新茶上市").furniture]
    ['furniture.shop']

    The four stages behind the labels are functions, and another of the same kind may stand in the place of each:
    `join` makes blocks of lines, `units` says what they are, `articles` puts them together, `pages` makes the page.
    Parsers with functions of a module are picklable, as the functions are. Raises `OptionError` on what an option does
    not take.
    """

    def __init__(  # noqa: PLR0913 - a stage each
        self,
        *,
        script: Script = "keep",
        punctuation: str = "keep",
        rules: Sequence[Rule] = (),
        join: Callable[[Layout], list[Block]] = join_lines,
        units: Callable[[Layout, Sequence[Block]], list[Unit]] = make_units,
        articles: Callable[[list[Unit], int], tuple[list[Draft], list[Unit]]] = arrange,
        pages: Callable[[Source, Sequence[Draft], Sequence[Unit], int], Page] = make_page,
    ) -> None:
        check_script(script)
        if punctuation not in {"keep", "full"}:
            message = f"punctuation is 'keep' or 'full', not {punctuation!r}."
            raise OptionError(message)
        self.script: Script = script
        self.punctuation = punctuation
        self.rules = _checked(rules)
        self.join, self.units, self.articles, self.pages = join, units, articles, pages

    def parse(self, text: str) -> Page:
        """Return the page that a text holds; raises `NotTextError` (a `TypeError`) on what is no `str`, else never."""
        layout = lay_out(Source(text), self.rules)
        blocks = self.join(layout)
        if threaded := thread(layout, blocks):
            layout, blocks = threaded, self.join(threaded)
        units = self.units(layout, blocks)
        drafts, loose = self.articles(units, layout.habits.gap)
        return self._present(self.pages(layout.source, drafts, loose, layout.habits.gap))

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


@cache
def default_parser() -> Parser:
    """Return the parser of `zhnews.parse`.

    >>> default_parser() is default_parser()
    True
    """
    return Parser()


def _checked(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return a caller's rules; raise `OptionError` on one of an unknown role, or that does not compile."""
    if isinstance(rules, Rule) or not isinstance(rules, Iterable):
        message = f"rules is a sequence of zhnews.Rule objects, not {rules!r}."
        raise OptionError(message)
    for rule in rules:
        name = getattr(rule, "name", rule)
        role, dot, _ = str(name).partition(".")
        if not isinstance(rule, Rule) or role not in _OWN or not dot:
            message = f"a rule is a zhnews.Rule, its name a role ({', '.join(_OWN)}), a dot and more, not {name!r}."
            raise OptionError(message)
        if problem := fault(rule.pattern):
            message = f"The pattern of the rule {name!r} cannot be used: {problem}."
            raise OptionError(message)
    return tuple(rules)


def lay_out(source: Source, rules: Sequence[Rule] = (), *, labelled: bool = True) -> Layout:
    """Return a page's lines with all that can be said of each before its neighbours are weighed."""
    lines = split_lines(source)
    ruler = ruler_of(source, lines)
    lines = without_bullets(unravel(source, ruler.measured(source, lines)))
    columns = column_widths(lines)
    lines = tops_set_off(lines, columns)
    cues = find_cues(source, lines)
    labels = label_lines(source, lines, columns, cues) if labelled else [None] * len(lines)
    own = label_by(rules, source, lines) if rules and labelled else {}
    labels = [own.get(i, label) for i, label in enumerate(labels)] if own else labels
    habits = habits_of(source, lines, columns)
    lines = without_stops(source, even_gaps(lines, columns, habits), columns, habits.gap)
    captions = caption_starts(lines, labels, columns, habits)
    apart = set_apart(lines, labels, columns, habits.gap, captions)
    captions |= {block[0] for block in apart}
    joined = frozenset(i for block in apart for i in block[1:] if not stands_alone(lines, labels, i))
    labels = [None if i in joined else label for i, label in enumerate(labels)]
    openings = opening_lines(lines, cues)
    return Layout(source, lines, labels, columns, habits, openings, joined, ruler=ruler, captions=captions)


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
        runs = [block.lines] if block.kind == TEXT else [(i,) for i in block.lines]
        for run in runs:
            between = text[at : lines[run[0]].start]
            # Where columns stood side by side, the foot of one and the top of the next are not neighbours in the text.
            out.append("\n" if at > lines[run[0]].start or between.strip() else between)
            out.append(join([text[lines[i].start : lines[i].end] for i in run]))
            at = lines[run[-1]].end
    return "".join([*out, text[max((line.end for line in lines), default=0) :]])
