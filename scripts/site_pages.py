"""What MkDocs is told beside mkdocs.yml: pages that stand outside docs/, and links as they are right in the repository.

The documents are read in the repository as well as on the site, so their links lead to files. Here the files outside
docs/ get a place on the site and the links follow; a link that leads nowhere is left for MkDocs to find.
"""

from __future__ import annotations

import logging
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jieba
from mkdocs.structure.files import File

import zhnews

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
# Where files of the repository stand on the site; everything else below docs/ keeps its name.
PLACES = {
    "README.md": "index.md",
    "README.zh.md": "zh.md",
    "docs/README.md": "documents.md",
    "examples/README.md": "examples.md",
    "benchmarks/README.md": "benchmarks.md",
    "CHANGELOG.md": "changes.md",
    "LICENSE": "LICENSE.txt",
    "NOTICE": "NOTICE.txt",
}
ORIGINS = {place: origin for origin, place in PLACES.items()}
FENCED = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?:(?<=\]\()|(?<=src=\"))(?P<file>[^)\s#:\"]+)(?=[)#\"])")
# The words after a fence: a second one means something to the tests and nothing to Markdown; sessions have their own.
MARKS = ((re.compile(r"^```text [a-z]+\n"), "```text\n"), (re.compile(r"^```python\n(?=>>> )"), "```pycon\n"))
NO_FENCE = re.compile(r'^```(?!\w*(?: title="[^"]*")?$).*', re.MULTILINE)
# What a browser fetches by itself, as opposed to what a reader clicks.
FETCHED = re.compile(
    r'<(?:script|img|iframe|source|link(?![^>]*canonical))\b[^>]*\s(?:src|href)="?(?:https?:)?//[^>]*>'
)
# Where the reference takes in the public names that no heading of it has yet.
THE_REST = "<!-- the public names that are not above -->"

log = logging.getLogger("mkdocs.hooks.site_pages")


def on_config(config: MkDocsConfig) -> None:
    """Leave pages that are not there out of the navigation; MkDocs warns of those that the navigation forgets."""
    config.nav = present(config.nav)
    jieba.setLogLevel(logging.WARNING)  # it cuts the Chinese of the search index, and talks while it does


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the files outside docs/ where they stand on the site."""
    for origin, place in PLACES.items():
        if known := files.get_file_from_path(origin.removeprefix("docs/")):
            files.remove(known)
        files.append(File.generated(config, place, content=(ROOT / origin).read_text("utf-8")))


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Turn links between files of the repository into links between pages of the site."""
    here = page.file.src_uri
    folder = posixpath.dirname(ORIGINS.get(here, f"docs/{here}"))

    def moved(link: re.Match[str]) -> str:
        origin = posixpath.normpath(posixpath.join(folder, link["file"]))
        place = PLACES.get(origin, origin.removeprefix("docs/"))
        return posixpath.relpath(place, posixpath.dirname(here) or ".")

    pieces = FENCED.split(markdown.replace(THE_REST, rest_of(markdown)))
    pieces[::2] = [LINK.sub(moved, prose) for prose in pieces[::2]]
    for mark, shown in MARKS:
        pieces[1::2] = [mark.sub(shown, fenced) for fenced in pieces[1::2]]
    for found in NO_FENCE.findall("".join(pieces)):
        log.warning("%s has a fence that Markdown does not read: %s", here, found)
    return "".join(pieces)


def on_post_page(output: str, page: Page, **_: object) -> None:
    """Warn, which fails a strict build, of what a browser would fetch from another host."""
    for found in FETCHED.findall(output):
        log.warning("%s asks another host: %s", page.file.src_uri, found)


def rest_of(markdown: str) -> str:
    """Return the directives for the public names that a page does not have."""
    return "\n\n".join(f"::: zhnews.{name}" for name in zhnews.__all__ if f"::: zhnews.{name}\n" not in markdown)


def present(nav: Any) -> Any:  # noqa: ANN401 - as deep as mkdocs.yml has it
    """Return a part of the navigation without the pages that are not there."""
    if isinstance(nav, str):
        there = (ROOT / ORIGINS.get(nav, f"docs/{nav}")).exists()
        return nav if there else None
    if isinstance(nav, dict):
        return {title: kept for title, inside in nav.items() if (kept := present(inside))} or None
    return [kept for inside in nav if (kept := present(inside))]
