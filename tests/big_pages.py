"""Pages of any size, made of the pages of the tests; the tests and benchmarks of reports take them from here."""

from dataclasses import replace
from itertools import cycle
from pathlib import Path

import zhnews
from zhnews.models import Page


def big_page(elements):
    """The pages of the tests one below the other, until there are so many elements."""
    source, articles, loose, count = "", [], [], 0
    paths = cycle(sorted((Path(__file__).parent / "pages").glob("*.txt")))
    while count < elements:
        page = zhnews.parse(next(paths).read_text("utf-8"))
        moved = [replace(a, elements=tuple(_moved(e, len(source)) for e in a.elements)) for a in page]
        articles, loose = articles + moved, loose + [_moved(e, len(source)) for e in page.loose]
        source += page.source + "\n\n"
        count += len(page.elements)
    return Page(source, tuple(articles), tuple(loose))


def _moved(element, by):
    return replace(element, spans=tuple((start + by, end + by) for start, end in element.spans))
